import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesOf } from '../../verify/checksums.ts';
import { copyProject, runScript, seeded, tryScript } from '../copy.ts';
import type { Faults, Tick } from './faults.ts';

/** Flips one bit somewhere in the content or the site; `npm run verify` must name that file alone. */
export function flipBits(runs: number, seed: number, tick: Tick): Faults {
  const copy = copyProject();
  const random = seeded(seed);
  const result: Faults = { hit: 0, faults: [] };
  runScript(copy, 'build.ts');
  runScript(copy, 'verify.ts', ['--accept']);
  const files = ['content', 'dist'].flatMap((folder) =>
    filesOf(join(copy, folder))
      // The table of the last audit is made again by every build; it is no content.
      .filter((path) => !/^(audit\.json|\.ingest\.lock)$/.test(path))
      .map((path) => `${folder}/${path}`),
  );
  for (let run = 1; run <= runs; run++) {
    const path = files[Math.floor(random() * files.length)] ?? '';
    const file = join(copy, path);
    const good = readFileSync(file);
    if (good.length > 0) {
      const bad = Buffer.from(good);
      const at = Math.floor(random() * bad.length);
      bad[at] = (bad[at] ?? 0) ^ (1 << Math.floor(random() * 8));
      writeFileSync(file, bad);
      const { status, said } = tryScript(copy, 'verify.ts');
      const named = said.match(/^已改动 {2}.*$/gm) ?? [];
      if (status === 1 && named.join() === `已改动  ${path}`) result.hit += 1;
      else result.faults.push(`run ${run}: byte ${at} of ${path}: ${said}`);
      writeFileSync(file, good);
    }
    tick(run);
  }
  if (tryScript(copy, 'verify.ts').status !== 0) result.faults.push('the last repair is not seen');
  rmSync(copy, { recursive: true, force: true });
  return result;
}
