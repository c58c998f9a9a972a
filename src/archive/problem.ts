/** Something wrong with a file of content/: what, where, and what to do about it, for an editor. */
export type Problem = {
  /** Path inside the content folder. */
  file: string;
  /** Dotted path of the frontmatter field; empty when the whole file is meant. */
  field: string;
  message: string;
  remedy: string;
};

const SHOWN = 50;

const sentence = ({ file, field, message, remedy }: Problem) =>
  `${file}：${field ? `字段 ${field}：` : ''}${message}。${remedy}。`;

/**
 * Stops the reading of the archive with one line per problem.
 * An archive with a wrong file is not published in part: the editor repairs the file first.
 */
export function fail(problems: readonly Problem[]): never {
  const lines = problems.slice(0, SHOWN).map(sentence);
  const rest = problems.length - lines.length;
  if (rest > 0) lines.push(`另有 ${rest} 处问题，修正以上各处后会再列出。`);
  throw new Error(`内容文件有 ${problems.length} 处问题，未能读取档案：\n${lines.join('\n')}`);
}
