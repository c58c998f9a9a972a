import { expect, test } from 'vitest';
import { isMark, isPicture, markup } from '../../scripts/ingest/markup.ts';

/** A line of a dump, and what of it is no text. */
const LINES: readonly [line: string, ...marks: string[]][] = [
  ['**本报记者 王晓明**', '**', '**'],
  ['村里的**共享农机站**开张了', '**', '**'],
  ['做了*小发明*和模型', '*', '*'],
  ['![](images/3a4b.jpg)', '![](images/3a4b.jpg)'],
  ['![农机站里的拖拉机](a.jpg "图")', '![', '](a.jpg "图")'],
  ['<img src="a.png" width="3">', '<img src="a.png" width="3">'],
  ['<!-- image -->', '<!-- image -->'],
  ['<div align="center">春耕<br/></div>', '<div align="center">', '<br/>', '</div>'],
  ['掌声。&nbsp;校长说', '&nbsp;'],
  ['2022\\.6\\.30', '\\', '\\'],
  ['> 编者按：近日', '>'],
];

test.each(LINES)('%s', (line, ...marks) => {
  const found = markup(line)
    .map(({ from, to }) => line.slice(from, to))
    .sort();
  expect(found).toEqual([...marks].sort());
  expect(found.every(isMark)).toBe(true);
});

test('what only looks like a mark is text', () => {
  for (const line of [
    '* 5*3米的展板',
    '*ST海航、*ST基础复牌',
    '评为****级酒店',
    '气温<5℃，风力>3级',
    '>> 下转第3版',
    '[上接第1版]',
    '# 标题',
    '<img src=x onerror="alert(1)">海宁',
    '图为<b onmouseover=alert(1)>志愿者</b>',
    '![图](https://elsewhere.example/x.png)',
    '<img src="https://elsewhere.example/x.png">',
    '[点此](javascript:alert(1))查看',
    '[盱眙日报](https://example.com/a)',
  ])
    expect(markup(line), line).toEqual([]);
  for (const text of [
    '<script>',
    '<b onclick=x>',
    '![](https://a/b)',
    '本报记者',
    '#',
    '***级',
    '（下转第3版）',
    '-',
  ])
    expect(isMark(text), text).toBe(false);
});

test('a picture leaves a gap, bold type none', () => {
  expect(isPicture('![](a.jpg)')).toBe(true);
  expect(isPicture('<!-- image -->')).toBe(true);
  expect(isPicture('**')).toBe(false);
});
