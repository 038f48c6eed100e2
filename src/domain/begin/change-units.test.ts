import { describe, expect, test } from 'vitest';
import { at, mini } from '../../../scripts/tests/mini.ts';
import { changeUnits, check, effectOf, unitChange, unitFilesAfter, type RawContent } from '../index.ts';

/** Units after the first day: what becomes of them, and what the form says of it before. */

const raw = mini({ [at('q8-p01-kp1', 'doan-vien')]: '' });
const after = (change: object, root: RawContent = raw) => {
  const content = check(root).content!;
  const asked = unitChange.parse(change);
  const changes = changeUnits(content, asked, '2016-06-01');
  const files = unitFilesAfter(root, content, changes);
  const units = [...files].map(([path, text]) => ({ path, data: JSON.parse(text) as unknown }));
  return { content, changes, files, effect: effectOf(content, changes, asked, '2016-06-01'), next: check({ ...root, units }) };
};
const said = (change: object) => Object.values(after(change).effect).flat().join('\n');
const errorsOf = ({ contentIssues }: ReturnType<typeof check>) => contentIssues.filter(({ severity }) => severity === 'error');
const reason = 'Quyết định 12-QĐ/ĐTN';

const changes = {
  add: { kind: 'them', parent: 'q8-p01', list: 'Khu phố 3\nChi đoàn Trường Tiểu học Hoa Mai', from: '2016-07-01' },
  rename: { kind: 'doi_ten', unit: 'q8-p01-kp1', name: 'Chi đoàn khu phố Bình Minh', from: '2016-07-01', note: reason },
  merge: { kind: 'nhap', units: ['q8-p01-kp1', 'q8-p01-kp2'], name: 'Chi đoàn khu phố 12', from: '2016-07-01', note: reason },
  move: { kind: 'chuyen', unit: 'q8-p01-kp2', to: 'q8', from: '2016-07-01', note: reason },
  end: { kind: 'thoi', unit: 'q8-cd-thue', until: '2016-06-30', note: reason },
} as const;

test.each(Object.entries(changes))('%s: the check accepts what is written, in the files where it stood', (_, change) => {
  const { files, next } = after(change);
  expect(errorsOf(next)).toEqual(errorsOf(check(raw)));
  expect([...files.keys()]).toEqual(['content/units/mini.json']);
});

describe('what becomes of the units (Q L64; decision 3: units have successors)', () => {
  const unitsOf = (change: object) => after(change).next.content!.forest;
  test('new ones stand below theirs, each with a code of its own', () => {
    const forest = unitsOf(changes.add);
    expect(forest.get('q8-p01-kp3')).toMatchObject({ name: 'Chi đoàn khu phố 3', branchType: 'bo_phan', validFrom: '2016-07-01' });
    expect(forest.children('q8-p01', 2016)).toHaveLength(4);
    expect(unitsOf({ ...changes.add, list: 'Khu phố 1' }).get('q8-p01-kp1-2')).toMatchObject({ name: 'Chi đoàn khu phố 1' });
  });
  test('a new name keeps the code, and the old name stands in the note', () => {
    expect(unitsOf(changes.rename).get('q8-p01-kp1')).toMatchObject({
      name: 'Chi đoàn khu phố Bình Minh',
      lineageNote: 'Đến ngày 30/06/2016 tên là Chi đoàn q8-p01-kp1; Quyết định 12-QĐ/ĐTN',
    });
  });
  test('of two that are merged both end the day before, and the new one continues both', () => {
    const forest = unitsOf(changes.merge);
    expect([forest.get('q8-p01-kp1'), forest.get('q8-p01-kp2')]).toEqual([
      expect.objectContaining({ validTo: '2016-06-30' }),
      expect.objectContaining({ validTo: '2016-06-30' }),
    ]);
    expect(forest.get('q8-p01-kp12')).toMatchObject({
      predecessors: ['q8-p01-kp1', 'q8-p01-kp2'],
      validFrom: '2016-07-01',
      lineageNote: reason,
    });
  });
  test('one that moves goes on under a new code, of the kind that its new place has', () => {
    const forest = unitsOf(changes.move);
    expect(forest.get('q8-p01-kp2')).toMatchObject({ parent: 'q8-p01', validTo: '2016-06-30' });
    expect(forest.children('q8').find(({ predecessors }) => predecessors.includes('q8-p01-kp2'))).toMatchObject({ branchType: 'co_so' });
  });
  test('whatever stands below a Đoàn that moves or ends goes with it', () => {
    expect(
      unitsOf({ ...changes.end, unit: 'q8-p01' })
        .children('q8-p01')
        .map(({ validTo }) => validTo),
    ).toEqual(['2016-06-30', '2016-06-30']);
    const moved = unitsOf({ ...changes.move, unit: 'kg-to-chau', to: 'q8' });
    const next = moved.children('q8').find(({ predecessors }) => predecessors.includes('kg-to-chau'))!;
    expect(moved.children(next.code)).toEqual([expect.objectContaining({ predecessors: ['kg-to-chau-kp1'], validFrom: '2016-07-01' })]);
  });
});

