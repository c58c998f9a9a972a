import { continuing, count, leavesOpen, sentenceEnd } from './chars.ts';

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Words that open a paragraph or a sentence in news prose, and hardly ever go on with one. */
const opener =
  /^(?:近日|近年来|日前|最近|时下|眼下|连日来|前不久|[入开][春夏秋冬年]|上周|本周|清[晨早]|每到|今年|去年|目前|当前|如今|过去|以前|以往|起初|刚开始|早些年|同时|此外|另外|不仅|据了解|据悉|据[\p{Script=Han}]{1,4}[，,]|接下来|下一步|截至|为了?[\p{Script=Han}]|随着|作为|针对|面对|围绕|在[\p{Script=Han}]|“|"|「|本报|记者|通过|这[是些一个]|一直以来|与此同时|值得一提|步入|走进|不少|许多|很多|一[位名个条批间张块项家番些]|[^，,。]{0,5}[上下]午|[^，,。]{0,3}[\d一二三四五六七八九十]+[年月日点时]|[\d一二三四五六七八九十]+[、.．月]|[（(][\d一二三四五六七八九十]+[)）])/u;

/** Words that go on with what was said, and hardly ever open a paragraph. */
const follower =
  /^(?:的|了|着|过|等|和|与(?!此)|及|或|则|为(?!了|进一步|[推加确助破切有更着全深贯落实提解打让保])|由(?!于)|是|向|之|也|都|却|就|才|而|并|且|将|被|把|以及|以来|以上|以下|等等|其中的|方面|工作(?!人员)|活动|有限公司)/u;

/** What a number is counted in: it does not stand without its number. */
const measure =
  /^(?:[年月日时分秒点亿万千百元个名人户家次件条项所座米亩吨度岁%％]|余[\p{Script=Han}]|多[\p{Script=Han}])/u;

/** Words after which a line is not finished. */
export const unfinished =
  /(?:的|和|与|及|或|在|对|向|将|把|被|为|从|以|让|使|并|而|是|有|该|各|本|这|那|第|等地|以及|通过|根据|按照|围绕|聚焦|推动|推进|进一步|不断|扎实推进|积极|一个|这个)$/u;

/** Only so many characters before and after a border are weighed: paragraphs are hardly longer. */
export const WEIGHED = 2000;

/** True if a text begins with words that open a paragraph or a sentence. */
export function opens(text: string): boolean {
  return opener.test(text);
}

/** How a text may begin that goes on with what stands before it. */
export const follows = {
  word: (text: string): boolean => follower.test(text),
  measure: (text: string): boolean => measure.test(text),
};

/**
 * How well `next` reads on from `text`, both single blocks: above 0 it probably does, below it
 * probably does not. Weighs closing punctuation, open quotes and brackets, what `next` begins with,
 * and whether the border falls inside a word (ICU's word breaker).
 */
export function continuation(text: string, next: string): number {
  const before = text.slice(-WEIGHED).trimEnd();
  const after = next.slice(0, WEIGHED).trimStart();
  if (before === '' || after === '') return 0;
  if (continuing.test(after)) return 6;
  if (/[，,、：:]$/u.test(before)) return opener.test(after) ? 3 : 5;
  if (/[；;]$/u.test(before)) return isListed(after) ? -2 : 3;
  let score = sentenceEnd.test(before) ? -5 : 3;
  if (leavesOpen(before)) score += 3;
  if (count(before, '"') % 2 === 1) score += after.includes('"') ? 0.5 : -1;
  if (breaksWord(before, after)) score += 3;
  if (/[\d一二三四五六七八九十百千万亿]$/u.test(before) && measure.test(after)) score += 3;
  if (follower.test(after)) score += 2.5;
  if (unfinished.test(before)) score += 2.5;
  if (opener.test(after)) score -= 1.5;
  return score;
}

function isListed(text: string): boolean {
  return /^(?:[一二三四五六七八九十]是|[（(]?[\d一二三四五六七八九十]+[)）、.．]|第[一二三四五六七八九十])/u.test(
    text,
  );
}

/** True if the border between two texts falls inside a word. */
export function breaksWord(before: string, after: string): boolean {
  const left = /[\p{Script=Han}\p{L}\d]{1,8}$/u.exec(before.slice(-16))?.[0] ?? '';
  const right = /^[\p{Script=Han}\p{L}\d]{1,8}/u.exec(after)?.[0] ?? '';
  if (left === '' || right === '') return false;
  for (const { index, segment } of segmenter.segment(left + right)) {
    if (index < left.length && index + segment.length > left.length) return true;
  }
  return false;
}

/** The first word of a text, as ICU's word breaker cuts it. */
export function firstWord(text: string): string {
  for (const { segment } of segmenter.segment(text.slice(0, 8))) return segment;
  return '';
}
