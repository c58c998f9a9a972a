/** Names that were perhaps meant: they sound the same, or differ in one character. */

/** Readings of each character, without tones: `重` is zhong and chong. */
export type Sounds = ReadonlyMap<string, ReadonlySet<string>>;

/** Reads the file of sounds, a line for each syllable: its letters, then its characters. */
export function readSounds(text: string): Sounds {
  const sounds = new Map<string, Set<string>>();
  for (const line of text.split('\n')) {
    const [, syllable = '', characters = ''] = /^([a-z]+)(.*)$/u.exec(line) ?? [];
    for (const character of characters) {
      const known = sounds.get(character);
      if (known) known.add(syllable);
      else sounds.set(character, new Set([syllable]));
    }
  }
  return sounds;
}

export const soundAlike = (a: string, b: string, sounds: Sounds): boolean => {
  const other = sounds.get(b);
  return other !== undefined && [...(sounds.get(a) ?? [])].some((syllable) => other.has(syllable));
};

/** How a part of a name is like what was typed. */
export interface Like {
  text: string;
  how: 'sound' | 'similar';
}

/** Fewest characters of which one may differ: of two, a different one is a different word. */
const FEW = 3;

/** Whether `longer` is `shorter` with one character more, which is neither the first nor the last. */
function hasOneMore(longer: readonly string[], shorter: readonly string[]): boolean {
  const at = longer.findIndex((character, i) => character !== shorter[i]);
  return (
    at > 0 && at < longer.length - 1 && longer.slice(at + 1).join('') === shorter.slice(at).join('')
  );
}

function likeness(typed: readonly string[], part: readonly string[], sounds: Sounds) {
  if (part.length > typed.length) return hasOneMore(part, typed) ? 'similar' : undefined;
  if (part.length < typed.length) return hasOneMore(typed, part) ? 'similar' : undefined;
  const different = part.filter((character, i) => character !== typed[i]);
  if (different.length === 0) return undefined;
  const alike = part.every(
    (character, i) => character === typed[i] || soundAlike(character, typed[i] ?? '', sounds),
  );
  if (alike) return 'sound';
  return different.length === 1 && typed.length >= FEW ? 'similar' : undefined;
}

/** The parts of a name (both normalised) that are like what was typed, and are not it. */
export function likeParts(typed: string, name: string, sounds: Sounds): Like[] {
  const characters = [...typed];
  const all = [...name];
  const found: Like[] = [];
  const { length } = characters;
  if (length < 2) return found;
  for (const size of length < FEW ? [length] : [length, length + 1, length - 1]) {
    for (let from = 0; from + size <= all.length; from++) {
      const part = all.slice(from, from + size);
      const how = likeness(characters, part, sounds);
      const text = part.join('');
      if (how && text === text.trim()) found.push({ text, how });
    }
  }
  return found;
}
