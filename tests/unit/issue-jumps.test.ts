import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { auditArchive } from '../../scripts/audit/archive.ts';
import { openArchive } from '../../src/archive/archive.ts';
import { ingestWhole } from './ingested.ts';

const FIRST = `青石日报

2022年6月30日 星期四 第1版

老菜场换新颜 百姓买菜更舒心

本报记者 林晓芸

镇里去年投入三百万元改造市场，铺了防滑地砖，（下转第3版）

泵站守护白鹭湖

本报记者 游仪

入夏以来，白鹭湖的水位比往年高出半米，渔民老周每天都要到堤上看一看。
`;

const SECOND = `青石日报

2022年6月30日 星期四 第3版

老菜场换新颜 百姓买菜更舒心

（上接第1版）装了新排风，还给每个摊位配了电子秤。

市场管理员孙大伟说，改造以后客流量比从前多了两成。
`;

let root = '';
const folder = (name: string) => join(root, name);
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'jumps-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const ingest = () => ingestWhole({ dumps: folder('dumps'), content: folder('content') });

function put(dumps: Record<string, string>) {
  mkdirSync(folder('dumps'), { recursive: true });
  for (const [name, text] of Object.entries(dumps))
    writeFileSync(join(folder('dumps'), name), text);
}

function article(title: string) {
  const archive = openArchive(folder('content'));
  const entry = archive.articles.find((found) => found.title.startsWith(title));
  if (!entry) throw new Error('the article is not there');
  return archive.read(entry);
}

const market = () => article('老菜场');

test('an article that goes on in another dump of its issue is one article', () => {
  put({ 'p1.txt': FIRST, 'p3.txt': SECOND });
  ingest();
  const { article, body } = market();
  expect(body).toContain('铺了防滑地砖，装了新排风，还给每个摊位配了电子秤。');
  expect(article.continued.map(({ dump }) => dump)).toEqual(['p3.txt']);
  expect(auditArchive(folder('dumps'), folder('content')).flatMap(({ faults }) => faults)).toEqual(
    [],
  );
});

test.each([
  [
    'the first part has none',
    FIRST.replace('本报记者 林晓芸\n\n', ''),
    ['赵青', '孙河'],
    '两成。\n',
  ],
  [
    'the first part has others',
    FIRST,
    ['林晓芸', '赵青', '孙河'],
    '\n（本报记者 赵青 通讯员 孙河）\n',
  ],
])('names below the second part are kept where %s', (_, first, names, end) => {
  put({ 'p1.txt': first, 'p3.txt': `${SECOND}\n（本报记者 赵青 通讯员 孙河）\n` });
  ingest();
  const { article, body } = market();
  expect(article.bylines).toEqual(names);
  expect(body.endsWith(end)).toBe(true);
  expect(auditArchive(folder('dumps'), folder('content')).flatMap(({ faults }) => faults)).toEqual(
    [],
  );
});

test('a sentence is whole though a picture stands between its halves', () => {
  const picture = '市民在老菜场买菜。 林晓芸 摄';
  put({
    'p1.txt': FIRST.replace('镇里去年', `${picture}\n\n镇里去年`),
    'p3.txt': SECOND,
  });
  ingest();
  const { article, body } = market();
  expect(article.photos).toHaveLength(1);
  expect(body).toContain('铺了防滑地砖，装了新排风');
  expect(auditArchive(folder('dumps'), folder('content')).flatMap(({ faults }) => faults)).toEqual(
    [],
  );
});

const MIDDLE = `青石日报

2022年6月30日 星期四 第3版

老菜场换新颜 百姓买菜更舒心

（上接第1版）装了新排风，每个摊位（下转第4版）

市民在老菜场挑选蔬菜。 孙河 摄

渔港今年添了四艘新船

本报记者 游仪

青石渔港的码头上，四艘新船昨天一起下水，船东老周说，开海以后就能出海。
`;

const LAST = `青石日报

2022年6月30日 星期四 第4版

老菜场换新颜 百姓买菜更舒心

（上接第3版）还配了电子秤。

市场管理员孙大伟说，改造以后客流量比从前多了两成。
`;

