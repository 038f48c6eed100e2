import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Papa from 'papaparse';
import { headerOf, submissionPath, type Unit } from '../../src/domain/index.ts';
import { WorkingYear } from '../sample/calendar.ts';
import { random } from '../sample/random.ts';
import { Registrar } from '../sample/register.ts';

/** How much one root holds: registrations of so many members, five or more items each. */
export interface Size {
  branches: number;
  years: readonly number[];
  membersOfBranch: number;
}

/** The account that hands in for the first branch. */
export const steward = 900_001;

const perBaseUnit = 30;
const code = (base: number, branch?: number) => `q8-p${base}${branch === undefined ? '' : `-kp${branch}`}`;
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
/** A code that no rule takes for a word or a number. */
const memberCode = (n: number) =>
  `DV-${[15, 10].map((s) => alphabet[(n >> s) & 31]).join('')}7${[5, 0].map((s) => alphabet[(n >> s) & 31]).join('')}`;

const unitsOf = ({ branches }: Size): object[] => {
  const bases = Math.ceil(branches / perBaseUnit);
  const kind = 'dia_ban_dan_cu';
  return [
    { code: 'q8', name: 'Quận Đoàn 8', level: 'huyen', kind },
    ...Array.from({ length: bases }, (_, b) => ({ code: code(b), name: `Đoàn phường ${b}`, level: 'co_so', kind, parent: 'q8' })),
    ...Array.from({ length: branches }, (_, i) => ({
      code: code(Math.floor(i / perBaseUnit), i % perBaseUnit),
      name: `Chi đoàn ${i}`,
      level: 'chi_doan',
      kind,
      branchType: 'bo_phan',
      parent: code(Math.floor(i / perBaseUnit)),
      ...(i === 0 && { stewards: [steward] }),
    })),
  ];
};

/** One branch's registrations of a year, written as the sample's members write them. */
const registrations = (branch: string, year: number, from: number, count: number): string => {
  const chance = random(`${branch} ${year} ${from}`);
  const registrar = new Registrar(chance, 'q8', { bloc: 'do_thi' } as Unit, new WorkingYear({ yearKind: 'nam_duong_lich' } as Unit, year));
  const records = Array.from({ length: count }, (_, i) => {
    const person = { code: memberCode(from + i), diligence: 0.8 };
    return registrar
      .register({ person, kind: 'doan_vien', state: 'dang_sinh_hoat' }, 20, 1, 5)
      .map((item) => [
        String(year),
        branch,
        person.code,
        'doan_vien',
        item.number,
        item.criterion,
        item.type,
        item.text,
        item.amount,
        item.measure,
        item.due,
        item.registered,
      ]);
  });
  return `${Papa.unparse(records.flat(), { newline: '\n' })}\n`;
};

/** The same rows with all five codes in them wrong, and each another one in every row: the worst that columns that slipped can do. */
const withWrongCodes = (rows: string, from: number): string =>
  rows.replace(
    /^(\d+),[^,]*,[^,]*,[^,]*,(\d+),[^,]*,[^,]*,/gm,
    (_, year: string, number: string, at: number) =>
      `${year},khu pho ${from + at},DV ${from + at},doan ${from + at}?,${number},tieu chi ${from + at}?,loai ${from + at},`,
  );

/** Writes a root of that size below `out`; programme and settings are those of `root`. Gives the number of rows, each with wrong codes if asked. */
export const writeRoot = (root: string, out: string, size: Size, isWrong = false): number => {
  for (const path of ['content/site.json', 'content/programmes/rlhd-quan-8-2014.json'])
    cpSync(join(root, path), join(out, path), { recursive: true });
  const write = (path: string, text: string, flag = 'w') => {
    mkdirSync(dirname(join(out, path)), { recursive: true });
    writeFileSync(join(out, path), text, { flag });
  };
  write('content/units/quan-8.json', JSON.stringify({ units: unitsOf(size) }));
  // Nobody writes thousands of items that differ: texts come anew for each group of members, as between branches.
  const group = 20;
  let rows = 0;
  for (let i = 0; i < size.branches; i++)
    for (const year of size.years) {
      const branch = code(Math.floor(i / perBaseUnit), i % perBaseUnit);
      const path = submissionPath(branch, year, 'dang-ky');
      write(path, `${headerOf('dang-ky').join(',')}\n`);
      for (let member = 0; member < size.membersOfBranch; member += group) {
        const count = Math.min(group, size.membersOfBranch - member);
        const good = registrations(branch, year, i * size.membersOfBranch + member, count);
        // The place in a text of twenty members and the first member's number make each wrong code another one.
        write(path, isWrong ? withWrongCodes(good, (i * size.membersOfBranch + member) * 1000) : good, 'a');
        rows += count * 5;
      }
    }
  return rows;
};
