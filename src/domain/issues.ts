import type { severities } from './schema/programme.ts';

export type Severity = keyof typeof severities;

/**
 * One thing to tell about a file: what rule, where, and the few values its words need. Never a member's own value:
 * issues are shown in public.
 */
export interface Issue {
  code: IssueCode;
  severity: Severity;
  /** Path below the root, with `/`. */
  file: string;
  /** Row as the spreadsheet numbers it, the header being 1 when it stands first. */
  row?: number;
  /** Line of the text file; differs from `row` after a quoted line break. */
  line?: number;
  column?: string;
  values: Readonly<Record<string, string | number>>;
}

/** The words of an issue. `{name}` stands for a value. */
export interface IssueWords {
  title: string;
  what: string;
  cure: string;
}

/**
 * Every issue the product can raise, by its permanent code. First what happened, then what to do; no blame and no
 * programmer's word. The severity stands with the rule that raises it.
 */
export const catalogue = {
  // Reading a file
  'duong-dan-la': {
    title: 'Tệp đặt chưa đúng chỗ',
    what: 'Tệp này không nằm theo cách sắp xếp chung.',
    cure: 'Đặt tệp tại content/submissions/<mã đơn vị>/<năm>/<loại>.csv; loại là một trong: {kinds}.',
  },
  'khong-doc-duoc': {
    title: 'Không đọc được chữ trong tệp',
    what: 'Phông chữ hay kiểu lưu của tệp không đọc được.',
    cure: 'Trong Excel chọn Tệp → Lưu thành → “CSV UTF-8 (Comma delimited)”, rồi gửi lại tệp ấy.',
  },
  'bang-ma-khac': {
    title: 'Đã đổi bảng mã',
    what: 'Tệp lưu theo bảng mã {encoding}; đã đọc và đổi sang UTF-8.',
    cure: 'Không phải làm gì thêm.',
  },
  'tep-trong': {
    title: 'Tệp chưa có dòng nào',
    what: 'Tệp không có dòng dữ liệu nào dưới dòng tiêu đề.',
    cure: 'Điền ít nhất một dòng, hoặc bỏ tệp này ra.',
  },
  'qua-lon': { title: 'Tệp quá lớn', what: 'Tệp vượt giới hạn {limit}.', cure: 'Tách tệp theo từng chi đoàn, mỗi năm một tệp.' },
  'tieu-de-la': {
    title: 'Không nhận ra dòng tiêu đề',
    what: 'Không tìm thấy dòng tiêu đề của mẫu “{label}”.',
    cure: 'Tải lại mẫu và giữ nguyên dòng đầu: {header}',
  },
  'cot-thieu': {
    title: 'Thiếu cột',
    what: 'Mẫu “{label}” cần cột “{column}” mà tệp chưa có.',
    cure: 'Thêm cột “{column}” ({meaning}); ô nào không có gì thì để trống.',
  },
  'cot-thua': { title: 'Cột không có trong mẫu', what: 'Có cột không thuộc mẫu “{label}”.', cure: 'Bỏ cột này. Các cột của mẫu: {header}' },
  'cot-trung': { title: 'Hai cột cùng tên', what: 'Cột “{column}” có hai lần.', cure: 'Giữ lại một cột.' },
  'cot-ca-nhan': {
    title: 'Cột có thông tin cá nhân',
    what: 'Tệp có cột ghi thông tin nhận ra một con người ({kind}). Kho này chỉ nhận mã đoàn viên.',
    cure: 'Xoá hẳn cột ấy rồi gửi lại; danh sách đối chiếu mã – họ tên do chi đoàn giữ riêng.',
  },
  'gia-tri-ca-nhan': {
    title: 'Ô có thông tin cá nhân',
    what: 'Ô này giống {kind}.',
    cure: 'Xoá nội dung ấy; chỉ ghi việc làm, số lượng, không ghi tên, số điện thoại, số giấy tờ hay địa chỉ thư.',
  },
  'o-cong-thuc': {
    title: 'Ô bắt đầu như một công thức',
    what: 'Ô bắt đầu bằng dấu mà bảng tính hiểu là công thức.',
    cure: 'Bỏ dấu đứng đầu ô (=, +, -, @).',
  },
  'thua-o': {
    title: 'Dòng có nhiều ô hơn tiêu đề',
    what: 'Dòng có {count} ô, tiêu đề có {expected}.',
    cure: 'Xem có dấu phẩy thừa; nội dung có dấu phẩy cần đặt trong dấu nháy kép.',
  },
  'da-sua': { title: 'Đã sửa giúp', what: 'Cột “{column}”: {repair} ở {count} ô.', cure: 'Không phải làm gì thêm.' },
  'o-trong': { title: 'Ô bắt buộc còn trống', what: 'Cột “{label}” chưa có gì.', cure: 'Điền ô này, ví dụ: {example}' },
  'o-sai': { title: 'Ô chưa đúng dạng', what: 'Nội dung cột “{label}” chưa đúng dạng.', cure: 'Viết như ví dụ: {example}' },
  'khong-trong-danh-muc': {
    title: 'Giá trị không có trong danh mục',
    what: 'Cột “{label}” chỉ nhận một trong: {options}.',
    cure: 'Chọn đúng một giá trị trong danh mục ấy.',
  },
  // The programme's rules on submissions
  'khong-khop-thu-muc': {
    title: 'Không khớp đơn vị hoặc năm',
    what: 'Cột “{column}” ghi khác với thư mục chứa tệp ({expected}).',
    cure: 'Sửa ô thành {expected}, hoặc chuyển tệp về đúng thư mục.',
  },
  'don-vi-la': {
    title: 'Đơn vị không có trong danh mục',
    what: 'Mã đơn vị “{unit}” không có hoặc không còn hiệu lực trong năm {year}.',
    cure: 'Xem lại mã trong danh mục đơn vị; nếu đơn vị mới sáp nhập, dùng mã mới.',
  },
  'sai-cap-nop': { title: 'Đơn vị không nộp loại tệp này', what: 'Tệp “{label}” do {expected} nộp.', cure: 'Chuyển tệp cho {expected}.' },
  'ngoai-giai-doan': {
    title: 'Năm ngoài giai đoạn chương trình',
    what: 'Năm {year} không thuộc giai đoạn {from}–{to} của chương trình.',
    cure: 'Kiểm tra lại năm; giai đoạn mới cần có chương trình mới được ban hành.',
  },
  'dong-trung': {
    title: 'Dòng trùng',
    what: 'Dòng này trùng khoá ({key}) với dòng {first}.',
    cure: 'Giữ một dòng; nếu là việc khác thì đổi số thứ tự.',
  },
  'tieu-chi-la': {
    title: 'Tiêu chí không có trong chương trình',
    what: 'Mã tiêu chí không thuộc chương trình năm {year}.',
    cure: 'Dùng một trong: {options}.',
  },
  'duoi-toi-thieu': {
    title: 'Chưa đủ số việc đăng ký',
    what: 'Một đoàn viên mới đăng ký {count} việc khác nhau; chương trình yêu cầu ít nhất {minimum}.',
    cure: 'Bàn với đoàn viên ấy để đăng ký thêm {missing} việc cụ thể.',
  },
  'thieu-nhom': {
    title: 'Chưa đủ các nhóm tiêu chí',
    what: 'Một đoàn viên chưa có việc nào thuộc nhóm “{family}”.',
    cure: 'Gợi ý đoàn viên đăng ký thêm một việc thuộc nhóm ấy.',
  },
  'chi-tieu-thieu-so': {
    title: 'Chỉ tiêu chưa có số',
    what: 'Loại “chỉ tiêu” cần cả số lượng và đơn vị tính.',
    cure: 'Điền hai cột ấy (ví dụ: 2 – buổi), hoặc đổi loại thành việc làm, hành động.',
  },
  'dang-ky-tre': {
    title: 'Đăng ký sau hạn',
    what: '{count} dòng đăng ký sau hạn {due}. Các dòng này vẫn được nhận và ghi là trễ.',
    cure: 'Không phải làm gì thêm.',
  },
  'ma-khong-trong-danh-sach': {
    title: 'Mã chưa có trong danh sách',
    what: 'Mã ở dòng này chưa có trong tệp danh sách của chi đoàn.',
    cure: 'Thêm mã vào tệp doan-vien.csv, hoặc sửa lại cho đúng.',
  },
  'viec-chua-dang-ky': {
    title: 'Kết quả của việc chưa đăng ký',
    what: 'Không có việc số thứ tự này trong tệp đăng ký của người ấy.',
    cure: 'Kiểm tra lại mã và số thứ tự, hoặc nộp bổ sung đăng ký.',
  },
  'ky-la': {
    title: 'Kỳ đánh giá không có',
    what: 'Kỳ ở dòng này không có trong chương trình năm {year}.',
    cure: 'Dùng một trong: {options}.',
  },
  'di-xa-sai-loai-hinh': {
    title: '“Đi làm ăn xa” chỉ dùng ở địa bàn dân cư',
    what: 'Chương trình chỉ tính riêng cho đoàn viên ở: {kinds}.',
    cure: 'Ghi tình trạng “dang_sinh_hoat”, hoặc xem lại loại hình của chi đoàn.',
  },
  'di-xa-thieu-thang': {
    title: 'Thiếu số tháng ở địa phương',
    what: 'Đoàn viên đi làm ăn xa cần ghi số tháng sinh hoạt tại địa phương.',
    cure: 'Điền số từ 0 đến 12.',
  },
  'di-xa-du-thang': {
    title: 'Đi làm ăn xa mà ở đủ 12 tháng',
    what: 'Ghi là đi làm ăn xa nhưng số tháng ở địa phương là 12.',
    cure: 'Kiểm tra lại một trong hai ô.',
  },
  'nguong-ngoai-khoang': {
    title: 'Ngưỡng ngoài khoảng cho phép',
    what: 'Ngưỡng áp dụng phải từ {min} đến {max} %.',
    cure: 'BCH chi đoàn chọn lại ngưỡng trong khoảng ấy và ghi lý do.',
  },
  'nguong-khong-ap-dung': {
    title: 'Ngưỡng chỉ dành cho người đi làm ăn xa',
    what: 'Người ở dòng này không ghi là đi làm ăn xa, hoặc chương trình không có quy định riêng.',
    cure: 'Để trống ô ngưỡng áp dụng.',
  },
  'vuot-muc-di-xa': {
    title: 'Xếp loại cao hơn mức được tính riêng',
    what: 'Hoàn thành từ {min}–{max} % số việc chỉ được tính là “{rating}”.',
    cure: 'Đề nghị mức “{rating}”, hoặc bỏ ngưỡng nếu người ấy hoàn thành như mọi đoàn viên.',
  },
  'xep-loai-la': {
    title: 'Xếp loại không có trong chương trình',
    what: 'Mức xếp loại không thuộc thang của chương trình.',
    cure: 'Dùng một trong: {options}.',
  },
  'khong-xep-loai-thieu-ly-do': {
    title: 'Không xếp loại mà chưa có lý do',
    what: 'Ghi “{rating}” cần có lý do.',
    cure: 'Điền lý do, ví dụ: chuyển đến chưa đủ 6 tháng.',
  },
  'thanh-nien-khong-xep-loai': {
    title: 'Thanh niên không xếp loại đoàn viên',
    what: 'Người ở dòng này là thanh niên chưa vào Đoàn: được đăng ký, không xếp loại.',
    cure: 'Bỏ dòng này.',
  },
  'sai-noi-cong-nhan': {
    title: 'Không đúng nơi công nhận',
    what: 'Kết quả của chi đoàn này do {expected} công nhận.',
    cure: 'Chuyển dòng này về tệp của {expected}.',
  },
  'chua-de-nghi': {
    title: 'Chưa có đề nghị của chi đoàn',
    what: 'Công nhận chỉ có sau khi chi đoàn đề nghị; chưa thấy đề nghị cho mã này.',
    cure: 'Chi đoàn nộp tệp danh-gia.csv trước, rồi cấp trên công nhận.',
  },
  'doi-thieu-ly-do': {
    title: 'Đổi xếp loại mà chưa có lý do',
    what: 'Kết quả công nhận khác đề nghị của chi đoàn nhưng chưa có lý do.',
    cure: 'Điền cột “Lý do thay đổi”.',
  },
  'ngoai-le-thua': {
    title: 'Ngoại lệ không còn cần',
    what: 'Ngoại lệ thứ {index} không ứng với lỗi nào nữa.',
    cure: 'Xoá ngoại lệ ấy khỏi content/exceptions.json.',
  },
  // Authored content
  'noi-dung-sai': {
    title: 'Nội dung chưa đúng khuôn',
    what: 'Mục “{path}” chưa đúng: {reason}',
    cure: 'Mở bài này ở bàn biên tập, sửa mục ấy rồi lưu.',
  },
  'tep-la': {
    title: 'Tệp lạ trong kho nội dung',
    what: 'Tệp này không thuộc loại nội dung nào.',
    cure: 'Xem content/README.md để đặt đúng chỗ, hoặc xoá tệp.',
  },
  'ten-tep-sai': {
    title: 'Tên tệp chưa đúng',
    what: 'Tên tệp chỉ gồm chữ thường không dấu, số và gạch nối.',
    cure: 'Đổi tên tệp, ví dụ: kg-2016-12.md',
  },
  'ma-trung': { title: 'Mã trùng', what: 'Mã “{code}” đã dùng ở {other}.', cure: 'Đổi một trong hai mã.' },
  'tham-chieu-sai': {
    title: 'Dẫn tới chỗ không có',
    what: 'Mục “{path}” dẫn tới “{target}” mà không có.',
    cure: 'Chọn lại cho đúng, hoặc thêm mục được dẫn tới.',
  },
  'cay-don-vi-sai': { title: 'Cây đơn vị chưa đúng', what: 'Đơn vị “{unit}”: {reason}', cure: 'Sửa tệp danh mục đơn vị.' },
  'lam-diem-sai-so': {
    title: 'Số đơn vị làm điểm chưa đúng',
    what: 'Đơn vị “{unit}” chọn {count} Đoàn cơ sở làm điểm; kế hoạch yêu cầu từ {min} đến {max}.',
    cure: 'Chọn thêm hoặc bớt cho đúng.',
  },
  'chu-de-trung': {
    title: 'Hai chủ đề cho cùng một tháng',
    what: 'Tháng {month} đã có chủ đề cho cùng đối tượng: {other}.',
    cure: 'Gộp hai bài, hoặc chọn đối tượng khác nhau.',
  },
  'thieu-loi-ta-anh': {
    title: 'Ảnh chưa có lời tả',
    what: 'Bài có ảnh nhưng chưa có lời tả cho người không nhìn thấy ảnh.',
    cure: 'Viết một câu tả ảnh.',
  },
  'thieu-dong-y': {
    title: 'Chưa có phiếu đồng ý',
    what: 'Tuyên dương cá nhân chỉ công bố khi có phiếu đồng ý còn hiệu lực, có phạm vi “họ tên”.',
    cure: 'Bổ sung phiếu đồng ý, hoặc để trạng thái “Đề xuất”.',
  },
  'chua-cong-nhan': {
    title: 'Chưa có kết quả công nhận',
    what: 'Chưa thấy văn bản công nhận kết quả rèn luyện năm {year} nêu trong bài, hoặc quyết định có trước ngày họp công nhận.',
    cure: 'Chỉ tuyên dương sau khi kết quả của năm đã được công nhận; kiểm tra lại số văn bản.',
  },
  'so-bai-sai': {
    title: 'Số bài học chưa đúng',
    what: 'Bộ bài học “{set}” có {count} bài; chương trình nêu {expected}.',
    cure: 'Bổ sung hoặc bỏ bớt cho đúng số bài.',
  },
} as const satisfies Record<string, IssueWords>;
export type IssueCode = keyof typeof catalogue;

const fill = (words: string, values: Issue['values']) =>
  words.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

/** The words of one issue, its values filled in. */
export const wordsOf = (issue: Pick<Issue, 'code' | 'values'>): IssueWords => {
  const words = catalogue[issue.code];
  return { title: words.title, what: fill(words.what, issue.values), cure: fill(words.cure, issue.values) };
};
