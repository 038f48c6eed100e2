import { cellsThat, type SubmissionRule } from '../rule.ts';

/** R9. Ensure that a branch and its ratings are recognised by its Đoàn cơ sở, a chi đoàn cơ sở and its by the unit above. */
export const rightRecogniser: SubmissionRule = {
  code: 'sai-noi-cong-nhan',
  words: {
    title: 'Không đúng nơi công nhận',
    what: 'Kết quả của chi đoàn này do {expected} công nhận.',
    cure: 'Chuyển dòng này sang tệp của {expected}.',
    example: {
      wrong: 'Mã đơn vị công nhận | Mã chi đoàn\nq8-p01 | q8-cd-thue',
      right: 'Mã đơn vị công nhận | Mã chi đoàn\nq8 | q8-cd-thue',
    },
  },
  severity: 'error',
  kinds: ['cong-nhan', 'chi-doan-manh'],
  clause: 'Q L62, L64, L83; K L57 (R9, Q-38, K-47)',
  *check(submission) {
    const { unit, content } = submission;
    const rightFor = (code: string) => {
      const branch = content.forest.get(code);
      return branch?.branchType ? content.forest.recogniser(branch) : undefined;
    };
    yield* cellsThat(
      submission,
      { field: 'branch' },
      (code) => rightFor(code)?.code !== unit.code,
      (code) => ({ expected: rightFor(code)?.name ?? 'đơn vị cấp trên của chi đoàn' }),
    );
  },
};
