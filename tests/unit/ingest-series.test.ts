import { expect, test } from 'vitest';
import { isSeries } from '../../scripts/ingest/revise/series.ts';

test.each([
  ['从“不敢种”到“抢着种”', '从“卖不掉”到“不够卖”', true],
  ['钱从哪里来？', '人往哪里去？', true],
  ['从“不敢种”到“抢着种”', '谁来管？', false],
  ['新桥今天通车', '渡口从此收桨', false],
])('of one form: %s, %s', (line, other, alike) => {
  expect(isSeries(line, other)).toBe(alike);
});
