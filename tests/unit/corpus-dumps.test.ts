import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { type PlannedIssue, planStyle } from '../../scripts/bench/split/plan.ts';
import type { OutArticle, Published } from '../../scripts/bench/split/read.ts';
import { f1, grade, measures } from '../../scripts/bench/split/score.ts';
import { styles } from '../../scripts/corpus/dump/compose.ts';
import { endsSentence } from '../../scripts/corpus/dump/layout.ts';
import { readsOnlyAs } from '../../scripts/corpus/names.ts';
import { topics } from '../../scripts/corpus/topics/index.ts';

const sides = ['dev', 'held'] as const;
const cases = sides.flatMap((side) => styles.map((style) => ({ side, style })));
const bare = (text: string) => text.replace(/\s+/gu, '');
const sorted = (text: string) => Array.from(bare(text)).sort().join('');

/** What a perfect splitter would publish, made from the truth. */
function perfect(issues: readonly PlannedIssue[]): Published {
  const articles: OutArticle[] = issues.flatMap(({ truth, files }) =>
    truth.units.map((unit, i) => {
      const printed = truth.pages.flatMap((p) => p.elements).filter((e) => e.unit === i);
      const credits = printed.filter((e) => e.role === 'credit').map((e) => e.text);
      const tail = printed
        .filter((e) => e.role === 'caption')
        .map((e) => e.text)
        .join('')
        .slice(unit.captions.map((c) => c.text).join('').length);
      const signed = printed.map((e) => (e.role === 'paragraph' ? e.text : '')).join('');
      const inText = signed.slice(signed.length - 24).match(/[（(][^（()）]*[）)]$/)?.[0] ?? '';
      const last = unit.body.at(-1)?.text ?? '';
      const bylines = printed.filter((e) => e.role === 'byline').map((e) => e.text);
      const signature = bylines.join('') + (bare(last).endsWith(bare(inText)) ? '' : inText);
      return {
        file: '',
        kind: unit.kind,
        ...unit.headline,
        bylines: unit.bylines,
        ...(signature ? { bylineText: signature } : {}),
        body: unit.body,
        photos: unit.captions.map((c, k) => ({
          caption: c.text,
          credits: c.credits,
          creditText: k === 0 ? credits.join('') + tail : '',
        })),
        dump: files[0]?.name ?? '',
      };
    }),
  );
  const outIssues = issues.map(({ truth, files }) => ({
    newspaper: truth.newspaper ?? '报名未详',
    date: truth.date ?? null,
    pages: files.map((f) => ({ dump: f.name })),
    omissions: truth.pages.flatMap((p) =>
      p.elements.filter((e) => e.unit < 0 || e.role === 'duplicate').map((e) => ({ text: e.text })),
    ),
  }));
  return { articles, issues: outIssues };
}

