import type { Line } from '../../src/dump/lines.ts';
import type { Omission } from '../../src/schema/issue.ts';
import type { BodyBlock } from './article.ts';
import { bare, sentenceEnd } from './chars.ts';
import { continuation } from './continuation.ts';
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
      result.documents.splice(result.documents.indexOf(second), 1);
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
      const orphan = new Set(from.rest.map(({ line }) => line));
      joined[dump] = {
        ...result,
        issue: { ...result.issue, omissions: [...result.issue.omissions, ...repeated] },
        notes: result.notes.filter(({ rule, line }) => rule !== 'orphan-jump' || !orphan.has(line)),
      };
    }
  }
  return joined;
}

function fits({ jumpTo, article }: DumpDocument, second: DumpDocument): boolean {
  const from = second.jumpFrom?.page;
  if (jumpTo === undefined || from === undefined) return false;
  const to = second.article.page === undefined || jumpTo === second.article.page;
  return to && (article.page === undefined || from === article.page);
}

/** The same headline speaks for it most, then whether the sentence reads on. */
function likelihood(first: DumpDocument, second: DumpDocument): number {
  const [one, other] = [bare(first.article.title), bare(second.article.title)];
  const same = other !== '' && (one.includes(other) || other.includes(one)) ? 10 : 0;
  const last = first.body.at(-1);
  const next = second.body[0];
  return same + (last && next ? continuation(last.text, next.text) : 0);
}

function joinTwo(first: DumpDocument, second: DumpDocument, lines: readonly Line[]): DumpDocument {
  const { jumpTo: _, ...rest } = first;
  const pieces = second.jumpFrom?.rest ?? [];
  const names = joinNames(first, second);
  return {
    ...rest,
    ...(second.jumpTo === undefined ? {} : { jumpTo: second.jumpTo }),
    article: {
      ...first.article,
      ...names.bylines,
      photos: [...first.article.photos, ...second.article.photos],
      continued: [
        ...first.article.continued,
        { ...second.article.source, lines: lineRanges(pieces, lines) },
      ],
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
