import type { IssueWords } from '../../issues.ts';

/** What the doors without Git may say of a form, or of a press on the checker's page, beside what is said of the files. */
export const doorWords = {
  'phieu-thieu': {
    title: 'Một ô của phiếu chưa đọc được',
    what: 'Mục “{field}” chưa đọc được.',
    cure: 'Bấm Edit ở phiếu này, viết lại mục ấy (ví dụ: {example}), hoặc để trống khi tệp đã ghi; lưu thì máy xét lại ngay.',
    example: { wrong: 'Năm | năm nay', right: 'Năm | 2016' },
  },
  'phieu-chua-ro': {
    title: 'Chưa rõ tệp nào của ai',
    what: 'Máy đọc {file} mà chưa nhận ra {missing}.',
    cure: 'Thả tệp vào trang Kiểm tra và nộp: trang ấy ghi đủ vào tệp. Bấm Edit ở phiếu này, thay tệp rồi lưu; chỉ thiếu đơn vị, năm thì điền hai ô ấy ở phiếu.',
    example: { wrong: 'Bảng không có dòng tên cột', right: 'Bảng có dòng tên cột, cột nam, cột ma_chi_doan' },
  },
  'phieu-hai-tep': {
    title: 'Hai tệp cho một chỗ',
    what: '{file} và {other} cùng loại, cùng đơn vị, cùng năm; máy không tự chọn một trong hai.',
    cure: 'Bấm Edit ở phiếu này, để lại một tệp (hoặc gộp các dòng vào một tệp) rồi lưu.',
    example: { wrong: 'dang-ky.csv, dang-ky (1).csv', right: 'dang-ky.csv' },
  },
  'phieu-nhieu-tep': {
    title: 'Phiếu có quá nhiều tệp',
    what: 'Một phiếu nhận nhiều nhất {most} tệp.',
    cure: 'Chia làm vài phiếu, ví dụ mỗi đơn vị một phiếu.',
    example: { wrong: 'Một phiếu | 80 tệp', right: 'Hai phiếu | mỗi phiếu 40 tệp' },
  },
  'phieu-chua-cam-ket': {
    title: 'Chưa đánh dấu “chỉ có mã”',
    what: 'Ô xác nhận tệp chỉ có mã đoàn viên chưa được đánh dấu.',
    cure: 'Xem lại tệp, bỏ họ tên, ngày sinh, liên lạc nếu có; rồi đánh dấu ô ấy và lưu phiếu.',
    example: { wrong: '☐ Tệp chỉ có mã đoàn viên', right: '☑ Tệp chỉ có mã đoàn viên' },
  },
  'phieu-khong-tep': {
    title: 'Phiếu chưa có tệp',
    what: 'Chưa thấy tệp nào: ô đính kèm và ô dán đều trống.',
    cure: 'Bấm Edit ở phiếu này, kéo các tệp vào ô đính kèm, hoặc dán nội dung vào ô cuối, rồi lưu.',
    example: { wrong: 'Đính kèm | để trống', right: 'Đính kèm | doan-vien.csv, dang-ky.csv' },
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
    what: 'Nội dung này không theo phiếu. Ứng dụng trên điện thoại không mở được phiếu, nên máy cần thêm vài điều.',
    cure: 'Bấm Edit, đính kèm tệp CSV, viết câu “Tệp chỉ có mã đoàn viên” (thêm “Nộp thay” nếu nộp cho đơn vị dưới) rồi lưu; hoặc mở kho bằng trình duyệt, lập phiếu “Nộp tệp”.',
    example: { wrong: 'Em gửi tệp ạ', right: 'Tệp chỉ có mã đoàn viên. | dang-ky.csv' },
  },
  'phieu-chua-ghi-thay': {
    title: 'Chưa ghi là nộp thay',
    what: 'Tài khoản này thuộc đơn vị cấp trên, mà phiếu chưa chọn “nộp thay”.',
    cure: 'Đúng là nộp thay thì bấm Edit, chọn mục nộp thay rồi lưu; không phải thì xem lại tệp ghi đơn vị nào.',
    example: { wrong: 'Nộp cho đơn vị nào | Đơn vị của tôi', right: 'Nộp cho đơn vị nào | Đơn vị cấp dưới (nộp thay)' },
  },
  'khoa-khong-dung': {
    title: 'Khoá nộp không đúng',
    what: 'Máy nhận không biết khoá này: gõ chưa đúng, hoặc khoá đã được thu hồi.',
    cure: 'Xem lại từng nhóm bốn ký tự trên giấy giao khoá rồi gửi lại; vẫn không được thì xin ban phụ trách khoá mới.',
    example: { wrong: 'Khoá nộp | 7K3M-9QXR', right: 'Khoá nộp | đủ 7 nhóm như trên giấy giao khoá' },
  },
  'nop-chua-doc-duoc': {
    title: 'Lần gửi chưa đọc được',
    what: 'Máy nhận chưa đọc được những gì vừa gửi: quá nhiều tệp, tệp quá lớn, hoặc trang mở đã lâu.',
    cure: 'Tải lại trang Kiểm tra và nộp, chọn lại tệp rồi gửi; nhiều tệp thì gửi làm vài lần.',
    example: { wrong: 'Một lần gửi | 60 tệp', right: 'Hai lần gửi | mỗi lần 30 tệp' },
  },
  'nop-can-sua': {
    title: 'Có chỗ cần sửa',
    what: 'Máy nhận xét các tệp này như Cổng nhận tệp xét, và thấy chỗ chưa đúng nêu ở dưới. Chưa có gì vào kho.',
    cure: 'Sửa từng chỗ ở tệp gốc, chọn lại tệp ở trang này rồi gửi lại; chưa rõ thì hỏi ban phụ trách.',
    example: { wrong: 'Tệp của chi đoàn khác', right: 'Tệp của đơn vị mình' },
  },
  'nop-co-le-co-ten': {
    title: 'Có chỗ giống họ tên một người',
    what: 'Trong tệp có chỗ có thể là họ tên một người, nên máy nhận không ghi tệp vào kho.',
    cure: 'Viết lại chỗ ấy không nêu tên rồi gửi lại; nếu không phải tên người thì đưa tệp cho ban phụ trách, ban xem rồi nộp thay.',
    example: { wrong: 'Thăm nhà anh Nguyễn Văn …', right: 'Thăm nhà một đoàn viên khó khăn' },
  },
  'nop-don-dap': {
    title: 'Gửi nhiều lần quá',
    what: 'Trong ít phút vừa qua máy nhận đã nhận nhiều lần gửi từ đây nên tạm ngừng.',
    cure: 'Không phải làm lại: trang tự gửi lại sau ít phút.',
    example: { wrong: 'Gửi lại liên tiếp', right: 'Gửi một lần rồi chờ' },
  },
  'may-nhan-ban': {
    title: 'Máy nhận đang bận',
    what: 'Nơi giữ kho đang bận nên chưa lập xong lần nộp.',
    cure: 'Không phải làm lại: trang tự gửi lại sau ít phút. Gấp thì tải tệp về, đưa ban phụ trách.',
    example: { wrong: 'Gửi lúc máy nhận đang bận', right: 'Để trang tự gửi lại' },
  },
  'may-nhan-mat-quyen': {
    title: 'Máy nhận chưa lập được lần nộp',
    what: 'Nơi giữ kho không cho máy nhận lập lần nộp; tệp của đồng chí không có lỗi.',
    cure: 'Báo ban phụ trách câu này: “Máy nhận mất quyền ở kho”. Sửa xong thì trang tự gửi lại.',
    example: { wrong: 'Tài khoản của máy nhận | chưa được ghi vào kho', right: 'Tài khoản của máy nhận | được ghi nhánh, lập lần nộp' },
  },
  'bien-nhan-khong-co': {
    title: 'Không có biên nhận này',
    what: 'Máy nhận không thấy lần nộp nào mang số này.',
    cure: 'Xem lại số trên biên nhận; lần gửi chưa xong thì mở trang Kiểm tra và nộp trên máy đã gửi, trang gửi tiếp.',
    example: { wrong: 'Số biên nhận | thiếu một nhóm', right: 'Số biên nhận | đủ như đã ghi' },
  },
} as const satisfies Record<string, IssueWords>;
export type DoorCode = keyof typeof doorWords;
