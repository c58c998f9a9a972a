import { pageNumber } from '../ingest/label/jump.ts';
import type { Told } from '../ingest/pipe.ts';

/** A dump, what it says of its issue, and the issue that this alone puts it into. */
export interface Candidate {
  readonly name: string;
  readonly issue: string;
  /** Nothing of a dump that was ingested before: it keeps its issue. */
  readonly told?: Told;
}

/** A file name read as issue and page. */
interface PageName {
  /** What is the same in all pages of the issue. */
  readonly family: string;
  /** The page, without leading zeros. */
  readonly page: string;
  /** How names of this folder are made: digits as 9, letters as a. */
  readonly shape: string;
}

type Member = Candidate & PageName;

/** Pages that a newspaper has at most. */
const MOST_PAGES = 99;

/** A checksum at the end of a name, as the programs that make dumps add. */
const CHECKSUM = /[^\p{L}\p{N}](?=[^\p{L}\p{N}]*\d*[a-f])[0-9a-f]{6,}$/iu;
const PAGE = /^(.*[\p{L}\p{N}])[^\p{L}\p{N}]+(?:p|page|第|版)?([A-Z]?\d{1,2})版?$/iu;
/** What stands before a day or a month rather than a page. */
const DAY_FOLLOWS = /(?:^|\D)(?:19|20)\d{2}(?:\D?(?:0?[1-9]|1[0-2]))?$/u;

/** Reads `2022-06-30/A03.txt`, `003_1_7d349bd2.txt`; undefined where a name has no page. */
export function pageName(name: string): PageName | undefined {
  const stem = name.replace(/\.[^./]*$/u, '').replace(CHECKSUM, '');
  const [, family = '', page = ''] = PAGE.exec(stem) ?? [];
  if (family === '' || DAY_FOLLOWS.test(family)) return undefined;
  const shape = family.replace(/\d+/gu, '9').replace(/\p{L}+/gu, 'a');
  return { family, page: pageNumber(page.toUpperCase()), shape };
}

/** Whether two dumps of a family show that they are, or are not, of one issue; undefined: neither. */
function together(one: Member, other: Member): boolean | undefined {
  if (!one.told || !other.told) return undefined;
  const [a, b] = [one.told.masthead, other.told.masthead];
  const both = (x: string | undefined, y: string | undefined) => x !== undefined && y !== undefined;
  if (both(a.date, b.date) && a.date !== b.date) return false;
  if (both(a.newspaper, b.newspaper) && a.newspaper !== b.newspaper) return false;
  if (both(a.date, b.date)) return true;
  const goesOn = (first: Member, second: Member) =>
    first.told?.to.includes(second.page) && second.told?.from.includes(first.page);
  return goesOn(one, other) || goesOn(other, one) ? true : undefined;
}

/** What the pairs of a family show: one that speaks against it counts more than all that speak for it. */
function verdict(members: readonly Member[]): boolean | undefined {
  let found: boolean | undefined;
  for (const [index, one] of members.entries()) {
    for (const other of members.slice(index + 1)) {
      const shown = together(one, other);
      if (shown === false) return false;
      found ??= shown;
    }
  }
  return found;
}

/** The issue of a family: that of a page ingested before, of one with a masthead, of its first page. */
function issueOf(members: readonly Member[]): string | undefined {
  const before = new Set(members.filter(({ told }) => !told).map(({ issue }) => issue));
  if (before.size > 1) return undefined;
  const [known] = before;
  if (known !== undefined) return known;
  const dated = members.filter(({ told }) => told?.masthead.date !== undefined);
  const best = dated.find(({ told }) => told?.masthead.newspaper !== undefined);
  return (best ?? dated[0] ?? members[0])?.issue;
}

/** A dump that says its own paper and date stays with them; one that says a date joins no issue of another. */
function mayJoin({ masthead: { newspaper, date } }: Told, issue: string): boolean {
  return date === undefined || (newspaper === undefined && issue.includes(date));
}

/**
 * Finds the pages of one issue by their files' names, for dumps whose own text does not say which
 * issue they are of. Names count only where a folder shows what they mean: some dumps whose names
 * differ in the page alone have one date, or an article that goes on from the one to the other, by
 * the pages of their names; and no two such have different dates or papers.
 *
 * @returns the issue of each new dump that is put into another than its own
 */
export function namesakes(candidates: readonly Candidate[]): Map<string, string> {
  const members = candidates.flatMap((one): Member[] => {
    const page = pageName(one.name);
    return page ? [{ ...one, ...page }] : [];
  });
  const moved = new Map<string, string>();
  for (const alike of Map.groupBy(members, ({ shape }) => shape).values()) {
    const families = [...Map.groupBy(alike, ({ family }) => family).values()].filter(
      (family) =>
        family.length > 1 &&
        family.length <= MOST_PAGES &&
        new Set(family.map(({ page }) => page)).size === family.length,
    );
    const verdicts = families.map(verdict);
    if (verdicts.includes(false) || !verdicts.includes(true)) continue;
    for (const family of families) {
      const issue = issueOf(family);
      if (issue === undefined) continue;
      for (const { name, told, issue: own } of family) {
        if (told && own !== issue && mayJoin(told, issue)) moved.set(name, issue);
      }
    }
  }
  return moved;
}
