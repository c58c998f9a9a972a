import type { Block } from './blocks.ts';
import { blockText } from './blocks.ts';
import type { Draft, Drafts } from './drafts.ts';
import { signatureIndex } from './pieces.ts';
import { splitPieces } from './stretches.ts';

/** Writers' names in brackets, as they close a text. */
const bracketed = /^[（([［].*[)）\]］]$/u;

/**
 * Names in brackets that close a piece and go on over the foot of a column, `（记` / `者 张三）`, are its
 * byline too, once the text is whole again.
 */
export function brokenSignature(draft: Draft): Draft {
  const last = draft.items.findLast(({ label }) => label.kind === 'body');
  if (!last || draft.bylines.length > 0) return draft;
  const at = signatureIndex(blockText(last));
  if (at === undefined) return draft;
  const [text, names] = splitPieces(last.pieces, at);
  // The names of an item of a digest stand in one piece, and stay with it.
  if (text.length === 0 || names.length < 2) return draft;
  const byline: Block = {
    ...last,
    pieces: names,
    label: { kind: 'byline' },
    why: 'broken-signature',
  };
  return {
    ...draft,
    bylines: [...draft.bylines, byline],
    items: draft.items.map((item) => (item === last ? { ...last, pieces: text } : item)),
  };
}

/** So many paragraphs that close with a signature of their own make a digest. */
const FEWEST = 2;

/**
 * In a digest (简讯, 读者来信) each item closes with the names of its own writers: they stay with its
 * text, because none of them wrote the whole. One signature at the end of a piece is its byline.
 */
export function ownSignatures(page: Drafts): Drafts {
  return { ...page, drafts: page.drafts.map(keep) };
}

function keep(draft: Draft): Draft {
  const signed = new Map<Block, Block>();
  for (const byline of draft.bylines) {
    const text = bracketed.test(blockText(byline)) ? before(draft, byline) : undefined;
    if (text && !signed.has(text)) signed.set(text, byline);
  }
  if (signed.size < FEWEST) return draft;
  const kept = new Set(signed.values());
  return {
    ...draft,
    bylines: draft.bylines.filter((byline) => !kept.has(byline)),
    items: draft.items.map((item) => {
      const own = signed.get(item);
      return own ? { ...item, pieces: [...item.pieces, ...own.pieces] } : item;
    }),
  };
}

/** The text that a signature stands right behind, on its line or on the printed line above. */
function before(draft: Draft, byline: Block): Block | undefined {
  const place = byline.pieces[0];
  if (!place) return undefined;
  const last = draft.items.findLast(({ pieces }) => {
    const end = pieces.at(-1);
    return end && (end.line < place.line || (end.line === place.line && end.from < place.from));
  });
  return last?.label.kind === 'body' ? last : undefined;
}
