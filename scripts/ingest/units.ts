import type { ArticleKind } from '../../src/schema/article.ts';
import { type Block, blockText } from './blocks.ts';
import type { Draft } from './drafts.ts';
import type { PhotoDraft } from './photo-drafts.ts';
import type { Piece } from './pieces.ts';
import { isCaption } from './settle.ts';
import { splitFlattened } from './text.ts';

/** A piece of the issue with everything that belongs to it, in reading order. */
export interface Unit {
  readonly kind: ArticleKind;
  readonly kickers: readonly Block[];
  readonly headlines: readonly Block[];
  readonly subtitles: readonly Block[];
  readonly bylines: readonly Block[];
  readonly body: readonly Block[];
  readonly photos: readonly PhotoDraft[];
  readonly page?: string;
  /** Page on which the text goes on, or from which it comes, if the other part is not in this dump. */
  readonly jumpTo?: string;
  readonly jumpFrom?: string;
  readonly jumpTitle?: string;
}

const bareUnit = { kickers: [], headlines: [], subtitles: [], bylines: [], body: [], photos: [] };

/** Makes the units of a dump, in the order in which they begin there. */
export function units(
  drafts: readonly Draft[],
  attached: readonly (readonly PhotoDraft[])[],
  alone: readonly PhotoDraft[],
  strays: readonly Block[],
): Unit[] {
  const page = pageOf(drafts);
  const made = drafts.flatMap((draft, index): Unit[] => {
    const photos = attached[index] ?? [];
    const body = draft.items.filter((item) => !isCaption(item)).flatMap(splitFlattened);
    const { kickers, headlines, subtitles, bylines } = draft;
    const headed = headlines.length + kickers.length + subtitles.length > 0;
    if (!headed && body.length + bylines.length + photos.length === 0) return [];
    const kind = kindOf(headed, body.length > 0, photos.length > 0);
    const number = draft.page === undefined ? {} : { page: draft.page };
    const jumps = {
      ...(draft.jumpTo === undefined ? {} : { jumpTo: draft.jumpTo }),
      ...(draft.jumpFrom === undefined ? {} : { jumpFrom: draft.jumpFrom }),
      ...(draft.jumpTitle === undefined ? {} : { jumpTitle: draft.jumpTitle }),
    };
    return [{ kind, kickers, headlines, subtitles, bylines, body, photos, ...number, ...jumps }];
  });
  const pictures = alone.map(
    (photo): Unit => ({
      ...bareUnit,
      kind: 'photo',
      photos: [photo],
      ...page(photo.pieces[0]?.line ?? 0),
    }),
  );
  const loose = strays.map(
    (block): Unit => ({
      ...bareUnit,
      kind: 'stray',
      body: [block],
      ...page(block.pieces[0]?.line ?? 0),
    }),
  );
  return [...made, ...pictures, ...loose].sort((a, b) => firstLine(a) - firstLine(b));
}

function kindOf(headed: boolean, text: boolean, photos: boolean): ArticleKind {
  if (text) return headed ? 'article' : 'stray';
  if (photos) return 'photo';
  return headed ? 'headline' : 'stray';
}

/** The page that the drafts around a line are on. */
function pageOf(drafts: readonly Draft[]): (line: number) => { page?: string } {
  const begins = drafts.map(
    ({ headlines, items }) => [...headlines, ...items][0]?.pieces[0]?.line ?? Infinity,
  );
  // The earliest line from a draft on rises from draft to draft, so that it can be searched.
  const earliest = [...begins];
  for (let index = earliest.length - 2; index >= 0; index--) {
    earliest[index] = Math.min(earliest[index] ?? 0, earliest[index + 1] ?? 0);
  }
  return (line) => {
    let low = 0;
    let high = earliest.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((earliest[middle] ?? 0) <= line) low = middle + 1;
      else high = middle;
    }
    const page = drafts[Math.max(0, low - 1)]?.page;
    return page === undefined ? {} : { page };
  };
}

/** All pieces of a unit: headline parts, byline, text and photos, each in reading order. */
export function unitPieces(unit: Unit): Piece[] {
  const head = [...unit.kickers, ...unit.headlines, ...unit.subtitles];
  // A text that goes on in another dump comes last: its last sentence may be cut.
  const text =
    unit.jumpTo === undefined ? [...unit.body, ...unit.photos] : [...unit.photos, ...unit.body];
  return [
    ...head.flatMap(({ pieces }) => pieces).sort(byPlace),
    ...unit.bylines.flatMap(({ pieces }) => pieces),
    ...text.flatMap(({ pieces }) => pieces),
  ];
}

function byPlace(a: Piece, b: Piece): number {
  return a.line - b.line || a.from - b.from;
}

/** Where a unit begins: at its headline, or at its first line where it has none. */
function firstLine(unit: Unit): number {
  const head = [...unit.kickers, ...unit.headlines, ...unit.subtitles][0];
  return (head?.pieces[0] ?? unitPieces(unit)[0])?.line ?? 0;
}

/** The words of a unit, for what is worked out from them. */
export function unitText(unit: Unit): string {
  return [...unit.kickers, ...unit.headlines, ...unit.subtitles, ...unit.body]
    .map(blockText)
    .join('\n');
}
