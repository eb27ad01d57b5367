// The box that people write in. Enter sends, Shift+Enter is a new line, @ offers who can be mentioned.

let boxes = 0;

/** Makes a box. `names` can be mentioned (none: no @), `send` gets the text. */
export function composer({ label, placeholder, names, send, id }) {
  const key = id ?? `compose-${++boxes}`;
  const form = document.createElement('form');
  form.className = 'compose';
  form.innerHTML = `
    <label class="sr" for="${key}"></label>
    <ul class="mentions" role="listbox" id="${key}-names" aria-label="Mention" hidden></ul>
    <textarea id="${key}" rows="1" autocomplete="off" aria-autocomplete="list" aria-controls="${key}-names"></textarea>
    <div class="tools">
      <button type="button" class="icon at" title="Mention PlanBot"><svg aria-hidden="true"><use href="#i-at"/></svg><span class="sr">Mention PlanBot</span></button>
      <button type="submit" class="icon send" title="Send (Enter)"><svg aria-hidden="true"><use href="#i-send"/></svg><span class="sr">Send</span></button>
    </div>`;
  const box = form.querySelector('textarea');
  const list = form.querySelector('.mentions');
  form.querySelector('label').textContent = label;
  form.querySelector('.at').hidden = names.length === 0;
  box.placeholder = placeholder;
  let offered = [];
  let at = 0;

  const grow = () => {
    box.style.height = 'auto';
    box.style.height = `${Math.min(box.scrollHeight, 160)}px`;
  };

  // What stands between the last @ and the caret, if that can still become a name.
  const started = () => {
    const before = box.value.slice(0, box.selectionStart);
    const match = /(?:^|\s)@([\p{L} ]{0,30})$/u.exec(before);
    return match ? { from: before.length - match[1].length - 1, typed: match[1].toLowerCase() } : null;
  };

  const close = () => {
    offered = [];
    list.hidden = true;
    box.removeAttribute('aria-activedescendant');
  };

  const paint = () => {
    list.replaceChildren(...offered.map((name, i) => {
      const option = document.createElement('li');
      option.id = `${key}-name-${i}`;
      option.setAttribute('role', 'option');
      option.setAttribute('aria-selected', String(i === at));
      option.textContent = name;
      option.addEventListener('mousedown', (e) => {
        e.preventDefault();
        choose(name);
      });
      return option;
    }));
    list.hidden = offered.length === 0;
    if (offered.length) {
      box.setAttribute('aria-activedescendant', `${key}-name-${at}`);
    } else {
      box.removeAttribute('aria-activedescendant');
    }
  };

  const offer = () => {
    const word = started();
    offered = word ? names.filter((n) => n.toLowerCase().startsWith(word.typed) && n.toLowerCase() !== word.typed.trim()) : [];
    at = 0;
    paint();
  };

  const choose = (name) => {
    const word = started();
    const from = word ? word.from : box.selectionStart;
    box.setRangeText(`@${name} `, from, box.selectionStart, 'end');
    close();
    grow();
    box.focus();
  };

  const submit = () => {
    const text = box.value.trim();
    if (text) {
      box.value = '';
      close();
      grow();
      send(text);
    }
  };

  box.addEventListener('input', () => {
    grow();
    offer();
  });
  box.addEventListener('blur', close);
  box.addEventListener('keydown', (e) => {
    if (offered.length && ['ArrowDown', 'ArrowUp'].includes(e.key)) {
      e.preventDefault();
      at = (at + (e.key === 'ArrowDown' ? 1 : offered.length - 1)) % offered.length;
      paint();
    } else if (offered.length && ['Enter', 'Tab'].includes(e.key)) {
      e.preventDefault();
      choose(offered[at]);
    } else if (offered.length && e.key === 'Escape') {
      e.preventDefault();
      close();
    } else if (e.key === 'Enter' && !e.shiftKey && !e.isComposing) {
      e.preventDefault();
      submit();
    }
  });
  form.addEventListener('submit', (e) => {
    e.preventDefault();
    submit();
    box.focus();
  });
  form.querySelector('.at').addEventListener('click', () => {
    const gap = box.value && !/\s$/.test(box.value.slice(0, box.selectionStart)) ? ' ' : '';
    box.setRangeText(`${gap}@PlanBot `, box.selectionStart, box.selectionEnd, 'end');
    grow();
    box.focus();
  });
  return form;
}
