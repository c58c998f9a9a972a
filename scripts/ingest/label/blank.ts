import type { Rule } from '../label.ts';

export const blank: Rule = (piece) =>
  piece.text === '' ? { label: { kind: 'blank' }, certainty: 'sure' } : undefined;
