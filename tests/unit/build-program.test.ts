import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import config from '../../archive.config.ts';
import { sumsOf } from '../../scripts/bench/copy.ts';
import { programPrint } from '../../scripts/build/fingerprint.ts';
import { compiledProgram, programKey } from '../../scripts/build/program.ts';
import { newTurns, turns } from '../../scripts/build/turns.ts';

const folder = mkdtempSync(join(tmpdir(), 'jianbao-program-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A small project with one file of every kind that a program is compiled from. */
function project(): string {
  const root = mkdtempSync(join(folder, 'root-'));
  const files = [
    'astro.config.mjs',
    'package-lock.json',
    'public/icon.svg',
    'scripts/build.ts',
    'src/pages/index.astro',
    'node_modules/.package-lock.json',
  ];
  for (const file of files) {
    mkdirSync(join(root, file, '..'), { recursive: true });
    writeFileSync(join(root, file), file);
  }
  return root;
}

test('a program is compiled anew when templates, settings or packages change, else never', async () => {
  const root = project();
  const cache = join(root, '.cache');
  let settings = config;
  let compiled = 0;
  const key = () => programKey(root, programPrint(root, settings));
  const compile = async (into: string) => {
    compiled += 1;
    writeFileSync(join(into, 'module.mjs'), readFileSync(join(root, 'src/pages/index.astro')));
  };
  const program = () => compiledProgram(cache, key, compile);
  const first = await program();
  expect(await program()).toBe(first);
  expect(compiled).toBe(1);
  const changes = [
    'src/pages/index.astro',
    'scripts/build.ts',
    'public/icon.svg',
    'package-lock.json',
    'node_modules/.package-lock.json',
    'astro.config.mjs',
  ];
  const seen = new Set([first]);
  for (const file of changes) {
    writeFileSync(join(root, file), 'changed');
    const folderNow = await program();
    expect(seen.has(folderNow), file).toBe(false);
    seen.add(folderNow);
  }
  settings = { ...config, base: '/elsewhere/' };
  expect(seen.has(await program())).toBe(false);
  expect(compiled).toBe(changes.length + 2);
  expect(readFileSync(join(await program(), 'module.mjs'), 'utf8')).toBe('changed');
  expect(readdirSync(cache).length).toBeLessThanOrEqual(6);
});

test('a damaged program is compiled anew, one that changes meanwhile is not kept', async () => {
  const root = project();
  const cache = join(root, '.cache');
  let state = 'one';
  const key = () => programKey(root, state);
  const write = async (into: string) => writeFileSync(join(into, 'module.mjs'), 'sound');
  const made = await compiledProgram(cache, key, write);
  writeFileSync(join(made, 'module.mjs'), 'harmed');
  expect(await compiledProgram(cache, key, write)).toBe(made);
  expect(readFileSync(join(made, 'module.mjs'), 'utf8')).toBe('sound');
  writeFileSync(join(made, 'more.mjs'), 'added');
  await compiledProgram(cache, key, write);
  expect(readdirSync(made)).not.toContain('more.mjs');
  state = 'two';
  const changing = compiledProgram(cache, key, async (into) => {
    await write(into);
    state = 'three';
  });
  await expect(changing).rejects.toThrow('有改动');
  expect(readdirSync(cache)).toHaveLength(1);
});

test('a compiled program of which one bit was turned over is compiled anew', async () => {
  const cache = join(project(), '.cache');
  const compile = async (into: string) => {
    for (const name of ['server', 'client']) {
      mkdirSync(join(into, name));
      writeFileSync(join(into, name, 'module.mjs'), `export const name = '${name}';`);
    }
  };
  const made = await compiledProgram(cache, () => 'key', compile);
  const whole = sumsOf(made);
  for (const file of whole.keys()) {
    const bytes = readFileSync(join(made, file));
    for (const at of [0, bytes.length >> 1, bytes.length - 1]) {
      const harmed = Buffer.from(bytes);
      harmed[at] = (harmed[at] ?? 0) ^ (1 << (at % 8));
      writeFileSync(join(made, file), harmed);
      await compiledProgram(cache, () => 'key', compile);
      expect(sumsOf(made), `byte ${at} of ${file}`).toEqual(whole);
    }
  }
});

test('threads that take turns take everything once', () => {
  const list = Array.from({ length: 1000 }, (_, at) => at);
  const taken = newTurns();
  const [one, other] = [turns(list, taken), turns(list, taken)];
  const seen: number[] = [];
  for (const turn of [one, other, other, one, one]) seen.push(...(turn.next().value ?? []));
  seen.push(...[...one].flat(), ...[...other].flat());
  expect(seen.toSorted((a, b) => a - b)).toEqual(list);
});
