import type { Severity, Verdict } from '../domain/index.ts';
import type { CopyFault, FileFault, FromCopy, OpenedCopy, Skipped } from './messages.ts';
import { workbookLimits } from '../workbook/workbook.ts';

/** Every sentence the checker says by itself. What it says of an issue stands in the domain's catalogue. */

/** A number as Vietnamese writes it: `12.345`. */
export const count = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, '.');

export type Look = 'good' | 'look' | 'stop' | 'ask';
export const signs: Readonly<Record<Look, string>> = { good: '✓', look: '!', stop: '✗', ask: '?' };

interface SheetWords {
  look: Look;
  title: (accepted: number, leftOut: number) => string;
  next: string;
}

/** The verdict on one file: a sentence with its counts, and what to do now. A file without a row is none to hand in. */
export const verdictOn = ({ verdict, accepted, leftOut }: { verdict: Verdict; accepted: number; leftOut: number }): SheetWords =>
  verdict !== 'rejected' && accepted + leftOut === 0 ? nothingFilledIn : verdicts[verdict];

const nothingFilledIn: SheetWords = {
  look: 'ask',
  title: () => 'Tệp chưa có dòng nào',
  next: 'Điền vào dưới dòng tiêu đề, lưu lại, rồi chọn lại tệp.',
};

const verdicts: Readonly<Record<Verdict, SheetWords>> = {
  accepted: {
    look: 'good',
    title: (accepted) => `Nhận đủ ${count(accepted)} dòng`,
    next: 'Tệp sạch, không phải sửa gì. Cảm ơn bạn đã làm cẩn thận!',
  },
  repaired: {
    look: 'good',
    title: (accepted) => `Nhận đủ ${count(accepted)} dòng, đã sửa giúp vài chỗ`,
    next: 'Xem lướt các chỗ đã sửa, rồi gửi tệp tải về từ trang này.',
  },
  warned: {
    look: 'look',
    title: (accepted) => `Nhận đủ ${count(accepted)} dòng, có điều cần xem`,
    next: 'Tệp gửi được. Trước khi gửi, xem các điều dưới đây có đúng ý chi đoàn không.',
  },
  'rows-rejected': {
    look: 'stop',
    title: (accepted, leftOut) => `Nhận ${count(accepted)} dòng, còn ${count(leftOut)} dòng cần sửa`,
    next: 'Sửa những chỗ dưới đây trong tệp của bạn, lưu lại, rồi chọn lại tệp. Dòng đúng vẫn được giữ.',
  },
  rejected: {
    look: 'stop',
    title: (_, leftOut) => (leftOut > 0 ? `Còn ${count(leftOut)} dòng cần sửa` : 'Chưa nhận được tệp này'),
    next: 'Sửa những chỗ dưới đây trong tệp của bạn, lưu lại, rồi chọn lại tệp.',
  },
};

/** The files seen, in one line: how many can be sent, how many wait. */
export const summary = (looks: readonly Look[]): string => {
  const of = (...wanted: Look[]) => looks.filter((look) => wanted.includes(look)).length;
  const parts: [number, string][] = [
    [of('good', 'look'), 'gửi được'],
    [of('stop'), 'còn chỗ cần sửa'],
    [of('ask'), 'chờ bạn điền thêm'],
  ];
  const said = parts.filter(([n]) => n > 0);
  if (looks.length === 1) return `Đã xem tệp: ${said[0]![1]}`;
  return `Đã xem ${looks.length} bảng: ${said.map(([n, words]) => `${n} ${words}`).join(', ')}`;
};

/** The kinds of findings as the filters name them. What was mended is told apart from what is only noted. */
export const findingKinds = {
  error: 'Lỗi',
  warning: 'Cần xem',
  da_sua: 'Đã sửa giúp',
  note: 'Ghi nhận',
} as const satisfies Record<Severity | 'da_sua', string>;
export type FindingKind = keyof typeof findingKinds;

/** Where an issue stands: how many rows, which, and in which column. */
export const place = ({ count: n, rows, column }: { count: number; rows: string; column?: string | undefined }): string =>
  [n > 1 && rows ? `${count(n)} dòng: ${rows}` : rows && `dòng ${rows}`, column && `cột “${column}”`].filter(Boolean).join(', ') ||
  'cả tệp';

