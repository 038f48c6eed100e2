import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { writeXlsx, type WriteSheet } from 'hucre/xlsx';
import { judge } from '../checker/judge.ts';
import { know } from '../checker/known-organisation.ts';
import type { Judged } from '../checker/messages.ts';
import { numberFormat, shownBy } from '../workbook/number-format.ts';
import { readWorkbook } from '../workbook/read-workbook.ts';
import type { SheetAtHand } from '../checker/sheet-places.ts';
import { headerOf } from '../domain/index.ts';
import { mini, registrations } from '../../scripts/tests/mini.ts';

/** Workbooks as the checker's page judges them: what a cell, a row and a sheet are is known from the workbook. */

const organisation = know(mini());
const folder = join(import.meta.dirname, '../../scripts/tests/clients', 'workbooks');
const fileOf = (name: string) => new Uint8Array(readFileSync(join(folder, `${name}.xlsx`)));

/** Everything the page says of a workbook, and of a CSV that is handed in with it; by the answers to what it asked of each sheet. */
const judged = async (bytes: Uint8Array, beside?: string, answered?: (tab: string) => SheetAtHand['answer']) => {
  const tabs = await readWorkbook(bytes);
  const sources = await Promise.all(
    tabs.map(async ({ name, content, ...tab }) => {
      const text = new Uint8Array(await content.arrayBuffer());
      return { id: `1\n${name}`, file: 'so.xlsx', tab: name, chunks: () => [text], ...tab, ...(answered && { answer: answered(name) }) };
    }),
  );
  const csv = beside === undefined ? [] : [{ id: '2', file: 'kem.csv', tab: '', chunks: () => [new TextEncoder().encode(beside)] }];
  return judge(organisation, [...csv, ...sources]).outcomes;
};
const only = async (bytes: Uint8Array): Promise<Judged> => {
  const found = (await judged(bytes)).filter((outcome): outcome is Judged => outcome.state === 'judged');
  expect(found).toHaveLength(1);
  return found[0]!;
};
const codesOf = ({ findings }: Judged) => findings.map(({ code, rows }) => `${code} ${rows}`.trim());
const rowsOf = async ({ handIn }: Judged) => (await handIn?.text())?.replace('\ufeff', '').trim().split('\n').slice(1) ?? [];
const column = (rows: readonly string[], name: string) => rows.map((row) => row.split(',')[headerOf('dang-ky').indexOf(name)]);

const header = [...headerOf('dang-ky')];
const item = (number: number, amount: unknown = null, measure = '') =>
  [
    2016,
    'q8-p01-kp1',
    'DV-3T8Q',
    'doan_vien',
    number,
    number % 2 ? 'RL1' : 'HD2',
    'viec_lam',
    `Việc thử số ${number} ở khu phố`,
    amount,
    measure,
    null,
    '2016-02-20',
  ] as never[];
const book = (sheet: Partial<WriteSheet>) => writeXlsx({ sheets: [{ name: 'Đăng ký', ...sheet }] });
/** A workbook with the XML of its first sheet, or of another part, written otherwise, as other programs do. */
const changed = (bytes: Uint8Array, change: (xml: string) => string, part = 'sheet1.xml'): Uint8Array => {
  const parts = unzipSync(bytes);
  const path = Object.keys(parts).find((name) => name.endsWith(part))!;
  return zipSync({ ...parts, [path]: strToU8(change(strFromU8(parts[path]!))) });
};
const five = (amounts: readonly unknown[], measure: string) => [
  header as never[],
  ...amounts.map((amount, i) => item(i + 1, amount, measure)),
];

