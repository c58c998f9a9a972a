import { type Block, blockText } from './blocks.ts';
import { bare } from './chars.ts';
import { isDateline } from './label/body.ts';
import { type Names, parseNames } from './names.ts';
import type { Note } from './note.ts';
import type { Unit } from './units.ts';

export interface Bylines {
  readonly bylines: readonly string[];
  readonly bylineText?: string;
  readonly notes: readonly Note[];
}

/** Credits after a dateline: 本报讯(记者 张三), 新华社北京6月30日电(记者 李四), 本报讯 记者 张三 报道:. */
const inline: readonly RegExp[] = [
  /^(?:本报讯|[^。，,（(]{0,16}(?:讯|电))\s*[（(]([^（()）]{2,60})[)）]/u,
  /^(?:本报讯|[^。，,（(]{0,16}(?:讯|电))\s*((?:本报)?(?:记者|通讯员|特约)[^。，,：:]{2,60}?)\s*(?:摄影)?报道\s*[:：]?/u,
];

const closing = /[。！？!?…][”"]?[（(]([^（()）]{2,40})[)）]$/u;

/**
 * The writers of a unit: from its byline lines, else from the credit at the start of its text or
 * the names at its end.
 */
export function bylinesOf(unit: Unit): Bylines {
  const printed = unit.bylines.map((block) => ({
    block,
    text: blockText(block).replace(/\s+/gu, ' '),
  }));
  if (printed.length > 0) {
    const parsed = printed.map(({ block, text }) => ({ block, text, found: parseNames(text) }));
    const bylines = parsed.flatMap(({ text, found }) => found?.names ?? [text]);
    const text = parsed.map((line) => line.text).join(' ');
    const notes = parsed.flatMap(({ block, found }) => nameNotes(block, found));
    return { bylines, notes, ...(bare(text) === bylines.join('') ? {} : { bylineText: text }) };
  }
  // An editor's note may stand before the text.
  const first = unit.body.slice(0, 3).find((block) => isDateline(blockText(block)));
  const opening = first ? blockText(first) : '';
  const credit = inline.map((form) => form.exec(opening)?.[1]).find(Boolean);
  const found = credit === undefined ? undefined : parseNames(credit);
  if (first && found) return { bylines: found.names, notes: nameNotes(first, found) };
  return signature(unit.body);
}

/**
 * Names in brackets that end the text and were cut by a column break, so that no line shows them
 * whole. Where other paragraphs close so too, each names the writers of its own item.
 */
function signature(body: readonly Block[]): Bylines {
  const last = body.at(-1);
  const found = last && last.pieces.length > 1 ? signedBy(last) : undefined;
  const digest = body.some((block) => block !== last && signedBy(block) !== undefined);
  if (!last || !found || digest) return { bylines: [], notes: [] };
  return { bylines: found.names, notes: nameNotes(last, found) };
}

function signedBy(block: Block): Names | undefined {
  const found = parseNames(closing.exec(blockText(block))?.[1] ?? '');
  return found?.known ? found : undefined;
}

function nameNotes(block: Block, found: Names | undefined): Note[] {
  const line = block.pieces[0]?.line ?? 0;
  if (!found) return [];
  const notes: Note[] = [];
  if (found.glued) notes.push({ rule: 'split-name', line, detail: found.names.join('、') });
  if (!found.known) notes.push({ rule: 'unknown-surname', line, detail: found.names.join('、') });
  return notes;
}
