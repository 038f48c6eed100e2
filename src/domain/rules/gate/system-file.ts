import { parseSubmissionPath } from '../../schema/path.ts';
import { shownPath, type GateRule } from './gate.ts';

/**
 * Ensure that whoever does not look after the project hands in rows and nothing beside them: no workflow, script, setting,
 * picture or entry, in whatever commit. Rows of a unit that is not hers are another rule's matter.
 */
export const systemFile: GateRule = {
  code: 'tep-he-thong',
  words: {
    title: 'Ngoài phần được nộp',
    what: 'Tài khoản này chỉ nộp được tệp CSV của đơn vị mình; đây là bài viết, ảnh, cài đặt hoặc phần mềm, nên cả lần nộp chưa được nhận.',
    cure: 'Tạo nhánh mới, chỉ đưa tệp CSV của đơn vị vào rồi nộp lại. Bài viết, phần mềm thì nhờ người phụ trách gửi.',
    example: { wrong: '.gitattributes', right: 'q8-p01-kp1/2016/dang-ky.csv' },
  },
  severity: 'error',
  source: 'mối nguy: một lần nộp kèm thứ đổi cách kho và máy làm việc',
  *check({ touched, passing, maintainer }) {
    if (maintainer) return;
    for (const path of new Set([...touched.map((entry) => entry.path), ...passing]))
      if (!parseSubmissionPath(path)) yield { file: shownPath(path), values: {} };
  },
};
