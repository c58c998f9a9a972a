import { VFile } from 'vfile';
import { VFileMessage } from 'vfile-message';
import { reporter } from 'vfile-reporter';
import { rules } from '../../src/schema/rules.ts';
import type { Note } from './note.ts';

/** A message for people: place, severity, rule, reason with what it is about, remedy. */
export function message(note: Note): VFileMessage {
  const { severity, reason, remedy } = rules[note.rule];
  const about = note.detail ? `（${note.detail}）` : '';
  const made = new VFileMessage(`${reason}${about}。${remedy}`, {
    place: { line: note.line, column: 1 },
    ruleId: note.rule,
    source: 'jianbao',
  });
  made.fatal = severity === 'error' ? true : severity === 'warning' ? false : undefined;
  return made;
}

/** The messages of some dumps as text, grouped by dump; informational ones only when `verbose`. */
export function report(
  dumps: readonly { readonly name: string; readonly notes: readonly Note[] }[],
  verbose: boolean,
): string {
  const files = dumps.map(({ name, notes }) => {
    const file = new VFile({ path: name });
    const shown = notes.filter(({ rule }) => verbose || rules[rule].severity !== 'info');
    file.messages.push(...shown.map(message));
    return file;
  });
  return reporter(files, { quiet: true, color: false });
}
