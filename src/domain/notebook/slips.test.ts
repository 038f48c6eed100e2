import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  emptyNotebook,
  itemColumns,
  joinPeople,
  memberColumn,
  notebookFiles,
  pointsColumns,
  programmeOf,
  readContent,
  readSlips,
  rosterKind,
  scoredCriteria,
  takeSlipOf,
  takeSlips,
  withPoints,
  withRows,
  writeSlip,
  type NotebookPlace,
  type Slip,
} from '../index.ts';
import { chanceFrom, mini } from '../../../scripts/tests/mini.ts';

/** Registrations sent as messages. Everybody here is invented. */

const { content } = readContent(mini());
const unit = content!.forest.get('q8-p01-kp1')!;
const place: NotebookPlace = { unit, year: 2016, programme: programmeOf(content!.programmes, content!.forest, unit, 2016)! };
const person = (name: string, birth = '') => ({ name, birth, number: '', phone: '', code: '' });
const list = [person('Nguyễn Văn Thử', '1998-03-01'), person('Trần Thị Mẫu', '1999-04-02'), person('Lê Văn Giả')];
const begun = withRows(emptyNotebook(unit.code, 2016), rosterKind, joinPeople([], list, chanceFrom(5)).people);

const item = (i: number) => ({
  tieu_chi: ['RL1', 'RL2', 'HD1', 'HD2', 'HD3'][i]!,
  loai: i === 4 ? 'chi_tieu' : 'viec_lam',
  noi_dung: `Tham gia ${i + 2} buổi Chủ nhật xanh`,
  so_luong: i === 4 ? '2.5' : '',
  don_vi_tinh: i === 4 ? 'buổi' : '',
  han: i === 3 ? '2016-09-30' : '',
  phong_trao: '',
  bien_phap: i === 0 ? 'Mỗi tối đọc 10 trang' : '',
});
const slip = (name: string, more: Partial<Slip> = {}): Slip => ({
  kind: 'dang-ky',
  name,
  unit: unit.code,
  year: 2016,
  day: '2016-02-20',
  items: [0, 1, 2, 3, 4].map(item),
  ...more,
});
const thu = writeSlip(slip('Nguyễn Văn Thử'));
const mau = writeSlip(slip('Trần Thị Mẫu'));
const gia = writeSlip(slip('Lê Văn Giả'));
const take = (text: string, notebook = begun) => takeSlips(notebook, readSlips(text, place));
const perPerson = ({ notebook }: ReturnType<typeof take>) =>
  notebook.rows[rosterKind].map((row) => notebook.rows['dang-ky'].filter((own) => own[memberColumn] === row[memberColumn]).length);

