import { isGeneric, townStem } from '../../../src/gazetteer/forms.ts';
import { codesUnder, type Gazetteer } from '../../../src/gazetteer/parse.ts';
import { wordAt } from '../../../src/gazetteer/words.ts';

/** Words in a text that may name a place, and what they may stand for. */
export interface Mention {
  readonly from: number;
  readonly to: number;
  /** Codes of all divisions that the words can mean. */
  readonly codes: readonly string[];
  /** `short` leaves out what kind of division it is: 海宁. `stem` the same of a town or village. */
  readonly form: 'official' | 'short' | 'alias' | 'stem';
  readonly zone?: string;
  /** EDTF date on which a former name ended. */
  readonly until?: string;
}

const zoneKind =
  /^(?:国家级|省级|国家)?(?:经济技术开发区|经济开发区|高新技术产业开发区|高新技术产业园区|高新技术开发区|高新区|经开区|经开(?!展|发|放|始|通|工)|综合保税区)/u;

/** Longer words that only begin with a place's name: 新城镇化, 上海市场, 海盐县城. */
const wordGoesOn: readonly [ends: RegExp, goesOn: RegExp][] = [
  [/镇$/u, /^化/u],
  [/市$/u, /^场(?!监)/u],
  [/区$/u, /^[域别间]/u],
  [/乡$/u, /^[村镇贤亲愁土情音]/u],
];

/** All mentions in `text` from left to right, without overlaps. */
export function findMentions(text: string, gazetteer: Gazetteer): Mention[] {
  const mentions: Mention[] = [];
  for (let from = 0; from < text.length - 1; ) {
    const mention = mentionAt(text, from, gazetteer);
    if (mention === undefined) from++;
    else {
      mentions.push(mention);
      from = mention.to;
      const town = renamedTown(text, mention, gazetteer);
      if (town !== undefined) {
        mentions.push(town);
        from = town.to;
      }
    }
  }
  return mentions;
}

function mentionAt(text: string, from: number, gazetteer: Gazetteer): Mention | undefined {
  const word = wordAt(gazetteer.index, text, from);
  if (word === undefined) return undefined;
  const to = from + word.length;
  const alias = gazetteer.aliases.get(word);
  const official = codesUnder(gazetteer.official, word).filter((code) => !isGeneric(code, word));
  if (alias !== undefined && official.length === 0) {
    const { code, zone, until } = alias;
    const more = { ...(zone && { zone }), ...(until && { until }) };
    return { from, to, codes: [code], form: 'alias', ...more };
  }
  // A former name here can be the name of another place today: 龙港镇.
  const codes = alias === undefined ? official : [...official, alias.code];
  const rest = text.slice(to, to + 12);
  if (wordGoesOn.some(([ends, goesOn]) => ends.test(word) && goesOn.test(rest))) return undefined;
  if (codes.length > 0) {
    return withZone({ from, to, codes, form: 'official' }, text);
  }
  const short = codesUnder(gazetteer.short, word);
  if (short.length === 0 || hidesOfficial(text, from, to, gazetteer)) return undefined;
  return withZone({ from, to, codes: short, form: 'short' }, text);
}

/** True if an official name begins inside the words: 发展|中江|南镇 is 江南镇. */
function hidesOfficial(text: string, from: number, to: number, gazetteer: Gazetteer): boolean {
  for (let at = from + 1; at < to; at++) {
    const word = wordAt(gazetteer.index, text, at);
    if (word !== undefined && at + word.length > to && gazetteer.official.has(word)) return true;
  }
  return false;
}

/** Takes in the name of a development zone that goes on from the place: 秀洲|国家高新区. */
export function withZone(mention: Mention, text: string): Mention {
  const kind = zoneKind.exec(text.slice(mention.to, mention.to + 14))?.[0];
  if (kind === undefined) return mention;
  const to = mention.to + kind.length;
  return { ...mention, to, zone: zoneName(text.slice(mention.from, to)) };
}

/** The full name of a zone that is printed shortened: 高新区 → 高新技术产业开发区, 经开 → 经济开发区. */
function zoneName(printed: string): string {
  return printed.replace(/高新区$/u, '高新技术产业开发区').replace(/经开区?$/u, '经济开发区');
}

/**
 * A town straight after its county under a former kind: 商水县郝岗乡 is 郝岗镇 today. Towns become 镇 or
 * 街道 so often that no table of former names could keep up.
 */
function renamedTown(text: string, county: Mention, gazetteer: Gazetteer): Mention | undefined {
  const [code] = county.codes;
  if (county.form !== 'official' || code?.length !== 6 || county.codes.length > 1) return undefined;
  const from = county.to;
  const [name, stem] =
    /^(\p{Script=Han}{2,4}?)(?:镇|乡|街道)/u.exec(text.slice(from, from + 6)) ?? [];
  if (name === undefined) return undefined;
  const towns = gazetteer.children.get(code) ?? [];
  if (towns.some((town) => gazetteer.names.get(town) === name)) return undefined;
  const today = towns.find((town) => townStem(gazetteer.names.get(town) ?? '') === stem);
  return today === undefined
    ? undefined
    : { from, to: from + name.length, codes: [today], form: 'alias' };
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
/** Characters before and after a mention that the word breaker sees. */
const VIEW = 8;

/** 浙南, 苏北: part of a province, which the word breaker does not know. */
const partOfProvince = /^[京津冀晋辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔滇陕甘青宁新][东西南北中]/u;

/** True if the word breaker sees a word that begins before the mention and ends in it: 园林|城镇. */
export function startsInsideWord(
  text: string,
  { from, to }: { from: number; to: number },
): boolean {
  if (from > 0 && partOfProvince.test(text.slice(from - 1, from + 1))) return true;
  const start = Math.max(0, from - VIEW);
  const view = text.slice(start, to + VIEW);
  for (const { index, segment } of segmenter.segment(view)) {
    const at = start + index;
    if (at < from && at + segment.length > from) return true;
  }
  return false;
}

/** True if the word breaker's dictionary has the whole text as one word: 胜利, not 缪家. */
export function isWord(text: string): boolean {
  return [...segmenter.segment(text)].length === 1;
}
