/// <reference types="astro/client" />
// Bundled like workers, so that these lines stay a few hundred bytes: an import that Vite sees
// brings a kilobyte of its own to every page.
import box from './box.ts?worker&url';
import marks from './marks.ts?worker&url';

/** On every page: what search needs is loaded when a search box is used, or hits are to be marked. */

addEventListener('focusin', ({ target }) => {
  // A module that is loaded is not loaded again.
  if ((target as Element).closest('form[data-suggest]')) import(/* @vite-ignore */ box);
});

addEventListener('keydown', (event) => {
  const { key, target, isComposing, ctrlKey, metaKey, altKey } = event;
  if (key !== '/' || isComposing || ctrlKey || metaKey || altKey) return;
  if ((target as Element).closest('input:not([type=checkbox], [type=radio]), select, textarea'))
    return;
  const input = document.querySelector<HTMLInputElement>('form[data-suggest] input');
  input?.focus();
  input?.select();
  if (input) event.preventDefault();
});

if (location.hash.startsWith('#q=')) import(/* @vite-ignore */ marks);
