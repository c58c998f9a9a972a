import { sentenceEnd } from '../chars.ts';
import type { Label, Labelled } from '../label.ts';
import { sharedPairs } from '../words.ts';
import { PICTURE_GAP } from './captions.ts';
import { isFurniture } from './furniture.ts';
import { usualGap } from './habits.ts';
import { printed, relabel } from './neighbours.ts';

/** So much text above or below a line is compared, in characters. */
const COMPARED = 1500;

/** A caption has this share of its character pairs from the text that its picture shows … */
const LIKE = 0.3;
/** … and so much more than from the piece on its other side. */
const MORE = 0.15;
/** Between two paragraphs, where a subhead may stand too. */
const BETWEEN = 0.5;

/** What somebody is seen doing, which few headlines tell: 店主邬丽香向游客展示擂茶制作. */
const scene = /^\p{Script=Han}{2,14}?(?:正?在|向|为|给|庆祝)\p{Script=Han}{3,}/u;
/** So much less of the words of a scene need be those of the text, for it names other things. */
const SCENE = 0.15;

/**
 * A short line below the gap of a picture is its caption, although it has no credit, if its words
 * are those of the text above, or, under a headline or the writers' names, of the text below. A
 * headline and a subhead have the words of what follows them.
 */
export function shortCaptions(labelled: readonly Labelled[]): readonly Labelled[] {
  const { indices, gaps } = printed(labelled);
  if (usualGap(labelled) >= PICTURE_GAP) return labelled;
  const changes = new Map<number, { label: Label; why: string }>();
  const at = (position: number) => labelled[indices[position] ?? -1];
  const kind = (position: number) => at(position)?.label.kind;
  for (const [position, index] of indices.entries()) {
    if (kind(position) !== 'short' || (gaps[position] ?? 0) < PICTURE_GAP) continue;
    // A caption of two lines goes on before its credit.
    if (kind(position + 1) === 'credit' || kind(position + 2) === 'credit') continue;
    if (isCaption(position, at(position)?.stretch.text ?? '')) {
      changes.set(index, { label: { kind: 'caption' }, why: 'picture-gap' });
    }
  }
  return relabel(labelled, changes);

  function isCaption(position: number, text: string): boolean {
    const next = at(position + 1);
    const least = LIKE - (scene.test(text) ? SCENE : 0);
    const below = sharedPairs(text, textFrom(position + 1, 1));
    const signed = closing.test(at(position - 1)?.stretch.text ?? '');
    const above = signed ? 'body' : kind(position - 1);
    if (above === 'byline' || above === 'short' || above === 'headline') {
      return next?.label.kind === 'body' && below >= least;
    }
    const last = at(signed ? position - 2 : position - 1);
    if (above !== 'body' || !sentenceEnd.test(last?.stretch.text ?? '')) return false;
    const shared = sharedPairs(text, textFrom(signed ? position - 2 : position - 1, -1));
    if (next === undefined || isFurniture(next.label)) return shared >= least;
    if (next.label.kind === 'body' && !next.label.dateline) {
      if (shared >= BETWEEN && shared > below + MORE) return true;
      return scene.test(text) && shared >= least && below >= least;
    }
    return shared >= least && shared > below + MORE;
  }

  /** The running text on one side of a line, no farther than the writers' names or a dateline. */
  function textFrom(position: number, step: 1 | -1): string {
    let text = '';
    for (let next = position; text.length < COMPARED; next += step) {
      const item = at(next);
      if (!item || item.label.kind === 'byline' || isFurniture(item.label)) {
        if (step === 1 && text.length < LEAST && item) continue;
        break;
      }
      text += `${item.stretch.text}\n`;
      if (step === -1 && item.label.kind === 'body' && item.label.dateline) break;
    }
    return text;
  }
}

/** Names in brackets sign the text above them. */
const closing = /^[（(][^（()）]{2,40}[)）]$/u;

/** Below a line the headline of the next piece and its writers come first. */
const LEAST = 60;
