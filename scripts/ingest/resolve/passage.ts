/** A paragraph, a headline part or a caption, and the dump line it begins on. */
export interface Passage {
  readonly text: string;
  readonly line: number;
  /** Where text from later lines begins, for paragraphs that were joined: ascending by `at`. */
  readonly joins?: readonly { readonly at: number; readonly line: number }[];
}

/** The text of one piece of the paper, as far as places, topics and dates are read from it. */
export interface UnitText {
  readonly kicker?: Passage | undefined;
  readonly title?: Passage | undefined;
  readonly subtitle?: Passage | undefined;
  readonly paragraphs: readonly Passage[];
  readonly captions: readonly Passage[];
}

export type Part = 'title' | 'headline' | 'lead' | 'body' | 'caption';

export interface PartOfUnit extends Passage {
  readonly part: Part;
}

/** Dump line and words that show why a value was inferred. */
export interface Evidence {
  readonly line: number;
  readonly text: string;
  readonly note?: string;
}

/** What an editor should know about a guess; `rule` is an id of the table of rules. */
export interface Note {
  readonly rule: 'unknown-town' | 'former-place';
  readonly line: number;
  readonly detail: string;
}

/** All text of a unit in reading order; a piece without paragraphs leads with its first caption. */
export function partsOf(unit: UnitText): PartOfUnit[] {
  const parts: PartOfUnit[] = [];
  if (unit.kicker) parts.push({ ...unit.kicker, part: 'headline' });
  if (unit.title) parts.push({ ...unit.title, part: 'title' });
  if (unit.subtitle) parts.push({ ...unit.subtitle, part: 'headline' });
  unit.paragraphs.forEach((passage, index) => {
    parts.push({ ...passage, part: index === 0 ? 'lead' : 'body' });
  });
  unit.captions.forEach((passage, index) => {
    const leads = index === 0 && unit.paragraphs.length === 0;
    parts.push({ ...passage, part: leads ? 'lead' : 'caption' });
  });
  return parts.filter(({ text }) => text.trim() !== '');
}

/** The dump line that the character at `index` of a passage stands on. */
export function lineAt(passage: Passage, index: number): number {
  const joins = passage.joins ?? [];
  let low = 0;
  let high = joins.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((joins[middle]?.at ?? 0) <= index) low = middle + 1;
    else high = middle;
  }
  return joins[low - 1]?.line ?? passage.line;
}
