import { RARE, surnameOf, surnameRank } from './surnames.ts';

/** What a byline or a credit names. */
export interface Names {
  readonly names: readonly string[];
  /** Words such as 本报记者 or 通讯员 stand beside the names. */
  readonly roles: boolean;
  /** Names were printed without anything between them and had to be cut apart. */
  readonly glued: boolean;
  /** Every name begins with a known surname. */
  readonly known: boolean;
}

const role =
  /(?:(?:本报|本刊|本网|本台|新华社|中新社|人民日报|浙江日报|[\p{Script=Han}]{2,4}(?:日报|晚报|晨报|商报|时报|报|集团|报业|传媒|电视台)|首席|全媒体|新媒体|(?:[\p{Script=Han}]{0,4}[省市县区州旗校])?融媒体?(?:中心)?|见习|实习|(?:学生|校园|小|摄影|文字|视频)(?=记者|通讯员)|特约|特派|特邀|驻[\p{Script=Han}]{1,3}|报道组)*\s*(?:记者|通讯员|评论员|观察员|撰稿人?|(?<![工合创写制])作者|撰文|摄影报道|摄影师|摄影|摄像|整理|编辑|口述|采写|编译|执笔|供稿|报道员?|信息员|实习生))|(?:文\s*[/、／·]?\s*[图摄])|(?:图\s*[/、／]\s*文|(?<!\p{Script=Han})图\s*文)|(?:[文图摄]\s*[/／:：])|(?:[/／]\s*[文图摄](?!\p{Script=Han}{1,2}$))|(?<![\p{Script=Han}])[文图摄](?![\p{Script=Han}])|^(?:本报讯?|文字?|图片?)(?=\s)/gu;

const mark = '□■◆◇●○▲△☆★◎⊙①※';
const marker = new RegExp(`^[\\s${mark}*·|｜—-]+`, 'u');
/** Between two roles: □ 本报记者 雷勇 □ 本报通讯员 袁继红. */
const between = new RegExp(`[|｜${mark}]`, 'u');
/** What no name of a person has: 他告诉 before 记者 is none. A name may end in 我, as 张素我 does. */
const unnamed = /[他她它们的了着吗呢吧]|^[我你您]/u;
/** A role with a space that recognition or a print line's end left in it: 通讯 员. */
const tornRole = /记 者|通 ?讯 ?员|实 ?习 ?生/gu;
const stating = /[在是被]|街道|社区|公司/u;
const token = /^[\p{Script=Han}〇]+(?:·[\p{Script=Han}]+)*$/u;

/** What a department that signs with its writer ends in, in brackets below a text: (党委宣传部 张三). */
const department =
  /^\p{Script=Han}{2,}(?:[部厂矿局科处室院系馆委办校镇乡社站队会企厅所]|公司|中心|街道|集团)$/u;

/** Names in brackets without the department that stands before them. */
function withoutDepartment(printed: string): string {
  const [, first = '', rest = ''] =
    /^[（(]\s*(\p{Script=Han}+)\s+([^（()）]+)[)）]$/u.exec(printed) ?? [];
  return department.test(first) && surnameOf(rest) !== undefined ? `（${rest}）` : printed;
}

/**
 * Characters that write the sounds of Mongolian, Uyghur, Tibetan and Yi names: those that the usual
 * tables of transcription have most, and Han names seldom.
 */
const sounds = new Set(
  '阿不都热西提买古丽娜尔艾迪力吐依汗卡德拉坦仓乌塔萨仁娃巴特其格苏日那斯琴图雅敖登勒额敦布哈木达吉嘎亚尼努瓦麦卜吾库帕孜扎次玛措旺堆索姆珠克沙马各曲呷惹',
);
/** Such a name has so many characters at least, and so large a share of sounds; all, if it could be two names. */
const SOUNDED = 4;
const MOSTLY = 0.75;

/**
 * Reads names from a byline, in order: `王 维` → 王维, `徐卉高媛` → 徐卉, 高媛,
 * `□本报记者 高 炳 游 仪` → 高炳, 游仪. Undefined if the text is not a list of names.
 */
