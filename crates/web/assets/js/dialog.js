// Links marked data-dialog open their page as a dialog. Its form is sent in place: refused, it shows the refusals;
// accepted, the browser goes where the server says. Without script the same link is simply a page.
import { el, icon, fetchMain } from './dom.js';

let dirty = false;

export function dialogs(enhance) {
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[data-dialog]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    open(link.href, link, enhance);
  });
}

export async function open(href, from, enhance) {
  const sheet = document.querySelector('dialog.sheet') ?? document.body.appendChild(el('dialog', { class: 'sheet' }));
  const inner = el('div', { class: 'inner' });
  const fill = (main) => {
    inner.replaceChildren(...main.childNodes);
    const heading = inner.querySelector('h1');
    if (heading) { heading.id = 'sheet-title'; sheet.setAttribute('aria-labelledby', 'sheet-title'); }
    enhance(inner);
    (inner.querySelector('[data-focus]') ?? inner.querySelector('input:not([type=hidden]), select, textarea') ?? heading)?.focus();
  };
  let page;
  try { page = await fetchMain(href); } catch { location.href = href; return; }
  if (!page.answer.ok || !page.main) { location.href = href; return; }
  dirty = false;
  sheet.replaceChildren(el('button', { type: 'button', class: 'btn ghost icon dismiss', 'aria-label': 'Close', onclick: () => sheet.close() }, icon('close')), inner);
  if (!sheet.open) sheet.showModal();
  fill(page.main);
  sheet.oninput = () => { dirty = true; };
  sheet.onclick = (event) => {
    if (event.target === sheet && !dirty) sheet.close();
    if (event.target.closest('[data-cancel]')) { event.preventDefault(); sheet.close(); }
  };
  sheet.onclose = () => { sheet.replaceChildren(); from?.focus?.(); };
  sheet.onsubmit = async (event) => {
    const form = event.target;
    if (form.method !== 'post' || form.enctype === 'multipart/form-data') return;
    event.preventDefault();
    const button = event.submitter;
    button?.setAttribute('aria-busy', 'true');
    const body = new URLSearchParams(new FormData(form, button));
    try {
      const { answer, main } = await fetchMain(form.getAttribute('action'), { method: 'POST', body });
      if (answer.redirected || (answer.ok && !main)) { location.href = answer.url === location.href ? location.pathname + location.search : answer.url; return; }
      if (main) fill(main);
    } catch {
      form.submit();
    } finally {
      button?.removeAttribute('aria-busy');
    }
  };
}
