import { describe, expect, test } from 'vitest';
import { check, rollUp, YearCounter, type RawContent } from '../index.ts';
import { at, branch, codesOf, mini, registrations } from '../../../scripts/tests/mini.ts';

/** A year is not a photograph: people go from one branch to another, branches become others on 1 July (findings F8). */

const [kp1, kp2, far, p01, q8] = ['q8-p01-kp1', 'q8-p01-kp2', 'q8-cd-thue', 'q8-p01', 'q8'] as const;
const inList = (unit: string, code: string, state = 'dang_sinh_hoat') => `2016,${unit},${code},doan_vien,${state},`;
const five = (unit: string, code = 'DV-1A', more: object = {}) => registrations(code, 5, { unit, ...more });
const done = (unit: string, code: string, number: number, round: string, state = 'hoan_thanh') =>
  `2016,${unit},${code},${number},${round},${state},,`;
const talk = (unit: string, code: string, day: string) => `2016,${unit},${code},${day}`;
const lines = (...parts: readonly string[]) => parts.join('\n');

/** kp1 and kp2 become kp12 on 1 July. */
const merged = (submissions: Record<string, string>): RawContent => {
  const raw = mini(submissions);
  const { units } = (raw.units[0] as { data: { units: { code: string }[] } }).data;
  const ended = units.map((u) => ([kp1, kp2].includes(u.code as typeof kp1) ? { ...u, validTo: '2016-06-30' } : u));
  const kp12 = branch('q8-p01-kp12', { validFrom: '2016-07-01', predecessors: [kp1, kp2] });
  return { ...raw, units: [{ path: 'content/units/mini.json', data: { units: [...ended, kp12] } }] };
};
const kp12 = 'q8-p01-kp12';

const shape = (raw: RawContent, unit: string, asOf = '2016-11-20') => {
  const { content, accepted } = check(raw, { today: asOf });
  const year = rollUp(content!, accepted, asOf).find((y) => y.unit.code === unit && y.year === 2016)!;
  const { branches, people, items, overdue } = year.figures;
  const { members, registered, late } = people;
  return {
    branches,
    members,
    registered,
    late,
    items: items.registered,
    done: items.done,
    overdue: Object.keys(overdue),
    steps: year.steps,
  };
};
/** The rounds past their day of which nothing was handed in. */
const owedRounds = (raw: RawContent, unit: string): readonly string[] =>
  shape(raw, unit, '2017-01-16').overdue.flatMap((key) => key.match(/^ket-qua:(.+)$/)?.[1] ?? []);
const counts = (raw: RawContent, unit: string, asOf?: string) => {
  const { branches, members, registered, items, done: finished } = shape(raw, unit, asOf);
  return [branches, members, registered, items, finished];
};

const moved = {
  [at(kp1, 'doan-vien')]: lines(inList(kp1, 'DV-1A', 'chuyen_di'), inList(kp1, 'DV-2B')),
  [at(kp1, 'dang-ky')]: lines(five(kp1), five(kp1, 'DV-2B')),
  [at(kp1, 'ket-qua')]: lines(done(kp1, 'DV-1A', 1, 'Q1'), done(kp1, 'DV-1A', 2, 'Q1')),
};
const arrived = { ...moved, [at(kp2, 'doan-vien')]: inList(kp2, 'DV-1A', 'chuyen_den') };

