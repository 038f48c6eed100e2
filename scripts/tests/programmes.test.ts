import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check, criteriaOf, type Clause, type Programme } from '../../src/domain/index.ts';
import { readRoot } from '../lib/read-root.ts';

/** The programmes are what their documents say: every clause is quoted word for word, every promised number is there. */

const { content } = check(readRoot(join(import.meta.dirname, '../..')));
const plain = (text: string) =>
  text
    .replace(/^#+ |^\s*[-*+] |\*\*|^\s*\d+\. /gm, '')
    .replace(/\s+/g, ' ')
    .normalize('NFC');
const clausesOf = (value: unknown, path = ''): [string, Clause][] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([key, inner]): [string, Clause][] =>
        key === 'clause' ? [[path, inner as Clause]] : clausesOf(inner, `${path}/${key}`),
      );
const programme = (code: string): Programme => content!.programmes.find((p) => p.code === code)!;
const kg = programme('rldv-kien-giang-2015');
const q8 = programme('rlhd-quan-8-2014');

describe.each([kg, q8])('$code', (p) => {
  const body = plain(content!.documents.find((d) => d.id === p.document)!.body);
  test('every clause stands in the document, word for word, or is named a choice of the organisation', () => {
    const clauses = clausesOf(p);
    expect(clauses.length).toBeGreaterThan(60);
    for (const [path, { quote, setting }] of clauses)
      if (quote === undefined) expect(setting, path).toBeTruthy();
      else expect(body.includes(plain(quote)), `${path}: ${quote}`).toBe(true);
  });
  test('a word changed would be seen', () => expect(body.includes('ít nhất 06 việc làm')).toBe(false));
});

describe('what the documents order', () => {
  test('K L15, Q L4: the periods', () => {
    expect([kg.period.from, kg.period.to]).toEqual([2015, 2017]);
    expect([q8.period.from, q8.period.to]).toEqual([2014, 2017]);
  });
  test('K L27–33: three areas; Q L21–33: 5 + 5 criteria', () => {
    expect(criteriaOf(kg).map((c) => c.criterion.code)).toEqual(['NT', 'CM', 'SK']);
    expect(q8.families.map((f) => f.criteria.map((c) => c.code))).toEqual([
      ['RL1', 'RL2', 'RL3', 'RL4', 'RL5'],
      ['HD1', 'HD2', 'HD3', 'HD4', 'HD5'],
    ]);
  });
  test('Q L90 “ít nhất 05”; K sets no minimum', () => {
    expect(q8.registration.minimumItems.count).toBe(5);
    expect(kg.registration.minimumItems.count).toBe(1);
  });
  test('Q L83: quarters and the year; Q L85: 40–50 %, reading A', () => {
    expect(q8.rounds.map((r) => r.code)).toEqual(['Q1', 'Q2', 'Q3', 'Q4', 'NAM']);
    expect(q8.away).toMatchObject({ reading: 'A', min: 40, max: 50, kinds: ['dia_ban_dan_cu'], rating: 'hoan_thanh' });
    expect(kg.away).toBeUndefined();
  });
  test('K L38–42: four pilots in four blocs; K L60: two or three a unit; K L43: June 2015', () => {
    expect(kg.pilots!.chosen.filter((c) => c.chosenBy === 'kg').map((c) => [c.unit, c.bloc])).toEqual([
      ['kg-ldtbxh', 'cong_chuc_vien_chuc'],
      ['kg-to-chau', 'do_thi'],
      ['kg-thanh-yen-a', 'nong_thon'],
      ['kg-khoa-thmn', 'truong_hoc'],
    ]);
    expect(kg.pilots!.perUnit).toMatchObject({ min: 2, max: 3 });
    expect(kg.pilots!.interimReview.month).toBe('2015-06');
  });
  test('Q L47–83: four steps of the Đoàn cơ sở, five of the chi đoàn, by their names', () => {
    const names = (level: string) => q8.steps.filter((s) => s.level === level).map((s) => s.name);
    expect(names('co_so')).toEqual(['Triển khai', 'Hướng dẫn', 'Kiểm tra, giám sát', 'Công nhận']);
    expect(names('chi_doan')).toEqual(['Định hướng nội dung', 'Triển khai', 'Đăng ký', 'Hỗ trợ', 'Kiểm tra, đánh giá']);
  });
  test('K L47: six lessons', () => expect(kg.lessonSet).toMatchObject({ count: 6 }));
});
