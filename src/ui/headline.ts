/** Spaces; places after a pause and the marks that belong to it. */
const BETWEEN_PARTS = /(\s+)|(?<=[，：；！？、][”’』」》）]*)(?![\s，：；！？、”’』」》）]|$)/;

/**
 * The parts of a headline, spaces between them included: lines of a headline end where it pauses,
 * not within a word, as far as there is room.
 */
export const headlineParts = (headline: string): string[] =>
  headline.split(BETWEEN_PARTS).filter(Boolean);
