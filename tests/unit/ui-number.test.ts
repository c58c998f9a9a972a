import { afterEach, expect, test, vi } from 'vitest';
import { fill } from '../../src/components/search/dom.ts';
import { ui } from '../../src/ui/index.ts';

afterEach(() => vi.unstubAllGlobals());

test('scripts of a page show numbers as the page does, and leave names and years', () => {
  vi.stubGlobal('document', { documentElement: { lang: ui.language } });
  expect(fill('{n} 篇', { n: 12_345 })).toBe(`${ui.number(12_345)} 篇`);
  expect(fill('{n} 篇', { n: 12_345 })).toBe('12,345 篇');
  expect(fill('{year}年{month}月：{n}', { year: '2022', month: 6, n: 999 })).toBe('2022年6月：999');
});
