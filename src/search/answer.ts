import type { Answer, Request } from './protocol.ts';
import { GarbledIndex, StaleIndex } from './reader/bytes.ts';
import { openIndex, UnknownIndex } from './reader/index.ts';
import { searcher } from './reader/search.ts';

type Post = (answer: Answer) => void;
type Search = (request: Request, post: Post) => Promise<void>;

/** Our reader, or Pagefind's own client where ours cannot read what the server has. */
const open = (bundle: string, fresh: boolean): Promise<Search> =>
  openIndex(bundle, fresh).then(searcher, async (error: unknown) => {
    if (!(error instanceof UnknownIndex)) throw error;
    return (await import('./fallback.ts')).openFallback(bundle);
  });

/** Answers requests to one index, opened with the first; it never throws. */
export function answerer(post: Post): (request: Request) => Promise<void> {
  let opened: Promise<Search> | undefined;
  const answer = async (request: Request, fresh = false) => {
    opened ??= open(request.bundle, fresh);
    await (await opened)(request, post);
  };
  return async (request) => {
    try {
      await answer(request).catch((error: unknown) => {
        // The archive was published anew since the page was opened: read its new table, once.
        // Garbled bytes may lie in the browser's cache: they are asked for past it, once.
        const garbled = error instanceof GarbledIndex;
        if (!garbled && !(error instanceof StaleIndex)) throw error;
        opened = undefined;
        return answer(request, garbled);
      });
    } catch (error) {
      opened = undefined;
      post({ kind: 'failed', id: request.id, reason: String(error) });
    }
  };
}
