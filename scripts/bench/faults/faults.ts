/** What a series of faults did. */
export interface Faults {
  /** Runs that the fault reached. */
  hit: number;
  /** What must not happen, one sentence each. */
  faults: string[];
}

/** Told after each run how many are done. */
export type Tick = (done: number) => void;
