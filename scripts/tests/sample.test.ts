import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, describe, expect, test } from 'vitest';
import {
  actNames,
  actOf,
  type ActName,
  amendments,
  cellSchema,
  check,
  collectionNames,
  type DepartmentReport,
  exceptionsSchema,
  Forest,
  extraColumns,
  headerOf,
  type Inspection,
  kindsUnder,
  kindOf,
  levels,
  type Unit,
  parseSubmissionPath,
  type Programme,
  type Review,
  submissionPath,
  unitFileSchema,
  type KindName,
  type Row,
} from '../../src/domain/index.ts';
import { personNamed } from '../../src/domain/privacy/names.ts';
import { readRoot } from '../../src/repository/read-root.ts';
import { sampleFiles } from '../sample/generate.ts';
import { drawScene, sceneFor, sceneNames } from '../sample/pictures.ts';
import { carriesSample, emptyRoot, writeSmallSample } from '../sample/root.ts';
import { bankSizes } from '../sample/tasks.ts';
import { inspected, undone } from '../sample/undone.ts';
import { plantForest } from '../sample/units.ts';
import { largeSample } from './large-sample.ts';
import { sampleHere } from './mini.ts';

/** The sample organisation, whole: the same bytes every time, in the right shape, and with every kind of life in it. */

const repository = join(import.meta.dirname, '../..');
const temporary = mkdtempSync(join(tmpdir(), 'sample-'));
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

