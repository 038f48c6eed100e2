import { gatherSame, handInStates, lowerFirst, seenLabel } from '../../src/domain/index.ts';
import type { DoorReport } from '../door/judge.ts';
import { numberOfForm } from '../../src/host/hand-in.ts';
import { answerSigns } from '../../src/host/waiting.ts';
import type { GateVerdict } from '../gate/verdict.ts';
import { askLines, code, gateComment, kindsIn, sameLine, type ReaderPlace } from './markdown.ts';

/** The answers under a form of the host, for those who hand in without Git. */

/** The answer under a form: what is missing in it, or the gate's answer on its file with where that went. */
export const doorComment = (report: DoorReport, place: ReaderPlace, filed?: FiledForm): string => {
  const { problems, verdict, personal } = report;
  const missing =
    problems.length > 0
      ? [`## ${answerSigns.refused} Phiếu còn chỗ cần sửa`, '', ...gatherSame(problems).map((same) => sameLine(same, place)), '']
      : [];
  const privacy = personal
    ? [
        '> **Phiếu hoặc tệp có thông tin nhận ra một con người, hoặc có tệp mà ở đây không xem được bên trong (tệp Excel chẳng hạn), nên nội dung phiếu đã được gỡ và phiếu được đóng.**',
        '>',
        '> Bỏ họ tên, ngày sinh, liên lạc ở tệp, ở tên tệp và ở mọi mục của phiếu (cả tiêu đề, chỗ ký tên dưới bảng) rồi nộp bằng phiếu mới; trang Kiểm tra và nộp bỏ giúp.',
        '>',
        '> Người phụ trách: bản cũ còn trong lịch sử sửa của phiếu và ở địa chỉ tệp đính kèm. Mở “edited” ở đầu phiếu, xoá bản cũ; nếu có tệp đính kèm thì xoá hẳn phiếu này.',
        '',
      ]
    : [];
  const receipt = filed && verdict ? receiptLines({ ...report, verdict }, place, filed) : [];
  const answer =
    verdict && (problems.length === 0 || verdict.verdict === 'refused')
      ? [gateComment(verdict, personal ? { ...place, way: 'new-form' } : place)]
      : [];
  return [...privacy, ...missing, ...receipt, ...(answer.length > 0 ? answer : askLines(place))].join('\n');
};

/** The pull request that was made from a form, and whether it stands in the book already. */
interface FiledForm {
  pull: number;
  entered: boolean;
}

/** The receipt: number, day, kinds, and where the state can be followed. What stands in the files only the sender's own page tells. */
const receiptLines = (
  { issue, day, isFollowed, verdict }: DoorReport & { verdict: GateVerdict },
  { site }: ReaderPlace,
  { pull, entered }: FiledForm,
): string[] => {
  const { title, next } = handInStates[entered ? 'vao-so' : verdict.verdict === 'review' ? 'cho-xem' : 'cho-nhap'];
  const page = isFollowed && site !== undefined ? [`hoặc [trang theo dõi](${site}nop/#bien-nhan=${numberOfForm(issue)})`] : [];
  return [
    `## Biên nhận ${numberOfForm(issue)}`,
    '',
    `- Nộp ngày ${day}: ${kindsIn(verdict)}.`,
    `- Đã nhận → ${lowerFirst(handInStates['dang-xet'].title)} → ${lowerFirst(handInStates['vao-so'].title)}. Hiện nay: **${title}**. ${next}`,
    `- Đã lập lần nộp #${pull} từ phiếu này; phiếu được đóng. Theo dõi ở ${[`lần nộp ấy`, ...page].join(' ')}; vào sổ hay cần sửa, lời báo đến ngay tại đây.`,
    '',
  ];
};

/** The last word under a form: its hand-in stands in the book, or was closed. */
export const settledComment = (state: 'merged' | 'closed', pull: number, place: Pick<ReaderPlace, 'site' | 'ask'>): string => {
  const { title, next } = handInStates[state === 'merged' ? 'vao-so' : 'can-sua'];
  return [
    `## ${answerSigns[state === 'merged' ? 'accepted' : 'refused']} ${title}`,
    '',
    `Lần nộp #${pull}. ${next}`,
    '',
    ...(state === 'merged' ? [] : askLines(place)),
  ].join('\n');
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
    `## ${answerSigns.review} Chờ người phụ trách xem lại`,
    '',
    'Phiếu đã đổi sau lần xét trước, nên điều đã xem không còn là điều sẽ nhập.',
    '',
    `Người phụ trách: xem lại phiếu, thấy được thì gắn nhãn ${code(seenLabel)} lần nữa.`,
    '',
    ...askLines(place),
  ].join('\n');

/** What stands in a form instead of what named a person. */
export const takenDown = (): string =>
  'Nội dung phiếu đã được gỡ vì có thông tin nhận ra một con người, hoặc có tệp mà ở đây không xem được bên trong (tệp Excel chẳng hạn). Kho này chỉ nhận mã đoàn viên; lời đáp bên dưới nói cách nộp lại.';
