// Comforts of forms: Ctrl-Enter sends, files arrive by paste and drop, table lines grow, similar records while a title is
// typed, one send per click.
import { calm, fetchMain } from './dom.js';

export function forms(root) {
  for (const form of root.querySelectorAll('form[method=post]:not([data-formed])')) {
    form.setAttribute('data-formed', '');
    form.addEventListener('keydown', (event) => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit(); });
    form.addEventListener('submit', (event) => {
      if (event.defaultPrevented) return;
      if (form.hasAttribute('data-sent')) { event.preventDefault(); return; }
      form.setAttribute('data-sent', '');
      setTimeout(() => form.removeAttribute('data-sent'), 4000);
    });
    const files = form.querySelector('input[type=file]');
    if (files) receive(form, files);
    form.querySelectorAll('[data-lines]').forEach(grow);
    if (form.hasAttribute('data-new')) beside(form);
  }
}

function receive(form, input) {
  const add = (list) => {
    const all = new DataTransfer();
    for (const file of [...input.files, ...list]) all.items.add(file);
    input.files = all.files;
  };
  form.addEventListener('paste', (event) => { if (event.clipboardData?.files.length) add(event.clipboardData.files); });
  form.addEventListener('dragover', (event) => { event.preventDefault(); form.classList.add('drag'); });
  form.addEventListener('dragleave', () => form.classList.remove('drag'));
  form.addEventListener('drop', (event) => { event.preventDefault(); form.classList.remove('drag'); add(event.dataTransfer.files); });
}

function grow(lines) {
  const body = lines.querySelector('tbody');
  lines.addEventListener('input', () => {
    const last = body.lastElementChild;
    if (![...last.querySelectorAll('input:not([type=hidden]), select')].some((b) => b.type === 'checkbox' ? b.checked : b.value)) return;
    const n = body.children.length;
    const next = last.cloneNode(true);
    const renumber = (text) => text?.replace(`${lines.dataset.lines}.${n - 1}.`, `${lines.dataset.lines}.${n}.`);
    next.querySelectorAll('[name], [id], [for]').forEach((node) => {
      for (const attribute of ['name', 'id', 'for']) if (node.hasAttribute(attribute)) node.setAttribute(attribute, renumber(node.getAttribute(attribute)));
      if (node.hasAttribute('aria-label')) node.setAttribute('aria-label', node.getAttribute('aria-label').replace(/\d+$/, n + 1));
      if (node.matches('input:not([type=hidden], [type=checkbox]), select')) node.value = '';
    });
    next.querySelectorAll('[data-ready]').forEach((node) => { node.removeAttribute('data-ready'); node.querySelector('[role=listbox]')?.remove(); });
    body.append(next);
  });
}

function beside(form) {
  const place = document.querySelector('[data-beside]');
  if (!place) return;
  const refresh = calm(350, async () => {
    const asked = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === 'string' && value && !name.startsWith('_') && value.length < 400) asked.append(name, value);
    try {
      const { answer, main } = await fetchMain(`/t/${form.dataset.type}/beside?${asked}`);
      if (answer.ok && main) place.replaceChildren(...main.childNodes);
    } catch { /* the form works without */ }
  });
  form.addEventListener('input', (event) => { if (event.target.matches('[name=title], [name$="~"]')) refresh(); });
  form.addEventListener('change', refresh);
}
