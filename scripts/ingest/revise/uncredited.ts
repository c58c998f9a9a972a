import { count, sentenceEnd, width } from '../chars.ts';
import type { Label, Labelled } from '../label.ts';
import { dated } from '../photo-drafts.ts';
import { sharedPairs } from '../words.ts';
import { isLikeNames, PICTURE_GAP } from './captions.ts';
import { isFurniture, printed, relabel } from './neighbours.ts';

/** Captions that are whole sentences are no wider, nor those that are none, in Han characters. */
const MOST_SENTENCE = 300;
const MOST_APART = 40;
const MOST_LABEL = 30;
const LEAST_LABEL = 4;

/** The words of this many blocks above and below a line are those of the pieces beside it. */
const REACH = 12;

/** A caption has so much of its words, in pairs of characters, from the piece that it is about. */
const SHARES = 0.2;
const SHARES_MUCH = 0.45;

/** What a picture shows: who does what where, who is who in it, or a view. */
const depicts =
  /^[^，,：:]{2,14}(?:在|向|为(?=[\p{Script=Han}]{2,4}[^，,])|与|给)\p{Script=Han}{3,}|[（(](?:左|右|中|前|后|上|下)[^（()）]{0,6}[)）]|(?:现场|外景|内景|一角|一景|全景|夜景|新貌|合影|掠影|[效果鸟瞰全实示意]{2}图)$/u;

/** What somebody says: in texts, not in captions. */
const speech = /(?:说|表示|介绍|坦言|告诉(?:记者|笔者))[，,：:]/u;

/** Marks and words that headlines and subheads have, and no caption without a full stop. */
const heads = /[\s：:？?！!—■【“"]|^[（(]?[一二三四五六七八九十\d]+[)）、.．]/u;

/** Names in brackets sign the text above them. */
const closing = /^[（(][^（()）]{2,40}[)）]$/u;

/**
 * Finds captions that nobody signed, by the gap that the picture left above them: whole sentences
 * before the next headline or the foot of the page, and short lines that say what a picture shows
 * and share their words with the piece beside which they stand. Where headlines have such gaps too,
 * a larger gap is looked for, or many words.
 */
export function uncredited(labelled: readonly Labelled[]): readonly Labelled[] {
  const { indices, gaps } = printed(labelled);
  const changes = new Map<number, { label: Label; why: string }>();
  const at = (position: number) => labelled[indices[position] ?? -1];
  const kind = (position: number) => at(position)?.label.kind;
  const gap = Math.max(PICTURE_GAP, 1 + headGap());
  for (let position = 1; position < indices.length; position++) {
    if ((gaps[position] ?? 0) < PICTURE_GAP) continue;
    const item = at(position);
    const wide = (gaps[position] ?? 0) >= gap;
    const caption =
      kind(position) === 'body'
        ? wide &&
          isWholeSentence(item) &&
          ((closes(position + 1) && !goesOn(position)) || standsApart(position))
        : (kind(position) === 'short' || isLikeNames(item)) && isLabel(position, wide);
    if (caption)
      changes.set(indices[position] ?? -1, { label: { kind: 'caption' }, why: 'picture-gap' });
  }
  return relabel(labelled, changes);

  /**
   * How many blank lines stand above most headlines of the page, as far as bylines and datelines show
   * them: those of one line, because above a headline a caption may stand.
   */
  function headGap(): number {
    const found: number[] = [];
    for (let position = 1; position < indices.length; position++) {
      const alone = kind(position) === 'short' && kind(position - 1) !== 'short';
      if (alone && kind(position + 1) !== 'short' && opensHeadline(position))
        found.push(gaps[position] ?? 0);
    }
    return found.sort((a, b) => a - b)[(found.length - 1) >> 1] ?? 0;
  }

  /** A headline begins here: a heading, or short lines above a byline or a text with a dateline. */
  function opensHeadline(position: number): boolean {
    if (kind(position) === 'headline') return true;
    for (let next = position; next < position + 4; next++) {
      const label = at(next)?.label;
      if (label?.kind === 'byline') return next > position;
      if (label?.kind === 'body' && label.dateline) return next > position;
      if (label?.kind !== 'short') return false;
    }
    return false;
  }

  /** One sentence with a picture's gap above it and below it: no paragraph of a text stands so. */
  function standsApart(position: number): boolean {
    const text = at(position)?.stretch.text ?? '';
    const single = count(text, '。') === 1 && width(text) <= MOST_APART && !/[“"：:]/u.test(text);
    return single && (gaps[position + 1] ?? 0) >= gap;
  }

  /**
   * The gap above belongs to a picture whose caption stands over it, between two gaps or signed: then
   * only what begins as another picture's caption does, with a day or a scene, is one.
   */
  function goesOn(position: number): boolean {
    const text = at(position)?.stretch.text ?? '';
    const over = at(position - 1)?.label;
    const signed =
      (over?.kind === 'caption' && over.creditAt !== undefined) || over?.kind === 'credit';
    if (signed && !dated.test(text) && !depicts.test(text)) return true;
    return changes.has(indices[position - 1] ?? -1) && standsApart(position - 1);
  }

  /** The piece above is over: a headline follows, or the page ends. */
  function closes(position: number): boolean {
    const next = at(position);
    if (next === undefined || isFurniture(next.label)) return true;
    return opensHeadline(position) || (kind(position) === 'short' && (gaps[position] ?? 0) >= 2);
  }

  /** Does a short line say what a picture of the piece above or around it shows? */
  function isLabel(position: number, wide: boolean): boolean {
    const text = at(position)?.stretch.text ?? '';
    if (width(text) < LEAST_LABEL || width(text) > MOST_LABEL || heads.test(text)) return false;
    // Parts of one headline stand together.
    const headed = kind(position + 1) === 'byline' && at(position + 1)?.certainty !== 'doubtful';
    if ((gaps[position + 1] ?? 1) === 0 || headed) return false;
    const shows = depicts.test(text);
    const below = sharedPairs(text, words(position, 1));
    const signed = closing.test(at(position - 1)?.stretch.text ?? '');
    const before = signed ? 'body' : kind(position - 1);
    if (before === 'byline' || before === 'headline') return wide && kind(position + 1) === 'body';
    const least = shows && wide ? SHARES : SHARES_MUCH;
    if (before === 'short') return kind(position + 1) === 'body' && below >= least;
    const above = sharedPairs(text, words(position, -1));
    if (kind(position + 1) === 'body') {
      const around = sharedPairs(text, `${words(position, -1)}\n${words(position, 1)}`);
      return shows && around >= least;
    }
    return above >= least && above > below;
  }

  /** The text of the piece that goes on from a line in one direction, its headline included. */
  function words(position: number, step: 1 | -1): string {
    const texts: string[] = [];
    let inText = false;
    for (let next = position + step, seen = 0; seen < REACH; next += step, seen++) {
      const item = at(next);
      if (item === undefined) break;
      const head = ['short', 'headline', 'byline'].includes(item.label.kind);
      if (step === 1 && inText && head) break;
      inText ||= item.label.kind === 'body';
      texts.push(item.stretch.text);
      if (step === -1 && inText && item.label.kind === 'headline') break;
    }
    return texts.join('\n');
  }
}

function isWholeSentence(item: Labelled | undefined): boolean {
  const text = item?.stretch.text ?? '';
  const dateline = item?.label.kind === 'body' && item.label.dateline;
  const tells = speech.test(text) && !/图为/u.test(text);
  return !dateline && !tells && sentenceEnd.test(text) && width(text) <= MOST_SENTENCE;
}
