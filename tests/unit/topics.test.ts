import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { resolveTopics, topicTable } from '../../scripts/ingest/resolve/topics.ts';
import { topicSchema } from '../../src/schema/topic.ts';

const folder = 'content/topics';
const topics = readdirSync(folder).map((name) => ({
  name,
  topic: topicSchema.parse(parse(readFileSync(join(folder, name), 'utf8'))),
}));
const table = topicTable(topics.map(({ topic }) => topic));

function about(title: string, ...paragraphs: string[]): readonly string[] {
  const unit = {
    title: { text: title, line: 1 },
    paragraphs: paragraphs.map((text, index) => ({ text, line: index + 2 })),
    captions: [],
  };
  return resolveTopics(unit, table).topics;
}

describe('the authority file of topics', () => {
  it('has one entry a file, named by its slug, each id once', () => {
    for (const { name, topic } of topics) expect(name).toBe(`${topic.slug}.yaml`);
    expect(new Set(topics.map(({ topic }) => topic.id)).size).toBe(topics.length);
  });
});

describe('resolveTopics', () => {
  it.each([
    ['早稻开镰', '金融', ['农业与乡村振兴'], '农户驾驶农机收割早稻,粮食丰收在望。'],
    ['幼儿园开展消防演练', '工业经济', ['教育与托育'], '幼儿园的小朋友和教师一起学习消防知识。'],
    ['法院开庭审理一起电信诈骗案件', '文化', ['平安法治'], '检察院提起公诉,法院当庭宣判。'],
    ['总工会慰问劳模', '医疗健康', ['工会职工'], '总工会为职工办实事,劳模代表发言。'],
  ])('%s is not about %s but about %s', (title, not, expected, text) => {
    const found = about(title, text);
    expect(found).toEqual(expect.arrayContaining(expected));
    expect(found).not.toContain(not);
  });

  it('gives at most three, the strongest first, with the lines that show them', () => {
    const unit = {
      title: { text: '党建引领共同富裕', line: 4 },
      paragraphs: [
        { text: '党支部带领农户种植水稻,网格员化解矛盾纠纷,银行发放贷款,学校开学。', line: 6 },
      ],
      captions: [],
    };
    const { topics: found, guess } = resolveTopics(unit, table);
    expect(found.slice(0, 2).sort()).toEqual(['党建', '共同富裕'].sort());
    expect(found.length).toBeLessThanOrEqual(3);
    expect(guess?.evidence).toContainEqual({ line: 4, text: '党建引领' });
  });

  it('says nothing where nothing speaks for a topic', () => {
    expect(about('远方', '天空很蓝。')).toEqual([]);
  });
});
