import { width } from '../chars.ts';
import type { Labelled } from '../label.ts';
import { grams } from '../words.ts';
import { printed } from './neighbours.ts';

/** The first words of a news story, more often than of a section inside one. */
const lead =
  /^(?:近日|日前|最近|时下|眼下|连日来|前不久|入[春夏秋冬]以?来?|上周|本周|清晨|走进|步入|作为[“"]|“|"|昨[日天]|前[日天]|今[日天]|本报|[^。，,]{0,8}\d{1,2}日[，,上下晚]|[^。，,]{2,6}讯)/u;

/** News stories end with what comes next; a section inside one hardly does. */
const outlook =
  /^(?:下一步|接下来|下阶段|今后|未来|展望|面向未来|[^。]{2,40}表示[，,]\s*[“"]?(?:下一步|接下来|下阶段|今后|未来|将))/u;

/** What a headline's width says, in Han characters: from this width on, this much for a new piece. */
const widths: readonly (readonly [least: number, score: number])[] = [
  [16, 3],
  [13, 2],
  [11.5, 1],
  [9.5, 0],
  [8, -1],
  [0, -2.5],
];

/** Two sections are of one piece if they share this many words that no third section has. */
const COHERES = 12;

/** Only so much text of a section is compared. */
const COMPARED = 1200;

/** … and of one paragraph only so much: no newspaper has longer ones. */
const MOST_COMPARED = 5000;

/** A lead paragraph before the first subhead is hardly longer, in characters. */
const LEAD_PARAGRAPH = 200;

export interface Section {
  /** Index of the headline or short line it begins with; -1 for what stands before the first. */
  readonly at: number;
  readonly text: string;
  readonly grams: ReadonlySet<string>;
}

/** Cuts a dump at its headlines and undecided short lines. */
export function sections(labelled: readonly Labelled[]): Section[] {
  const { indices } = printed(labelled);
  const result: { at: number; text: string }[] = [{ at: -1, text: '' }];
  for (const index of indices) {
    const item = labelled[index];
    const kind = item?.label.kind;
    if (kind === 'short' || kind === 'headline') result.push({ at: index, text: '' });
    const last = result.at(-1);
    if (last && kind === 'body' && last.text.length < COMPARED)
      last.text += `${item?.stretch.text.slice(0, MOST_COMPARED)}\n`;
  }
  return result.map((section) => ({ ...section, grams: new Set(grams(section.text, 3)) }));
}

/** For each section, how many groups of three characters it shares with another, and no third has. */
export type Shared = readonly ReadonlyMap<number, number>[];

export function sharedBy(all: readonly Section[]): Shared {
  const having = new Map<string, number[]>();
  for (const [index, { grams: found }] of all.entries()) {
    for (const gram of found) {
      const sections = having.get(gram);
      if (!sections) having.set(gram, [index]);
      else if (sections.length < 3) sections.push(index);
    }
  }
  const shared = all.map(() => new Map<number, number>());
  for (const [one, other, third] of having.values()) {
    if (one === undefined || other === undefined || third !== undefined) continue;
    shared[one]?.set(other, (shared[one]?.get(other) ?? 0) + 1);
    shared[other]?.set(one, (shared[other]?.get(one) ?? 0) + 1);
  }
  return shared;
}

/** What speaks for a new piece beginning at a short line without byline, and what for a subhead. */
export interface Beginning {
  /** Above 0 for a new piece, below for a subhead. */
  readonly score: number;
  /** The text goes on about what stands before the line, by its own words. */
  readonly coheres: boolean;
}

/**
 * Weighs a short line between paragraphs: its width, the words on both sides, how the next text
 * opens, and the share of this dump's likely headlines that have a byline.
 */
export function beginning(
  line: Labelled,
  position: number,
  all: readonly Section[],
  shared: Shared,
  signedShare: number,
): Beginning {
  const right = all[position];
  const left = all[position - 1];
  if (!right || !left) return { score: 0, coheres: false };
  const text = line.stretch.text;
  // Names of places, bodies and persons that a piece keeps coming back to.
  const own = shared[position] ?? new Map<number, number>();
  const kept = own.get(position - 1) ?? 0;
  let most = 0;
  for (const [other, count] of own) if (other !== position - 1) most = Math.max(most, count);
  const coheres = kept >= COHERES && kept >= most * 2;
  const wide = width(text);
  let score = widths.find(([least]) => wide >= least)?.[1] ?? 0;
  if (/\S\s+\S/u.test(text)) score += 0.5;
  if (coheres) score -= 3;
  else if (kept <= 1) score += 0.5;
  if (lead.test(right.text)) score += 1;
  const last = left.text.trimEnd().split('\n').at(-1) ?? '';
  score += outlook.test(last) ? 2 : -0.5;
  if (left.text.length < LEAD_PARAGRAPH && left.text.split('\n').length <= 2) score -= 0.5;
  if (signedShare >= 0.8) score -= 1;
  else if (signedShare < 0.5) score += 1;
  return { score, coheres };
}
