import { describe, expect, test } from 'vitest';
import { blockText } from '../../scripts/ingest/blocks.ts';
import { split } from '../../scripts/ingest/pipe.ts';
import { unitPieces } from '../../scripts/ingest/units.ts';

const DAY = '2022-06-30';

/** Mastheads and folios as papers print them, and what they say. A bar is a line end. */
const HEADS: readonly [printed: string, says: object][] = [
  [
    '海 盐 日 报|2022年6月30日 星期四|农历壬寅年六月初二|总第4521期|国内统一刊号 CN33-0082|今日8版',
    { newspaper: '海盐日报', date: DAY, number: '4521' },
  ],
  [
    '沭阳日报  二〇二二年六月三十日 星期四 第A03版',
    { newspaper: '沭阳日报', date: DAY, page: 'A3' },
  ],
  ['二○二二年六月三十日 星期四 第十二版', { date: DAY, page: '12' }],
  ['二Ｏ二二年六月卅日', { date: DAY }],
  ['一九九八年元月廿八日 农历戊寅年正月初一', { date: '1998-01-28' }],
  ['2022.6.30 星期四', { date: DAY }],
  ['石化工人报 2022·6·30', { newspaper: '石化工人报', date: DAY }],
  ['石化工人报 2022．6．30', { newspaper: '石化工人报', date: DAY }],
  ['2022/06/30 周四 要闻 03', { date: DAY, page: '3' }],
  ['2022—06—30', { date: DAY }],
  ['２０２２年６月３０日　星期四　第３版', { date: DAY, page: '3' }],
  ['2 0 2 2 年 6 月 3 0 日', { date: DAY }],
  ['要 闻|第 2 版|2022 年 6 月 30 日|星 期 四', { date: DAY, page: '2' }],
  ['Thursday, June 30, 2022', { date: DAY }],
  ['THU, JUN 30 2022', { date: DAY }],
  ['30 June 2022', { date: DAY }],
  ['June 30, 2022 Thursday|2022年6月30日', { date: DAY }],
  ['星期四 2022年6月|30|农历壬寅年六月初二', { date: DAY }],
  ['30|2022年6月|星期四', { date: DAY }],
  ['6月30日|星期四|2022年', { date: DAY }],
  ['2022年|6月30日|星期四', { date: DAY }],
  [
    '中共滁州市委机关报|滁州日报|CHUZHOU DAILY|2022年6月30日|星期四|壬寅年六月初二|滁州日报社出版|国内统一连续出版物号：CN 34-0025|邮发代号：25-12|第10123期(今日8版)',
    { newspaper: '滁州日报', date: DAY, number: '10123' },
  ],
  ['今日平湖 2022年6月30日 星期四 03', { newspaper: '今日平湖', date: DAY, page: '3' }],
  ['第26期（总第1876期） 2022年6月30日', { date: DAY, number: '1876' }],
  ['2022年6月30日 总4521期', { date: DAY, number: '4521' }],
  ['2022年6月30日 NO.4521', { date: DAY, number: '4521' }],
  ['日期：2022年06月30日  版次：03', { date: DAY, page: '3' }],
  ['盱眙日报/2022年/6月/30日/第003版|综合新闻', { newspaper: '盱眙日报', date: DAY, page: '3' }],
  ['第03版：要闻 上一版 下一版|2022年06月30日', { date: DAY, page: '3' }],
  ['盱眙日报 要闻 03|2022年6月30日', { newspaper: '盱眙日报', date: DAY, page: '3' }],
  ['第三版|二〇二二年六月三十日|星期四|组版编辑：李小明', { date: DAY, page: '3' }],
  ['责任编辑：李小明 2022年6月30日 星期四', { date: DAY }],
  ['要闻|2022年6月30日|责编李小明 美编王芳 校对陈平', { date: DAY }],
  [
    '内部资料 免费交流|准印证号：(苏)字第0801号|2022年6月30日 星期四 总第215期',
    { date: DAY, number: '215' },
  ],
  ['主管：中共洪泽区委宣传部|主办：洪泽区融媒体中心|2022年6月30日 星期四', { date: DAY }],
  ['星期四|2022年6月30日|六月初二|天气：多云 26℃～33℃|今日对开八版', { date: DAY }],
];

