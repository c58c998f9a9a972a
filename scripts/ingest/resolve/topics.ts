import { findWords, type WordIndex, wordIndex } from '../../../src/gazetteer/words.ts';
import type { Guess } from '../../../src/schema/article.ts';
import type { Topic } from '../../../src/schema/topic.ts';
import { type Evidence, lineAt, type Part, partsOf, type UnitText } from './passage.ts';

/** The authority file of topics, ready to be looked for in texts. */
export interface TopicTable {
  readonly index: WordIndex;
  /** Cue word → the topics it speaks for, with its weight for each. */
  readonly cues: ReadonlyMap<
    string,
    readonly { readonly topic: string; readonly weight: number }[]
  >;
}

export interface TopicGuess {
  /** Ids of at most three topics, the strongest first. */
  readonly topics: readonly string[];
  readonly guess?: Guess;
}

/** Prepares the topics for {@link resolveTopics}; done once, not for every piece. */
export function topicTable(topics: readonly Topic[]): TopicTable {
  const cues = new Map<string, { topic: string; weight: number }[]>();
  for (const { id, cues: words } of topics) {
    for (const cue of words) {
      const [word, weight] = typeof cue === 'string' ? ([cue, 1] as const) : cue;
      cues.set(word, [...(cues.get(word) ?? []), { topic: id, weight }]);
    }
  }
  return { index: wordIndex(cues), cues };
}

const partWeight: Readonly<Record<Part, number>> = {
  title: 3,
  headline: 2.5,
  lead: 1.5,
  body: 1,
  caption: 1,
};

/** One cue can bring a topic at most this many times its weight, however often it is printed. */
const MOST_OF_ONE_CUE = 5;
/** Below this a topic is not spoken of; a photo caption of one sentence reaches it with two cues. */
const LEAST = 3;
/** A second or third topic needs this share of the first one's score. */
const SHARE = 0.35;
const MOST_TOPICS = 3;
const MOST_EVIDENCE = 3;

interface Score {
  readonly topic: string;
  score: number;
  readonly evidence: (Evidence & { readonly weight: number })[];
}

/** Finds what a piece is about among the topics, from their cue words; headlines count more. */
export function resolveTopics(unit: UnitText, table: TopicTable): TopicGuess {
  const cues = new Map<string, { sum: number; best: Evidence & { weight: number } }>();
  for (const part of partsOf(unit)) {
    const seen = new Set<string>();
    for (const { word, from } of findWords(table.index, part.text)) {
      if (seen.has(word)) continue;
      seen.add(word);
      const weight = partWeight[part.part];
      const before = cues.get(word);
      if (before === undefined) {
        const best = { line: lineAt(part, from), text: word, weight };
        cues.set(word, { sum: weight, best });
      } else before.sum += weight;
    }
  }
  const scores = new Map<string, Score>();
  for (const [word, { sum, best }] of cues) {
    for (const { topic, weight } of table.cues.get(word) ?? []) {
      const score = scores.get(topic) ?? { topic, score: 0, evidence: [] };
      const gain = weight * Math.min(sum, MOST_OF_ONE_CUE);
      score.score += gain;
      score.evidence.push({ ...best, weight: gain });
      scores.set(topic, score);
    }
  }
  return chosen([...scores.values()]);
}

function chosen(scores: Score[]): TopicGuess {
  scores.sort((a, b) => b.score - a.score || (a.topic < b.topic ? -1 : 1));
  const top = scores[0]?.score ?? 0;
  const kept = scores
    .filter(({ score }) => score >= LEAST && score >= SHARE * top)
    .slice(0, MOST_TOPICS);
  if (kept.length === 0) return { topics: [] };
  const certainty = top >= 4 * LEAST ? 'sure' : top >= 2 * LEAST ? 'likely' : 'doubtful';
  const evidence = kept
    .flatMap(({ evidence: words }) => words.sort((a, b) => b.weight - a.weight).slice(0, 2))
    .slice(0, MOST_EVIDENCE * kept.length)
    .map(({ line, text }) => ({ line, text }));
  return { topics: kept.map(({ topic }) => topic), guess: { certainty, evidence } };
}
