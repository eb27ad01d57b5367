// Adaptive Cards without the official renderer: the words of a card, with working inputs and buttons.
// Not a second renderer: pictures are their descriptions, layout is as plain as it can be.

import { localDates, markdown } from './markdown.js';

let cards = 0;

const COLOURS = ['accent', 'good', 'warning', 'attention', 'dark', 'light'];

/** Draws a card as text. `press` gets { type, id, title, verb, data, url }. */
export function renderAsText(card, press) {
  const scope = { id: `c${++cards}`, inputs: [], parent: null, press, elements: new Map() };
  const root = make('div', 'tc');
  root.lang = card.lang ?? '';
  fill(root, card, scope);
  return root;
}

function make(tag, className, children = []) {
  const element = document.createElement(tag);
  if (className) {
    element.className = className;
  }
  element.append(...children);
  return element;
}

function fill(root, card, scope) {
  root.append(...drawAll(card.body, scope));
  if (card.actions?.length) {
    root.append(drawActions(card.actions, scope));
  }
}

function drawAll(items, scope) {
  return (items ?? []).map((item) => draw(item, scope)).filter(Boolean);
}

const KINDS = {
  TextBlock: drawText,
  RichTextBlock: (e) => make('p', 'tc-text', [e.inlines?.map((i) => (typeof i === 'string' ? i : i.text ?? '')).join('') ?? '']),
  FactSet: drawFacts,
  ColumnSet: (e, scope) => make('div', 'tc-columns', (e.columns ?? []).map((c) => draw({ type: 'Column', ...c }, scope)).filter(Boolean)),
  Column: drawContainer,
  Container: drawContainer,
  Table: drawTable,
  ActionSet: (e, scope) => drawActions(e.actions ?? [], scope),
  Image: (e) => (e.altText ? make('p', 'tc-image', [`Picture: ${e.altText}`]) : null),
  ImageSet: (e, scope) => make('div', '', drawAll(e.images?.map((i) => ({ type: 'Image', ...i })), scope)),
  'Input.Text': drawInput,
  'Input.Number': drawInput,
  'Input.Date': drawInput,
  'Input.Time': drawInput,
  'Input.Toggle': drawInput,
  'Input.ChoiceSet': drawInput,
};

function draw(item, scope) {
  const kind = KINDS[item.type];
  if (!kind || item.requires) {
    return item.fallback && item.fallback !== 'drop' ? draw({ id: item.id, ...item.fallback }, scope) : null;
  }
  const element = kind(item, scope);
  if (!element) {
    return null;
  }
  if (item.separator) {
    element.classList.add('tc-separator');
  }
  element.hidden = item.isVisible === false;
  if (item.id) {
    scope.elements.set(item.id, element);
  }
  return element;
}

function drawText(item) {
  const element = make(item.style === 'heading' ? 'h3' : 'div', 'tc-text');
  element.innerHTML = markdown(localDates(item.text ?? ''));
  const colour = (item.color ?? '').toLowerCase();
  if (COLOURS.includes(colour)) {
    element.classList.add(`tc-${colour}`);
  }
  element.classList.toggle('tc-bold', /bolder/i.test(item.weight ?? '') || item.style === 'columnHeader');
  element.classList.toggle('tc-large', /large/i.test(item.size ?? ''));
  element.classList.toggle('tc-subtle', item.isSubtle === true);
  return element;
}

function drawFacts(item) {
  const list = make('dl', 'tc-facts');
  for (const fact of item.facts ?? []) {
    const term = make('dt');
    const value = make('dd');
    term.innerHTML = markdown(localDates(fact.title ?? ''));
    value.innerHTML = markdown(localDates(fact.value ?? ''));
    list.append(term, value);
  }
  return list;
}

function drawContainer(item, scope) {
  const element = make('div', item.type === 'Column' ? 'tc-column' : 'tc-container', drawAll(item.items, scope));
  if (item.style && item.style !== 'default') {
    element.classList.add('tc-filled');
  }
  if (item.selectAction) {
    element.append(drawActions([{ title: 'Open', ...item.selectAction }], scope));
  }
  return element;
}