describe('Q L76: a member who went to another branch is counted once, where she is, with what she did before', () => {
  test.each<[string, Record<string, string>, number[], number[]]>([
    // branch → branches, members, registered, items, done; the branch she left, then the one she came to
    ['by both lists', arrived, [1, 1, 1, 5, 0], [1, 1, 1, 5, 2]],
    ['registered again as before: once', { ...arrived, [at(kp2, 'dang-ky')]: five(kp2) }, [1, 1, 1, 5, 0], [1, 1, 1, 5, 2]],
    [
      'registered other things there: these too',
      { ...arrived, [at(kp2, 'dang-ky')]: five(kp2, 'DV-1A', { noi_dung: 'Trực nhà văn hoá 3 buổi' }).split('\n').slice(0, 1).join('\n') },
      [1, 1, 1, 5, 0],
      [1, 1, 1, 6, 2],
    ],
    [
      'results of the new branch speak of the items she brought along',
      { ...arrived, [at(kp2, 'ket-qua')]: lines(done(kp2, 'DV-1A', 3, 'Q3'), done(kp2, 'DV-1A', 1, 'Q3')) },
      [1, 1, 1, 5, 0],
      [1, 1, 1, 5, 3],
    ],
    ['only gone: what was not done stands in nobody’s denominator', moved, [1, 1, 1, 7, 2], [1, 0, 0, 0, 0]],
    [
      'only one list has it: she is joined to nobody',
      { ...moved, [at(kp2, 'doan-vien')]: inList(kp2, 'DV-1A') },
      [1, 1, 1, 7, 2],
      [1, 1, 0, 0, 0],
    ],
    [
      'two lists say that she came: nobody knows which',
      { ...arrived, [at(far, 'doan-vien')]: inList(far, 'DV-1A', 'chuyen_den') },
      [1, 1, 1, 7, 2],
      [1, 1, 0, 0, 0],
    ],
  ])('%s', (_, files, left, came) => {
    expect([counts(mini(files), kp1), counts(mini(files), kp2)]).toEqual([left, came]);
    expect(counts(mini(files), p01).slice(1)).toEqual(left.map((n, i) => n + came[i]!).slice(1));
  });
  describe('the day of the move', () => {
    const dated = (unit: string, state: string, day: string, months = '') =>
      `nam,ma_chi_doan,ma_doan_vien,doi_tuong,tinh_trang,so_thang_dia_phuong,ngay_chuyen\n2016,${unit},DV-1A,doan_vien,${state},${months},${day}`;
    test.each([kp2, far])('one that lies ahead is none yet: she is where she was, and not in %s', (to) => {
      const raw = mini({
        ...moved,
        [at(kp1, 'doan-vien')]: dated(kp1, 'chuyen_di', '2016-12-10'),
        [at(to, 'doan-vien')]: dated(to, 'chuyen_den', '2016-12-10'),
      });
      const members = (asOf: string) => [kp1, to].map((unit) => shape(raw, unit, asOf).members);
      expect([members('2016-04-20'), members('2016-12-09'), members('2016-12-10')]).toEqual([
        [1, 0],
        [1, 0],
        [0, 1],
      ]);
    });
    const cameAway = (day: string) => ({
      ...moved,
      [at(kp2, 'doan-vien')]: dated(kp2, 'di_lam_an_xa', day, '4'),
      [at(kp2, 'danh-gia')]: `2016,${kp2},DV-1A,hoan_thanh,40,Ở địa phương 4 tháng`,
    });
    test('Q L85 (R5): who came from another branch may work away too: the day says that she came, the state that she is away', () => {
      expect(counts(mini(cameAway('2016-04-01')), kp2)).toEqual([1, 1, 1, 5, 2]);
      expect(codesOf(mini(cameAway('2016-04-01')))).toEqual([]);
      // Without the day nobody knows that it is she; this is asked.
      expect(codesOf(mini(cameAway('')))).toContain('chuyen-mot-noi-ghi:warning');
      expect(shape(mini(cameAway('2016-04-01')), kp2).steps.length).toBeGreaterThan(0);
    });
  });
  test('Q L85 “đoàn viên ở địa bàn dân cư” (R5, Q-57): away counts apart by the kind of the branch where she now is', () => {
    const proposed = (kind: string) => {
      const raw = merged({
        [at(kp1, 'doan-vien')]: `${inList(kp1, 'DV-1A', 'di_lam_an_xa')}4`,
        [at(kp1, 'dang-ky')]: five(kp1),
        [at(kp12, 'danh-gia')]: `2016,${kp12},DV-1A,hoan_thanh,40,Ở địa phương 4 tháng`,
      });
      const { units } = (raw.units[0] as { data: { units: { code: string }[] } }).data;
      const data = { units: units.map((unit) => (unit.code === kp12 ? { ...unit, kind } : unit)) };
      const changed = { ...raw, units: [{ path: 'content/units/mini.json', data }] };
      const { content, accepted } = check(changed);
      const { away } = rollUp(content!, accepted, '2016-12-31').find(({ unit }) => unit.code === kp12)!.figures.people;
      return [codesOf(changed).filter((code) => code.startsWith('nguong')), away];
    };
    expect([proposed('dia_ban_dan_cu'), proposed('doanh_nghiep')]).toEqual([
      [[], 1],
      [['nguong-khong-ap-dung:error'], 0],
    ]);
  });
  test.each([kp2, far])('Q L83 (R6, Q-48): what %s reports of what was done or dropped before is asked about', (to) => {
    const told = (...rows: readonly string[]) => {
      const came = { [at(to, 'doan-vien')]: inList(to, 'DV-1A', 'chuyen_den'), [at(to, 'ket-qua')]: lines(...rows) };
      const changed = {
        [at(kp1, 'dang-ky')]: registrations('DV-1A', 6, { unit: kp1 }),
        [at(kp1, 'dieu-chinh')]: `2016,${kp1},DV-1A,6,bo,2016-05-15,Đi học xa`,
      };
      return codesOf(mini({ ...moved, ...changed, ...came }));
    };
    expect(told(done(to, 'DV-1A', 1, 'Q3'))).toEqual([]);
    expect(told(done(to, 'DV-1A', 1, 'Q3', 'dang_lam'))).toEqual(['ket-qua-lui:warning']);
    // Of a round before that one, and of what was not done yet, nothing shrinks.
    expect(told(done(to, 'DV-1A', 1, 'DOT:thang-thanh-nien', 'dang_lam'), done(to, 'DV-1A', 3, 'Q3', 'dang_lam'))).toEqual([]);
    expect(told(done(to, 'DV-1A', 6, 'Q2'))).toEqual(['ket-qua-viec-da-bo:warning']);
    expect(told(done(to, 'DV-1A', 6, 'Q1', 'dang_lam'))).toEqual([]);
    expect(told(done(to, 'DV-1A', 6, 'Q1'))).toEqual(['bo-viec-da-xong:warning']);
  });
  test.each([
    [kp1, kp2],
    [kp2, kp1],
    [kp1, far],
    [far, kp1],
  ])('Q L83 (R6): %s → %s: what was done does not become undone, whichever file is judged first', (from, to) => {
    const told = (state: string) =>
      codesOf(
        mini({
          [at(from, 'doan-vien')]: inList(from, 'DV-1A', 'chuyen_di'),
          [at(to, 'doan-vien')]: inList(to, 'DV-1A', 'chuyen_den'),
          [at(from, 'dang-ky')]: five(from),
          [at(from, 'ket-qua')]: done(from, 'DV-1A', 1, 'Q1'),
          [at(to, 'ket-qua')]: done(to, 'DV-1A', 1, 'Q3', state),
        }),
      );
    expect([told('hoan_thanh'), told('dang_lam')]).toEqual([[], ['ket-qua-lui:warning']]);
  });
  test('to a branch that is judged apart: the same', () => {
    const apart = {
      ...moved,
      [at(far, 'doan-vien')]: inList(far, 'DV-1A', 'chuyen_den'),
      [at(far, 'ket-qua')]: done(far, 'DV-1A', 3, 'Q3'),
    };
    expect(codesOf(mini(apart))).toEqual([]);
    expect([counts(mini(apart), kp1), counts(mini(apart), far)]).toEqual([
      [1, 1, 1, 5, 0],
      [1, 1, 1, 5, 3],
    ]);
    const streamed: string[] = [];
    check(mini(apart), { accept: ({ path, rows }) => streamed.push(`${path} ${rows.length}`) });
    expect(streamed).toContain(`${at(far, 'ket-qua')} 1`);
  });
  test('Q L62: what was recognised where she was is recognised where she is, also apart; of who stayed nothing goes along', () => {
    const rate = (code: string) => `2016,${kp1},${code},hoan_thanh,,Theo ý kiến của chi đoàn`;
    const recognise = (unit: string, code: string) => `2016,${p01},${unit},${code},hoan_thanh,,12-NQ/BCH,2017-01-08`;
    const apart = {
      ...moved,
      [at(kp1, 'danh-gia')]: lines(rate('DV-1A'), rate('DV-2B')),
      [at(p01, 'cong-nhan')]: lines(recognise(kp1, 'DV-1A'), recognise(kp1, 'DV-2B')),
    };
    /** In each branch: of all files at once, and counted circle by circle as they are judged. */
    const recognisedIn = (files: Record<string, string>) => {
      const { content, accepted } = check(mini(files));
      const counter = new YearCounter(content!, '2017-01-20');
      check(mini(files), { accept: (file, years) => counter.add(file, years) });
      const [atOnce, streamed] = [rollUp(content!, accepted, '2017-01-20'), [...counter.years()].flat()].map((all) =>
        [kp1, kp2, far].map(
          (code) => all.find(({ unit, year }) => unit.code === code && year === 2016)?.figures.people.recognised['hoan_thanh'] ?? 0,
        ),
      );
      expect(streamed).toEqual(atOnce);
      return streamed;
    };
    expect(recognisedIn({ ...apart, [at(kp2, 'doan-vien')]: inList(kp2, 'DV-1A', 'chuyen_den') })).toEqual([1, 1, 0]);
    expect(recognisedIn({ ...apart, [at(far, 'doan-vien')]: inList(far, 'DV-1A', 'chuyen_den') })).toEqual([1, 0, 1]);
    // Two branches left, recognised by one unit in one file.
    const both = {
      ...apart,
      [at(kp2, 'doan-vien')]: inList(kp2, 'DV-3C', 'chuyen_di'),
      [at(kp2, 'danh-gia')]: rate('DV-3C').replace(kp1, kp2),
      [at(p01, 'cong-nhan')]: lines(recognise(kp1, 'DV-1A'), recognise(kp2, 'DV-3C')),
      [at(far, 'doan-vien')]: lines(inList(far, 'DV-1A', 'chuyen_den'), inList(far, 'DV-3C', 'chuyen_den')),
    };
    expect(recognisedIn(both)).toEqual([0, 0, 2]);
  });
  test('Q L74: who came in July is neither late nor owed what was due before', () => {
    const july = {
      ...arrived,
      [at(kp2, 'doan-vien')]:
        `nam,ma_chi_doan,ma_doan_vien,doi_tuong,tinh_trang,so_thang_dia_phuong,ngay_chuyen\n${inList(kp2, 'DV-1A', 'chuyen_den')},2016-07-10`,
    };
    expect(shape(mini(july), kp2).late).toBe(0);
    const talked = (...days: string[]) =>
      shape(mini({ ...july, [at(kp2, 'trao-doi')]: days.map((d) => talk(kp2, 'DV-1A', d)).join('\n') }), kp2);
    const evidence = (steps: ReturnType<typeof shape>['steps']) =>
      steps.flatMap((s) => s.evidence).find((e) => e.need.kind === 'trao-doi')!;
    // Of the three quarters that are over she was there in the last.
    expect(evidence(talked('2016-08-01').steps)).toMatchObject({ have: 1, of: 1 });
    expect(evidence(talked('2016-10-01').steps)).toMatchObject({ have: 0, of: 1 });
  });
});

