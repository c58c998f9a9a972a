import { type SuggestionEntry, suggestionsFor } from '../../search/suggest.ts';
import { suggestionLoader } from '../../search/suggest-files.ts';
import { normaliser } from '../../search/tokenize.ts';
import { element, fill } from './dom.ts';

/** A search box that proposes places, topics, authors and titles while something is typed. */

const MOST = 8;

/** What the page says of its box; attributes.ts writes it. */
export interface BoxData {
  base: string;
  bundle: string;
  kinds: Record<SuggestionEntry[0], string>;
  label: string;
  count: string;
}

const normalise = normaliser(new Map());

let boxes = 0;

/** Makes a search field a combobox (WAI-ARIA 1.2) with a list of suggestions. */
function attachBox(form: HTMLFormElement, input: HTMLInputElement, data: BoxData): void {
  const entriesFor = suggestionLoader(
    async (path) => new Uint8Array(await (await fetch(data.bundle + path)).arrayBuffer()),
  );
  const list = element('ul', 'suggestions');
  list.id = `suggestions-${++boxes}`;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', data.label);
  list.hidden = true;
  const status = element('span', 'visually-hidden');
  status.setAttribute('role', 'status');
  form.append(list, status);
  for (const [name, value] of [
    ['role', 'combobox'],
    ['aria-expanded', 'false'],
    ['aria-controls', list.id],
    ['aria-autocomplete', 'list'],
    ['autocomplete', 'off'],
  ] as const) {
    input.setAttribute(name, value);
  }
  let shown: SuggestionEntry[] = [];
  let active = -1;

  const mark = (number: number) => {
    active = number;
    [...list.children].forEach((option, i) => {
      option.setAttribute('aria-selected', String(i === number));
    });
    if (number < 0) input.removeAttribute('aria-activedescendant');
    else input.setAttribute('aria-activedescendant', `${list.id}-${number}`);
  };
  const show = (entries: SuggestionEntry[]) => {
    shown = entries;
    list.replaceChildren(
      ...entries.map(([kind, label], i) => {
        const option = element(
          'li',
          '',
          element('span', '', label),
          element('small', '', data.kinds[kind]),
        );
        option.id = `${list.id}-${i}`;
        option.setAttribute('role', 'option');
        return option;
      }),
    );
    list.hidden = entries.length === 0;
    input.setAttribute('aria-expanded', String(!list.hidden));
    status.textContent = list.hidden ? '' : fill(data.count, { n: entries.length });
    mark(-1);
  };
  const open = (number: number) => {
    const entry = shown[number];
    if (entry) location.href = data.base + entry[2];
  };
  const propose = async () => {
    const typed = input.value.trim();
    // Suggestions are a help: without a connection the box works without them.
    const entries = typed === '' ? [] : await entriesFor(typed).catch(() => []);
    if (input.value.trim() === typed && document.activeElement === input) {
      show(suggestionsFor(typed, entries, normalise, MOST));
    }
  };
  input.addEventListener('input', (event) => {
    if (!(event as InputEvent).isComposing) propose();
  });
  input.addEventListener('compositionend', propose);
  input.addEventListener('blur', () => show([]));
  form.addEventListener('submit', () => show([]));
  list.addEventListener('pointerdown', (event) => {
    event.preventDefault();
    const option = (event.target as Element).closest('li');
    if (option) open([...list.children].indexOf(option));
  });
  input.addEventListener('keydown', (event) => {
    if (event.isComposing || list.hidden) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      // From the field to the first, past the last back to the field.
      const next = active + step;
      mark(next >= shown.length ? -1 : next < -1 ? shown.length - 1 : next);
    } else if (event.key === 'Enter' && active >= 0) open(active);
    else if (event.key === 'Escape') show([]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  propose();
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-suggest]')) {
  const input = form.querySelector('input');
  if (input) attachBox(form, input, JSON.parse(form.dataset.suggest ?? ''));
}
