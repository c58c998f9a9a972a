import { answerer } from './answer.ts';
import type { Answer, Request } from './protocol.ts';

/**
 * Runs in a module worker: the page asks, the index answers. A message between threads costs more than
 * what is in it, so answers that are ready together go in one: when nothing else is to be done at once.
 */

const ready: Answer[] = [];
const answer = answerer((message) => {
  if (ready.push(message) === 1) setTimeout(() => self.postMessage(ready.splice(0)));
});

self.onmessage = ({ data }: MessageEvent<Request>) => answer(data);
