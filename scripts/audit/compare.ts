import type { Article, Emendation } from '../../src/schema/article.ts';

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

/**
 * Compares every non-space character of an article's source (`marked`) with its published parts, emendations
 * undone. Parts may stand in any order, each is found as a whole: a character moved into another
 * paragraph is a difference, white space is not. `#` marks of Markdown headings are no text.
 */
export function compare({ article, body }: Published, marked: string): Difference {
  const source = bare(marked.replace(/^#{1,6}\s/gmu, ''));
  const { parts, emended, unfound } = undoEmendations(
    publishedParts(article, body),
    article.emendations,
  );
  let rest: string[] = [source];
  const added: string[] = unfound.map(({ corrected }) => `校勘“${corrected}”`);
  for (const part of [...parts].sort((a, b) => b.length - a.length)) {
    const taken = take(rest, part);
    if (taken) rest = taken;
    else added.push(part);
  }
  const names = article.bylines.map(bare);
  if (!article.bylineText && names.length > 0) {
    // Names of a credit inside the text are published with the text; those of a byline line are not.
    const taken = take(rest, names.join(''));
    if (taken) rest = taken;
    else added.push(...names.filter((name) => !emendedSource(article, source).includes(name)));
  }
  return { missing: rest.filter((text) => text !== ''), added, emended };
}

function publishedParts(article: Article, body: readonly string[]): string[] {
  const { title, kicker = '', subtitle = '', bylineText = '', photos } = article;
  const captions = photos.flatMap(({ caption, creditText }) => [
    ...caption.split('\n'),
    creditText,
  ]);
  return [kicker, ...title.split(' '), subtitle, bylineText, ...body, ...captions]
    .map(bare)
    .filter((part) => part !== '');
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

/** What is left of some stretches once `part` is cut out of one of them; undefined if none has it. */
function take(rest: readonly string[], part: string): string[] | undefined {
  const index = rest.findIndex((text) => text.includes(part));
  if (index < 0) return undefined;
  const text = rest[index] ?? '';
  const at = text.indexOf(part);
  return [
    ...rest.slice(0, index),
    text.slice(0, at),
    text.slice(at + part.length),
    ...rest.slice(index + 1),
  ];
}