const BODY = `张家洼村建起“共享农机站”

本报记者 王晓明

近日，在张家洼村的共享农机站里，十多台崭新的拖拉机和播种机整齐排列，村民李大山正在登记借用一台旋耕机。

“以前家家户户都要花钱买农机，现在一个电话就能借到，省下不少开销。”李大山笑着说，今年他种了三十亩玉米，全靠共享农机站帮忙。

城东小学举办校园科技节

本报讯（记者 孙丽 通讯员 周文）6月28日，城东小学举办第五届校园科技节，全校一千二百多名师生参加了活动。
`;

/** What a dump says of its issue, and what is published of it besides the furniture. */
function read(dump: string) {
  const { page, units } = split(dump);
  const [number] = page.pages.flatMap((one) => one.page ?? []);
  const { newspaper, date, number: issue } = page.masthead;
  const says = { newspaper, date, number: issue, page: number };
  return {
    says: Object.fromEntries(Object.entries(says).filter(([, value]) => value !== undefined)),
    headlines: units.map((unit) => [...unit.kickers, ...unit.headlines].map(blockText).join(' / ')),
    text: units.flatMap((unit) => unitPieces(unit).map(({ text }) => text)).join('\n'),
  };
}

describe('mastheads and folios, above the page and below it', () => {
  const { headlines, text } = read(BODY);
  test.each(HEADS)('%s', (printed, says) => {
    const lines = printed.replaceAll('|', '\n');
    for (const dump of [
      `${lines}\n\n${BODY}`,
      `${printed.replaceAll('|', '\n\n')}\n\n${BODY}`,
      `${BODY}\n${lines}\n`,
    ]) {
      expect(read(dump)).toEqual({ says, headlines, text });
    }
  });
});

describe('lines of furniture between two pieces, on a page with a folio', () => {
  const { headlines, text } = read(BODY);
  test.each([
    '责编李小明 美编王芳 校对陈平',
    '责编李小明',
    '一读：王芳　二读：陈平　终审：李小明',
    '来稿请寄：xyrbfk@163.com',
    '本报地址：盱眙县盱城街道金源南路1号 邮政编码：211700 电话：总编室 88212345',
    '本报常年法律顾问：江苏泽声律师事务所',
    '版权所有 未经授权不得转载',
    '盱眙日报微信公众号',
    '中共盱眙县委主管主办',
    '今日多云到阴，26℃～33℃',
    '盱眙日报',
    '六月三十日 星期四',
    '【第3版】',
    '3/8',
    'Page 3',
    '03-04版',
  ])('%s', (line) => {
    const dump = `盱眙日报 第3版 要闻\n\n${BODY.replace('城东小学举办', `${line}\n\n城东小学举办`)}`;
    const found = read(dump);
    expect(found.headlines).toEqual(headlines);
    expect(found.text).toBe(text);
  });
});

test.each([
  '新华社北京1月26日电（记者 熊宏立）自1998年1月1日起，我国将',
  '自1998年1月1日起，全国实行',
])('a date that a sentence tells of is no masthead: %s', (line) => {
  expect(read(`${BODY}\n\n${line}\n\n${BODY}`).says).toEqual({});
});

test('what only looks like furniture stays a headline', () => {
  for (const line of ['大雪', '10月1日起新规实施', '正月十五闹元宵', '主编的话', '雨中的小巷']) {
    const dump = `2022年6月30日 第3版\n\n${line}\n\n${BODY.split('\n').slice(2).join('\n')}`;
    expect(read(dump).headlines[0]).toBe(line);
  }
});
