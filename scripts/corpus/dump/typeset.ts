import type { Block } from '../article.ts';

/** How the marks of a text are written in the file. */
export interface Marks {
  marks: 'half' | 'full';
  quotes: 'curly' | 'ascii';
}

const half: Readonly<Record<string, string>> = {
  '，': ',',
  '；': ';',
  '：': ':',
  '？': '?',
  '！': '!',
  '（': '(',
  '）': ')',
};
const ascii: Readonly<Record<string, string>> = { '“': '"', '”': '"', '‘': "'", '’': "'" };

/** The grammar writes full-width marks and curly quotes; the file may not. */
export function typeset(text: string, { marks, quotes }: Marks): string {
  return text.replace(
    /[，；：？！（）“”‘’]/g,
    (ch) =>
      (marks === 'half' ? half[ch] : undefined) ??
      (quotes === 'ascii' ? ascii[ch] : undefined) ??
      ch,
  );
}

export const typesetBlock = (block: Block, marks: Marks): Block => ({
  ...block,
  text: typeset(block.text, marks),
});