describe.each(cases)('dumps of style $style, $side half', ({ side, style }) => {
  const issues = planStyle(side, style, 7, 10);

  it('is the same for the same seed, whatever else is composed', () => {
    const again = planStyle(side, style, 7, 4);
    expect(again.map((i) => i.truth)).toEqual(issues.slice(0, 4).map((i) => i.truth));
    expect(Buffer.concat(again.flatMap((i) => i.files.map((f) => f.bytes)))).toEqual(
      Buffer.concat(issues.slice(0, 4).flatMap((i) => i.files.map((f) => f.bytes))),
    );
    expect(planStyle(side, style, 8, 1)[0]?.files[0]?.text).not.toBe(issues[0]?.files[0]?.text);
  });

  it('prints every character of the truth, and nothing else but furniture', () => {
    for (const { truth, files } of issues) {
      truth.pages.forEach((page, i) => {
        expect(sorted(files[i]?.text ?? '')).toBe(
          sorted(page.elements.map((e) => e.text).join('')),
        );
      });
      const elements = truth.pages.flatMap((p) => p.elements);
      truth.units.forEach((unit, i) => {
        const own = elements.filter(
          (e) => e.unit === i && (e.role === 'paragraph' || e.role === 'subhead'),
        );
        const body = unit.body.map((b) => b.text).join('');
        const extra = own.map((e) => e.text.replace(/^## /, '')).join('');
        // A byline in brackets at the end of the text is printed, but no part of the body.
        expect(sorted(extra.replace(/[（(][^（(]*[）)]$/u, ''))).toBe(
          sorted(body.replace(/[（(][^（(]*[）)]$/u, '')),
        );
      });
    }
  });

  it('cuts paragraphs in mid-sentence only', () => {
    const elements = issues.flatMap((i) => i.truth.pages.flatMap((p) => p.elements));
    const cut = elements.filter(
      (e, i) =>
        elements[i + 1]?.continued && elements[i + 1]?.unit === e.unit && e.role === 'paragraph',
    );
    // Lines of two paragraphs read across may end a sentence; columns never do.
    if (style !== 'hard') for (const e of cut) expect(endsSentence(e.text), e.text).toBe(false);
    expect(cut.length).toBeGreaterThan(5);
  });

  it('gives a perfect splitter full marks', () => {
    const { counts, lost, failures } = grade(issues, perfect(issues));
    expect(failures).toEqual([]);
    for (const m of measures) expect(f1(counts[m]), m).toBe(1);
    expect(counts.articles.expected).toBeGreaterThan(40);
    expect(lost).toBe(0);
  });
});

describe('the scorer', () => {
  const issues = planStyle('dev', 'masthead', 3, 5);
  const spoil = (change: (p: Published) => void) => {
    const published = structuredClone(perfect(issues));
    change(published);
    return grade(issues, published);
  };
  const long = (p: Published) => p.articles.find((a) => a.body.length > 4) as OutArticle;

  it('sees a lost paragraph, a joined pair, a wrong title, name, caption and date', () => {
    const gone = spoil((p) => {
      const a = long(p);
      a.body = a.body.filter((b) => b.text.length < Math.max(...a.body.map((x) => x.text.length)));
    });
    expect(gone.lost).toBeGreaterThan(20);
    expect(f1(gone.counts.paragraphs)).toBeLessThan(1);
    const joined = spoil((p) => {
      const [first, second] = p.articles.filter((a) => a.kind === 'article') as [
        OutArticle,
        OutArticle,
      ];
      first.body.push(...second.body);
      p.articles.splice(p.articles.indexOf(second), 1);
    });
    expect(f1(joined.counts.articles)).toBeLessThan(1);
    expect(
      f1(
        spoil((p) => {
          long(p).title += '!';
        }).counts.titles,
      ),
    ).toBeLessThan(1);
    expect(
      f1(
        spoil((p) => {
          long(p).bylines.push('张三');
        }).counts.bylines,
      ),
    ).toBeLessThan(1);
    expect(
      f1(
        spoil((p) => {
          (p.articles.find((a) => a.photos[0]) as OutArticle).photos = [];
        }).counts.captions,
      ),
    ).toBeLessThan(1);
    expect(
      f1(
        spoil((p) => {
          for (const i of p.issues) i.date = '2001-01-01';
        }).counts.dates,
      ),
    ).toBe(0);
    expect(
      spoil((p) => {
        long(p).body.push({ kind: 'paragraph', text: '天外飞来的一段话' });
      }).added,
    ).toBe(8);
  });
});

describe('the scorer, of an article that two issues print', () => {
  it('looks for it in its own issue', () => {
    const [first] = planStyle('dev', 'plain', 3, 1) as [PlannedIssue];
    const second = structuredClone(first);
    for (const file of second.files) file.name = `again-${file.name}`;
    for (const page of second.truth.pages) page.name = `again-${page.name}`;
    for (const unit of second.truth.units) unit.bylines = unit.bylines.map((n) => `欧阳${n}`);
    const { articles, issues } = perfect([first, second]);
    const { counts } = grade([first, second], { articles: articles.reverse(), issues });
    expect(f1(counts.bylines)).toBe(1);
    expect(f1(counts.articles)).toBe(1);
  });
});

describe('what dumps are made of', () => {
  it('expands every template of every topic', () => {
    // Composing all styles of both halves must have used each topic of its half.
    for (const side of sides) {
      const text = styles
        .flatMap((style) => planStyle(side, style, 1, 10))
        .flatMap((i) => i.files.map((f) => f.text))
        .join('');
      expect(text).not.toMatch(/[{}[\]|]|undefined|NaN/);
      const own = topics.filter((t) => t.side === side);
      for (const t of own)
        expect(
          (t.lists.work ?? []).some((w) => text.includes(w)),
          t.ids[0],
        ).toBe(true);
      const other = topics.filter((t) => t.side !== side).flatMap((t) => t.lists.brand ?? []);
      for (const word of other)
        expect(
          own.some((t) => t.lists.brand?.includes(word)),
          word,
        ).toBe(false);
    }
  });

  it('runs names together only where one reading stands out', () => {
    expect(readsOnlyAs(['徐卉', '高媛'])).toBe(true);
    expect(readsOnlyAs(['欧阳娜', '王小明'])).toBe(true);
    expect(readsOnlyAs(['王小李', '明'])).toBe(false);
    expect(readsOnlyAs(['陈江', '林芳'])).toBe(readsOnlyAs(['陈江', '林芳']));
  });

  it('writes encodings that decode to the text', () => {
    const issues = planStyle('held', 'encoded', 2, 12);
    const decode: Record<string, (b: Buffer) => string> = {
      utf8: (b) => iconv.decode(b, 'utf8'),
      gb18030: (b) => iconv.decode(b, 'gb18030'),
      utf16le: (b) => iconv.decode(b, 'utf16le'),
      utf16be: (b) => iconv.decode(b, 'utf16be'),
    };
    const seen = new Set<string>();
    for (const f of issues.flatMap((i) => i.files)) {
      const how = Object.keys(decode).find(
        (k) => decode[k]?.(Buffer.from(f.bytes)).replaceAll('\r\n', '\n') === f.text,
      );
      expect(how, f.name).toBeDefined();
      seen.add(how as string);
    }
    expect([...seen].sort()).toEqual(['gb18030', 'utf16be', 'utf16le', 'utf8']);
  });
});