describe('numbers are what she sees', () => {
  test('a number with three decimals is refused with its reason, never grown a thousandfold', async () => {
    const outcome = await only(await book({ rows: five([1 / 8, 1.375, 21.097, 2.5, 1375], 'km') }));
    expect(codesOf(outcome)).toContain('so-le 2–4');
    expect(column(await rowsOf(outcome), 'so_luong')).toEqual(['2.5', '1375']);
  });
  test('the dust of binary fractions is none', async () => {
    const outcome = await only(await book({ rows: five([0.1 + 0.2, 1.1 * 3, 2, 3, 4], 'km') }));
    expect(column(await rowsOf(outcome), 'so_luong')).toEqual(['0.3', '3.3', '2', '3', '4']);
  });
  test('80 % is 80 in a workbook as in CSV; of another unit it is refused with words', async () => {
    const percent = { value: 0.8, style: { numFmt: '0%' } };
    const cells = new Map([
      ['1,8', percent],
      ['2,8', percent],
    ]);
    const rows = five([0.8, 0.8, 1, 2, 3], '');
    rows[2]![9] = 'buổi' as never;
    const outcome = await only(await book({ rows, cells }));
    expect(codesOf(outcome)).toContain('phan-tram-don-vi 3');
    expect((await rowsOf(outcome))[0]).toContain(',80,%,');
  });
  test('a formula without a result is told for what it is', async () => {
    const outcome = await only(await book({ rows: five([null, 1, 1, 1, 1], 'lần'), cells: new Map([['1,8', { formula: '1/8' }]]) }));
    expect(codesOf(outcome)).toContain('o-cong-thuc-chua-tinh 2');
  });
});

describe("a number as its cell's format shows it", () => {
  test.each([
    ['0', 2.5, 3, '3'],
    ['0.00', 2.456, 2.46, '2,46'],
    ['0.00', 1.005, 1.01, '1,01'],
    ['#,##0.0##', 1234.5, 1234.5, '1234,5'],
    ['# ##0', 1500, 1500, '1500'],
    ['0%', 0.825, 83, '83%'],
    ['0.0%', 0.125, 12.5, '12,5%'],
    ['0"%"', 80, 80, '80%'],
    ['0\\ \\%', 80, 80, '80%'],
    ['"K1-"000', 7, 7, 'K1-007'],
    ['0000 000 000', 900000000, 900000000, '0900000000'],
    ['General" buổi"', 2.5, 2.5, '2,5 buổi'],
    ['#,##0\\ [$₫-42A];[Red]-#,##0\\ [$₫-42A]', 150000, 150000, '150000 ₫'],
    ['_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-', 3, 3, '3'],
    ['_-* #,##0_-;-* #,##0_-;_-* "-"??_-;_-@_-', 0, 0, '-'],
    ['0', 1e21, 1e21, '1e+21'],
    ['[>=100]0;0.0', 2.55, 2.6, '2,6'],
    ['# ?/?', 0.125, 0.125, '0,125'],
    ['# ??/16', 2.5, 2.5, '2,5'],
    ['0.00E+00', 1234.5, 1234.5, '1234,5'],
    ['0,', 0, 0, '0'],
  ])('%s of %d', (code, number, value, text) => expect(shownBy(numberFormat(code)!, number)).toMatchObject({ value, text }));

  test.each([
    ['# ?/?', 1.37],
    ['?/8', 0.3],
    ['0,', 1500],
    ['#,##0.0,,', 1500000],
    ['#,##0," nghìn"', 30000],
    ['000-000', 5],
    ['"1"0', 5],
    ['0"5"', 5],
    ['-0', 5],
    ['[<=9999999]###-####;(###) ###-####', 900000000],
  ])('%s shows another number than %d', (code, number) => expect(shownBy(numberFormat(code)!, number).isOther).toBe(true));

  test.each([
    [';;;', 7, ''],
    ['0;-0;;@', 0, ''],
    ['#,###', 0, ''],
    ['0;-0;"không"', 0, 'không'],
    ['[=1]"một";[=2]"hai";0', 2, 'hai'],
    ['"Trần Thị Mẫu"', 7, 'Trần Thị Mẫu'],
  ])('%s shows no number for %d', (code, number, text) => expect(shownBy(numberFormat(code)!, number)).toEqual({ value: undefined, text }));

  test.each(['@', 'dd/mm/yyyy', '[h]:mm', '', 'd "tháng" m'])('nothing is made of %s', (code) =>
    expect(numberFormat(code)).toBeUndefined(),
  );

  test('what is seen is taken or asked about, never the other number', async () => {
    const amounts = [
      [1500, '0,'],
      [1.37, '# ?/?'],
      [7, ';;;'],
      [80, '0"%"'],
      [900000000, '"Trần Thị Mẫu "0000000000'],
    ] as const;
    const cells = new Map(amounts.map(([value, numFmt], i) => [`${i + 1},8`, { value, style: { numFmt } }] as const));
    const outcome = await only(await book({ rows: five([1, 1, 1, 1, 1], 'buổi'), cells }));
    expect(codesOf(outcome)).toEqual(expect.arrayContaining(['so-hai-cach 2–3', 'phan-tram-don-vi 5', 'gia-tri-ca-nhan 6']));
    expect(column(await rowsOf(outcome), 'so_luong')).toEqual(['']);
    expect(JSON.stringify(outcome)).not.toContain('Mẫu');
  });
});

