import type { ContentRule } from '../rule.ts';
import { isClosed, listDue } from '../../year/due.ts';

/**
 * Tell that a year's lists are due and its groups are not fixed: until they are, the year has no figures of persons, for groups
 * made anew at each publication would part. Nobody but the maintainers can write them, so nothing does it unasked.
 */
export const groupsFixed: ContentRule = {
  code: 'nhom-chua-chot',
  words: {
    title: 'Nhóm số liệu chưa chốt',
    what: 'Đã đến hạn nộp danh sách năm {year} của chương trình “{programme}” mà nhóm số liệu chưa chốt: trang mới chỉ nói ai đã nộp, chưa có số người và số việc của năm.',
    cure: 'Người giữ kho bấm “Chốt nhóm” ở mục Bắt đầu của bàn biên tập (hay theo mục “Chốt nhóm số liệu” của content/README.md), một lần cho mỗi hạn nộp.',
    example: { wrong: 'Năm 2016 | Hạn nộp danh sách: 31/03', right: 'Năm 2016 | Hạn nộp danh sách: 31/03\nNhóm số liệu đã chốt | 62 nhóm' },
  },
  severity: 'warning',
  clause: 'Luật 91/2025/QH15',
  *check({ forest, programmes, programmeFiles }, { today, lists }) {
    if (today === undefined) return;
    for (const programme of programmes)
      for (const { year, groups } of programme.years) {
        if (isClosed(programme, year, today)) continue;
        const fixed = new Set(
          (groups?.people.flat() ?? []).flatMap((code) => forest.get(code) ?? []).map((unit) => listDue(programme, year, unit)),
        );
        const due = lists.filter((l) => l.year === year && l.programme === programme).map(({ unit }) => listDue(programme, year, unit));
        if (due.some((day) => day < today && !fixed.has(day)))
          yield { file: programmeFiles.get(programme.code)!, values: { year, programme: programme.short } };
      }
  },
};
