import { ratingsOf } from '../schema/forest.ts';
import type { Row } from '../schema/submission.ts';
import { shortDay } from '../vietnamese.ts';
import { aboutYear, ratingName, type Branch, type InternalContext, type InternalReport } from './context.ts';
import { isMember } from './people.ts';
import { number, words } from './report.ts';

/** Stands where the book says nothing. */
const notWritten = 'chưa ghi';

/** The day of a unit's first act of a name that refers to something. */
const dayOf = ({ rows }: InternalContext, unit: string, act: string, about?: string): string => {
  const book = rows(unit, 'so-viec');
  const days = [...(book?.where('viec', (name) => name === act) ?? [])]
    .filter((row) => about === undefined || book!.at(row, 'lien_quan') === about)
    .map((row) => book!.at(row, 'ngay_lam'))
    .sort();
  return days[0] === undefined ? notWritten : shortDay(days[0]);
};

/** A branch's acts of a name, cell by cell, by their day. */
const actsOf = ({ rows }: Branch, act: string): readonly Row[] => {
  const book = rows('so-viec');
  const found = [...(book?.where('viec', (name) => name === act) ?? [])].map((row) => book!.cells(row));
  return found.sort((a, b) => (a['ngay_lam']! < b['ngay_lam']! ? -1 : 1));
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
  isFor: () => true,
  build: (context) => {
    const { programme, unit, branches } = context;
    const ratings = ratingsOf(programme);
    const lists = branches.map((branch) => {
      const members = branch.people.filter(isMember);
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
        ['ngày gửi danh sách', dayOf(context, unit.code, 'gui_danh_sach')],
        ['cấp trên nhận ngày', unit.parent === undefined ? '—' : dayOf(context, unit.parent, 'nhan_danh_sach', unit.code)],
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
            const meeting = actsOf(branch, 'hop_danh_gia').at(-1);
            const [first] = recognised;
            return [
              name,
              meeting ? shortDay(meeting['ngay_lam']!) : notWritten,
              meeting ? `${meeting['co_mat']}/${meeting['tong_so']}` : '—',
              meeting?.['dong_y'] || '—',
              branch.rows('danh-gia') ? 'đã nộp' : 'chưa nộp',
              first ? shortDay(first.recognition!.day) : 'chưa công nhận',
              first?.recognition!.symbol ?? '—',
              dayOf(context, branch.unit.code, 'thong_bao'),
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