/** Phường 2 with a branch of its own: a third circle. `changed`: what else becomes of units. */
const [p02, third] = ['q8-p02', 'q8-p02-kp1'] as const;
interface MiniUnit {
  code: string;
}
const withThird = (submissions: Record<string, string>, changed = (units: readonly MiniUnit[]): readonly object[] => units): RawContent => {
  const raw = mini(submissions);
  const { units } = (raw.units[0] as { data: { units: MiniUnit[] } }).data;
  const more = [{ ...units.find(({ code }) => code === p01)!, code: p02, name: 'Đoàn phường 2' }, branch(third, { parent: p02 })];
  return { ...raw, units: [{ path: 'content/units/mini.json', data: { units: [...changed(units), ...more] } }] };
};
/** Of each unit its counts, of all files at once; streamed circle by circle they must be the same. */
const countsOf = (raw: RawContent, units: readonly string[]) => {
  const { content } = check(raw);
  const counter = new YearCounter(content!, '2016-11-20');
  check(raw, { accept: (file, years) => counter.add(file, years) });
  const streamed = [...counter.years()].flat();
  return units.map((code) => {
    const { figures } = streamed.find(({ unit, year }) => unit.code === code && year === 2016)!;
    const { branches, people, items } = figures;
    const told = [branches, people.members, people.registered, items.registered, items.done];
    expect(told, code).toEqual(counts(raw, code));
    return told;
  });
};

