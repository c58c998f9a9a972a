/**
 * The query language: space is AND, `OR`, `或` or `|` between two terms, `-` before one is without,
 * quotation marks around whole words make a phrase with spaces and signs, and fields.
 */

export type Field = 'title' | 'author' | 'place' | 'topic';

/** One thing that is looked for. Texts are normalised; days are `2022-06-15`, both inclusive. */
export type Term =
  | { kind: 'text'; text: string }
  | { kind: Field; text: string }
  | { kind: 'date'; from: string; to: string };

/** Any of `terms` must (or, with `not`, must not) be found. */
export interface Clause {
  terms: Term[];
  not: boolean;
}

/** How a malformed query was read. */
export type Note = 'quote' | 'or' | 'not' | 'field' | 'date';

/** All clauses must hold. */
export interface Query {
  clauses: Clause[];
  notes: Note[];
}

const FIELDS: Record<string, Field | 'date'> = {
  标题: 'title',
  題名: 'title',
  题名: 'title',
  標題: 'title',
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
};

const OPENING = '"“「＂';
const CLOSING = '"”」＂';
const OR = new Set(['OR', '或', '|', '｜', '||']);
const AND = new Set(['AND', '&', '&&', '＆']);
const FIELD = /^([^\s:：]+)[:：](.*)$/su;

/** A word as typed; `quoted` when quotation marks around it were taken as such. */
interface Word {
  text: string;
  not: boolean;
  field?: Field | 'date' | undefined;
  quoted: boolean;
}

/** The text inside the quotation marks that `rest` begins with, when they close at a word's end. */
function quotation(rest: string): { inside: string; length: number } | undefined {
  if (!OPENING.includes(rest.charAt(0)) || rest === '') return undefined;
  for (let at = 1; at < rest.length; at++) {
    if (!CLOSING.includes(rest.charAt(at))) continue;
    if (at + 1 < rest.length && !/\s/.test(rest.charAt(at + 1))) return undefined;
    const inside = rest.slice(1, at);
    return inside.trim() === '' ? undefined : { inside, length: at + 1 };
  }
  return undefined;
}

function readWords(typed: string, notes: Set<Note>): Word[] {
  const words: Word[] = [];
  let rest = typed.trim();
  while (rest !== '') {
    let not = false;
    let field: Word['field'];
    if (/^[-－]\S/.test(rest)) {
      not = true;
      rest = rest.slice(1);
    }
    const named = FIELD.exec(rest);
    const known = named?.[1] === undefined ? undefined : FIELDS[named[1].toLowerCase()];
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
    if (quoted) {
      words.push({ text: quoted.inside, not, field, quoted: true });
      rest = rest.slice(quoted.length).trimStart();
      continue;
    }
    let length = rest.search(/\s/);
    if (length < 0) length = rest.length;
    // A quotation mark that never closes, with a space behind it: the phrase goes to the end.
    if (
      OPENING.includes(rest.charAt(0)) &&
      !/["”」＂]/.test(rest.slice(1)) &&
      length < rest.length
    ) {
      notes.add('quote');
      words.push({ text: rest.slice(1), not, field, quoted: true });
      break;
    }
    words.push({ text: rest.slice(0, length), not, field, quoted: false });
    rest = rest.slice(length).trimStart();
  }
  return words;
}

const DAY = /^(\d{4})(?:[-./年](\d{1,2})(?:[-./月](\d{1,2})日?|月)?|年)?$/;

/** First and last day of `2022`, `2022-06`, `2022年6月`, `2022-06-15`. */
function days(text: string): { first: string; last: string } | undefined {
  const match = DAY.exec(text);
  if (!match) return undefined;
  const [, year = '', month, day] = match;
  if (month === undefined) return { first: `${year}-01-01`, last: `${year}-12-31` };
  const head = `${year}-${month.padStart(2, '0')}`;
  if (Number(month) < 1 || Number(month) > 12) return undefined;
  if (day === undefined) return { first: `${head}-01`, last: `${head}-31` };
  const whole = `${head}-${day.padStart(2, '0')}`;
  return Number(day) < 1 || Number(day) > 31 ? undefined : { first: whole, last: whole };
}

const EARLIEST = '0000-01-01';
const LATEST = '9999-12-31';

/** A day, month or year, or a range of them, normalised: `2022-05..2022-07`, `2022..`, `..2022`. */
export function readDates(text: string): { from: string; to: string } | undefined {
  const ends = text.split(/\.{2,}|至|~|--/);
  const [a = '', b = a] = ends.map((end) => end.trim());
  if (ends.length > 2 || (a === '' && b === '')) return undefined;
  const first = a === '' ? undefined : days(a);
  const last = b === '' ? undefined : days(b);
  if ((a !== '' && !first) || (b !== '' && !last)) return undefined;
  const from = first?.first ?? EARLIEST;
  const to = last?.last ?? LATEST;
  // The wrong way round is read the right way round.
  if (from > to && first && last) return { from: last.first, to: first.last };
  return { from, to };
}

/**
 * Reads what was typed; nothing is an error. A query of nothing but exclusions or operators is
 * looked for as it stands.
 */
export function parseQuery(typed: string, normalise: (printed: string) => string): Query {
  const notes = new Set<Note>();
  const clauses: Clause[] = [];
  let joinNext = false;
  const textTerm = (word: Word): Term | undefined => {
    const text = normalise(word.text).trim();
    if (text === '') return undefined;
    if (word.field === undefined) return { kind: 'text', text };
    if (word.field !== 'date') return { kind: word.field, text };
    const range = readDates(text);
    if (range) return { kind: 'date', ...range };
    notes.add('date');
    return { kind: 'text', text };
  };
  const words = readWords(typed, notes);
  words.forEach((word, i) => {
    const plain = !word.quoted && !word.not && word.field === undefined;
    if (plain && (OR.has(word.text) || AND.has(word.text)) && words.length > 1) {
      const between = i > 0 && i < words.length - 1 && !words[i + 1]?.not && !words[i - 1]?.not;
      if (!between) notes.add('or');
      else joinNext = OR.has(word.text);
      return;
    }
    const term = textTerm(word);
    if (!term) return;
    const last = clauses.at(-1);
    if (joinNext && last && !last.not && !word.not) last.terms.push(term);
    else clauses.push({ terms: [term], not: word.not });
    joinNext = false;
  });
  if (clauses.some(({ not }) => !not)) return { clauses, notes: [...notes] };
  const text = normalise(typed).trim();
  if (text === '') return { clauses: [], notes: [] };
  if (clauses.length > 0) notes.add('not');
  return { clauses: [{ terms: [{ kind: 'text', text }], not: false }], notes: [...notes] };
}
