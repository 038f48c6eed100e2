import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  check,
  headerOf,
  identify,
  kindNames,
  sampleRow,
  templateVersion,
  wordsOf,
  writeSubmission,
  type KindName,
  type ReadFile,
} from '../index.ts';
import { readDay } from './days-and-codes.ts';
import type { ReadOptions } from './read-rows.ts';
import { readSubmission } from './read-submission.ts';
import { mini } from '../../../scripts/tests/mini.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const header = headerOf('dang-ky').join(',');
const row = '2016,q8-p01-kp1,DV-1A,doan_vien,1,RL1,viec_lam,"Đọc 3 cuốn sách, ghi sổ tay",3,cuốn,2016-09-30,2016-02-20';
/** As the file of a branch under a programme without names of its own. */
const own: ReadOptions = { folder: { unit: 'q8-p01-kp1', year: 2016 }, names: {} };
const read = (bytes: Uint8Array | string) =>
  readSubmission({ path: 'x.csv', chunks: () => [typeof bytes === 'string' ? utf8(bytes) : bytes] }, 'dang-ky', own);
const cellsOf = ({ rows }: ReadFile) => [...rows].map((row) => rows.cells(row));
const codes = (bytes: Uint8Array | string) => read(bytes).issues.map((i) => i.code);
const utf16 = (text: string, big: boolean) => {
  const bytes = new Uint8Array(2 + text.length * 2);
  const view = new DataView(bytes.buffer);
  [...`\ufeff${text}`].forEach((c, i) => view.setUint16(i * 2, c.charCodeAt(0), !big));
  return bytes;
};
/** The letters of this test's row as windows-1258 writes them: base letter, then a combining tone. */
const windows1258 = (text: string) => {
  const table = new Map<string, number>();
  const decoder = new TextDecoder('windows-1258');
  for (let b = 0; b < 256; b++) table.set(decoder.decode(Uint8Array.of(b)), b);
  const parts = [...text.normalize('NFC')].flatMap((c) => {
    if (table.has(c)) return [table.get(c)!];
    const marks = [...c.normalize('NFD')];
    const tone = marks.findIndex((m) => '\u0300\u0301\u0303\u0309\u0323'.includes(m));
    const base = marks
      .filter((_, i) => i !== tone)
      .join('')
      .normalize('NFC');
    return [table.get(base)!, table.get(marks[tone]!)!];
  });
  return Uint8Array.from(parts);
};

