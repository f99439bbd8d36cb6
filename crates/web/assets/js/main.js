// What HTML cannot do by itself. Every page works without this; each module adds one comfort and fails alone.
import { times } from './times.js';
import { live } from './live.js';
import { palette } from './palette.js';
import { dialogs } from './dialog.js';
import { queue } from './queue.js';
import { combos } from './combobox.js';
import { query } from './query.js';
import { drafts } from './draft.js';
import { forms } from './forms.js';
import { keys } from './keys.js';
import { progress } from './progress.js';

document.documentElement.classList.add('js');

/** Brings everything inside `root` to life; called again for parts that arrive later. */
export function enhance(root) {
  for (const part of [times, combos, drafts, forms]) {
    try { part(root); } catch (error) { console.error(error); }
  }
}

enhance(document);
for (const part of [dialogs, palette, queue, query, keys, live, progress]) {
  try { part(enhance); } catch (error) { console.error(error); }
}
// Whoever has begun to type elsewhere is not interrupted.
if (!document.activeElement?.value) document.querySelector('[data-focus]')?.focus();
