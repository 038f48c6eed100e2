import { namesNobody } from '../submissions/names-nobody.ts';
import type { GateRule } from './gate.ts';

/** Note a file in which somebody may be named: what Git has once taken in it never forgets, so a person looks first. */
export const nobodyNamed: GateRule = {
  code: 'cho-xem-ten',
  words: {
    title: 'Có thể có tên người',
    what: 'Tệp có chỗ giống họ tên một người. Điều đã nhập vào kho thì không xoá hẳn được, nên người phụ trách xem trước.',
    cure: 'Bỏ tên ấy rồi gửi lại thì máy nhận ngay; nếu là tên đường, tên trường thì chờ người phụ trách xem.',
    example: { wrong: 'Dạy em Nguyễn Văn A đọc 5 bài', right: 'Dạy một em nhỏ đọc 5 bài' },
  },
  severity: 'canh_bao',
  source: 'mối nguy: tên người nằm lại trong lịch sử của kho',
  *check({ files }) {
    for (const { path, issues } of files) if (issues.some((issue) => issue.code === namesNobody.code)) yield { file: path, values: {} };
  },
};
