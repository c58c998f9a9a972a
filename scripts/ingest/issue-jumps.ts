import type { Line } from '../../src/dump/lines.ts';
import type { Source } from '../../src/schema/article.ts';
import type { Omission } from '../../src/schema/issue.ts';
import type { BodyBlock } from './article.ts';
import { bare, sentenceEnd } from './chars.ts';
import { type FirstPart, fits, inOrder, likelihood, type SecondPart } from './jump-parts.ts';
import type { Piece } from './pieces.ts';
import type { DumpDocument, DumpResult } from './pipe.ts';
import { lineRanges } from './source.ts';
import { joinPieces } from './stretches.ts';

/**
 * Joins articles that go on in another dump of the same issue (下转第3版 in one, 上接第1版 in the
 * other). The second part's text moves to the first part's article, with its source; its repeated
 * headline is left out. `locked` tells which articles an editor has changed: they get no more text.
 */
export function joinIssueJumps(
  results: readonly DumpResult[],
  lines: readonly (readonly Line[])[],
  locked: (id: string) => boolean,
): DumpResult[] {
  const joined = results.map((result) => ({ ...result, documents: [...result.documents] }));
  const pages = results.map((): string | undefined => undefined);
  for (let best = likeliest(joined, pages, locked); best; ) {
    const { first, second } = best;
    const target = joined[first.dump] as (typeof joined)[number];
    const here = joined[second.dump] as (typeof joined)[number];
    const from = second.document.jumpFrom;
    const dumpLines = lines[second.dump];
    if (!from || !dumpLines) break;
    const { documents } = target;
    const whole = joinTwo(first.document, second.document, dumpLines);
    documents[documents.indexOf(first.document)] = whole;
    here.documents.splice(here.documents.indexOf(second.document), 1);
    // What is said of a page goes for the others of its dump, where nothing else tells.
    pages[first.dump] ??= from.page;
    pages[second.dump] ??= first.document.jumpTo;
    const { dump: name } = second.document.article.source;
    const repeated: Omission[] =
      from.headline.length === 0
        ? []
        : [
            {
              dump: name,
              lines: lineRanges(from.headline, dumpLines),
              reason: '转版后重排的标题',
              text: joinPieces(from.headline),
            },
          ];
    const orphan = new Set([...from.text, ...from.beside].map(({ line }) => line));
    joined[second.dump] = {
      ...here,
      issue: { ...here.issue, omissions: [...here.issue.omissions, ...repeated] },
      notes: here.notes.filter(
        ({ rule, line }) => !['orphan-jump', 'stray-text'].includes(rule) || !orphan.has(line),
      ),
    };
    best = likeliest(joined, pages, locked);
  }
  return joined;
}

/** A part of an article, and which dump it stands in. */
interface Part {
  readonly document: DumpDocument;
  readonly dump: number;
}

/** So much speaks for parts on the pages that other articles tell of their dumps, or against them. */
const TOLD = 4;

/** The two parts, of all in different dumps, that most likely are of one article. */
function likeliest(
  results: readonly DumpResult[],
  pages: readonly (string | undefined)[],
  locked: (id: string) => boolean,
): { first: Part; second: Part } | undefined {
  const parts = results.flatMap(({ documents }, dump) =>
    documents.map((document) => ({ document, dump })),
  );
  const open = parts.filter(
    ({ document }) => document.jumpTo !== undefined && !locked(document.article.id),
  );
  let best: { first: Part; second: Part; score: number } | undefined;
  for (const second of parts.filter(({ document }) => document.jumpFrom !== undefined)) {
    const other = secondPart(second.document);
    for (const first of open) {
      if (first.dump === second.dump) continue;
      const one = firstPart(first.document);
      if (!fits(one, other)) continue;
      const order = inOrder(one, other, first.dump < second.dump) ? 1 : 0;
      const told =
        agrees(pages[first.dump], other.jumpFrom) + agrees(pages[second.dump], one.jumpTo);
      const score = likelihood(one, other) + order + TOLD * told;
      if (!best || score > best.score) best = { first, second, score };
    }
  }
  return best;
}

