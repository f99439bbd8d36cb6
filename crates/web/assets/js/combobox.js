// A reference box: typing asks the server, arrow keys choose, the hidden field holds the id. The typed text stays the
// truth until something is chosen, so that without an answer the server still finds the record by its name.
import { el, calm } from './dom.js';

let serial = 0;
export function combos(root) {
  for (const combo of root.querySelectorAll('[data-combo]:not([data-ready])')) {
    combo.setAttribute('data-ready', '');
    bring(combo, combo.dataset.combo, combo.dataset.many);
  }
}

function bring(combo, type, many) {
  const input = combo.querySelector('input:not([type=hidden])');
  const [was, value] = many ? [] : combo.querySelectorAll('input[type=hidden]');
  const id = `combo-${++serial}`;
  const list = el('div', { role: 'listbox', id, hidden: true, 'aria-label': 'Answers' });
  combo.append(list);
  for (const [key, text] of Object.entries({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': id })) input.setAttribute(key, text);
  let found = [], at = -1, newest = 0;
  const close = () => { list.hidden = true; input.setAttribute('aria-expanded', 'false'); input.removeAttribute('aria-activedescendant'); at = -1; };
  const mark = (i) => {
    list.children[at]?.setAttribute('aria-selected', 'false');
    at = i;
    const node = list.children[i];
    node?.setAttribute('aria-selected', 'true');
    node?.scrollIntoView({ block: 'nearest' });
    if (node) input.setAttribute('aria-activedescendant', node.id);
  };
  const take = (item) => {
    if (!item) return;
    if (many) {
      combo.previousElementSibling.append(el('label', { class: 'check' }, el('input', { type: 'checkbox', name: many, value: item.id, checked: true }), el('span', {}, item.title)));
      input.value = '';
    } else {
      input.value = item.title;
      was.value = item.title;
      value.value = item.id;
      value.dispatchEvent(new Event('change', { bubbles: true }));
    }
    close();
  };
  const ask = calm(110, async () => {
    const mine = ++newest;
    try {
      const answer = await fetch(`/select/${type}?q=${encodeURIComponent(input.value)}`, { headers: { accept: 'application/json' } });
      if (!answer.ok || mine !== newest || document.activeElement !== input) return;
      found = (await answer.json()).items;
      list.replaceChildren(...found.map((item, i) => el('div', { role: 'option', id: `${id}-${i}`, 'aria-selected': 'false', onpointerdown: (e) => { e.preventDefault(); take(item); } }, el('span', { class: 'clip' }, item.title), el('small', {}, item.hint))));
      list.hidden = !found.length;
      input.setAttribute('aria-expanded', String(found.length > 0));
      at = -1;
    } catch { close(); }
  });
  input.addEventListener('input', ask);
  input.addEventListener('focus', () => { if (input.value) input.select(); else ask(); });
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (list.hidden) ask(); else mark((at + (event.key === 'ArrowDown' ? 1 : -1) + found.length) % found.length);
    } else if (event.key === 'Enter' && !list.hidden && at >= 0) {
      event.preventDefault();
      take(found[at]);
    } else if (event.key === 'Escape' && !list.hidden) {
      event.stopPropagation(); event.preventDefault();
      close();
    } else if (event.key === 'Tab' && !list.hidden && at >= 0) take(found[at]);
  });
}
