// What was typed is not lost: texts are kept in this browser until the server has them. A reply can be called back for a
// few seconds after "Send".
import { calm, toast } from './dom.js';

const key = (form) => `draft:${form.dataset.draft}`;

export function drafts(root) {
  for (const form of root.querySelectorAll('form[data-draft]:not([data-kept])')) {
    form.setAttribute('data-kept', '');
    keep(form);
  }
}

function keep(form) {
  const boxes = () => [...form.querySelectorAll('textarea, input[type=text]')].filter((b) => b.name && !b.name.startsWith('_'));
  const status = form.querySelector('[data-draft-status]');
  const say = (text) => { if (status) status.textContent = text; };
  try {
    const kept = JSON.parse(localStorage.getItem(key(form)) ?? 'null');
    if (kept && boxes().every((b) => !b.value)) {
      for (const box of boxes()) if (kept[box.name]) box.value = kept[box.name];
      say('Draft from before restored');
    }
  } catch { /* storage is off */ }
  form.addEventListener('input', calm(400, () => {
    const texts = Object.fromEntries(boxes().filter((b) => b.value.trim()).map((b) => [b.name, b.value]));
    try {
      if (Object.keys(texts).length) { localStorage.setItem(key(form), JSON.stringify(texts)); say('Draft kept in this browser'); }
      else { localStorage.removeItem(key(form)); say(''); }
    } catch { /* storage is off */ }
  }));
  let sure = false;
  form.addEventListener('submit', (event) => {
    if (form.id === 'composer' && !sure) {
      if (!form.querySelector('textarea').value.trim() && !form.querySelector('[type=file]')?.files.length) { event.preventDefault(); form.querySelector('textarea').focus(); return; }
      event.preventDefault();
      const go = () => { clearTimeout(timer); close(); sure = true; form.requestSubmit(); };
      const close = toast('Sending …', { label: 'Undo', run: () => { clearTimeout(timer); say('Not sent'); form.querySelector('textarea').focus(); } });
      const timer = setTimeout(go, 4000);
      addEventListener('pagehide', () => { if (!sure && timer) { sure = true; navigator.sendBeacon?.(form.action, new FormData(form)); } }, { once: true });
      return;
    }
    try { localStorage.removeItem(key(form)); } catch { /* storage is off */ }
  });
}
