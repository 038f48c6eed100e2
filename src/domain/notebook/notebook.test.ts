import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addPerson,
  allColumns,
  check,
  columnOf,
  emptyNotebook,
  helpRows,
  helpTitle,
  joinPeople,
  judgeNotebook,
  matterIn,
  memberColumn,
  nextYear,
  notebookCells,
  notebookKinds,
  notebookOwner,
  ownColumns,
  peopleIn,
  personalIn,
  programmeOf,
  readContent,
  readNotebook,
  reissueCodes,
  rosterKind,
  samePerson,
  sheetsOf,
  withCodes,
  withRows,
  type ListedPerson,
  type Notebook,
  type NotebookKind,
  type NotebookPlace,
  type Row,
  type SheetAsRead,
} from '../index.ts';
import Papa from 'papaparse';
import { chanceFrom, mini } from '../../../scripts/tests/mini.ts';

/** The branch's own notebook. Everybody here is invented. */

const { content } = readContent(mini());
const placeOf = (code: string): NotebookPlace => {
  const unit = content!.forest.get(code)!;
  return { unit, year: 2016, programme: programmeOf(content!.programmes, content!.forest, unit, 2016)! };
};
const q8 = placeOf('q8-p01-kp1');
const kg = placeOf('kg-to-chau-kp1');
const chance = () => chanceFrom(7);
const person = (name: string, birth = '', more: Partial<ListedPerson> = {}): ListedPerson => ({
  name,
  birth,
  number: '',
  phone: '',
  code: '',
  ...more,
});
const join = (people: readonly Row[], list: readonly ListedPerson[]) => joinPeople(people, list, chance());
const names = (people: readonly Row[]) => people.map((row) => row['ho_ten']);

const read = (sheets: readonly SheetAsRead[], place = q8) => readNotebook(sheets, place, chance());
const sheet = (name: string, rows: readonly (readonly string[])[]): SheetAsRead => ({
  name,
  chunks: () => [new TextEncoder().encode(`${Papa.unparse(rows as string[][], { newline: '\n' })}\n`)],
});
const written = (notebook: Notebook, place = q8): readonly SheetAsRead[] => [
  ...sheetsOf(notebook, place).map(({ name, columns, rows }) => sheet(name, [columns.map(({ label }) => label), ...rows])),
  sheet(helpTitle, helpRows(notebook, place.unit)),
];

const list = [person('Nguyễn Văn Thử', '1998-03-01'), person('Trần Thị Mẫu', '1999-04-02'), person('Lê Văn Giả')];
const begun = withRows(emptyNotebook(q8.unit.code, 2016), rosterKind, join([], list).people);
const [thu, mau] = begun.rows[rosterKind].map((row) => row[memberColumn]!) as [string, string];

