import type { SubmissionRule } from '../rule.ts';

/** Ensure that the year lies in the programme's period. */
export const yearInPeriod: SubmissionRule = {
  code: 'ngoai-giai-doan',
  severity: 'loi',
  kinds: ['doan-vien', 'dang-ky', 'ket-qua', 'danh-gia', 'cong-nhan'],
  clause: 'K L15, Q L4 (K-05)',
  *check({ year, programme: { period } }) {
    if (year < period.from || year > period.to) yield { rows: [], values: { year, from: period.from, to: period.to } };
  },
};
