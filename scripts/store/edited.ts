import { sha256 } from './records.ts';
import type { Staged } from './staged.ts';

/** What has become of a file since ingest wrote it. */
export type FileState = 'ours' | 'edited' | 'removed';

export function fileState(folder: Staged, unit: { file: string; sha256: string }): FileState {
  const text = folder.read(unit.file);
  if (text === undefined) return 'removed';
  return sha256(text) === unit.sha256 ? 'ours' : 'edited';
}
