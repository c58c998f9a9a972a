import { fullDate } from './printed-date.ts';

/** Names of pages that county and provincial papers print in their running heads. */
export const sections =
  '要闻|综合|综合新闻|时政|时政新闻|本地新闻|县市新闻|区县新闻|县域|县域新闻|经济|经济新闻|财经|民生|社会|社会新闻|国内|国内新闻|国际|国际新闻|国内国际|时事|天下|体育|文体|文化|文化新闻|教育|科教|教科卫新闻|卫生|健康|法治|政法|党建|统战|三农|乡村|乡村振兴|专版|专题|专栏|特刊|副刊|人文|读书|理论|评论|观点|视点|深度|聚焦|关注|广告|公告|公益广告|影像|视觉|生活|都市|城事|镇街|镇街新闻|部门|企业|金融|旅游|文旅|头版|焦点|热点|热线|资讯|导读|导报|基层|社区|视窗|纵横|时评|周末|人物|悦读|文苑';

/** Posts of those who make a page, with what is printed before them. */
export const posts =
  '(?:本版|本期|一版|二版|今日|值班|执行|见习|实习|首席|责任|夜班|带班|文字|图片|美术|组版)*(?:总值班|总编辑?|编委|编辑|责编|主编|编审|校对|检校|审校|责校|[一二三][校审读]|美编|美术设计|版式设计|版式|版面设计|版面|视觉设计|视觉|组版|排版|制版|监制|审读|审核|签发|主任)';

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

/** Names of newspapers, alone or parted by a space or a mark from what stands beside them. */
export const newspaper =
  /(?:^|[\s《|｜│┃丨])([\p{Script=Han}·]{1,8}?(?:日报|晚报|晨报|早报|晨刊|晚刊|商报|时报|周报|周刊|快报|新报|导报|都市报|青年报|工人报|农民报|法治报|教育报|电视报|今报|报))(?=$|[\s》|｜│┃丨·/／\d]|数字报|电子报|电子版)/u;

/** Words in 报 that are no names of newspapers. */
export const noNewspaper =
  /(?:预|海|简|喜|捷|战|通|公|画|情|汇|申|上|举|警|电|墙|板|年|季|回|播|填|呈|速|谎|误|虚|必|机关)报$/u;

/** What the furniture of a page is made of, kind by kind, in the order in which it is taken out. */
const kinds: readonly (readonly [FurnitureKind, RegExp])[] = [
  [
    'contact',
    /(?:[\p{Script=Han}]{0,8}(?:来稿请[寄发]|投稿请[寄发]|总编室|办公室|编辑部|广告部|发行部|电话|热线|传真|查号台|邮箱|信箱|网址|网站|新闻网|官网|邮编|邮政编码|在线|QQ群?|微信号?)|E-?mail)\s*[:：]?\s*(?:(?:总编室|办公室|编辑部|广告部|发行部)\s*[:：]?\s*)?(?:[\w@.()（）:/—-]+(?:[\s、,，/]+(?=[\w(（]))?)+/giu,
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
    /[\p{Script=Han}]{2,16}(?:主管主办|主管|主办|社出版|编辑出版|承办|机关报)(?=$|[\s:：])/gu,
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
      if (kind === 'paper' && noNewspaper.test(match)) return match;
      found.push(kind);
      return ' ';
    });
  }
  return {
    found,
    left: left.replace(/[\s|｜│┃丨:：·・/／、,，《》()（）[\]【】■□●◎◆—–-]+/gu, ' ').trim(),
  };
}
