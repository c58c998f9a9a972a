import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutGlued, parseNames } from '../../scripts/ingest/names.ts';
import { surnameOf, surnameRank } from '../../scripts/ingest/surnames.ts';

/** What is printed → names; R: with words for roles, G: glued names cut apart, ?: unknown surname. */
const BYLINES: readonly [printed: string, names: string, marks?: string][] = [
  // Names alone, parted by spaces, by 、 or by commas.
  ['彭菲 张峰 丁宇红', '彭菲 张峰 丁宇红'],
  ['彭菲   张峰\t丁宇红', '彭菲 张峰 丁宇红'],
  ['彭菲　张峰', '彭菲 张峰'],
  ['彭菲、张峰、丁宇红', '彭菲 张峰 丁宇红'],
  ['彭菲，张峰', '彭菲 张峰'],
  ['彭菲;张峰', '彭菲 张峰'],
  // Names of two characters are spaced to the width of three.
  ['王 维', '王维'],
  ['王　维', '王维'],
  ['高 炳 游 仪', '高炳 游仪'],
  ['吴 丹 周玲玲 徐 力', '吴丹 周玲玲 徐力'],
  ['朱 颖 张文燕', '朱颖 张文燕'],
  ['张 三 丰', '张三丰'],
  // Words for what somebody is or did.
  ['本报记者 高 炳 游 仪', '高炳 游仪', 'R'],
  ['□记者 张三 通讯员 李四', '张三 李四', 'R'],
  ['学生记者 夏侯英', '夏侯英', 'R'],
  ['□本报记者 张三丰 通讯员 李四', '张三丰 李四', 'R'],
  ['■张三丰', '张三丰', 'R'],
  ['■ 张三丰 李思', '张三丰 李思', 'R'],
  ['◆首席记者 王大明', '王大明', 'R'],
  ['□ 本报记者 许文涛 □ 本报通讯员 陈静 程磊', '许文涛 陈静 程磊', 'R'],
  ['记者张三丰通讯员李思', '张三丰 李思', 'R'],
  ['记者：张三 摄影：李四', '张三 李四', 'R'],
  ['见习记者 王芳', '王芳', 'R'],
  ['实习生 李娜', '李娜', 'R'],
  ['通讯员 李四', '李四', 'R'],
  ['特约记者 李四', '李四', 'R'],
  ['特约通讯员 李四 王五', '李四 王五', 'R'],
  ['特约评论员 李四', '李四', 'R'],
  ['本报评论员 李四', '李四', 'R'],
  ['新华社记者 张三丰', '张三丰', 'R'],
  ['人民日报记者 张三丰', '张三丰', 'R'],
  ['嘉兴日报记者 张三丰', '张三丰', 'R'],
  ['本报驻杭州记者 张三', '张三', 'R'],
  ['本报驻京记者 张三 李四', '张三 李四', 'R'],
  ['全媒体记者 张三', '张三', 'R'],
  ['融媒体中心记者 张三', '张三', 'R'],
  ['（党委宣传部 张三丰）', '张三丰'],
  ['(祁南矿 李娜 王芳)', '李娜 王芳'],
  ['（何颖礼 张三）', '何颖礼 张三'],
  ['县融媒体中心记者 彭菲 张峰', '彭菲 张峰', 'R'],
  ['柳江区融媒体中心记者张三', '张三', 'R'],
  ['记者 王维 实习生 李 白', '王维 李白', 'R'],
  ['作者 张三', '张三', 'R'],
  ['整理 张三', '张三', 'R'],
  ['本报讯 记者 张三', '张三', 'R'],
  ['学生记者 谭琳 杜波辉', '谭琳 杜波辉', 'R'],
  ['记者储蓉、谢学生 通讯员徐翔杰', '储蓉 谢学生 徐翔杰', 'R'],
  ['记者尹思 通讯 员夏瑶雨', '尹思 夏瑶雨', 'R'],
  // Text and pictures.
  ['慕容宝山 逄宏图 文/图', '慕容宝山 逄宏图', 'R'],
  ['文/图 张三', '张三', 'R'],
  ['张三 文/图', '张三', 'R'],
  ['文·图 张三', '张三', 'R'],
  ['图文/张三', '张三', 'R'],
  ['文/张三 图/李四', '张三 李四', 'R'],
  ['张三/文 李四/图', '张三 李四', 'R'],
  ['张三丰 文 李思 摄', '张三丰 李思', 'R'],
  ['摄影/张三', '张三', 'R'],
  // In brackets, as at the end of a text.
  ['(记者 张三 通讯员 李四)', '张三 李四', 'R'],
  ['（通讯员 李四）', '李四', 'R'],
  ['【记者 张三】', '张三', 'R'],
  ['[张三丰 李思]', '张三丰 李思'],
  ['（张三丰 李思）', '张三丰 李思'],
  // Nothing between the names.
  ['徐卉高媛', '徐卉 高媛', 'G'],
  ['王炜邱丽娟', '王炜 邱丽娟', 'G'],
  ['张三丰李思王芳', '张三丰 李思 王芳', 'G'],
  ['诸葛瑾瑜李四', '诸葛瑾瑜 李四', 'G'],
  ['孙秀丽巩恺康华宏诚', '孙秀丽 巩恺康 华宏诚', 'G'],
  ['车艺井信刚', '车艺 井信刚', 'G'],
  ['邱斌欧阳蕾', '邱斌 欧阳蕾', 'G'],
  ['梁娜康景春', '梁娜 康景春', 'G'],
  ['拓凤英高一凡', '拓凤英 高一凡', 'G'],
  ['侯楠璩红霞', '侯楠 璩红霞', 'G'],
  ['记者税凤英苌岩', '税凤英 苌岩', 'RG'],
  // Compound surnames, names of other peoples, rare surnames, misread ones.
  ['欧阳修', '欧阳修'],
  ['欧阳修平', '欧阳修平'],
  ['欧阳 修', '欧阳修'],
  ['司马懿 诸葛亮 上官婉儿', '司马懿 诸葛亮 上官婉儿'],
  ['买买提·艾力 阿卜杜·热合曼', '买买提·艾力 阿卜杜·热合曼'],
  // Names written by their sounds, with nothing in the middle; a role must stand by what could be no names.
  ['沙马阿各 李四', '沙马阿各 李四'],
  ['本报记者 阿木尔古 通讯员 萨仁高娃', '阿木尔古 萨仁高娃', 'R'],
  ['钭晓明 仝小林 覃塘', '钭晓明 仝小林 覃塘'],
  ['赵苹良房嵩梅曾林诚', '赵苹良 房嵩梅 曾林诚', 'G'],
  ['胡龙殳樟兰', '胡龙 殳樟兰', 'G'],
  ['归有为 经蕾松 朴成 禹晓芸', '归有为 经蕾松 朴成 禹晓芸'],
  ['注纯 吴丽', '注纯 吴丽', '?'],
  // 文 is a surname too.
  ['文 石', '文石'],
  ['文 石 李四', '文石 李四'],
  ['记者 文 石', '文石', 'R'],
  ['文 张三', '张三', 'R'],
];

