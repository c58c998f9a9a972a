import { expect, test } from 'vitest';
import { fitsColumn } from '../../scripts/ingest/revise/first-lines.ts';
import { isNumbered } from '../../scripts/ingest/revise/numbered.ts';
import { pageText } from '../../scripts/ingest/revise/page-text.ts';
import { NOTHING, readsOn } from '../../scripts/ingest/revise/reads-on.ts';

const reading = (line: string, next: string) => readsOn(line, next, NOTHING, pageText([]));

/** First print lines that a column cut off, and what goes on with them. */
const CUT = [
  ['源河服饰工会主席邓岚达', '表示,下阶段将多开几门夜校的课,把老师傅也请来。'],
  ['"云诊室"服务队由8名家庭医生', '组成,整合资金1300万元,同3600户家庭签约。'],
  ['石门镇请回十二名老匠人和', '“泥水张”“木匠李”等,按老法子配灰、开榫。'],
] as const;

/** Headlines, and how their texts open. */
const HEADLINES = [
  [
    '从一块荒地到六十家工厂,新埭做对了什么？',
    '村口的牌子换了三次。最早写的是砖瓦厂，后来写的是供销社，如今写的是创业园。',
  ],
  [
    '云浦渔具：一枚鱼钩，卖到六大洲',
    '今年3季度，厂里的鱼钩第一次装船去了北欧，全厂三十名工人忙到了半夜，订单排到了年底。',
  ],
  [
    '规矩大家立,面子大家给',
    '村里开了三次院坝会,把办酒的规矩写进了村规民约,第一个吃螃蟹的是贾家,只办了十五桌。',
  ],
  ['闲置地上种出十八个', '如今的石门镇，河滩边多出了十八片果园，每片都有人管，有人浇，有人收。'],
] as const;

test.each(CUT)('“%s” reads on', (line, next) => {
  expect(reading(line, next)).toBeGreaterThan(0);
});

test.each(HEADLINES)('“%s” does not read on', (line, next) => {
  expect(reading(line, next)).toBeLessThan(0);
});

test('below the writers of a headline a line is more probably text', () => {
  const [line, next] = ['石浦镇沙头村的三户渔民合股买下', '了一条船，轮流出海，收成平分。'];
  const signed = readsOn(line, next, { ...NOTHING, signed: true }, pageText([]));
  expect(signed).toBeGreaterThan(reading(line, next));
});

test('the first lines of a page tell how wide another is; two lines tell nothing', () => {
  const fits = fitsColumn([12, 12.5, 12, 26]);
  expect(fits(12)).toBeGreaterThan(0);
  expect(fits(13.2)).toBe(0);
  expect(fits(17)).toBeLessThan(0);
  expect(fitsColumn([12, 12])(12)).toBe(0);
});

test('an item has a number, a quantity and a quarter of the year have figures', () => {
  for (const line of [
    '一、两张清单',
    '（二）怎么领',
    '3.谁来管',
    '二、一纸约，约来八方客',
    '一、二十本账摊在桌上',
    '一顶帐篷走天涯——',
  ])
    expect(isNumbered(line), line).toBe(true);
  for (const line of [
    '2.6万亩晚稻开镰',
    '一、二季度经济运行平稳',
    '三、四十岁正当年',
    '三个村入选',
  ])
    expect(isNumbered(line), line).toBe(false);
});
