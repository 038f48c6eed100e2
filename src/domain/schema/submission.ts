import { actLabels } from './act.ts';
import { choice, code, type CsvColumn, day, decimal, member, phrase, text, unit, whole, year } from './column.ts';

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
/** Who wrote a registration down (K L25 “Đoàn viên phải thực sự là chủ thể”). */
export const writers = { doan_vien: 'Đoàn viên tự ghi', chi_doan: 'Chi đoàn ghi giúp' } as const;
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

const nam = () => year({ label: 'Năm', hint: 'Bốn chữ số', example: '2016', synonyms: ['Năm đăng ký', 'Năm đánh giá', 'Năm học'] });
const chiDoan = (own?: { repeats: 'unit' }) =>
  unit({ label: 'Mã chi đoàn', example: 'kg-to-chau-kp1', synonyms: ['Chi đoàn', 'Mã CĐ', 'Mã đơn vị'], ...own });
const coSo = () => unit({ label: 'Mã đơn vị công nhận', example: 'kg-to-chau', repeats: 'unit' });
const doanVien = () =>
  member({
    label: 'Mã đoàn viên',
    hint: 'Mã do sổ chi đoàn cấp, không phải họ tên',
    example: 'DV-7K3M',
    synonyms: ['Mã ĐV', 'Mã số đoàn viên', 'Mã số', 'Mã'],
  });
/** What every row begins with that a branch writes of one of its members. */
const ofMember = () => ({ nam: nam(), ma_chi_doan: chiDoan({ repeats: 'unit' }), ma_doan_vien: doanVien() });
const doiTuong = () =>
  choice(personKinds, {
    label: 'Đối tượng',
    spellings: { dv: 'doan_vien', 'd.v': 'doan_vien', tn: 'thanh_nien', 't.n': 'thanh_nien', 'thanh nien chua vao doan': 'thanh_nien' },
    synonyms: ['Đoàn viên/thanh niên', 'Đối tượng đoàn viên'],
    ofPerson: true,
  });
const tieuChi = () =>
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
const stt = (words?: { hint: string; optional: true }) =>
  whole({
    label: 'Số thứ tự việc',
    min: 1,
    max: 99,
    example: '1',
    synonyms: ['Việc số', 'Số việc', 'Việc thứ', 'STT', 'TT', 'Số TT', 'Số thứ tự'],
    ...words,
  });
const xepLoai = (label: string, synonyms: readonly string[]) =>
  code(/^[a-z_]+$/, { label, synonyms, hint: 'Mã xếp loại của chương trình', example: 'hoan_thanh_tot', names: 'rating' });
/** How many people. */
const nguoi = (label: string, hint: string, example: string, synonyms: readonly string[] = []) =>
  whole({ label, min: 0, max: 9999, hint, example, synonyms, optional: true });

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
}

/**
 * The CSV kinds. Headers, templates, the validator, the help page and the tests derive from this one table.
 * A file stands at `content/submissions/<unit>/<year>/<kind>.csv`.
 */
