import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formulaCell, numberCell, percentCell, type KindName } from '../index.ts';
import { cellReader, readerOf } from './cells.ts';
import { readDay } from './days-and-codes.ts';
import { cellSchema, decimal, isCoded, whole } from '../schema/column.ts';
import { fingerprintsOf, maybeOneOf } from './fingerprint.ts';
import { fold, squeeze, tidy } from '../vietnamese.ts';

/** One cell at a time: what it says, what was mended in it, or why it cannot stand. */

describe('a day, however it is written', () => {
  test.each([
    ['20/2/2016', '2016-02-20'],
    ['20 / 2 / 2016', '2016-02-20'],
    ['20-2-2016', '2016-02-20'],
    ['20.02.2016', '2016-02-20'],
    ['2016/2/5', '2016-02-05'],
    ['2016.02.05', '2016-02-05'],
    ['Ngày 20 tháng 2 năm 2016', '2016-02-20'],
    ['20/02/2016 10:30', '2016-02-20'],
    ['20/02/2016 10:30:15.250', '2016-02-20'],
    ['2016-02-20T00:00:00.000Z', '2016-02-20'],
  ])('%s', (text, day) => expect(readDay(text)).toBe(day));
  test.each([
    '31/02/2016',
    '20/2/16',
    'họp ngày 20/2/2016',
    'x20/02/2016',
    '20/02/2016/1',
    'số 2016-02-20',
    '2016-02-20-01',
    '20/02/2016 10:30 sáng',
    '',
  ])('“%s” is none', (text) => expect(readDay(text)).toBeUndefined());
});

