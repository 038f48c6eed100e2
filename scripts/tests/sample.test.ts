import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, describe, expect, test } from 'vitest';
import {
  check,
  exceptionsSchema,
  Forest,
  headerOf,
  kindOf,
  levels,
  type Unit,
  parseSubmissionPath,
  submissionPath,
  unitFileSchema,
  type KindName,
  type Row,
} from '../../src/domain/index.ts';
import { readRoot } from '../lib/read-root.ts';
import { sampleFiles } from '../lib/sample/generate.ts';
import { drawScene, sceneFor, sceneNames } from '../lib/sample/pictures.ts';
import { copyAuthored, emptyRoot, writeSample } from '../lib/sample/root.ts';
import { bankSizes } from '../lib/sample/tasks.ts';
import { plantForest } from '../lib/sample/units.ts';
import { sampleHere } from './mini.ts';

/** The sample organisation: the same bytes every time, in the right shape, and with every kind of life in it. */

const repository = join(import.meta.dirname, '../..');
const temporary = mkdtempSync(join(tmpdir(), 'sample-'));
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

/** A sample written anew, so that these tests hold in a repository that was emptied for real use as well. */
const root = join(temporary, 'sample');
copyAuthored(repository, root);
writeSample(root);
const read = (path: string, from = root) => readFileSync(join(from, path), 'utf8');
const raw = readRoot(root);
const files = new Map([...sampleFiles(plantForest())].map(({ path, text }) => [path, text]));
const forest = new Forest(raw.units.flatMap(({ data }) => unitFileSchema.parse(data).units));

interface Read {
  unit: string;
  year: number;
  kind: KindName;
  text: string;
  header: readonly string[];
  rows: readonly Row[];
}
const submissions: readonly Read[] = raw.submissions.map(({ path }) => {
  const text = read(path);
  const [header = [], ...rows] = Papa.parse<string[]>(text, { delimiter: ',', newline: '\n', skipEmptyLines: true }).data;
  return {
    ...parseSubmissionPath(path)!,
    text,
    header,
    rows: rows.map((cells) => Object.fromEntries(header.map((name, i) => [name, cells[i]!]))),
  };
});
const of = (kind: KindName, organisation: 'kg' | 'q8', year?: number) =>
  submissions.filter((s) => s.kind === kind && s.unit.startsWith(organisation) && (year === undefined || s.year === year));
const rowsOf = (...args: Parameters<typeof of>) => of(...args).flatMap((s) => s.rows);
const has = (unit: string, year: number, kind: KindName) => files.has(submissionPath(unit, year, kind));

describe('the same bytes', () => {
  test('every run gives the same files', () => {
    expect(new Map([...sampleFiles(plantForest())].map(({ path, text }) => [path, text]))).toEqual(files);
  });
  const kept = readRoot(repository);
  test.runIf(sampleHere)('what is kept in the repository is what a run gives', () => {
    const paths = [...kept.units, ...kept.submissions, { path: 'content/exceptions.json' }].map((f) => f.path).sort();
    expect(paths).toEqual([...files.keys()].sort());
    expect(paths.filter((path) => read(path, repository) !== files.get(path))).toEqual([]);
  });
  test.runIf(sampleHere)('so are the pictures, each showing what its description says', () => {
    const sampled = kept.entries
      .map(({ data }) => data as { sample?: boolean; picture?: string; pictureAlt?: string })
      .filter((e) => e.sample && e.picture?.endsWith('.svg'));
    expect(sampled.length).toBeGreaterThan(6);
    for (const { picture, pictureAlt } of sampled)
      expect(read(picture!.replace('@', 'content/'), repository)).toBe(drawScene(sceneFor(pictureAlt!)));
  });
  test('writing over the sample changes nothing', () => {
    writeSample(root);
    expect([...files].filter(([path, text]) => read(path) !== text)).toEqual([]);
  });
  test('it stays small enough to read and clone', () => {
    expect([...files.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0)).toBeLessThan(6_000_000);
  });
  test('a larger one holds the members asked for, each under a code of its own', () => {
    const codes: string[] = [];
    const grown = plantForest(4000);
    for (const { path, text } of sampleFiles(grown)) {
      if (parseSubmissionPath(path)?.kind === 'doan-vien' && path.includes('/2015/')) codes.push(...(text.match(/DV-\w{4}/g) ?? []));
    }
    expect(codes.length).toBeGreaterThanOrEqual(4000);
    expect(new Set(codes).size).toBe(codes.length);
  });
});

