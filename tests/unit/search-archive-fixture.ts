import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { indexArchive } from '../../scripts/index.ts';
import { serveSite } from '../../scripts/serve/server.ts';
import { openArchive } from '../../src/archive/archive.ts';
import type { Answer, Request } from '../../src/search/protocol.ts';
import { openIndex } from '../../src/search/reader/index.ts';
import { searcher } from '../../src/search/reader/search.ts';

type Answers = { [Kind in Answer['kind']]: Extract<Answer, { kind: Kind }>[] };

/** An archive indexed and served, searched by the code that runs in the browser's worker. */
export async function searchArchive(content: string) {
  const folder = mkdtempSync(join(tmpdir(), 'jianbao-search-'));
  const archive = openArchive(content);
  await indexArchive(archive, join(folder, 'pagefind'));
  const site = await serveSite(folder, '/', 0);
  const search = searcher(await openIndex(`${site.url}pagefind/`));
  return {
    archive,
    async ask(typed: string, more: Partial<Request> = {}): Promise<Answers> {
      const answers: Answers = {
        found: [],
        counts: [],
        result: [],
        help: [],
        done: [],
        failed: [],
      };
      const request: Request = {
        id: 1,
        bundle: '',
        typed,
        choice: {},
        sort: 'best',
        start: 0,
        count: 10,
        facets: [],
        ...more,
      };
      await search(request, (answer) => (answers[answer.kind] as Answer[]).push(answer));
      answers.result.sort((a, b) => a.at - b.at);
      return answers;
    },
    async close(): Promise<void> {
      await site.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
