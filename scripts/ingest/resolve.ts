import type { Guess } from '../../src/schema/article.ts';
import type { DateEvidence } from '../../src/schema/issue.ts';
import type { Place } from '../../src/schema/place.ts';
import type { Resolved } from './article.ts';
import { bylinesOf } from './bylines.ts';
import type { Masthead } from './label.ts';
import type { Note } from './note.ts';
import { cleanBlock, cleanTitle } from './text.ts';
import type { Unit } from './units.ts';

/** A text and the dump line it begins on. */
export interface LineText {
  readonly line: number;
  readonly text: string;
}

/** The words of a unit, as what is worked out from them needs them. */
export interface UnitText {
  readonly title: string;
  readonly kicker: string;
  readonly subtitle: string;
  readonly paragraphs: readonly LineText[];
  readonly captions: readonly LineText[];
}

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
  /** All units of a dump at once, because each is evidence for the others. */
  readonly about: (units: readonly UnitText[]) => readonly About[];
  readonly date: (units: readonly UnitText[]) => Dated;
}

/** Works out bylines, places and topics of the units of one dump. */
export function resolveUnits(
  units: readonly Unit[],
  resolver: Resolver,
): (Resolved & { readonly notes: readonly Note[] })[] {
  const about = resolver.about(units.map(unitWords));
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

export function unitWords(unit: Unit): UnitText {
  const title = (blocks: Unit['headlines']) => cleanTitle(blocks.flatMap(({ pieces }) => pieces));
  return {
    title: title(unit.headlines),
    kicker: title(unit.kickers),
    subtitle: title(unit.subtitles),
    paragraphs: unit.body.map((block) => ({
      line: block.pieces[0]?.line ?? 1,
      text: cleanBlock(block),
    })),
    captions: unit.photos.map(({ photo, pieces }) => ({
      line: pieces[0]?.line ?? 1,
      text: photo.caption,
    })),
  };
}
