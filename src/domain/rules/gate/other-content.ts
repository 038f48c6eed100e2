import { parseSubmissionPath } from '../../schema/path.ts';
import { shownPath, type GateRule } from './gate.ts';

/** Note everything that is no submission: what boards write, the programme, the software. A person answers for it. */
export const otherContent: GateRule = {
  code: 'can-nguoi-xem',
  words: {
    title: 'Cần người phụ trách xem',
    what: 'Đây không phải tệp nộp của đơn vị mà là bài viết, danh mục, chương trình hoặc phần mềm.',
    cure: 'Không phải làm gì thêm; chờ ban phụ trách xem và nhập.',
    example: { wrong: 'content/units/quan-8.json', right: 'q8-p01-kp1/2016/dang-ky.csv' },
  },
  severity: 'warning',
  source: 'thoả thuận: điều máy không xét được thì người xem',
  *check({ touched, maintainer }) {
    if (!maintainer) return;
    for (const { path } of touched) if (!parseSubmissionPath(path)) yield { file: shownPath(path), values: {} };
  },
};
