import { ratingsOf } from '../schema/forest.ts';
import type { ActName } from '../schema/act.ts';
import { shortDay } from '../vietnamese.ts';
import type { BranchYear } from '../year/branch-year.ts';
import { aboutYear, ratingName, type InternalReport } from './context.ts';
import { number, words } from './report.ts';

/** Stands where the book says nothing. */
const notWritten = 'chưa ghi';

/** The day of a unit's first act of a name, about something where that is given. */
const dayOf = (own: BranchYear | undefined, act: ActName, about?: string): string => {
  const [first] = (own?.acts(act) ?? [])
    .filter((entry) => about === undefined || entry.about === about)
    .map(({ day }) => day)
    .sort();
  return first === undefined ? notWritten : shortDay(first);
};

/** P6. The list of recognised results, branch by branch, with when it was sent and received, and every step on the way (Q L41, L63). */
export const recognitionList: InternalReport = {
  code: 'P6',
  title: 'Danh sách kết quả công nhận',
  period: 'Hằng năm',
  from: 'Đoàn cơ sở',
  to: 'Ban Tổ chức cấp trên',
  clause: 'Q L63 “Tổng hợp danh sách kết quả công nhận … gởi về Quận đoàn thông qua Ban Tổ chức Quận đoàn” (Q-24, Q-36)',
  audience: 'noi_bo',
  level: 'co_so',
  needs: ['doan-vien', 'cong-nhan'],
  fuller: ['danh-gia', 'so-viec'],
  isFor: () => true,
  build: (context) => {
    const { programme, unit, branches, yearOf } = context;
    const ratings = ratingsOf(programme);
    const lists = branches.map((branch) => {
      const members = branch.people.filter((p) => p.mayBeRated);
      return { branch, name: branch.unit.name, members, recognised: members.filter((p) => p.recognition !== undefined) };
    });
    const all = lists.flatMap((list) => list.recognised);
    const members = lists.flatMap((list) => list.members);
    const byRating = (people: typeof all) => ratings.map(({ code }) => people.filter((p) => p.recognition!.rating === code).length);
    return {
      title: recognitionList.title,
      lead: `${aboutYear(context)} Đoàn viên chưa có kết quả công nhận được đếm riêng.`,
      facts: [
        ['đoàn viên', members.length],
        ['đã công nhận', all.length],
        ['chưa công nhận', members.length - all.length],
        ['ngày gửi danh sách', dayOf(yearOf(unit.code), 'gui_danh_sach')],
        ['cấp trên nhận ngày', unit.parent === undefined ? '—' : dayOf(yearOf(unit.parent), 'nhan_danh_sach', unit.code)],
      ],
      tables: [
        {
          caption: 'Từng chi đoàn, xếp theo tên',
          columns: [
            words('Chi đoàn'),
            number('Đoàn viên'),
            ...ratings.map(({ name }) => number(name)),
            number('Cộng'),
            number('Chưa công nhận'),
          ],
          rows: lists.map((list) => [
            list.name,
            list.members.length,
            ...byRating(list.recognised),
            list.recognised.length,
            list.members.length - list.recognised.length,
          ]),
          total: ['Cộng', members.length, ...byRating(all), all.length, members.length - all.length],
        },
        {
          caption: 'Quy trình công nhận, từng chi đoàn',
          columns: [
            words('Chi đoàn'),
            words('Họp đánh giá'),
            words('Có mặt'),
            words('Đồng ý'),
            words('Đề nghị'),
            words('Phiên họp công nhận'),
            words('Văn bản'),
            words('Thông báo'),
          ],
          rows: lists.map(({ branch, name, recognised }) => {
            const meeting = branch.own
              .acts('hop_danh_gia')
              .toSorted((a, b) => (a.day < b.day ? -1 : 1))
              .at(-1);
            const [first] = recognised;
            return [
              name,
              meeting ? shortDay(meeting.day) : notWritten,
              meeting ? `${meeting.present ?? ''}/${meeting.all ?? ''}` : '—',
              `${meeting?.agreed ?? '—'}`,
              branch.own.has('danh-gia') ? 'đã nộp' : 'chưa nộp',
              first ? shortDay(first.recognition!.day) : 'chưa công nhận',
              first?.recognition!.symbol ?? '—',
              dayOf(branch.own, 'thong_bao'),
            ];
          }),
        },
        {
          caption: 'Danh sách',
          columns: [
            words('Chi đoàn'),
            words('Mã'),
            words('Chi đoàn đề nghị'),
            words('Công nhận'),
            words('Lý do thay đổi'),
            words('Văn bản'),
            words('Ngày họp'),
          ],
          rows: lists.flatMap((list) =>
            list.recognised.map((p) => [
              list.name,
              p.code,
              ratingName(programme, p.proposal?.rating),
              ratingName(programme, p.recognition!.rating),
              p.recognition!.reason,
              p.recognition!.symbol,
              shortDay(p.recognition!.day),
            ]),
          ),
        },
      ],
    };
  },
};
