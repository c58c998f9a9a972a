import { newspaper, paperIn } from './paper-words.ts';
import { fullDate } from './printed-date.ts';
import { sections } from './section-words.ts';

/** Posts of those who make a page, with what is printed before them. */
export const posts =
  '(?:本版|本期|一版|二版|今日|值班|执行|见习|实习|首席|责任|夜班|带班|文字|图片|图文|视觉|版面|新媒体|美术|组版)*(?:总值班|总编辑?|编委|编辑|责编|主编|编审|校对|检校|审校|责校|[一二三][校审读]|美编|美术设计|版式设计|版式|版面设计|版面|视觉设计|视觉|组版|排版|制版|监制|审读|审核|签发|主任)';

const numerals = '[一二三四五六七八九十]{1,3}';
const stems = '[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年';

/** A day of the lunar calendar without its year: 六月初二, 腊月廿三, with the solar term of the day. */
const lunar =
  '闰?(?:十[一二]|[正二三四五六七八九十冬腊])月(?:[大小])?(?:初[一二三四五六七八九十]|[十廿][一二三四五六七八九]|[二三]十(?![日一]))';
const terms =
  '(?:立[春夏秋冬]|雨水|惊蛰|[春秋]分|清明|谷雨|小满|芒种|[夏冬]至|[小大][暑寒雪]|处暑|[白寒]露|霜降)';

const sky = '(?:晴|多云|阴|小雨|中雨|大雨|暴雨|阵雨|雷雨|雷阵雨|雨夹雪|小雪|中雪|大雪|雨|雪|雾|霾)';
const degrees = '-?\\d{1,2}\\s*(?:℃|°C|度)?\\s*[-—–~～至到/]+\\s*-?\\d{1,2}\\s*(?:℃|°C|度)';
const skies = `${sky}(?:[\\s到转间有，,、~～—-]*${sky})*`;
const measured = `(?:[\\s,，]*(?:\\p{Script=Han}{1,4}风\\s*\\d[-~～—\\d\\s]*级|(?:气温\\s*[:：]?\\s*)?${degrees}))`;
/** The weather as mastheads give it, with its day or in figures: 今日多云，东南风3-4级，26℃～33℃. */
const weather = `(?:(?:[今明][天日]|今夜|天气)+\\s*[:：]?\\s*${skies}${measured}*|(?:${skies})?${measured}+)`;

