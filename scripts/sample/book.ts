import { actNames, type ActName, compareCodes, type Unit } from '../../src/domain/index.ts';
import { daysAfter, today, WorkingYear } from './calendar.ts';
import type { Life, Rows } from './life.ts';
import { type CriterionCode, noteOf, outingFor, suggestionFor } from './notes.ts';
import { type Random, random } from './random.ts';
import type { SampleRoot } from './tasks.ts';
import { inspected, isUndone } from './undone.ts';
import type { SampleOrganisation } from './units.ts';

/** Something a unit did: one row of its book. */
interface BookLine {
  act: ActName;
  day: string;
  about?: string;
  /** How many came, of how many. */
  came?: readonly [number, number];
  agreed?: number;
  youth?: number;
  note?: string;
}

/** A book of a year: what was done by today, without what the unit left undone, in the order of the days. */
const writeDown = ({ code }: Unit, year: number, deeds: readonly BookLine[]): Rows['so-viec'] =>
  deeds
    .filter(({ act, day, about = '' }) => day <= today && !isUndone(code, act, year) && !isUndone(code, act, year, about))
    .sort(
      (a, b) =>
        compareCodes(a.day, b.day) || actNames.indexOf(a.act) - actNames.indexOf(b.act) || compareCodes(a.about ?? '', b.about ?? ''),
    )
    .map(({ act, day, about = '', came, agreed, youth, note = '' }) => ({
      nam: String(year),
      ma_don_vi: code,
      viec: act,
      ngay_lam: day,
      lien_quan: about,
      co_mat: came ? String(came[0]) : '',
      tong_so: came ? String(came[1]) : '',
      dong_y: agreed === undefined ? '' : String(agreed),
      thanh_nien: youth === undefined ? '' : String(youth),
      ghi_chu_viec: note,
    }));

const later = (a: string, b: string) => (a > b ? a : b);
const earliest = (days: readonly string[]) => days.reduce((a, b) => (a < b ? a : b));

/** The document each organisation's programme stands in: its own library knows it by this name. */
const documents = { kg: '138-kh-tdtn-btckt-2015', q8: '05-ctr-dtn-btc-2014' } as const;
/** The first day on which the year's work could be handed down: plan K is of 27 February 2015. */
const openingOf = (root: SampleRoot, year: WorkingYear): string =>
  root === 'kg' && year.year === 2015 && !year.isSchool ? '2015-02-28' : year.day(0, year.isSchool ? 1 : 4);

/** When a branch met in a year, and how many it is: what the units above go by. */
export interface Meetings {
  unit: Unit;
  year: WorkingYear;
  members: number;
  /** The BCH agreed on the content; the branch was told of it and registered. */
  agreed: string;
  told: string;
  /** The branch judged its members' year; undefined as long as it did not. */
  assessed: string | undefined;
}

/** The days on which a branch met, in order, just before its first member registered. */
export const meetingsOf = (root: SampleRoot, unit: Unit, calendarYear: number, life: Life): Meetings => {
  const chance = random(`${unit.code} ${calendarYear} meetings`);
  const year = new WorkingYear(unit, calendarYear);
  const opening = openingOf(root, year);
  const members = life['doan-vien'].filter((row) => row.doi_tuong === 'doan_vien' && row.tinh_trang !== 'chuyen_di').length;
  const days = life['dang-ky'].map((row) => row.ngay_dang_ky);
  const registered = days.length > 0 ? earliest(days) : year.day(1, chance.int(5, 25));
  const told = later(daysAfter(registered, -chance.int(0, 1)), daysAfter(opening, 2));
  const agreed = later(daysAfter(told, -chance.int(2, 6)), daysAfter(opening, 1));
  return { unit, year, members, agreed, told, assessed: life['danh-gia'].length > 0 ? year.day(11, chance.int(4, 19)) : undefined };
};

const criteria = { kg: ['NT', 'CM', 'SK'], q8: ['RL1', 'RL2', 'RL3', 'RL4', 'RL5', 'HD1', 'HD2', 'HD3', 'HD4', 'HD5'] } as const;
/** The calendar's months in which branches go out, and keep their day of training and action. */
const outings = { school: [10, 11, 3, 5], calendar: [3, 6, 7, 10] } as const;
const trainingDays = { school: [11, 3], calendar: [3, 7] } as const;

