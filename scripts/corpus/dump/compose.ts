import type { Side } from '../article.ts';
import type { CountyPlace } from '../places.ts';
import type { Rng } from '../rng.ts';
import { shuffled } from '../rng.ts';
import { type Scene, sceneOf } from '../scene.ts';
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
  /** Who writes for the paper; by default people made up for its name. */
  staff?: readonly string[];
  /** Names the dumps: `<name>-<page>`. */
  name: string;
}

/** What is at hand while one issue is composed. */
interface Desk {
  input: IssueInput;
  paper: Paper;
  marks: Marks;
  staff: readonly string[];
  units: Unit[];
  /** Towns that have their piece: no two units of an issue are about the same one. */
  towns: Set<string>;
  /** Use of each template so far, so that the pieces of one issue do not sound alike. */
  templates: Map<string, number>;
  /** Topics still to come before one is taken again. */
  topics: TopicGrammar[];
}

/** Composes one issue: what is printed, and the pages it is dumped as. */
export function composeIssue(input: IssueInput): IssueTruth {
  const { rng, style, date } = input;
  const paper: Paper =
    style === 'markdown' && rng.chance(0.3)
      ? { ...input.paper, subheadForm: 'markdown' }
      : input.paper;
  const masthead =
    style === 'masthead' || ((style === 'encoded' || style === 'hard') && rng.chance(0.5));
  const ascii = style === 'ascii' || (style === 'hard' && rng.chance(0.3));
  const desk: Desk = {
    input,
    paper,
    marks: { marks: paper.marks, quotes: ascii ? 'ascii' : 'curly' },
    staff: input.staff ?? staffOf(input.world.fork(`staff/${paper.name}`)),
    units: [],
    towns: new Set(),
    templates: new Map(),
    topics: [],
  };
  const numbers = masthead ? (rng.chance(0.5) ? [1, rng.int(2, 4)] : [rng.int(2, 8)]) : [1];
  const printed = numbers.map(() => {
    const pieces = piecesOf(desk);
    for (const piece of pieces) piece.body = breakColumns(piece.body, paper, rng);
    if (style === 'hard') trouble(pieces, paper, rng);
    return pieces;
  });
  const carried =
    style === 'hard' && numbers.length > 1
      ? jump(printed[0] as Printed[], numbers, paper, rng)
      : [];
  if (style === 'hard' && rng.chance(0.4)) printed.at(-1)?.push(headlineOnly(desk));
  const pages = printed.map((pieces, i) =>
    pageOf(
      desk,
      pieces,
      numbers[i] as number,
      `${input.name}-${i + 1}`,
      masthead,
      i === 1 ? carried : [],
    ),
  );
  const truth: IssueTruth = { paper: paper.name, units: desk.units, pages };
  if (masthead) {
    truth.newspaper = paper.name;
    truth.date = date.toISOString().slice(0, 10);
  }
  return truth;
}

/** One page as it is dumped: its pieces, what another page carries over, and the furniture. */
function pageOf(
  { input, paper, marks }: Desk,
  pieces: readonly Printed[],
  number: number,
  name: string,
  masthead: boolean,
  carried: readonly Element[],
): DumpPage {
  const { rng } = input;
  const around = masthead
    ? furnitureOf(paper.furniture, paper.name, input.date, number, rng)
    : { head: [], foot: [], middle: [] };
  const line = (text: string): Element => ({
    role: 'furniture',
    unit: -1,
    text: typeset(text, marks),
  });
  const middle = around.middle.length > 0 && rng.chance(0.5) ? rng.int(1, pieces.length - 1) : -1;
  const elements = pieces.flatMap((piece, k) => [
    ...(k === middle ? around.middle.map(line) : []),
    ...piece.head,
    ...piece.body,
    ...piece.pictures.flat(),
  ]);
  const spaced = elements.map((e) =>
    // Not where names stand: a space in one could not be told from two names.
    e.role === 'paragraph' && !/记者|通讯员/.test(e.text) && rng.chance(paper.spaced)
      ? { ...e, text: spaceOut(e.text, paper, rng) }
      : e,
  );
  return {
    name,
    page: String(number),
    elements: [...around.head.map(line), ...spaced, ...carried, ...around.foot.map(line)],
  };
}

function contextOf({ input, paper, marks, staff, units }: Desk): UnitContext {
  const { rng, side, style } = input;
  return {
    rng,
    paper,
    marks,
    side,
    index: units.length,
    staff,
    hard: style === 'hard',
    glued: style === 'ascii',
    markdown: style === 'markdown',
  };
}

function freshScene({ input, towns, templates, topics }: Desk): Scene {
  const { rng, world, date } = input;
  if (topics.length === 0) topics.push(...shuffled(rng, input.topics));
  for (;;) {
    const place = rng.pick(input.counties);
    const townIndex = rng.int(0, place.towns.length - 1);
    const key = `${place.county}/${townIndex}`;
    if (towns.has(key)) continue;
    towns.add(key);
    const topic = topics.pop() as TopicGrammar;
    return sceneOf({ rng, world, topic, place, townIndex, date, used: templates });
  }
}

function piecesOf(desk: Desk): Printed[] {
  const { rng } = desk.input;
  const kinds = shuffled(rng, [
    ...Array.from({ length: rng.int(5, 8) }, () => 'article' as const),
    ...Array.from({ length: rng.int(0, 2) }, () => 'photo' as const),
  ]);
  // A page does not begin with a picture: its caption would hang on nothing.
  if (kinds[0] === 'photo') kinds.push(kinds.shift() as 'photo');
  return kinds.map((kind) => {
    const make = kind === 'photo' ? photoUnit : articleUnit;
    const printed = make(contextOf(desk), freshScene(desk));
    desk.units.push(printed.unit);
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

/** Takes the end of one article, cut in mid-sentence: it is printed on the issue's second page. */
function jump(
  pieces: readonly Printed[],
  numbers: readonly number[],
  paper: Paper,
  rng: Rng,
): Element[] {
  const line = (text: string): Element => ({
    role: 'jump',
    unit: -1,
    text: typeset(text, { marks: paper.marks, quotes: 'curly' }),
  });
  for (const { unit, body } of pieces) {
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
    return [
      { ...line(`（上接第${numbers[0]}版）`), gap: paper.articleGap },
      { ...target, text: lines.slice(cut).join(''), continued: true },
      ...rest,
    ];
  }
  return [];
}

/** The title of a piece whose text did not make it into the dump, at the very end. */
function headlineOnly(desk: Desk): Printed {
  const { unit, head } = articleUnit({ ...contextOf(desk), hard: false }, freshScene(desk));
  const only: Unit = { ...unit, kind: 'headline', bylines: [], body: [], captions: [] };
  desk.units.push(only);
  return { unit: only, head: head.filter((e) => e.role === 'title'), body: [], pictures: [] };
}
