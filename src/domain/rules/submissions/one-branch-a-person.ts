import type { SubmissionRule } from '../rule.ts';

/** Point out a code that two branches of an organisation list as theirs in the same year: a transfer nobody marked, or two people. */
export const oneBranchAPerson: SubmissionRule = {
  code: 'ma-o-hai-noi',
  words: {
    title: 'Mã đang có ở hai chi đoàn',
    what: 'Mã ở dòng này cũng đang sinh hoạt trong danh sách của {other}.',
    cure: 'Nếu người ấy đã chuyển, nơi đi ghi “chuyển đi”; nếu là hai người, một chi đoàn đổi mã.',
    example: {
      wrong: 'Mã chi đoàn | Mã đoàn viên | Tình trạng\nq8-p01-kp1 | DV-1A | Đang sinh hoạt\nq8-p01-kp2 | DV-1A | Đang sinh hoạt',
      right: 'Mã chi đoàn | Mã đoàn viên | Tình trạng\nq8-p01-kp1 | DV-1A | Chuyển đi trong năm\nq8-p01-kp2 | DV-1A | Đang sinh hoạt',
    },
  },
  severity: 'warning',
  kinds: ['doan-vien'],
  clause: 'K L53, Q L76 (K-38, Q-47)',
  *check({ own, claim }) {
    for (const { row, member, state } of own.each('doan-vien')) {
      const other = state === 'chuyen_di' ? undefined : claim(member);
      if (other) yield { rows: [row], column: 'ma_doan_vien', values: { other: other.name } };
    }
  },
};
