import { columnSaying } from '../../schema/row-fields.ts';
import { cellsThat, type SubmissionRule } from '../rule.ts';

/** Point out an item whose campaign or movement the programme does not name: it is counted under none. */
export const campaignKnown: SubmissionRule = {
  code: 'phong-trao-la',
  words: {
    title: 'Phong trào không có trong chương trình',
    what: 'Phong trào ghi ở dòng này không có trong chương trình năm {year}, nên việc này chưa tính vào phong trào nào.',
    cure: 'Dùng một trong: {options}; hoặc để trống.',
    example: { wrong: 'Phong trào\nkhac', right: 'Phong trào\nhoc-tap-va-lam-theo-bac' },
  },
  severity: 'warning',
  kinds: ['dang-ky'],
  ofEachRow: true,
  clause: 'K L23 “phát huy tính xung kích, tiên phong … trong các phong trào của Đoàn” (K-10)',
  *check(submission) {
    const { programme, year, kind, file } = submission;
    if (!file.rows.names.includes(columnSaying(kind, 'campaign'))) return;
    const codes = programme.campaigns.map(({ code }) => code);
    const options = programme.campaigns.map(({ name }) => name).join('; ');
    yield* cellsThat(submission, { field: 'campaign' }, (code) => code !== '' && !codes.includes(code), { year, options });
  },
};
