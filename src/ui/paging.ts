/** Entries on a numbered page of a list; its front page has up to twice as many, less one. */
export const PAGE_SIZE = 50;

/**
 * One page of a list that runs from new to old. Pages are numbered from the oldest entry, and a page
 * gets its number once it is full: what is on it, and its address, stay when new entries come. The
 * front page, without a number, has what is newer.
 */
export type ListPage<T> = {
  /** Undefined for the front page. */
  number: number | undefined;
  /** Numbered pages of the list. */
  count: number;
  /** Place of the first entry of this page in the list. */
  from: number;
  entries: readonly T[];
};

const numberedPages = (length: number): number => Math.max(0, Math.floor(length / PAGE_SIZE) - 1);

/** All pages of a list, the front page first, then from new to old. An empty list has its front. */
export function listPages<T>(list: readonly T[]): ListPage<T>[] {
  const count = numberedPages(list.length);
  const front = list.length - count * PAGE_SIZE;
  const numbered = Array.from({ length: count }, (_, at) => {
    const from = front + at * PAGE_SIZE;
    return { number: count - at, count, from, entries: list.slice(from, from + PAGE_SIZE) };
  });
  return [{ number: undefined, count, from: 0, entries: list.slice(0, front) }, ...numbered];
}

/** Number of the page that has the entry at this place of a list. */
export function pageAt(place: number, length: number): number | undefined {
  const number = Math.floor((length - 1 - place) / PAGE_SIZE) + 1;
  return number > numberedPages(length) ? undefined : number;
}

/** Rest of the address of a page: nothing for the front page, `page/2/` for the second oldest. */
export const pageSuffix = (number: number | undefined): string =>
  number === undefined ? '' : `page/${number}/`;

/** Value of the Astro rest parameter `page`. */
export const pageParam = ({ number }: ListPage<unknown>): string | undefined =>
  number === undefined ? undefined : `page/${number}`;

/** What a numbered page shows of its list besides its entries; part of its content key. */
export const pageStanding = ({ number, count }: ListPage<unknown>): string =>
  `${number} ${number === count}`;
