import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readXlsx, type Sheet } from 'hucre/xlsx';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { readWorkbook } from '../workbook/read-workbook.ts';
import {
  check,
  columnOf,
  criteriaOf,
  headerOf,
  identify,
  kindNames,
  kindOf,
  kindsUnder,
  programmeSchema,
  ratingsOf,
  roundsOf,
  submissionPath,
  templateVersion,
  writeSubmission,
  type KindName,
} from '../domain/index.ts';
import { cellReader } from '../domain/intake/cells.ts';
import { readSubmission } from '../domain/intake/read-submission.ts';
import { offered, onlyCodes, workbook, type Book } from './workbooks.ts';
import { mini, programmeFiles } from '../../scripts/tests/mini.ts';
import { partsOf } from '../../scripts/tests/parts.ts';

/** Templates made from the schema, and files that real clients wrote from them. */

const programmes = [programmeFiles.quan8, programmeFiles.kienGiang].map((path) =>
  programmeSchema.parse(mini().programmes.find((file) => file.path === path)!.data),
);
const [quan8] = programmes as [(typeof programmes)[0], (typeof programmes)[0]];

/** A kind for anybody. */
const general = (kind: KindName): Book => ({ heading: kindOf(kind).label, year: 2016, kinds: [kind], programmes });
/** What a branch of such a programme hands in: it gives no points. */
const branchKinds = kindsUnder([quan8]).filter((kind) => kindOf(kind).by !== 'recogniser');
/** A branch's own. */
const own: Book = { heading: 'Chi đoàn khu phố 1, năm 2016', year: 2016, kinds: branchKinds, programmes: [quan8], unit: 'q8-p01-kp1' };
/** A recogniser's own. */
const recogniser: Book = {
  heading: 'Đoàn phường 1, năm 2016',
  year: 2016,
  kinds: ['cong-nhan'],
  programmes: [quan8],
  unit: 'q8-p01',
  branches: [
    { code: 'q8-p01-kp1', name: 'Chi đoàn khu phố 1' },
    { code: 'q8-p01-kp2', name: 'Chi đoàn khu phố 2' },
  ],
};
const books: readonly Book[] = [...kindNames.map(general), own, recogniser];

const sheetsOf = async (bytes: Uint8Array) => (await readXlsx(bytes, { readStyles: true })).sheets;
const sheetNamed = (sheets: readonly Sheet[], name: string): Sheet => sheets.find((s) => s.name === name)!;
const textsOf = (sheet: Sheet): string[][] => sheet.rows.map((row) => row.map((cell) => String(cell ?? '')));
const columnAt = (kind: KindName, column: string) => headerOf(kind).indexOf(column);
const letterOf = (kind: KindName, column: string) => String.fromCharCode(65 + columnAt(kind, column));

/** What the drop-down of a column offers in the file itself: the cells its range names. */
const listIn = (sheets: readonly Sheet[], sheet: Sheet, letter: string): string[] | undefined => {
  const formula = sheet.dataValidations?.find((v) => v.type === 'list' && v.range.startsWith(`${letter}2:${letter}`))?.formula1;
  const [, name, column, from, to] = /^'(.+)'!\$([A-Z])\$(\d+):\$\2\$(\d+)$/.exec(formula ?? '') ?? [];
  if (name === undefined) return undefined;
  const place = column!.charCodeAt(0) - 65;
  return textsOf(sheetNamed(sheets, name))
    .slice(Number(from) - 1, Number(to))
    .map((row) => row[place]!);
};

