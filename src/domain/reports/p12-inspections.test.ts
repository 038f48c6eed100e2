import { describe, expect, test } from 'vitest';
import { check, inspectionSubjects, internalContext, publicReports, ReportsInFull, type RawContent } from '../index.ts';
import { at, inspection, mini } from '../../../scripts/tests/mini.ts';

/** P12 in full: branch by branch, who was helped, with what, and whose way of rating was checked (Q L58, L59; ). */

const [kp1, kp2] = ['q8-p01-kp1', 'q8-p01-kp2'];
const visit = (act: string, day: string, about: string, note = '', unit = 'q8-p01') => `2016,${unit},${act},${day},${about},,,,,${note}`;
/** The tables for officials' own eyes, by the beginning of their captions. */
const told = (unit: string, ...book: readonly string[]) => {
  const raw = mini({
    [at(kp1, 'doan-vien')]: `2016,${kp1},DV-1A,doan_vien,dang_sinh_hoat,`,
    ...(book.length > 0 && { [at('q8-p01', 'so-viec')]: book.join('\n') }),
    [at('q8', 'so-viec')]: visit('kiem_tra_ho_tro', '2016-09-01', kp1, 'Cho mượn hội trường', 'q8'),
  });
  const { content, accepted } = check(raw);
  const context = internalContext({ content: content!, accepted, asOf: '2016-11-20', address: '' }, unit, 2016)!;
  const tables = publicReports.find(({ code }) => code === 'P12')!.inside!(context);
  return (caption: string) => tables.find((table) => table.caption.startsWith(caption))?.rows;
};

describe('Q L58 “Kiểm tra, giám sát, đồng thời hỗ trợ chi đoàn”, L59 “quy trình tổ chức đánh giá, xếp loại đoàn viên tại chi đoàn”', () => {
  const names = ['Chi đoàn q8-p01-kp1', 'Chi đoàn q8-p01-kp2'] as const;
  test('a line for each branch: visits of every unit above, days, what was helped; apart who had none', () => {
    const tables = told(
      'q8-p01',
      visit('kiem_tra_ho_tro', '2016-05-10', kp1, 'Đổi giờ sinh hoạt cho người đi làm ca'),
      visit('kiem_tra_quy_trinh', '2016-11-05', kp2),
    );
    expect(tables('Từng chi đoàn')).toEqual([
      [names[0], 2, '10/05/2016; 01/09/2016', 'Đổi giờ sinh hoạt cho người đi làm ca; Cho mượn hội trường', 0, '—'],
      [names[1], 0, '—', '—', 1, '05/11/2016'],
    ]);
    expect(tables('Chi đoàn chưa được kiểm tra, hỗ trợ')).toEqual([[names[1]]]);
    expect(tables('Chi đoàn chưa được kiểm tra quy trình')).toEqual([[names[0]]]);
  });
  test('everybody was visited and checked: nobody is listed apart', () => {
    const both = [kp1, kp2].flatMap((unit) => [
      visit('kiem_tra_ho_tro', '2016-05-10', unit),
      visit('kiem_tra_quy_trinh', '2016-11-05', unit),
    ]);
    const tables = told('q8-p01', ...both);
    expect(tables('Từng chi đoàn')![1]).toEqual([names[1], 1, '10/05/2016', 'chưa ghi', 1, '05/11/2016']);
    expect([tables('Chi đoàn chưa được kiểm tra, hỗ trợ'), tables('Chi đoàn chưa được kiểm tra quy trình')]).toEqual([
      undefined,
      undefined,
    ]);
  });
  test('a branch reads of itself alone', () => {
    expect(told(kp1)('Từng chi đoàn')).toEqual([[names[0], 1, '01/09/2016', 'Cho mượn hội trường', 0, '—']]);
  });
});

describe('Q L41: what an inspection looks at, of each year by itself', () => {
  const inspected = (subject: string): RawContent => {
    const data = inspection({
      title: 'Kiểm tra giữa năm',
      subjects: [subject],
      planned: '2016-05-20',
      held: '2016-05-21',
      findings: ['Sổ ghi đủ'],
      remedies: [{ text: 'Ghi ngày họp', due: '2016-06-30' }],
      state: 'cong_bo',
    });
    const raw = mini({ [at(kp1, 'doan-vien')]: `2016,${kp1},DV-1A,doan_vien,dang_sinh_hoat,` });
    return { ...raw, entries: [...raw.entries, { path: 'content/inspections/a.md', collection: 'inspections', id: 'a', body: '', data }] };
  };
  const rowsOf = (raw: RawContent, year: number) => {
    const report = check(raw);
    const reports = ReportsInFull.ofRoot(raw, { content: report.content!, report, asOf: '2016-11-20' }, '').of('q8', year)!;
    return JSON.stringify(reports.find(({ code }) => code === 'P12')?.content().tables ?? []);
  };
  test.each([
    ['“kiểm tra, giám sát việc xây dựng kế hoạch” (Q-22)', 'ke_hoach', 'Xây dựng kế hoạch'],
    ['“quá trình triển khai, tổ chức thực hiện … của từng năm” (Q-23)', 'trien_khai', 'Triển khai, tổ chức thực hiện'],
    ['“kiểm tra quy trình công nhận chất lượng đoàn viên” (Q-24)', 'quy_trinh_cong_nhan', 'Quy trình công nhận chất lượng đoàn viên'],
  ] as const)('%s', (_, subject, words) => {
    expect(inspectionSubjects[subject]).toBe(words);
    expect(rowsOf(inspected(subject), 2016)).toContain(words);
    expect(rowsOf(inspected(subject), 2015)).not.toContain(words);
  });
});
