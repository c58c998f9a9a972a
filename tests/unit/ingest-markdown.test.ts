import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ArticleDocument, fileName } from '../../scripts/ingest/article.ts';
import { markdown } from '../../scripts/ingest/markdown.ts';
import { bodyBlocks } from '../../src/archive/body.ts';
import { parseYaml, splitFrontmatter } from '../../src/archive/frontmatter.ts';
import type { Problem } from '../../src/archive/problem.ts';
import { articleSchema } from '../../src/schema/article.ts';

/** An article around some printed text. */
function document(title: string, body: readonly string[], caption = title): ArticleDocument {
  return {
    article: articleSchema.parse({
      id: 'abc123def4',
      kind: 'article',
      title,
      subtitle: title || '副题',
      bylines: [title || '张三'],
      issue: 'u-1',
      order: 1,
      photos: [{ caption, credits: [caption || '李四'], creditText: caption }],
      source: {
        dump: 'x.txt',
        sha256: '0'.repeat(64),
        lines: [[1, 2], { line: 3, from: 0, to: 4 }],
      },
    }),
    body: body.map((text, index) => ({ kind: index === 1 ? 'subhead' : 'paragraph', text })),
  };
}

/** The article as the site reads it. */
function reread(text: string) {
  const problems: Problem[] = [];
  const parts = splitFrontmatter(text);
  const article = articleSchema.parse(parseYaml(parts?.yaml ?? '', 'x', problems));
  expect(problems).toEqual([]);
  return { article, body: bodyBlocks(parts?.body ?? '') };
}

const HOSTILE = [
  '<script>alert(1)</script>',
  '<!-- 注 -->',
  '{{ 7*7 }} {expression} $x',
  '---',
  '***',
  '===',
  '# 不是小标题',
  '## 不是小标题 ##',
  '> 不是引文',
  '- 不是列表',
  '1. 不是编号',
  '1) 不是编号',
  '[点此](javascript:alert(1))',
  '![图](http://example.com/x.png)',
  '[注]: http://example.com',
  '<http://example.com>',
  'www.example.com',
  '&lt;b&gt; &amp; &#x41; &nbsp;',
  '*星* _线_ `码` ~~删~~ \\',
  '```js',
  '| 表 | 格 |',
  'title: 假的',
  '!!js/function x',
  '&anchor *alias <<: {a: b}',
  '%YAML 1.2',
  'null',
  'true',
  '2022-06-30',
  '1e3',
  '"',
  "'",
  '“一半',
  '../../etc/passwd',
  'CON',
  '\u202e反向',
  '零\u200b宽',
  '\ue000私用',
  '\ufffe非字符',
  '删\u007f除',
  '𠮷野家',
];

describe('an article file, read back by the site', () => {
  test.each(HOSTILE)('%s', (text) => {
    const written = document(text, [text, text, `前${text}后`, `${text}。`]);
    expect(reread(markdown(written))).toEqual(written);
  });

  test('line ends of verse come back as they were', () => {
    const written = document('船工', [
      '竹篙点开河雾\n鸭群散向两岸',
      '水',
      '- 一\n1. 二\n# 三\n*四*',
    ]);
    expect(reread(markdown(written))).toEqual(written);
  });

  test('property: every text comes back, and the same article gives the same bytes', () => {
    const part = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'grapheme' }));
    const text = fc
      .array(part, { minLength: 1, maxLength: 4 })
      .map((parts) => parts.join('').replace(/\s+/gu, ' ').replaceAll('\0', '').trim())
      .filter((joined) => joined !== '');
    fc.assert(
      fc.property(text, fc.array(text, { maxLength: 5 }), (title, body) => {
        const written = document(title, body);
        expect(reread(markdown(written))).toEqual(written);
        expect(markdown(document(title, body))).toBe(markdown(written));
      }),
      { numRuns: 300 },
    );
  });
});

describe('the name of an article file', () => {
  test.each([...HOSTILE, '', '嘉兴', '字'.repeat(5000), 'x'.repeat(5000), 'NUL', 'a/b\\c:d', '..'])(
    'stays in its folder and short: %s',
    (title) => {
      const name = fileName(document(title, []).article);
      expect(name).toMatch(/^\d{2,}-[a-z0-9][a-z0-9-]*\.md$/);
      expect(name.length).toBeLessThan(80);
    },
  );
});
