import { mostPoints, scoredCriteria } from '../../schema/points.ts';
import { formatPoints, ratingOfPoints } from '../../year/score.ts';
import type { SubmissionRule } from '../rule.ts';

const source = 'phiếu chấm điểm hai cột (đoàn viên, chi đoàn) của chương trình theo nhóm tiêu chí có điểm';

/** Ensure that a score sheet is handed in where the programme gives points, and nowhere else. */
export const pointsAreGiven: SubmissionRule = {
  code: 'khong-cham-diem',
  words: {
    title: 'Chương trình không chấm điểm',
    what: 'Chương trình năm {year} không đặt điểm cho tiêu chí nào, nên phiếu chấm điểm không dùng được.',
    cure: 'Ghi kết quả từng việc ở tệp kết quả, mức đề nghị ở tệp xếp loại. Chương trình có chấm điểm thì báo ban phụ trách ghi điểm tối đa cho từng tiêu chí.',
    example: { wrong: 'Tiêu chí | Điểm tối đa\nRL1 | ', right: 'Tiêu chí | Điểm tối đa\nRL1 | 20' },
  },
  severity: 'error',
  kinds: ['cham-diem'],
  clause: source,
  *check({ programme, year }) {
    if (mostPoints(programme) === 0) yield { rows: [], values: { year } };
  },
};

/** Ensure that nobody gives more points, in either column, than a criterion has. */
export const pointsWithinMost: SubmissionRule = {
  code: 'diem-vuot-muc',
  words: {
    title: 'Điểm cao hơn mức tối đa',
    what: 'Tiêu chí {criterion} cho nhiều nhất {most} điểm; dòng này ghi {given}.',
    cure: 'Ghi từ 0 đến {most} điểm.',
    example: {
      wrong: 'Tiêu chí | Điểm tự chấm | Điểm chi đoàn chấm\nLT1 (tối đa 20) | 20 | 22',
      right: 'Tiêu chí | Điểm tự chấm | Điểm chi đoàn chấm\nLT1 (tối đa 20) | 20 | 20',
    },
  },
  severity: 'error',
  kinds: ['cham-diem'],
  clause: source,
  *check({ programme, own }) {
    const most = new Map(scoredCriteria(programme).map(({ code, points }) => [code, points]));
    if (most.size === 0) return;
    for (const { row, criterion, ownPoints = 0, points } of own.each('cham-diem')) {
      const limit = most.get(criterion) ?? 0;
      const given = Math.max(ownPoints, points);
      if (given > limit)
        yield {
          rows: [row],
          field: points > limit ? 'points' : 'ownPoints',
          values: { criterion, most: formatPoints(limit), given: formatPoints(given) },
        };
    }
  },
};

/** Point out a sheet on which a criterion has no points of the branch: its sum is none yet. */
export const everyCriterionScored: SubmissionRule = {
  code: 'phieu-thieu-tieu-chi',
  words: {
    title: 'Phiếu còn thiếu tiêu chí',
    what: 'Phiếu của một đoàn viên chưa có điểm ở tiêu chí: {missing}. Chưa đủ thì chưa tính tổng điểm.',
    cure: 'Thêm dòng cho các tiêu chí ấy; không đạt thì ghi 0.',
    example: {
      wrong: 'Tiêu chí | Điểm chi đoàn chấm\nLT1 | 18\nDD1 | 17',
      right: 'Tiêu chí | Điểm chi đoàn chấm\nLT1 | 18\nDD1 | 17\nCM1 | 0',
    },
  },
  severity: 'warning',
  kinds: ['cham-diem'],
  ofMember: true,
  ofWholeMember: true,
  clause: source,
  *check({ own }) {
    for (const member of own.byMember('cham-diem').members()) {
      const lacking = own.member(member).score?.lacking ?? [];
      if (lacking.length > 0) yield { rows: own.byMember('cham-diem').of(member), member, values: { missing: lacking.join(', ') } };
    }
  },
};

/** Point out a sheet whose two columns lead to two different ratings: what the meeting should have talked about. */
export const columnsAgree: SubmissionRule = {
  code: 'hai-cot-khac-muc',
  words: {
    title: 'Hai cột điểm dẫn tới hai mức',
    what: 'Một đoàn viên tự chấm {own} điểm (mức “{ownRating}”), chi đoàn chấm {points} điểm (mức “{rating}”).',
    cure: 'Trao đổi với người ấy trước khi đề nghị; điểm chi đoàn chấm là điểm được tính.',
    example: {
      wrong: 'Điểm tự chấm | Điểm chi đoàn chấm\n92 | 74',
      right: 'Điểm tự chấm | Điểm chi đoàn chấm\n82 | 80',
    },
  },
  severity: 'note',
  kinds: ['cham-diem'],
  ofMember: true,
  ofWholeMember: true,
  clause: source,
  *check({ programme, own }) {
    for (const member of own.byMember('cham-diem').members()) {
      const score = own.member(member).score;
      if (score?.own === undefined || score.lacking.length > 0) continue;
      const [hers, theirs] = [ratingOfPoints(programme, score.own), ratingOfPoints(programme, score.branch)];
      if (hers && theirs && hers.code !== theirs.code)
        yield {
          rows: own.byMember('cham-diem').of(member),
          member,
          values: { own: formatPoints(score.own), ownRating: hers.name, points: formatPoints(score.branch), rating: theirs.name },
        };
    }
  },
};
