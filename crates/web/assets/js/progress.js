// Long work on a page: its figures are read again while it goes on, without moving what the reader is at; when it is over, the page is
// the one that tells the outcome. Menus of the page close when one looks elsewhere.
import { announce, fetchMain } from './dom.js';

export function progress(enhance) {
  const watch = () => { if (document.querySelector('[data-progress]')) setTimeout(look, 1000); };
  const look = async () => {
    const place = document.querySelector('[data-progress]');
    if (!place) return;
    try {
      const { answer, main } = await fetchMain(location.href);
      const next = answer.ok && main?.querySelector('[data-progress]');
      if (next) {
        place.querySelector('[data-figures]').replaceChildren(...next.querySelector('[data-figures]').childNodes);
      } else if (answer.ok && main) {
        const here = document.querySelector('main');
        here.replaceChildren(...main.childNodes);
        enhance(here);
        const heading = here.querySelector('h1');
        heading?.setAttribute('tabindex', '-1');
        heading?.focus();
        document.title = main.dataset.title || document.title;
        announce(heading?.textContent ?? '');
        return;
      }
    } catch { /* looked at again in a second */ }
    watch();
  };
  watch();
  const close = (except) => { for (const open of document.querySelectorAll('details.drop[open]')) if (!open.contains(except)) open.open = false; };
  document.addEventListener('click', (event) => close(event.target));
  document.addEventListener('keydown', (event) => {
    const open = event.key === 'Escape' && document.activeElement?.closest('details.drop[open]');
    if (open) { open.open = false; open.querySelector('summary').focus(); }
  });
}
