/** Milliseconds between two redraws of the bar on a terminal, and between two lines elsewhere. */
const REDRAW = 100;
const NEXT_LINE = 5000;
const WIDTH = 24;

export interface Progress {
  /** Sets how many units of work are done. */
  at: (done: number) => void;
  /** Ends the display with one line that stays. */
  end: (summary: string) => void;
}

interface Screen {
  write: (text: string) => unknown;
  isTTY?: boolean;
}

/** One state of the work as text: label, bar, counts, units a second, seconds left. */
export function progressText(
  label: string,
  done: number,
  total: number,
  seconds: number,
  bar: boolean,
): string {
  const share = total === 0 ? 1 : Math.min(1, done / total);
  const filled = Math.round(share * WIDTH);
  const rate = seconds > 0 ? done / seconds : 0;
  const left = rate > 0 && done < total ? `，约剩 ${Math.ceil((total - done) / rate)} 秒` : '';
  const drawn = bar ? ` ${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)}` : '';
  const speed = rate >= 1 ? `，每秒 ${Math.round(rate)}` : '';
  return `${label}${drawn} ${done}/${total}（${Math.floor(share * 100)}%${speed}${left}）`;
}

/**
 * Shows how far long work is: a bar that redraws itself on a terminal, otherwise (a log, a pipe)
 * at most one plain line every five seconds.
 */
export function startProgress(
  label: string,
  total: number,
  screen: Screen = process.stderr,
): Progress {
  const bar = screen.isTTY === true;
  const started = performance.now();
  let shown = bar ? -Infinity : started;
  return {
    at(done) {
      const now = performance.now();
      if (now - shown < (bar ? REDRAW : NEXT_LINE)) return;
      shown = now;
      const text = progressText(label, done, total, (now - started) / 1000, bar);
      screen.write(bar ? `\r\x1b[K${text}` : `${text}\n`);
    },
    end(summary) {
      screen.write(bar ? `\r\x1b[K${summary}\n` : `${summary}\n`);
    },
  };
}
