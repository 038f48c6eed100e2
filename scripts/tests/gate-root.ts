import { stringify } from 'yaml';
import { headerOf, type KindName } from '../../src/domain/index.ts';
import type { Files } from './bare.ts';
import { at, branch, mini, registrations } from './mini.ts';

/** The tiny organisation as a repository would hold it: units with their stewards, and what two of them have handed in. */

/** Accounts: the stewards of these units, and somebody who is nobody's. */
export const accounts = { q8: 1, p01: 100, kp1: 101, kp2: 102, p02: 200, p02kp1: 201, stranger: 999 };
const stewards = new Map([
  ['q8', accounts.q8],
  ['q8-p01', accounts.p01],
  ['q8-p01-kp1', accounts.kp1],
  ['q8-p01-kp2', accounts.kp2],
  ['q8-p02', accounts.p02],
  ['q8-p02-kp1', accounts.p02kp1],
]);
const raw = mini();
export const units = [
  ...(raw.units[0]!.data as { units: { code: string }[] }).units,
  { code: 'q8-p02', name: 'Đoàn phường 2', level: 'co_so', kind: 'dia_ban_dan_cu', parent: 'q8' },
  branch('q8-p02-kp1', { parent: 'q8-p02' }),
].map((unit) => (stewards.has(unit.code) ? { ...unit, stewards: [stewards.get(unit.code)] } : unit));

export const csv = (kind: KindName, ...rows: string[]) => [headerOf(kind).join(','), ...rows, ''].join('\n');
export const member = (code: string, unit = 'q8-p01-kp1') => `2016,${unit},${code},doan_vien,dang_sinh_hoat,`;
export const result = (stt: number, unit = 'q8-p01-kp1', code = 'DV-1A') => `2016,${unit},${code},${stt},Q1,hoan_thanh,,`;
export const proposal = (code: string, unit = 'q8-p01-kp1') => `2016,${unit},${code},hoan_thanh_tot,,Chi đoàn biểu quyết`;
export const recognition = (code: string, unit = 'q8-p01-kp1') => `2016,q8-p01,${unit},${code},hoan_thanh_tot,,12-NQ/BCH,2017-01-08`;
export const items = (code: string, n: number, unit = 'q8-p01-kp1') => registrations(code, n, { unit });

const [entry] = raw.entries;
const content: Files = {
  // The sessions of 2016 are held in January.
  'content/site.json': JSON.stringify({ ...(raw.site!.data as object), asOf: '2017-01-31' }),
  'content/units/q8.json': JSON.stringify({ units }),
  'content/exceptions.json': '{"exceptions":[]}',
  [entry!.path]: `---\n${stringify(entry!.data)}---\n`,
  ...Object.fromEntries(raw.programmes.map(({ path, data }) => [path, JSON.stringify(data)])),
  'package.json': '{}',
};
export const submitted: Files = {
  [at('q8-p01-kp1', 'doan-vien')]: csv('doan-vien', member('DV-1A'), member('DV-2B')),
  [at('q8-p01-kp1', 'dang-ky')]: csv('dang-ky', items('DV-1A', 6), items('DV-2B', 5)),
  [at('q8-p01-kp1', 'ket-qua')]: csv('ket-qua', result(1), result(2)),
  [at('q8-p01-kp1', 'danh-gia')]: csv('danh-gia', proposal('DV-1A'), proposal('DV-2B')),
  [at('q8-p01', 'cong-nhan')]: csv('cong-nhan', recognition('DV-1A')),
  [at('q8-p02-kp1', 'doan-vien')]: csv('doan-vien', member('DV-7C', 'q8-p02-kp1')),
};
export const main: Files = { ...content, ...submitted };