describe('the right shape', () => {
  test('headers are exact; text is NFC with plain line ends and no BOM', () => {
    expect(submissions.filter((s) => s.header.join() !== headerOf(s.kind).join())).toEqual([]);
    expect(submissions.filter(({ text }) => /[\r\ufeff]/.test(text) || !text.endsWith('\n') || text !== text.normalize('NFC'))).toEqual([]);
  });
  test('every cell fits its column', () => {
    const faults = new Set<string>();
    for (const { kind, rows } of submissions) {
      for (const [column, schema] of Object.entries(kindOf(kind).columns)) {
        for (const cell of new Set(rows.map((row) => row[column]!)))
          if (schema.safeParse(cell).data !== cell) faults.add(`${kind}.${column}: ${cell}`);
      }
    }
    expect([...faults]).toEqual([]);
  });
  test('rows stand in the order of the member codes', () => {
    const disordered = submissions.filter(({ kind, rows }) => {
      const keys = rows.map((r) => (kind === 'cong-nhan' ? r['ma_chi_doan']! + ' ' : '') + r['ma_doan_vien']!);
      return keys.some((key, i) => i > 0 && key < keys[i - 1]!);
    });
    expect(disordered).toEqual([]);
  });
  test('the check refuses nothing, and the exception is needed', () => {
    const report = check(raw);
    const refused = report.files.filter((f) => f.issues.some((i) => i.severity === 'loi'));
    expect([...refused, ...report.contentIssues.filter((i) => i.file.startsWith('content/units') || i.code === 'ngoai-le-thua')]).toEqual(
      [],
    );
    const { exceptions } = exceptionsSchema.parse(JSON.parse(files.get('content/exceptions.json')!));
    expect(exceptions).toHaveLength(1);
    expect(check({ ...raw, exceptions: undefined }).clean).toBe(false);
  });
  test('every criterion has its bank of sentences', () => {
    for (const [criterion, size] of Object.entries(bankSizes))
      expect(size, criterion).toBeGreaterThanOrEqual(/\d/.test(criterion) ? 12 : 25);
  });
});

describe('the organisations', () => {
  const below = (u: Unit): readonly Unit[] => (u.branchType ? [u] : forest.children(u.code, 2016).flatMap(below));
  const branches = (organisation: 'kg' | 'q8') => below(forest.get(organisation)!);
  const unit = (code: string) => forest.get(code)!;

  test('enough Đoàn cơ sở, chi đoàn and members in each', () => {
    const bases = (organisation: string) =>
      forest.units.filter((u) => u.level === 'co_so' && u.code.startsWith(organisation) && !u.validFrom);
    expect(bases('kg')).toHaveLength(14);
    expect(bases('q8')).toHaveLength(20);
    expect(branches('kg').length).toBeGreaterThanOrEqual(42);
    expect(branches('q8').length).toBeGreaterThanOrEqual(44);
    for (const organisation of ['kg', 'q8'] as const)
      expect(new Set(rowsOf('doan-vien', organisation).map((r) => r['ma_doan_vien'])).size).toBeGreaterThanOrEqual(800);
  });
  test('what is real is named as real, everything below it as sample', () => {
    const real = [
      'kg',
      'kg-khoi-cq',
      'kg-ha-tien',
      'kg-umt',
      'kg-cdsp',
      'kg-ldtbxh',
      'kg-to-chau',
      'kg-thanh-yen-a',
      'kg-khoa-thmn',
      'q8',
      'q8-p01',
      'q8-p16',
    ];
    expect(real.filter((code) => unit(code).sample)).toEqual([]);
    expect(forest.units.filter((u) => u.level === 'chi_doan' && !u.sample)).toEqual([]);
  });
  test('each has chi đoàn cơ sở under the unit above, and two chi đoàn of fewer than five', () => {
    for (const organisation of ['kg', 'q8'] as const) {
      const own = branches(organisation).filter((b) => b.branchType === 'co_so');
      expect(own.length).toBeGreaterThanOrEqual(1);
      expect(own.filter((b) => levels[unit(b.parent!).level].submits || unit(b.parent!).level === 'co_so')).toEqual([]);
      expect(of('doan-vien', organisation, 2016).filter((s) => s.rows.length < 5)).toHaveLength(2);
    }
    expect(rowsOf('doan-vien', 'kg', 2016).filter((r) => r['ma_chi_doan'] === 'kg-ldtbxh-nc')).toHaveLength(4);
  });
  test('one name stands twice; schools go by the school year', () => {
    expect(forest.units.filter((u) => u.name === 'Chi đoàn ấp Hoà Bình').map((u) => u.parent)).toEqual(['kg-minh-thuan', 'kg-thanh-yen']);
    expect(forest.units.filter((u) => u.kind === 'truong_hoc' && u.yearKind !== 'nam_hoc')).toEqual([]);
  });
  test('two chi đoàn became one between the years, with the people they had', () => {
    const [merged, ...old] = [unit('q8-p02-kp34'), unit('q8-p02-kp3'), unit('q8-p02-kp4')];
    expect(merged!.predecessors).toEqual(old.map((u) => u.code));
    const people = (code: string, year: number) =>
      rowsOf('doan-vien', 'q8', year)
        .filter((r) => r['ma_chi_doan'] === code)
        .map((r) => r['ma_doan_vien']!);
    const before = new Set(old.flatMap((u) => people(u.code, 2015)));
    expect(people(merged!.code, 2015)).toEqual([]);
    expect(people(merged!.code, 2016).filter((code) => before.has(code)).length).toBeGreaterThan(before.size * 0.7);
    expect(old.flatMap((u) => people(u.code, 2016))).toEqual([]);
  });
  test('the units of 2025 continue those of the founding documents', () => {
    const successors = (code: string) =>
      forest
        .successors(code)
        .map((u) => u.code)
        .sort();
    expect(successors('kg')).toEqual(['ag']);
    expect(successors('kg-to-chau')).toEqual(['ag-to-chau']);
    expect(successors('q8-p01')).toEqual(['q8-rach-ong']);
    expect(successors('q8-rach-ong')).toEqual(['hcm-chanh-hung']);
    expect(successors('q8-p05')).toEqual(['hcm-binh-dong', 'hcm-chanh-hung']);
    expect(forest.units.filter((u) => /^(ag|hcm)/.test(u.code) && (u.sample || !u.validFrom || !u.lineageNote))).toEqual([]);
  });
});

