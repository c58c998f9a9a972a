import type { Guess } from '../../src/schema/article.ts';
import type { DateEvidence } from '../../src/schema/issue.ts';
import type { Place } from '../../src/schema/place.ts';
import type { Resolved } from './article.ts';
import type { Block } from './blocks.ts';
import { bylinesOf } from './bylines.ts';
import { bare } from './chars.ts';
import type { Masthead } from './label.ts';
import type { Note } from './note.ts';
import type { Passage, UnitText } from './resolve/passage.ts';
import { cleanBlock, cleanTitle } from './text.ts';
import type { Unit } from './units.ts';

/** What a unit is about. */
export interface About {
  readonly place?: Place;
  readonly otherPlaces: readonly Place[];
  readonly topics: readonly string[];
  readonly guesses: Readonly<Record<string, Guess>>;
  readonly notes: readonly Note[];
}

/** The date of an issue as EDTF, null if unknown, and the lines that show it if it was inferred. */
export interface Dated {
  readonly date: string | null;
  readonly evidence: readonly Omit<DateEvidence, 'dump'>[];
  readonly notes: readonly Note[];
}

/** Looks up what the words of a dump mean: made once with the gazetteer and the topics. */
export interface Resolver {
  /** All units of a dump at once, and all its lines, because each is evidence for the others. */
  readonly about: (units: readonly UnitText[], lines: readonly string[]) => readonly About[];
  readonly date: (units: readonly UnitText[]) => Dated;
}

/** Works out bylines, places and topics of the units of one dump. */
export function resolveUnits(
  units: readonly Unit[],
  lines: readonly string[],
  resolver: Resolver,
): (Resolved & { readonly notes: readonly Note[] })[] {
  const about = resolver.about(units.map(unitWords), lines);
  return units.map((unit, index) => {
    const bylines = bylinesOf(unit);
    const found = about[index];
    if (!found) throw new Error('a resolver answers for every unit');
    return { ...found, bylines, notes: [...bylines.notes, ...found.notes] };
  });
}

/** The date of the dump's issue: the masthead's, else what the texts let one infer. */
export function resolveDate(masthead: Masthead, units: readonly Unit[], resolver: Resolver): Dated {
  if (masthead.date) return { date: masthead.date, evidence: [], notes: [] };
  const dated = resolver.date(units.map(unitWords));
  const line = dated.evidence[0]?.line ?? 1;
  return { ...dated, notes: [...dated.notes, { rule: 'undated-issue', line }] };
}

function unitWords(unit: Unit): UnitText {
  return {
    kicker: headline(unit.kickers),
    title: headline(unit.headlines),
    subtitle: headline(unit.subtitles),
    paragraphs: unit.body.map(passage),
    captions: unit.photos.map(({ photo, pieces }) => ({
      line: pieces[0]?.line ?? 1,
      text: photo.caption,
    })),
  };
}

function headline(blocks: readonly Block[]): Passage | undefined {
  const pieces = blocks.flatMap((block) => block.pieces);
  const [first] = pieces;
  return first && { line: first.line, text: cleanTitle(pieces) };
}

/** A paragraph with the places where text from later lines begins. */
function passage(block: Block): Passage {
  const text = cleanBlock(block);
  // Cleaning takes and adds white space only: a border is known by the characters before it.
  let at = 0;
  const joins = block.pieces.slice(1).map(({ line }, index) => {
    for (let left = bare(block.pieces[index]?.text ?? '').length; left > 0; at++) {
      if (!/\s/u.test(text[at] ?? 'x')) left--;
    }
    return { at, line };
  });
  return { line: block.pieces[0]?.line ?? 1, text, joins };
}
