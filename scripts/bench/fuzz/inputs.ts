import fc from 'fast-check';
import iconv from 'iconv-lite';

/** Lines that dumps have, in every form that the pipe looks for. */
const NEWSPAPER = [
  '“亲清下午茶” 政企话发展',
  '# 数字赋能 精准监督',
  '彭菲 张峰 丁宇红',
  '□记者 张三 通讯员 李四',
  '王 维',
  '本报讯(记者 王五 通讯员 赵六)近日,海宁市首期交流活动举行。',
  '近日,海宁市首期“亲清下午茶·政企话发展”交流活动在求是书院举行,企业家们聚共识、解难题、话',
  '发展。创新推出常态化交流活动。',
  '“一杯清茶”,架起政企沟通桥梁。',
  '一、两张清单',
  '图为志愿者在社区服务。 张三 摄',
  '新华社发(李四 摄)',
  '2022年6月30日 星期四 第3版 责任编辑:王五 电话:0573-82812345',
  '嘉兴日报',
  '(责编 王五)',
  '(下转第3版)',
  '(上接第1版)',
  '编者按',
  '第3版',
];

/** Text that is code somewhere, or that looks like the markup of the files that ingest writes. */
const CODE = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '{{ 7*7 }} {expression}',
  '---',
  '...',
  '[点此](javascript:alert(1))',
  '![图](http://example.com/x.png)',
  '&lt;b&gt; &amp; &#x41;',
  '!!js/function &anchor *alias: <<: {a: b}',
  '%YAML 1.2',
  '- 列表 * 星号 _下划线_ `代码` ~~删去~~',
  '> 引文',
  '1. 编号',
  '    缩进',
  '```',
  '| 表 | 格 |',
  '../../etc/passwd',
  'CON',
  'id: 000000',
  '=====',
  '-----',
  '\\',
  'null',
  '2022-06-30',
];

/** Characters that programs trip over. */
const ODD = [
  '\0',
  '\u0007',
  '\u0085',
  '\u00a0',
  '\u200b',
  '\u200e\u202e',
  '\u2028',
  '\u3000',
  '\ue000',
  '\ufeff',
  '\ufffd',
  '\u{20bb7}',
  '\u{10ffff}',
  'e\u0301',
  '\ud800',
  '\udfff',
];

const ENDS = ['\n', '\n', '\n\n', '\n\n\n\n', '\r\n', '\r', '', ' ', '\t'];

const grain = fc.oneof(
  { arbitrary: fc.constantFrom(...NEWSPAPER), weight: 6 },
  { arbitrary: fc.constantFrom(...CODE), weight: 2 },
  { arbitrary: fc.constantFrom(...ODD), weight: 1 },
  { arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }), weight: 1 },
);

const text = fc
  .array(fc.tuple(grain, fc.constantFrom(...ENDS)), { maxLength: 40 })
  .map((parts) => parts.flat().join(''));

const ENCODINGS = ['utf8', 'utf16le', 'utf16be', 'gb18030'];

const encoded = fc
  .tuple(text, fc.constantFrom(...ENCODINGS), fc.boolean())
  .map(([plain, encoding, addBOM]) => iconv.encode(plain, encoding, { addBOM }));

/** Text in one encoding with some bytes cut off, changed, or of another encoding in its midst. */
const broken = fc
  .tuple(encoded, encoded, fc.nat(), fc.nat(), fc.nat(255))
  .map(([bytes, other, at, length, value]) => {
    const start = at % (bytes.length + 1);
    const kind = value % 3;
    if (kind === 0) return bytes.subarray(start, start + (length % (bytes.length + 1)));
    if (kind === 1) return Buffer.concat([bytes.subarray(0, start), other, bytes.subarray(start)]);
    const changed = Buffer.from(bytes);
    if (changed.length > 0) changed[start % changed.length] = value;
    return changed;
  });

/** The bytes of a dump as bad as it gets: newspaper text, code, odd characters, broken encodings. */
export const hostileBytes: fc.Arbitrary<Uint8Array> = fc.oneof(
  { arbitrary: encoded, weight: 5 },
  { arbitrary: broken, weight: 3 },
  { arbitrary: fc.uint8Array({ maxLength: 300 }), weight: 2 },
);

/** Big inputs that grow with `size`, by name: what takes long is found by doubling it. */
export const bigInputs: Record<string, (size: number) => string> = {
  'one line of n characters': (size) => '近日海宁市举行活动。'.repeat(size / 10),
  'one line without an end mark': (size) => '海宁市'.repeat(size / 3),
  'n/10 blank lines': (size) => `标题\n${'\n'.repeat(size / 10)}正文。\n`,
  'n/10 titles': (size) => '数字赋能 精准监督\n\n'.repeat(size / 10),
  'n/40 short paragraphs': (size) =>
    '近日,海宁市首期交流活动在求是书院举行,企业家们聚共识、解难题。\n\n'.repeat(size / 40),
  'n/100 articles': (size) => `${NEWSPAPER.slice(0, 9).join('\n\n')}\n\n`.repeat(size / 100),
  'n captions': (size) => '图为志愿者在社区服务。 张三 摄\n\n'.repeat(size / 20),
  'n quotation marks': (size) => '"'.repeat(size),
  'n spaces': (size) => `标题${' '.repeat(size)}\n\n正文。`,
};
