import { parseArgs } from 'node:util';
import { parseShard, type Shard } from './shard.ts';

/** What `npm run build` can be asked for. */
export interface BuildOptions {
  /** Folder of the finished site, or of the part. */
  out: string;
  /** Takes nothing over from the last build. */
  full: boolean;
  /** Makes the pages of one part only. */
  shard: Shard | undefined;
  /** Folders of parts that are joined instead of rendering pages. */
  merge: string[];
  /** Parts that are made at the same time on this machine, and then joined. */
  jobs: number;
  /** Tells programs how far it is. */
  json: boolean;
}

const USAGE = `用法：npm run build -- [选项]
  --out 文件夹       网站写到哪里（默认 dist）
  --full             不沿用上次的构建
  --shard 几/共几    只生成其中一份的页面，供 --merge 合并
  --merge 文件夹…    把各份合并成网站
  --jobs N           分成 N 份同时生成，再合并
  --json             进度与消息逐行写成 JSON，供程序读取`;

/** @throws Error that says how the command is used */
export function buildOptions(args?: string[]): BuildOptions {
  const { values, positionals } = parseArgs({
    ...(args && { args }),
    allowPositionals: true,
    options: {
      out: { type: 'string', default: 'dist' },
      full: { type: 'boolean', default: false },
      shard: { type: 'string' },
      merge: { type: 'boolean', default: false },
      jobs: { type: 'string', default: '1' },
      json: { type: 'boolean', default: false },
    },
  });
  const jobs = Number(values.jobs);
  const kinds = [values.shard !== undefined, values.merge, jobs > 1].filter(Boolean);
  const wrong = kinds.length > 1 || values.merge !== positionals.length > 0;
  if (wrong || !Number.isInteger(jobs) || jobs < 1) throw new Error(USAGE);
  return {
    out: values.out,
    full: values.full,
    shard: values.shard === undefined ? undefined : parseShard(values.shard),
    merge: positionals,
    jobs,
    json: values.json,
  };
}
