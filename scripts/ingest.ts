import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { decode } from '../src/dump/decode.ts';
import { print, type Stage, stages } from './ingest/print.ts';
import { withLock } from './lock.ts';
import { runCommand } from './shell.ts';
import { ingestAll } from './store/ingest-all.ts';
import { showJson, showText } from './store/show.ts';

const USAGE = `用法：npm run ingest -- [选项]
  --dumps 文件夹      转储所在的文件夹（默认 content/dumps）
  --content 文件夹    写到哪里（默认 content）
  --redo 转储         重新整理一个转储；编辑改过的文件不动
  --check             什么也不写；有东西要写时以状态 1 结束
  --json              把结果和全部消息以 JSON 写到标准输出
  --verbose           连同“已处理”的消息一起列出
  --print 阶段 转储   打印流水线某一阶段（${stages.join('、')}）`;

function read(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        dumps: { type: 'string', default: 'content/dumps' },
        content: { type: 'string', default: 'content' },
        redo: { type: 'string', multiple: true, default: [] },
        check: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        verbose: { type: 'boolean', default: false },
        print: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}

/**
 * `npm run ingest` with these arguments. The exit status is set to 1 where a dump was refused, or
 * where there is something to write and only that was asked.
 *
 * @throws Error that says how the command is used, or why it stopped
 */
export async function ingestCommand(args: string[]): Promise<void> {
  const { values, positionals } = read(args);
  if (values.help) return void process.stdout.write(`${USAGE}\n`);
  if (values.print !== undefined) return printStage(values.print, values.dumps, positionals[0]);
  if (positionals.length > 0) throw new Error(`不认识的参数 ${positionals[0]}\n${USAGE}`);
  const options = {
    dumps: resolve(values.dumps),
    content: resolve(values.content),
    redo: values.redo,
    check: values.check,
  };
  const show = values.json ? showJson() : showText(values);
  const run = async () => ingestAll(options, show.dump);
  const summary = values.check
    ? await run()
    : await withLock(
        join(options.content, '.ingest.lock'),
        '另一个整理正在进行，请等它结束后再试',
        run,
      );
  show.end(summary);
  if (summary.failed > 0 || (values.check && summary.changes > 0)) process.exitCode = 1;
}

function printStage(name: string, folder: string, dump: string | undefined): void {
  const stage = stages.find((known): known is Stage => known === name);
  if (!stage || dump === undefined) throw new Error(`--print 要写明阶段和转储\n${USAGE}`);
  const decoded = decode(readFileSync(join(folder, dump)));
  if (!decoded.ok) throw new Error(`${dump}：${decoded.reason}`);
  process.stdout.write(print(stage, decoded.text));
}

if (import.meta.main) await runCommand(() => ingestCommand(process.argv.slice(2)));
