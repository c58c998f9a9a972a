import { describe, expect, test } from 'vitest';
import { across } from '../../scripts/ingest/across.ts';
import { label } from '../../scripts/ingest/label.ts';
import { pieces } from '../../scripts/ingest/pieces.ts';
import { stretches } from '../../scripts/ingest/stretches.ts';
import { lines } from '../../src/dump/lines.ts';

const labelled = (text: string) => label(stretches(across(pieces(lines(text)))));

/** A line, and what it is by itself: kind, certainty, and what the line says. */
const LINES: readonly [line: string, kind: string, says?: object][] = [
  ['   ', 'blank sure'],
  ['　　', 'blank sure'],
  ['# 数字赋能 精准监督', 'headline likely'],
  ['核心阅读', 'short doubtful'],
  ['（全文见4版）', 'teaser sure'],
  ['(详见第1版)', 'teaser sure'],
  ['【相关报道见A3版】', 'teaser sure'],
  ['（报道见第1版）', 'teaser sure'],
  ['核心阅读:费用公开三年,门诊次均费用下降一成多', 'body likely', { dateline: false }],
  ['#数字赋能', 'headline likely'],
  ['## 两张清单', 'subhead likely'],
  ['###### 两张清单', 'subhead likely'],
  ['##', 'body likely', { dateline: false }],
  ['(下转第3版)', 'jump sure', { direction: 'to', page: '3' }],
  ['▶下转03版', 'jump sure', { direction: 'to', page: '3' }],
  ['下转第三版', 'jump sure', { direction: 'to', page: '3' }],
  ['（下转第十二版）', 'jump sure', { direction: 'to', page: '12' }],
  ['（上接第1版）', 'jump sure', { direction: 'from', page: '1' }],
  ['上接A01版', 'jump sure', { direction: 'from', page: 'A1' }],
  ['(责编 李四)', 'editors sure'],
  ['责任编辑:张三 版式设计:李四', 'editors sure'],
  ['本版编辑：张三', 'editors sure'],
  ['新闻热线:82812345', 'editors sure'],
  ['2022年6月30日 星期四', 'masthead sure', { masthead: { date: '2022-06-30' } }],
  ['二〇二二年六月三十日 星期四', 'masthead sure', { masthead: { date: '2022-06-30' } }],
  ['记者手记', 'short doubtful'],
  ['【编辑点评】', 'short doubtful'],
  ['2022.6.30 第3版', 'masthead sure', { masthead: { date: '2022-06-30', page: '3' } }],
  [
    '2022年6月30日 星期四 第3版 责任编辑:张三 版式设计:李四 电话:0573-82812345',
    'masthead sure',
    { masthead: { date: '2022-06-30', page: '3' } },
  ],
  ['星期四', 'masthead sure', { masthead: {} }],
  ['农历壬寅年六月初二', 'masthead sure', { masthead: {} }],
  ['总第12345期', 'masthead sure', { masthead: { number: '12345' } }],
  ['国内统一连续出版物号 CN 33-0012', 'masthead sure', { masthead: {} }],
  ['嘉兴日报', 'masthead doubtful', { masthead: { newspaper: '嘉兴日报' } }],
  ['第3版', 'folio sure', { page: '3' }],
  ['第3版:要闻', 'folio sure', { page: '3', name: '要闻' }],
  ['3版 要闻', 'folio sure', { page: '3', name: '要闻' }],
  ['第3版（要闻）', 'folio sure', { page: '3', name: '要闻' }],
  ['——桑普拉斯威廉姆斯顺利过关', 'short doubtful'],
  ['要闻 3版', 'folio sure', { page: '3', name: '要闻' }],
  ['A03', 'folio sure', { page: 'A3' }],
  ['- 3 -', 'folio sure', { page: '3' }],
  ['要闻', 'folio likely', { name: '要闻' }],
  ['张三 摄', 'credit sure'],
  ['(张三 摄)', 'credit sure'],
  ['记者 张三 摄', 'credit sure'],
  ['张三 文/摄', 'credit likely'],
  ['新华社发(张三 摄)', 'credit sure'],
  ['资料图片', 'credit sure'],
  ['(图片由陶庄镇政府提供)', 'credit sure'],
  ['陶庄镇政府供图', 'credit sure'],
  ['摄影:张三', 'credit sure'],
  ['□记者 张三 通讯员 李四', 'byline sure'],
  ['文/图 张三', 'byline sure'],
  ['驻企指导员叶文表示，下阶段', 'body likely', { dateline: false }],
  ['本报消息 清早七点半，门诊大厅里已经坐满了人。', 'body likely', { dateline: true }],
  ['王维 徐卉', 'byline likely'],
  ['王 维', 'byline doubtful'],
  ['注纯 吴丽', 'byline doubtful'],
  ['群众提 代表定 政府办', 'short doubtful'],
  ['图为志愿者在社区服务。', 'caption likely'],
  ['上图:志愿者在社区服务。', 'caption likely'],
  ['▲志愿者在社区服务。', 'caption likely'],
  ['志愿者在社区服务。 张三 摄', 'caption sure', { creditAt: 10 }],
  ['志愿者在社区服务。(张三 摄)', 'caption sure', { creditAt: 9 }],
  ['志愿者在社区服务。新华社发(张三 摄)', 'caption sure', { creditAt: 9 }],
  ['志愿者在社区服务。(资料图片)', 'caption sure', { creditAt: 9 }],
  ['志愿者在社区服务。(图片由陶庄镇政府提供)', 'caption sure', { creditAt: 9 }],
  ['数字赋能 精准监督', 'short doubtful'],
  ['“亲清下午茶” 政企话发展', 'short doubtful'],
  ['一、两张清单', 'short doubtful'],
  ['你的垃圾分类了吗?', 'short doubtful'],
  ['核心阅读', 'short doubtful'],
  ['海宁市举行活动。', 'body likely', { dateline: false }],
  ['近日,海宁市举行活动,', 'body likely', { dateline: false }],
  ['，海宁市举行活动', 'body likely', { dateline: false }],
  ['2022年6月30日,海宁市举行活动。', 'body likely', { dateline: false }],
  ['本报讯(记者 张三)近日,活动举行。', 'body likely', { dateline: true }],
  ['新华社北京6月30日电(记者 张三)近日,活动举行。', 'body likely', { dateline: true }],
  ['本报嘉兴6月30日电 近日,活动举行。', 'body likely', { dateline: true }],
  ['abc', 'body likely', { dateline: false }],
  // Furniture of pages in its many forms: what a line is made of decides, not its order.
  ['星期四 2022年6月30日', 'masthead sure', { masthead: { date: '2022-06-30' } }],
  ['2022-06-30 星期四 A03', 'masthead sure', { masthead: { date: '2022-06-30', page: 'A3' } }],
  ['3 要闻 2022年6月30日 星期四', 'masthead sure', { masthead: { date: '2022-06-30', page: '3' } }],
  [
    '03版 综合新闻 2022年6月30日 星期四',
    'masthead sure',
    { masthead: { date: '2022-06-30', page: '3' } },
  ],
  ['6月30日 星期四', 'masthead sure', { masthead: {} }],
  ['统一刊号CN33-0012 邮发代号31-24', 'masthead sure', { masthead: {} }],
  ['代号1-1', 'masthead sure', { masthead: {} }],
  ['总第12345期 今日8版', 'masthead sure', { masthead: { number: '12345' } }],
  ['社址:青石市中山路123号 邮编:314000 电话:82812345', 'masthead sure', { masthead: {} }],
  ['青石在线:www.example.com', 'masthead sure', { masthead: {} }],
  ['青石日报 第3版', 'masthead sure', { masthead: { newspaper: '青石日报', page: '3' } }],
  ['今日青石', 'masthead doubtful', { masthead: { newspaper: '今日青石' } }],
  ['QINGSHI DAILY', 'masthead doubtful', { masthead: {} }],
  ['青石日报社出版', 'masthead sure', { masthead: {} }],
  ['A3 民生·社会', 'folio sure', { page: 'A3', name: '民生社会' }],
  ['03/要闻', 'folio sure', { page: '3', name: '要闻' }],
  ['03版:青石新闻', 'folio sure', { page: '3', name: '青石新闻' }],
  ['要闻·03版', 'folio sure', { page: '3', name: '要闻' }],
  ['第3页 共8页', 'folio sure', { page: '3' }],
  ['— 3 —', 'folio sure', { page: '3' }],
  ['3', 'folio likely', { page: '3' }],
  ['要 闻', 'folio likely', { name: '要闻' }],
  ['民生·关注', 'folio likely', { name: '民生·关注' }],
  ['青石新闻', 'folio likely', { name: '青石新闻' }],
  ['-----', 'folio sure', {}],
  ['责任编辑 张三 电话 0573-82812345', 'editors sure'],
  ['值班总编 张三 责任编辑 李四', 'editors sure'],
  ['编辑 张三 组版 李四', 'editors sure'],
  ['■本版责编 张三', 'editors sure'],
  ['责编/张三 版式/李四', 'editors sure'],
  ['本版图片除署名外均为资料图片', 'editors sure'],
  ['(紧接第一版)', 'jump sure', { direction: 'from', page: '1' }],
  ['（上接1版《渔港添新船》）', 'jump sure', { direction: 'from', page: '1', title: '渔港添新船' }],
  ['本报评论员', 'byline likely'],
  ['青石传媒记者 张三', 'byline sure'],
  ['张三摄(影像中国)', 'credit sure'],
  ['张三摄/青石图片', 'credit sure'],
  ['图/张三', 'credit sure'],
  ['摄影 张三', 'credit likely'],
  ['青石夜景 张三 摄', 'caption sure', { creditAt: 5 }],
  ['抢收花卉 万仁妍摄', 'caption sure', { creditAt: 5 }],
  ['金色田野 张三 摄', 'caption sure', { creditAt: 5 }],
  ['赛龙舟 张三 李四 摄', 'caption sure', { creditAt: 4 }],
  ['青石镇 荷花节 张三 摄', 'caption sure', { creditAt: 8 }],
  ['游客在青石古镇游玩 本报记者 张三 摄', 'caption sure', { creditAt: 10 }],
  ['培训现场 青石镇 供图', 'caption sure', { creditAt: 5 }],
  ['鸟瞰图', 'short doubtful'],
  ['◎张三 摄', 'credit sure'],
  ['【张三 摄】', 'credit sure'],
  ['张三 航拍', 'credit sure'],
  ['阿依古丽·买买提 摄', 'credit sure'],
  ['首席摄影记者 张三 摄', 'credit sure'],
  ['青石日报记者 张三摄/青石图片', 'credit sure'],
  ['图源:青石发布', 'credit sure'],
  ['志愿者在社区服务。青石县融媒体中心供图', 'caption sure', { creditAt: 9 }],
  ['志愿者在社区服务。 CFP供图', 'caption sure', { creditAt: 10 }],
  ['志愿者在社区服务。【张三 摄】', 'caption sure', { creditAt: 9 }],
  ['(来源:青石发布)', 'body likely', { dateline: false }],
  ['志愿者在社区服务。记者张三/摄', 'caption sure', { creditAt: 9 }],
  ['志愿者在社区服务。■张三 摄', 'caption sure', { creditAt: 9 }],
  ['志愿者在社区服务。张三摄(影像中国)', 'caption sure', { creditAt: 9 }],
  ['志愿者在社区服务。(图/张三)', 'caption sure', { creditAt: 9 }],
  ['志愿者在社区服务。 摄影:张三', 'caption sure', { creditAt: 10 }],
  ['志愿者在社区服务。图片由青石镇提供', 'caption sure', { creditAt: 9 }],
  ['志愿者在社区服务。 新华社发', 'caption sure', { creditAt: 10 }],
  ['(作者为本报编辑)', 'body likely', { dateline: false }],
  ['问:涨价前有没有征求过意见?', 'body likely', { dateline: false }],
  ['短评', 'short doubtful'],
  ['【新时代 新征程】', 'short doubtful'],
];

