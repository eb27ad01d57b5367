// The page: what happens when something is pressed or arrives.

import { loadRenderer } from './cards.js';
import { draw, drawFoot, drawList, nodeOf, redraw, showFromTop, signOf, startDrawing } from './draw.js';
import { element, summary } from './messages.js';
import { drawPeople, startTheme } from './people.js';
import { mark, mine, personOf, state, unread, viewKey } from './state.js';
import { Refused, act, follow } from './wire.js';

const CARD = 'application/vnd.microsoft.card.adaptive';
const TYPING_LASTS = 8000;
// Teams refreshes a card by itself when what it shows is older than about a minute.
const REFRESH_AFTER = 60000;

const at = (id) => document.getElementById(id);

// What people do

async function send(name, body) {
  try {
    return await act(name, { person: state.me.key, conversation: state.here.id, ...body });
  } catch (error) {
    notice(error instanceof Refused ? error.message : 'The page lost its server. Is PlanBot still running?');
    return null;
  }
}

async function say(text, root) {
  for (const answer of (await send('say', { text, root })) ?? []) {
    if (answer.status < 200 || answer.status > 299) {
      state.notes.set(answer.activity.id, failure(answer));
      draw();
    }
  }
}

function failure({ status, body }) {
  if (status === 0) {
    return 'PlanBot could not be reached. Is it still running?';
  }
  if (status === 504) {
    return 'PlanBot took more than 15 seconds. Teams would send this again.';
  }
  const why = body?.error?.message ?? body?.detail ?? body?.title ?? body?.message ?? '';
  return `PlanBot answered with an error (HTTP ${status}). ${why}`.trim();
}

async function press(message, action, shell) {
  if (action.type === 'Action.Execute') {
    await execute(message, action, shell, 'manual');
  } else {
    await submit(message, action, shell);
  }
}

async function submit(message, action, shell) {
  const hint = action.data?.msteams;
  if (hint?.type === 'imBack') {
    await say(hint.value, message.root);
    return;
  }
  if (['task/fetch', 'invoke', 'signin'].includes(hint?.type)) {
    shell.say('This page has no dialogs: try this in Teams.', true);
    return;
  }
  shell.busy(true);
  shell.say(null);
  const answers = await send('submit', { message: message.id, value: action.data ?? {} });
  shell.busy(false);
  const bad = answers?.find((a) => a.status < 200 || a.status > 299);
  if (bad) {
    shell.say(failure(bad), true);
  } else if (answers && hint?.feedback?.hide !== true) {
    shell.say('Your response was sent to the app.');
  }
}

async function execute(message, action, shell, trigger) {
  const asked = { type: 'Action.Execute' };
  for (const field of ['id', 'title', 'verb', 'data']) {
    if (action[field] !== undefined && action[field] !== null) {
      asked[field] = action[field];
    }
  }
  shell.busy(true);
  shell.say(null);
  const answers = await send('execute', { message: message.id, action: asked, trigger });
  shell.busy(false);
  if (answers?.length) {
    answered(message, answers[0], shell, trigger === 'automatic');
  }
}

function answered(message, { status, body }, shell, isSilent) {
  if (status < 200 || status > 299 || !body) {
    if (!isSilent) {
      shell.say(status === 504 || status === 0 ? 'Unable to reach app. Please try again.' : `Something went wrong. Please try again. (HTTP ${status})`, true);
    }
  } else if (body.type === CARD && body.statusCode === 200) {
    show(message, body.value, isSilent);
  } else if (body.statusCode === 200) {
    shell.say(isSilent ? null : String(body.value ?? ''));
  } else if (!isSilent) {
    shell.say(body.value?.message ?? (body.statusCode === 401 ? 'The app asks you to sign in, which this page cannot.' : 'Something went wrong. Please try again.'), true);
  }
}

function show(message, card, isSilent) {
  const current = state.messages.get(message.id);
  state.views.set(viewKey(message), { card, version: current?.version ?? message.version, drawing: Date.now() });
  const hadFocus = nodeOf(message)?.contains(document.activeElement) || document.activeElement === document.body;
  draw();
  if (!isSilent) {
    showFromTop(message);
    const fresh = nodeOf(message)?.querySelector('.card');
    if (fresh && hadFocus) {
      fresh.tabIndex = -1;
      fresh.focus({ preventScroll: true });
    }
    announce('The card has changed.');
  }
}

function refresh(message) {
  const content = message.activity?.attachments?.find((a) => a.contentType === CARD)?.content;
  const wanted = content?.refresh;
  const key = `${viewKey(message)}|${message.version}`;
  const recently = Date.now() - (state.refreshed.get(key) ?? 0) < REFRESH_AFTER;
  if (!wanted?.action || message.deleted || recently || (wanted.userIds && !wanted.userIds.includes(state.me.id))) {
    return;
  }
  state.refreshed.set(key, Date.now());
  execute(message, wanted.action, { busy() {}, say() {} }, 'automatic');
}

async function suggested(message, action) {
  switch (action.type) {
    case 'Action.Submit':
      await send('suggested', { message: message.id, value: action.value ?? {} });
      break;
    case 'openUrl':
      window.open(action.value, '_blank', 'noopener,noreferrer');
      break;
    default:
      await say(String(action.value ?? action.title), message.root);
  }
}

