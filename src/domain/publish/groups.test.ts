import { describe, expect, test } from 'vitest';
import { publish, yearView, check, type Accepted, type PublishedTables } from '../index.ts';
import { branchGroups, fixedDues, join, partOf, wholeBases, type GroupedBranch } from './groups.ts';
import { dice } from '../../../scripts/tests/random-forest.ts';
import { at, branch, mini, registrations } from '../../../scripts/tests/mini.ts';

/** How branches are parted, case by case, by the words of the rule (domain §0, row 7). */

const day = '2016-03-31';
/** `path` from the unit above up: `o` is the organisation. */
const of = (code: string, members: number, path: readonly string[], more: Partial<GroupedBranch> = {}): GroupedBranch => ({
  code,
  path,
  like: 'dia_ban/',
  base: path[0]!,
  due: day,
  listed: true,
  members,
  ...more,
});
/** The moment at which the groups of the year are fixed. */
const open = { closed: false, fixing: true };
const groupsOf = (branches: readonly GroupedBranch[], settled: Parameters<typeof branchGroups>[2] = open) => {
  const { groups, waits } = branchGroups(branches, 5, settled);
  return {
    groups: groups
      .map((g) =>
        g
          .map((b) => b.code)
          .sort()
          .join('+'),
      )
      .sort(),
    waits: Object.fromEntries(waits),
  };
};

