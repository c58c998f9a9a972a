import { parse, YAMLParseError } from 'yaml';
import type { Problem } from './problem.ts';

const FENCED = /^\uFEFF?---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)([\s\S]*)$/;

/** A Markdown file cut into its YAML frontmatter (source text) and its body. */
export function splitFrontmatter(text: string): { yaml: string; body: string } | undefined {
  const match = FENCED.exec(text);
  return match ? { yaml: match[1] ?? '', body: match[2] ?? '' } : undefined;
}

/** Parses YAML 1.2 text of `file`; a syntax error is added to `problems` with its line. */
export function parseYaml(yaml: string, file: string, problems: Problem[], firstLine = 1): unknown {
  try {
    return parse(yaml, { prettyErrors: true });
  } catch (error) {
    const at = error instanceof YAMLParseError ? error.linePos?.[0].line : undefined;
    const where = at === undefined ? '' : `第 ${at + firstLine - 1} 行`;
    problems.push({
      file,
      field: '',
      message: `${where}不是合格的 YAML（${String(error).split('\n')[0]}）`,
      remedy: '请检查缩进、冒号后的空格和引号；含冒号或引号的文字请整个放在单引号里',
    });
    return undefined;
  }
}
