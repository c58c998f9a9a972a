/** What was typed as words: quotation marks, fields and operators told apart, nothing judged. */

export type Field = 'title' | 'author' | 'place' | 'topic';

/** What of a query could not be read as it was typed. */
export type Note = 'quote' | 'or' | 'not' | 'field' | 'date';

/** A word as typed; `quoted` when quotation marks around it were taken as such. */
export interface Word {
  text: string;
  not: boolean;
  field?: Field | 'date' | undefined;
  quoted: boolean;
}

const FIELDS = new Map<string, Field | 'date'>(
  Object.entries({
    标题: 'title',
    標題: 'title',
    题名: 'title',
    題名: 'title',
    title: 'title',
    作者: 'author',
    author: 'author',
    地点: 'place',
    地點: 'place',
    place: 'place',
    主题: 'topic',
    主題: 'topic',
    topic: 'topic',
    日期: 'date',
    date: 'date',
  }),
);

const OPENING = '"“「＂';
const CLOSING = '"”」＂';
const FIELD = /^([^\s:：|｜]+)[:：](.*)$/su;
/** What a word ends at unless it is in quotation marks. */
const END = /[\s|｜]/;
/** A bar between two words, doubled or not. */
const BAR = /^[|｜]+/;
/** Words in parentheses with an `OR` among them: the parentheses change nothing, `-` aside. */
const GROUP = /^[(（]([^()（）]*)[)）](?=\s|$)/;
const HAS_OR = /[|｜]|\s(?:OR|或)\s/;

/** The text inside the quotation marks that `rest` begins with, when they close at a word's end. */
function quotation(rest: string): { inside: string; length: number } | undefined {
  if (rest === '' || !OPENING.includes(rest.charAt(0))) return undefined;
  for (let at = 1; at < rest.length; at++) {
    if (!CLOSING.includes(rest.charAt(at))) continue;
    if (at + 1 < rest.length && !END.test(rest.charAt(at + 1))) return undefined;
    const inside = rest.slice(1, at);
    return inside.trim() === '' ? undefined : { inside, length: at + 1 };
  }
  return undefined;
}

/** The words of a query, operators among them; what is odd about them is added to `notes`. */
export function readWords(typed: string, notes: Set<Note>): Word[] {
  const words: Word[] = [];
  let rest = typed.trim();
  /** The field of the word before a bar that touches both its neighbours: `主题:统战|教育`. */
  let inherited: Word['field'];
  while (rest !== '') {
    const bar = BAR.exec(rest);
    if (bar) {
      words.push({ text: '|', not: false, quoted: false });
      rest = rest.slice(bar[0].length);
      if (/^\s/.test(rest)) inherited = undefined;
      rest = rest.trimStart();
      continue;
    }
    let not = false;
    let field = inherited;
    inherited = undefined;
    if (/^[-－]\S/.test(rest)) {
      not = true;
      rest = rest.slice(1);
    }
    const group = GROUP.exec(rest);
    if (group?.[1] !== undefined && HAS_OR.test(group[1])) {
      // Without any of them: that is without each of them.
      const inside = readWords(group[1], notes);
      words.push(...(not ? inside.filter(({ text }) => !isOperator(text)) : inside));
      if (not) for (const word of inside) word.not = true;
      rest = rest.slice(group[0].length).trimStart();
      continue;
    }
    const named = FIELD.exec(rest);
    const known = FIELDS.get(named?.[1]?.toLowerCase() ?? '');
    if (known && named) {
      field = known;
      const value = named[2] ?? '';
      // `标题: 亲清` means the word behind the space.
      if (/^\s+\S/.test(value)) notes.add('field');
      rest = value.trimStart();
      if (rest === '') {
        notes.add('field');
        break;
      }
    }
    const quoted = quotation(rest);
    let length = quoted?.length ?? rest.search(END);
    // A quotation mark that never closes, with a space behind it: the phrase goes to the end.
    const open =
      !quoted && length >= 0 && OPENING.includes(rest.charAt(0)) && !/["”」＂]/.test(rest.slice(1));
    if (open) notes.add('quote');
    if (open || length < 0) length = rest.length;
    const text = quoted?.inside ?? rest.slice(open ? 1 : 0, length);
    words.push({ text, not, field, quoted: quoted !== undefined || open });
    rest = rest.slice(length);
    if (BAR.test(rest)) inherited = field;
    rest = rest.trimStart();
  }
  return words;
}

const OR = new Set(['OR', '或', '|']);
const AND = new Set(['AND', '&', '&&', '＆']);

/** Whether a word, standing alone, means that one of its neighbours is enough. */
export const isOr = (text: string): boolean => OR.has(text);
/** Whether a word, standing alone, joins its neighbours. */
export const isOperator = (text: string): boolean => OR.has(text) || AND.has(text);
