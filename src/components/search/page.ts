import type { Answer, Counts, Found, Request } from '../../search/protocol.ts';
import { type Chip, showChips } from './chips.ts';
import { need, type Words } from './dom.ts';
import { engine } from './engine.ts';
import { facetView, newestFirst } from './facets.ts';
import { helpView } from './help.ts';
import { histogram, rangeLabel } from './histogram.ts';
import { searchKeys } from './keys.ts';
import { monthValues } from './months.ts';
import { progressView } from './progress.ts';
import { marksOf, resultList } from './results.ts';
import { readState, type State, writeState } from './state.ts';
import { steps } from './steps.ts';
import { summaryView } from './summary.ts';
import { onTyping } from './typing.ts';

/** The search page at work: what is typed and chosen goes to the engine, answers onto the page. */

/** Results on a page, and how many more each time. */
const PAGE = 10;

const root = need<HTMLElement>(document, '[data-search]');
const { base = '/', bundle = '/pagefind/' } = root.dataset;
const texts: { words: Words; kinds: Words; all: string; fewer: string; remove: string } =
  JSON.parse(root.dataset.words ?? '{}');
const { words } = texts;
const form = need<HTMLFormElement>(root, 'form');
const input = need<HTMLInputElement>(form, 'input[name=q]');
const chips = need<HTMLUListElement>(root, '[data-chips]');
const more = need<HTMLButtonElement>(root, '[data-more]');
const sort = need<HTMLSelectElement>(root, '[data-sort]');
const narrowing = need<HTMLDetailsElement>(root, '.narrowing');
const list = need<HTMLOListElement>(root, '[data-results]');
const pageTitle = document.title;

let state: State = readState(location.search);
let asked = 0;
let total = 0;

const search = engine(receive);
const results = resultList(list, base, words);
const summary = summaryView(root, words);
const history = steps();
const progress = progressView(root, list, () => {
  search.restart();
  askAgain();
});

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
  progress.begin();
  summary.expect(state.typed);
  search.ask(request);
}

/** Asks again for what a step of the history showed. */
const askAgain = () => ask(0, Math.max(PAGE, history.shown()));

/** Makes a change, remembers it in the address and searches; `step` makes a step to go back to. */
function change(changes: Partial<State>, step: boolean): void {
  state = { ...state, ...changes };
  history.goTo(writeState(state), step);
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

/** All that is chosen, facet by facet, then the months. */
function chosen(): Chip[] {
  const { choice, months } = state;
  const values = Object.entries(choice).flatMap(([name, keys]) =>
    keys.map((key): Chip => {
      const others = keys.filter((other) => other !== key);
      const label = facets.get(name)?.view.label(key) ?? key;
      return { label, remove: () => choose(name, others) };
    }),
  );
  if (!months) return values;
  return [...values, { label: rangeLabel(months, words), remove: () => chooseMonths(undefined) }];
}

function showState(): void {
  if (document.activeElement !== input && input.value !== state.typed) input.value = state.typed;
  document.title = state.typed === '' ? pageTitle : `${state.typed} · ${pageTitle}`;
  sort.value = state.sort;
  showChips(chips, chosen(), texts.remove);
}

function showFound(found: Found): void {
  const { choice, months } = state;
  const terms = found.query.clauses.flatMap((clause) => (clause.not ? [] : clause.terms));
  const phrases = terms.flatMap((term) =>
    term.kind === 'text' || term.kind === 'title' ? [term.text] : [],
  );
  results.expect(found.start, marksOf(phrases));
  total = summary.show(found, Object.keys(choice).length > 0 || months !== undefined);
  bars(found.months, months);
  facets.get('month')?.view.show(monthValues(found.months, words), choice.month ?? []);
  if (choice.month) showState();
  help.clear();
  if (total === 0) results.finish();
}

function showCounts({ facet, values }: Counts): void {
  facets.get(facet)?.view.show(values, state.choice[facet] ?? []);
  if (state.choice[facet]) showState();
}

/** The search is over: everything has come, or nothing more will. */
function settle(failed: boolean): void {
  progress.end(failed);
  if (failed) {
    summary.clear();
    return;
  }
  results.finish();
  more.hidden = results.length >= total;
  history.returnToTop();
}

function receive(answer: Answer): void {
  if (answer.id !== asked) return;
  if (answer.kind === 'found') showFound(answer);
  else if (answer.kind === 'result') results.add(answer);
  else if (answer.kind === 'counts') showCounts(answer);
  else if (answer.kind === 'help') help.show(answer);
  else settle(answer.kind === 'failed');
}

const send = onTyping(form, input, (typed, sent) => change({ typed }, sent));
searchKeys(root, input, results, () => {
  input.value = '';
  send();
});
sort.addEventListener('change', () => change({ sort: sort.value as State['sort'] }, true));
more.addEventListener('click', () => {
  history.keepShown(results.length + PAGE);
  ask(results.length);
});
window.addEventListener('popstate', () => {
  state = readState(location.search);
  input.value = state.typed;
  showState();
  askAgain();
});
narrowing.addEventListener('toggle', askAgain);
// On a narrow screen the results come first, and what narrows them is opened when it is wanted.
narrowing.open = matchMedia('(min-width: 52rem)').matches;
input.value = state.typed;
showState();
askAgain();
