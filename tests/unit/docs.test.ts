import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { articleSchema } from '../../src/schema/article.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

const manifest = JSON.parse(read('package.json')) as {
  scripts: Record<string, string>;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  optionalDependencies?: Record<string, string>;
};
const READMES = ['README.md', 'README.zh-CN.md'];
const DOCUMENTS = [...READMES, 'ARCHITECTURE.md', ...globSync('docs/*.md', { cwd: ROOT })].sort();
const WORKFLOWS = [
  ...globSync('.github/workflows/*.yml', { cwd: ROOT }),
  'docs/hosting/gitlab-ci.yml',
  'docs/hosting/netlify.toml',
  '.ci/run',
];

/** Names of npm scripts that a text runs. */
function commandsIn(text: string): string[] {
  const run = [...text.matchAll(/npm run (?:-s )?([a-z][a-z:-]*[a-z])/g)].map(
    (found) => found[1] ?? '',
  );
  const short = [...text.matchAll(/npm (start|test)\b/g)].map((found) => found[1] ?? '');
  return [...new Set([...run, ...short])].sort();
}

describe('documents say what is there', () => {
  test.each([...DOCUMENTS, ...WORKFLOWS])('every command in %s exists', (file) => {
    const unknown = commandsIn(read(file)).filter((name) => manifest.scripts[name] === undefined);
    // bench:* stands for all benchmarks.
    expect(unknown.filter((name) => name !== 'bench')).toEqual([]);
  });

  test.each(READMES)('%s shows every command that a user may run', (file) => {
    const shown = commandsIn(read(file));
    const offered = Object.keys(manifest.scripts).filter((name) => !name.startsWith('bench:'));
    expect(offered.filter((name) => !shown.includes(name))).toEqual([]);
  });

  test.each(READMES)('%s tells the meaning of every field of an article', (file) => {
    const told = [...read(file).matchAll(/^\| ((?:`\w+` )+)\|/gm)].flatMap((row) =>
      [...(row[1] ?? '').matchAll(/\w+/g)].map(([name]) => name),
    );
    expect(Object.keys(articleSchema.shape).filter((name) => !told.includes(name))).toEqual([]);
  });

  test('every script of package.json runs a file that exists', () => {
    for (const [name, command] of Object.entries(manifest.scripts)) {
      const [program, ...args] = command.split(' ');
      const file = args.find((arg) => !arg.startsWith('--'));
      expect(program, name).toBe('node');
      expect(existsSync(join(ROOT, file ?? '')), `${name}: ${file}`).toBe(true);
    }
  });

  test.each(DOCUMENTS)('every relative link and picture of %s is there', (file) => {
    const links = [...read(file).matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map((found) => found[1] ?? '');
    const broken = links
      .filter((link) => !/^[a-z]+:/.test(link))
      .filter((link) => !existsSync(join(ROOT, dirname(file), link)));
    expect(broken).toEqual([]);
  });

  test('ARCHITECTURE.md names every dependency, and only those', () => {
    const section = read('ARCHITECTURE.md').split('## Dependencies and why')[1] ?? '';
    const rows = section.split('\n').filter((line) => line.startsWith('| `'));
    const named = rows.flatMap((row) =>
      [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map((found) => found[1] ?? ''),
    );
    const { dependencies, devDependencies, optionalDependencies } = manifest;
    const all = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies });
    expect(named.sort()).toEqual(all.sort());
  });

  test('the code map of ARCHITECTURE.md names what exists', () => {
    const map = read('ARCHITECTURE.md').split('## Code map')[1]?.split('\n## ')[0] ?? '';
    const paths = [...map.matchAll(/`((?:src|scripts|tests|content)[\w./-]*|[\w.]+\.ts)`/g)].map(
      (found) => found[1] ?? '',
    );
    expect(paths.length).toBeGreaterThan(10);
    expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  test('the lockfile names the packages of every platform, or npm ci refuses it elsewhere', () => {
    const { packages } = JSON.parse(read('package-lock.json')) as {
      packages: Record<string, { optionalDependencies?: Record<string, string> }>;
    };
    const missing = Object.values(packages)
      .flatMap(({ optionalDependencies = {} }) => Object.keys(optionalDependencies))
      .filter(
        (name) => !Object.keys(packages).some((path) => path.endsWith(`node_modules/${name}`)),
      );
    expect(missing).toEqual([]);
  });

  test('hosting.md has a sample for every host that it names, and names every sample', () => {
    const text = read('docs/hosting.md');
    const pages = ['GitHub Pages', 'GitLab Pages', 'Cloudflare Pages'];
    for (const host of ['nginx', 'Caddy', 'Apache', ...pages, 'Netlify', 'S3']) {
      expect(text).toMatch(new RegExp(`^\\| ${host}[^|]*\\| [^|]*\\]\\(`, 'm'));
    }
    for (const file of globSync('*', { cwd: join(ROOT, 'docs/hosting') })) {
      expect(text).toContain(`(hosting/${file})`);
    }
    expect(JSON.parse(read('docs/hosting/s3-website.json'))).toEqual({
      IndexDocument: { Suffix: 'index.html' },
      ErrorDocument: { Key: '404.html' },
    });
  });

  test('workflows are YAML', () => {
    for (const file of WORKFLOWS.filter((name) => name.endsWith('.yml'))) {
      expect(parse(read(file)), file).toBeTypeOf('object');
    }
  });

  test('both READMEs show the same commands and the same tables', () => {
    const [english, chinese] = READMES.map((file) => {
      const text = read(file);
      const fields = [...text.matchAll(/^\| (`[^|]+) \|/gm)].map((found) => found[1]);
      return { commands: commandsIn(text), fields };
    });
    expect(chinese).toEqual(english);
  });
});