type Said = readonly [kind: KindName, column: string, cell: string, value: string];
const mended: readonly Said[] = [
  ['dang-ky', 'so_luong', percentCell(0.8), '80'],
  ['danh-gia', 'nguong_ap_dung', percentCell(1), '100'],
  ['ket-qua', 'so_luong_dat', percentCell(0.125), '12.5'],
  ['dang-ky', 'ngay_dang_ky', '42420', '2016-02-20'],
  ['dang-ky', 'so_luong', '1.500', '1500'],
  ['dang-ky', 'so_luong', '002', '2'],
  ['dang-ky', 'so_luong', '1,5', '1.5'],
  ['dang-ky', 'so_luong', '2 buổi', '2'],
  ['dang-ky', 'so_luong', '0.050', '0.05'],
  ['dang-ky', 'so_luong', '00.500', '0.5'],
  ['dang-ky', 'so_luong', '1.234,5', '1234.5'],
  ['danh-gia', 'nguong_ap_dung', '100%', '100'],
  ['ket-qua', 'so_luong_dat', '12,5%', '12.5'],
  ['ket-qua', 'trang_thai', 'x', 'hoan_thanh'],
  ['ket-qua', 'trang_thai', '✓', 'hoan_thanh'],
  ['ket-qua', 'trang_thai', 'Đạt', 'hoan_thanh'],
  ['doan-vien', 'tinh_trang', 'Đi làm xa', 'di_lam_an_xa'],
  ['doan-vien', 'tinh_trang', 'Chuyển đi 6/2016', 'chuyen_di'],
  ['danh-gia', 'nguong_ap_dung', '45%', '45'],
  ['danh-gia', 'nguong_ap_dung', '45 %', '45'],
  ['doan-vien', 'nam', '2016-2017', '2016'],
  ['doan-vien', 'nam', 'NH 2016/2017', '2016'],
  ['doan-vien', 'nam', 'Năm học 2016 - 17', '2016'],
  ['dang-ky', 'tieu_chi', 'RL1 – Giữ gìn', 'RL1'],
  ['dang-ky', 'tieu_chi', 'rl 05.', 'RL5'],
  ['dang-ky', 'tieu_chi', 'HD 003', 'HD3'],
  ['dang-ky', 'tieu_chi', 'rl 10', 'RL10'],
  ['ket-qua', 'trang_thai', '_hoan_thanh_', 'hoan_thanh'],
  ['ket-qua', 'trang_thai', '__đang làm__', 'dang_lam'],
  ['ket-qua', 'trang_thai', 'HOÀN - THÀNH', 'hoan_thanh'],
  ['ket-qua', 'trang_thai', 'Xong.', 'hoan_thanh'],
  ['ket-qua', 'ky', 'Quý I/2016', 'Q1'],
  ['ket-qua', 'ky', 'quý 2 năm 2016', 'Q2'],
  ['ket-qua', 'ky', 'Quý IV..', 'Q4'],
  ['ket-qua', 'ky', 'Quý III', 'Q3'],
  ['ket-qua', 'ky', 'Quí 02', 'Q2'],
  ['ket-qua', 'ky', 'Q. II', 'Q2'],
  ['ket-qua', 'ky', 'quý hai', 'Q2'],
  ['ket-qua', 'ky', 'Cả năm 2016', 'NAM'],
  ['ket-qua', 'ky', 'Năm 2016', 'NAM'],
  ['ket-qua', 'trang_thai', 'v', 'hoan_thanh'],
  ['ket-qua', 'trang_thai', 'HT', 'hoan_thanh'],
  ['ket-qua', 'ky', 'dot:he-2016', 'DOT:he-2016'],
  ['dang-ky', 'ma_doan_vien', "'DV-1A", 'DV-1A'],
  ['dang-ky', 'ma_doan_vien', 'dv-1a', 'DV-1A'],
  ['dang-ky', 'ma_doan_vien', 'DV–1A', 'DV-1A'],
  ['dang-ky', 'ma_doan_vien', 'DV-1A..', 'DV-1A'],
  ['dang-ky', 'so_luong', '2.00', '2'],
  ['dang-ky', 'so_luong', '12.50', '12.5'],
  ['dang-ky', 'so_luong', 'không', ''],
  ['dang-ky', 'so_luong', 'ko', ''],
  ['dang-ky', 'so_luong', '--', ''],
  ['dang-ky', 'noi_dung', '- Dọn rác ở hẻm', 'Dọn rác ở hẻm'],
  ['dang-ky', 'noi_dung', '• Dọn rác ở hẻm', 'Dọn rác ở hẻm'],
  ['dang-ky', 'noi_dung', 'Ä\u0090á»\u008dc 3 cuá»‘n sÃ¡ch', 'Đọc 3 cuốn sách'],
  ['dang-ky', 'noi_dung', 'ba cuá\ufeff»‘n sÃ¡ch', 'ba cuốn sách'],
];
const asItStands: readonly Said[] = [
  ['dang-ky', 'so_luong', numberCell(0.1 + 0.2), '0.3'],
  ['dang-ky', 'so_luong', numberCell(1375), '1375'],
  ['dang-ky', 'so_luong', numberCell(2.5), '2.5'],
  ['dang-ky', 'ma_doan_vien', numberCell(7, { value: 7, text: 'K1-007' }), 'K1-007'],
  ['dang-ky', 'nam', numberCell(2016, { value: 2016, text: 'Năm 2016' }), '2016'],
  ['dang-ky', 'noi_dung', 'không', 'không'],
  ['dang-ky', 'noi_dung', 'x'.repeat(300), 'x'.repeat(300)],
  // A hero's day of birth is history here as in what boards write.
  ['dang-ky', 'noi_dung', 'Kể chuyện anh Nguyễn Văn Trỗi sinh ngày 01/02/1940', 'Kể chuyện anh Nguyễn Văn Trỗi sinh ngày 01/02/1940'],
  ['dang-ky', 'tieu_chi', 'RL10', 'RL10'],
  ['dang-ky', 'ma_doan_vien', '12E5', '12E5'],
];
type Refused = readonly [kind: KindName, column: string, cell: string, code: string, values?: object];
const example = 'DV-7K3M';
const refused: readonly Refused[] = [
  ['dang-ky', 'so_luong', '0.125', 'so-le'],
  ['dang-ky', 'so_luong', '0,125', 'so-le'],
  ['dang-ky', 'so_luong', '1.375', 'so-hai-cach'],
  ['dang-ky', 'so_luong', '21,097', 'so-hai-cach'],
  ['dang-ky', 'stt', '80%', 'so-sai'],
  ['dang-ky', 'so_luong', numberCell(1 / 8), 'so-le'],
  ['dang-ky', 'so_luong', numberCell(1.375), 'so-le'],
  ['dang-ky', 'so_luong', numberCell(1500, { value: 1500, text: '1500', isOther: true }), 'so-hai-cach'],
  ['dang-ky', 'stt', numberCell(1.5), 'so-le'],
  ['dang-ky', 'so_luong', formulaCell, 'o-cong-thuc-chua-tinh'],
  ['dang-ky', 'noi_dung', numberCell(900000000, { value: 900000000, text: '0900 000 000' }), 'gia-tri-ca-nhan'],
  ['dang-ky', 'noi_dung', 'Kể chuyện Nguyễn Văn Trỗi; bạn sinh ngày 05/03/1955', 'gia-tri-ca-nhan'],
  ['danh-gia', 'nguong_ap_dung', numberCell(0.4), 'so-le'],
  ['dang-ky', 'ngay_dang_ky', '424201', 'o-sai'],
  ['dang-ky', 'so_luong', 'khoảng 2', 'o-sai'],
  ['dang-ky', 'so_luong', 'không rõ', 'o-sai'],
  ['dang-ky', 'so_luong', 'có x', 'o-sai'],
  ['doan-vien', 'so_thang_dia_phuong', '-3', 'so-sai', { example: '5' }],
  // Q L85 “tương ứng với số tháng sinh hoạt tại địa phương”: of a year's months, and the words say so.
  ['doan-vien', 'so_thang_dia_phuong', '13', 'so-sai', { range: 'từ 0 đến 12' }],
  ['dang-ky', 'stt', '100', 'so-sai', { range: 'từ 1 đến 99' }],
  ['dang-ky', 'so_luong', '-3', 'so-sai', { range: 'từ 0 trở lên' }],
  ['doan-vien', 'nam', '2016 - 2018', 'o-sai'],
  ['doan-vien', 'nam', 'khoá 2016-2017', 'o-sai'],
  ['doan-vien', 'nam', '2016-2017 (HK1)', 'o-sai'],
  ['doan-vien', 'nam', '1999-2000', 'o-sai'],
  ['dang-ky', 'tieu_chi', '(RL1 – Giữ gìn', 'o-sai'],
  ['ket-qua', 'trang_thai', 'xong rồi', 'khong-trong-danh-muc', { options: 'Chưa bắt đầu, Đang làm, Hoàn thành, Không thực hiện' }],
  ['ket-qua', 'ky', 'Quý I 2016 bổ sung', 'o-sai'],
  ['ket-qua', 'ky', '2016', 'o-sai'],
  ['dang-ky', 'ma_doan_vien', 'DV 1A', 'o-sai', { example }],
  ['dang-ky', 'ma_doan_vien', 'Nguyễn Văn A', 'ma-la-ho-ten'],
  ['dang-ky', 'ma_doan_vien', 'Nguyenvana', 'ma-la-ho-ten'],
  ['dang-ky', 'ma_doan_vien', '1,23E+11', 'excel-doi-so'],
  ['dang-ky', 'ma_doan_vien', '12E+11', 'excel-doi-so'],
  ['dang-ky', 'ma_doan_vien', '1.5E+3x', 'o-sai'],
  ['dang-ky', 'ma_doan_vien', 'x1E+5', 'o-sai'],
  ['dang-ky', 'ma_doan_vien', '=A1', 'o-cong-thuc'],
  ['dang-ky', 'ma_doan_vien', '+DV', 'o-cong-thuc'],
  ['dang-ky', 'ma_doan_vien', '- 5', 'o-cong-thuc'],
  ['dang-ky', 'ma_doan_vien', '-5,5', 'o-sai'],
  ['dang-ky', 'ma_doan_vien', '#N/A', 'o-loi-excel'],
  ['dang-ky', 'ma_doan_vien', '####', 'o-loi-excel'],
  ['dang-ky', 'ma_doan_vien', '##', 'o-sai'],
  ['dang-ky', 'ma_doan_vien', '#REF! x', 'o-sai'],
  ['dang-ky', 'ma_doan_vien', 'DV-1A#N/A', 'o-sai'],
  ['dang-ky', 'noi_dung', '…', 'o-trong', { example: 'Tham gia 2 buổi Chủ nhật xanh' }],
  ['dang-ky', 'noi_dung', 'x'.repeat(301), 'o-qua-dai', { limit: 300 }],
  ['dang-ky', 'noi_dung', '2005-01-01', 'o-sai'],
  ['dang-ky', 'noi_dung', '38353', 'o-sai'],
  ['dang-ky', 'don_vi_tinh', '345678', 'o-sai'],
  ['dang-ky', 'noi_dung', 'x'.repeat(2001), 'o-qua-dai', { limit: 2000 }],
  ['dang-ky', 'noi_dung', 'x'.repeat(2000), 'o-qua-dai', { limit: 300 }],
  ['dang-ky', 'han', '20/2/16', 'nam-hai-so'],
  ['dang-ky', 'han', '20/2', 'nam-hai-so'],
  ['dang-ky', 'han', 'ngày 20/2/16', 'o-sai'],
  ['dang-ky', 'han', '20/2/16 nữa', 'o-sai'],
];
const shown = (cell: string) => (cell.length > 40 ? `${cell.length} letters` : cell);

