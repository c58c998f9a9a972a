// This reader takes a sixth of the time of the package `yaml`, which writes the files: at 100,000
// articles that is most of what opening an archive costs. A test holds the two together.
import yaml from 'js-yaml';
import type { Problem } from './problem.ts';

const FENCED = /^\uFEFF?---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)([\s\S]*)$/;

/** A Markdown file cut into its YAML frontmatter (source text) and its body. */
export function splitFrontmatter(text: string): { yaml: string; body: string } | undefined {
  const match = FENCED.exec(text);
  return match ? { yaml: match[1] ?? '', body: match[2] ?? '' } : undefined;
}

/**
 * Parses YAML 1.2 text (core schema: a date stays text) of `file`; a syntax error is added to
 * `problems` with its line.
 */
export function parseYaml(text: string, file: string, problems: Problem[], firstLine = 1): unknown {
  try {
    return yaml.load(text, { schema: yaml.CORE_SCHEMA });
  } catch (error) {
    const { reason, mark } = error as yaml.YAMLException;
    const where = mark ? `第 ${mark.line + firstLine} 行` : '';
    problems.push({
      file,
      field: '',
      message: `${where}不是合格的 YAML（${reason}）`,
      remedy: '请检查缩进、冒号后的空格和引号；含冒号或引号的文字请整个放在单引号里',
    });
    return undefined;
  }
}
