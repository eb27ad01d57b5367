// The page as it looks now. Drawn anew after each event; what has not changed is left alone.

import { composer } from './compose.js';
import { avatar, clock, dayOf, drawMessage, element, follows, groupIcon, summary } from './messages.js';
import { messagesOf, mine, personOf, state, unread, viewKey } from './state.js';

const STARTERS = {
  Personal: ["What's the status of the victims theme?", 'Next deadlines', 'Submit a priority', 'Help'],
  GroupChat: ["@PlanBot what's the status of the victims theme?", '@PlanBot next deadlines', '@PlanBot help'],
  Channel: ['@PlanBot next deadlines', '@PlanBot post deadlines here', "@PlanBot what's the status of the victims theme?"],
};

const at = (id) => document.getElementById(id);

// The nodes that stand there, by message and by post, for the person and conversation named.
const shown = { messages: new Map(), posts: new Map(), of: '', newest: undefined };

// What can be done: { open(conversation), say(text, root), suggested(message, action), press(message, action, shell), refresh(message) }.
let acts = null;

/** Says what pressing things does. */
export function startDrawing(given) {
  acts = given;
}

/** Forgets what stands there, so that all is drawn anew. */
export function redraw() {
  shown.of = '';
  draw();
}

/** The node of a message, where it stands. */
export function nodeOf(message) {
  return shown.messages.get(message.id)?.node;
}

const host = {
  get me() {
    return state.me;
  },
  personOf,
  // A card that an invoke answered with is this person's own, until the message itself changes.
  viewOf: (message) => {
    const view = state.views.get(viewKey(message));
    return view?.version === message.version ? view.card : null;
  },
  noteOf: (message) => state.notes.get(message.id),
  missesBot: (message) => message.from !== 'bot' && !message.deleted && message.conversation === state.here.id
    && state.here.type !== 'Personal' && message.activity.textFormat === 'plain' && Array.isArray(message.activity.entities)
    && !message.activity.entities.some((e) => e.type === 'mention' && e.mentioned?.name === 'PlanBot'),
  press: (message, action, shell) => acts.press(message, action, shell),
};

/** Draws everything. */
export function draw() {
  const log = at('log');
  const isOther = shown.of !== `${state.me.key}|${state.here.id}`;
  const isLow = log.scrollHeight - log.scrollTop - log.clientHeight < 80;
  drawList();
  drawHead();
  drawLog();
  drawFoot();
  const newest = messagesOf(state.here).at(-1);
  const isNew = shown.newest !== newest?.id;
  shown.newest = newest?.id;
  if (isOther || (isNew && (isLow || newest?.from === state.me.key))) {
    log.scrollTop = log.scrollHeight;
    if (newest?.from === 'bot') {
      showFromTop(newest);
    }
  }
}

/** A long card is read from its beginning. */
export function showFromTop(message) {
  const log = at('log');
  const hidden = nodeOf(message) ? log.getBoundingClientRect().top - nodeOf(message).getBoundingClientRect().top : 0;
  if (hidden > 0) {
    log.scrollTop -= hidden + 8;
  }
}

/** Draws the list of conversations with what is unread. */
export function drawList() {
  const chats = mine().filter((c) => c.type !== 'Channel');
  const channels = mine().filter((c) => c.type === 'Channel');
  reconcile(at('list'), [
    element('h2', '', 'Chat'), element('ul', '', ...chats.map(drawEntry)),
    element('h2', '', 'Teams'), element('p', 'team', groupIcon('i-team'), state.team), element('ul', 'channels', ...channels.map(drawEntry)),
  ]);
  for (const [area, all] of [['chat', chats], ['teams', channels]]) {
    const button = document.querySelector(`[data-area=${area}]`);
    const count = all.reduce((sum, c) => sum + unread(c), 0);
    const badge = button.querySelector('.badge');
    badge.hidden = count === 0;
    badge.textContent = count;
    badge.setAttribute('aria-label', `${count} unread`);
    button.setAttribute('aria-current', String((state.here.type === 'Channel') === (area === 'teams')));
  }
}

function drawEntry(conversation) {
  const last = messagesOf(conversation).at(-1);
  const count = unread(conversation);
  const sign = conversation.type === 'Channel' ? null : signOf(conversation);
  const line = last && conversation.type !== 'Channel'
    ? element('small', '', `${last.from === state.me.key ? 'You: ' : ''}${summary(last)}`) : null;
  const button = element('button', count ? 'entry unread' : 'entry', sign,
    element('span', 'words', element('span', 'name', conversation.name), line),
    last && conversation.type !== 'Channel' ? element('time', '', clock(last.at)) : null,
    count ? element('b', 'badge', String(count)) : null);
  button.type = 'button';
  button.dataset.conversation = conversation.id;
  button.setAttribute('aria-current', String(conversation.id === state.here.id));
  button.addEventListener('click', () => acts.open(conversation, { focus: true }));
  return element('li', '', button);
}

/** The sign of a conversation. */
export function signOf(conversation) {
  return conversation.type === 'Personal' ? avatar(null) : groupIcon(conversation.type === 'Channel' ? 'i-channel' : 'i-team');
}

