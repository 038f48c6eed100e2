import { collections, departments, type CollectionName } from '../domain/index.ts';

/** The words of the site's frame and of its figures: written once, used by every page. Labels of data stand with their schema. */
export const words = {
  /** What stands beside every programme. */
  programmeWays: [
    ['chuong-trinh/danh-gia/', 'Cách đánh giá đoàn viên', 'Từ phiếu đăng ký đến xếp loại, có ví dụ tính sẵn.'],
    ['chuong-trinh/doi-chieu/', 'Đối chiếu từng điều khoản', 'Từng câu của hai văn bản nằm ở đâu trên trang này.'],
    ['lich/', 'Lịch chương trình', 'Hội nghị và đợt cao điểm từng năm.'],
    ['phong-trao/', 'Cuộc vận động, phong trào', 'Chủ đề, mô hình, văn bản của từng phong trào.'],
  ],
  skip: 'Tới nội dung chính',
  menu: 'Mục lục',
  home: 'Trang chủ',
  crumbs: 'Đang ở',
  next: 'Xem tiếp',
  handIn: 'Nộp',
  wrong: 'Sai ở đâu?',
  search: 'Tìm tên, số văn bản…',
  sampleBanner: 'Dữ liệu minh hoạ, hư cấu, đến {asOf}',
  sample: 'dữ liệu minh hoạ',
  pilot: 'Đơn vị làm điểm',
  together: 'tính chung với',
  togetherWhy: 'Chi đoàn ít người được tính chung một nhóm với chi đoàn bên cạnh, để không con số nào nói về một vài người.',
  mixed: 'Nhóm gồm nhiều loại',
  asOf: 'Tính đến ngày',
  contact: 'Liên hệ',
  source: 'Căn cứ',
  setting: 'Mặc định của trang, đơn vị ban hành đổi được',
  related: 'Liên quan',
  handbooks: 'Cẩm nang nghiệp vụ',
  campaigns: 'Cuộc vận động, phong trào',
  suggestions: 'Gợi ý việc đăng ký',
  suggestionsWhy: 'Chỉ là gợi ý, không bắt buộc: việc tự nghĩ ra, vừa sức, đếm được thì đều đăng ký được. Số lượng ghi theo sức mình.',
  everyKind: 'Mọi chi đoàn',
  due: { received: 'đã nộp', partly: 'nộp một phần', missing: 'chưa nộp', notYet: 'chưa đến hạn' },
} as const;

/** What stands where a list is still empty: what will be there, and who writes it. */
export const noneYet = (collection: CollectionName, singular: string = collections[collection].singular): string =>
  `Chưa có ${singular} nào. ${departments[collections[collection].department]} viết ở bàn biên tập; bài được công bố sẽ hiện ở đây.`;

/** How long there is until a due day. */
export const daysLeft = (days: number): string => (days === 0 ? 'hôm nay là hạn cuối' : `còn ${days} ngày`);
