/** How grave an issue is. */
export const severities = { error: 'Lỗi', warning: 'Cảnh báo', note: 'Ghi nhận' } as const;
export type Severity = keyof typeof severities;

/** How grave an issue is, seen without colour. */
export const severitySigns = { error: '✗', warning: '!', note: '·' } as const satisfies Record<Severity, string>;

/**
 * One thing to tell about a file: what rule, where, and the few values its words need. Never a member's own value:
 * issues are shown in public.
 */
export interface Issue {
  /** Permanent: a help page and people's memory hang on it. */
  code: string;
  severity: Severity;
  /** Path below the root, with `/`. */
  file: string;
  /** The sheet of a workbook, where the file is made of several. */
  sheet?: string;
  /** Row as the spreadsheet numbers it, the header being 1 when it stands first. */
  row?: number;
  /** Line of the text file; differs from `row` after a quoted line break. */
  line?: number;
  column?: string;
  values: Readonly<Record<string, string | number>>;
}

/** What an issue is about, in the order in which a sender meets it. */
export const issueGroups = {
  tep: 'Đọc tệp',
  cot: 'Cột',
  o: 'Dòng và ô',
  quy_dinh: 'Quy định của chương trình',
  noi_nop: 'Nơi nộp',
  noi_dung: 'Bài viết, danh mục, chương trình',
} as const;
export type IssueGroup = keyof typeof issueGroups;

/**
 * The words of an issue: what happened, then what to do; no blame and no programmer's word. `{name}` stands for a value.
 * The example is drawn as people see it: cells of a sheet with ` | ` between them, one line a row, or the name of a file.
 */
export interface IssueWords {
  title: string;
  what: string;
  cure: string;
  example: { wrong: string; right: string };
}

/** An example as rows of cells. */
export const exampleRows = (example: string): readonly (readonly string[])[] => example.split('\n').map((row) => row.split(/ *\| */));

const saveAsCsv = 'Tệp (File) → Lưu thành (Save As) → “CSV UTF-8 (Comma delimited)”';
const nothingToDo = 'Không phải làm gì thêm.';

/**
 * What is found before any rule judges: reading files, shapes, places. Rules bring their own words, severity and group.
 */