function drawTable(item, scope) {
  const table = make('table', 'tc-table');
  (item.rows ?? []).forEach((row, index) => {
    const isHead = index === 0 && item.firstRowAsHeaders !== false;
    const cells = (row.cells ?? []).map((cell) => {
      const element = make(isHead ? 'th' : 'td', '', drawAll(cell.items, scope));
      if (isHead) {
        element.scope = 'col';
      }
      return element;
    });
    table.append(make('tr', '', cells));
  });
  return make('div', 'tc-scroll', [table]);
}

// Inputs

function drawInput(item, scope) {
  const id = `${scope.id}-${item.id ?? scope.inputs.length}`;
  const field = make('div', 'tc-field');
  const error = make('p', 'tc-error');
  error.id = `${id}-error`;
  error.hidden = true;
  const { control, group, read } = CONTROLS[item.type](item, id);
  const label = item.label ? labelFor(item, id, group) : null;
  const target = control;
  target.setAttribute('aria-describedby', error.id);
  if (item.isRequired) {
    (group ?? target).setAttribute('aria-required', 'true');
  }
  if (!label) {
    (group ?? target).setAttribute('aria-label', item.placeholder ?? item.title ?? item.id ?? 'Input');
  }
  field.append(...[label, group ?? control, error].filter(Boolean));
  scope.inputs.push({ item, read, control: target, error });
  if (item.inlineAction) {
    field.append(drawActions([item.inlineAction], scope));
  }
  return field;
}

function labelFor(item, id, group) {
  const label = make(group ? 'span' : 'label', 'tc-label', [item.label]);
  label.id = `${id}-label`;
  if (group) {
    group.setAttribute('aria-labelledby', label.id);
  } else {
    label.htmlFor = id;
  }
  if (item.isRequired) {
    const star = make('span', 'tc-attention', [' *']);
    star.setAttribute('aria-hidden', 'true');
    label.append(star);
  }
  return label;
}

function simple(tag, type) {
  return (item, id) => {
    const control = make(item.isMultiline ? 'textarea' : tag);
    if (!item.isMultiline) {
      control.type = typeof type === 'function' ? type(item) : type;
    }
    control.id = id;
    control.value = item.value ?? '';
    control.placeholder = item.placeholder ?? '';
    if (item.maxLength) {
      control.maxLength = item.maxLength;
    }
    for (const limit of ['min', 'max']) {
      if (item[limit] !== undefined) {
        control[limit] = item[limit];
      }
    }
    return { control, read: () => control.value };
  };
}

const CONTROLS = {
  'Input.Text': simple('input', (i) => ({ tel: 'tel', url: 'url', email: 'email', password: 'password' })[(i.style ?? '').toLowerCase()] ?? 'text'),
  'Input.Number': simple('input', 'number'),
  'Input.Date': simple('input', 'date'),
  'Input.Time': simple('input', 'time'),
  'Input.Toggle': (item, id) => {
    const on = item.valueOn ?? 'true';
    const off = item.valueOff ?? 'false';
    const { row, box } = tick('checkbox', id, id, item.title ?? '', item.value === on);
    return { control: box, group: asGroup(row, 'group'), read: () => (box.checked ? on : off) };
  },
  'Input.ChoiceSet': (item, id) => (item.style === 'expanded' ? expanded(item, id) : compact(item, id)),
};

function asGroup(element, role) {
  element.setAttribute('role', role);
  return element;
}

function tick(type, name, id, title, checked, value) {
  const box = make('input');
  Object.assign(box, { type, name, id, checked });
  if (value !== undefined) {
    box.value = value;
  }
  const label = make('label', '', [title]);
  label.htmlFor = id;
  return { row: make('div', 'tc-tick', [box, label]), box };
}

function expanded(item, id) {
  const chosen = (item.value ?? '').split(',');
  const group = asGroup(make('div', 'tc-choices'), item.isMultiSelect ? 'group' : 'radiogroup');
  const boxes = (item.choices ?? []).map((choice, i) => {
    const { row, box } = tick(item.isMultiSelect ? 'checkbox' : 'radio', id, `${id}-${i}`, choice.title, chosen.includes(choice.value), choice.value);
    group.append(row);
    return box;
  });
  const read = () => boxes.filter((b) => b.checked).map((b) => b.value).join(',');
  return { control: boxes[0] ?? group, group, read };
}

