import { reviewKinds, reviewRounds, type Review } from '../../schema/collections/reviews.ts';
import { knownAs } from '../../schema/forest.ts';
import { programmeOf, roundsOf } from '../../schema/programme-lookup.ts';
import { stillHolds } from '../../schema/entries.ts';
import { isBaseUnit, type Unit } from '../../schema/unit.ts';
import { monthName, shortDay } from '../../vietnamese.ts';
import type { Content } from '../../intake/read-content.ts';
import type { ContentRule } from '../rule.ts';

/** What is judged early is no review of the period: it is made from the period's last month on. */
const tooEarly = (day: string, month: string): string | undefined =>
  day.slice(0, 7) < month ? `chỉ làm từ ${monthName(month)} trở đi` : undefined;

/** What keeps a unit from being reviewed so, as a sentence; undefined when nothing does. */
const faultOf = (unit: Unit, { kind, by, year, day }: Review, { forest, programmes }: Content): string | undefined => {
  const programme = programmeOf(programmes, forest, unit, year);
  if (kind === 'so_ket_diem') {
    const pilots = programme?.pilots;
    if (!pilots?.chosen.some((pilot) => knownAs(forest.units, pilot.unit).includes(unit)))
      return 'chỉ sơ kết ở đơn vị được chọn làm điểm của chương trình';
    return tooEarly(day, pilots.interimReview.month);
  }
  if (!programme) return `năm ${year} không chương trình nào của đơn vị đang thực hiện`;
  if (!isBaseUnit(unit)) return 'chỉ đánh giá cơ sở Đoàn: Đoàn cơ sở, Đoàn xã, phường hoặc chi đoàn cơ sở';
  if (unit.parent !== by) return 'đơn vị ngay trên cơ sở Đoàn mới là nơi đánh giá';
  const last = roundsOf(programme, year, unit.yearKind).find(({ code }) => code === reviewRounds[kind]);
  return last && tooEarly(day, last.to.slice(0, 7));
};

/** R12. Ensure that the half-year and year reviews are of base units by the unit above, the interim review of pilots. */
export const reviewOfRightUnit: ContentRule = {
  code: 'danh-gia-sai-don-vi',
  words: {
    title: 'Đánh giá chưa đúng đơn vị',
    what: '“{kind}” của “{unit}” chưa đúng: {reason}.',
    cure: 'Xem lại kỳ đánh giá, đơn vị đánh giá, đơn vị được đánh giá và ngày.',
    example: {
      wrong: 'Đánh giá 06 tháng | q8-p01-kp1',
      right: 'Đánh giá 06 tháng | q8-p01',
    },
  },
  severity: 'error',
  clause: 'K L43 “sơ kết công tác chỉ đạo điểm vào tháng 6 năm 2015”, L59 “Định kỳ 06 tháng, 01 năm” (R12, K-29, K-50)',
  *check(content, { today }) {
    for (const { path, data } of content.reviews) {
      const unit = content.forest.get(data.unit);
      const isAhead = today !== undefined && data.day > today;
      const reason = unit && (isAhead ? `ngày ${shortDay(data.day)} ở sau hôm nay` : faultOf(unit, data, content));
      if (reason !== undefined) yield { file: path, values: { kind: reviewKinds[data.kind], unit: unit!.name, reason } };
    }
  },
};

/** R12. Ensure that a unit-year has one review of each kind: of two the first by the name of its file counts. */
export const oneReviewAPeriod: ContentRule = {
  code: 'danh-gia-trung',
  words: {
    title: 'Hai bản đánh giá cho cùng một kỳ',
    what: '“{unit}” đã có “{kind}” năm {year}: {other}. Bản này chưa được tính.',
    cure: 'Gộp hai bản; bản cũ đã thay thì chuyển trạng thái “Đã được thay thế”.',
    example: {
      wrong: 'Đánh giá 06 tháng | q8-p01 | 2016\nĐánh giá 06 tháng | q8-p01 | 2016',
      right: 'Đánh giá 06 tháng | q8-p01 | 2016\nĐánh giá 01 năm | q8-p01 | 2016',
    },
  },
  severity: 'error',
  clause: 'K L59 “Định kỳ 06 tháng, 01 năm đánh giá kết quả triển khai … của các cơ sở Đoàn” (R12, K-50)',
  *check(content) {
    const { forest } = content;
    const taken = new Map<string, string>();
    // One that is not published, or not of the right unit, takes nobody's place.
    const counts = ({ data }: (typeof content.reviews)[number]) => {
      const unit = forest.get(data.unit);
      return data.state === 'cong_bo' && stillHolds(data) && unit !== undefined && faultOf(unit, data, content) === undefined;
    };
    for (const { id, path, data } of content.reviews.filter(counts)) {
      const key = `${data.unit}\t${data.year}\t${data.kind}`;
      const other = taken.get(key);
      if (other === undefined) taken.set(key, id);
      else {
        const unit = forest.get(data.unit)?.name ?? data.unit;
        yield { file: path, values: { unit, kind: reviewKinds[data.kind], year: data.year, other } };
      }
    }
  },
};