describe('a registration as a message', () => {
  test('is read as it was written', () => {
    expect(readSlips(thu, place)).toEqual([{ ...slip('Nguyễn Văn Thử'), birth: '', isWhole: true, unfit: [] }]);
    expect(thu.split('\n').slice(0, 5)).toEqual([
      'PHIẾU ĐĂNG KÝ RÈN LUYỆN 2016',
      'Họ và tên: Nguyễn Văn Thử',
      'Chi đoàn: q8-p01-kp1',
      'Ngày đăng ký: 20/02/2016',
      '1 | RL1 | Việc làm | Tham gia 2 buổi Chủ nhật xanh |  |  |  |  | Mỗi tối đọc 10 trang',
    ]);
  });
  test('K L25 “Đoàn viên phải thực sự là chủ thể” (K-15): whoever sent it registered himself, and the file says so', () => {
    const { notebook } = take(thu);
    expect(new Set(notebook.rows['dang-ky'].map((row) => row[itemColumns.writer]))).toEqual(new Set(['doan_vien']));
    const [file] = notebookFiles(notebook).filter(({ kind }) => kind === 'dang-ky');
    const [header, first] = new TextDecoder().decode([...file!.chunks()][0]).split('\n');
    expect([header!.split(',').at(-1), first!.split(',').at(-1)]).toEqual([itemColumns.writer, 'doan_vien']);
  });
  test('messages in any order, some twice, with talk between them: each person’s rows once', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([thu, mau, gia, thu, mau, 'em gửi chị ạ\n', '👍\n', '[20/02/2016 19:30] '], { minLength: 8 }),
        (all) => {
          const result = take(all.join(''));
          expect(perPerson(result)).toEqual([5, 5, 5]);
          expect(result.doubts).toEqual([]);
        },
      ),
    );
  });
  test('cut anywhere, only what came whole is taken, and the rest is told', () => {
    fc.assert(
      fc.property(fc.integer({ min: 40, max: thu.length - 12 }), (at) => {
        const { notebook, doubts } = take(`${mau}${thu.slice(0, at)}`);
        expect(notebook.rows['dang-ky']).toHaveLength(5);
        expect(doubts).toHaveLength(1);
        const anew = take(`${thu.slice(0, at)}\n${thu}`);
        expect(anew.taken, 'sent anew it is whole').toEqual(['Nguyễn Văn Thử']);
        const hasName = at >= thu.indexOf('Chi đoàn:');
        expect(anew.doubts, 'whose cut slip it was is known by the name').toHaveLength(hasName ? 0 : 1);
      }),
    );
    expect(take(thu.slice(0, 200)).doubts[0]).toMatch(/^Phiếu của Nguyễn Văn Thử bị cắt, chỉ có \d việc: chưa ghi vào sổ/);
  });
  test('of two of one name whoever keeps the notebook says whose a slip is; each is asked once, and what is cut is told', () => {
    const two = [person('Nguyễn Văn An', '1998-03-01'), person('Nguyễn Văn An', '1999-07-15')];
    const branch = withRows(emptyNotebook(unit.code, 2016), rosterKind, joinPeople([], two, chanceFrom(5)).people);
    const codes = branch.rows[rosterKind].map((row) => row[memberColumn]!);
    const [one, other] = [writeSlip(slip('Nguyễn Văn An')), writeSlip(slip('Nguyễn Văn An', { items: [item(1)] }))];
    expect(one).not.toMatch(/sinh|1998/);
    const asked = take(`${one}${other}${one}${one.slice(0, 220)}`, branch);
    expect(asked.notebook).toEqual(branch);
    expect(asked.doubts).toEqual([expect.stringMatching(/^Phiếu của Nguyễn Văn An bị cắt/)]);
    expect(asked.asks.map(({ called, like, slip: { items } }) => [called, like, items.length])).toEqual([
      ['Phiếu của Nguyễn Văn An', codes, 5],
      ['Phiếu của Nguyễn Văn An', codes, 1],
    ]);
    const first = takeSlipOf(branch, asked.asks[0]!.slip, codes[1]!);
    expect([first.doubts, perPerson({ ...asked, ...first })]).toEqual([[], [0, 5]]);
    expect(take(one, first.notebook).asks, 'what one of them has is not asked again').toEqual([]);
    const again = takeSlipOf(first.notebook, asked.asks[1]!.slip, codes[1]!);
    expect([again.notebook, again.doubts]).toEqual([first.notebook, [expect.stringContaining('khác với đăng ký đã có trong sổ')]]);
    expect(perPerson({ ...asked, ...takeSlipOf(first.notebook, asked.asks[1]!.slip, codes[0]!) })).toEqual([1, 5]);
  });
  test('a day of birth that somebody wrote tells namesakes apart; one that the notebook has otherwise is asked about', () => {
    const born = (day: string) => thu.replace('Chi đoàn:', `Ngày sinh: ${day}\nChi đoàn:`);
    expect(take(born('01/03/1998'))).toMatchObject({ taken: ['Nguyễn Văn Thử'], asks: [] });
    expect(take(born('01/01/1990')).asks).toMatchObject([
      { called: 'Phiếu của Nguyễn Văn Thử (sinh 01/01/1990)', like: [begun.rows[rosterKind][0]![memberColumn]] },
    ]);
  });
  test.each([
    ['another year', slip('Nguyễn Văn Thử', { year: 2015 }), 'Phiếu của Nguyễn Văn Thử là của năm 2015, sổ này là năm 2016'],
    ['another branch', slip('Nguyễn Văn Thử', { unit: 'q8-p01-kp2' }), 'ghi chi đoàn khác (q8-p01-kp2)'],
    ['somebody unknown', slip('Phạm Thị Lạ'), 'chưa rõ là ai trong sổ'],
    ['no name', slip(''), 'không ghi họ tên'],
  ])('%s is told and not taken', (_, sent, words) => {
    const { notebook, doubts } = take(writeSlip(sent));
    expect(notebook).toEqual(begun);
    expect([doubts.length, doubts[0]]).toEqual([1, expect.stringContaining(words)]);
  });
  test('what is registered already stays; a slip that says otherwise is told', () => {
    const before = take(thu).notebook;
    const other = writeSlip(slip('Nguyễn Văn Thử', { items: [item(0), item(1)] }));
    const { notebook, doubts } = take(other, before);
    expect(notebook).toEqual(before);
    expect(doubts).toEqual([expect.stringContaining('khác với đăng ký đã có trong sổ')]);
  });
  test('thirty members, in any order, each some times, one cut in the middle, one of last year: the right rows, each doubt told', () => {
    const words = 'An Bình Chi Dũng Giang Hải'.split(' ');
    const thirty = 'Lê Trần Phạm Võ Bùi'.split(' ').flatMap((family) => words.map((given) => person(`${family} ${given}`, '1998-03-01')));
    const branch = withRows(emptyNotebook(unit.code, 2016), rosterKind, joinPeople([], thirty, chanceFrom(5)).people);
    const sent = thirty.map(({ name }) => slip(name));
    const [cut, late] = [writeSlip(sent[3]!).slice(0, 220), writeSlip({ ...sent[4]!, year: 2015 })];
    const whole = sent.filter((_, i) => i !== 3 && i !== 4).map(writeSlip);
    fc.assert(
      fc.property(fc.shuffledSubarray([...whole, ...whole, `${cut}\n`, late], { minLength: 58, maxLength: 58 }), (all) => {
        const { notebook, taken, doubts } = take(all.join(''), branch);
        expect([notebook.rows['dang-ky'].length, taken.length]).toEqual([28 * 5, 28]);
        expect(new Set(notebook.rows['dang-ky'].map((row) => row[memberColumn])).size).toBe(28);
        expect([...doubts].sort()).toEqual([
          expect.stringMatching(/^Phiếu của Lê Dũng bị cắt, chỉ có \d việc/),
          expect.stringContaining('Phiếu của Lê Giang là của năm 2015'),
        ]);
      }),
      { numRuns: 20 },
    );
  });
});