function compact(item, id) {
  const chosen = (item.value ?? '').split(',');
  const control = make('select');
  control.id = id;
  control.multiple = item.isMultiSelect === true;
  if (!control.multiple) {
    control.append(new Option(item.placeholder ?? '', ''));
  }
  for (const choice of item.choices ?? []) {
    control.append(new Option(choice.title, choice.value, false, chosen.includes(choice.value)));
  }
  return { control, read: () => [...control.selectedOptions].map((o) => o.value).filter(Boolean).join(',') };
}

function isValid({ item, read, control }) {
  const value = read();
  if (item.isRequired && (value === '' || (item.type === 'Input.Toggle' && value !== (item.valueOn ?? 'true')))) {
    return false;
  }
  const limit = item.type === 'Input.Number' ? Number : String;
  if (value !== '' && ['Input.Number', 'Input.Date', 'Input.Time'].includes(item.type)) {
    if ((item.min !== undefined && limit(value) < limit(item.min)) || (item.max !== undefined && limit(value) > limit(item.max))) {
      return false;
    }
  }
  if (value !== '' && item.regex && !new RegExp(item.regex).test(value)) {
    return false;
  }
  return control.validity?.badInput !== true;
}

/** The inputs of this card and of the cards around it, not those of its neighbours. */
function gather(scope) {
  const inputs = [];
  for (let s = scope; s; s = s.parent) {
    inputs.push(...s.inputs);
  }
  return inputs;
}

function check(inputs) {
  let first = null;
  for (const input of inputs) {
    const fine = isValid(input);
    input.error.textContent = fine ? '' : input.item.errorMessage ?? 'This is missing or not right.';
    input.error.hidden = fine;
    input.control.setAttribute('aria-invalid', String(!fine));
    first ??= fine ? null : input;
  }
  first?.control.focus();
  return first === null;
}

// Actions

function drawActions(actions, scope) {
  const shown = make('div', 'tc-shown');
  const buttons = make('div', 'tc-actions');
  for (const action of actions) {
    const button = drawAction(action, scope, shown);
    if (button) {
      buttons.append(button);
    }
  }
  return make('div', 'tc-action-set', [buttons, shown]);
}

function drawAction(action, scope, shown) {
  const known = ['Action.Submit', 'Action.Execute', 'Action.OpenUrl', 'Action.ShowCard', 'Action.ToggleVisibility'];
  if (!known.includes(action.type)) {
    return action.fallback && action.fallback !== 'drop' ? drawAction(action.fallback, scope, shown) : null;
  }
  const button = make('button', `ac-pushButton style-${action.style ?? 'default'}`, [action.title ?? action.tooltip ?? 'Open']);
  button.type = 'button';
  button.disabled = action.isEnabled === false;
  if (action.tooltip) {
    button.title = action.tooltip;
  }
  button.addEventListener('click', onPress(action, scope, shown, button));
  return button;
}

function onPress(action, scope, shown, button) {
  switch (action.type) {
    case 'Action.OpenUrl':
      return () => scope.press(action);
    case 'Action.ToggleVisibility':
      return () => toggle(action, scope);
    case 'Action.ShowCard': {
      const inner = { ...scope, id: `${scope.id}-${shown.childElementCount}`, inputs: [], parent: scope };
      const panel = make('div', 'tc-panel');
      panel.hidden = true;
      fill(panel, action.card ?? {}, inner);
      shown.append(panel);
      button.setAttribute('aria-expanded', 'false');
      return () => {
        panel.hidden = !panel.hidden;
        button.setAttribute('aria-expanded', String(!panel.hidden));
      };
    }
    default:
      return () => submit(action, scope);
  }
}

function submit(action, scope) {
  const inputs = action.associatedInputs === 'none' ? [] : gather(scope);
  if (!check(inputs)) {
    return;
  }
  const values = Object.fromEntries(inputs.filter((i) => i.item.id).map((i) => [i.item.id, i.read()]));
  const data = typeof action.data === 'object' || inputs.length ? { ...action.data, ...values } : action.data;
  scope.press({ type: action.type, id: action.id, title: action.title, verb: action.verb, data });
}

function toggle(action, scope) {
  for (const target of action.targetElements ?? []) {
    const element = scope.elements.get(typeof target === 'string' ? target : target.elementId);
    if (element) {
      element.hidden = typeof target === 'object' && target.isVisible !== undefined ? !target.isVisible : !element.hidden;
    }
  }
}
