import type { Block, Headline } from '../article.ts';

/** A picture's caption as printed, without its credit. */
export interface TruthCaption {
  text: string;
  /** Who is credited: persons, or the body that gave the picture. */
  credits: string[];
}

/** One printed unit: what a careful reader takes from the page. */
export interface Unit {
  kind: 'article' | 'photo' | 'headline';
  headline: Headline;
  /** Other readings of the headline that a careful reader may prefer: no type sizes in a dump. */
  alternatives: Headline[];
  bylines: string[];
  body: Block[];
  captions: TruthCaption[];
  /** Names that tell this unit's text from its neighbours'. */
  anchors: string[];
}

export type Role =
  | 'kicker'
  | 'title'
  | 'subtitle'
  | 'byline'
  | 'paragraph'
  | 'subhead'
  | 'caption'
  | 'credit'
  | 'jump'
  | 'duplicate'
  | 'furniture';

/** A stretch of the dump that ends with a line break. */
export interface Element {
  role: Role;
  /** Index of the unit it belongs to; -1 for page furniture. */
  unit: number;
  text: string;
  /** Blank lines before it, where the paper's convention does not say otherwise. */
  gap?: number;
  /** Goes on in mid-sentence where an earlier element of its unit stopped. */
  continued?: boolean;
}

/** One dump: one page of an issue. */
export interface DumpPage {
  name: string;
  elements: Element[];
  page?: string;
}

/** One issue, with what stands in it. `date` and `newspaper` only where the masthead gives them. */
export interface IssueTruth {
  paper: string;
  newspaper?: string;
  date?: string;
  units: Unit[];
  pages: DumpPage[];
}