describe('a number is no day, and what is only pronounced no text', () => {
  test('days that are counted are none of the calendar', async () => {
    const formats = ['0 [$ngày]', '[$ngày-42A] 0', '0" ngày"', 'General" ngày"', '0'];
    const cells = new Map(formats.map((numFmt, i) => [`${i + 1},8`, { value: 5, style: { numFmt } }] as const));
    const outcome = await only(await book({ rows: five([5, 5, 5, 5, 5], 'ngày'), cells }));
    expect(column(await rowsOf(outcome), 'so_luong')).toEqual(['5', '5', '5', '5', '5']);
    expect(column(await rowsOf(outcome), 'don_vi_tinh')).toEqual(Array(5).fill('ngày'));
  });
  test('where days are counted from 1904, a plain number is one still, and a day is its own', async () => {
    const due = header.indexOf('han');
    const cells = new Map([[`1,${due}`, { value: 41059, style: { numFmt: 'dd/mm/yyyy' } }] as const]);
    const written = await book({ rows: five([5, 41059, 2016, 0.5, 1], 'km'), cells });
    const outcome = await only(
      changed(written, (xml) => xml.replace(/<workbookPr[^>]*\/>|(?=<sheets>)/, '<workbookPr date1904="1"/>'), 'xl/workbook.xml'),
    );
    expect(column(await rowsOf(outcome), 'so_luong')).toEqual(['5', '41059', '2016', '0.5', '1']);
    expect(column(await rowsOf(outcome), 'han')[0]).toBe('2016-05-31');
  });
  test('how a text is pronounced is not read with it, in pieces or whole', async () => {
    const said = '<rPh sb="0" eb="2"><t>ĐỌC NHƯ THẾ</t></rPh><phoneticPr fontId="1"/>';
    const written = (text: string) => `t="inlineStr"><is>${text}${said}</is></c>`;
    const at = (xml: string, cell: string, text: string) =>
      xml.replace(new RegExp(`(<c r="${cell}"[^>]*?) t="\\w+">.*?</c>`), `$1 ${written(text)}`);
    const outcome = await only(
      changed(await book({ rows: five([1, 1, 1, 1, 1], 'lần') }), (xml) =>
        at(at(xml, 'H2', '<t>Đọc sách &amp; kể lại</t>'), 'H3', '<r><t>Dọn </t></r><r><t>hẻm 12</t></r>'),
      ),
    );
    expect(column(await rowsOf(outcome), 'noi_dung').slice(0, 2)).toEqual(['Đọc sách & kể lại', 'Dọn hẻm 12']);
  });
});

