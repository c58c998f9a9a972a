import { type Block, blockText } from './blocks.ts';
import { width } from './chars.ts';
import type { Draft, Drafts } from './drafts.ts';
import { splitPieces } from './stretches.ts';

/** A subtitle (副题) after the headline on its line: set off by a space and a dash, … */
const spaced = /\s(?=(?:——|—|－－)\s*[^\s—－])/u;
/** … or by the dash alone where it has the words of one: ——记某某, ——某地某事的实践. */
const worded =
  /(?<=[^\s—－])(?=——(?:记|访|走进|来自|写在|致|追记|[^—]*(?:纪实|侧记|实践|调查|探访|观察|见闻|扫描|综述|启示|故事|掠影|巡礼|纪略|之[一二三四五六七八九十])$))/u;

/**
 * Bodies and quarters that a kicker (引题) names when it is nothing but a name. Towns and counties
 * are left out: their names are as often the subject of the headline.
 */
const body =
  /(?:社区|小区|新村|花苑|家园|公寓|学校|小学|中学|大学|学院|幼儿园|医院|卫生院|卫生室|公司|集团|银行|支行|分行|信用社|合作社|开发区|工业园|产业园|科技园|高新区|示范区|园区|景区|公园|水库|灌区|林场|农场|协会|商会|总会|联合会|纪委|监委|法院|检察院|公安局|派出所|党委|党支部|经开区|保健院|卫生服务中心|博物馆|图书馆|文化馆)$/u;

/** A name alone is no wider, and what is left of the headline no narrower. */
const WIDEST_NAME = 14;
const NARROWEST_TITLE = 7;

/** Behind a kicker, a part of this width is no half of a couplet if the last one names its subject … */
const NO_HALF = 8;
/** … and one of this width whatever the last one names. */
const WHOLE_TITLE = 12;

/** Cuts a headline that holds its kicker or its subtitle on the same line. */
export function headlineParts(page: Drafts): Drafts {
  return { ...page, drafts: page.drafts.map(parts) };
}

function parts(draft: Draft): Draft {
  const last = draft.headlines.at(-1);
  if (!last) return draft;
  const [title, dashed] = draft.subtitles.length > 0 ? [last] : cutSubtitle(last);
  const open = draft.headlines.length === 1 && draft.kickers.length === 0;
  const [plain, kicker] = open ? cutKicker(title) : [title];
  const whole = open && !dashed && draft.subtitles.length === 0;
  const [rest, restated] = whole ? cutRestated(plain, kicker) : [plain];
  const subtitle = dashed ?? restated;
  return {
    ...draft,
    kickers: kicker ? [kicker] : draft.kickers,
    headlines: [...draft.headlines.slice(0, -1), rest],
    subtitles: subtitle ? [subtitle] : draft.subtitles,
  };
}

