import { cellsThat, type SubmissionRule } from '../rule.ts';

/** A file on somebody's own machine or network, or what is no address of a page at all. */
const opensNowhereElse =
  /(?:^|\s)(?:file:|javascript:|data:|[a-z]:\\|\\\\\S)|\/\/(?:localhost|127\.\d|10\.\d|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)/i;

/** Point out evidence that only the sender's own machine can open. */
export const evidenceOpens: SubmissionRule = {
  code: 'minh-chung-kho-mo',
  words: {
    title: 'Minh chứng người khác không mở được',
    what: 'Minh chứng ở dòng này không phải nơi mà người khác mở được: nó nằm trên một máy hay một mạng riêng, hoặc không phải đường dẫn.',
    cure: 'Đưa tệp vào nơi lưu chung của chi đoàn rồi ghi tên tệp, số biên bản hoặc đường dẫn ấy.',
    example: { wrong: 'Minh chứng\nC:\\Users\\anh.jpg', right: 'Minh chứng\nbien-ban-2016-07' },
  },
  severity: 'warning',
  kinds: ['ket-qua'],
  ofEachRow: true,
  clause: 'K L81 “kiểm tra việc triển khai và tổ chức thực hiện Chương trình RLĐV ở các cấp bộ Đoàn”',
  *check(submission) {
    yield* cellsThat(submission, { field: 'proof' }, (text) => opensNowhereElse.test(text));
  },
};
