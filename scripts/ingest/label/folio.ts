import type { Rule } from '../label.ts';
import { pageNumber } from './jump.ts';

/** Names of pages that county and provincial papers print in their running heads. */
const sections =
  '要闻|综合|综合新闻|时政|时政新闻|本地新闻|县市新闻|区县新闻|经济|经济新闻|财经|民生|社会|社会新闻|国内|国内新闻|国际|国际新闻|国内国际|时事|天下|体育|文体|文化|文化新闻|教育|科教|卫生|健康|法治|政法|党建|统战|三农|乡村|乡村振兴|专版|专题|专栏|特刊|副刊|人文|读书|理论|评论|观点|视点|深度|聚焦|关注|广告|公告|公益广告|影像|视觉|生活|都市|城事|镇街|镇街新闻|部门|企业|金融|旅游|文旅|头版|焦点|热点|热线|资讯';
const page = '([A-Z]?\\d{1,3}|[一二三四五六七八九十]{1,3})';
const forms: readonly RegExp[] = [
  new RegExp(`^(?:第\\s*${page}\\s*版|${page}\\s*版)$`, 'u'),
  new RegExp(`^${page}\\s*版?\\s*[:：·・|｜\\s]\\s*(?:${sections})$`, 'u'),
  new RegExp(`^第\\s*${page}\\s*版\\s*[:：·・|｜\\s]\\s*[\\p{Script=Han}]{2,8}$`, 'u'),
  new RegExp(`^(?:${sections})\\s*[:：·・|｜\\s]?\\s*第?\\s*${page}\\s*版?$`, 'u'),
  /^[-—–－·•\s]*第?\s*(\d{1,3})\s*页?[-—–－·•\s]*$/u,
  /^([A-Z]\d{1,2})$/u,
];
const section = new RegExp(`^(?:${sections})$`, 'u');

/** A page number, with or without the name of the page, alone on its line. */
export const folio: Rule = (stretch) => {
  if (stretch.text.length > 20) return undefined;
  for (const form of forms) {
    const match = form.exec(stretch.text);
    const printed = match?.slice(1).find(Boolean);
    if (!printed) continue;
    const name = stretch.text.replace(printed, '').replace(/[第版\s\d:：·・|｜A-Z-]/gu, '');
    return {
      label: { kind: 'folio', page: pageNumber(printed), ...(name ? { name } : {}) },
      certainty: 'sure',
    };
  }
  return section.test(stretch.text)
    ? { label: { kind: 'folio', name: stretch.text }, certainty: 'likely' }
    : undefined;
};