describe('people', () => {
  test('a list makes a notebook: everybody has a code of his own that says nothing of him', () => {
    const { people, added, questions } = join([], list);
    expect([added, questions, new Set(people.map((row) => row[memberColumn])).size]).toEqual([3, [], 3]);
    expect(people[0]).toMatchObject({ ho_ten: 'Nguyễn Văn Thử', doi_tuong: 'doan_vien', tinh_trang: 'dang_sinh_hoat' });
  });
  test.each([
    ['marks and case', person('NGUYEN VAN THU', '1998-03-01')],
    ['the order of words', person('Thử Nguyễn Văn', '1998-03-01')],
    ['the official number', person('Nguyễn V. Thử', '', { number: '8000001' })],
    ['the code', person('Thử', '', { code: thu })],
  ])('somebody is found again by name and birth date whatever %s', (_, coming) => {
    const known = begun.rows[rosterKind].map((row, i) => (i === 0 ? { ...row, so_dinh_danh: '8000001' } : row));
    const { people, found, added, questions, gone } = join(known, [coming]);
    expect([names(people), found, added, questions]).toEqual([names(known), 1, 0, []]);
    expect(gone).toHaveLength(2);
  });
  test.each([
    ['no day of birth in the list', person('Nguyễn Văn Thử')],
    ['another day of birth', person('Nguyễn Văn Thử', '1997-03-01')],
    ['a day of birth that the notebook lacks', person('Lê Văn Giả', '1998-01-01')],
  ])('who is doubtful is asked about: %s', (_, coming) => {
    const { people, questions } = join(begun.rows[rosterKind], [coming]);
    expect([people.length, questions.map(({ like }) => like.length)]).toEqual([3, [1]]);
    expect(names(addPerson(people, coming, chance()))).toHaveLength(4);
    expect(samePerson(people, questions[0]!.like[0]!, coming)).toHaveLength(3);
  });
  test('twins whose names differ in a mark, and two people of one name, are two', () => {
    const twins = join([], [person('Nguyễn Văn Hùng', '1998-03-01'), person('Nguyễn Văn Hưng', '1998-03-01')]);
    expect([twins.people.length, twins.questions.length]).toEqual([1, 1]);
    const both = addPerson(twins.people, twins.questions[0]!.coming, chance());
    const again = join(both, [person('Nguyễn Văn Hưng', '1998-03-01'), person('Nguyễn Văn Hùng', '1998-03-01')]);
    expect([again.people.length, again.found, again.questions]).toEqual([2, 2, []]);
    expect(join([], [person('Lê Văn Giả', '1998-03-01'), person('Lê Văn Giả', '1999-03-01')]).people).toHaveLength(2);
    expect(join([], [person('Lê Văn Giả', '1998-03-01'), person('Lê Văn Giả', '1998-03-01')]).people).toHaveLength(1);
  });
  test('a new year keeps people and codes, and nothing else', () => {
    const left = begun.rows[rosterKind].map((row, i) => ({ ...row, tinh_trang: ['dang_sinh_hoat', 'chuyen_di', 'chuyen_den'][i]! }));
    const next = nextYear(withRows(withRows(begun, rosterKind, left), 'dang-ky', [{ [memberColumn]: thu }]), 2017);
    expect(names(next.rows[rosterKind])).toEqual(['Nguyễn Văn Thử', 'Lê Văn Giả']);
    expect(next.rows[rosterKind].map((row) => row['tinh_trang'])).toEqual(['dang_sinh_hoat', 'dang_sinh_hoat']);
    expect([next.rows[rosterKind][0]![memberColumn], next.rows['dang-ky'], next.year]).toEqual([thu, [], 2017]);
  });
  test('last year → this year: who left stays behind, who comes with the code of her old branch keeps it, the others are found again or asked about', () => {
    const states = ['dang_sinh_hoat', 'chuyen_di', 'di_lam_an_xa'];
    const last = begun.rows[rosterKind].map((row, i) => ({ ...row, tinh_trang: states[i]! }));
    const opened = read(written(withRows(begun, rosterKind, last))).notebook;
    const next = nextYear(opened, 2017);
    const list = [person('nguyen van thu', '1998-03-01'), person('Lê Văn Giả'), person('Phạm Thị Mới', '2000-01-02', { code: 'DV-7K3M' })];
    const { people, found, added, questions, gone } = join(next.rows[rosterKind], list);
    // Nobody knows when Lê Văn Giả was born.
    expect([found, added, questions.map(({ coming }) => coming.name), gone]).toEqual([1, 1, ['Lê Văn Giả'], []]);
    expect(people.map((row) => row[memberColumn])).toEqual([thu, begun.rows[rosterKind][2]![memberColumn], 'DV-7K3M']);
    expect(names(people)).toEqual(['Nguyễn Văn Thử', 'Lê Văn Giả', 'Phạm Thị Mới']);
  });
  test('issued anew, old codes end and are told, and every row follows its person', () => {
    const talks = withRows(begun, 'trao-doi', [{ [memberColumn]: thu, ngay_trao_doi: '2016-05-14' }]);
    const renewed = reissueCodes(talks, chanceFrom(99));
    const codes = renewed.rows[rosterKind].map((row) => row[memberColumn]!);
    expect(new Set([...codes, ...begun.rows[rosterKind].map((row) => row[memberColumn]!)]).size).toBe(6);
    expect(renewed.rows[rosterKind][0]!['ma_cu']).toBe(thu);
    expect(renewed.rows['trao-doi'][0]![memberColumn]).toBe(codes[0]);
    const one = reissueCodes(talks, chanceFrom(98), new Set([mau]));
    expect([one.rows[rosterKind][0]![memberColumn], one.rows[rosterKind][1]!['ma_cu']]).toEqual([thu, mau]);
  });
});

