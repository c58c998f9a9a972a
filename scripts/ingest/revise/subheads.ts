import { leavesOpen, sentenceEnd, width } from '../chars.ts';
import { continuation } from '../continuation.ts';
import type { Label, Labelled } from '../label.ts';
import { printed, relabel } from './neighbours.ts';

/** No headline part or subhead with a comma is wider. */
const MOST_HEAD = 28;

/** Subheads with a comma are couplets of at most two times eight characters or so. */
const MOST_SUBHEAD = 20;

/**
 * Decides on the short lines that are no headline part: a subhead between paragraphs, the first
 * print line of a paragraph that the column's foot cut off, or a headline without byline.
 */
export function subheads(labelled: readonly Labelled[]): readonly Labelled[] {
  const { indices } = printed(labelled);
  const changes = new Map<number, { label: Label; why: string }>();
  const at = (position: number) => labelled[indices[position] ?? -1];
  const signed = signedShare(labelled);
  for (const [position, index] of indices.entries()) {
    const item = labelled[index] as Labelled;
    if (item.label.kind !== 'short') continue;
    const text = item.piece.text;
    const before = at(position - 1);
    const after = at(position + 1)?.label.kind === 'jump' ? at(position + 2) : at(position + 1);
    const cutBefore =
      before?.label.kind === 'body' &&
      (!sentenceEnd.test(before.piece.text) || leavesOpen(before.piece.text));
    const next = after?.label.kind === 'body' ? after.piece.text : undefined;
    if (next !== undefined && readsOn(text, next)) {
      changes.set(index, { label: { kind: 'body', dateline: false }, why: 'reads-on' });
    } else if (cutBefore && continuation(before.piece.text, text) > 0) {
      changes.set(index, { label: { kind: 'body', dateline: false }, why: 'cut-before' });
    } else if (width(text) > MOST_HEAD && /[，,]/u.test(text)) {
      changes.set(index, { label: { kind: 'body', dateline: false }, why: 'too-wide' });
    } else if (after === undefined || isNewSection(after)) {
      changes.set(index, { label: { kind: 'headline' }, why: 'no-text' });
    } else if (signed < 0.5 && looksLikeHeadline(text)) {
      changes.set(index, { label: { kind: 'headline' }, why: 'unsigned' });
    } else {
      changes.set(index, { label: { kind: 'subhead' }, why: 'between-paragraphs' });
    }
  }
  return relabel(labelled, changes);
}

/** The share of this dump's headlines that have a byline: where most have, one without is a subhead. */
function signedShare(labelled: readonly Labelled[]): number {
  const kinds = labelled.map(({ label }) => label.kind).filter((kind) => kind !== 'blank');
  const heads = kinds.filter(
    (kind, index) => kind === 'headline' && kinds[index + 1] !== 'headline',
  );
  const signed = kinds.filter(
    (kind, index) => kind === 'byline' && ['headline', 'subtitle'].includes(kinds[index - 1] ?? ''),
  );
  return heads.length === 0 ? 0 : signed.length / heads.length;
}

function isNewSection(item: Labelled): boolean {
  return ['headline', 'kicker', 'masthead', 'folio', 'editors'].includes(item.label.kind);
}

function looksLikeHeadline(text: string): boolean {
  return width(text) >= 10;
}

/** True if a short line is the beginning of the text below it, cut by a column's foot. */
function readsOn(text: string, next: string): boolean {
  if (/——$|^[（(]?[一二三四五六七八九十\d]+[)）、.．]/u.test(text)) return false;
  if (leavesOpen(text)) return true;
  let score = continuation(text, next);
  if (/[，,；;]/u.test(text.replace(/“[^”]*”|"[^"]*"/gu, '')))
    score += width(text) > MOST_SUBHEAD ? 4 : 1;
  if (/[\p{Script=Han}”"]\s+[\p{Script=Han}“"]/u.test(text)) score -= 3;
  if (width(text) < 13) score -= 1;
  return score > 2.5;
}
