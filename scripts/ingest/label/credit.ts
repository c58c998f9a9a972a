import type { Rule } from '../label.ts';
import { parseNames } from '../names.ts';

const name = '[\\p{Script=Han}〇·]{1,5}';
const people = `${name}(?:(?:[\\s、,，]+)${name}){0,7}`;
const from =
  '(?:(?:本报|新华社|中新社|本网|首席|见习|全媒体|特约|融媒体中心)*\\s*(?:记者|通讯员|实习生|摄影|摄)\\s*[:：]?\\s*)*';
const verb =
  '(?:[/／]?\\s*(?:文\\s*[/／、·]?\\s*[摄图]|图\\s*[/／、]\\s*文|摄影报道|摄影|摄制|摄|供图|提供图片|制图)|[\\s/／]\\s*图)';
/** The agency whose picture it is: 张三摄(影像中国), 张三摄/光明图片. */
const agency = '(?:\\s*[（(][^（()）。]{2,12}[)）]|\\s*[/／]\\s*[\\p{Script=Han}A-Za-z]{2,8})?';
/** The words before the names: 摄影:张三, 图/张三. */
const before = '(?:文\\s*[/／、]\\s*[摄图]|摄影报道|摄影|摄|图片?|供图|制图|文图)\\s*';

/** What is given to a paper and is no picture: (材料由县水利局提供) closes a text. */
const written = '(?![^（()）]*(?:材料|稿件|文稿|资料(?![图照])|数据|信息|文字|素材|案例))';

/** Forms that stand alone on a line under a caption. Each captures nothing but itself. */
const alone: readonly RegExp[] = [
  new RegExp(`^[（(【]?${from}${people}\\s*${verb}${agency}[)）】]?[。.]?$`, 'u'),
  new RegExp(`^[（(【]?${before}[:：/／]\\s*${from}${people}[)）】]?$`, 'u'),
  new RegExp(`^[（(【]?(?:摄影|摄|图)\\s+${from}${people}[)）】]?$`, 'u'),
  /^[（(【]?(?:本文|均|以上|图片|照片|资料)*(?:图片|照片|图)(?:均)?(?:由|来源|来自)[^。！？]{2,30}?(?:提供|供图)?[)）】]?[。.]?$/u,
  /^[（(【]?(?:本报)?(?:资料|档案)(?:图片?|照片?)[)）】]?$/u,
  /^[（(【]?(?:新华社|中新社|人民视觉|视觉中国|影像中国|CFP|IC photo)(?:记者)?(?:发|供图|图)?\s*(?:[（(][^）)]{2,20}摄[)）])?[)）】]?$/u,
  new RegExp(`^[（(【]?${written}[^。！？，,（()）]{2,24}(?:供图|提供)[)）】]?$`, 'u'),
];

/** The line that says who took a picture or gave it. */
export const credit: Rule = (stretch) => {
  const { text } = stretch;
  if (text.length > 50 || !alone.some((form) => form.test(text))) return undefined;
  // 西塘夜景 张三 摄: what stands first is no name but the caption itself.
  const tailAt = creditIndex(text);
  if (tailAt !== undefined && !namesSomebody(text) && namesSomebody(text.slice(tailAt)))
    return undefined;
  const before = captionBefore.exec(text)?.[0].length;
  if (before !== undefined)
    return { label: { kind: 'caption', creditAt: before }, certainty: 'likely' };
  // 张三 文 李四 图 under a headline is a byline: the neighbours decide.
  const writes = /文|^(?:摄影|摄|图)\s/u.test(text) && parseNames(text) !== undefined;
  return { label: { kind: 'credit' }, certainty: writes ? 'likely' : 'sure' };
};

/** 黄精丰收 本报记者 张三 摄: what stands before the role is too long for a name, so it is the caption. */
const captionBefore =
  /^(?!.{0,6}(?:记者|通讯员|摄影))\p{Script=Han}{4,}\s+(?=(?:本报|新华社)?(?:记者|通讯员))/u;

/** Does a credit name persons whose surnames are known? */
export function namesSomebody(text: string): boolean {
  return parseNames(text.replace(/[。.]$/u, ''))?.known === true;
}

/** What a credit stands after where no bracket opens it. */
const set = '(?<=[。！？!?…”"\\s）)])';
const archive = '(?:本报)?(?:资料|档案)(?:图片?|照片?)';
const giver = '(?:本文)?(?:图片|照片|图)(?:均)?(?:由|来源|来自)';
const tails = [
  `[（(]${from}${people}\\s*${verb}${agency}[)）]`,
  `${set}(?:■\\s*)?(?:新华社)?(?:发\\s*)?${from}${people}\\s*${verb}${agency}`,
  `[（(]${before}[:：/／\\s]\\s*${from}${people}[)）]`,
  `${set}${before}[:：/／\\s]\\s*${from}${people}`,
  '[（(][^（()）]{0,12}(?:图片|照片|图)(?:由|来源|来自)[^（()）]{2,30}[)）]',
  `${set}${giver}[^。！？，,（()）\\s]{2,24}(?:提供|供图)`,
  `[（(]${written}[^（()）]{2,24}(?:供图|提供)[)）]`,
  `[（(]${archive}[)）]|${set}${archive}`,
  '(?:新华社|中新社)(?:记者)?发?\\s*[（(]?[^（()）。]{2,20}摄[)）]?',
  `[（(](?:新华社|中新社)发[)）]|${set}(?:新华社|中新社)发`,
  `[（(](?:人民视觉|视觉中国|影像中国)[)）]|${set}(?:人民视觉|视觉中国|影像中国)`,
];
const tail = new RegExp(`(?:${tails.join('|')})[。.]?$`, 'u');

/** Where a credit begins that ends a longer text, as UTF-16 index; undefined if there is none. */
export function creditIndex(text: string): number | undefined {
  const match = tail.exec(text);
  if (!match || match.index === 0) return undefined;
  return match.index;
}

/** The persons or bodies that a credit names: `冯玉坤 摄` → 冯玉坤, `(图片由陶庄镇政府提供)` → 陶庄镇政府. */
export function creditNames(printed: string): string[] {
  const text = printed
    .trim()
    .replace(/(?<=摄)\s*(?:[（(][^（()）]*[)）]|[/／].*)$/u, '')
    .replace(/^[（(【■\s]+|[)）】。.]+$/gu, '');
  const agencyOnly = /^(新华社|中新社|人民视觉|视觉中国|影像中国)发?$/u.exec(text)?.[1];
  if (agencyOnly) return [agencyOnly];
  const body = /(?:由|来源[:：]?|来自)\s*(.+?)\s*(?:提供|供图)?$/u.exec(text)?.[1];
  if (body) return [body];
  const inner = /(?:新华社|中新社)(?:记者)?发?\s*[（(]?(.+?)\s*摄/u.exec(text)?.[1];
  const names = text
    .replace(/^(?:资料|档案|本报)+(?:图片?|照片?)$/u, '')
    .replace(/(?:提供图片|提供|供图|制图|摄影报道|摄影|摄制|摄)$/u, '');
  const parsed = parseNames(inner ?? names);
  if (parsed) return [...parsed.names];
  const rest = names.replace(/\s*(?:文\s*[/／、]\s*[摄图]|图\s*[/／、]\s*文|图)$/u, '').trim();
  return rest === '' ? [] : (parseNames(rest)?.names.slice() ?? [rest]);
}
