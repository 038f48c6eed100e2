import { describe, expect, test } from 'vitest';
import {
  emptyNotebook,
  itemColumns,
  joinPeople,
  memberColumn,
  memberSheet,
  notebookPapers,
  programmeOf,
  readContent,
  reportWithNames,
  resultColumns,
  rosterKind,
  submissionPath,
  withRows,
  type Notebook,
  type NotebookPlace,
  type Row,
} from '../index.ts';
import { chanceFrom, mini } from '../../../scripts/tests/mini.ts';

/** What a branch makes of its notebook for its own eyes. Everybody here is invented. */

const whole = mini();
const { content } = readContent(whole);
const placeOf = (code: string): NotebookPlace => {
  const unit = content!.forest.get(code)!;
  return { unit, year: 2016, programme: programmeOf(content!.programmes, content!.forest, unit, 2016)! };
};
const place = placeOf('q8-p01-kp1');
const person = (name: string, phone = '') => ({ name, birth: '1998-03-01', number: '', phone, code: '' });
const list = [person('Nguyễn Văn Thử', '0900000001'), person('Trần Thị Mẫu'), person('Lê Văn Giả')];
const begun = withRows(emptyNotebook(place.unit.code, 2016), rosterKind, joinPeople([], list, chanceFrom(7)).people);
const [thu, mau, gia] = begun.rows[rosterKind].map((row) => row[memberColumn]!) as [string, string, string];
const items = (code: string, n: number, more: Row = {}): Row[] =>
  ['RL1', 'RL2', 'HD1', 'HD2', 'HD3'].slice(0, n).map((criterion, i) => ({
    [memberColumn]: code,
    [itemColumns.number]: String(i + 1),
    [itemColumns.criterion]: criterion,
    [itemColumns.type]: 'viec_lam',
    [itemColumns.thing]: `Tham gia ${i + 2} buổi Chủ nhật xanh ở khu phố`,
    [itemColumns.day]: '2016-02-20',
    ...more,
  }));
const done: Row = { [memberColumn]: thu, [resultColumns.number]: '1', [resultColumns.round]: 'Q1', [resultColumns.state]: 'hoan_thanh' };
const written = [
  ['dang-ky', [...items(thu, 5, { [itemColumns.until]: '2016-05-01' }), ...items(mau, 2)]],
  ['ket-qua', [done]],
  ['trao-doi', [{ [memberColumn]: mau, ngay_trao_doi: '2016-05-14' }]],
  ['danh-gia', [{ [memberColumn]: thu, de_nghi_xep_loai: 'khong_hoan_thanh' }]],
] as const;
const notebook = written.reduce<Notebook>((now, [kind, rows]) => withRows(now, kind, rows), begun);
/** As the page has it: the branch, and whoever stands above it. */
const above = [place.unit, ...content!.forest.ancestors(place.unit)];
const known = { ...whole, units: [{ path: 'content/units', data: { units: above } }] };
const making = { known, asOf: '2016-07-01', address: 'https://x.example/nop/', slips: 'https://x.example/phieu/' };
const base = {
  path: submissionPath('q8-p01', 2016, 'cong-nhan'),
  chunks: () => [
    new TextEncoder().encode(
      `nam,ma_co_so,ma_chi_doan,ma_doan_vien,xep_loai_cong_nhan,ly_do_thay_doi,so_van_ban,ngay_hop\n2016,q8-p01,q8-p01-kp1,${thu},khong_hoan_thanh,,12-QĐ/ĐTN,2016-12-20\n`,
    ),
  ],
};
const papers = (own: Notebook = notebook, beside = [base]) => notebookPapers({ ...making, notebook: own, beside })!;

