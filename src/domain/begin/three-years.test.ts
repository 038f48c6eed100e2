import { describe, expect, test } from 'vitest';
import { recountOf } from '../../../scripts/tests/recount.ts';
import {
  begin,
  beginAnswers,
  beginProgramme,
  changeUnits,
  check,
  programmeSchema,
  publish,
  readEntry,
  rollUp,
  sitePages,
  unitChange,
  unitFilesAfter,
  withYear,
  type RawContent,
  type UnitChange,
} from '../index.ts';

/**
 * Three years of a ward that began with six chi đoàn: what it hands in, new years, a merger on 1 July, a new name, a chi đoàn that
 * is dissolved, a second programme in the third year. All figures are recounted by other means.
 */

/** A root in memory: path → text. */
type Root = Map<string, string>;
const rawOf = (root: Root): RawContent => {
  const below = (folder: string) => [...root].filter(([path]) => path.startsWith(`content/${folder}`));
  const read = (folder: string) => below(folder).map(([path, text]) => ({ path, data: JSON.parse(text) as unknown }));
  return {
    ...{ site: read('site.json')[0], units: read('units/'), programmes: read('programmes/'), strays: [] },
    entries: below('documents/').map(([path, text]) => {
      const { data, body } = readEntry(text) as { data: unknown; body: string };
      return { path, collection: 'documents', id: path.split('/').at(-1)!.replace(/\.md$/, ''), data, body };
    }),
    submissions: below('submissions/').map(([path, text]) => ({ path, chunks: () => [new TextEncoder().encode(text)] })),
  };
};
const site = { name: 'Sổ', tagline: 'Sổ', smallestCell: 5, smallestSensitiveCell: 10 };
const answersFor = (more: object) =>
  beginAnswers.parse({
    ...{
      name: 'Đoàn phường Bến Xuân',
      skeleton: 'nam-nhom',
      year: 2026,
      until: 2027,
      document: { symbol: '05-KH/ĐTN', day: '2026-01-02' },
    },
    units: Array.from({ length: 6 }, (_, i) => `Chi đoàn khu phố ${i + 1}`).join('\n'),
    ...more,
  });

const header = {
  'doan-vien': 'nam,ma_chi_doan,ma_doan_vien,doi_tuong,tinh_trang,so_thang_dia_phuong',
  'dang-ky': 'nam,ma_chi_doan,ma_doan_vien,doi_tuong,stt,tieu_chi,loai,noi_dung,so_luong,don_vi_tinh,han,ngay_dang_ky',
  'ket-qua': 'nam,ma_chi_doan,ma_doan_vien,stt,ky,trang_thai,so_luong_dat,minh_chung',
};
/** Hands in a kind for a unit; every row begins with the year and the unit. */
const handIn = (root: Root, unit: string, year: number, kind: keyof typeof header, rows: readonly string[]): void => {
  const lines = rows.map((row) => `${year},${unit},${row}`);
  root.set(`content/submissions/${unit}/${year}/${kind}.csv`, `${[header[kind], ...lines].join('\n')}\n`);
};
const subjects = ['học một bài lý luận', 'giúp một cụ già neo đơn', 'đọc một cuốn sách nghề', 'chạy bộ quanh hồ', 'dự sinh hoạt chi đoàn'];
/** Members of a chi đoàn: seven, each with her number in every code. */
const membersOf = (branch: number) => Array.from({ length: 7 }, (_, i) => `DV-${branch}${i}A`);
/** A whole hand-in of a branch: a list, five items each, results of the rounds that are given. */
const yearOf = (
  root: Root,
  unit: string,
  year: number,
  members: readonly string[],
  criteria: readonly string[],
  rounds: readonly string[],
): void => {
  handIn(
    root,
    unit,
    year,
    'doan-vien',
    members.map((m) => `${m},doan_vien,dang_sinh_hoat,`),
  );
  const items = members.flatMap((m) => criteria.map((criterion, i) => ({ m, i: i + 1, criterion })));
  handIn(
    root,
    unit,
    year,
    'dang-ky',
    items.map(
      ({ m, i, criterion }) =>
        `${m},doan_vien,${i},${criterion},viec_lam,Mỗi tháng ${subjects[(i - 1) % 5]} ${i + 1} lần cùng tổ ${m.slice(3)},,,,${year}-02-20`,
    ),
  );
  const result = (round: string) =>
    items.map(({ m, i }) => `${m},${i},${round},${i === 5 && round !== 'NAM' ? 'dang_lam' : i === 4 ? 'chua_bat_dau' : 'hoan_thanh'},,`);
  if (rounds.length > 0) handIn(root, unit, year, 'ket-qua', rounds.flatMap(result));
};

const change = (root: Root, asked: object, asOf: string): void => {
  const raw = rawOf(root);
  const { content } = check(raw);
  const changes = changeUnits(content!, unitChange.parse(asked) as UnitChange, asOf);
  for (const [path, text] of unitFilesAfter(raw, content!, changes)) root.set(path, text);
};

const five = ['LT1', 'DD1', 'CM1', 'VT1', 'XD1'];
const first = 'content/programmes/nam-nhom-ben-xuan-2026.json';

