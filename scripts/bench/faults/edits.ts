import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openArchive } from '../../../src/archive/archive.ts';
import { seeded } from '../copy.ts';
import type { Faults, Tick } from './faults.ts';

const CONTENT = resolve(import.meta.dirname, '../../../content');

/** What slips into a file when somebody types. */
const SLIPS = [
  '"',
  "'",
  ':',
  ': ',
  '- ',
  '#',
  '[',
  ']',
  '{',
  '\t',
  '\n',
  '  ',
  '&a ',
  '*a',
  '!!',
  '---\n',
  '9',
  '甲',
];

/** A sentence that names a file and says what to do. */
const HELPFUL = /^内容文件有 \d+ 处问题，未能读取档案：\n(?:\S+：.+。请?.+。\n?)+$/su;

/**
 * Slips of the keyboard in the frontmatter and the files of issues and topics. The archive is read
 * all the same, or one sentence names the file and the remedy: nothing else is ever thrown.
 */
export function slipKeys(runs: number, seed: number, tick: Tick): Faults {
  const content = mkdtempSync(join(tmpdir(), 'jianbao-edits-'));
  for (const part of ['articles', 'issues', 'topics', 'gazetteer', 'permalinks.tsv']) {
    cpSync(join(CONTENT, part), join(content, part), { recursive: true });
  }
  const files = globSync(['articles/*/*.md', 'issues/*.yaml', 'topics/*.yaml'], { cwd: content });
  const random = seeded(seed);
  const below = (count: number) => Math.floor(random() * count);
  const result: Faults = { hit: 0, faults: [] };
  files.sort();
  for (let run = 1; run <= runs; run++) {
    const file = files[below(files.length)] ?? '';
    const path = join(content, file);
    const good = readFileSync(path, 'utf8');
    const fence = good.indexOf('\n---\n');
    const at = below(file.endsWith('.md') && fence > 0 ? fence + 5 : good.length);
    const slip = random() < 0.3 ? '' : (SLIPS[below(SLIPS.length)] ?? '');
    const lost = slip === '' || random() < 0.3 ? 1 + below(4) : 0;
    writeFileSync(path, good.slice(0, at) + slip + good.slice(at + lost));
    try {
      openArchive(content);
    } catch (error) {
      result.hit += 1;
      const said = error instanceof Error ? error.message : String(error);
      if (!HELPFUL.test(said)) {
        const what = `${JSON.stringify(slip)} for ${lost} characters at ${at} of ${file}`;
        result.faults.push(`run ${run}, ${what}: ${said.slice(0, 300)}`);
      }
    }
    writeFileSync(path, good);
    tick(run);
  }
  rmSync(content, { recursive: true });
  return result;
}
