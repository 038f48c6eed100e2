import { describe, expect, test } from 'vitest';
import { columnOf, dispensable, headerOf, kindNames, personalColumn, personalValue } from '../index.ts';
import { columnLetter, columnNamed, findHeader, isRunningNumber, nearMiss } from './header.ts';

/** A sheet's header: where it stands, what each name means, and which names speak of a person. */

describe('a name of a column', () => {
  test.each([
    ['tieu_chi', 'tieu_chi'],
    ['TIÊU CHÍ', 'tieu_chi'],
    ['  Tiêu – chí:  ', 'tieu_chi'],
    ['Tiêu chí (RL1–RL10)', 'tieu_chi'],
    ['(bắt buộc) Tiêu chí', 'tieu_chi'],
    ['Tiêu chí (a) (b)', 'tieu_chi'],
    ['tieuchi', undefined],
    ['Tiêu chí 2', undefined],
    [`${' '.repeat(150)}Tiêu chí`, 'tieu_chi'],
    [`${'. '.repeat(100)}Tiêu chí`, undefined],
    ['', undefined],
  ])('“%s”', (name, column) => expect(columnNamed('dang-ky', name)).toBe(column));
  test.each(kindNames)('of %s means one column, whichever of its names it is', (kind) => {
    for (const column of headerOf(kind)) {
      const { label, synonyms = [] } = columnOf(kind, column);
      for (const name of [column, label, ...synonyms]) expect([name, columnNamed(kind, name)]).toEqual([name, column]);
    }
  });
  test.each(['STT', 'tt', 'Số TT', 'Số thứ tự', 'S.T.T'.replaceAll('.', '')])('“%s” numbers the rows', (name) =>
    expect(isRunningNumber(name)).toBe(true),
  );
  test.each(['', 'số', 'thứ tự', 'STT 2'])('“%s” does not', (name) => expect(isRunningNumber(name)).toBe(false));
});

describe('a name nearly spelt', () => {
  const all = headerOf('dang-ky');
  test.each([
    ['noi_dugn', 'noi_dung'],
    ['nội dun', 'noi_dung'],
    ['nội dungg', 'noi_dung'],
    ['nộj dung', 'noi_dung'],
    ['tieu_hci', 'tieu_chi'],
    ['tiêu chi chung', undefined],
    ['tieu_xyz', undefined],
    ['teiu cha', 'tieu_chi'],
    ['texu cha', undefined],
    ['txiu cha', undefined],
    ['hna', undefined],
    ['stf', undefined],
    ['x', undefined],
    ['ngay_dang_kí_', 'ngay_dang_ky'],
    ['ngay dang gi', 'ngay_dang_ky'],
    ['gnay dagn yk', 'ngay_dang_ky'],
  ])('“%s”', (name, column) => expect(nearMiss('dang-ky', name, all)).toBe(column));
  test('of a column that the file has, it is no miss', () =>
    expect(
      nearMiss(
        'dang-ky',
        'noi_dugn',
        all.filter((column) => column !== 'noi_dung'),
      ),
    ).toBeUndefined());
  test('the nearest of several is meant', () => {
    expect(nearMiss('so-viec', 'co_mt', headerOf('so-viec'))).toBe('co_mat');
    expect(nearMiss('cong-nhan', 'ma_co_sở_', headerOf('cong-nhan'))).toBe('ma_co_so');
  });
});

test.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [51, 'AZ'],
  [52, 'BA'],
  [701, 'ZZ'],
  [702, 'AAA'],
])('column %i is %s', (place, letter) => expect(columnLetter(place)).toBe(letter));

