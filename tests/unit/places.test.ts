import { describe, expect, it } from 'vitest';
import { type PlaceContext, placeContext } from '../../scripts/ingest/resolve/context.ts';
import type { UnitText } from '../../scripts/ingest/resolve/passage.ts';
import { resolvePlaces } from '../../scripts/ingest/resolve/places.ts';
import { loadGazetteer } from '../../src/gazetteer/load.ts';
import type { Place } from '../../src/schema/place.ts';

const gazetteer = loadGazetteer('content/gazetteer');
const jiaxing = placeContext(
  ['嘉兴市秀洲区王江泾镇', '海盐县武原街道', '海宁市许村镇', '嘉善县姚庄镇', '平湖市独山港镇'],
  gazetteer,
);

function piece(title: string, ...paragraphs: string[]): UnitText {
  return {
    ...(title === '' ? {} : { title: { text: title, line: 1 } }),
    paragraphs: paragraphs.map((text, index) => ({ text, line: index + 3 })),
    captions: [],
  };
}

function narrowest(place: Place | undefined): string {
  const name =
    place?.village ?? place?.town ?? place?.county ?? place?.city ?? place?.province ?? '';
  return place?.zone === undefined ? name : `${name}+${place.zone}`;
}

function found(unit: UnitText, context: PlaceContext = jiaxing): string[] {
  const { place, otherPlaces } = resolvePlaces(unit, gazetteer, context);
  return [place, ...otherPlaces].map(narrowest);
}

