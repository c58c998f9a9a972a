import { UNKNOWN_NEWSPAPER } from '../../../src/schema/issue.ts';
import type { Headline } from '../../corpus/article.ts';
import type { Unit } from '../../corpus/dump/truth.ts';
import { balance } from './balance.ts';
import { items } from './items.ts';
import { bare, pair } from './match.ts';
import type { PlannedIssue } from './plan.ts';
import type { OutArticle, OutIssue, Published } from './read.ts';

/** Right, expected and given counts: precision and recall come from the same three. */
export interface Count {
  right: number;
  expected: number;
  given: number;
}

export const f1 = ({ right, expected, given }: Count): number =>
  expected + given === 0 ? 1 : (2 * right) / (expected + given);

export const measures = [
  'articles',
  'kinds',
  'titles',
  'bylines',
  'paragraphs',
  'subheads',
  'captions',
  'dates',
  'papers',
] as const;
export type Measure = (typeof measures)[number];

export interface Failure {
  measure: Measure | 'lost';
  dump: string;
  expected: string;
  got: string;
}

export interface Score {
  counts: Record<Measure, Count>;
  /** Characters (Han, letters, digits) of the dumps that are published nowhere and listed nowhere. */
  lost: number;
  /** Characters that are published more often than they stand in the dumps. */
  added: number;
  failures: Failure[];
}

function multiset(
  count: Count,
  expected: readonly string[],
  given: readonly string[],
): { missing: string[]; extra: string[] } {
  const left = new Map<string, number>();
  for (const g of given) left.set(g, (left.get(g) ?? 0) + 1);
  const missing: string[] = [];
  for (const e of expected) {
    const n = left.get(e) ?? 0;
    if (n > 0) {
      left.set(e, n - 1);
      count.right += 1;
    } else missing.push(e);
  }
  count.expected += expected.length;
  count.given += given.length;
  return {
    missing,
    extra: [...left].flatMap(([text, n]) => Array.from({ length: n }, () => text)),
  };
}

const headline = (h: {
  kicker?: string | undefined;
  title: string;
  subtitle?: string | undefined;
}): string =>
  [h.kicker ?? '', h.title, h.subtitle ?? '']
    .map((x) => x.trim().replace(/\s+/gu, ' '))
    .join(' | ');

const captionKey = (text: string, credits: readonly string[]): string =>
  `${bare(text)} ‖ ${[...credits].map(bare).sort().join(' ')}`;

/** Grades what was published against what was printed. Every measure of issue 3 is here. */
export function grade(issues: readonly PlannedIssue[], published: Published): Score {
  const counts = Object.fromEntries(
    measures.map((m) => [m, { right: 0, expected: 0, given: 0 }]),
  ) as Score['counts'];
  const failures: Failure[] = [];
  const units = issues.flatMap((i) =>
    i.truth.units.map((unit) => ({ unit, dump: i.files[0]?.name ?? '' })),
  );
  const pairs = new Map(issues.flatMap((issue) => [...pairIssue(issue, published.articles)]));
  const taken = new Set(pairs.values());
  for (const { unit, dump } of units) {
    const out = pairs.get(unit);
    const fail = (measure: Measure, expected: string, got: string) =>
      failures.push({ measure, dump, expected, got });
    counts.articles.expected += 1;
    if (out) counts.articles.right += 1;
    else
      fail(
        'articles',
        `${unit.kind} ${headline(unit.headline)}: ${unit.body[0]?.text ?? unit.captions[0]?.text ?? ''}`,
        'not found',
      );
    one(counts.kinds, out?.kind === unit.kind);
    if (out && out.kind !== unit.kind)
      fail('kinds', `${unit.kind}: ${unit.headline.title || unit.captions[0]?.text}`, out.kind);
    if (unit.kind !== 'photo') gradeHeadline(unit, out, counts, fail);
    gradeTexts(unit, out, counts, fail);
  }
  for (const a of published.articles) {
    if (a.kind === 'stray' || taken.has(a)) continue;
    gradeTexts(undefined, a, counts, (measure, expected, got) =>
      failures.push({ measure, dump: a.dump, expected, got }),
    );
    failures.push({
      measure: 'articles',
      dump: a.dump,
      expected: 'nothing of its own',
      got: `${a.kind} ${a.title}: ${a.body[0]?.text ?? a.photos[0]?.caption ?? ''}`,
    });
  }
  counts.articles.given = published.articles.filter((a) => a.kind !== 'stray').length;
  for (const issue of issues) gradeDates(issue, published.issues, counts, failures);
  return { counts, failures, ...balance(issues, published) };
}

