import { type Line, lines } from '../../src/dump/lines.ts';
import type { Source } from '../../src/schema/article.ts';
import type { Issue, Omission } from '../../src/schema/issue.ts';
import { UNKNOWN_NEWSPAPER } from '../../src/schema/issue.ts';
import { across } from './across.ts';
import { type ArticleDocument, article } from './article.ts';
import { type Block, blocks, blockText } from './blocks.ts';
import { columnNotes, markColumns } from './columns.ts';
import { type Drafts, drafts } from './drafts.ts';
import { headlineParts } from './headline-parts.ts';
import { issueId } from './issue-id.ts';
import { join } from './join.ts';
import { continueJumps } from './jumps.ts';
import { label, type Masthead } from './label.ts';
import { isMark } from './markup.ts';
import { settleMisplaced } from './misplaced.ts';
import type { Note } from './note.ts';
import { unitNotes } from './notes.ts';
import { notesAhead } from './notes-ahead.ts';
import { photos } from './photos.ts';
import { type Piece, pieces } from './pieces.ts';
import { type Resolver, resolveDate, resolveUnits } from './resolve.ts';
import { furniture } from './revise/furniture.ts';
import { revise } from './revise.ts';
import { separate } from './separate.ts';
import { draftText, type Move, quote, settleColumns, settleDuplicates } from './settle.ts';
import { brokenSignature, ownSignatures } from './signatures.ts';
import { lineRanges } from './source.ts';
import { stretches } from './stretches.ts';
import { type Unit, unitPieces, units } from './units.ts';
import { untangle } from './untangle.ts';
import { pageWords } from './words.ts';

/** A dump as the pipe takes it. */
export interface Dump {
  /** File name under the dumps folder, with forward slashes. */
  readonly name: string;
  /** SHA-256 of the file's bytes, hex. */
  readonly sha256: string;
  readonly text: string;
}

/** All that one dump gives. */
export interface DumpResult {
  readonly issueId: string;
  readonly issue: Issue;
  readonly documents: readonly DumpDocument[];
  readonly notes: readonly Note[];
}

/** An article, and what is known of its other part on another page, which may be in another dump. */
export interface DumpDocument extends ArticleDocument {
  readonly jumpTo?: string;
  readonly jumpFrom?: {
    readonly page: string;
    /** The headline of the first part, as the mark or the second part has it. */
    readonly title: string;
    /** The mark itself names it. */
    readonly named: boolean;
    readonly headline: readonly Piece[];
    readonly text: readonly Piece[];
    /** Pictures and names. */
    readonly beside: readonly Piece[];
  };
  /** Of the parts joined to it: the page of the last, and where their pictures and names come from. */
  readonly joined?: { readonly page: string | undefined; readonly beside: readonly Source[] };
}

/** A dump cut into units, before anything is worked out about them. */
export interface Split {
  readonly lines: readonly Line[];
  readonly units: readonly Unit[];
  readonly page: Drafts;
  readonly omitted: readonly {
    readonly block: Pick<Block, 'pieces'>;
    readonly reason: string;
  }[];
  readonly notes: readonly Note[];
}

/** What a dump says of its issue. */
export interface Told {
  readonly masthead: Masthead;
  /** Pages that its articles go on on, and that articles come from. */
  readonly to: readonly string[];
  readonly from: readonly string[];
}

/** What a dump's mastheads, folios and continuation marks say of its issue: cheap, for finding the dumps of one issue. */
export function tellOf(text: string): Told {
  const page = drafts(blocks(furniture(label(stretches(across(pieces(lines(text))))))));
  return {
    masthead: page.masthead,
    to: page.drafts.flatMap(({ jumpTo }) => jumpTo ?? []),
    from: page.drafts.flatMap(({ jumpFrom }) => jumpFrom ?? []),
  };
}

/** From the text of a dump to its units: every stage up to what must be looked up elsewhere. */
export function split(text: string): Split {
  const all = lines(text);
  const parts = pieces(all);
  const reading = across(parts);
  const cut = headlineParts(drafts(blocks(revise(label(stretches(reading))))));
  const page = markColumns(notesAhead(ownSignatures(cut)), reading);
  const continued = continueJumps(page.drafts);
  const words = pageWords(continued.drafts.map(draftText));
  const columns = settleColumns(untangle(continued.drafts));
  const separated = separate(columns.drafts);
  const joined = separated.drafts.map((draft) => join(draft, words));
  const healed = joined.map(({ draft }) => brokenSignature(draft));
  const single = settleDuplicates(healed);
  const troubles = [columnNotes(reading), columns.moves, separated.moves, single.moves];
  const settled = settleMisplaced(single.drafts, troubles.flat().length > 0);
  const illustrated = photos(settled.drafts);
  const made = units(settled.drafts, illustrated.attached, illustrated.alone, single.strays);
  const moves = [
    ...columns.moves,
    ...separated.moves,
    ...single.moves,
    ...settled.moves,
    ...illustrated.moves,
  ];
  return {
    lines: all,
    units: made,
    page,
    omitted: [
      ...page.furniture.map((block) => ({ block, reason: furnitureReason(block) })),
      ...continued.repeated.map((block) => ({ block, reason: '转版后重排的标题' })),
      ...single.duplicates.map((block) => ({ block, reason: '重复的段落' })),
      ...marksOf(parts),
    ],
    notes: [
      ...columnNotes(reading),
      ...moves.map(moveNote),
      ...joined.flatMap(({ joins }) =>
        joins.map(({ line, next }): Note => ({ rule: 'column-break', line, detail: `→${next}` })),
      ),
      ...continued.orphans.map((line): Note => ({ rule: 'orphan-jump', line })),
      ...page.furniture.flatMap(teaserNote),
    ],
  };
}

