import { z } from 'zod';
import type { Problem } from './problem.ts';

const { localeError } = z.locales.zhCN();

type Issue = z.core.$ZodIssue;

function remedy(issue: Issue): string {
  if (issue.code === 'unrecognized_keys') return '请删去多余的字段，或改正字段名';
  if (issue.input === undefined) return '请补上这个字段';
  if (issue.code === 'invalid_type') return '请改成要求的类型（文字、数字或列表）';
  return '请按字段说明改正这个值';
}

const problemOf = (file: string, issue: Issue): Problem => ({
  file,
  field: issue.path.map(String).join('.'),
  message: issue.message.replace(/。$/, ''),
  remedy: remedy(issue),
});

/** Checks `data` of `file` with its schema; what is wrong is added to `problems`, in Chinese. */
export function validate<T>(
  schema: z.ZodType<T>,
  data: unknown,
  file: string,
  problems: Problem[],
): T | undefined {
  const result = schema.safeParse(data, { error: localeError, reportInput: true });
  if (result.success) return result.data;
  for (const issue of result.error.issues) problems.push(problemOf(file, issue));
  return undefined;
}
