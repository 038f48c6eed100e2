import { z } from 'zod';
import { actLabels } from './act.ts';
import { choice, code, day, field, type FieldMeta, fieldMeta } from './field.ts';

/** Who a row is about. A "thanh niên" (not yet a member) may register and is not rated: programme Q, III.1. */
export const personKinds = { doan_vien: 'Đoàn viên', thanh_nien: 'Thanh niên' } as const;
export const memberStates = {
  dang_sinh_hoat: 'Đang sinh hoạt',
  di_lam_an_xa: 'Thường xuyên đi làm ăn xa',
  chuyen_den: 'Chuyển đến trong năm',
  chuyen_di: 'Chuyển đi trong năm',
} as const;
export const itemTypes = { viec_lam: 'Việc làm', hanh_dong: 'Hành động', chi_tieu: 'Chỉ tiêu' } as const;
export const itemStates = {
  chua_bat_dau: 'Chưa bắt đầu',
  dang_lam: 'Đang làm',
  hoan_thanh: 'Hoàn thành',
  khong_thuc_hien: 'Không thực hiện',
} as const;
export type ItemState = keyof typeof itemStates;
/** What may happen to a registration after it was handed in; a member may also have a reason not to register. */
export const amendments = {
  them: 'Thêm việc',
  sua: 'Sửa việc',
  bo: 'Bỏ việc',
  khong_dang_ky: 'Không đăng ký, có lý do',
} as const;
/** An aspect of a chi đoàn mạnh (plan K, III.2: "cả 03 mặt chính trị - tư tưởng, tổ chức và hoạt động"). */
export const aspectResults = { dat: 'Đạt', chua_dat: 'Chưa đạt', chua_xet: 'Chưa xét' } as const;
export const aspects = { tu_tuong: 'chính trị – tư tưởng', to_chuc: 'tổ chức', hoat_dong: 'hoạt động' } as const;

/**
 * A member's code: issued by the chi đoàn, opaque, meaningless outside it. Capital ASCII letters and digits, at least
 * one of each; never four letters or six digits in a row, so that whole names, dates and phone numbers do not pass.
 */
export const memberCode = () =>
  z
    .string()
    .regex(/^(?=.*[A-Z])(?=.*\d)(?!.*[A-Z]{4})(?!.*\d{6})[A-Z0-9]+(-[A-Z0-9]+)*$/)
    .min(4)
    .max(16);

const yearText = () => z.string().regex(/^20\d\d$/);
const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^(0|[1-9]\d{0,6})$/)
    .refine((t) => Number(t) >= min && Number(t) <= max, { abort: true });
/** A decimal has one or two places: three would read as thousands in Vietnamese. */
const number = () => z.string().regex(/^(0|[1-9]\d{0,6})(\.\d{1,2})?$/);
const freeText = (max: number) => z.string().max(max);
const optional = <T extends z.ZodType>(schema: T) => z.union([z.literal(''), schema]);
const whole = { decimals: 0 } as const;

const nam = () =>
  field(yearText(), { label: 'Năm', hint: 'Bốn chữ số', patternMessage: '2016', synonyms: ['Năm đăng ký', 'Năm đánh giá', 'Năm học'] });
const chiDoan = () =>
  field(code(), { label: 'Mã chi đoàn', patternMessage: 'kg-to-chau-kp1', synonyms: ['Chi đoàn', 'Mã CĐ', 'Mã đơn vị'] });
const doanVien = () =>
  field(memberCode(), {
    label: 'Mã đoàn viên',
    hint: 'Mã do chi đoàn đặt, không phải họ tên',
    patternMessage: 'DV-7K3M',
    synonyms: ['Mã ĐV', 'Mã số đoàn viên', 'Mã số', 'Mã'],
  });
const doiTuong = () =>
  choice(personKinds, {
    label: 'Đối tượng',
    spellings: { dv: 'doan_vien', 'd.v': 'doan_vien', tn: 'thanh_nien', 't.n': 'thanh_nien', 'thanh nien chua vao doan': 'thanh_nien' },
    synonyms: ['Đoàn viên/thanh niên', 'Đối tượng đoàn viên'],
  });
const itemNumber: FieldMeta = {
  label: 'Số thứ tự việc',
  patternMessage: '1',
  number: whole,
  synonyms: ['Việc số', 'Số việc', 'Việc thứ', 'STT', 'TT', 'Số TT', 'Số thứ tự'],
};
const stt = () => field(wholeNumber(1, 99), itemNumber);
const nguong = () =>
  field(optional(wholeNumber(1, 100)), {
    label: 'Ngưỡng áp dụng (%)',
    hint: 'Chỉ với đoàn viên đi làm ăn xa',
    patternMessage: '40',
    number: { decimals: 0, percent: true },
    synonyms: ['Ngưỡng', 'Ngưỡng %'],
  });

