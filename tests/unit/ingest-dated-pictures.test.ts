import { expect, test } from 'vitest';
import { dated } from '../../scripts/ingest/photo-drafts.ts';

test.each([
  '春运首日，志愿者在火车站帮助旅客搬运行李',
  '元宵节当天，舞龙队走上街头',
  '周末，市民带着孩子参观科技馆',
  '6月25日，禁毒农民画活动举办',
  '近日，老年大学学员为市民写春联',
])('a picture that is news says when it was taken: %s', (caption) => {
  expect(dated.test(caption)).toBe(true);
});

test.each(['周末的菜市场', '图为活动当天现场', '志愿者在火车站'])(
  'a label says what is seen: %s',
  (caption) => {
    expect(dated.test(caption)).toBe(false);
  },
);
