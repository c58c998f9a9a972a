import { bare } from './match.ts';

const marker = /^[■◆●□▲【#\s]+|[】\s]+$/gu;
const jump = /[（(][上下][接转]第?[A-Z]?\d+版[）)]/gu;
const label = /^[【■]?(编者按|核心阅读)[】:：]?$/u;
/** `(张三 李四)`, `(本报记者 张三 通讯员 李四)` after the last sentence: it may stay or go. */
const signature = /[（(](本报|全媒体|特约)*(记者|通讯员)?[\p{Script=Han}、通讯员]{2,16}[）)]$/u;

/** A body as comparable items: no spaces, no jump lines, no signature, labels with their text. */
export function items(
  body: readonly { kind: string; text: string }[],
  signed: boolean,
): { kind: string; text: string }[] {
  const out: { kind: string; text: string }[] = [];
  let pending = '';
  for (const { kind, text } of body) {
    const plain = bare(text).replace(jump, '');
    if (label.test(plain)) {
      pending = plain;
      continue;
    }
    const whole = kind === 'subhead' ? plain.replace(marker, '') : plain;
    if (whole) out.push({ kind, text: pending + whole });
    pending = '';
  }
  const last = out.at(-1);
  if (signed && last) {
    last.text = last.text.replace(signature, '');
    if (!last.text) out.pop();
  }
  return out;
}
