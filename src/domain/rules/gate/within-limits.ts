import { gateLimits, type GateRule } from './gate.ts';

const megabytes = gateLimits.allBytes / 1024 / 1024;

/** Ensure that a change stays within what can be looked through: a number of files, and their size together. */
export const withinLimits: GateRule = {
  code: 'qua-nhieu-tep',
  words: {
    title: 'Lần nộp quá lớn',
    what: 'Một lần nộp nhận nhiều nhất {files} tệp, tất cả không quá {megabytes} MB; lần này vượt mức ấy nên chưa đọc tệp nào.',
    cure: 'Chia thành nhiều lần nộp, ví dụ mỗi đơn vị một lần, mỗi lần từ một nhánh mới.',
    example: { wrong: '6.000 tệp một lần', right: '3 lần, mỗi lần 2.000 tệp' },
  },
  severity: 'error',
  source: 'mối nguy: làm nghẽn máy xét',
  *check({ tooMany, tooLarge }) {
    if (tooMany || tooLarge) yield { file: '', values: { files: gateLimits.files, megabytes } };
  },
};
