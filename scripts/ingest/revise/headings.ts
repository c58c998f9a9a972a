import { width } from '../chars.ts';
import type { Label, Labelled } from '../label.ts';
import { MOST_PARTS, type PartKind, partKinds } from './headlines.ts';
import { printed, relabel } from './neighbours.ts';

/** A heading line: where it stands among the printed lines, and its number of `#`. */
interface Heading {
  readonly position: number;
  readonly level: number;
}

/** A subtitle is so much wider than the subheads below it, in Han characters. */
const WIDER = 2;

/**
 * Says which `#` headings are headlines. Most tools give headlines one `#` and subheads more, but
 * where a page has a heading of its own, headlines have two: the level that bylines and datelines
 * follow is the one of headlines. A deeper heading between a headline and its byline, or after a dash, is a subtitle;
 * right above a headline, with no text of its own, it is the kicker.
 * Headings right below one another, text below the last, are the lines of one headline.
 */
export function headings(labelled: readonly Labelled[]): readonly Labelled[] {
  const { indices } = printed(labelled);
  const at = (position: number) => labelled[indices[position] ?? -1];
  const found = indices.flatMap((index, position): Heading[] => {
    const item = labelled[index];
    if (item?.why !== 'heading' || !isHeading(item.label)) return [];
    return [{ position, level: /^#+/u.exec(item.stretch.text)?.[0].length ?? 0 }];
  });
  if (found.length === 0) return labelled;
  const level = headlineLevel(found, at);
  const parts = headlineLines(
    found.filter(({ level: own }) => own === level),
    at,
  );
  const changes = new Map<number, { label: Label; why: string; certainty: 'sure' }>();
  for (const { position, level: own } of found) {
    const kind = kindOf(position, own);
    const label: Label = kind === 'folio' ? { kind, name: name(at(position)) } : { kind };
    changes.set(indices[position] ?? -1, { label, why: 'heading', certainty: 'sure' });
  }
  return relabel(labelled, changes);

  function kindOf(position: number, own: number): PartKind | 'subhead' | 'folio' {
    if (own === level) return parts.get(position) ?? 'headline';
    // The heading of a page has nothing of its own below it.
    if (own < level) return at(position + 1)?.why === 'heading' ? 'folio' : 'headline';
    const above = at(position - 1);
    const below = at(position + 1);
    const isUnder = found.some((other) => other.position === position - 1 && other.level === level);
    if (isUnder && above && (isSigned(below) || isSubtitle(position, own))) return 'subtitle';
    const isOver = found.some((other) => other.position === position + 1 && other.level === level);
    return isOver && !isUnder ? 'kicker' : 'subhead';
  }

  /** Right under a headline a dash opens the subtitle; or it is wider than the subheads of its text. */
  function isSubtitle(position: number, own: number): boolean {
    const text = name(at(position));
    if (/^(?:——|—|－－)/u.test(text)) return true;
    if (/^[（(]?[一二三四五六七八九十\d]+[)）、.．]/u.test(text)) return false;
    const next = found.filter((other) => other.position > position);
    const end = next.findIndex((other) => other.level <= level);
    const subheads = next
      .slice(0, end < 0 ? undefined : end)
      .filter((other) => other.level === own);
    return subheads.every((other) => width(name(at(other.position))) + WIDER <= width(text));
  }
}

/**
 * The level with most bylines and datelines below it, a subtitle's heading between; without any, the
 * least. One article under the heading of its page looks like a headline with its subtitle.
 */
function headlineLevel(
  found: readonly Heading[],
  at: (position: number) => Labelled | undefined,
): number {
  const signed = new Map<number, number>();
  for (const [index, { position, level }] of found.entries()) {
    const next = found[index + 1];
    const subtitle = next?.position === position + 1 && next.level > level;
    const counts = isSigned(at(position + (subtitle ? 2 : 1)));
    signed.set(level, (signed.get(level) ?? 0) + (counts ? 1 : 0));
  }
  const levels = [...signed].sort(([a, many], [b, more]) => more - many || a - b);
  return levels[0]?.[0] ?? 1;
}

/** What the lines of headlines set in several headings are, by position; more in a row are a list. */
function headlineLines(
  headlines: readonly Heading[],
  at: (position: number) => Labelled | undefined,
): Map<number, PartKind> {
  const parts = new Map<number, PartKind>();
  const runs: number[][] = [];
  for (const { position } of headlines) {
    const run = runs.at(-1);
    if (run && run.at(-1) === position - 1) run.push(position);
    else runs.push([position]);
  }
  for (const run of runs) {
    if (run.length < 2 || run.length > MOST_PARTS || !isTexted((run.at(-1) ?? 0) + 1)) continue;
    const kinds = partKinds(run.map((position) => name(at(position))));
    for (const [index, position] of run.entries()) parts.set(position, kinds[index] ?? 'headline');
  }
  return parts;

  /** Text or its writers stand here, or below a subtitle. */
  function isTexted(position: number): boolean {
    const kinds = [position, position + 1].map((next) => at(next)?.label.kind ?? '');
    const [first = '', second = ''] = kinds;
    const texts = ['body', 'byline', 'credit', 'caption'];
    return (
      texts.includes(first) || (['short', 'subhead'].includes(first) && texts.includes(second))
    );
  }
}

function isSigned(item: Labelled | undefined): boolean {
  if (item?.label.kind === 'byline' || item?.label.kind === 'credit') return true;
  return item?.label.kind === 'body' && item.label.dateline;
}

function isHeading({ kind }: Label): boolean {
  return kind === 'headline' || kind === 'subhead';
}

function name(item: Labelled | undefined): string {
  return (item?.stretch.text ?? '').replace(/^#+\s*/u, '');
}
