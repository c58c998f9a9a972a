import type { BylineForm, CreditForm, DatelineForm } from './credit.ts';
import type { Furniture } from './furniture.ts';

type Weights<T> = readonly (readonly [T, number])[];

/** The conventions of one invented newspaper, and of whoever made its text dumps. */
export interface Paper {
  name: string;
  side: 'dev' | 'held';
  /** Half-width commas, colons, brackets as in the five real dumps, or full-width throughout. */
  marks: 'half' | 'full';
  /** Full-width characters in one print line. */
  width: number;
  /** One line per paragraph with blank lines between, or indented ones; or one line per print line. */
  lines: 'blank' | 'indent' | 'print' | 'print-indent';
  /** What stands between two parts of a headline. */
  headSpace: string;
  /** Blank lines in place of a removed picture. */
  pictureGap: number;
  /** Blank lines before a headline. */
  articleGap: number;
  /** Columns an article runs over. */
  columns: Weights<number>;
  /** Share of paragraphs with spaces left at print-line borders. */
  spaced: number;
  bylines: Weights<BylineForm>;
  datelines: Weights<DatelineForm | 'none'>;
  credits: Weights<CreditForm>;
  /** Share of articles with subheads; how they are printed. */
  subheads: number;
  subheadForm: 'plain' | 'square' | 'chinese' | 'bracket' | 'dash' | 'markdown';
  /** Share of articles with an editor's note or a digest before the text. */
  notes: number;
  furniture: Furniture;
}

const few: Weights<number> = [
  [1, 3],
  [2, 3],
  [3, 2],
  [4, 1],
];
const many: Weights<number> = [
  [1, 1],
  [2, 3],
  [3, 4],
  [4, 2],
  [5, 1],
];

