import { createHash } from 'node:crypto';
import { type Article, articleSchema } from '../../../src/schema/article.ts';
import type { Omission } from '../../../src/schema/issue.ts';
import { fileName, mintId } from '../../ingest/article.ts';
import { bodyMarkdown } from '../../ingest/markdown.ts';
import { recordFile, recordText } from '../../store/records.ts';
import { furnitureOf } from '../dump/furniture.ts';
import { typeset } from '../dump/typeset.ts';
import { yamlText } from './frontmatter.ts';
import type { MadePiece } from './piece.ts';
import type { IssuePlan } from './plan.ts';

/** Files by path in the content folder, and lines for the ledger of permalinks. */
export interface Made {
  files: [path: string, text: string][];
  ledger: string[];
}

/** One page of an issue: its files, and what the issue's own file says of it. */
export interface MadePage extends Made {
  dump: string;
  page: string;
  omissions: Omission[];
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex');

/** Marks that Markdown could take for markup; text without them needs no escaping. */
const MARKUP = /[\\`*_~&<>[\]]|^\s*(?:#|[-+*>]|\d+[.)])/mu;

const bodyText = (body: MadePiece['body']): string =>
  body.some(({ text }) => MARKUP.test(text))
    ? bodyMarkdown(body)
    : body.map(({ kind, text }) => `\n${kind === 'subhead' ? '## ' : ''}${text}\n`).join('');

/** The printed lines of a piece, in the order of its page. */
function printed({ headline, bylines, body, photos }: MadePiece): string[] {
  const { kicker, title, subtitle } = headline;
  return [
    ...[kicker, title, subtitle].filter((text) => text !== undefined && text !== ''),
    ...(bylines.length > 0 ? [bylines.join(' ')] : []),
    ...body.map(({ text }) => text),
    ...photos.flatMap(({ caption, creditText }) => [caption, creditText]),
  ].filter((text) => text !== undefined);
}

type Fields = Omit<Article, 'continued' | 'emendations' | 'queries'>;

/** As ingest leaves out what an article does not have. */
function withoutEmpty(article: Fields): object {
  const kept = new Set(['bylines']);
  return Object.fromEntries(
    Object.entries(article).filter(
      ([key, value]) => kept.has(key) || !(Array.isArray(value) && value.length === 0),
    ),
  );
}

/** Prints some pieces of an issue on one page; `order` counts the pieces of the pages before. */
export function makePage(
  { date, paper, rng }: IssuePlan,
  issue: string,
  number: number,
  pieces: readonly MadePiece[],
  order: number,
): MadePage {
  const around = furnitureOf(paper.furniture, paper.name, date, number, rng);
  const set = (text: string) => typeset(text, { marks: 'half', quotes: 'curly' });
  const text: string[] = around.head.map(set);
  const places = pieces.map((piece) => {
    const first = text.length + 2;
    for (const line of printed(piece)) text.push('', line);
    return [first, text.length] as [number, number];
  });
  const end = text.length + 2;
  for (const line of around.foot) text.push('', set(line));

  const dump = `${issue}-${number}.txt`;
  const content = `${text.join('\n')}\n`;
  const sha256 = digest(content);
  const page = String(number);
  const made = pieces.map((piece, at) => {
    const lines = places[at] as [number, number];
    const { headline, place, otherPlaces, topics, flags } = piece;
    const evidence = [{ line: lines[0], text: place.town ?? place.county ?? place.province }];
    const article: Fields = {
      id: mintId({ sha256, digest }, `${lines[0]}:0`),
      kind: piece.kind,
      ...(headline.kicker && { kicker: headline.kicker }),
      title: headline.title,
      ...(headline.subtitle && { subtitle: headline.subtitle }),
      bylines: piece.bylines,
      issue,
      page,
      order: order + at + 1,
      place,
      otherPlaces,
      topics,
      photos: piece.photos,
      source: { dump, sha256, lines: [lines] },
      guesses: { place: { certainty: 'likely', evidence } },
      flags,
    };
    const checked = articleSchema.parse(article);
    const body = bodyText(piece.body);
    const file = `articles/${issue}/${fileName(checked)}`;
    return { article: checked, file, text: `---\n${yamlText(withoutEmpty(article))}---\n${body}` };
  });
  const units = made.map(({ article, file, text: own }) => ({
    id: article.id,
    file,
    sha256: digest(own),
    lines: article.source.lines,
    title: article.title,
  }));
  return {
    dump,
    page,
    omissions: [
      {
        dump,
        lines: [[1, around.head.length]],
        reason: '报头',
        text: text.slice(0, around.head.length).join('\n'),
      },
      { dump, lines: [[end, text.length]], reason: '版尾', text: text.slice(end - 1).join('\n') },
    ],
    files: [
      [`dumps/${dump}`, content],
      [recordFile(dump), recordText({ dump, sha256, issue, units })],
      ...made.map(({ file, text: own }): [string, string] => [file, own]),
    ],
    ledger: made.map(({ article }) => `${article.id}\tminted\t${issue}`),
  };
}