describe('a template comes from the schema', () => {
  test.each(kindNames)('%s: its header, an empty table, a guide and the lists', async (kind) => {
    const sheets = await sheetsOf(await workbook(general(kind)));
    expect(sheets.map((s) => s.name)).toEqual([kindOf(kind).label, 'Hướng dẫn', 'Danh mục']);
    const [header, ...rest] = textsOf(sheets[0]!);
    expect(header).toEqual(headerOf(kind));
    expect(rest.length).toBeGreaterThan(50);
    expect(rest.flat().filter((cell) => cell !== '')).toEqual([]);
    expect(sheets[0]!.freezePane).toEqual({ rows: 1 });
  });

  test.each(kindNames)('%s: the guide says what every column wants, and that names stay out', async (kind) => {
    const guide = textsOf(sheetNamed(await sheetsOf(await workbook(general(kind))), 'Hướng dẫn'));
    for (const column of headerOf(kind)) {
      const { label, hint, optional } = columnOf(kind, column);
      const row = guide.find(([name]) => name === column);
      expect(row, column).toBeDefined();
      expect(row!.slice(1, 3)).toEqual([hint ? `${label}. ${hint}` : label, optional ? 'để trống được' : 'cần ghi']);
    }
    expect(guide.some(([step]) => step!.endsWith(onlyCodes))).toBe(true);
    expect(guide.map(([cell]) => cell)).toContain(`${kindOf(kind).label}, phiên bản mẫu ${templateVersion(kind)}`);
    expect(onlyCodes).toContain('Chỉ ghi mã đoàn viên');
  });

  /** Every column that has a list, with the codes that its list must give. */
  const listed = kindNames.flatMap((kind) =>
    headerOf(kind).flatMap((column) => {
      const { labels } = columnOf(kind, column);
      return labels ? [[kind, column, Object.keys(labels)] as const] : [];
    }),
  );
  const codes = (entries: readonly { code: string }[]) => [...new Set(entries.map(({ code }) => code))];
  const ofProgramme = (book: Book) =>
    [
      ['dang-ky', 'tieu_chi', codes(book.programmes.flatMap((p) => criteriaOf(p).map(({ criterion }) => criterion)))],
      ['ket-qua', 'ky', codes(book.programmes.flatMap((p) => roundsOf(p, 2016, 'nam_duong_lich')))],
      ['danh-gia', 'de_nghi_xep_loai', codes(book.programmes.flatMap(ratingsOf))],
      ['cong-nhan', 'xep_loai_cong_nhan', codes(book.programmes.flatMap(ratingsOf))],
    ] as const;

  test.each([...listed, ...ofProgramme(general('dang-ky'))])(
    '%s.%s: the drop-down offers words that the reader knows',
    async (kind, column, wanted) => {
      const sheets = await sheetsOf(await workbook(general(kind)));
      const list = listIn(sheets, sheets[0]!, letterOf(kind, column))!;
      expect(list).toEqual(offered(kind, column, general(kind)));
      expect(list.map((words) => cellReader(kind, column).read(words))).toMatchObject(wanted.map((value) => ({ value })));
    },
  );

  test("a unit's own lists are those of its own programme", async () => {
    const sheets = await sheetsOf(await workbook(own));
    for (const [kind, column, wanted] of ofProgramme(own).filter(([kind]) => branchKinds.includes(kind))) {
      const list = listIn(sheets, sheetNamed(sheets, kindOf(kind).label), letterOf(kind, column))!;
      expect(list.map((words) => words.split(' – ')[0])).toEqual(wanted);
    }
    expect(offered('dang-ky', 'tieu_chi', own)).toHaveLength(10);
    expect(offered('dang-ky', 'tieu_chi', general('dang-ky'))).toHaveLength(13);
  });

  test('a recogniser chooses among its own branches', async () => {
    const sheets = await sheetsOf(await workbook(recogniser));
    const list = listIn(sheets, sheets[0]!, letterOf('cong-nhan', 'ma_chi_doan'))!;
    expect(list).toEqual(['q8-p01-kp1 – Chi đoàn khu phố 1', 'q8-p01-kp2 – Chi đoàn khu phố 2']);
    expect(list.map((words) => cellReader('cong-nhan', 'ma_chi_doan').read(words))).toMatchObject([
      { value: 'q8-p01-kp1' },
      { value: 'q8-p01-kp2' },
    ]);
  });

  test.each(kindNames)('%s: what Excel could damage is text, whole numbers are numbers', async (kind) => {
    const [sheet] = await sheetsOf(await workbook(general(kind)));
    const formatOf = (column: string) => sheet!.cells?.get(`1,${columnAt(kind, column)}`)?.style?.numFmt ?? 'General';
    const numbers = headerOf(kind).filter((column) => formatOf(column) === 'General');
    expect(numbers).toEqual(
      headerOf(kind).filter((c) =>
        ['nam', 'stt', 'so_thang_dia_phuong', 'nguong_ap_dung', 'co_mat', 'tong_so', 'dong_y', 'thanh_nien'].includes(c),
      ),
    );
    for (const column of headerOf(kind)) if (!numbers.includes(column)) expect(formatOf(column), column).toBe('@');
  });

  test.each(books)('$heading: nothing is longer than Excel opens', async (book) => {
    const sheets = await sheetsOf(await workbook(book));
    for (const { name, dataValidations = [] } of sheets)
      for (const { range, inputMessage = '', errorTitle = '', errorMessage = '', formula1 = '' } of dataValidations) {
        expect(inputMessage.length, `${name} ${range}`).toBeLessThan(255);
        expect(errorTitle.length, `${name} ${range}`).toBeLessThanOrEqual(32);
        expect(errorMessage.length, `${name} ${range}`).toBeLessThanOrEqual(225);
        expect(formula1.length, `${name} ${range}`).toBeLessThanOrEqual(255);
      }
    for (const kind of book.kinds) {
      const notes = sheetNamed(sheets, kindOf(kind).label).dataValidations!;
      expect(notes.map((v) => v.inputMessage!.split('. ')[0])).toEqual(headerOf(kind).map((column) => columnOf(kind, column).label));
    }
  });
});

