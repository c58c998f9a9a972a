import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import iconv from 'iconv-lite';

const DUMPS = resolve(import.meta.dirname, '../../../content/dumps');

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
  '<script>window.pwned=1;alert(1)</script>',
  '<img src=x onerror=window.pwned=1>',
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
  'aux.txt',
  'C:\\Windows\\system32',
  '%2e%2e%2f',
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
  '\u200d\u2060',
  '\u{f0000}',
  '\u{e0041}',
  'مرحبا بالعالم',
  'שלום',
];

/** Bytes that are no text in the encoding around them, or half of it. */
const BAD_BYTES = [
  [0xed, 0xa0, 0x80],
  [0xc0, 0x80],
  [0xf4, 0x90, 0x80, 0x80],
  [0xe6, 0xb5],
  [0xff, 0xfe],
  [0xef, 0xbb, 0xbf],
  [0xba, 0xa3, 0xc4, 0xfe],
  [0x81],
  [0x00],
];

const ENDS = ['\n', '\n', '\n\n', '\n\n\n\n', '\r\n', '\r', '', ' ', '\t'];

const grain = fc.oneof(
  { arbitrary: fc.constantFrom(...NEWSPAPER), weight: 6 },
  { arbitrary: fc.constantFrom(...CODE), weight: 2 },
  { arbitrary: fc.constantFrom(...ODD), weight: 1 },
  { arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }), weight: 1 },
);

/** Newspaper text with code and odd characters between. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(fc.tuple(grain, fc.constantFrom(...ENDS)), { maxLength: 40 })
  .map((parts) => parts.flat().join(''));

const ENCODINGS = ['utf8', 'utf16le', 'utf16be', 'gb18030'];

const encoded = fc
  .tuple(hostileText, fc.constantFrom(...ENCODINGS), fc.boolean())
  .map(([plain, encoding, addBOM]) => iconv.encode(plain, encoding, { addBOM }));

/** Text in one encoding with some bytes cut off, changed, or of another encoding in its midst. */
const broken = fc
  .tuple(encoded, encoded, fc.nat(), fc.nat(), fc.nat(255), fc.constantFrom(...BAD_BYTES))
  .map(([bytes, other, at, length, value, bad]) => {
    const start = at % (bytes.length + 1);
    const [before, after] = [bytes.subarray(0, start), bytes.subarray(start)];
    const kind = value % 4;
    if (kind === 0) return after.subarray(0, length % (bytes.length + 1));
    if (kind === 1) return Buffer.concat([before, other, after]);
    if (kind === 2) return Buffer.concat([before, Buffer.from(bad), after]);
    const changed = Buffer.from(bytes);
    if (changed.length > 0) changed[start % changed.length] = value;
    return changed;
  });

const dumps = () => globSync('*.txt', { cwd: DUMPS }).sort();
const printed = dumps().map((name) => readFileSync(join(DUMPS, name)));

/** Longest cutting of a dump, in bytes. */
const CUTTING = 2000;

/** One change of some bytes, wherever they stand: flipped, taken out, doubled, put elsewhere. */
function mutate(bytes: Uint8Array, [kind, at, length, to]: readonly number[]): Uint8Array {
  const start = (at ?? 0) % (bytes.length + 1);
  const end = start + ((length ?? 0) % 40);
  const piece = bytes.subarray(start, end);
  if (kind === 0)
    return bytes.map((byte, place) => (place === start ? byte ^ (1 << ((to ?? 0) % 8)) : byte));
  if (kind === 1) return Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]);
  if (kind === 2) return Buffer.concat([bytes.subarray(0, end), piece, bytes.subarray(end)]);
  const place = (to ?? 0) % (bytes.length + 1);
  return Buffer.concat([bytes.subarray(0, place), piece, bytes.subarray(place)]);
}

const change = fc.tuple(fc.nat(3), fc.nat(CUTTING), fc.nat(), fc.nat(CUTTING));

/** A cutting of a real dump with changes of single bytes and of runs of bytes. */
const mutated = fc
  .tuple(fc.nat(), fc.nat(), fc.nat(CUTTING), fc.array(change, { maxLength: 8 }))
  .map(([which, at, length, changes]) => {
    const dump = printed[which % printed.length] ?? Buffer.alloc(0);
    const start = at % dump.length;
    return changes.reduce(mutate, dump.subarray(start, start + length) as Uint8Array);
  });

/** The bytes of a dump as bad as it gets: newspaper text, code, odd characters, broken encodings. */
export const hostileBytes: fc.Arbitrary<Uint8Array> = fc.oneof(
  { arbitrary: encoded, weight: 4 },
  { arbitrary: broken, weight: 3 },
  { arbitrary: mutated, weight: 2 },
  { arbitrary: fc.uint8Array({ maxLength: 300 }), weight: 1 },
);

const PARAGRAPH = '近日,海宁市首期交流活动在求是书院举行,企业家们聚共识、解难题。\n\n';

/** A kind of big input: made of any number of what it is called after, and how many are enough. */
export interface BigInput {
  name: string;
  largest: number;
  make: (count: number) => string;
}

/** Big inputs: what takes long is found by doubling the count. */
export const bigInputs: readonly BigInput[] = [
  {
    // 10 MB in UTF-8.
    name: 'characters in one line',
    largest: 3_500_000,
    make: (n) => '近日海宁市举行活动。'.repeat(n / 10),
  },
  {
    name: 'characters without an end mark',
    largest: 400_000,
    make: (n) => '海宁市'.repeat(n / 3),
  },
  { name: 'blank lines', largest: 100_000, make: (n) => `标题\n${'\n'.repeat(n)}正文。\n` },
  { name: 'titles', largest: 50_000, make: (n) => '数字赋能 精准监督\n\n'.repeat(n) },
  {
    name: 'characters in a title',
    largest: 400_000,
    make: (n) => `${'数字赋能精准监督'.repeat(n / 8)}\n\n张三 李四\n\n${PARAGRAPH}`,
  },
  { name: 'paragraphs', largest: 10_000, make: (n) => PARAGRAPH.repeat(n) },
  {
    name: 'articles',
    largest: 4000,
    make: (n) => `${NEWSPAPER.slice(0, 9).join('\n\n')}\n\n`.repeat(n),
  },
  {
    name: 'captions',
    largest: 20_000,
    make: (n) => '图为志愿者在社区服务。 张三 摄\n\n'.repeat(n),
  },
  { name: 'quotation marks', largest: 400_000, make: (n) => '"'.repeat(n) },
  { name: 'spaces', largest: 400_000, make: (n) => `标题${' '.repeat(n)}\n\n正文。` },
  {
    name: 'zero-width and right-to-left characters',
    largest: 400_000,
    make: (n) => `标题\n\n${'\u200b\u202e'.repeat(n / 2)}正文。\n`,
  },
  { name: 'jumps', largest: 40_000, make: (n) => '(下转第3版)\n\n(上接第1版)\n\n'.repeat(n / 2) },
];
