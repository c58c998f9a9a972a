import { ui } from './index.ts';

/** Anchors of an emendation: the mark in the text and the note point at each other. */
export const noteId = (number: number): string => `note-${number}`;
export const markId = (number: number): string => `mark-${number}`;

export const noteMark = (number: number) => ({
  id: markId(number),
  href: `#${noteId(number)}`,
  label: ui.notes.markLabel(number),
});
