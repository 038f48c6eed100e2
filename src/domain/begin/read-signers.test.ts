import { describe, expect, test } from 'vitest';
import { readSigners, type SigningUnit } from '../index.ts';

/** Who signs the papers of many units, from a list as people keep it in Excel. The people are invented. */

const above = 'Tỉnh đoàn Sông Tiền';
const units: readonly SigningUnit[] = [
  { code: 'song-tien', name: above },
  ...[
    ['my-long', 'Đoàn xã Mỹ Long'],
    ['my-quy', 'Đoàn xã Mỹ Quý'],
    ['ben-xuan', 'Đoàn phường Bến Xuân'],
    ['bau-sen', 'Đoàn xã Bàu Sen'],
    ['bau-sen-2', 'Đoàn xã Bầu Sen'],
    ['hon-xanh', 'Đoàn đặc khu Hòn Xanh'],
  ].map(([code, name]) => ({ code: code!, name: name!, above })),
];
const read = (list: string, answers = {}) => {
  const { papers, questions, untold, left } = readSigners(list, units, answers);
  return { papers: [...papers], asked: questions.map(({ id, options }) => [id, ...options.map(({ code }) => code)]), untold, left };
};

describe('a line that surely names a unit is taken', () => {
  test.each<[what: string, list: string, papers: readonly (readonly [string, object])[]]>([
    [
      'with a title, a running number, an office and a place; “Bí thư” stands on every paper',
      'DANH SÁCH NGƯỜI KÝ\nSTT\tĐơn vị\tHọ và tên người ký\tChức danh\tĐịa danh\n1\tĐoàn xã Mỹ Long\tNguyễn Văn An\tBí thư\tMỹ Long\n2\tĐoàn phường Bến Xuân\tTrần Thị Bình\tPhó Bí thư\tBến Xuân',
      [
        ['my-long', { signer: 'Nguyễn Văn An', place: 'Mỹ Long' }],
        ['ben-xuan', { signer: 'Trần Thị Bình', place: 'Bến Xuân', position: 'PHÓ BÍ THƯ' }],
      ],
    ],
    [
      'without headings, the unit as it is spoken of, marks and y as others write them',
      'Xã Mỹ Quí\tLê Văn Cường\tBí thư\nphường  bến xuân\tTrần Thị Bình\tBí thư\nTỈNH ĐOÀN SÔNG TIỀN\tPhạm Thị Dung\tBí thư',
      [
        ['my-quy', { signer: 'Lê Văn Cường' }],
        ['ben-xuan', { signer: 'Trần Thị Bình' }],
        ['song-tien', { signer: 'Phạm Thị Dung' }],
      ],
    ],
    ['by its code', 'Mã đơn vị;Đơn vị;Bí thư\nhon-xanh;Đoàn Hòn Xanh;Lê Văn Cường', [['hon-xanh', { signer: 'Lê Văn Cường' }]]],
    [
      'whose names differ by their marks alone: two units',
      'Đơn vị\tBí thư\nXã Bầu Sen\tLê Văn Cường',
      [['bau-sen-2', { signer: 'Lê Văn Cường' }]],
    ],
  ])('%s', (_, list, papers) => expect(read(list)).toMatchObject({ papers, asked: [], untold: [] }));
});

describe('what only looks like a unit is asked, and left out until somebody says', () => {
  const of = (name: string) => `Đơn vị\tNgười ký\n${name}\tLê Văn Cường`;
  test.each<[name: string, choices: string[]]>([
    ['Mỹ Long', ['', 'my-long']],
    ['Phường Mỹ Long', ['', 'my-long']],
    ['Xã Bau Sen', ['', 'bau-sen', 'bau-sen-2']],
  ])('%s', (name, choices) => {
    expect(read(of(name))).toMatchObject({
      papers: [],
      asked: [['dong-2', ...choices]],
      untold: [`Dòng 2: “${name}” chưa rõ là đơn vị nào.`],
    });
    const last = choices.at(-1)!;
    expect(read(of(name), { 'dong-2': last })).toMatchObject({ papers: [[last, { signer: 'Lê Văn Cường' }]], untold: [] });
  });
});

test('what cannot be written is told by its line, and columns of other matters stay out', () => {
  const list =
    'Đơn vị\tBí thư\tĐiện thoại\nXã Tân Lập\tLê Văn Cường\t0901234567\nXã Mỹ Long\t\t\nXã Mỹ Quý\tLê Văn Cường\t\nXã Mỹ Quý\tTrần Thị Bình\t';
  expect(read(list)).toEqual({
    papers: [['my-quy', { signer: 'Lê Văn Cường' }]],
    asked: [],
    untold: [
      'Dòng 2: “Xã Tân Lập” không có trong các đơn vị làm văn bản.',
      'Dòng 3: “Xã Mỹ Long” không có tên người ký.',
      'Dòng 5: “Xã Mỹ Quý” đã có ở dòng 4; giữ dòng trước.',
    ],
    left: [{ column: 'Điện thoại', why: 'có thông tin của người, không đưa vào kho' }],
  });
});