/** A headline that names its subject itself: 浏阳第一中学：把扎染搬进课堂. */
const complete = /^[^：:“"]{2,10}[：:]\S{5,}/u;

/**
 * Where the headline begins after a kicker that names the same subject: 凤山镇关爱儿童 编程迷住了凤山娃.
 * Or the headline is complete without what stands before it.
 * The halves of one headline are of one width, or name their subject once.
 */
function repeated(text: string): number | undefined {
  const [first = '', ...rest] = text.replace(/^#{1,6}\s*/u, '').split(/\s+/u);
  const whole = rest.length === 1 && complete.test(rest[0] ?? '') && !/[：:]/u.test(first);
  if (whole && width(first) >= NARROWEST_TITLE) return text.indexOf(first) + first.length;
  const subject = /^[\p{Script=Han}]{2}/u.exec(first)?.[0];
  if (!subject || width(first) < NARROWEST_TITLE || width(rest.join('')) < NARROWEST_TITLE)
    return undefined;
  const couplet = rest.length === 1 && width(first) === width(rest[0] ?? '');
  const restates = rest.length > 1 && statement.test(rest.at(-1) ?? '');
  const title = restates ? rest.slice(0, -1) : rest;
  if (couplet || !title.some((part) => part.includes(subject))) return undefined;
  return text.indexOf(first) + first.length;
}

/** What headlines say that somebody does. */
const does =
  '(?:加快|推进|推动|推行|深化|创新|打造|关爱|关注|聚焦|瞄准|建设|优化|实施|开展|探索|完善|强化|加强|做强|做优|做大|做实|擦亮|构建|健全|落实|提升|壮大|激活|培育|喜获|迎来|喜迎|发展|保障|整治|筑牢|夯实|破解|厚植|深耕|抢抓|锚定|全力|奋力|着力|持续|积极|扎实|大力|助力)';

/** A statement with its subject and its object, whole as it stands: 新安镇加快设备更新. */
const stated = new RegExp(
  `^(?!${does})[\\p{Script=Han}]{2,10}${does}[\\p{Script=Han}“”"·]{2,14}$`,
  'u',
);
/** What goes on with the subject that stands before it. */
const goesOn = new RegExp(`^(?:${does}|打[通响好赢]|[让使把将为以用促助])`, 'u');

/**
 * Headlines that need nothing before them: “故事爷爷”托起孩子的暑假, 一所村小的坚守之路,
 * “小巨人”诞生记, 闲置地变身“聚宝盆”, 家门口上班,果园里挣三份钱.
 */
const alone =
  /^[“"][^”"]{2,8}[”"]\p{Script=Han}{2,}|(?:之路|的故事|的秘密|的底气|的密码|(?<![日笔书登手])记)$|[“"][^”"]{2,8}[”"]$|.[，,]./u;

/**
 * Where the headline begins after a kicker that states something on its own: 新安镇加快设备更新
 * 机器换人 老厂添动能. Two parts are the halves of one headline unless the second stands alone.
 */
function afterStatement(text: string): number | undefined {
  const [first = '', ...rest] = text.replace(/^#{1,6}\s*/u, '').split(/\s+/u);
  const [next = ''] = rest;
  if (!stated.test(first) || goesOn.test(next)) return undefined;
  const left = width(rest.join(''));
  if (width(first) < NARROWEST_TITLE || left < NARROWEST_TITLE) return undefined;
  const stands = alone.test(next) || statement.test(next);
  return rest.length > 1 || stands ? text.indexOf(first) + first.length : undefined;
}

/** A statement that names its town or county: 陈堡镇园区提质实现新突破. */
const statement =
  /^[\p{Script=Han}]{1,4}(?:镇|乡|街道|县|市|区)(?=[\p{Script=Han}“"]*\d|[\p{Script=Han}“"]{4})/u;

/**
 * Cuts off a last part that states afresh what the parts before are about, by its place: the
 * subtitle of 射阳走在前头 射阳县建成3个专家工作站. Without a kicker two more parts must stand before
 * it; behind a kicker and a couplet, or a part too wide for half of one, it may name another place.
 */
function cutRestated(block: Block, kicker: Block | undefined): [Block, Block?] {
  const text = blockText(block);
  const parts = text.split(/\s+/u);
  const last = parts.at(-1) ?? '';
  const before = parts.slice(0, -1).join(' ');
  const fewest = kicker ? 2 : 3;
  if (parts.length < fewest || width(last) < NARROWEST_TITLE || !statement.test(last))
    return [block];
  const named = `${kicker ? blockText(kicker) : ''} ${before}`;
  const couplet = kicker !== undefined && parts.length > fewest;
  const restates = named.includes(last.slice(0, 2));
  const half = kicker === undefined ? NARROWEST_TITLE : restates ? NO_HALF : WHOLE_TITLE;
  if (couplet ? width(before) < NARROWEST_TITLE : width(before) < half) return [block];
  if (kicker === undefined && !restates) return [block];
  const [title, subtitle] = splitPieces(block.pieces, text.length - last.length);
  return [
    { ...block, pieces: title },
    { ...block, pieces: subtitle, label: { kind: 'subtitle' }, why: 'restates' },
  ];
}

function cutSubtitle(block: Block): [Block, Block?] {
  const text = blockText(block);
  const at = spaced.exec(text)?.index ?? worded.exec(text)?.index;
  if (at === undefined) return [block];
  const [before, after] = splitPieces(block.pieces, at);
  return [
    { ...block, pieces: before },
    { ...block, pieces: after, label: { kind: 'subtitle' }, why: 'after-dash' },
  ];
}

function cutKicker(block: Block): [Block, Block?] {
  const text = blockText(block);
  const repeats = repeated(text) ?? afterStatement(text);
  if (repeats !== undefined) {
    const [before, after] = splitPieces(block.pieces, repeats);
    return [
      { ...block, pieces: after },
      { ...block, pieces: before, label: { kind: 'kicker' }, why: 'whole-by-itself' },
    ];
  }
  const first = /^(?:#{1,6}\s*)?(\S+)\s+/u.exec(text);
  const name = first?.[1] ?? '';
  const left = width(text) - width(first?.[0] ?? '');
  if (!first || !body.test(name) || width(name) > WIDEST_NAME || left < NARROWEST_TITLE) {
    return [block];
  }
  const [before, after] = splitPieces(block.pieces, first[0].trimEnd().length);
  return [
    { ...block, pieces: after },
    { ...block, pieces: before, label: { kind: 'kicker' }, why: 'names-a-body' },
  ];
}
