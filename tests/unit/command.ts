import { vi } from 'vitest';
import { runCommand } from '../../scripts/shell.ts';

/** What a command wrote, and the exit status it asked for. */
export interface Ran {
  status: number;
  stdout: string;
  stderr: string;
}

/** Runs a command in this process, which costs a fraction of starting one. */
export async function run(work: () => Promise<void>): Promise<Ran> {
  const said = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((name) =>
    vi.spyOn(process[name], 'write').mockImplementation((text) => {
      said[name] += text;
      return true;
    }),
  );
  const before = process.exitCode;
  process.exitCode = 0;
  try {
    await runCommand(work);
    return { status: process.exitCode, ...said };
  } finally {
    process.exitCode = before;
    for (const spy of spies) spy.mockRestore();
  }
}