describe('Q L76: a member who changes her branch twice in a year brings along what she did in both', () => {
  const header = 'nam,ma_chi_doan,ma_doan_vien,doi_tuong,tinh_trang,so_thang_dia_phuong,ngay_chuyen';
  const ways = [
    [kp1, far, third],
    [far, kp1, third],
    [third, kp1, far],
    [third, far, kp1],
    // Back into the circle where she began.
    [kp1, far, kp2],
    [kp2, third, kp1],
    // Within one circle, then out of it.
    [kp2, kp1, far],
  ] as const;
  const days = [
    ['2016-04-15', '2016-08-01', '2016-08-01'],
    ['', '', ''],
  ];
  const list = (unit: string, state: string, day: string) => ({
    [at(unit, 'doan-vien')]: `${header}\n${inList(unit, 'DV-1A', state)},${day}`,
  });
  const way = ([first, second, last]: readonly string[], [left, leftAgain, came]: readonly string[]) => ({
    ...list(first!, 'chuyen_di', left!),
    ...list(second!, 'chuyen_di', leftAgain!),
    ...list(last!, 'chuyen_den', came!),
    [at(first!, 'dang-ky')]: five(first!),
    [at(first!, 'ket-qua')]: done(first!, 'DV-1A', 1, 'Q1'),
    [at(second!, 'ket-qua')]: done(second!, 'DV-1A', 2, 'Q2'),
    [at(last!, 'ket-qua')]: done(last!, 'DV-1A', 3, 'Q3'),
  });
  const all = ways.flatMap((units) => days.map((dates) => [units.join(' → '), dates[0] || 'no day', units, dates] as const));
  test.each(all)('%s (%s)', (_, __, units, dates) => {
    const raw = withThird(way(units, dates));
    expect(codesOf(raw).filter((code) => code.endsWith('error'))).toEqual([]);
    expect(countsOf(raw, units)).toEqual([
      [1, 0, 0, 0, 0],
      [1, 0, 0, 0, 0],
      [1, 1, 1, 5, 3],
    ]);
    expect(countsOf(raw, [q8])[0]!.slice(1)).toEqual([1, 1, 5, 3]);
  });
  test.each(all)('%s (%s): registered anew on the way, and dropped there: dropped once, done once', (_, __, units, dates) => {
    const [, second] = units;
    const files = {
      ...way(units, dates),
      [at(second, 'dang-ky')]: registrations('DV-1A', 6, { unit: second }),
      [at(second, 'dieu-chinh')]: `2016,${second},DV-1A,6,bo,2016-07-01,Việc không còn phù hợp`,
    };
    expect(codesOf(withThird(files)).filter((code) => code.endsWith('error'))).toEqual([]);
    expect(countsOf(withThird(files), [units[2]])).toEqual([[1, 1, 1, 5, 3]]);
  });
  test.each([
    [kp1, kp2],
    [kp2, kp1],
    [kp1, far],
    [far, kp1],
  ])('once, %s → %s: whichever file is judged first', (from, to) => {
    const files = {
      ...list(from, 'chuyen_di', ''),
      ...list(to, 'chuyen_den', ''),
      [at(from, 'dang-ky')]: five(from),
      [at(from, 'ket-qua')]: done(from, 'DV-1A', 1, 'Q1'),
      [at(to, 'ket-qua')]: done(to, 'DV-1A', 2, 'Q3'),
    };
    expect(countsOf(withThird(files), [from, to])).toEqual([
      [1, 0, 0, 0, 0],
      [1, 1, 1, 5, 2],
    ]);
  });
  const turns = [
    [kp1, kp2],
    [kp2, kp1],
    [kp1, far],
    [far, kp1],
    [kp1, third],
    [third, kp1],
  ] as const;
  test.each(turns)('%s → %s: there and back again, with what the other told of what she had registered before', (home, away) => {
    const files = {
      ...list(home, 'chuyen_den', '2016-10-01'),
      ...list(away, 'chuyen_di', '2016-10-01'),
      [at(home, 'dang-ky')]: five(home),
      [at(home, 'ket-qua')]: lines(done(home, 'DV-1A', 1, 'Q1'), done(home, 'DV-1A', 4, 'NAM')),
      [at(away, 'ket-qua')]: lines(done(away, 'DV-1A', 2, 'Q2'), done(away, 'DV-1A', 3, 'Q3')),
    };
    expect(codesOf(withThird(files))).toEqual([]);
    expect(countsOf(withThird(files), [home, away])).toEqual([
      [1, 1, 1, 5, 4],
      [1, 0, 0, 0, 0],
    ]);
    // Three of five were registered at home, two where she was in between (Q L90, R1).
    const some = (unit: string, from: number, to: number) => five(unit).split('\n').slice(from, to).join('\n');
    const parted = {
      ...files,
      [at(home, 'dang-ky')]: some(home, 0, 3),
      [at(home, 'ket-qua')]: done(home, 'DV-1A', 1, 'Q1'),
      [at(away, 'dang-ky')]: some(away, 3, 5),
    };
    expect(codesOf(withThird(parted))).toEqual([]);
    expect(countsOf(withThird(parted), [home, away])).toEqual([
      [1, 1, 1, 5, 3],
      [1, 0, 0, 0, 0],
    ]);
  });
  test.each(turns)('Q L90 (R1): %s → %s: which drops leave her enough does not hang on how a branch’s code sorts', (from, to) => {
    const refused = (first: string, second: string) => {
      const drop = (unit: string, number: number, day: string) => `2016,${unit},DV-1A,${number},bo,${day},Đi học xa`;
      const files = {
        ...list(from, 'chuyen_di', ''),
        ...list(to, 'chuyen_den', ''),
        [at(from, 'dang-ky')]: registrations('DV-1A', 6, { unit: from }),
        [at(to, 'dang-ky')]: registrations('DV-1A', 6, { unit: to }),
        [at(from, 'dieu-chinh')]: lines(drop(from, 1, first), drop(from, 2, first)),
        [at(to, 'dieu-chinh')]: drop(to, 3, second),
      };
      const told = check(withThird(files)).files.flatMap(({ issues }) => issues.filter(({ severity }) => severity === 'error'));
      return told.map(({ code, file }) => [code, file]).concat([['items', String(counts(withThird(files), to)[3])]]);
    };
    // Two of six are too many, whichever file is judged first; the one of the other branch leaves five, before, on that day and after it.
    const one = [
      ['bo-viec-duoi-toi-thieu', at(from, 'dieu-chinh')],
      ['items', '5'],
    ];
    expect(refused('2016-05-01', '2016-09-01')).toEqual(one);
    expect(refused('2016-09-01', '2016-05-01')).toEqual(one);
    expect(refused('2016-05-01', '2016-05-01')).toEqual(one);
  });
  test.each(turns)('Q L90 (R1): %s → %s: of drops of one day the same is kept, whatever the branches’ codes', (from, to) => {
    const drop = (unit: string, number: number) => `2016,${unit},DV-1A,${number},bo,2016-05-01,Đi học xa`;
    const files = {
      ...list(from, 'chuyen_di', ''),
      ...list(to, 'chuyen_den', ''),
      [at(from, 'dang-ky')]: registrations('DV-1A', 6, { unit: from }),
      [at(to, 'dang-ky')]: registrations('DV-1A', 6, { unit: to }),
      [at(from, 'dieu-chinh')]: drop(from, 2),
      [at(to, 'dieu-chinh')]: drop(to, 3),
    };
    const report = check(withThird(files));
    const refused = report.files.flatMap(({ path, issues }) => issues.flatMap(({ severity }) => (severity === 'error' ? [path] : [])));
    expect(refused).toEqual([at(to, 'dieu-chinh')]);
    expect(counts(withThird(files), to)[3]).toBe(5);
  });
  test.each([...ways, ['q8-p01-kp3', kp2, kp1], [kp1, kp2, 'q8-p01-kp3']] as const)(
    'Q L90 (R1): %s → %s → %s: a drop that was too many makes none of another branch so',
    (first, second, last) => {
      const days = [
        [first, 1, '2016-05-01'],
        [second, 2, '2016-06-01'],
        [last, 1, '2016-09-01'],
      ] as const;
      const files = Object.fromEntries(
        days.flatMap(([unit, number, day]) => [
          [at(unit, 'dang-ky'), registrations('DV-1A', 6, { unit })],
          [at(unit, 'dieu-chinh'), `2016,${unit},DV-1A,${number},bo,${day},Đi học xa`],
        ]),
      );
      const lists = { ...list(first, 'chuyen_di', ''), ...list(second, 'chuyen_di', ''), ...list(last, 'chuyen_den', '') };
      const raw = withThird({ ...files, ...lists }, (units) => [...units, branch('q8-p01-kp3')]);
      const refused = check(raw).files.flatMap(({ path, issues }) =>
        issues.flatMap(({ severity }) => (severity === 'error' ? [path] : [])),
      );
      expect([refused, counts(raw, last)[3]]).toEqual([[at(second, 'dieu-chinh')], 5]);
    },
  );
  test('Q L62: recognised where she was first, she is recognised where she is', () => {
    const files = {
      ...way([kp1, far, third], days[0]!),
      [at(kp1, 'danh-gia')]: `2016,${kp1},DV-1A,hoan_thanh,,Theo ý kiến của chi đoàn`,
      [at(p01, 'cong-nhan')]: `2016,${p01},${kp1},DV-1A,hoan_thanh,,12-NQ/BCH,2017-01-08`,
    };
    const { content, accepted } = check(withThird(files));
    const recognised = rollUp(content!, accepted, '2017-01-20').filter((y) => y.figures.people.recognised['hoan_thanh'] === 1);
    expect(recognised.map(({ unit }) => unit.code)).toEqual(['q8', p02, third]);
  });
  test('Q L79: the day on which she left is the day on which she came, where only one list has it', () => {
    const files = { ...moved, ...list(kp1, 'chuyen_di', '2016-07-10'), ...list(kp2, 'chuyen_den', '') };
    const talked = (day: string) => {
      const { steps } = shape(mini({ ...files, [at(kp2, 'trao-doi')]: talk(kp2, 'DV-1A', day) }), kp2);
      return steps.flatMap((s) => s.evidence).find((e) => e.need.kind === 'trao-doi')!.have;
    };
    expect([talked('2016-08-01'), talked('2016-10-01')]).toEqual([1, 0]);
  });
});

