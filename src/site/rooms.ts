import type { CollectionName, collections } from '../domain/index.ts';
import { href } from './links.ts';

/** The rooms of the site in its readers' words: the menu, the crumbs and what comes next are all made of this one table. */
export interface Room {
  label: string;
  /** What a reader finds there, in one sentence. */
  about: string;
  /** Where most readers of the room go afterwards. */
  next: readonly string[];
}

/** Every collection has one, where its pages stand. */
type RoomOfCollection = `${(typeof collections)[CollectionName]['path']}/`;

export const rooms: Readonly<Record<string, Room> & Record<RoomOfCollection, Room>> = {
  'chu-de/': {
    label: 'Chủ đề tháng',
    about: 'Tháng này sinh hoạt gì, gợi ý đăng ký việc gì.',
    next: ['bai-hoc/', 'mo-hinh/', 'don-vi/'],
  },
  'bai-hoc/': { label: 'Bài học', about: 'Mỗi bài một buổi sinh hoạt, có câu hỏi cùng bàn.', next: ['chu-de/', 'thu-vien/', 'lich/'] },
  'lich/': {
    label: 'Lịch',
    about: 'Hạn nộp, hội nghị và đợt cao điểm: khi nào, đã làm chưa.',
    next: ['chu-de/', 'nop/', 'chuong-trinh/'],
  },
  'bieu-mau/': { label: 'Biểu mẫu', about: 'Tệp Excel điền sẵn mã cho từng chi đoàn.', next: ['nop/', 'loi/', 'don-vi/'] },
  'nop/': {
    label: 'Kiểm tra và nộp',
    about: 'Xem dòng nào cần sửa, sửa thế nào, rồi nộp; tệp không rời khỏi máy.',
    next: ['bieu-mau/', 'loi/', 'don-vi/'],
  },
  'so/': {
    label: 'Sổ chi đoàn',
    about: 'Ghi theo tên người, ở máy mình; máy làm sẵn tệp nộp chỉ có mã.',
    next: ['nop/', 'phieu/', 'bieu-mau/'],
  },
  'phieu/': {
    label: 'Phiếu của tôi',
    about: 'Đoàn viên tự viết đăng ký, gửi bí thư bằng một tin nhắn.',
    next: ['chuong-trinh/', 'chu-de/', 'so/'],
  },
  'loi/': {
    label: 'Báo lỗi và cách sửa',
    about: 'Mỗi lời báo một trang: chuyện gì, làm gì, ví dụ.',
    next: ['nop/', 'bieu-mau/', 'chuong-trinh/'],
  },
  'chuong-trinh/': {
    label: 'Chương trình',
    about: 'Tiêu chí, cách đăng ký và đánh giá, kèm câu căn cứ.',
    next: ['bieu-mau/', 'chu-de/', 'thu-vien/'],
  },
  'don-vi/': { label: 'Đơn vị', about: 'Mỗi đơn vị một trang: làm được gì, còn thiếu gì.', next: ['nop/', 'tuyen-duong/', 'bao-cao/'] },
  'bao-cao/': { label: 'Báo cáo', about: 'Báo cáo công khai, in được, có bảng tính.', next: ['don-vi/', 'so-lieu/', 'so-ket/'] },
  'so-ket/': { label: 'Sơ kết, đánh giá', about: 'Được gì, vì sao, học được gì, làm gì tiếp.', next: ['don-vi/', 'kiem-tra/', 'bao-cao/'] },
  'kiem-tra/': { label: 'Kiểm tra', about: 'Xem gì, cần khắc phục gì, đến ngày nào.', next: ['so-ket/', 'bao-cao-thang/', 'don-vi/'] },
  'bao-cao-thang/': {
    label: 'Phòng, ban theo dõi',
    about: 'Phòng, ban nào theo dõi, giúp đỡ đơn vị nào.',
    next: ['kiem-tra/', 'don-vi/', 'so-ket/'],
  },
  'tuyen-duong/': {
    label: 'Tuyên dương',
    about: 'Tập thể, cá nhân điển hình: làm gì mà được ghi nhận.',
    next: ['mo-hinh/', 'don-vi/', 'chu-de/'],
  },
  'mo-hinh/': {
    label: 'Mô hình hay',
    about: 'Cách làm tốt của cơ sở, chi đoàn khác làm theo được.',
    next: ['tuyen-duong/', 'chu-de/', 'phong-trao/'],
  },
  'phong-trao/': {
    label: 'Phong trào',
    about: 'Cuộc vận động, phong trào, và đã có gì cho từng phong trào.',
    next: ['mo-hinh/', 'chu-de/', 'thu-vien/'],
  },
  'thu-vien/': { label: 'Thư viện', about: 'Văn bản, hướng dẫn toàn văn, đúng thể thức.', next: ['chuong-trinh/', 'bai-hoc/', 'lich/'] },
  'tim/': {
    label: 'Tìm',
    about: 'Gõ tên đơn vị, số văn bản, tên một tấm gương; có dấu hay không đều được.',
    next: ['don-vi/', 'thu-vien/', 'tuyen-duong/'],
  },
  'tro-giup/': {
    label: 'Trợ giúp',
    about: 'Bạn là ai, làm gì trước: từng bước, có hình.',
    next: ['phieu/', 'so/', 'nop/'],
  },
  'quyen-rieng-tu/': {
    label: 'Quyền riêng tư',
    about: 'Trang giữ gì, không giữ gì, muốn xem, sửa, xoá thì làm sao.',
    next: ['so-lieu/', 'tuyen-duong/', 'phan-mem/'],
  },
  'tro-nang/': {
    label: 'Ai cũng dùng được',
    about: 'Dùng bằng bàn phím, máy đọc màn hình, chữ to, giấy in.',
    next: ['tim/', 'phan-mem/', 'don-vi/'],
  },
  'phan-mem/': {
    label: 'Về phần mềm',
    about: 'Ai làm ra số liệu, phần mềm làm gì, chữ và tranh lấy từ đâu.',
    next: ['so-lieu/', 'quyen-rieng-tu/', 'tro-nang/'],
  },
  'hoi-dap/': {
    label: 'Hỏi đáp',
    about: 'Khó khăn, vướng mắc hay gặp, và hỏi ai khi chưa thấy câu trả lời.',
    next: ['nop/', 'loi/', 'bieu-mau/'],
  },
  'so-lieu/': {
    label: 'Về số liệu',
    about: 'Số liệu tính ra sao, điều gì không công khai, tải về ở đâu.',
    next: ['don-vi/', 'bao-cao/', 'chuong-trinh/'],
  },
};

