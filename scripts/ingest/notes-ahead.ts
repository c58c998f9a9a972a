import { type Block, blockText } from './blocks.ts';
import type { Draft, Drafts } from './drafts.ts';
import { openingNote } from './revise/headlines.ts';

/** A note has its label and at most this many paragraphs. */
const MOST = 3;

/**
 * An editor's note or a summary at the very end of a piece stands before the headline of the next
 * one, and belongs to it.
 */
export function notesAhead(page: Drafts): Drafts {
  const drafts = [...page.drafts];
  for (const [index, draft] of drafts.entries()) {
    const next = drafts[index + 1];
    const from = next && next.headlines.length > 0 ? noteAt(draft) : undefined;
    if (!next || from === undefined) continue;
    drafts[index] = { ...draft, items: draft.items.slice(0, from) };
    drafts[index + 1] = { ...next, items: [...draft.items.slice(from), ...next.items] };
  }
  return { ...page, drafts };
}

/** Where the note begins with which a piece ends, if it has text of its own before that. */
function noteAt({ items }: Draft): number | undefined {
  for (let index = items.length - 1; index >= Math.max(1, items.length - MOST); index--) {
    if (!isText(items[index])) return undefined;
    if (!openingNote.test(blockText(items[index] as Block))) continue;
    return items.slice(0, index).some(isText) ? index : undefined;
  }
  return undefined;
}

function isText(item: Block | undefined): boolean {
  return item?.label.kind === 'body' || item?.label.kind === 'subhead';
}