describe('reading what a secretary sends', () => {
  const plain = read(`${header}\n${row}\n`);
  test('a clean file: every cell, no word', () => {
    expect(plain.issues).toEqual([]);
    expect(plain.rows).toHaveLength(1);
    expect(cellsOf(plain)[0]!['noi_dung']).toBe('Đọc 3 cuốn sách, ghi sổ tay');
  });
  test.each([
    ['BOM', utf8(`\ufeff${header}\n${row}`)],
    ['CRLF', utf8(`${header}\r\n${row}\r\n`)],
    ['CRLF header, LF rows', utf8(`${header}\r\n${row}\n`)],
    ['sep= line', utf8(`sep=;\n${header.replaceAll(',', ';')}\n${row.replaceAll(/,(?! )/g, ';')}`)],
    ['semicolons', utf8(`${header.replaceAll(',', ';')}\n${row.replaceAll(/,(?! )/g, ';')}\n`)],
    ['tabs in UTF-16LE', utf16(`${header.replaceAll(',', '\t')}\n${row.replaceAll(/,(?! )/g, '\t')}\n`, false)],
    ['UTF-16BE', utf16(`${header}\n${row}\n`, true)],
    ['windows-1258', windows1258(`${header}\n${row}\n`)],
    ['NFD', utf8(`${header}\n${row}\n`.normalize('NFD'))],
    ['header in capitals with blanks', utf8(`${header.toUpperCase().replaceAll('_', ' ')}\n${row}\n`)],
    ['empty trailing columns and rows', utf8(`${header},,\n${row},,\n,,,\n`)],
  ])('%s reads as the plain file', (_, bytes) => {
    const file = read(bytes);
    expect(file.issues.filter((i) => i.severity === 'error')).toEqual([]);
    expect(cellsOf(file)).toEqual(cellsOf(plain));
  });
  test('columns in another order', () => {
    const reversed = (line: readonly string[]) => [...line].reverse().join(',');
    const cells = '2016,q8-p01-kp1,DV-1A,doan_vien,1,RL1,viec_lam,Đọc sách,3,cuốn,2016-09-30,2016-02-20'.split(',');
    expect(cellsOf(read(`${reversed(headerOf('dang-ky'))}\n${reversed(cells)}`))[0]!['noi_dung']).toBe('Đọc sách');
  });
  test('safe repairs are made and listed', () => {
    const file = read(`${header}\n2016,q8-p01-kp1,dv-1a,Đoàn viên,1,rl1,Việc làm,Đọc sách,"1.500",cuốn,30/9/2016,20/02/2016`);
    expect(cellsOf(file)[0]).toMatchObject({
      ma_doan_vien: 'DV-1A',
      doi_tuong: 'doan_vien',
      tieu_chi: 'RL1',
      loai: 'viec_lam',
      han: '2016-09-30',
      ngay_dang_ky: '2016-02-20',
    });
    expect(file.issues.every((i) => i.code === 'da-sua' && i.severity === 'note')).toBe(true);
    expect(file.issues.map((i) => i.column).sort()).toEqual(['han', 'ma_doan_vien', 'ngay_dang_ky', 'so_luong', 'tieu_chi']);
    expect(cellsOf(file)[0]!['so_luong']).toBe('1500');
  });
  test('what is no criterion of the programme’s is not told as mended', () => {
    const names = { criterion: new Map([['rl1', 'RL1']]) };
    const told = (cell: string) =>
      readSubmission({ path: 'x.csv', chunks: () => [utf8(`${header}\n${row.replace('RL1', cell)}`)] }, 'dang-ky', { ...own, names })
        .issues.filter((issue) => issue.code === 'da-sua')
        .map(({ values }) => values['repair']);
    expect([told('rl1'), told('rl99')]).toEqual([['đổi chữ thành mã'], []]);
  });
  test.each([
    ['31/02/2016', undefined],
    ['3/4/2016', '2016-04-03'],
    ['03-04-2016', '2016-04-03'],
    ['3/4/16', undefined],
    ['29/2/2015', undefined],
    ['29/2/2016', '2016-02-29'],
  ])('the day %s is %s', (text, day) => expect(readDay(text)).toBe(day));
  test('K L25 “thống nhất về nội dung, cách thức” (K-13): a file of an older template is refused by the name of today’s', () => {
    const [issue] = read(header.replace('tieu_chi,', '')).issues.filter(({ code }) => code === 'cot-thieu');
    expect(wordsOf(issue!).what).toContain(`phiên bản ${templateVersion('dang-ky')}`);
    expect(new Set(kindNames.map(templateVersion)).size).toBe(kindNames.length);
  });
  test.each([
    ['', 'tep-rong'],
    ['a,b,c\n1,2,3', 'tieu-de-la'],
    [header, 'tep-trong'],
    [header.replace('tieu_chi,', ''), 'cot-thieu'],
    [`${header},ghi_chu\n${row},gấp`, 'cot-thua'],
    [`${header},ghi_chu\n${row},`, 'cot-da-bo'],
    [`${header.replace('noi_dung', 'noi_dugn')}\n${row}`, 'cot-gan-dung'],
    [`${header},nam`, 'cot-trung'],
    [`${header},Họ và tên`, 'cot-ca-nhan'],
    [`${header},Số CCCD`, 'cot-ca-nhan'],
    [`${header},NGÀY SINH`, 'cot-ca-nhan'],
    [`${header},Điện thoại`, 'cot-ca-nhan'],
    [`${header},Dân tộc`, 'cot-ca-nhan'],
    [`${header},__proto__\n${row},1`, 'cot-thua'],
    [`${header}\n${row},thừa`, 'thua-o'],
    [`${header}\n${row.replace('viec_lam', 'khac')}`, 'khong-trong-danh-muc'],
    [`${header}\n${row.replace('RL1', '')}`, 'o-trong'],
    [`${header}\n${row.replace('2016-02-20', '31/02/2016')}`, 'ngay-khong-co'],
    [`${header}\n${row.replace('2016-02-20', '20/2/16')}`, 'nam-hai-so'],
    [`${header}\n${row.replace('DV-1A', '1,23E+11')}`, 'thua-o'],
    [`${header}\n${row.replace('DV-1A', '1.23E+11')}`, 'excel-doi-so'],
    [`${header}\n${row.replace('Đọc 3', '=HYPERLINK(1)')}`, 'o-cong-thuc'],
    [`${header}\n${row.replace('Đọc 3', 'Gọi 0912 345 678')}`, 'gia-tri-ca-nhan'],
    [`${header}\n${row.replace('Đọc 3', 'thư a.b@example.vn')}`, 'gia-tri-ca-nhan'],
    [`${header}\n${row.replace('DV-1A', '091234567890')}`, 'gia-tri-ca-nhan'],
    ...['091.234.5678', '(0912) 345 678', '0912–345–678', '01234567890', '０９１２345678', '271 234 567', 'a.b @ gmail.com'].map(
      (secret) => [`${header}\n${row.replace('Đọc 3', secret)}`, 'gia-tri-ca-nhan'] as [string, string],
    ),
    [`${header}\n${row.replace('DV-1A', 'NGUYENVANA1')}`, 'o-sai'],
    [`${header}\n${row.replace('DV-1A', 'DV-01021999')}`, 'o-sai'],
    [`${header}\n${row.replace(',1,RL1', ',0,RL1')}`, 'so-sai'],
    [`${header}\n${row.replace(',3,', ',"1,000",')}`, 'so-hai-cach'],
    [`${header}\n${row.replace('Đọc 3', '-1+cmd')}`, 'o-cong-thuc'],
    [`${header}\n${row.replace('Đọc 3', `Đọc${' '.repeat(2100)}3`)}`, 'o-qua-dai'],
    [`${header},\n${row},Nguyễn Văn A`, 'o-khong-ten'],
    [`${header}\n${row.replace('cuốn sách, ghi sổ tay"', 'cuốn sách')}\n${row}`, 'nhay-kep-ho'],
    [`${header}\n${row.replace('Đọc', 'Äá»\u008dc')}`, 'chu-mat'],
    [`${header}\n${row.replace('Đọc', 'Ngh?nh')}`, 'chu-mat'],
    [`${header}\n${row.replace('Đọc', 'Hoạ t độ ng: đọ c')}`, 'chu-roi'],
  ])('%# a fault is named: %s', (text, code) => expect(codes(text)).toContain(code));
  test.each([
    'Góp 100.000.000 đồng',
    'Năm 2015-2016',
    'Ngày 09/02/2015',
    'Trồng 1.500 cây',
    'Mua BHYT năm học 2015-2016',
    'Năm học 2015-2016 3 buổi',
    'Từ 01/2016-12/2016 mỗi tháng 1 buổi',
  ])('%s is no personal matter', (text) => expect(codes(`${header}\n${row.replace('Đọc 3 cuốn sách, ghi sổ tay', text)}`)).toEqual([]));
  test('thousands, decimals and leading zeros as sheets write them', () => {
    const amount = (text: string) => cellsOf(read(`${header}\n${row.replace(',3,', `,"${text}",`)}`))[0]?.['so_luong'];
    expect(['1.500', '1.234.567', '2,5', '2.5', '007', '1.234,5'].map(amount)).toEqual(['1500', '1234567', '2.5', '2.5', '7', '1234.5']);
    // Where both signs stand, or one twice, there is one way to read them, whoever’s it is.
    expect(['1,234.50', '1,234,567', '12,345.6', '1,500.125', '1.234.5', '1,23.4'].map(amount)).toEqual([
      '1234.5',
      '1234567',
      '12345.6',
      undefined,
      undefined,
      undefined,
    ]);
    expect(cellsOf(read(`${header}\n${row.replace(',1,RL1', ',01,RL1')}`))[0]!['stt']).toBe('1');
  });
  test('of the same fault only the first 200 are told one by one', () => {
    const file = read(`${header}\n${`${row.replace('RL1', 'x 9 y')}\n`.repeat(300)}`);
    expect(file.issues.filter((i) => i.code === 'o-sai')).toHaveLength(200);
    expect(file.issues.find((i) => i.code === 'con-nua')?.values).toEqual({ of: 'o-sai', shown: 200, count: 300 });
    expect(file.refused).toBe(300);
  });
  test.each([
    [[80, 75, 3, 4, 0, 0], 'la-tep-excel'],
    [[0xd0, 0xcf, 0x11, 0xe0], 'la-tep-excel'],
    [[0xff, 0xd8, 0xff], 'khong-phai-bang'],
    [[0x25, 0x50, 0x44, 0x46], 'khong-phai-bang'],
    [[65, 66, 67, 68, 69, 0, 70], 'khong-doc-duoc'],
  ])('bytes that are no table: %j', (bytes, code) => expect(codes(Uint8Array.from(bytes))).toEqual([code]));
  test('a quoted line break: spreadsheet row and file line part ways', () => {
    const broken = row.replace('Đọc 3 cuốn', 'Đọc\n3 cuốn');
    const file = read(`${header}\n${broken}\n${row.replace('RL1', 'rl một')}`);
    expect(file.issues.find((i) => i.row !== undefined)).toMatchObject({ row: 3, line: 4 });
  });
  test('a line “sep=” is Excel’s: a line of the file, no row of the sheet', () => {
    const bad = row.replace('RL1', 'rl một');
    expect(read(`sep=,\n${header}\n${bad}`).issues[0]).toMatchObject({ row: 2, line: 3 });
    expect(read(`"sep=,"\n${header}\n${bad}`).issues[0]).toMatchObject({ row: 2, line: 3 });
    expect(codes(`Đoàn phường sep=,\n${header}\n${row}`)).toEqual(['dong-tren-bang']);
  });
  test('what is wrong with a header is told where it stands', () => {
    expect(read(`Đoàn phường 1\n\n${header},nam`).issues[0]).toMatchObject({ code: 'cot-trung', row: 3, line: 3 });
  });
  test('a heading is told as it stands, without blanks around it', () => {
    const file = read(`${header.replace('tieu_chi', ' Tiêu chí ')}\n${row.replace('RL1', 'rl một')}`);
    expect(file.issues.find(({ code }) => code === 'o-sai')!.column).toBe('Tiêu chí');
    expect(file.headings.get('tieu_chi')).toBe('Tiêu chí');
  });
  test('two hundred columns are read, more are too many', () => {
    const wide = (columns: number) => codes(`${header}${','.repeat(columns - 12)}\n${row}`);
    expect(wide(200)).toEqual([]);
    expect(wide(201)).toContain('qua-lon');
  });
  test.each([
    ['\n  <!DOCTYPE html>', 'khong-phai-bang'],
    ['<table><tr>', 'khong-phai-bang'],
    ['<?xml version="1.0"?>', 'khong-phai-bang'],
    ['version https://git-lfs.github.com/spec/v1', 'khong-phai-bang'],
    ['nam,<table>', 'tieu-de-la'],
    ['nam,version https://git-lfs', 'tieu-de-la'],
    ['<b>nam</b>', 'tieu-de-la'],
  ])('%j is told as %s', (text, code) => expect(codes(text)).toEqual([code]));
  test('a bad row costs only itself', () => {
    const file = read(`${header}\n${row}\n${row.replace('2016-02-20', 'hôm qua')}\n${row.replace(',1,', ',2,')}`);
    expect([...file.rows].map((row) => file.rows.place(row).row)).toEqual([2, 4]);
    expect(file.refused).toBe(1);
  });
  test('Q L12 “đề ra các biện pháp”, L20 “xuất phát từ nhiệm vụ của mỗi đoàn viên”: kept through export', () => {
    const measure = 'Mỗi tối đọc 10 trang, sau giờ trực ở trạm y tế';
    const file = read(`${header},Biện pháp thực hiện\n${row},"${measure}"\n${row.replace(',1,', ',2,')},\n`);
    expect(file.issues).toEqual([]);
    expect(cellsOf(file).map((cells) => cells['bien_phap'])).toEqual([measure, '']);
    const written = writeSubmission('dang-ky', file.rows);
    expect(written.split('\n')[0]).toBe(`${header},bien_phap`);
    expect(read(written).issues).toEqual([]);
    expect(cellsOf(read(written))).toEqual(cellsOf(file));
    expect(writeSubmission('dang-ky', read(`${header},bien_phap\n${row},\n`).rows)).toBe(`${header}\n${row}\n`);
  });
  test('no value of a cell stands in an issue', () => {
    const secret = 'Nguyễn Thị Bí Mật 0912345678';
    for (const column of headerOf('dang-ky').keys()) {
      const cells = headerOf('dang-ky').map((_, i) => (i === column ? secret : '1'));
      expect(JSON.stringify(read(`${header}\n${cells.join(',')}`).issues)).not.toContain('Bí Mật');
    }
  });
  test('whatever the bytes, it ends, does not throw, and says the same twice', () => {
    fc.assert(
      fc.property(fc.constantFrom(...kindNames), fc.uint8Array({ maxLength: 400 }), fc.boolean(), (kind, bytes, withHeader) => {
        const all = withHeader ? Uint8Array.from([...utf8(`${headerOf(kind).join(',')}\n`), ...bytes]) : bytes;
        const twice = [1, 2].map(() => readSubmission({ path: 'x.csv', chunks: () => [all] }, kind, own));
        expect(twice[0]!.issues).toEqual(twice[1]!.issues);
        expect(cellsOf(twice[0]!)).toEqual(cellsOf(twice[1]!));
      }),
      { numRuns: 300 },
    );
  });
});