describe('where a table begins', () => {
  const header = headerOf('trao-doi').join(',');
  const row = '2016,q8-p01-kp1,DV-1A,2016-05-02';
  const found = (text: string) => {
    const header = findHeader('trao-doi', text);
    return header && [header.at, header.delimiter, Object.fromEntries(header.place)];
  };
  const places = { nam: 0, ma_chi_doan: 1, ma_doan_vien: 2, ngay_trao_doi: 3 };
  test('in the first record', () => expect(found(`${header}\n${row}`)).toEqual([0, ',', places]));
  test.each([';', '\t'])('cut by “%s”', (sign) => expect(found(header.replaceAll(',', sign))).toEqual([0, sign, places]));
  test('below titles, as far as twenty records', () => {
    expect(found(`ĐOÀN PHƯỜNG 1\n\n${header}\n${row}`)).toEqual([2, ',', places]);
    expect(found(`${'Một dòng\n'.repeat(20)}${header}\n${row}`)).toEqual([20, ',', places]);
    expect(found(`${'Một dòng\n'.repeat(21)}${header}\n${row}`)).toBeUndefined();
  });
  test('the fullest record is it, the first among equals', () => {
    expect(found(`năm,mã chi đoàn\n${header}`)).toEqual([1, ',', places]);
    expect(found('năm,mã chi đoàn\nmã chi đoàn,năm')).toEqual([0, ',', { nam: 0, ma_chi_doan: 1 }]);
  });
  test('one name alone is no header', () => expect(found('năm,hai\n1,2')).toBeUndefined());
  test('names on two lines, one under the other', () => {
    expect(found(`Năm,Mã chi đoàn,Đoàn viên,\n,,Mã đoàn viên,Ngày trao đổi\n${row}`)).toEqual([1, ',', places]);
    expect(found(`Năm,Mã chi đoàn,Đoàn viên,\n ,,Mã đoàn viên,Ngày trao đổi\n${row}`)).toEqual([1, ',', places]);
    expect(found(`Năm,,Mã đoàn viên,Ngày trao đổi\n${row}\n,Mã chi đoàn,,`)).toEqual([
      0,
      ',',
      { nam: 0, ma_doan_vien: 2, ngay_trao_doi: 3 },
    ]);
  });
  test('of two cells with a column’s name, the better name has it, then the first', () => {
    expect(found('Năm học,nam,ma_chi_doan,Chi đoàn')).toEqual([0, ',', { nam: 1, ma_chi_doan: 2 }]);
    expect(found('nam,nam,ma_chi_doan')).toEqual([0, ',', { nam: 0, ma_chi_doan: 2 }]);
  });
  test('only the unit, the year and what may be empty can be left out', () => {
    const lacking = (kind: Parameters<typeof headerOf>[0]) => headerOf(kind).filter((column) => dispensable(kind, column));
    expect(lacking('trao-doi')).toEqual(['nam', 'ma_chi_doan']);
    expect(lacking('dang-ky')).toEqual(['nam', 'ma_chi_doan', 'so_luong', 'don_vi_tinh', 'han']);
  });
});

describe('a column that speaks of a person', () => {
  const health = ['Chiều cao', 'Cân nặng', 'Bệnh nền', 'Sức khoẻ'];
  test('K L33 “sức khỏe” (K-20): health is a criterion and never a column', () => {
    expect(health.filter((name) => personalColumn(name) !== 'thông tin sức khoẻ')).toEqual([]);
    expect(kindNames.flatMap((kind) => headerOf(kind).filter((column) => personalColumn(column) !== undefined))).toEqual([]);
  });
  test.each([
    ...['Họ tên', 'HỌ VÀ TÊN', 'ho_ten', 'Họ tên đoàn viên', 'Tên', 'Tên đoàn viên', 'Tên ĐV', 'Tên đầy đủ', 'Tên gọi', 'Tên riêng'].map(
      (name) => [name, 'họ tên'],
    ),
    ...['Họ', 'Họ đệm', 'Họ và tên đệm', 'Họ lót', 'Tên lót', 'Full name', 'fullname', 'Name', 'STT, họ tên', 'Ghi họ và tên'].map(
      (name) => [name, 'họ tên'],
    ),
    ...['Ngày sinh', 'Ngày tháng năm sinh', 'ngaysinh', 'NĂM SINH', 'Date of birth', 'DOB', 'Tuổi'].map((name) => [name, 'ngày sinh']),
    ...['CCCD', 'Số CMND', 'Căn cước', 'Chứng minh nhân dân', 'Mã định danh', 'Số thẻ đoàn', 'Hộ chiếu'].map((name) => [
      name,
      'số giấy tờ',
    ]),
    ...['Điện thoại', 'SĐT', 'ĐT', 'Số ĐT', 'Phone', 'Mobile', 'Zalo', 'Link Facebook'].map((name) => [name, 'số liên lạc']),
    ...['Email', 'E-mail', 'Thư điện tử'].map((name) => [name, 'địa chỉ thư']),
    ...['Địa chỉ', 'Thường trú', 'Nơi tạm trú', 'Quê quán', 'Nơi ở', 'Nguyên quán'].map((name) => [name, 'nơi ở']),
    ...['Dân tộc', 'Tôn giáo'].map((name) => [name, 'dân tộc, tôn giáo']),
    ...['Ngày vào Đoàn', 'Ngày vào Đảng', 'Vào Đảng', 'Đảng viên', 'Kỷ luật'].map((name) => [name, 'thông tin tổ chức, kỷ luật']),
    ...['Chức vụ', 'Chức danh'].map((name) => [name, 'chức vụ']),
    ...['Giới tính', 'Nam/Nữ', 'nam / nữ'].map((name) => [name, 'giới tính']),
    ...health.map((name) => [name, 'thông tin sức khoẻ']),
    ...['__Họ.tên__', 'Họ tên:', 'Họ__đệm', '_Họ_'].map((name) => [name, 'họ tên']),
    ['_DOB_', 'ngày sinh'],
  ])('“%s”: %s', (name, matter) => expect(personalColumn(name!)).toBe(matter));
  test.each([
    ...['Tên hoạt động', 'Tên chi đoàn', 'Chọn tên', 'Khoa học', 'Tổ', 'Họp', 'username', 'DOB2', 'Tuổi trẻ', 'Phone book'],
    ...['Số lượng', 'ĐT2', 'Phụ trách, chức vụ', 'Năm', 'Nữ', ''],
  ])('“%s” does not', (name) => expect(personalColumn(name)).toBeUndefined());
  test('nor does any column of the forms', () => {
    for (const kind of ['doan-vien', 'dang-ky', 'ket-qua', 'danh-gia', 'cong-nhan'] as const)
      for (const column of headerOf(kind)) expect(personalColumn(column)).toBeUndefined();
  });
});