async function open(conversation, { focus } = {}) {
  state.here = conversation;
  mark(conversation);
  keepPlace();
  at('app').dataset.pane = 'chat';
  draw();
  if (focus) {
    at('compose').focus();
  }
  await visit();
}

async function visit() {
  const bad = (await send('visit', {}))?.find((a) => a.status < 200 || a.status > 299);
  if (bad) {
    notice(failure(bad));
  }
}

function become(key) {
  state.me = personOf(key);
  const same = mine().find((c) => c.id === state.here.id) ?? mine().find((c) => c.type === state.here.type) ?? mine()[0];
  drawPeople({ people: state.people, me: state.me, choose: become, said: announce });
  open(same);
}

// What arrives

let liveTimer = 0;

function announce(text) {
  at('live').textContent = '';
  clearTimeout(liveTimer);
  liveTimer = setTimeout(() => {
    at('live').textContent = text;
  }, 50);
}

let toastTimer = 0;

function notice(text, conversation) {
  const toast = at('toast');
  toast.replaceChildren(...(conversation ? [signOf(conversation)] : []), element('span', '', text));
  toast.onclick = () => {
    toast.hidden = true;
    if (conversation) {
      open(conversation, { focus: true });
    }
  };
  toast.hidden = false;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => {
    toast.hidden = true;
  }, 7000);
  announce(text);
}

function arrived(message) {
  const isNew = !state.messages.has(message.id);
  state.messages.set(message.id, message);
  const conversation = mine().find((c) => c.id === message.conversation);
  if (message.from === 'bot') {
    stopTyping(message.conversation);
  }
  if (conversation) {
    const isHere = conversation.id === state.here.id;
    if (isHere && document.visibilityState === 'visible') {
      mark(conversation);
    }
    draw();
    if (message.from !== state.me.key) {
      const who = personOf(message.from)?.name ?? 'PlanBot';
      const what = isNew ? 'says' : message.deleted ? 'deleted a message' : 'edited a message';
      const line = message.deleted ? `${who} ${what}.` : `${who} ${what}: ${summary(message)}`;
      if (isHere) {
        announce(line);
      } else if (isNew) {
        notice(conversation.type === 'Personal' ? `${who}: ${summary(message)}` : `${who} in ${conversation.name}: ${summary(message)}`, conversation);
      }
    }
  }
}

function startTyping(conversation) {
  clearTimeout(state.typing.get(conversation));
  state.typing.set(conversation, setTimeout(() => {
    stopTyping(conversation);
    drawFoot();
  }, TYPING_LASTS));
  drawFoot();
}

function stopTyping(conversation) {
  clearTimeout(state.typing.get(conversation));
  state.typing.delete(conversation);
}

async function hello(event) {
  Object.assign(state, { people: event.people, conversations: event.conversations, team: event.team });
  state.messages = new Map(event.messages.map((m) => [m.id, m]));
  at('renderer-note').hidden = await loadRenderer(event.renderer);
  const wanted = new URLSearchParams(location.hash.slice(1));
  const isFirst = state.me === null;
  state.me = personOf(state.me?.key ?? wanted.get('person') ?? 'priya') ?? state.people[0];
  state.here = mine().find((c) => c.id === (state.here?.id ?? wanted.get('conversation'))) ?? mine()[0];
  drawPeople({ people: state.people, me: state.me, choose: become, said: announce });
  redraw();
  document.body.dataset.ready = 'true';
  if (isFirst && (wanted.has('conversation') || matchMedia('(min-width: 721px)').matches)) {
    at('app').dataset.pane = 'chat';
  }
  if (at('app').dataset.pane === 'chat') {
    mark(state.here);
    // Not awaited: what the bot says meanwhile is to be seen at once.
    visit();
  }
}

function keepPlace() {
  const place = new URLSearchParams({ person: state.me.key, conversation: state.here.id });
  history.replaceState(null, '', `#${place}`);
}

startTheme();
startDrawing({ open, say, suggested, press, refresh });
at('back').addEventListener('click', () => {
  at('app').dataset.pane = 'list';
  document.querySelector('[data-conversation][aria-current=true]')?.focus();
});
for (const button of document.querySelectorAll('[data-area]')) {
  button.addEventListener('click', () => {
    const wanted = mine().filter((c) => (c.type === 'Channel') === (button.dataset.area === 'teams'));
    open(wanted.find((c) => unread(c)) ?? wanted[0], { focus: true });
  });
}
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible' && state.here) {
    mark(state.here);
    drawList();
  }
});

// Events come in order; a hello that waits for the renderer holds up those behind it.
let queue = Promise.resolve();
follow((event) => {
  queue = queue.then(() => {
    switch (event.kind) {
      case 'hello':
        return hello(event);
      case 'message':
        return arrived(event.message);
      default:
        return startTyping(event.conversation);
    }
  }).catch((error) => notice(`The page stumbled: ${error.message}`));
}, (isThere) => {
  at('link-state').textContent = isThere ? '' : 'Not connected. Trying again…';
});