export const readingWords = {
  'khong-doc-duoc': {
    group: 'tep',
    severity: 'error',
    title: 'Không đọc được chữ trong tệp',
    what: 'Tệp này không đọc được như một bảng: có thể là tệp Excel, ảnh, hoặc một kiểu chữ lạ.',
    cure: `Trong Excel chọn ${saveAsCsv}, rồi gửi tệp vừa lưu.`,
    example: { wrong: 'dang-ky.xlsx', right: 'dang-ky.csv' },
  },
  'tep-rong': {
    group: 'tep',
    severity: 'error',
    title: 'Tệp không có gì',
    what: 'Tệp này rỗng, không có một chữ nào.',
    cure: 'Mở lại bảng gốc, lưu lần nữa rồi gửi tệp vừa lưu.',
    example: { wrong: '', right: 'Mã đoàn viên | Đối tượng | Tình trạng\nDV-1A | Đoàn viên | Đang sinh hoạt' },
  },
  'la-tep-excel': {
    group: 'tep',
    severity: 'error',
    title: 'Đây là tệp Excel',
    what: 'Bên trong tệp là một sổ Excel, dù tên tệp có thể đã đổi đuôi; kho chung chỉ nhận CSV.',
    cure: `Thả tệp vào trang Kiểm tra và nộp, trang ấy đổi giúp; hoặc trong Excel chọn ${saveAsCsv}.`,
    example: { wrong: 'dang-ky.xlsx đổi tên thành dang-ky.csv', right: 'dang-ky.csv lưu từ Excel' },
  },
  'khong-phai-bang': {
    group: 'tep',
    severity: 'error',
    title: 'Tệp không phải là bảng',
    what: 'Bên trong tệp là {what}, không phải một bảng.',
    cure: 'Chọn lại đúng tệp bảng tính của chi đoàn.',
    example: { wrong: 'anh-chup-danh-sach.jpg', right: 'dang-ky.csv' },
  },
  'xung-dot': {
    group: 'tep',
    severity: 'error',
    title: 'Tệp còn dấu ghép hai bản',
    what: 'Tệp còn dấu <<<<<<< hoặc >>>>>>> do ghép dở hai bản, nên dòng của cả hai bản cùng nằm trong tệp.',
    cure: 'Giữ lại một bản, xoá các dòng có dấu ấy, rồi gửi lại.',
    example: {
      wrong:
        'Mã đoàn viên | Đối tượng | Tình trạng\n<<<<<<<\nDV-1A | Đoàn viên | Đang sinh hoạt\n=======\nDV-1A | Đoàn viên | Chuyển đi trong năm\n>>>>>>>',
      right: 'Mã đoàn viên | Đối tượng | Tình trạng\nDV-1A | Đoàn viên | Chuyển đi trong năm',
    },
  },
  'dau-cach-khac': {
    group: 'tep',
    severity: 'note',
    title: 'Tiêu đề và các dòng cách ô khác nhau',
    what: 'Dòng tiêu đề cách ô bằng {header}, các dòng dưới bằng {rows}; đã đọc theo từng thứ.',
    cure: nothingToDo,
    example: {
      wrong: 'Mã đoàn viên;Đối tượng;Tình trạng\nDV-1A,Đoàn viên,Đang sinh hoạt',
      right: 'Mã đoàn viên,Đối tượng,Tình trạng\nDV-1A,Đoàn viên,Đang sinh hoạt',
    },
  },
  'bang-thu-hai': {
    group: 'tep',
    severity: 'warning',
    title: 'Trong tệp có bảng thứ hai',
    what: 'Từ dòng này là một bảng khác (mẫu “{label}”); chỉ bảng đầu được đọc.',
    cure: 'Nộp bảng thứ hai thành một tệp riêng.',
    example: {
      wrong:
        'Mã đoàn viên | Đối tượng | Tình trạng\nDV-1A | Đoàn viên | Đang sinh hoạt\nMã đoàn viên | Đề nghị xếp loại | Lý do\nDV-1A | Hoàn thành nhiệm vụ | ',
      right: 'Mã đoàn viên | Đối tượng | Tình trạng\nDV-1A | Đoàn viên | Đang sinh hoạt',
    },
  },
  'doc-do-dang': {
    group: 'tep',
    severity: 'error',
    title: 'Chưa đọc hết tệp',
    what: 'Quá nhiều dòng có dấu nháy kép chưa đóng; từ dòng này trở đi chưa đọc.',
    cure: `Mở tệp bằng Excel, xem lại các dấu nháy kép, rồi ${saveAsCsv}.`,
    example: { wrong: 'DV-1A | "Đọc 3 cuốn sách', right: 'DV-1A | Đọc 3 cuốn sách' },
  },
  'bang-ma-khac': {
    group: 'tep',
    severity: 'note',
    title: 'Đã đổi bảng mã',
    what: 'Tệp lưu theo bảng mã {encoding}; đã đọc được và đổi sang UTF-8.',
    cure: nothingToDo,
    example: { wrong: '§äc 3 cuèn s¸ch, ghi sæ tay', right: 'Đọc 3 cuốn sách, ghi sổ tay' },
  },
  'tep-trong': {
    group: 'tep',
    severity: 'warning',
    title: 'Tệp chưa có dòng nào',
    what: 'Dưới dòng tiêu đề chưa có dòng nào.',
    cure: 'Điền ít nhất một dòng; chưa có gì để nộp thì chưa cần gửi tệp này.',
    example: {
      wrong: 'Mã đoàn viên | Đối tượng | Tình trạng',
      right: 'Mã đoàn viên | Đối tượng | Tình trạng\nDV-1A | Đoàn viên | Đang sinh hoạt',
    },
  },
  'qua-lon': {
    group: 'tep',
    severity: 'error',
    title: 'Tệp quá lớn',
    what: 'Tệp vượt giới hạn {limit}; phần vượt quá không đọc được.',
    cure: 'Tách tệp theo từng chi đoàn, mỗi năm một tệp.',
    example: { wrong: 'dang-ky.csv của cả tỉnh, 2.500.000 dòng', right: 'dang-ky.csv của một chi đoàn, 120 dòng' },
  },
  'sai-mau': {
    group: 'tep',
    severity: 'error',
    title: 'Tệp thuộc mẫu khác',
    what: 'Tên tệp là mẫu “{label}” nhưng các cột là của mẫu “{other}”.',
    cure: 'Đổi tên tệp cho đúng mẫu, hoặc chọn lại đúng tệp.',
    example: {
      wrong: 'doan-vien.csv\nMã đoàn viên | Đề nghị xếp loại | Ngưỡng áp dụng (%) | Lý do\nDV-1A | Hoàn thành nhiệm vụ | | ',
      right: 'danh-gia.csv\nMã đoàn viên | Đề nghị xếp loại | Ngưỡng áp dụng (%) | Lý do\nDV-1A | Hoàn thành nhiệm vụ | | ',
    },
  },
  'danh-sach-nguoi': {
    group: 'tep',
    severity: 'error',
    title: 'Danh sách có thông tin cá nhân',
    what: 'Tệp này là một danh sách người (của phần mềm quản lý, trích ngang, biểu mẫu…), có các cột nhận ra con người: {columns}. Không cột nào trong số ấy được đọc hay giữ lại.',
    cure: 'Giữ tệp này ở máy của chi đoàn, mở nó ở trang Sổ chi đoàn: máy cấp mã cho từng người và làm tệp danh sách chỉ có mã để nộp.',
    example: {
      wrong: 'Họ và tên | Ngày sinh | Dân tộc | Điện thoại\nNguyễn Văn A | 1990 | Kinh | 0900 000 000',
      right: 'Mã đoàn viên | Đối tượng | Tình trạng\nDV-1A | Đoàn viên | Đang sinh hoạt',
    },
  },
  'bang-diem': {
    group: 'tep',
    severity: 'error',
    title: 'Bảng chấm điểm rèn luyện',
    what: 'Tệp này là bảng chấm điểm, mỗi nội dung một cột: chưa phải mẫu nào ở đây, và lời ở cột ghi chú chưa phải là mức xếp loại. Cột có thông tin cá nhân: {columns}.',
    cure: 'Ghi mã đoàn viên và mức đã thống nhất vào mẫu “Đề nghị xếp loại của chi đoàn” ở trang Biểu mẫu. Chương trình có chấm điểm thì ghi điểm ở mục “Chấm điểm” của Sổ chi đoàn.',
    example: {
      wrong: 'Mã đoàn viên | Nội dung 1 (20đ) | Nội dung 2 (20đ) | Tổng điểm\nDV-1A | 18 | 17 | 35',
      right: 'Mã đoàn viên | Đề nghị xếp loại | Ngưỡng áp dụng (%) | Lý do\nDV-1A | Hoàn thành nhiệm vụ | | ',
    },
  },
  'dong-tren-bang': {
    group: 'tep',
    severity: 'note',
    title: 'Có dòng phía trên bảng',
    what: '{count} dòng phía trên dòng tiêu đề được bỏ qua.',
    cure: nothingToDo,
    example: {
      wrong: 'DANH SÁCH NĂM 2016\nMã đoàn viên | Đối tượng | Tình trạng\nDV-1A | Đoàn viên | Đang sinh hoạt',
      right: 'Mã đoàn viên | Đối tượng | Tình trạng\nDV-1A | Đoàn viên | Đang sinh hoạt',
    },
  },
  'con-nua': {
    group: 'tep',
    severity: 'note',
    title: 'Còn nhiều chỗ như vậy',
    what: '“{title}”: chỉ nêu {shown} chỗ đầu trong {count} chỗ.',
    cure: 'Sửa những chỗ đã nêu và những chỗ giống vậy, rồi kiểm tra lại.',
    example: { wrong: '20/2/16 ở 300 dòng', right: '20/02/2016 ở 300 dòng' },
  },

  'tieu-de-la': {
    group: 'cot',
    severity: 'error',
    title: 'Không nhận ra dòng tiêu đề',
    what: 'Không thấy dòng ghi tên các cột của mẫu “{label}”.',
    cure: 'Tải lại mẫu ở trang Biểu mẫu, giữ nguyên dòng đầu, rồi chép các dòng của tệp vào bên dưới.',
    example: {
      wrong: 'DV-1A | Đoàn viên | Đang sinh hoạt',
      right: 'Mã đoàn viên | Đối tượng | Tình trạng\nDV-1A | Đoàn viên | Đang sinh hoạt',
    },
  },
  'cot-thieu': {
    group: 'cot',
    severity: 'error',
    title: 'Thiếu một cột',
    what: 'Mẫu “{label}” hiện hành (phiên bản {version}) cần cột “{meaning}” mà tệp chưa có.',
    cure: 'Thêm cột “{meaning}” rồi điền cho từng dòng, hoặc tải mẫu hiện hành ở trang Biểu mẫu.',
    example: {
      wrong: 'Mã đoàn viên | Đối tượng\nDV-1A | Đoàn viên',
      right: 'Mã đoàn viên | Đối tượng | Tình trạng\nDV-1A | Đoàn viên | Đang sinh hoạt',
    },
  },
  'cot-thua': {
    group: 'cot',
    severity: 'error',
    title: 'Cột không có trong mẫu',
    what: 'Cột {letter} có nội dung mà mẫu không có cột ấy.',
    cure: 'Xoá cột {letter} rồi gửi lại; hoặc đưa tệp qua trang Kiểm tra và nộp, trang ấy bỏ cột giúp.',
    example: {
      wrong: 'Mã đoàn viên | Đối tượng | Tình trạng | Ghi chú\nDV-1A | Đoàn viên | Đang sinh hoạt | nộp sớm',
      right: 'Mã đoàn viên | Đối tượng | Tình trạng\nDV-1A | Đoàn viên | Đang sinh hoạt',
    },
  },
  'cot-gan-dung': {
    group: 'cot',
    severity: 'error',
    title: 'Tên cột gần đúng',
    what: 'Tên cột {letter} gần giống “{meaning}” nhưng chưa đúng hẳn.',
    cure: 'Nếu đúng là cột ấy, sửa tên cột thành: {meaning}',
    example: {
      wrong: 'Mã đoàn viên | Đối tượng | Tình trạgn\nDV-1A | Đoàn viên | Đang sinh hoạt',
      right: 'Mã đoàn viên | Đối tượng | Tình trạng\nDV-1A | Đoàn viên | Đang sinh hoạt',
    },
  },
  'cot-trung': {
    group: 'cot',
    severity: 'error',
    title: 'Hai cột cùng tên',
    what: 'Cột “{meaning}” có hai lần, cùng tên hoặc cùng nghĩa; lần thứ hai là cột {letter}.',
    cure: 'Giữ một cột; xoá cột kia: bấm chuột phải vào chữ cái ở đầu cột → Xoá (Delete).',
    example: {
      wrong: 'Mã đoàn viên | Đối tượng | Tình trạng | Mã ĐV\nDV-1A | Đoàn viên | Đang sinh hoạt | DV-1A',
      right: 'Mã đoàn viên | Đối tượng | Tình trạng\nDV-1A | Đoàn viên | Đang sinh hoạt',
    },
  },
  'cot-ca-nhan': {
    group: 'cot',
    severity: 'error',
    title: 'Cột có thông tin cá nhân',
    what: 'Cột {letter} ghi thông tin nhận ra một con người ({kind}); nơi nộp chung chỉ nhận mã đoàn viên.',
    cure: 'Bấm chuột phải vào chữ {letter} ở đầu cột → Xoá (Delete), lưu rồi gửi lại. Danh sách đối chiếu mã với họ tên do chi đoàn giữ riêng.',
    example: {
      wrong: 'Mã đoàn viên | Họ và tên | Đối tượng | Tình trạng\nDV-1A | Nguyễn Văn A | Đoàn viên | Đang sinh hoạt',
      right: 'Mã đoàn viên | Đối tượng | Tình trạng\nDV-1A | Đoàn viên | Đang sinh hoạt',
    },
  },
  'cot-da-bo': {
    group: 'cot',
    severity: 'note',
    title: 'Đã bỏ một cột',
    what: 'Cột {letter} ({kind}) được bỏ ra, không đọc.',
    cure: nothingToDo,
    example: {
      wrong: 'Mã đoàn viên | Đối tượng | Tình trạng | Ghi chú\nDV-1A | Đoàn viên | Đang sinh hoạt | ',
      right: 'Mã đoàn viên | Đối tượng | Tình trạng\nDV-1A | Đoàn viên | Đang sinh hoạt',
    },
  },
  'cot-dien-giup': {
    group: 'cot',
    severity: 'note',
    title: 'Đã điền giúp một cột',
    what: 'Tệp không có cột “{meaning}”; cột ấy được điền theo đơn vị và năm của tệp.',
    cure: nothingToDo,
    example: {
      wrong: 'Mã đoàn viên | Đối tượng | Tình trạng\nDV-1A | Đoàn viên | Đang sinh hoạt',
      right: 'Năm | Mã chi đoàn | Mã đoàn viên | Đối tượng | Tình trạng\n2016 | q8-p01-kp1 | DV-1A | Đoàn viên | Đang sinh hoạt',
    },
  },
  'cot-de-trong': {
    group: 'cot',
    severity: 'note',
    title: 'Cột không có, coi như để trống',
    what: 'Tệp không có cột “{meaning}”. Cột này được phép trống nên mọi dòng coi như chưa ghi.',
    cure: 'Có số liệu cho cột ấy thì thêm cột vào tệp; không có thì thôi.',
    example: {
      wrong: 'Mã đoàn viên | Đề nghị xếp loại\nDV-1A | Hoàn thành nhiệm vụ',
      right: 'Mã đoàn viên | Đề nghị xếp loại | Ngưỡng áp dụng (%) | Lý do\nDV-1A | Hoàn thành nhiệm vụ | | ',
    },
  },

  'dong-ngoai-bang': {
    group: 'o',
    severity: 'note',
    title: 'Dòng không thuộc bảng',
    what: 'Dòng này không thuộc bảng ({what}) nên được bỏ qua.',
    cure: 'Nếu là một dòng của bảng thì điền mã đoàn viên và các ô bắt buộc.',
    example: {
      wrong: 'Đối tượng | Tình trạng | Mã đoàn viên\nĐoàn viên | Đang sinh hoạt | DV-1A\nTổng cộng: 1 | | ',
      right: 'Đối tượng | Tình trạng | Mã đoàn viên\nĐoàn viên | Đang sinh hoạt | DV-1A',
    },
  },
  'nhay-kep-ho': {
    group: 'o',
    severity: 'error',
    title: 'Dấu nháy kép chưa đóng',
    what: 'Dòng này có một dấu nháy kép (") mở mà không đóng nên chưa đọc được; các dòng khác vẫn đọc.',
    cure: 'Xoá dấu nháy kép ấy, hoặc thêm dấu đóng, rồi gửi lại tệp.',
    example: { wrong: '"Đọc 3 cuốn sách về Bác', right: '"Đọc 3 cuốn sách về Bác"' },
  },
  'thua-o': {
    group: 'o',
    severity: 'error',
    title: 'Dòng có nhiều ô hơn tiêu đề',
    what: 'Dòng có {count} ô, dòng tiêu đề có {expected}.',
    cure: `Lưu lại từ Excel bằng ${saveAsCsv}; nếu sửa tay thì đặt nội dung có dấu phẩy trong dấu nháy kép.`,
    example: { wrong: 'Ở địa phương 5 tháng, đi làm xa', right: '"Ở địa phương 5 tháng, đi làm xa"' },
  },
  'o-khong-ten': {
    group: 'o',
    severity: 'error',
    title: 'Ô nằm dưới cột không có tên',
    what: 'Dòng này có nội dung ở cột {letter}, là cột chưa có tên.',
    cure: 'Xoá nội dung ấy, hoặc đưa vào đúng cột của mẫu.',
    example: {
      wrong: 'Mã đoàn viên | Đối tượng | Tình trạng | \nDV-1A | Đoàn viên | Đang sinh hoạt | nộp sớm',
      right: 'Mã đoàn viên | Đối tượng | Tình trạng | \nDV-1A | Đoàn viên | Đang sinh hoạt | ',
    },
  },
  'dong-chua-dien': {
    group: 'o',
    severity: 'note',
    title: 'Dòng mới điền sẵn',
    what: 'Dòng này mới có những ô điền sẵn (năm, đơn vị, số thứ tự, mục chọn, ngày), chưa có gì khác, nên được bỏ qua.',
    cure: nothingToDo,
    example: {
      wrong: 'Mã đoàn viên | Số thứ tự việc | Nội dung việc làm cụ thể\n | 1 | ',
      right: 'Mã đoàn viên | Số thứ tự việc | Nội dung việc làm cụ thể\nDV-1A | 1 | Đọc 3 cuốn sách',
    },
  },
  'dong-an': {
    group: 'o',
    severity: 'warning',
    title: 'Dòng đang ẩn vẫn được nộp',
    what: 'Dòng này đang ẩn trong Excel (do lọc hoặc ẩn dòng) mà vẫn là một dòng của bảng.',
    cure: 'Bỏ lọc, bỏ ẩn để xem lại; dòng nào không nộp thì xoá hẳn khỏi trang tính.',
    example: { wrong: 'Bảng có 5 dòng, lọc còn thấy 3', right: 'Bảng có 3 dòng, thấy đủ 3' },
  },
  'cot-an': {
    group: 'cot',
    severity: 'warning',
    title: 'Cột đang ẩn vẫn được nộp',
    what: 'Cột “{column}” đang ẩn trong Excel mà có nội dung, và nội dung ấy vẫn được nộp.',
    cure: 'Bỏ ẩn cột để xem lại; nội dung nào không nộp thì xoá khỏi cột.',
    example: { wrong: 'Bảng có 12 cột, chỉ thấy 10', right: 'Bảng có 12 cột, thấy đủ 12' },
  },
  'nhu-tren': {
    group: 'o',
    severity: 'error',
    title: 'Như dòng trên, mà dòng trên chưa đọc được',
    what: 'Ô ở cột “{label}” ghi “như trên” hoặc để trống theo dòng trên, mà ô ở dòng trên chưa đọc được.',
    cure: 'Sửa ô ở dòng trên; hoặc ghi đủ nội dung vào ô này.',
    example: { wrong: 'Mã đoàn viên\nnhư trên', right: 'Mã đoàn viên\nDV-1A' },
  },
  'o-gop': {
    group: 'o',
    severity: 'error',
    title: 'Ô mã còn trống dưới một dòng có mã',
    what: 'Ô ở cột “{label}” còn trống dưới một dòng có mã, như một ô gộp; chưa chắc dòng này của ai.',
    cure: 'Ghi mã vào từng dòng: bỏ gộp ô, rồi kéo mã xuống các dòng của cùng một người.',
    example: {
      wrong: 'Mã đoàn viên | Số thứ tự việc\nDV-1A | 1\n | 4',
      right: 'Mã đoàn viên | Số thứ tự việc\nDV-1A | 1\nDV-1A | 4',
    },
  },
  'dong-mau': {
    group: 'o',
    severity: 'note',
    title: 'Dòng ví dụ của mẫu',
    what: 'Dòng này là ví dụ in sẵn trong mẫu nên được bỏ qua.',
    cure: nothingToDo,
    example: {
      wrong: 'Mã đoàn viên | Nội dung việc làm cụ thể\nDV-7K3M | Tham gia 2 buổi Chủ nhật xanh',
      right: 'Mã đoàn viên | Nội dung việc làm cụ thể\nDV-1A | Đọc 3 cuốn sách',
    },
  },
  'o-loi-excel': {
    group: 'o',
    severity: 'error',
    title: 'Ô đang báo lỗi của Excel',
    what: 'Ô ở cột “{label}” đang hiện lỗi của Excel (như #REF!, #N/A, ####) nên không có nội dung.',
    cure: 'Sửa công thức, hoặc gõ thẳng nội dung vào ô; ô hiện #### thì kéo rộng cột rồi lưu lại.',
    example: { wrong: '#REF!', right: 'Đọc 3 cuốn sách' },
  },
  'so-sai': {
    group: 'o',
    severity: 'error',
    title: 'Ô chỉ ghi con số',
    what: 'Cột “{label}” chỉ ghi một con số {range}, không kèm chữ hay dấu trừ.',
    cure: 'Ghi riêng con số ở ô này; đơn vị (buổi, cuốn…) ghi ở cột của nó.',
    example: { wrong: 'Số lượng | Đơn vị tính\n3 cuốn | cuốn', right: 'Số lượng | Đơn vị tính\n3 | cuốn' },
  },
  'so-le': {
    group: 'o',
    severity: 'error',
    title: 'Số có phần lẻ quá dài',
    what: 'Cột “{label}” nhận {takes}; con số ở ô này lẻ hơn thế.',
    cure: 'Làm tròn con số rồi ghi lại, ví dụ: {example}',
    example: { wrong: 'Số lượng\n0,125', right: 'Số lượng\n0,13' },
  },
  'so-hai-cach': {
    group: 'o',
    severity: 'error',
    title: 'Con số đọc được hai cách',
    what: 'Con số ở cột “{label}” đọc được hai cách: {ways}.',
    cure: '{first}Hàng nghìn thì viết liền, như 1375; phần lẻ thì làm tròn còn nhiều nhất hai chữ số, như 1,38.',
    example: { wrong: 'Số lượng\n1.375', right: 'Số lượng\n1375' },
  },
  'phan-tram-don-vi': {
    group: 'o',
    severity: 'error',
    title: 'Phần trăm của một đơn vị khác',
    what: 'Ô ở cột “{label}” ghi phần trăm, mà cột “{unit}” của dòng này ghi một đơn vị khác.',
    cure: 'Ghi con số theo đơn vị ở cột “{unit}” (80% của 5 buổi là 4), hoặc sửa đơn vị cho khớp.',
    example: { wrong: 'Số lượng | Đơn vị tính\n80% | buổi', right: 'Số lượng | Đơn vị tính\n4 | buổi' },
  },
  'o-cong-thuc-chua-tinh': {
    group: 'o',
    severity: 'error',
    title: 'Công thức chưa có kết quả',
    what: 'Ô ở cột “{label}” là một công thức mà tệp không lưu kết quả (tệp do một chương trình ghi ra, chưa mở bằng Excel).',
    cure: 'Mở tệp bằng Excel, bấm lưu một lần rồi chọn lại tệp; hoặc gõ thẳng kết quả vào ô.',
    example: { wrong: 'Số lượng\n=2+1', right: 'Số lượng\n3' },
  },
  'nam-khac': {
    group: 'o',
    severity: 'error',
    title: 'Ô nói về một năm khác',
    what: 'Ô ở cột “{label}” ghi năm {said}, mà tệp là của năm {year}.',
    cure: 'Của năm {said} thì ghi vào tệp năm {said}; đúng là năm {year} thì sửa lại năm ở ô này.',
    example: { wrong: 'Kỳ\nQuý II/2015', right: 'Kỳ\nQuý II/2016' },
  },
  'o-trong': {
    group: 'o',
    severity: 'error',
    title: 'Ô bắt buộc còn trống',
    what: 'Ô ở cột “{label}” còn trống.',
    cure: 'Điền ô này, ví dụ: {example}',
    example: {
      wrong: 'Mã đoàn viên | Đối tượng | Tình trạng\nDV-1A | Đoàn viên | ',
      right: 'Mã đoàn viên | Đối tượng | Tình trạng\nDV-1A | Đoàn viên | Đang sinh hoạt',
    },
  },
  'o-sai': {
    group: 'o',
    severity: 'error',
    title: 'Ô chưa đúng dạng',
    what: 'Nội dung ở cột “{label}” chưa đúng dạng của cột.',
    cure: 'Viết lại theo mẫu: {example}',
    example: { wrong: 'Mã đoàn viên\nDV 1A', right: 'Mã đoàn viên\nDV-1A' },
  },
  'khong-trong-danh-muc': {
    group: 'o',
    severity: 'error',
    title: 'Nội dung không có trong danh mục',
    what: 'Cột “{label}” chỉ nhận một trong các mục: {options}.',
    cure: 'Chọn đúng một mục; tệp Excel ở trang Biểu mẫu có sẵn danh sách để chọn.',
    example: { wrong: 'Tình trạng\nNghỉ sinh hoạt', right: 'Tình trạng\nChuyển đi trong năm' },
  },
  'o-qua-dai': {
    group: 'o',
    severity: 'error',
    title: 'Ô quá dài',
    what: 'Một ô ở dòng này dài quá mức đọc được.',
    cure: 'Viết gọn lại: một việc cụ thể trong một câu.',
    example: { wrong: 'Cả bài thu hoạch ba trang', right: 'Đọc 3 cuốn sách, viết 1 bài thu hoạch' },
  },
  'gia-tri-ca-nhan': {
    group: 'o',
    severity: 'error',
    title: 'Ô có thông tin cá nhân',
    what: 'Ô này có chỗ giống {kind}.',
    cure: 'Xoá chỗ ấy, chỉ ghi việc làm và số lượng. Họ tên, số điện thoại, số giấy tờ, địa chỉ thư không ghi vào tệp.',
    example: { wrong: 'Mời 5 bạn tham gia, gọi 0900 000 000', right: 'Mời 5 bạn tham gia' },
  },
  'ma-la-ho-ten': {
    group: 'o',
    severity: 'error',
    title: 'Ô mã ghi như một họ tên',
    what: 'Ô ở cột “{label}” giống một họ tên; nơi nộp chung chỉ nhận mã đoàn viên.',
    cure: 'Mở sổ ở trang Sổ chi đoàn để làm tệp nộp, hoặc ghi mã của người ấy vào ô này, ví dụ: {example}',
    example: { wrong: 'Mã đoàn viên\nNguyễn Văn A', right: 'Mã đoàn viên\nDV-1A' },
  },
  'o-cong-thuc': {
    group: 'o',
    severity: 'error',
    title: 'Ô bắt đầu như một công thức',
    what: 'Ô bắt đầu bằng một dấu mà bảng tính hiểu là công thức.',
    cure: 'Bỏ dấu đứng đầu ô (=, +, -, @) rồi gõ lại nội dung.',
    example: { wrong: '=2+1 buổi Chủ nhật xanh', right: '3 buổi Chủ nhật xanh' },
  },
  'chu-mat': {
    group: 'o',
    severity: 'error',
    title: 'Chữ có dấu đã mất',
    what: 'Cột “{label}” có chữ đã thành dấu hỏi khi lưu tệp; không đoán lại được.',
    cure: `Mở bảng gốc, chọn ${saveAsCsv}, rồi gửi tệp vừa lưu.`,
    example: { wrong: '??c 3 cu?n sách, ghi s? tay', right: 'Đọc 3 cuốn sách, ghi sổ tay' },
  },
  'chu-roi': {
    group: 'o',
    severity: 'error',
    title: 'Chữ bị tách rời',
    what: 'Cột “{label}” có chữ bị tách giữa chừng, như khi chép từ một tệp PDF.',
    cure: 'Gõ lại chỗ ấy cho liền, hoặc chép từ bảng gốc (Word, Excel).',
    example: { wrong: 'Nội dung việc làm cụ thể\nTham gia hoạ t độ ng hè', right: 'Nội dung việc làm cụ thể\nTham gia hoạt động hè' },
  },
  'nam-hai-so': {
    group: 'o',
    severity: 'error',
    title: 'Ngày chưa ghi đủ năm',
    what: 'Ngày ở cột “{label}” không ghi năm, hoặc ghi năm bằng hai chữ số nên chưa rõ là năm nào.',
    cure: 'Ghi đủ bốn chữ số của năm, ví dụ: 20/02/2016',
    example: { wrong: 'Ngày đăng ký\n20/2/16', right: 'Ngày đăng ký\n20/02/2016' },
  },
  'ngay-khong-co': {
    group: 'o',
    severity: 'error',
    title: 'Ngày không có trên lịch',
    what: 'Ngày ở cột “{label}” không có trên lịch, hoặc tháng đứng trước ngày.',
    cure: 'Viết ngày trước, tháng sau, rồi năm, ví dụ: 29/02/2016',
    example: { wrong: 'Ngày đăng ký\n31/02/2016', right: 'Ngày đăng ký\n29/02/2016' },
  },
  'excel-doi-so': {
    group: 'o',
    severity: 'error',
    title: 'Excel đã đổi ô này thành số',
    what: 'Ô ở cột “{label}” đã bị Excel đổi thành một số lớn (dạng 1,23E+11) nên nội dung gốc không còn.',
    cure: `Trong Excel chọn cả cột → Định dạng ô (Format Cells) → Văn bản (Text), gõ lại ô này, rồi ${saveAsCsv}.`,
    example: { wrong: 'Mã đoàn viên\n1,23E+11', right: 'Mã đoàn viên\nDV-1A' },
  },
  'da-sua': {
    group: 'o',
    severity: 'note',
    title: 'Đã sửa giúp',
    what: 'Cột “{column}”: {repair} ở {count} ô.',
    cure: nothingToDo,
    example: { wrong: 'Mã đoàn viên\ndv-1a', right: 'Mã đoàn viên\nDV-1A' },
  },

  'don-vi-het-hieu-luc': {
    group: 'noi_nop',
    severity: 'error',
    title: 'Đơn vị không có trong năm ấy',
    what: 'Đơn vị “{unit}” không còn, hoặc chưa có, trong năm {year}.',
    cure: 'Của năm {year}, dùng mã: {use}',
    example: { wrong: 'q8-p01-kp9/2016/dang-ky.csv', right: 'q8-p01-kp1/2016/dang-ky.csv' },
  },
  'cho-sua': {
    group: 'quy_dinh',
    severity: 'note',
    title: 'Chờ sửa xong mới xét đủ số việc',
    what: 'Của {count} người còn dòng chưa được nhận, nên chưa xét số việc tối thiểu và các nhóm tiêu chí. Dòng đúng của họ vẫn được giữ.',
    cure: 'Sửa các dòng chưa được nhận rồi kiểm tra lại.',
    example: {
      wrong: 'Mã đoàn viên | Số thứ tự việc\nDV-1A | 1\nDV-1A | hai',
      right: 'Mã đoàn viên | Số thứ tự việc\nDV-1A | 1\nDV-1A | 2',
    },
  },
  'chua-doi-chieu': {
    group: 'quy_dinh',
    severity: 'note',
    title: 'Chưa đối chiếu với tệp khác',
    what: 'Chưa có tệp “{label}” ở đây nên những điều cần so với tệp ấy chưa xem được.',
    cure: 'Chọn thêm tệp {kind}.csv cùng lúc để kiểm tra đủ; không có cũng gửi được.',
    example: { wrong: 'ket-qua.csv', right: 'dang-ky.csv\nket-qua.csv' },
  },

  'duong-dan-la': {
    group: 'noi_nop',
    severity: 'error',
    title: 'Tệp đặt chưa đúng chỗ',
    what: 'Tệp không nằm ở thư mục của một đơn vị và một năm, hoặc tên tệp không phải tên một mẫu.',
    cure: 'Đặt tệp như ví dụ: content/submissions/q8-p01-kp1/2016/dang-ky.csv. Tên tệp, trước .csv, là một trong: {kinds}.',
    example: { wrong: 'q8-p01-kp1/2016/dang-ky (1).csv', right: 'q8-p01-kp1/2016/dang-ky.csv' },
  },
  'don-vi-la': {
    group: 'noi_nop',
    severity: 'error',
    title: 'Đơn vị không có trong danh mục',
    what: 'Mã đơn vị “{unit}” không có trong danh mục, hoặc không còn hiệu lực trong năm {year}.',
    cure: 'Xem mã ở trang Đơn vị; đơn vị mới sáp nhập thì dùng mã mới; chưa có trong danh mục thì báo cấp trên thêm vào.',
    example: { wrong: 'q8-p99/2016/dang-ky.csv', right: 'q8-p01-kp1/2016/dang-ky.csv' },
  },
  'ngoai-giai-doan': {
    group: 'noi_nop',
    severity: 'error',
    title: 'Năm ngoài giai đoạn chương trình',
    what: 'Năm {year} không thuộc giai đoạn {from}–{to} của chương trình.',
    cure: 'Xem lại năm. Năm mới chưa mở thì báo nơi ban hành chương trình: mở theo mục “Ngày đầu, năm mới” của content/README.md.',
    example: { wrong: 'q8-p01-kp1/2026/dang-ky.csv', right: 'q8-p01-kp1/2016/dang-ky.csv' },
  },

  'noi-dung-sai': {
    group: 'noi_dung',
    severity: 'error',
    title: 'Nội dung chưa đúng khuôn',
    what: 'Mục “{label}” chưa đúng: {reason}',
    cure: 'Mở bài này ở bàn biên tập (chương trình, đơn vị, trang: mục Cài đặt), sửa mục ấy rồi lưu.',
    example: { wrong: 'Tháng | 13/2016', right: 'Tháng | 12/2016' },
  },
  'tep-la': {
    group: 'noi_dung',
    severity: 'error',
    title: 'Tệp lạ trong kho nội dung',
    what: 'Tệp này không thuộc loại nội dung nào.',
    cure: 'Xem content/README.md để đặt đúng chỗ, hoặc xoá tệp.',
    example: { wrong: 'content/chu-de-thang-12.docx', right: 'content/topics/kg-2016-12.md' },
  },
  'bai-khong-doc-duoc': {
    group: 'noi_dung',
    severity: 'error',
    title: 'Không đọc được tệp',
    what: 'Dòng {line} {reason}.',
    cure: 'Sửa dòng ấy rồi lưu lại; những tệp khác vẫn được xét.',
    example: { wrong: 'title: Tháng Ba: lên đường', right: 'title: "Tháng Ba: lên đường"' },
  },
  'ten-tep-sai': {
    group: 'noi_dung',
    severity: 'error',
    title: 'Tên tệp chưa đúng',
    what: 'Tên tệp có chỗ không phải chữ thường không dấu, số hay gạch nối.',
    cure: 'Đổi tên tệp, ví dụ: kg-2016-12.md',
    example: { wrong: 'Chủ đề tháng 12.md', right: 'kg-2016-12.md' },
  },
  'ma-trung': {
    group: 'noi_dung',
    severity: 'error',
    title: 'Mã dùng hai lần',
    what: 'Mã “{code}” đã dùng ở {other}.',
    cure: 'Đổi một trong hai mã.',
    example: {
      wrong: 'q8-p01-kp1 | Chi đoàn khu phố 1\nq8-p01-kp1 | Chi đoàn khu phố 2',
      right: 'q8-p01-kp1 | Chi đoàn khu phố 1\nq8-p01-kp2 | Chi đoàn khu phố 2',
    },
  },
  'chua-cong-nhan': {
    group: 'noi_dung',
    severity: 'error',
    title: 'Chưa có kết quả công nhận',
    what: 'Chưa thấy văn bản công nhận kết quả rèn luyện năm {year} nêu trong bài cho đơn vị ấy, chưa ai ở đó đạt mức tuyên dương, hoặc quyết định có trước ngày họp công nhận.',
    cure: 'Chỉ tuyên dương sau khi kết quả của năm đã được công nhận; xem lại số văn bản và ngày.',
    example: {
      wrong: 'Họp công nhận | 08/01/2017\nQuyết định khen | 07/01/2017',
      right: 'Họp công nhận | 08/01/2017\nQuyết định khen | 20/01/2017',
    },
  },
  'tuyen-duong-qua-so': {
    group: 'noi_dung',
    severity: 'error',
    title: 'Tuyên dương nhiều người hơn số đạt mức',
    what: 'Số người được tuyên dương của “{unit}” năm {year} nhiều hơn số đoàn viên của đơn vị ấy được công nhận từ mức tuyên dương trở lên.',
    cure: 'Đối chiếu với danh sách công nhận của đơn vị; xem lại đơn vị, năm ghi trong bài, hoặc công nhận còn thiếu.',
    example: {
      wrong: 'Được công nhận từ mức tuyên dương trở lên | 1\nCá nhân được tuyên dương | 2',
      right: 'Được công nhận từ mức tuyên dương trở lên | 2\nCá nhân được tuyên dương | 2',
    },
  },
  'ngoai-le-thua': {
    group: 'noi_dung',
    severity: 'error',
    title: 'Ngoại lệ không còn cần',
    what: 'Ngoại lệ thứ {index} không ứng với lỗi nào nữa.',
    cure: 'Mở mục Cài đặt của bàn biên tập, chọn “Ngoại lệ đã quyết định”, xoá ngoại lệ ấy rồi ghi.',
    example: { wrong: 'Ngoại lệ cho DV-1A chưa đủ 5 việc, mà DV-1A đã đủ 5 việc', right: 'Không còn ngoại lệ cho DV-1A' },
  },
} as const satisfies Record<string, IssueWords & { group: IssueGroup; severity: Severity }>;
export type ReadingCode = keyof typeof readingWords;

