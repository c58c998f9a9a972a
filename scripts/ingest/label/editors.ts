import type { Rule } from '../label.ts';
import { furnitureWords, posts } from './furniture-words.ts';

const also =
  '编辑|制图|设计|统筹|策划|值班主任|电话|联系电话|热线|新闻热线|(?:投稿|电子)?邮箱|E-?mail';
const start = new RegExp(`^[（(【\\[■□●\\s]*(?:本版)?(?:${posts}|${also})\\s*[:：/／]`, 'iu');
const first = new RegExp(`^[（(【\\[■□●\\s]*${posts}[\\s:：/／]`, 'u');

/** Lines that address the reader about the paper itself. */
const notice =
  /^(?:扫一扫|扫码|微信扫|请扫描|扫描二维码)|(?:关注本报|本报公众号|官方微信|客户端下载|二维码)$|^(?:新闻热线|投稿(?:邮箱|热线)|订阅热线|广告热线|读者热线|报料电话)|^本版(?:图片|照片|图文|稿件)/u;

/** The line that names a page's editors: `(责编 李四)`, `责任编辑:张三 版式设计:李四`, `编辑 张三`. */
export const editors: Rule = (stretch) => {
  const { text } = stretch;
  const sure = { label: { kind: 'editors' }, certainty: 'sure' } as const;
  if (text.length <= 30 && notice.test(text)) return sure;
  if (text.length > 120 || /[。！？]/u.test(text)) return undefined;
  if (start.test(text)) return sure;
  if (!first.test(text)) return undefined;
  // Without a colon, nothing but names may stand beside the posts.
  const { found, left } = furnitureWords(text);
  const names = left.split(' ').every((word) => /^[\p{Script=Han}]{0,4}$/u.test(word));
  return found.includes('post') && names ? sure : undefined;
};
