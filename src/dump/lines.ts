/** A line of a dump: its text without the line end, and the line end itself ('' at the end). */
export interface Line {
  /** 1-based. */
  readonly number: number;
  readonly text: string;
  readonly eol: string;
}

/** Cuts decoded text at CRLF, LF or CR. Joining `text + eol` of all lines gives the text back. */
export function lines(text: string): Line[] {
  const parts = text.split(/(\r\n|\n|\r)/);
  const result: Line[] = [];
  for (let index = 0; index < parts.length; index += 2) {
    const line = { number: index / 2 + 1, text: parts[index] ?? '', eol: parts[index + 1] ?? '' };
    if (line.text !== '' || line.eol !== '') result.push(line);
  }
  return result;
}
