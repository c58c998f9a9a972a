import { parse as parseCsv } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { childrenOf, parseXml, textOf } from '../../scripts/check-site/xml.ts';
import { openArchive } from '../../src/archive/archive.ts';
import type { ArticleEntry } from '../../src/archive/entry.ts';
import { citable } from '../../src/cite/citable.ts';
import { citationFiles } from '../../src/cite/files.ts';
import { reportLink } from '../../src/cite/report.ts';
import { breakLines, cardSvg } from '../../src/exports/card.ts';
import { articleColumns, issueColumns, issueRow } from '../../src/exports/columns.ts';
import { atom, rss } from '../../src/exports/feed.ts';
import { issueJson, issueText } from '../../src/exports/issue.ts';
import { jsonLdText, newsArticle } from '../../src/exports/jsonld.ts';
import { citationMeta } from '../../src/exports/meta.ts';
import { OAI_LENGTH, oaiNumbers, oaiRepository } from '../../src/exports/oai.ts';
import { openSearch } from '../../src/exports/opensearch.ts';
import { articleRecord } from '../../src/exports/record.ts';
import { articlePath, type SiteFacts } from '../../src/exports/site.ts';
import { robots, sitemap, sitemapIndex, sitemapNumbers } from '../../src/exports/sitemap.ts';
import { csvHeader, csvRow } from '../../src/exports/table.ts';
import { element, xmlDocument } from '../../src/exports/xml.ts';

const archive = openArchive('tests/fixtures/content');
const site: SiteFacts = {
  title: '剪报 & <试验>',
  description: '一段“说明”',
  publisher: '编者',
  language: 'zh-Hans',
  mail: undefined,
  absolute: (path) => `https://a.example/archive${path}`,
  titleOf: ({ title, lead }) => title || lead,
  dateInWords: (date) => (date ? `约${date.edtf}` : '日期不详'),
};
const { issueOf } = archive;
const entryOf = (test: (entry: ArticleEntry) => boolean) => {
  const found = archive.articles.find(test);
  if (!found) throw new Error('no such piece in the fixtures');
  return found;
};
const cite = (entry: ArticleEntry) =>
  citable(entry, issueOf(entry), {
    description: site.titleOf(entry),
    url: site.absolute(articlePath(entry.id)),
    language: 'zh-Hans',
  });
const undated = entryOf((entry) => issueOf(entry).date === undefined);
const inferred = entryOf((entry) => issueOf(entry).date?.approximate === true);
const known = entryOf((entry) => issueOf(entry).date?.approximate === false);

