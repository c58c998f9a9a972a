import type { Line } from '../../src/dump/lines.ts';
import type { Source } from '../../src/schema/article.ts';
import type { Omission } from '../../src/schema/issue.ts';
import type { BodyBlock } from './article.ts';
import { bare, sentenceEnd } from './chars.ts';
import { continuation } from './continuation.ts';
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
  for (const [dump, result] of joined.entries()) {
    for (const second of [...result.documents]) {
      const from = second.jumpFrom;
      if (!from) continue;
      const firsts = joined
        .flatMap(({ documents }, index) =>
          index === dump ? [] : documents.map((first) => ({ first, index })),
        )
        .filter(({ first }) => fits(first, second) && !locked(first.article.id))
        .sort((a, b) => likelihood(b.first, second) - likelihood(a.first, second));
      const target = firsts[0];
      const dumpLines = lines[dump];
      if (!target || !dumpLines) continue;
      const { documents } = joined[target.index] as (typeof joined)[number];
      documents[documents.indexOf(target.first)] = joinTwo(target.first, second, dumpLines);
      const here = joined[dump] as (typeof joined)[number];
      here.documents.splice(here.documents.indexOf(second), 1);
      const { dump: name } = second.article.source;
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
      joined[dump] = {
        ...here,
        issue: { ...here.issue, omissions: [...here.issue.omissions, ...repeated] },
        notes: here.notes.filter(
          ({ rule, line }) => !['orphan-jump', 'stray-text'].includes(rule) || !orphan.has(line),
        ),
      };
    }
  }
  return joined;
}

function fits({ jumpTo, article, joined }: DumpDocument, second: DumpDocument): boolean {
  const { page } = joined ?? article;
  const from = second.jumpFrom?.page;
  if (jumpTo === undefined || from === undefined) return false;
  const to = second.article.page === undefined || jumpTo === second.article.page;
  return to && (page === undefined || from === page);
}

/** The same headline speaks for it most, then whether the sentence reads on. */
function likelihood(first: DumpDocument, second: DumpDocument): number {
  const [one, other] = [bare(first.article.title), bare(second.jumpFrom?.title ?? '')];
  const same = other !== '' && (one.includes(other) || other.includes(one)) ? 10 : 0;
  const last = first.body.at(-1);
  const next = second.body[0];
  return same + (last && next ? continuation(last.text, next.text) : 0);
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
