import type { Answer, Request } from '../../search/protocol.ts';

/** What answers the page: a worker, or the same code in the page where a worker does not start. */

type Ask = (request: Request) => void;

function startWorker(onAnswer: (answer: Answer) => void, onStill: (waiting?: Request) => void) {
  const worker = new Worker(new URL('../../search/worker.ts', import.meta.url), { type: 'module' });
  let waiting: Request | undefined;
  let alive = false;
  worker.addEventListener('message', ({ data }: MessageEvent<Answer[]>) => {
    alive = true;
    data.forEach(onAnswer);
  });
  worker.addEventListener('error', () => {
    if (!alive) onStill(waiting);
    else if (waiting) onAnswer({ kind: 'failed', id: waiting.id, reason: 'worker' });
  });
  const ask: Ask = (request) => {
    waiting = request;
    worker.postMessage(request);
  };
  return { ask, stop: () => worker.terminate() };
}

/** Starts an engine; `restart` also forgets code and tables that could not be loaded. */
export function engine(onAnswer: (answer: Answer) => void) {
  const inPage = async (waiting: Request | undefined) => {
    try {
      const { answerer } = await import('../../search/answer.ts');
      current = { ask: answerer(onAnswer), stop: () => {} };
      if (waiting) current.ask(waiting);
    } catch (error) {
      if (waiting) onAnswer({ kind: 'failed', id: waiting.id, reason: String(error) });
    }
  };
  const start = () => startWorker(onAnswer, inPage);
  let current: { ask: Ask; stop: () => void } = start();
  return {
    ask: (request: Request) => current.ask(request),
    restart(): void {
      current.stop();
      current = start();
    },
  };
}
