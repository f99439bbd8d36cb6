// Relative times move on by themselves; the exact instant stays in the tooltip.
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export function relative(at, now) {
  const ms = now - at;
  const s = Math.abs(ms) / 1000;
  if (s < 45) return ms >= 0 ? 'just now' : 'in a moment';
  if (s >= 14 * 86400) return null; // the server wrote the date
  const [n, unit] = s < 3570 ? [Math.round(s / 60), 'min'] : s < 84600 ? [Math.round(s / 3600), 'h'] : [Math.round(s / 86400), Math.round(s / 86400) === 1 ? 'day' : 'days'];
  return ms >= 0 ? `${n} ${unit} ago` : `in ${n} ${unit}`;
}

function refresh(root) {
  const now = Date.now();
  for (const node of root.querySelectorAll('time[data-ago]')) {
    const text = relative(Date.parse(node.dateTime), now);
    if (text && node.textContent !== text) node.textContent = text;
  }
}

let started = false;
export function times(root) {
  // A view of the past, or a sample, has its own present: leave its words alone.
  if (document.querySelector('.asof') || location.pathname.startsWith('/gallery')) return;
  refresh(root);
  if (started) return;
  started = true;
  setInterval(() => { if (!document.hidden) refresh(document); }, 30000);
}
export { months };
