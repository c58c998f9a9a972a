import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { BAG_FOLDER, PAYLOAD } from '../../src/exports/bag.ts';
import { parseList } from '../verify/checksums.ts';
import type { Built, Finding } from './page.ts';

const sumOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

function manifestProblems(bag: string, name: string, expected: readonly string[]): string[] {
  const { sums, damaged } = parseList(readFileSync(join(bag, name), 'utf8'));
  const listed = [...sums.keys()];
  return [
    ...damaged.map((line) => `${name}: line ${line}`),
    ...expected.filter((path) => !sums.has(path)).map((path) => `${name} misses ${path}`),
    ...listed.filter((path) => !expected.includes(path)).map((path) => `${name}: no ${path}`),
    ...listed
      .filter((path) => expected.includes(path) && sumOf(join(bag, path)) !== sums.get(path))
      .map((path) => `${name}: checksum of ${path}`),
  ];
}

/** The bag is complete and valid in the sense of RFC 8493, section 3. */
export function checkBag(built: Built): Finding[] {
  const bag = join(built.dist, BAG_FOLDER);
  const files = globSync('**/*', { cwd: bag })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => statSync(join(bag, path)).isFile());
  const payload = files.filter((path) => path.startsWith(`${PAYLOAD}/`));
  const tags = files.filter((path) => !payload.includes(path) && !path.startsWith('tagmanifest'));
  const bytes = payload.reduce((sum, path) => sum + statSync(join(bag, path)).size, 0);
  const read = (name: string) => readFileSync(join(bag, name), 'utf8');
  const problems = [
    ...(read('bagit.txt') === 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'
      ? []
      : ['bagit.txt']),
    ...(read('bag-info.txt').includes(`\nPayload-Oxum: ${bytes}.${payload.length}\n`)
      ? []
      : ['Payload-Oxum']),
    ...manifestProblems(bag, 'manifest-sha256.txt', payload),
    ...manifestProblems(bag, 'tagmanifest-sha256.txt', tags),
  ];
  return problems.map((message) => ({ file: BAG_FOLDER, message }));
}

/** bagit-python, the Library of Congress's own reading of the standard. */
const BAGIT = 'bagit==1.9.0';
const TOOLS = resolve(import.meta.dirname, '../../.cache/tools');
const FETCHED = join(TOOLS, 'bagit.py');

/** Gets bagit-python from PyPI into .cache/ where it is not installed and there is Python with pip. */
export function fetchBagit(): void {
  if (bagit()[0] !== 'bagit.py' || !spawnSync('bagit.py', ['--version']).error) return;
  const args = ['-m', 'pip', 'install', '--quiet', '--no-deps', '--target', TOOLS, BAGIT];
  spawnSync('python3', args);
}

const bagit = () => (existsSync(FETCHED) ? ['python3', FETCHED] : ['bagit.py']);

/** Programs of others that judge the bag and the data package, on machines that have them. */
const judges = () => [
  { name: 'bagit.py', command: bagit(), args: ['--validate', '--quiet', BAG_FOLDER] },
  {
    name: 'frictionless',
    command: ['frictionless'],
    args: ['validate', `${BAG_FOLDER}/${PAYLOAD}/datapackage.json`],
  },
];

/** @returns findings, and the names of the programs that are not to be had */
export function checkWithTools(built: Built): { findings: Finding[]; missing: string[] } {
  const findings: Finding[] = [];
  const missing: string[] = [];
  for (const { name, command, args } of judges()) {
    const [program = '', ...first] = command;
    const run = spawnSync(program, [...first, ...args], { cwd: built.dist, encoding: 'utf8' });
    if (run.error) missing.push(name);
    else if (run.status !== 0) {
      findings.push({ file: BAG_FOLDER, message: `${name}: ${run.stdout}${run.stderr}` });
    }
  }
  return { findings, missing };
}