/** The menu, by what a reader came for. A test holds that every room stands in it once. */
export const menu: readonly (readonly [heading: string, rooms: readonly string[]])[] = [
  ['Sinh hoạt', ['chu-de/', 'bai-hoc/', 'lich/', 'thu-vien/']],
  ['Đăng ký, nộp', ['phieu/', 'so/', 'bieu-mau/', 'nop/', 'loi/', 'chuong-trinh/']],
  ['Kết quả', ['don-vi/', 'bao-cao/', 'so-ket/', 'kiem-tra/', 'bao-cao-thang/']],
  ['Gương sáng', ['tuyen-duong/', 'mo-hinh/', 'phong-trao/']],
  ['Về trang này', ['tro-giup/', 'hoi-dap/', 'tim/', 'so-lieu/', 'quyen-rieng-tu/', 'tro-nang/', 'phan-mem/']],
];

/** The room a page stands in, and whether it is the room's own first page. */
export const roomOf = (pathname: string): { path: string; room: Room; first: boolean } | undefined => {
  const path = Object.keys(rooms).find((at) => pathname.startsWith(href(at)));
  return path === undefined ? undefined : { path, room: rooms[path]!, first: pathname === href(path) };
};

export interface Way {
  href: string;
  label: string;
  about?: string | undefined;
}
export const wayTo = (path: string): Way => ({ href: href(path), label: rooms[path]!.label, about: rooms[path]!.about });

/** From the first page down to the one above this: what stands between the room and the page is the page's own. */
export const crumbs = (pathname: string, home: string, trail: readonly Way[] = []): readonly Way[] => {
  const at = roomOf(pathname);
  return [{ href: href(''), label: home }, ...(at && !at.first ? [{ href: href(at.path), label: at.room.label }] : []), ...trail];
};
