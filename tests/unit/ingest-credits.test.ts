import { expect, test } from 'vitest';
import { creditIndex, creditNames } from '../../scripts/ingest/label/credit.ts';
import { split } from '../../scripts/ingest/pipe.ts';

test.each([
  ['冯玉坤 摄', '冯玉坤'],
  ['(图片由陶庄镇政府提供)', '陶庄镇政府'],
  ['(图片由榆塬县摄影家协会提供)', '榆塬县摄影家协会'],
  ['◎张三 摄', '张三'],
  ['[张三 摄]', '张三'],
  ['张 三 李小四 摄', '张三 李小四'],
  ['张三 文并摄', '张三'],
  ['张三 航拍', '张三'],
  ['特约摄影师 张三 摄', '张三'],
  ['文/张三 摄/李四', '张三 李四'],
  ['文 李 四 图 张 三', '李四 张三'],
  ['张三 摄/青石图片', '张三'],
  ['阿依古丽·买买提 摄', '阿依古丽·买买提'],
  ['本文图片均由本报记者张三摄', '张三'],
  ['CFP 供图', 'CFP'],
  ['图源:青石发布', '青石发布'],
  ['青石县融媒体中心供图', '青石县融媒体中心'],
  ['资料图片', ''],
  ['花明楼镇党委供图', '花明楼镇党委'],
  ['青石镇党委 供图', '青石镇党委'],
  ['戴宏图/摄', '戴宏图'],
  ['张三文/摄', '张三'],
  ['摄影/文晓', '文晓'],
  ['图/受访者提供', '受访者'],
  ['图/视觉中国', '视觉中国'],
  ['制图 张三', '张三'],
  ['张三 绘', '张三'],
  ['张三 李小四 摄影 报道', '张三 李小四'],
  ['(新华社记者 张三 摄 新华社发)', '张三'],
  ['新华社记者 张三 摄（新华社发）', '张三'],
  ['本组图片由本报记者 张三 摄', '张三'],
  ['以上照片均为张三 摄', '张三'],
  ['青石县文旅局 提供', '青石县文旅局'],
  ['（图片由AI生成）', ''],
  ['AI制图', ''],
])('%s names %s', (printed, names) => {
  expect(creditNames(printed).join(' ')).toBe(names);
});

test.each([
  '（新华社记者 张三 摄 新华社发）',
  '市文旅局 提供',
  'AI制图',
  '（AI生成图片）',
  '图/受访者提供',
  '张三 绘',
  '张三 李小四 摄影 报道',
  '戴宏图/摄',
])('a caption ends in %s', (credit) => {
  const text = `图为孩子们在滑冰。 ${credit}`;
  expect(text.slice(creditIndex(text)).trim()).toBe(credit);
});

const STORY = `青石镇修通到户路

本报记者 张晓明

近日，青石镇的张家洼村把到户的二十里路都修成了水泥路，村民李大山的三轮车第一次开到了自家的地头。

“雨天再也不用穿着胶鞋走五里路了。”李大山说，今年他多种了三亩苹果，就等着秋天卖个好价钱。
`;

/** The captions of a dump, with their names, and its paragraphs. */
function pictures(dump: string) {
  const { units } = split(dump);
  const photos = units.flatMap((unit) => unit.photos.map(({ photo }) => photo));
  return {
    photos: photos.map(({ caption, credits }) => [caption, ...credits].join(' | ')),
    paragraphs: units.flatMap(({ body }) => body).length,
  };
}

test.each([
  [
    'a label that could be two names, over its credit',
    '\n\n\n平遥古城\n本报记者 林小兰 摄\n',
    '平遥古城 | 林小兰',
  ],
  [
    'one sentence between the gaps of a picture, in a text',
    `\n\n\n张家洼村村民李大山在水泥路上开三轮车。\n\n\n\n秋天一到，收苹果的货车就能直接开进村里，村里还打算在路口建一座选果棚。\n`,
    '张家洼村村民李大山在水泥路上开三轮车。',
  ],
])('%s is a caption', (_, printed, caption) => {
  expect(pictures(`${STORY}\n${printed}`).photos).toEqual([caption]);
});

test('what somebody says below a gap is text', () => {
  const said = '镇长王大河说，明年还要把路修到后山。';
  expect(pictures(`${STORY}\n\n\n\n${said}\n`)).toEqual({ photos: [], paragraphs: 3 });
});

test('a compound surname at the end of a print line is no name of its own', () => {
  const lines = (text: string) => text.replace(/[^\n]{20}/gu, '$&\n');
  const caption = '李大山在张家洼村的水泥路上开三轮车。 ';
  const story = STORY.split('\n').map(lines).join('\n');
  const dump = `${story.repeat(2)}\n\n\n${caption}慕容\n凤英摄\n`;
  expect(pictures(dump).photos).toEqual([`${caption.trim()} | 慕容凤英`]);
});
