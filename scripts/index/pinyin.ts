import { pinyin } from 'pinyin-pro';
import { gb2312 } from '../../src/search/tokenize.ts';

/**
 * What characters sound like, tones aside, for a reader who typed one that sounds the same: a line
 * for each syllable with its letters and its characters, those of several readings in several lines.
 */
export function pinyinFile(): string {
  const lines = new Map<string, string>();
  for (const character of gb2312()) {
    if (!/\p{Script=Han}/u.test(character)) continue;
    const readings = pinyin(character, {
      toneType: 'none',
      type: 'array',
      multiple: true,
      v: true,
    });
    for (const syllable of new Set(readings)) {
      lines.set(syllable, (lines.get(syllable) ?? syllable) + character);
    }
  }
  return [...lines.values()].sort().join('\n');
}