/** What the furniture of a page is made of, kind by kind, in the order in which it is taken out. */
const kinds: readonly (readonly [FurnitureKind, RegExp])[] = [
  [
    'contact',
    /(?:(?:24\s?小时)?[\p{Script=Han}]{0,8}(?:来稿请[寄发]|投稿请[寄发]|总编室|办公室|编辑部|广告部|发行部|电话|热线|传真|查号台|邮箱|信箱|网址|网站|新闻网|官网|邮编|邮政编码|在线|QQ群?|微信号?)|E-?mail)\s*[:：]?\s*(?:(?:总编室|办公室|编辑部|广告部|发行部)\s*[:：]?\s*)?(?:[\w@.()（）:/—-]+(?:[\s、,，/]+(?=[\w(（]))?)+/giu,
  ],
  ['contact', /(?:https?:\/\/)?[\w.-]+\.(?:com|cn|net|org)\b[\w./]*|[\w.-]+@[\w.-]+/giu],
  ['address', /(?:本报|报社)?(?:社址|地址)\s*[:：]?\s*\S+/gu],
  [
    'publisher',
    /(?<!\S)(?:主管主办|主管|主办|承办|协办|出版|编辑出版)(?:单位)?\s*[:：]\s*\p{Script=Han}{4,24}/gu,
  ],
  ['price', /[\p{Script=Han}]{0,4}(?:零售|定价|每份|月价|季价|年价)[^\d\s]{0,6}\s*[\d.]+\s*元?/gu],
  [
    'register',
    /(?:本报)?(?:常年)?法律顾问\s*[:：]?\s*\p{Script=Han}{2,20}(?:律师)?(?:\s+\p{Script=Han}{2,4}律师)?/gu,
  ],
  [
    'register',
    /(?:版权所有|(?:本报|本版)[\p{Script=Han}]{0,8}版权归\p{Script=Han}{2,8}所有)|未经(?:授权|许可|同意)[,，]?(?:不得|禁止|严禁)\p{Script=Han}{0,4}转载\p{Script=Han}{0,6}/gu,
  ],
  [
    'register',
    /(?<!\S)逢\S{1,8}出版(?!\S)|(?<!\S)(?:每[日周旬月]\S{0,8}出版|(?:日|周|双周|旬|半月|月)[报刊])(?!\S)/gu,
  ],
  ['register', /广告(?:经营)?许可证\s*[:：]?\s*\S+/gu],
  ['register', /(?:印刷|承印)\s*[:：]\s*\S+/gu],
  [
    'register',
    /(?:国内统一|国际标准|统一)(?:连续出版物号?|刊号)\s*[:：]?|CN\s?\d{2}\s?[-—]\s?\d{4}(?:\/\(?\w+\)?)?|ISSN\s?[\dX-]+|(?:邮发)?代号\s*[:：]?\s*\d{1,2}[-—]\d{1,4}/gu,
  ],
  [
    'register',
    /(?<!\S)(?:内部(?:资料|刊物|交流|报纸)|免费(?:交流|赠阅)|注意保存|妥善保管)(?!\S)|[\p{Script=Han}]{0,4}准印证?号?\s*[:：]?\s*[（(]?[\p{Script=Han}A-Z]{1,5}[)）]?[A-Z字第\d-]*\d+号?/gu,
  ],
  ['date', fullDate],
  ['day', new RegExp(`农历${stems}\\S{0,6}|农历\\S{2,10}|${stems}\\S{0,6}`, 'gu')],
  ['lunar', new RegExp(`${lunar}(?:日?${terms})?|(?<!\\S)今日${terms}(?!\\S)`, 'gu')],
  [
    'date',
    /(?<!\p{Script=Han})(?:十[一二]?|[一二三四五六七八九])月(?:二十[一二三四五六七八九]?|三十一?|十[一二三四五六七八九]?|[一二三四五六七八九])日(?!\p{Script=Han})/gu,
  ],
  ['date', /(?<![\d年])(?:1[0-2]|0?[1-9])\s*月\s*(?:[12]\d|3[01]|0?[1-9])\s*日/gu],
  ['day', /(?<![\d年])\d{2}年(?:1[0-2]|0?[1-9])月(?:[12]\d|3[01]|0?[1-9])日/gu],
  ['day', /星期[一二三四五六日天]|周[一二三四五六日]/gu],
  [
    'day',
    /(?<![A-Za-z])(?:Mon|Tue|Tues|Wed|Wednes|Thu|Thur|Thurs|Fri|Sat|Satur|Sun)(?:day)?(?![A-Za-z])[.,]?/giu,
  ],
  ['weather', new RegExp(`(?<!\\S)${weather}(?!\\S)`, 'gu')],
  [
    'number',
    /(?:\d{4}年)?(?:总?第|总)\s*(?:\d{1,6}\s*期|\d{3,6}\s*号)|(?<![A-Za-z])No\.?\s*\d{1,6}|(?:今日|本期|共)\s*(?:对开|四开)?\s*[\d一二三四五六七八九十]+\s*版/giu,
  ],
  [
    'site',
    /(?<!\S)(?:[上下]一[版篇期]|(?:版面|标题)(?:导航|目录)|返回(?:目录|首页)|放大|缩小|默认)[+-]?(?!\S)|(?:出版日期|日期|版次|版名|版号)\s*[:：]/gu,
  ],
  [
    'page',
    new RegExp(
      `第?\\s*[A-Z]?\\d{1,3}\\s*版(?!式|面)|第${numerals}版|(?<!\\p{Script=Han})${numerals}版(?!\\p{Script=Han})|(?<![A-Za-z\\d])[A-Z]\\d{1,2}(?![\\dA-Za-z])|第\\s*\\d{1,3}\\s*页|共\\s*\\d{1,3}\\s*页`,
      'gu',
    ),
  ],
  [
    'publisher',
    /[\p{Script=Han}]{2,16}\s?(?:主管主办|主管|主办|社出版|编辑出版|承办|机关报)(?=$|[\s:：])/gu,
  ],
  ['paper', new RegExp(newspaper, 'gu')],
  ['post', new RegExp(`(?:${posts})\\s*[:：/／]?`, 'gu')],
  ['section', new RegExp(`(?<![\\p{Script=Han}])(?:${sections})(?![\\p{Script=Han}])`, 'gu')],
  ['latin', /(?<![A-Za-z])[A-Z][A-Za-z]+(?:\s+[A-Z][A-Za-z]+)*(?![A-Za-z])/gu],
];

export type FurnitureKind =
  | 'contact'
  | 'address'
  | 'price'
  | 'register'
  | 'date'
  | 'day'
  | 'lunar'
  | 'weather'
  | 'site'
  | 'number'
  | 'page'
  | 'publisher'
  | 'paper'
  | 'post'
  | 'section'
  | 'latin';

/** What a line has of the furniture of a page, and what is left of it besides. */
export interface FurnitureWords {
  readonly found: readonly FurnitureKind[];
  /** Words that are no furniture, such as names, with single spaces between. */
  readonly left: string;
}

/** Words set with a space between all their characters: 星 期 四, 2 0 2 2. Two spaces part words. */
const spacedOut = /(?<!\S)\p{Script=Han}(?: \p{Script=Han})+(?!\S)|(?<!\S)\d(?: \d)+(?!\S)/gu;

/**
 * A line of furniture as if it were set plainly: full-width letters and digits become ASCII, words
 * set with spaces between their characters are closed up.
 */
export function setPlainly(line: string): string {
  return line
    .replace(/[０-９Ａ-Ｚａ-ｚ]/gu, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(spacedOut, (word) => word.replaceAll(' ', ''));
}

/** Takes a line apart into words of page furniture and the rest. */
export function furnitureWords(line: string): FurnitureWords {
  const found: FurnitureKind[] = [];
  let left = setPlainly(line);
  for (const [kind, words] of kinds) {
    left = left.replace(words, (match) => {
      if (kind === 'paper' && paperIn(match) === undefined) return match;
      found.push(kind);
      return ' ';
    });
  }
  return {
    found,
    left: left.replace(/[\s|｜│┃丨:：·・/／、,，《》()（）[\]【】■□●◎◆—–-]+/gu, ' ').trim(),
  };
}
