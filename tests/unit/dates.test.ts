import edtf from 'edtf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clauseAround } from '../../scripts/ingest/resolve/clause.ts';
import { inferDate } from '../../scripts/ingest/resolve/dates.ts';
import { compareDays, edtfInterval, lastDay } from '../../scripts/ingest/resolve/edtf.ts';
import { smallNumber } from '../../scripts/ingest/resolve/numerals.ts';
import { timeWords } from '../../scripts/ingest/resolve/time-words.ts';

function issue(...pieces: string[][]) {
  return inferDate(
    pieces.map((paragraphs, piece) => ({
      paragraphs: paragraphs.map((text, index) => ({ text, line: piece * 10 + index + 1 })),
      captions: [],
    })),
  );
}

describe('timeWords', () => {
  it.each([
    ['截至今年6月15日,已备案38家', { from: 0 }, [6, 6], [15, 15], false],
    ['力争在6月底全部解决', undefined, [6, 6], [21, 31], true],
    ['该书屋计划于9月完工', undefined, [9, 9], undefined, true],
    ['我们计划到2022年底实现全覆盖', { is: 2022 }, [12, 12], undefined, true],
    ['今年1月至11月,实现产值260亿元', { from: 0 }, [1, 11], undefined, false],
    ['1—4月规模以上工业总产值增长', undefined, [1, 4], undefined, false],
    ['自去年11月上线以来', { from: -1 }, [11, 11], undefined, false],
    ['二〇二一年十二月三日', { is: 2021 }, [12, 12], [3, 3], false],
    ['一季度开门红', undefined, [1, 3], undefined, false],
    ['1996年6月25日提前建成通车', { is: 1996 }, [6, 6], [25, 25], false],
    ['1997年前10个月出口增长', { is: 1997 }, undefined, undefined, false],
    ['今年4月起,将全面开展试验', { from: 0 }, [4, 4], undefined, true],
    ['国家从1999年开始发行', { is: 1999 }, undefined, undefined, true],
    ['决定1999年的年会在秘鲁举行', { is: 1999 }, undefined, undefined, true],
  ])('%s', (text, year, months, days, ahead) => {
    expect(timeWords(text)[0]).toMatchObject({ year, months, days, ahead });
  });

  it('reads a second time as the first that it is said with', () => {
    expect(timeWords('决赛将于2月27日和3月1日进行').map(({ ahead }) => ahead)).toEqual([
      true,
      true,
    ]);
    expect(timeWords('决赛于2月27日和3月1日进行').map(({ ahead }) => ahead)).toEqual([
      false,
      false,
    ]);
  });

  it.each([
    '每月19日为微服务日',
    '将5月25日定为健心日',
    '历时3个月',
    '农历正月初八',
    '增长12.6月均',
  ])('passes over %s', (text) => {
    expect(timeWords(text)).toEqual([]);
  });

  it('carries the year on within a sentence', () => {
    const years = timeWords('2019年3月动工,8月建成。9月开放。').map(({ year }) => year);
    expect(years).toEqual([{ is: 2019 }, { is: 2019 }, undefined]);
  });
});

describe('clauseAround', () => {
  it.each([
    ['有关部门说,截至2021年底,镇区有企业231家,其中', '2021年底', '截至2021年底,镇区有企业231家'],
    ['6月25日,秀洲区“健康人生,绿色无毒”活动', '6月25日', '6月25日,秀洲区'],
    ['力争在6月底全部解决。', '6月底', '力争在6月底全部解决'],
  ])('%s', (text, time, clause) => {
    expect(clauseAround(text, text.indexOf(time), time.length)).toBe(clause);
  });
});

describe('smallNumber', () => {
  it.each([
    ['六', 6],
    ['十', 10],
    ['十五', 15],
    ['二十', 20],
    ['三十一', 31],
    ['08', 8],
  ])('%s is %i', (printed, value) => {
    expect(smallNumber(printed)).toBe(value);
  });
});