/** What a branch wrote in its book in a year; `session` is the day its ratings were recognised, if they were. */
export const branchBook = (root: SampleRoot, meetings: Meetings, session: string | undefined): Rows['so-viec'] => {
  const { unit, year, members, agreed, told, assessed } = meetings;
  if (isUndone(unit.code, 'so-viec', year.year)) return [];
  const chance = random(`${unit.code} ${year.year} book`);
  const eager = 0.74 + 0.2 * random(`${unit.code} attendance`).next();
  const present = (least = 1): readonly [number, number] => [
    Math.min(members, Math.max(least, Math.round(members * (eager + 0.2 * chance.next() - 0.1)))),
    members,
  ];
  const youth = () => chance.int(0, Math.min(12, members));
  const inMonth = (calendarMonth: number) => year.day(year.fromCalendar(calendarMonth), chance.int(3, 26));
  const season = year.isSchool ? 'school' : 'calendar';

  const board = Math.min(members, members >= 15 ? 5 : 3);
  const deeds: BookLine[] = [
    { act: 'hop_bch', day: agreed, came: [board - (board > 2 && chance.chance(0.2) ? 1 : 0), board], note: noteOf(chance, 'hop_bch') },
    { act: 'sinh_hoat_quan_triet', day: told, came: present(), note: noteOf(chance, 'sinh_hoat_quan_triet') },
  ];
  for (const criterion of chance.shuffle<CriterionCode>(criteria[root]).slice(0, chance.int(2, 4)))
    deeds.push({ act: 'dinh_huong', day: agreed, about: criterion, note: suggestionFor(chance, criterion) });
  if (root === 'kg') deeds.push(...topics(chance, year, present), ...lessons(unit, year, present));
  else
    for (const month of trainingDays[season])
      if (chance.chance(0.9))
        deeds.push({ act: 'ngay_ren_luyen', day: inMonth(month), came: present(), youth: youth(), note: noteOf(chance, 'ngay_ren_luyen') });
  const toAct = chance.shuffle<CriterionCode>(root === 'kg' ? criteria.kg : ['HD1', 'HD2', 'HD3', 'HD4', 'HD5']);
  for (const [i, month] of outings[season].slice(0, chance.int(2, 4)).entries()) {
    const about = toAct[i % toAct.length]!;
    deeds.push({ act: 'ra_quan', day: inMonth(month), about, came: present(), youth: youth(), note: outingFor(chance, about) });
  }
  if (assessed !== undefined) {
    const quorum = Math.ceil((members * 2) / 3);
    const came = isUndone(unit.code, 'quorum', year.year) ? ([quorum - 2, members] as const) : present(quorum);
    deeds.push({ act: 'hop_danh_gia', day: assessed, came, agreed: came[0] - chance.int(0, 1), note: noteOf(chance, 'hop_danh_gia') });
  }
  if (session !== undefined)
    deeds.push({ act: 'thong_bao', day: daysAfter(session, chance.int(5, 20)), note: noteOf(chance, 'thong_bao') });
  return writeDown(unit, year.year, deeds);
};

/** A meeting on each month's topic, but for a few. One issue serves January and February 2016. */
const topics = (chance: Random, year: WorkingYear, present: () => readonly [number, number]): BookLine[] => {
  const kept = chance.chance(0.15) ? 0.65 : 0.93;
  return Array.from({ length: 12 }, (_, month) => month).flatMap((month): BookLine[] => {
    const about = year.day(month).slice(0, 7);
    const day = year.day(about === '2016-01' ? month + chance.int(0, 1) : month, chance.int(4, 24));
    return about !== '2016-02' && chance.chance(kept) ? [{ act: 'chu_de_thang', day, about, came: present() }] : [];
  });
};

