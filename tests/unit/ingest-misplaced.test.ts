import { expect, test } from 'vitest';
import { split } from '../../scripts/ingest/pipe.ts';

const MARKET = [
  '老菜场换新颜 百姓买菜更舒心',
  '林晓芸',
  '清晨六点，青石镇的菜市场已经热闹起来，摊主们把刚摘下的青菜摆得整整齐齐，等着第一批顾客上门。',
];
const ASTRAY = '白鹭湖的渔民老周说，有了泵站，白鹭湖的水位再高也不怕，今年夏天睡得踏实多了。';
const REST = [
  '镇里去年投入三百万元改造市场，铺了防滑地砖，装了新排风，还给每个摊位配了电子秤。',
  '市场管理员孙大伟说，改造以后客流量比从前多了两成，摊主的收入也跟着涨了。',
];
const LAKE = [
  '泵站守护白鹭湖',
  '游仪',
  '入夏以来，白鹭湖的水位比往年高出半米，白鹭湖的渔民老周每天都要到堤上看一看。',
  '县水利局在白鹭湖边新建了两座泵站，遇到暴雨可以连续抽水四十八小时。',
];

const moved = (paragraphs: readonly string[]) =>
  split(paragraphs.join('\n\n')).notes.filter(({ rule }) => rule === 'misplaced').length;

test('a paragraph that words alone place elsewhere moves on a page in trouble only', () => {
  expect(moved([...MARKET, ASTRAY, ...REST, ...LAKE])).toBe(0);
  const twice = [...MARKET, ASTRAY, ...REST, REST[0] ?? '', ...LAKE];
  expect(moved(twice)).toBe(1);
});
