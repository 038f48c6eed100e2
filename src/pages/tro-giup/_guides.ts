import type { ImageMetadata } from 'astro';
import begin from './_pictures/bat-dau.webp';
import settings from './_pictures/cai-dat.webp';
import checker from './_pictures/nop.webp';
import slip from './_pictures/phieu.webp';
import notebook from './_pictures/so.webp';

/** Who does what, step by step: each step is one thing to do, and leads to the page where it is done. */
export interface Guide {
  role: string;
  title: string;
  /** Who is meant, and what for. */
  about: string;
  /** What one of its pages looks like on a phone: taken by `npm run pictures -- --tour`. */
  picture: { from: ImageMetadata; alt: string };
  steps: readonly GuideStep[];
}
interface GuideStep {
  do: string;
  /** The page, below the site's own address, and what it is called there. */
  at: string;
  label: string;
}

const step = (todo: string, at: string, label: string): GuideStep => ({ do: todo, at, label });
const checking = (todo: string) => step(todo, 'nop/', 'Kiểm tra và nộp');

export const guides: readonly Guide[] = [
  {
    role: 'doan-vien',
    title: 'Đoàn viên',
    about: 'Chọn việc, viết phiếu, làm và báo bí thư.',
    picture: { from: slip, alt: 'Trang Phiếu của tôi trên điện thoại: ô ghi họ tên, ngày đăng ký, tìm chi đoàn' },
    steps: [
      step('Xem các tiêu chí và gợi ý, chọn việc vừa sức, đếm được.', 'chuong-trinh/', 'Chương trình'),
      step('Viết phiếu trên điện thoại, bấm sao chép, gửi bí thư một tin nhắn.', 'phieu/', 'Phiếu của tôi'),
      step('Mỗi tháng dự sinh hoạt theo chủ đề; làm xong việc nào, báo bí thư việc ấy.', 'chu-de/', 'Chủ đề tháng'),
      step(
        'Chương trình có chấm điểm thì cuối kỳ chọn phiếu “Tự chấm điểm”, ghi điểm từng tiêu chí, gửi bí thư.',
        'phieu/',
        'Phiếu của tôi',
      ),
      step('Xem chi đoàn mình làm được gì; trang chỉ có số đếm theo nhóm, không có tên ai.', 'don-vi/', 'Đơn vị'),
      step('Muốn xem, sửa, xoá điều đã ghi về mình thì theo cách ghi ở đây.', 'quyen-rieng-tu/', 'Quyền riêng tư'),
    ],
  },
  {
    role: 'bi-thu-chi-doan',
    title: 'Bí thư chi đoàn',
    about: 'Giữ sổ theo họ tên ở máy mình, nộp tệp chỉ có mã.',
    picture: { from: notebook, alt: 'Trang Sổ chi đoàn trên điện thoại: chọn sổ đã lưu hay danh sách đang có để lập sổ' },
    steps: [
      step('Chọn danh sách đoàn viên đang có, lập sổ, bấm “Lưu sổ (Excel)” và cất tệp ấy.', 'so/', 'Sổ chi đoàn'),
      step('Gửi đoàn viên địa chỉ này; dán các tin nhắn gửi về vào mục “Đăng ký” của sổ.', 'phieu/', 'Phiếu của tôi'),
      step('Sinh hoạt hằng tháng; hết kỳ thì tích việc đã xong ở mục “Kết quả” của sổ.', 'chu-de/', 'Chủ đề tháng'),
      step(
        'Chương trình có chấm điểm thì dán tin nhắn tự chấm của đoàn viên vào mục “Chấm điểm”; chi đoàn họp rồi ghi điểm chấm cạnh đó.',
        'so/',
        'Sổ chi đoàn',
      ),
      checking('Trong sổ bấm “Làm tệp nộp”, đem tệp tới đây, bấm “Nộp”, giữ biên nhận.'),
      step('Máy báo dòng nào chưa được thì xem cách sửa; dòng đúng không phải làm lại.', 'loi/', 'Báo lỗi và cách sửa'),
      step('Cuối năm họp chi đoàn, ghi đề nghị xếp loại vào sổ rồi nộp.', 'chuong-trinh/danh-gia/', 'Cách đánh giá đoàn viên'),
    ],
  },
  {
    role: 'doan-co-so',
    title: 'Đoàn cơ sở',
    about: 'Theo dõi các chi đoàn, nhắc việc đến hạn, họp xét và công nhận.',
    picture: { from: checker, alt: 'Trang Kiểm tra và nộp trên điện thoại: chỗ chọn tệp hay thả tệp vào' },
    steps: [
      step('Mở trang của đơn vị mình: việc đến hạn, chi đoàn nào chưa nộp, nộp gì.', 'don-vi/', 'Đơn vị'),
      step('Xem hạn của cả năm, đưa vào lịch trên điện thoại.', 'lich/', 'Lịch'),
      step('Tải tệp của đơn vị: ghi việc đã làm, và cuối năm ghi kết quả công nhận.', 'bieu-mau/', 'Biểu mẫu'),
      checking('Thả tệp của các chi đoàn vào đây để có báo cáo và lời nhắc cho từng chi đoàn, ngay trên máy.'),
      step(
        'Họp xét theo đề nghị của chi đoàn; đổi mức thì ghi lý do, rồi nộp tệp công nhận.',
        'chuong-trinh/danh-gia/',
        'Cách đánh giá đoàn viên',
      ),
    ],
  },
  {
    role: 'ban-phu-trach',
    title: 'Ban phụ trách',
    about: 'Ban của tỉnh, thành, xã, phường, đặc khu: viết bài, đặt ngày, theo dõi, tuyên dương.',
    picture: { from: begin, alt: 'Trang Bắt đầu ở bàn biên tập: các tổ chức đang có, biểu mẫu của một tổ chức mới' },
    steps: [
      step('Lần đầu: mở “Bắt đầu” ở bàn biên tập, đi hết các bước. Sang năm: cũng ở đó.', 'admin/bat-dau/', 'Bắt đầu'),
      step('Sửa tiêu chí, hạn từng năm, liên hệ, người ký, khoá nộp.', 'admin/cai-dat/', 'Cài đặt'),
      step('Đầu tháng viết chủ đề ở bàn biên tập, lưu, chuyển “Sẵn sàng”, công bố.', 'chu-de/', 'Chủ đề tháng'),
      step('Đưa văn bản, hướng dẫn lên; trang bày đúng thể thức.', 'thu-vien/', 'Thư viện'),
      step('Xem đơn vị nào còn thiếu gì; nhắc bằng lời nhắc máy soạn sẵn.', 'don-vi/', 'Đơn vị'),
      checking('Chọn tệp ZIP của kho ở đây để lập đủ báo cáo và văn bản để ký của bất cứ đơn vị nào.'),
      step('Có quyết định khen thưởng thì đăng tấm gương; giấy in ra có mã để đối chiếu.', 'tuyen-duong/', 'Tuyên dương'),
    ],
  },
  {
    role: 'nguoi-giu-kho',
    title: 'Người giữ kho',
    about: 'Người trông kho và trang web: cấp khoá, xem việc đang chờ, nhận bản mới.',
    picture: { from: settings, alt: 'Trang Cài đặt ở bàn biên tập: một đơn vị đang mở, chỗ cấp và thu hồi khoá nộp' },
    steps: [
      step(
        'Trên máy mình, mở kho bằng hai lệnh ghi ở đầu tệp giới thiệu của kho: trang và bàn biên tập hiện ra.',
        'admin/',
        'Bàn biên tập',
      ),
      step(
        'Cấp khoá nộp: mở đơn vị cao nhất để cấp cho tất cả một lần, lưu danh sách, đưa từng khoá tận tay.',
        'admin/cai-dat/',
        'Cài đặt',
      ),
      step('Mỗi ngày xem lần nộp nào đang chờ, chờ ai: kho báo ở mục “Đang chờ”.', 'nop/', 'Kiểm tra và nộp'),
      step('Trang chưa dựng được thì xem các lời báo; mỗi lời báo có một trang nói cách sửa.', 'loi/', 'Báo lỗi và cách sửa'),
      step('Có bản mới thì nhận bằng lệnh lên bản; nội dung của mình ở yên.', 'phan-mem/', 'Về phần mềm'),
      step('Có người hỏi về dữ liệu của mình: trả lời theo các hạn ghi ở đây.', 'quyen-rieng-tu/', 'Quyền riêng tư'),
    ],
  },
];
