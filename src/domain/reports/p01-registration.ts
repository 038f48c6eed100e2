import { criteriaOf } from '../schema/forest.ts';
import { personKinds } from '../schema/submission.ts';
import { registrationWords } from '../year/states.ts';
import { shortDay } from '../vietnamese.ts';
import { aboutYear, type InternalReport } from './context.ts';
import { number, words } from './report.ts';

/** P1. What a branch's members registered, by criterion and by member code (Q L76). */
export const registrationSummary: InternalReport = {
  code: 'P1',
  title: 'Tổng hợp đăng ký rèn luyện của chi đoàn',
  period: 'Hằng năm',
  from: 'Chi đoàn',
  to: 'Đoàn cơ sở',
  clause: 'Q L76 “Chi đoàn phải tổng hợp các nội dung đoàn viên đăng ký theo mẫu” (Q-47)',
  audience: 'noi_bo',
  level: 'chi_doan',
  needs: ['doan-vien', 'dang-ky'],
  fuller: ['dieu-chinh'],
  isFor: () => true,
  build: (context) => {
    const { programme } = context;
    const { people, own, registration } = context.branches[0]!;
    const { due } = own;
    // Q L79: the branch makes room for what was registered; a criterion without an activity shows here.
    const acts = own.acts('ra_quan');
    const activitiesOn = (code: string) => acts.filter(({ about }) => about === code).length;
    const criteria = criteriaOf(programme).map(({ family, criterion }) => {
      const choosers = people.filter((p) => p.items.some((item) => item.criterion === criterion.code));
      const items = people.flatMap((p) => p.items).filter((item) => item.criterion === criterion.code);
      return { family, criterion, people: choosers.length, items: items.length, activities: activitiesOn(criterion.code) };
    });
    const registered = people.filter((p) => p.hasRegistered);
    const items = people.reduce((n, p) => n + p.registered, 0);
    const dropped = people.reduce((n, p) => n + p.dropped, 0);
    const inFamily = (codes: readonly string[]) => (p: (typeof people)[number]) =>
      p.items.filter((i) => codes.includes(i.criterion)).length;
    const families = programme.families.map((f) => ({ name: f.short, count: inFamily(f.criteria.map((c) => c.code)) }));
    return {
      title: registrationSummary.title,
      lead: `${aboutYear(context)} Đếm trên các dòng đăng ký được nhận, không tính việc đã bỏ có lý do.`,
      facts: [
        ['trạng thái', registrationWords(registration)],
        ['đoàn viên trong danh sách', people.filter((p) => p.isMember).length],
        ['đoàn viên đã đăng ký', registered.filter((p) => p.isMember).length],
        ['thanh niên đã đăng ký', registered.filter((p) => p.kind === 'thanh_nien').length],
        ['việc đã đăng ký', items],
        ['việc đã bỏ, có lý do', dropped],
      ],
      tables: [
        {
          caption: 'Theo tiêu chí',
          columns: [
            words('Nhóm'),
            words('Tiêu chí'),
            words('Tên tiêu chí'),
            number('Số người chọn'),
            number('Số việc'),
            words('Hoạt động ra quân'),
          ],
          rows: criteria.map((c) => [
            c.family.short,
            c.criterion.code,
            c.criterion.name,
            c.people,
            c.items,
            c.activities > 0 ? c.activities : c.items > 0 ? 'chưa có' : '—',
          ]),
          total: ['Cộng', '', '', '', items, acts.length],
        },
        {
          caption: 'Theo mã đoàn viên',
          columns: [
            words('Mã'),
            words('Đối tượng'),
            ...families.map((f) => number(f.name)),
            number('Số việc'),
            number('Đã bỏ'),
            words('Ngày đăng ký'),
            words('Hạn'),
          ],
          rows: registered.map((p) => [
            p.code,
            personKinds[p.kind],
            ...families.map((f) => f.count(p)),
            p.registered,
            p.dropped,
            shortDay(p.firstDay!),
            due === undefined ? '—' : p.late ? 'trễ' : 'đúng hạn',
          ]),
          total: ['Cộng', '', ...families.map((f) => people.reduce((n, p) => n + f.count(p), 0)), items, dropped, '', ''],
        },
      ],
    };
  },
};
