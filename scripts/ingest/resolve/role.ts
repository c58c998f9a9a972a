import type { Mention } from './mentions.ts';

/** Somebody's origin. */
const originAfter = /^(?:籍|老乡|人(?!民|大|才|社|力|口|均|员|工|文|居|气|事|武|物|群|数|身|行))/u;
const originBefore = /(?:原为|祖籍|籍贯|生于|(?<!回到?)老家在?|出生在|嫁到)$/u;

/** The office of somebody who is quoted or named, before what they say. */
const office =
  /^[^，。,;；、“”"'：:（(]{0,14}?(?:书记|主任|镇长|乡长|县长|市长|区长|部长|局长|馆长|院长|校长|站长|所长|行长|会长|经理|董事长|负责人|工作人员|技术人员|主席)(?:[\p{Script=Han}·]{0,5}?(?:说|表示|介绍|坦言|告诉|称|认为)|[\p{Script=Han}]{2,3}[:：])/u;

const company =
  /^(?!一家|两家|多家|某|等)(?:(?![的在与和为将把是]|位于)[\p{Script=Han}A-Za-z()（）·]){2,18}?(?:有限公司|股份|集团|公司)/u;
/** Bodies called after a province or a city that they are not the work of. */
const outside = /^(?:商会|同乡会|(?:(?![的在与和为])\p{Script=Han}){0,6}?(?:大学|学院))/u;
const otherName =
  /^(?:日报|晚报|晨报|早报|商报|电视台|路(?!演)|大道|大街|东路|西路|南路|北路|中路|大桥|高速|铁路|高铁|机场|菜|口味)/u;
const elsewhere =
  /(?:来自|赴|前往|飞往|拜访|考察|远赴|招引|销往|运往|发往|输往|对口支援|对口帮扶|结对帮扶|承接)$/u;
/** The seat of the agency that wired the text. */
const wiredBefore = /(?:新华社|中新社|中新网|人民网|本报|本网)$/u;
const wiredAfter = /^\d{1,2}月\d{1,2}日(?:电|讯)/u;
const residence = /(?:家住|住在|现住)$/u;
const pictured = /图为$/u;

/**
 * How much a mention says about what a piece is about: 1 in plain narration, less where the place
 * stands for somebody's origin or office, or is part of the name of a company, a school or a road.
 */
export function roleWeight(text: string, mention: Mention, chainFrom: number): number {
  if (mention.zone !== undefined) return 1;
  const after = text.slice(mention.to, mention.to + 26);
  const before = text.slice(Math.max(0, chainFrom - 8), chainFrom);
  if (originAfter.test(after) || originBefore.test(before)) return 0;
  if (office.test(after)) return 0.2;
  if (mention.form !== 'official' && otherName.test(after)) return 0;
  if (mention.form === 'short' && outside.test(after)) return 0;
  if (company.test(after)) return 0.3;
  if (elsewhere.test(before)) return 0.2;
  if (wiredBefore.test(before) && wiredAfter.test(after)) return 0.3;
  return residence.test(before) || pictured.test(before) ? 0.7 : 1;
}

const sceneBefore = /(?:(?<!现|存)在|走进|步入|来到|位于|地处|落户|落地|走访)$/u;
const sceneAfter =
  /^[^，。,;；]{0,12}?(?:举行|举办|召开|开工|启动|揭牌|开幕|落成|启用|奠基|竣工|投产)/u;

/** True if the words around a mention say that something happens there. */
export function isScene(text: string, mention: Mention, chainFrom: number): boolean {
  return (
    sceneBefore.test(text.slice(Math.max(0, chainFrom - 4), chainFrom)) ||
    sceneAfter.test(text.slice(mention.to, mention.to + 18))
  );
}
