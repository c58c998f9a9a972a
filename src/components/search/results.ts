import type { Result } from '../../search/protocol.ts';
import { element, type Words, withMarks } from './dom.ts';

/** The list of results. */

/** Results wait so long for each other, in milliseconds, before the first of them are shown alone. */
const TOGETHER = 120;

function item(result: Result, base: string, phrases: string, words: Words): HTMLLIElement {
  const { shown, byPlace } = result;
  const { card } = shown;
  const link = element('a', '', ...withMarks(shown.title));
  link.href = base + shown.url + (byPlace ? '' : phrases);
  const { date, newspaper, number, page, place, authors } = card;
  const facts = [date, newspaper, number, page, place, authors]
    .filter((fact): fact is string => fact !== undefined && fact !== '')
    .map((fact) => element('span', '', fact));
  if (byPlace) facts.unshift(element('strong', '', words.byPlace ?? ''));
  const heading = element('h2', 'title', link);
  const found = element('li', 'result');
  if (card.kicker) found.append(element('p', 'kicker', ...withMarks(shown.kicker)));
  found.append(heading);
  if (card.subtitle) found.append(element('p', 'subtitle', ...withMarks(shown.subtitle)));
  found.append(
    element('p', 'facts', ...facts),
    element('p', 'excerpt', ...withMarks(shown.excerpt)),
  );
  return found;
}

/**
 * Shows results as they come, each below all before it, so that none is pushed away while it is read;
 * the results of a new search stand in place of the old ones only when the first of them is there.
 */
export function resultList(list: HTMLOListElement, base: string, words: Words) {
  let pending: (HTMLLIElement | undefined)[] = [];
  let start = 0;
  let timer = 0;
  let phrases = '';
  const show = (results: readonly HTMLLIElement[]) => {
    clearTimeout(timer);
    timer = 0;
    // What is there already is not touched: the focus may be in it.
    let at = start;
    for (const one of results) {
      if (list.children[at] !== one) list.insertBefore(one, list.children[at] ?? null);
      at++;
    }
    while (list.children.length > at) list.lastElementChild?.remove();
  };
  const present = (some: typeof pending) => some.filter((one) => one !== undefined);
  /** The results that wait for none before them. */
  const inOrder = () => {
    const gap = Array.from(pending).indexOf(undefined);
    return present(gap < 0 ? pending : pending.slice(0, gap));
  };
  return {
    /** Results from number `from` on will come; those before it stay. */
    expect(from: number, marks: string): void {
      clearTimeout(timer);
      timer = 0;
      pending = [];
      start = from;
      phrases = marks;
    },
    add(result: Result): void {
      pending[result.at - start] = item(result, base, phrases, words);
      timer ||= window.setTimeout(() => {
        timer = 0;
        if (pending[0]) show(inOrder());
      }, TOGETHER);
    },
    /** Everything has come. */
    finish: () => show(present(pending)),
    get length(): number {
      return list.children.length;
    },
    /** Moves the focus by so many results; false when there is none to go to. */
    move(by: number): boolean {
      const links = [...list.querySelectorAll<HTMLAnchorElement>('.title > a')];
      const at = links.indexOf(document.activeElement as HTMLAnchorElement);
      const next = at < 0 ? (by > 0 ? 0 : -1) : at + by;
      links[next]?.focus();
      return links[next] !== undefined;
    },
  };
}

/** The part of a result's address that tells the article what to mark. */
export const marksOf = (phrases: readonly string[]): string =>
  phrases.length === 0
    ? ''
    : `#${phrases.map((phrase) => `q=${encodeURIComponent(phrase)}`).join('&')}`;
