import { choice, code, decimal, text } from '../column.ts';
import { ofMember, stt, sayingText, sayingNumber, sayingMember, sayingItem, type SubmissionKind } from './kind.ts';

export const itemStates = {
  chua_bat_dau: 'Chưa bắt đầu',
  dang_lam: 'Đang làm',
  hoan_thanh: 'Hoàn thành',
  khong_thuc_hien: 'Không thực hiện',
} as const;

export type ItemState = keyof typeof itemStates;

/** `Quý II`, `Quí 02`, `Q.2`, `quý hai`, `II`: how people write a quarter, folded → its code. */
const waysToWriteQuarters = [
  ['i', '1', '01', 'mot'],
  ['ii', '2', '02', 'hai'],
  ['iii', '3', '03', 'ba'],
  ['iv', '4', '04', 'bon', 'tu'],
].flatMap((numbers, i) =>
  [...numbers.slice(0, 2), ...numbers.flatMap((n) => ['quy ', 'qui ', 'q', 'q ', 'q.', 'q. '].map((quarter) => `${quarter}${n}`))].map(
    (way) => [way, `Q${i + 1}`] as const,
  ),
);

/** The rounds a result may name: a quarter, a named drive (`DOT:` and its code) or the year. */
export const roundPattern = /^(Q[1-4]|NAM|DOT:[a-z0-9]+(-[a-z0-9]+)*)$/;

export default {
  label: 'Kết quả thực hiện',
  short: 'Kết quả',
  row: 'một dòng là kết quả của một việc trong một kỳ',
  by: 'branch',
  owed: true,
  ofThings: true,
  columns: {
    ...ofMember(),
    stt: stt(),
    ky: code(roundPattern, {
      label: 'Kỳ',
      names: 'round',
      hint: 'Q1, Q2, Q3, Q4, DOT:mã-đợt hoặc NAM',
      example: 'Q2',
      synonyms: ['Kỳ đánh giá', 'Quý'],
      spellings: {
        ...Object.fromEntries(waysToWriteQuarters),
        nam: 'NAM',
        'ca nam': 'NAM',
      },
    }),
    trang_thai: choice(itemStates, {
      label: 'Trạng thái',
      synonyms: ['Kết quả', 'Tình trạng'],
      spellings: {
        ...Object.fromEntries(
          ['x', 'v', '✓', '✔', '☑', 'dat', 'da dat', 'da lam', 'da xong', 'ht', 'true', 'dung'].map((done) => [done, 'hoan_thanh']),
        ),
        xong: 'hoan_thanh',
        'da hoan thanh': 'hoan_thanh',
        'dang thuc hien': 'dang_lam',
        'chua lam': 'chua_bat_dau',
        chua: 'chua_bat_dau',
      },
    }),
    so_luong_dat: decimal({ label: 'Số lượng đạt', percent: true, optional: true, example: '2', synonyms: ['Số lượng đạt được', 'Đạt'] }),
    minh_chung: text(120, {
      label: 'Minh chứng',
      optional: true,
      hint: 'Mã hoạt động hoặc đường dẫn công khai, không ghi tên người',
      example: 'chu-nhat-xanh-2016-03',
    }),
  },
  key: ['ma_doan_vien', 'stt', 'ky'],
  tally: 'trang_thai',
  says: {
    member: sayingMember,
    number: sayingItem,
    round: sayingText('ky'),
    state: sayingText<ItemState>('trang_thai'),
    amount: sayingNumber('so_luong_dat'),
    proof: sayingText('minh_chung'),
  },
} as const satisfies SubmissionKind;
