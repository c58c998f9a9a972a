import type { Side } from '../article.ts';
import type { CountyPlace } from '../places.ts';
import type { Rng } from '../rng.ts';
import { shuffled } from '../rng.ts';
import { sceneOf } from '../scene.ts';
import type { TopicGrammar } from '../topics/topic.ts';
import { furnitureOf } from './furniture.ts';
import * as hard from './hard.ts';
import { breakColumns, endsSentence, printLines, spaceOut } from './layout.ts';
import type { Paper } from './papers.ts';
import type { DumpPage, Element, IssueTruth, Unit } from './truth.ts';
import { type Marks, typeset } from './typeset.ts';
import { articleUnit, type Printed, photoUnit, staffOf, type UnitContext } from './unit.ts';

/** The six styles of issue 3; `encoded` is composed as masthead or plain and encoded later. */
export const styles = ['plain', 'markdown', 'ascii', 'masthead', 'hard', 'encoded'] as const;
export type Style = (typeof styles)[number];

export interface IssueInput {
  rng: Rng;
  /** Fixes recurring names of a region. */
  world: Rng;
  style: Style;
  paper: Paper;
  side: Side;
  topics: readonly TopicGrammar[];
  counties: readonly CountyPlace[];
  date: Date;
  /** Names the dumps: `<name>-<page>`. */
  name: string;
}

/** Composes one issue: what is printed, and the pages it is dumped as. */
export function composeIssue(input: IssueInput): IssueTruth {
  const { rng, style, date } = input;
  const paper: Paper =
    style === 'markdown' && rng.chance(0.3)
      ? { ...input.paper, subheadForm: 'markdown' }
      : input.paper;
  const masthead =
    style === 'masthead' ||
    (style === 'encoded' && rng.chance(0.5)) ||
    (style === 'hard' && rng.chance(0.5));
  const marks: Marks = {
    marks: paper.marks,
    quotes: style === 'ascii' || (style === 'hard' && rng.chance(0.3)) ? 'ascii' : 'curly',
  };
  const units: Unit[] = [];
  const staff = staffOf(input.world.fork(`staff/${paper.name}`));
  const used = new Set<string>();
  const pageNumbers = masthead ? (rng.chance(0.5) ? [1, rng.int(2, 4)] : [rng.int(2, 8)]) : [1];
  const printedPages = pageNumbers.map(() => {
    const pieces = compositionOf(input, paper, marks, staff, units, used);
    for (const piece of pieces) piece.body = breakColumns(piece.body, paper, rng);
    if (style === 'hard') trouble(pieces, paper, rng);
    return pieces;
  });
  const jumps =
    style === 'hard' && pageNumbers.length > 1
      ? jump(printedPages, pageNumbers, paper, rng)
      : undefined;
  if (style === 'hard' && rng.chance(0.4))
    headlineOnly(input, paper, marks, staff, units, used, printedPages.at(-1) as Printed[]);
  const pages: DumpPage[] = printedPages.map((pieces, i) => {
    const number = pageNumbers[i] as number;
    const around = masthead
      ? furnitureOf(paper.furniture, paper.name, date, number, rng)
      : { head: [], foot: [], middle: [] };
    const line = (text: string): Element => ({
      role: 'furniture',
      unit: -1,
      text: typeset(text, marks),
    });
    const middle = around.middle.length > 0 && rng.chance(0.5) ? rng.int(1, pieces.length - 1) : -1;
    const elements = pieces.flatMap((piece, k) => [
      ...(k === middle ? around.middle.map(line) : []),
      ...flat(piece),
    ]);
    const spaced = elements.map((e) =>
      // Not where names stand: a space in one could not be told from two names.
      e.role === 'paragraph' && !/记者|通讯员/.test(e.text) && rng.chance(paper.spaced)
        ? { ...e, text: spaceOut(e.text, paper, rng) }
        : e,
    );
    const carried = jumps?.page === i ? jumps.elements : [];
    return {
      name: `${input.name}-${i + 1}`,
      page: String(number),
      elements: [...around.head.map(line), ...spaced, ...carried, ...around.foot.map(line)],
    };
  });
  const truth: IssueTruth = { paper: paper.name, units, pages };
  if (masthead) {
    truth.newspaper = paper.name;
    truth.date = date.toISOString().slice(0, 10);
  }
  return truth;
}

function contextOf(
  input: IssueInput,
  paper: Paper,
  marks: Marks,
  staff: readonly string[],
  index: number,
): UnitContext {
  return {
    rng: input.rng,
    paper,
    marks,
    side: input.side,
    index,
    staff,
    hard: input.style === 'hard',
    glued: input.style === 'ascii',
    markdown: input.style === 'markdown',
  };
}

