import { join, resolve } from 'node:path';
import { bodyBlocks } from '../../../src/archive/body.ts';
import { parseYaml, splitFrontmatter } from '../../../src/archive/frontmatter.ts';
import type { Problem } from '../../../src/archive/problem.ts';
import { validate } from '../../../src/archive/validate.ts';
import { decode } from '../../../src/dump/decode.ts';
import { lines } from '../../../src/dump/lines.ts';
import { articleSchema } from '../../../src/schema/article.ts';
import { issueSchema } from '../../../src/schema/issue.ts';
import { audit } from '../../audit/audit.ts';
import { coveredText } from '../../audit/coverage.ts';
import { fileName } from '../../ingest/article.ts';
import { markdown } from '../../ingest/markdown.ts';
import { ingestDump } from '../../ingest/pipe.ts';
import { sha256 } from '../../store/records.ts';
import { loadResolver } from '../../store/resolver.ts';

const CONTENT = resolve(import.meta.dirname, '../../../content');

let resolver: ReturnType<typeof loadResolver> | undefined;

/** A file name that stays in its folder on every system. */
const SAFE_NAME = /^[a-z0-9][a-z0-9-]{0,100}\.md$/;

/** What `work` gives, and the milliseconds of the processor that it took, whatever else runs. */
export function timed<T>(work: () => T): { value: T; milliseconds: number } {
  const { user, system } = process.threadCpuUsage();
  const value = work();
  const after = process.threadCpuUsage();
  return { value, milliseconds: (after.user + after.system - user - system) / 1000 };
}

/**
 * Takes the bytes of a dump the whole way, to files read back as the site reads them, and accounts
 * for every character. Returns what is wrong, one sentence each; a refused dump is not wrong.
 *
 * @throws whatever the pipe throws: it never should
 */
export function faultsOfDump(bytes: Uint8Array): string[] {
  const decoded = decode(bytes);
  if (!decoded.ok) return decoded.reason === '' ? ['refused without a reason'] : [];
  resolver ??= loadResolver(join(CONTENT));
  const hash = sha256(bytes);
  const result = ingestDump({ name: 'x.txt', sha256: hash, text: decoded.text }, resolver, sha256);
  const problems: Problem[] = [];
  validate(issueSchema, result.issue, 'issue', problems);
  const names = result.documents.map(({ article }) => fileName(article));
  const faults = names.filter((name) => !SAFE_NAME.test(name)).map((name) => `file name ${name}`);
  const ids = new Set(result.documents.map(({ article }) => article.id));
  if (ids.size !== result.documents.length) faults.push('an id is used twice');
  const printed = lines(decoded.text).map((line) => line.text);
  const published = result.documents.flatMap((document) => {
    const file = fileName(document.article);
    const parts = splitFrontmatter(markdown(document));
    if (parts === undefined) {
      faults.push(`${file} has no frontmatter`);
      return [];
    }
    const data = parseYaml(parts.yaml, file, problems);
    const article = validate(articleSchema, data, file, problems);
    const body = bodyBlocks(parts.body).map(({ text }) => text);
    if (article === undefined) return [];
    const { source } = article;
    return [{ file, source, piece: { article, body, marked: coveredText(source.lines, printed) } }];
  });
  faults.push(...problems.map(({ file, field, message }) => `${file} ${field}: ${message}`));
  const account = audit({
    dump: 'x.txt',
    sha256: hash,
    lines: printed,
    published,
    omissions: result.issue.omissions,
  });
  return [...faults, ...account.faults];
}