/** 1 if a page is the one that a mark names, -1 if another, 0 if it is not known. */
function agrees(page: string | undefined, mark: string | undefined): number {
  return page === undefined ? 0 : page === mark ? 1 : -1;
}

function firstPart({ jumpTo, article, joined, body }: DumpDocument): FirstPart {
  const { page } = joined ?? article;
  const headline = `${article.kicker ?? ''}${article.title}${article.subtitle ?? ''}`;
  return { jumpTo, page, headline, text: body.at(-1)?.text ?? '' };
}

function secondPart({ jumpFrom, article, body }: DumpDocument): SecondPart {
  const { page } = article;
  const { title = '', named = false } = jumpFrom ?? {};
  return { jumpFrom: jumpFrom?.page, page, title, named, text: body[0]?.text ?? '' };
}

function joinTwo(first: DumpDocument, second: DumpDocument, lines: readonly Line[]): DumpDocument {
  const { jumpTo: _, ...rest } = first;
  const names = joinNames(first, second);
  const { text, beside } = sourcesOf(second, lines);
  const { page } = second.joined ?? second.article;
  const pictures = [...(first.joined?.beside ?? []), ...beside];
  const texts = textsOf(first);
  return {
    ...rest,
    ...(second.jumpTo === undefined ? {} : { jumpTo: second.jumpTo }),
    joined: { page, beside: pictures },
    article: {
      ...first.article,
      ...names.bylines,
      photos: [...first.article.photos, ...second.article.photos],
      continued: [...texts, ...text, ...pictures],
      flags: [...new Set([...first.article.flags, ...second.article.flags])]
        .filter(
          (flag) =>
            !['orphan-jump', 'stray-text', 'missing-text', 'unsigned-headline'].includes(flag),
        )
        .sort(),
    },
    body: joinBodies(first.body, [...second.body, ...names.body]),
  };
}

/**
 * Where a second part comes from. Its pictures and names come after its text, and after the text of
 * further parts where it has any: the sentence that a page end cuts must stand in one piece.
 */
function sourcesOf(
  document: DumpDocument,
  lines: readonly Line[],
): { text: Source[]; beside: Source[] } {
  const { article, jumpFrom, jumpTo, joined } = document;
  const of = (pieces: readonly Piece[]): Source[] =>
    pieces.length === 0 ? [] : [{ ...article.source, lines: lineRanges(pieces, lines) }];
  const own = jumpFrom ?? { text: [], beside: [] };
  const later = textsOf(document);
  if (jumpTo === undefined && later.length === 0)
    return { text: of([...own.text, ...own.beside]), beside: [] };
  return {
    text: [...of(own.text), ...later],
    beside: [...of(own.beside), ...(joined?.beside ?? [])],
  };
}

/** The sources of the text of later parts. */
function textsOf({ article, joined }: DumpDocument): Source[] {
  return article.continued.slice(0, article.continued.length - (joined?.beside.length ?? 0));
}

/**
 * Who wrote the two parts. The line of names of a second part stands where it was printed, below the
 * text, when the first part has a line of its own: an article has one.
 */
function joinNames({ article: first }: DumpDocument, { article: second, body }: DumpDocument) {
  const { bylines, bylineText } = second;
  if (first.bylines.length === 0) {
    return { bylines: { bylines, ...(bylineText ? { bylineText } : {}) }, body: [] };
  }
  const text = bare(body.map((block) => block.text).join(''));
  const inText = bylineText === undefined && bylines.every((name) => text.includes(bare(name)));
  const line: BodyBlock = { kind: 'paragraph', text: bylineText ?? bylines.join(' ') };
  return {
    bylines: { bylines: [...new Set([...first.bylines, ...bylines])] },
    body: inText ? [] : [line],
  };
}

function joinBodies(first: readonly BodyBlock[], second: readonly BodyBlock[]): BodyBlock[] {
  const last = first.at(-1);
  const [next, ...others] = second;
  if (
    !last ||
    next?.kind !== 'paragraph' ||
    last.kind !== 'paragraph' ||
    sentenceEnd.test(last.text)
  ) {
    return [...first, ...second];
  }
  return [...first.slice(0, -1), { kind: 'paragraph', text: last.text + next.text }, ...others];
}
