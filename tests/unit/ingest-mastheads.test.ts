import { describe, expect, test } from 'vitest';
import { blockText } from '../../scripts/ingest/blocks.ts';
import { split } from '../../scripts/ingest/pipe.ts';
import { unitPieces } from '../../scripts/ingest/units.ts';

const DAY = '2022-06-30';

/** Mastheads and folios as papers print them, and what they say. A bar is a line end. */
const HEADS: readonly [printed: string, says: object][] = [
  [
    '清 河 农 民 报|2022年6月30日 星期四|第6845期 农民自己的报纸',
    { newspaper: '清河农民报', date: DAY, number: '6845' },
  ],
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
  // National dailies.
  [
    '人民日报|RENMIN RIBAO|人民网网址：http://www.people.com.cn|2022年6月|30|星期四|壬寅年六月初二|人民日报社出版|国内统一连续出版物号|CN 11-0065|代号1-1|第26982期|今日20版',
    { newspaper: '人民日报', date: DAY, number: '26982' },
  ],
  [
    '人民日报海外版|2022年6月30日 星期四|国内统一刊号：CN11-0066|第11523期 今日十二版',
    { newspaper: '人民日报海外版', date: DAY, number: '11523' },
  ],
  [
    '光明日报|GUANGMING RIBAO|2022年6月30日 星期四|农历壬寅年六月初二|光明日报社出版|国内统一连续出版物号 CN 11-0026|代号1-16|第26392号|今日16版|光明网网址：http://www.gmw.cn',
    { newspaper: '光明日报', date: DAY, number: '26392' },
  ],
  [
    '经济日报 2022年6月30日 星期四 农历壬寅年六月初二 第14221期(总14794期) 今日12版 经济日报社出版 中国经济网网址：http://www.ce.cn 国内统一连续出版物号 CN 11-0014 代号1-68',
    { newspaper: '经济日报', date: DAY, number: '14794' },
  ],
  [
    '解放军报 PLA Daily 2022年6月30日 星期四 第23956号 今日12版',
    { newspaper: '解放军报', date: DAY, number: '23956' },
  ],
  [
    '2022年6月30日 星期四 新闻热线：（010）84151598 E-mail:yw@163.com 责任编辑：李元浩 02 要闻',
    { date: DAY, page: '2' },
  ],
  [
    '02 要闻 中国青年报 2022年6月30日 星期四 责任编辑/张伟 版式设计/李娜',
    { newspaper: '中国青年报', date: DAY, page: '2' },
  ],
  [
    '参考消息|CANKAO XIAOXI|2022年6月30日 星期四 第23216期|农历壬寅年六月初二|新华通讯社主办|参考消息报社出版|国内统一刊号：CN11-0048 邮发代号1-38|今日十六版',
    { newspaper: '参考消息', date: DAY, number: '23216' },
  ],
  [
    '新华每日电讯 2022年6月30日 星期四 第10772期 今日12版',
    { newspaper: '新华每日电讯', date: DAY, number: '10772' },
  ],
  [
    '2版 要闻 新华每日电讯 2022年6月30日 星期四',
    { newspaper: '新华每日电讯', date: DAY, page: '2' },
  ],
  [
    '每日经济新闻|2022年6月30日 星期四|第4521期 今日8版',
    { newspaper: '每日经济新闻', date: DAY, number: '4521' },
  ],
  [
    '21世纪经济报道 2022年6月30日 星期四 总第4758期 国内统一刊号CN44-0131',
    { newspaper: '21世纪经济报道', date: DAY, number: '4758' },
  ],
  [
    '南方周末|2022年6月30日|第1997期|本期二十四版|国内统一刊号：CN44-0003',
    { newspaper: '南方周末', date: DAY, number: '1997' },
  ],
  [
    '文汇报|2022年6月30日 星期四|壬寅年六月初二|第27311号|今日十二版|文汇报社出版',
    { newspaper: '文汇报', date: DAY, number: '27311' },
  ],
  ['文汇报 2022年6月30日 星期四 3', { newspaper: '文汇报', date: DAY, page: '3' }],
  // Evening, city and provincial papers.
  ['浙江新闻 A3 钱江晚报 2022.6.30 星期四', { newspaper: '钱江晚报', date: DAY, page: 'A3' }],
  ['钱江晚报|A3|2022.6.30|星期四', { newspaper: '钱江晚报', date: DAY, page: 'A3' }],
  ['都市快报 2022/6/30 星期四 主编/陈晨 版面/王芳', { newspaper: '都市快报', date: DAY }],
  [
    'YANGTSE EVENING POST 扬子晚报 2022年6月30日 星期四 农历壬寅年六月初二 A1 国内统一刊号CN32-0054 邮发代号27-48 总第12852期 今日16版 零售价1元',
    { newspaper: '扬子晚报', date: DAY, number: '12852', page: 'A1' },
  ],
  [
    'A02 要闻|齐鲁晚报·齐鲁壹点|2022年6月30日 星期四|编辑：陈凯 美编：王建 组版：刘燕',
    { newspaper: '齐鲁晚报', date: DAY, page: 'A2' },
  ],
  [
    '现代快报 2022年6月30日 星期四 责编：李冬梅 美编：丁亮 组版：杨建梅 封面 1',
    { newspaper: '现代快报', date: DAY, page: '1' },
  ],
  [
    '华西都市报 2022年6月30日 星期四 03 要闻 编辑：张海 版式：吕燕 校对：毛凌波',
    { newspaper: '华西都市报', date: DAY, page: '3' },
  ],
  [
    '楚天都市报|A04|2022年6月30日 星期四|责编：王荣海 版式：余康庭',
    { newspaper: '楚天都市报', date: DAY, page: 'A4' },
  ],
  [
    '羊城晚报 2022年6月30日/星期四/要闻部主编/责编 林丹/美编 刘苗/校对 黄文波 A2',
    { newspaper: '羊城晚报', date: DAY, page: 'A2' },
  ],
  [
    '浙江日报|中共浙江省委机关报|2022年6月30日 星期四 壬寅年六月初二 第26617号|国内统一连续出版物号：CN33-0001|今日12版|天气：多云到阴',
    { newspaper: '浙江日报', date: DAY, number: '26617' },
  ],
  [
    '03 2022年6月30日 星期四 浙江日报 要闻 责任编辑：钟玮',
    { newspaper: '浙江日报', date: DAY, page: '3' },
  ],
  [
    '二〇二二年六月三十日 星期四 责编：郑文 版式：潘泓璇 福建日报 5',
    { newspaper: '福建日报', date: DAY, page: '5' },
  ],
  ['河北新闻|2022年6月30日 星期四|责任编辑：赵晨|视觉编辑：孙涛', { date: DAY }],
  ['《新京报》 2022年6月30日 星期四 A05', { newspaper: '新京报', date: DAY, page: 'A5' }],
  [
    '北京青年报 BEIJING YOUTH DAILY 2022年6月30日 星期四 A3版',
    { newspaper: '北京青年报', date: DAY, page: 'A3' },
  ],
  ['大公報 2022年6月30日 星期四 A1 要聞', { newspaper: '大公報', date: DAY, page: 'A1' }],
  ['澳門日報|二零二二年六月三十日 星期四|A02', { newspaper: '澳門日報', date: DAY, page: 'A2' }],
  // County papers, many of which are not called 报.
  [
    '德清新闻|2022年6月30日 星期四|第3版|责任编辑：沈宇翔 电话：8062110',
    { newspaper: '德清新闻', date: DAY, page: '3' },
  ],
  ['通州时讯 2022年6月30日 星期四 第2版 综合新闻', { newspaper: '通州时讯', date: DAY, page: '2' }],
  [
    '仙 居 新 闻|2022年6月30日 星期四 农历六月初二|总第5213期',
    { newspaper: '仙居新闻', date: DAY, number: '5213' },
  ],
  ['A02 要闻|2022年6月30日 星期四|龙湾新闻', { newspaper: '龙湾新闻', date: DAY, page: 'A2' }],
  ['2022-06-30 安吉新闻 版次：02 综合新闻', { newspaper: '安吉新闻', date: DAY, page: '2' }],
  [
    '2 | 综合新闻 | 2022年6月30日 星期四 | 长兴新闻',
    { newspaper: '长兴新闻', date: DAY, page: '2' },
  ],
  [
    '今日桐庐|JINRI TONGLU|2022年6月30日 星期四|壬寅年六月初二|浙江省桐庐县融媒体中心主办',
    { newspaper: '今日桐庐', date: DAY },
  ],
  [
    '今日临海|2022年6月30日 星期四 责任编辑：卢珍珍 版式：李洲洋 第3版',
    { newspaper: '今日临海', date: DAY, page: '3' },
  ],
  [
    '余杭晨报 2022年6月30日 星期四 值班总编：沈建国 责任编辑：俞杰 03',
    { newspaper: '余杭晨报', date: DAY, page: '3' },
  ],
  [
    '浦东时报|PUDONG TIMES|2022.6.30|星期四|总第3352期|今日8版',
    { newspaper: '浦东时报', date: DAY, number: '3352' },
  ],
  ['嘉兴日报·海盐版 2022年6月30日 星期四 第2版', { newspaper: '嘉兴日报', date: DAY, page: '2' }],
  [
    '《汾水时讯》|2022年6月30日 第26期（总第826期）',
    { newspaper: '汾水时讯', date: DAY, number: '826' },
  ],
  // Papers of bodies, universities and works.
  [
    '浙江大学报|2022年6月30日 星期四|第742期|国内统一刊号：CN33-0803/(G)|中共浙江大学委员会主办',
    { newspaper: '浙江大学报', date: DAY, number: '742' },
  ],
  [
    '北京大学校报|2022年6月30日 星期四|第1588期|校报电子版网址：http://xiaobao.pku.edu.cn',
    { newspaper: '北京大学校报', date: DAY, number: '1588' },
  ],
  [
    '首钢日报 SHOUGANG DAILY 2022年6月30日 星期四 第8号 责任编辑 王林 3',
    { newspaper: '首钢日报', date: DAY, number: '8', page: '3' },
  ],
  [
    '国家电网报|STATE GRID NEWS|2022年6月30日|星期四|第3421期|国网英大传媒集团主办',
    { newspaper: '国家电网报', date: DAY, number: '3421' },
  ],
  [
    '兖矿新闻|2022年6月30日 星期四|第2版|本版编辑：刘涛 校对：孙莉',
    { newspaper: '兖矿新闻', date: DAY, page: '2' },
  ],
  [
    '大庆油田报 二〇二二年六月三十日 星期四 第三版 编辑：张云普',
    { newspaper: '大庆油田报', date: DAY, page: '3' },
  ],
  [
    '学习时报|STUDY TIMES|中共中央党校主管主办|2022年6月30日|总第1873期|逢周一三五出版',
    { newspaper: '学习时报', date: DAY, number: '1873' },
  ],
  // Weeklies and papers of a subject.
  [
    '体坛周报 2022年6月30日 星期四 第4012期 A1版',
    { newspaper: '体坛周报', date: DAY, number: '4012', page: 'A1' },
  ],
  [
    '电脑报|2022年6月30日|第25期|总第1572期|定价5.00元',
    { newspaper: '电脑报', date: DAY, number: '25' },
  ],
  [
    '环球时报|GLOBAL TIMES|2022年6月30日 星期四|第5814期|零售2.00元',
    { newspaper: '环球时报', date: DAY, number: '5814' },
  ],
  [
    '健康导报 2022年6月30日 第4版 责编：彭琴 电话:0851-5282318',
    { newspaper: '健康导报', date: DAY, page: '4' },
  ],
  [
    '海峡都市报·生活周刊|2022年6月30日 星期四|A12',
    { newspaper: '海峡都市报', date: DAY, page: 'A12' },
  ],
  ['瞭望东方周刊|2022年6月30日|第12期', { newspaper: '瞭望东方周刊', date: DAY, number: '12' }],
  ['作家文摘|2022年6月30日 星期四|第2541期', { newspaper: '作家文摘', date: DAY, number: '2541' }],
  // A section's name alone beside the date is no paper's.
  ['要闻|2022年6月30日 星期四|第2版', { date: DAY, page: '2' }],
  ['时政新闻|2022年6月30日 星期四', { date: DAY }],
  ['综合新闻 2022年6月30日 星期四 第3版', { date: DAY, page: '3' }],
  ['经济·社会新闻|2022年6月30日|第3版', { date: DAY, page: '3' }],
  ['第4版 滨海新闻|2022年6月30日 星期四', { date: DAY, page: '4' }],
  ['民生资讯|2022年6月30日 星期四|A3', { date: DAY, page: 'A3' }],
  ['教育周刊|2022年6月30日 星期四|第5版', { date: DAY, page: '5' }],
  ['体育新闻|责任编辑：张伟|2022年6月30日', { date: DAY }],
];

