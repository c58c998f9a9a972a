import { expect, test } from 'vitest';
import { personsIn } from '../../scripts/ingest/persons.ts';

test('a surname that is a word of its own may begin a name of two or three characters', () => {
  expect(personsIn('程少峰把硬币背到信用社')).toContainEqual(['程少峰', '程少']);
  expect(personsIn('居民漆雕淑芬说')).toContainEqual(['漆雕淑芬', '漆雕淑']);
});

test('a surname inside a word begins none', () => {
  expect(personsIn('高血压患者按时服药').flat()).not.toContain('高血压');
});
