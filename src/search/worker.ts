import type { Answer, Request } from './protocol.ts';
import { StaleIndex } from './reader/bytes.ts';
import { openIndex } from './reader/index.ts';
import { searcher } from './reader/search.ts';

/** Runs in a module worker: the page asks, the index answers. */

let opened: Promise<ReturnType<typeof searcher>> | undefined;

const post = (answer: Answer) => self.postMessage(answer);

async function answer(request: Request): Promise<void> {
  opened ??= openIndex(request.bundle).then(searcher);
  await (await opened)(request, post);
}

self.addEventListener('message', async ({ data }: MessageEvent<Request>) => {
  try {
    await answer(data).catch((error: unknown) => {
      // The archive was published anew since the page was opened: read its new table, once.
      if (!(error instanceof StaleIndex)) throw error;
      opened = undefined;
      return answer(data);
    });
  } catch (error) {
    opened = undefined;
    post({ kind: 'failed', id: data.id, reason: String(error) });
  }
});