const root = largeSample();
const read = (path: string, from = root) => readFileSync(join(from, path), 'utf8');
/** Every file below `content`, by its path. */
const bytesBelow = (folder: string): Map<string, string> => {
  const content = join(folder, 'content');
  const names = readdirSync(content, { recursive: true, withFileTypes: true }).filter((e) => e.isFile());
  return new Map(
    names.map((e) => join(e.parentPath, e.name)).map((path) => [path.slice(content.length + 1), readFileSync(path, 'latin1')]),
  );
};
const raw = readRoot(root);
const files = new Map([...sampleFiles(plantForest())].map(({ path, text }) => [path, text]));
const forest = new Forest(raw.units.flatMap(({ data }) => unitFileSchema.parse(data).units));
const unit = (code: string) => forest.get(code)!;

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
  test('each picture shows what its description says', () => {
    const sampled = raw.entries
      .map(({ data }) => data as { sample?: boolean; picture?: string; pictureAlt?: string })
      .filter((e) => e.sample && e.picture?.endsWith('.svg'));
    expect(sampled.length).toBeGreaterThan(6);
    for (const { picture, pictureAlt } of sampled) expect(read(picture!.replace('@', 'content/'))).toBe(drawScene(sceneFor(pictureAlt!)));
  });
  test.runIf(sampleHere)('another folder, time zone and language', () => {
    const other = join(temporary, 'một nơi khác');
    execFileSync(process.execPath, [join(repository, 'scripts/sample.ts'), '--out', other], {
      cwd: repository,
      env: { ...process.env, TZ: 'America/Los_Angeles', LC_ALL: 'C' },
      stdio: 'pipe',
    });
    expect(bytesBelow(other)).toEqual(bytesBelow(root));
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
    const isExact = ({ kind, header }: (typeof submissions)[number]) =>
      header.join() === [...headerOf(kind), ...extraColumns(kind).filter((column) => header.includes(column))].join();
    expect(submissions.filter((s) => !isExact(s)).map(({ header }) => header)).toEqual([]);
    expect(submissions.filter(({ text }) => /[\r\ufeff]/.test(text) || !text.endsWith('\n') || text !== text.normalize('NFC'))).toEqual([]);
  });
  test('every cell fits its column', () => {
    const faults = new Set<string>();
    for (const { kind, rows } of submissions) {
      const { columns, extra } = kindOf(kind);
      for (const [column, declared] of Object.entries({ ...columns, ...extra })) {
        const schema = cellSchema(declared);
        for (const cell of new Set(rows.map((row) => row[column] ?? '')))
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
  test.runIf(sampleHere)('the check refuses nothing, and the exception is needed', () => {
    const report = check(raw);
    const refused = report.files.filter((f) => f.issues.some((i) => i.severity === 'error'));
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

describe('what was done besides', () => {
  const book = (unit: string, year: number) =>
    submissions.find((s) => s.unit === unit && s.year === year && s.kind === 'so-viec')?.rows ?? [];
  const books = submissions.filter((s) => s.kind === 'so-viec');
  const did = (rows: readonly Row[], act: ActName) => rows.filter((r) => r['viec'] === act);
  const first = (rows: readonly Row[], act: ActName) => did(rows, act)[0]?.['ngay_lam'];
  const branchYears = forest.units
    .filter((u) => u.level === 'chi_doan')
    .flatMap((unit) => [2015, 2016].map((year) => ({ unit, year, rows: book(unit.code, year) })))
    .filter(({ rows }) => rows.length > 0);
  const rowsOfUnit = (unit: string, year: number, kind: KindName) =>
    submissions.find((s) => s.unit === unit && s.year === year && s.kind === kind)?.rows ?? [];

  test('every act of the catalogue occurs in both organisations, but what only one document asks for, each at its level', () => {
    expect(new Set(books.flatMap((s) => s.rows.map((r) => r['viec'])))).toEqual(new Set(actNames));
    for (const organisation of ['kg', 'q8'] as const) {
      const own = new Set(rowsOf('so-viec', organisation).map((r) => r['viec'] as ActName));
      // Topics and lessons are plan K's, the day of training and action is programme Q's.
      const foreign: readonly ActName[] = organisation === 'kg' ? ['ngay_ren_luyen'] : ['chu_de_thang', 'hoc_bai'];
      expect(actNames.filter((act) => !own.has(act))).toEqual(foreign);
    }
    const wrongLevel = books.flatMap((s) => s.rows.filter((r) => !actOf(r['viec'] as ActName).levels.includes(unit(s.unit).level)));
    expect(wrongLevel).toEqual([]);
  });
  test('most branches and every unit above them keep a book in both years', () => {
    const listed = submissions.filter((s) => s.kind === 'doan-vien');
    expect(listed.filter((s) => !has(s.unit, s.year, 'so-viec')).map((s) => `${s.unit} ${s.year}`)).toEqual([
      'kg-thuan-yen-ap3 2016',
      'q8-p13-kp2 2016',
    ]);
    const above = forest.units.filter((u) => u.level !== 'chi_doan' && /^(kg|q8)/.test(u.code) && !u.validFrom);
    expect(above.filter((u) => !has(u.code, 2015, 'so-viec') || !has(u.code, 2016, 'so-viec'))).toEqual([]);
  });
  test('the steps come one after the other, from the unit above down to the branch and back', () => {
    const disordered = branchYears.filter(({ unit: { code, parent }, year, rows }) => {
      const registered = rowsOfUnit(code, year, 'dang-ky').map((r) => r['ngay_dang_ky']!);
      const session = rowsOfUnit(parent!, year, 'cong-nhan').find((r) => r['ma_chi_doan'] === code)?.['ngay_hop'];
      const sent = first(book(parent!, year), 'gui_danh_sach');
      const days = [first(rows, 'hop_bch'), first(rows, 'sinh_hoat_quan_triet'), ...registered.sort().slice(0, 1)];
      const end = [first(rows, 'hop_danh_gia'), session, first(rows, 'thong_bao')];
      return [days, end, [session, sent]].some((steps) => {
        const there = steps.filter((day) => day !== undefined);
        return there.some((day, i) => i > 0 && day < there[i - 1]!);
      });
    });
    expect(disordered).toEqual([]);
    const received = books.flatMap((s) =>
      did(s.rows, 'nhan_danh_sach').map((r) => ({ year: s.year, day: r['ngay_lam']!, of: r['lien_quan']! })),
    );
    expect(received.filter(({ year, day, of: sender }) => !(first(book(sender, year), 'gui_danh_sach')! < day))).toEqual([]);
    expect(books.flatMap((s) => s.rows.filter((r) => r['ngay_lam']! > '2016-11-20'))).toEqual([]);
  });
  test('nobody comes who is not on the list, and nobody votes who did not come', () => {
    const wrong = branchYears.flatMap(({ unit: { code }, year, rows }) => {
      const listed = rowsOfUnit(code, year, 'doan-vien').length;
      return rows.filter(
        (r) => Number(r['co_mat']) > Number(r['tong_so']) || Number(r['tong_so']) > listed || Number(r['dong_y']) > Number(r['co_mat']),
      );
    });
    expect(wrong).toEqual([]);
  });
  test('every month and lesson named is one the board wrote', () => {
    const ids = new Set(raw.entries.map((e) => e.id));
    const named = rowsOf('so-viec', 'kg').flatMap((r) =>
      r['viec'] === 'chu_de_thang' ? [`kg-${r['lien_quan']}`] : r['viec'] === 'hoc_bai' ? [r['lien_quan']!] : [],
    );
    if (sampleHere) expect([...new Set(named)].filter((id) => !ids.has(id))).toEqual([]);
  });

  test('each thing left undone is missing there, and done elsewhere', () => {
    const done = (code: string, [what, year, about]: readonly string[]): boolean => {
      const y = Number(year);
      if (what === 'quorum') return did(book(code, y), 'hop_danh_gia').every((r) => Number(r['co_mat']) * 3 >= Number(r['tong_so']) * 2);
      if (what === 'ket-qua') return rowsOfUnit(code, y, 'ket-qua').some((r) => r['ky'] === `DOT:${about}`);
      if (what !== 'trao-doi' || about === undefined)
        return what === 'so-viec' || what === 'trao-doi'
          ? has(code, y, what)
          : did(book(code, y), what as ActName).some((r) => about === undefined || r['lien_quan'] === about);
      const months = about.startsWith('Q') ? [2, 1, 0].map((i) => String(Number(about[1]) * 3 - i).padStart(2, '0')) : [about];
      return rowsOfUnit(code, y, 'trao-doi').some((r) => months.includes(r['ngay_trao_doi']!.slice(5, 7)));
    };
    const gaps = Object.entries(undone).flatMap(([code, whats]) => whats.map((what) => [code, what.split(' ')] as const));
    expect(gaps.filter(([code, what]) => done(code, what))).toEqual([]);
    // Where one of several is missing, the unit did the others; else another unit of its level did it.
    const isOnlyHere = (code: string, what: readonly string[]) =>
      what[2] !== undefined && what[0] !== 'trao-doi' && what[0] !== 'ket-qua'
        ? did(book(code, Number(what[1])), what[0] as ActName).length === 0
        : !forest.units.some((u) => u.level === unit(code).level && u.code.startsWith(code.slice(0, 2)) && done(u.code, what));
    const nowhere = gaps.filter(([code, what]) => isOnlyHere(code, what));
    expect(nowhere).toEqual([]);
  });
  test('the gaps the trackers must show are all there', () => {
    const missing = Object.values(undone).flat();
    for (const gap of [
      'hop_bch 2016',
      'ra_quan 2016',
      'thong_bao 2015',
      'ke_hoach 2016',
      'gui_danh_sach 2015',
      'nhan_danh_sach 2015 q8-p12',
      'huong_dan 2016 cong_chuc_vien_chuc',
      'kiem_tra_ho_tro 2016 q8-ca-gt',
      'kiem_tra_ho_tro 2016 q8-ca-hc',
      'quan_triet 2016 kg-thuan-yen',
    ])
      expect(missing).toContain(gap);
    for (const organisation of ['kg', 'q8'])
      expect(
        Object.entries(undone).filter(([code, whats]) => code.startsWith(organisation) && whats.includes('tiep_nhan 2015')),
      ).toHaveLength(2);
    expect(first(book('q8-p12', 2015), 'gui_danh_sach')).toBeDefined();
    expect(new Set(forest.children('q8-thpt-a').map((u) => u.kind)).size).toBe(2);
    // Some plans and meetings are late, most are not.
    const late = books.filter(
      (s) => s.year === 2016 && s.unit.startsWith('q8') && (first(s.rows, 'ke_hoach') ?? '') > '2016-02-28' && !/thpt/.test(s.unit),
    );
    expect(late.length).toBeGreaterThan(0);
    expect(late.length).toBeLessThan(6);
  });

  test('boards talk with their members every quarter or every month, most without a gap; by the day only', () => {
    expect(of('trao-doi', 'kg')).toEqual([]);
    const talked = of('trao-doi', 'q8', 2015);
    expect(talked.length).toBeGreaterThan(40);
    const monthly = forest.units.filter((u) => u.talks === 'thang').map((u) => u.code);
    expect(monthly).toHaveLength(5);
    const whole = talked.filter(({ unit: code, year, rows }) => {
      const isSchool = unit(code).yearKind === 'nam_hoc';
      const month = (day: string) => (Number(day.slice(5, 7)) + (isSchool ? 3 : 11)) % 12;
      const there = new Set(
        rows.map((r) => `${r['ma_doan_vien']} ${Math.floor(month(r['ngay_trao_doi']!) / (monthly.includes(code) ? 1 : 3))}`),
      );
      return rowsOfUnit(code, year, 'doan-vien')
        .filter((r) => r['doi_tuong'] === 'doan_vien' && !r['tinh_trang']!.startsWith('chuyen'))
        .every((r) =>
          Array.from({ length: monthly.includes(code) ? 12 : 4 }, (_, i) => i).every((i) => there.has(`${r['ma_doan_vien']} ${i}`)),
        );
    });
    expect(whole.length).toBeGreaterThan(talked.length * 0.6);
    expect(whole.length).toBeLessThan(talked.length);
    expect(whole.some((s) => monthly.includes(s.unit))).toBe(true);
  });
  test('registrations are changed in every way; what is dropped leaves enough of both families', () => {
    for (const organisation of ['kg', 'q8'] as const)
      expect(new Set(rowsOf('dieu-chinh', organisation).map((r) => r['thay_doi']))).toEqual(new Set(Object.keys(amendments)));
    for (const { unit: code, year, rows } of submissions.filter((s) => s.kind === 'dieu-chinh')) {
      const registered = rowsOfUnit(code, year, 'dang-ky');
      for (const { ma_doan_vien: member, stt, thay_doi: change, ngay_thay_doi: day } of rows) {
        const own = registered.filter((r) => r['ma_doan_vien'] === member);
        if (change === 'khong_dang_ky') expect(own).toEqual([]);
        else expect(own.find((r) => r['stt'] === stt)!['ngay_dang_ky']! < day!).toBe(true);
        if (change !== 'bo') continue;
        const left = own.filter((r) => r['stt'] !== stt);
        expect(left.length).toBeGreaterThanOrEqual(code.startsWith('q8') ? 5 : 1);
        const families = (items: readonly Row[]) => new Set(items.map((r) => /^(RL|HD)/.exec(r['tieu_chi']!)?.[0])).size;
        expect(families(left)).toBe(families(own));
        expect(rowsOfUnit(code, year, 'ket-qua').filter((r) => r['ma_doan_vien'] === member && r['stt'] === stt)).toEqual([]);
      }
    }
  });
  test('branches register to be strong; in 2015 some are recognised, on all three aspects, and some are not', () => {
    expect(of('chi-doan-manh', 'q8')).toEqual([]);
    const [before, now] = [rowsOf('chi-doan-manh', 'kg', 2015), rowsOf('chi-doan-manh', 'kg', 2016)];
    const isStrong = (r: Row) => [r['tu_tuong'], r['to_chuc'], r['hoat_dong']].every((aspect) => aspect === 'dat');
    const recognised = before.filter((r) => r['ngay_cong_nhan_manh']);
    expect(recognised.length).toBeGreaterThan(5);
    expect(recognised.filter((r) => !isStrong(r))).toEqual([]);
    expect(before.filter((r) => !isStrong(r)).length).toBeGreaterThan(2);
    expect(before.filter((r) => isStrong(r) && !r['ngay_cong_nhan_manh']).length).toBeGreaterThan(0);
    expect(now.length).toBeGreaterThan(10);
    expect(now.filter((r) => r['tu_tuong'] !== 'chua_xet' || r['ngay_cong_nhan_manh'])).toEqual([]);
  });
});

describe.runIf(sampleHere)('what the departments wrote', () => {
  const entriesOf = <T>(collection: string) => raw.entries.filter((e) => e.collection === collection).map((e) => e.data as T);
  const inspections = entriesOf<Inspection>('inspections');
  const reviews = entriesOf<Review>('reviews');
  const reports = entriesOf<DepartmentReport>('departmentReports');

  test('inspections of both kinds, at each level, with remedies open, overdue and closed; one still to come', () => {
    expect(new Set(inspections.map((i) => i.kind))).toEqual(new Set(['chuyen_de', 'ket_hop']));
    expect(new Set(inspections.map((i) => unit(i.unit).level))).toEqual(new Set(['huyen', 'co_so', 'chi_doan']));
    expect(new Set(inspections.flatMap((i) => i.subjects)).size).toBe(3);
    const remedies = inspections.flatMap((i) => i.remedies);
    const state = ({ closed, due }: { closed?: string | undefined; due: string }) =>
      closed ? 'closed' : due < '2016-11-20' ? 'overdue' : 'open';
    expect(new Set(remedies.map(state))).toEqual(new Set(['closed', 'overdue', 'open']));
    expect(inspections.filter((i) => i.held === undefined)).toHaveLength(1);
  });
  test('each one held stands in the book of the unit that held it', () => {
    const held = inspections.filter((i) => i.held).map((i) => `${i.by} ${i.unit} ${i.year} ${i.held}`);
    expect(inspected.map((i) => `${i.by} ${i.unit} ${i.year} ${i.day}`).sort()).toEqual(held.sort());
    for (const { by, unit: about, year, day, act } of inspected)
      expect(rowsOf('so-viec', by.startsWith('kg') ? 'kg' : 'q8', year)).toContainEqual(
        expect.objectContaining({ ma_don_vi: by, viec: act, lien_quan: about, ngay_lam: day }),
      );
  });
  test('base units are reviewed by the unit above at six months and a year, the four pilots in June 2015', () => {
    const pilots = raw.programmes.flatMap(({ data }) => (data as Programme).pilots?.chosen ?? []).map((p) => p.unit);
    const interim = reviews.filter((r) => r.kind === 'so_ket_diem');
    expect(interim.map((r) => r.unit).sort()).toEqual(pilots.sort());
    expect(interim.filter((r) => !r.day.startsWith('2015-06') || r.by !== 'kg')).toEqual([]);
    const others = reviews.filter((r) => r.kind !== 'so_ket_diem');
    expect(others.filter((r) => unit(r.unit).parent !== r.by || unit(r.unit).level !== 'co_so')).toEqual([]);
    for (const kind of ['6_thang 2015', '1_nam 2015', '6_thang 2016'])
      expect(others.filter((r) => `${r.kind} ${r.year}` === kind).length, kind).toBeGreaterThan(3);
  });
  test('no review says again what is counted: the report prints it from the tables (K L59: one figure)', () => {
    const said = reviews.flatMap(({ results, causes, lessons, next }) => [results, causes, lessons, next]);
    expect(said.filter((text) => /\d+ (việc|lượt|buổi)\b/.test(text))).toEqual([]);
  });
  test.each([
    ['the whole sample', root],
    ['the small one', repository],
  ])('no review speaks of more chi đoàn than its unit has: %s', (_, folder) => {
    const { units, entries } = readRoot(folder);
    const all = units.flatMap(({ data }) => unitFileSchema.parse(data).units);
    const numbers = ['không', 'một', 'hai', 'ba', 'bốn'];
    const spoken = entries.flatMap((entry) => {
      if (entry.collection !== 'reviews') return [];
      const { unit: of, results, causes, lessons, next } = entry.data as Review;
      const own = all.filter(({ parent }) => parent === of).length;
      const found = [results, causes, lessons, next]
        .join(' ')
        .toLowerCase()
        .matchAll(/(?<!\p{L})(hai|ba|bốn) (?:chi đoàn|ấp|khu phố|lớp)/gu);
      return [...found].map(([said, number]) => ({ of, said, own, number: numbers.indexOf(number!) }));
    });
    expect(spoken.length).toBeGreaterThan(0);
    expect(spoken.filter(({ number, own }) => number > own)).toEqual([]);
  });
  test('departments report every month of 2016; one report is missing, one came late', () => {
    const { assignments } = raw.programmes.map(({ data }) => data as Programme).find((p) => p.organisation === 'kg')!;
    const months = Array.from({ length: 10 }, (_, i) => `2016-${String(i + 1).padStart(2, '0')}`);
    const owed = assignments!.departments.flatMap((d) => months.map((month) => `${d.code} ${month}`));
    const sent = new Map(reports.map((r) => [`${r.department} ${r.month}`, r.day]));
    expect(owed.filter((key) => !sent.has(key))).toEqual(['ban-tuyen-giao 2016-08']);
    const isLate = ({ month, day }: DepartmentReport) =>
      day > `2016-${String(Number(month.slice(5)) + 1).padStart(2, '0')}-${String(assignments!.dueDay).padStart(2, '0')}`;
    expect(reports.filter(isLate).map((r) => `${r.department} ${r.month}`)).toEqual(['van-phong 2016-05']);
  });
  test('all of it is marked as sample, and names nobody', () => {
    for (const { data } of raw.entries.filter((e) => ['inspections', 'reviews', 'departmentReports'].includes(e.collection)))
      expect((data as { sample?: boolean }).sample).toBe(true);
    const texts = raw.entries
      .filter((e) => ['inspections', 'reviews', 'departmentReports'].includes(e.collection))
      .flatMap((e) => [...JSON.stringify(e.data).split(/"[,:]?"?/), ...e.body.split('\n')]);
    expect(texts.filter(personNamed)).toEqual([]);
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

describe.runIf(sampleHere)('the small sample, which the repository carries', () => {
  const small = join(temporary, 'small');
  cpSync(join(repository, 'content'), join(small, 'content'), { recursive: true });
  writeSmallSample(small);
  const own = readRoot(small);
  const report = check(own);
  const { forest, programmes, ...collections } = report.content!;

  test('is what a run gives', () => {
    expect(bytesBelow(small), 'change scripts/sample/, then npm run sample').toEqual(bytesBelow(repository));
  });
  test('is at most 150 files, and checks clean', () => {
    expect(bytesBelow(small).size).toBeLessThanOrEqual(150);
    expect(report.clean).toBe(true);
    expect(report.files.filter((f) => f.issues.some((i) => i.severity === 'error'))).toEqual([]);
  });
  test('holds every kind of file, level, year kind and collection, in both organisations', () => {
    expect(new Set(report.accepted.map((a) => a.kind))).toEqual(new Set(kindsUnder(programmes)));
    expect(new Set(forest.units.map((u) => u.level))).toEqual(new Set(Object.keys(levels).filter((level) => level !== 'khoi')));
    expect(new Set(forest.units.map((u) => u.branchType))).toEqual(new Set([undefined, 'bo_phan', 'co_so']));
    const handsIn = report.accepted.map((a) => a.unit);
    expect(new Set(handsIn.map((u) => `${u.code.split('-')[0]} ${u.yearKind}`))).toEqual(
      new Set(['kg nam_duong_lich', 'kg nam_hoc', 'q8 nam_duong_lich']),
    );
    for (const name of collectionNames) expect(collections[name].length, name).toBeGreaterThan(0);
    for (const year of [2015, 2016])
      expect(new Set(report.accepted.filter((a) => a.year === year).map((a) => a.unit.code)).size).toBeGreaterThan(5);
    expect(programmes).toHaveLength(2);
    expect(own.exceptions?.data).toMatchObject({ exceptions: [{}] });
  });
  test('holds a tiny branch, a merger, branches that hand in nothing, pilots, a withdrawn and a proposed honour', () => {
    const lists = report.accepted.filter((a) => a.kind === 'doan-vien' && a.year === 2016);
    expect(lists.filter((a) => a.rows.length < 5).map((a) => a.unit.code)).toEqual(['kg-ldtbxh-nc']);
    const merged = forest.units.filter((u) => u.level === 'chi_doan' && u.predecessors.length > 1);
    expect(lists.map((a) => a.unit.code)).toEqual(expect.arrayContaining(merged.map((u) => u.code)));
    expect(merged).toHaveLength(1);
    const silent = forest.units.filter((u) => u.level === 'chi_doan' && !report.accepted.some((a) => a.unit.code === u.code));
    expect(silent.length).toBeGreaterThan(1);
    expect(programmes.flatMap((p) => p.pilots?.chosen ?? [])).toHaveLength(4);
    expect(new Set(collections.honours.map((h) => h.data.state))).toEqual(new Set(['cong_bo', 'go_bo', 'de_xuat']));
  });
  test('its units and entries are those of the whole one', () => {
    const whole = bytesBelow(root);
    const differing = [...bytesBelow(small)].filter(([path, text]) => whole.get(path) !== text).map(([path]) => path.split('/')[0]!);
    expect(new Set(differing)).toEqual(new Set(['units', 'submissions', 'programmes', 'exceptions.json']));
  });
  test('emptied, it is what the whole one is emptied', () => {
    const copies = [small, root].map((from, i) => {
      const copy = join(temporary, `emptied-${i}`);
      cpSync(from, copy, { recursive: true });
      emptyRoot(copy);
      return bytesBelow(copy);
    });
    expect(copies[0]).toEqual(copies[1]);
  });
});

describe('an empty root', () => {
  const copy = join(temporary, 'empty');
  cpSync(root, copy, { recursive: true });
  emptyRoot(copy);
  const emptied = readRoot(copy);
  const siteOf = (folder: string) => JSON.parse(readFileSync(join(folder, 'content/site.json'), 'utf8')) as object;

  test('holds nothing that came with the product, and checks clean', () => {
    expect([emptied.units, emptied.programmes, emptied.entries, emptied.submissions, emptied.strays].flat()).toEqual([]);
    expect([...bytesBelow(copy).keys()].filter((path) => path !== 'README.md').sort()).toEqual(['exceptions.json', 'site.json']);
    // The page of help stays, and names nobody.
    expect(read('content/README.md', repository)).not.toMatch(/q8|Quận 8|Kiên Giang|minh hoạ/);
    expect(siteOf(copy)).toEqual({ ...siteOf(root), asOf: undefined, takesAlone: [], contacts: [] });
    expect(check(emptied).clean).toBe(true);
  });
  test('what an organisation wrote beside it stays, without what led to the sample', () => {
    const beside = join(temporary, 'beside');
    cpSync(root, beside, { recursive: true });
    const own = { code: 'moi', name: 'Đoàn phường Mới', level: 'xa', kind: 'dia_ban_dan_cu', stewards: [7] };
    writeFileSync(join(beside, 'content/units/moi.json'), JSON.stringify({ units: [{ ...own, predecessors: ['q8-p01'] }] }));
    const [contact, topic] = [{ organisation: 'moi', body: 'Ban Thường vụ' }, 'content/topics/moi-2026-01.md'];
    writeFileSync(join(beside, 'content/site.json'), JSON.stringify({ ...siteOf(root), contacts: [contact] }));
    writeFileSync(join(beside, topic), '---\norganisation: moi\n---\n');
    const isOurs = carriesSample(readRoot(beside));
    emptyRoot(beside);
    expect([isOurs, carriesSample(readRoot(beside)), existsSync(join(beside, topic))]).toEqual([true, false, true]);
    expect(siteOf(beside)).toMatchObject({ contacts: [contact] });
    expect(readRoot(beside).units).toEqual([{ path: 'content/units/moi.json', data: { units: [own] } }]);
  });
  test('is not emptied twice, and nothing is written over what is real', () => {
    expect(() => emptyRoot(copy)).toThrow(/không còn phần có sẵn/);
    cpSync(join(root, 'content/submissions/q8-p01'), join(copy, 'content/submissions/q8-p01'), { recursive: true });
    expect(() => writeSmallSample(copy)).toThrow(/dữ liệu thật/);
  });
});
