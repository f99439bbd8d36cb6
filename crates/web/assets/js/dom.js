// Small helpers shared by the modules.

/** Makes an element: el('a', {href}, 'text', child). Text never becomes markup. */
export function el(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === false || value == null) continue;
    if (key.startsWith('on')) node.addEventListener(key.slice(2), value);
    else node.setAttribute(key, value === true ? '' : value);
  }
  node.append(...children.filter((c) => c != null));
  return node;
}

/** An icon of the sprite. */
export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'i');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  use.setAttribute('href', `#i-${name}`);
  svg.append(use);
  return svg;
}

/** Says something to screen readers. */
export function announce(text) {
  const place = document.querySelector('[data-announce]');
  if (place) place.textContent = text;
}

/** Whether keys belong to what is focused. */
export function typing(target) {
  return target.closest?.('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], dialog[open]') != null;
}

/** Waits until calls pause. */
export function calm(wait, work) {
  let timer;
  return (...args) => { clearTimeout(timer); timer = setTimeout(() => work(...args), wait); };
}

/** Fetches a page and returns its main element and final address. */
export async function fetchMain(href, options = {}) {
  const answer = await fetch(href, { ...options, headers: { 'x-fragment': '1', accept: 'text/html', ...options.headers } });
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  return { answer, main: page.querySelector('main') };
}

/** Shows a note at the foot of the page, with a way back when there is one. */
export function toast(text, action) {
  const place = document.querySelector('[data-toasts]');
  if (!place) return () => {};
  const node = el('div', { class: 'toast', role: 'status' }, el('span', {}, text));
  const close = () => node.remove();
  if (action) node.append(el('button', { type: 'button', onclick: () => { close(); action.run(); } }, action.label));
  node.append(el('button', { type: 'button', class: 'close', 'aria-label': 'Dismiss', onclick: close }, icon('close')));
  place.append(node);
  return close;
}
