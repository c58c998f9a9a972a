import type { Result } from '../../search/protocol.ts';
import { element, type Words, withMarks } from './dom.ts';

/** The list of results. */

/** Results wait so long for the ones before them, in milliseconds, before they are shown alone. */
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
 * Shows results as they come, in their order, and the results of a new search in place of the old
 * ones only when the first of them are there.
 */
export function resultList(list: HTMLOListElement, base: string, words: Words) {
  let pending: HTMLLIElement[] = [];
  let start = 0;
  let timer = 0;
  let phrases = '';
  const flush = () => {
    clearTimeout(timer);
    timer = 0;
    // What is there already is not touched: the focus may be in it.
    let at = start;
    for (const one of pending) {
      if (!one) continue;
      if (list.children[at] !== one) list.insertBefore(one, list.children[at] ?? null);
      at++;
    }
    while (list.children.length > at) list.lastElementChild?.remove();
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
      timer ||= window.setTimeout(flush, TOGETHER);
    },
    /** Everything has come. */
    finish: flush,
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
