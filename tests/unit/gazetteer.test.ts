import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import edtf from 'edtf';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  nationalText,
  provinceText,
  townName,
  villageName,
} from '../../scripts/gazetteer/compile.ts';
import { autonomousShort, shortName, townStem } from '../../src/gazetteer/forms.ts';
import { loadGazetteer } from '../../src/gazetteer/load.ts';
import { aliasesSchema, parseGazetteer } from '../../src/gazetteer/parse.ts';
import { lineage, parentOf, placeOf } from '../../src/gazetteer/place.ts';
import { findWords, wordIndex } from '../../src/gazetteer/words.ts';
import { placeSchema } from '../../src/schema/place.ts';

const gazetteer = loadGazetteer('content/gazetteer');
const none = { places: [], zones: [], words: '' };

describe('compiling', () => {
  it.each([
    ['胜丰村委会', '胜丰村'],
    ['得胜村村委会', '得胜村'],
    ['八字村村民委员会', '八字村'],
    ['章村村村民委员会', '章村村'],
    ['翔云社区居委会', '翔云社区'],
    ['百步社区居民委员会', '百步社区'],
    ['八字桥居委会', '八字桥社区'],
    ['天星社区', '天星社区'],
    ['东海农场生活区', '东海农场生活区'],
  ])('prints %s as %s', (official, printed) => {
    expect(villageName(official)).toBe(printed);
  });

  it('leaves out what exists for the statistics only', () => {
    expect(villageName('现代农业园区虚拟生活区')).toBeUndefined();
  });

  it('takes a town out of its office', () => {
    expect(townName('城关镇人民政府')).toBe('城关镇');
    expect(townName('浒墅关经开区（镇）')).toBe('浒墅关经开区');
  });

  it('sorts by code and leaves out levels that only group', () => {
    const divisions = {
      provinces: [
        { code: '33', name: '浙江省' },
        { code: '11', name: '北京市' },
      ],
      cities: [
        { code: '1101', name: '市辖区' },
        { code: '3304', name: '嘉兴市' },
      ],
      counties: [
        { code: '330481', name: '海宁市' },
        { code: '110101', name: '东城区' },
      ],
      towns: [
        { code: '330481110', name: '盐官镇' },
        { code: '330481101', name: '许村镇' },
      ],
      villages: [
        { code: '330481110201', name: '桃园村委会' },
        { code: '110101001001', name: '多福巷社区居委会' },
      ],
    };
    const national = nationalText(divisions);
    expect(national).toBe(
      '11 北京市\n110101 东城区\n33 浙江省\n3304 嘉兴市\n330481 海宁市\t101许村镇 110盐官镇\n' +
        '71 台湾省\n81 香港特别行政区\n82 澳门特别行政区\n',
    );
    const province = provinceText(divisions, '33');
    expect(province).toBe('330481110\t201桃园村\n');
    const small = parseGazetteer(national, [province], none);
    expect(placeOf(small, '330481110201')).toEqual({
      code: '330481110201',
      province: '浙江省',
      city: '嘉兴市',
      county: '海宁市',
      town: '盐官镇',
      village: '桃园村',
    });
    expect(placeOf(small, '110101')).toEqual({
      code: '110101',
      province: '北京市',
      county: '东城区',
    });
  });

  it('names the line of a damaged file', () => {
    expect(() => parseGazetteer('33 浙江省\n3304嘉兴市\n', [], none)).toThrow('第 2 行');
  });
});

describe('npm run gazetteer', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jianbao-gazetteer-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  function run(...args: string[]) {
    const command = ['scripts/gazetteer.ts', '--from', folder, '--content', folder, ...args];
    return spawnSync('node_modules/.bin/node', command, { encoding: 'utf8' });
  }

  it('compiles a province from an unpacked package, all or nothing', () => {
    mkdirSync(join(folder, 'dist'));
    const lists = {
      provinces: [{ code: '32', name: '江苏省' }],
      cities: [{ code: '3205', name: '苏州市' }],
      areas: [{ code: '320583', name: '昆山市' }],
      streets: [{ code: '320583102', name: '周庄镇' }],
      villages: [{ code: '320583102200', name: '祁庄村委会' }],
    };
    for (const [name, list] of Object.entries(lists)) {
      writeFileSync(join(folder, 'dist', `${name}.json`), JSON.stringify(list));
    }
    const wrong = run('32', '99');
    expect(wrong.status).toBe(1);
    expect(wrong.stderr).toContain('没有代码为 99 的省份');
    expect(existsSync(join(folder, 'gazetteer'))).toBe(false);
    expect(run('32').status).toBe(0);
    expect(readFileSync(join(folder, 'gazetteer', '32.txt'), 'utf8')).toBe(
      '320583102\t200祁庄村\n',
    );
    expect(readFileSync(join(folder, 'gazetteer', 'china.txt'), 'utf8')).toContain(
      '320583 昆山市\t102周庄镇\n',
    );
  });

  it('says what to do without the package', () => {
    rmSync(join(folder, 'dist'), { recursive: true });
    const { status, stderr } = run('32');
    expect(status).toBe(1);
    expect(stderr).toContain('找不到文件或文件夹');
  });
});

