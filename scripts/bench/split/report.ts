import type { PlannedIssue } from './plan.ts';
import { type Failure, f1, measures, type Score } from './score.ts';

/** What issue 3 asks of the easy styles and of `hard`; measures without a figure are for information. */
const wanted: Readonly<Record<string, readonly [number, number]>> = {
  articles: [0.99, 0.95],
  titles: [0.99, 0.95],
  bylines: [0.98, 0.95],
  paragraphs: [0.98, 0.9],
  captions: [0.95, 0.9],
  dates: [1, 1],
};

const rounded = (n: number): string => (Math.floor(n * 1000) / 1000).toFixed(3);

/** A Markdown table, one row a style; `!` marks what falls short of issue 3. */
export function scoreTable(
  side: string,
  scores: readonly { style: string; score: Score }[],
): string {
  const rows = scores.map(({ style, score }) => {
    const cells = measures.map((m) => {
      const value = f1(score.counts[m]);
      const figure = wanted[m]?.[style === 'hard' ? 1 : 0] ?? 0;
      return `${rounded(value)}${value < figure ? '!' : ''}`;
    });
    return `| ${[style, String(score.counts.articles.expected), ...cells, `${score.lost}${score.lost ? '!' : ''}`, String(score.added)].join(' | ')} |`;
  });
  const head = ['style', 'units', ...measures, 'lost', 'added'];
  return [
    `seeds: ${side}`,
    `| ${head.join(' | ')} |`,
    `|${head.map(() => ' --- ').join('|')}|`,
    ...rows,
  ].join('\n');
}

const CONTEXT = 2;

/** A failure with the lines of the dump where its text stands. */
export function failureText(
  { measure, dump, expected, got }: Failure,
  issues: readonly PlannedIssue[],
): string {
  const issue = issues.find((i) => i.files.some((f) => f.name === dump));
  const found = (issue?.files ?? []).flatMap((f) => {
    const lines = f.text.split('\n');
    const probes = `${expected}${got}`
      .split(/[\s|‖[\]]+/u)
      .filter((p) => p.length >= 3)
      .sort((a, b) => b.length - a.length);
    for (const probe of probes.slice(0, 4)) {
      const at = lines.findIndex((l) => l.replace(/\s+/gu, '').includes(probe.slice(0, 8)));
      if (at >= 0)
        return [
          `  ${f.name}:`,
          ...lines
            .slice(Math.max(0, at - CONTEXT), at + 2 * CONTEXT + 1)
            .map(
              (l, i) =>
                `  ${Math.max(0, at - CONTEXT) + i + 1}: ${l.length > 90 ? `${l.slice(0, 55)} … ${l.slice(-30)}` : l}`,
            ),
        ];
    }
    return [];
  });
  return [`✗ ${measure} (${dump})`, `  expected: ${expected}`, `  got:      ${got}`, ...found].join(
    '\n',
  );
}
