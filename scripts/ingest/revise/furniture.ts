import { bare, sentenceEnd } from '../chars.ts';
import { readDate } from '../label/printed-date.ts';
import type { Label, Labelled } from '../label.ts';
import { isFurniture, isLoose, printed, relabel } from './neighbours.ts';
import { paperNames } from './paper-names.ts';

/** How many printed lines away from a sure masthead or folio a doubtful one may stand. */
const REACH = 4;

/** The name of a paper alone is believed at the edge of a dump, within so many printed lines. */
const EDGE = 2;

/** A date is set in at most so many lines. */
const DATE_LINES = 4;

/** … and each of them is no longer than this. */
const MOST_DATE = 20;

/**
 * Page furniture: a name of a paper or of a page counts only near a sure masthead or folio or at
 * the edge of the dump, or alone above a headline, a date may be set in several lines, a short line between two lines of the
 * furniture that a dump begins or ends with is furniture, and one that stands three or more times in a dump is a running head.
 */
export function furniture(labelled: readonly Labelled[]): readonly Labelled[] {
  const { indices } = printed(labelled);
  const changes = new Map<number, { label: Label; why: string }>();
  const sure = indices.map((index) => {
    const item = labelled[index];
    return item?.certainty === 'sure' && isFurniture(item.label);
  });
  for (const { from, to, iso } of dates(
    indices.map((index) => labelled[index]?.stretch.text ?? ''),
  )) {
    for (let position = from; position < to; position++) {
      const masthead = position === from ? { date: iso } : {};
      changes.set(indices[position] ?? -1, { label: { kind: 'masthead', masthead }, why: 'date' });
      sure[position] = true;
    }
  }
  const named = new Set(
    indices.flatMap((index, position) => {
      const label = labelled[index]?.label;
      return label && isPaper(label) && (sure[position] || isEdge(position))
        ? [paperOf(label)]
        : [];
    }),
  );
  const top = indices.findIndex((index) => !isFurniture((labelled[index] as Labelled).label));
  const head = sure.findIndex((item, position) => !item && !sure[position + 1]);
  const foot = sure.findLastIndex((item, position) => !item && !sure[position - 1]);
  const seen = new Map<string, number[]>();
  for (const [position, index] of indices.entries()) {
    const item = labelled[index] as Labelled;
    if (changes.has(index)) continue;
    if (isFurniture(item.label) && item.certainty !== 'sure') {
      const near = sure.slice(Math.max(0, position - REACH), position + REACH + 1).some(Boolean);
      const known = isPaper(item.label) && (isEdge(position) || named.has(paperOf(item.label)));
      const edge = position === 0 || position === indices.length - 1;
      if (!near && !known && !edge && !isNumber(item))
        changes.set(
          index,
          // The page itself is not named after one of its sections.
          headsSection(position)
            ? { label: { kind: 'folio' }, why: 'section' }
            : { label: { kind: 'short' }, why: 'furniture-far' },
        );
    } else if (isEnclosed(position) && isLoose(item)) {
      changes.set(index, { label: { kind: 'folio' }, why: 'between-furniture' });
    }
    if (item.label.kind === 'short') {
      const text = bare(item.stretch.text);
      const places = seen.get(text);
      if (places) places.push(index);
      else seen.set(text, [index]);
    }
  }
  for (const repeated of seen.values()) {
    if (repeated.length < 3) continue;
    for (const index of repeated) {
      changes.set(index, { label: { kind: 'folio' }, why: 'running-head' });
    }
  }
  return paperNames(relabel(labelled, changes));

  /** The name of a section or of the paper alone above a headline, below a text that has ended. */
  function headsSection(position: number): boolean {
    const [above, item, below] = [-1, 0, 1].map((step) => labelled[indices[position + step] ?? -1]);
    const named =
      item?.label.kind === 'folio' ? item.label.name !== undefined : isPaper(item?.label);
    const heads = ['short', 'headline'].includes(below?.label.kind ?? '');
    const ended = above?.label.kind !== 'short' && !isOpenText(above);
    return named && heads && ended;
  }

  function isEnclosed(position: number): boolean {
    const outer = position < head || position > foot;
    if (outer && sure[position - 1] && sure[position + 1]) return true;
    // Below its name a paper may have a motto, and then the date.
    return position > 0 && position === top && isDated(labelled[indices[position + 1] ?? -1]);
  }

  function isEdge(position: number): boolean {
    return position < EDGE || position >= indices.length - EDGE;
  }
}

/** What a date set in several lines is without its weekday, and which parts are year, month and day. */
const setInLines = /^(?:(\d{1,2})日?)?(\d{4})[年./-](\d{1,2})(?:[月./-](?:(\d{1,2})日?)?)?$/u;
const dayFirst = /^(\d{1,2})月(\d{1,2})日(\d{4})年$/u;

/** Dates whose year, month and day stand on lines of their own: 2021年3月, 15; the weekday may stand between. */
function dates(texts: readonly string[]): { from: number; to: number; iso: string }[] {
  const found: { from: number; to: number; iso: string }[] = [];
  for (let from = 0; from < texts.length; from++) {
    for (let to = from + 2; to <= from + DATE_LINES; to++) {
      const joined = texts.slice(from, to).map(dateAlone);
      if (joined.includes(undefined)) break;
      const iso = joined.at(-1) === '' ? undefined : dateInLines(joined.join(''));
      if (iso === undefined) continue;
      found.push({ from, to, iso });
      from = to - 1;
      break;
    }
  }
  return found;
}

/** A line of a date without its weekday and lunar day; undefined if it is anything else. */
function dateAlone(text: string): string | undefined {
  if (text.length > MOST_DATE) return undefined;
  const rest = bare(text).replace(/星期[一二三四五六日天]|农历\S+$/gu, '');
  return /^[\d年月日./-]*$/u.test(rest) ? rest : undefined;
}

function dateInLines(joined: string): string | undefined {
  const [, before, year, month, after] = setInLines.exec(joined) ?? [];
  const day = before ?? after;
  if (year !== undefined && day !== undefined && !(before && after))
    return readDate(`${year}年${month}月${day}日`)?.iso;
  const [, itsMonth, itsDay, itsYear] = dayFirst.exec(joined) ?? [];
  return itsYear && readDate(`${itsYear}年${itsMonth}月${itsDay}日`)?.iso;
}

function isDated(item: Labelled | undefined): boolean {
  return item?.label.kind === 'masthead' && item.label.masthead.date !== undefined;
}

function isOpenText(item: Labelled | undefined): boolean {
  return item?.label.kind === 'body' && !sentenceEnd.test(item.stretch.text);
}

function isPaper(label: Label | undefined): boolean {
  return label?.kind === 'masthead' && label.masthead.newspaper !== undefined;
}

function paperOf(label: Label): string | undefined {
  return label.kind === 'masthead' ? label.masthead.newspaper : undefined;
}

function isNumber({ stretch: { text } }: Labelled): boolean {
  return /^\d+$/u.test(text);
}
