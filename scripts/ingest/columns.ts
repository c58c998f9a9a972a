import type { Reading } from './across.ts';
import type { Block } from './blocks.ts';
import type { Draft, Drafts } from './drafts.ts';
import type { Note } from './note.ts';
import { quote } from './settle.ts';
import { joinPieces } from './stretches.ts';

/**
 * Marks the text of columns that were read across and still stand together: which piece each of
 * them belongs to is decided by its words.
 */
export function markColumns(page: Drafts, { columns }: Reading): Drafts {
  if (columns.size === 0) return page;
  const mark = (block: Block): Block => {
    const column = columns.get(block.pieces[0]?.line ?? 0);
    const open = column?.headed === false && block.label.kind === 'body';
    return open ? { ...block, why: 'interleaved', certainty: 'likely' } : block;
  };
  const marked = (draft: Draft): Draft => ({ ...draft, items: draft.items.map(mark) });
  return { ...page, drafts: page.drafts.map(marked) };
}

/** Says of each column that stands below its own headline that it was read across with another. */
export function columnNotes({ pieces, columns }: Reading): Note[] {
  const texts = Map.groupBy(pieces, ({ line }) => {
    const column = columns.get(line);
    return column?.headed ? `${column.run} ${column.side}` : '';
  });
  texts.delete('');
  return [...texts.values()].map((column) => ({
    rule: 'interleaved',
    line: column[0]?.line ?? 0,
    detail: quote(joinPieces(column)),
  }));
}
