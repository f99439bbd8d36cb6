// Completion beneath the query line: fields, operators and values as the language knows them.
import { el, calm } from './dom.js';

export function query() {
  const input = document.querySelector('[data-query]');
  if (!input) return;
  const list = el('div', { role: 'listbox', id: 'query-list', hidden: true, 'aria-label': 'Ways to go on' });
  input.parentElement.append(list);
  for (const [key, text] of Object.entries({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': 'query-list' })) input.setAttribute(key, text);
  let found = [], at = -1, newest = 0;
  const close = () => { list.hidden = true; input.setAttribute('aria-expanded', 'false'); at = -1; };
  const take = (item) => {
    const text = [...input.value];
    input.value = [...text.slice(0, item.from), item.text, ...text.slice(item.to)].join('');
    const caret = [...text.slice(0, item.from)].join('').length + item.text.length;
    input.setSelectionRange(caret, caret);
    input.focus();
    ask();
  };
  const ask = calm(90, async () => {
    const mine = ++newest;
    const cursor = [...input.value.slice(0, input.selectionStart)].length;
    try {
      const answer = await fetch(`/complete/${input.dataset.query}?q=${encodeURIComponent(input.value)}&at=${cursor}`, { headers: { accept: 'application/json' } });
      if (!answer.ok || mine !== newest || document.activeElement !== input) return;
      found = (await answer.json()).items;
      list.replaceChildren(...found.map((item, i) => el('div', { role: 'option', id: `query-${i}`, onpointerdown: (e) => { e.preventDefault(); take(item); } }, el('code', {}, item.text), el('small', {}, item.hint))));
      list.hidden = !found.length;
      input.setAttribute('aria-expanded', String(found.length > 0));
      at = -1;
    } catch { close(); }
  });
  input.addEventListener('input', ask);
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    if (list.hidden) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      list.children[at]?.setAttribute('aria-selected', 'false');
      at = (at + (event.key === 'ArrowDown' ? 1 : -1) + found.length) % found.length;
      list.children[at]?.setAttribute('aria-selected', 'true');
      input.setAttribute('aria-activedescendant', `query-${at}`);
    } else if ((event.key === 'Enter' || event.key === 'Tab') && at >= 0) { event.preventDefault(); take(found[at]); }
    else if (event.key === 'Escape') { event.stopPropagation(); close(); }
  });
}
