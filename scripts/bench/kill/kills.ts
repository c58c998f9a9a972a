/** What a series of kills left behind. */
export interface Kills {
  /** Runs that were really cut off: those that had already ended do not count. */
  killed: number;
  /** Runs after which the old state stood, and those after which the new one did. */
  old: number;
  fresh: number;
  /** Runs after which a plan stood that the next run carries out, and without which nobody builds. */
  pending: number;
  /** What must not happen, one sentence each. */
  faults: string[];
}

/** Told after each run how many were killed so far. */
export type Tick = (done: number) => void;

export const noKills = (): Kills => ({ killed: 0, old: 0, fresh: 0, pending: 0, faults: [] });

/** Runs after which a series gives up: most of them end before they can be killed. */
export const tooMany = (runs: number): number => runs * 4;
