/** Milliseconds between two redraws of the bar on a terminal, and between two lines elsewhere. */
const REDRAW = 100;
const NEXT_LINE = 5000;
/** Milliseconds between two lines for a program. */
const NEXT_RECORD = 1000;
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

/** How far a stage of the work is, as a program is told: one object a line. */
export interface ProgressRecord {
  stage: string;
  done: number;
  total: number;
  /** Since the stage began. */
  seconds: number;
  /** Units a second so far. */
  rate: number;
  /** Seconds that the rest takes at this rate; null while none is known. */
  left: number | null;
  /** Of a finished stage. */
  summary?: string;
}

/** Name of the environment variable that asks for lines of JSON: programs started inherit it. */
const FORMAT = 'PROGRESS';

/** From now on this program, and those it starts, tell programs what they do, not people. */
export function tellPrograms(): void {
  process.env[FORMAT] = 'json';
}

const toPrograms = () => process.env[FORMAT] === 'json';

/** Says what was done: a line for people, an object with `message` for programs. */
export function say(text: string, screen: Screen = process.stdout): void {
  screen.write(`${toPrograms() ? JSON.stringify({ message: text }) : text}\n`);
}

function record(stage: string, done: number, total: number, seconds: number): ProgressRecord {
  const rate = seconds > 0 ? done / seconds : 0;
  const left = done >= total ? 0 : rate > 0 ? Math.ceil((total - done) / rate) : null;
  const round = (value: number) => Math.round(value * 10) / 10;
  return { stage, done, total, seconds: round(seconds), rate: round(rate), left };
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
  const { rate, left } = record(label, done, total, seconds);
  const rest = left ? `，约剩 ${left} 秒` : '';
  const drawn = bar ? ` ${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)}` : '';
  const speed = rate >= 1 ? `，每秒 ${Math.round(rate)}` : '';
  return `${label}${drawn} ${done}/${total}（${Math.floor(share * 100)}%${speed}${rest}）`;
}

function recordProgress(label: string, total: number, screen: Screen): Progress {
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1000;
  let [shown, latest] = [started, 0];
  const write = (data: ProgressRecord) => screen.write(`${JSON.stringify(data)}\n`);
  return {
    at(done) {
      latest = done;
      const now = performance.now();
      if (now - shown < NEXT_RECORD) return;
      shown = now;
      write(record(label, done, total, seconds()));
    },
    end(summary) {
      write({ ...record(label, Math.max(latest, total), total, seconds()), summary });
    },
  };
}

/**
 * Shows how far long work is: a bar that redraws itself on a terminal, otherwise (a log, a pipe)
 * at most one plain line every five seconds. Programs get a line of JSON every second, and one at
 * the end of the stage, on standard output.
 */
export function startProgress(
  label: string,
  total: number,
  screen: Screen = toPrograms() ? process.stdout : process.stderr,
): Progress {
  if (toPrograms()) return recordProgress(label, total, screen);
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
