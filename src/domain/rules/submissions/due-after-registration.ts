import type { SubmissionRule } from '../rule.ts';

/** Point out an item that was due before it was registered. */
export const dueAfterRegistration: SubmissionRule = {
  code: 'han-truoc-dang-ky',
  words: {
    title: 'Hạn đứng trước ngày đăng ký',
    what: 'Việc ở dòng này có hạn hoàn thành đứng trước ngày đăng ký; có thể gõ nhầm năm, hoặc nhầm ngày với tháng.',
    cure: 'Xem lại hai ngày ấy; hạn là ngày việc sẽ làm xong.',
    example: {
      wrong: 'Hạn hoàn thành | Ngày đăng ký\n31/12/2015 | 20/02/2016',
      right: 'Hạn hoàn thành | Ngày đăng ký\n31/12/2016 | 20/02/2016',
    },
  },
  severity: 'warning',
  kinds: ['dang-ky'],
  clause: 'Q L74 “tự đăng ký và gửi về lại cho BCH chi đoàn theo thời gian quy định”',
  *check({ own }) {
    for (const { row, until, day } of own.each('dang-ky'))
      if (until !== '' && until < day) yield { rows: [row], field: 'until', values: {} };
  },
};
