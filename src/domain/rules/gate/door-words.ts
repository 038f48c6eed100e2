import type { IssueWords } from '../../issues.ts';

/** What the door without Git may say of the form itself, before any file is judged. */
export const doorWords = {
  'phieu-thieu': {
    title: 'Phiếu còn thiếu',
    what: 'Mục “{field}” chưa đọc được.',
    cure: 'Bấm Edit ở phiếu này, viết lại mục ấy (ví dụ: {example}) rồi lưu; máy xét lại ngay.',
    example: { wrong: 'Năm | ', right: 'Năm | 2016' },
  },
  'phieu-chua-cam-ket': {
    title: 'Chưa đánh dấu “chỉ có mã”',
    what: 'Ô xác nhận tệp chỉ có mã đoàn viên chưa được đánh dấu.',
    cure: 'Xem lại tệp, bỏ họ tên, ngày sinh, liên lạc nếu có; rồi đánh dấu ô ấy và lưu phiếu.',
    example: { wrong: '☐ Tệp chỉ có mã đoàn viên', right: '☑ Tệp chỉ có mã đoàn viên' },
  },
  'phieu-khong-tep': {
    title: 'Phiếu chưa có tệp',
    what: 'Phiếu cần đúng một tệp: kéo tệp vào ô đính kèm, hoặc dán nội dung vào ô bên dưới. Phiếu này chưa có, hoặc có nhiều hơn một.',
    cure: 'Để lại một tệp của một loại; loại khác nộp bằng phiếu khác.',
    example: { wrong: 'Đính kèm | dang-ky.csv, ket-qua.csv', right: 'Đính kèm | dang-ky.csv' },
  },
  'phieu-tep-la': {
    title: 'Không tải được tệp đính kèm',
    what: 'Tệp đính kèm không nằm ở chỗ đính kèm của phiếu, quá lớn, hoặc không tải về được.',
    cure: 'Đính kèm lại tệp CSV bằng cách kéo vào ô; vẫn không được thì mở tệp, chép hết và dán vào ô bên dưới.',
    example: { wrong: 'Đính kèm | đường dẫn tới ổ chia sẻ', right: 'Đính kèm | dang-ky.csv' },
  },
  'phieu-tep-kin': {
    title: 'Máy không mở được tệp đính kèm',
    what: 'Kho này giữ kín tệp đính kèm: máy xét không tải về được.',
    cure: 'Mở tệp, chép hết cả dòng tiêu đề, bấm Edit ở phiếu này rồi dán vào ô bên dưới và lưu.',
    example: { wrong: 'Đính kèm | dang-ky.csv', right: 'Hoặc dán nội dung | ma_doan_vien, doi_tuong, …' },
  },
  'phieu-cho-ban': {
    title: 'Chỗ giữ tệp đang bận',
    what: 'Chỗ giữ tệp đính kèm đang bận nên chưa tải tệp về được; tệp của đồng chí vẫn còn đó.',
    cure: 'Chờ vài phút rồi bấm Edit ở phiếu này, thêm một dấu cách và lưu; hoặc dán nội dung tệp vào ô bên dưới.',
    example: { wrong: 'Lưu lúc chỗ giữ tệp đang bận', right: 'Lưu lại sau vài phút' },
  },
  'phieu-khong-mau': {
    title: 'Chưa dùng phiếu “Nộp tệp”',
    what: 'Nội dung này không theo phiếu nên máy chưa biết của đơn vị nào, năm nào. Ứng dụng trên điện thoại không mở được phiếu.',
    cure: 'Mở trang của kho bằng trình duyệt, lập phiếu mới theo mẫu “Nộp tệp”; hoặc dùng nút nộp ở trang Kiểm tra và nộp.',
    example: { wrong: 'Nộp bằng ứng dụng trên điện thoại', right: 'Nộp bằng trình duyệt, phiếu “Nộp tệp”' },
  },
  'phieu-chua-ghi-thay': {
    title: 'Chưa ghi là nộp thay',
    what: 'Tài khoản này thuộc đơn vị cấp trên, mà phiếu chưa chọn “nộp thay”.',
    cure: 'Nếu đúng là nộp thay thì bấm Edit, chọn mục nộp thay rồi lưu; nếu không thì sửa lại mã đơn vị.',
    example: { wrong: 'Nộp cho đơn vị nào | Đơn vị của tôi', right: 'Nộp cho đơn vị nào | Đơn vị cấp dưới (nộp thay)' },
  },
} as const satisfies Record<string, IssueWords>;
export type DoorCode = keyof typeof doorWords;
