// Ctrl-K: every action and every record from one box. Answers come from /palette as JSON; only the newest counts.
import { el, icon, calm } from './dom.js';

let dialog, input, list, items = [], at = 0, serial = 0;

export function palette() {
  document.addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') { event.preventDefault(); show(); }
  });
}

export function show() {
  if (!document.querySelector('.bar')) return;
  if (!dialog) build();
  if (dialog.open) return;
  input.value = '';
  dialog.showModal();
  ask('');
}

function build() {
  input = el('input', { type: 'text', role: 'combobox', 'aria-expanded': 'true', 'aria-controls': 'palette-list', 'aria-label': 'Search or command', placeholder: 'Search, jump or do', autocomplete: 'off', maxlength: '400' });
  list = el('div', { role: 'listbox', id: 'palette-list', 'aria-label': 'Answers' });
  dialog = el('dialog', { class: 'palette', 'aria-label': 'Command palette' }, input, list,
    el('footer', {}, el('span', {}, el('kbd', {}, '↑↓'), ' choose'), el('span', {}, el('kbd', {}, '↵'), ' open'), el('span', {}, el('kbd', {}, 'Ctrl ↵'), ' new tab')));
  document.body.append(dialog);
  input.addEventListener('input', calm(90, () => ask(input.value)));
  dialog.addEventListener('click', (event) => { if (event.target === dialog) dialog.close(); });
  dialog.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) { event.preventDefault(); choose((at + step + items.length) % Math.max(items.length, 1)); }
    if (event.key === 'Enter') { event.preventDefault(); go(items[at], event.ctrlKey || event.metaKey); }
  });
}

async function ask(text) {
  const mine = ++serial;
  try {
    const answer = await fetch(`/palette?q=${encodeURIComponent(text)}`, { headers: { accept: 'application/json' } });
    if (!answer.ok || mine !== serial) return;
    draw((await answer.json()).items);
  } catch { /* offline: the old answers stay */ }
}

function draw(found) {
  items = found;
  let group = null;
  const nodes = [];
  found.forEach((item, i) => {
    if (item.group !== group) { group = item.group; nodes.push(el('div', { class: 'group', role: 'presentation' }, group)); }
    nodes.push(el('div', { role: 'option', id: `palette-${i}`, onclick: (e) => go(item, e.ctrlKey || e.metaKey), onpointermove: () => at !== i && choose(i) }, icon(item.icon), el('span', { class: 'clip' }, item.label), el('small', {}, item.hint)));
  });
  list.replaceChildren(...nodes);
  if (!found.length) list.replaceChildren(el('div', { class: 'group' }, 'Nothing found'));
  choose(0);
}

function choose(i) {
  list.querySelector('[aria-selected=true]')?.setAttribute('aria-selected', 'false');
  at = i;
  const node = document.getElementById(`palette-${i}`);
  node?.setAttribute('aria-selected', 'true');
  node?.scrollIntoView({ block: 'nearest' });
  input.setAttribute('aria-activedescendant', node ? node.id : '');
}

function go(item, apart) {
  if (!item) return;
  if (apart) { window.open(item.href, '_blank', 'noopener'); return; }
  location.href = item.href;
}
