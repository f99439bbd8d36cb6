// News over server-sent events. Nothing the reader looks at moves: a row that changed is redrawn where it stands, new
// ones wait behind a button; a record page takes in new messages and clocks unless somebody is typing in that part.
import { announce, calm, el, fetchMain } from './dom.js';

export function live(enhance) {
  const record = document.querySelector('[data-record]');
  const rows = document.querySelector('[data-rows]');
  const work = document.querySelector('[data-live=work]');
  if (!(record || rows || work) || !('EventSource' in window) || document.querySelector('.asof') || location.pathname.startsWith('/gallery')) return;
  // The version shown goes along: what happened before one listens is told as well.
  const source = new EventSource(record ? `/events?record=${record.dataset.record}&version=${record.dataset.version}` : '/events');
  addEventListener('pagehide', () => source.close());
  const fresh = new Set();
  source.addEventListener('changed', (event) => {
    const news = JSON.parse(event.data);
    if (record && news.record === record.dataset.record && news.version > Number(record.dataset.version)) refreshRecord(enhance);
    if (rows) rowNews(rows, news, fresh, enhance);
    if (work) refreshParts(enhance, ['work']);
  });
  source.addEventListener('present', (event) => {
    const place = document.querySelector('[data-presence]');
    if (place) place.replaceChildren(...JSON.parse(event.data).names.map((name) => el('span', { class: 'tag info' }, `${name} is here`)));
  });
}

const refreshRecord = calm(200, (enhance) => refreshParts(enhance, ['head', 'talk', 'clocks', 'facts']));

async function refreshParts(enhance, names) {
  let page;
  try { page = await fetchMain(location.href); } catch { return; }
  if (!page.answer.ok || !page.main) return;
  const record = document.querySelector('[data-record]');
  const next = page.main.querySelector('[data-record]');
  if (record && next) record.dataset.version = next.dataset.version;
  for (const name of names) {
    const old = document.querySelector(`[data-live=${name}]`);
    const now = page.main.querySelector(`[data-live=${name}]`);
    if (!old || !now || old.contains(document.activeElement) || old.isEqualNode(now)) continue;
    const openDetails = [...old.querySelectorAll('details')].map((d) => d.open);
    const added = name === 'talk' ? now.querySelectorAll('.msg').length - old.querySelectorAll('.msg').length : 0;
    const anchor = document.activeElement !== document.body ? document.activeElement : null;
    const before = anchor?.getBoundingClientRect().top;
    old.replaceWith(now);
    now.querySelectorAll('details').forEach((d, i) => { d.open = openDetails[i] ?? false; });
    enhance(now);
    if (anchor?.isConnected) scrollBy({ top: anchor.getBoundingClientRect().top - before, behavior: 'instant' });
    if (added > 0) announce(added === 1 ? 'A new message arrived' : `${added} new messages arrived`);
  }
  // A form that was opened on an older version learns nothing here: the server tells on saving what differs.
}

async function rowNews(rows, news, fresh, enhance) {
  const type = document.querySelector('[data-queue]')?.dataset.queue;
  if (news.type !== type) return;
  const row = rows.querySelector(`tr[data-id="${CSS.escape(news.record)}"]`);
  if (!row) {
    if (news.version === 1) { fresh.add(news.record); pill(fresh.size); }
    return;
  }
  if (Number(row.dataset.version) >= news.version) return;
  let page;
  try { page = await fetchMain(`/t/${type}/row/${news.record}${location.search}`); } catch { return; }
  const next = page.main?.querySelector('tr');
  if (!page.answer.ok || !next || !row.isConnected) return;
  const focused = row.contains(document.activeElement) ? [...row.querySelectorAll('a, input')].indexOf(document.activeElement) : -1;
  const box = next.querySelector('td.sel input');
  if (box) box.checked = row.querySelector('td.sel input')?.checked ?? false;
  if (row.hasAttribute('data-at')) next.setAttribute('data-at', '');
  next.classList.add('fresh');
  row.replaceWith(next);
  enhance(next);
  if (focused >= 0) next.querySelectorAll('a, input')[focused]?.focus({ preventScroll: true });
}

function pill(n) {
  const place = document.querySelector('[data-live-pill]');
  if (!place) return;
  place.hidden = false;
  place.replaceChildren(el('button', { type: 'button', onclick: () => location.reload() }, n === 1 ? '1 new, show it' : `${n} new, show them`));
  announce(n === 1 ? 'One new record' : `${n} new records`);
}
