import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { type Decoded, decode } from '../../src/dump/decode.ts';
import { lines } from '../../src/dump/lines.ts';

const SAMPLE = `海宁市举办“亲清下午茶”
王 维 徐卉

近日,活动在濮院镇、王江泾镇举行,20余家企业到场。——本报讯
`;

const forms = ['utf8', 'utf16le', 'utf16be', 'gb18030'] as const;
const NAMES: Record<string, string> = {
  utf8: 'utf-8',
  utf16le: 'utf-16le',
  utf16be: 'utf-16be',
  gb18030: 'gb18030',
};

function refused(decoded: Decoded): string {
  return decoded.ok ? `read as ${decoded.encoding}: ${decoded.text}` : decoded.reason;
}

describe('decode', () => {
  test.each(forms.flatMap((form) => [false, true].map((addBOM) => ({ form, addBOM }))))(
    '$form, byte order mark: $addBOM',
    ({ form, addBOM }) => {
      const bytes = iconv.encode(SAMPLE, form, { addBOM });
      const encoding = NAMES[form];
      // A byte order mark in GB18030 is a character like any other to the decoder.
      const text = form === 'gb18030' && addBOM ? expect.stringContaining(SAMPLE) : SAMPLE;
      expect(decode(bytes)).toEqual({ ok: true, encoding, text });
    },
  );

  test('GBK and GB 2312 are read as GB18030, four-byte characters too', () => {
    const rare = `${SAMPLE}𠮷䶮㛃`;
    expect(decode(iconv.encode(SAMPLE, 'gbk'))).toMatchObject({ text: SAMPLE });
    expect(decode(iconv.encode(SAMPLE.replace('濮', '平'), 'gb2312'))).toMatchObject({
      text: SAMPLE.replace('濮', '平'),
    });
    expect(decode(iconv.encode(rare, 'gb18030'))).toEqual({
      ok: true,
      encoding: 'gb18030',
      text: rare,
    });
  });

  test.each(['utf16le', 'utf16be'])('%s without BOM, without line end or ASCII', (form) => {
    const solid = '近日，活动在濮院镇、王江泾镇举行，二十余家企业到场。';
    expect(decode(iconv.encode(solid, form, { addBOM: false }))).toEqual({
      ok: true,
      encoding: NAMES[form],
      text: solid,
    });
  });

  test.each(['utf16le', 'utf16be'])(
    '%s without BOM that is mostly Latin, or has 一 more often than line ends',
    (form) => {
      for (const text of [
        'Nanhu Evening News\r\n2022',
        '一年一度的活动在海宁市举行，统一思想，二十余家企业一同到场。',
      ]) {
        const bytes = iconv.encode(text, form, { addBOM: false });
        expect(decode(bytes)).toEqual({ ok: true, encoding: NAMES[form], text });
      }
    },
  );

  test('nothing is text too', () => {
    expect(decode(new Uint8Array())).toEqual({ ok: true, encoding: 'utf-8', text: '' });
    expect(decode(Uint8Array.of(0xef, 0xbb, 0xbf))).toMatchObject({ ok: true, text: '' });
  });

  test('plain ASCII is UTF-8, whatever its letters', () => {
    for (const text of ['zz', 'Nanhu 2022-06-30\n', 'a', 'NNNNNNNN']) {
      expect(decode(Buffer.from(text))).toEqual({ ok: true, encoding: 'utf-8', text });
    }
  });

  test('UTF-8 cut off inside a character is refused wherever it is cut, with the line', () => {
    const bytes = iconv.encode(SAMPLE, 'utf8');
    let cuts = 0;
    for (let end = 40; end < bytes.length; end++) {
      if (((bytes[end] ?? 0) & 0xc0) !== 0x80) continue;
      cuts++;
      const head = bytes.subarray(0, end);
      const line = head.filter((byte) => byte === 0x0a).length + 1;
      expect(refused(decode(head))).toBe(`文字是 UTF-8，但第 ${line} 行有残缺的或别种编码的字节`);
    }
    expect(cuts).toBeGreaterThan(50);
  });

  test('UTF-8 with one byte of a character changed or gone is refused', () => {
    const bytes = iconv.encode(SAMPLE, 'utf8');
    const at = bytes.indexOf(iconv.encode('活', 'utf8'));
    const changed = Buffer.from(bytes);
    changed[at + 1] = 0x41;
    expect(refused(decode(changed))).toMatch('第 4 行');
    const gone = Buffer.concat([bytes.subarray(0, at + 1), bytes.subarray(at + 2)]);
    expect(refused(decode(gone))).toMatch('第 4 行');
  });

  test('two encodings in one file are refused', () => {
    const [utf8, gb] = [iconv.encode(SAMPLE, 'utf8'), iconv.encode(SAMPLE, 'gb18030')];
    expect(refused(decode(Buffer.concat([utf8, gb])))).toMatch('第 5 行');
    expect(refused(decode(Buffer.concat([gb, utf8])))).toMatch('第 1 行');
  });

  test('GB18030 and UTF-16 cut off inside a character are refused', () => {
    const gb = iconv.encode(`${SAMPLE}镇`, 'gb18030');
    expect(refused(decode(gb.subarray(0, -1)))).toMatch('不是 UTF-8、UTF-16 或 GB18030');
    for (const form of ['utf16le', 'utf16be']) {
      const bytes = iconv.encode(SAMPLE, form, { addBOM: true });
      expect(refused(decode(bytes.subarray(0, -1)))).toMatch('不是 UTF-8、UTF-16 或 GB18030');
    }
  });

  test('a lone surrogate is refused, not replaced', () => {
    const bytes = iconv.encode(SAMPLE, 'utf16le', { addBOM: true });
    const lone = Buffer.concat([bytes, Buffer.of(0x00, 0xd8, 0x0a, 0x00)]);
    expect(refused(decode(lone))).toMatch('不是');
    const utf8 = Buffer.concat([iconv.encode(SAMPLE, 'utf8'), Buffer.of(0xed, 0xa0, 0x80)]);
    expect(refused(decode(utf8))).toMatch('第 5 行');
  });

  test('a byte order mark decides: what does not fit it is not read as something else', () => {
    const bytes = iconv.encode('嘉兴', 'utf8', { addBOM: true });
    expect(refused(decode(bytes.subarray(0, -1)))).not.toMatch('read as');
  });

  test('property: Chinese text comes back from every encoding', () => {
    const han = fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCodePoint(code));
    const mark = fc.constantFrom('，', '。', '“', '”', '《', '》', '\n', ' ', '1', 'A', '、');
    const unit = fc.oneof({ arbitrary: han, weight: 8 }, { arbitrary: mark, weight: 2 });
    const text = fc.string({ unit, minLength: 60, maxLength: 300 });
    fc.assert(
      fc.property(text, fc.constantFrom(...forms), fc.boolean(), (plain, form, mark) => {
        const addBOM = mark && form !== 'gb18030';
        const decoded = decode(iconv.encode(plain, form, { addBOM }));
        expect(decoded).toEqual({ ok: true, encoding: NAMES[form], text: plain });
      }),
      { numRuns: 500 },
    );
  });
});

describe('lines', () => {
  test('cut at every kind of line end, numbered from 1', () => {
    expect(lines('甲\r\n乙\n\n丙\r丁')).toEqual([
      { number: 1, text: '甲', eol: '\r\n' },
      { number: 2, text: '乙', eol: '\n' },
      { number: 3, text: '', eol: '\n' },
      { number: 4, text: '丙', eol: '\r' },
      { number: 5, text: '丁', eol: '' },
    ]);
    expect(lines('')).toEqual([]);
  });

  test('property: joined again they are the text; numbers run on; no line holds a line end', () => {
    const unit = fc.constantFrom('\r', '\n', '\r\n', '甲', ' ', '\u2028', '\u0085', '\0', '\ufeff');
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit }), fc.string({ unit: 'binary' })), (text) => {
        const cut = lines(text);
        expect(cut.map((line) => line.text + line.eol).join('')).toBe(text);
        expect(cut.map(({ number }) => number)).toEqual(cut.map((_, index) => index + 1));
        expect(cut.some((line) => /[\r\n]/.test(line.text))).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});
