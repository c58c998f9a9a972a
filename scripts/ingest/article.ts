import { pinyin } from 'pinyin-pro';
import type { Line } from '../../src/dump/lines.ts';
import { type Article, articleSchema, type Guess } from '../../src/schema/article.ts';
import type { Place } from '../../src/schema/place.ts';
import { rules } from '../../src/schema/rules.ts';
import type { Bylines } from './bylines.ts';
import type { Note } from './note.ts';
import { lineRanges } from './source.ts';
import { cleanBlock, cleanTitle } from './text.ts';
import { type Unit, unitPieces } from './units.ts';

/** A paragraph or subhead of the body, as plain text; a line end in it is one of verse. */
export interface BodyBlock {
  readonly kind: 'paragraph' | 'subhead';
  readonly text: string;
}

/** An article file before it is written: frontmatter, body, and where it goes. */
export interface ArticleDocument {
  readonly article: Article;
  readonly body: readonly BodyBlock[];
}

/** What was worked out about a unit from its words. */
export interface Resolved {
  readonly bylines: Bylines;
  readonly place?: Place;
  readonly otherPlaces: readonly Place[];
  readonly topics: readonly string[];
  readonly guesses: Readonly<Record<string, Guess>>;
}

/** What the pipe knows of the dump as a whole. */
export interface DumpFacts {
  readonly name: string;
  readonly sha256: string;
  readonly lines: readonly Line[];
  readonly issue: string;
  /** Hex digest of a text: makes ids from source positions. */
  readonly digest: (text: string) => string;
}

/** Makes the article of a unit. Throws a ZodError only for a fault of the pipe itself. */
export function article(
  unit: Unit,
  resolved: Resolved,
  order: number,
  notes: readonly Note[],
  dump: DumpFacts,
): ArticleDocument {
  const pieces = unitPieces(unit);
  const first = pieces[0];
  const kicker = cleanTitle(unit.kickers.flatMap(piecesOf));
  const subtitle = cleanTitle(unit.subtitles.flatMap(piecesOf));
  const { bylines, bylineText } = resolved.bylines;
  const flagged = notes.filter(({ rule }) => rules[rule].severity === 'warning');
  return {
    article: articleSchema.parse({
      id: mintId(dump, `${first?.line ?? 0}:${first?.from ?? 0}`),
      kind: unit.kind,
      ...(kicker ? { kicker } : {}),
      title: cleanTitle(unit.headlines.flatMap(piecesOf)),
      ...(subtitle ? { subtitle } : {}),
      bylines,
      ...(bylineText ? { bylineText } : {}),
      issue: dump.issue,
      ...(unit.page ? { page: unit.page } : {}),
      order,
      ...(resolved.place ? { place: resolved.place } : {}),
      otherPlaces: resolved.otherPlaces,
      topics: resolved.topics,
      photos: unit.photos.map(({ photo }) => photo),
      source: {
        dump: dump.name,
        sha256: dump.sha256,
        lines: lineRanges(pieces, dump.lines),
      },
      guesses: resolved.guesses,
      emendations: [],
      flags: [...new Set(flagged.map(({ rule }) => rule))].sort(),
    }),
    body: unit.body.map((block) =>
      block.label.kind === 'subhead'
        ? { kind: 'subhead', text: cleanTitle(block.pieces) }
        : { kind: 'paragraph', text: cleanBlock(block) },
    ),
  };
}

const piecesOf = (block: { readonly pieces: Unit['body'][number]['pieces'] }) => block.pieces;

/**
 * An id from where a piece stands in its dump (48 bits of a SHA-256, base 36): it depends neither
 * on the title nor on other pieces, and the same dump gives the same ids anywhere.
 */
export function mintId(
  dump: { sha256: string; digest: DumpFacts['digest'] },
  place: string,
): string {
  const hex = dump.digest(`${dump.sha256}:${place}`).slice(0, 12);
  return Number.parseInt(hex, 16).toString(36).padStart(10, '0');
}

/** Name of an article's file: its order and the beginning of its title in pinyin. */
export function fileName(article: Article): string {
  const han = article.title.replace(/[^\p{Script=Han}A-Za-z0-9]/gu, '').slice(0, 8);
  const slug = pinyin(han, { toneType: 'none', type: 'array', nonZh: 'consecutive' })
    .join('-')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return `${String(article.order).padStart(2, '0')}-${slug || article.kind}.md`;
}
