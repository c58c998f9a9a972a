import type { Article, Emendation } from '../../src/schema/article.ts';
import { cutOut } from './cut.ts';

/** What the site publishes of an article, part by part, as it stands in its file. */
export interface Published {
  readonly article: Article;
  readonly body: readonly string[];
}

/** How an article's published text differs from the dump lines it says it comes from. */
export interface Difference {
  /** Characters of the dump that are published nowhere in the piece. */
  readonly missing: readonly string[];
  /** Published text that the dump lines do not have. */
  readonly added: readonly string[];
  /** Characters changed by emendations. */
  readonly emended: number;
}

const bare = (text: string) => text.replace(/\s+/gu, '');

/** Marks of Markdown headings at the beginning of a line: how a dump says headline, not its text. */
const MARKS = /(?<![^\n])[^\S\n]*#{1,6}[^\S\n]*(?=[^\s#])/gu;

/**
 * Compares every non-space character of an article's source (`marked`) with its published parts,
 * emendations undone. Parts may stand in any order, each is found as a whole: a character moved
 * into another paragraph is a difference, white space is not. `#` marks of headings are no text.
 */
export function compare({ article, body }: Published, marked: string): Difference {
  const source = bare(marked.replace(MARKS, ''));
  const printed = publishedParts(article, body);
  const { parts, emended, unfound } = undoEmendations(printed, article.emendations);
  const text = cutOut([source], parts);
  const [title = ''] = parts;
  // The parts of a headline need not stand one after the other in the dump.
  const words = text.unfound.includes(title) ? titleWords(article) : [];
  const headline = cutOut(text.rest, words);
  const names = article.bylineText ? [] : article.bylines.map(bare);
  const byline = cutOut(headline.rest, [names.join('')]);
  const single = byline.unfound.length > 0 ? cutOut(headline.rest, names) : byline;
  // Names of a credit inside the text are published with the text.
  const inText = emendedSource(article, source);
  return {
    missing: single.rest,
    added: [
      ...unfound.map(({ corrected }) => `校勘“${corrected}”`),
      ...text.unfound.filter((part) => words.length === 0 || part !== title),
      ...headline.unfound,
      ...single.unfound.filter((name) => !inText.includes(name)),
    ],
    emended,
  };
}

/** Title first, then the other parts that there are. */
function publishedParts(article: Article, body: readonly string[]): string[] {
  const { title, kicker = '', subtitle = '', bylineText = '', photos } = article;
  const captions = photos.flatMap(({ caption, creditText }) => [
    ...caption.split('\n'),
    creditText,
  ]);
  return [title, kicker, subtitle, bylineText, ...body, ...captions].map(bare);
}

function titleWords({ title, emendations }: Article): string[] {
  return undoEmendations(title.split(/\s+/u), emendations).parts;
}

/** Puts the printed readings back. */
function undoEmendations(parts: readonly string[], emendations: readonly Emendation[]) {
  const result = [...parts];
  const unfound: Emendation[] = [];
  let emended = 0;
  for (const emendation of emendations) {
    const corrected = bare(emendation.corrected);
    const index = result.findIndex((part) => part.includes(corrected));
    if (index < 0) unfound.push(emendation);
    else result[index] = (result[index] ?? '').replace(corrected, () => bare(emendation.printed));
    emended += Math.max(bare(emendation.printed).length, corrected.length);
  }
  return { parts: result, emended, unfound };
}

function emendedSource(article: Article, source: string): string {
  return article.emendations.reduce(
    (text, { printed, corrected }) => text.replace(bare(printed), () => bare(corrected)),
    source,
  );
}
