import type { Answer, Counts, Found, Request } from '../../search/protocol.ts';
import { element, fill, need, type Words } from './dom.ts';
import { facetView } from './facets.ts';
import { histogram, monthLists } from './histogram.ts';
import { readingOf } from './reading.ts';
import { marksOf, resultList } from './results.ts';
import { readState, type State, writeState } from './state.ts';

/** The search page at work: what is typed and chosen goes to the worker, answers onto the page. */

/** Results on a page, and how many more each time. */
const PAGE = 10;
/** Milliseconds: rest between keystrokes before a search; until a search counts as slow. */
const TYPING = 120;
const SLOW = 150;

const root = need<HTMLElement>(document, '[data-search]');
const { base = '/', bundle = '/pagefind/' } = root.dataset;
const texts: { words: Words; kinds: Words; all: string; fewer: string; remove: string } =
  JSON.parse(root.dataset.words ?? '{}');
const { words } = texts;
const form = need<HTMLFormElement>(root, 'form');
const input = need<HTMLInputElement>(form, 'input[name=q]');
const status = need<HTMLElement>(root, '[data-status]');
const reading = need<HTMLElement>(root, '[data-reading]');
const chips = need<HTMLUListElement>(root, '[data-chips]');
const more = need<HTMLButtonElement>(root, '[data-more]');
const sort = need<HTMLSelectElement>(root, '[data-sort]');
const failure = need<HTMLElement>(root, '[data-failure]');
const narrowing = need<HTMLDetailsElement>(root, '.narrowing');
const results = resultList(need<HTMLOListElement>(root, '[data-results]'), base, words);

let state: State = readState(location.search);
let asked = 0;
let total = 0;
let composing = false;
let typing = 0;
let slow = 0;

const worker = new Worker(new URL('../../search/worker.ts', import.meta.url), { type: 'module' });

/** Facets that are open or in which something is chosen: only they are loaded and counted. */
const shownFacets = () =>
  [...facets].flatMap(([name, { details }]) =>
    (narrowing.open && details.open) || state.choice[name]?.length ? [name] : [],
  );

function ask(start: number): void {
  asked += 1;
  const request: Request = {
    id: asked,
    bundle: new URL(bundle, location.href).href,
    ...state,
    start,
    count: PAGE,
    facets: shownFacets(),
  };
  clearTimeout(slow);
  slow = window.setTimeout(() => root.classList.add('busy'), SLOW);
  failure.hidden = true;
  worker.postMessage(request);
}

/** Makes a change, remembers it in the address and searches; `step` makes a step to go back to. */
function change(changes: Partial<State>, step: boolean): void {
  state = { ...state, ...changes };
  const query = writeState(state);
  const address = query === '' ? location.pathname : `?${query}`;
  if (step && address !== (location.search || location.pathname))
    history.pushState(null, '', address);
  else history.replaceState(null, '', address);
  showState();
  ask(0);
}

const choose = (name: string, values: string[]) => {
  const choice = { ...state.choice, [name]: values };
  if (values.length === 0) delete choice[name];
  change({ choice }, true);
};

const facets = new Map(
  [...root.querySelectorAll<HTMLDetailsElement>('details[data-facet]')].map((details) => {
    const name = details.dataset.facet ?? '';
    const labels = { ...texts, values: name === 'kind' ? texts.kinds : {} };
    const view = facetView(details, labels, (values) => choose(name, values));
    details.addEventListener('toggle', () => {
      if (details.open) ask(0);
    });
    return [name, { details, view }];
  }),
);

const chooseMonths = (months: State['months']) => change({ months }, true);
const bars = histogram(need(root, '[data-histogram]'), words, chooseMonths);
const lists = monthLists(need(root, '[data-from]'), need(root, '[data-to]'), words, chooseMonths);