/** The six lessons, some in the first year, the others in the second; a few branches have not come to the end. */
const lessons = (unit: Unit, year: WorkingYear, present: () => readonly [number, number]): BookLine[] => {
  const chance = random(`${unit.code} lessons`);
  const first = year.isSchool ? chance.int(4, 6) : chance.int(2, 4);
  const last = chance.chance(0.2) ? 5 : 6;
  const [from, to] = year.year === 2015 ? [1, first] : [first + 1, last];
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => ({
    act: 'hoc_bai',
    day: year.day(2 + Math.floor(i * 1.6), chance.int(4, 24)),
    about: `sau-bai-2015-${from + i}`,
    came: present(),
  }));
};

/** A book of a unit above branches. */
export interface SampleBook {
  unit: Unit;
  year: number;
  rows: Rows['so-viec'];
}

/** What the units above hand up and down in a year, before it is written into each one's book. */
interface Handed {
  /** The day a Đoàn cơ sở brought the programme before its BCH; its superior had told it by then. */
  begun: string;
  /** The day its list of recognised ratings went up. */
  sent: string | undefined;
}

/** The books of all units above branches. Those below come first: whoever is above acts in time for them. */
export const booksAbove = (
  { root, above, branches: own }: SampleOrganisation,
  meetings: readonly Meetings[],
  /** The day on which a unit recognised its branches' ratings of a year. */
  sessionOf: (unit: string, year: number) => string | undefined,
  calendarYears: readonly number[],
): SampleBook[] => {
  const books: SampleBook[] = [];
  const there = new Set([...above, ...own.map(({ unit }) => unit)].map(({ code }) => code));
  const branchesOf = Map.groupBy(meetings, ({ unit, year }) => `${unit.parent} ${year.year}`);
  for (const calendarYear of calendarYears) {
    const handed = new Map<string, Handed>();
    for (const unit of above.toReversed()) {
      const year = new WorkingYear(unit, calendarYear);
      const chance = random(`${unit.code} ${calendarYear} book`);
      const branches = branchesOf.get(`${unit.code} ${calendarYear}`) ?? [];
      const session = sessionOf(unit.code, calendarYear);
      const below = above.filter((other) => other.parent === unit.code && handed.has(other.code));
      if (branches.length + below.length === 0) continue;

      const begun = beginningOf(root, year, chance, [
        ...branches.map((branch) => branch.agreed),
        ...below.map((other) => handed.get(other.code)!.begun),
      ]);
      const isSent = session !== undefined && unit.parent !== undefined && !isUndone(unit.code, 'gui_danh_sach', calendarYear);
      const sent = isSent ? daysAfter(session, chance.int(2, 7)) : undefined;
      handed.set(unit.code, { begun, sent });
      const deeds = [
        ...commonDeeds(root, unit, year, chance, begun),
        ...(unit.level === 'co_so' ? baseDeeds(year, chance, begun, branches) : downDeeds(chance, begun, below, handed)),
        ...inspected
          .filter((inspection) => inspection.by === unit.code && inspection.year === calendarYear && there.has(inspection.unit))
          .map(({ act, day, unit: about }): BookLine => ({ act, day, about, note: 'Theo cuộc kiểm tra của năm' })),
      ];
      if (session !== undefined) deeds.push(sessionHeld(unit, session));
      if (sent !== undefined) deeds.push({ act: 'gui_danh_sach', day: sent, note: noteOf(chance, 'gui_danh_sach') });
      books.push({ unit, year: calendarYear, rows: writeDown(unit, calendarYear, deeds) });
    }
  }
  return books;
};

/** The session in which a unit's committee recognised its branches' ratings, with the number of its minutes. */
const sessionHeld = (unit: Unit, day: string): BookLine => {
  const chance = random(`${unit.code} ${day} session`);
  const board = unit.level === 'co_so' ? chance.int(7, 11) : chance.int(9, 13);
  const present = board - chance.int(0, 2);
  return { act: 'hop_cong_nhan', day, came: [present, board], agreed: present, note: `Biên bản số ${chance.int(2, 9)}-BB/BCH` };
};

/** A day or two before the first unit below begins, but not before there was anything to begin with. */
const beginningOf = (root: SampleRoot, year: WorkingYear, chance: Random, below: readonly string[]): string =>
  later(openingOf(root, year), daysAfter(earliest(below), -chance.int(1, 2)));