describe('resolvePlaces', () => {
  it('takes no short form out of a longer word', () => {
    const unit = piece('新乡贤助力共富', '海宁市许村镇的新乡贤回到家乡,新乡贤联谊会有会员四十名。');
    expect(found(unit)).toEqual(['许村镇']);
  });

  it('reads a chain down to the village', () => {
    const guess = resolvePlaces(
      piece(
        '“三张菜单”扬新风',
        '近日,嘉兴市秀洲区王江泾镇双桥村划定微网格。',
        '双桥村的网格长挨户走访。',
      ),
      gazetteer,
      jiaxing,
    );
    expect(guess.place).toEqual({
      code: '330411101202',
      province: '浙江省',
      city: '嘉兴市',
      county: '秀洲区',
      town: '王江泾镇',
      village: '双桥村',
    });
    expect(guess.guess?.certainty).toBe('sure');
    expect(guess.guess?.evidence[0]).toEqual({ line: 3, text: '嘉兴市秀洲区王江泾镇双桥村' });
  });

  it('tells towns of one name apart by the rest of the dump', () => {
    const unit = piece('刷新项目进度条', '沿江镇党员干部并肩作战,沿江镇实招频出。');
    const taizhou = placeContext(['台州市仙居县', '临海市杜桥镇', '临海市'], gazetteer);
    expect(resolvePlaces(unit, gazetteer, taizhou).place?.code).toBe('331082111');
    const anywhere = placeContext([], gazetteer);
    expect(resolvePlaces(unit, gazetteer, anywhere).place).toBeUndefined();
  });

  it('puts the body first and the scene inside it second', () => {
    const unit = piece(
      '现场办公',
      '6月初,海盐县重大项目专班来到武原街道现场协调。',
      '海盐县成立工作专班。',
      '海盐县纪委监委组建监督小组。',
    );
    expect(found(unit)).toEqual(['海盐县', '武原街道']);
  });

  it('leaves out origins, spokespersons and the seats of companies', () => {
    const unit = piece(
      '以商引商',
      '近日,海宁市盐官镇干部拜访深圳市新博电科技开发有限公司。',
      '盐官镇招引余姚睿科电器,负责人原为桐乡市凤鸣街道红旗村人。',
      '海宁市许村镇党委书记王某某说,要学习盐官镇的做法。',
    );
    expect(found(unit)).toEqual(['盐官镇']);
  });

  it('names development zones beside the place they lie in', () => {
    expect(
      found(piece('一季度“开门红”', '平湖市独山港镇奋力前行,独山港经济开发区规上企业复工。')),
    ).toEqual(['独山港镇+独山港经济开发区']);
    expect(
      found(piece('光伏综合体获评“省优”', '综合体依托秀洲国家高新区建设,秀洲区企业受益。')),
    ).toEqual(['秀洲区+秀洲国家高新技术产业开发区']);
    expect(
      found(
        piece('苍南经济开发区', '温州市苍南县,浙江南部县城。', '苍南经济开发区形成“一区三园”。'),
      ),
    ).toEqual(['苍南县+苍南经济开发区']);
  });

  it('does not guess a town that its county does not have, but names the nearest', () => {
    const unit = piece('红旗书屋', '5月,海盐县泰山街道打造书屋。', '泰山街道纪委积极探索。');
    const guess = resolvePlaces(unit, gazetteer, jiaxing);
    expect(narrowest(guess.place)).toBe('海盐县');
    expect(guess.otherPlaces).toEqual([]);
    expect(guess.notes).toEqual([
      { rule: 'unknown-town', line: 3, detail: '海盐县没有“泰山街道”，疑为秦山街道' },
    ]);
  });

  it('files a former name under the division of today and says so', () => {
    const guess = resolvePlaces(piece('', '绍兴县召开工业大会。'), gazetteer, jiaxing);
    expect(narrowest(guess.place)).toBe('柯桥区');
    expect(guess.notes[0]?.rule).toBe('former-place');
  });

  it('tells a former name from another place that bears it today', () => {
    const wenzhou = placeContext(['温州市苍南县', '温州市平阳县'], gazetteer);
    const here = resolvePlaces(piece('', '龙港镇召开大会,龙港镇干部参加。'), gazetteer, wenzhou);
    expect(narrowest(here.place)).toBe('龙港市');
    expect(here.notes[0]?.rule).toBe('former-place');
    const there = resolvePlaces(piece('', '沁水县龙港镇召开大会。'), gazetteer, wenzhou);
    expect(there.place?.code).toBe('140521100');
    expect(there.notes).toEqual([]);
  });

  it('finds a town under the kind it had before, and says so', () => {
    const guess = resolvePlaces(
      piece('', '在商水县郝岗乡迎回村村室门口,围了一大群村民。'),
      gazetteer,
      placeContext([], gazetteer),
    );
    expect(guess.place?.code).toBe('411623110');
    expect(guess.notes[0]?.detail).toBe('“郝岗乡”是旧名，按今郝岗镇著录');
  });

  it('does not take the first of a list of places for what a piece is about', () => {
    const text = '新华社北京6月22日电 北京、天津、河北、山东等地将出现高温天气。';
    expect(found(piece('高温橙色预警', text))).toEqual(['']);
  });

  it('does not take words for a town that only one far county has', () => {
    const unit = piece('', '推介会在“乌镇路演”举行,打通镇村企业的关系。', '海宁市许村镇参加。');
    expect(found(unit)).toEqual(['许村镇']);
    const alone = placeContext(['油车港镇'], gazetteer);
    expect(found(piece('', '油车港镇召开大会。'), alone)).toEqual(['油车港镇']);
  });

  it('does not look elsewhere for a village that its county lacks', () => {
    const unit = piece('', '我们走访了泰顺县恩岱垟村和文成县叶山村、珊门村,走进浙南山村采访。');
    const wenzhou = placeContext(['温州市泰顺县', '温州市文成县'], gazetteer);
    expect(found(unit, wenzhou)).toEqual(['文成县']);
  });

  it('knows the people’s name for an autonomous county', () => {
    const guess = resolvePlaces(piece('', '在景宁县大均乡伏叶村,游客众多。'), gazetteer, jiaxing);
    expect(guess.place).toMatchObject({
      county: '景宁畲族自治县',
      town: '大均乡',
      village: '伏叶村',
    });
    expect(guess.notes).toEqual([]);
  });

  it('knows cities without counties and counties without cities', () => {
    const anywhere = placeContext([], gazetteer);
    const code = (text: string) => resolvePlaces(piece('', text), gazetteer, anywhere).place?.code;
    expect(code('东莞市召开大会。')).toBe('4419');
    expect(code('东莞市东城街道召开大会。')).toBe('441900003');
    expect(code('北京市东城区、西城区、海淀区召开大会。')).toBe('11');
    expect(code('湖北省仙桃市召开大会。')).toBe('429004');
  });

  it('counts the bare stem of a town it has named, unless the stem is an ordinary word', () => {
    const stem = resolvePlaces(piece('盐官商会出招', '海宁市盐官镇发力。'), gazetteer, jiaxing);
    expect(stem.guess?.evidence.map(({ text }) => text)).toContain('盐官');
    const word = resolvePlaces(
      piece('会议胜利召开', '海宁市许村镇胜利村发力。'),
      gazetteer,
      jiaxing,
    );
    expect(word.guess?.evidence.map(({ text }) => text)).not.toContain('胜利');
  });

  it('does not find places inside other words', () => {
    expect(found(piece('', '建设省级园林城镇,推进新型城镇化,面向上海市场。'))).not.toContain(
      '林城镇',
    );
    expect(found(piece('', '和平年代,平安是福,大同小异。'))).toEqual(['']);
  });

  it('takes the city of the newspaper where a piece only says 我市', () => {
    const context = placeContext(['海宁日报 2019年3月1日', '海宁日报'], gazetteer);
    const guess = resolvePlaces(
      piece('我市推进垃圾分类', '昨天,全市动员会召开。'),
      gazetteer,
      context,
    );
    expect(narrowest(guess.place)).toBe('海宁市');
    expect(guess.guess?.certainty).toBe('doubtful');
  });

  it('says nothing of a piece without places', () => {
    expect(resolvePlaces(piece('春天', '花开了。'), gazetteer, jiaxing)).toEqual({
      otherPlaces: [],
      notes: [],
    });
  });
});