describe('a record that is no row, and a row that is', () => {
  const folder = { unit: 'q8-p01-kp1', year: 2016 };
  /** What is told of some records below a good row, and how many rows are kept and left out. */
  const below = (records: string, kind: KindName = 'dang-ky', good = row) => {
    const text = `${headerOf(kind).join(',')}\n${good}\n${records}\n`;
    const file = readSubmission({ path: 'x.csv', chunks: () => [utf8(text)] }, kind, { ...own, folder });
    const said = file.issues.filter(({ code }) => code !== 'da-sua').map(({ code, row }) => `${row} ${code}`);
    return [said.sort(), file.rows.length, file.refused] as const;
  };
  const rating = '2016,q8-p01-kp1,DV-1A,hoan_thanh,,';
  test.each<[string, string, ReturnType<typeof below>]>([
    ['nothing', ',,,,,,,,,,,', [[], 1, 0]],
    ['blanks', ' , ,,,,,,,,,,', [[], 1, 0]],
    ['what the folder says alone', '2016,q8-p01-kp1,,,,,,,,,,', [[], 1, 0]],
    ['blank cells behind the table', `${row.replace(',1,', ',2,')},, `, [[], 2, 0]],
    ['an empty cell and a full one behind it', `${row.replace(',1,', ',2,')},,thừa`, [['3 thua-o'], 1, 1]],
    ['numbers of the columns', ' (1) , (2) ,(3),(4),(5),(6),(7),(8),(9),(10),(11),(12)', [['3 dong-ngoai-bang'], 1, 0]],
    ['two numbers', '2016,q8-p01-kp1,,,1,,,,2,,,', [['3 dong-chua-dien'], 1, 0]],
    ['a number three times', ',,,,1,,,,1,1,,', [['3 dong-ngoai-bang'], 1, 0]],
    ['a number alone', ',,,,1,,,,,,,', [['3 dong-chua-dien'], 1, 0]],
    ['a half of two versions', '<<<<<<< HEAD,,,,,,,,,,,', [['3 xung-dot'], 0, 1]],
    ['the same with blanks before', '  =======,,,,,,,,,,,', [['3 xung-dot'], 0, 1]],
    ['the header once more', headerOf('dang-ky').join(','), [['3 dong-ngoai-bang'], 1, 0]],
    ['a total', ',,,,,,,Tổng cộng,12,,,', [['3 dong-ngoai-bang'], 1, 0]],
    ['a total in the member’s column', ',,Tổng cộng,,,,,,12,,,', [['3 dong-ngoai-bang'], 1, 0]],
    [
      'a row without a member that begins with such a word',
      ',,,doan_vien,2,RL1,viec_lam,Tổng vệ sinh hẻm 12,,,,2016-02-20',
      [['3 o-trong'], 1, 1],
    ],
    ['the same in five cells', ',,,doan_vien,2,RL1,viec_lam,Tổng vệ sinh hẻm 12,,,,', [['3 o-trong', '3 o-trong'], 1, 1]],
    [
      'a strange code in a row of five cells',
      ',,x y,,2,RL1,viec_lam,Tổng vệ sinh hẻm 12,,,,',
      [['3 ma-la-ho-ten', '3 o-trong', '3 o-trong'], 1, 1],
    ],
    ['a text alone', ',,,,,,,Đọc sách,,,,', [['3 dong-ngoai-bang'], 1, 0]],
    ['texts in four cells', 'Nhóm 1,,,,,,,Đọc sách,,cuốn,,cả nhóm', [['3 dong-ngoai-bang'], 1, 0]],
  ])('%s', (_, record, said) => expect(below(record)).toEqual(said));
  test.each<[string, string, ReturnType<typeof below>]>([
    ['a remark below', ',,,,,Đã họp ngày 5', [['3 dong-ngoai-bang'], 1, 0]],
    ['a rating without a member', ',,,hoan_thanh,,', [['3 o-trong'], 1, 1]],
  ])('of ratings: %s', (_, record, said) => expect(below(record, 'danh-gia', rating)).toEqual(said));
  test('the template’s example, also where year and branch were filled in or columns are left out', () => {
    const example = sampleRow('dang-ky');
    const filled = { ...example, nam: '2016', ma_chi_doan: 'q8-p01-kp1' };
    for (const cells of [example, filled]) expect(below(Object.values(cells).join(','))).toEqual([['3 dong-mau'], 1, 0]);
    const fewer = headerOf('dang-ky').filter((column) => !['nam', 'ma_chi_doan', 'han'].includes(column));
    const text = `${fewer.join(',')}\n${fewer.map((column) => example[column]).join(',')}\n`;
    expect(
      readSubmission({ path: 'x.csv', chunks: () => [utf8(text)] }, 'dang-ky', { ...own, folder }).issues.map((i) => i.code),
    ).toContain('dong-mau');
    expect(below(Object.values({ ...filled, noi_dung: 'Việc khác' }).join(','))).toEqual([[], 2, 0]);
  });
  test('a strange branch is shown the folder’s, a strange year what a year looks like', () => {
    const shown = (record: string) =>
      readSubmission({ path: 'x.csv', chunks: () => [utf8(`${header}\n${record}\n`)] }, 'dang-ky', {
        ...own,
        folder: { ...folder, year: 2015 },
      }).issues.map((i) => [i.column, i.values['example']]);
    expect(shown(row.replace('q8-p01-kp1', 'Khu phố 1, phường 1'.replace(',', ' –')))).toEqual([['ma_chi_doan', 'q8-p01-kp1']]);
    expect(shown(row.replace('2016,', 'năm nay,'))).toEqual([['nam', '2016']]);
  });
});