/** Above findings that ask for nothing: they are folded away. */
export const nothingToDo = (n: number): string => `Xem ${count(n)} điều trang đã sửa giúp hoặc ghi nhận`;

export const progress = {
  opening: (file: string) => `Đang mở ${file}`,
  // Told in large steps: whoever hears the page is not told every thousandth.
  workbook: (file: string, rows: number) => `Đang mở ${file}: hơn ${count(Math.floor(rows / 10_000) * 10_000)} dòng`,
  judging: (share: number) => `Đang xem từng dòng: ${Math.floor(share * 10) * 10}%`,
  report: 'Đang lập báo cáo',
  copy: (step: Extract<FromCopy, { tell: 'progress' }>['step'], share: number) =>
    `${step === 'unpack' ? 'Đang mở tệp ZIP' : 'Đang đọc kho'}: ${Math.floor(share * 10) * 10}%`,
  folder: 'Đang xem thư mục',
  names: 'Đang đọc danh sách họ tên',
  stopped: 'Đã dừng. Chọn tệp khi nào bạn sẵn sàng.',
  failed: 'Trang gặp trục trặc giữa chừng. Tải lại trang rồi chọn lại tệp; vẫn vậy thì báo cho ban phụ trách.',
};

/** What is said of columns that were left out, by their letter and what they hold. */
export const dropped = (columns: readonly string[]): string =>
  `Đã bỏ ${columns.join(', ')}: nội dung ở đó không được đọc và không có trong tệp trả lại. Khi nộp, dùng tệp tải từ trang này.`;

/** What is said of a file that another, chosen later, stands in for. */
export const newer = (file: string): string =>
  `Đã có tệp mới hơn cùng loại, cùng đơn vị, cùng năm: ${file}. Phần nộp dùng tệp mới hơn; bỏ tệp này đi cũng được.`;

/** What is said of a file to hand in that lacks rows. */
export const partial = (leftOut: number): string =>
  `Tệp này chưa có ${count(leftOut)} dòng cần sửa ở trên; sửa xong rồi nộp một lần thì gọn hơn. Dòng nào ban đã quyết định cho ngoại lệ thì đưa ban nộp thay.`;

/** What is said while files are handed in. */
export const sending = {
  button: (n: number): string => (n === 1 ? 'Nộp tệp này' : `Nộp cả ${count(n)} tệp`),
  now: 'Đang gửi và xét…',
  ask: (whom: readonly string[]): string => `Hỏi: ${whom.join('; ')}.`,
  /** Whether what waits outlives the page is not for the service to say. */
  kept: 'Tệp được giữ trong trình duyệt này đến khi gửi xong. Cửa sổ riêng tư (ẩn danh) chỉ giữ đến lúc đóng.',
  notKept: 'Trình duyệt này không giữ được tệp: đừng đóng trang trước khi gửi xong, hoặc tải tệp về.',
  askBelow: 'Chưa rõ thì hỏi ban phụ trách; liên hệ ở cuối trang.',
};

/** What is said of files that were to be copied for the form. */
export const copied = (n: number): string =>
  n === 1 ? 'Đã chép. Mở phiếu, dán vào ô cuối.' : `Đã chép cả ${count(n)} tệp. Mở phiếu, dán vào ô cuối.`;
export const notCopied = 'Trình duyệt không cho chép: tải các tệp ở trên về máy, mở phiếu rồi đính kèm.';

/** What is said of files that were shared with the board. */
export const shared = {
  text: (what: string): string => `Nộp ${what}. Nhờ ban phụ trách xem và nộp thay.`,
  failed: 'Máy này chưa chia sẻ được. Tải các tệp ở trên về rồi gửi cho ban phụ trách; liên hệ ở cuối trang.',
  receipt: {
    title: 'Đã chia sẻ cho ban phụ trách',
    next: 'Ban xem rồi nộp thay; khi tệp vào sổ thì trang của đơn vị ghi “đã nộp”.',
  },
};

