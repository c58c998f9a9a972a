import type { Rule } from '../label.ts';
import { setPlainly } from './furniture-words.ts';
import { pageNumber } from './jump.ts';
import { sections } from './section-words.ts';

const page = '([A-Z]?\\d{1,3}|[一二三四五六七八九十]{1,3})';
/** Numbers that are page numbers whatever stands beside them: 03, A3, A03, 3版, 第3版. */
const clear =
  '(0\\d|[A-Z]\\d{1,2}|第\\s*[A-Z]?\\d{1,3}(?=\\s*版)|第[一二三四五六七八九十]{1,3}(?=版)|[A-Z]?\\d{1,3}(?=\\s*版))';
const parted = '\\s*[:：·・|｜│┃丨/／\\s]\\s*';
const forms: readonly RegExp[] = [
  new RegExp(`^(?:第\\s*${page}\\s*版|${page}\\s*版)$`, 'u'),
  new RegExp(`^${page}\\s*版?${parted}(?:${sections})(?:[·・/／\\s]?(?:${sections}))?$`, 'u'),
  new RegExp(`^${clear}\\s*版?${parted}[\\p{Script=Han}·]{2,8}$`, 'u'),
  new RegExp(`^[\\p{Script=Han}]{2,6}${parted}${clear}\\s*版?$`, 'u'),
  new RegExp(`^(?:${sections})(?:${parted})?第?\\s*${page}\\s*版?$`, 'u'),
  /^[-—–－·•\s]*第?\s*(\d{1,3})\s*页?[-—–－·•\s]*$/u,
  /^第?\s*(\d{1,3})\s*页?\s*[/／,，]?\s*共\s*\d{1,3}\s*页$/u,
  /^([A-Z]\d{1,2})(?:\s*[-—–]\s*[A-Z]?\d{1,2})?$/u,
  /^(?:Page|P)\.?\s*(\d{1,3})$/iu,
  /^(\d{1,2})\s*[/／]\s*\d{1,2}$/u,
  /^第?([A-Z]?\d{1,2})\s*[-—–]\s*[A-Z]?\d{1,2}\s*版$/u,
];
const section = new RegExp(
  `^(?:[\\p{Script=Han}]{2,5}·)?(?:${sections})(?:[·・/／|｜]?(?:${sections}))?(?:[A-Z][A-Za-z]+)*$|^[\\p{Script=Han}]{2,4}(?:新闻|副刊|周刊|专刊)$|^(?:副刊|专刊|周刊|特刊)·[\\p{Script=Han}]{2,4}$`,
  'u',
);
/** A line of nothing but rules, as some tools set between two pages. */
const ruled = /^(?:[-=_*~—─━]\s*){3,}$/u;

/** A page number, with or without the name of the page, alone on its line. */
export const folio: Rule = (stretch) => {
  const text = setPlainly(stretch.text)
    .replace(/^[【［[〔](.*)[】］\]〕]$/u, '$1')
    .replace(/版\s*[（(]([\p{Script=Han}·]{2,8})[)）]$/u, '版 $1');
  if (ruled.test(text)) return { label: { kind: 'folio' }, certainty: 'sure' };
  if (text.length > 24) return undefined;
  for (const form of forms) {
    const match = form.exec(text);
    const printed = match?.slice(1).find(Boolean);
    if (!printed) continue;
    const name = text.replace(printed, '').replace(/[第版页共\s\d:：·・|｜/／,，A-Z–—－•-]/gu, '');
    const number = printed.replace(/^第\s*/u, '');
    // A number alone may be the day of a date set in several lines.
    const certainty = /^\d+$/u.test(text) ? 'likely' : 'sure';
    return {
      label: { kind: 'folio', page: pageNumber(number), ...(name ? { name } : {}) },
      certainty,
    };
  }
  const bare = text.replace(/\s+/gu, '');
  return section.test(bare)
    ? { label: { kind: 'folio', name: bare.replace(/[A-Za-z]+$/u, '') }, certainty: 'likely' }
    : undefined;
};
