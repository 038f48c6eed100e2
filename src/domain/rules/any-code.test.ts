import { describe, expect, test } from 'vitest';
import { check, rollUp, type RawContent } from '../index.ts';
import { at, branch, issuesOf, mini, registrations } from '../../../scripts/tests/mini.ts';
import { dice } from '../../../scripts/tests/random-forest.ts';

/**
 * Years in which a few people go from branch to branch, and everybody tells of them, also what is wrong or was told elsewhere. Which
 * branch bears which code decides nothing: the same year under other codes has the same issues and the same figures (Q L76).
 */

/** Of two base units alike, and one of a third circle. */
const branches = ['q8-p01-kp1', 'q8-p01-kp2', 'q8-p02-kp1', 'q8-p02-kp2', 'q8-cd-thue'];
const aboveOf = (unit: string) => unit.match(/q8-p\d+/)?.[0] ?? 'q8';
type Files = Record<string, string>;

const today = '2017-02-01';
const withDay = 'nam,ma_chi_doan,ma_doan_vien,doi_tuong,tinh_trang,so_thang_dia_phuong,ngay_chuyen';
const tangledYear = (seed: number): Files => {
  const random = dice(seed);
  const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!;
  const number = () => 1 + Math.floor(random() * 6);
  const [lists, rows]: [Record<string, string[]>, Record<string, string[]>] = [{}, {}];
  const put = (path: string, ...lines: readonly string[]) => (rows[path] ??= []).push(...lines);
  const often = (times: number, chance: number, tell: () => void) => {
    for (let i = 0; i < times; i++) if (random() < chance) tell();
  };
  const tell = (unit: string, member: string) => {
    const text = random() < 0.4 ? { noi_dung: pick(['Trồng 2 cây', 'Trực 3 buổi']) } : {};
    if (random() < 0.7) put(at(unit, 'dang-ky'), ...registrations(member, 1 + number(), { unit, ...text }).split('\n'));
    const result = () => `2016,${unit},${member},${number()},${pick(['Q1', 'Q2', 'Q3', 'NAM'])},${pick(['hoan_thanh', 'dang_lam'])},,`;
    often(3, 0.5, () => put(at(unit, 'ket-qua'), result()));
    const drop = () => `2016,${unit},${member},${number()},bo,${pick(['2016-05-01', '2016-09-01'])},Chuyển ca`;
    often(2, 0.4, () => put(at(unit, 'dieu-chinh'), drop()));
    const rating = pick(['khong_hoan_thanh', 'hoan_thanh', 'hoan_thanh_tot']);
    often(1, 0.4, () => put(at(unit, 'danh-gia'), `2016,${unit},${member},${rating},,Chi đoàn biểu quyết`));
    const above = aboveOf(unit);
    const recognised = () => `2016,${above},${unit},${member},${pick(['khong_hoan_thanh', 'hoan_thanh'])},Xét lại,12-NQ/BCH,2017-01-08`;
    often(1, 0.3, () => put(at(above, 'cong-nhan'), recognised()));
  };
  for (let i = 0; i < 12; i++) {
    const member = `DV-${i + 10}A`;
    // Most go from one branch of a base unit to the other: they know each other best.
    const shuffled = branches.map((unit, at) => [random() * (at < 2 ? 0.6 : 1), unit] as const).sort(([a], [b]) => a - b);
    const way = shuffled.slice(0, pick([1, 2, 2, 2, 3])).map(([, unit]) => unit);
    // Of two that she left nobody may ask which came first: that is a case by itself.
    const days = way.length > 2 || random() < 0.7 ? ['2016-04-15', '2016-08-01'] : [];
    for (const [i, unit] of way.entries()) {
      const [isFirst, isLast] = [i === 0, i === way.length - 1];
      const state = isLast ? (isFirst ? 'dang_sinh_hoat' : 'chuyen_den') : 'chuyen_di';
      (lists[unit] ??= []).push(`2016,${unit},${member},doan_vien,${state},,${isFirst && isLast ? '' : (days[isLast ? i - 1 : i] ?? '')}`);
      tell(unit, member);
    }
  }
  for (const [unit, listed] of Object.entries(lists)) rows[at(unit, 'doan-vien')] = [withDay, ...listed];
  return Object.fromEntries(Object.entries(rows).map(([path, lines]) => [path, lines.join('\n')]));
};

const rawOf = (files: Files): RawContent => {
  const raw = mini(files);
  const { units } = (raw.units[0] as { data: { units: { code: string }[] } }).data;
  const ward = { ...units.find(({ code }) => code === 'q8-p01')!, code: 'q8-p02', name: 'Đoàn phường 2' };
  const more = branches.slice(2, 4).map((code) => branch(code, { parent: ward.code }));
  const site = { ...raw.site!, data: { ...(raw.site!.data as object), asOf: today } };
  return { ...raw, site, units: [{ path: 'content/units/mini.json', data: { units: [...units, ward, ...more] } }] };
};

/** The issues and the units' figures of a year, under the codes that a name gives. */
const toldOf = (files: Files, named = (text: string) => text) => {
  const report = check(rawOf(files), { today });
  const figures = rollUp(report.content!, report.accepted, today).flatMap(({ unit, year, figures, steps }) => {
    const states = steps.map(({ state, evidence }) => [state, evidence.map(({ have, of, due }) => [have, of, due])]);
    return year === 2016 ? [[named(unit.code), { figures, states }] as const] : [];
  });
  const issues = issuesOf(report).map(({ code, file, row }) => `${code} ${named(file)} ${row ?? ''}`);
  return { issues: issues.toSorted(), figures: Object.fromEntries(figures) };
};

/** Codes that change places. */
const swaps: Record<string, (text: string) => string> = {
  'two branches of one base unit': (text) => text.replace(/(q8-p01-kp)([12])/g, (_, of: string, n: string) => `${of}${3 - Number(n)}`),
  'two base units with their branches': (text) => text.replace(/q8-p0([12])/g, (_, n: string) => `q8-p0${3 - Number(n)}`),
};

const years = process.env['MODE'] === 'chance' ? 1000 : 60;
describe('years in which people move, under other codes', () => {
  test.each(Array.from({ length: 4 }, (_, part) => part))('part %i', (part) => {
    for (let seed = part; seed < years; seed += 4) {
      const files = tangledYear(seed);
      const own = toldOf(files);
      expect(own.issues.length).toBeGreaterThan(0);
      for (const [exchanged, swap] of Object.entries(swaps)) {
        const swapped = Object.fromEntries(Object.entries(files).map(([path, text]) => [swap(path), swap(text)]));
        expect({ seed, exchanged, ...toldOf(swapped, swap) }).toEqual({ seed, exchanged, ...own });
      }
    }
  });
});
