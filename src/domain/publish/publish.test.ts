import { describe, expect, test } from 'vitest';
import { at, mini, registrations } from '../../../scripts/tests/mini.ts';
import { check, inOrder, publish, thresholdsOf, type Content, type FileReport, type Issue, type Step } from '../index.ts';
import { stepsIn } from './did.ts';

/** What a publication never tells, however a site is set up and whatever was left out. */

describe('thresholds may be raised, not lowered (domain §0, row 7)', () => {
  test.each([
    [0, 0, { members: 5, registered: 5, rated: 10, unfulfilled: 100 }],
    [1, 3, { members: 5, registered: 5, rated: 10, unfulfilled: 100 }],
    [5, 10, { members: 5, registered: 5, rated: 10, unfulfilled: 100 }],
    [8, 12, { members: 8, registered: 8, rated: 12, unfulfilled: 120 }],
  ])('set to %i and %i', (smallestCell, smallestSensitiveCell, thresholds) => {
    expect(thresholdsOf({ smallestCell, smallestSensitiveCell } as Content['site'])).toEqual(thresholds);
  });
});

describe('why rows were left out', () => {
  const branch = 'q8-p01-kp1';
  const members = Array.from({ length: 6 }, (_, i) => `DV-${i + 1}A`);
  const submissions = {
    [at(branch, 'doan-vien')]: members.map((m) => `2016,${branch},${m},doan_vien,dang_sinh_hoat,`).join('\n'),
    [at(branch, 'dang-ky')]: members.map((m) => registrations(m, 5)).join('\n'),
  };
  const result = check(mini(submissions));
  const issue: Issue = { code: 'dong-trung', severity: 'error', file: '', values: {} };
  /** What is told of a branch that is a group by itself, of which so many rows of a file were left out. */
  const told = (kind: 'so-viec' | 'danh-gia', leftOut: number) => {
    const file: FileReport = { path: at(branch, kind), verdict: 'rows-rejected', accepted: 40, leftOut, issues: [issue] };
    const { years } = publish(result.content!, result.accepted, '2016-11-20', { fixing: true, files: [file] });
    return years[0]!.units.find(({ unit }) => unit === branch)!.sources.find((source) => source.kind === kind);
  };
  test.each([
    [1, []],
    [9, []],
    [10, ['dong-trung']],
  ])('a reason beside %i rows', (leftOut, reasons) => {
    expect(told('so-viec', leftOut)).toMatchObject({ rows: 40, leftOut, reasons });
  });
  test.each([
    ['2016-11-20', { day: '2016-11-20' }],
    ['2016-11-21', {}],
  ])('figures of 20 November tell of no day after it: a file that came on %s', (day, expected) => {
    const path = at(branch, 'dang-ky');
    const options = { fixing: true, files: result.files, days: new Map([[path, day]]) };
    const { years } = publish(result.content!, result.accepted, '2016-11-20', options);
    const source = years[0]!.units.find(({ unit }) => unit === branch)!.sources.find((one) => one.path === path)!;
    expect('day' in source ? { day: source.day } : {}).toEqual(expected);
  });
  test('of rows about people neither how many nor why', () => {
    expect(told('danh-gia', 10)).toMatchObject({ reasons: [] });
    expect(told('danh-gia', 10)).not.toHaveProperty('rows');
  });
});

describe('Q L74, L79 (Q-39, Q-52), domain §0 row 7: what counts persons is said of the group, and a branch where nobody is keeps it open for nobody', () => {
  const step: Step = {
    level: 'chi_doan',
    number: 3,
    name: 'Đăng ký',
    clause: { place: 'x', quote: 'x' },
    needs: [{ kind: 'dang-ky', scope: 'moi_nguoi' }],
  };
  const branchOf = (have: number, of: number, nobody = false) => ({
    steps: inOrder([{ step, evidence: [{ need: step.needs[0]!, label: 'Đăng ký', have, of, due: undefined, overdue: false, nobody }] }]),
  });
  const [all, some, empty] = [branchOf(5, 5), branchOf(4, 5), branchOf(0, 1, true)];
  test.each([
    ['everybody of both', [all, all], 'xong'],
    ['everybody of one, nobody is in the other', [all, empty], 'xong'],
    ['not everybody of one, nobody is in the other', [some, empty], 'chua'],
    ['not everybody of one', [all, some], 'chua'],
    ['in no group yet', [], 'chua'],
  ])('%s', (_, group, state) => {
    for (const own of [all, empty]) expect(stepsIn(own, group).map((said) => said.state)).toEqual([state]);
  });
});