test.each([
  ['in their order', ['p1.txt', 'p3.txt', 'p4.txt']],
  ['the last first', ['p9.txt', 'p8.txt', 'p7.txt']],
  ['the middle last', ['p1.txt', 'p9.txt', 'p4.txt']],
])('an article in three dumps whose middle part has a picture is one: %s', (_, [a, b, c]) => {
  put({ [String(a)]: FIRST, [String(b)]: MIDDLE, [String(c)]: LAST });
  ingest();
  const { article, body } = market();
  expect(body).toContain('铺了防滑地砖，装了新排风，每个摊位还配了电子秤。');
  expect(article.photos.map(({ credits }) => credits)).toEqual([['孙河']]);
  expect(auditArchive(folder('dumps'), folder('content')).flatMap(({ faults }) => faults)).toEqual(
    [],
  );
});

test('a mark that names the headline finds its article among those that go on', () => {
  put({
    'p1.txt': `${FIRST.trimEnd().slice(0, -'每天都要到堤上看一看。'.length)}（下转第3版）\n`,
    'p3.txt': `${MIDDLE.split('老菜场')[0]}（上接第1版《泵站守护白鹭湖》）每天都要到堤上看一看。\n\n堤上的泵站一天要开十个小时。\n\n（上接第1版《老菜场换新颜》）装了新排风，还给每个摊位配了电子秤。\n`,
  });
  ingest();
  expect(market().body).toContain('铺了防滑地砖，装了新排风，还给每个摊位配了电子秤。');
  expect(market().body).not.toContain('堤上');
  expect(auditArchive(folder('dumps'), folder('content')).flatMap(({ faults }) => faults)).toEqual(
    [],
  );
});

test('two articles that go on in the same dump leave their repeated headlines there', () => {
  put({
    'p1.txt': `${FIRST.trimEnd().slice(0, -'每天都要到堤上看一看。'.length)}（下转第3版）
`,
    'p3.txt': `${SECOND}
泵站守护白鹭湖

（上接第1版）每天都要到堤上看一看。

堤上的泵站一天要开十个小时。
`,
  });
  ingest();
  expect(auditArchive(folder('dumps'), folder('content')).flatMap(({ faults }) => faults)).toEqual(
    [],
  );
});

test('the second part finds the first when it comes later', () => {
  put({ 'p1.txt': FIRST });
  ingest();
  const { id } = market().article;
  put({ 'p3.txt': SECOND });
  ingest();
  expect(market().article.id).toBe(id);
  expect(market().body).toContain('改造以后客流量比从前多了两成。');
  expect(ingest().changes).toBe(0);
});

test('an article that an editor has changed gets no more text, and nothing is lost', () => {
  put({ 'p1.txt': FIRST });
  ingest();
  const issue = readdirSync(folder('content/articles'))[0] ?? '';
  const name = readdirSync(folder(`content/articles/${issue}`))[0] ?? '';
  const file = folder(`content/articles/${issue}/${name}`);
  const edited = readFileSync(file, 'utf8').replace('order: 1\n', 'order: 1\n# checked\n');
  writeFileSync(file, edited);
  put({ 'p3.txt': SECOND });
  ingest();
  expect(readFileSync(file, 'utf8')).toBe(edited);
  expect(auditArchive(folder('dumps'), folder('content')).flatMap(({ faults }) => faults)).toEqual(
    [],
  );
});

test('a mark without the letter of its part of the paper means a page of that part', () => {
  put({
    'p1.txt': FIRST.replace('第1版', 'A01版'),
    'p3.txt': SECOND.replace('第3版', 'A03版'),
  });
  ingest();
  expect(market().body).toContain('铺了防滑地砖，装了新排风，还给每个摊位配了电子秤。');
});

test('pages that do not say their numbers are told by their marks and the headlines these name', () => {
  const page = (text: string) => text.split('\n').slice(4).join('\n');
  put({
    '日报_1.txt': page(FIRST).replace('（下转第3版）', '（下转第2版）'),
    '日报_2.txt': `泵站守护白鹭湖

本报记者 游仪

入夏以来，白鹭湖的水位比往年高出半米。

县水利局在湖边新建了两座泵站。

（上接第1版《老菜场换新》）

装了新排风，还给每个摊位配了电子秤。

渔船下水

本报记者 游仪

青石渔港的码头上，四艘新船昨天一起下水。（下转第3版）
`,
    '日报_3.txt': `渔政站添了新快艇

本报记者 孙河

县渔政站昨天添了两艘快艇，巡湖一圈只要四十分钟。

（上接第2版）

开海以后，四艘船就能出海。
`,
  });
  ingest();
  expect(article('老菜场').body).toContain('铺了防滑地砖，装了新排风');
  expect(article('渔船下水').body).toContain('四艘船就能出海');
});
