import { unitInYear, type NotebookPlace } from '../domain/index.ts';

/** The words of the notebook's page that are put together while it runs; whatever stands still is in its markup. */

type PlaceSaid = Pick<NotebookPlace, 'unit' | 'year'>;
const people = (n: number) => `${n} người`;
/** So many are named; more would hide the page on a phone. */
const fewNames = 4;

export const words = {
  ownerless: { title: 'Dòng này chưa rõ là của ai.', cure: 'Chọn đoàn viên cho dòng này.' },
  choose: 'chọn',
  choosePerson: 'chọn đoàn viên',
  nobody: 'Sổ chưa có ai. Thêm người ở mục “Đoàn viên” trước.',
  nothing: 'Chưa có dòng nào.',
  removeIt: 'Xoá',
  remove: (what: string) => `Xoá ${what}`,
  removed: (what: string) => `Đã xoá ${what}. Bấm “Hoàn tác” nếu xoá nhầm.`,
  undone: 'Đã quay lại bước trước.',
  amiss: (n: number) => `${n} dòng cần xem`,
  items: (n: number) => `${n} việc`,
  more: 'Ghi thêm',
  help: 'Xem cách sửa',
  addPerson: 'Thêm người',
  addItem: 'Thêm việc',
  pick: 'Chọn từ gợi ý',
  suggestedHere: 'Chi đoàn, Đoàn cấp trên gợi ý',
  dayOfRegistration: 'Ngày đăng ký của việc ghi thêm',
  addRow: 'Thêm dòng',
  addForAll: 'Thêm một dòng cho từng người chưa có',
  pasteSlips: 'Dán tin nhắn phiếu của đoàn viên',
  pasteHere: 'Dán một hay nhiều tin, thứ tự nào cũng được',
  takeSlips: 'Ghi vào sổ',
  taking: 'Đang ghi vào sổ…',
  chooseMessages: 'Chọn ảnh mã QR, tệp tin nhắn',
  messagesRead: (n: number, unread: readonly string[]) =>
    [
      ...(n > 0 ? [`Đã đọc ${n} tệp; bấm “Ghi vào sổ”.`] : []),
      ...(unread.length > 0 ? [`Chưa thấy mã QR trong ${unread.join(', ')}: chụp gần hơn, thấy đủ bốn góc, rồi chọn lại.`] : []),
    ].join(' '),
  qr: 'Đưa mã này cho bí thư chụp, hoặc chụp màn hình rồi gửi.',
  tooLongForQr: 'Phiếu dài quá một mã QR. Sao chép tin nhắn rồi gửi.',
  taken: (names: readonly string[]) =>
    names.length === 0
      ? 'Không có phiếu mới nào được ghi.'
      : `Đã ghi phiếu của ${names.length > fewNames ? people(names.length) : names.join(', ')}.`,
  needed: (n: number, needed: number) => (n < needed ? `${n}/${needed} việc, cần thêm ${needed - n}` : `${n} việc, đủ số`),
  copied: 'Đã sao chép. Mở Zalo, dán vào tin nhắn gửi bí thư chi đoàn.',
  byHand: 'Chưa sao chép được: giữ tay vào khung tin nhắn, chọn tất cả rồi sao chép.',
  named: 'Ghi họ tên trước.',
  /** What a row is called where it is taken out. */
  row: {
    person: (name: string) => name || 'người này',
    item: (item: string, of?: string) => `việc ${item}${of === undefined ? '' : ` của ${of}`}`,
    result: (item: string, of: string) => `kết quả việc ${item} của ${of}`,
    other: (of?: string) => (of === undefined ? 'dòng này' : `dòng của ${of}`),
  },
  columns: { person: 'Đoàn viên', criterion: 'Tiêu chí', own: 'Tự chấm', branch: 'Chi đoàn chấm' },
  round: 'Kỳ',
  nameless: (item: string) => `Việc ${item}`,
  notDone: 'Chưa xong, ghi trạng thái',
  tickAll: 'Tích hết việc của kỳ này',
  done: (done: number, all: number) => `${done}/${all} việc đã xong`,
  noItems: 'Chưa ai đăng ký việc nào. Ghi ở mục “Đăng ký” trước.',
  noRound: 'Chọn kỳ cần ghi kết quả.',
  sheetOf: (name: string) => `Phiếu chấm điểm của ${name}`,
  most: (points: string) => `tối đa ${points}`,
  noPoints: 'chưa chấm',
  points: (own: string | undefined, branch: string, most: string, lacking: number, level: string | undefined) =>
    [
      ...(own === undefined ? [] : [`tự chấm ${own}`]),
      `chi đoàn chấm ${branch}/${most}`,
      ...(lacking > 0 ? [`còn ${lacking} tiêu chí`] : []),
      ...(level === undefined ? [] : [`gợi ý: ${level}`]),
    ].join(' · '),
  slipHeadings: { 'dang-ky': 'Việc tôi đăng ký', 'cham-diem': 'Điểm tôi tự chấm' },
  givesNoPoints: 'Chương trình của chi đoàn này không chấm điểm. Chọn phiếu “Đăng ký việc”.',
  ownPoints: (sum: string | undefined, most: string, lacking: number, unfit: readonly string[]) =>
    [
      ...(sum === undefined ? [] : [`Tự chấm ${sum}/${most} điểm`]),
      ...(lacking > 0 ? [`Còn ${lacking} tiêu chí`] : []),
      ...(unfit.length > 0 ? [`ghi lại ${unfit.join(', ')}: từ 0 đến mức tối đa`] : []),
    ].join(' · '),
  looking: 'Đang đọc tệp…',
  judging: 'Đang kiểm tra sổ…',
  making: 'Đang lập sổ…',
  startingSlip: 'Đang mở phiếu…',
  found: (n: number) => (n === 0 ? 'Chưa có tên nào: sổ sẽ mở trống.' : `Thấy ${people(n)} trong danh sách.`),
  unreadable: 'Chưa đọc được tệp này. Mở tệp bằng Excel, lưu thành .xlsx rồi chọn lại.',
  nobodyFound: 'Trong tệp này không thấy cột họ tên nào. Chọn tệp khác, hoặc dán họ tên vào ô bên dưới.',
  noUnit: 'Tìm và chọn chi đoàn của mình trước.',
  foreign: (unit: string) => `Sổ này của chi đoàn mã “${unit}”, không có ở trang này. Mở ở trang của tổ chức mình.`,
  noProgramme: ({ unit, year }: PlaceSaid) => `${unitInYear(unit, year)}: không có chương trình nào đang thực hiện. Chọn năm khác.`,
  opened: ({ unit, year }: PlaceSaid) => `Đã mở sổ của ${unitInYear(unit, year)}.`,
  made: (n: number) => `Đã lập sổ, có ${people(n)}. Mỗi người đã có mã riêng.`,
  fromDraft: 'Đã mở lại bản đang ghi dở giữ trên máy này.',
  joined: (found: number, added: number, gone: number) =>
    `${people(found)} đã có trong sổ, ${people(added)} mới thêm${gone > 0 ? `, ${people(gone)} trong sổ không có trong danh sách: ai đã đi thì chọn “Chuyển đi trong năm”` : ''}.`,
  sameAs: (coming: string) => `“${coming}” trong danh sách có phải là người đã có trong sổ không?`,
  yes: (known: string) => `Là ${known}`,
  no: 'Là người khác, thêm vào sổ',
  whoseSlip: (slip: string) => `${slip} là của ai?`,
  nobodys: 'Không phải của ai ở đây, bỏ phiếu này',
  doubt: (sheet: string, row: number, what: string) => `Trang tính “${sheet}”, dòng ${row}: ${what}`,
  reissue:
    'Mọi người được mã mới, mã cũ thôi dùng. Chỉ làm khi mã bị lộ: sau đó phải nộp lại mọi tệp của năm, và cấp trên đã công nhận thì công nhận lại theo mã mới. Cấp lại mã?',
  reissued: 'Đã cấp mã mới cho mọi người. Lưu sổ, rồi làm và nộp lại mọi tệp của năm trong một lần: mỗi người vẫn chỉ được đếm một lần.',
  replace: 'Sổ đang mở còn chỗ chưa lưu, mở sổ khác thì mất những chỗ ấy. Mở sổ khác?',
  saved: 'Đã lưu sổ vào thư mục tải về của máy.',
  next: ({ unit, year }: PlaceSaid) => `Đã lập sổ của ${unitInYear(unit, year)}: đủ người và mã của năm trước. Lưu lại thành tệp riêng.`,
  file: (accepted: number, leftOut: number) =>
    leftOut === 0 ? `${accepted} dòng, đúng cả` : `${accepted} dòng đúng; ${leftOut} dòng để lại, xem ở mục ấy`,
  takeFile: (name: string) => `Tải ${name}`,
  takeAll: 'Tải cả bộ (.zip)',
  noFile: 'Chưa có dòng nào nộp được.',
  askPassphrase: 'Đây là bản niêm phong. Ghi mật khẩu rồi bấm “Mở bản niêm phong”.',
  shortPassphrase: (letters: number) =>
    `Mật khẩu cần ít nhất ${letters} ký tự. Để máy đặt giúp cũng được: tải lại trang là có mật khẩu mới.`,
  sealing: 'Đang niêm phong…',
  sealed: 'Đã làm bản niêm phong, xem ở phần tải về của máy. Gửi tệp và đưa mật khẩu bằng hai đường khác nhau.',
  notUnsealed: {
    cut: 'Tệp niêm phong này bị cắt hoặc bị sửa trên đường gửi, không mở được nữa. Nhờ người gửi gửi lại đúng tệp ấy.',
    passphrase: 'Mật khẩu chưa đúng. Xem lại từng chữ, từng dấu rồi ghi lại.',
  },
  nobodyToRemind: 'Không ai cần nhắc.',
  seeReminder: 'Xem lời nhắc',
  copy: 'Sao chép',
  copyFor: (name: string) => `Sao chép lời nhắc ${name}`,
  send: 'Gửi',
  reminderCopied: (name: string) => `Đã sao chép lời nhắc ${name}. Mở Zalo, dán vào tin nhắn.`,
  notRecognition: (year: string) => `Tệp này không phải kết quả công nhận ${year}. Chọn tệp cong-nhan mà cấp trên gửi cho chi đoàn.`,
  recognitionTaken: 'Đã thêm tệp công nhận.',
  ready: (files: number) => (files === 0 ? 'Chưa có gì để nộp.' : `${files} tệp sẵn sàng nộp. Trong tệp chỉ có mã, không có họ tên.`),
} as const;
