import type { Clause, Programme } from '../schema/programme.ts';
import type { KindName } from '../schema/submission.ts';

/** Why a figure is what it is: what is counted, by which clause of the unit's own programme, from which files. Shown behind every figure of a unit's page. */
export interface Explanation {
  figure: string;
  rule: string;
  clause: (programme: Programme) => Clause | undefined;
  kinds: readonly KindName[];
}

export const explanations = {
  members: {
    figure: 'Đoàn viên',
    rule: 'Đếm mỗi mã trong danh sách của chi đoàn có đối tượng “đoàn viên”, trừ người đã chuyển đi trong năm; ai chuyển giữa hai chi đoàn của tổ chức, hoặc chi đoàn nhập giữa năm, thì tính một lần, ở nơi đang sinh hoạt. Thanh niên chưa vào Đoàn đếm riêng, từ Đoàn cơ sở trở lên.',
    clause: (p) => p.registration.nonMembers.clause,
    kinds: ['doan-vien'],
  },
  registered: {
    figure: 'Đoàn viên đã đăng ký',
    rule: 'Đoàn viên có trong danh sách và có đăng ký được nhận, đủ số việc tối thiểu của chương trình (việc trùng nhau tính một) hoặc được quyết định ngoại lệ. Đăng ký sau hạn vẫn tính, ghi là trễ.',
    clause: (p) => p.registration.minimumItems.clause,
    kinds: ['doan-vien', 'dang-ky', 'dieu-chinh'],
  },
  items: {
    figure: 'Việc đã đăng ký',
    rule: 'Mỗi dòng đăng ký được nhận là một việc; việc đã bỏ có lý do không tính nữa, việc chưa xong của người đã đi cũng vậy. Theo tiêu chí, theo nhóm và theo loại là cùng những việc ấy, chia ra.',
    clause: (p) => p.registration.minimumItems.clause,
    kinds: ['dang-ky', 'dieu-chinh'],
  },
  done: {
    figure: 'Việc đã hoàn thành',
    rule: 'Một việc là hoàn thành khi kỳ gần nhất nói đến nó ghi “hoàn thành”. Cột theo kỳ là số việc hoàn thành tính đến cuối kỳ ấy, cộng dồn từ đầu năm.',
    clause: (p) => p.rounds[0]?.clause,
    kinds: ['dang-ky', 'ket-qua'],
  },
  recognised: {
    figure: 'Xếp loại được công nhận',
    rule: 'Đoàn viên có mã trong kết quả do cấp có thẩm quyền họp xét và công nhận. Đề nghị của chi đoàn không công bố.',
    clause: (p) => p.recognition.clause,
    kinds: ['doan-vien', 'cong-nhan'],
  },
  due: {
    figure: 'Tình hình nộp',
    rule: 'Mỗi chi đoàn một lần cho mỗi loại tệp, khi có người cần ghi trong tệp ấy; quá hạn khi qua ngày hạn theo lịch của chi đoàn (năm dương lịch hoặc năm học) mà chưa có tệp nào được nhận. Điều nơi cũ đã ghi của người chuyển đến thì đi theo người ấy.',
    clause: (p) => p.reviews[0]?.clause,
    kinds: ['doan-vien', 'dang-ky', 'ket-qua', 'danh-gia', 'cong-nhan'],
  },
  steps: {
    figure: 'Các bước trong năm',
    rule: 'Một bước xong khi đủ mọi điều nó cần, lấy từ sổ công việc và các tệp đã nộp, và mọi bước trước đã xong; điều không còn ai để làm thì không bước nào phải chờ.',
    clause: (p) => p.steps[0]?.clause,
    kinds: ['so-viec', 'trao-doi', 'dang-ky', 'ket-qua', 'danh-gia', 'cong-nhan'],
  },
} as const satisfies Record<string, Explanation>;
export type ExplainedFigure = keyof typeof explanations;