/** Text as a dump can have it: quotes, braces, markup, line ends, Latin, controls, astral characters. */
const hostile = fc.oneof(
  fc.stringMatching(/^[海盐"'“”「」{}<>&%$#_^~\\,;:=@[\]()（）\n\t\r A-Za-z0-9é—]{1,30}$/),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }),
  fc.constantFrom(']]>', '</script><script>', '<!--', '\u0000\u0007', '\uD83D', '𠮷野家', '\uFFFE'),
);

/** What is left of a text in XML: what XML cannot hold is dropped. */
const legal = (text: string) =>
  text.replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '');

describe('XML', () => {
  test('any text and any attribute comes back as it was', () => {
    fc.assert(
      fc.property(hostile, hostile, (text, value) => {
        const source = xmlDocument('a', { b: value }, [element('c', {}, text)]);
        const root = parseXml(source);
        expect(root.attributes.get('b')).toBe(legal(value));
        expect(textOf(root, '{}c')).toBe(legal(text));
      }),
      { numRuns: 500 },
    );
  });
});

describe('feeds', () => {
  const ATOM = '{http://www.w3.org/2005/Atom}';
  const source = { site, issueOf };
  const feed = (articles: readonly ArticleEntry[]) => ({
    title: site.title,
    path: '/' as const,
    self: '/atom.xml' as const,
    articles,
  });

  test('a piece has a date of printing only if its day is known', () => {
    const root = parseXml(atom(feed([known, inferred, undated]), source));
    const dates = childrenOf(root, `${ATOM}entry`).map((entry) => [
      textOf(entry, `${ATOM}published`),
      textOf(entry, `${ATOM}updated`),
    ]);
    const last = issueOf(inferred).date?.last;
    expect(dates).toEqual([
      ['2022-06-30T00:00:00Z', '2022-06-30T00:00:00Z'],
      [undefined, `${last}T00:00:00Z`],
      [undefined, '1970-01-01T00:00:00Z'],
    ]);
    const channel = childrenOf(
      parseXml(rss(feed([known, inferred, undated]), source)),
      '{}channel',
    );
    const items = channel.flatMap((each) => childrenOf(each, '{}item'));
    expect(items.map((item) => textOf(item, '{}pubDate'))).toEqual([
      'Thu, 30 Jun 2022 00:00:00 GMT',
      undefined,
      undefined,
    ]);
  });

  test('hostile titles stay titles', () => {
    fc.assert(
      fc.property(hostile, (title) => {
        const entry = { ...known, title, topics: [title] };
        const root = parseXml(atom(feed([entry]), source));
        const [found] = childrenOf(root, `${ATOM}entry`);
        expect(found && textOf(found, `${ATOM}title`)).toBe(legal(title));
        parseXml(rss(feed([entry]), source));
      }),
      { numRuns: 200 },
    );
  });

  test('the newest fifty, and none at all', () => {
    const many = Array.from({ length: 60 }, () => known);
    const count = (text: string) => childrenOf(parseXml(text), `${ATOM}entry`).length;
    expect(count(atom(feed(many), source))).toBe(50);
    expect(count(atom(feed([]), source))).toBe(0);
  });
});

describe('sitemaps', () => {
  const urls = Array.from({ length: 100_001 }, (_, at) => `https://a.example/${at}/`);
  const locations = (text: string, item: string) =>
    childrenOf(parseXml(text), `{http://www.sitemaps.org/schemas/sitemap/0.9}${item}`).map(
      ({ children }) => children[0]?.text,
    );

  test('are split at 50,000 and lose nothing', () => {
    const numbers = sitemapNumbers(urls.length);
    expect(numbers).toEqual([1, 2, 3]);
    const parts = numbers.map((number) => locations(sitemap(urls, number), 'url'));
    expect(parts.map(({ length }) => length)).toEqual([50_000, 50_000, 1]);
    expect(parts.flat()).toEqual(urls);
    expect(sitemapNumbers(50_000)).toEqual([1]);
    expect(sitemapNumbers(0)).toEqual([1]);
  });

  test('the index and robots.txt name them', () => {
    expect(locations(sitemapIndex(urls.slice(0, 2)), 'sitemap')).toEqual(urls.slice(0, 2));
    expect(robots('https://a.example/sitemap.xml')).toBe(
      'User-agent: *\nAllow: /\n\nSitemap: https://a.example/sitemap.xml\n',
    );
  });
});

test('OpenSearch names stay within their limits', () => {
  const text = openSearch({ ...site, title: '𠮷'.repeat(60) });
  const names = parseXml(text).children.slice(0, 2);
  expect(names.map(({ text: name }) => Array.from(name).length)).toEqual([16, 48]);
});

describe('OAI-PMH static repository', () => {
  const OAI = '{http://www.openarchives.org/OAI/2.0/}';
  const item = (entry: ArticleEntry) => ({ entry, issue: issueOf(entry), piece: cite(entry) });
  const repository = (entries: ArticleEntry[]) =>
    oaiRepository(entries.map(item), { site, host: 'a.example', self: '/oai/1.xml' });

  test('an estimate goes out as an estimate, an unknown date not at all', () => {
    const text = repository([known, inferred, undated]);
    const dates = [...text.matchAll(/<dc:date>(.*?)<\/dc:date>/g)].map((found) => found[1]);
    expect(dates).toEqual(['2022-06-30', expect.stringMatching(/~/)]);
    expect(text).toContain('<oai:earliestDatestamp>1970-01-01<');
    expect(text).toContain('<oai:adminEmail>webmaster@a.example<');
  });

  test('hostile texts stay texts', () => {
    fc.assert(
      fc.property(hostile, (lead) => {
        const root = parseXml(repository([{ ...known, lead }]));
        expect(childrenOf(root, `${OAI}record`)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  test('parts of 5,000', () => {
    expect(OAI_LENGTH).toBe(5000);
    expect([0, 1, 5000, 5001].map((count) => oaiNumbers(count).length)).toEqual([1, 1, 1, 2]);
  });
});

describe('for machines on the page', () => {
  const thing = (entry: ArticleEntry) =>
    newsArticle(entry, issueOf(entry), cite(entry), { site, slugOf: () => 'x' });

  test('schema.org: what is known, and no more', () => {
    expect(thing(known)).toMatchObject({
      '@type': 'NewsArticle',
      '@id': site.absolute(articlePath(known.id)),
      datePublished: '2022-06-30',
      isPartOf: { '@type': 'PublicationIssue', isPartOf: { '@type': 'Newspaper' } },
    });
    expect(thing(inferred)).not.toHaveProperty('datePublished');
    expect(thing(inferred)?.isPartOf).not.toHaveProperty('datePublished');
    expect(thing(undated)?.isPartOf).not.toHaveProperty('isPartOf');
    expect(thing(entryOf(({ kind }) => kind === 'stray'))).toBeUndefined();
  });

  test('nothing in it ends the script element', () => {
    fc.assert(
      fc.property(hostile, (title) => {
        const text = jsonLdText({ title });
        expect(text).not.toContain('<');
        expect(JSON.parse(text)).toEqual({ title });
      }),
    );
  });

  test('tags: an estimate is no publication date', () => {
    const of = (entry: ArticleEntry, name: string) =>
      citationMeta(cite(entry), entry.topics)
        .filter((tag) => 'name' in tag && tag.name === name)
        .map(({ content }) => content);
    expect(of(known, 'citation_publication_date')).toEqual(['2022/06/30']);
    expect(of(inferred, 'citation_publication_date')).toEqual([]);
    expect(of(inferred, 'DC.date')[0]).toMatch(/~/);
    expect(of(undated, 'DC.date')).toEqual([]);
    expect(of(known, 'citation_author')).toEqual(known.bylines);
  });
});

describe('issues as files', () => {
  const issue = issueOf(known);
  const records = issue.articles.map((entry) =>
    articleRecord(entry, archive.read(entry), issue, site),
  );

  test('JSON has every piece with its text and its provenance', () => {
    const read = JSON.parse(issueJson(issue, records, site));
    expect(read).toMatchObject({ id: issue.id, date: '2022-06-30', date_inferred: false });
    expect(read.articles).toHaveLength(issue.articles.length);
    for (const article of read.articles) {
      expect(article.source.sha256).toMatch(/^[0-9a-f]{64}$/);
      expect(article.text.length).toBeGreaterThan(10);
    }
  });

  test('plain text has every paragraph and no escapes', () => {
    const text = issueText(issue, records, site);
    for (const record of records) {
      for (const paragraph of record.text.split('\n\n')) expect(text).toContain(paragraph);
      expect(text).toContain(record.url);
    }
    expect(text).not.toContain('\\');
  });

  test('tables come back as they were', () => {
    fc.assert(
      fc.property(hostile, hostile, (title, kicker) => {
        const record = { ...records[0], title, kicker } as (typeof records)[number];
        const csv = csvHeader(articleColumns) + csvRow(articleColumns, record);
        const [row] = parseCsv(Buffer.from(csv), {
          bom: true,
          columns: true,
          record_delimiter: '\r\n',
        }) as Record<string, string>[];
        expect(row?.title).toBe(title.toWellFormed());
        expect(row?.kicker).toBe(kicker.toWellFormed());
        expect(row?.id).toBe(record.id);
      }),
    );
    const row = csvRow(issueColumns, issueRow(issue, 'https://a.example/'));
    expect(row).toContain(',2022-06-30,false,2022-06-30,2022-06-30,');
  });
});

describe('cards', () => {
  test('any headline makes a well-formed picture', () => {
    fc.assert(
      fc.property(hostile, (headline) => {
        parseXml(cardSvg({ headline, below: headline, nameplate: headline }));
      }),
      { numRuns: 300 },
    );
  });

  test('lines keep every character but the spaces at their ends, and hold their width', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[海盐嘉善，。“”（）A-Za-z0-9 ]{1,60}$/), (text) => {
        const lines = breakLines(text, 10);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        for (const line of lines) {
          const width = Array.from(line).reduce((sum, c) => sum + (c < '\u007F' ? 0.58 : 1), 0);
          expect(width).toBeLessThanOrEqual(11.01);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('a mark that opens begins a line, one that closes does not', () => {
    expect(breakLines('海盐海盐海盐海盐海（嘉善）', 10)).toEqual([
      '海盐海盐海盐海盐海',
      '（嘉善）',
    ]);
    expect(breakLines('海盐海盐海盐海盐海盐。嘉善', 10)).toEqual([
      '海盐海盐海盐海盐海盐。',
      '嘉善',
    ]);
    expect(breakLines('海盐海盐海盐海盐 Jiaxing', 10)).toEqual(['海盐海盐海盐海盐', 'Jiaxing']);
  });
});

test('a file in its own address comes out as it went in', () => {
  fc.assert(
    fc.property(hostile, (title) => {
      for (const { href } of citationFiles({ ...cite(known), title })) {
        expect(href).not.toMatch(/[\s"<>#]/);
        const text = decodeURIComponent(
          new URL(href.toWellFormed()).pathname.split(',').slice(1).join(','),
        );
        expect(text).toContain(known.id);
        expect(text.length).toBeGreaterThan(100);
      }
    }),
  );
});

describe('report an error', () => {
  const report = { title: '勘误：“a&b”', body: 'https://a.example/\n\n原文：“#%”\n' };

  test('by mail', () => {
    const link = reportLink({ mail: 'editor@a.example' }, report) ?? '';
    expect(link).toMatch(/^mailto:editor@a\.example\?subject=/);
    const fields = new URLSearchParams(link.slice(link.indexOf('?')));
    expect(fields.get('subject')).toBe(report.title);
    expect(fields.get('body')).toBe(report.body.replaceAll('\n', '\r\n'));
  });

  test('in the form of a repository, also one that has parameters', () => {
    const read = (form: string) =>
      new URL(reportLink({ newIssue: form }, report) ?? '').searchParams;
    const github = read('https://github.com/o/r/issues/new?labels=text');
    expect([github.get('labels'), github.get('title'), github.get('body')]).toEqual([
      'text',
      report.title,
      report.body,
    ]);
    const gitlab = read('https://gitlab.com/o/r/-/issues/new');
    expect([gitlab.get('issue[title]'), gitlab.get('issue[description]')]).toEqual([
      report.title,
      report.body,
    ]);
  });

  test('nowhere, when the archive names no place', () => {
    expect(reportLink(undefined, report)).toBeUndefined();
  });
});
