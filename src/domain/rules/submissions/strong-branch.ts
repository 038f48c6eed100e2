import { aspectResults, aspects } from '../../schema/submission.ts';
import type { SubmissionRule } from '../rule.ts';

const aspectNames = Object.keys(aspects) as (keyof typeof aspects)[];

/** R13. Ensure that a chi đoàn mạnh is recognised on all three aspects, not on some. */
export const everyAspect: SubmissionRule = {
  code: 'manh-chua-du-ba-mat',
  words: {
    title: 'Công nhận khi chưa đạt cả ba mặt',
    what: 'Dòng này có ngày công nhận, nhưng chưa ghi “{met}” ở mặt: {missing}.',
    cure: 'Nếu mặt ấy đã đạt thì ghi “{met}”; chưa đạt thì để trống ngày công nhận.',
    example: {
      wrong: 'Chính trị – tư tưởng | Tổ chức | Hoạt động | Ngày công nhận\nĐạt | Đạt | Chưa xét | 20/12/2016',
      right: 'Chính trị – tư tưởng | Tổ chức | Hoạt động | Ngày công nhận\nĐạt | Đạt | Đạt | 20/12/2016',
    },
  },
  severity: 'error',
  kinds: ['chi-doan-manh'],
  clause: 'K L57 “trên cả 03 mặt chính trị - tư tưởng, tổ chức và hoạt động” (R13, K-47)',
  *check({ own }) {
    for (const branch of own.each('chi-doan-manh')) {
      const missing = aspectNames.filter((aspect) => branch[aspect] !== 'dat');
      if (branch.recognised !== '' && missing[0])
        yield {
          rows: [branch.row],
          field: missing[0],
          values: { met: aspectResults.dat, missing: missing.map((aspect) => aspects[aspect]).join(', ') },
        };
    }
  },
};

/** R13. Ensure that a branch registers first and is recognised then. */
export const strongAfterRegistration: SubmissionRule = {
  code: 'manh-truoc-dang-ky',
  words: {
    title: 'Công nhận trước ngày đăng ký',
    what: 'Ngày công nhận chi đoàn mạnh ở dòng này đứng trước ngày chi đoàn đăng ký.',
    cure: 'Xem lại hai ngày ở dòng này.',
    example: {
      wrong: 'Ngày đăng ký | Ngày công nhận\n20/02/2016 | 20/12/2015',
      right: 'Ngày đăng ký | Ngày công nhận\n20/02/2016 | 20/12/2016',
    },
  },
  severity: 'error',
  kinds: ['chi-doan-manh'],
  clause: 'K L57 “các giải pháp xây dựng Chi đoàn mạnh”: đăng ký, rồi công nhận (R13, K-47)',
  *check({ own }) {
    for (const { row, registered, recognised } of own.each('chi-doan-manh'))
      if (recognised !== '' && recognised < registered) yield { rows: [row], field: 'recognised', values: {} };
  },
};
