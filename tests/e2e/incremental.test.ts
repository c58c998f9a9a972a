import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyProject } from '../../scripts/bench/copy.ts';
import { makeIssue } from '../../scripts/corpus/archive/issue.ts';
import { issuePlans } from '../../scripts/corpus/archive/plan.ts';
import { type Rng, rngOf } from '../../scripts/corpus/rng.ts';
import { worldOf, writeCorpus } from '../../scripts/corpus.ts';
import { checksumsOf } from '../../scripts/verify/checksums.ts';
import { SEED } from '../seed.ts';

/** Enough that some lists have numbered pages. */
const ARTICLES = 160;
const ROUNDS = 3;
const EDITS = 17;

/** Builds of its own: the project's lock and caches are used by other tests at the same time. */
const project = copyProject();
const folder = mkdtempSync(join(tmpdir(), 'jianbao-incremental-'));
const content = join(folder, 'content');

const at = (path: string) => join(content, path);
const edit = (path: string, change: (text: string) => string) =>
  writeFileSync(at(path), change(readFileSync(at(path), 'utf8')));

const articleFiles = () =>
  readdirSync(at('articles'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => `articles/${path.replaceAll('\\', '/')}`)
    .sort();

/** Frontmatter fields that come with a title of their own line. */
const field = (name: string) => new RegExp(`^${name}:.*\\n(?:(?: |- ).*\\n)*`, 'm');

let made = 0;

/** A page of another archive, whose dump and pieces are added to the newest issues. */
function newIssue(rng: Rng): string {
  const world = worldOf(1000 + made);
  const [plan] = [...issuePlans(1000 + made++, 4)];
  if (!plan) throw new Error('no issue');
  const { files, ledger } = makeIssue(world, {
    ...plan,
    date: new Date(Date.UTC(2024, rng.int(0, 11), rng.int(1, 28))),
  });
  for (const [path, text] of files) {
    const parent = join(at(path), '..');
    mkdirSync(parent, { recursive: true });
    writeFileSync(at(path), text);
  }
  appendFileSync(at('permalinks.tsv'), ledger.map((line) => `${line}\n`).join(''));
  return `new issue ${files[0]?.[0]}`;
}

/** Takes a piece out; its lines are listed as left out, so that the audit holds. */
function removeArticle(rng: Rng): string {
  const path = rng.pick(articleFiles());
  const text = readFileSync(at(path), 'utf8');
  const [, dump = ''] = /^ {2}dump: (.*)$/m.exec(text) ?? [];
  const [, lines = ''] = /^ {2}lines: \[\[(\d+,\d+)\]\]$/m.exec(text) ?? [];
  const [first, last] = lines.split(',').map(Number) as [number, number];
  const printed = readFileSync(at(`dumps/${dump}`), 'utf8')
    .split('\n')
    .slice(first - 1, last);
  const [, issue = ''] = /^issue: (.*)$/m.exec(text) ?? [];
  edit(`issues/${issue}.yaml`, (yaml) => {
    const omission = { dump, lines: [[first, last]], reason: '试删', text: printed.join('\n') };
    return `${yaml}  - ${JSON.stringify(omission)}\n`;
  });
  const [, id = ''] = /^id: (.*)$/m.exec(text) ?? [];
  appendFileSync(at('permalinks.tsv'), `${id.replaceAll('"', '')}\tgone\t${issue}\n`);
  rmSync(at(path));
  return `removed ${path}`;
}

const EMENDED = '校正字样';

const edits: readonly ((rng: Rng) => string)[] = [
  newIssue,
  removeArticle,
  (rng) => {
    const path = rng.pick(
      articleFiles().filter((file) => !readFileSync(at(file), 'utf8').includes(EMENDED)),
    );
    edit(path, (text) => {
      const body = /\n---\n\n(.+)\n/.exec(text)?.[1];
      if (body === undefined) return text;
      const emendation = {
        printed: body.slice(0, 4),
        corrected: `${EMENDED}${made}`,
        line: 1,
        reason: '试改',
      };
      return text
        .replace(/\n---\n\n/, `\nemendations:\n  - ${JSON.stringify(emendation)}\n---\n\n`)
        .replace(`\n${body}\n`, `\n${emendation.corrected}${body.slice(4)}\n`);
    });
    return `changed the text of ${path}`;
  },
  (rng) => {
    const path = rng.pick(articleFiles());
    const county = { code: '330483', province: '浙江省', city: '嘉兴市', county: '桐乡市' };
    edit(path, (text) => text.replace(field('place'), `place: ${JSON.stringify(county)}\n`));
    return `corrected the place of ${path}`;
  },
  (rng) => {
    const id = `新题${made++}`;
    const slug = `new-${made}`;
    writeFileSync(
      at(`topics/${slug}.yaml`),
      JSON.stringify({ id, slug, definition: `${id}的释义`, cues: [] }),
    );
    const path = rng.pick(articleFiles());
    edit(path, (text) => text.replace(field('topics'), `topics:\n  - ${id}\n`));
    return `gave ${path} the new topic ${id}`;
  },
  (rng) => {
    const path = rng.pick(readdirSync(at('topics')));
    edit(`topics/${path}`, (text) => text.replace(/definition: /, 'definition: 改过的'));
    return `defined ${path} anew`;
  },
  (rng) => {
    const path = rng.pick(readdirSync(at('issues')));
    edit(`issues/${path}`, (text) => text.replace(/^number:.*$/m, `number: "${rng.int(1, 9999)}"`));
    return `corrected the number of ${path}`;
  },
  (rng) => {
    const path = rng.pick(articleFiles());
    edit(path, (text) => text.replace(field('page'), `page: "${rng.int(1, 20)}"\n`));
    return `corrected the page of ${path}`;
  },
  (rng) => {
    const path = rng.pick(articleFiles());
    edit(path, (text) =>
      text.replace(field('flags'), '').replace(/^source:/m, 'flags: [split-name]\nsource:'),
    );
    return `flagged ${path}`;
  },
];

function build(name: string, ...more: string[]): string {
  const out = join(folder, name);
  const done = spawnSync(
    process.execPath,
    [join(project, 'scripts/build.ts'), '--out', out, ...more],
    {
      cwd: project,
      encoding: 'utf8',
      env: { ...process.env, NODE_ENV: 'production', CONTENT_DIR: content, BASE_PATH: '/' },
    },
  );
  if (done.status !== 0) throw new Error(`the build failed: ${done.stdout}${done.stderr}`);
  return done.stdout + done.stderr;
}

beforeAll(() => {
  writeCorpus({ articles: ARTICLES, seed: 7, out: content, dumps: false });
  build('site');
}, 300_000);
afterAll(() => {
  for (const made of [folder, project]) rmSync(made, { recursive: true, force: true });
});

test(`after random edits (SEED=${SEED}) a build on top equals a full one`, () => {
  const rng = rngOf(`edits/${SEED}`);
  for (let round = 1; round <= ROUNDS; round++) {
    const done = Array.from({ length: EDITS }, () => rng.pick(edits)(rng));
    const said = build('site');
    build('full', '--full');
    const [site, full] = [checksumsOf(join(folder, 'site')), checksumsOf(join(folder, 'full'))];
    const wrong = [...new Set([...site.keys(), ...full.keys()])].filter(
      (path) => site.get(path) !== full.get(path),
    );
    expect(wrong, done.join('\n')).toEqual([]);
    const [, fresh, reused] = /新生成 (\d+)，沿用 (\d+)/.exec(said) ?? [];
    // Otherwise the comparison says nothing.
    expect(Number(reused)).toBeGreaterThan(0);
    expect(Number(fresh)).toBeGreaterThan(0);
  }
}, 600_000);

test('when nothing has changed nothing is made, and a harmed site is mended', () => {
  expect(build('site')).toContain('已是最新');
  const before = checksumsOf(join(folder, 'site'));
  rmSync(join(folder, 'site', 'issues'), { recursive: true });
  const [article = ''] = [...before.keys()].filter((path) => /^articles\/[^/]+\/index/.test(path));
  writeFileSync(join(folder, 'site', article), 'harmed');
  expect(build('site')).toContain('已构建到');
  expect(checksumsOf(join(folder, 'site'))).toEqual(before);
}, 300_000);