describe('a score sheet as a message', () => {
  const scored: NotebookPlace = {
    ...place,
    programme: {
      ...place.programme,
      families: place.programme.families.map((family, f) => ({
        ...family,
        criteria: family.criteria.map((criterion, c) => ({ ...criterion, points: f + c === 0 ? 20 : undefined })),
      })),
    },
  };
  const [only] = scoredCriteria(scored.programme);
  const { criterion, ownPoints, points } = pointsColumns;
  const sheet = (given: string, of = only!.code) =>
    writeSlip(slip('Nguyễn Văn Thử', { kind: 'cham-diem', day: '', items: [{ [criterion]: of, [ownPoints]: given }] }));
  const takeScored = (text: string, notebook = begun) => takeSlips(notebook, readSlips(text, scored));

  test('is read as it was written, and only her own column is filled in', () => {
    expect(sheet('16.5').split('\n')).toEqual([
      'PHIẾU TỰ CHẤM ĐIỂM 2016',
      'Họ và tên: Nguyễn Văn Thử',
      'Chi đoàn: q8-p01-kp1',
      `1 | ${only!.code} | 16,5`,
      'HẾT PHIẾU: 1 tiêu chí',
      '',
    ]);
    const { notebook, taken, doubts } = takeScored(`${sheet('16.5')}${thu}`);
    expect([taken, doubts, notebook.rows['dang-ky'].length]).toEqual([['Nguyễn Văn Thử'], [], 5]);
    expect(notebook.rows['cham-diem']).toEqual([
      { [memberColumn]: begun.rows[rosterKind][0]![memberColumn], [criterion]: only!.code, [ownPoints]: '16.5', [points]: '' },
    ]);
  });
  test('beside what the branch gave already', () => {
    const member = begun.rows[rosterKind][0]![memberColumn]!;
    const given = withPoints(begun, member, only!.code, { [points]: '15' });
    expect(takeScored(sheet('18'), given).notebook.rows['cham-diem']).toEqual([
      { [memberColumn]: member, [criterion]: only!.code, [ownPoints]: '18', [points]: '15' },
    ]);
  });
  test.each([
    ['above the most', sheet('21'), 'có điểm quá mức tối đa, hoặc ở tiêu chí không chấm điểm: RL1'],
    ['a criterion without points', sheet('5', 'RL2'), 'RL2'],
    ['cut', sheet('5').replace('1 tiêu chí', '2 tiêu chí'), 'Phiếu chấm điểm của Nguyễn Văn Thử bị cắt, chỉ có 1 tiêu chí'],
  ])('%s is told and not taken', (_, text, words) => {
    const { notebook, doubts } = takeScored(`${thu}${text}`);
    expect(notebook.rows['cham-diem']).toEqual([]);
    expect(doubts).toEqual([expect.stringContaining(words)]);
  });
  test('what she wrote before stays where another sheet says otherwise; the same sheet again is nothing new', () => {
    const before = takeScored(sheet('18')).notebook;
    expect(takeScored(sheet('18'), before)).toEqual({ notebook: before, taken: [], doubts: [], asks: [] });
    const { notebook, doubts } = takeScored(sheet('12'), before);
    expect([notebook, doubts]).toEqual([before, [expect.stringContaining('khác với điểm tự chấm đã có trong sổ')]]);
  });
});
