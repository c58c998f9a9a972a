import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyProject, runScript, seeded, stateOf, tryScript } from '../copy.ts';
import type { Faults, Tick } from './faults.ts';

/** A disk in memory to fill up: 64 MB, some three times what the archive needs. */
export interface SmallDisk {
  folder: string;
  /** Leaves so many bytes free. */
  fillUp: (free: number) => void;
  /** Gives the room back. */
  clear: () => void;
  remount: (mode: 'ro' | 'rw') => void;
  remove: () => void;
}

/** Undefined where nothing can be mounted: on other systems than Linux, or without root's rights. */
export function smallDisk(): SmallDisk | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'jianbao-disk-'));
  const mount = (...args: string[]) => spawnSync('mount', [...args, folder]).status === 0;
  if (!mount('-t', 'tmpfs', '-o', 'size=64m', 'jianbao-test')) {
    rmSync(folder, { recursive: true });
    return undefined;
  }
  const ballast = join(folder, 'ballast');
  return {
    folder,
    fillUp(free) {
      const { bavail, bsize } = statfsSync(folder);
      writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - free)));
    },
    clear: () => rmSync(ballast, { force: true }),
    remount: (mode) => void mount('-o', `remount,${mode}`),
    remove() {
      spawnSync('umount', [folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** One step that writes: how it is run, and the folder that must stay whole. */
interface Step {
  script: string;
  args: string[];
  out: string;
  /** Bytes that it writes, about. */
  needs: number;
}

/**
 * Runs ingest, build and index on a disk with a random amount of room, or read-only. Each ends well
 * or with a sentence that names the reason; what was there is then as before. With room again, the
 * next run ends as if nothing had happened.
 */
export function fillDisks(runs: number, seed: number, tick: Tick): Faults {
  const disk = smallDisk();
  if (!disk) throw new Error('a small disk can be mounted by root on Linux only');
  const copy = copyProject();
  const random = seeded(seed);
  const result: Faults = { hit: 0, faults: [] };
  const dumps = join(copy, 'content/dumps');
  const at = (name: string) => join(disk.folder, name);
  const steps: Step[] = [
    {
      script: 'ingest.ts',
      args: ['--dumps', dumps, '--content', at('content')],
      out: 'content',
      needs: 800_000,
    },
    { script: 'build.ts', args: ['--out', at('dist')], out: 'dist', needs: 14_000_000 },
    { script: 'index.ts', args: ['--out', at('index')], out: 'index', needs: 1_000_000 },
  ];
  const ends = steps.map(({ script, args, out }) => {
    runScript(copy, script, args);
    return stateOf(at(out));
  });
  for (let run = 1; run <= runs; run++) {
    const which = Math.floor(random() * steps.length);
    const { script, args, out, needs } = steps[which] as Step;
    const readOnly = random() < 0.2;
    const fault = (text: string) => result.faults.push(`run ${run}, ${script}: ${text}`);
    // Half of the runs start from nothing, the others on top of what is there.
    const fresh = random() < 0.5;
    if (fresh) rmSync(at(out), { recursive: true, force: true });
    const before = fresh ? undefined : stateOf(at(out));
    if (readOnly) disk.remount('ro');
    else disk.fillUp(Math.floor(random() * needs));
    const more = script === 'build.ts' ? ['--full'] : [];
    const { status, said } = tryScript(copy, script, [...args, ...more]);
    if (readOnly) disk.remount('rw');
    disk.clear();
    if (status !== 0) {
      result.hit += 1;
      if (!(readOnly ? /只读/ : /磁盘已满/).test(said)) fault(`says ${said.slice(-300)}`);
      if (before !== undefined && stateOf(at(out)) !== before) fault(`${out} was damaged`);
      // Ingest of several dumps may have put some in place: whole ones, as the kills show.
      if (fresh && out !== 'content' && existsSync(at(out))) fault(`half of ${out} is there`);
    }
    runScript(copy, script, args);
    if (stateOf(at(out)) !== ends[which]) fault('the next run differs');
    const beside = globSync('.{dist,index}-*', { cwd: disk.folder });
    if (beside.length > 0) fault(`${beside.join(', ')} left behind`);
    tick(run);
  }
  disk.remove();
  rmSync(copy, { recursive: true, force: true });
  return result;
}
