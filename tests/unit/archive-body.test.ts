import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bodyBlocks, firstParagraph } from '../../src/archive/body.ts';
import { readings } from '../../src/archive/emendations.ts';

describe('bodyBlocks', () => {
  test('paragraphs and subheads, escapes undone', () => {
    expect(bodyBlocks('## 小标题\n\n一段\\*话\\*。\n\n1\\. 第二段\n')).toEqual([
      { kind: 'subhead', text: '小标题' },
      { kind: 'paragraph', text: '一段*话*。' },
      { kind: 'paragraph', text: '1. 第二段' },
    ]);
  });

  test.each([
    '<script>alert(1)</script>',
    '- 一\n- 二',
    '> 引文',
    '[字](javascript:alert(1))',
    '![图](https://example.com/a.png)',
    '`代码`',
    '***',
    '题\n===',
    '[字]: https://example.com',
    '```\n代码\n```',
    '前<b>中</b>后',
  ])('%s is shown as typed', (markdown) => {
    expect(bodyBlocks(markdown).map((block) => block.text.trim())).toEqual([markdown.trim()]);
  });

  test('emphasis is markup, a line end between Chinese characters is none', () => {
    expect(bodyBlocks('**重点**在\n这里')).toEqual([{ kind: 'paragraph', text: '重点在这里' }]);
  });
});

test('the first paragraph is the first block that is no subhead', () => {
  const word = fc.constantFrom(
    '字',
    '一段',
    '\\*星\\*',
    '# 题',
    '**粗**',
    '1. 条',
    '"话"',
    '\n',
    '<b>',
    '* ',
  );
  fc.assert(
    fc.property(
      fc.array(fc.array(word, { minLength: 1, maxLength: 4 }), { maxLength: 4 }),
      (blocks) => {
        const markdown = blocks.map((parts) => parts.join('')).join('\n\n');
        const first = bodyBlocks(markdown).find((block) => block.kind === 'paragraph');
        expect(firstParagraph(markdown).trim()).toBe(first?.text.trim() ?? '');
      },
    ),
  );
});

test('readings joined give the text back', () => {
  const emendations = [
    { printed: '甲', corrected: '乙丙', line: 1, reason: '误' },
    { printed: '子', corrected: '丑', line: 2, reason: '误' },
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom('甲', '乙', '丙', '丑', '寅')), (characters) => {
      const text = characters.join('');
      const parts = readings(text, emendations);
      expect(parts.map((part) => part.text).join('')).toBe(text);
      expect(parts.some((part) => part.emendation === emendations[1])).toBe(text.includes('丑'));
    }),
  );
});