/** Any row of a kind that a notebook may hold: what the schema lets through in each column, or nothing. */
const texts = fc.stringMatching(/^[a-zA-Z0-9àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệ]{1,8}( [a-zA-Z0-9đươảộ]{1,8}){0,4}$/);
const valueOf = (kind: NotebookKind, column: string, place: NotebookPlace): fc.Arbitrary<string> => {
  const cells = notebookCells(place);
  const offered = cells.offered(kind, column).map(({ value }) => value);
  const { type } = columnOf(kind, column);
  const free =
    offered.length > 0
      ? fc.constantFrom(...offered)
      : type === 'day'
        ? fc
            .date({ min: new Date('2015-01-01'), max: new Date('2017-12-31'), noInvalidDate: true })
            .map((day) => day.toISOString().slice(0, 10))
        : type === 'whole' || type === 'decimal'
          ? fc.integer({ min: 1, max: 12 }).map(String)
          : texts;
  // As the notebook itself would hold it.
  return fc.oneof(
    fc.constant(''),
    free.map((text) => cells.meant(kind, column, text).value),
  );
};
const rowsOf = (kind: NotebookKind, codes: readonly string[], place: NotebookPlace) => {
  const columns = ownColumns(kind).filter((column) => column !== memberColumn);
  const values = fc.record(Object.fromEntries(columns.map((column) => [column, valueOf(kind, column, place)])));
  const hasMember = ownColumns(kind).includes(memberColumn);
  return fc.array(
    fc.tuple(values, fc.constantFrom(...codes)).map(([row, code]): Row => (hasMember ? { ...row, [memberColumn]: code } : row)),
    { maxLength: 6 },
  );
};
const notebooks = (place: NotebookPlace): fc.Arbitrary<Notebook> => {
  const people = fc
    .array(fc.tuple(fc.constantFrom(...'An Bình Chi Dũng Hùng Hưng'.split(' ')), fc.integer({ min: 0, max: 3 })), {
      minLength: 1,
      maxLength: 6,
    })
    .map((all) =>
      withCodes(
        all.map(([name, year]): Row => ({
          ho_ten: `Nguyễn Văn ${name}`,
          ngay_sinh: year === 0 ? '' : `199${year}-05-06`,
          so_dinh_danh: '',
          dien_thoai: '0900000001',
          doi_tuong: 'doan_vien',
          tinh_trang: 'dang_sinh_hoat',
          so_thang_dia_phuong: '',
          ngay_chuyen: '',
          [memberColumn]: '',
          ma_cu: year === 1 ? 'DV-1A DV-2B' : '',
        })),
        chance(),
      ),
    );
  return people.chain((roster) => {
    const codes = roster.map((row) => row[memberColumn]!);
    const rest = notebookKinds.filter((kind) => kind !== rosterKind);
    return fc
      .record(Object.fromEntries(rest.map((kind) => [kind, rowsOf(kind, codes, place)])))
      .map((rows) => ({ ...emptyNotebook(place.unit.code, 2016), rows: { ...rows, [rosterKind]: roster } as unknown as Notebook['rows'] }));
  });
};
/** An item without a number gets one, and a row without anything is none: that is done once. */
const settled = (notebook: Notebook, place: NotebookPlace) => read(written(notebook, place), place).notebook;

describe('written and read', () => {
  test.each([
    ['the programme of Quận 8', q8],
    ['the programme of Kiên Giang', kg],
  ])('a notebook is the same: %s', (_, place) => {
    fc.assert(
      fc.property(notebooks(place), (any) => {
        const notebook = settled(any, place);
        const again = read(written(notebook, place), place);
        expect(again.notebook).toEqual(notebook);
        expect(again.doubts).toEqual([]);
        // Nothing of what was written got lost on the first way either.
        for (const kind of notebookKinds)
          for (const [at, row] of notebook.rows[kind].entries()) {
            const before = any.rows[kind].filter((r) => Object.entries(r).some(([, text]) => text !== ''))[at]!;
            for (const [column, text] of Object.entries(before)) if (text !== '') expect(row[column], `${kind} ${column}`).toBe(text);
          }
      }),
      { numRuns: 60 },
    );
  });
  test('says whose it is; another workbook does not', () => {
    expect(notebookOwner(written(begun))).toEqual({ unit: 'q8-p01-kp1', year: 2016 });
    expect(notebookOwner([sheet('Đoàn viên', [['Họ và tên']])])).toBeUndefined();
  });
  test('whoever is added in Excel gets a code; rows name people by name, whatever marks', () => {
    const sheets = [
      sheet('Đoàn viên', [
        ['Họ và tên', 'Ngày sinh', 'Mã đoàn viên'],
        ['Nguyễn Văn Thử', '1/3/1998', ''],
        ['Trần Thị Mẫu', '2.4.1999', thu],
      ]),
      sheet('Tọa đàm', [
        ['Đoàn viên', 'Ngày trao đổi'],
        ['nguyen van thu', '14/5/2016'],
        ['Ai Khác', '14/5/2016'],
      ]),
      sheet('Đăng ký', [
        ['Đoàn viên', 'Tiêu chí', 'Loại', 'Nội dung'],
        ['Trần Thị Mẫu', 'RL1', 'việc làm', 'Một'],
        ['Trần Thị Mẫu', 'HD1', '', 'Hai'],
      ]),
    ];
    const { notebook, doubts } = read(sheets);
    const [first, second] = notebook.rows[rosterKind];
    expect([first!['ngay_sinh'], second![memberColumn]]).toEqual(['1998-03-01', thu]);
    expect(notebook.rows['trao-doi'][0]).toMatchObject({ [memberColumn]: first![memberColumn], ngay_trao_doi: '2016-05-14' });
    expect(notebook.rows['trao-doi'][1]).toMatchObject({ [memberColumn]: '', nguoi_chua_ro: 'Ai Khác' });
    expect(doubts).toEqual([{ sheet: 'Tọa đàm', row: 3, what: 'Chưa rõ “Ai Khác” là ai: chọn lại người.' }]);
    expect(notebook.rows['dang-ky'].map(({ stt, loai }) => [stt, loai])).toEqual([
      ['1', 'viec_lam'],
      ['2', 'viec_lam'],
    ]);
  });
  test('a code that was mistyped or copied is issued anew and told', () => {
    const rows = [
      ['Họ và tên', 'Mã đoàn viên'],
      ['Nguyễn Văn Thử', '7K3-MQ2-XG'],
      ['Trần Thị Mẫu', '7K3-MQ2-XG'],
      ['Lê Văn Giả', '7K3-QM2-XG'],
    ];
    const { notebook, doubts } = read([sheet('Đoàn viên', rows)]);
    expect(new Set(notebook.rows[rosterKind].map((row) => row[memberColumn])).size).toBe(3);
    expect(doubts.map(({ row }) => row)).toEqual([3, 4]);
  });
});

