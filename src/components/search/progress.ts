import { need } from './dom.ts';

/** Milliseconds until a search counts as slow. */
const SLOW = 150;

/** Shows that a search is under way, once it takes long, and that one has failed. */
export function progressView(root: HTMLElement, list: HTMLElement, onRetry: () => void) {
  const failure = need<HTMLElement>(root, '[data-failure]');
  let slow = 0;
  need(failure, 'button').addEventListener('click', onRetry);
  window.addEventListener('online', () => {
    if (!failure.hidden) onRetry();
  });
  return {
    begin(): void {
      clearTimeout(slow);
      slow = window.setTimeout(() => root.classList.add('busy'), SLOW);
      list.ariaBusy = 'true';
      failure.hidden = true;
    },
    end(failed: boolean): void {
      clearTimeout(slow);
      root.classList.remove('busy');
      list.ariaBusy = 'false';
      failure.hidden = !failed;
    },
  };
}
