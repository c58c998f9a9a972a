import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { issueId } from '../../scripts/ingest/issue-id.ts';
import { groupByIssue, listDumps } from '../../scripts/store/dumps.ts';
import { type RecordHead, sha256 } from '../../scripts/store/records.ts';

const digest = `01234567${'89abcdef'.repeat(7)}`;
const own = {
  nothing: {},
  date: { date: '2022-06-30' },
  unread: { newspaper: '··', date: '2022-06-30' },
};

test('dumps of one paper and date have one issue, whoever has it', () => {
  const masthead = { newspaper: '嘉兴日报', date: '2022-06-30' };
  expect(issueId(masthead, digest, () => true)).toBe('jiaxingribao-2022-06-30');
});

test.each(Object.values(own))('a taken id of a dump of its own gets longer: %o', (masthead) => {
  const first = issueId(masthead, digest);
  expect(first).toContain('01234567');
  const taken = new Set([first]);
  const second = issueId(masthead, digest, (id) => taken.has(id));
  expect(second).toContain('0123456789ab');
  taken.add(second);
  expect(taken).not.toContain(issueId(masthead, digest, (id) => taken.has(id)));
});

test('two undated dumps whose checksums begin alike are two issues, and a recorded one keeps its own', () => {
  const folder = mkdtempSync(join(tmpdir(), 'issue-ids-'));
  try {
    const text = '一把竹椅卖到海外\n\n何秋生\n\n清溪县的竹编师傅把老手艺搬上网店。\n';
    writeFileSync(join(folder, 'b.txt'), text);
    const short = `u-${sha256(text).slice(0, 8)}`;
    const alike: RecordHead = {
      dump: 'a.txt',
      sha256: 'other',
      issue: short,
      file: 'ingest/a.json',
    };
    const group = (heads: readonly RecordHead[]) => {
      const records = new Map(heads.map((head) => [head.dump, head]));
      return groupByIssue(folder, listDumps(folder), records, () => {}).groups.flat();
    };
    expect(group([])).toMatchObject([{ name: 'b.txt', issue: short }]);
    expect(group([alike])).toMatchObject([{ issue: `u-${sha256(text).slice(0, 12)}` }]);
    expect(group([{ ...alike, dump: 'b.txt' }])).toMatchObject([{ name: 'b.txt', issue: short }]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
