import type { Rule } from '../label.ts';
import { parseNames } from '../names.ts';

const name = '(?:\\p{Script=Han}{1,8}(?:[·•]\\p{Script=Han}{1,8}){1,3}|[\\p{Script=Han}〇]{1,5})';
const people = `${name}(?:(?:[\\s、,，]+)${name}){0,7}`;
const from =
  '(?:(?:本报|新华社|中新社|本网|首席|见习|全媒体|特约|(?:\\p{Script=Han}{0,4}[省市县区州旗校])?融媒体?(?:中心)?|\\p{Script=Han}{2,4}(?:日报|晚报|晨报|时报|报))*\\s*(?:摄影记者|记者|通讯员|实习生|摄影师|摄影|摄)\\s*[:：]?\\s*)*';
const verb =
  '(?:[/／]?\\s*(?:文\\s*[/／、·]?\\s*[摄图]|文并摄|图\\s*[/／、]\\s*文|摄影\\s?报道|摄影|摄制|拍摄|航拍|航摄|摄|供图|提供图片|制图)|[\\s/／]\\s*[图绘])';
/** The agency whose picture it is: 张三摄(影像中国), 张三摄/光明图片, 张三 摄 新华社发. */
const agency =
  '(?:\\s*[（(][^（()）。]{2,12}[)）]|\\s*[/／]\\s*[\\p{Script=Han}A-Za-z]{2,8}|\\s*(?:新华社|中新社)发)?';
/** The words before the names: 摄影:张三, 图/张三. */
const before = '(?:文\\s*[/／、]\\s*[摄图]|摄影报道|摄影|摄|图片?|供图|制图|文图)\\s*';

/** What is given to a paper and is no picture: (材料由县水利局提供) closes a text. */
const written = '(?![^（()）]*(?:材料|稿件|文稿|资料(?![图照])|数据|信息|文字|素材|案例))';

const open = '[（(【［\\[]';
const close = '[)）】］\\]]';
const mark = '(?:[■□◆◇●○◎⊙]\\s*)?';
/** Where a picture was taken from: 图源:央视新闻, 图片来源 新华网. */
const origin = '(?:图源|(?:图片|照片)来源)\\s*[:：]?\\s*[^。！？，,（()）\\s]{2,20}';
const stock = '(?:CFP|IC\\s?photo|人民视觉|视觉中国|影像中国|人民图片|东方IC)';
/** A picture that nobody took. */
const generated = '(?:(?:图片?|照片)?由?\\s?AI(?:制图|绘图|作图|生成)(?:图片?|照片)?)';

/** Forms that stand alone on a line under a caption. Each captures nothing but itself. */
const alone: readonly RegExp[] = [
  new RegExp(`^${open}?${mark}${from}${people}\\s*${verb}${agency}${close}?[。.]?$`, 'u'),
  new RegExp(`^${open}?${mark}${before}[:：/／]\\s*${from}${people}${close}?$`, 'u'),
  new RegExp(`^${open}?(?:摄影|摄|图|航拍)\\s+${from}${people}${close}?$`, 'u'),
  /^[（(【]?(?:本文|本组|以上|[两三四]|均|图片|照片|资料)*(?:图片|照片|图)(?:均?(?:由|来源|来自)|均为)[^。！？]{2,30}?(?:提供|供图|摄)?[)）】]?[。.]?$/u,
  /^[（(【]?(?:本报)?(?:资料|档案)(?:图片?|照片?)[)）】]?$/u,
  new RegExp(
    `^${open}?(?:新华社|中新社|${stock})(?:记者)?(?:发|供图|图)?\\s*(?:[（(][^）)]{2,20}摄[)）])?${close}?$`,
    'u',
  ),
  new RegExp(`^${open}?(?:${origin}|${generated})${close}?$`, 'u'),
  new RegExp(`^${open}?${written}[^。！？，,（()）]{2,24}(?:供图|提供)${close}?$`, 'u'),
];

/** The line that says who took a picture or gave it. */
export const credit: Rule = (stretch) => {
  const { text } = stretch;
  if (text.length > 50) return undefined;
  const named = withoutLead(text);
  if (!alone.some((form) => form.test(named))) return undefined;
  // 西塘夜景 张三 摄: what stands first is no name but the caption itself.
  const creditAt = text.length - named.length;
  if (creditAt > 0) return { label: { kind: 'caption', creditAt }, certainty: 'sure' };
  // 张三 文 李四 图 under a headline is a byline: the neighbours decide.
  const writes = /文|^(?:摄影|摄|图)\s/u.test(text) && parseNames(text) !== undefined;
  return { label: { kind: 'credit' }, certainty: writes ? 'likely' : 'sure' };
};

/** Words before names in a credit, and what they are joined with. */
const roles =
  /记者|通讯员|实习生|摄|[文图]\s*[/／:：]|^(?:[文图]|供图|制图|航拍)$|本报|新华社|中新社/u;

/**
 * A credit without the words of the caption that stand before it on its line: 抢收花卉 李四 摄 names
 * one person. What stands first is no name if no surname begins it, or if it could only be two names
 * run together while the others stand apart.
 */
function withoutLead(text: string): string {
  const [, first, gap = ''] = /^(\p{Script=Han}{2,})(\s+)\S/u.exec(text) ?? [];
  if (first === undefined || roles.test(first) || !/摄|图$/u.test(text)) return text;
  const rest = text.slice(first.length + gap.length);
  // 培训现场 青石镇 供图; 青石镇 张三 供图 names both.
  if (given.test(text) && !given.test(first) && !parseNames(first)?.known) {
    return /^供图$/u.test(rest) || givers.test(first) ? text : withoutLead(rest);
  }
  const names = parseNames(first);
  const one = names?.known === true && names.names.length === 1;
  const last = withoutLead(rest);
  if (one && last === rest) return text;
  return namesSomebody(last) ? last : text;
}

