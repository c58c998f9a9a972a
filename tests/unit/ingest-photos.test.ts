import { expect, test } from 'vitest';
import { blockText } from '../../scripts/ingest/blocks.ts';
import { split } from '../../scripts/ingest/pipe.ts';

/** A piece of the paper of a firm, which every piece names. */
const piece = (title: string, text: string) =>
  `${title}\n\n本报讯（记者 张晓明）近日，清河水泥公司${text}\n\n`;

const PAGE = [
  piece('二号窑停窑检修', '二号窑停窑检修，检修班三天换完了全部耐火砖。'),
  piece('料场盖上大棚', '料场的防尘大棚完工，物料不再露天堆放。'),
  piece('食堂添了早餐窗口', '食堂增设早餐窗口，夜班职工下班就能吃上热面条。'),
  piece('槐树村修起拦水坝', '帮扶的河坝镇槐树村修起拦水坝，河段两岸的菜地浇上了水。'),
  piece('班车延长到新区', '通勤班车延长到新区，三百多人上班少走两里路。'),
];

/** The headline of the piece that a caption below the third piece is given to; empty if it stands alone. */
function homeOf(caption: string): string | undefined {
  const pages = PAGE.map((text, at) => (at === 2 ? `${text}\n\n${caption}\n李四 摄\n\n` : text));
  const { units } = split(pages.join(''));
  const unit = units.find(({ photos }) => photos.some(({ photo }) => photo.caption === caption));
  return unit?.headlines.map(blockText).join('');
}

test('a name that every piece of a page has gives no picture to a piece', () => {
  expect(homeOf('图为清河水泥公司职工运动会拔河比赛的队员奋力向前。')).toBe('');
  expect(homeOf('夜班职工在食堂的早餐窗口前排队。')).toBe('食堂添了早餐窗口');
});

test('news from a place goes to no other news from there, a label of it does', () => {
  expect(
    homeOf(
      '10月14日，河坝镇卫生院的医生走进槐树村，为退役军人和独居老人免费测血压、看眼底、发放常用药品。',
    ),
  ).toBe('');
  expect(homeOf('河坝镇槐树村的拦水坝和河段两岸的菜地。')).toBe('槐树村修起拦水坝');
});
