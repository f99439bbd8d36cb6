// A queue by keyboard: j and k walk, o opens, x selects, a assigns, e changes the state, r opens at the composer.
// On wide screens the row under the cursor is previewed beside the list.
import { announce, calm, fetchMain, typing } from './dom.js';
import { open } from './dialog.js';

export function queue(enhance) {
  const form = document.querySelector('[data-queue]');
  const body = form?.querySelector('[data-rows]');
  if (!body) return;
  counts(form.dataset.queue);
  const rows = () => [...body.rows];
  const here = () => body.querySelector('tr[data-at]');
  const place = (row) => {
    here()?.removeAttribute('data-at');
    row.setAttribute('data-at', '');
    row.scrollIntoView({ block: 'nearest' });
    row.querySelector('.title a')?.focus({ preventScroll: true });
    preview(row);
  };
  const pane = document.querySelector('[data-preview]');
  const preview = calm(160, async (row) => {
    if (!pane || !matchMedia('(min-width: 100rem)').matches || !row.isConnected) return;
    try {
      const { answer, main } = await fetchMain(row.dataset.href + '?preview=1');
      if (!answer.ok || !main || here() !== row) return;
      pane.replaceChildren(...main.childNodes);
      pane.setAttribute('data-on', '');
      enhance(pane);
    } catch { /* no preview */ }
  });
  const count = () => {
    const n = body.querySelectorAll('td.sel :checked').length;
    const bar = form.querySelector('[data-bulk]');
    if (!bar) return;
    bar.toggleAttribute('data-on', n > 0);
    bar.querySelector('[data-bulk-count]').textContent = `${n} selected`;
  };
  form.addEventListener('change', (event) => {
    if (event.target.matches('[data-select-all]')) body.querySelectorAll('td.sel input').forEach((box) => { box.checked = event.target.checked; });
    count();
  });
  body.addEventListener('click', (event) => {
    const row = event.target.closest('tr');
    if (row && !event.target.closest('a, input, button')) place(row);
  });
  let last;
  body.addEventListener('click', (event) => { // shift-click selects a stretch
    const box = event.target.closest('td.sel input');
    if (!box) return;
    if (event.shiftKey && last) {
      const boxes = [...body.querySelectorAll('td.sel input')];
      const [a, b] = [boxes.indexOf(last), boxes.indexOf(box)].sort((x, y) => x - y);
      boxes.slice(a, b + 1).forEach((other) => { other.checked = box.checked; });
      count();
    }
    last = box;
  });
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const all = rows();
    const i = all.indexOf(here());
    const row = all[i];
    const quick = (field) => { const link = row?.querySelector(field); if (link) { event.preventDefault(); open(link.href, link, enhance); } };
    switch (event.key) {
      case 'j': case 'k': {
        event.preventDefault();
        const next = all[Math.min(Math.max(i + (event.key === 'j' ? 1 : -1), 0), all.length - 1)];
        if (next) place(next);
        break;
      }
      case 'o': if (row) location.href = row.dataset.href; break;
      case 'x': {
        const box = row?.querySelector('td.sel input');
        if (box) { box.checked = !box.checked; count(); announce(box.checked ? 'Selected' : 'Not selected'); }
        break;
      }
      case 'a': quick('[data-quick^=assigned], [data-quick]:not([data-quick=state], [data-quick=priority])'); break;
      case 'e': quick('[data-quick=state]'); break;
      case 'r': if (row) location.href = row.dataset.href + '#composer'; break;
    }
  });
  count();
}

// Counts of the views come after the page: they are many, and nobody should wait for them.
async function counts(type) {
  const places = document.querySelectorAll('[data-view-count]');
  if (!places.length || location.pathname.startsWith('/gallery')) return;
  try {
    const answer = await fetch(`/t/${type}/counts`, { headers: { accept: 'application/json' } });
    if (!answer.ok) return;
    const { views } = await answer.json();
    for (const place of places) place.textContent = views[place.dataset.viewCount] ?? '';
  } catch { /* without counts, then */ }
}
