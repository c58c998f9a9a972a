import { blockText } from './blocks.ts';
import type { Draft } from './drafts.ts';
import { surnameOf } from './surnames.ts';

/** What names of places, bodies and firms end in. */
const endings =
  /街道|社区|小区|公司|集团|医院|学校|小学|中学|大学|园区|开发区|合作社|协会|商会|工会|银行|支行|水库|公园|[省市县区镇乡村局厂港湖山寺桥]/gu;

/** What stands before or after the name of a person who acts or speaks. */
const speaker =
  /([\p{Script=Han}]{2,3})(?=说|介绍|表示|告诉|坦言|笑着|感慨|回忆|告诉|直言|指着|带着|认为|算了)/gu;
const han = /^[\p{Script=Han}]+$/u;
const office =
  /(?:书记|主任|镇长|县长|市长|局长|村民|经理|董事长|负责人|院长|校长|队长|会长|社工|医生|老师|记者|网格员|居民|市民|创始人|技术员|农户|大户)([\p{Script=Han}]{2,3})/gu;

/** Only pieces this near to each other on the page can have been mixed up. */
export const NEAR = 15;

/**
 * Names in a text, or what may be one, each with its possible forms: the characters before the
 * endings of place and body names (how many belong to the name is unknown, so two lengths), and
 * persons who act or speak.
 */
export function marks(text: string): string[][] {
  const found = new Map<string, string[]>();
  const bare = text.replace(/\s+/gu, '');
  for (const match of bare.matchAll(endings)) {
    const end = match.index + match[0].length;
    const forms = [3, 2]
      .map((length) => bare.slice(Math.max(0, match.index - length), end))
      .filter((name, index) => han.test(name) && name.length === 3 - index + match[0].length);
    if (forms.length > 0) found.set(forms.at(-1) ?? '', forms);
  }
  for (const match of [...bare.matchAll(speaker), ...bare.matchAll(office)]) {
    const word = match[1] ?? '';
    const forms = [word, word.slice(-2)].filter((name) => surnameOf(name) !== undefined);
    if (forms.length > 0) found.set(forms.at(-1) ?? '', forms);
  }
  return [...found.values()];
}

/** How many marks of a text each draft of the page has that no other draft has. */
export interface Votes {
  readonly own: number;
  readonly best: { readonly index: number; readonly votes: number };
}

/**
 * Counts for which drafts the names in a text speak. `rests` holds each draft's words, its own
 * without the text itself. A name that is in the own draft always counts for it, a name elsewhere
 * only if one draft alone has it.
 */
export function votes(text: string, own: number, rests: readonly string[]): Votes {
  const counts = new Map<number, number>();
  let kept = 0;
  const first = Math.max(0, own - NEAR);
  const last = Math.min(rests.length - 1, own + NEAR);
  for (const forms of marks(text)) {
    const inDraft = (index: number) => forms.some((form) => rests[index]?.includes(form));
    if (inDraft(own)) {
      kept++;
      continue;
    }
    const having: number[] = [];
    for (let index = first; index <= last; index++) {
      if (index !== own && inDraft(index)) having.push(index);
    }
    const [only] = having;
    if (only !== undefined && having.length === 1) counts.set(only, (counts.get(only) ?? 0) + 1);
  }
  const best = [...counts].sort((a, b) => b[1] - a[1])[0];
  return { own: kept, best: { index: best?.[0] ?? -1, votes: best?.[1] ?? 0 } };
}

/** The words of a draft without some of its blocks, white space left out. */
export function restText(draft: Draft, left: (item: Draft['items'][number]) => boolean): string {
  const blocks = [...draft.kickers, ...draft.headlines, ...draft.subtitles];
  return [...blocks, ...draft.items.filter((item) => !left(item))]
    .map((block) => blockText(block).replace(/\s+/gu, ''))
    .join('\n');
}
