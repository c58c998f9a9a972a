import { articleColumns, issueColumns } from './columns.ts';
import type { SiteFacts } from './site.ts';
import { tableSchema } from './table.ts';

/** A file of the data package as it was written. */
export type WrittenFile = { path: string; bytes: number; sha256: string };

/**
 * Pieces in one file of the data package. At some 4 KB a piece it stays under the 25 MiB that
 * Cloudflare Pages takes, and an archive of 100,000 pieces has 40 files.
 */
export const PART_LENGTH = 5000;

/** Names of the files with the pieces, numbered from 1, oldest pieces first. */
export const partNames = (number: number) => ({
  jsonl: `articles-${number}.jsonl`,
  csv: `articles-${number}.csv`,
});

export const ISSUES_CSV = 'issues.csv';
export const DESCRIPTOR = 'datapackage.json';
export const README = 'README.txt';

const CSV = { format: 'csv', mediatype: 'text/csv', encoding: 'utf-8' };
const JSONL = { format: 'jsonl', mediatype: 'application/jsonl', encoding: 'utf-8' };

function resource({ path, bytes, sha256 }: WrittenFile) {
  const name = path.replace(/\.[a-z]+$/, '');
  const common = { path, bytes, hash: `sha256:${sha256}` };
  if (path === ISSUES_CSV) {
    const schema = tableSchema(issueColumns, 'issue');
    return { name, title: '各期', profile: 'tabular-data-resource', ...common, ...CSV, schema };
  }
  if (path.endsWith('.csv')) {
    const schema = tableSchema(articleColumns, 'id', { issue: ['issues', 'issue'] });
    const title = '各篇的资料，不含正文';
    return { name, title, profile: 'tabular-data-resource', ...common, ...CSV, schema };
  }
  return { name: `${name}-text`, title: '各篇的资料和正文，每行一篇', ...common, ...JSONL };
}

/** datapackage.json: what the files are (Frictionless Data Package, version 1). */
export function dataPackage(files: readonly WrittenFile[], site: SiteFacts): string {
  const descriptor = {
    profile: 'data-package',
    name: 'jianbao-archive',
    title: site.title,
    description: site.description,
    homepage: site.absolute('/'),
    contributors: [{ title: site.publisher, role: 'publisher' }],
    resources: files.map(resource),
  };
  return `${JSON.stringify(descriptor, null, 1)}\n`;
}

/** Said to people who open the folder. */
export const readme = (site: SiteFacts): string => `${site.title}
${site.absolute('/')}

${site.description}

articles-1.jsonl …  各篇的全部资料和正文：每行一个 JSON，UTF-8
articles-1.csv …    各篇的资料，不含正文；电子表格可以直接打开
issues.csv          各期
datapackage.json    各列的含义和各文件的校验和（Frictionless Data Package）

文字照文本件原样，未经改动；编辑校正之处见各篇的 emendations。
日期是 EDTF（ISO 8601-2）写法；date_inferred 为 true 的日期是推断的。
文章的权利属于原报社与作者。
`;