describe('a cell of a column', () => {
  test.each(mended.map((row) => [...row, shown(row[2])] as const))('%s %s: %#', (kind, column, cell, value) => {
    const verdict = cellReader(kind, column).read(cell);
    expect(verdict).toMatchObject({ value });
    expect('repairs' in verdict && verdict.repairs!.length, cell).toBeGreaterThan(0);
  });
  test.each(asItStands)('%s %s stands as it is: %#', (kind, column, cell, value) =>
    expect(cellReader(kind, column).read(cell)).toEqual({ value }),
  );
  test.each(refused.map(([kind, column, cell, code, values]) => ({ kind, column, cell, code, values: values ?? {} })))(
    '$kind $column is refused: $code, %#',
    ({ kind, column, cell, code, values }) => expect(cellReader(kind, column).read(cell)).toMatchObject({ refused: { code, values } }),
  );
});

describe('a column that somebody adds', () => {
  const diem = readerOf(whole({ label: 'Điểm', min: 10, max: 100, optional: true, example: '85' }));
  test.each([
    ['8.5', 'so-le'],
    ['8,5', 'so-le'],
    ['-85', 'so-sai'],
    ['1 0 0', 'so-sai'],
    ['8-5', 'so-sai'],
    ['9', 'so-sai'],
    ['101', 'so-sai'],
    ['16/17', 'so-sai'],
  ])('whole numbers from 10 to 100: %s is refused, nothing is taken away from it', (cell, code) =>
    expect(diem.read(cell)).toMatchObject({ refused: { code, values: { label: 'Điểm' } } }),
  );
  test.each([
    ['85', '85'],
    ['085', '85'],
    ['85,0', '85'],
    ['-', ''],
  ])('%s is %s', (cell, value) => expect(diem.read(cell)).toMatchObject({ value }));

  /** The numbers that a cell may mean: with dots between thousands, or with one sign for the decimals; a stop behind it says nothing. */
  const meant = (cell: string): readonly number[] => {
    const text = cell.trim().replace(/[ .]+$/, '');
    return [
      ...(/^\d{1,3}(\.\d{3})+(,\d+)?$/.test(text) ? [Number(text.replaceAll('.', '').replace(',', '.'))] : []),
      ...(/^\d+([.,]\d+)?$/.test(text) ? [Number(text.replace(',', '.'))] : []),
    ];
  };
  const signs = fc.string({ unit: fc.constantFrom(...'0123456789 -.,/+()'), minLength: 1, maxLength: 10 });
  test.each(['whole', 'decimal'] as const)('a %s number is read as what stands there or not at all, whatever its range', (type) =>
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(5000), fc.oneof(signs, fc.stringMatching(/^\d{1,3}[.,]\d{1,3}$/)), (min, more, cell) => {
        const column = type === 'whole' ? whole({ label: 'Số', min, max: min + more }) : decimal({ label: 'Số' });
        const verdict = readerOf(column).read(cell);
        if ('value' in verdict) expect(meant(cell)).toContain(Number(verdict.value));
      }),
      { numRuns: 2000 },
    ),
  );

  test('a range without 3 is a number all the same, and no list of codes', () => {
    const column = whole({ label: 'Điểm', min: 10, max: 100, example: '85' });
    expect([isCoded(column), column.type, column.number]).toEqual([false, 'whole', { decimals: 0, range: [10, 100] }]);
    expect(['9', '10', '100', '101', ''].map((text) => cellSchema(column).safeParse(text).success)).toEqual([
      false,
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('a glance at a text', () => {
  test('never takes one for another that is it in some way of writing', () => {
    const written = fc.string({ unit: fc.constantFrom(...'aAáÁđĐêEưỡ 0019-_.:/✓“\u0301Đð'), maxLength: 12 });
    fc.assert(
      fc.property(written, (text) => {
        for (const known of [tidy(text), fold(text), squeeze(text), text.toUpperCase(), `${text}.`, text.replaceAll(' ', '_')])
          expect(maybeOneOf(fingerprintsOf([known]), text), JSON.stringify([known, text])).toBe(true);
      }),
    );
  });
  test('tells texts with other letters or figures from those that are known', () => {
    const known = fingerprintsOf(['Đoàn viên', 'Thanh niên', 'RL1']);
    expect(['đoàn viên 2', 'thanh', 'RL2', 'khu phố 3'].filter((text) => maybeOneOf(known, text))).toEqual([]);
    expect(['DOAN_VIEN', ' thanh – niên', 'rl 01', 'Đoa\u0300n viên'].filter((text) => !maybeOneOf(known, text))).toEqual([]);
  });
  test('of a code that is none says what a long look says', () => {
    const words = [
      'đoàn viên',
      'Thanh niên',
      'việc làm',
      'rl',
      'RL1',
      'khu phố',
      'dv',
      'q8-p01',
      'kho',
      'sinh',
      'Quý II',
      'tèt',
      'chØ',
      'aĂ',
    ];
    const pieces = fc.oneof(fc.constantFrom(...words), fc.nat(3000).map(String), fc.constantFrom(' ', '-', ' - ', '?', '.', ':', '0', '@'));
    const written = fc.array(pieces, { minLength: 1, maxLength: 6 }).map((some) => some.join(''));
    const columns = (['doi_tuong', 'tieu_chi', 'loai', 'ma_chi_doan', 'ma_doan_vien'] as const).map((name) => cellReader('dang-ky', name));
    const said = (verdict: ReturnType<(typeof columns)[number]['read']>) =>
      'refused' in verdict ? verdict.refused.code : { value: verdict.value };
    fc.assert(
      // A blank behind a text is taken away first: it is never only glanced at.
      fc.property(fc.constantFrom(...columns), written, ({ read }, text) => {
        expect(said(read(text))).toEqual(said(read(`${text} `)));
      }),
      { numRuns: 5000 },
    );
  });
});