export const submissionKinds = {
  'doan-vien': {
    label: 'Danh sách mã đoàn viên',
    short: 'Đoàn viên',
    row: 'một dòng là một đoàn viên hoặc thanh niên của chi đoàn',
    by: 'branch',
    owed: true,
    ofThings: false,
    columns: {
      ...ofMember(),
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
      so_thang_dia_phuong: whole({
        label: 'Số tháng sinh hoạt tại địa phương',
        min: 0,
        max: 12,
        optional: true,
        hint: 'Bắt buộc với người thường xuyên đi làm ăn xa',
        example: '5',
        synonyms: ['Số tháng', 'Số tháng ở địa phương'],
      }),
    },
    extra: {
      /** From it on the new branch owes what follows, and no longer the old one: Q L79 talks, Q L74 registration. */
      ngay_chuyen: day({
        label: 'Ngày chuyển',
        optional: true,
        ahead: true,
        hint: 'Ngày chuyển đến hoặc chuyển đi, nếu có trong năm; người chuyển đến mà đi làm ăn xa phải có ngày này',
        example: '2016-07-01',
        synonyms: ['Ngày chuyển đến', 'Ngày chuyển đi', 'Ngày chuyển sinh hoạt'],
      }),
      /** Which lessons of the programme's set, by their numbers (K L47, K-33). */
      bai_da_hoc: text(60, {
        label: 'Bài lý luận đã học',
        optional: true,
        hint: 'Số các bài đã học, cách nhau bằng dấu chấm phẩy',
        example: '1; 2',
        synonyms: ['Bài đã học', 'Bài học lý luận đã học'],
      }),
    },
    key: ['ma_doan_vien'],
    tally: 'tinh_trang',
  },
  'dang-ky': {
    label: 'Đăng ký rèn luyện',
    short: 'Đăng ký',
    row: 'một dòng là một việc đăng ký của một người',
    by: 'branch',
    owed: true,
    ofThings: true,
    columns: {
      ...ofMember(),
      doi_tuong: doiTuong(),
      stt: stt(),
      tieu_chi: tieuChi(),
      loai: choice(itemTypes, {
        label: 'Loại',
        synonyms: ['Loại việc', 'Hình thức'],
        spellings: { vl: 'viec_lam', hd: 'hanh_dong', ct: 'chi_tieu' },
      }),
      noi_dung: phrase(300, {
        label: 'Nội dung việc làm cụ thể',
        example: 'Tham gia 2 buổi Chủ nhật xanh',
        synonyms: ['Nội dung', 'Nội dung đăng ký', 'Việc làm cụ thể', 'Việc đăng ký', 'Nội dung việc làm'],
      }),
      so_luong: decimal({ label: 'Số lượng', unit: 'don_vi_tinh', optional: true, hint: 'Bắt buộc với chỉ tiêu', example: '2' }),
      don_vi_tinh: phrase(30, { label: 'Đơn vị tính', optional: true, hint: 'Bắt buộc với chỉ tiêu', example: 'buổi', synonyms: ['ĐVT'] }),
      han: day({ label: 'Hạn hoàn thành', optional: true, ahead: true, example: '2016-09-30', synonyms: ['Thời hạn', 'Hạn chót'] }),
      ngay_dang_ky: day({ label: 'Ngày đăng ký', example: '2016-02-20', synonyms: ['Ngày ĐK', 'Ngày nộp'] }),
    },
    extra: {
      /** K L23 “trong các phong trào của Đoàn”. Any text: an item is not lost for a movement that nobody knows. */
      phong_trao: text(160, {
        label: 'Phong trào',
        optional: true,
        names: 'campaign',
        hint: 'Tên hoặc mã của cuộc vận động, phong trào mà việc này hưởng ứng',
        example: 'hoc-tap-va-lam-theo-bac',
        synonyms: ['Cuộc vận động', 'Hưởng ứng phong trào'],
      }),
      /** Q L12 “chủ động, sáng tạo … trong việc đề ra các biện pháp”, L20 “xuất phát từ nhiệm vụ của mỗi đoàn viên”. */
      bien_phap: phrase(300, {
        label: 'Biện pháp',
        optional: true,
        hint: 'Làm bằng cách nào, gắn với nhiệm vụ gì ở nơi làm việc, học tập',
        example: 'Mỗi tối đọc 10 trang sau giờ trực',
        synonyms: ['Biện pháp thực hiện', 'Cách làm'],
      }),
      /** K L25, K-15: a slip that a member sent says it by itself. */
      nguoi_ghi: choice(writers, {
        label: 'Người ghi',
        optional: true,
        hint: 'Phiếu đoàn viên gửi từ máy mình thì sổ tự ghi; để trống khi chưa rõ',
        synonyms: ['Người đăng ký', 'Ai ghi'],
        spellings: { 'tu ghi': 'doan_vien', 'tu dang ky': 'doan_vien', 'ghi giup': 'chi_doan', 'ghi ho': 'chi_doan' },
      }),
    },
    key: ['ma_doan_vien', 'stt'],
    tally: 'tieu_chi',
  },
  'dieu-chinh': {
    label: 'Điều chỉnh đăng ký',
    short: 'Điều chỉnh',
    row: 'một dòng là một thay đổi của một việc đã đăng ký, có lý do',
    by: 'branch',
    owed: false,
    ofThings: false,
    columns: {
      ...ofMember(),
      stt: stt({ hint: 'Để trống khi người ấy không đăng ký', optional: true }),
      thay_doi: choice(amendments, {
        label: 'Thay đổi',
        synonyms: ['Điều chỉnh', 'Loại thay đổi'],
        spellings: { them: 'them', sua: 'sua', bo: 'bo', huy: 'bo', 'khong dang ky': 'khong_dang_ky' },
      }),
      ngay_thay_doi: day({ label: 'Ngày thay đổi', example: '2016-06-15', synonyms: ['Ngày điều chỉnh'] }),
      ly_do_thay_doi: text(200, {
        label: 'Lý do thay đổi',
        example: 'Chuyển sang học buổi tối',
        synonyms: ['Lý do điều chỉnh'],
      }),
    },
    key: ['ma_doan_vien', 'stt'],
    tally: 'thay_doi',
  },
  'ket-qua': {
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
  },
  'trao-doi': {
    label: 'Sổ trao đổi với đoàn viên',
    short: 'Tọa đàm',
    row: 'một dòng là một lần Ban Chấp hành trao đổi với một đoàn viên; không ghi nội dung',
    by: 'branch',
    owed: true,
    ofThings: false,
    columns: {
      ...ofMember(),
      ngay_trao_doi: day({ label: 'Ngày trao đổi', example: '2016-05-14', synonyms: ['Ngày gặp', 'Ngày'] }),
    },
    key: ['ma_doan_vien', 'ngay_trao_doi'],
    tally: 'ngay_trao_doi',
  },
  'so-viec': {
    label: 'Sổ công việc của đơn vị',
    short: 'Việc chi đoàn',
    row: 'một dòng là một việc đơn vị đã làm: họp, sinh hoạt, triển khai, kiểm tra, gửi danh sách',
    by: 'any',
    owed: false,
    ofThings: true,
    columns: {
      nam: nam(),
      ma_don_vi: unit({ label: 'Mã đơn vị', repeats: 'unit', example: 'q8-p01-kp1', synonyms: ['Đơn vị', 'Mã chi đoàn', 'Mã cơ sở'] }),
      viec: choice(actLabels, { label: 'Việc đã làm', synonyms: ['Việc', 'Công việc', 'Loại việc'] }),
      ngay_lam: day({ label: 'Ngày làm', example: '2016-01-16', synonyms: ['Ngày', 'Ngày tổ chức', 'Ngày họp'] }),
      lien_quan: text(60, {
        label: 'Liên quan đến',
        optional: true,
        names: 'reference',
        hint: 'Mã tiêu chí, tháng, bài học, văn bản, loại hình hay đơn vị, tuỳ việc',
        example: 'RL1',
      }),
      co_mat: nguoi('Có mặt', 'Số người', '14'),
      tong_so: nguoi('Trên tổng số', 'Số người được mời', '17'),
      dong_y: nguoi('Đồng ý', 'Số phiếu tán thành, khi có biểu quyết', '14'),
      thanh_nien: nguoi('Thanh niên tập hợp được', 'Số thanh niên ngoài Đoàn cùng tham gia', '6', ['Số thanh niên']),
      ghi_chu_viec: text(200, {
        label: 'Ghi chú',
        optional: true,
        hint: 'Nơi làm, kết quả; số văn bản; không ghi tên người',
        synonyms: ['Kết quả', 'Tóm tắt', 'Nơi làm', 'Địa điểm'],
      }),
    },
    key: ['viec', 'ngay_lam', 'lien_quan'],
    tally: 'viec',
  },
  /** The two columns of the score sheet: what a member gives herself, and what the meeting of her branch decides. */
  'cham-diem': {
    label: 'Phiếu chấm điểm',
    short: 'Chấm điểm',
    row: 'một dòng là điểm của một đoàn viên ở một tiêu chí, tự chấm và chi đoàn chấm; chỉ khi chương trình có chấm điểm',
    by: 'branch',
    owed: true,
    ofThings: false,
    ofPoints: true,
    columns: {
      ...ofMember(),
      tieu_chi: tieuChi(),
      diem_tu_cham: decimal({
        label: 'Điểm tự chấm',
        optional: true,
        hint: 'Để trống khi người ấy chưa tự chấm',
        example: '17',
        synonyms: ['Tự chấm', 'Đoàn viên tự chấm', 'Đoàn viên chấm', 'Tự đánh giá', 'Cá nhân chấm'],
      }),
      diem_chi_doan: decimal({
        label: 'Điểm chi đoàn chấm',
        hint: 'Từ 0 đến điểm tối đa của tiêu chí',
        example: '16',
        synonyms: ['Chi đoàn chấm', 'Điểm chi đoàn', 'Chi đoàn đánh giá', 'Tập thể chấm', 'Điểm'],
      }),
    },
    key: ['ma_doan_vien', 'tieu_chi'],
    tally: 'tieu_chi',
  },
  'danh-gia': {
    label: 'Đề nghị xếp loại của chi đoàn',
    short: 'Xếp loại',
    row: 'một dòng là đề nghị xếp loại một đoàn viên',
    by: 'branch',
    owed: true,
    ofThings: false,
    columns: {
      ...ofMember(),
      de_nghi_xep_loai: xepLoai('Đề nghị xếp loại', [
        'Xếp loại',
        'Xếp loại đề nghị',
        'Chi đoàn đề nghị',
        'Đánh giá, xếp loại',
        'Kết quả xếp loại',
        'Xếp loại đoàn viên',
        'Mức xếp loại',
        'Đánh giá',
      ]),
      nguong_ap_dung: whole({
        label: 'Ngưỡng áp dụng (%)',
        min: 1,
        max: 100,
        percent: true,
        optional: true,
        hint: 'Chỉ với đoàn viên đi làm ăn xa',
        example: '40',
        synonyms: ['Ngưỡng', 'Ngưỡng %'],
      }),
      ly_do: text(200, { label: 'Lý do', optional: true, example: 'Sống ở địa phương 5 tháng' }),
    },
    key: ['ma_doan_vien'],
    tally: 'de_nghi_xep_loai',
  },
  'cong-nhan': {
    label: 'Công nhận kết quả xếp loại',
    short: 'Công nhận',
    row: 'một dòng là kết quả công nhận của một đoàn viên',
    by: 'recogniser',
    owed: true,
    ofThings: false,
    columns: {
      nam: nam(),
      ma_co_so: coSo(),
      ma_chi_doan: chiDoan(),
      ma_doan_vien: doanVien(),
      xep_loai_cong_nhan: xepLoai('Xếp loại công nhận', [
        'Xếp loại',
        'Kết quả công nhận',
        'Đánh giá, xếp loại',
        'Kết quả xếp loại',
        'Xếp loại đoàn viên',
        'Mức xếp loại',
      ]),
      ly_do_thay_doi: text(200, { label: 'Lý do thay đổi', optional: true, hint: 'Bắt buộc khi khác đề nghị của chi đoàn' }),
      so_van_ban: text(60, { label: 'Số văn bản công nhận', example: '12-QĐ/ĐTN' }),
      ngay_hop: day({ label: 'Ngày họp xét', example: '2016-01-08' }),
    },
    key: ['ma_chi_doan', 'ma_doan_vien'],
    tally: 'xep_loai_cong_nhan',
  },
  'chi-doan-manh': {
    label: 'Chi đoàn mạnh',
    short: 'Chi đoàn mạnh',
    row: 'một dòng là một chi đoàn đăng ký hoặc được công nhận chi đoàn mạnh',
    by: 'recogniser',
    owed: false,
    ofThings: false,
    columns: {
      nam: nam(),
      ma_co_so: coSo(),
      ma_chi_doan: chiDoan(),
      ngay_dang_ky_manh: day({ label: 'Ngày đăng ký', example: '2016-02-20', synonyms: ['Ngày chi đoàn đăng ký'] }),
      tu_tuong: choice(aspectResults, { label: 'Chính trị – tư tưởng', synonyms: ['Chính trị tư tưởng', 'Mặt tư tưởng'] }),
      to_chuc: choice(aspectResults, { label: 'Tổ chức', synonyms: ['Mặt tổ chức', 'Xây dựng tổ chức'] }),
      hoat_dong: choice(aspectResults, { label: 'Hoạt động', synonyms: ['Mặt hoạt động'] }),
      ngay_cong_nhan_manh: day({
        label: 'Ngày công nhận',
        optional: true,
        hint: 'Chỉ khi đạt cả ba mặt',
        example: '2016-12-20',
        synonyms: ['Ngày công nhận chi đoàn mạnh'],
      }),
    },
    key: ['ma_chi_doan'],
    tally: 'ngay_cong_nhan_manh',
  },
} as const satisfies Record<string, SubmissionKind>;
export type KindName = keyof typeof submissionKinds;
export const kindNames = Object.keys(submissionKinds) as KindName[];
export const kindOf = (name: KindName): SubmissionKind => submissionKinds[name];
type OwedKind = { [K in KindName]: (typeof submissionKinds)[K]['owed'] extends true ? K : never }[KindName];
/** The kinds that a programme may ask for by a day, or for a step. */
export const kindsOwed = kindNames.filter((name): name is OwedKind => submissionKinds[name].owed) as [OwedKind, ...OwedKind[]];

