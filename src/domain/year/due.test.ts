import { describe, expect, test } from 'vitest';
import { check, roundsOf, rollUp, yearDues, type Programme, type RawContent } from '../index.ts';
import { at, branch, mini, programmeFiles } from '../../../scripts/tests/mini.ts';

describe('Q L83 “kiểm tra đánh giá … đợt cao điểm trong năm” (Q-53, R6): what a programme says is due names its drives', () => {
  const { programmes } = check(mini()).content!;
  const quan8 = programmes.find(({ organisation }) => organisation === 'q8')!;
  const told = yearDues(quan8, 2016).map(({ kind, round, day, schoolDay }) => [kind, round, day, schoolDay]);
  test('each drive with its day on either calendar: that of the quarter in which it ends', () => {
    expect(told.filter(([, round]) => String(round).startsWith('DOT:'))).toEqual([
      ['ket-qua', 'DOT:thang-thanh-nien', '2016-04-10', '2017-06-10'],
      ['ket-qua', 'DOT:he-tinh-nguyen', '2016-10-10', '2017-09-10'],
    ]);
  });
  test('and all that is written for the year', () => {
    const written = quan8.years.find(({ year }) => year === 2016)!.due;
    expect(told.length).toBe(written.length + 2);
    for (const { kind, round, day, schoolDay } of written) expect(told).toContainEqual([kind, round, day, schoolDay]);
  });
});

describe('Q L83 “đợt cao điểm trong năm” (R6, Q-53), domain §0 row 10: a school’s drive is one of its own year, or none', () => {
  const summer = 'DOT:he-tinh-nguyen';
  /** The programme where a school's year is over on a day, and the summer's results have a day of their own or not. */
  const endingOn = (school: string, ownDay: boolean): RawContent => {
    const raw = mini({ [at('q8-lop', 'doan-vien')]: '2016,q8-lop,DV-1A,doan_vien,dang_sinh_hoat,' });
    const units = [
      ...raw.units,
      { path: 'content/units/more.json', data: { units: [branch('q8-lop', { kind: 'truong_hoc', yearKind: 'nam_hoc' })] } },
    ];
    const programmes = raw.programmes.map(({ path, data }) => {
      if (path !== programmeFiles.quan8) return { path, data };
      const { rounds, years, ...others } = data as Pick<Programme, 'rounds' | 'years'>;
      const due = { kind: 'ket-qua', level: 'chi_doan', round: summer, day: '2016-09-20', schoolDay: '2017-09-20' } as const;
      return {
        path,
        data: {
          ...others,
          rounds: rounds.map((round) => (round.kind === 'nam' ? { ...round, lastDay: { ...round.lastDay, school } } : round)),
          years: years.map((own) => (own.year === 2016 && ownDay ? { ...own, due: [...own.due, due] } : own)),
        },
      };
    });
    return { ...raw, units, programmes };
  };
  test.each([
    ['08-31', true],
    ['08-30', false],
    ['05-31', false],
  ])('its year over on %s: the drive that ends on 31 August is a round of it: %s', (day, isRound) => {
    for (const ownDay of [false, true]) {
      const raw = endingOn(day, ownDay);
      const { content, accepted } = check(raw);
      const programme = content!.programmes.find(({ organisation }) => organisation === 'q8')!;
      expect(roundsOf(programme, 2016, 'nam_hoc').some(({ code }) => code === summer)).toBe(isRound);
      expect(roundsOf(programme, 2016, 'nam_duong_lich').some(({ code }) => code === summer)).toBe(true);
      // What is owed, the steps and the dues name the same rounds.
      const { figures, steps } = rollUp(content!, accepted, '2018-01-31').find(
        ({ unit, year }) => unit.code === 'q8-lop' && year === 2016,
      )!;
      const owed = Object.keys(figures.overdue).filter((key) => key.startsWith('ket-qua'));
      expect([owed.includes(`ket-qua:${summer}`), owed.length]).toEqual([isRound, isRound ? 7 : 6]);
      expect(steps.flatMap(({ evidence }) => evidence).find(({ need }) => need.kind === 'ket-qua')!.of).toBe(owed.length);
      expect(yearDues(programme, 2016).find(({ round }) => round === summer)!.schoolDay !== undefined).toBe(isRound);
    }
  });
});