/** No two units of an issue are about the same town: a reader can tell them apart by place. */
function freshScene(input: IssueInput, used: Set<string>) {
  const { rng } = input;
  for (;;) {
    const place = rng.pick(input.counties);
    const townIndex = rng.int(0, place.towns.length - 1);
    const key = `${place.county}/${townIndex}`;
    if (used.has(key)) continue;
    used.add(key);
    return sceneOf({
      rng,
      world: input.world,
      topic: rng.pick(input.topics),
      place,
      townIndex,
      date: input.date,
    });
  }
}

function compositionOf(
  input: IssueInput,
  paper: Paper,
  marks: Marks,
  staff: readonly string[],
  units: Unit[],
  used: Set<string>,
): Printed[] {
  const { rng } = input;
  const kinds = shuffled(rng, [
    ...Array.from({ length: rng.int(5, 8) }, () => 'article' as const),
    ...Array.from({ length: rng.int(0, 2) }, () => 'photo' as const),
  ]);
  // A page does not begin with a picture: its caption would hang on nothing.
  if (kinds[0] === 'photo') kinds.push(kinds.shift() as 'photo');
  return kinds.map((kind) => {
    const ctx = contextOf(input, paper, marks, staff, units.length);
    const scene = freshScene(input, used);
    const printed = kind === 'photo' ? photoUnit(ctx, scene) : articleUnit(ctx, scene);
    units.push(printed.unit);
    return printed;
  });
}

/** Each page has some of the troubles, and tries a few times to find a place for each. */
function trouble(pieces: Printed[], paper: Paper, rng: Rng): void {
  const chances: [hard.Trouble, number][] = [
    [hard.captionInBody, 0.9],
    [hard.captionAstray, 0.5],
    [hard.misplaced, 0.5],
    [hard.duplicated, 0.4],
    [hard.interleaved, 0.35],
    [hard.interleavedArticles, 0.15],
  ];
  for (const [act, chance] of chances) {
    if (!rng.chance(chance)) continue;
    for (let tries = 0; tries < 6; tries++) if (act(pieces, paper, rng)) break;
  }
}

/** The end of one article of the first page is printed on the second; cut in mid-sentence. */
function jump(
  pages: Printed[][],
  numbers: readonly number[],
  paper: Paper,
  rng: Rng,
): { page: number; elements: Element[] } | undefined {
  const line = (text: string): Element => ({
    role: 'jump',
    unit: -1,
    text: typeset(text, { marks: paper.marks, quotes: 'curly' }),
  });
  for (const { unit, body } of pages[0] as Printed[]) {
    const index = body[0]?.unit;
    if (unit.kind !== 'article' || body.length < 4 || body.some((e) => e.unit !== index)) continue;
    const at = body.findIndex((e, i) => {
      const whole = e.role === 'paragraph' && !e.continued && !body[i + 1]?.continued;
      return whole && i >= body.length / 2 && e.text.length > 80;
    });
    if (at < 0) continue;
    const target = body[at] as Element;
    const lines = printLines(target.text, paper.width);
    const cut = rng.int(1, lines.length - 1);
    if (endsSentence(lines[cut - 1] as string)) continue;
    const rest = body.splice(at + 1);
    body[at] = { ...target, text: lines.slice(0, cut).join('') };
    body.push(line(`（下转第${numbers[1]}版）`));
    return {
      page: 1,
      elements: [
        { ...line(`（上接第${numbers[0]}版）`), gap: paper.articleGap },
        { ...target, text: lines.slice(cut).join(''), continued: true },
        ...rest,
      ],
    };
  }
  return undefined;
}

/** The title of a piece whose text did not make it into the dump, at the very end. */
function headlineOnly(
  input: IssueInput,
  paper: Paper,
  marks: Marks,
  staff: readonly string[],
  units: Unit[],
  used: Set<string>,
  pieces: Printed[],
): void {
  const ctx = { ...contextOf(input, paper, marks, staff, units.length), hard: false };
  const scene = freshScene(input, used);
  const { unit, head } = articleUnit(ctx, scene);
  const lines = head.filter((e) => e.role === 'title');
  const only: Unit = { ...unit, kind: 'headline', bylines: [], body: [], captions: [] };
  units.push(only);
  pieces.push({ unit: only, head: lines, body: [], pictures: [] });
}

const flat = (piece: Printed): Element[] => [
  ...piece.head,
  ...piece.body,
  ...piece.pictures.flat(),
];
