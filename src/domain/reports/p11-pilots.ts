import { knownAs, withoutHeirs } from '../schema/forest.ts';
import type { Programme } from '../schema/programme.ts';
import { blocs } from '../schema/unit.ts';
import { pilotState, pilotStates } from '../year/states.ts';
import { monthName, shortDay } from '../vietnamese.ts';
import { aboutYear, type PublicContext, type PublicReport } from './context.ts';
import { number, share, told, words } from './report.ts';
import { reviewOf } from './unit-reviews.ts';

type Pilot = NonNullable<Programme['pilots']>['chosen'][number];

/** A pilot as it was chosen, as it is counted in the year and goes on today, with the interim review made under any of its codes. */
const pilotOf = (context: PublicContext, pilot: Pilot) => {
  const { dataset, view, asOf } = context;
  const line = knownAs(dataset.units, pilot.unit);
  const [own, ...others] = line.toSorted((a, b) => Number(b.code === pilot.unit) - Number(a.code === pilot.unit));
  const counted = [own, ...others].find((one) => one && view.unit(one.code) && !view.isElsewhere(one.code)) ?? own;
  const today = [own, ...others].find((one) => (one?.validTo ?? '9999') >= asOf) ?? own;
  const review = line.map(({ code }) => reviewOf(context, code, 'so_ket_diem')).find((found) => found !== undefined);
  return { ...pilot, counted: counted?.code ?? pilot.unit, today: today ?? {}, review };
};
/** The pilots of a unit: one and what it became are one (K L60). */
const pilotsOf = (context: PublicContext) => {
  const { dataset, programme, unit, isInside } = context;
  const own = programme.pilots!.chosen.filter((p) => (unit.parent === null ? p.chosenBy === unit.code : isInside(p.unit)));
  const codes = own.map((p) => p.unit);
  const once = withoutHeirs(codes, (code) => dataset.units.find((one) => one.code === code));
  return own.filter((p) => once.includes(p.unit)).map((p) => pilotOf(context, p));
};

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
    const { programme, asOf, view, did, name, names } = context;
    const { interimReview } = programme.pilots!;
    const pilots = pilotsOf(context);
    const reviewed = pilots.filter((p) => p.review);
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
            const { review, counted } = pilot;
            const [row] = did(counted) ? view.lines([counted]) : [];
            const done = row?.items.byRound.find((r) => r.code === 'Q2')?.done ?? row?.items.done;
            return [
              (counted === pilot.unit ? '' : `${name(pilot.unit)}, nay là `) + (row ? names(row) : name(counted)),
              blocs[pilot.bloc],
              row ? told(row.people.members) : 'chưa có số liệu',
              row ? told(row.people.registered) : 'chưa có số liệu',
              row ? told(row.items.items) : 'chưa có số liệu',
              done ? told(done) : 'chưa có số liệu',
              done ? share(done) : '—',
              review ? shortDay(review.day) : over ? 'chưa có' : 'chưa đến hạn',
              pilotStates[pilotState({ unit: pilot.today, programme, reviewed: review?.day, asOf }).state],
            ];
          }),
        },
      ],
      sections: reviewed.map((pilot) => {
        const r = pilot.review!;
        return {
          heading: name(pilot.unit),
          text: `Kết quả: ${r.results}\nHạn chế, nguyên nhân: ${r.causes}\nBài học kinh nghiệm: ${r.lessons}\nViệc tiếp theo: ${r.next}`,
        };
      }),
    };
  },
};
