import { programmeOf } from '../../schema/programme-lookup.ts';
import { parseSubmissionPath } from '../../schema/path.ts';
import { submissionsIn, type GateRule } from './gate.ts';

/** Ensure that nothing of a year changes once its programme has closed the books. */
export const openYear: GateRule = {
  code: 'so-da-khoa',
  words: {
    title: 'Sổ của năm đã khoá',
    what: 'Năm {year} đã chốt sổ nên không nhận thêm hay sửa tệp nộp của năm ấy.',
    cure: 'Có chỗ thật sự phải sửa thì báo Ban Tổ chức – Kiểm tra để mở lại sổ.',
    example: { wrong: 'content/submissions/q8-p01-kp1/2014/dang-ky.csv', right: 'content/submissions/q8-p01-kp1/2016/dang-ky.csv' },
  },
  severity: 'error',
  source: 'Q L63 “làm căn cứ cho việc phân tích chất lượng đoàn viên hàng năm”: kết quả đã chốt không đổi',
  *check(change) {
    for (const { entry, unit } of submissionsIn(change)) {
      const { year } = parseSubmissionPath(entry.path)!;
      const programme = unit && programmeOf(change.programmes, change.forest, unit, year);
      if (programme?.years.find((y) => y.year === year)?.closed) yield { file: entry.path, values: { year } };
    }
  },
};
