import { bare } from '../chars.ts';
import type { Label, Labelled } from '../label.ts';
import { printed, relabel } from './neighbours.ts';

/** How many printed lines away from a sure masthead or folio a doubtful one may stand. */
const REACH = 4;

/**
 * Page furniture: a name of a paper or of a page counts only near a sure masthead or folio, and a
 * short line that stands three or more times in one dump is a running head.
 */
export function furniture(labelled: readonly Labelled[]): readonly Labelled[] {
  const { indices } = printed(labelled);
  const changes = new Map<number, { label: Label; why: string }>();
  const sure = indices.map((index) => {
    const item = labelled[index];
    return item?.certainty === 'sure' && isFurniture(item.label);
  });
  const seen = new Map<string, number[]>();
  for (const [position, index] of indices.entries()) {
    const item = labelled[index] as Labelled;
    if (isFurniture(item.label) && item.certainty !== 'sure') {
      const near = sure.slice(Math.max(0, position - REACH), position + REACH + 1).some(Boolean);
      if (!near) changes.set(index, { label: { kind: 'short' }, why: 'furniture-far' });
    }
    if (item.label.kind === 'short') {
      const text = bare(item.stretch.text);
      const places = seen.get(text);
      if (places) places.push(index);
      else seen.set(text, [index]);
    }
  }
  for (const repeated of seen.values()) {
    if (repeated.length < 3) continue;
    for (const index of repeated) {
      changes.set(index, { label: { kind: 'folio' }, why: 'running-head' });
    }
  }
  return relabel(labelled, changes);
}

export function isFurniture(label: Label): boolean {
  return label.kind === 'masthead' || label.kind === 'folio' || label.kind === 'editors';
}
