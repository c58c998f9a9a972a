import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pinyinFile } from '../../scripts/index/pinyin.ts';
import { likeParts, readSounds, soundAlike } from '../../src/search/likeness.ts';
import { parseQuery, type Query } from '../../src/search/query.ts';
import { normaliser } from '../../src/search/tokenize.ts';
import { writeQuery } from '../../src/search/write.ts';
import { searchArchive } from './search-archive-fixture.ts';

let search: Awaited<ReturnType<typeof searchArchive>>;
beforeAll(async () => {
  search = await searchArchive('content');
});
afterAll(() => search.close());

const normalise = normaliser(new Map());
const offersFor = async (typed: string) => {
  const { help, found } = await search.ask(typed);
  expect(found[0]?.total).toBe(0);
  return help[0]?.offers ?? [];
};

describe('where nothing is found, what would find something is offered', () => {
  test.each([
    // Typed by sound, in a name and in running text that is no name of anything.
    ['加善', 'sound', '嘉善'],
    ['鱿车港', 'sound', '油车港'],
    ['亲青下午茶', 'sound', '亲清下午茶'],
    ['数字供应连', 'sound', '数字供应链'],
    ['血液头析', 'sound', '血液透析'],
    // One character is another one, is missing, or is too many.
    ['油东港镇', 'similar', '油车港镇'],
    ['油车镇', 'similar', '油车港镇'],
    ['南峰大街道', 'similar', '南峰街道'],
    // Names that are in what was typed, or it in them.
    ['王维伟', 'name', '作者:王维'],
    ['油车港街道', 'name', '地点:油车港镇'],
    ['农业乡村振兴与共同富裕', 'name', '主题:共同富裕'],
    // Parts of what was typed.
    ['共同富饶', 'part', '共同富'],
    ['斜桥榨菜厂污水', 'part', '斜桥榨菜'],
    ['火星', 'part', '火'],
    ['标题:血液透析', 'part', '血液透析'],
    // A word too many.
    ['嘉善 火星', 'without', '嘉善'],
    ['嘉善 雪菜 火星', 'without', '嘉善 雪菜'],
    ['榨菜 -斜桥', 'without', '榨菜'],
  ])('%s: %s %s', async (typed, how, offer) => {
    const offers = await offersFor(typed);
    expect(offers.map((one) => `${one.how} ${one.typed}`)).toContain(`${how} ${offer}`);
  });

  test('everything offered finds as many as it says, whatever was typed', async () => {
    const letters = '嘉善海宁油车港镇火星甲乙丙教育统战亲清，a1 ';
    const typed = fc.string({ unit: fc.constantFrom(...letters), minLength: 2, maxLength: 7 });
    let offered = 0;
    await fc.assert(
      fc.asyncProperty(typed, async (query) => {
        const { help } = await search.ask(query);
        for (const offer of help[0]?.offers ?? []) {
          const { found } = await search.ask(offer.typed, { count: 0 });
          expect(found[0]?.total, offer.typed).toBe(offer.count);
          expect(offer.count).toBeGreaterThan(0);
          offered++;
        }
      }),
      { numRuns: 60 },
    );
    expect(offered).toBeGreaterThan(60);
  });

  test('where the choice is to blame, it is said how many there are without it', async () => {
    const { help, found } = await search.ask('亲清下午茶', { choice: { month: ['2023'] } });
    expect(found[0]?.total).toBe(0);
    expect(help).toEqual([{ kind: 'help', id: 1, unchosen: 1, offers: [] }]);
  });

  test('where something is found, there is none', async () => {
    expect((await search.ask('嘉善')).help).toEqual([]);
    expect((await search.ask('')).help).toEqual([]);
  });
});

describe('what is like what was typed', () => {
  const sounds = readSounds(pinyinFile());

  test('every character of GB 2312 has a sound, and those of several have all', () => {
    expect(sounds.size).toBe(6763);
    expect(sounds.get('重')).toEqual(new Set(['chong', 'zhong']));
    expect(soundAlike('加', '嘉', sounds)).toBe(true);
    expect(soundAlike('长', '常', sounds)).toBe(true);
    expect(soundAlike('加', '善', sounds)).toBe(false);
    expect(soundAlike('a', '善', sounds)).toBe(false);
  });

  test.each<[string, string, string[]]>([
    ['加善', '嘉善县', ['sound 嘉善']],
    ['油东港', '油车港镇', ['similar 油车港']],
    ['嘉山', '嘉兴市', []],
    ['嘉善', '嘉善县', []],
    ['善', '嘉善县', []],
    ['下茶', '亲清下午茶', []],
    ['亲清午茶', '亲清下午茶', ['similar 亲清下午茶']],
  ])('%s in %s: %j', (typed, name, expected) => {
    expect(likeParts(typed, name, sounds).map(({ how, text }) => `${how} ${text}`)).toEqual(
      expected,
    );
  });
});

