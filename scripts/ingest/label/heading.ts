import type { Rule } from '../label.ts';

/** `# 标题`, as extraction tools write headlines; deeper levels are subheads. */
export const heading: Rule = (stretch) => {
  const match = /^(#{1,6})\s*[^\s#]/.exec(stretch.text);
  if (!match) return undefined;
  const kind = match[1]?.length === 1 ? 'headline' : 'subhead';
  return { label: { kind }, certainty: 'sure' };
};
