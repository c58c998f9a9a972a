import type { Rng } from './rng.ts';

/**
 * Surnames by share of the population, in hundredths of a percent (order and size after the
 * published counts of the 2010s for the first hundred; the tail is ours), then rare and compound ones.
 */
const common =
  '王717李700张674刘510陈461杨322黄245吴200赵200周190徐145孙138马129朱128胡116林113郭113何106高100罗95郑93梁85谢76宋70唐69许66邓62冯62韩61曹60曾58彭58肖56蔡53潘52田52董51袁50于48余48叶48蒋48杜47苏46魏45程45吕45丁43沈41任41姚40卢40傅40钟40姜39崔38谭38廖37范36汪36陆36金35石34戴34贾33韦32夏31邱31方31侯30邹30熊29孟29秦28白28江28阎27薛26尹26段25雷25黎23史22龙22陶21贺21顾20毛20郝20龚19邵19万19钱19严18赖18覃18洪18武17莫17孔17汤16向15常15温15康15施15文15牛14樊14葛13邢13安12齐12易12乔12伍11庞11颜11倪11庄11聂10章10鲁10岳10翟10殷9詹9申9欧9耿8关8兰8焦8俞8左8柳8甘7祝7包7宁7尚7符7舒7阮7柯7纪7梅7童7凌7毕6单6季6裴6霍6涂6成6苗6谷6盛6曲6翁6冉6骆6蓝6路6游5辛5靳5管5柴5蒙5鲍5华5喻5祁5蒲4房4滕4屈4饶4解4牟4艾4尤4时4阳4穆4农4司4卓4古4吉4缪4简4车4项4连4芦4麦4褚4娄4窦4戚4岑4景4党4宫4费4卜4冷4晏4';
const rare =
  '郁仲瞿贝邬竺笪亓逄佘邰郗郜昝逯揭粘虞池宣经巫乌焉弓牧隗全班仰秋伊宗郏浦尉封储汲邴糜松井富狄米明臧计伏谈茅席麻强娘支昌皮卞巴宿束郦雍璩桑桂濮边扈燕冀尧暨衡步都满弘匡国寇广禄阙东殳沃利蔚越夔隆师巩厍晁勾敖融訾阚那空毋沙乜养鞠须丰巢蒯相查后荆红权益桓公';
const compound = '欧阳司马上官诸葛夏侯皇甫尉迟公孙慕容令狐司徒端木闻人宇文申屠淳于';

/** Characters of given names, the commoner first. */
const given =
  '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚玲桂英华玉梅建国文志海晓红春燕飞鹏波辉云峰莉婷雪琳佳慧鑫宇浩然子轩梓涵欣怡雨嘉俊豪思远诗瑶梦洁雅琪博天翔成龙永康少东立新学宏光荣秀兰凤珍金生根法水宝良才有福德兴祥顺利民安正义中庆林森木山石川江河岩松柏青竹菊萍荷莲苹果冬秋夏阳晨旭昊晗昕晟睿哲彦泽润清源溪沁澜淑贞惠巧仙素香茹蓉蕾薇菲茜倩颖丹彤艺卉媛妍婕婧娴姣奕逸凡凯恺楷轶迪维炜烨炯煜灿焕烽皓皎皙毅弘弛岚峻崇嵩岳仁信义礼智诚谦恒恺悦愉忱怀悟宁宜宣寅尧舜禹汉唐元亨贞乐圣贤达通济桐梓楠樟枫杨柳';

export interface Surname {
  text: string;
  weight: number;
}

export const surnames: Surname[] = [
  ...Array.from(common.matchAll(/(\p{Script=Han})(\d+)/gu), (m) => ({
    text: m[1] as string,
    weight: Number(m[2]),
  })),
  ...Array.from(rare, (text) => ({ text, weight: 1.2 })),
  ...Array.from(compound.matchAll(/../gsu), (m) => ({ text: m[0], weight: 2 })),
];

const total = surnames.reduce((sum, s) => sum + s.weight, 0);
const rank = new Map(surnames.map((s) => [s.text, s.weight / total]));
const givenChars = Array.from(new Set(given));

function surname(rng: Rng, rareness: number): string {
  if (rng.chance(rareness)) return rng.pick(surnames.filter((s) => s.weight <= 6)).text;
  let at = rng.next() * total;
  for (const s of surnames) {
    at -= s.weight;
    if (at < 0) return s.text;
  }
  return '王';
}

function givenName(rng: Rng): string {
  const one = () => givenChars[Math.floor(givenChars.length * rng.next() ** 1.5)] as string;
  if (rng.chance(0.22)) return one();
  const first = one();
  let second = one();
  while (second === first && !rng.chance(0.3)) second = one();
  return first + second;
}

/** A full name; `rareness` is the share drawn evenly from rare and compound surnames. */
export function personName(rng: Rng, rareness = 0.06): string {
  return surname(rng, rareness) + givenName(rng);
}

/** Share of the population that bears this surname; 0 for what is none. */
export function surnameShare(text: string): number {
  return rank.get(text) ?? 0;
}

/** Length of the surname at the head of a full name: 2 for compound ones. */
export function surnameLength(name: string): number {
  return name.length > 2 && rank.has(name.slice(0, 2)) ? 2 : 1;
}

/**
 * Whether names run together can be read in one way only, by a reader who knows how common surnames
 * are: the true cut is at least thirty times as likely as the next one.
 */
export function readsOnlyAs(names: readonly string[]): boolean {
  const text = names.join('');
  const readings: { cut: string; p: number }[] = [];
  const walk = (from: number, cut: string[], p: number): void => {
    if (from === text.length) {
      readings.push({ cut: cut.join(' '), p });
      return;
    }
    for (const length of [2, 3, 4]) {
      const name = text.slice(from, from + length);
      if (name.length < length) break;
      const own = surnameLength(name);
      const share = surnameShare(name.slice(0, own));
      const left = length - own;
      if (share === 0 || left < 1 || left > 2) continue;
      walk(from + length, [...cut, name], p * share * (left === 1 ? 0.2 : 0.8));
    }
  };
  walk(0, [], 1);
  const truth = names.join(' ');
  const own = readings.find((r) => r.cut === truth)?.p ?? 0;
  const other = Math.max(0, ...readings.filter((r) => r.cut !== truth).map((r) => r.p));
  return own > 30 * other;
}
