import { submissionsIn, type GateRule } from './gate.ts';

/** Ensure that a submission was changed from its published version: two versions woven into one were judged by nobody. */
export const newestVersion: GateRule = {
  code: 'ban-cu',
  words: {
    title: 'Sửa trên bản cũ',
    what: 'Tệp này đã được nộp một bản mới hơn trong lúc đang sửa.',
    cure: 'Tải bản đang có về, sửa trên bản ấy rồi gửi lại.',
    example: { wrong: 'Sửa trên bản tải về ngày 01/03', right: 'Sửa trên bản đang có, tải về ngày 05/03' },
  },
  severity: 'error',
  source: 'thoả thuận: điều được xét là điều được nhập',
  *check(change) {
    for (const { entry } of submissionsIn(change)) if (entry.movedOn) yield { file: entry.path, values: {} };
  },
};