describe('what a sheet declares', () => {
  test('merged cells are filled down and listed', async () => {
    const rows = five([1, 1, 1, 1, 1], 'lần').map(
      (row, i) => (i < 2 ? row : row.map((cell, c) => (c === 2 || c === 3 ? null : cell))) as never[],
    );
    const merges = [2, 3].map((c) => ({ startRow: 1, startCol: c, endRow: 5, endCol: c }));
    const outcome = await only(await book({ rows, merges }));
    expect(outcome.accepted).toBe(5);
    expect(outcome.findings.filter(({ what }) => what.includes('điền theo ô gộp'))).toHaveLength(2);
  });
  test('what lies beneath a merged cell is not seen, and not taken', async () => {
    const rows = five([3, 99, 2, 2, 2], 'buổi');
    rows[3]![9] = 'cuốn' as never;
    const merges = '<mergeCells count="2"><mergeCell ref="I2:I3"/><mergeCell ref="I4:J4"/></mergeCells>';
    const outcome = await only(changed(await book({ rows }), (sheet) => sheet.replace('</sheetData>', `</sheetData>${merges}`)));
    const kept = await rowsOf(outcome);
    expect(column(kept, 'so_luong')).toEqual(['3', '3', '2', '2', '2']);
    expect(column(kept, 'don_vi_tinh')).toEqual(['buổi', 'buổi', '', 'buổi', 'buổi']);
    const words = outcome.findings.map(({ what }) => what).join('\n');
    expect(words).toContain('điền theo ô gộp ở 1 ô');
    expect(words.match(/bỏ nội dung nằm khuất dưới ô gộp ở 1 ô/g)).toHaveLength(2);
  });
  test('a row without height and a column without width are hidden, and so are the zeros of a sheet that shows none', async () => {
    const outcome = await only(
      changed(await book({ rows: five([3, 0, 2, 2, 2], 'buổi') }), (sheet) =>
        sheet
          .replace('<row r="4"', '<row ht="0" customHeight="1" r="4"')
          .replace('<sheetData>', '<cols><col min="8" max="8" width="0" customWidth="1"/></cols><sheetData>')
          .replace(/(<worksheet[^>]*>)/, '$1<sheetViews><sheetView showZeros="0" workbookViewId="0"/></sheetViews>'),
      ),
    );
    expect(codesOf(outcome)).toEqual(expect.arrayContaining(['dong-an 4', 'cot-an 2']));
    expect(column(await rowsOf(outcome), 'so_luong')).toEqual(['3', '', '2', '2', '2']);
  });
  test('a cell beside the table is told by its column, with no word of commas', async () => {
    const rows = five([1, 1, 1, 1, 1], 'lần');
    rows[2]!.push('Trần Thị Mẫu' as never);
    const outcome = await only(await book({ rows }));
    expect(codesOf(outcome)).toContain('o-khong-ten 3');
    expect(outcome.findings.find(({ code }) => code === 'o-khong-ten')?.what).toContain('cột M');
  });
  test('hidden rows are handed in and told; a hidden sheet is passed over and told', async () => {
    const rowDefs = new Map([
      [2, { hidden: true }],
      [4, { hidden: true }],
    ]);
    const bytes = await writeXlsx({
      sheets: [
        { name: 'Đăng ký', rows: five([1, 1, 1, 1, 1], 'lần'), rowDefs },
        { name: 'Cũ', rows: five([1, 1, 1, 1, 1], 'lần'), hidden: true },
      ],
    });
    const outcomes = await judged(bytes);
    expect(outcomes.find((o) => o.state === 'skipped')).toMatchObject({ tab: 'Cũ', why: 'an' });
    const outcome = outcomes.find((o): o is Judged => o.state === 'judged')!;
    expect([outcome.verdict, outcome.accepted]).toEqual(['warned', 5]);
    expect(codesOf(outcome)).toContain('dong-an 3, 5');
  });
  test('sheets of one kind and unit are one hand-in; a row is told with its sheet', async () => {
    const second = [header as never[], ...[6, 7].map((n) => item(n, n === 7 ? 'ba' : null))];
    const bytes = await writeXlsx({
      sheets: [
        { name: 'Quý I', rows: five([1, 1, 1, 1, 1], 'lần') },
        { name: 'Quý II', rows: second },
      ],
    });
    const outcome = await only(bytes);
    expect([outcome.accepted, outcome.leftOut, outcome.newer]).toEqual([6, 1, undefined]);
    expect(codesOf(outcome)).toContain('o-sai trang “Quý II”: 3');
  });
  test('rows of two units in one sheet are two hand-ins', async () => {
    const other = Array.from(
      { length: 5 },
      (_, i) => item(i + 1).map((cell, c) => (c === 1 ? 'q8-p01-kp2' : c === 2 ? 'DV-4U9R' : cell)) as never[],
    );
    const outcomes = (await judged(await book({ rows: [...five([1, 1, 1, 1, 1], 'lần'), ...other] }))) as Judged[];
    expect(outcomes.map(({ place, accepted, leftOut }) => [place.unit, accepted, leftOut])).toEqual([
      ['q8-p01-kp1', 5, 0],
      ['q8-p01-kp2', 5, 0],
    ]);
  });
});

