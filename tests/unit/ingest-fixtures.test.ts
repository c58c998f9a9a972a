import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bodyMarkdown } from '../../scripts/ingest/markdown.ts';
import { ingestDump } from '../../scripts/ingest/pipe.ts';
import type { Resolver } from '../../scripts/ingest/resolve.ts';
import { rules } from '../../src/schema/rules.ts';

const folder = join(import.meta.dirname, '../fixtures/ingest');

/** Places, topics and dates have tests of their own: here the text alone is cut. */
const none: Resolver = {
  about: (units) => units.map(() => ({ otherPlaces: [], topics: [], guesses: {}, notes: [] })),
  date: () => ({ date: null, evidence: [], notes: [] }),
};

export function run(text: string) {
  const digest = (value: string) => createHash('sha256').update(value).digest('hex');
  return ingestDump({ name: 'dump.txt', sha256: digest(text), text }, none, digest);
}

for (const name of readdirSync(folder)) {
  test(name, async () => {
    const { issue, documents, notes } = run(readFileSync(join(folder, name, 'dump.txt'), 'utf8'));
    const articles = documents.map(({ article, body }) => {
      const { kind, kicker, title, subtitle, bylines, bylineText, page, photos, source } = article;
      const fields = { kind, kicker, title, subtitle, bylines, bylineText, page, photos };
      const head = Object.entries(fields)
        .filter(([, value]) => value !== undefined && String(value) !== '')
        .map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`);
      return `${head.join('')}lines: ${JSON.stringify(source.lines)}\n${bodyMarkdown(body)}`;
    });
    const { omissions, ...rest } = issue;
    const left = omissions.map(({ reason, text }) => `${reason}: ${text}\n`).join('');
    const page = `${JSON.stringify(rest)}\n${left}`;
    await expect([page, ...articles].join('\n---\n')).toMatchFileSnapshot(
      join(folder, name, 'articles.txt'),
    );
    const messages = notes.map(({ line, rule, detail = '' }) => {
      return `${line} ${rules[rule].severity} ${rule} ${detail}`.trimEnd();
    });
    await expect(`${messages.join('\n')}\n`).toMatchFileSnapshot(
      join(folder, name, 'messages.txt'),
    );
  });
}