/** Said to a branch of the results of recognition, which the unit above writes: nothing is amiss, nothing to do. */
export const recognisedAbove = (recogniser: string) => ({
  title: 'Phần công nhận do cấp trên ghi',
  what: `Kết quả công nhận do ${recogniser} ghi; những điều cần so với tệp ấy sẽ được xem khi có cả hai.`,
  cure: 'Bạn không phải làm gì thêm.',
});

/** A file that a report lacks: its name, what it holds, and whose it is; '' where it is the unit's own. */
export const fileNamed = (name: string, label: string, whose: string): string => `${name} (${label}${whose && `, của ${whose}`})`;

export const missingFiles = (files: string): string => `Cần thêm: ${files}`;
export const fullerWith = (files: string): string => `Có thêm ${files} thì đủ hơn.`;
export const changedToo = (file: string): string => `Trong năm có thêm, sửa hay bỏ việc đã đăng ký thì chọn thêm tệp ${file}.`;

/** Said on a report's paper. */
export const branchesWithout = (names: readonly string[]): string => `Chưa có đủ tệp, nên chưa được đếm đủ: ${names.join('; ')}.`;
export const booksWithout = (names: readonly string[]): string =>
  `Lập khi chưa có sổ công việc của ${names.join(', ')}: ngày và số người lấy từ sổ ấy chưa có ở đây.`;
export const namesBeside = 'Có họ tên lấy từ danh sách đang mở trên máy này: giữ trong đơn vị, không gửi qua kho, không đăng công khai.';
export const rowsNotCounted = (rows: number): string => `Còn ${count(rows)} dòng cần sửa, chưa được đếm ở đây.`;

export const paperwork = {
  writing: 'Đang soạn văn bản…',
  written: 'Đã soạn xong, xem ở phần tải về của máy.',
  failed: 'Chưa soạn được văn bản. Nối mạng một lần rồi bấm lại; vẫn vậy thì dùng bảng tính.',
};

const megabytes = (bytes: number) => `${bytes >> 20} MB`;

/** Said of a branch's own notebook, which nobody hands in as it is. */
export const isNotebook = {
  title: 'Đây là sổ chi đoàn, có họ tên',
  next: 'Sổ không nộp thẳng. Mở sổ ở trang Sổ chi đoàn, bấm “Làm tệp nộp”: tệp ấy chỉ có mã, đem tới đây nộp.',
};

/** What is said of a table that is none of the forms: no answer would make it one. */
export const noForm = {
  title: 'Không nhận ra mẫu nào',
  what: 'Không dòng nào ở đầu tệp ghi tên các cột của một mẫu.',
  cure: 'Tải mẫu ở trang Biểu mẫu, giữ nguyên dòng đầu, rồi điền bên dưới bằng mã đoàn viên; hoặc ghi ở trang Sổ chi đoàn, máy làm tệp nộp.',
};

/** Why a file could not be opened: what happened, then what to do. */
export const fileFaults: Readonly<Record<FileFault, { title: string; cure: string }>> = {
  'khong-lay-duoc': {
    title: 'Không lấy được tệp này',
    cure: 'Tệp còn nằm trên mạng (Google Drive, Zalo…) thì tải về máy trước, rồi chọn lại. Thư mục thì mở ra, chọn từng tệp bên trong.',
  },
  'khong-mo-duoc': {
    title: 'Không mở được bảng tính này',
    cure: 'Mở tệp bằng Excel, chọn Tệp → Lưu thành → “Excel Workbook (.xlsx)”, rồi chọn tệp vừa lưu.',
  },
  'la-open-document': {
    title: 'Bảng tính lưu kiểu của LibreOffice (.ods)',
    cure: 'Mở tệp bằng LibreOffice, chọn Tệp → Lưu thành → “Excel 2007–365 (.xlsx)”, rồi chọn tệp vừa lưu.',
  },
  'co-mat-khau': {
    title: 'Bảng tính có mật khẩu, hoặc lưu kiểu Excel đời cũ (.xls)',
    cure: 'Mở tệp bằng Excel, bỏ mật khẩu nếu có, chọn Tệp → Lưu thành → “Excel Workbook (.xlsx)”, rồi chọn tệp vừa lưu.',
  },
  'bang-tinh-qua-lon': {
    title: 'Bảng tính quá lớn',
    cure: `Một bảng tính nặng nhiều nhất ${megabytes(workbookLimits.packed)}, mở ra nhiều nhất ${megabytes(workbookLimits.unpacked)}. Bỏ ảnh và định dạng thừa, hoặc lưu từng trang tính thành “CSV UTF-8”.`,
  },
  'qua-nhieu-trang': {
    title: 'Bảng tính có quá nhiều trang',
    cure: `Một bảng tính có nhiều nhất ${workbookLimits.sheets} trang. Chép các trang cần nộp sang một bảng tính mới.`,
  },
  'qua-nhieu-dong': {
    title: 'Trang tính dài quá',
    cure: `Một trang tính có nhiều nhất ${count(workbookLimits.rows)} dòng. Tách tệp theo từng chi đoàn, hoặc lưu thành “CSV UTF-8”.`,
  },
};

