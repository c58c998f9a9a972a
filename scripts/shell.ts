/** What the system's error codes mean to the person at the keyboard, and what to do. */
const SYSTEM_ERRORS: Record<string, string> = {
  EACCES: '没有读写权限。请检查文件夹的权限后重试',
  EADDRINUSE: '端口已被占用。请用 PORT=端口号 另选一个',
  EDQUOT: '磁盘配额已满。请腾出空间后重试；原有文件没有改动',
  EMFILE: '打开的文件太多。请用 ulimit -n 提高上限后重试',
  ENOENT: '找不到文件或文件夹',
  ENOSPC: '磁盘已满。请腾出空间后重试；原有文件没有改动',
  EPERM: '系统不允许这一操作。请检查文件夹的权限后重试',
  EROFS: '文件系统是只读的。请换到可写的文件夹后重试',
};

/** One sentence for the user about any error: what happened, where, and what to do. */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, path } = error as NodeJS.ErrnoException;
  const known = code === undefined ? undefined : SYSTEM_ERRORS[code];
  if (known === undefined) return error.message;
  return path === undefined ? `${known}。（${error.message}）` : `${path}：${known}。`;
}

/**
 * Runs the body of a command. An error becomes one line on stderr and exit status 1; with DEBUG
 * set, the stack as well.
 */
export async function runCommand(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    process.stderr.write(`错误：${explain(error)}\n`);
    if (process.env.DEBUG && error instanceof Error) process.stderr.write(`${error.stack}\n`);
    process.exitCode = 1;
  }
}
