import type { Article } from '../schema/article.ts';
import type { ArticleFile } from './files.ts';
import type { Problem } from './problem.ts';
import { publishedText } from './text.ts';

const occurrences = (texts: readonly string[], part: string) =>
  texts.reduce((sum, text) => sum + text.split(part).length - 1, 0);

/**
 * An emendation must be found where it was made: its corrected text stands exactly once. A doubted
 * reading must still stand as printed.
 */
export function checkEmendations(file: string, piece: ArticleFile, problems: Problem[]): void {
  const { emendations, queries } = piece.article;
  if (emendations.length + queries.length === 0) return;
  const texts = publishedText(piece);
  queries.forEach(({ printed }, at) => {
    if (occurrences([...texts, ...piece.article.bylines], printed) > 0) return;
    problems.push({
      file,
      field: `queries.${at}.printed`,
      message: `“${printed}”不在文中`,
      remedy: '存疑的文字须照原样留在文中；已经改正的，请移到 emendations',
    });
  });
  emendations.forEach(({ corrected }, at) => {
    const count = occurrences(texts, corrected);
    if (count === 1) return;
    problems.push({
      file,
      field: `emendations.${at}.corrected`,
      message: `“${corrected}”在文中出现 ${count} 次，应恰好一次`,
      remedy: count === 0 ? '请把正文改成校正后的文字' : '请连同前后几个字一起写，使它只出现一次',
    });
  });
}

export type Emendation = Article['emendations'][number];

/** Emendations in the order in which a reader meets them in `texts`: their notes are numbered so. */
export function inReadingOrder(
  emendations: readonly Emendation[],
  texts: readonly string[],
): readonly Emendation[] {
  if (emendations.length < 2) return emendations;
  const whole = texts.join('\n');
  const at = ({ corrected }: Emendation) => whole.indexOf(corrected);
  return [...emendations].sort((a, b) => at(a) - at(b));
}

/** A stretch of text, and the emendation whose corrected reading it is, if any. */
export type Reading = { text: string; emendation?: Emendation };

/**
 * Cuts `text` where corrected readings begin and end, or those printed in the dump; joined again it
 * is the same text.
 */
export function readings(
  text: string,
  emendations: readonly Emendation[],
  reading: 'corrected' | 'printed' = 'corrected',
): Reading[] {
  let parts: Reading[] = [{ text }];
  for (const emendation of emendations) {
    parts = parts.flatMap((part) => {
      const words = emendation[reading];
      const at = part.emendation || words === '' ? -1 : part.text.indexOf(words);
      if (at < 0) return [part];
      const end = at + words.length;
      return [
        { text: part.text.slice(0, at) },
        { text: words, emendation },
        { text: part.text.slice(end) },
      ].filter((piece) => piece.text !== '');
    });
  }
  return parts;
}