describe("a unit's own workbook", () => {
  test('holds a sheet for each kind it hands in, with year and code in every row made ready', async () => {
    const sheets = await sheetsOf(await workbook(own));
    expect(sheets.map((s) => s.name)).toEqual([...branchKinds.map((kind) => kindOf(kind).label), 'Hướng dẫn', 'Danh mục']);
    for (const kind of branchKinds) {
      const [header, ...rows] = textsOf(sheetNamed(sheets, kindOf(kind).label));
      expect(header).toEqual(headerOf(kind));
      expect(new Set(rows.map((row) => row.join()))).toEqual(new Set([`2016,q8-p01-kp1${','.repeat(header!.length - 2)}`]));
    }
    const rows = (kind: KindName) => sheetNamed(sheets, kindOf(kind).label).rows.length - 1;
    expect(branchKinds.map(rows)).toEqual([60, 200, 200, 400, 200, 400, 60]);
  });

  test('asks for member codes from the list of members typed in the same workbook', async () => {
    const sheets = await sheetsOf(await workbook(own));
    for (const kind of branchKinds.slice(1).filter((k) => headerOf(k).includes('ma_doan_vien'))) {
      const letter = letterOf(kind, 'ma_doan_vien');
      const rule = sheetNamed(sheets, kindOf(kind).label).dataValidations!.find((v) => v.range.startsWith(`${letter}2:`))!;
      expect(rule).toMatchObject({ type: 'list', errorStyle: 'warning' });
      expect(rule.formula1).toContain(`'${kindOf('doan-vien').label}'!$${letterOf('doan-vien', 'ma_doan_vien')}$2`);
    }
  });

  test('hands in nothing while nothing is filled in; its guide and its lists are no tables', async () => {
    for (const book of [own, recogniser])
      for (const { name, content } of await readWorkbook(await workbook(book))) {
        const bytes = new Uint8Array(await content.arrayBuffer());
        const kind = book.kinds.find((k) => kindOf(k).label === name);
        expect(
          identify(() => [bytes]),
          name,
        ).toEqual(kind ? { kind, unit: book.unit, year: 2016 } : {});
        if (kind === undefined) continue;
        const { rows, refused, issues } = readSubmission({ path: submissionPath(book.unit!, 2016, kind), chunks: () => [bytes] }, kind, {
          folder: { unit: book.unit!, year: 2016 },
          names: {},
        });
        expect([rows.length, refused, issues.filter((i) => i.severity === 'error')], name).toEqual([0, 0, []]);
      }
  });
});

describe('bytes', () => {
  afterEach(() => void vi.useRealTimers());

  test('are the same at every build, on any day', async () => {
    for (const book of [general('dang-ky'), own]) {
      vi.useFakeTimers({ toFake: ['Date'], now: new Date('2016-01-08') });
      const first = await workbook(book);
      vi.setSystemTime(new Date('2031-12-24T12:34:56'));
      expect(Buffer.compare(first, await workbook(book))).toBe(0);
    }
  });

  test.each(books)("$heading: no member's code in any part, but for the schema's example", async (book) => {
    const example = columnOf('doan-vien', 'ma_doan_vien').example;
    const found = async (of: Book) => [...partsOf(await workbook(of)).matchAll(/\b[A-Z]{2,4}-[0-9A-Z]{4,8}\b/g)].map(([code]) => code);
    expect(new Set(await found(book))).toEqual(
      new Set(book.kinds.some((kind) => headerOf(kind).includes('ma_doan_vien')) ? [example] : []),
    );
    expect(await found({ ...book, heading: 'Tệp của KPA-2H7Q' })).toContain('KPA-2H7Q');
  });
});

