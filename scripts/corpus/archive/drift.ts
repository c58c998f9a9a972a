import { tradeSyllables } from '../common.ts';
import { type Rng, rngOf } from '../rng.ts';
import { topics } from '../topics/index.ts';
import type { TopicGrammar } from '../topics/topic.ts';

const YEAR = 365.25 * 86_400_000;

/** Campaigns that are begun in a year and spoken of in the years after. */
const COINED = 30;
const SPOKEN_OF = 4;

const endings = [
  '工程',
  '行动',
  '计划',
  '驿站',
  '指数',
  '码',
  '工坊',
  '课堂',
  '联盟',
  '专班',
  '小院',
  '超市',
];

/** Names of campaigns that came up in `year`: words that no earlier year has. */
function coined(seed: number, year: number): string[] {
  const rng = rngOf(`coined/${seed}/${year}`);
  const syllable = () => rng.pick(tradeSyllables);
  return Array.from({ length: COINED }, () => `${syllable()}${syllable()}${rng.pick(endings)}`);
}

/** The topics of an archive over the years. */
export interface Drift {
  draw(rng: Rng, date: Date): TopicGrammar;
}

/** Each topic comes and goes in waves of its own length, and its campaigns change with the years. */
export function driftOf(seed: number): Drift {
  const waves = topics.map((topic, at) => {
    const rng = rngOf(`wave/${seed}/${at}`);
    return { topic, years: 5 + 20 * rng.next(), phase: rng.next() };
  });
  const inYear = new Map<string, TopicGrammar>();

  function withCampaigns(topic: TopicGrammar, year: number): TopicGrammar {
    const key = `${topics.indexOf(topic)}/${year}`;
    const found = inYear.get(key);
    if (found) return found;
    const campaigns = Array.from({ length: SPOKEN_OF }, (_, ago) => coined(seed, year - ago));
    const brand = [...(topic.lists.brand ?? []), ...campaigns.flat()];
    const made = { ...topic, lists: { ...topic.lists, brand } };
    inYear.set(key, made);
    return made;
  }

  return {
    draw(rng, date) {
      const time = date.getTime() / YEAR;
      const topic = rng.weighted(
        waves.map(({ topic, years, phase }) => {
          const wave = Math.cos(2 * Math.PI * (time / years + phase));
          return [topic, 0.15 + Math.max(0, wave) ** 2] as const;
        }),
      );
      return withCampaigns(topic, date.getUTCFullYear());
    },
  };
}
