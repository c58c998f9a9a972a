import type { IssueEntry } from '../archive/issue.ts';
import { placePath as divisions, placeKey } from '../archive/places.ts';
import type { Place } from '../schema/place.ts';
import { type ArticleRecord, type IssueFacts, issueFacts } from './record.ts';
import type { Column } from './table.ts';

/** Between several values in one field: Chinese names and topics never hold it. */
const SEPARATOR = ';';

const inWords = (place: Place | null) =>
  place === null
    ? null
    : divisions(place)
        .map(({ name }) => name)
        .join('');

const dateColumns: Column<IssueFacts>[] = [
  {
    name: 'newspaper',
    title: '报纸',
    description: '报纸名称；未详则空',
    type: 'string',
    value: ({ newspaper }) => newspaper,
  },
  {
    name: 'number',
    title: '期号',
    description: '报头上的期号',
    type: 'string',
    value: ({ number }) => number,
  },
  {
    name: 'date',
    title: '日期',
    description: '出版日期，EDTF（ISO 8601-2）；不详则空',
    type: 'string',
    value: ({ date }) => date,
  },
  {
    name: 'date_inferred',
    title: '日期系推断',
    description: '报头没有日期，是从正文推断的',
    type: 'boolean',
    required: true,
    value: ({ date_inferred }) => date_inferred,
  },
  {
    name: 'date_first',
    title: '最早',
    description: '可能的最早一天',
    type: 'date',
    value: ({ date_first }) => date_first,
  },
  {
    name: 'date_last',
    title: '最晚',
    description: '可能的最晚一天',
    type: 'date',
    value: ({ date_last }) => date_last,
  },
];

/** A row of issues.csv. */
export type IssueRow = IssueFacts & { url: string; pages: number; articles: number };

export const issueRow = (issue: IssueEntry, url: string): IssueRow => ({
  ...issueFacts(issue),
  url,
  pages: issue.pages.length,
  articles: issue.articles.length,
});

export const issueColumns: Column<IssueRow>[] = [
  {
    name: 'issue',
    title: '编号',
    description: '期的编号，网址的一部分',
    type: 'string',
    required: true,
    value: ({ issue }) => issue,
  },
  {
    name: 'url',
    title: '网址',
    description: '这一期的网页',
    type: 'string',
    required: true,
    value: ({ url }) => url,
  },
  ...dateColumns,
  {
    name: 'pages',
    title: '版数',
    description: '档案里有的版数',
    type: 'integer',
    required: true,
    value: ({ pages }) => pages,
  },
  {
    name: 'articles',
    title: '篇数',
    description: '档案里有的篇数',
    type: 'integer',
    required: true,
    value: ({ articles }) => articles,
  },
];

export const articleColumns: Column<ArticleRecord>[] = [
  {
    name: 'id',
    title: '编号',
    description: '永久编号，网址的一部分',
    type: 'string',
    required: true,
    value: ({ id }) => id,
  },
  {
    name: 'url',
    title: '网址',
    description: '永久链接',
    type: 'string',
    required: true,
    value: ({ url }) => url,
  },
  {
    name: 'kind',
    title: '类别',
    description: 'article 文章，photo 图片报道，headline 只存标题，stray 散落的文字',
    type: 'string',
    required: true,
    value: ({ kind }) => kind,
  },
  {
    name: 'kicker',
    title: '引题',
    description: '标题上方的小字',
    type: 'string',
    value: ({ kicker }) => kicker,
  },
  {
    name: 'title',
    title: '标题',
    description: '主题；原无标题则空',
    type: 'string',
    value: ({ title }) => title,
  },
  {
    name: 'subtitle',
    title: '副题',
    description: '标题下方的小字',
    type: 'string',
    value: ({ subtitle }) => subtitle,
  },
  {
    name: 'authors',
    title: '作者',
    description: `署名，多人以 ${SEPARATOR} 分隔`,
    type: 'string',
    value: ({ authors }) => authors.join(SEPARATOR),
  },
  {
    name: 'issue',
    title: '期',
    description: '期的编号',
    type: 'string',
    required: true,
    value: ({ issue }) => issue,
  },
  ...dateColumns,
  { name: 'page', title: '版次', description: '第几版', type: 'string', value: ({ page }) => page },
  {
    name: 'order',
    title: '次序',
    description: '在这一期里的次序，从 1 起',
    type: 'integer',
    required: true,
    value: ({ order }) => order,
  },
  {
    name: 'place_code',
    title: '地点代码',
    description: '主要地点的区划代码',
    type: 'string',
    value: ({ place }) => place && placeKey(place),
  },
  {
    name: 'place',
    title: '地点',
    description: '主要地点的全称',
    type: 'string',
    value: ({ place }) => inWords(place),
  },
  {
    name: 'place_certainty',
    title: '地点的把握',
    description: 'sure 确凿，likely 大致可信，doubtful 存疑；不是推断的则空',
    type: 'string',
    value: ({ certainty }) => certainty.place ?? null,
  },
  {
    name: 'topics',
    title: '主题',
    description: `多个以 ${SEPARATOR} 分隔`,
    type: 'string',
    value: ({ topics }) => topics.join(SEPARATOR),
  },
  {
    name: 'characters',
    title: '字数',
    description: '正文的字符数，空白不计',
    type: 'integer',
    required: true,
    value: ({ text }) => Array.from(text.replaceAll(/\s|^## /gmu, '')).length,
  },
  {
    name: 'dump',
    title: '文本件',
    description: '文字出自哪个文本件',
    type: 'string',
    required: true,
    value: ({ source }) => source.dump,
  },
];
