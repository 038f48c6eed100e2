import { actLabels, type ActName } from '../../schema/act.ts';
import { existsIn } from '../../schema/forest.ts';
import { shortDay } from '../../vietnamese.ts';
import type { Submission, SubmissionRule } from '../rule.ts';

const receipt: ActName = 'nhan_danh_sach';
const sending: ActName = 'gui_danh_sach';

/** A unit, and those that it became by the year: whichever was there then sent the list. */
const senders = ({ year, content: { forest } }: Submission, unit: string): readonly string[] => [
  unit,
  ...forest
    .successors(unit)
    .filter((next) => existsIn(next, year))
    .map(({ code }) => code),
];
/** The day on which a unit's list was sent. */
const sentOn = (submission: Submission, unit: string): string | undefined =>
  senders(submission, unit)
    .map((sender) => submission.bookOf(sender)?.firstDay(sending))
    .find((day) => day !== undefined);

/** What must come before a list of a unit is received: that it was sent, or, where no book tells of it, that somebody was recognised. */
const beforeReceipt = (submission: Submission, unit: string): { before: string; day: string } | undefined => {
  const sent = sentOn(submission, unit);
  if (sent !== undefined) return { before: 'ngày gửi', day: sent };
  const sessions = senders(submission, unit).flatMap((sender) => submission.bookOf(sender)?.sessions ?? []);
  const [day] = sessions.map((session) => session.day).sort();
  return day === undefined ? undefined : { before: 'ngày họp xét công nhận', day };
};

/** R8. Ensure that a list of recognised results is received only after it was sent, and after the session: they stand in the files of two units. */
export const receivedAfterSent: SubmissionRule = {
  code: 'nhan-truoc-khi-gui',
  words: {
    title: 'Nhận danh sách trước ngày gửi',
    what: 'Ngày nhận ở dòng này đứng trước {before} ({day}) của “{unit}”.',
    cure: 'Xem lại ngày nhận ở dòng này, rồi ngày họp xét và ngày của dòng “{sending}” trong sổ của đơn vị gửi.',
    example: {
      wrong: 'Việc đã làm | Ngày làm | Liên quan đến\nNhận danh sách công nhận của đơn vị | 09/01/2017 | q8-p01',
      right: 'Việc đã làm | Ngày làm | Liên quan đến\nNhận danh sách công nhận của đơn vị | 12/01/2017 | q8-p01',
    },
  },
  severity: 'error',
  kinds: ['so-viec'],
  clause: 'Q L63 “gởi về Quận đoàn thông qua Ban Tổ chức Quận đoàn” (R8, Q-36)',
  *check(submission) {
    const { own, content } = submission;
    for (const { row, day, about } of own.acts(receipt)) {
      const first = beforeReceipt(submission, about);
      if (first && day < first.day)
        yield {
          rows: [row],
          field: 'day',
          values: { ...first, day: shortDay(first.day), sending: actLabels[sending], unit: content.forest.get(about)!.name },
        };
    }
  },
};

/** Point out a list that was received while of its sender's book no sending counts. */
export const receiptHasSending: SubmissionRule = {
  code: 'nhan-chua-thay-gui',
  words: {
    title: 'Nhận danh sách mà nơi gửi chưa ghi',
    what: 'Dòng này ghi đã nhận danh sách của “{unit}”, nhưng sổ công việc của đơn vị ấy chưa có dòng “{sending}” nào được nhận.',
    cure: 'Xem lại mã đơn vị; nếu đúng thì nhắc đơn vị ấy ghi ngày gửi vào sổ công việc của mình, hoặc sửa dòng chưa được nhận.',
    example: {
      wrong: 'Việc đã làm | Ngày làm | Liên quan đến\nNhận danh sách công nhận của đơn vị | 12/01/2017 | q8-p02',
      right: 'Việc đã làm | Ngày làm | Liên quan đến\nNhận danh sách công nhận của đơn vị | 12/01/2017 | q8-p01',
    },
  },
  severity: 'warning',
  kinds: ['so-viec'],
  needsBooks: (submission) => submission.own.acts(receipt).flatMap(({ about }) => senders(submission, about)),
  clause: 'Q L63 “Tổng hợp danh sách kết quả công nhận … gởi về Quận đoàn” (R8, Q-36)',
  *check(submission) {
    const { own, content } = submission;
    for (const { row, about } of own.acts(receipt))
      if (sentOn(submission, about) === undefined)
        yield { rows: [row], field: 'about', values: { sending: actLabels[sending], unit: content.forest.get(about)!.name } };
  },
};