describe('every kind of life', () => {
  const count = (rows: readonly Row[], column: string, value: string) => rows.filter((r) => r[column] === value).length;

  test('members come, go, work away; youth register and are not rated', () => {
    for (const organisation of ['kg', 'q8'] as const) {
      for (const state of ['chuyen_di', 'chuyen_den'])
        expect(count(rowsOf('doan-vien', organisation, 2016), 'tinh_trang', state)).toBeGreaterThan(5);
    }
    expect(count(rowsOf('doan-vien', 'kg'), 'tinh_trang', 'di_lam_an_xa')).toBe(0);
    expect(count(rowsOf('doan-vien', 'q8', 2015), 'tinh_trang', 'di_lam_an_xa')).toBeGreaterThan(20);
    const youth = new Set(
      rowsOf('dang-ky', 'q8', 2015)
        .filter((r) => r['doi_tuong'] === 'thanh_nien')
        .map((r) => r['ma_doan_vien']),
    );
    expect(youth.size).toBeGreaterThan(10);
    expect(rowsOf('danh-gia', 'q8', 2015).filter((r) => youth.has(r['ma_doan_vien']!))).toEqual([]);
  });
  test('members away are judged by a threshold with its reason, some fulfilled and some not', () => {
    const judged = rowsOf('danh-gia', 'q8', 2015).filter((r) => r['nguong_ap_dung']);
    expect(new Set(judged.map((r) => r['de_nghi_xep_loai']))).toEqual(new Set(['hoan_thanh', 'khong_hoan_thanh']));
    expect(judged.filter((r) => !r['ly_do'] || Number(r['nguong_ap_dung']) < 40 || Number(r['nguong_ap_dung']) > 50)).toEqual([]);
  });
  test('registrations are concrete and varied: nobody in a chi đoàn copies another', () => {
    const repeated = submissions.filter(
      ({ kind, rows }) => kind === 'dang-ky' && new Set(rows.map((r) => r['noi_dung'])).size < rows.length * 0.98,
    );
    expect(repeated).toEqual([]);
    for (const organisation of ['kg', 'q8'] as const)
      for (const type of ['viec_lam', 'hanh_dong', 'chi_tieu'])
        expect(count(rowsOf('dang-ky', organisation), 'loai', type)).toBeGreaterThan(300);
  });
  test('2015 is complete: all rounds, and every rating, proposed and recognised', () => {
    for (const organisation of ['kg', 'q8'] as const) {
      const rounds = new Set(rowsOf('ket-qua', organisation, 2015).map((r) => r['ky']));
      expect([...rounds]).toEqual(expect.arrayContaining(['Q1', 'Q2', 'Q3', 'Q4', 'NAM', 'DOT:thang-thanh-nien', 'DOT:he-tinh-nguyen']));
      for (const rating of ['hoan_thanh_xuat_sac', 'hoan_thanh_tot', 'hoan_thanh', 'khong_hoan_thanh', 'khong_xep_loai']) {
        expect(count(rowsOf('danh-gia', organisation, 2015), 'de_nghi_xep_loai', rating)).toBeGreaterThan(10);
        expect(count(rowsOf('cong-nhan', organisation, 2015), 'xep_loai_cong_nhan', rating)).toBeGreaterThan(10);
      }
      expect(rowsOf('cong-nhan', organisation, 2015).filter((r) => r['ly_do_thay_doi']).length).toBeGreaterThan(5);
    }
  });
  test('2016 is under way: three quarters, the fourth from a few only, nothing of the year’s end', () => {
    const quarters = (year: number) =>
      (['kg', 'q8'] as const).map((o) => of('ket-qua', o, year).filter((s) => s.rows.some((r) => r['ky'] === 'Q4')).length);
    expect(quarters(2015).every((n) => n > 40)).toBe(true);
    expect(quarters(2016).every((n) => n >= 1 && n <= 5)).toBe(true);
    for (const organisation of ['kg', 'q8'] as const) {
      expect([...rowsOf('danh-gia', organisation, 2016), ...rowsOf('cong-nhan', organisation, 2016)]).toEqual([]);
      expect(count(rowsOf('ket-qua', organisation, 2016), 'ky', 'NAM')).toBe(0);
      expect(rowsOf('dang-ky', organisation).filter((r) => r['ngay_dang_ky']! > '2016-11-20')).toEqual([]);
    }
  });
  test('some branches miss something', () => {
    const silent = forest.units.filter((u) => u.level === 'chi_doan' && has(u.code, 2016, 'doan-vien') && !has(u.code, 2016, 'dang-ky'));
    expect(silent).toHaveLength(2);
    const unproposed = forest.units.filter(
      (u) => u.level === 'chi_doan' && has(u.code, 2015, 'doan-vien') && !has(u.code, 2015, 'danh-gia'),
    );
    expect(unproposed.map((u) => u.code)).toEqual(['q8-p07-kp1']);
    const third = (code: string) =>
      submissions.find((s) => s.unit === code && s.year === 2016 && s.kind === 'ket-qua')!.rows.some((r) => r['ky'] === 'Q3');
    expect(['kg-phao-dai-kp3', 'q8-p11-kp2'].filter(third)).toEqual([]);
  });
  test('the documents that honours quote are those of the recognitions', () => {
    const quoted = {
      'kg-ldtbxh': 11,
      'kg-to-chau': 12,
      'kg-thanh-yen-a': 13,
      'kg-khoa-thmn': 14,
      'q8-p01': 21,
      'q8-p05': 25,
      'q8-p14': 34,
      'q8-thpt-a': 41,
    };
    for (const [unit, number] of Object.entries(quoted)) {
      const { rows } = submissions.find((s) => s.unit === unit && s.kind === 'cong-nhan')!;
      expect(new Set(rows.map((r) => r['so_van_ban']))).toEqual(new Set([`${number}-NQ/BCH`]));
    }
  });
});