describe('groups of branches', () => {
  test.each<[rule: string, branches: readonly GroupedBranch[], groups: readonly string[], waits?: object]>([
    ['“A branch of at least 5 members is a group”', [of('a', 5, ['x', 'o']), of('b', 30, ['x', 'o'])], ['a', 'b']],
    [
      '“A smaller one joins, in the nearest unit above that has another with a list handed in, the smallest group”',
      [of('a', 4, ['x', 'o']), of('b', 20, ['x', 'o']), of('c', 9, ['x', 'o']), of('d', 6, ['y', 'o'])],
      ['a+c', 'b', 'd'],
    ],
    [
      '“same kind and bloc first”',
      [of('a', 4, ['x', 'o']), of('b', 6, ['x', 'o'], { like: 'truong_hoc/' }), of('c', 9, ['x', 'o'])],
      ['a+c', 'b'],
    ],
    [
      'branches of another kind, where there is no other',
      [of('a', 4, ['x', 'o']), of('b', 6, ['x', 'o'], { like: 'truong_hoc/' })],
      ['a+b'],
    ],
    ['“and so on until the group has 5”', [of('a', 1, ['x', 'o']), of('b', 1, ['x', 'o']), of('c', 9, ['x', 'o'])], ['a+b+c']],
    ['two small ones that are enough together', [of('a', 2, ['x', 'o']), of('b', 3, ['x', 'o']), of('c', 9, ['x', 'o'])], ['a+b', 'c']],
    [
      'tiny branches alone under their parent: the nearest unit above that has another',
      [of('a', 3, ['x', 'h', 'o']), of('b', 8, ['y', 'h', 'o']), of('c', 6, ['z', 'i', 'o'])],
      ['a+b', 'c'],
    ],
    ['two base units, one branch each, both tiny', [of('a', 3, ['x', 'o']), of('b', 3, ['y', 'o'])], ['a+b']],
    ['base units with one branch', [of('a', 12, ['x', 'o']), of('b', 7, ['y', 'o'])], ['a', 'b']],
    [
      'a chi đoàn cơ sở under the district is a branch like another',
      [of('a', 2, ['h', 'o']), of('b', 8, ['x', 'h', 'o']), of('c', 6, ['x', 'h', 'o'])],
      ['a+c', 'b'],
    ],
    [
      '“with a list handed in”: who has not is in no group',
      [of('a', 4, ['x', 'o']), of('b', 0, ['x', 'o'], { listed: false }), of('c', 8, ['y', 'o'])],
      ['a+c'],
      { b: 'chua_nop' },
    ],
    ['“An organisation under 5 shows no persons”', [of('a', 2, ['x', 'o']), of('b', 2, ['y', 'o'])], [], { a: 'qua_it', b: 'qua_it' }],
    ['a list of thanh niên only', [of('a', 0, ['x', 'o']), of('b', 8, ['x', 'o'])], ['a+b']],
    [
      'until the year closes, branches of another due day are other company',
      [of('a', 3, ['x', 'o'], { due: '2016-10-31' }), of('b', 8, ['x', 'o']), of('c', 9, ['y', 'o'], { due: '2016-10-31' })],
      ['a+c', 'b'],
    ],
  ])('%s', (_, branches, groups, waits = {}) => {
    expect(groupsOf(branches)).toEqual({ groups, waits });
  });

  const fixed = [['a', 'c'], ['b']];
  const year = [of('a', 4, ['x', 'o']), of('b', 9, ['x', 'o']), of('c', 7, ['x', 'o'])];
  test('“not parted within the year”: a branch that grew stays with its group', () => {
    expect(
      groupsOf(
        year.map((b) => (b.code === 'a' ? { ...b, members: 8 } : b)),
        { fixed, closed: false },
      ).groups,
    ).toEqual(['a+c', 'b']);
  });
  test('“a branch that is a group by itself enters the figures whenever it hands in”; a small one waits until the year closes, for others that came late', () => {
    const late = [...year, of('d', 6, ['x', 'o']), of('e', 2, ['x', 'o'])];
    expect(groupsOf(late, { fixed, closed: false })).toEqual({ groups: ['a+c', 'b', 'd'], waits: { e: 'cho_khoa_so' } });
    // `d` stood alone before: `d+e` would tell of `e` by itself.
    expect(groupsOf(late, { fixed, closed: true })).toEqual({ groups: ['a+c', 'b', 'd'], waits: { e: 'den_muon' } });
    expect(groupsOf([...late, of('f', 3, ['y', 'o'])], { fixed, closed: true }).groups).toEqual(['a+c', 'b', 'd', 'e+f']);
  });
  test('“groups that were fixed may only be joined”: one whose branch became another waits for its list, else what is missing would be what it had', () => {
    const renamed = year.map((b) => (b.code === 'a' ? { ...b, listed: false } : b));
    for (const closed of [false, true])
      expect(groupsOf(renamed, { fixed, closed })).toEqual({ groups: ['b'], waits: { a: 'chua_nop', c: 'cho_nhom' } });
  });
  test('a group that has become too small joins on', () => {
    expect(
      groupsOf(
        year.map((b) => ({ ...b, members: b.code === 'b' ? 2 : b.members })),
        { fixed, closed: false },
      ).groups,
    ).toEqual(['a+b+c']);
  });
  test('what is fixed for calendar years does not hold back schools, whose lists are due later', () => {
    const schools = [of('s', 3, ['y', 'o'], { due: '2016-10-31' }), of('t', 9, ['y', 'o'], { due: '2016-10-31' })];
    expect(fixedDues([...year, ...schools], fixed)).toEqual(new Set([day]));
    expect(groupsOf([...year, ...schools], { ...open, fixed }).groups).toEqual(['a+c', 'b', 's+t']);
  });
  test('until the groups are fixed everybody waits: whom a small branch joins would have stood alone before', () => {
    expect(groupsOf([...year, of('d', 2, ['y', 'o'])], { closed: false })).toEqual({
      groups: [],
      waits: { a: 'cho_chot', b: 'cho_chot', c: 'cho_chot', d: 'cho_chot' },
    });
    const schools = [of('s', 3, ['y', 'o'], { due: '2016-10-31' }), of('t', 9, ['y', 'o'], { due: '2016-10-31' })];
    expect(groupsOf([...year, ...schools], { fixed, closed: false })).toEqual({
      groups: ['a+c', 'b'],
      waits: { s: 'cho_chot', t: 'cho_chot' },
    });
  });

  test('details: “joined on in the same way until each has none or at least 5 persons who registered”', () => {
    const branches = [of('a', 12, ['x', 'o']), of('b', 9, ['x', 'o']), of('c', 8, ['x', 'o']), of('d', 7, ['y', 'o'])];
    const persons: Record<string, number> = { a: 1, b: 0, c: 8, d: 7 };
    const parts = join(
      branches.map((b) => partOf([b], (x) => persons[x.code]!)),
      5,
    );
    expect(
      parts
        .map(
          (p) =>
            `${p.branches
              .map((b) => b.code)
              .sort()
              .join('+')}:${p.weight}`,
        )
        .sort(),
    ).toEqual(['a+c:9', 'b:0', 'd:7']);
  });
  test('ratings: “over groups of whole base units”; a chi đoàn cơ sở “stands with its neighbours”', () => {
    const groups = [
      [of('a', 12, ['x', 'o'])],
      [of('b', 4, ['x', 'o']), of('c', 6, ['y', 'o'])],
      [of('d', 9, ['z', 'o'])],
      [of('e', 20, ['o'], { base: 'z' })],
    ];
    expect(
      wholeBases(groups)
        .map((own) =>
          own
            .map((b) => b.code)
            .sort()
            .join('+'),
        )
        .sort(),
    ).toEqual(['a+b+c', 'd+e']);
  });

  test('20.000 branches in one unit, a third of them small', () => {
    const random = dice(1);
    const branches = Array.from({ length: 20_000 }, (_, i) => of(`b${i}`, 1 + Math.floor(random() * 9), ['o']));
    const { groups, waits } = branchGroups(branches, 5, open);
    expect([waits.size, groups.flat().length, new Set(groups.flat()).size]).toEqual([0, 20_000, 20_000]);
    expect(Math.min(...groups.map((g) => g.reduce((n, b) => n + b.members, 0)))).toBeGreaterThanOrEqual(5);
    // At most two of four people each, made of single ones.
    expect(Math.max(...groups.map((g) => g.length))).toBeLessThanOrEqual(8);
  });
});

