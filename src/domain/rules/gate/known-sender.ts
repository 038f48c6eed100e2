import { submissionsIn, unitsOfAuthor, type GateRule } from './gate.ts';

/**
 * Note a sender who is nobody's steward. Not refused: a secretary in her first week is such a one, and only a person
 * can tell her from a stranger.
 */
export const knownSender: GateRule = {
  code: 'chua-biet-nguoi-nop',
  words: {
    title: 'Chưa biết ai nộp',
    what: 'Tài khoản hay khoá này chưa được ghi là người nộp của đơn vị nào.',
    cure: 'Người phụ trách hỏi lại đơn vị; đúng người thì mở đơn vị ấy ở mục Cài đặt của bàn biên tập, ghi số hiệu tài khoản hoặc cấp khoá nộp.',
    example: { wrong: 'q8-p01-kp1 | người nộp: chưa ghi', right: 'q8-p01-kp1 | người nộp: 12345678' },
  },
  severity: 'warning',
  source: 'mối nguy: người lạ nộp thay',
  *check(change) {
    const [first] = submissionsIn(change);
    if (first && unitsOfAuthor(change).length === 0) yield { file: first.entry.path, values: {} };
  },
};