const people = ['DV-1A', 'DV-2B', 'DV-3C'];
const before = {
  [at(kp1, 'doan-vien')]: lines(inList(kp1, people[0]!), inList(kp1, people[1]!)),
  [at(kp2, 'doan-vien')]: inList(kp2, people[2]!),
  [at(kp1, 'dang-ky')]: lines(five(kp1, people[0]), five(kp1, people[1])),
  [at(kp2, 'dang-ky')]: five(kp2, people[2]),
  [at(kp1, 'ket-qua')]: done(kp1, people[0]!, 1, 'Q1'),
  [at(kp2, 'ket-qua')]: done(kp2, people[2]!, 1, 'Q1'),
};
const together = lines(...people.map((code) => inList(kp12, code)));

describe('Q L64, L76: branches that become another on 1 July hand over their people and owe nothing more', () => {
  test.each<[string, Record<string, string>]>([
    ['nothing handed in yet by the new one', before],
    ['its own list', { ...before, [at(kp12, 'doan-vien')]: together }],
    [
      'its own list and registrations, the same again',
      { ...before, [at(kp12, 'doan-vien')]: together, [at(kp12, 'dang-ky')]: lines(...people.map((code) => five(kp12, code))) },
    ],
  ])('%s', (_, files) => {
    expect(codesOf(merged(files)).filter((code) => !code.endsWith('note'))).toEqual([]);
    expect([kp1, kp2, kp12].map((unit) => counts(merged(files), unit))).toEqual([
      [0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0],
      [1, 3, 3, 15, 2],
    ]);
    expect(counts(merged(files), p01)).toEqual([1, 3, 3, 15, 2]);
  });
  test('until that day they are what they were', () => {
    expect([kp1, kp2, kp12].map((unit) => counts(merged(before), unit, '2016-06-30'))).toEqual([
      [1, 2, 2, 10, 1],
      [1, 1, 1, 5, 1],
      [0, 0, 0, 0, 0],
    ]);
    const early = { ...before, [at(kp12, 'doan-vien')]: together, [at(kp12, 'dang-ky')]: five(kp12, people[0]) };
    expect(counts(merged(early), p01, '2016-06-30')).toEqual([2, 3, 3, 15, 2]);
    expect(shape(merged(before), kp12, '2016-06-30').overdue).toEqual([]);
  });
  const fromJuly = ['ket-qua:Q2', 'ket-qua:Q3', 'ket-qua:DOT:he-tinh-nguyen', 'danh-gia', 'ket-qua:Q4', 'ket-qua:NAM', 'cong-nhan'];
  test('Q L83: nothing is owed before a unit existed or after it ended', () => {
    const owed = (unit: string) => shape(merged(before), unit, '2017-01-16').overdue;
    expect([owed(kp1), owed(kp2)]).toEqual([[], []]);
    expect(owed(kp12)).toEqual(fromJuly);
    expect(shape(merged(before), kp12, '2017-01-16').late).toBe(0);
  });
  test('Q L83: a new branch owes what falls due from its first day on, one that ended what fell due until its last', () => {
    const raw = mini({ [at('q8-p01-cu', 'doan-vien')]: inList('q8-p01-cu', 'DV-9Z') });
    const more = [branch('q8-p01-cu', { validTo: '2016-07-10' }), branch('q8-p01-moi', { validFrom: '2016-07-10' })];
    const all = { ...raw, units: [...raw.units, { path: 'content/units/more.json', data: { units: more } }] };
    const owed = (unit: string) => shape(all, unit, '2017-01-16').overdue;
    // Its second quarter was over before it began; a branch that took over from others tells of theirs.
    expect(owed('q8-p01-moi')).toEqual(fromJuly.slice(1));
    expect(owed('q8-p01-cu')).toEqual(['dang-ky', 'ket-qua:Q1', 'ket-qua:DOT:thang-thanh-nien', 'ket-qua:Q2']);
  });
  test('Q L83: steps, dues and figures name the same rounds, of one that ended, began or took over on any day', () => {
    for (const day of ['2016-06-29', '2016-06-30', '2016-07-01', '2016-07-10', '2016-07-11', '2016-09-30'])
      for (const more of [{ validTo: day }, { validFrom: day }, { validFrom: day, predecessors: [kp2] }]) {
        const raw = mini({ [at('q8-p01-moi', 'doan-vien')]: inList('q8-p01-moi', 'DV-9Z') });
        const all = { ...raw, units: [...raw.units, { path: 'content/units/more.json', data: { units: [branch('q8-p01-moi', more)] } }] };
        const { steps, overdue } = shape(all, 'q8-p01-moi', '2017-12-31');
        const rounds = overdue.filter((key) => key.startsWith('ket-qua'));
        const evidence = steps.flatMap((s) => s.evidence).find((e) => e.need.kind === 'ket-qua')!;
        // One that ended still has to tell of a round that was over before, though nobody can be late with it any more.
        const ended: Record<string, number> = { '2016-06-30': 1, '2016-07-01': 1, '2016-09-30': 2 };
        const stillTold = 'validTo' in more ? (ended[day] ?? 0) : 0;
        expect([evidence.of, evidence.have, evidence.overdue], JSON.stringify(more)).toEqual([rounds.length + stillTold, 0, true]);
      }
  });
  test('Q L74: who registers after the day in the new branch was late in the old one', () => {
    const later = {
      [at(kp1, 'doan-vien')]: inList(kp1, people[0]!),
      [at(kp12, 'dang-ky')]: five(kp12, people[0], { ngay_dang_ky: '2016-08-01' }),
    };
    expect(shape(merged(later), kp12).late).toBe(1);
  });
  test('Q L76: nobody drops out in silence: the list of the new branch is asked about who is missing', () => {
    const files = { ...before, [at(kp12, 'doan-vien')]: inList(kp12, people[0]!) };
    const { files: reports } = check(merged(files));
    const told = reports.flatMap((f) => f.issues).filter((issue) => issue.severity !== 'note');
    expect(told).toMatchObject([{ code: 'nguoi-cu-chua-ghi', file: at(kp12, 'doan-vien'), values: { count: 2 } }]);
    expect(counts(merged(files), kp12)).toEqual([1, 3, 3, 15, 2]);
    const left = {
      ...files,
      [at(kp12, 'doan-vien')]: lines(inList(kp12, people[0]!), ...people.slice(1).map((c) => inList(kp12, c, 'chuyen_di'))),
    };
    expect(codesOf(merged(left)).filter((code) => code.startsWith('nguoi-cu'))).toEqual([]);
    expect(counts(merged(left), kp12)).toEqual([1, 1, 1, 6, 2]);
  });
  test('Q L76: nobody drops out in silence: of a branch that was split each list is asked about who is in none', () => {
    const [a, b] = ['q8-p01-a', 'q8-p01-b'] as const;
    const split = (own: readonly string[], others: readonly string[], old: Record<string, string> = {}) => {
      const list = (unit: string, codes: readonly string[]) => lines(...codes.map((code) => inList(unit, code)));
      const raw = mini({
        [at(kp1, 'doan-vien')]: list(kp1, people),
        [at(a, 'doan-vien')]: list(a, own),
        [at(b, 'doan-vien')]: list(b, others),
        ...old,
      });
      const { units } = (raw.units[0] as { data: { units: MiniUnit[] } }).data;
      const now = [a, b].map((code) => branch(code, { validFrom: '2016-07-01', predecessors: [kp1] }));
      const ended = units.map((u) => (u.code === kp1 ? { ...u, validTo: '2016-06-30' } : u));
      const whole = { ...raw, units: [{ path: 'content/units/mini.json', data: { units: [...ended, ...now] } }] } as RawContent;
      const told = check(whole).files.flatMap(({ issues }) => issues);
      return told.filter(({ severity }) => severity !== 'note').map(({ code, file, values }) => ({ code, file, count: values['count'] }));
    };
    const asked = [a, b].map((unit) => ({ code: 'nguoi-cu-o-lai', file: at(unit, 'doan-vien'), count: 1 }));
    expect(split(['DV-1A'], ['DV-2B'])).toEqual(asked);
    expect(split(['DV-1A'], ['DV-2B', 'DV-3C'])).toEqual([]);
    const left = lines(...people.slice(0, 2).map((code) => inList(kp1, code)), inList(kp1, 'DV-3C', 'chuyen_di'));
    expect(split(['DV-1A'], ['DV-2B'], { [at(kp1, 'doan-vien')]: left })).toEqual([]);
  });
  test('the unit above is what its branches are', () => {
    expect(counts(merged(before), q8).slice(1)).toEqual([3, 3, 15, 2]);
    const owed = (asOf: string) =>
      shape(merged(before), p01, asOf)
        .steps.flatMap((s) => s.evidence)
        .find((e) => e.need.kind === 'cong-nhan')!.of;
    expect([owed('2016-06-30'), owed('2016-07-01')]).toEqual([2, 1]);
  });
});

