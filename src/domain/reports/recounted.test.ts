import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check, existsIn, levels, ReportsInFull, standingOf, type Cell, type Unit } from '../index.ts';
import { readRoot } from '../../repository/read-root.ts';
import { largeSample } from '../../../scripts/tests/large-sample.ts';
import { sampleHere } from '../../../scripts/tests/mini.ts';
import { recountOf, type Counted } from '../../../scripts/tests/recount.ts';

/**
 * What reports in full and papers to be signed tell of each unit, at every level of the organisation, counted again from the text of
 * the files; `reports.test.ts` counts what a report tells of all together.
 */

type Row = Readonly<Record<string, Cell>>;
interface Shown {
  columns: readonly { label: string }[];
  rows: readonly (readonly Cell[])[];
}
const rowsIn = ({ columns, rows }: Shown): Row[] => rows.map((row) => Object.fromEntries(columns.map((c, i) => [c.label, row[i]!])));

describe.runIf(sampleHere)('the sample, unit by unit at every level', () => {
  const sample = largeSample();
  const raw = readRoot(sample);
  const report = check(raw);
  const content = standingOf(report)!;
  const { forest, programmes } = content;
  const reports = ReportsInFull.ofRoot(raw, { content, report, asOf: content.site.asOf! }, undefined);
  const textOf = (path: string) => (existsSync(join(sample, path)) ? readFileSync(join(sample, path), 'utf8') : undefined);
  const { recount, rowsOfPeople } = recountOf(textOf, forest.units, content.site.asOf!);

  /** A province, districts and a school of its own, a root district, a base unit of each kind, a chi đoàn. */
  const atLevels = ['kg', 'kg-ha-tien', 'kg-khoi-cq', 'kg-cdsp', 'q8', 'kg-to-chau', 'kg-khoa-thmn', 'q8-thpt-a', 'kg-to-chau-kp1'];
  const leading = atLevels.filter((code) => !levels[forest.get(code)!.level].submits);
  const years = [2015, 2016];
  const each = <T>(codes: readonly string[], from: (unit: Unit, year: number) => T[]): T[] =>
    codes.flatMap((code) => years.flatMap((year) => from(forest.get(code)!, year)));
  const programmeOf = (unit: Unit) => programmes.find((p) => p.organisation === forest.root(unit).code)!;
  const known = new Map<string, ReturnType<typeof reports.of>>();
  const made = (unit: string, year: number, code: string) => {
    const key = `${unit}/${year}`;
    if (!known.has(key)) known.set(key, reports.of(unit, year));
    return known.get(key)!.find((one) => one.code === code);
  };
  const tableIn = (unit: string, year: number, code: string, caption: string): Row[] =>
    rowsIn(
      made(unit, year, code)
        ?.content()
        .tables.find((table) => table.caption.startsWith(caption)) ?? { columns: [], rows: [] },
    );
  const isBelow = (above: Unit) => (u: Unit) => u === above || forest.ancestors(u).includes(above);
  /** The unit of which a row speaks, by its name and the name above it. */
  const unitOf = (inside: Unit, year: number, name: Cell, above?: Cell): Unit => {
    const found = forest.units.filter(
      (u) =>
        u.name === name &&
        existsIn(u, year) &&
        isBelow(inside)(u) &&
        (above === undefined || above === forest.get(u.parent ?? '')?.name || above === '—'),
    );
    expect(found, `${inside.code} ${year} ${name} ${above}`).toHaveLength(1);
    return found[0]!;
  };
  /** Compares the numbers of a row with a recount; words stand where there is no number yet. */
  const compare = (row: Row, expected: Readonly<Record<string, number>>, where: string): number => {
    const numbers = Object.entries(expected).filter(([label]) => typeof row[label] === 'number');
    for (const [label] of Object.entries(expected)) expect(row, where).toHaveProperty([label]);
    for (const [label, n] of numbers) expect(row[label], `${where}: ${label}`).toBe(n);
    return numbers.length;
  };
  const figures = ({ members, registered, items }: Counted) => ({ 'Đoàn viên': members, 'Đã đăng ký': registered, 'Việc đăng ký': items });
  const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

  test('P9 (K L59): every base unit, at half a year and at a year', () => {
    const compared = each(leading, (unit, year) =>
      tableIn(unit.code, year, 'P9', 'Từng cơ sở').map((row) => {
        const { code } = unitOf(unit, year, row['Cơ sở Đoàn']!, row['Đơn vị cấp trên']);
        const counted = recount(code, year);
        const until = { 'Xong 06 tháng': counted.byRound.get('Q2') ?? 0, 'Xong cả năm': counted.byRound.get('NAM') ?? 0 };
        return compare(row, { ...figures(counted), ...until }, `${unit.code} ${year} ${code}`);
      }),
    );
    expect(compared.length).toBeGreaterThan(100);
    expect(sum(compared)).toBeGreaterThan(400);
  });
  test('P10 (K L44): every unit that a department follows; P11 (K L43): every pilot until the end of the second quarter', () => {
    const followed = years.flatMap((year) =>
      tableIn('kg', year, 'P10', 'Số liệu của đơn vị').map((row) => {
        const { code } = unitOf(forest.get('kg')!, year, row['Đơn vị']!);
        return compare(row, { ...figures(recount(code, year)), 'Hoàn thành': recount(code, year).done }, `${year} ${code}`);
      }),
    );
    expect(sum(followed)).toBeGreaterThan(10);
    const pilots = tableIn('kg', 2015, 'P11', 'Từng đơn vị').map((row) => {
      const { code } = unitOf(forest.get('kg')!, 2015, row['Đơn vị']!);
      const counted = recount(code, 2015);
      return compare(row, { ...figures(counted), 'Xong quý II': counted.byRound.get('Q2') ?? 0 }, code);
    });
    expect(pilots).toEqual([4, 4, 4, 4]);
  });
  test('P19: every unit and every chi đoàn below one', () => {
    const compared = each(atLevels, (unit, year) =>
      tableIn(unit.code, year, 'P19', 'Từng đơn vị').map((row) => {
        const { code } = unitOf(unit, year, row['Đơn vị']!, row['Đơn vị cấp trên']);
        const counted = recount(code, year);
        return compare(
          row,
          { ...figures(counted), 'Hoàn thành': counted.done, 'Đã công nhận': counted.recognised },
          `${unit.code} ${year} ${code}`,
        );
      }),
    );
    expect(compared.length).toBeGreaterThan(300);
    expect(sum(compared)).toBeGreaterThan(1000);
  });
  test('P8 (Q L63): every level of rating of every unit below', () => {
    const compared = each(leading, (unit, year) => {
      const { scale, notRated } = programmeOf(unit).ratings;
      return tableIn(unit.code, year, 'P8', 'Theo đơn vị').map((row) => {
        const { code } = unitOf(unit, year, row['Đơn vị']!);
        const { byRating } = recount(code, year);
        const levelsOf = Object.fromEntries(
          [...scale, notRated].flatMap((r) => (r.name in row ? [[r.name, byRating.get(r.code) ?? 0]] : [])),
        );
        return compare(row, levelsOf, `${unit.code} ${year} ${code}`);
      });
    });
    expect(sum(compared)).toBeGreaterThan(100);
  });
  test('P6 (Q L63): a unit’s list is the sum of what was decided of its chi đoàn, level by level', () => {
    const decided = each(leading, (unit, year) => {
      const branches = forest.units.filter((u) => levels[u.level].submits && existsIn(u, year) && isBelow(unit)(u));
      const rows = branches.flatMap((u) => {
        const listed = new Set(rowsOfPeople(u.code, year, 'doan-vien').map((row) => row['ma_doan_vien']));
        const file = textOf(`content/submissions/${u.parent!}/${year}/cong-nhan.csv`) ?? '';
        const [header, ...lines] = file
          .trimEnd()
          .split('\n')
          .map((line) => line.split(','));
        const at = (name: string) => header!.indexOf(name);
        return lines
          .filter((cells) => cells[at('ma_chi_doan')] === u.code && listed.has(cells[at('ma_doan_vien')]!))
          .map((cells) => cells[at('xep_loai_cong_nhan')]!);
      });
      const { facts, tables } = made(unit.code, year, 'P6')!.content();
      const where = `${unit.code} ${year}`;
      expect(facts.find(([label]) => label === 'đã công nhận')![1], where).toBe(rows.length);
      const table = tables.find(({ caption }) => caption.startsWith('Từng chi đoàn'))!;
      const [total] = rowsIn({ columns: table.columns, rows: [table.total!] });
      const { scale, notRated } = programmeOf(unit).ratings;
      for (const { code, name } of [...scale, notRated]) {
        expect(total![name], `${where} ${name}`).toBe(rows.filter((rating) => rating === code).length);
        expect(sum(rowsIn(table).map((row) => (typeof row[name] === 'number' ? row[name] : 0))), `${where} ${name}`).toBe(total![name]);
      }
      return [rows.length];
    });
    expect(sum(decided)).toBeGreaterThan(1500);
  });
  test('the papers P9 and P21 of every level tell what the files say: what was registered, done and recognised, unit by unit', () => {
    const compared = each(leading, (unit, year) => {
      const { families, ratings } = programmeOf(unit);
      const parts = families.length > 1 ? families : families[0]!.criteria.map((one) => ({ name: one.name, criteria: [one] }));
      return ['P9', 'P21'].flatMap((report) =>
        made(unit.code, year, report)!
          .papers()
          .flatMap(({ key, paper }) => {
            const until = key === '6-thang' ? 'Q2' : 'NAM';
            const where = `${report} ${unit.code} ${year} ${key}`;
            const whole = recount(unit.code, year);
            return paper.body.flatMap((block) => {
              if (!('table' in block)) return [];
              const [first] = block.table.columns;
              return rowsIn(block.table).map((row) => {
                const name = row[first!.label]!;
                if (first!.label === 'Đơn vị') {
                  const counted = recount(unitOf(unit, year, name).code, year);
                  return compare(row, { ...figures(counted), 'Hoàn thành': counted.byRound.get(until) ?? 0 }, `${where} ${name}`);
                }
                if (first!.label === 'Mức xếp loại') {
                  const rating = [...ratings.scale, ratings.notRated].find((one) => one.name === name)!;
                  return compare(row, { 'Số đoàn viên': whole.byRating.get(rating.code) ?? 0 }, `${where} ${name}`);
                }
                const { criteria } = parts.find((part) => part.name === name)!;
                const of = (counts: Map<string, number>) => sum(criteria.map(({ code }) => counts.get(code) ?? 0));
                const done: Record<string, number> = key === '6-thang' ? {} : { 'Hoàn thành': of(whole.doneBy) };
                return compare(row, { 'Việc đăng ký': of(whole.byCriterion), ...done }, `${where} ${name}`);
              });
            });
          }),
      );
    });
    expect(sum(compared)).toBeGreaterThan(800);
  });
  test('P15 (K L47, K-33): of each chi đoàn how many members have learned which lesson, the whole set, and of all that told', () => {
    const said = ['kg-to-chau-kp1', 'kg-to-chau-kp2', 'kg-dong-ho-kp1'];
    const lessonsOf = (i: number) => ['1', '1 2 3', '1 2 3 4 5 6', ''][i % 4]!;
    const listOf = (unit: string) => textOf(`content/submissions/${unit}/2015/doan-vien.csv`)!.trimEnd().split('\n');
    const told = new Map(
      said.map((unit) => {
        const [header, ...rows] = listOf(unit);
        return [
          `content/submissions/${unit}/2015/doan-vien.csv`,
          [`${header!},bai_da_hoc`, ...rows.map((row, i) => `${row},${lessonsOf(i)}`)],
        ];
      }),
    );
    const submissions = raw.submissions.map((source) => {
      const lines = told.get(source.path);
      return lines ? { ...source, chunks: () => [new TextEncoder().encode(`${lines.join('\n')}\n`)] } : source;
    });
    const again = check({ ...raw, submissions });
    const all = ReportsInFull.ofRoot({ submissions }, { content: standingOf(again)!, report: again, asOf: content.site.asOf! }, undefined);
    for (const unit of ['kg', 'kg-ha-tien', 'kg-to-chau']) {
      const { columns, rows, total } = all
        .of(unit, 2015)!
        .find(({ code }) => code === 'P15')!
        .content()
        .tables.find(({ caption }) => caption.startsWith('Đoàn viên đã học'))!;
      const sums = new Map<string, number>();
      for (const code of said.filter((one) => isBelow(forest.get(unit)!)(forest.get(one)!))) {
        const members = new Set(
          rowsOfPeople(code, 2015, 'doan-vien')
            .filter((row) => row['code'] === code && row['doi_tuong'] === 'doan_vien' && row['tinh_trang'] !== 'chuyen_di')
            .map((row) => row['ma_doan_vien']!),
        );
        const learned = listOf(code)
          .slice(1)
          .flatMap((line, i) => (members.has(line.split(',')[2]!) ? [lessonsOf(i).split(' ')] : []));
        const expected = Object.fromEntries(
          [1, 2, 3, 4, 5, 6].map((n) => [`Bài ${n}`, learned.filter((lessons) => lessons.includes(String(n))).length]),
        );
        const whole = { ...expected, 'Học đủ bộ': learned.filter((lessons) => lessons.length === 6).length, 'Đoàn viên': members.size };
        for (const [label, n] of Object.entries(whole)) sums.set(label, (sums.get(label) ?? 0) + n);
        const [row] = rowsIn({ columns, rows }).filter((one) => one['Chi đoàn'] === forest.get(code)!.name);
        expect(compare(row!, whole, `${unit} ${code}`)).toBe(8);
      }
      const [sumRow] = rowsIn({ columns, rows: [total!] });
      expect(compare(sumRow!, Object.fromEntries(sums), unit)).toBe(8);
    }
  });
});