/** What is chosen, each with a button that takes it away. */
function showState(): void {
  if (document.activeElement !== input && input.value !== state.typed) input.value = state.typed;
  sort.value = state.sort;
  const chip = (label: string, onRemove: () => void) => {
    const button = element('button', '', label);
    button.type = 'button';
    button.setAttribute('aria-label', fill(texts.remove, { value: label }));
    button.addEventListener('click', onRemove);
    return element('li', '', button);
  };
  const values = Object.entries(state.choice).flatMap(([name, keys]) =>
    keys.map((key) => {
      const label = facets.get(name)?.view.label(key) ?? key;
      return chip(label, () =>
        choose(
          name,
          keys.filter((other) => other !== key),
        ),
      );
    }),
  );
  if (state.months) values.push(chip(state.months.join(' – '), () => chooseMonths(undefined)));
  chips.replaceChildren(...values);
}

function showFound(found: Found): void {
  total = found.total + found.byPlace;
  const nothing = found.query.clauses.length === 0;
  const sentence =
    nothing && !narrowed()
      ? words.idle
      : total === 0
        ? words.none
        : found.byPlace > 0
          ? words.foundMore
          : words.found;
  status.textContent = fill(sentence, { n: found.total, places: found.byPlace });
  reading.textContent = readingOf(found.query, words);
  reading.hidden = reading.textContent === '';
  bars(found.months, state.months);
  lists(found.months, state.months);
  if (total === 0 || (nothing && !narrowed())) results.finish();
}

const narrowed = () => Object.keys(state.choice).length > 0 || state.months !== undefined;

function showCounts({ facet, values }: Counts): void {
  const one = facets.get(facet);
  one?.view.show(values, state.choice[facet] ?? []);
  if (state.choice[facet]) showState();
}

worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
  if (data.id !== asked) return;
  if (data.kind === 'found') {
    const texts = data.query.clauses.flatMap(({ terms, not }) =>
      not
        ? []
        : terms.flatMap((term) =>
            term.kind === 'text' || term.kind === 'title' ? [term.text] : [],
          ),
    );
    results.expect(data.start, marksOf(texts));
    showFound(data);
  } else if (data.kind === 'result') results.add(data);
  else if (data.kind === 'counts') showCounts(data);
  else {
    clearTimeout(slow);
    root.classList.remove('busy');
    if (data.kind === 'done') {
      results.finish();
      more.hidden = results.length >= total;
    } else {
      failure.hidden = false;
      status.textContent = '';
    }
  }
});

const typed = (step: boolean) => {
  clearTimeout(typing);
  if (composing) return;
  if (step) change({ typed: input.value.trim() }, true);
  else typing = window.setTimeout(() => change({ typed: input.value.trim() }, false), TYPING);
};
input.addEventListener('compositionstart', () => {
  composing = true;
});
input.addEventListener('compositionend', () => {
  composing = false;
  typed(false);
});
input.addEventListener('input', () => typed(false));
form.addEventListener('submit', (event) => {
  event.preventDefault();
  typed(true);
});
sort.addEventListener('change', () => change({ sort: sort.value as State['sort'] }, true));
more.addEventListener('click', () => ask(results.length));
need(failure, 'button').addEventListener('click', () => ask(0));
window.addEventListener('online', () => {
  if (!failure.hidden) ask(0);
});
window.addEventListener('popstate', () => {
  state = readState(location.search);
  input.value = state.typed;
  showState();
  ask(0);
});
document.addEventListener('keydown', (event) => {
  const target = event.target as HTMLElement;
  const inField = target.matches('input:not([type=checkbox]), select, textarea');
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === '/' && !inField) {
    event.preventDefault();
    input.focus();
    input.select();
  } else if (event.key === 'Escape' && root.contains(target)) {
    input.value = '';
    input.focus();
    typed(true);
  } else if (event.key === 'ArrowDown' && (target === input || target.closest('[data-results]'))) {
    if (results.move(1)) event.preventDefault();
  } else if (event.key === 'ArrowUp' && target.closest('[data-results]')) {
    event.preventDefault();
    if (!results.move(-1)) input.focus();
  }
});

narrowing.addEventListener('toggle', () => ask(0));
// On a narrow screen the results come first, and what narrows them is opened when it is wanted.
narrowing.open = matchMedia('(min-width: 52rem)').matches;
input.value = state.typed;
showState();
ask(0);
