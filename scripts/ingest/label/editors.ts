import type { Rule } from '../label.ts';
import { surnameOf } from '../surnames.ts';
import { furnitureWords, posts, setPlainly } from './furniture-words.ts';
import { masthead } from './masthead.ts';
import { hasDate } from './printed-date.ts';

const also =
  '编辑|制图|设计|统筹|策划|值班主任|电话|联系电话|热线|新闻热线|(?:投稿|电子)?邮箱|E-?mail';
const start = new RegExp(`^[（(【\\[■□●\\s]*(?:本版)?(?:${posts}|${also})\\s*[:：/／]`, 'iu');
const first = new RegExp(`^[（(【\\[■□●\\s]*${posts}[\\s:：/／]`, 'u');

/** Posts with the names straight behind them: 责编李小明 美编王芳. */
const glued = new RegExp(`^${posts}(\\p{Script=Han}{2,3})$`, 'u');

/** Lines that address the reader about the paper itself; 扫码办事不出村 and 县馆开通微信公众号 are headlines. */
const notice =
  /^(?:扫一扫|扫码|微信扫一?扫|请?扫描?(?:下方|右侧|左侧)?二维码)[，,]?(?:$|(?:关注|下载|加入|添加|进入|查看|观看|收看|阅读|看|了解|识别|订阅|获取)(?!病))|(?:扫描?|识别|下方|右侧|左侧|本报|官方|客户端|公众号)[^，。]{0,6}二维码$|(?:关注本报|本报公众号)$|(?:^|关注|报|本报|发布|官方|融媒[体]?(?:中心)?)(?:官方)?微信(?:公众(?:号|平台))?$|客户端下载$|^(?:新闻热线|投稿(?:邮箱|热线)|订阅热线|广告热线|读者热线|报料电话)|^本版(?:图片|照片|图文|稿件)/u;

/** The line that names a page's editors: `(责编 李四)`, `责任编辑:张三 版式设计:李四`, `编辑 张三`. */
export const editors: Rule = (stretch) => {
  const text = setPlainly(stretch.text);
  const sure = { label: { kind: 'editors' }, certainty: 'sure' } as const;
  if (text.length <= 30 && notice.test(text)) return sure;
  if (text.length > 120 || /[。！？]/u.test(text)) return undefined;
  if (start.test(text)) return hasDate(text) ? (masthead(stretch) ?? sure) : sure;
  if (namesGlued(text)) return sure;
  if (!first.test(text)) return undefined;
  // Without a colon, nothing but names may stand beside the posts.
  const { found, left } = furnitureWords(text);
  const names = left.split(' ').every((word) => /^[\p{Script=Han}]{0,4}$/u.test(word));
  return found.includes('post') && names ? sure : undefined;
};

/** Nothing but posts with names behind them; one alone must say that it is of a page. */
function namesGlued(text: string): boolean {
  const words = text.replace(/^[（(【■□●\s]+|[)）】\s]+$/gu, '').split(/[\s、，,]+/u);
  const named = words.every((word) => surnameOf(glued.exec(word)?.[1] ?? '') !== undefined);
  return named && (words.length > 1 || /^(?:责编|责任|本版|美编|组版)/u.test(text));
}
