/**
 * npm run bench:split -- [--seeds dev|held] [--seed N] [--issues N] [--style S] [--show N] [--out DIR] [--compose]
 *
 * Composes dumps in six styles with the truth beside them, runs `ingest` on them as a black box,
 * reads the Markdown back and prints how much of it is right. Tune on dev, grade on held.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Style, styles } from '../corpus/dump/compose.ts';
import { planStyle } from './split/plan.ts';
import { readPublished } from './split/read.ts';
import { failureText, scoreTable } from './split/report.ts';
import { grade, type Score } from './split/score.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: 'dev' },
    seed: { type: 'string', default: '1' },
    issues: { type: 'string', default: '15' },
    style: { type: 'string' },
    show: { type: 'string', default: '0' },
    measure: { type: 'string' },
    out: { type: 'string' },
    compose: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const side = values.seeds === 'held' ? 'held' : 'dev';
const chosen = values.style ? styles.filter((s) => values.style?.split(',').includes(s)) : styles;
const root = values.out ?? mkdtempSync(join(tmpdir(), 'bench-split-'));

function runStyle(style: Style): Score | undefined {
  const issues = planStyle(side, style, Number(values.seed), Number(values.issues));
  const dumps = join(root, style, 'dumps');
  const content = join(root, style, 'content');
  for (const dir of [dumps, content]) {
    rmSync(dir, { recursive: true, force: true });
    mkdirSync(dir, { recursive: true });
  }
  for (const { files } of issues)
    for (const f of files) writeFileSync(join(dumps, f.name), f.bytes);
  writeFileSync(
    join(root, style, 'truth.json'),
    JSON.stringify(
      issues.map((i) => i.truth),
      null,
      1,
    ),
  );
  if (values.compose) return undefined;
  execFileSync(process.execPath, ['scripts/ingest.ts', '--dumps', dumps, '--content', content], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const score = grade(issues, readPublished(content));
  const shown = score.failures
    .filter((f) => !values.measure || f.measure === values.measure)
    .slice(0, Number(values.show));
  for (const failure of shown) console.log(`${failureText(failure, issues)}\n`);
  return score;
}

const scores = chosen.flatMap((style) => {
  const score = runStyle(style);
  return score ? [{ style, score }] : [];
});
if (values.compose) console.log(root);
else if (values.json)
  console.log(
    JSON.stringify(
      scores.map(({ style, score }) => ({
        style,
        ...score.counts,
        lost: score.lost,
        added: score.added,
      })),
    ),
  );
else console.log(scoreTable(side, scores));
if (!values.out && !values.compose) rmSync(root, { recursive: true });
