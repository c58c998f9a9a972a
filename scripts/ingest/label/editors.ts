import type { Rule } from '../label.ts';

const post =
  '(?:责任编辑|责编|本版编辑|编辑|主编|编审|总值班|值班主任|值班编委|校对|检校|美编|美术编辑|版式设计|版式|版面设计|视觉|组版|制图|设计|监制|审读|审核|统筹|策划|电话|联系电话|热线|新闻热线|投稿邮箱|邮箱|E-?mail)';
const start = new RegExp(
  `^[（(【\\[■□●\\s]*(?:本版|一版|二版|今日|值班|执行)?${post}\\s*[:：/／]`,
  'iu',
);
const list = new RegExp(
  `^[（(]\\s*(?:本版|值班)?${post}\\s+[\\p{Script=Han}\\s、]{2,30}[)）]$`,
  'u',
);

/** Lines that address the reader about the paper itself. */
const notice =
  /^(?:扫一扫|扫码|微信扫|请扫描|扫描二维码)|(?:关注本报|本报公众号|官方微信|客户端下载|二维码)$|^(?:新闻热线|投稿(?:邮箱|热线)|订阅热线|广告热线|读者热线|报料电话)/u;

/** The line that names a page's editors: `(责编 李四)`, `责任编辑:张三 版式设计:李四`. */
export const editors: Rule = (stretch) => {
  if (stretch.text.length <= 30 && notice.test(stretch.text)) {
    return { label: { kind: 'editors' }, certainty: 'sure' };
  }
  if (stretch.text.length > 120 || /[。！？]/.test(stretch.text)) return undefined;
  if (!start.test(stretch.text) && !list.test(stretch.text)) return undefined;
  return { label: { kind: 'editors' }, certainty: 'sure' };
};
