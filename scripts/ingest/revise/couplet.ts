import { width } from '../chars.ts';

/** Two clauses of one length are set to answer each other, as subheads are: 规矩大家立,面子大家给. */
export function isCouplet(text: string): boolean {
  const [first = '', second = '', ...rest] = text.split(/[，,]/u);
  return rest.length === 0 && width(first) === width(second) && first.length >= 4;
}
