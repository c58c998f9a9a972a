import type { Rule } from '../label.ts';

export const blank: Rule = (stretch) =>
  stretch.text === '' ? { label: { kind: 'blank' }, certainty: 'sure' } : undefined;
