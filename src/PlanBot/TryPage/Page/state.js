// What the page knows: people, conversations, messages, and who looks at what.

export const state = {
  people: [], conversations: [], team: '', messages: new Map(),
  me: null, here: null,
  // Of a message: the card that an invoke gave one person, why it did not get through, when its card was refreshed.
  views: new Map(), notes: new Map(), refreshed: new Map(),
  typing: new Map(),
  seen: JSON.parse(localStorage.getItem('planbot.try.seen') ?? '{}'),
};

export function mine() {
  return state.conversations.filter((c) => c.members.includes(state.me.key));
}

export function messagesOf(conversation) {
  return [...state.messages.values()].filter((m) => m.conversation === conversation.id);
}

export function personOf(key) {
  return state.people.find((p) => p.key === key) ?? null;
}

export function mark(conversation) {
  const last = messagesOf(conversation).at(-1);
  if (last) {
    state.seen[`${state.me.key}|${conversation.id}`] = last.id;
    localStorage.setItem('planbot.try.seen', JSON.stringify(state.seen));
  }
}

export function unread(conversation) {
  const seen = Number(state.seen[`${state.me.key}|${conversation.id}`] ?? 0);
  return messagesOf(conversation).filter((m) => Number(m.id) > seen && m.from !== state.me.key && !m.deleted).length;
}

export function viewKey(message) {
  return `${state.me.key}|${message.id}`;
}
