// Messages as Teams shows them: bubbles in chats, posts with replies in channels, cards in both.

import { fromHero, renderCard } from './cards.js';
import { format, words } from './markdown.js';

const CARD = 'application/vnd.microsoft.card.adaptive';
const HEROES = ['application/vnd.microsoft.card.hero', 'application/vnd.microsoft.card.thumbnail'];
// Teams writes the name once above messages that follow each other closely.
const CLOSE_BY = 5 * 60 * 1000;

export function element(tag, className, ...children) {
  const made = document.createElement(tag);
  if (className) {
    made.className = className;
  }
  made.append(...children.filter((c) => c !== null && c !== undefined));
  return made;
}

/** A person's initials, or the bot's sign. */
export function avatar(person) {
  if (person) {
    const made = element('span', `avatar of-${person.key}`, person.initials);
    made.setAttribute('aria-hidden', 'true');
    return made;
  }
  const made = element('span', 'avatar of-bot');
  made.setAttribute('aria-hidden', 'true');
  made.innerHTML = '<svg><use href="#i-bot"/></svg>';
  return made;
}

export function groupIcon(kind) {
  const made = element('span', 'avatar of-group');
  made.setAttribute('aria-hidden', 'true');
  made.innerHTML = `<svg><use href="#${kind}"/></svg>`;
  return made;
}

/** The message in a line, for lists, notices and screen readers. */
export function summary(message) {
  if (message.deleted) {
    return 'This message has been deleted.';
  }
  const activity = message.activity;
  if (activity.text || activity.summary) {
    return words(activity.text || activity.summary);
  }
  const card = activity.attachments?.find((a) => a.contentType === CARD)?.content;
  return card ? heading(card) ?? (firstWords(card) || 'a card') : 'a message';
}

function inside(node) {
  return [node?.body, node?.items, node?.columns].filter(Array.isArray).flat();
}

function heading(node) {
  return node?.style === 'heading' ? words(node.text) : inside(node).map(heading).find(Boolean);
}

function firstWords(node) {
  if (node?.type === 'TextBlock') {
    return words(node.text);
  }
  for (const inner of inside(node)) {
    const found = firstWords(inner);
    if (found) {
      return found;
    }
  }
  return '';
}

export function clock(at) {
  return new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
}

export function dayOf(at) {
  const day = new Date(at);
  const today = new Date();
  const days = Math.round((new Date(today.toDateString()) - new Date(day.toDateString())) / 86400000);
  if (days === 0 || days === 1) {
    return days === 0 ? 'Today' : 'Yesterday';
  }
  return day.toLocaleDateString('en-GB', { weekday: 'long', day: 'numeric', month: 'long' });
}

/** Whether the second message can do without name and time. */
export function follows(previous, message) {
  return previous && previous.from === message.from && new Date(message.at) - new Date(previous.at) < CLOSE_BY
    && dayOf(previous.at) === dayOf(message.at);
}

/**
 * Draws a message. `host` says who looks at it and what happens:
 * { me, personOf, viewOf(message), noteOf(message), missesBot(message), press(message, action, shell) }.
 */
export function drawMessage(message, host, { compact }) {
  const person = host.personOf(message.from);
  const mine = message.from === host.me.key;
  const made = element('div', `message ${mine ? 'mine' : ''} ${compact ? 'compact' : ''} ${person ? '' : 'from-bot'}`);
  made.dataset.id = message.id;
  made.dataset.version = message.version;
  const name = person?.name ?? 'PlanBot';
  const time = element('time', '', clock(message.at));
  time.dateTime = message.at;
  time.title = new Date(message.at).toLocaleString('en-GB', { dateStyle: 'full', timeStyle: 'short' });
  const edited = message.version > 0 && !message.deleted ? element('span', 'edited', 'Edited') : null;
  const tag = person ? null : element('span', 'tag', 'App');
  const head = element('div', 'meta', element('span', 'name', name), tag, time, edited);
  const body = element('div', 'body', head);
  if (message.deleted) {
    body.append(element('div', 'bubble gone', 'This message has been deleted.'));
  } else {
    body.append(...drawContent(message, host));
  }
  if (host.missesBot(message)) {
    body.append(element('p', 'note', 'PlanBot did not get this: in a channel or group chat it only gets what mentions it. Type @PlanBot.'));
  }
  const failure = host.noteOf(message);
  if (failure) {
    body.append(element('p', 'note bad', failure));
  }
  made.append(avatar(person), body);
  return made;
}

function drawContent(message, host) {
  const { activity } = message;
  const parts = [];
  if (activity.text) {
    const bubble = element('div', 'bubble');
    bubble.innerHTML = format(activity.text, activity.textFormat);
    parts.push(bubble);
  }
  const attachments = (activity.attachments ?? []).filter((a) => a.contentType !== 'text/html');
  const cards = attachments.map((attachment, index) => drawAttachment(attachment, index, message, host));
  if (activity.attachmentLayout === 'carousel' && cards.length > 1) {
    parts.push(element('div', 'carousel', ...cards));
  } else {
    parts.push(...cards);
  }
  return parts;
}

function drawAttachment(attachment, index, message, host) {
  if (attachment.contentType === CARD) {
    return drawCard((index === 0 && host.viewOf(message)) || attachment.content, message, host);
  }
  if (HEROES.includes(attachment.contentType)) {
    return drawCard(fromHero(attachment.content ?? {}), message, host);
  }
  return element('div', 'bubble', `${attachment.name ?? 'An attachment'} (${attachment.contentType}) cannot be shown on this page.`);
}

function drawCard(content, message, host) {
  const shell = element('div', `card ${content.msteams?.width?.toLowerCase() === 'full' ? 'wide' : ''}`);
  const under = element('p', 'under');
  under.hidden = true;
  const press = (action) => host.press(message, action, {
    busy: (is) => shell.toggleAttribute('data-busy', is),
    say: (text, isError) => {
      under.hidden = !text;
      under.className = `under ${isError ? 'bad' : ''}`;
      under.setAttribute('role', isError ? 'alert' : 'status');
      under.textContent = text ?? '';
      under.scrollIntoView({ block: 'nearest' });
    },
  });
  shell.append(renderCard(content, press));
  return element('div', 'card-and-answer', shell, under);
}
