import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { freshCopy, runScript, seeded, stateOf } from '../copy.ts';
import type { Faults, Tick } from './faults.ts';

const ZONES = ['UTC', 'Asia/Shanghai', 'America/St_Johns', 'Pacific/Kiritimati', 'Pacific/Niue'];
const LOCALES = ['C', 'zh_CN.UTF-8', 'tr_TR.UTF-8', 'de_DE.UTF-8', 'ja_JP.eucJP'];

/** Builds the site in another folder, time zone and language each time: the bytes must be the same. */
export function buildAgain(runs: number, seed: number, tick: Tick): Faults {
  const random = seeded(seed);
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? '';
  const result: Faults = { hit: 0, faults: [] };
  let first: string | undefined;
  for (let run = 1; run <= runs; run++) {
    const env = { TZ: pick(ZONES), LC_ALL: pick(LOCALES), LANG: pick(LOCALES) };
    const copy = freshCopy();
    runScript(copy, 'build.ts', [], env);
    const state = stateOf(join(copy, 'dist'));
    rmSync(copy, { recursive: true, force: true });
    first ??= state;
    if (state === first) result.hit += 1;
    else result.faults.push(`run ${run}: other bytes with ${Object.values(env).join(', ')}`);
    tick(run);
  }
  return result;
}
