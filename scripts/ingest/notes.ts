import { type Block, blockText } from './blocks.ts';
import { sentenceEnd } from './chars.ts';
import { isRoll } from './label/roll.ts';
import type { Note } from './note.ts';
import type { About } from './resolve.ts';
import { VERSE } from './revise/verse.ts';
import { quote } from './settle.ts';
import { joinPieces } from './stretches.ts';
import { cleanText } from './text.ts';
import type { Unit } from './units.ts';
import { unitPieces } from './units.ts';

const latin = /[\p{Script=Han}]\s+[a-z]+\s+[\p{Script=Han}]/u;
/** Text that need not end in a full stop: what introduces a list, and a line in brackets. */
const closes = /[：:；;—]["”’]?$|^[（(].*[)）]$/u;
const odd = /[\p{Cc}\p{Co}\p{Cs}\uFFFD]/u;

/** What an editor should look at in a unit, beyond what the stages reported when they acted. */
export function unitNotes(unit: Unit, about: About): Note[] {
  const notes: Note[] = [];
  const first = unitPieces(unit)[0];
  const line = first?.line ?? 0;
  if (unit.kind === 'headline') notes.push({ rule: 'headline-only', line });
  if (unit.kind === 'stray')
    notes.push({ rule: 'stray-text', line, detail: quote(first?.text ?? '') });
  if (unit.kickers.length + unit.headlines.length + unit.subtitles.length > 1) {
    notes.push({ rule: 'headline-parts', line });
  }
  const told = unit.kind === 'article' || unit.kind === 'photo';
  if (told && !about.place) notes.push({ rule: 'unknown-place', line });
  if (told && about.topics.length === 0) notes.push({ rule: 'unknown-topic', line });
  if (unit.headlines.some(({ why }) => why === 'unsigned'))
    notes.push({ rule: 'unsigned-headline', line });
  for (const [index, block] of unit.body.entries())
    notes.push(...blockNotes(block, unit.body[index + 1]));
  for (const photo of unit.photos) {
    const at = photo.pieces[0]?.line ?? 0;
    if (!photo.credited) notes.push({ rule: 'uncredited-photo', line: at });
    if (!photo.credited && photo.gapped)
      notes.push({ rule: 'caption-guess', line: at, detail: quote(photo.photo.caption) });
  }
  for (const piece of unitPieces(unit)) {
    if (odd.test(piece.text)) notes.push({ rule: 'odd-character', line: piece.line });
  }
  return notes;
}

function blockNotes(block: Block, next: Block | undefined): Note[] {
  const notes: Note[] = [];
  const text = blockText(block);
  const line = block.pieces.at(-1)?.line ?? 0;
  if (block.label.kind === 'subhead') {
    if (block.certainty !== 'sure')
      notes.push({ rule: 'subhead-guess', line, detail: quote(text) });
    return notes;
  }
  if (block.why === VERSE) {
    notes.push({ rule: 'verse-guess', line: block.pieces[0]?.line ?? line, detail: quote(text) });
  }
  const setLine = block.why === VERSE || isRoll(text);
  const cut = !setLine && !sentenceEnd.test(text) && !closes.test(text);
  if (cut) notes.push({ rule: 'missing-text', line, detail: text.slice(-12) });
  for (const piece of block.pieces) {
    const match = latin.exec(piece.text);
    if (match) notes.push({ rule: 'stray-latin', line: piece.line, detail: match[0] });
    if (/["']/.test(piece.text)) notes.push({ rule: 'quote-style', line: piece.line });
    if (!setLine && /\s/u.test(piece.text) && cleanText(piece.text) !== piece.text) {
      notes.push({ rule: 'ocr-space', line: piece.line });
    }
  }
  const lineOf = next?.pieces[0];
  const last = block.pieces.at(-1);
  if (lineOf && last && lineOf.line === last.line && lineOf.from > last.to) {
    notes.push({ rule: 'flattened-break', line, detail: quote(joinPieces([lineOf])) });
  }
  for (const [open, close] of ['“”', '《》', '（）'].map((pair) => [...pair] as [string, string])) {
    if (text.split(open).length !== text.split(close).length) {
      notes.push({
        rule: 'unbalanced-quote',
        line: block.pieces[0]?.line ?? line,
        detail: open + close,
      });
    }
  }
  return notes;
}
