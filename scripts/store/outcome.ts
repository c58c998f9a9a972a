import type { ArticleKind } from '../../src/schema/article.ts';
import { type RuleText, rules } from '../../src/schema/rules.ts';
import type { Note } from '../ingest/note.ts';
import type { DumpDocument } from '../ingest/pipe.ts';
import { difference } from './difference.ts';
import type { Kept } from './plan.ts';
import type { Staged } from './staged.ts';

/** Pieces by kind. */
export interface Counts {
  articles: number;
  photos: number;
  headlines: number;
  strays: number;
}

/** What came of one dump. */
export interface DumpOutcome {
  readonly name: string;
  /** Ingested by an earlier run and not changed since. */
  readonly skipped: boolean;
  readonly failed: boolean;
  readonly issue?: string;
  readonly counts: Counts;
  readonly notes: readonly Note[];
  /** Files that were left as an editor made them, and how they differ from what was made now. */
  readonly kept: readonly KeptFile[];
}

export interface KeptFile extends Pick<Kept, 'file' | 'why'> {
  readonly difference: string;
}

/** What came of a run. */
export interface Summary {
  /** Dumps there are, those that were ingested in this run, and those that could not be. */
  readonly dumps: number;
  readonly ingested: number;
  readonly failed: number;
  readonly counts: Counts;
  readonly messages: Readonly<Record<RuleText['severity'], number>>;
  /** Files written or removed, or to be. */
  readonly changes: number;
}

const COUNTED: Record<ArticleKind, keyof Counts> = {
  article: 'articles',
  photo: 'photos',
  headline: 'headlines',
  stray: 'strays',
};

/** The outcome of a dump that nothing was made of. */
export function untouched(name: string): DumpOutcome {
  return { name, skipped: false, failed: false, counts: noPieces(), notes: [], kept: [] };
}

export function countPieces(documents: readonly DumpDocument[]): Counts {
  const counts = noPieces();
  for (const { article } of documents) counts[COUNTED[article.kind]] += 1;
  return counts;
}

export function keptFile(folder: Staged, { file, why, fresh }: Kept): KeptFile {
  const shown = why === 'edited' ? difference(folder.read(file) ?? '', fresh) : '';
  return { file, why, difference: shown };
}

/** Adds up outcomes as they come, so that none has to be kept. */
export function openTally() {
  const counts = noPieces();
  const messages = { error: 0, warning: 0, info: 0 };
  return {
    counts,
    messages,
    add(outcome: DumpOutcome) {
      for (const { rule } of outcome.notes) messages[rules[rule].severity] += 1;
      for (const kind of Object.values(COUNTED)) counts[kind] += outcome.counts[kind];
    },
  };
}

function noPieces(): Counts {
  return { articles: 0, photos: 0, headlines: 0, strays: 0 };
}