describe('inferDate', () => {
  it('is between the last thing done and the first goal ahead', () => {
    const guess = issue(
      ['截至今年6月15日,已备案38家。我们计划到2022年底实现全覆盖。2021年培养400人。'],
      ['2020年启动一期。已交办所有问题,力争在6月底全部解决。'],
      ['2022年,我市将托育纳入民生实事。'],
    );
    expect(guess).toMatchObject({ edtf: '2022-06-15/2022-06-30', certainty: 'likely' });
    expect(guess.evidence[0]).toMatchObject({ line: 1, unit: 0 });
    expect(guess.evidence[1]).toMatchObject({ line: 11, unit: 1 });
  });

  it('takes the year after one whose results are complete', () => {
    expect(
      issue(['截至2021年底,有企业231家。'], ['5月4日晚,她接到电话。'], ['4月6日上线。']).edtf,
    ).toBe('2022-05-04/2022-06');
  });

  it('counts numbered editions from the founding year', () => {
    const guess = issue([
      '2009年,“恒基崇学奖”正式成立。',
      '今年8月举行的第十五届“恒基崇学奖”颁奖典礼上,23名学生受表彰。今年1月至11月,产值增长。',
    ]);
    expect(guess.edtf).toBe('2023-12');
  });

  it('believes a text that says which year 今年 is', () => {
    expect(
      issue(['今年是“十四五”开局之年。', '2月21日,他一口气跑了10个村。'], ['2月23日,开工。']).edtf,
    ).toBe('2021-02-23/2021-03');
    expect(issue(['今年是新中国成立70周年。']).edtf).toBe('2019');
  });

  it('does not take goals and events called after a year for the past', () => {
    const texts = [
      '展望2035年远景目标,筹备2022年亚运会。',
      '截至2019年底,已建成12家。',
      '5月6日,开工。',
    ];
    expect(issue(texts, ['5月2日,雨。']).edtf).toBe('2020-05-06/2020-06');
  });

  it('is within days of a wired text', () => {
    const guess = issue(
      ['今年是新中国成立70周年。'],
      ['新华社北京3月1日电(记者张三)记者从会议获悉。'],
      ['新华社上海2月28日电(记者李四)展览将于3月27日至29日举行。'],
    );
    expect(guess).toMatchObject({ edtf: '2019-03-01/2019-03-04', certainty: 'sure' });
  });

  it('is within a week of a text that was wired alone, whatever is told of later days', () => {
    const guess = issue(
      ['今年是新中国成立70周年。', '新华社北京3月1日电(记者张三)会议召开。'],
      ['他可以放心参加3月28日的比赛。'],
    );
    expect(guess.edtf).toBe('2019-03-01/2019-03-08');
  });

  it('takes December as past where the rest is of January', () => {
    const guess = issue(
      ['截至2020年底,全县有户籍人口38万。'],
      ['12月28日,会议召开。'],
      ['1月5日,雪后初晴。'],
    );
    expect(guess.edtf).toBe('2021-01-05/2022-02');
  });

  it('does not take a month by itself, which may be of any year, for a day that has come', () => {
    const guess = issue(['截至2021年底,有企业231家。', '9月,大会召开。'], ['5月4日,开工。']);
    expect(guess.edtf).toBe('2022-05-04/2022-08');
  });

  it('goes into the next year where the last day told of is late in a year not said to be this', () => {
    const words = ['截至2020年底,有38家。', '6月1日,开工。'];
    expect(issue(words, ['12月20日,会议召开。'], ['12月18日,雪。']).edtf).toBe(
      '2021-12-20/2022-01',
    );
    expect(issue(words, ['今年12月20日,会议召开。']).edtf).toBe('2021-12-20/2021-12-31');
  });

  it.each([
    ['到2012年底,全省有563万人脱贫。', null],
    ['到2012年底,全省将有563万人脱贫。', '2010/2012'],
    ['自2005年至2012年的全部数据。', null],
    ['筹备2012年奥运会。', null],
    ['到2035年,全县将有3万人。', null],
  ])('%s', (text, edtf) => {
    expect(issue(['2010年成立中心。', text]).edtf).toBe(edtf);
  });

  it('does not take the budget of a year for its results', () => {
    const news = [['2010年,路通了。'], ['2010年,桥通了。']];
    expect(issue(...news, ['2010年度财政预算方案公布。']).edtf).toBe('2010/2011');
    expect(issue(...news, ['2010年度考核结果揭晓。']).edtf).toBe('2011/2012');
  });

  it('leaves the year open where several pieces do', () => {
    expect(issue(['2021年成立中心。'], ['2020年开工。'], ['2021年扩建。'])).toMatchObject({
      edtf: '2021/2022',
      certainty: 'doubtful',
    });
  });

  it('is null where the years told of may be long past, and gives what tells of them', () => {
    const guess = issue(['2003年成立中心。', '5月6日,开工。'], ['2002年结婚。']);
    expect(guess.edtf).toBeNull();
    expect(guess.evidence).toMatchObject([{ line: 1, unit: 0, note: '提到2003年的事' }]);
  });

  it('is null without any year', () => {
    expect(issue(['昨天下雨。'])).toEqual({ edtf: null, evidence: [], certainty: 'doubtful' });
  });
});

describe('edtfInterval', () => {
  const day = fc
    .record({
      year: fc.integer({ min: 1900, max: 2099 }),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 31 }),
    })
    .map(({ year, month, day: wanted }) => ({
      year,
      month,
      day: Math.min(wanted, lastDay(year, month)),
    }));

  it('is EDTF with the same first and last day', () => {
    fc.assert(
      fc.property(day, day, (a, b) => {
        const [from, to] = compareDays(a, b) <= 0 ? [a, b] : [b, a];
        const { min, max } = edtf(edtfInterval(from, to));
        expect(min).toBe(Date.UTC(from.year, from.month - 1, from.day));
        expect(max).toBe(Date.UTC(to.year, to.month - 1, to.day + 1) - 1);
      }),
    );
  });
});
