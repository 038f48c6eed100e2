import { columnSaying, sameThing } from '../../schema/row-fields.ts';
import type { SubmissionRule } from '../rule.ts';

/** From so many rows on, one text for all is a form filled in for everybody, not what each chose. */
const alikeFrom = 30;
/** In a branch of at least so many who registered, a text that more than half of them have is no less so. */
const peopleFrom = 10;

/** Point out a text that stands in thirty rows or more, or that more than half of a branch's people registered. */
export const notAllAlike: SubmissionRule = {
  code: 'noi-dung-giong-nhau',
  words: {
    title: 'Nhiều dòng giống hệt nhau',
    what: 'Cùng một nội dung được đăng ký ở {count} dòng.',
    cure: 'Gợi ý mỗi đoàn viên chọn việc hợp với khả năng, điều kiện của mình; nếu cả chi đoàn cùng làm thật thì để nguyên.',
    example: {
      wrong: 'Nội dung việc làm cụ thể\nDọn rác ở hẻm 12\nDọn rác ở hẻm 12\nDọn rác ở hẻm 12',
      right: 'Nội dung việc làm cụ thể\nDọn rác ở hẻm 12\nDạy 2 em nhỏ đọc chữ\nHiến máu 1 lần',
    },
  },
  severity: 'warning',
  kinds: ['dang-ky'],
  clause:
    'K L25 “Đoàn viên phải thực sự là chủ thể của quá trình rèn luyện”; Q L89 “lựa chọn các công việc phù hợp với khả năng, điều kiện của bản thân” (K-15, Q-44, Q-61)',
  *check({ kind, file: { rows } }) {
    if (rows.length < peopleFrom) return;
    const [member, column] = [columnSaying(kind, 'member'), columnSaying(kind, 'thing')];
    const memberOf = (row: number) => rows.at(row, member);
    const people = new Set([...rows].map(memberOf)).size;
    const isMany = (same: readonly number[]) =>
      same.length >= alikeFrom || (people >= peopleFrom && new Set(same.map(memberOf)).size * 2 > people);
    for (const same of Map.groupBy(rows, (row) => rows.read(row, column, sameThing)).values())
      if (isMany(same)) yield { rows: same, field: 'thing', values: { count: same.length } };
  },
};

/** Point out score sheets that more than half of a branch’s people have alike, cell by cell: nobody was looked at (K-15). */
export const sheetsNotAllAlike: SubmissionRule = {
  code: 'phieu-giong-nhau',
  words: {
    title: 'Nhiều phiếu chấm điểm giống hệt nhau',
    what: '{count} đoàn viên có phiếu chấm điểm giống hệt nhau ở mọi tiêu chí.',
    cure: 'Mời từng đoàn viên tự chấm, rồi chi đoàn chấm từng người; nếu quả thật như nhau thì để nguyên.',
    example: {
      wrong: 'Mã đoàn viên | Điểm tự chấm | Điểm chi đoàn chấm\nDV-1A | 18 | 18\nDV-2B | 18 | 18',
      right: 'Mã đoàn viên | Điểm tự chấm | Điểm chi đoàn chấm\nDV-1A | 18 | 17\nDV-2B | 15 | 16',
    },
  },
  severity: 'warning',
  kinds: ['cham-diem'],
  clause: 'K L25 “Đoàn viên phải thực sự là chủ thể của quá trình rèn luyện” (K-15)',
  *check({ own }) {
    const sheets = own.byMember('cham-diem');
    const members = [...sheets.members()];
    if (members.length < peopleFrom) return;
    const written = (member: string) =>
      [...own.of('cham-diem', member)]
        .map(({ criterion, ownPoints, points }) => `${criterion} ${ownPoints} ${points}`)
        .sort()
        .join('\n');
    for (const same of Map.groupBy(members, written).values())
      if (same.length * 2 > members.length)
        yield { rows: same.flatMap((member) => [...sheets.of(member)]), values: { count: same.length } };
  },
};