const five = (code: string): Row[] =>
  ['RL1', 'RL2', 'HD1', 'HD2', 'HD3'].map((tieu_chi, i) => ({
    [memberColumn]: code,
    stt: String(i + 1),
    tieu_chi,
    loai: 'viec_lam',
    noi_dung: `Tham gia ${i + 2} buổi Chủ nhật xanh ở khu phố`,
    ngay_dang_ky: '2016-02-20',
  }));
const known = mini();
const whole = withRows(
  withRows(withRows(begun, 'dang-ky', [...five(thu), ...five(mau)]), 'ket-qua', [
    { [memberColumn]: thu, stt: '1', ky: 'Q1', trang_thai: 'hoan_thanh' },
  ]),
  'trao-doi',
  [{ [memberColumn]: mau, ngay_trao_doi: '2016-05-14' }],
);

describe('what is handed in', () => {
  test('the judge that receives it finds every file right, and the guard finds nobody in it', () => {
    const judged = judgeNotebook(known, whole);
    expect(judged.map(({ kind, verdict, leftOut }) => [kind, verdict, leftOut])).toEqual([
      ['doan-vien', 'accepted', 0],
      ['dang-ky', 'accepted', 0],
      ['ket-qua', 'accepted', 0],
      ['trao-doi', 'accepted', 0],
    ]);
    const submissions = judged.map(({ path, text }) => ({ path, chunks: () => [new TextEncoder().encode(text)] }));
    const { files } = check({ ...known, submissions });
    expect(files.map(({ verdict, issues }) => [verdict, issues.filter(({ severity }) => severity === 'error')])).toEqual(
      files.map(() => ['accepted', []]),
    );
    for (const { text, kind } of judged) {
      expect(personalIn(() => [new TextEncoder().encode(text)])).toEqual([]);
      for (const name of names(begun.rows[rosterKind])) for (const word of name!.split(' ')) expect(text).not.toContain(` ${word}`);
      expect(text!.split('\n')[0]!.split(',').length).toBeLessThanOrEqual(allColumns(kind).length);
      expect(text).not.toMatch(/1998|0900/);
    }
    expect(matterIn('Nguyễn Văn Thử'), 'the guard sees a name where there is one').toBeDefined();
  });
  test('what is amiss is told at its row, and only what is right is handed in', () => {
    const wrong = whole.rows['dang-ky'].map((row, i) =>
      i === 7 ? { ...row, tieu_chi: 'HD99' } : i === 9 ? { ...row, [memberColumn]: '' } : row,
    );
    const [, registered] = judgeNotebook(known, withRows(whole, 'dang-ky', wrong));
    expect([...registered!.issues].map(([row, issues]) => [row, issues.map(({ code }) => code)])).toEqual([
      [7, ['tieu-chi-la']],
      [-1, ['cho-sua']],
    ]);
    expect([registered!.accepted, registered!.leftOut, registered!.ownerless]).toEqual([8, 1, [9]]);
    expect(registered!.text!.split('\n')).toHaveLength(10);
  });
  test('a list of any shape → notebook → files', () => {
    const people = peopleIn(() => [
      new TextEncoder().encode('STT;Họ và tên;Ngày sinh\n1;Nguyễn Văn Thử;1/3/1998\n2;Trần Thị Mẫu;2/4/1999\n'),
    ]);
    const notebook = withRows(emptyNotebook(q8.unit.code, 2016), rosterKind, join([], people).people);
    const [roster] = judgeNotebook(known, notebook);
    expect([roster!.verdict, roster!.accepted]).toEqual(['accepted', 2]);
  });
});