describe('a text with a person’s matter in it', () => {
  test.each([
    ...['a@b.vn', 'thư a.b+c@d-e.com.vn nhé', 'a @ b.vn', 'a＠b.vn'].map((text) => [text, 'một địa chỉ thư']),
    ...['sinh ngày 01/02/1999', 'NS 05.06.2002'].map((text) => [text, 'một ngày sinh']),
    ...[
      '0901_234_567',
      '0901,234,567',
      'o9o1 234 567',
      'tổ 1 0901234567',
      '2016 0901 234 567',
      '1 090 123 45 67',
      'không chín không một hai ba bốn năm sáu',
    ].map((text) => [text, 'một số điện thoại']),
    ...['binhnho[at]example.com', 'binhnho (a-còng) example.com', 'b.nho@gmail'].map((text) => [text, 'một địa chỉ thư']),
    ...['BHYT DN4797912345678', 'hộ chiếu C1234567', 'STK 0071001234567'].map((text) => [text, 'một số giấy tờ']),
    ...['0912345678', '84912345678', '+84 912 345 678', '0912.345.678', '0912-345-678', '(028) 3855 1234', '077.3876903'].map((text) => [
      text,
      'một số điện thoại',
    ]),
    ...['012345678', '０９１２３４５６７８', '0912/345/678', '0912\u2013345\u2013678', 'gọi 0912345678 nhé'].map((text) => [
      text,
      'một số điện thoại',
    ]),
    ...['1 000 000 12', '123456789', '123456789012', '271 234 567', '100.000.000 và 271234567'].map((text) => [text, 'một số giấy tờ']),
  ])('“%s”: %s', (text, matter) => expect(personalValue(text!)).toBe(matter));
  test.each([
    ...['', 'a@b', '@đoàn', 'facebook', 'zalo', '12345678', '1234567890', '12345678901', '1234567890123', '0123', '01234567', '8412345'],
    ...[
      '100000000',
      '100.000.000',
      '100 000 000',
      '1.234.567.890',
      '20/02/2016 - 21/02/2016',
      '123 - 456 - 789',
      '09123 và 45678',
      '0-0-0-0-0-0-0-0',
      '09/01/2016 15 giờ',
      'vệ sinh 20/02/2016',
      'học sinh 2015-2016',
      'ngày sinh Bác 19/5/1890',
      'sinh ngày 19/5/1890',
    ],
  ])('“%s” has none', (text) => expect(personalValue(text)).toBeUndefined());
});
