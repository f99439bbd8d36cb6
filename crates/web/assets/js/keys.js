// Single keys that work anywhere. Queues have more of their own.
import { typing } from './dom.js';

export function keys() {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || typing(event.target)) return;
    const click = (selector) => { const node = document.querySelector(selector); if (node) { event.preventDefault(); node.click(); node.focus?.(); } };
    switch (event.key) {
      case '/': {
        const box = document.querySelector('[data-query]') ?? document.querySelector('[data-search]');
        if (box) { event.preventDefault(); box.focus(); box.select(); }
        break;
      }
      case '?': event.preventDefault(); location.href = '/help/query#keys'; break;
      case 'c': click(document.querySelector('main [data-key=c]') ? 'main [data-key=c]' : '[data-key=c]'); break;
      case 'e': if (!document.querySelector('[data-queue]')) click('[data-key=e]'); break;
      case 'r': if (!document.querySelector('[data-queue]')) {
        const box = document.getElementById('composer-text');
        if (box) { event.preventDefault(); document.querySelector('#composer [value=public]')?.click(); box.focus(); }
        break;
      }
    }
  });
}
