import { type RuleText, rules } from '../../src/schema/rules.ts';
import type { Note } from './note.ts';

/** How grave a message is, as editors read it. */
export const SEVERITIES: Readonly<Record<RuleText['severity'], string>> = {
  error: '错误',
  warning: '警告',
  info: '已处理',
};

/**
 * The messages of one dump as text, under its name: line, how grave, rule, reason with what it is
 * about, remedy. Informational ones only when `verbose`; empty if there is nothing to say.
 */
export function report(name: string, notes: readonly Note[], verbose: boolean): string {
  const shown = notes.filter(({ rule }) => verbose || rules[rule].severity !== 'info');
  if (shown.length === 0) return '';
  const widest = Math.max(...shown.map(({ rule }) => rule.length));
  return `${name}\n${shown.map((note) => `${row(note, widest)}\n`).join('')}`;
}

function row({ rule, line, detail }: Note, widest: number): string {
  const { severity, reason, remedy } = rules[rule];
  const about = detail ? `（${detail}）` : '';
  const place = `第 ${line} 行`.padStart(9);
  return `${place}  ${SEVERITIES[severity]}  ${rule.padEnd(widest)}  ${reason}${about}。${remedy}。`;
}
