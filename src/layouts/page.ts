/// <reference types="astro/client" />
// Bundled like workers, so that these lines stay a few hundred bytes: an import that Vite sees
// brings a kilobyte of its own to every page.
import marks from '../components/search/marks.ts?worker&url';
import inUse from './in-use.ts?worker&url';

/** All that runs on every page once it is there; what a reader uses is loaded when it is used. */

const { dataset } = document.documentElement;

// A module that is loaded is not loaded again.
const load = () => import(/* @vite-ignore */ inUse);
for (const type of ['pointerover', 'focusin']) addEventListener(type, load, { once: true });
// A click that is earlier than the module waits for it.
addEventListener('click', async ({ target }) => {
  await load();
  target?.dispatchEvent(new Event('used', { bubbles: true }));
});

addEventListener('keydown', (event) => {
  const { key, target, ctrlKey, metaKey, altKey } = event;
  if (key !== '/' || ctrlKey || metaKey || altKey) return;
  if ((target as Element).matches('input:not([type=checkbox], [type=radio]), select, textarea'))
    return;
  const input = document.querySelector<HTMLInputElement>('[data-suggest] input');
  input?.focus();
  input?.select();
  event.preventDefault();
});

// A reference that wants the day of access gets the reader's own day.
document.querySelector('.accessed')?.append(`[${new Date().toLocaleDateString('sv')}]`);

addEventListener('load', () => {
  if (dataset.offline) navigator.serviceWorker?.register(dataset.offline);
});

if (location.hash.startsWith('#q=')) import(/* @vite-ignore */ marks);