describe('the pictures', () => {
  test('they are small, carry no words and no scripts, and ask for nothing from outside', () => {
    for (const scene of sceneNames) {
      const svg = drawScene(scene);
      expect(Buffer.byteLength(svg), scene).toBeLessThanOrEqual(8000);
      expect(svg).not.toMatch(/<(text|script|style|image|foreignObject)|href="[^#]|url\([^#]|NaN|undefined|\.\d{3}/);
    }
    expect(new Set(sceneNames.map(drawScene)).size).toBe(7);
  });
});

describe('an empty root', () => {
  const copy = join(temporary, 'empty');
  cpSync(root, copy, { recursive: true });
  emptyRoot(copy);
  const emptied = readRoot(copy);

  test('holds nothing that is sample, and checks clean', () => {
    expect(JSON.stringify([emptied.units, emptied.entries])).not.toMatch(/"sample":true|"stewards"/);
    expect([...emptied.submissions, ...emptied.strays]).toEqual([]);
    expect(check(emptied).clean).toBe(true);
  });
  test('keeps the founding documents, programmes and real units, and counts up to today', () => {
    expect(emptied.entries.map((e) => e.id)).toEqual(expect.arrayContaining(['05-ctr-dtn-btc-2014', '138-kh-tdtn-btckt-2015']));
    expect(emptied.programmes).toHaveLength(raw.programmes.length);
    expect(emptied.units).toHaveLength(4);
    expect(emptied.site.data).not.toHaveProperty('asOf');
  });
  test('is not emptied or overwritten twice', () => {
    expect(() => emptyRoot(copy)).toThrow(/không còn dữ liệu minh hoạ/);
    cpSync(join(root, 'content/submissions/q8-p01'), join(copy, 'content/submissions/q8-p01'), { recursive: true });
    expect(() => writeSample(copy)).toThrow(/dữ liệu thật/);
  });
});