test.each(['KP1', 'Kp 1', 'q8-p1-kp1', 'q8-p01-kp1 - Chi đoàn khu phố 1', 'Chi đoàn q8-p01-kp1'])(
  'the chosen unit may be called %s',
  (called) => {
    const rows = registrations('K1-7M2', 5).replaceAll('q8-p01-kp1', called);
    const text = new TextEncoder().encode(`${header.join(',')}\n${rows}`);
    const answer = { unit: 'q8-p01-kp1', year: 2016 };
    const [outcome] = judge(organisation, [{ id: '1', file: 'so.csv', chunks: () => [text], answer }]).outcomes;
    expect(outcome).toMatchObject({ state: 'judged', accepted: 5, leftOut: 0 });
  },
);

describe('a table that is none of the forms', () => {
  test.each([
    ['Danh sách có thông tin cá nhân', 'Dấu thời gian,Họ và tên,Đăng ký việc gì?\n20/02/2016,A,Dọn hẻm'],
    ['Không nhận ra mẫu nào', 'Kính gửi các chi đoàn\nHạn nộp: cuối tháng'],
    ['Không nhận ra mẫu nào', ',,,\n,,,\n'],
  ])('is told so before anything is asked: %s', (title, text) => {
    const { outcomes } = judge(organisation, [{ id: '1', file: 'a.csv', tab: undefined, chunks: () => [new TextEncoder().encode(text)] }]);
    expect(outcomes).toMatchObject([{ state: 'unplaced', fault: { title } }]);
  });
});

describe('workbooks that were reported', () => {
  const at = (rows: readonly string[], c: number) => rows.map((row) => row.split(',')[c]);
  test('three decimals: w1', async () => {
    const outcome = await only(fileOf('w1-ba-so-le'));
    expect(codesOf(outcome)).toContain('so-le 2–3, 5–7');
    expect(at(await rowsOf(outcome), 8)).toEqual(['2.5']);
  });
  test('per cent in results and thresholds: z1, z3', async () => {
    // Whether 80 % of an item are 80 only its registration says.
    const alone = await only(fileOf('z1-percent-ketqua'));
    expect([alone.accepted, codesOf(alone)]).toEqual([0, expect.arrayContaining(['phan-tram-chua-ro 2–4'])]);
    const items = registrations('DV-44AU', 5, {
      unit: 'kg-to-chau-kp1',
      tieu_chi: 'NT',
      loai: 'chi_tieu',
      so_luong: '90',
      don_vi_tinh: '%',
    });
    const both = (await judged(fileOf('z1-percent-ketqua'), `${header.join(',')}\n${items}`)) as Judged[];
    const results = both.find(({ place }) => place.kind === 'ket-qua')!;
    expect(at(await rowsOf(results), 6)).toEqual(['80', '100', '12.5']);
    expect(at(await rowsOf(await only(fileOf('z3-percent-nguong'))), 4)).not.toContain('1');
  });
  test('merged cells: x12', async () => {
    const outcome = await only(fileOf('x12-merged'));
    expect(codesOf(outcome).some((code) => code.startsWith('o-trong'))).toBe(false);
    expect(outcome.findings.filter(({ what }) => what.includes('điền theo ô gộp'))).toHaveLength(2);
  });
  test('rows hidden by a filter: x8', async () => expect(codesOf(await only(fileOf('x8-hidden-rows')))).toContain('dong-an 3, 5'));
  test('two sheets of one kind: u2', async () => {
    const outcome = await only(fileOf('u2-cung-don-vi-hai-trang'));
    expect(outcome.accepted + outcome.leftOut).toBe(4);
  });
  test('a sheet for each chi đoàn, which only its tab names: u1 is asked sheet by sheet, and those of one are joined', async () => {
    const bytes = fileOf('u1-moi-trang-mot-chi-doan');
    const asked = { state: 'unplaced', seen: { kind: 'dang-ky' } };
    expect(await judged(bytes)).toMatchObject([asked, asked, asked]);
    const answered = (tab: string) => ({ unit: tab === 'KP1' ? 'q8-p01-kp1' : 'q8-p01-kp2', year: 2016 });
    const outcomes = (await judged(bytes, undefined, answered)) as Judged[];
    expect(outcomes.map(({ place, tab, accepted, leftOut }) => [place.unit, tab, accepted + leftOut])).toEqual([
      ['q8-p01-kp1', 'KP1', 4],
      ['q8-p01-kp2', 'KP2”, “Bản sao của KP2', 4],
    ]);
  });
});
