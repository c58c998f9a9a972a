import { answerer } from './answer.ts';
import type { Request } from './protocol.ts';

/** Runs in a module worker: the page asks, the index answers. */

const answer = answerer((message) => self.postMessage(message));

self.onmessage = ({ data }: MessageEvent<Request>) => answer(data);
