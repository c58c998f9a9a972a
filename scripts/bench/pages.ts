import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import config from '../../archive.config.ts';
import { pagesUnder } from '../build/swap.ts';
import { serveSite } from '../serve/server.ts';
import { runCommand } from '../shell.ts';
import { askLighthouse, type Verdict } from './pages/lighthouse.ts';
import { articleOf, type Weight, weigh } from './pages/weight.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** What the archive promises its readers. */
const LEAST = { performance: 99, accessibility: 100, bestPractices: 100, seo: 100 };
const CHARACTERS = 1500;
/** The search page says how many pieces there are once it knows: a word that changes its place. */
const MOST = { html: 8 * 1024, css: 10 * 1024, shift: 0, shiftInSearch: 0.002, afterStyles: 0 };

const say = (text: string) => process.stdout.write(`${text}\n`);

/** The pages that readers come to, of the site in `dist`. */
function pagesOf(dist: string): Record<string, string> {
  const county = pagesUnder(join(dist, 'places')).find((key) => /^\d{6}$/.test(key));
  const issue = pagesUnder(join(dist, 'issues')).find((id) => id !== 'page' && id !== 'year');
  if (!county || !issue) throw new Error(`${dist} holds no county and no issue`);
  return {
    home: 'index.html',
    issue: `issues/${issue}/index.html`,
    article: articleOf(dist, CHARACTERS),
    county: `places/${county}/index.html`,
    search: 'search/index.html',
  };
}

const middle = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

/** The middle of several runs, figure by figure. */
function median(runs: readonly Verdict[]): Omit<Verdict, 'complaints'> {
  const of = (name: keyof Omit<Verdict, 'complaints'>) => middle(runs.map((run) => run[name]));
  return {
    performance: of('performance'),
    accessibility: Math.min(...runs.map((run) => run.accessibility)),
    bestPractices: Math.min(...runs.map((run) => run.bestPractices)),
    seo: Math.min(...runs.map((run) => run.seo)),
    firstPaint: of('firstPaint'),
    largestPaint: of('largestPaint'),
    blocked: of('blocked'),
    shift: Math.max(...runs.map((run) => run.shift)),
  };
}

const kilobytes = (bytes: number) => (bytes / 1024).toFixed(1);

/** What of the promises does not hold. */
function broken(name: string, verdict: ReturnType<typeof median>, weight: Weight): string[] {
  const scores = (Object.keys(LEAST) as (keyof typeof LEAST)[]).flatMap((key) =>
    verdict[key] < LEAST[key] ? [`${name}: ${key} ${verdict[key]}, not ${LEAST[key]}`] : [],
  );
  // What is longer than it may be is let off the bytes of its own text.
  const html = weight.html - 3 * Math.max(0, weight.characters - CHARACTERS);
  return [
    ...scores,
    ...(verdict.shift > (name === 'search' ? MOST.shiftInSearch : MOST.shift)
      ? [`${name}: layout shift ${verdict.shift}`]
      : []),
    ...(weight.css >= MOST.css ? [`${name}: ${weight.css} bytes of CSS`] : []),
    ...(weight.afterStyles > MOST.afterStyles ? [`${name}: styles load fonts or styles`] : []),
    ...(name === 'article' && html >= MOST.html ? [`${name}: ${html} bytes of HTML`] : []),
  ];
}

/** Lighthouse and weights of the pages that readers come to; fails when a promise does not hold. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { dist: { type: 'string', default: 'dist' }, runs: { type: 'string', default: '3' } },
  });
  const dist = resolve(ROOT, values.dist);
  if (!existsSync(join(dist, 'index.html')))
    throw new Error(`${dist} holds no site: npm run build`);
  const pages = Object.entries(pagesOf(dist));
  const site = await serveSite(dist, config.base, 0);
  const urls = pages.map(([, file]) => site.url + file.replace(/index\.html$/, ''));
  const verdicts = await askLighthouse(urls, Number(values.runs)).finally(() => site.close());

  say(
    '| page | performance | accessibility | best practices | SEO | first paint ms | largest paint ms | blocked ms | layout shift | HTML KB | CSS KB | script KB | blocking files |',
  );
  say(`|${' --- |'.repeat(13)}`);
  const problems = pages.flatMap(([name, file], at) => {
    const runs = verdicts[at] ?? [];
    const verdict = median(runs);
    const weight = weigh(dist, config.base, file);
    const { performance, accessibility, bestPractices, seo } = verdict;
    const times = [verdict.firstPaint, verdict.largestPaint, verdict.blocked].map(Math.round);
    const sizes = [weight.html, weight.css, weight.script].map(kilobytes);
    const shift = verdict.shift.toFixed(3);
    const row = [performance, accessibility, bestPractices, seo, ...times, shift, ...sizes];
    say(`| ${name} | ${[...row, weight.blocking].join(' | ')} |`);
    const complaints = new Set(runs.flatMap((run) => run.complaints));
    return [
      ...broken(name, verdict, weight),
      ...[...complaints].map((each) => `${name}: (${each})`),
    ];
  });
  const article = weigh(dist, config.base, pages[2]?.[1] ?? '');
  say(`\nThe article has ${article.characters} characters.`);
  for (const problem of problems) say(problem);
  if (problems.some((problem) => !problem.includes('('))) process.exitCode = 1;
}

if (import.meta.main) await runCommand(main);
