import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const PROGRAMS = join(ROOT, '.cache/programs');

/** The program that built the sites of this test run. */
function newestProgram(): string {
  const [newest] = readdirSync(PROGRAMS)
    .map((name) => join(PROGRAMS, name))
    .filter((path) => existsSync(join(path, 'server')))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  if (newest === undefined) throw new Error('no build has left its program');
  return newest;
}

describe('pages rendered without what Astro does around each', () => {
  test.each(['content', 'tests/fixtures/content'])(
    'of %s are those that Astro renders',
    (content) => {
      const script = join(import.meta.dirname, 'setup/both-ways.ts');
      const done = spawnSync(process.execPath, [script, newestProgram(), join(ROOT, content)], {
        cwd: ROOT,
        encoding: 'utf8',
        env: { ...process.env, NODE_ENV: 'production' },
      });
      expect(done.stderr).toBe('');
      const { pages, different, astroOnly } = JSON.parse(done.stdout);
      expect(pages).toBeGreaterThan(100);
      expect(different).toEqual([]);
      // Each template that Astro has to render costs more: it should ask for nothing but its props.
      expect(astroOnly).toEqual([]);
    },
    120_000,
  );
});