describe('the committed gazetteer', () => {
  it('has all of China down to the towns, and Zhejiang down to the villages', () => {
    const count = (digits: number) =>
      [...gazetteer.names.keys()].filter((code) => code.length === digits).length;
    expect(count(2)).toBe(34);
    expect(count(6)).toBe(2978);
    expect(count(9)).toBe(41352);
    expect(count(12)).toBeGreaterThan(25_000);
    expect(placeOf(gazetteer, '330411103207')?.village).toBe('胜丰村');
    expect(placeOf(gazetteer, '441900003')).toEqual({
      code: '441900003',
      province: '广东省',
      city: '东莞市',
      town: '东城街道',
    });
  });

  it('holds only places that the schema accepts, each inside another one it has', () => {
    for (const code of gazetteer.names.keys()) {
      if (!placeSchema.safeParse(placeOf(gazetteer, code)).success) throw new Error(code);
      if (code.length > 2 && !gazetteer.names.has(code.slice(0, 2))) throw new Error(code);
    }
  });

  it('makes a development zone of the statistics a zone of its county', () => {
    expect(placeOf(gazetteer, '330109401')).toEqual({
      code: '330109',
      province: '浙江省',
      city: '杭州市',
      county: '萧山区',
      zone: '萧山经济技术开发区',
    });
  });

  it('has aliases of known codes, with dates in EDTF, that hide no official name', () => {
    const aliases = aliasesSchema.parse(
      parse(readFileSync('content/gazetteer/aliases.yaml', 'utf8')),
    );
    for (const { name, code, until } of aliases.places) {
      expect(gazetteer.names.has(code), `${name} ${code}`).toBe(true);
      if (until !== undefined) expect(() => edtf(until)).not.toThrow();
    }
    for (const { name, code } of aliases.zones) expect(gazetteer.names.has(code), name).toBe(true);
    const idle = [...gazetteer.words].filter(
      (word) => !gazetteer.short.has(word) && !gazetteer.official.has(word),
    );
    expect(idle).toEqual([]);
  });
});

describe('names', () => {
  it.each([
    ['海宁市', '海宁'],
    ['景宁畲族自治县', '景宁'],
    ['广西壮族自治区', '广西'],
    ['恩施土家族苗族自治州', '恩施'],
    ['克孜勒苏柯尔克孜自治州', '克孜勒苏'],
    ['浦东新区', '浦东'],
    ['沙县区', '沙县'],
    ['香港特别行政区', '香港'],
    ['赵县', undefined],
  ])('says %s as %s', (official, short) => {
    expect(shortName(official)).toBe(short);
  });

  it('says an autonomous division with its kind', () => {
    expect(autonomousShort('景宁畲族自治县')).toBe('景宁县');
    expect(autonomousShort('恩施土家族苗族自治州')).toBe('恩施州');
    expect(autonomousShort('海盐县')).toBeUndefined();
  });

  it('takes the kind off a town', () => {
    expect(townStem('武原街道')).toBe('武原');
    expect(townStem('凤阳畲族乡')).toBe('凤阳');
    expect(townStem('乌镇镇')).toBe('乌镇');
  });

  it('walks up the codes', () => {
    expect(lineage('330424004204')).toEqual(['33', '3304', '330424', '330424004', '330424004204']);
    expect(parentOf('330424')).toBe('3304');
    expect(parentOf('33')).toBeUndefined();
  });
});

describe('finding words', () => {
  it('takes the longest at each place', () => {
    const index = wordIndex(
      new Map([
        ['海宁', 1],
        ['海宁市', 1],
        ['宁市长', 1],
      ]),
    );
    expect(findWords(index, '在海宁市长安').map(({ word, from }) => [word, from])).toEqual([
      ['海宁市', 1],
    ]);
  });
});
