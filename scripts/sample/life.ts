import { kindNames, type KindName, type submissionKinds, type Unit } from '../../src/domain/index.ts';
import { WorkingYear } from './calendar.ts';
import { propose, recognise } from './ratings.ts';
import type { Presence } from './people.ts';
import { type Random, random } from './random.ts';
import { type Item, Registrar } from './register.ts';
import { type Habits, reportItems } from './report.ts';
import type { SampleRoot } from './tasks.ts';
import { isUndone } from './undone.ts';
import type { SampleBranch } from './units.ts';

/** A row of a kind, column by column. */
type SampleRow<K extends KindName> = Readonly<Record<keyof (typeof submissionKinds)[K]['columns'], string>>;
export type Rows = { [K in KindName]: SampleRow<K>[] };

/** What a branch handed in of a year. */
export type Life = Omit<Rows, 'cong-nhan'>;

/** What some branches failed to do, so that every gap the site must show is there to be seen. */
const gaps: Readonly<Record<string, 'no registration 2016' | 'late 2016' | 'no third quarter 2016' | 'no proposal 2015'>> = {
  'kg-thuan-yen-ap3': 'no registration 2016',
  'q8-p13-kp2': 'no registration 2016',
  'q8-p07-kp1': 'no proposal 2015',
  'kg-phao-dai-kp3': 'no third quarter 2016',
  'q8-p11-kp2': 'no third quarter 2016',
  'kg-minh-thuan-ap3': 'late 2016',
  'q8-p03-kp2': 'late 2016',
};

/** The one member who is allowed fewer items than the programme asks for: the first on this branch's list. */
export const exempted = { unit: 'q8-p14-kp1', year: 2016, items: 4 } as const;

/** What is a matter of the whole branch, the same in every year. */
const habitsOf = (unit: Unit): Habits & { support: number; early: boolean } => {
  const chance = random(`${unit.code} habits`);
  return {
    /** How far its meetings carry members along. */
    support: 0.85 + 0.2 * chance.next(),
    thorough: chance.chance(0.35),
    keepsDrives: unit.yearKind === 'nam_duong_lich' && chance.chance(0.3),
    evidence: 0.2 + 0.6 * chance.next(),
    /** Hands in the running quarter before it ends. */
    early: chance.chance(0.12),
  };
};

/** The days, from the first of the year, on which a branch collects registrations, in time and late. */
const meetingDays = (chance: Random, root: SampleRoot, year: WorkingYear): { meeting: number; late: number } => {
  if (year.isSchool) return { meeting: chance.int(4, 40), late: 62 };
  // Plan K was issued on 27 February 2015: its branches registered in March of that year.
  return { meeting: root === 'kg' && year.year === 2015 ? chance.int(60, 70) : chance.int(12, 70), late: 93 };
};

/** The document and the session by which ratings were recognised. */
export interface Session {
  document: string;
  day: string;
}

/** What each member registered; a few forgot to. */
const registerAll = (
  chance: Random,
  root: SampleRoot,
  unit: Unit,
  { year, roster, support, isLate }: { year: WorkingYear; roster: readonly Presence[]; support: number; isLate: boolean },
): ReadonlyMap<Presence, readonly Item[]> => {
  const { meeting, late } = meetingDays(chance, root, year);
  const registrar = new Registrar(chance, root, unit, year);
  const isPlain = (p: Presence) => p.kind === 'doan_vien' && p.state === 'dang_sinh_hoat';
  const exempt = unit.code === exempted.unit && year.year === exempted.year ? roster.find(isPlain) : undefined;
  const items = new Map<Presence, readonly Item[]>();
  for (const presence of roster) {
    if (presence !== exempt && isPlain(presence) && chance.chance(0.025)) continue;
    const day = presence.joins !== undefined ? presence.joins * 30 + 5 : isLate || chance.chance(0.03) ? late : meeting;
    const count = presence === exempt ? exempted.items : undefined;
    items.set(presence, registrar.register(presence, day + chance.int(0, 18), support, count));
  }
  return items;
};

const itemCells = (item: Item) => ({
  stt: item.number,
  tieu_chi: item.criterion,
  loai: item.type,
  noi_dung: item.text,
  so_luong: item.amount,
  don_vi_tinh: item.measure,
  han: item.due,
  ngay_dang_ky: item.registered,
});

/** The quarters whose results the branch has handed in by today. */
const quartersHandedIn = (year: WorkingYear, isEarly: boolean, gap: string | undefined): number[] =>
  [0, 1, 2, 3].filter((quarter) => {
    if (gap === 'no third quarter 2016' && quarter >= 2) return false;
    return year.isOver || year.current > quarter * 3 + 2 || (year.current > quarter * 3 && isEarly);
  });

/** Everything one branch, and the unit that recognises its ratings, wrote down in one year. */
export const liveYear = (
  root: SampleRoot,
  { unit, recogniser }: SampleBranch,
  calendarYear: number,
  roster: readonly Presence[],
  session: Session,
): Rows => {
  const chance = random(`${unit.code} ${calendarYear}`);
  const year = new WorkingYear(unit, calendarYear);
  const habits = habitsOf(unit);
  const gap = gaps[unit.code]?.endsWith(String(calendarYear)) ? gaps[unit.code] : undefined;
  const where = { nam: String(calendarYear), ma_chi_doan: unit.code };
  const rows = Object.fromEntries(kindNames.map((kind) => [kind, []])) as unknown as Rows;

  for (const { person, kind, state } of roster) {
    const months = state === 'di_lam_an_xa' ? String(person.monthsHome) : '';
    rows['doan-vien'].push({ ...where, ma_doan_vien: person.code, doi_tuong: kind, tinh_trang: state, so_thang_dia_phuong: months });
  }
  if (gap === 'no registration 2016') return rows;

  const items = registerAll(chance, root, unit, { year, roster, support: habits.support, isLate: gap === 'late 2016' });
  const results = reportItems(
    chance,
    year,
    items,
    quartersHandedIn(year, habits.early, gap),
    habits,
    (drive) => !isUndone(unit.code, 'ket-qua', calendarYear, drive),
  );
  for (const [{ person, kind }, own] of items) {
    for (const item of own) {
      const which = { ...where, ma_doan_vien: person.code };
      rows['dang-ky'].push({ ...which, doi_tuong: kind, ...itemCells(item) });
      for (const { round, state, amount, evidence } of results.get(item)!)
        rows['ket-qua'].push({ ...which, stt: item.number, ky: round, trang_thai: state, so_luong_dat: amount, minh_chung: evidence });
    }
  }
  if (!year.isOver || gap === 'no proposal 2015') return rows;

  const rated = roster.filter(({ kind }) => kind !== 'thanh_nien');
  for (const presence of rated) {
    const which = { ...where, ma_doan_vien: presence.person.code };
    const proposal = propose(chance, root, presence, items.get(presence) ?? [], year);
    const { rating, reason } = recognise(chance, proposal);
    rows['danh-gia'].push({ ...which, de_nghi_xep_loai: proposal.rating, nguong_ap_dung: proposal.threshold, ly_do: proposal.reason });
    rows['cong-nhan'].push({
      ...which,
      ma_co_so: recogniser,
      xep_loai_cong_nhan: rating,
      ly_do_thay_doi: reason,
      so_van_ban: session.document,
      ngay_hop: session.day,
    });
  }
  return rows;
};