describe('a query written is a query read', () => {
  const text = fc
    .string({
      unit: fc.constantFrom(...'嘉善a1 -|:：“”「」（）()"或OR'),
      minLength: 1,
      maxLength: 6,
    })
    .map((one) => normalise(one).trim())
    // Quotation marks and spaces together cannot be written: nothing stands for a quotation mark.
    .filter((one) => one !== '' && !(one.includes('"') && /[\s|"]/.test(one)));
  const kind = fc.constantFrom('text', 'title', 'author', 'place', 'topic');
  const term = fc.oneof(
    fc.record({ kind, text }),
    fc.constantFrom(
      { kind: 'date', from: '2022-06-15', to: '2022-06-15' },
      { kind: 'date', from: '2022-06-01', to: '9999-12-31' },
      { kind: 'date', from: '0000-01-01', to: '2022-06-30' },
    ),
  );
  const clauses = fc.tuple(
    fc.record({ not: fc.constant(false), terms: fc.array(term, { minLength: 1, maxLength: 3 }) }),
    fc.array(fc.record({ not: fc.constant(true), terms: fc.tuple(term) }), { maxLength: 2 }),
  );
  test('for any terms', () => {
    fc.assert(
      fc.property(clauses, ([first, rest]) => {
        const query = { clauses: [first, ...rest] } as Query;
        const read = parseQuery(writeQuery(query), normalise);
        expect(read.clauses, writeQuery(query)).toEqual(query.clauses);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a place finds everything under it', () => {
  const under = (code: string) =>
    search.archive.articles
      .filter(({ place, otherPlaces }) =>
        [place, ...otherPlaces].some((one) => one?.code.startsWith(code)),
      )
      .map(({ id }) => `articles/${id}/`)
      .sort();
  const urls = async (typed: string) => {
    const { result, found } = await search.ask(typed, { count: 100 });
    expect(result).toHaveLength((found[0]?.total ?? 0) + (found[0]?.byPlace ?? 0));
    return {
      all: result.map(({ shown }) => shown.url).sort(),
      byPlace: result.filter((one) => one.byPlace).map(({ shown }) => shown.url),
    };
  };

  test.each([
    ['嘉善县', '330421'],
    ['嘉善', '330421'],
    ['海宁市', '330481'],
    ['嘉兴市', '3304'],
    ['浙江', '33'],
    ['油车港镇', '330411103'],
  ])('%s', async (typed, code) => {
    const pieces = under(code);
    expect(pieces.length).toBeGreaterThan(3);
    const field = await urls(`地点:${typed}`);
    expect(field.all).toEqual(pieces);
    const plain = await urls(typed);
    expect(plain.all).toEqual(expect.arrayContaining(pieces));
    // Marked as found by place: those, and only those, that do not say the name.
    const named = (await urls(`“${typed}” -火星火星`)).all.filter(
      (url) => !plain.byPlace.includes(url),
    );
    expect([...named, ...plain.byPlace].sort()).toEqual(plain.all);
    expect(plain.byPlace.every((url) => pieces.includes(url))).toBe(true);
  });

  test('and is taken with the rest of the query', async () => {
    const both = await urls('嘉善县 雪菜');
    expect(both.all).toEqual(['articles/1wgh66v9dy/']);
  });
});

describe('facets', () => {
  test('count what is found, each as if nothing were chosen in it', async () => {
    const facets = ['county', 'topic', 'kind'];
    const { counts, found } = await search.ask('党建', { facets, choice: { topic: ['党建'] } });
    const of = (name: string) => counts.find(({ facet }) => facet === name)?.values ?? [];
    expect(of('kind').reduce((sum, { count }) => sum + count, 0)).toBe(found[0]?.total);
    const alone = await search.ask('党建', { facets });
    const topics = alone.counts.find(({ facet }) => facet === 'topic')?.values;
    expect(of('topic')).toEqual(topics);
    const chosen = topics?.find(({ key }) => key === '党建')?.count;
    expect(found[0]?.total).toBe(chosen);
  });

  test('a chosen value keeps its name when nothing is left of it', async () => {
    const choice = { county: ['330421'] };
    const { counts } = await search.ask('独山港', { facets: ['county'], choice });
    expect(counts[0]?.values).toContainEqual(
      expect.objectContaining({ key: '330421', label: '嘉善县', count: 0 }),
    );
  });

  test('months and years, several at once', async () => {
    const total = async (month: string[]) =>
      (await search.ask('', { choice: { month } })).found[0]?.total ?? 0;
    const [may, june] = [await total(['2022-05']), await total(['2022-06'])];
    expect(may).toBeGreaterThan(0);
    expect(june).toBeGreaterThan(0);
    expect(await total(['2022-05', '2022-06'])).toBe(may + june);
    expect(await total(['2022'])).toBe(may + june);
    expect(await total(['2022', '2023-12'])).toBe(search.archive.articles.length);
  });
});