/** Text that names nobody, whatever its length. */
const NO_NAMES = [
  '',
  ' ',
  '张',
  '记者',
  '本报评论员',
  '活动现场',
  '王江泾镇',
  '哈萨克斯坦',
  '春暖花开',
  '数字赋能 精准监督',
  '支教归来话成长',
  '阳市新华街道向阳社区工作者相艳杰',
  '熊建东在街边为顾客补鞋 图/漆凤',
  '“亲清下午茶” 政企话发展',
  '一、两张清单',
  '图为志愿者在社区服务',
  '近日,海宁市举行活动。',
  'Zhang San',
  '张三 Zhang',
  '2022',
  '张三李四王五赵六钱七孙八周九吴十郑一冯二陈三褚四卫五',
  '<script>张三</script>',
  '../../etc/passwd',
];

describe('parseNames', () => {
  test.each(BYLINES)('%s → %s %s', (printed, names, marks = '') => {
    expect(parseNames(printed)).toEqual({
      names: names.split(' '),
      roles: marks.includes('R'),
      glued: marks.includes('G'),
      known: !marks.includes('?'),
    });
  });

  test.each(NO_NAMES)('“%s” names nobody', (printed) => {
    expect(parseNames(printed)).toBeUndefined();
  });

  test('property: names parted by spaces or 、, or with roles, come back as they are', () => {
    const surname = fc.constantFrom('王', '李', '张', '欧阳', '诸葛', '仝', '钭', '沈');
    const given = fc.constantFrom('晓芸', '建国', '丽娟', '思远', '文燕', '大伟');
    const name = fc.tuple(surname, given).map((parts) => parts.join(''));
    const names = fc.array(name, { minLength: 1, maxLength: 6 });
    const form = fc.constantFrom<(list: string[]) => string>(
      (list) => list.join(' '),
      (list) => list.join('、'),
      (list) => `□本报记者 ${list.join('　')}`,
      (list) => `（通讯员 ${list.join(' ')}）`,
      (list) => `文/图 ${list.join('  ')}`,
    );
    fc.assert(
      fc.property(names, form, (list, print) => {
        expect(parseNames(print(list))?.names).toEqual(list);
      }),
      { numRuns: 300 },
    );
  });

  test('property: names consist of printed characters in printed order, whatever the text', () => {
    const unit = fc.constantFrom(...'王李张欧阳三四维 、，□文图摄/记者本报·0aB。');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 20 }), (printed) => {
        const found = parseNames(printed);
        let at = 0;
        for (const char of found?.names.join('') ?? '') {
          at = printed.indexOf(char, at) + 1;
          expect(at).toBeGreaterThan(0);
        }
        expect(found?.names.filter((name) => name.length < 2) ?? []).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('cutGlued', () => {
  test('cuts only where every name has a surname', () => {
    expect(cutGlued('徐卉高媛')).toEqual(['徐卉', '高媛']);
    expect(cutGlued('张三丰李思')).toEqual(['张三丰', '李思']);
    expect(cutGlued('春暖花开')).toEqual([]);
    expect(cutGlued('王')).toEqual([]);
  });

  test('the commoner surname wins', () => {
    expect(cutGlued('沈文王思远')).toEqual(['沈文', '王思远']);
  });
});

describe('surnames', () => {
  test('the commonest come first, compound ones are known, other words are not', () => {
    expect(surnameRank('王')).toBe(0);
    expect(surnameRank('李')).toBeLessThan(surnameRank('沈') ?? 0);
    expect(surnameRank('沈')).toBeLessThan(surnameRank('欧阳') ?? 0);
    expect(surnameRank('欧阳')).toBeLessThan(surnameRank('钭') ?? 0);
    expect(surnameRank('的')).toBeUndefined();
    expect(surnameRank('')).toBeUndefined();
  });

  test('a name has its compound surname where both readings exist', () => {
    expect(surnameOf('欧阳修')).toBe('欧阳');
    expect(surnameOf('司马光')).toBe('司马');
    expect(surnameOf('东方红')).toBe('东方');
    expect(surnameOf('王维')).toBe('王');
    expect(surnameOf('注纯')).toBeUndefined();
    expect(surnameOf('')).toBeUndefined();
  });
});
