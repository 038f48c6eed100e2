import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check, existsIn, levels, ReportsInFull, standingOf, type Cell, type RawContent, type Unit } from '../index.ts';
import { readRoot } from '../../repository/read-root.ts';
import { largeSample } from '../../../scripts/tests/large-sample.ts';
import { sampleHere } from '../../../scripts/tests/mini.ts';

/**
 * What P12, P14 and P16 to P18 tell of a unit in full, counted again from the text of its book, its lists and what boards wrote:
 * of organisations, districts, base units, and of a ward that stands right below its province, as wards do today.
 */

type Shown = Readonly<Record<string, Cell>>;
const sample = largeSample();
const textOf = (path: string) => (existsSync(join(sample, path)) ? readFileSync(join(sample, path), 'utf8') : '');
/** The first cells of a file's rows by their columns: no text stands in them that could hold a comma. */
const rowsOf = (unit: string, year: number, kind: string): Readonly<Record<string, string>>[] => {
  const [header, ...lines] = textOf(`content/submissions/${unit}/${year}/${kind}.csv`).trimEnd().split('\n');
  const names = header!.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [names[i], cell])));
};
/** What stands above the text of each published entry. */
const heads = (collection: string): string[] =>
  readdirSync(join(sample, 'content', collection))
    .map((file) => textOf(`content/${collection}/${file}`).split('\n---')[0]!)
    .filter((head) => /^state: cong_bo$/m.test(head));
const value = (head: string, key: string): string => new RegExp(`^${key}: (.+)$`, 'm').exec(head)?.[1] ?? '';
const times = (head: string, pattern: RegExp): number => [...head.matchAll(pattern)].length;
const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

/** Xã Đoàn Thuận Yên as a unit of today: right below the province, recognising its own chi đoàn cơ sở. */
const withWard = (raw: RawContent): RawContent => {
  const asToday = (u: Unit): object =>
    u.code === 'kg-thuan-yen' ? { ...u, level: 'xa', parent: 'kg' } : u.parent === 'kg-thuan-yen' ? { ...u, branchType: 'co_so' } : u;
  return {
    ...raw,
    units: raw.units.map((file) => {
      const data = file.data as { units: Unit[] };
      return { ...file, data: { ...data, units: data.units.map(asToday) } };
    }),
  };
};

