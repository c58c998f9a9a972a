import { personName } from '../names.ts';
import type { Rng } from '../rng.ts';

/** Kinds of masthead and folio; see the switch for what each prints. */
export type Furniture = 'lines' | 'one-line' | 'front' | 'numerals' | 'folio';

export interface PageFurniture {
  head: string[];
  foot: string[];
  /** May stand between two articles. */
  middle: string[];
}

const weekdays = '日一二三四五六';
const numeral = (n: number): string =>
  n <= 10
    ? (['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'][n] as string)
    : n < 20
      ? `十${numeral(n - 10)}`
      : `${numeral(Math.floor(n / 10))}十${n % 10 ? numeral(n % 10) : ''}`;

const lunarFormat = new Intl.DateTimeFormat('zh-CN-u-ca-chinese', {
  dateStyle: 'long',
  timeZone: 'UTC',
});
/** 农历癸卯年闰二月廿二 */
function lunar(date: Date): string {
  const parts = Object.fromEntries(lunarFormat.formatToParts(date).map((p) => [p.type, p.value]));
  return `农历${parts.yearName}年${parts.month}${parts.day}`;
}

const sections = [
  '要闻',
  '综合',
  '县域新闻',
  '经济',
  '民生',
  '社会',
  '乡村振兴',
  '党建',
  '视点',
  '基层',
];

/** What is printed around the articles of one page. `page` is its number, 1 is the front page. */
export function furnitureOf(
  kind: Furniture,
  paper: string,
  date: Date,
  page: number,
  rng: Rng,
): PageFurniture {
  const [y, m, d] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  const week = `星期${weekdays[date.getUTCDay()]}`;
  const plain = `${y}年${m}月${d}日`;
  const section = rng.pick(sections);
  const who = () => personName(rng);
  const phone = `0${rng.int(310, 898)}-${rng.int(2, 8)}${rng.int(100000, 999999)}`;
  switch (kind) {
    case 'lines':
      return {
        head: [`${plain} ${week}`, `第${page}版 ${section}`, paper],
        foot: [`责任编辑：${who()} 版式设计：${who()} 电话：${phone}`],
        middle: [],
      };
    case 'one-line':
      return {
        head: [
          `${paper} ${y}.${String(m).padStart(2, '0')}.${String(d).padStart(2, '0')} ${week} A${String(page).padStart(2, '0')} ${section}`,
        ],
        foot: [`（责编 ${who()} 美编 ${who()} 校对 ${who()}）`, `— ${page} —`],
        middle: ['扫一扫 关注本报公众号'],
      };
    case 'front':
      return page === 1
        ? {
            head: [
              paper,
              `${plain} ${week} ${lunar(date)} 第${rng.int(1200, 19999)}期 今日${rng.pick([4, 8, 12])}版`,
              `国内统一连续出版物号：CN ${rng.int(32, 43)}-00${rng.int(10, 99)} 邮发代号：${rng.int(27, 61)}-${rng.int(10, 99)}`,
            ],
            foot: [
              `本版责编：${who()} 版式：${who()}`,
              `新闻热线：${phone} 广告热线：${phone.slice(0, -1)}${rng.int(0, 9)}`,
            ],
            middle: [],
          }
        : {
            head: [`${page} ${section} ${plain} ${week} 责任编辑：${who()} 电话：${phone}`, paper],
            foot: [`第${page}版`],
            middle: [],
          };
    case 'numerals':
      return {
        head: [
          `${[...String(y)].map((c) => numeral(Number(c))).join('')}年${numeral(m)}月${numeral(d)}日 ${week}`,
          `${numeral(page)}版 ${section}`,
          `${paper}社出版`,
          paper,
        ],
        foot: [`编辑 ${who()} 组版 ${who()}`, `${page}`],
        middle: [`${paper} ${section}`],
      };
    case 'folio':
      return {
        head: [
          `${String(page).padStart(2, '0')}版 ${section} ${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')} ${week}`,
          paper,
        ],
        foot: [`本版编辑：${who()} 审读：${who()}`],
        middle: [`本版图片除署名外均为资料图片`],
      };
  }
}
