import type { Resolver } from '../ingest/resolve.ts';

/** The look-up of places, topics and dates for a content folder. */
export function loadResolver(_content: string): Resolver {
  return {
    about: (units) => units.map(() => ({ otherPlaces: [], topics: [], guesses: {}, notes: [] })),
    date: () => ({ date: null, evidence: [], notes: [] }),
  };
}
