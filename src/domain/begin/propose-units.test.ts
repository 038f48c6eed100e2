import { describe, expect, test } from 'vitest';
import { check, Forest, proposeUnits, type Level } from '../index.ts';

/** From a pasted list to units: what people paste, and what becomes of it. */

const made = (root: string, list: string, answers: Record<string, string> = {}, level?: Level) => {
  const proposed = proposeUnits({ name: root, level }, list, answers);
  return { ...proposed, lines: proposed.units.map((u) => [u.code, u.name, u.level, u.branchType ?? '', u.parent ?? ''].join(' | ')) };
};

describe('levels are read from names, and chi đoàn take their kind from what stands above (Q L64)', () => {
  test.each<[what: string, root: string, list: string, lines: string[]]>([
    [
      'a ward of today: chi đoàn cơ sở straight below it',
      'Đoàn phường Bến Xuân',
      'Chi đoàn khu phố 1\nKhu phố 02\nChi đoàn Công an phường',
      [
        'ben-xuan | Đoàn phường Bến Xuân | xa |  | ',
        'ben-xuan-kp1 | Chi đoàn khu phố 1 | chi_doan | co_so | ben-xuan',
        'ben-xuan-kp2 | Chi đoàn khu phố 02 | chi_doan | co_so | ben-xuan',
        'ben-xuan-ca-phuong | Chi đoàn Công an phường | chi_doan | co_so | ben-xuan',
      ],
    ],
    [
      'a province: communes, a đặc khu, a khối; a blank cell is as above; the columns of people stay out',
      'Tỉnh đoàn Sông Tiền',
      'STT\tĐơn vị cấp trên\tTên chi đoàn\tBí thư\tSố điện thoại\n1\tĐoàn xã Tân Hòa\tChi đoàn ấp 1\tNguyễn Văn A\t0901234567\n2\t\tChi đoàn ấp 2\t\t\n3\tĐoàn khối Các cơ quan\tChi đoàn Sở Nội vụ\t\t\n4\tĐoàn đặc khu Hòn Xanh\tChi đoàn Biên phòng\tTrần Thị B\t',
      [
        'song-tien | Tỉnh đoàn Sông Tiền | tinh |  | ',
        'song-tien-tan-hoa | Đoàn xã Tân Hòa | xa |  | song-tien',
        'song-tien-tan-hoa-ap1 | Chi đoàn ấp 1 | chi_doan | co_so | song-tien-tan-hoa',
        'song-tien-tan-hoa-ap2 | Chi đoàn ấp 2 | chi_doan | co_so | song-tien-tan-hoa',
        'song-tien-khoi-cac-co-quan | Đoàn khối Các cơ quan | khoi |  | song-tien',
        'song-tien-khoi-cac-co-quan-so-noi-vu | Chi đoàn Sở Nội vụ | chi_doan | co_so | song-tien-khoi-cac-co-quan',
        'song-tien-hon-xanh | Đoàn đặc khu Hòn Xanh | xa |  | song-tien',
        'song-tien-hon-xanh-bien-phong | Chi đoàn Biên phòng | chi_doan | co_so | song-tien-hon-xanh',
      ],
    ],
    [
      'a university: faculties are Đoàn cơ sở, so it stands above them; classes are chi đoàn bộ phận',
      'Đoàn trường Đại học Bình Minh',
      'Đoàn khoa\tLớp\nKhoa Toán – Tin\tK65A\n\tK65B\nKhoa Ngữ văn\tK65A',
      [
        'dh-binh-minh | Đoàn trường Đại học Bình Minh | khoi |  | ',
        'dh-binh-minh-khoa-toan-tin | Đoàn khoa Toán – Tin | co_so |  | dh-binh-minh',
        'dh-binh-minh-khoa-toan-tin-k65a | Chi đoàn K65A | chi_doan | bo_phan | dh-binh-minh-khoa-toan-tin',
        'dh-binh-minh-khoa-toan-tin-k65b | Chi đoàn K65B | chi_doan | bo_phan | dh-binh-minh-khoa-toan-tin',
        'dh-binh-minh-khoa-ngu-van | Đoàn khoa Ngữ văn | co_so |  | dh-binh-minh',
        'dh-binh-minh-khoa-ngu-van-k65a | Chi đoàn K65A | chi_doan | bo_phan | dh-binh-minh-khoa-ngu-van',
      ],
    ],
    ...['Xã', 'Xã/Phường', 'Xã, phường, đặc khu', 'Tên xã', 'Đoàn xã, phường', 'Phường/xã', 'Nơi sinh hoạt'].map(
      (heading): [string, string, string, string[]] => [
        `a province whose communes stand below “${heading}”`,
        'Tỉnh đoàn Sông Tiền',
        `TT\t${heading}\tChi đoàn\n1\tĐoàn xã Tân Hòa\tẤp 1\n2\tPhường Long Phú\tẤp 1`,
        [
          'song-tien | Tỉnh đoàn Sông Tiền | tinh |  | ',
          'song-tien-tan-hoa | Đoàn xã Tân Hòa | xa |  | song-tien',
          'song-tien-tan-hoa-ap1 | Chi đoàn ấp 1 | chi_doan | co_so | song-tien-tan-hoa',
          'song-tien-long-phu | Đoàn phường Long Phú | xa |  | song-tien',
          'song-tien-long-phu-ap1 | Chi đoàn ấp 1 | chi_doan | co_so | song-tien-long-phu',
        ],
      ],
    ),
    [
      'what units were before stays out',
      'Tỉnh đoàn Sông Tiền',
      'Đơn vị mới\tTên đơn vị\tThành lập từ\n1\tĐoàn xã Tân Hòa\tXã Tân Hòa, xã Long Phú\n2\tĐoàn xã Mỹ Long\tXã Mỹ Long',
      [
        'song-tien | Tỉnh đoàn Sông Tiền | tinh |  | ',
        'song-tien-tan-hoa | Đoàn xã Tân Hòa | xa |  | song-tien',
        'song-tien-my-long | Đoàn xã Mỹ Long | xa |  | song-tien',
      ],
    ],
    [
      'a column headed “Xã” calls its communes so',
      'Tỉnh đoàn Sông Tiền',
      'Xã\tChi đoàn\nMỹ Long\tẤp 1',
      [
        'song-tien | Tỉnh đoàn Sông Tiền | tinh |  | ',
        'song-tien-my-long | Đoàn xã Mỹ Long | xa |  | song-tien',
        'song-tien-my-long-ap1 | Chi đoàn ấp 1 | chi_doan | co_so | song-tien-my-long',
      ],
    ],
    [
      'a column headed “Tên xã” calls so whatever does not call itself something',
      'Tỉnh đoàn Sông Tiền',
      'Tên xã\tChi đoàn\nMỹ Long\tẤp 1\nĐoàn phường Long Phú\tẤp 1',
      [
        'song-tien | Tỉnh đoàn Sông Tiền | tinh |  | ',
        'song-tien-my-long | Đoàn xã Mỹ Long | xa |  | song-tien',
        'song-tien-my-long-ap1 | Chi đoàn ấp 1 | chi_doan | co_so | song-tien-my-long',
        'song-tien-long-phu | Đoàn phường Long Phú | xa |  | song-tien',
        'song-tien-long-phu-ap1 | Chi đoàn ấp 1 | chi_doan | co_so | song-tien-long-phu',
      ],
    ],
    [
      'a column headed “Khoa” calls its faculties so',
      'Đoàn trường Đại học Bình Minh',
      'Khoa\tLớp\nNgữ văn\tK65A',
      [
        'dh-binh-minh | Đoàn trường Đại học Bình Minh | khoi |  | ',
        'dh-binh-minh-khoa-ngu-van | Đoàn khoa Ngữ văn | co_so |  | dh-binh-minh',
        'dh-binh-minh-khoa-ngu-van-k65a | Chi đoàn K65A | chi_doan | bo_phan | dh-binh-minh-khoa-ngu-van',
      ],
    ],
    [
      'one column with several levels: what stands below a unit is its own',
      'Thành đoàn Sông Tiền',
      'Đoàn phường An Bình\nChi đoàn khu phố 1\nĐoàn trường THPT An Bình\nChi đoàn 10A1\nĐoàn xã Tân Hòa\nChi đoàn ấp 1',
      [
        'song-tien | Thành đoàn Sông Tiền | tinh |  | ',
        'song-tien-an-binh | Đoàn phường An Bình | xa |  | song-tien',
        'song-tien-an-binh-kp1 | Chi đoàn khu phố 1 | chi_doan | co_so | song-tien-an-binh',
        'song-tien-an-binh-thpt | Đoàn trường THPT An Bình | co_so |  | song-tien-an-binh',
        'song-tien-an-binh-thpt-10a1 | Chi đoàn 10A1 | chi_doan | bo_phan | song-tien-an-binh-thpt',
        'song-tien-tan-hoa | Đoàn xã Tân Hòa | xa |  | song-tien',
        'song-tien-tan-hoa-ap1 | Chi đoàn ấp 1 | chi_doan | co_so | song-tien-tan-hoa',
      ],
    ],
    [
      'huyện and quận stay valid for their years',
      'Tỉnh đoàn Sông Tiền',
      'Quận đoàn 1\nHuyện đoàn Cù Lao',
      [
        'song-tien | Tỉnh đoàn Sông Tiền | tinh |  | ',
        'song-tien-1 | Quận đoàn 1 | huyen |  | song-tien',
        'song-tien-cu-lao | Huyện đoàn Cù Lao | huyen |  | song-tien',
      ],
    ],
  ])('%s', (_, root, list, lines) => expect(made(root, list).lines).toEqual(lines));

  // Cells that say a level are taken for units above whatever their column is called: here the heading alone tells.
  test.each(['Xã', 'Xã/Phường', 'Xã, phường, đặc khu', 'Tên xã', 'Đoàn xã, phường', 'Phường/xã'])(
    'what stands below “%s” is above, also where no cell says a level',
    (heading) => {
      const { units } = made('Tỉnh đoàn Sông Tiền', `TT\t${heading}\tChi đoàn\n1\tTân Hòa\tẤp 1`);
      expect(units.map(({ parent }) => parent)).toEqual([undefined, 'song-tien', 'song-tien-tan-hoa']);
    },
  );

  test('kinds, blocs and the kind of year follow the names', () => {
    const list =
      'Chi đoàn khu phố 1\nChi đoàn Trường Tiểu học Bến Xuân\nChi đoàn Công ty May Bến Xuân\nChi đoàn Quân sự phường\nChi đoàn Trạm Y tế';
    expect(made('Đoàn phường Bến Xuân', list).units.map((u) => `${u.kind} ${u.bloc} ${u.yearKind}`)).toEqual([
      'dia_ban_dan_cu do_thi nam_duong_lich',
      'dia_ban_dan_cu do_thi nam_duong_lich',
      'truong_hoc truong_hoc nam_hoc',
      'doanh_nghiep doanh_nghiep nam_duong_lich',
      'luc_luong_vu_trang luc_luong_vu_trang nam_duong_lich',
      'cong_chuc_vien_chuc cong_chuc_vien_chuc nam_duong_lich',
    ]);
  });
});

