import { remember } from '../../remember.ts';
import { fold } from '../../vietnamese.ts';
import { rowClass } from '../../year/rows-of.ts';
import { cellsThat, type SubmissionRule } from '../rule.ts';

/** Words that promise an attitude and name no work. */
const attitude =
  /\b(tich cuc|co gang|phan dau|luon luon|guong mau|nghiem tuc|nhiet tinh|hang hai|day du|chap hanh tot|lam tot|hoan thanh tot)\b/;

/** Whether nobody could check a text at the year's end: fewer than three words, or an attitude without a number. */
export const isVague = remember((text) => {
  const plain = fold(text);
  return plain.split(/[^a-z0-9]+/).filter(Boolean).length < 3 || (attitude.test(plain) && !/\d/.test(plain));
});

/** Point out an item that says no concrete thing to do. */
export const concreteItem: SubmissionRule = {
  code: 'viec-chua-cu-the',
  words: {
    title: 'Việc chưa cụ thể',
    what: 'Nội dung ở dòng này chưa nói rõ làm việc gì, bao nhiêu, nên cuối năm khó đánh giá.',
    cure: 'Viết một việc đếm được, ví dụ: Tham gia 2 buổi Chủ nhật xanh.',
    example: {
      wrong: 'Nội dung việc làm cụ thể\nTích cực tham gia phong trào',
      right: 'Nội dung việc làm cụ thể\nTham gia 2 buổi Chủ nhật xanh',
    },
  },
  severity: 'warning',
  kinds: ['dang-ky'],
  clause: 'Q L89–90 “việc làm, hành động, chỉ tiêu cụ thể” (Q-61)',
  *check(submission) {
    const Registration = rowClass('dang-ky');
    for (const found of cellsThat(submission, { field: 'thing' }, isVague))
      if (new Registration(submission.file.rows, found.rows[0]!).amount === undefined) yield found;
  },
};