describe('Q L64, L76: a branch becomes one of another unit, or of another organisation', () => {
  const [elsewhere, kg] = ['q8-moi', 'kg-to-chau'] as const;
  const become =
    (parent: string, old: readonly string[] = [kp1]) =>
    (units: readonly MiniUnit[]) => [
      ...units.map((u) => (old.includes(u.code) ? { ...u, validTo: '2016-06-30' } : u)),
      branch(elsewhere, { parent, validFrom: '2016-07-01', predecessors: old }),
    ];
  test('of another Đoàn cơ sở: its people go along, and who recognises it there recognises them', () => {
    const files = {
      ...before,
      [at(elsewhere, 'danh-gia')]: `2016,${elsewhere},DV-1A,hoan_thanh,,Theo ý kiến của chi đoàn`,
      [at(p02, 'cong-nhan')]: `2016,${p02},${elsewhere},DV-1A,hoan_thanh,,12-NQ/BCH,2017-01-08`,
    };
    const raw = withThird(files, become(p02));
    expect(codesOf(raw).filter((code) => code.endsWith('error'))).toEqual([]);
    expect(countsOf(raw, [kp1, elsewhere, p01, p02])).toEqual([
      [0, 0, 0, 0, 0],
      [1, 2, 2, 10, 1],
      [1, 1, 1, 5, 1],
      [2, 2, 2, 10, 1],
    ]);
  });
  test('merged, while one member of the old branch left for a third circle: everybody is counted once', () => {
    const files = {
      ...before,
      [at(kp1, 'doan-vien')]: lines(inList(kp1, people[0]!, 'chuyen_di'), inList(kp1, people[1]!)),
      [at(third, 'doan-vien')]: inList(third, people[0]!, 'chuyen_den'),
      [at(third, 'ket-qua')]: done(third, people[0]!, 2, 'Q3'),
    };
    const raw = withThird(files, become(p01, [kp1, kp2]));
    expect(codesOf(raw).filter((code) => code.endsWith('error'))).toEqual([]);
    expect(countsOf(raw, [kp1, kp2, elsewhere, third])).toEqual([
      [0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0],
      [1, 2, 2, 10, 1],
      [1, 1, 1, 5, 2],
    ]);
  });
  test('merged, and a member leaves the new branch for a third circle: what she did in the old one goes along', () => {
    const files = {
      ...before,
      [at(elsewhere, 'doan-vien')]: lines(inList(elsewhere, people[0]!, 'chuyen_di'), inList(elsewhere, people[1]!)),
      [at(elsewhere, 'ket-qua')]: done(elsewhere, people[0]!, 2, 'Q3'),
      [at(third, 'doan-vien')]: inList(third, people[0]!, 'chuyen_den'),
      [at(third, 'ket-qua')]: done(third, people[0]!, 3, 'Q3'),
    };
    const raw = withThird(files, become(p01));
    expect(codesOf(raw).filter((code) => code.endsWith('error'))).toEqual([]);
    expect(countsOf(raw, [kp1, elsewhere, third])).toEqual([
      [0, 0, 0, 0, 0],
      [1, 1, 1, 5, 0],
      [1, 1, 1, 5, 3],
    ]);
  });
  test('came to a branch that was merged, and left the new one: for a third circle, or for outside', () => {
    const [mergedIn, came] = [become(p01, [kp1, kp2]), lines(inList(kp1, people[0]!, 'chuyen_den'), inList(kp1, people[1]!))];
    const files = {
      [at(far, 'doan-vien')]: inList(far, people[0]!, 'chuyen_di'),
      [at(far, 'dang-ky')]: five(far),
      [at(kp1, 'doan-vien')]: came,
      [at(kp1, 'dang-ky')]: five(kp1, people[1]),
      [at(elsewhere, 'doan-vien')]: lines(inList(elsewhere, people[0]!, 'chuyen_di'), inList(elsewhere, people[1]!)),
      [at(elsewhere, 'ket-qua')]: done(elsewhere, people[0]!, 1, 'Q3'),
    };
    const onward = {
      [at(third, 'doan-vien')]: inList(third, people[0]!, 'chuyen_den'),
      [at(third, 'ket-qua')]: done(third, people[0]!, 2, 'Q4'),
    };
    expect(codesOf(withThird({ ...files, ...onward }, mergedIn))).toEqual([]);
    expect(countsOf(withThird({ ...files, ...onward }, mergedIn), [far, kp1, elsewhere, third])).toEqual([
      [1, 0, 0, 0, 0],
      [0, 0, 0, 0, 0],
      [1, 1, 1, 5, 0],
      [1, 1, 1, 5, 2],
    ]);
    // Who left for outside leaves what she had done, in the branch from which she left.
    expect(codesOf(withThird(files, mergedIn))).toEqual([]);
    expect(countsOf(withThird(files, mergedIn), [far, kp1, elsewhere])).toEqual([
      [1, 0, 0, 0, 0],
      [0, 0, 0, 0, 0],
      [1, 1, 1, 6, 1],
    ]);
  });
  test('of another organisation: each has its own year and programme; what was done stays where it was done', () => {
    const raw = withThird({ ...before, [at(elsewhere, 'doan-vien')]: inList(elsewhere, 'DV-1A') }, become(kg));
    expect(codesOf(raw).filter((code) => code.endsWith('error'))).toEqual([]);
    expect(countsOf(raw, [kp1, elsewhere])).toEqual([
      [1, 2, 2, 10, 1],
      [1, 1, 0, 0, 0],
    ]);
    expect(shape(raw, kp1).overdue).toEqual(['ket-qua:DOT:thang-thanh-nien']);
    // Its second quarter was over before it began, and whoever lived it tells of it in the other's book.
    expect(owedRounds(raw, elsewhere)).toEqual(['Q3', 'DOT:he-tinh-nguyen', 'Q4', 'NAM']);
  });
  test('Q L83: out of a branch that goes on: what was before is that one’s to tell; of one that ended, it is the new one’s', () => {
    const split = (more: object) => (units: readonly MiniUnit[]) => [
      ...units.map((u) => ({ ...u, ...(u.code === kp1 && more) })),
      branch(elsewhere, { validFrom: '2016-07-01', predecessors: [kp1] }),
    ];
    const files = { ...before, [at(elsewhere, 'doan-vien')]: inList(elsewhere, 'DV-9Z') };
    const later = ['Q3', 'DOT:he-tinh-nguyen', 'Q4', 'NAM'];
    const owed = (more: object) => owedRounds(withThird(files, split(more)), elsewhere);
    expect([owed({}), owed({ validTo: '2016-06-30' })]).toEqual([later, ['Q2', ...later]]);
  });
  test('who left two for a third on a day that one does not say is asked which came first; not where one of them began as another this year', () => {
    const left = Object.fromEntries(
      [kp1, kp2, far].map((unit) => [at(unit, 'doan-vien'), inList(unit, 'DV-1A', unit === far ? 'chuyen_den' : 'chuyen_di')]),
    );
    const asked = (ended: string) => {
      const raw = withThird(left, (units) => [
        ...units.map((u) => ({ ...u, ...(u.code === kp2 && { predecessors: ['q8-p01-cu'] }) })),
        branch('q8-p01-cu', { validTo: ended }),
      ]);
      return codesOf(raw).filter((code) => code.startsWith('roi-hai-noi-chua-ro'));
    };
    expect(asked('2014-06-30')).toEqual(['roi-hai-noi-chua-ro:warning', 'roi-hai-noi-chua-ro:warning']);
    expect(asked('2016-06-30')).toEqual([]);
  });
  test('of a branch that was there before and stays: until that day, and in the year before, they are what they were', () => {
    const absorbed = (units: readonly MiniUnit[]) =>
      units.map((u) => ({ ...u, ...(u.code === kp1 && { validTo: '2016-06-30' }), ...(u.code === kp2 && { predecessors: [kp1] }) }));
    const last = { [at(kp1, 'doan-vien', 2015)]: inList(kp1, 'DV-1A').replace('2016', '2015') };
    const raw = withThird({ ...before, ...last }, absorbed);
    expect(countsOf(raw, [kp1, kp2])).toEqual([
      [0, 0, 0, 0, 0],
      [1, 3, 3, 15, 2],
    ]);
    expect([kp1, kp2].map((unit) => counts(raw, unit, '2016-06-30'))).toEqual([
      [1, 2, 2, 10, 1],
      [1, 1, 1, 5, 1],
    ]);
    const { content, accepted } = check(raw);
    const members = rollUp(content!, accepted, '2016-11-20').filter(({ year, unit }) => year === 2015 && unit.parent === p01);
    expect(members.map(({ unit, figures }) => [unit.code, figures.people.members])).toEqual([
      [kp1, 1],
      [kp2, 0],
    ]);
    // What the other handed in is not its own.
    const ofOthers = ([path]: [string, string]) => path !== at(kp2, 'dang-ky') && path !== at(kp2, 'ket-qua');
    const others = Object.fromEntries(Object.entries(before).filter(ofOthers));
    expect(shape(withThird(others, absorbed), kp2).overdue).toContain('dang-ky');
  });
  test('domain §0 row 10: a school year is a year: who takes over in March hands in its second half, who ended in June has none after', () => {
    const school = { kind: 'truong_hoc', yearKind: 'nam_hoc' };
    const schools = (units: readonly MiniUnit[]) => [
      ...units,
      branch('q8-truong', { ...school, validTo: '2017-02-28' }),
      branch('q8-truong-moi', { ...school, validFrom: '2017-03-01', predecessors: ['q8-truong'] }),
      branch('q8-truong-cu', { ...school, validTo: '2016-06-30' }),
    ];
    const files = {
      [at('q8-truong', 'doan-vien')]: inList('q8-truong', 'DV-1A'),
      [at('q8-truong', 'dang-ky')]: five('q8-truong', 'DV-1A', { ngay_dang_ky: '2016-10-01' }),
      [at('q8-truong-moi', 'ket-qua')]: done('q8-truong-moi', 'DV-1A', 1, 'NAM'),
    };
    const raw = withThird(files, schools);
    expect(codesOf(raw).filter((code) => code.endsWith('error'))).toEqual([]);
    const own = raw.site!.data as object;
    const later = { ...raw, site: { ...raw.site!, data: { ...own, asOf: '2017-10-01' } } };
    expect(counts(later, 'q8-truong', '2017-10-01')).toEqual([0, 0, 0, 0, 0]);
    expect(counts(later, 'q8-truong-moi', '2017-10-01')).toEqual([1, 1, 1, 5, 1]);
    // Of the rounds, all that end from the last day of February on: of the second quarter it tells what it took over.
    const rounds = ['Q2', 'Q3', 'Q4', 'DOT:he-tinh-nguyen', 'DOT:thang-thanh-nien'].map((round) => `ket-qua:${round}`);
    expect(shape(later, 'q8-truong-moi', '2017-10-01').overdue.toSorted()).toEqual(['cong-nhan', 'danh-gia', ...rounds].toSorted());
    expect(counts(later, p01, '2017-10-01')[0]).toBe(3);
  });
});

describe('Q L64, L76 (R9): what a unit writes of a branch that is not its own changes no figure of that branch', () => {
  const recognised = (by: string) => ({
    [at(by, 'cong-nhan')]: `2016,${by},${kp1},DV-1A,hoan_thanh,,12-NQ/BCH,2017-01-08`,
  });
  const own = { [at(kp1, 'doan-vien')]: inList(kp1, 'DV-1A'), [at(kp1, 'dang-ky')]: five(kp1) };
  test.each<[string, string, string]>([
    ['a neighbour', p02, third],
    ['the unit further up', q8, far],
  ])('%s recognises its members: refused, and nothing of it is lost', (_, by, branchOfIts) => {
    const raw = withThird({ ...own, [at(branchOfIts, 'doan-vien')]: inList(branchOfIts, 'DV-9Z'), ...recognised(by) });
    expect(codesOf(raw)).toEqual(['sai-noi-cong-nhan:error']);
    expect(countsOf(raw, [kp1, branchOfIts])).toEqual([
      [1, 1, 1, 5, 0],
      [1, 1, 0, 0, 0],
    ]);
  });
});
