// What this page sends and hears. People's acts go to /try/…, which answers with the activities that
// Teams would send; the browser posts them to the bot's own endpoint.

// Teams gives an app this long, then shows an error.
const PATIENCE = 15000;

export class Refused extends Error {}

async function post(url, body, signal) {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal,
  });
}

// The bot hears of its install before anything else, however quickly somebody types.
let installing = Promise.resolve();

/** Says what a person did. Resolves to the bot's answers, one for each activity that it got. */
export function act(name, body) {
  const isVisit = name === 'visit';
  const done = perform(name, body, isVisit ? null : installing);
  if (isVisit) {
    installing = Promise.allSettled([installing, done]);
  }
  return done;
}

async function perform(name, body, before) {
  const response = await post(`/try/${name}`, body);
  const answer = await response.json();
  if (!response.ok) {
    throw new Refused(answer.detail ?? `The page's server answered ${response.status}.`);
  }
  await before;
  const answers = [];
  for (const activity of answer.deliver) {
    answers.push({ activity, ...(await toBot(activity)) });
  }
  return answers;
}

async function toBot(activity) {
  try {
    const response = await post('/api/messages', activity, AbortSignal.timeout(PATIENCE));
    const text = await response.text();
    return { status: response.status, body: parse(text) };
  } catch (error) {
    return { status: error.name === 'TimeoutError' ? 504 : 0, body: null };
  }
}

function parse(text) {
  try {
    return text ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}

/** Follows what happens: first `hello` with everything, then each event. Connects again by itself. */
export function follow(onEvent, onState) {
  const events = new EventSource('/try/events');
  events.onopen = () => onState(true);
  events.onerror = () => onState(false);
  events.onmessage = (e) => onEvent(JSON.parse(e.data));
}

/** The roles that can be switched, or what is wrong. */
export async function roles(change) {
  const response = change ? await post('/try/roles', change) : await fetch('/try/roles');
  const answer = await response.json();
  if (!response.ok) {
    throw new Refused(answer.detail);
  }
  return answer;
}