const q8 = 'q8-p01';
const organisation = (sizes: Record<string, number>, more: Record<string, string> = {}, asOf = '2016-11-20', fixing = true) => {
  let next = 0;
  const files: Record<string, string> = {};
  for (const [code, size] of Object.entries(sizes)) {
    const members = Array.from({ length: size }, () => `DV-${next++}A`);
    files[at(code, 'doan-vien')] = members.map((m) => `2016,${code},${m},doan_vien,dang_sinh_hoat,`).join('\n');
    files[at(code, 'dang-ky')] = members.map((m) => registrations(m, 5, { unit: code })).join('\n');
  }
  const here = Object.fromEntries(Object.entries(files).filter(([path]) => more[path] !== ''));
  const units = [
    { code: 'q8', name: 'Quận Đoàn 8', level: 'huyen', kind: 'dia_ban_dan_cu' },
    { code: q8, name: 'Đoàn phường 1', level: 'co_so', kind: 'dia_ban_dan_cu', parent: 'q8' },
    { code: 'q8-p02', name: 'Đoàn phường 2', level: 'co_so', kind: 'dia_ban_dan_cu', parent: 'q8' },
    ...Object.keys(sizes).map((code) => branch(code, { parent: code.slice(0, 6) })),
  ];
  const { content, accepted } = check(mini(here, { units: [{ path: 'content/units/mini.json', data: { units } }] }));
  const dataset = publish(content!, accepted as readonly Accepted[], asOf, { fixing });
  const tables = dataset.years.find((y) => y.organisation === 'q8') as PublishedTables;
  return { dataset, tables, view: yearView(dataset, tables) };
};

describe('what a unit’s figures are', () => {
  const sizes = { 'q8-p01-b1': 12, 'q8-p01-b2': 3, 'q8-p02-b1': 2, 'q8-p02-b2': 4 };
  test('“A unit’s figure is the sum of the groups in it”; the small ones of one unit stand together', () => {
    const { view } = organisation(sizes);
    expect(view.people(q8)).toMatchObject({ units: [q8], listed: 2, members: { value: 15 }, registered: { value: 15, branches: 2 } });
    expect(view.people('q8-p02-b1').units).toEqual(['q8-p02-b1', 'q8-p02-b2']);
    expect(view.lines([q8, 'q8-p02']).map((l) => l.units)).toEqual([[q8], ['q8-p02']]);
  });
  test('“a group that reaches over two units makes them one row”, on the page of each and in the list above', () => {
    const { view } = organisation({ 'q8-p01-b1': 12, 'q8-p02-b1': 2 });
    expect(view.people('q8-p02').units).toEqual(['q8-p02', q8]);
    expect(view.people(q8).members.value).toBe(14);
    expect(view.lines([q8, 'q8-p02']).map((l) => [l.units, l.people.members.value])).toEqual([[[q8, 'q8-p02'], 14]]);
  });
  test('“before that day the site tells how many units have handed in”: no persons before the lists are due', () => {
    const { view, tables } = organisation(sizes, {}, '2016-03-31');
    expect(tables.groups).toEqual([]);
    expect(new Set(tables.waiting.map((w) => w.why))).toEqual(new Set(['chua_den_ky']));
    expect(view.people('q8').members).toEqual({ value: 'chua_den_ky', branches: 0, of: 0 });
    expect(view.unit('q8')!.due[0]).toMatchObject({ kind: 'doan-vien', expected: 4, received: 4 });
  });
  test('“a group of several enters when all of them have”: until then it says what it waits for', () => {
    const waiting = organisation(sizes, { [at('q8-p02-b1', 'dang-ky')]: '' });
    expect(waiting.view.people('q8-p02-b2').registered.value).toBe('cho_du');
    expect(waiting.view.items('q8-p02-b2').items.value).toBe('cho_du');
    expect(waiting.view.people('q8').registered).toEqual({ value: 15, branches: 2, of: 15 });
  });
  test('a branch says that it waits for the groups of the year; what was handed in is told', () => {
    const { view, tables } = organisation(sizes, {}, '2016-11-20', false);
    expect(tables.groups).toEqual([]);
    expect(view.unit('q8')!.due[0]).toMatchObject({ expected: 4, received: 4 });
    expect(view.waits('q8-p02-b1')).toBe('cho_chot');
    expect(view.people('q8-p02').members.value).toBe('cho_du');
  });
  test('chưa nộp, chưa đến kỳ and 0 are three different things', () => {
    const { view } = organisation({ ...sizes, 'q8-p01-b2': 6 }, { [at('q8-p01-b1', 'dang-ky')]: '' });
    expect(view.people('q8-p01-b1').registered.value).toBe('chua_nop');
    expect(view.people('q8-p01-b1').recognised.value).toBe('chua_den_ky');
    expect(view.items('q8-p02-b1').done.value).toBe('chua_nop');
    expect(view.items('q8-p02-b1').byCriterion.find((c) => c.code === 'RL2')).toMatchObject({ registered: 0, done: { value: 'chua_nop' } });
  });
  test('“the others are one row of their own”: sums by a value add up', () => {
    const { view } = organisation({ 'q8-p01-b1': 12, 'q8-p01-b2': 3, 'q8-p02-b1': 9 });
    const sums = view.sums((code) => (code === 'q8-p01-b2' ? 'x' : 'y'));
    expect(sums.map((s) => [s.key, s.people.members.value])).toEqual([
      ['y', 9],
      ['nhieu', 15],
    ]);
  });
});