const root: Root = new Map(begin(answersFor({}), site, '2026-01-05').files);
// 2026: all six; on 1 July two become one, which tells the rest of the year.
for (let n = 1; n <= 6; n++) yearOf(root, `ben-xuan-kp${n}`, 2026, membersOf(n), five, n <= 2 ? [] : ['Q2', 'NAM']);
change(
  root,
  { kind: 'nhap', units: ['ben-xuan-kp1', 'ben-xuan-kp2'], name: 'Chi đoàn khu phố Bình Minh', from: '2026-07-01', note: 'QĐ 12' },
  '2026-06-20',
);
handIn(
  root,
  'ben-xuan-kp-binh-minh',
  2026,
  'ket-qua',
  [1, 2].flatMap((n) => membersOf(n).map((m) => `${m},${n},NAM,hoan_thanh,,`)),
);
// 2027: a new year of the same programme; khu phố 3 takes a new name, khu phố 4 ends with June.
root.set(first, JSON.stringify(withYear(JSON.parse(root.get(first)!), check(rawOf(root)).content!.forest, 2027, {}).data));
change(root, { kind: 'doi_ten', unit: 'ben-xuan-kp3', name: 'Chi đoàn khu phố Hoa Mai', from: '2027-03-01' }, '2027-02-01');
for (const n of [3, 4, 5, 6]) yearOf(root, `ben-xuan-kp${n}`, 2027, membersOf(n), five, n === 4 ? [] : ['Q2']);
yearOf(root, 'ben-xuan-kp-binh-minh', 2027, [...membersOf(1), ...membersOf(2)], five, ['Q2']);
change(root, { kind: 'thoi', unit: 'ben-xuan-kp4', until: '2027-06-30', note: 'QĐ 20' }, '2027-06-20');
// 2028: another programme, of three contents.
const { forest } = check(rawOf(root)).content!;
const standing = forest.units.filter(({ validTo }) => validTo === undefined);
const second = beginProgramme(
  answersFor({ skeleton: 'ba-noi-dung', year: 2028, until: 2030, document: { symbol: '01-KH/ĐTN', day: '2028-01-03' } }),
  forest.get('ben-xuan')!,
  standing,
  '2028-01-03',
);
for (const [path, text] of second) root.set(path, text);
const ownCriteria = programmeSchema
  .parse(JSON.parse([...second.values()][0]!))
  .families.flatMap(({ criteria }) => criteria.map(({ code }) => code));
for (const [unit, members] of [
  ['ben-xuan-kp3', membersOf(3)],
  ['ben-xuan-kp5', membersOf(5)],
] as const)
  yearOf(
    root,
    unit,
    2028,
    members,
    Array.from({ length: 5 }, (_, i) => ownCriteria[i % ownCriteria.length]!),
    [],
  );

const report = check(rawOf(root));

test('nothing that was written or handed in is refused', () => {
  const errors = [...report.contentIssues, ...report.files.flatMap(({ issues }) => issues)].filter(({ severity }) => severity === 'error');
  expect(errors.map(({ code, file, values }) => [code, file, values])).toEqual([]);
  expect(report.files.every(({ leftOut }) => leftOut === 0)).toBe(true);
});

describe('every figure of every unit, recounted from the texts', () => {
  const units = JSON.parse(root.get('content/units/ben-xuan.json')!) as { units: object[] };
  test.each(['2026-06-30', '2026-12-31', '2027-05-01', '2027-12-31', '2028-04-01'])('on %s', (day) => {
    const { recount } = recountOf((path) => root.get(path), units.units, day);
    const counted = rollUp(report.content!, report.accepted, day).map(({ unit, year, figures }) => {
      const { members, youth, away, registered } = figures.people;
      return [
        unit.code,
        year,
        { members, youth, away, registered, items: figures.items.registered, done: figures.items.done, branches: figures.branches },
      ];
    });
    const again = counted.map(([code, year]) => {
      const { members, youth, away, registered, items, done, branches } = recount(code as string, year as number);
      return [code, year, { members, youth, away, registered, items, done, branches }];
    });
    expect(counted).toEqual(again);
    expect(counted.length).toBeGreaterThan(6);
  });
});

test('of two that became one nobody is counted twice, and what they registered before is theirs', () => {
  const at = (code: string, day: string, year: number) =>
    rollUp(report.content!, report.accepted, day).find(({ unit, year: of }) => unit.code === code && of === year)?.figures;
  expect(at('ben-xuan', '2026-12-31', 2026)).toMatchObject({ branches: 5, people: { members: 42 }, items: { registered: 210 } });
  expect(at('ben-xuan-kp-binh-minh', '2026-12-31', 2026)).toMatchObject({ people: { members: 14 }, items: { registered: 70, done: 14 } });
  expect(at('ben-xuan', '2026-06-30', 2026)).toMatchObject({ branches: 6, people: { members: 42 } });
  expect(at('ben-xuan-kp4', '2027-12-31', 2027)).toMatchObject({ people: { members: 7 } });
  expect(at('ben-xuan', '2028-04-01', 2028)).toMatchObject({ people: { members: 14 } });
});

test('every year has the programme of its time, and old addresses still answer', () => {
  const { named } = sitePages(report.content!);
  const units = ['ben-xuan', ...Array.from({ length: 6 }, (_, i) => `ben-xuan-kp${i + 1}`), 'ben-xuan-kp-binh-minh'];
  for (const code of units) expect(named).toContain(`/don-vi/${code}/`);
  for (const code of ['ben-xuan-kp1', 'ben-xuan-kp2', 'ben-xuan-kp-binh-minh']) expect(named).toContain(`/don-vi/${code}/2026/`);
  expect(named).not.toContain('/don-vi/ben-xuan-kp1/2027/');
  expect(named).toContain('/don-vi/ben-xuan-kp4/2027/');
  expect(named).not.toContain('/don-vi/ben-xuan-kp4/2028/');
  for (const code of ['nam-nhom-ben-xuan-2026', 'ba-noi-dung-ben-xuan-2028']) expect(named).toContain(`/chuong-trinh/${code}/`);
  const { years } = publish(report.content!, report.accepted, '2028-04-01', { fixing: true });
  expect(years.map(({ year }) => year).sort()).toEqual([2026, 2027, 2028]);
});
