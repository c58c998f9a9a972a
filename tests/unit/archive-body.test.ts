import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bodyBlocks,
  firstParagraph,
  parseBody,
  runOn,
  simpleBlock,
} from '../../src/archive/body.ts';
import { inReadingOrder, readings } from '../../src/archive/emendations.ts';
import { bareHtml, bodyHtml, wholeHtml } from '../../src/archive/html.ts';

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

test('lines of verse run on where prose quotes them', () => {
  expect(runOn('春风吹绿南湖岸，\n“红船”\n依旧泊\n烟波。')).toBe(
    '春风吹绿南湖岸，“红船”依旧泊 烟波。',
  );
});

test('notes are numbered as a reader meets them', () => {
  const emendation = (corrected: string) => ({ printed: '误', corrected, line: 1, reason: '误植' });
  const [last, first, second] = [emendation('丁'), emendation('甲'), emendation('乙')];
  const ordered = inReadingOrder([last, first, second], ['题目甲', '正文有乙也有丁']);
  expect(ordered).toEqual([first, second, last]);
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

test('a hard break, as verse has, is a line end in the text and on the page', () => {
  const poem = '竹篙点开河雾\\\n鸭群散向两岸\n\n水涨了又落';
  expect(bodyBlocks(poem).map(({ text }) => text)).toEqual([
    '竹篙点开河雾\n鸭群散向两岸',
    '水涨了又落',
  ]);
  expect(
    bodyHtml(poem, {
      show: (text) => text,
      emendations: [],
      noteMark: () => ({ id: '', href: '', label: '' }),
    }),
  ).toBe('<p>竹篙点开河雾<br>\n鸭群散向两岸</p>\n<p>水涨了又落</p>');
});

describe('bodyHtml', () => {
  const emendation = { printed: '甲午', corrected: '乙未', line: 3, reason: '误植' };
  const html = (markdown: string) =>
    bodyHtml(markdown, {
      show: (text) => text.replaceAll(',', '，'),
      emendations: [emendation],
      noteMark: (_, number) => ({ id: `r${number}`, href: `#n${number}`, label: `注${number}` }),
    });

  test('paragraphs and subheads with ids', () => {
    expect(html('## 小题,一\n\n话,话')).toBe('<h2 id="s-小题一">小题，一</h2>\n<p>话，话</p>');
  });

  test('corrected text is marked, with a reference to its note', () => {
    const mark = '<a class="note-mark" id="r1" href="#n1" aria-label="注1">1</a>';
    expect(html('是乙未年,好')).toBe(`<p>是<span class="emended">乙未</span>${mark}年，好</p>`);
    expect(html('是**乙**未年')).toBe(
      `<p>是<strong><span class="emended">乙</span></strong><span class="emended">未</span>${mark}年</p>`,
    );
  });

  test.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '&lt;b&gt;',
    'a &amp; b',
  ])('%s does not pass as markup', (text) => {
    expect(html(text)).not.toMatch(/<(?!\/?p>)/);
  });
});

describe('blocks read without the parser', () => {
  const piece = fc.constantFrom(
    ...[
      '字',
      '一段',
      '\\*',
      '\\#',
      '\\\\',
      '\\字',
      '#',
      '##',
      ' ',
      '  ',
      '\t',
      '*',
      '_',
      '&',
      '&amp;',
    ],
    ...['"', '<b>', '[a](b)', '1. ', '- ', '> ', '`', '~~', '\n', '\u00a0', '\u3000', '=', '---'],
  );
  const text = fc.array(piece, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''));
  /** A block that cannot be simple, and so sends the whole body to the parser. */
  const HARD = '**粗**';

  test('are what the parser makes of them', () => {
    let simple = 0;
    fc.assert(
      fc.property(text, (block) => {
        const read = simpleBlock(block);
        if (!read) return;
        simple += 1;
        const blocks = bodyBlocks(`${block}\n\n${HARD}`);
        expect(parseBody(`${block}\n\n${HARD}`).children).toHaveLength(2);
        expect(bodyBlocks(block)).toEqual(blocks.slice(0, 1));
      }),
      { numRuns: 3000 },
    );
    expect(simple).toBeGreaterThan(300);
  });

  test('bare paragraphs are set as the whole pipeline sets them', () => {
    let bare = 0;
    const edition = {
      show: (shown: string) => shown.replaceAll('"', '”'),
      emendations: [],
      noteMark: () => ({ id: '', href: '', label: '' }),
    };
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 3 }), (parts) => {
        const blocks = parseBody(parts.join('\n\n'));
        const html = bareHtml(blocks, edition);
        if (html === undefined) return;
        bare += 1;
        expect(html).toBe(wholeHtml(blocks, edition));
      }),
      { numRuns: 3000 },
    );
    expect(bare).toBeGreaterThan(300);
  });

  test('a body is the same whether it is read block by block or whole', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 4 }), (parts) => {
        const body = parts.join('\n\n');
        expect(bodyBlocks(body)).toEqual(bodyBlocks(`${body}\n\n${HARD}`).slice(0, -1));
      }),
      { numRuns: 1000 },
    );
  });
});
