import Papa from 'papaparse';
import {
  compareCodes,
  type Exception,
  extraColumns,
  headerOf,
  json,
  type KindName,
  kindNames,
  type Row,
  submissionPath,
  unitFile,
} from '../../src/domain/index.ts';
import { booksAbove, branchBook, meetingsOf, type Meetings } from './book.ts';
import { years } from './calendar.ts';
import { amend, strongBranches, talkWith, withMeasures } from './follow.ts';
import { exempted, type Life, liveYear, type Rows, type Session } from './life.ts';
import { Membership } from './people.ts';
import { random } from './random.ts';
import type { Forest, SampleOrganisation } from './units.ts';

export interface SampleFile {
  /** Below the root, with `/`. */
  path: string;
  text: string;
}

const csv = (kind: KindName, rows: readonly Row[]): string => {
  const fields = [...headerOf(kind), ...extraColumns(kind).filter((column) => rows.some((row) => row[column]))];
  return `${Papa.unparse({ fields, data: rows.map((row) => fields.map((column) => row[column])) }, { newline: '\n' })}\n`;
};

/** Numbers of the recognising documents that other entries of the sample quote; the rest follow from 51. */
const quotedDocuments: Readonly<Record<string, number>> = {
  'kg-ldtbxh': 11,
  'kg-to-chau': 12,
  'kg-thanh-yen-a': 13,
  'kg-khoa-thmn': 14,
  ...Object.fromEntries(Array.from({ length: 16 }, (_, i) => [`q8-p${String(i + 1).padStart(2, '0')}`, 21 + i])),
  'q8-thpt-a': 41,
};

/** One session for each unit that recognises, in January, or in September after a school year. */
const sessionsOf = ({ branches }: SampleOrganisation): Map<string, Session> => {
  const sessions = new Map<string, Session>();
  let next = 51;
  for (const { unit, recogniser } of branches) {
    if (sessions.has(recogniser)) continue;
    const month = unit.yearKind === 'nam_hoc' ? '09' : '01';
    const day = String(random(`${recogniser} session`).int(5, 13)).padStart(2, '0');
    sessions.set(recogniser, { document: `${quotedDocuments[recogniser] ?? next++}-NQ/BCH`, day: `${years[0] + 1}-${month}-${day}` });
  }
  return sessions;
};

/** A branch whose list says which political lessons each member has learned. */
const learners = { unit: 'kg-ldtbxh-vp', year: 2016 };
const withLessons = (rows: Rows['doan-vien']): Rows['doan-vien'] =>
  rows.map((row, i) => ({ ...row, bai_da_hoc: row.doi_tuong === 'doan_vien' ? [1, 2, 3, 4, 5, 6].slice(0, 6 - (i % 3)).join('; ') : '' }));

/** The recorded decision for the member who registers fewer items, so that the rule lets them through. */
const exemption = (rows: Rows['dang-ky']): Exception => {
  const items = Map.groupBy(rows, (row) => row.ma_doan_vien);
  const [member] = [...items].find(([, own]) => own.length === exempted.items)!;
  return {
    rule: 'duoi-toi-thieu',
    unit: exempted.unit,
    year: exempted.year,
    member,
    reason: 'Đi học tập trung ở xa từ đầu năm; chi đoàn thống nhất cho đăng ký 4 việc vừa sức.',
    decidedBy: 'Ban Thường vụ Quận Đoàn 8',
    day: '2016-04-12',
  };
};

/** Every file of the sample but its pictures, one after another so that a large one never stands in memory. */
export function* sampleFiles(forest: Forest): Generator<SampleFile> {
  for (const [name, units] of Object.entries(forest.files)) yield { path: `content/units/${name}.json`, text: unitFile(units) };

  const exceptions: Exception[] = [];
  for (const organisation of forest.organisations) {
    const membership = new Membership(organisation.root);
    const sessions = sessionsOf(organisation);
    const recognitions = new Map<string, Rows['cong-nhan']>();
    const met: Meetings[] = [];
    for (const branch of organisation.branches) {
      const { unit, recogniser } = branch;
      for (const [year, roster] of membership.rosters(branch, years)) {
        if (!(branch.years ?? years).includes(year)) continue;
        const { 'cong-nhan': recognised, ...life } = liveYear(organisation.root, branch, year, roster, sessions.get(recogniser)!);
        const meetings = meetingsOf(organisation.root, unit, year, life);
        met.push(meetings);
        const rows: Life = {
          ...life,
          'doan-vien': unit.code === learners.unit && year === learners.year ? withLessons(life['doan-vien']) : life['doan-vien'],
          'dang-ky': withMeasures(organisation.root, unit, year, life['dang-ky']),
          'dieu-chinh': amend(organisation.root, unit, year, life),
          // Only programme Q asks for talks, and only plan K for strong branches.
          'trao-doi': organisation.root === 'q8' ? talkWith(unit, year, roster) : [],
          'so-viec': branchBook(organisation.root, meetings, recognised[0]?.ngay_hop),
        };
        for (const kind of kindNames) {
          if (kind !== 'cong-nhan' && rows[kind].length > 0)
            yield { path: submissionPath(unit.code, year, kind), text: csv(kind, rows[kind]) };
        }
        if (unit.code === exempted.unit && year === exempted.year) exceptions.push(exemption(rows['dang-ky']));
        const path = submissionPath(recogniser, year, 'cong-nhan');
        if (recognised.length > 0) recognitions.set(path, [...(recognitions.get(path) ?? []), ...recognised]);
      }
    }
    for (const [path, rows] of recognitions) {
      rows.sort((a, b) => compareCodes(a.ma_chi_doan, b.ma_chi_doan) || compareCodes(a.ma_doan_vien, b.ma_doan_vien));
      yield { path, text: csv('cong-nhan', rows) };
    }
    const sessionOf = (unit: string, year: number) => recognitions.get(submissionPath(unit, year, 'cong-nhan'))?.[0]?.ngay_hop;
    for (const { unit, year, rows } of booksAbove(organisation, met, sessionOf, years))
      yield { path: submissionPath(unit.code, year, 'so-viec'), text: csv('so-viec', rows) };
    if (organisation.root !== 'kg') continue;
    for (const branches of Map.groupBy(met, ({ unit, year }) => `${unit.parent} ${year.year}`).values()) {
      const [{ unit, year }] = branches as [Meetings];
      const rows = strongBranches(branches, sessionOf(unit.parent!, year.year));
      if (rows.length > 0) yield { path: submissionPath(unit.parent!, year.year, 'chi-doan-manh'), text: csv('chi-doan-manh', rows) };
    }
  }
  yield { path: 'content/exceptions.json', text: json({ exceptions }) };
}