export function parseNames(printed: string): Names | undefined {
  const solid = withoutDepartment(printed.trim())
    .replace(/\s+/gu, ' ')
    .replace(tornRole, (word) => word.replaceAll(' ', ''));
  const text = solid.replace(/^[（(【［[]|[)）】］\]]$/gu, '').replace(marker, '');
  const parted = text.replace(role, (word, at: number) => {
    // A role at the head is no surname: 文 李 四 图 张 三.
    const from = /^[文图摄]\s/u.test(text) && !beginsSpacedName(text) ? 2 : 0;
    const named = endsSpacedName(text.slice(from, at)) || beginsSpacedName(text.slice(at));
    return word.length === 1 && named ? word : ' | ';
  });
  const stripped = parted.replace(marker, '');
  const leads = stripped !== parted;
  const roles = stripped !== text || marker.test(printed);
  // A name does not go on behind a role, a bar or a mark.
  const groups = stripped
    .split(between)
    .map((group) => group.split(/[\s、,，;；:：/／&]+/u).filter(Boolean));
  const words = groups.flat();
  if (words.length === 0 || !words.every((word) => token.test(word) && !unnamed.test(word)))
    return undefined;
  const spaced = groups.map(mergeSpaced);
  const merged = spaced.flatMap((group) => group ?? []);
  if (spaced.includes(undefined)) return undefined;
  const bareWords = new Set(leads ? [] : spaced[0]);
  const cut = merged.map((word) => {
    if (isOneName(word)) return [word];
    const parts = cutGlued(word);
    // 沙马阿各 could be two names, 阿木尔古 none, but for the sounds.
    const heard = isSounded(word, likely(parts) ? 1 : MOSTLY);
    if (heard && (roles || merged.length > 1 || likely(parts))) return [word];
    return bareWords.has(word) && !likely(parts) ? [] : parts;
  });
  if (cut.some((part) => part.length === 0)) return undefined;
  const names = cut.flat();
  if (names.length > 12) return undefined;
  return {
    names,
    roles,
    glued: names.length > merged.length,
    known: names.every(
      (name) => name.includes('·') || surnameOf(name) !== undefined || isSounded(name, MOSTLY),
    ),
  };
}

/** A lone surname stands before this place, so that what follows is no role: the 文 of `贺 文`. */
function endsSpacedName(before: string): boolean {
  const lone = /(?:(?<!\S)\p{Script=Han}\s)+$/u.exec(before)?.[0].length ?? 0;
  return lone % 4 === 2;
}

/** One lone character follows, as in a name and behind no role: the 文 of `文 石`. */
function beginsSpacedName(from: string): boolean {
  return /^文\s\p{Script=Han}(?:$|[\s、,，]+\p{Script=Han}{2})/u.test(from);
}

/** Two-character names are printed with a space between: single characters are joined in pairs. */
function mergeSpaced(words: readonly string[]): string[] | undefined {
  const merged: string[] = [];
  let singles = '';
  for (const word of [...words, '']) {
    if (word.length === 1) {
      singles += word;
      if (singles.length === 2) {
        merged.push(singles);
        singles = '';
      }
      continue;
    }
    if (singles !== '') {
      // A lone character belongs to a compound surname or a name cut in three: 欧阳 修, 张 三 丰.
      const before = merged.pop();
      const opens =
        word !== '' && word.length <= 2 && surnameOf(singles + word) && !surnameOf(word);
      if (opens) {
        if (before !== undefined) merged.push(before);
        merged.push(singles + word);
        singles = '';
        continue;
      }
      if (before === undefined) return undefined;
      merged.push(before + singles);
      singles = '';
    }
    if (word !== '') merged.push(word);
  }
  return merged;
}

function isOneName(word: string): boolean {
  if (word.includes('·')) return true;
  if (word.length === 2 || word.length === 3) return true;
  return word.length === 4 && (surnameOf(word)?.length ?? 0) === 2 && !cutGlued(word).length;
}

/** True for a name of four characters or more that is written by its sounds: 阿拉坦仓, 萨仁高娃. */
function isSounded(word: string, share: number): boolean {
  const sounded = [...word].filter((char) => sounds.has(char)).length;
  return word.length >= SOUNDED && sounded >= word.length * share;
}

/** Cuts glued names where each has a known surname; commoner surnames win. Empty if there is no cut. */
export function cutGlued(word: string): string[] {
  const best: ({ cost: number; names: string[] } | undefined)[] = [{ cost: 0, names: [] }];
  for (let end = 2; end <= word.length; end++) {
    for (const length of [2, 3, 4]) {
      const before = best[end - length];
      const name = word.slice(end - length, end);
      const cost = before && nameCost(name);
      if (before === undefined || cost === undefined) continue;
      const total = before.cost + cost;
      if (total < (best[end]?.cost ?? Number.POSITIVE_INFINITY)) {
        best[end] = { cost: total, names: [...before.names, name] };
      }
    }
  }
  return best[word.length]?.names ?? [];
}

/**
 * Words without a role before them may be cut into names by chance (支教归来话成长): one of the names
 * at least has a surname that is not rare, and none has a word that only sentences have.
 */
function likely(names: readonly string[]): boolean {
  const rank = (name: string) => surnameRank(surnameOf(name) ?? '') ?? RARE;
  return names.some((name) => rank(name) < RARE) && !names.some((name) => stating.test(name));
}

/** Rare surnames, four-character names and two-character names are dearer, in that order. */
function nameCost(name: string): number | undefined {
  const compoundRank = surnameRank(name.slice(0, 2));
  if (compoundRank !== undefined && name.length >= 3) return 1.5 + compoundRank / 100;
  const rank = surnameRank(name.slice(0, 1));
  if (rank === undefined || name.length > 3) return undefined;
  return (name.length === 2 ? 1.6 : 1) + rank / 100;
}
