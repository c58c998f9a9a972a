import { hash } from 'node:crypto';
import { join, resolve } from 'node:path';
import config from '../../archive.config.ts';
import { type Archive, openArchive } from '../../src/archive/archive.ts';
import { compiledEntries } from '../../src/archive/compiled.ts';
import { keptAccounts } from '../audit/kept.ts';
import { auditOrThrow } from '../audit.ts';
import { type Draw, findDraw } from '../export/draw.ts';
import { keptPlace } from '../kept.ts';
import { say } from '../progress.ts';
import { refuseInterrupted } from '../store/journal.ts';
import { assertRegistered } from './counts.ts';
import { contentPrint, contentSums, programPrint } from './fingerprint.ts';
import { entriesOf } from './read.ts';
import type { SecondThread } from './second-thread.ts';

export const ROOT = resolve(import.meta.dirname, '../..');

/** Another folder can be built for once, for instance in a test: CONTENT_DIR=… npm run build */
export const CONTENT = resolve(ROOT, process.env.CONTENT_DIR ?? 'content');
process.env.CONTENT_DIR = CONTENT;

export interface Opened {
  archive: Archive;
  second: SecondThread | undefined;
}

/** What a site is made from, and the archive once it has been opened. */
export interface Source {
  program: string;
  content: string;
  /** Changes when pages made before can no longer be used. */
  code: string;
  draw: Draw | undefined;
  /** The archive, and the thread that has helped to read it, if one was needed. */
  open(audited: boolean): Promise<Opened>;
}

/** Where something that was made from the content is kept from one build to the next. */
const kept = (name: string) => `${keptPlace(ROOT, name, CONTENT)}.tsv`;

/** Of program, settings and packages, and of whether cards can be drawn (`readSource` finds out). */
const codeOf = (program: string): string => hash('sha256', `${program} ${process.env.CARDS}`);

/** The state of the program now: `code` of a source that is read now. */
export const codeNow = (): string => codeOf(programPrint(ROOT, config));

/** Reads everything that a build depends on, but opens nothing yet. */
export async function readSource(): Promise<Source> {
  refuseInterrupted(CONTENT);
  const draw = await findDraw();
  if (draw === undefined) say('这台机器不能画中文，链接预览用没有文字的图片。');
  process.env.CARDS = draw ? 'on' : 'off';
  const program = programPrint(ROOT, config);
  const sums = contentSums(CONTENT);
  return {
    program,
    content: contentPrint(sums),
    code: codeOf(program),
    draw,
    async open(audited) {
      const known = compiledEntries({ file: kept('entries'), version: program });
      const { entries, second } = await entriesOf(CONTENT, known, sums);
      const archive = openArchive(CONTENT, entries, sums);
      const accounts = keptAccounts(kept('accounts'), program);
      const sumOf = (dump: string) => sums.get(`dumps/${dump}`);
      if (audited) auditOrThrow(join(CONTENT, 'dumps'), CONTENT, archive, accounts, sumOf);
      assertRegistered(archive, CONTENT);
      return { archive, second };
    },
  };
}

/** @throws Error when the content or the program is not what it was when it was read */
export function assertUnchanged({ content, program }: Source): void {
  if (contentPrint(contentSums(CONTENT)) === content && programPrint(ROOT, config) === program)
    return;
  throw new Error('构建期间内容或程序有改动，原有网站没有替换。请重新运行。');
}