describe('reports', () => {
  test('P1–P5 and P20 are made of the notebook alone; P7 waits for what the recogniser wrote', () => {
    const lacking = (beside: Parameters<typeof papers>[1]) =>
      papers(notebook, beside).reports.map(({ code, lacking: kinds }) => [code, kinds]);
    expect(lacking([])).toEqual([
      ['P1', []],
      ['P2', []],
      ['P3', []],
      ['P4', []],
      ['P5', []],
      ['P7', ['cong-nhan']],
      ['P20', []],
    ]);
    expect(lacking([base])).toContainEqual(['P7', []]);
  });
  test('a notebook in which nobody registered says so; one without people can make nothing', () => {
    const p2 = papers(begun, []).reports.find(({ code }) => code === 'P2')!;
    expect([p2.lacking, p2.content().facts.at(-1)]).toEqual([[], ['chưa đăng ký', 3]]);
    expect(papers(emptyNotebook(place.unit.code, 2016), []).reports[1]!.lacking).toEqual(['doan-vien']);
  });
  test.each(['P2', 'P5', 'P7'])('%s has a name beside each code', (code) => {
    const { reports, names } = papers();
    const { tables } = reportWithNames(reports.find((one) => one.code === code)!.content(), names);
    const cells = tables.flatMap(({ rows }) => rows.map((row) => row.map(String)));
    const coded = cells.filter((row) => [thu, mau, gia].some((own) => row.includes(own)));
    expect(coded.length).toBeGreaterThan(0);
    for (const row of coded) expect(row).toContain(names.get(row.find((cell) => names.has(cell))!));
  });
  test('a row that says nobody’s is not counted, and nothing is made where no programme is in force', () => {
    const { reports } = papers(withRows(notebook, 'dang-ky', [...notebook.rows['dang-ky'], ...items('', 3)]));
    expect(reports[0]!.content().facts).toEqual(papers().reports[0]!.content().facts);
    expect(notebookPapers({ ...making, notebook: { ...notebook, year: 2001 } })).toBeUndefined();
  });
});

describe('reminders', () => {
  const textTo = (name: string, own = notebook) => papers(own).reminders.find((one) => one.name === name)?.text;
  test.each([
    ['Lê Văn Giả', 'bản đăng ký rèn luyện năm 2016, ít nhất 5 việc, đã quá hạn'],
    ['Trần Thị Mẫu', 'thêm việc đăng ký: mới có 2, cần ít nhất 5'],
    ['Nguyễn Văn Thử', 'kết quả của việc “Tham gia 3 buổi Chủ nhật xanh ở khu phố”, đã quá hạn 01/05/2016'],
  ])('%s is told what is missing (Q L74, L90), and where to write it', (name, words) => {
    expect(textTo(name)).toContain(`Chào ${name},\n`);
    expect(textTo(name)).toContain(words);
    expect(textTo(name)!.includes('https://x.example/phieu/')).toBe(name !== 'Nguyễn Văn Thử');
  });
  test('not of what is done, not whoever left or has a reason, and no code', () => {
    expect(textTo('Nguyễn Văn Thử')).not.toContain('2 buổi');
    const left = withRows(
      notebook,
      rosterKind,
      notebook.rows[rosterKind].map((row) => (row[memberColumn] === gia ? { ...row, tinh_trang: 'chuyen_di' } : row)),
    );
    expect(textTo('Lê Văn Giả', left)).toBeUndefined();
    const reason = {
      [memberColumn]: gia,
      stt: '',
      thay_doi: 'khong_dang_ky',
      ngay_thay_doi: '2016-03-01',
      ly_do_thay_doi: 'Đi học tập trung',
    };
    expect(textTo('Lê Văn Giả', withRows(notebook, 'dieu-chinh', [reason]))).toBeUndefined();
    for (const { text } of papers().reminders) for (const code of [thu, mau, gia]) expect(text).not.toContain(code);
  });
});

describe('a member’s own sheet', () => {
  const texts = (code: string) => {
    const { tables, sections = [] } = memberSheet(notebook, place, code);
    return [...tables.flatMap(({ rows }) => rows.flat()), ...sections.map(({ text }) => text)].map(String).join('\n');
  };
  test('holds everything under her code', () => {
    for (const said of [
      'Nguyễn Văn Thử',
      '01/03/1998',
      '0900000001',
      thu,
      'RL1 –',
      'Tham gia 6 buổi',
      '20/02/2016',
      'Hoàn thành',
      'sổ trao đổi với đoàn viên',
    ])
      expect(texts(thu)).toContain(said);
    expect(texts(mau)).toContain('14/05/2016');
  });
  test('and nothing of anybody else', () => {
    for (const said of [mau, gia, 'Trần', 'Mẫu', 'Giả', '14/05/2016']) expect(texts(thu)).not.toContain(said);
  });
});
