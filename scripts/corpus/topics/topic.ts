/** What the grammar knows of one topic. All strings are templates (see template.ts). */
export interface TopicGrammar {
  /** Ids in content/topics that such a piece carries, the first always. */
  ids: readonly string[];
  /** Which half of the split benchmark may use it: tuned on, or held out. */
  side: 'dev' | 'held';
  heads: readonly string[];
  kickers: readonly string[];
  subtitles: readonly string[];
  subheads: readonly string[];
  leads: readonly string[];
  facts: readonly string[];
  acts: readonly string[];
  scenes: readonly string[];
  data: readonly string[];
  /** What people say, without quotation marks. */
  says: readonly string[];
  captions: readonly string[];
  /** Word lists of its own; `work`, `mech`, `brand`, `role` and `goal` must be there. */
  lists: Readonly<Record<string, readonly string[]>>;
}

/** Cuts a list that is written as one line of words. */
export const words = (line: string): string[] => line.trim().split(/\s+/);
