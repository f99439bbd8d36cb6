// Comforts of forms: Ctrl-Enter sends, files arrive by paste and drop, table lines grow, similar records while a title is
// typed, one send per click.
import { announce, calm, el, fetchMain, icon } from './dom.js';

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
    form.querySelectorAll('[data-own-zone]').forEach(ownZone);
    form.querySelectorAll('[data-lines]').forEach(grow);
    if (form.hasAttribute('data-new')) beside(form);
  }
}

// A time zone nobody chose yet is that of the browser; the others are a list to choose from.
function ownZone(box) {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (own) box.value = own;
  const list = el('datalist', { id: `${box.id}-list` }, ...(Intl.supportedValuesOf?.('timeZone') ?? []).map((zone) => el('option', { value: zone })));
  box.after(list);
  box.setAttribute('list', list.id);
}

const size = (bytes) => bytes < 1000 ? `${bytes} B` : bytes < 1e6 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;

function receive(form, input) {
  const keep = (files) => {
    const all = new DataTransfer();
    for (const file of files) all.items.add(file);
    input.files = all.files;
    held = [...files];
    show();
  };
  // A second choice adds to the first: the browser alone would forget what was chosen before.
  let held = [];
  const add = (list) => keep([...held, ...list]);
  const place = form.querySelector('[data-chosen]');
  const show = () => {
    if (!place) return;
    place.hidden = !held.length;
    place.replaceChildren(...held.map((file, at) => el('li', {}, el('span', { class: 'file' }, icon('file'), el('span', { class: 'clip' }, file.name), el('small', {}, size(file.size)),
      el('button', { type: 'button', class: 'btn ghost icon', 'aria-label': `Leave out ${file.name}`, onclick: () => { keep(held.filter((_, i) => i !== at)); input.focus(); announce(`${file.name} left out`); } }, icon('close'))))));
  };
  input.addEventListener('change', () => { add([...input.files].filter((f) => !held.includes(f))); if (held.length) announce(`${held.length} ${held.length === 1 ? 'file' : 'files'} to send`); });
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