function drawHead() {
  const { here } = state;
  at('head-avatar').replaceChildren(signOf(here));
  at('title').textContent = here.name;
  const names = here.members.map((m) => personOf(m).name);
  at('subtitle').textContent = here.type === 'Personal' ? `Chat between ${state.me.name} and PlanBot`
    : `${here.type === 'Channel' ? `${state.team} · ` : ''}${names.join(', ')} and PlanBot`;
}

function drawLog() {
  const log = at('log');
  const key = `${state.me.key}|${state.here.id}`;
  if (shown.of !== key) {
    shown.messages.clear();
    shown.posts.clear();
    shown.of = key;
  }
  const messages = messagesOf(state.here);
  reconcile(log, messages.length ? (state.here.type === 'Channel' ? threads(messages) : bubbles(messages)) : [emptiness()]);
  messages.forEach((m) => acts.refresh(m));
}

function emptiness() {
  const what = state.here.type === 'Personal' ? 'Ask PlanBot something.' : 'Nothing here yet. Type @PlanBot to ask it something.';
  return element('div', 'empty', signOf(state.here), element('p', '', what));
}

function bubbles(messages) {
  return messages.flatMap((message, i) => {
    const previous = messages[i - 1];
    const day = !previous || dayOf(previous.at) !== dayOf(message.at) ? [divider(message)] : [];
    return [...day, drawn(message, { compact: follows(previous, message) })];
  });
}

function threads(messages) {
  const roots = [...new Set(messages.map((m) => m.root))];
  return roots.map((root) => {
    let post = shown.posts.get(root);
    if (!post) {
      post = makePost(root);
      shown.posts.set(root, post);
    }
    const inside = messages.filter((m) => m.root === root);
    reconcile(post.first, inside.filter((m) => m.id === root).map((m) => drawn(m, { compact: false })));
    const replies = inside.filter((m) => m.id !== root);
    reconcile(post.replies, replies.map((m, i) => drawn(m, { compact: follows(replies[i - 1], m) })));
    return post.node;
  });
}

function makePost(root) {
  const first = element('div', 'first');
  const replies = element('div', 'replies');
  const box = composer({
    label: 'Reply', placeholder: 'Reply', names: namesHere(), send: (text) => acts.say(text, root),
  });
  const node = element('article', 'post', first, replies, box);
  node.dataset.root = root;
  return { node, first, replies };
}

function drawn(message, options) {
  const view = state.views.get(viewKey(message));
  const signature = [message.version, options.compact, view?.version === message.version ? view.drawing : 0, state.notes.get(message.id) ?? ''].join('|');
  const before = shown.messages.get(message.id);
  if (before?.signature === signature) {
    return before.node;
  }
  const node = drawMessage(message, host, options);
  shown.messages.set(message.id, { node, signature });
  return node;
}

function divider(message) {
  const key = `day ${dayOf(message.at)}`;
  const before = shown.messages.get(key) ?? { node: element('div', 'day', element('span', '', dayOf(message.at))) };
  shown.messages.set(key, before);
  return before.node;
}

/** Draws what is below the messages: typing, chips, the box. */
export function drawFoot() {
  const { here, me } = state;
  const place = at('compose-here');
  const key = `${me.key}|${here.id}`;
  if (place.dataset.for !== key) {
    place.dataset.for = key;
    const isChannel = here.type === 'Channel';
    place.replaceChildren(composer({
      id: 'compose',
      label: isChannel ? 'Start a post' : `Message in ${here.name}`,
      placeholder: isChannel ? 'Start a post. Type @ to mention PlanBot' : here.type === 'GroupChat' ? 'Type a message. @ mentions PlanBot' : 'Type a message',
      names: namesHere(),
      send: (text) => acts.say(text, null),
    }));
  }
  at('typing').hidden = !state.typing.has(here.id);
  at('chips').replaceChildren(...chips());
}

function namesHere() {
  return state.here.type === 'Personal' ? []
    : ['PlanBot', ...state.here.members.filter((m) => m !== state.me.key).map((m) => personOf(m).name)];
}

function chips() {
  const messages = messagesOf(state.here);
  const last = messages.at(-1);
  const offered = last?.activity?.suggestedActions;
  if (offered && (!offered.to?.length || offered.to.includes(state.me.id))) {
    return (offered.actions ?? []).slice(0, 3).map((a) => chip(a.title ?? String(a.value), () => acts.suggested(last, a)));
  }
  return messages.some((m) => m.from === state.me.key) ? [] : STARTERS[state.here.type].map((text) => chip(text, () => acts.say(text, null)));
}

function chip(text, onPress) {
  const button = element('button', 'chip', text);
  button.type = 'button';
  button.addEventListener('click', () => {
    onPress();
    at('compose').focus();
  });
  return button;
}

// Puts the wanted nodes in place and leaves those alone that are there: what was typed, and focus, stay.
function reconcile(parent, nodes) {
  let place = parent.firstChild;
  const focused = parent.id === 'list' ? document.activeElement?.dataset?.conversation : null;
  for (const node of nodes) {
    if (node === place) {
      place = place.nextSibling;
    } else {
      parent.insertBefore(node, place);
    }
  }
  while (place) {
    const next = place.nextSibling;
    place.remove();
    place = next;
  }
  if (focused) {
    parent.querySelector(`[data-conversation="${focused}"]`)?.focus();
  }
}