describe('what a file says of itself', () => {
  const said = (bytes: Uint8Array | string) => identify(() => [typeof bytes === 'string' ? utf8(bytes) : bytes]);
  const talks = headerOf('trao-doi').join(',');
  const talk = (unit: string, year: string) => `${year},${unit},DV-1A,2016-05-02\n`;
  test.each(kindNames)('%s by its header alone', (kind) => {
    expect(said(headerOf(kind).join(','))).toEqual({ kind });
    expect(said([...headerOf(kind)].reverse().join(';'))).toEqual({ kind });
  });
  test.each<[string, string, ReturnType<typeof identify>]>([
    ['one row', talk('q8-p01-kp1', '2016'), { unit: 'q8-p01-kp1', year: 2016 }],
    ['most rows', talk('q8-p02-kp1', '2015') + talk('q8-p01-kp1', '2016').repeat(2), { unit: 'q8-p01-kp1', year: 2016 }],
    ['the first of as many', talk('q8-p02-kp1', '2015') + talk('q8-p01-kp1', '2016'), { unit: 'q8-p02-kp1', year: 2015 }],
    ['as it was meant', talk('Q8-P01-KP1', '2016-2017'), { unit: 'q8-p01-kp1', year: 2016 }],
    ['not where nothing is said', talk('', '') + talk('Khu phố 1', 'năm nay'), {}],
    ['one and not the other', talk('', '2016'), { year: 2016 }],
    [
      'by the first two hundred rows',
      talk('q8-p01-kp1', '2016').repeat(200) + talk('q8-p02-kp1', '2015').repeat(300),
      { unit: 'q8-p01-kp1', year: 2016 },
    ],
    ['by all of them', talk('q8-p01-kp1', '2016').repeat(99) + talk('q8-p02-kp1', '2015').repeat(101), { unit: 'q8-p02-kp1', year: 2015 }],
  ])('unit and year: %s', (_, rows, found) => {
    expect(said(`${talks}\n${rows}`)).toStrictEqual({ kind: 'trao-doi', ...found });
    expect(said(`Đoàn phường 1\n${talks}\n${rows}`)).toEqual({ kind: 'trao-doi', ...found });
  });
  test.each([
    ['rows cut by another sign than the headings', `${talk('q8-p01-kp1', '2016').replaceAll(',', ';')}`],
    ['each line in quotes', `"2016,q8-p01-kp1,DV-1A,2016-05-02"\n`],
  ])('unit and year, as the whole file is read: %s', (name, rows) => {
    const header = name.includes('quotes') ? `"${talks}"` : talks;
    expect(said(`${header}\n${rows}`)).toEqual({ kind: 'trao-doi', unit: 'q8-p01-kp1', year: 2016 });
  });
  test('a header that lacks columns is the kind of which it has the greatest share', () => {
    expect(said('nam,ma_chi_doan,ma_doan_vien\n')).toEqual({ kind: 'trao-doi' });
    expect(said('nam,ma_chi_doan,ma_doan_vien,doi_tuong\n')).toEqual({ kind: 'doan-vien' });
    expect(said('nam,ma_chi_doan,ma_doan_vien,stt,tieu_chi,loai,noi_dung\n')).toEqual({ kind: 'dang-ky' });
  });
  test('in any encoding; and nothing of what is no table', () => {
    const text = `${talks.replace('ngay_trao_doi', 'Ngày trao đổi')}\n${talk('q8-p01-kp1', '2016')}`;
    const found = { kind: 'trao-doi', unit: 'q8-p01-kp1', year: 2016 };
    for (const bytes of [utf8(text), utf16(text, true), utf16(text, false), windows1258(text)]) expect(said(bytes)).toEqual(found);
    for (const none of ['', 'một,hai\n1,2', 'nam\n2016', Uint8Array.of(65, 0, 66), Uint8Array.of(65, 66, 67, 68, 69, 0)])
      expect(said(none)).not.toHaveProperty('kind');
    // One column of names makes a list of people of what is no form: nobody may be advised to copy it into one.
    for (const list of ['STT,Họ và tên,Ghi chú\n1,A,', 'Dấu thời gian\tHọ và tên\n1\tA', 'DANH SÁCH\n\nSTT;Họ đệm;Tên;RL1\n1;A;B;x'])
      expect(said(list).fault?.code).toBe('danh-sach-nguoi');
    expect(said('nam,ma_chi_doan,ma_doan_vien,ho_ten').kind).toBe('trao-doi');
    expect(said('')).toEqual({ fault: { code: 'tep-rong', values: {} } });
    expect(said(Uint8Array.of(0xff, 0xd8, 0xff)).fault?.code).toBe('khong-phai-bang');
  });
});

