import { remember } from '../../remember.ts';
import { choice, code, type CsvColumn, member, unit, whole, year } from '../column.ts';

/** What one CSV kind is, and what several kinds have in common. */

/** One thing that a row says: the column it stands in, and what its text means. */
export interface RowField<T> {
  column: string;
  read: (text: string) => T;
}

export const saying = <T>(column: string, read: (text: string) => T): RowField<T> => ({ column, read });
/** What a column says as it is written, or one of its codes. */
export const sayingText = <T extends string = string>(column: string): RowField<T> => saying(column, (written) => written as T);
/** A number; undefined where the cell is empty. */
export const sayingNumber = (column: string) => saying(column, (written) => (written === '' ? undefined : Number(written)));

/** What makes two items the same thing: the same words, whatever their case and stops. */
export const sameThing = remember((written) =>
  written
    .replace(/[\p{P}\s]+/gu, ' ')
    .trim()
    .toLowerCase(),
);

/** The columns that several kinds have in common. */
export const memberColumn = 'ma_doan_vien';
export const branchColumn = 'ma_chi_doan';
export const itemColumn = 'stt';

export const sayingMember = sayingText(memberColumn);
export const sayingBranch = sayingText(branchColumn);
export const sayingItem = sayingText(itemColumn);

/** Who hands a kind in: a branch, whoever recognises a branch's ratings, or any unit. */
export const handedInBy = { branch: 'chi đoàn', recogniser: 'nơi công nhận', any: 'mọi đơn vị' } as const;

/** One CSV kind: what one file of it holds, who hands it in, and its columns in order. */
export interface SubmissionKind {
  label: string;
  /** What its sheet in the notebook is called: short, for there are many. */
  short: string;
  /** What a row is, in one sentence. */
  row: string;
  by: keyof typeof handedInBy;
  /** A programme may say by when it is due, and that a step needs it. */
  owed: boolean;
  /** Its rows are things, not people: how many there are may be told in public. */
  ofThings: boolean;
  /** Only of programmes that give points: where none does, nobody is shown it. */
  ofPoints?: true;
  columns: Readonly<Record<string, CsvColumn>>;
  /** Columns that a file may have besides, and need not; each may be empty. */
  extra?: Readonly<Record<string, CsvColumn>>;
  /** Columns that together name a row: a second row with the same key is a duplicate. */
  key: readonly string[];
  /** The column by which a summary counts its rows. */
  tally: string;
  /** What its rows say, by the names that everything else asks by: which column says it, and what its text means. */
  says: Readonly<Record<string, RowField<unknown>>>;
}

/** Who a row is about. A "thanh niên" (not yet a member) may register and is not rated: programme Q, III.1. */
export const personKinds = { doan_vien: 'Đoàn viên', thanh_nien: 'Thanh niên' } as const;

export const nam = () => year({ label: 'Năm', hint: 'Bốn chữ số', example: '2016', synonyms: ['Năm đăng ký', 'Năm đánh giá', 'Năm học'] });
export const chiDoan = (own?: { repeats: 'unit' }) =>
  unit({ label: 'Mã chi đoàn', example: 'kg-to-chau-kp1', synonyms: ['Chi đoàn', 'Mã CĐ', 'Mã đơn vị'], ...own });
export const coSo = () => unit({ label: 'Mã đơn vị công nhận', example: 'kg-to-chau', repeats: 'unit' });
export const doanVien = () =>
  member({
    label: 'Mã đoàn viên',
    hint: 'Mã do sổ chi đoàn cấp, không phải họ tên',
    example: 'DV-7K3M',
    synonyms: ['Mã ĐV', 'Mã số đoàn viên', 'Mã số', 'Mã'],
  });
/** What every row begins with that a branch writes of one of its members. */
export const ofMember = () => ({ nam: nam(), ma_chi_doan: chiDoan({ repeats: 'unit' }), ma_doan_vien: doanVien() });
export const doiTuong = () =>
  choice(personKinds, {
    label: 'Đối tượng',
    spellings: { dv: 'doan_vien', 'd.v': 'doan_vien', tn: 'thanh_nien', 't.n': 'thanh_nien', 'thanh nien chua vao doan': 'thanh_nien' },
    synonyms: ['Đoàn viên/thanh niên', 'Đối tượng đoàn viên'],
    ofPerson: true,
  });
export const tieuChi = () =>
  code(
    /^[A-Z]{1,4}\d{0,2}$/,
    {
      label: 'Tiêu chí',
      names: 'criterion',
      hint: 'Mã tiêu chí của chương trình',
      example: 'RL1',
      synonyms: ['Mã tiêu chí', 'Tiêu chí rèn luyện'],
    },
    6,
  );
export const stt = (words?: { hint: string; optional: true }) =>
  whole({
    label: 'Số thứ tự việc',
    min: 1,
    max: 99,
    example: '1',
    synonyms: ['Việc số', 'Số việc', 'Việc thứ', 'STT', 'TT', 'Số TT', 'Số thứ tự'],
    ...words,
  });
export const xepLoai = (label: string, synonyms: readonly string[]) =>
  code(/^[a-z_]+$/, { label, synonyms, hint: 'Mã xếp loại của chương trình', example: 'hoan_thanh_tot', names: 'rating' });