const given = /(?:供图|提供图片|提供)$/u;
/** What names of those end in who give pictures and are no persons: 青石镇党委, 受访者. */
const givers =
  /(?:党委|政府|街道|中心|公司|集团|企业|发布|社区|学院|[镇乡局委办部会院校馆社站所队厂园村县市区团者方学])$/u;

/** Does a credit name persons whose surnames are known? */
export function namesSomebody(text: string): boolean {
  const names = text
    .replace(/[。.]$/u, '')
    .replace(/(?<=\p{Script=Han})(?:摄影报道|摄影|摄)$/u, '');
  return parseNames(names)?.known === true;
}

/** What a credit stands after where no bracket opens it. */
const set = '(?<=[。！？!?…”"\\s）)])';
const archive = '(?:本报)?(?:资料|档案)(?:图片?|照片?)';
/** A body that gives pictures, on a credit that is no sentence: 市文旅局 提供. */
const body =
  '\\p{Script=Han}{1,14}(?:党委|政府|街道|中心|公司|集团|社区|学院|[局委办部院校馆站所队厂园村镇乡县区])';
const giver = '(?:本文)?(?:图片|照片|图)(?:均)?(?:由|来源|来自)';
const tails = [
  `${open}${from}${people}\\s*${verb}${agency}${close}`,
  `${set}${mark}(?:新华社)?(?:发\\s*)?${from}${people}\\s*${verb}${agency}`,
  `${open}${before}[:：/／\\s]\\s*${from}${people}${close}`,
  `${set}${mark}${before}[:：/／\\s]\\s*${from}${people}`,
  '[（(][^（()）]{0,12}(?:图片|照片|图)(?:由|来源|来自)[^（()）]{2,30}[)）]',
  `${set}${giver}[^。！？，,（()）\\s]{2,24}(?:提供|供图|摄)`,
  `${open}${origin}${close}|${set}${origin}`,
  `[（(]${written}[^（()）]{2,24}(?:供图|提供)[)）]`,
  `${set}[^。！？，,、（()）\\s]{2,20}\\s?供图`,
  `[（(]${archive}[)）]|${set}${archive}`,
  '(?:新华社|中新社)(?:记者)?发?\\s*[（(]?[^（()）。]{2,20}摄[)）]?',
  `[（(](?:新华社|中新社)发[)）]|${set}(?:新华社|中新社)发`,
  `${open}${stock}(?:供图)?${close}|${set}${stock}(?:\\s?供图)?`,
  `${open}${generated}${close}|${set}${generated}`,
  `${set}${body}\\s?提供`,
];
const tail = new RegExp(`(?:${tails.join('|')})[。.]?$`, 'u');

/** Where a credit begins that ends a longer text, as UTF-16 index; undefined if there is none. */
export function creditIndex(text: string): number | undefined {
  const match = tail.exec(text);
  if (!match || match.index === 0) return undefined;
  return text.length - withoutLead(text.slice(match.index)).length;
}

/** The persons or bodies that a credit names: `冯玉坤 摄` → 冯玉坤, `(图片由陶庄镇政府提供)` → 陶庄镇政府. */
export function creditNames(printed: string): string[] {
  const text = printed
    .trim()
    .replace(/^[（(【［[■□◆◇●○◎⊙\s]+|[)）】］\]。.]+$/gu, '')
    .replace(/(?<=摄)\s*(?:[（(][^（()）]*[)）]?|(?<!文.*)[/／].*|(?:新华社|中新社)发)$/u, '')
    .replace(/(?<!文\s?)[/／]\s*摄$/u, '摄')
    .replace(/^(?:图片?|供图|摄影)\s*[/／:：]\s*(?!文(?![\p{Script=Han}]))|^制图[\s/／:：]+/u, '')
    .replace(/^(?:本组|以上|[两三四])*(?:图片|照片|图)?均为/u, '');
  if (new RegExp(`^${generated}$`, 'u').test(text)) return [];
  const agencyOnly = new RegExp(`^(新华社|中新社|${stock})(?:发|\\s?供图)?$`, 'u').exec(text)?.[1];
  if (agencyOnly) return [agencyOnly];
  const body = /(?:由|来源\s*[:：]?|图源\s*[:：]?|来自)\s*(.+?)\s*(?:提供|供图|摄)?$/u.exec(
    text,
  )?.[1];
  if (body && givers.test(body)) return [body];
  if (body) return parseNames(body)?.roles || text.endsWith('摄') ? personsOf(body) : [body];
  const inner = /(?:新华社|中新社)(?:记者)?发?\s*[（(]?(.+?)\s*摄/u.exec(text)?.[1];
  const names = text
    .replace(/^(?:资料|档案|本报)+(?:图片?|照片?)$/u, '')
    .replace(
      /(?:提供图片|提供|供图|制图|摄影\s?报道|文并摄|摄影|摄制|拍摄|航拍|航摄|摄|\s[绘图])$/u,
      '',
    );
  if (given.test(text) && givers.test(names.trim())) return [names.trim()];
  return personsOf(inner ?? names);
}

function personsOf(names: string): string[] {
  const parsed = parseNames(names);
  if (parsed) return [...parsed.names];
  const rest = names.replace(/\s*(?:文\s*[/／、]\s*[摄图]|图\s*[/／、]\s*文|图)$/u, '').trim();
  return rest === '' ? [] : (parseNames(rest)?.names.slice() ?? [rest]);
}
