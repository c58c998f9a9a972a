import type { Rule } from '../label.ts';
import { editors } from './editors.ts';
import { folio } from './folio.ts';
import { masthead } from './masthead.ts';

/** `# 标题`, as extraction tools write headlines; deeper levels are subheads, unless the page says otherwise. */
export const heading: Rule = (stretch) => {
  const match = /^(#{1,6})\s*(?=[^\s#])/.exec(stretch.text);
  if (!match) return undefined;
  // A tool that takes the largest type for a headline takes the name of the paper for one.
  const words = { ...stretch, text: stretch.text.slice(match[0].length) };
  for (const rule of [editors, masthead, folio]) {
    const furniture = rule(words);
    if (furniture?.certainty === 'sure') return furniture;
  }
  const kind = match[1]?.length === 1 ? 'headline' : 'subhead';
  return { label: { kind }, certainty: 'likely' };
};
