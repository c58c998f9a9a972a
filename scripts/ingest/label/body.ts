import type { Rule } from '../label.ts';

const dateline =
  /^(?:本报讯|本报消息|本报[\p{Script=Han}]{0,8}\d{1,2}月\d{1,2}日[电讯]|本报[\p{Script=Han}]{0,4}[（(]|(?:据)?新华社|(?:据)?中新社|(?:据)?新华网|[\p{Script=Han}]{2,6}(?:日报|晚报|报)?讯\s*[（(]|晚报讯|早报讯|快讯|又讯)/u;

/** True for text that opens with a dateline (电头): 本报讯, 新华社北京6月30日电, 本报嘉兴6月30日电. */
export function isDateline(text: string): boolean {
  return dateline.test(text);
}

/** Everything that no other rule knows is text. */
export const body: Rule = (stretch) => ({
  label: { kind: 'body', dateline: isDateline(stretch.text) },
  certainty: 'likely',
});
