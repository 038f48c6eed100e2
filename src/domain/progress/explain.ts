import type { KindName } from '../schema/submission.ts';

/** Why a figure is what it is: what is counted, by which clause, from which files. Shown behind every figure of a unit's page. */
export interface Explanation {
  figure: string;
  rule: string;
  clause: string;
  kinds: readonly KindName[];
}

export const explanations = {
  members: {
    figure: 'Đoàn viên',
    rule: 'Đếm mỗi mã trong danh sách của chi đoàn có đối tượng “đoàn viên”, trừ người đã chuyển đi trong năm. Thanh niên chưa vào Đoàn đếm riêng.',
    clause: 'Q L40, L62–63 (Q-21, R16)',
    kinds: ['doan-vien'],
  },
  registered: {
    figure: 'Đoàn viên đã đăng ký',
    rule: 'Đoàn viên có trong danh sách và có đăng ký được nhận, đủ số việc tối thiểu của chương trình. Đăng ký sau hạn vẫn tính, ghi là trễ.',
    clause: 'Q L74, L90 (R1, R4)',
    kinds: ['doan-vien', 'dang-ky', 'dieu-chinh'],
  },
  items: {
    figure: 'Việc đã đăng ký',
    rule: 'Mỗi dòng đăng ký được nhận là một việc; việc đã bỏ có lý do không tính nữa. Theo tiêu chí, theo nhóm và theo loại là cùng những việc ấy, chia ra.',
    clause: 'Q L76, L90 (Q-47, Q-63)',
    kinds: ['dang-ky', 'dieu-chinh'],
  },
  done: {
    figure: 'Việc đã hoàn thành',
    rule: 'Một việc là hoàn thành khi kỳ gần nhất nói đến nó ghi “hoàn thành”. Cột theo kỳ là số việc hoàn thành tính đến cuối kỳ ấy, cộng dồn từ đầu năm.',
    clause: 'Q L83 (Q-53, R6)',
    kinds: ['dang-ky', 'ket-qua'],
  },
  recognised: {
    figure: 'Xếp loại được công nhận',
    rule: 'Đoàn viên có tên mã trong kết quả do cấp có thẩm quyền họp xét và công nhận. Đề nghị của chi đoàn không công bố.',
    clause: 'Q L62–63 (R8, R9, R14)',
    kinds: ['doan-vien', 'cong-nhan'],
  },
  due: {
    figure: 'Tình hình nộp',
    rule: 'Mỗi chi đoàn một lần cho mỗi loại tệp; quá hạn khi qua ngày hạn theo lịch của chi đoàn (năm dương lịch hoặc năm học) mà chưa có tệp nào được nhận.',
    clause: 'Q L74, L83 (Q-46, K-39)',
    kinds: ['doan-vien', 'dang-ky', 'ket-qua', 'danh-gia', 'cong-nhan'],
  },
  steps: {
    figure: 'Các bước trong năm',
    rule: 'Một bước xong khi đủ mọi điều nó cần, lấy từ sổ công việc và các tệp đã nộp, và mọi bước trước đã xong.',
    clause: 'Q L46–63, L66–83 (Q-27, Q-39)',
    kinds: ['so-viec', 'trao-doi', 'dang-ky', 'ket-qua', 'danh-gia', 'cong-nhan'],
  },
} as const satisfies Record<string, Explanation>;
export type ExplainedFigure = keyof typeof explanations;
