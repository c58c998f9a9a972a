import box from '../components/search/box.ts?worker&url';

/**
 * Loaded at the first sign of a reader on the page: a pointer over it, a focus. What was done while
 * this was loading is done when it is there.
 */

const { dataset } = document.documentElement;

const form = document.forms.namedItem('reading') as HTMLFormElement;
const choices = [...form.querySelectorAll('input')];

/** Puts the chosen type size and colours in force, and keeps them on this device. */
function choose(): void {
  const chosen = Object.fromEntries(new FormData(form));
  Object.assign(dataset, chosen);
  try {
    localStorage.reading = JSON.stringify(chosen);
  } catch {}
}

if (choices.some(({ checked, defaultChecked }) => checked !== defaultChecked)) choose();
else for (const each of choices) if (dataset[each.name] === each.value) each.checked = true;
form.addEventListener('change', choose);

/**
 * Copies the reference before a button. Selecting works on every page, also without HTTPS, and
 * shows what was copied.
 */
function copyReference(target: EventTarget | null): void {
  if (!(target instanceof HTMLButtonElement) || !target.previousElementSibling) return;
  if (target.dataset.copied === undefined) return;
  getSelection()?.selectAllChildren(target.previousElementSibling);
  if (document.execCommand('copy')) target.textContent = target.dataset.copied;
}

addEventListener('used', ({ target }) => copyReference(target));

// Texts are copied with the marks of the dump, not with those that the page shows for them.
addEventListener('copy', (event) => {
  const text = (event.target as Element).closest?.<HTMLElement>('[data-marks]');
  const [shown = '', own = ''] = text?.dataset.marks?.split('|') ?? [];
  if (shown === '') return;
  const selected = [...String(getSelection())].map((c) => own[shown.indexOf(c)] ?? c);
  event.clipboardData?.setData('text/plain', selected.join(''));
  event.preventDefault();
});

/** Search boxes propose something once they are used. */
function suggest(target: EventTarget | null): void {
  if (target instanceof Element && target.closest('form[data-suggest]')) {
    import(/* @vite-ignore */ box);
  }
}

addEventListener('focusin', ({ target }) => suggest(target));
suggest(document.activeElement);
