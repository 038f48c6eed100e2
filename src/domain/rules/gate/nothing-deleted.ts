import { stillThere, submissionsIn, type GateRule } from './gate.ts';

/** Note that a submission is taken away: rows people trusted us with go only when a person has looked. */
export const nothingDeleted: GateRule = {
  code: 'xoa-tep-nop',
  words: {
    title: 'Một tệp đã nộp bị xoá',
    what: 'Lần nộp này xoá một tệp đã nhận; số liệu của đơn vị sẽ giảm đi.',
    cure: 'Muốn sửa thì gửi đè lên cùng tên tệp; muốn xoá thật thì chờ người phụ trách xem.',
    example: { wrong: 'Xoá dang-ky.csv', right: 'Gửi đè dang-ky.csv đã sửa' },
  },
  severity: 'warning',
  source: 'mối nguy: mất số liệu đã nộp',
  *check(change) {
    for (const { entry } of submissionsIn(change)) if (!stillThere(entry)) yield { file: entry.path, values: {} };
  },
};
