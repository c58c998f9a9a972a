import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { loadGazetteer } from '../../src/gazetteer/load.ts';
import { type Topic, topicSchema } from '../../src/schema/topic.ts';
import type { Note } from '../ingest/note.ts';
import { placeContext } from '../ingest/resolve/context.ts';
import { inferDate } from '../ingest/resolve/dates.ts';
import { type PlaceGuess, resolvePlaces } from '../ingest/resolve/places.ts';
import { resolveTopics, type TopicGuess, topicTable } from '../ingest/resolve/topics.ts';
import type { About, Resolver } from '../ingest/resolve.ts';
import { PENDING } from './journal.ts';

/** The authority files that come with the program, for content folders that have none of their own. */
const OWN = resolve(import.meta.dirname, '../../content');

/** The look-up of places, topics and dates for a content folder. */
export function loadResolver(content: string): Resolver {
  const gazetteer = loadGazetteer(folderOf(content, 'gazetteer'));
  const table = topicTable(readTopics(folderOf(content, 'topics')));
  return {
    about: (units, lines) => {
      const context = placeContext(lines, gazetteer);
      return units.map((unit) =>
        about(resolvePlaces(unit, gazetteer, context), resolveTopics(unit, table)),
      );
    },
    date: (units) => {
      const { edtf, evidence } = inferDate(units);
      const shown = evidence.map(({ line, text, note }) => ({
        line,
        text,
        ...(note ? { note } : {}),
      }));
      return { date: edtf, evidence: shown, notes: [] };
    },
  };
}

function about(places: PlaceGuess, topics: TopicGuess): About {
  const guesses = {
    ...(places.guess ? { place: places.guess } : {}),
    ...(topics.guess ? { topics: topics.guess } : {}),
  };
  return {
    ...(places.place ? { place: places.place } : {}),
    otherPlaces: places.otherPlaces,
    topics: topics.topics,
    guesses,
    notes: places.notes satisfies readonly Note[],
  };
}

/**
 * Gives a new content folder the topics to start from, for its editor to change and the site to
 * read: all of them or none, whenever the run is killed.
 */
export function seedTopics(content: string): void {
  const own = join(content, 'topics');
  if (existsSync(own)) return;
  const pending = join(content, PENDING);
  // Without a filter Node copies natively and calls a full disk an input/output error.
  cpSync(join(OWN, 'topics'), join(pending, 'topics'), { recursive: true, filter: () => true });
  renameSync(join(pending, 'topics'), own);
  rmSync(pending, { recursive: true });
}

function folderOf(content: string, name: string): string {
  const own = join(content, name);
  return existsSync(own) ? own : join(OWN, name);
}

function readTopics(folder: string): Topic[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => {
      const found = topicSchema.safeParse(parse(readFileSync(join(folder, name), 'utf8')));
      if (found.success) return found.data;
      const fault = found.error.issues[0];
      throw new Error(
        `${join(folder, name)}：字段 ${fault?.path.join('.')} 有误（${fault?.message}）`,
      );
    });
}
