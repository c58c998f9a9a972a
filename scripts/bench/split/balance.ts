import { bare } from './match.ts';
import type { PlannedIssue } from './plan.ts';
import type { OutArticle, Published } from './read.ts';

const counted = /[\p{Script=Han}\p{L}\p{N}]/u;

function tally(text: string, into: Map<string, number>, sign: number): void {
  for (const ch of text) if (counted.test(ch)) into.set(ch, (into.get(ch) ?? 0) + sign);
}

/** Every Han character, letter and digit of the dumps must be somewhere, and nothing may be added. */
export function balance(
  issues: readonly PlannedIssue[],
  published: Published,
): { lost: number; added: number } {
  const rest = new Map<string, number>();
  for (const { files } of issues) for (const f of files) tally(f.text, rest, 1);
  for (const a of published.articles) {
    const credits = a.photos.flatMap((p) => [p.caption, p.creditText]);
    const parts = [
      a.title,
      a.kicker,
      a.subtitle,
      a.bylineText ?? a.bylines.join(''),
      ...a.body.map((b) => b.text),
      ...credits,
    ];
    tally(parts.join(''), rest, -1);
    // Names inside an inline credit or at the end of the text stand in the body already.
    if (!a.bylineText) tally(inlineNames(a), rest, 1);
  }
  for (const issue of published.issues) for (const o of issue.omissions) tally(o.text, rest, -1);
  const values = [...rest.values()];
  return {
    lost: values.filter((n) => n > 0).reduce((a, b) => a + b, 0),
    added: -values.filter((n) => n < 0).reduce((a, b) => a + b, 0),
  };
}

function inlineNames(a: OutArticle): string {
  const ends = bare(
    `${a.body
      .slice(0, 3)
      .map((b) => b.text.slice(0, 60))
      .join('')}${a.body.at(-1)?.text.slice(-40) ?? ''}`,
  );
  return a.bylines.every((n) => ends.includes(n)) ? a.bylines.join('') : '';
}
