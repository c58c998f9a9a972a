import type { Source } from '../../src/schema/article.ts';
import type { Omission } from '../../src/schema/issue.ts';
import { compare, type Published } from './compare.ts';
import { coverage, coveredText } from './coverage.ts';

/** The accounts of the last audit, in the content folder; the site shows them. */
export const AUDIT_FILE = 'audit.json';

/** A dump with all that claims to come from it. */
export interface Claims {
  readonly dump: string;
  /** Undefined if the dump file itself is not there. */
  readonly lines?: readonly string[];
  readonly sha256?: string;
  readonly published: readonly Claim[];
  readonly omissions: readonly Omission[];
}

/** What an article says it takes from one dump. */
export interface Claim {
  readonly file: string;
  readonly source: Source;
  /** The article and all its source text, in the dump where it begins; the other parts have none. */
  readonly piece?: Published & { readonly marked: string };
}

/** The account of one dump, in non-space characters. */
export interface Account {
  readonly dump: string;
  readonly characters: number;
  readonly published: number;
  readonly omitted: number;
  readonly emended: number;
  /** Sentences for an editor; none if every character is accounted for. */
  readonly faults: readonly string[];
}

/** Accounts for every non-space character of a dump. */
export function audit(claims: Claims): Account {
  const { dump, lines, published, omissions } = claims;
  if (!lines) {
    const faults = [`${dump}：文件不在转储文件夹里，或读不出来，无法核对。请放回原文件`];
    return { dump, characters: 0, published: 0, omitted: 0, emended: 0, faults };
  }
  const size = (text: string) => text.replace(/\s+/gu, '').length;
  const faults: string[] = [];
  for (const { source, file } of published) {
    if (source.sha256 !== claims.sha256) {
      faults.push(
        `${file}：转储 ${dump} 的校验和与记录不符，文件已被改动。请恢复原文件，或重新整理`,
      );
    }
  }
  const ranges = [
    ...published.map(({ source }) => source.lines),
    ...omissions.map((omission) => omission.lines),
  ];
  for (const { line, text, claims: count } of coverage(ranges, lines)) {
    faults.push(
      count === 0
        ? `${dump}:${line}：“${text}”没有发表，也没有列为略去。请归入稿件，或在期文件的 omissions 里说明`
        : `${dump}:${line}：“${text}”被 ${count} 处引用。请改正 source.lines，使每个字只属于一处`,
    );
  }
  let emended = 0;
  for (const { file, piece } of published) {
    if (!piece) continue;
    const difference = compare(piece, piece.marked);
    emended += difference.emended;
    for (const text of difference.missing) {
      faults.push(`${file}：转储里的“${text}”没有发表。请补上，或用校勘记（emendations）说明改动`);
    }
    for (const text of difference.added) {
      faults.push(`${file}：“${text}”转储里没有。请恢复原文，或用校勘记（emendations）说明改动`);
    }
  }
  for (const omission of omissions) {
    if (size(coveredText(omission.lines, lines)) !== size(omission.text)) {
      faults.push(`${dump}：略去的“${omission.text}”与所列行不符。请改正 omissions`);
    }
  }
  const covered = (all: readonly Parameters<typeof coveredText>[0][]) =>
    all.reduce((sum, range) => sum + size(coveredText(range, lines)), 0);
  return {
    dump,
    characters: size(lines.join('\n')),
    published: covered(published.map(({ source }) => source.lines)),
    omitted: covered(omissions.map((omission) => omission.lines)),
    emended,
    faults,
  };
}