describe.runIf(sampleHere).each([
  ['as its programme found them', (raw: RawContent) => raw, ['kg', 'kg-ha-tien', 'kg-cdsp', 'q8', 'kg-to-chau', 'kg-khoa-thmn', 'q8-p01']],
  ['with a ward of today', withWard, ['kg', 'kg-ha-tien', 'kg-thuan-yen']],
] as const)('the units %s', (_, change, codes) => {
  const raw = change(readRoot(sample));
  const report = check(raw);
  const content = standingOf(report)!;
  const { forest } = content;
  const asOf = content.site.asOf!;
  const reports = ReportsInFull.ofRoot(raw, { content, report, asOf }, undefined);
  const each = [2015, 2016].flatMap((year) => codes.map((code) => ({ code, year, where: `${code} ${year}` })));
  const shown = (unit: string, year: number, code: string) =>
    reports
      .of(unit, year)!
      .find((one) => one.code === code)
      ?.content();
  type Content = NonNullable<ReturnType<typeof shown>>;
  const fact = ({ facts }: Content, label: string) => facts.find(([name]) => name === label)![1];
  const rows = ({ tables }: Content, caption: string): Shown[] => {
    const found = tables.find((table) => table.caption.startsWith(caption));
    return (found?.rows ?? []).map((row) => Object.fromEntries(found!.columns.map(({ label }, i) => [label, row[i]!])));
  };
  const inside = (above: string, year?: number) =>
    forest.units.filter(
      (u) => (u.code === above || forest.ancestors(u).some(({ code }) => code === above)) && (year === undefined || existsIn(u, year)),
    );
  const isInside = (above: string) => (head: string) => inside(above).some(({ code }) => code === value(head, 'unit'));
  /** The units of a year right above chi đoàn, by name, with their chi đoàn. */
  const withBranches = (above: string, year: number) =>
    inside(above, year).flatMap((unit) => {
      const branches = inside(above, year).filter((u) => u.parent === unit.code && levels[u.level].submits);
      return branches.length > 0 && !levels[unit.level].submits ? [{ unit, branches }] : [];
    });
  const acts = (unit: string, year: number, ...of: string[]) => rowsOf(unit, year, 'so-viec').filter((row) => of.includes(row['viec']!));

  test('P12 (K L55; Q L41, L58): inspections, what is to be mended, visits to chi đoàn', () => {
    const visits = each.map(({ code, year, where }) => {
      const made = shown(code, year, 'P12')!;
      const held = heads('inspections').filter((head) => isInside(code)(head) && value(head, 'year') === String(year));
      expect(fact(made, 'cuộc kiểm tra theo kế hoạch'), where).toBe(held.length);
      const open = held.map((head) => times(head, /^ {2}- text: /gm) - times(head, /^ {4}closed: /gm));
      expect(fact(made, 'việc còn phải khắc phục'), where).toBe(sum(open));
      const expected = withBranches(code, year).map(({ unit, branches }) => [
        unit.name,
        acts(unit.code, year, 'kiem_tra_ho_tro', 'kiem_tra_quy_trinh').length,
        branches.length,
      ]);
      const told = rows(made, 'Kiểm tra, hỗ trợ chi đoàn').map((row) => [row['Đơn vị'], row['Lượt kiểm tra'], row['Chi đoàn']]);
      expect(told.map(String).sort(), where).toEqual(expected.map(String).sort());
      return sum(expected.map(([, n]) => Number(n)));
    });
    expect(sum(visits)).toBeGreaterThan(100);
  });
  test('P14 (K L37, L57, Q L46): passing on to base units, and meetings on the month’s topic', () => {
    const meetings = each.map(({ code, year, where }) => {
      const made = shown(code, year, 'P14')!;
      const passed = inside(code, year).flatMap((u) =>
        acts(u.code, year, 'quan_triet').filter((row) => forest.get(row['lien_quan']!)!.parent === u.code),
      ).length;
      expect(rows(made, 'Các lần quán triệt').length, where).toBe(passed);
      const expected = withBranches(code, year).map(({ unit, branches }) => [
        unit.name,
        sum(branches.map((b) => acts(b.code, year, 'chu_de_thang').length)),
      ]);
      const told = rows(made, 'Sinh hoạt chi đoàn theo chủ đề').map((row) => [row['Đơn vị'], row['Buổi sinh hoạt']]);
      expect(told.map(String).sort(), where).toEqual(told.length === 0 ? [] : expected.map(String).sort());
      return told.length;
    });
    expect(sum(meetings)).toBeGreaterThan(10);
  });
  test('P16 (K L54, L59) and P17 (K L54): who was honoured, which models there are and where they were copied', () => {
    const counted = each.map(({ code, year, where }) => {
      const honours = heads('honours').filter((head) => isInside(code)(head) && value(head, 'year') === String(year));
      const of = (kind: string) => honours.filter((head) => value(head, 'recipientKind') === kind).length;
      const roll = shown(code, year, 'P16');
      if (roll || honours.length > 0)
        expect([fact(roll!, 'tập thể'), fact(roll!, 'cá nhân')], where).toEqual([of('tap_the'), of('ca_nhan')]);
      const stories = heads('stories').filter((head) => isInside(code)(head) && value(head, 'day') <= asOf);
      const copied = stories.map((head) => times(head, /^ {2}- unit: /gm));
      const models = shown(code, year, 'P17');
      if (models || stories.length > 0)
        expect([fact(models!, 'mô hình'), fact(models!, 'lượt nhân rộng')], where).toEqual([stories.length, sum(copied)]);
      return honours.length + stories.length;
    });
    expect(sum(counted)).toBeGreaterThan(5);
  });
  test('P18 (K L57 “trên cả 03 mặt”): every chi đoàn that registered, aspect by aspect', () => {
    const counted = each.map(({ code, year, where }) => {
      const lines = inside(code, year).flatMap((u) => rowsOf(u.code, year, 'chi-doan-manh'));
      const results: Readonly<Record<string, string>> = { dat: 'đạt', chua_dat: 'chưa đạt', chua_xet: 'chưa xét' };
      const expected = lines.map((line) => [
        forest.get(line['ma_chi_doan']!)!.name,
        ...['tu_tuong', 'to_chuc', 'hoat_dong'].map((aspect) => results[line[aspect]!]!),
        line['ngay_cong_nhan_manh']!.split('-').reverse().join('/') || 'chưa',
      ]);
      const made = shown(code, year, 'P18');
      const told = made ? rows(made, 'Từng chi đoàn đã đăng ký').map((row) => Object.values(row).slice(1)) : [];
      expect(told.map(String).sort(), where).toEqual(expected.map(String).sort());
      return lines.length;
    });
    expect(sum(counted)).toBeGreaterThan(10);
  });
});