describe('the headers, letter by letter', () => {
  test.each([
    ['doan-vien', 'nam,ma_chi_doan,ma_doan_vien,doi_tuong,tinh_trang,so_thang_dia_phuong'],
    ['dang-ky', 'nam,ma_chi_doan,ma_doan_vien,doi_tuong,stt,tieu_chi,loai,noi_dung,so_luong,don_vi_tinh,han,ngay_dang_ky'],
    ['dieu-chinh', 'nam,ma_chi_doan,ma_doan_vien,stt,thay_doi,ngay_thay_doi,ly_do_thay_doi'],
    ['ket-qua', 'nam,ma_chi_doan,ma_doan_vien,stt,ky,trang_thai,so_luong_dat,minh_chung'],
    ['trao-doi', 'nam,ma_chi_doan,ma_doan_vien,ngay_trao_doi'],
    ['so-viec', 'nam,ma_don_vi,viec,ngay_lam,lien_quan,co_mat,tong_so,dong_y,thanh_nien,ghi_chu_viec'],
    ['danh-gia', 'nam,ma_chi_doan,ma_doan_vien,de_nghi_xep_loai,nguong_ap_dung,ly_do'],
    ['cong-nhan', 'nam,ma_co_so,ma_chi_doan,ma_doan_vien,xep_loai_cong_nhan,ly_do_thay_doi,so_van_ban,ngay_hop'],
    ['chi-doan-manh', 'nam,ma_co_so,ma_chi_doan,ngay_dang_ky_manh,tu_tuong,to_chuc,hoat_dong,ngay_cong_nhan_manh'],
  ] as const)('%s', (kind, line) => expect(headerOf(kind).join(',')).toBe(line));
  test('there are no other kinds', () => expect(kindNames).toHaveLength(10));
});

describe('a path that is not one', () => {
  test.each([
    'content/submissions/q8-p01-kp1/2016/khac.csv',
    'content/submissions/q8-p01-kp1/dang-ky.csv',
    'content/submissions/Q8/2016/dang-ky.csv',
  ])('%s', (path) => expect(check(mini({ [path]: 'x' })).files[0]!.issues[0]!.code).toBe('duong-dan-la'));
  test('a unit that is not in the forest', () => {
    expect(check(mini({ 'content/submissions/q8-p99/2016/dang-ky.csv': 'x' })).files[0]!.issues[0]!.code).toBe('don-vi-la');
  });
});
