/** Names of pages that county and provincial papers print in their running heads. */
export const sections =
  '要闻|综合|综合新闻|时政|时政新闻|本地新闻|县市新闻|区县新闻|县域新闻|经济|经济新闻|财经|民生|社会|社会新闻|国内|国内新闻|国际|国际新闻|国内国际|时事|天下|体育|文体|文化|文化新闻|教育|科教|教科卫新闻|卫生|健康|法治|政法|党建|统战|三农|乡村|乡村振兴|专版|专题|专栏|特刊|副刊|人文|读书|理论|评论|观点|视点|深度|聚焦|关注|广告|公告|公益广告|影像|视觉|生活|都市|城事|镇街|镇街新闻|部门|企业|金融|旅游|文旅|头版|焦点|热点|热线|资讯|导读|导报|基层|社区|视窗|纵横|时评|周末|人物|悦读|文苑';

/** Posts of those who make a page, with what is printed before them. */
export const posts =
  '(?:本版|本期|一版|二版|今日|值班|执行|见习|实习|首席|责任|夜班)*(?:总值班|总编辑?|编委|编辑|责编|主编|编审|校对|检校|审校|美编|美术编辑|版式设计|版式|版面设计|版面|视觉设计|视觉|组版|排版|制版|监制|审读|审核|签发|主任)';

const numerals = '[一二三四五六七八九十]{1,3}';
const stems = '[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年';

/** Names of newspapers, alone or parted by a space or a mark from what stands beside them. */
export const newspaper =
  /(?:^|[\s《|｜])([\p{Script=Han}·]{1,8}?(?:日报|晚报|晨报|早报|商报|时报|周报|周刊|快报|新报|导报|都市报|青年报|工人报|农民报|法治报|教育报|电视报|今报|报))(?=$|[\s》|｜·\d])/u;

/** Words in 报 that are no names of newspapers. */
export const noNewspaper =
  /(?:预|海|简|喜|捷|战|通|公|画|情|汇|申|上|举|警|电|墙|板|年|季|回|播|填|呈|速|谎|误|虚|必|机关)报$/u;

/** What the furniture of a page is made of, kind by kind, in the order in which it is taken out. */
const kinds: readonly (readonly [FurnitureKind, RegExp])[] = [
  [
    'contact',
    /(?:[\p{Script=Han}]{0,8}(?:电话|热线|传真|查号台|邮箱|信箱|网址|网站|邮编|邮政编码|在线|QQ群?|微信号?)|E-?mail)\s*[:：]?\s*(?:[\w@.()（）:/—-]+(?:[\s、,，/]+(?=[\w(（]))?)+/giu,
  ],
  ['contact', /(?:https?:\/\/)?[\w.-]+\.(?:com|cn|net|org)\b[\w./]*|[\w.-]+@[\w.-]+/giu],
  ['address', /(?:本报|报社)?(?:社址|地址)\s*[:：]?\s*\S+/gu],
  ['price', /[\p{Script=Han}]{0,4}(?:零售|定价|每份|月价|季价|年价)[^\d\s]{0,6}\s*[\d.]+\s*元?/gu],
  ['register', /广告(?:经营)?许可证\s*[:：]?\s*\S+/gu],
  ['register', /(?:印刷|承印)\s*[:：]\s*\S+/gu],
  [
    'register',
    /(?:国内统一|国际标准|统一)(?:连续出版物号?|刊号)\s*[:：]?|CN\s?\d{2}\s?[-—]\s?\d{4}(?:\/\w+)?|ISSN\s?[\dX-]+|(?:邮发)?代号\s*[:：]?\s*\d{1,2}[-—]\d{1,4}/gu,
  ],
  ['date', /\d{4}\s*[年.\-/－]\s*\d{1,2}\s*[月.\-/－]\s*\d{1,2}\s*日?/gu],
  [
    'date',
    /[一二][〇○零Ｏ一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日/gu,
  ],
  ['day', new RegExp(`农历${stems}\\S{0,6}|农历\\S{2,10}|${stems}\\S{0,6}`, 'gu')],
  ['date', /(?<![\d年])(?:1[0-2]|0?[1-9])\s*月\s*(?:[12]\d|3[01]|0?[1-9])\s*日/gu],
  ['day', /星期[一二三四五六日天]|周[一二三四五六日]/gu],
  [
    'number',
    /总?第\s*(?:\d{1,6}\s*期|\d{3,6}\s*号)|(?:今日|本期|共)\s*[\d一二三四五六七八九十]+\s*版/gu,
  ],
  [
    'page',
    new RegExp(
      `第?\\s*[A-Z]?\\d{1,3}\\s*版(?!式|面)|第${numerals}版|(?<![A-Za-z\\d])[A-Z]\\d{1,2}(?![\\dA-Za-z])|第\\s*\\d{1,3}\\s*页|共\\s*\\d{1,3}\\s*页`,
      'gu',
    ),
  ],
  ['publisher', /[\p{Script=Han}]{2,16}(?:主管|主办|主管主办|社出版|承办|机关报)(?=$|[\s:：])/gu],
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

/** Takes a line apart into words of page furniture and the rest. */
export function furnitureWords(line: string): FurnitureWords {
  const found: FurnitureKind[] = [];
  let left = line;
  for (const [kind, words] of kinds) {
    left = left.replace(words, (match) => {
      if (kind === 'paper' && noNewspaper.test(match)) return match;
      found.push(kind);
      return ' ';
    });
  }
  return {
    found,
    left: left.replace(/[\s|｜:：·・/／、,，《》()（）[\]【】■□●—–-]+/gu, ' ').trim(),
  };
}
