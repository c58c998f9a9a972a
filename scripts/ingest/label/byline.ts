import { width } from '../chars.ts';
import type { Rule } from '../label.ts';
import { parseNames } from '../names.ts';

/** A line that names the writers and nothing else. Without role words its neighbours must confirm it. */
export const byline: Rule = (stretch) => {
  if (width(stretch.text) > 60 || stretch.text.startsWith('#')) return undefined;
  const found = parseNames(stretch.text);
  if (!found) return undefined;
  const label = { kind: 'byline' } as const;
  if (found.roles) return { label, certainty: found.known ? 'sure' : 'likely' };
  if (!found.known) return { label, certainty: 'doubtful' };
  const several = found.names.length > 1 && !found.glued;
  return { label, certainty: several ? 'likely' : 'doubtful' };
};