/** Lines that look like something which they are not. */
const NOT: readonly [line: string, kind: string][] = [
  ['2022年13月45日', 'masthead'],
  ['2022年6月30日,海宁市举行活动。', 'masthead'],
  ['新闻', 'masthead'],
  ['他在下转第3版时停笔', 'jump'],
  ['责任编辑是这项工作的负责人。', 'editors'],
  ['图', 'credit'],
  ['清明上河图', 'credit'],
  ['天气预报', 'masthead'],
  ['简讯', 'byline'],
  ['海宁市图书馆', 'credit'],
];

describe('label', () => {
  test.each(LINES)('%s is %s', (line, expected, says = {}) => {
    const [first, ...others] = labelled(line);
    expect(others).toEqual([]);
    expect(`${first?.label.kind} ${first?.certainty}`).toBe(expected);
    const { kind: _, ...rest } = first?.label ?? {};
    expect(rest).toEqual(says);
  });

  test.each(NOT)('%s is no %s', (line, kind) => {
    expect(labelled(line).map((item) => item.label.kind)).not.toContain(kind);
  });

  test('a continuation mark and names in brackets after a sentence are labelled by themselves', () => {
    const kinds = (text: string) =>
      labelled(text).map(({ label: { kind }, stretch }) => `${kind} ${stretch.text}`);
    expect(kinds('要求各地贯彻落实。(下转第3版)')).toEqual([
      'body 要求各地贯彻落实。',
      'jump (下转第3版)',
    ]);
    expect(kinds('(上接第1版)装了新排风,还给每个摊位配了电子秤。')).toEqual([
      'jump (上接第1版)',
      'body 装了新排风,还给每个摊位配了电子秤。',
    ]);
    expect(kinds('收入比从前多了两成。(记者 张三)')).toEqual([
      'body 收入比从前多了两成。',
      'byline (记者 张三)',
    ]);
  });
});
