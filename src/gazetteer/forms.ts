/** Names of the nationalities that autonomous divisions are called after, with or without 族. */
const nationalities =
  '蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|各';

const autonomous = new RegExp(`^(.{2,}?)(?:(?:${nationalities})族?)*自治[区州县旗]$`, 'u');
const nationalityTown = new RegExp(`^(.{2,}?)(?:(?:${nationalities})族)+[乡镇]$`, 'u');

/** Endings that say what kind of division a province, a city or a county is. */
const kinds = /^(.{2,}?)(?:特别行政区|地区|新区|林区|特区|省|市|盟|县|区|旗)$/u;

/**
 * What people say for the official name of a province, city or county: 海宁市 → 海宁, 景宁畲族自治县 →
 * 景宁, 广西壮族自治区 → 广西. Undefined where nothing of two or more characters would be left.
 */
export function shortName(name: string): string | undefined {
  return autonomous.exec(name)?.[1] ?? kinds.exec(name)?.[1];
}

/** 景宁县 for 景宁畲族自治县, 恩施州 for 恩施土家族苗族自治州; undefined for a name without 自治. */
export function autonomousShort(name: string): string | undefined {
  const stem = autonomous.exec(name)?.[1];
  return stem === undefined || stem === '' ? undefined : stem + name.slice(-1);
}

/** The name of a town without its kind: 武原街道 → 武原, 凤阳畲族乡 → 凤阳; undefined below two characters. */
export function townStem(name: string): string | undefined {
  return nationalityTown.exec(name)?.[1] ?? /^(.{2,}?)(?:街道|地区|镇|乡|苏木)$/u.exec(name)?.[1];
}

/** The name of a village without its kind: 缪家村 → 缪家; undefined below two characters. */
export function villageStem(name: string): string | undefined {
  return /^(.{2,}?)(?:社区|村|嘎查)$/u.exec(name)?.[1];
}

/**
 * Development zones, parks and the like that the statistics list among the towns (digits 7–9 of the
 * code from 400 on) though they are no divisions. Farms and forest stations are not meant.
 */
export function isZone(code: string, name: string): boolean {
  return isLikeTown(code) && /(?:区|园|城|基地|中心)$/u.test(name);
}

/** Names such as 农场 or 开发区 that say what a unit like a town is, not which one. */
export function isGeneric(code: string, name: string): boolean {
  return isLikeTown(code) && name.length < (isZone(code, name) ? 5 : 4);
}

function isLikeTown(code: string): boolean {
  return code.length === 9 && code.charAt(6) >= '4';
}
