import { composeIssue, type Style } from '../../corpus/dump/compose.ts';
import { encode, encodings } from '../../corpus/dump/encode.ts';
import { linesOf } from '../../corpus/dump/layout.ts';
import { papers } from '../../corpus/dump/papers.ts';
import type { IssueTruth } from '../../corpus/dump/truth.ts';
import { countiesOf } from '../../corpus/places.ts';
import { rngOf } from '../../corpus/rng.ts';
import { topics } from '../../corpus/topics/index.ts';

/** A dump file and, beside it, the text that it holds. */
export interface DumpFile {
  name: string;
  bytes: Uint8Array;
  text: string;
}

export interface PlannedIssue {
  truth: IssueTruth;
  files: DumpFile[];
}

/**
 * The issues of one style. `dev` and `held` share no newspaper, region, topic or common sentence:
 * tune on one, grade on the other.
 */
export function planStyle(
  side: 'dev' | 'held',
  style: Style,
  seed: number,
  count: number,
): PlannedIssue[] {
  const world = rngOf(`${side}/world/${seed}`);
  const own = papers.filter((p) => p.side === side);
  return Array.from({ length: count }, (_, i) => {
    const rng = rngOf(`${side}/${style}/${seed}/${i}`);
    const paper = own[i % own.length] as (typeof own)[number];
    const date = new Date(Date.UTC(rng.int(2004, 2024), rng.int(0, 11), rng.int(1, 28)));
    const name = `${String(i).padStart(3, '0')}-${rng.int(0x1000, 0xffff).toString(16)}`;
    const truth = composeIssue({
      rng,
      world,
      style,
      paper,
      side,
      date,
      name,
      topics: topics.filter((t) => t.side === side),
      counties: countiesOf(side),
    });
    const encoding =
      style === 'encoded'
        ? (encodings[1 + (i % (encodings.length - 1))] as (typeof encodings)[number])
        : 'utf8';
    const files = truth.pages.map((page) => {
      const text = `${linesOf(page.elements, paper).join('\n')}\n`;
      return { name: `${page.name}.txt`, text, bytes: encode(text, encoding) };
    });
    return { truth, files };
  });
}