export const papers: readonly Paper[] = [
  {
    name: '青禾日报',
    side: 'dev',
    marks: 'half',
    width: 20,
    lines: 'blank',
    headSpace: ' ',
    pictureGap: 3,
    articleGap: 1,
    columns: few,
    spaced: 0,
    subheads: 0.1,
    subheadForm: 'plain',
    notes: 0.02,
    bylines: [
      ['spaces', 6],
      ['spaced', 2],
      ['none', 0.3],
    ],
    datelines: [
      ['none', 9],
      ['bare', 1],
    ],
    credits: [
      ['line', 4],
      ['both', 2],
      ['given', 2],
      ['none', 1],
    ],
    furniture: 'lines',
  },
  {
    name: '江畔晚报',
    side: 'dev',
    marks: 'half',
    width: 17,
    lines: 'blank',
    headSpace: ' ',
    pictureGap: 4,
    articleGap: 1,
    columns: many,
    spaced: 0.12,
    subheads: 0.25,
    subheadForm: 'plain',
    notes: 0.05,
    bylines: [
      ['reporters', 4],
      ['reporters-correspondents', 5],
      ['end', 1],
      ['none', 0.4],
    ],
    datelines: [
      ['none', 6],
      ['brackets', 3],
      ['bare', 1],
    ],
    credits: [
      ['inline', 3],
      ['reporter', 3],
      ['line', 1],
      ['archive', 1],
    ],
    furniture: 'one-line',
  },
  {
    name: '平川报',
    side: 'dev',
    marks: 'full',
    width: 16,
    lines: 'indent',
    headSpace: '　',
    pictureGap: 3,
    articleGap: 1,
    columns: few,
    spaced: 0,
    subheads: 0.2,
    subheadForm: 'chinese',
    notes: 0.05,
    bylines: [
      ['box', 5],
      ['commas', 3],
      ['picture', 1],
    ],
    datelines: [
      ['none', 8],
      ['local', 2],
    ],
    credits: [
      ['inline', 4],
      ['given', 2],
      ['line', 1],
    ],
    furniture: 'front',
  },
  {
    name: '石桥时报',
    side: 'dev',
    marks: 'half',
    width: 14,
    lines: 'print',
    headSpace: ' ',
    pictureGap: 3,
    articleGap: 2,
    columns: few,
    spaced: 0,
    subheads: 0.2,
    subheadForm: 'plain',
    notes: 0.03,
    bylines: [
      ['spaces', 4],
      ['square', 3],
      ['correspondents', 2],
    ],
    datelines: [
      ['none', 7],
      ['brackets', 2],
      ['agency', 1],
    ],
    credits: [
      ['line', 3],
      ['inline', 3],
      ['agency', 1],
    ],
    furniture: 'lines',
  },
  {
    name: '云溪新报',
    side: 'dev',
    marks: 'full',
    width: 22,
    lines: 'blank',
    headSpace: ' ',
    pictureGap: 5,
    articleGap: 1,
    columns: many,
    spaced: 0.05,
    subheads: 0.3,
    subheadForm: 'dash',
    notes: 0.08,
    bylines: [
      ['wide', 3],
      ['special', 2],
      ['reporters', 3],
      ['end', 1],
    ],
    datelines: [
      ['none', 6],
      ['dated', 2],
      ['agency', 1],
    ],
    credits: [
      ['reporter', 3],
      ['given', 2],
      ['agency', 1],
      ['none', 1],
    ],
    furniture: 'front',
  },
  {
    name: '岭南农民报',
    side: 'held',
    marks: 'full',
    width: 18,
    lines: 'blank',
    headSpace: '　',
    pictureGap: 3,
    articleGap: 1,
    columns: few,
    spaced: 0.04,
    subheads: 0.2,
    subheadForm: 'square',
    notes: 0.05,
    bylines: [
      ['box', 4],
      ['commas', 3],
      ['wide', 3],
      ['none', 0.3],
    ],
    datelines: [
      ['none', 7],
      ['local', 2],
      ['bare', 1],
    ],
    credits: [
      ['line', 3],
      ['inline', 3],
      ['given', 1],
      ['archive', 1],
    ],
    furniture: 'numerals',
  },
  {
    name: '海岬日报',
    side: 'held',
    marks: 'half',
    width: 21,
    lines: 'blank',
    headSpace: ' ',
    pictureGap: 4,
    articleGap: 1,
    columns: many,
    spaced: 0,
    subheads: 0.15,
    subheadForm: 'plain',
    notes: 0.03,
    bylines: [
      ['spaces', 4],
      ['reporters-correspondents', 3],
      ['spaced', 3],
    ],
    datelines: [
      ['none', 6],
      ['brackets', 2],
      ['dated', 2],
    ],
    credits: [
      ['line', 4],
      ['both', 2],
      ['reporter', 2],
      ['none', 1],
    ],
    furniture: 'folio',
  },
  {
    name: '北原晨报',
    side: 'held',
    marks: 'half',
    width: 15,
    lines: 'print-indent',
    headSpace: ' ',
    pictureGap: 3,
    articleGap: 1,
    columns: few,
    spaced: 0,
    subheads: 0.25,
    subheadForm: 'bracket',
    notes: 0.05,
    bylines: [
      ['reporters', 4],
      ['square', 3],
      ['picture', 1],
    ],
    datelines: [
      ['none', 5],
      ['brackets', 3],
      ['agency', 1],
    ],
    credits: [
      ['inline', 4],
      ['reporter', 2],
      ['agency', 1],
    ],
    furniture: 'one-line',
  },
  {
    name: '蜀江周刊',
    side: 'held',
    marks: 'half',
    width: 19,
    lines: 'blank',
    headSpace: '  ',
    pictureGap: 3,
    articleGap: 2,
    columns: many,
    spaced: 0.15,
    subheads: 0.35,
    subheadForm: 'plain',
    notes: 0.06,
    bylines: [
      ['correspondents', 3],
      ['spaces', 4],
      ['special', 2],
      ['end', 1],
    ],
    datelines: [
      ['none', 8],
      ['bare', 2],
    ],
    credits: [
      ['given', 3],
      ['both', 2],
      ['inline', 2],
      ['archive', 1],
    ],
    furniture: 'numerals',
  },
  {
    name: '秦川工商报',
    side: 'held',
    marks: 'full',
    width: 16,
    lines: 'indent',
    headSpace: ' ',
    pictureGap: 4,
    articleGap: 1,
    columns: few,
    spaced: 0,
    subheads: 0.2,
    subheadForm: 'dash',
    notes: 0.04,
    bylines: [
      ['reporters', 3],
      ['spaced', 3],
      ['commas', 2],
      ['none', 0.3],
    ],
    datelines: [
      ['none', 7],
      ['local', 2],
      ['agency', 1],
    ],
    credits: [
      ['inline', 3],
      ['line', 2],
      ['agency', 1],
      ['none', 1],
    ],
    furniture: 'folio',
  },
];