describe('what may be a slip is asked, and the answer counts', () => {
  const list = 'Chi đoàn ấp Bàu\nChi đoàn ấp Bầu\nChi đoàn ấp 1\nChi đoàn ấp 01\nChi đoàn ấp 1';
  test.each<[what: string, answers: Record<string, string>, codes: string[]]>([
    ['a line twice is one unit, a leading zero too; other marks are another place', {}, ['ap-bau', 'ap-bau-2', 'ap1']],
    ['unless somebody says otherwise', { 'trung-5': 'hai', 'giong-4': 'hai', 'giong-2': 'mot' }, ['ap-bau', 'ap1', 'ap1-2', 'ap1-3']],
  ])('%s', (_, answers, codes) => {
    const { units, questions } = made('Đoàn xã Tân Hòa', list, answers);
    expect(units.slice(1).map(({ code }) => code.slice('tan-hoa-'.length))).toEqual(codes);
    expect(questions.map(({ id }) => id)).toEqual(['trung-5', 'giong-2', 'giong-4']);
    expect(questions[1]!.text).toBe('Dòng 2: “Chi đoàn ấp Bầu” gần giống “Chi đoàn ấp Bàu” (dòng 1).');
  });
  test('one name in two spellings is one unit, unless each has a unit of the same name; what both have is asked about', () => {
    const two = (first: string, other: string, units: string) =>
      `Đoàn xã\tChi đoàn\n${first}\tChi đoàn ấp 1\n\tChi đoàn ấp 2\n${other}\t${units}`;
    const names = (list: string, answers: Record<string, string> = {}) =>
      made('Tỉnh đoàn Sông Tiền', list, answers)
        .units.slice(1)
        .map(({ name }) => name);
    const one = ['Đoàn xã Hoà An', 'Chi đoàn ấp 1', 'Chi đoàn ấp 2', 'Chi đoàn ấp 3'];
    expect(names(two('Đoàn xã Hoà An', 'Đoàn xã Hòa An', 'Chi đoàn ấp 3'))).toEqual(one);
    expect(names(two('Đoàn xã Mỹ Quí', 'Đoàn xã Mỹ Quý', 'Chi đoàn ấp 3'))[0]).toBe('Đoàn xã Mỹ Quí');
    expect(names(two('Đoàn xã Mỹ Quí', 'Đoàn xã Mỹ Quý', 'Chi đoàn ấp 3'))).toHaveLength(4);
    expect(names(two('Đoàn xã Tân Thạnh', 'Đoàn xã Tân Thành', 'Chi đoàn ấp 3'))).toHaveLength(5);
    const both = two('Đoàn xã Hoà An', 'Đoàn xã Hòa An', 'Chi đoàn ấp 2');
    expect(names(both)).toHaveLength(5);
    expect(names(both, { 'giong-4': 'mot' })).toEqual(one.slice(0, 3));
    expect(names(both, { 'giong-4': 'mot', 'trung-4': 'hai' })).toHaveLength(4);
  });
  test('a code has all words of a name that is not long', () => {
    const { lines } = made('Đoàn trường Đại học Bình Minh', 'Khoa\tLớp\nKhoa Công nghệ thông tin\tK65A');
    expect(lines[1]!.split(' | ')[0]).toBe('dh-binh-minh-khoa-cong-nghe-thong-tin');
  });
  test('a code of the list is kept, one that is taken is told apart', () => {
    const { lines } = made('Đoàn xã Tân Hòa', 'Mã\tChi đoàn\nTH-A1\tChi đoàn ấp 1\nth-a1\tChi đoàn ấp 2');
    expect(lines.slice(1).map((line) => line.split(' | ')[0])).toEqual(['th-a1', 'th-a1-2']);
  });
  test('a level that cannot stand there is a fault with its line', () => {
    expect(made('Đoàn phường Bến Xuân', 'Chi đoàn khu phố 1\nHuyện đoàn Cù Lao').faults).toEqual([
      'Dòng 2: “Huyện đoàn Cù Lao” là Huyện, quận, thị Đoàn và tương đương, không ở dưới Đoàn phường Bến Xuân (Đoàn xã, phường, đặc khu) được.',
    ]);
  });
  test('no name of a person comes in, with a heading or without', () => {
    const { units, left } = made('Đoàn xã Tân Hòa', '1\tChi đoàn ấp 1\tNguyễn Văn An\n2\tChi đoàn ấp 2\tTrần Thị Bình');
    expect(JSON.stringify(units)).not.toMatch(/Nguyễn|Trần/);
    expect(left).toEqual([{ column: 'cột C', why: 'có thông tin của người, không đưa vào kho' }]);
  });
});

test('thousands at once make a tree that checks, every code short and its own', () => {
  const list = Array.from({ length: 102 }, (_, i) =>
    Array.from({ length: 30 }, (__, j) => `Đoàn ${i % 2 ? 'xã' : 'phường'} Tân Phú Đông Hòa ${i + 1}\tChi đoàn ấp ${j + 1}`),
  ).flat();
  const { units, questions, faults } = proposeUnits({ name: 'Tỉnh đoàn Sông Tiền' }, list.join('\n'));
  expect([units.length, questions, faults]).toEqual([1 + 102 + 3060, [], []]);
  expect(new Set(units.map(({ code }) => code)).size).toBe(units.length);
  expect(Math.max(...units.map(({ code }) => code.length))).toBeLessThanOrEqual(60);
  const forest = new Forest(units);
  expect(forest.children('song-tien')).toHaveLength(102);
  const report = check({
    ...{ site: { path: 'content/site.json', data: { name: 'Sổ', tagline: 'Sổ', smallestCell: 5, smallestSensitiveCell: 10 } } },
    ...{ units: [{ path: 'content/units/x.json', data: { units } }], programmes: [], entries: [], submissions: [], strays: [] },
  });
  expect(report.contentIssues).toEqual([]);
});