/** Nameplates of front pages, where a name or a motto is told by its place alone. */
const NAMEPLATES: typeof HEADS = [
  [
    '新民晚报|XINMIN EVENING NEWS|飞入寻常百姓家|2022年6月30日 星期四 壬寅年六月初二 第21988号 今日24版|24小时读者热线:962555',
    { newspaper: '新民晚报', date: DAY, number: '21988' },
  ],
  [
    '顺义时讯|SHUNYI SHIXUN|2022年6月30日|星期四|第2518期|本期8版|中共北京市顺义区委主管主办',
    { newspaper: '顺义时讯', date: DAY, number: '2518' },
  ],
  [
    '滨海资讯|2022年6月30日|内部资料 免费交流|总第26期',
    { newspaper: '滨海资讯', date: DAY, number: '26' },
  ],
  [
    '澄江之声|澄江县融媒体中心主办|2022年6月30日 星期四|第126期',
    { newspaper: '澄江之声', date: DAY, number: '126' },
  ],
  [
    '新清华|2022年6月30日 第2283期|中共清华大学委员会主办|国内统一刊号CN11-0802/(G)',
    { newspaper: '新清华', date: DAY, number: '2283' },
  ],
  [
    '华东师范大学|2022年6月30日|第1871期|主办：中共华东师范大学委员会|国内统一刊号：CN31-0801/(G)|本期四版',
    { newspaper: '华东师范大学', date: DAY, number: '1871' },
  ],
  [
    '石化通讯|第12期（总第356期）|2022年6月30日|准印证号：(浙)字第0123号',
    { newspaper: '石化通讯', date: DAY, number: '356' },
  ],
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
  test.each(NAMEPLATES)('%s', (printed, says) => {
    for (const end of ['\n', '\n\n']) {
      const dump = `${printed.replaceAll('|', end)}\n\n${BODY}`;
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
  for (const line of [
    '大雪',
    '10月1日起新规实施',
    '正月十五闹元宵',
    '主编的话',
    '雨中的小巷',
    '扫码办事不出村',
    '县图书馆开通微信公众号',
    '小区门口贴上二维码',
  ]) {
    const dump = `2022年6月30日 第3版\n\n${line}\n\n${BODY.split('\n').slice(2).join('\n')}`;
    expect(read(dump).headlines[0]).toBe(line);
  }
});

test('a name of a paper that only its place tells is no headline, and no headline is such a name', () => {
  const { headlines } = read(BODY);
  const pages = `汾水时讯\n2022年6月30日 第1版\n\n${BODY}\n汾水时讯\n第2版\n\n${BODY.replaceAll('张家洼', '李家洼')}`;
  expect(read(pages).says).toMatchObject({ newspaper: '汾水时讯' });
  expect(read(pages).text).not.toContain('汾水时讯');
  for (const line of ['春的消息', '基层之声', '小巷里的大学']) {
    const dump = `2022年6月30日 第3版\n\n${line}\n\n${BODY.split('\n').slice(2).join('\n')}`;
    expect(read(dump)).toMatchObject({ says: { date: DAY, page: '3' } });
    expect(read(dump).headlines).toEqual([line, ...headlines.slice(1)]);
    const below = `${BODY}\n${line}\n第26期（总第1876期） 2022年6月30日 第3版\n`;
    expect(read(below).says).not.toHaveProperty('newspaper');
  }
});