describe('files of real clients', () => {
  const folder = join(import.meta.dirname, '../../scripts/tests/clients');
  const bytesOf = (file: string) => new Uint8Array(readFileSync(join(folder, file)));
  /** What was typed, in canonical form. */
  const typed = (unit: string, kind: string) => readFileSync(join(folder, 'rows', unit, `${kind}.csv`), 'utf8');
  const kindsTyped = (unit: string) => kindNames.filter((kind) => readdirSync(join(folder, 'rows', unit)).includes(`${kind}.csv`));

  /**
   * Judges what one client wrote for a unit: every file is read as what was typed, and nothing is refused. Proposals are judged
   * beside the list alone: those that were typed give no reason why they differ from the results.
   */
  const accepts = (unit: string, files: ReadonlyMap<KindName, Uint8Array>) => {
    const judged = (own: (kind: KindName) => boolean) => {
      const submissions = [...files].filter(([kind]) => own(kind));
      const report = check(
        mini({}, { submissions: submissions.map(([kind, bytes]) => ({ path: submissionPath(unit, 2016, kind), chunks: () => [bytes] })) }),
      );
      return { files: report.files, accepted: report.accepted };
    };
    const [results, proposals] = [judged((kind) => kind !== 'danh-gia'), judged((kind) => kind === 'danh-gia' || kind === 'doan-vien')];
    const isProposal = ({ path }: { path: string }) => path.endsWith('danh-gia.csv');
    const report = {
      files: [...results.files, ...proposals.files.filter(isProposal)],
      accepted: [...results.accepted, ...proposals.accepted.filter(isProposal)],
    };
    expect(report.files.flatMap((f) => f.issues.filter((i) => i.severity === 'error' || i.severity === 'warning'))).toEqual([]);
    expect(report.files.map((f) => f.leftOut)).toEqual([...files].map(() => 0));
    const read = new Map(report.accepted.map(({ kind, rows }) => [kind, writeSubmission(kind, rows)]));
    expect([...read.keys()].sort()).toEqual([...files.keys()].sort());
    for (const [kind, text] of read) expect(text, kind).toBe(typed(unit, kind));
    return report.files.flatMap((f) => f.issues);
  };

  const csv = readdirSync(folder).filter((f) => f.endsWith('.csv'));
  const clients = Map.groupBy(csv, (file) => file.replace(/\.[^.]+(\.[^.]+)\.csv$/, '$1'));
  test.each([
    ['kg-to-chau-kp1.cham-phay', 2, undefined],
    ['kg-to-chau-kp1.windows-1258', 2, 'windows-1258'],
    ['q8-p01-kp2.unicode-text', 2, 'UTF-16LE'],
    ['q8-p01-kp2.utf-8', 2, undefined],
    ['q8-cd-thue.ngay-that', 3, undefined],
  ] as const)('%s: CSV', (client, count, encoding) => {
    const files = clients.get(client)!;
    expect(files).toHaveLength(count);
    const [unit] = client.split('.') as [string];
    const issues = accepts(unit, new Map(files.map((file) => [file.split('.')[1] as KindName, bytesOf(file)])));
    expect([...new Set(issues.flatMap((i) => (i.code === 'bang-ma-khac' ? [i.values['encoding']] : [])))]).toEqual(
      encoding ? [encoding] : [],
    );
  });
  test('every file in the folder is asked for', () => {
    expect([...clients.keys()].sort()).toEqual(
      [
        'kg-to-chau-kp1.cham-phay',
        'kg-to-chau-kp1.windows-1258',
        'q8-cd-thue.ngay-that',
        'q8-p01-kp2.unicode-text',
        'q8-p01-kp2.utf-8',
      ].sort(),
    );
  });

  test.each(['q8-p01-kp1', 'q8-cd-thue'])('%s: a workbook, sheet by sheet', async (unit) => {
    const files = new Map<KindName, Uint8Array>();
    for (const { content } of await readWorkbook(bytesOf(`${unit}.xlsx`))) {
      const bytes = new Uint8Array(await content.arrayBuffer());
      const found = identify(() => [bytes]);
      if (found.kind === undefined) continue;
      expect(found).toEqual({ kind: found.kind, unit, year: 2016 });
      files.set(found.kind, bytes);
    }
    expect([...files.keys()]).toEqual(kindsTyped(unit));
    accepts(unit, files);
  });

  test('a template saved again by LibreOffice keeps its headers, its lists and its text cells', async () => {
    const sheets = await sheetsOf(bytesOf('mau-chua-dien.xlsx'));
    expect(sheets.map((s) => s.name)).toEqual((await sheetsOf(await workbook(own))).map((s) => s.name));
    for (const kind of branchKinds) {
      const sheet = sheetNamed(sheets, kindOf(kind).label);
      const [header, first] = textsOf(sheet);
      expect(header).toEqual(headerOf(kind));
      expect(first!.slice(0, 2)).toEqual(['2016', 'q8-p01-kp1']);
      if (headerOf(kind).includes('ma_doan_vien')) expect(sheet.cells?.get(`1,${columnAt(kind, 'ma_doan_vien')}`)?.style?.numFmt).toBe('@');
      for (const column of headerOf(kind)) {
        const list = offered(kind, column, own);
        if (list.length > 0) expect(listIn(sheets, sheet, letterOf(kind, column)), column).toEqual(list);
      }
    }
  });
});
