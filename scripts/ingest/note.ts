import type { RuleId } from '../../src/schema/rules.ts';

/** A problem found in a dump, at a line of it. `detail` quotes or names what it is about. */
export interface Note {
  readonly rule: RuleId;
  readonly line: number;
  readonly detail?: string;
}
