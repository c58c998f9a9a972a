import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import config from '../../archive.config.ts';
import { checkBag, checkWithTools, fetchBagit } from '../../scripts/check-site/bag.ts';
import { checkData } from '../../scripts/check-site/data.ts';
import { checkFeeds } from '../../scripts/check-site/feeds.ts';
import { checkHtml } from '../../scripts/check-site/html.ts';
import { checkLinks } from '../../scripts/check-site/links.ts';
import { checkOai } from '../../scripts/check-site/oai.ts';
import { checkOpenSearch } from '../../scripts/check-site/opensearch.ts';
import {
  type Built,
  type Finding,
  htmlFiles,
  readBuilt,
  readPage,
  type SitePage,
} from '../../scripts/check-site/page.ts';
import { checkSitemaps } from '../../scripts/check-site/sitemaps.ts';
import { checkThings } from '../../scripts/check-site/things.ts';
import { checkSite } from '../../scripts/check-site.ts';
import { BAG_PAYLOAD } from '../../src/exports/bag.ts';

const root = (base: string) => new URL(base, config.site).href;
const fixture: Built = { dist: inject('fixtureDist'), root: root('/') };

describe('everything that is published is in order', () => {
  test.each([
    { name: 'the archive', dist: inject('dist'), base: '/' },
    { name: 'the archive under a path', dist: inject('distUnderBase'), base: '/archive/' },
    { name: 'the fixtures', dist: inject('fixtureDist'), base: '/' },
  ])('$name', { timeout: 240_000 }, ({ dist, base }) => {
    expect(checkSite({ dist, root: root(base) })).toEqual([]);
  });

  test('programs of others agree, those that are installed', () => {
    expect(checkWithTools(fixture).findings).toEqual([]);
  });

  test('bagit-python takes the bag, and refuses it when one byte is another', ({ skip }) => {
    fetchBagit();
    const { findings, missing } = checkWithTools(fixture);
    skip(missing.includes('bagit.py'), 'bagit-python cannot be had');
    expect(findings).toEqual([]);
    const dist = mkdtempSync(join(tmpdir(), 'jianbao-bag-'));
    cpSync(join(fixture.dist, 'data'), join(dist, 'data'), { recursive: true });
    const file = join(dist, csv);
    const bytes = readFileSync(file);
    bytes[bytes.length - 2] = (bytes[bytes.length - 2] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    const refused = checkWithTools({ ...fixture, dist }).findings;
    rmSync(dist, { recursive: true });
    expect(refused.map(({ message }) => message).join()).toContain('bagit.py');
  }, 120_000);
});

/** A page of a piece whose date was inferred, of the fixture archive. */
const records = [...checkData(fixture).records.values()];
const inferred = records.find((record) => record.date_inferred && record.kind === 'article');
const article = `articles/${inferred?.id}/index.html`;
const place = 'places/3304/index.html';
const csv = `${BAG_PAYLOAD}/articles-1.csv`;
const jsonl = `${BAG_PAYLOAD}/articles-1.jsonl`;

/** Pages as they were read, by file and text: one fault changes one of them. */
const known = new Map<string, SitePage>();
function pageOf(built: Built, file: string): SitePage {
  const text = readBuilt(built, file);
  const key = `${file}\n${text}`;
  const page = known.get(key) ?? readPage(file, text, built.root);
  known.set(key, page);
  return page;
}
const pagesOf = (built: Built) => htmlFiles(built).map((file) => pageOf(built, file));
const html = (built: Built) => checkHtml(built, [article]);
const links = (built: Built) => checkLinks(built, pagesOf(built));
const sitemaps = (built: Built) => checkSitemaps(built, pagesOf(built));
const data = (built: Built) => checkData(built).findings;
const things = (built: Built) => checkThings(built, pagesOf(built), checkData(built).records);
const oai = (built: Built) => checkOai(built, records.length);

/** One way to break a site: the file, what is replaced by what, and the check that must see it. */
type Damage = [
  name: string,
  check: (built: Built) => Finding[],
  file: string,
  from: string | RegExp,
  to: string,
];

const damages: Damage[] = [
  ['an element that is not closed', html, article, '</article>', ''],
  ['an id that stands twice', html, article, 'id="cite-title"', 'id="cite"'],
  ['a link to nowhere', links, article, 'href="/issues/', 'href="/issue/'],
  ['a link to a missing part of a page', links, article, 'href="#main"', 'href="#man"'],
  ['a page missing in the sitemap', sitemaps, 'sitemaps/1.xml', /<url>.*?<\/url>/, ''],
  ['a page that is not there', sitemaps, 'sitemaps/1.xml', '/about/', '/abut/'],
  ['another canonical address', sitemaps, article, 'rel="canonical" href="', '$&x'],
  ['a page without a description', sitemaps, article, /<meta name="description"[^>]*>/, ''],
  ['a feed that is not well-formed', checkFeeds, 'atom.xml', '<title>', '<title>&'],
  ['an entry without date', checkFeeds, 'atom.xml', /<updated>.*?<\/updated>/g, ''],
  ['an entry that stands twice', checkFeeds, 'atom.xml', /<entry>.*<\/entry>/, '$&$&'],
  ['an item without address', checkFeeds, 'rss.xml', /<guid.*?<\/guid>/, ''],
  ['a date that is none', checkFeeds, 'rss.xml', /<pubDate>.*?</, '<pubDate>gestern<'],
  ['a search address of another site', checkOpenSearch, 'opensearch.xml', '/search/', '/find/'],
  [
    'a name that is too long',
    checkOpenSearch,
    'opensearch.xml',
    '<ShortName>',
    '$&好长好长好长好长好长好长好长',
  ],
  ['a record that stands twice', oai, 'oai/1.xml', /<oai:record>.*<\/oai:record>/, '$&$&'],
  ['an element that is not Dublin Core', oai, 'oai/1.xml', /dc:type>/g, 'dc:kind>'],
  [
    'Identify out of order',
    oai,
    'oai/1.xml',
    /(<oai:granularity>.*?<\/oai:granularity>)(<\/Id)/,
    '$2',
  ],
  ['an estimate given as a date', things, article, '"isPartOf"', '"datePublished":"2022-06-30",$&'],
  ['an author who did not write it', things, article, '"@type":"Person","name":"', '$&某'],
  ['a field that schema.org does not know', things, article, '"headline"', '"title"'],
  ['a page without its tags', things, article, 'citation_title', 'title'],
  ['a card that is not there', things, article, '/cards/', '/card/'],
  ['a list of pages without one', things, 'topics/index.html', 'CollectionPage', 'WebPage'],
  [
    'a list of a page that is not there',
    things,
    place,
    /("url":"[^"]*)\/articles\//,
    '$1/article/',
  ],
  [
    'a list of the pieces of another place',
    things,
    place,
    '"about":{"@type":"AdministrativeArea","url":"',
    '$&x',
  ],
  ['a list that is longer than it says', things, place, /"numberOfItems":\d/, '$&9'],
  ['a changed table', data, csv, ',2,', ',3,'],
  ['a changed text', data, jsonl, '。', '，'],
  ['a lost piece', data, jsonl, /^.*\n/, ''],
  ['a changed file in the bag', checkBag, `${BAG_PAYLOAD}/README.txt`, 'UTF-8', 'UTF-9'],
  ['a wrong checksum', checkBag, 'data/bag/manifest-sha256.txt', /^./, 'x'],
  ['a file less in the bag’s list', checkBag, 'data/bag/manifest-sha256.txt', /^.*\n/, ''],
  ['another size of the payload', checkBag, 'data/bag/bag-info.txt', 'Oxum: ', 'Oxum: 1'],
];

describe('a fault is seen', () => {
  const copy = mkdtempSync(join(tmpdir(), 'jianbao-published-'));
  cpSync(fixture.dist, copy, { recursive: true });
  const built = { ...fixture, dist: copy };

  test.each(damages)('%s', (_, check, file, from, to) => {
    const path = join(copy, file);
    const whole = readFileSync(path, 'utf8');
    const damaged = whole.replace(from, to);
    expect(damaged).not.toBe(whole);
    expect(check(built)).toEqual([]);
    try {
      writeFileSync(path, damaged);
      expect(check(built)).not.toEqual([]);
    } finally {
      writeFileSync(path, whole);
    }
  });

  test('a file that the bag does not list', () => {
    const path = join(copy, BAG_PAYLOAD, 'more.txt');
    writeFileSync(path, 'more');
    expect(checkBag(built)).not.toEqual([]);
    rmSync(copy, { recursive: true });
  });
});
