import { blockText } from './blocks.ts';
import { bare } from './chars.ts';
import type { Draft } from './drafts.ts';
import { surnameOf } from './surnames.ts';

/** What names of places, bodies and firms end in. */
const endings =
  /街道|社区|小区|公司|集团|医院|学校|小学|中学|大学|园区|开发区|合作社|协会|商会|工会|银行|支行|水库|公园|乡(?![村镇亲贤愁土音民间下里])|(?<![农乡])村(?![镇规])|[省市县区镇局厂港湖山寺桥]/gu;

/** What stands before or after the name of a person who acts or speaks. */
const speaker =
  /([\p{Script=Han}]{2,3})(?=说|介绍|表示|告诉|坦言|笑着|感慨|回忆|告诉|直言|指着|带着|认为|算了)/gu;
const han = /^[\p{Script=Han}]+$/u;

/** Characters that no name has: 覆盖全市, 就在镇上, 我们省心 are none. */
const plain = /[在为了也就到全们是的与和及把将被让个每各这那其该我你他她年月日]/u;
const office =
  /(?:书记|主任|镇长|县长|市长|局长|村民|经理|董事长|负责人|院长|校长|队长|会长|社工|医生|老师|记者|网格员|居民|市民|创始人|技术员|农户|大户)([\p{Script=Han}]{2,3})/gu;

/** What a name is the name of, as far as its ending says; a spot is a village, a lake, a hill or the like. */
export type Rank = 'county' | 'town' | 'spot' | 'other';

/** A name in a text, or what may be one, with its possible forms. */
export interface Mark {
  readonly forms: readonly string[];
  readonly rank: Rank;
}

/** Bodies that every county has: their names tell them apart only with what stands before. */
const common =
  /^(?:[\p{Script=Han}]?(?:人民|中医|中心|实验|妇幼|附属|民办|中心卫生|第[一二三四五六七八九十])(?:医院|学校|小学|中学|幼儿园))$/u;
const LONGER = 3;

/** Words that only end like the name of a town: 返乡, 乡镇. */
const noTown = /(?:[返家城老下故异回离入农]乡|[乡城集村小古]镇)$/u;

/** Only pieces this near to each other on the page can have been mixed up. */
export const NEAR = 15;

/**
 * Names in a text, or what may be one, each with its possible forms: the characters before the
 * endings of place and body names (how many belong to the name is unknown, so two lengths), and
 * persons who act or speak.
 */
export function marks(text: string): Mark[] {
  const found = new Map(bodyMarks(text).map((mark) => [mark.forms.at(-1) ?? '', mark]));
  const solid = bare(text);
  for (const match of [...solid.matchAll(speaker), ...solid.matchAll(office)]) {
    const word = match[1] ?? '';
    const forms = [word, word.slice(-2)].filter((name) => surnameOf(name) !== undefined);
    if (forms.length > 0) found.set(forms.at(-1) ?? '', { forms, rank: 'other' });
  }
  return [...found.values()];
}

/** The names of places and bodies alone. */
export function bodyMarks(text: string): Mark[] {
  const found = new Map<string, Mark>();
  const solid = bare(text);
  for (const match of solid.matchAll(endings)) {
    const end = match.index + match[0].length;
    const before = common.test(solid.slice(Math.max(0, match.index - 2), end)) ? LONGER : 0;
    const forms = [3, 2]
      .map((length) => solid.slice(Math.max(0, match.index - length - before), end))
      .filter((name, at) => han.test(name) && name.length === 3 - at + before + match[0].length)
      .filter((name) => !plain.test(name.slice(0, -match[0].length)));
    const last = forms.at(-1);
    if (last) found.set(last, { forms, rank: rankOf(last) });
  }
  return [...found.values()];
}

function rankOf(name: string): Rank {
  if (/[省市县区]$/u.test(name) && !/(?:小区|社区|园区|开发区)$/u.test(name)) return 'county';
  if (/(?:街道|镇|乡)$/u.test(name) && !noTown.test(name)) return 'town';
  return /(?:村|[港湖山寺桥]|水库|公园)$/u.test(name) ? 'spot' : 'other';
}

/** How often each of some names stands in each draft of a page. */
export type Mentions = ReadonlyMap<string, ReadonlyMap<number, number>>;

/** Finds names in the words of all drafts, in one pass over them. */
export function mentions(names: Iterable<string>, texts: readonly string[]): Mentions {
  const found = new Map<string, Map<number, number>>();
  const lengths = new Map<string, Set<number>>();
  for (const name of names) {
    found.set(name, new Map());
    const first = name[0] ?? '';
    lengths.set(first, (lengths.get(first) ?? new Set()).add(name.length));
  }
  for (const [draft, text] of texts.entries()) {
    for (let index = 0; index < text.length; index++) {
      for (const length of lengths.get(text[index] ?? '') ?? []) {
        const counts = found.get(text.slice(index, index + length));
        counts?.set(draft, (counts.get(draft) ?? 0) + 1);
      }
    }
  }
  return found;
}

/** For how many marks of a text the own draft and the best other one speak. */
export interface Votes {
  readonly own: number;
  /** How many of these are counties, though the text names a town and the own draft does not have it. */
  readonly ownWide: number;
  readonly best: {
    readonly index: number;
    readonly votes: number;
    /** How many of the names are of towns, villages or spots. */
    readonly places: number;
  };
}

/**
 * Counts for which drafts the names in a text speak. A name that is in the own draft always counts
 * for it, a name elsewhere only if one draft alone has it. A county speaks for no other draft that lacks the town which the text names: a local paper names its county in every piece.
 */
export function votes(named: readonly Mark[], own: number, size: number, found: Mentions): Votes {
  const counts = new Map<number, number>();
  const places = new Map<number, number>();
  let kept = 0;
  let wide = 0;
  const first = Math.max(0, own - NEAR);
  const last = Math.min(size - 1, own + NEAR);
  const times = (form: string, index: number) => found.get(form)?.get(index) ?? 0;
  const has = ({ forms }: Mark, index: number) => forms.some((form) => times(form, index) > 0);
  const keeps = (mark: Mark) => has(mark, own);
  const towns = named.filter(({ rank }) => rank === 'town');
  const lacksTown = (having: (town: Mark) => boolean) => towns.length > 0 && !towns.some(having);
  for (const mark of named) {
    const { rank } = mark;
    if (keeps(mark)) {
      kept++;
      if (rank === 'county' && lacksTown(keeps)) wide++;
      continue;
    }
    const having: number[] = [];
    for (let index = first; index <= last; index++) {
      if (index !== own && has(mark, index)) having.push(index);
    }
    const [only] = having;
    if (only === undefined || having.length > 1) continue;
    if (rank === 'county' && lacksTown((town) => has(town, only))) continue;
    counts.set(only, (counts.get(only) ?? 0) + 1);
    if (rank === 'town' || rank === 'spot') places.set(only, (places.get(only) ?? 0) + 1);
  }
  const best = [...counts].sort((a, b) => b[1] - a[1])[0];
  const index = best?.[0] ?? -1;
  return {
    own: kept,
    ownWide: wide,
    best: {
      index,
      votes: best?.[1] ?? 0,
      places: places.get(index) ?? 0,
    },
  };
}

/** The words of a draft without some of its blocks, white space left out. */
export function restText(draft: Draft, left: (item: Draft['items'][number]) => boolean): string {
  const blocks = [...draft.kickers, ...draft.headlines, ...draft.subtitles];
  return [...blocks, ...draft.items.filter((item) => !left(item))]
    .map((block) => bare(blockText(block)))
    .join('\n');
}
