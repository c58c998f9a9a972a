import { bare, width } from '../chars.ts';
import type { Rule } from '../label.ts';
import { parseNames } from '../names.ts';
import { surnameOf } from '../surnames.ts';
import { isDateline } from './body.ts';

/** Writers who sign together and by no name. */
const collective =
  /^[□■◆●\s]*(?:本报|本刊|新华社|人民日报|[\p{Script=Han}]{2,4}日报)(?:特约)?(?:评论员|记者|编辑部|评论部|报道组|采访组|调研组|编委会)(?:文章)?$/u;

/** Names of columns and of kinds of text, some of which begin like a surname. */
const columns =
  /^(?:简讯|短讯|快讯|要讯|短波|导读|短评|时评|社评|快评|锐评|评论|综述|特写|速写|侧记|通讯|消息|公告|公示|通告|启事|声明|图片新闻|新闻速递|新闻链接|相关链接|链接|背景|随笔|散文|诗歌|小说|小小说|连载|漫画|提示|说明|影讯|书讯)$/u;

/** Labels of what a writer adds of his own: 记者手记 is no signature. */
const aside =
  /^[【〔[]?(?:记者|编辑|采访|本报)(?:手记|札记|观察|调查|点评|感言|絮语|日记|连线|旁白|视点|在线)[】〕\]]?$/u;

/** What names of schools, firms, bodies and zones end in: 宁乡第五中学 is not 宁乡 and 第五中学. */
const institution =
  /(?:[小中大]学|学校|学院|医院|公司|集团|社区|街道|开发区|经开区|高新区|园区|新区|协会|合作社|委员会|管委会|服务中心)$/u;

/** What a picture is, not who took it. */
const drawing = /(?:效果|鸟瞰|示意|全景|实景|规划|平面|分布|流程)图$/u;

/** A line that names the writers and nothing else. Without role words its neighbours must confirm it. */
export const byline: Rule = (stretch) => {
  if (width(stretch.text) > 60 || stretch.text.startsWith('#')) return undefined;
  // A dash opens a subtitle: ——桑普拉斯威廉姆斯顺利过关 is no pair of names.
  if (/^(?:——|－－)/u.test(stretch.text) && !/记者|通讯员/u.test(stretch.text)) return undefined;
  // What closes a bracket that it does not open goes on with a text.
  if (/^[^（(]*[)）]$/u.test(stretch.text)) return undefined;
  // 本报讯 记者 张三 报道: opens the text that stands below.
  if (isDateline(stretch.text) && /[：:]$|报道\s*[：:]/u.test(stretch.text)) return undefined;
  const label = { kind: 'byline' } as const;
  if (collective.test(stretch.text)) return { label, certainty: 'likely' };
  const solid = bare(stretch.text);
  if (columns.test(solid) || aside.test(solid)) return undefined;
  if (drawing.test(stretch.text)) return undefined;
  const found = parseNames(stretch.text);
  if (!found) return undefined;
  // 群众提 代表定 政府办: a row of words, of which one begins like a surname.
  const surnamed = found.names.filter((name) => name.includes('·') || surnameOf(name));
  if (!found.roles && surnamed.length * 2 < found.names.length && found.names.length > 1)
    return undefined;
  // 【新时代 新征程】 is the name of a column.
  const body = institution.test(stretch.text) || /^【|日报|晚报|新闻|副刊/u.test(stretch.text);
  if (!found.roles && body) return undefined;
  // Three names at most are printed without anything between them, ten characters with 司徒 or 欧阳.
  const compound = found.names.length === 3 && found.names.some((name) => name.length === 4);
  const bracketed = /^[（([［]/u.test(stretch.text);
  if (
    !found.roles &&
    found.glued &&
    !compound &&
    !bracketed &&
    /\p{Script=Han}{10}/u.test(stretch.text)
  )
    return undefined;
  if (found.roles) return { label, certainty: found.known ? 'sure' : 'likely' };
  if (!found.known) return { label, certainty: 'doubtful' };
  const several = found.names.length > 1 && !found.glued;
  return { label, certainty: several ? 'likely' : 'doubtful' };
};