/** In the first year, whoever answers to the issuing organisation takes note of its document before the work begins. */
const noted = (root: SampleRoot, year: WorkingYear, begun: string): BookLine[] =>
  year.year === 2015 ? [{ act: 'tiep_nhan', day: root === 'kg' ? earliest([begun, '2015-03-02']) : begun, about: documents[root] }] : [];

/** What every unit above branches does: it takes note of the programme, once, and issues its plan of the year. */
const commonDeeds = (root: SampleRoot, unit: Unit, year: WorkingYear, chance: Random, begun: string): BookLine[] => {
  const document = documents[root];
  const isRoot = unit.parent === undefined;
  const deeds: BookLine[] = [];
  if (isRoot && root === 'kg')
    deeds.push(
      year.year === 2015
        ? { act: 'ke_hoach', day: '2015-02-27', about: document, note: '138-KH/TĐTN-BTCKT' }
        : { act: 'ke_hoach', day: year.day(0, 4), about: document, note: `${chance.int(11, 29)}-KH/TĐTN-BTCKT` },
    );
  else {
    // One unit in twelve issues its plan only after the day by which it is due.
    const isLate = !isRoot && chance.chance(1 / 12);
    const drawn = isRoot ? 0 : isLate ? chance.int(45, 60) : chance.int(0, 9);
    // A base unit’s own plan goes to its branches with the programme: it is there on the day its BCH meets.
    const wait = unit.level === 'co_so' && !isLate ? 0 : drawn;
    deeds.push({ act: 'ke_hoach', day: daysAfter(begun, wait), about: document, note: `${chance.int(2, 9)}-KH/ĐTN` });
  }
  if (!isRoot) deeds.push(...noted(root, year, begun));
  return deeds;
};

/** The steps of a Đoàn cơ sở (programme Q, 2.1). */
const baseDeeds = (year: WorkingYear, chance: Random, begun: string, branches: readonly Meetings[]): BookLine[] => {
  const board = chance.int(7, 11);
  const invited = branches.length * 2;
  const deeds: BookLine[] = [
    { act: 'trien_khai_bch', day: begun, came: [board - chance.int(0, 2), board] },
    { act: 'trien_khai_chi_doan', day: daysAfter(begun, chance.int(0, 2)), came: [invited - chance.int(0, 1), invited] },
    { act: 'huong_dan_danh_gia', day: daysAfter(begun, chance.int(3, 20)), note: noteOf(chance, 'huong_dan_danh_gia') },
  ];
  for (const kind of new Set(branches.map(({ unit }) => unit.kind)))
    deeds.push({ act: 'huong_dan', day: daysAfter(begun, chance.int(1, 12)), about: kind, note: noteOf(chance, 'huong_dan') });
  for (const { unit, assessed } of branches) {
    const visit = (month: number): BookLine => ({
      act: 'kiem_tra_ho_tro',
      day: year.day(month, chance.int(0, 27)),
      about: unit.code,
      note: noteOf(chance, 'kiem_tra_ho_tro'),
    });
    deeds.push(visit(chance.int(3, 8)));
    if (chance.chance(0.2)) deeds.push(visit(9));
    if (assessed !== undefined)
      deeds.push({
        act: 'kiem_tra_quy_trinh',
        day: daysAfter(assessed, chance.int(0, 7)),
        about: unit.code,
        note: noteOf(chance, 'kiem_tra_quy_trinh'),
      });
  }
  return deeds;
};

/** What a unit above Đoàn cơ sở does for them: tells them all on one day, takes in their lists. */
const downDeeds = (chance: Random, begun: string, below: readonly Unit[], handed: ReadonlyMap<string, Handed>): BookLine[] => {
  const deeds: BookLine[] = [];
  for (const { code, level } of below) {
    const invited = chance.int(2, 6);
    if (level === 'co_so')
      deeds.push({
        act: 'quan_triet',
        day: begun,
        about: code,
        came: [invited - (chance.chance(0.25) ? 1 : 0), invited],
        note: noteOf(chance, 'quan_triet'),
      });
    const { sent } = handed.get(code)!;
    if (sent !== undefined) deeds.push({ act: 'nhan_danh_sach', day: daysAfter(sent, chance.int(1, 5)), about: code });
  }
  return deeds;
};
