import { blank } from './label/blank.ts';
import { body } from './label/body.ts';
import { byline } from './label/byline.ts';
import { caption } from './label/caption.ts';
import { credit } from './label/credit.ts';
import { editors } from './label/editors.ts';
import { folio } from './label/folio.ts';
import { heading } from './label/heading.ts';
import { jump } from './label/jump.ts';
import { masthead } from './label/masthead.ts';
import { pointer } from './label/pointer.ts';
import { rollLine } from './label/roll.ts';
import { short } from './label/short.ts';
import type { Stretch } from './stretches.ts';

export type Certainty = 'sure' | 'likely' | 'doubtful';

/** What a piece is on the printed page. `short` is a line that only its neighbours can tell. */
export type Label =
  | { readonly kind: 'blank' }
  | { readonly kind: 'masthead'; readonly masthead: Masthead }
  | { readonly kind: 'folio'; readonly page?: string; readonly name?: string }
  | { readonly kind: 'editors' | 'teaser' }
  | {
      readonly kind: 'jump';
      readonly direction: 'to' | 'from';
      readonly page: string;
      /** The headline of the other part, where the mark names it. */
      readonly title?: string;
    }
  | { readonly kind: 'headline' | 'kicker' | 'subtitle' | 'subhead' | 'short' }
  | { readonly kind: 'byline' }
  | { readonly kind: 'credit' }
  | { readonly kind: 'caption'; readonly creditAt?: number }
  | { readonly kind: 'body'; readonly dateline: boolean };

export type Kind = Label['kind'];

/** What a masthead or folio line says of its issue. */
export interface Masthead {
  readonly newspaper?: string;
  /** ISO 8601 calendar date. */
  readonly date?: string;
  readonly number?: string;
  readonly page?: string;
  readonly name?: string;
}

export interface Labelled {
  readonly stretch: Stretch;
  readonly label: Label;
  readonly certainty: Certainty;
  /** The rule or the pass that decided. */
  readonly why: string;
}

/** A rule looks at one piece only, and says nothing where it does not apply. */
export type Rule = (stretch: Stretch) => { label: Label; certainty: Certainty } | undefined;

const rules: readonly [string, Rule][] = [
  ['blank', blank],
  ['heading', heading],
  ['jump', jump],
  ['pointer', pointer],
  ['editors', editors],
  ['masthead', masthead],
  ['folio', folio],
  ['credit', credit],
  ['roll', rollLine],
  ['byline', byline],
  ['caption', caption],
  ['short', short],
  ['body', body],
];

/** Labels each piece by the first rule in the table that applies; `body` always does. */
export function label(stretches: readonly Stretch[]): Labelled[] {
  return stretches.map((stretch) => {
    for (const [why, rule] of rules) {
      const found = rule(stretch);
      if (found) return { stretch, ...found, why };
    }
    throw new Error('the last rule applies to every piece');
  });
}
