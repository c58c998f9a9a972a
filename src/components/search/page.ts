import type { Answer, Counts, Found, Request } from '../../search/protocol.ts';
import { element, fill, need, type Words } from './dom.ts';
import { engine } from './engine.ts';
import { facetView, newestFirst } from './facets.ts';
import { helpView } from './help.ts';
import { histogram, rangeLabel } from './histogram.ts';
import { searchKeys } from './keys.ts';
import { monthValues } from './months.ts';
import { readingOf } from './reading.ts';
import { marksOf, resultList } from './results.ts';
import { readState, type State, writeState } from './state.ts';

/** The search page at work: what is typed and chosen goes to the engine, answers onto the page. */

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
const list = need<HTMLOListElement>(root, '[data-results]');
const results = resultList(list, base, words);
const pageTitle = document.title;

/** What the browser keeps with a step of its history: results shown, and how far down. */
interface Step {
  shown?: number;
  top?: number;
}

let state: State = readState(location.search);
/** How far down the page was when it was left; until it is there again. */
let returning = (history.state as Step | null)?.top;
let asked = 0;
let total = 0;
let composing = false;
let typing = 0;
let slow = 0;

const search = engine(receive);
const isNarrowed = () => Object.keys(state.choice).length > 0 || state.months !== undefined;

/** Facets that are open or in which something is chosen: only they are loaded and counted. */
const shownFacets = () =>
  [...facets].flatMap(([name, { details }]) => {
    const open = (narrowing.open && details.open) || state.choice[name]?.length;
    return open && name !== 'month' ? [name] : [];
  });

function ask(start: number, count = PAGE): void {
  asked += 1;
  const request: Request = {
    id: asked,
    bundle: new URL(bundle, location.href).href,
    ...state,
    start,
    count,
    facets: shownFacets(),
  };
  clearTimeout(slow);
  slow = window.setTimeout(() => root.classList.add('busy'), SLOW);
  list.ariaBusy = 'true';
  failure.hidden = true;
  search.ask(request);
}

/** Asks again for what a step of the history showed. */
const askAgain = () => ask(0, Math.max(PAGE, (history.state as Step | null)?.shown ?? 0));

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
    const order = name === 'month' ? newestFirst : undefined;
    const view = facetView(details, labels, (values) => choose(name, values), order);
    details.addEventListener('toggle', () => {
      if (details.open) askAgain();
    });
    return [name, { details, view }];
  }),
);

const chooseMonths = (months: State['months']) => change({ months }, true);
const bars = histogram(need(root, '[data-histogram]'), words, chooseMonths);
const help = helpView(need(root, '[data-help]'), words, () =>
  change({ choice: {}, months: undefined }, true),
);

/** What is chosen, each with a button that takes it away. */
function showState(): void {
  if (document.activeElement !== input && input.value !== state.typed) input.value = state.typed;
  document.title = state.typed === '' ? pageTitle : `${state.typed} · ${pageTitle}`;
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
      const others = keys.filter((other) => other !== key);
      return chip(label, () => choose(name, others));
    }),
  );
  if (state.months)
    values.push(chip(rangeLabel(state.months, words), () => chooseMonths(undefined)));
  chips.replaceChildren(...values);
}

function showFound(found: Found): void {
  const { query, plain, byPlace } = found;
  total = found.total + byPlace;
  const idle = query.clauses.length === 0 && !isNarrowed();
  const sentence = idle
    ? words.idle
    : total === 0
      ? words.none
      : byPlace > 0
        ? words.foundMore
        : words.found;
  status.textContent = fill(sentence, { n: found.total, places: byPlace });
  root.classList.toggle('idle', idle);
  root.classList.toggle('plain', plain === true);
  root.classList.toggle('none', total === 0 && !isNarrowed());
  reading.textContent = [readingOf(query, words), plain ? words.plain : '']
    .filter((text) => text !== '')
    .join('　');
  reading.hidden = reading.textContent === '';
  bars(found.months, state.months);
  facets.get('month')?.view.show(monthValues(found.months, words), state.choice.month ?? []);
  if (state.choice.month) showState();
  help.clear();
  if (idle) total = 0;
  if (total === 0) results.finish();
}

function showCounts({ facet, values }: Counts): void {
  const one = facets.get(facet);
  one?.view.show(values, state.choice[facet] ?? []);
  if (state.choice[facet]) showState();
}

/** The search is over: everything has come, or nothing more will. */
function settle(failed: boolean): void {
  clearTimeout(slow);
  root.classList.remove('busy');
  list.ariaBusy = 'false';
  failure.hidden = !failed;
  if (failed) {
    status.textContent = '';
    return;
  }
  results.finish();
  more.hidden = results.length >= total;
  if (returning !== undefined) window.scrollTo({ top: returning, behavior: 'instant' });
  returning = undefined;
}

function receive(data: Answer): void {
  if (data.id !== asked) return;
  if (data.kind === 'found') {
    const marked = data.query.clauses.flatMap(({ terms, not }) => (not ? [] : terms));
    const phrases = marked.flatMap((term) =>
      term.kind === 'text' || term.kind === 'title' ? [term.text] : [],
    );
    results.expect(data.start, marksOf(phrases));
    showFound(data);
  } else if (data.kind === 'result') results.add(data);
  else if (data.kind === 'counts') showCounts(data);
  else if (data.kind === 'help') help.show(data);
  else settle(data.kind === 'failed');
}

const typed = (step: boolean) => {
  clearTimeout(typing);
  if (composing) return;
  if (step) change({ typed: input.value.trim() }, true);
  else typing = window.setTimeout(() => change({ typed: input.value.trim() }, false), TYPING);
};
input.addEventListener('compositionstart', () => {
  clearTimeout(typing);
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
more.addEventListener('click', () => {
  const step: Step = { shown: results.length + PAGE };
  history.replaceState(step, '');
  ask(results.length);
});
const retry = () => {
  search.restart();
  askAgain();
};
need(failure, 'button').addEventListener('click', retry);
window.addEventListener('online', () => {
  if (!failure.hidden) retry();
});
window.addEventListener('popstate', () => {
  state = readState(location.search);
  input.value = state.typed;
  showState();
  askAgain();
});
window.addEventListener('pagehide', () => {
  const step: Step = { ...history.state, top: window.scrollY };
  history.replaceState(step, '');
});
searchKeys(root, input, results, () => {
  input.value = '';
  typed(true);
});
narrowing.addEventListener('toggle', askAgain);
// On a narrow screen the results come first, and what narrows them is opened when it is wanted.
narrowing.open = matchMedia('(min-width: 52rem)').matches;
input.value = state.typed;
showState();
askAgain();