describe('what the form says before it does it', () => {
  test.each<[keyof typeof changes, readonly (string | RegExp)[]]>([
    [
      'add',
      [
        'Thêm Chi đoàn khu phố 3 (q8-p01-kp3, Chi đoàn), từ ngày 01/07/2016.',
        'Số liệu đã có không đổi.',
        /phải nộp: .*quý III|phải nộp: /i,
      ],
    ],
    ['rename', ['Mã q8-p01-kp1 giữ nguyên', 'Số liệu không đổi.', 'Hạn nộp không đổi.']],
    [
      'merge',
      [
        'hoạt động đến hết ngày 30/06/2016',
        'tiếp nối q8-p01-kp1, q8-p01-kp2',
        'Tệp đã nộp của Chi đoàn q8-p01-kp1 (năm 2016) giữ nguyên',
        'được tính tiếp ở Chi đoàn khu phố 12, không tính hai lần',
        'không còn phải nộp: ',
        'tải tệp Excel mới',
      ],
    ],
    ['move', ['tiếp nối q8-p01-kp2', 'không còn phải nộp: ']],
    [
      'end',
      [
        'Chi đoàn cơ sở Thuế (q8-cd-thue) hoạt động đến hết ngày 30/06/2016.',
        'từ năm 2017 đơn vị không còn trong bảng',
        'Chi đoàn cơ sở Thuế không còn phải nộp: ',
      ],
    ],
  ])('%s', (name, words) => {
    const text = said(changes[name]);
    for (const word of words) expect(text).toMatch(word instanceof RegExp ? word : new RegExp(word.replace(/[.()]/g, '\\$&')));
  });
  test('a unit that goes on owes what falls due after its first day', () => {
    const { effect } = after(changes.merge);
    const mine = effect.dues.find((line) => line.startsWith('Chi đoàn khu phố 12 phải nộp'));
    expect(mine).toBeDefined();
    expect([...mine!.matchAll(/\((\d\d)\/(\d\d)\/(\d{4})\)/g)].every(([, , month, year]) => `${year}-${month}` >= '2016-07')).toBe(true);
  });
});

test.each<[what: string, change: object, words: RegExp]>([
  ['a unit that is not there', { ...changes.end, unit: 'q8-khong-co' }, /Không có đơn vị “q8-khong-co”/],
  ['a name that the parent has', { ...changes.add, list: 'Chi đoàn q8-p01-kp1' }, /đã có “Chi đoàn q8-p01-kp1”/],
  ['units of two places', { ...changes.merge, units: ['q8-p01-kp1', 'q8-cd-thue'] }, /cùng đơn vị cấp trên/],
  ['one unit twice', { ...changes.merge, units: ['q8-p01-kp1', 'q8-p01-kp1'] }, /ít nhất hai đơn vị/],
  ['a place on the same level', { ...changes.move, to: 'q8-p01-kp1' }, /không ở dưới/],
  ['the place where it is', { ...changes.move, to: 'q8-p01' }, /đã thuộc Đoàn phường 1/],
  ['an organisation', { ...changes.move, unit: 'q8', to: 'kg' }, /là tổ chức/],
  ['the name that it has', { ...changes.rename, name: 'Chi đoàn q8-p01-kp1' }, /đã mang tên ấy/],
])('%s is refused, with what to do', (_, change, words) => {
  expect(() => after(change)).toThrow(words);
  expect(() => after(change)).toThrow(/Chữa: /);
});
