import { itemColumn, memberColumn } from '../../schema/row-fields.ts';
import { columnOf, kindNames, kindOf, type KindName } from '../../schema/submission.ts';
import type { RowPlace, Rows } from '../../intake/rows.ts';
import type { SubmissionRule } from '../rule.ts';

/** Rows that repeat earlier ones; a table pasted twice, whose rows follow each other in both places, is one block. */
const blocksOf = (rows: Rows, key: readonly string[]): readonly (readonly [row: number, first: number])[][] => {
  const blocks: [number, number][][] = [];
  for (const [row, first] of rows.repeats(key)) {
    const last = blocks.at(-1)?.at(-1);
    if (last && row === last[0] + 1 && first === last[1] + 1) blocks.at(-1)!.push([row, first]);
    else blocks.push([[row, first]]);
  }
  return blocks;
};

/** `7–11`, and the sheet they stand in. */
const named = (places: readonly RowPlace[]): string => {
  const [first, last] = [places[0]!, places.at(-1)!];
  const sheet = first.sheet === undefined ? '' : ` trang “${first.sheet}”`;
  return `${first.row === last.row ? first.row : `${first.row}–${last.row}`}${sheet}`;
};

/** What to do where the two are not the same after all. */
const otherwise = (kind: KindName, key: readonly string[]): string => {
  if (key.some((column) => columnOf(kind, column).type === 'day')) return 'nếu là việc khác thì ghi đúng ngày của việc ấy';
  if (key.includes(itemColumn)) return 'nếu là việc khác thì đổi số thứ tự';
  return key.includes(memberColumn) ? 'nếu là hai người thì mỗi người một mã' : 'nếu là chi đoàn khác thì ghi đúng mã của chi đoàn ấy';
};

/** Point out an item that is word for word another of the same member: the two count as one. */
export const sameItemTwice: SubmissionRule = {
  code: 'viec-trung',
  words: {
    title: 'Hai việc giống hệt nhau',
    what: 'Việc ở dòng này giống hệt việc số {first} của cùng một người: hai dòng được tính là một việc.',
    cure: 'Trùng thì xoá một dòng; là hai việc khác nhau thì ghi rõ khác ở chỗ nào (số lần, nơi làm, thời gian).',
    example: {
      wrong: 'Số thứ tự việc | Nội dung việc làm cụ thể\n1 | Đọc 3 cuốn sách về Bác Hồ\n2 | Đọc 3 cuốn sách về Bác Hồ',
      right: 'Số thứ tự việc | Nội dung việc làm cụ thể\n1 | Đọc 3 cuốn sách về Bác Hồ\n2 | Hiến máu 1 lần',
    },
  },
  severity: 'warning',
  kinds: ['dang-ky'],
  ofMember: true,
  clause: 'Q L90 “ít nhất 05 việc làm, hành động, chỉ tiêu cụ thể” (R1, Q-63)',
  *check({ own }) {
    for (const { code, registrations } of own.registrants())
      for (const { number, at, everywhere } of registrations)
        for (const again of everywhere.slice(1))
          if (again.at === 0 && at === 0) yield { rows: [again.row], member: code, field: 'thing', values: { first: number } };
  },
};

/** Ensure that no two rows speak of the same thing: member and item, member and round, member. */
export const noDuplicateRow: SubmissionRule = {
  code: 'dong-trung',
  words: {
    title: 'Dòng trùng',
    what: '{rows} lặp lại dòng {first}: cùng {key}.',
    cure: 'Giữ một dòng; {how}.',
    example: { wrong: 'Mã đoàn viên | Số thứ tự việc\nDV-1A | 1\nDV-1A | 1', right: 'Mã đoàn viên | Số thứ tự việc\nDV-1A | 1\nDV-1A | 2' },
  },
  severity: 'error',
  kinds: kindNames,
  clause: 'Q L90 (Q-62)',
  *check({ kind, file }) {
    const { key } = kindOf(kind);
    const how = otherwise(kind, key);
    const names = key.map((column) => columnOf(kind, column).label).join(' + ');
    for (const block of blocksOf(file.rows, key)) {
      const places = (at: 0 | 1) => block.map((pair) => file.rows.place(pair[at]));
      const values = { key: names, rows: `Dòng ${named(places(0))}`, first: named(places(1)), how };
      yield { rows: block.map(([row]) => row), values };
    }
  },
};
