import { kindNames, kindOf } from '../../schema/submission.ts';
import { levels } from '../../schema/unit.ts';
import type { SubmissionRule } from '../rule.ts';

/** Ensure that the unit is one that hands in this kind: a branch its members' files, a recogniser its recognitions. */
export const unitHandsIn: SubmissionRule = {
  code: 'sai-cap-nop',
  words: {
    title: 'Đơn vị không nộp loại tệp này',
    what: 'Tệp “{label}” do {expected} nộp.',
    cure: 'Chuyển tệp cho {expected}.',
    example: { wrong: 'q8-p01/2016/doan-vien.csv', right: 'q8-p01-kp1/2016/doan-vien.csv' },
  },
  severity: 'error',
  kinds: kindNames,
  clause: 'Q L62, L76 (Q-35, Q-47)',
  *check({ unit, year, kind, content }) {
    const { by, label } = kindOf(kind);
    const right = by === 'any' || (by === 'branch' ? levels[unit.level].submits : content.forest.recognises(unit, year));
    if (!right)
      yield { rows: [], values: { label, expected: by === 'branch' ? 'chi đoàn' : 'Đoàn cơ sở hoặc Đoàn cấp trên của chi đoàn cơ sở' } };
  },
};
