import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, test, vi } from 'vitest';
import {
  emptyNotebook,
  joinPeople,
  memberColumn,
  notebookOwner,
  programmeOf,
  readContent,
  readNotebook,
  withRows,
  type Notebook,
  type NotebookPlace,
  type Row,
} from '../domain/index.ts';
import { readWorkbook } from '../workbook/read-workbook.ts';
import { chanceFrom, mini } from '../../scripts/tests/mini.ts';
import { notebookWorkbook } from './write-workbook.ts';

/** The notebook as a workbook. Everybody here is invented. */

const { content } = readContent(mini());
const unit = content!.forest.get('q8-p01-kp1')!;
const place: NotebookPlace = { unit, year: 2016, programme: programmeOf(content!.programmes, content!.forest, unit, 2016)! };
const chance = chanceFrom(3);
const person = (name: string, birth: string, phone = '') => ({ name, birth, number: '', phone, code: '' });
const { people } = joinPeople([], [person('Nguyễn Văn Thử', '1998-03-01', '0900000001'), person('Trần Thị Mẫu', '1999-04-02')], chance);
const [first] = people.map((row) => row[memberColumn]!);
const item = { [memberColumn]: first!, stt: '1', tieu_chi: 'RL1', loai: 'chi_tieu', so_luong: '2.5', don_vi_tinh: 'buổi' };
const begun = withRows(emptyNotebook(unit.code, 2016), 'doan-vien', people);
const registered = { ...item, noi_dung: 'Tham gia 2 buổi "Chủ nhật xanh"', ngay_dang_ky: '2016-02-20' };
const others: Row = {
  ...item,
  stt: '2',
  tieu_chi: 'HD1',
  noi_dung: 'Đọc 3 cuốn, mỗi cuốn một bài; =1+1',
  han: '2016-09-30',
  ngay_dang_ky: '2016-02-20',
};
const notebook = (
  [
    ['dang-ky', [registered, others]],
    ['ket-qua', [{ [memberColumn]: first!, stt: '1', ky: 'Q1', trang_thai: 'hoan_thanh', so_luong_dat: '2.5' }]],
    ['trao-doi', [{ [memberColumn]: first!, ngay_trao_doi: '2016-05-14' }]],
    ['danh-gia', [{ [memberColumn]: first!, de_nghi_xep_loai: 'hoan_thanh_tot' }]],
  ] as const
).reduce<Notebook>((now, [kind, rows]) => withRows(now, kind, rows), begun);

const opened = async (bytes: Uint8Array) => {
  const tabs = await readWorkbook(bytes);
  return Promise.all(
    tabs.map(async ({ name, content: blob }) => {
      const text = new Uint8Array(await blob.arrayBuffer());
      return { name, chunks: () => [text] };
    }),
  );
};

describe('a notebook in Excel', () => {
  test('is opened again as it was, and is the same bytes every time', async () => {
    const bytes = await notebookWorkbook(notebook, place);
    const sheets = await opened(bytes);
    expect(notebookOwner(sheets)).toEqual({ unit: unit.code, year: 2016 });
    const { notebook: again, doubts } = readNotebook(sheets, place, chance);
    expect(doubts).toEqual([]);
    expect(again.rows['doan-vien'].map((row) => row['dien_thoai'])).toEqual(['0900000001', '']);
    expect(again.rows['dang-ky'][0]).toMatchObject(notebook.rows['dang-ky'][0]!);
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2031-05-06') });
    expect(await notebookWorkbook(again, place)).toEqual(bytes);
    vi.useRealTimers();
  });
  test('lists stand beside the cells, names to choose from, codes out of sight, nothing locked', async () => {
    const { sheets } = await readXlsx(await notebookWorkbook(notebook, place));
    expect(sheets.map(({ name }) => name)).toEqual([
      'Đoàn viên',
      'Đăng ký',
      'Điều chỉnh',
      'Kết quả',
      'Tọa đàm',
      'Việc chi đoàn',
      'Xếp loại',
      'Trợ giúp',
      'Danh mục',
    ]);
    const [roster, registered] = sheets;
    expect(roster!.rows[0]).toEqual([
      'Họ và tên',
      'Ngày sinh',
      'Mã định danh',
      'Điện thoại',
      'Đối tượng',
      'Tình trạng',
      'Số tháng sinh hoạt tại địa phương',
      'Ngày chuyển',
      'Bài lý luận đã học',
      'Mã đoàn viên',
      'Mã cũ',
    ]);
    expect(roster!.columns!.map(({ hidden }) => hidden ?? false).slice(-3)).toEqual([false, true, true]);
    expect(registered!.rows[1]!.slice(0, 3)).toEqual(['Nguyễn Văn Thử', '1', expect.stringMatching(/^RL1 – \p{L}/u)]);
    const lists = registered!.dataValidations!.filter(({ type }) => type === 'list').map(({ formula1 }) => formula1);
    expect(lists[0]).toContain("'Đoàn viên'!$A$2");
    expect(lists.length).toBeGreaterThanOrEqual(3);
    expect(sheets.map(({ protection }) => protection)).toEqual(sheets.map(() => undefined));
    expect(registered!.freezePane?.rows).toBe(1);
  });

  test.each(['libreoffice', 'exceljs', 'sheetjs'])('goes through %s and comes back unchanged', async (client) => {
    const own = readNotebook(await opened(await notebookWorkbook(notebook, place)), place, chance);
    const saved = readFileSync(join(import.meta.dirname, '../../scripts/tests/clients/notebook', `${client}.xlsx`));
    const sheets = await opened(new Uint8Array(saved));
    expect(notebookOwner(sheets)).toEqual({ unit: unit.code, year: 2016 });
    expect(readNotebook(sheets, place, chance)).toEqual(own);
  });
});
