import type { Label, Labelled } from '../label.ts';
import { openingNote } from './headlines.ts';
import { printed, relabel } from './neighbours.ts';

/** This many blank lines mark the place of a picture that the dump does not hold. */
export const PICTURE_GAP = 3;

/** A caption has at most this many paragraphs before its credit. */
const CAPTION_PARTS = 3;

/**
 * Text before a credit line is its caption: back to the picture's gap where there is one near, else
 * the one block before.
 */
export function captions(labelled: readonly Labelled[]): readonly Labelled[] {
  const { indices, gaps } = printed(labelled);
  const changes = new Map<number, { label: Label; why: string }>();
  const at = (position: number) => labelled[indices[position] ?? -1];
  const isText = (position: number) =>
    ['body', 'short'].includes(at(position)?.label.kind ?? '') ||
    isLikeNames(at(position)) ||
    isLabel(position);
  const mark = (from: number, to: number, why: string) => {
    for (let position = from; position < to; position++) {
      changes.set(indices[position] ?? -1, { label: { kind: 'caption' }, why });
    }
  };
  for (let position = 0; position < indices.length; position++) {
    const kind = at(position)?.label.kind;
    if (isItem(at(position)) && (isItem(at(position - 1)) || isItem(at(position + 1)))) {
      const body = { kind: 'body', dateline: false } as const;
      changes.set(indices[position] ?? -1, { label: body, why: 'list' });
    }
    if (kind === 'credit' && signsText(position)) {
      changes.set(indices[position] ?? -1, { label: { kind: 'byline' }, why: 'under-headline' });
    } else if (kind === 'credit' && at(position - 1)?.label.kind !== 'credit') {
      let from = position;
      while (position - from < CAPTION_PARTS && isText(from - 1)) {
        from--;
        if ((gaps[from] ?? 0) >= PICTURE_GAP) break;
      }
      const gapped = from < position && (gaps[from] ?? 0) >= PICTURE_GAP;
      if (gapped) mark(from, position, 'picture-gap');
      else if (isText(position - 1)) mark(position - 1, position, 'before-credit');
    }
  }
  return relabel(labelled, changes);

  /** 平遥古城 could be two names too, but those who sign do so below a headline, not over a credit. */
  function isLabel(position: number): boolean {
    const item = at(position);
    const doubtful = item?.label.kind === 'byline' && item.certainty === 'doubtful';
    if (!doubtful || !/^\p{Script=Han}{4}$/u.test(item.stretch.text)) return false;
    const credited = at(position + 1)?.label.kind === 'credit' && (gaps[position + 1] ?? 0) === 0;
    return credited && !['short', 'headline'].includes(at(position - 1)?.label.kind ?? 'short');
  }

  /** Text, or its first print line above a column break. */
  function textBelow(position: number): boolean {
    const kind = at(position + 1)?.label.kind;
    return kind === 'body' || (kind === 'short' && at(position + 2)?.label.kind === 'body');
  }

  /** `张三 文 李四 图` right under a headline signs the text below it, not a picture. */
  function signsText(position: number): boolean {
    const noted = openingNote.test(text(position - 1));
    const before = at(noted ? position - 2 : position - 1)?.label.kind;
    // The picture of the piece may stand above its text, with a credit of its own.
    const credited = at(position + 1)?.label.kind === 'caption' && /文/u.test(text(position));
    if (at(position)?.certainty === 'sure' || !textBelow(credited ? position + 1 : position))
      return false;
    // The gap may stand above a line over the headline, which is no caption.
    const over = at(position - 2)?.label.kind === 'short' ? position - 2 : position - 1;
    const gapped = [position - 1, over].some((above) => (gaps[above] ?? 0) >= PICTURE_GAP);
    // A picture has a gap below it as well; the text of a headline has none above it.
    const wrote = /文\s*[/／、]?\s*图/u.test(text(position));
    const close = wrote && (gaps[position + 1] ?? 0) < PICTURE_GAP;
    if (gapped && before !== 'headline' && !close) return false;
    return before === 'short' || before === 'headline' || before === 'subtitle';
  }

  function text(position: number): string {
    return at(position)?.stretch.text ?? '';
  }
}

/** 兰固家居外景 could be two names, but names stand apart where there is room for a caption. */
export function isLikeNames(item: Labelled | undefined): boolean {
  const doubtful = item?.label.kind === 'byline' && item.certainty === 'doubtful';
  return doubtful && /^\p{Script=Han}{5,}$/u.test(item.stretch.text);
}

/** A text marked like a caption; several below one another are the items of a list. */
function isItem(item: Labelled | undefined): boolean {
  return (
    item?.label.kind === 'caption' &&
    item.label.creditAt === undefined &&
    /^[▲△]/u.test(item.stretch.text)
  );
}
