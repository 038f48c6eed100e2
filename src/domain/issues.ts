import type { severities } from './schema/programme.ts';

export type Severity = keyof typeof severities;

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
  /** Row as the spreadsheet numbers it, the header being 1 when it stands first. */
  row?: number;
  /** Line of the text file; differs from `row` after a quoted line break. */
  line?: number;
  column?: string;
  values: Readonly<Record<string, string | number>>;
}

/** The words of an issue: what happened, then what to do; no blame and no programmer's word. `{name}` stands for a value. */
export interface IssueWords {
  title: string;
  what: string;
  cure: string;
}

/** The words of what is found before any rule judges: reading files, shapes, places. Rules bring their own words. */
export const readingWords = {
  'duong-dan-la': {
    title: 'Tệp đặt chưa đúng chỗ',
    what: 'Tệp này không nằm theo cách sắp xếp chung.',
    cure: 'Đặt tệp tại content/submissions/<mã đơn vị>/<năm>/<loại>.csv; loại là một trong: {kinds}.',
  },
  'chu-mat': {
    title: 'Chữ có dấu đã mất',
    what: 'Cột “{label}” có chữ đã biến thành dấu hỏi khi lưu tệp; không đoán lại được.',
    cure: 'Mở bảng gốc, chọn Tệp → Lưu thành → “CSV UTF-8 (Comma delimited)”, rồi gửi lại.',
  },
  'nam-hai-so': {
    title: 'Năm chỉ có hai chữ số',
    what: 'Ngày ở cột “{label}” ghi năm bằng hai chữ số nên không biết là thế kỷ nào.',
    cure: 'Ghi đủ bốn chữ số của năm, ví dụ: 20/02/2016',
  },
  'ngay-khong-co': {
    title: 'Ngày không có trên lịch',
    what: 'Ngày ở cột “{label}” không có trên lịch, hoặc tháng đứng trước ngày.',
    cure: 'Viết ngày trước, tháng sau, rồi năm, ví dụ: 29/02/2016',
  },
  'excel-doi-so': {
    title: 'Excel đã đổi ô này thành số',
    what: 'Ô ở cột “{label}” bị Excel hiểu là một số rất lớn (dạng 1,23E+11) nên nội dung gốc đã mất.',
    cure: 'Trong Excel: chọn cột, Định dạng ô → Văn bản, gõ lại nội dung, rồi lưu “CSV UTF-8”.',
  },
  'khong-doc-duoc': {
    title: 'Không đọc được chữ trong tệp',
    what: 'Phông chữ hay kiểu lưu của tệp không đọc được.',
    cure: 'Trong Excel chọn Tệp → Lưu thành → “CSV UTF-8 (Comma delimited)”, rồi gửi lại tệp ấy.',
  },
  'bang-ma-khac': {
    title: 'Đã đổi bảng mã',
    what: 'Tệp lưu theo bảng mã {encoding}; đã đọc đúng và đổi sang UTF-8.',
    cure: 'Không phải làm gì thêm.',
  },
  'tep-trong': {
    title: 'Tệp chưa có dòng nào',
    what: 'Tệp không có dòng dữ liệu nào dưới dòng tiêu đề.',
    cure: 'Điền ít nhất một dòng, hoặc bỏ tệp này ra.',
  },
  'qua-lon': { title: 'Tệp quá lớn', what: 'Tệp vượt giới hạn {limit}.', cure: 'Tách tệp theo từng chi đoàn, mỗi năm một tệp.' },
  'sai-mau': {
    title: 'Tệp thuộc mẫu khác',
    what: 'Tên tệp là mẫu “{label}” nhưng các cột là của mẫu “{other}”.',
    cure: 'Đổi tên tệp cho đúng loại, hoặc chọn lại đúng tệp.',
  },
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
  'cot-thua': {
    title: 'Cột không có trong mẫu',
    what: 'Cột {letter} có nội dung mà mẫu không có cột ấy; kho chung không nhận điều nằm ngoài mẫu.',
    cure: 'Xoá cột {letter}, hoặc chạy tệp qua trang Kiểm tra và nộp: trang ấy bỏ cột thừa giúp.',
  },
  'cot-gan-dung': {
    title: 'Tên cột gần đúng',
    what: 'Tên cột {letter} gần giống “{column}” ({meaning}) nhưng chưa đúng hẳn.',
    cure: 'Nếu đúng là cột ấy, sửa tên thành: {column}',
  },
  'cot-trung': {
    title: 'Hai cột cùng tên',
    what: 'Cột “{column}” có hai lần; lần thứ hai ở cột {letter}.',
    cure: 'Giữ lại một cột.',
  },
  'cot-da-bo': { title: 'Đã bỏ một cột', what: 'Cột {letter} ({kind}) được bỏ ra, không đọc.', cure: 'Không phải làm gì thêm.' },
  'cot-dien-giup': {
    title: 'Đã điền giúp một cột',
    what: 'Tệp không có cột “{column}” ({meaning}); đã điền theo thư mục của tệp.',
    cure: 'Không phải làm gì thêm.',
  },
  'cot-de-trong': {
    title: 'Cột không có, coi như để trống',
    what: 'Tệp không có cột “{column}” ({meaning}); cột này được phép trống nên mọi dòng coi như chưa ghi.',
    cure: 'Nếu có số liệu cho cột ấy, thêm cột vào tệp; nếu không thì thôi.',
  },
  'dong-tren-bang': {
    title: 'Có dòng phía trên bảng',
    what: '{count} dòng phía trên dòng tiêu đề được bỏ qua.',
    cure: 'Không phải làm gì thêm.',
  },
  'dong-ngoai-bang': {
    title: 'Dòng không thuộc bảng',
    what: 'Dòng này giống dòng cộng hay chỗ ký tên dưới bảng nên được bỏ qua.',
    cure: 'Nếu là một dòng của bảng, điền đủ các ô bắt buộc.',
  },
  'cot-ca-nhan': {
    title: 'Cột có thông tin cá nhân',
    what: 'Cột {letter} ghi thông tin nhận ra một con người ({kind}). Kho này chỉ nhận mã đoàn viên.',
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
  'nhay-kep-ho': {
    title: 'Dấu nháy kép chưa đóng',
    what: 'Dòng này có một dấu nháy kép (") mở mà không đóng nên chưa đọc được; các dòng khác vẫn đọc.',
    cure: 'Xoá hoặc đóng dấu nháy kép ở dòng này rồi gửi lại tệp.',
  },
  'o-khong-ten': {
    title: 'Ô nằm dưới cột không có tên',
    what: 'Dòng này có nội dung ở cột {letter}, nơi dòng tiêu đề để trống.',
    cure: 'Xoá nội dung thừa ấy, hoặc đưa vào đúng cột của mẫu.',
  },
  'o-qua-dai': {
    title: 'Ô quá dài',
    what: 'Nội dung cột “{label}” dài hơn {limit} ký tự.',
    cure: 'Viết gọn lại: một việc cụ thể trong một câu.',
  },
  'con-nua': {
    title: 'Còn nhiều chỗ như vậy',
    what: '“{title}”: chỉ nêu {shown} chỗ đầu trong {count} chỗ.',
    cure: 'Sửa những chỗ đã nêu, rồi kiểm tra lại.',
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
  'chua-doi-chieu': {
    title: 'Chưa đối chiếu với tệp khác',
    what: 'Chưa có tệp “{label}” ở đây nên những điều cần đối chiếu với tệp ấy chưa xem được.',
    cure: 'Chọn thêm tệp {kind}.csv cùng lúc để kiểm tra đủ; không có cũng gửi được.',
  },
  'don-vi-la': {
    title: 'Đơn vị không có trong danh mục',
    what: 'Mã đơn vị “{unit}” không có hoặc không còn hiệu lực trong năm {year}.',
    cure: 'Xem lại mã trong danh mục đơn vị; nếu đơn vị mới sáp nhập, dùng mã mới.',
  },
  'ngoai-giai-doan': {
    title: 'Năm ngoài giai đoạn chương trình',
    what: 'Năm {year} không thuộc giai đoạn {from}–{to} của chương trình.',
    cure: 'Kiểm tra lại năm; giai đoạn mới cần có chương trình mới được ban hành.',
  },
  'ngoai-le-thua': {
    title: 'Ngoại lệ không còn cần',
    what: 'Ngoại lệ thứ {index} không ứng với lỗi nào nữa.',
    cure: 'Xoá ngoại lệ ấy khỏi content/exceptions.json.',
  },
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
  'chua-cong-nhan': {
    title: 'Chưa có kết quả công nhận',
    what: 'Chưa thấy văn bản công nhận kết quả rèn luyện năm {year} nêu trong bài, hoặc quyết định có trước ngày họp công nhận.',
    cure: 'Chỉ tuyên dương sau khi kết quả của năm đã được công nhận; kiểm tra lại số văn bản.',
  },
} as const satisfies Record<string, IssueWords>;
export type ReadingCode = keyof typeof readingWords;

/** Of one kind of issue this many are told one by one in a file; of the rest only how many there are. */
const toldOneByOne = 200;

/** What is told about one file, in the order in which it was seen. `Code` keeps the codes to those that have words. */
export class Told<Code extends string> {
  readonly #file: string;
  readonly #issues: Issue[] = [];
  readonly #counts = new Map<string, number>();

  constructor(file: string) {
    this.#file = file;
  }

  say(code: Code, severity: Severity, values: Issue['values'] = {}, place: Pick<Issue, 'row' | 'line' | 'column'> = {}): void {
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
        severity: 'ghi_nhan',
        file: this.#file,
        values: { of, shown: toldOneByOne, count },
      }));
    return [...this.#issues, ...more];
  }
}

/** Fills the blanks of an issue's words with its values. */
export const fillWords = (words: IssueWords, { values }: Pick<Issue, 'values'>): IssueWords => {
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  return { title: words.title, what: fill(words.what), cure: fill(words.cure) };
};