/** All marks of Markdown in a dump, as one omission: there may be hundreds. */
function marksOf(parts: readonly Piece[]): Split['omitted'] {
  const marks = parts.filter(({ text }) => isMark(text));
  return marks.length === 0 ? [] : [{ block: { pieces: marks }, reason: 'Markdown 标记' }];
}

/** Runs the whole pipe over one dump. */
export function ingestDump(
  dump: Dump,
  resolver: Resolver,
  digest: (text: string) => string,
): DumpResult {
  const cut = split(dump.text);
  const dated = resolveDate(cut.page.masthead, cut.units, resolver);
  const id = issueId(cut.page.masthead, dump.sha256);
  const facts = { name: dump.name, sha256: dump.sha256, lines: cut.lines, issue: id, digest };
  const texts = cut.lines.map(({ text }) => text);
  const resolved = resolveUnits(cut.units, texts, resolver);
  const notes: Note[] = [...cut.notes, ...dated.notes];
  const byLine = Map.groupBy(cut.notes, ({ line }) => line);
  const documents = cut.units.map((unit, index) => {
    const found = resolved[index];
    if (!found) throw new Error('every unit is resolved');
    const own = new Set(unitPieces(unit).map(({ line }) => line));
    const noted = [...unitNotes(unit, found), ...found.notes];
    const here = [...[...own].flatMap((line) => byLine.get(line) ?? []), ...noted];
    notes.push(...noted);
    return { ...article(unit, found, index + 1, here, facts), ...openJumps(unit) };
  });
  const pages = cut.page.pages.length > 0 ? cut.page.pages : [{}];
  return {
    issueId: id,
    issue: {
      newspaper: cut.page.masthead.newspaper ?? UNKNOWN_NEWSPAPER,
      date: dated.date,
      ...(dated.evidence.length > 0
        ? { dateEvidence: dated.evidence.map((item) => ({ dump: dump.name, ...item })) }
        : {}),
      ...(cut.page.masthead.number ? { number: cut.page.masthead.number } : {}),
      pages: pages.map((page) => ({ dump: dump.name, ...page })),
      omissions: cut.omitted.map(
        ({ block, reason }): Omission => ({
          dump: dump.name,
          lines: lineRanges(block.pieces, cut.lines),
          reason,
          text: blockText(block),
        }),
      ),
    },
    documents,
    notes: inOrder(notes),
  };
}

/** By line and rule; what two pieces say of one line is said once. */
function inOrder(notes: readonly Note[]): Note[] {
  const byText = new Map(notes.map((note) => [`${note.line} ${note.rule} ${note.detail}`, note]));
  return [...byText.values()].sort((a, b) => a.line - b.line || a.rule.localeCompare(b.rule));
}

function openJumps(unit: Unit): Pick<DumpDocument, 'jumpTo' | 'jumpFrom'> {
  const headline = [...unit.kickers, ...unit.headlines, ...unit.subtitles].flatMap((b) => b.pieces);
  const title = unit.jumpTitle ?? unit.headlines.map(blockText).join('');
  const named = unit.jumpTitle !== undefined;
  const text = unit.body.flatMap((b) => b.pieces);
  // Names above the text too: it goes on in the middle of a sentence.
  const beside = [...unit.photos, ...unit.bylines].flatMap((b) => b.pieces);
  return {
    ...(unit.jumpTo === undefined ? {} : { jumpTo: unit.jumpTo }),
    ...(unit.jumpFrom === undefined
      ? {}
      : { jumpFrom: { page: unit.jumpFrom, title, named, headline, text, beside } }),
  };
}

function moveNote({ rule, line, detail }: Move): Note {
  return { rule, line, detail };
}

/** Teasers are told from headlines by their page numbers alone: a guess, unlike other furniture. */
function teaserNote(block: Block): Note[] {
  if (block.label.kind !== 'teaser') return [];
  const line = block.pieces[0]?.line ?? 0;
  return [{ rule: 'teaser-guess', line, detail: quote(blockText(block)) }];
}

function furnitureReason(block: Block): string {
  switch (block.label.kind) {
    case 'masthead':
      return '报头';
    case 'folio':
      return '版次、页眉或页码';
    case 'editors':
      return '编辑署名与联系方式';
    case 'jump':
      return '转版标记';
    case 'teaser':
      return '导读，正文在别的版';
    default:
      throw new Error(`${block.label.kind} is no page furniture`);
  }
}
