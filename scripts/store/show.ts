import { rules } from '../../src/schema/rules.ts';
import { report } from '../ingest/report.ts';
import type { DumpOutcome, KeptFile, Summary } from './outcome.ts';

/** Writes what came of each dump as it comes, and of the run at its end. */
export interface Show {
  dump(outcome: DumpOutcome): void;
  end(summary: Summary): void;
}

const say = (text: string) => process.stdout.write(text);

const KEPT: Record<KeptFile['why'], string> = {
  edited: '未重写（编辑改过）',
  removed: '未重写（编辑已删去）',
  ended: '未删去（编辑改过，但这次整理没有这一篇，请核对去留）',
};

/** For people. */
export function showText({ check, verbose }: { check: boolean; verbose: boolean }): Show {
  return {
    dump({ name, notes, kept }) {
      const messages = report(name, notes, verbose);
      const files = kept.map(({ file, why, difference }) => `${KEPT[why]}：${file}\n${difference}`);
      if (messages || files.length > 0) say(`${messages}${files.join('')}\n`);
    },
    end({ dumps, ingested, failed, counts, messages, changes }) {
      const { error, warning, info } = messages;
      const hidden = info > 0 && !verbose ? '（用 --verbose 列出）' : '';
      if (error + warning + info > 0)
        say(`消息：错误 ${error}，警告 ${warning}，已处理 ${info}${hidden}。\n`);
      if (failed > 0) say(`有 ${failed} 个转储读不出来，没有整理。\n`);
      if (ingested === 0) return void say(`没有新的转储（共 ${dumps} 个）。\n`);
      const { articles, photos, headlines, strays } = counts;
      const what = `稿件 ${articles}，图片 ${photos}，仅有标题 ${headlines}，散段 ${strays}`;
      const verb = check ? '需要写' : '已写';
      say(`整理了 ${ingested} 个转储（共 ${dumps} 个）：${what}；${verb} ${changes} 个文件。\n`);
    },
  };
}

/** One JSON object; messages are written as they come, the short lists at the end. */
export function showJson(): Show {
  const dumps: Omit<DumpOutcome, 'notes' | 'kept'>[] = [];
  const kept: KeptFile[] = [];
  let sep = '{\n"messages": [\n';
  return {
    dump({ notes, kept: files, ...outcome }) {
      dumps.push(outcome);
      kept.push(...files);
      for (const note of notes) {
        say(sep + JSON.stringify({ dump: outcome.name, ...note, ...rules[note.rule] }));
        sep = ',\n';
      }
    },
    end({ counts, messages, changes }) {
      const open = sep === ',\n' ? '' : sep;
      const byName = dumps.toSorted((a, b) => (a.name < b.name ? -1 : 1));
      const list = (items: readonly unknown[]) =>
        items.map((item) => JSON.stringify(item)).join(',\n');
      say(`${open}\n],\n"dumps": [\n${list(byName)}\n],\n"kept": [\n${list(kept)}\n],\n`);
      say(`"counts": ${JSON.stringify(counts)},\n"messageCounts": ${JSON.stringify(messages)},\n`);
      say(`"changes": ${changes}\n}\n`);
    },
  };
}
