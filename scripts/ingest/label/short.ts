import { continuing, han, sentenceEnd, width } from '../chars.ts';
import type { Rule } from '../label.ts';
import { isDateline } from './body.ts';

/** No headline part or subhead measured in the dumps is wider; print lines are narrower. */
const MOST = 40;

/** A line of several parts set apart may hold kicker, headline and subtitle: each is no wider. */
const MOST_PARTED = 70;
const WIDEST_PART = 26;
const FEWEST_PARTS = 3;

/** An editors' note begins with what it is: it is text, wherever a column's foot cuts it. */
const note = /^(?:编者按|编者的话|编前语?|核心阅读|核心提示|阅读提示|内容提要)[:：].{4}/u;

/** Who asks and who answers in an interview, before what is said: no headline opens with its reporter. */
const asked = /^(?:(?:问|答|Q|A)\d?|(?:本报)?记者|主持人|采访者)\s*[:：]/u;

/** A line that may be a headline part, a subhead or a cut print line: short, and no whole sentence. */
export const short: Rule = (stretch) => {
  const { text } = stretch;
  if ((width(text) > MOST && !isParted(text)) || !han.test(text) || isDateline(text))
    return undefined;
  // What stands in brackets closes a text, a question and its answer are text.
  if (note.test(text)) return undefined;
  if (/^[（(].*[)）]$/u.test(text) || asked.test(text)) return undefined;
  // A bracket that closes without having been opened goes on with the text above it.
  if (/^[^（(]*[)）]/u.test(text) && !/^[\d一二三四五六七八九十]+[)）]/u.test(text))
    return undefined;
  // So does a quotation mark.
  if (/^[^“]*”/u.test(text)) return undefined;
  // What closes a bracket that it does not open goes on with a text: the writers at the end of a piece.
  if (/^[^（(]*[)）]$/u.test(text)) return undefined;
  // What an editors' note says is text, its heading alone is none.
  if (/^(?:编者按|编者的话|编前语?|核心阅读|核心提示|阅读提示|内容提要)[:：]\s*\S/u.test(text))
    return undefined;
  // A full stop inside is a sentence end that no headline has.
  if (/[。；;]/u.test(text)) return undefined;
  if (/[，,、；;：:]["”’]?$/u.test(text) || continuing.test(text)) return undefined;
  // Who speaks is parted from what he says by a comma in texts, in headlines by a colon.
  if (/(?:表示|介绍|坦言|告诉(?:记者|笔者)|说)[，,]/u.test(text)) return undefined;
  // A headline may ask or exclaim, but it is no statement with a full stop.
  if (
    sentenceEnd.test(text) &&
    !/[？?！!…]["”’」』]?$|[）)]$/u.test(text) &&
    /[。]["'”’」』）)]*$/u.test(text)
  ) {
    return undefined;
  }
  return { label: { kind: 'short' }, certainty: 'doubtful' };
};

function isParted(text: string): boolean {
  const parts = text.split(/\s+/u);
  if (parts.length < FEWEST_PARTS || width(text) > MOST_PARTED) return false;
  return parts.every((part) => width(part) <= WIDEST_PART && !/[。，,、：:]$/u.test(part));
}