/** The header of a kind, exactly as it must stand in the file. */
export const headerOf = (kind: KindName): readonly string[] => Object.keys(submissionKinds[kind].columns);

/** The columns that files of a kind may have besides those of the header. */
export const extraColumns = (kind: KindName): readonly string[] => Object.keys(kindOf(kind).extra ?? {});

/** Every column that a file of a kind may have: the header's, then the extra ones. */
export const allColumns = (kind: KindName): readonly string[] => [...headerOf(kind), ...extraColumns(kind)];

/** By this a template is told from an earlier one of its kind: another wherever a column of the header is (K L25, K-13). */
export const templateVersion = (kind: KindName): string => {
  const letters = [...headerOf(kind).join(',')];
  const sum = letters.reduce((n, letter) => (n * 31 + letter.codePointAt(0)!) % 46_655, 7);
  return sum.toString(36).toUpperCase().padStart(3, '0');
};

/** A column of a kind, of the header's or an extra one. */
export const columnOf = (kind: KindName, name: string): CsvColumn => {
  const { columns, extra } = kindOf(kind);
  const column = columns[name] ?? extra?.[name];
  if (!column) throw new Error(`${kind} has no column ${name}`);
  return column;
};

/** The column that repeats the unit, or the year, of the folder its file stands in. */
export const columnRepeating = (kind: KindName, what: 'year' | 'unit'): string =>
  headerOf(kind).find((name) => columnOf(kind, name).repeats === what)!;

/** A column that a file may leave out: its folder fills it, or it may be empty in every row. */
export const dispensable = (kind: KindName, name: string): boolean => {
  const { repeats, optional } = columnOf(kind, name);
  return repeats !== undefined || optional === true;
};

/** The column that says of whom, or else of what, a row of a kind speaks. */
export const subjectOf = (kind: KindName): string => {
  const { key } = kindOf(kind);
  return key.find((name) => columnOf(kind, name).type === 'member') ?? key[0]!;
};

/** The row that stands in a kind's template as an example. */
export const sampleRow = (kind: KindName): Row => Object.fromEntries(headerOf(kind).map((name) => [name, columnOf(kind, name).example]));

/** A row as read: every column of its kind, and the extra ones its file has, as text in canonical form ('' where empty). */
export type Row = Readonly<Record<string, string>>;