/** Of one kind of issue this many are told one by one in a file; of the rest only how many there are. */
const toldOneByOne = 200;

/** The issues of one file, in the order in which they were found. */
export class IssueLog {
  readonly #file: string;
  readonly #issues: Issue[] = [];
  readonly #counts = new Map<string, number>();

  constructor(file: string) {
    this.#file = file;
  }

  /** What was found while reading: its severity stands beside its words. */
  addReading(code: ReadingCode, values: Issue['values'] = {}, place: Pick<Issue, 'sheet' | 'row' | 'line' | 'column'> = {}): void {
    this.add(code, readingWords[code].severity, values, place);
  }

  /** Counts one more of a kind that has been told often enough: what it would say need not be made then. */
  countsOnly(code: string): boolean {
    const count = this.#counts.get(code) ?? 0;
    if (count < toldOneByOne) return false;
    this.#counts.set(code, count + 1);
    return true;
  }

  add(code: string, severity: Severity, values: Issue['values'] = {}, place: Pick<Issue, 'sheet' | 'row' | 'line' | 'column'> = {}): void {
    const count = (this.#counts.get(code) ?? 0) + 1;
    this.#counts.set(code, count);
    if (count <= toldOneByOne) this.#issues.push({ code, severity, file: this.#file, values, ...place });
  }

  /** Everything told, and how many more there are of what was told too often. */
  issues(): Issue[] {
    const more = [...this.#counts]
      .filter(([, count]) => count > toldOneByOne)
      .map(([of, count]): Issue => ({
        code: 'con-nua',
        severity: 'note',
        file: this.#file,
        values: { of, shown: toldOneByOne, count },
      }));
    return [...this.#issues, ...more];
  }
}

/** Fills the blanks of an issue's words with its values. */
export const fillWords = (words: IssueWords, { values }: Pick<Issue, 'values'>): IssueWords => {
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  return { title: words.title, what: fill(words.what), cure: fill(words.cure), example: words.example };
};

/** Issues of one file that say the same, as one: how often, and at which rows. */
export interface SameIssues {
  issue: Issue;
  count: number;
  /** `4, 7, 9–12`; '' where they stand at no row. */
  rows: string;
}

/** So many runs of rows are named; of the rest only that there are more. */
const runsNamed = 12;

/** `[2, 3, 4, 9]` → `2–4, 9`. */
export const rowRuns = (rows: Iterable<number>): string => {
  const runs: [number, number][] = [];
  for (const row of [...new Set(rows)].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && row === last[1] + 1) last[1] = row;
    else runs.push([row, row]);
  }
  const named = runs.slice(0, runsNamed).map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`));
  return [...named, ...(runs.length > runsNamed ? ['…'] : [])].join(', ');
};

/** Gathers the issues that say the same of one file, in the order of the first of them. */
export const gatherSame = (issues: readonly Issue[]): readonly SameIssues[] => {
  const groups = Map.groupBy(issues, ({ file, code, severity, column, values }) => JSON.stringify([file, code, severity, column, values]));
  return [...groups.values()].map((same) => ({ issue: same[0]!, count: same.length, rows: rowRuns(same.flatMap(({ row }) => row ?? [])) }));
};
