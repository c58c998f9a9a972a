import { describe, expect, test } from 'vitest';
import { across } from '../../scripts/ingest/across.ts';
import { pieces } from '../../scripts/ingest/pieces.ts';
import { stretches } from '../../scripts/ingest/stretches.ts';
import { lines } from '../../src/dump/lines.ts';

const ferry = [
  '石桥乡的老渡口停航十二年之后，上个星期又有了船。第一班船上坐着四十多位赶集的老人。',
  '摆渡的是五十八岁的孟长庚，他的父亲和爷爷都在这条江上撑过船。',
  '乡里出钱修了码头，装上护栏和雨棚，又请人给木船换了电动机，每天早晚各开两班，风大雾浓的日子一律停开。',
];
const cook = [
  '一本手抄的菜谱，最近在清河中学的学生手里传来传去。抄写它的是食堂师傅万福生。',
  '万福生今年五十二岁，在学校掌勺二十年。他发现学生爱吃外卖，不认得田里的蔬菜，就动了把家乡菜写下来的念头。',
];

/** The print lines of paragraphs in a column so many characters wide. */
function printed(paragraphs: readonly string[], width: number, indent: string): string[] {
  return paragraphs.flatMap((paragraph) => {
    const result: string[] = [];
    for (let rest = indent + paragraph; rest !== ''; ) {
      // A line begins with no punctuation.
      const size = /[，。、]/u.test(rest[width] ?? '') ? width + 1 : width;
      result.push(rest.slice(0, size));
      rest = rest.slice(size);
    }
    return result;
  });
}

function takingTurns(left: readonly string[], right: readonly string[]): string[] {
  const rows = Math.max(left.length, right.length);
  return Array.from({ length: rows }, (_, at) => [left[at], right[at]])
    .flat()
    .filter((line) => line !== undefined);
}

const read = (dump: readonly string[]) => across(pieces(lines(dump.join('\n'))));
const texts = (dump: readonly string[]) =>
  stretches(read(dump))
    .map(({ text }) => text)
    .filter((text) => text !== '');

describe('columns read across', () => {
  const head = ['老渡口又有了渡船', '本报记者 贺青山', ''];
  const next = ['食堂师傅手抄菜谱', '本报记者 安德明', ''];

  for (const width of [14, 16, 17, 19, 21]) {
    // Without indents a paragraph that ends where its line does cannot be told.
    for (const indent of width === 17 ? ['', '　　'] : ['　　']) {
      for (const gap of [[], ['']]) {
        const dump = [
          ...head,
          ...next,
          ...takingTurns(printed(ferry, width, indent), printed(cook, width, indent)).flatMap(
            (line) => [line, ...gap],
          ),
        ];

        test(`${width} wide, indent ${indent.length}, ${gap.length} blank lines`, () => {
          const heads = (rows: readonly string[]) => rows.filter((row) => row !== '');
          expect(texts(dump)).toEqual([...heads(head), ...ferry, ...heads(next), ...cook]);
        });

        test(`${width} wide, indent ${indent.length}, ${gap.length} blank lines: one column`, () => {
          const column = [...printed(ferry, width, indent), ...printed(cook, width, indent)];
          expect(read([...head, ...column.flatMap((line) => [line, ...gap])]).columns.size).toBe(0);
        });
      }
    }
  }

  test('no piece is lost or changed, and a column below another headline says so', () => {
    const dump = [...head, ...next, ...takingTurns(printed(ferry, 16, ''), printed(cook, 16, ''))];
    const all = pieces(lines(dump.join('\n')));
    const { pieces: dealt, columns } = across(all);
    const printedPieces = (some: typeof all) => some.filter(({ text }) => text !== '');
    expect(new Set(printedPieces(dealt as typeof all))).toEqual(new Set(printedPieces(all)));
    expect([...columns.values()].every(({ headed }) => headed)).toBe(true);
  });

  test('two lines above two datelines are two headlines, whatever their words', () => {
    const left = [
      '本报讯（记者 贺青山）石桥乡的老渡口停航十二年之后，上个星期又有了船，赶集的老人不用再绕路。',
    ];
    const right = [
      '本报讯（记者 安德明）一本手抄的菜谱，最近在清河中学的学生手里传来传去，抄写它的是食堂师傅。',
    ];
    const columns = takingTurns(printed(left, 16, '　　'), printed(right, 16, '　　'));
    const dump = ['风雨同舟又一春', '', '人间至味是清欢', '', ...columns];
    expect(texts(dump)).toEqual(['风雨同舟又一春', left[0], '人间至味是清欢', right[0]]);
  });

  test('a paragraph goes back above the headline of the dateline that it was read across with', () => {
    const dateline = [
      '本报讯（记者 安德明）一本手抄的菜谱，最近在清河中学的学生手里传来传去，抄写它的是食堂师傅。',
    ];
    const dump = [
      ...printed(ferry.slice(0, 2), 40, ''),
      '',
      '食堂师傅手抄菜谱',
      '',
      ...takingTurns(printed(ferry.slice(2), 16, ''), printed(dateline, 16, '')),
    ];
    expect(texts(dump).slice(-3)).toEqual([ferry[2], '食堂师傅手抄菜谱', dateline[0]]);
  });

  test('verse and lists are none', () => {
    const verse = Array.from(
      { length: 12 },
      (_, at) => `江南的雨下在青瓦上${'一二三四五六七八九十百千'[at]}`,
    );
    const list = Array.from({ length: 12 }, (_, at) =>
      at % 2 ? `第${at}名 横山村合唱队` : `第${at}名 石桥乡鼓乐队表演`,
    );
    expect(read(verse).columns.size + read(list).columns.size).toBe(0);
  });
});