/** The rounds a result may name: a quarter, a named drive (`DOT:` and its code) or the year. */
export const roundPattern = /^(Q[1-4]|NAM|DOT:[a-z0-9]+(-[a-z0-9]+)*)$/;

/** One CSV kind: what one file of it holds, who hands it in, and its columns in order. */
export interface SubmissionKind {
  label: string;
  /** What a row is, in one sentence. */
  row: string;
  /** Who hands it in: a branch, whoever recognises a branch's ratings, or any unit. */
  by: 'chi_doan' | 'recogniser' | 'any';
  /** The column that must equal the unit of the file's folder. */
  unitColumn: string;
  columns: Readonly<Record<string, z.ZodType<string>>>;
  /** Columns that a file may have besides, and need not; each may be empty. */
  extra?: Readonly<Record<string, z.ZodType<string>>>;
  /** Columns that together name a row: a second row with the same key is a duplicate. */
  key: readonly string[];
}

/**
 * The CSV kinds. Headers, templates, the validator, the help page and the tests derive from this one table.
 * A file stands at `content/submissions/<unit>/<year>/<kind>.csv`.
 */
export const submissionKinds = {
  'doan-vien': {
    label: 'Danh sách mã đoàn viên',
    row: 'một dòng là một đoàn viên hoặc thanh niên của chi đoàn',
    by: 'chi_doan',
    unitColumn: 'ma_chi_doan',
    columns: {
      nam: nam(),
      ma_chi_doan: chiDoan(),
      ma_doan_vien: doanVien(),
      doi_tuong: doiTuong(),
      tinh_trang: choice(memberStates, {
        label: 'Tình trạng',
        synonyms: ['Tình trạng sinh hoạt'],
        spellings: {
          'sinh hoat': 'dang_sinh_hoat',
          'di lam an xa': 'di_lam_an_xa',
          'di lam xa': 'di_lam_an_xa',
          'lam an xa': 'di_lam_an_xa',
          'chuyen den': 'chuyen_den',
          'chuyen di': 'chuyen_di',
        },
      }),
      so_thang_dia_phuong: field(optional(wholeNumber(0, 12)), {
        label: 'Số tháng sinh hoạt tại địa phương',
        synonyms: ['Số tháng', 'Số tháng ở địa phương'],
        hint: 'Bắt buộc với người thường xuyên đi làm ăn xa',
        patternMessage: '5',
        number: whole,
      }),
    },
    key: ['ma_doan_vien'],
  },
  'dang-ky': {
    label: 'Đăng ký rèn luyện',
    row: 'một dòng là một việc đăng ký của một người',
    by: 'chi_doan',
    unitColumn: 'ma_chi_doan',
    columns: {
      nam: nam(),
      ma_chi_doan: chiDoan(),
      ma_doan_vien: doanVien(),
      doi_tuong: doiTuong(),
      stt: stt(),
      tieu_chi: field(z.string().regex(/^[A-Z]{1,4}\d{0,2}$/), {
        label: 'Tiêu chí',
        hint: 'Mã tiêu chí của chương trình',
        patternMessage: 'RL1',
        synonyms: ['Mã tiêu chí', 'Tiêu chí rèn luyện'],
      }),
      loai: choice(itemTypes, {
        label: 'Loại',
        synonyms: ['Loại việc', 'Hình thức'],
        spellings: { vl: 'viec_lam', hd: 'hanh_dong', ct: 'chi_tieu' },
      }),
      noi_dung: field(freeText(300).min(1), {
        label: 'Nội dung việc làm cụ thể',
        patternMessage: 'Tham gia 2 buổi Chủ nhật xanh',
        synonyms: ['Nội dung', 'Nội dung đăng ký', 'Việc làm cụ thể', 'Việc đăng ký', 'Nội dung việc làm'],
      }),
      so_luong: field(optional(number()), {
        label: 'Số lượng',
        hint: 'Bắt buộc với chỉ tiêu',
        patternMessage: '2',
        number: { decimals: 2, unit: 'don_vi_tinh' },
      }),
      don_vi_tinh: field(freeText(30), { label: 'Đơn vị tính', hint: 'Bắt buộc với chỉ tiêu', patternMessage: 'buổi', synonyms: ['ĐVT'] }),
      han: field(optional(day()), { label: 'Hạn hoàn thành', patternMessage: '2016-09-30', synonyms: ['Thời hạn', 'Hạn chót'] }),
      ngay_dang_ky: field(day(), { label: 'Ngày đăng ký', patternMessage: '2016-02-20', synonyms: ['Ngày ĐK', 'Ngày nộp'] }),
    },
    extra: {
      /** K L23 “trong các phong trào của Đoàn”. Any text: an item is not lost for a movement that nobody knows. */
      phong_trao: field(freeText(160), {
        label: 'Phong trào',
        hint: 'Tên hoặc mã của cuộc vận động, phong trào mà việc này hưởng ứng',
        patternMessage: 'hoc-tap-va-lam-theo-bac',
        synonyms: ['Cuộc vận động', 'Hưởng ứng phong trào'],
      }),
      /** Q L12 “chủ động, sáng tạo … trong việc đề ra các biện pháp”, L20 “xuất phát từ nhiệm vụ của mỗi đoàn viên”. */
      bien_phap: field(freeText(300), {
        label: 'Biện pháp',
        hint: 'Làm bằng cách nào, gắn với nhiệm vụ gì ở nơi làm việc, học tập',
        patternMessage: 'Mỗi tối đọc 10 trang sau giờ trực',
        synonyms: ['Biện pháp thực hiện', 'Cách làm'],
      }),
    },
    key: ['ma_doan_vien', 'stt'],
  },
  'dieu-chinh': {
    label: 'Điều chỉnh đăng ký',
    row: 'một dòng là một thay đổi của một việc đã đăng ký, có lý do',
    by: 'chi_doan',
    unitColumn: 'ma_chi_doan',
    columns: {
      nam: nam(),
      ma_chi_doan: chiDoan(),
      ma_doan_vien: doanVien(),
      stt: field(optional(wholeNumber(1, 99)), { ...itemNumber, hint: 'Để trống khi người ấy không đăng ký' }),
      thay_doi: choice(amendments, {
        label: 'Thay đổi',
        synonyms: ['Điều chỉnh', 'Loại thay đổi'],
        spellings: { them: 'them', sua: 'sua', bo: 'bo', huy: 'bo', 'khong dang ky': 'khong_dang_ky' },
      }),
      ngay_thay_doi: field(day(), { label: 'Ngày thay đổi', patternMessage: '2016-06-15', synonyms: ['Ngày điều chỉnh'] }),
      ly_do_thay_doi: field(freeText(200).min(1), {
        label: 'Lý do thay đổi',
        patternMessage: 'Chuyển sang học buổi tối',
        synonyms: ['Lý do điều chỉnh'],
      }),
    },
    key: ['ma_doan_vien', 'stt'],
  },
  'ket-qua': {
    label: 'Kết quả thực hiện',
    row: 'một dòng là kết quả của một việc trong một kỳ',
    by: 'chi_doan',
    unitColumn: 'ma_chi_doan',
    columns: {
      nam: nam(),
      ma_chi_doan: chiDoan(),
      ma_doan_vien: doanVien(),
      stt: stt(),
      ky: field(z.string().regex(roundPattern), {
        label: 'Kỳ',
        hint: 'Q1, Q2, Q3, Q4, DOT:mã-đợt hoặc NAM',
        patternMessage: 'Q2',
        synonyms: ['Kỳ đánh giá', 'Quý'],
        spellings: {
          ...Object.fromEntries(
            ['i', 'ii', 'iii', 'iv'].flatMap((roman, i) =>
              [`quy ${roman}`, `quy ${i + 1}`, roman, `${i + 1}`, `q${i + 1}`].map((quarter) => [quarter, `Q${i + 1}`]),
            ),
          ),
          nam: 'NAM',
          'ca nam': 'NAM',
        },
      }),
      trang_thai: choice(itemStates, {
        label: 'Trạng thái',
        synonyms: ['Kết quả', 'Tình trạng'],
        spellings: {
          ...Object.fromEntries(
            ['x', '✓', '✔', '☑', 'dat', 'da dat', 'da lam', 'da xong', 'true', 'dung'].map((done) => [done, 'hoan_thanh']),
          ),
          xong: 'hoan_thanh',
          'da hoan thanh': 'hoan_thanh',
          'dang thuc hien': 'dang_lam',
          'chua lam': 'chua_bat_dau',
        },
      }),
      so_luong_dat: field(optional(number()), {
        label: 'Số lượng đạt',
        patternMessage: '2',
        synonyms: ['Số lượng đạt được', 'Đạt'],
        number: { decimals: 2, percent: true },
      }),
      minh_chung: field(freeText(120), {
        label: 'Minh chứng',
        hint: 'Mã hoạt động hoặc đường dẫn công khai, không ghi tên người',
        patternMessage: 'chu-nhat-xanh-2016-03',
      }),
    },
    key: ['ma_doan_vien', 'stt', 'ky'],
  },
  'trao-doi': {
    label: 'Sổ trao đổi với đoàn viên',
    row: 'một dòng là một lần Ban Chấp hành trao đổi với một đoàn viên; không ghi nội dung',
    by: 'chi_doan',
    unitColumn: 'ma_chi_doan',
    columns: {
      nam: nam(),
      ma_chi_doan: chiDoan(),
      ma_doan_vien: doanVien(),
      ngay_trao_doi: field(day(), { label: 'Ngày trao đổi', patternMessage: '2016-05-14', synonyms: ['Ngày gặp', 'Ngày'] }),
    },
    key: ['ma_doan_vien', 'ngay_trao_doi'],
  },
  'so-viec': {
    label: 'Sổ công việc của đơn vị',
    row: 'một dòng là một việc đơn vị đã làm: họp, sinh hoạt, triển khai, kiểm tra, gửi danh sách',
    by: 'any',
    unitColumn: 'ma_don_vi',
    columns: {
      nam: nam(),
      ma_don_vi: field(code(), { label: 'Mã đơn vị', patternMessage: 'q8-p01-kp1', synonyms: ['Đơn vị', 'Mã chi đoàn', 'Mã cơ sở'] }),
      viec: choice(actLabels, { label: 'Việc đã làm', synonyms: ['Việc', 'Công việc', 'Loại việc'] }),
      ngay_lam: field(day(), { label: 'Ngày làm', patternMessage: '2016-01-16', synonyms: ['Ngày', 'Ngày tổ chức', 'Ngày họp'] }),
      lien_quan: field(freeText(60), {
        label: 'Liên quan đến',
        hint: 'Mã tiêu chí, tháng, bài học, văn bản, loại hình hay đơn vị, tuỳ việc',
        patternMessage: 'RL1',
      }),
      co_mat: field(optional(wholeNumber(0, 9999)), { label: 'Có mặt', hint: 'Số người', patternMessage: '14', number: whole }),
      tong_so: field(optional(wholeNumber(0, 9999)), {
        label: 'Trên tổng số',
        hint: 'Số người được mời',
        patternMessage: '17',
        number: whole,
      }),
      dong_y: field(optional(wholeNumber(0, 9999)), {
        label: 'Đồng ý',
        hint: 'Số phiếu tán thành, khi có biểu quyết',
        patternMessage: '14',
        number: whole,
      }),
      thanh_nien: field(optional(wholeNumber(0, 9999)), {
        label: 'Thanh niên tập hợp được',
        hint: 'Số thanh niên ngoài Đoàn cùng tham gia',
        patternMessage: '6',
        number: whole,
        synonyms: ['Số thanh niên'],
      }),
      ghi_chu_viec: field(freeText(200), {
        label: 'Ghi chú',
        hint: 'Số văn bản, nơi làm; không ghi tên người',
        synonyms: ['Kết quả', 'Tóm tắt'],
      }),
    },
    key: ['viec', 'ngay_lam', 'lien_quan'],
  },
  'danh-gia': {
    label: 'Đề nghị xếp loại của chi đoàn',
    row: 'một dòng là đề nghị xếp loại một đoàn viên',
    by: 'chi_doan',
    unitColumn: 'ma_chi_doan',
    columns: {
      nam: nam(),
      ma_chi_doan: chiDoan(),
      ma_doan_vien: doanVien(),
      de_nghi_xep_loai: field(z.string().regex(/^[a-z_]+$/), {
        label: 'Đề nghị xếp loại',
        synonyms: [
          'Xếp loại',
          'Xếp loại đề nghị',
          'Chi đoàn đề nghị',
          'Đánh giá, xếp loại',
          'Kết quả xếp loại',
          'Xếp loại đoàn viên',
          'Mức xếp loại',
          'Đánh giá',
        ],
        hint: 'Mã xếp loại của chương trình',
        patternMessage: 'hoan_thanh_tot',
      }),
      nguong_ap_dung: nguong(),
      ly_do: field(freeText(200), { label: 'Lý do', patternMessage: 'Sống ở địa phương 5 tháng' }),
    },
    key: ['ma_doan_vien'],
  },
  'cong-nhan': {
    label: 'Công nhận kết quả xếp loại',
    row: 'một dòng là kết quả công nhận của một đoàn viên',
    by: 'recogniser',
    unitColumn: 'ma_co_so',
    columns: {
      nam: nam(),
      ma_co_so: field(code(), { label: 'Mã đơn vị công nhận', patternMessage: 'kg-to-chau' }),
      ma_chi_doan: chiDoan(),
      ma_doan_vien: doanVien(),
      xep_loai_cong_nhan: field(z.string().regex(/^[a-z_]+$/), {
        label: 'Xếp loại công nhận',
        synonyms: ['Xếp loại', 'Kết quả công nhận', 'Đánh giá, xếp loại', 'Kết quả xếp loại', 'Xếp loại đoàn viên', 'Mức xếp loại'],
        hint: 'Mã xếp loại của chương trình',
        patternMessage: 'hoan_thanh_tot',
      }),
      ly_do_thay_doi: field(freeText(200), { label: 'Lý do thay đổi', hint: 'Bắt buộc khi khác đề nghị của chi đoàn' }),
      so_van_ban: field(freeText(60).min(1), { label: 'Số văn bản công nhận', patternMessage: '12-QĐ/ĐTN' }),
      ngay_hop: field(day(), { label: 'Ngày họp xét', patternMessage: '2016-01-08' }),
    },
    key: ['ma_chi_doan', 'ma_doan_vien'],
  },
  'chi-doan-manh': {
    label: 'Chi đoàn mạnh',
    row: 'một dòng là một chi đoàn đăng ký hoặc được công nhận chi đoàn mạnh',
    by: 'recogniser',
    unitColumn: 'ma_co_so',
    columns: {
      nam: nam(),
      ma_co_so: field(code(), { label: 'Mã đơn vị công nhận', patternMessage: 'kg-to-chau' }),
      ma_chi_doan: chiDoan(),
      ngay_dang_ky_manh: field(day(), { label: 'Ngày đăng ký', patternMessage: '2016-02-20', synonyms: ['Ngày chi đoàn đăng ký'] }),
      tu_tuong: choice(aspectResults, { label: 'Chính trị – tư tưởng', synonyms: ['Chính trị tư tưởng', 'Mặt tư tưởng'] }),
      to_chuc: choice(aspectResults, { label: 'Tổ chức', synonyms: ['Mặt tổ chức', 'Xây dựng tổ chức'] }),
      hoat_dong: choice(aspectResults, { label: 'Hoạt động', synonyms: ['Mặt hoạt động'] }),
      ngay_cong_nhan_manh: field(optional(day()), {
        label: 'Ngày công nhận',
        hint: 'Chỉ khi đạt cả ba mặt',
        patternMessage: '2016-12-20',
        synonyms: ['Ngày công nhận chi đoàn mạnh'],
      }),
    },
    key: ['ma_chi_doan'],
  },
} as const satisfies Record<string, SubmissionKind>;
export type KindName = keyof typeof submissionKinds;
export const kindNames = Object.keys(submissionKinds) as KindName[];
export const kindOf = (name: KindName): SubmissionKind => submissionKinds[name];

/** The header of a kind, exactly as it must stand in the file. */
export const headerOf = (kind: KindName): readonly string[] => Object.keys(submissionKinds[kind].columns);

/** The columns that files of a kind may have besides those of the header. */
export const extraColumns = (kind: KindName): readonly string[] => Object.keys(kindOf(kind).extra ?? {});

/** Every column that a file of a kind may have: the header's, then the extra ones. */
export const allColumns = (kind: KindName): readonly string[] => [...headerOf(kind), ...extraColumns(kind)];

/** What a column takes, of the header's or an extra one. */
export const columnSchema = (kind: KindName, column: string): z.ZodType<string> | undefined => {
  const { columns, extra } = kindOf(kind);
  return columns[column] ?? extra?.[column];
};

/** The words of a column. */
export const columnMeta = (kind: KindName, column: string): FieldMeta => {
  const schema = columnSchema(kind, column);
  const meta = schema && fieldMeta.get(schema)?.ui;
  if (!meta) throw new Error(`${kind}.${column}: a column without a label`);
  return meta;
};

/** A row as read: every column of its kind, and the extra ones its file has, as text in canonical form ('' where empty). */
export type Row = Readonly<Record<string, string>>;
