// Who you are on the page: the switch between people and between their roles, and the theme.

import { avatar, element } from './messages.js';
import { Refused, roles } from './wire.js';

const ROLES = ['Reader', 'PanelMember', 'Partner', 'SteeringGroupMember', 'Staff', 'Administrator'];

/** Fills the button and its panel. `choose(key)` is called when another person is picked. */
export function drawPeople({ people, me, choose, said }) {
  const panel = document.getElementById('people');
  const button = document.getElementById('me');
  const label = element('span', 'who', element('span', '', me.name), element('small', '', me.title));
  button.replaceChildren(label, avatar(me), element('span', 'sr', '(you; change person or role)'));

  const set = element('fieldset', '', element('legend', '', 'You are'));
  for (const person of people) {
    const radio = document.createElement('input');
    Object.assign(radio, { type: 'radio', name: 'person', value: person.key, id: `person-${person.key}`, checked: person.key === me.key });
    radio.addEventListener('change', () => choose(person.key));
    const words = element('span', 'who', element('span', '', person.name), element('small', '', person.title));
    const row = element('label', 'person', radio, avatar(person), words);
    row.htmlFor = radio.id;
    set.append(row);
  }
  const role = element('div', 'role');
  panel.replaceChildren(set, role, element('p', 'hint', 'Open this page in a second window to be two people at once.'));
  drawRole(role, me, said);
}

async function drawRole(place, me, said, change) {
  let answer;
  try {
    answer = await roles(change);
  } catch (error) {
    said(error instanceof Refused ? error.message : 'The role could not be read.');
    return;
  }
  if (!answer.available) {
    place.replaceChildren(element('p', 'hint', 'Roles cannot be switched here: the application holds none.'));
    return;
  }
  const held = answer.roles[me.key] ?? [];
  const select = document.createElement('select');
  select.id = 'role';
  select.append(...ROLES.map((r) => new Option(r, r, false, held.includes(r))));
  select.value = ROLES.findLast((r) => held.includes(r)) ?? 'Reader';
  const label = element('label', '', `Role of ${me.name}`);
  label.htmlFor = 'role';
  select.addEventListener('change', async () => {
    await drawRole(place, me, said, { person: me.key, role: select.value });
    document.getElementById('role')?.focus();
    said(`${me.name} is now ${select.value}.`);
  });
  place.replaceChildren(label, select);
}

/** Light or dark as the system has it, until the button says otherwise. */
export function startTheme() {
  const root = document.documentElement;
  const kept = localStorage.getItem('planbot.try.theme');
  if (kept) {
    root.dataset.theme = kept;
  }
  document.getElementById('theme').addEventListener('click', () => {
    const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    root.dataset.theme = dark ? 'light' : 'dark';
    localStorage.setItem('planbot.try.theme', root.dataset.theme);
  });
}