const whySkipped: Readonly<Record<Skipped['why'], string>> = {
  'khong-phai-mau': 'không có dòng tiêu đề của mẫu nào',
  trong: 'chưa điền dòng nào',
  an: 'đang ẩn trong Excel; cần nộp thì bỏ ẩn rồi chọn lại tệp',
};

/** The sheets that were passed over, and why, in one line. */
export const skippedLine = (list: readonly Skipped[]): string =>
  list.length === 0 ? '' : `Đã bỏ qua: ${list.map(({ tab, why }) => `trang tính “${tab}” (${whySkipped[why]})`).join('; ')}.`;

/** A copy of the repository that was opened: what it holds, and what of it counts nowhere. */
export const openedCopy = ({ name, units, files, asOf, rowsLeftOut, entriesLeftOut }: OpenedCopy): string => {
  const left = [rowsLeftOut > 0 ? `${count(rowsLeftOut)} dòng` : '', entriesLeftOut > 0 ? `${count(entriesLeftOut)} bài` : ''].filter(
    Boolean,
  );
  return [
    `Đã mở kho “${name}”: ${count(units)} đơn vị, ${count(files)} tệp đã nộp; số liệu tính đến ngày ${asOf}.`,
    ...(left.length > 0 ? [`Còn ${left.join(' và ')} chưa được nhận vì có chỗ sai, nên không có trong báo cáo.`] : []),
  ].join(' ');
};

/** Why a copy of the repository cannot be used: what happened, then what to do. */
export const copyFaults: Readonly<Record<CopyFault, (files: readonly string[]) => string>> = {
  'zip-hong': () =>
    'Không mở được tệp này: đây không phải tệp ZIP, hoặc tệp tải về chưa trọn. Tải lại kho về máy, chờ tải xong hẳn, rồi chọn lại.',
  'khong-phai-kho': () =>
    'Đã mở được, nhưng bên trong không có thư mục “content” của kho. Cần bản tải về của cả kho: tải lại theo bước 1, rồi chọn nguyên tệp ấy, hay thư mục content trong đó. Nếu đây là tệp của chi đoàn thì mở thư mục ra, chọn từng tệp ở ô “Chọn tệp”.',
  'kho-qua-lon': () => 'Kho này quá lớn để mở cả tệp ZIP một lúc. Giải nén ra máy tính, bấm “Chọn thư mục”, chọn thư mục content trong đó.',
  'kho-con-sai': (files) =>
    `Kho này còn chỗ sai ở ${files.join(', ')} nên chưa lập được báo cáo nào: số sẽ không đúng. Báo cho ban phụ trách sửa, rồi tải lại kho.`,
  'khong-doc-duoc': () => 'Không đọc được hết các tệp: tệp còn nằm trên mạng, hoặc đã đổi sau khi chọn. Tải hẳn về máy, rồi chọn lại.',
};

export const noProgramme = (year: number): string =>
  `Đơn vị này không có chương trình nào thực hiện trong năm bắt đầu từ ${year}. Chọn năm khác.`;
export const namesOpen = (people: number): string =>
  people > 0
    ? `Đã mở danh sách: ${count(people)} người có họ tên. Báo cáo lập từ bây giờ có họ tên.`
    : 'Chưa thấy cột mã đoàn viên và cột họ tên trong tệp này. Chọn danh sách có cả hai cột.';
