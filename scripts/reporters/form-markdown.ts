import { gatherSame } from '../../src/domain/index.ts';
import { seenLabel } from '../../src/host/event.ts';
import type { DoorReport } from '../door/judge.ts';
import { askLines, code, gateComment, sameLine, type ReaderPlace } from './markdown.ts';

/** The answers under a form of the host, for those who hand in without Git. */

/** The answer under a form: what is missing in it, or the gate's answer on its file with where that went. */
export const doorComment = ({ problems, verdict, personal }: DoorReport, place: ReaderPlace, pull?: number): string => {
  const missing =
    problems.length > 0 ? ['## ✋ Phiếu còn chỗ cần sửa', '', ...gatherSame(problems).map((same) => sameLine(same, place)), ''] : [];
  const privacy = personal
    ? [
        '> **Phiếu hoặc tệp có thông tin nhận ra một con người, nên nội dung phiếu đã được gỡ và phiếu được đóng.**',
        '>',
        '> Bỏ họ tên, ngày sinh, liên lạc ở tệp, ở tên tệp và ở mọi mục của phiếu (cả tiêu đề, chỗ ký tên dưới bảng) rồi nộp bằng phiếu mới; trang Kiểm tra và nộp bỏ giúp.',
        '>',
        '> Người phụ trách: bản cũ còn trong lịch sử sửa của phiếu và ở địa chỉ tệp đính kèm. Mở “edited” ở đầu phiếu, xoá bản cũ; nếu có tệp đính kèm thì xoá hẳn phiếu này.',
        '',
      ]
    : [];
  const receipt = pull === undefined ? [] : [`Đã lập lần nộp #${pull} từ phiếu này; phiếu được đóng.`, ''];
  const answer =
    verdict && (problems.length === 0 || verdict.verdict === 'refused')
      ? [gateComment(verdict, personal ? { ...place, way: 'new-form' } : place)]
      : [];
  return [...privacy, ...missing, ...receipt, ...(answer.length > 0 ? answer : askLines(place))].join('\n');
};

/** The answer when a form was read and judged, but could not be handed on. */
export const notFiled = (place: ReaderPlace): string =>
  [
    '## ⏳ Chưa lập được lần nộp',
    '',
    'Tệp của đồng chí đã được đọc và không có lỗi; máy gặp trục trặc khi lập lần nộp. Phiếu vẫn mở, nội dung vẫn còn nguyên; đồng chí không phải làm gì thêm.',
    '',
    'Người phụ trách: vào Settings → Actions → General, bật “Allow GitHub Actions to create and approve pull requests”, rồi cho chạy lại ở nhật ký của phiếu này.',
    '',
    ...askLines(place),
  ].join('\n');

/** The answer when a form was changed after somebody had looked at it. */
export const changedSince = (place: ReaderPlace): string =>
  [
    '## 👀 Chờ người phụ trách xem lại',
    '',
    'Phiếu đã đổi sau lần xét trước, nên điều đã xem không còn là điều sẽ nhập.',
    '',
    `Người phụ trách: xem lại phiếu, thấy được thì gắn nhãn ${code(seenLabel)} lần nữa.`,
    '',
    ...askLines(place),
  ].join('\n');

/** What stands in a form instead of what named a person. */
export const takenDown = (): string =>
  'Nội dung phiếu đã được gỡ vì có thông tin nhận ra một con người. Kho này chỉ nhận mã đoàn viên; lời đáp bên dưới nói cách nộp lại.';
