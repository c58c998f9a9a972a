/** Entries that a list shows on one page. */
export const PAGE_SIZE = 50;

/** Pages of a list; an empty list has one, which says so. */
export const pageCount = (list: readonly unknown[]): number =>
  Math.max(1, Math.ceil(list.length / PAGE_SIZE));

/** Rest of the address of a page of a list: nothing for the first, `page/2/` for the second. */
export const pageSuffix = (number: number): string => (number === 1 ? '' : `page/${number}/`);

/** Values of the Astro rest parameter `page` for all pages of a list. */
export const pageParams = (list: readonly unknown[]): (string | undefined)[] =>
  Array.from({ length: pageCount(list) }, (_, at) => (at === 0 ? undefined : `page/${at + 1}`));

/** Number of the page that such a value stands for. */
export const pageNumber = (param: string | undefined): number =>
  param === undefined ? 1 : Number(param.slice('page/'.length));
