import { blocs } from '../schema/unit.ts';
import { pilotState, pilotStates } from '../year/states.ts';
import { monthName, shortDay } from '../vietnamese.ts';
import { aboutYear, type PublicReport } from './context.ts';
import { number, share, told, words } from './report.ts';
import { reviewOf } from './review-paper.ts';

/** P11. The interim review of the pilots the organisation itself chose, in the month its plan sets (K L43): pilots only. */
export const pilotsInterim: PublicReport = {
  code: 'P11',
  title: 'Sơ kết công tác chỉ đạo điểm',
  question: 'Làm điểm được gì, còn vướng gì?',
  period: 'Tháng 6, hoặc tháng kế hoạch đặt',
  from: 'Đơn vị làm điểm',
  to: 'Ban Thường vụ Tỉnh Đoàn',
  clause: 'K L43 “sơ kết công tác chỉ đạo điểm vào tháng 6 năm 2015” (K-29, R10)',
  audience: 'cong_khai',
  yearly: true,
  isFor: ({ isWhole, isInside, unit, programme, year }) =>
    isWhole &&
    programme.pilots?.interimReview.month.slice(0, 4) === String(year) &&
    (unit.parent === null || programme.pilots.chosen.some((p) => isInside(p.unit))),
  build: (context) => {
    const { dataset, programme, unit, asOf, view, did, name, names, isInside } = context;
    const { chosen, interimReview } = programme.pilots!;
    const pilots = chosen.filter((p) => (unit.parent === null ? p.chosenBy === unit.code : isInside(p.unit)));
    const reviewed = pilots.filter((p) => reviewOf(context, p.unit, 'so_ket_diem'));
    const unitOf = (code: string) => dataset.units.find((one) => one.code === code) ?? {};
    const over = interimReview.month < asOf.slice(0, 7);
    return {
      title: pilotsInterim.title,
      lead: `${aboutYear(context)} Chỉ gồm đơn vị làm điểm. Sơ kết vào ${monthName(interimReview.month)}; việc hoàn thành tính đến hết quý II.`,
      facts: [
        ['đơn vị làm điểm', pilots.length],
        ['đã có bản sơ kết', reviewed.length],
        ['còn thiếu bản sơ kết', over ? pilots.length - reviewed.length : 0],
      ],
      tables: [
        {
          caption: 'Từng đơn vị làm điểm, theo thứ tự của kế hoạch',
          columns: [
            words('Đơn vị'),
            words('Khối'),
            number('Đoàn viên'),
            number('Đã đăng ký'),
            number('Việc đăng ký'),
            number('Xong quý II'),
            number('Tỷ lệ'),
            words('Bản sơ kết'),
            words('Trạng thái'),
          ],
          rows: pilots.map((pilot) => {
            const review = reviewOf(context, pilot.unit, 'so_ket_diem');
            const [row] = did(pilot.unit) ? view.lines([pilot.unit]) : [];
            const done = row?.items.byRound.find((r) => r.code === 'Q2')?.done ?? row?.items.done;
            return [
              row ? names(row) : name(pilot.unit),
              blocs[pilot.bloc],
              row ? told(row.people.members) : 'chưa có số liệu',
              row ? told(row.people.registered) : 'chưa có số liệu',
              row ? told(row.items.items) : 'chưa có số liệu',
              done ? told(done) : 'chưa có số liệu',
              done ? share(done) : '—',
              review ? shortDay(review.day) : over ? 'chưa có' : 'chưa đến hạn',
              pilotStates[pilotState({ unit: unitOf(pilot.unit), programme, reviewed: review?.day, asOf }).state],
            ];
          }),
        },
      ],
      sections: reviewed.map((pilot) => {
        const r = reviewOf(context, pilot.unit, 'so_ket_diem')!;
        return {
          heading: name(pilot.unit),
          text: `Kết quả: ${r.results}\nHạn chế, nguyên nhân: ${r.causes}\nBài học kinh nghiệm: ${r.lessons}\nViệc tiếp theo: ${r.next}`,
        };
      }),
    };
  },
};