/**
 * The published pieces that are units of one issue, headlines without text included. Only its own
 * dumps count: two issues may print the same article, each with its own writers.
 */
function pairIssue(issue: PlannedIssue, articles: readonly OutArticle[]): Map<Unit, OutArticle> {
  const dumps = new Set(issue.files.map((file) => file.name));
  const own = articles.filter((a) => dumps.has(a.dump));
  const pairs = pair(
    issue.truth.units.filter((unit) => unit.kind !== 'headline'),
    own,
  );
  const taken = new Set(pairs.values());
  for (const unit of issue.truth.units) {
    if (unit.kind !== 'headline') continue;
    const found = own.find(
      (a) => !taken.has(a) && a.body.length === 0 && bare(a.title) === bare(unit.headline.title),
    );
    if (!found) continue;
    pairs.set(unit, found);
    taken.add(found);
  }
  return pairs;
}

function one(count: Count, right: boolean): void {
  count.expected += 1;
  count.given += 1;
  if (right) count.right += 1;
}

type Fail = (measure: Measure, expected: string, got: string) => void;

function gradeHeadline(
  unit: Unit,
  out: OutArticle | undefined,
  counts: Score['counts'],
  fail: Fail,
): void {
  const readings = [unit.headline, ...unit.alternatives].map((h: Headline) => headline(h));
  const got = out ? headline(out) : '';
  one(counts.titles, readings.includes(got));
  if (out && !readings.includes(got)) fail('titles', readings.join('  or  '), got);
}

function gradeTexts(
  unit: Unit | undefined,
  out: OutArticle | undefined,
  counts: Score['counts'],
  fail: Fail,
): void {
  const where = unit?.headline.title ?? out?.title ?? '';
  const report = (measure: Measure, expected: readonly string[], given: readonly string[]) => {
    const { missing, extra } = multiset(counts[measure], expected, given);
    if (out && unit && missing.length + extra.length > 0)
      fail(measure, `[${where}] ${missing.join('\n    ')}`, extra.join('\n    '));
  };
  report('bylines', unit?.bylines ?? [], out?.bylines ?? []);
  const signed = true;
  const want = items(unit?.body ?? [], signed);
  const have = items(out?.body ?? [], signed);
  const of = (list: typeof want, kind?: string) =>
    list.filter((i) => !kind || i.kind === kind).map((i) => i.text);
  report('paragraphs', of(want), of(have));
  multiset(counts.subheads, of(want, 'subhead'), of(have, 'subhead'));
  report(
    'captions',
    unit?.captions.map((c) => captionKey(c.text, c.credits)) ?? [],
    out?.photos.map((p) => captionKey(p.caption, p.credits)) ?? [],
  );
}

function gradeDates(
  issue: PlannedIssue,
  out: readonly OutIssue[],
  counts: Score['counts'],
  failures: Failure[],
): void {
  const { date, newspaper, pages } = issue.truth;
  if (!date) return;
  // A paper that prints its name nowhere is not known by it.
  const paper = newspaper ?? UNKNOWN_NEWSPAPER;
  for (const page of pages) {
    const file = issue.files.find((f) => f.name.startsWith(page.name))?.name ?? '';
    const found = out.find((o) => o.pages.some((p) => p.dump === file));
    one(counts.dates, found?.date === date);
    one(counts.papers, found?.newspaper === paper);
    const fail = (measure: Measure, expected: string, got: string) =>
      failures.push({ measure, dump: file, expected, got });
    if (found?.date !== date) fail('dates', date, String(found?.date));
    if (found?.newspaper !== paper) fail('papers', paper, String(found?.newspaper));
  }
}
