import type { Complete } from './complete.ts';
import type { Run } from './measure.ts';

/** Everything measured for one size. */
export interface Measured {
  size: number;
  /** Seconds for compiling this project's templates, which no run includes. */
  compiled: number;
  /** Runs of each program on the same plain pages. */
  plain: { name: string; pages: number; runs: Run[] }[];
  complete: Complete | undefined;
}

/** The floor that others are compared with, and the program that is to be beaten. */
export const FLOOR = 'template strings';
export const OWN = 'this project';
export const HUGO = 'Hugo';

const middle = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

/** One program on one size: median of wall times, highest memory. */
export function plainResult({ plain }: Measured, name: string) {
  const side = plain.find((other) => other.name === name);
  const runs = side?.runs ?? [];
  return {
    name,
    pages: side?.pages ?? 0,
    seconds: middle(runs.map(({ seconds }) => seconds)),
    cpu: middle(runs.map(({ cpuSeconds }) => cpuSeconds)),
    megabytes: Math.max(...runs.map(({ megabytes }) => megabytes)),
  };
}

/** What the new issue took, of what the full build took. */
export const issueShare = ({ issue, full }: Complete): number =>
  (issue.ingest.seconds + issue.build.seconds) / full.seconds;

/** How much longer the larger size took, and how much longer n log n steps would take. */
export function growth(small: Measured, large: Measured, seconds: (of: Measured) => number) {
  const steps = (n: number) => n * Math.log(n);
  return {
    from: small.size,
    to: large.size,
    times: seconds(large) / seconds(small),
    nLogN: steps(large.size) / steps(small.size),
    exponent: Math.log(seconds(large) / seconds(small)) / Math.log(large.size / small.size),
  };
}

const row = (...cells: (string | number)[]) => `| ${cells.join(' | ')} |`;
const time = (seconds: number) => seconds.toFixed(seconds < 10 ? 2 : 1);

function plainTable(measured: Measured): string[] {
  const [floor, hugo] = [plainResult(measured, FLOOR), plainResult(measured, HUGO)];
  return [
    row('program', 'pages', 'seconds', 'CPU s', 'peak MB', 'to the floor', 'to Hugo'),
    row('---', '---', '---', '---', '---', '---', '---'),
    ...measured.plain.map(({ name }) => {
      const { pages, seconds, cpu, megabytes } = plainResult(measured, name);
      const ratio = (to: number) => (seconds / to).toFixed(2);
      const memory = Math.round(megabytes);
      return row(
        name,
        pages,
        time(seconds),
        time(cpu),
        memory,
        ratio(floor.seconds),
        ratio(hugo.seconds),
      );
    }),
  ];
}

function completeTable(measured: Measured, complete: Complete): string[] {
  const { full, stages, nothing, issue } = complete;
  const plain = plainResult(measured, OWN).seconds;
  const site = stages.pages + stages.data;
  const line = (name: string, seconds: number, megabytes: number | '', note: string) =>
    row(name, time(seconds), megabytes === '' ? '' : Math.round(megabytes), note);
  return [
    '',
    row('complete site', 'seconds', 'peak MB', ''),
    row('---', '---', '---', '---'),
    line('pages, data, cards', site, '', `${(site / plain).toFixed(2)} of the plain pages`),
    line('search index', stages.index, '', ''),
    line('all', full.seconds, full.megabytes, ''),
    line('nothing changed', nothing.seconds, nothing.megabytes, ''),
    line(
      'new issue: ingest',
      issue.ingest.seconds,
      issue.ingest.megabytes,
      `${issue.pieces} pieces`,
    ),
    line(
      'new issue: pages, index, data',
      issue.build.seconds,
      issue.build.megabytes,
      `with ingest ${issueShare(complete).toFixed(3)} of all`,
    ),
  ];
}

function weightTable({ weights }: Complete): string[] {
  const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1);
  return [
    '',
    row('pages', 'number', 'mean KB', 'largest KB', 'which'),
    row('---', '---', '---', '---', '---'),
    ...weights.map(({ type, pages, mean, largest, file }) =>
      row(type, pages, kilobytes(mean), kilobytes(largest), file),
    ),
  ];
}

/** Tables of one size, as Markdown. */
export function sizeReport(measured: Measured): string {
  const { size, compiled, plain, complete } = measured;
  const runs = plain[0]?.runs.length ?? 0;
  return [
    `\n${size} pieces, ${runs > 1 ? `medians of ${runs} runs in turns` : 'one run in turns'}\n`,
    ...plainTable(measured),
    `\nTemplates of this project compiled once before: ${time(compiled)} s`,
    ...(complete ? [...completeTable(measured, complete), ...weightTable(complete)] : []),
  ].join('\n');
}

/** How time grows from each size to the next. */
export function growthReport(all: readonly Measured[]): string {
  const steps = all.slice(1).map((large, at) => {
    const small = all[at] as Measured;
    const { from, to, times, nLogN, exponent } = growth(
      small,
      large,
      (of) => plainResult(of, OWN).seconds,
    );
    return row(`${from} → ${to}`, times.toFixed(1), nLogN.toFixed(1), exponent.toFixed(2));
  });
  if (steps.length === 0) return '';
  return [
    '',
    row('plain pages', 'times as long', 'n log n', 'exponent'),
    row('---', '---', '---', '---'),
    ...steps,
  ].join('\n');
}
