import { seenLabel, type GateRule } from './gate.ts';

/** Note what may name a person: what Git has once taken in it never forgets, so a person looks first. */
export const nobodyNamed: GateRule = {
  code: 'cho-xem-ten',
  words: {
    title: 'Có thể có tên người',
    what: '{where} có chỗ giống {kind}. Điều đã nhập vào kho thì không xoá hẳn được, nên người phụ trách xem trước.',
    cure: `Nếu đúng là của một người thì bỏ chỗ ấy rồi nộp lại; nếu là tên đường, tên trường, anh hùng thì chờ người phụ trách gắn nhãn ${seenLabel}.`,
    example: { wrong: 'Dạy em Nguyễn Văn A đọc 5 bài', right: 'Dạy một em nhỏ đọc 5 bài' },
  },
  severity: 'warning',
  source: 'mối nguy: tên người nằm lại trong lịch sử của kho',
  *check({ sights }) {
    for (const { file, kind, where, certain, past } of sights)
      if (!certain) yield { file, values: { where: where ?? (past ? 'Một lần ghi trước của nhánh này' : 'Tệp'), kind } };
  },
};
