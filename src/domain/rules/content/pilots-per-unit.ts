import { existsIn, withoutHeirs, type Forest } from '../../schema/forest.ts';
import type { Programme } from '../../schema/programme.ts';
import { levels, type Unit } from '../../schema/unit.ts';
import type { ContentRule } from '../rule.ts';

const clause = 'K L60 “Mỗi đơn vị chọn từ 02 - 03 Đoàn cơ sở” (R10, K-52)';

const isBase = ({ level }: Unit): boolean => levels[level].isBase;
/** The Đoàn cơ sở below a unit in the years of a programme. */
const basesBelow = (forest: Forest, unit: Unit, { period }: Programme): readonly Unit[] =>
  forest.units.filter((base) => isBase(base) && forest.ancestors(base).includes(unit) && existsIn(base, period.from, period.to));

/** What keeps a unit from being a pilot of another, as a sentence; undefined when nothing does. */
const faultOf = (base: Unit | undefined, by: Unit, forest: Forest, { period: { from, to } }: Programme): string | undefined => {
  if (!base || !isBase(base) || !forest.ancestors(base).includes(by)) return `không phải Đoàn cơ sở trực thuộc “${by.name}”`;
  return existsIn(base, from, to) ? undefined : `không có trong những năm của chương trình (${from}–${to})`;
};

/** R10. Point out a unit that chose fewer or more pilots than the plan asks, or none. */
export const pilotsPerUnit: ContentRule = {
  code: 'lam-diem-sai-so',
  words: {
    title: 'Số đơn vị làm điểm chưa đúng',
    what: '“{unit}” chọn {count} Đoàn cơ sở làm điểm; kế hoạch yêu cầu từ {min} đến {max}.',
    cure: 'Chọn thêm hoặc bớt cho đúng.',
    example: { wrong: 'Đoàn phường A', right: 'Đoàn phường A\nĐoàn xã B' },
  },
  severity: 'warning',
  clause,
  *check({ forest, programmes, programmeFiles }) {
    for (const programme of programmes) {
      if (!programme.pilots) continue;
      const { chosen, perUnit } = programme.pilots;
      /** A unit and what it became are one. */
      const once = (codes: readonly string[]) => withoutHeirs(codes, (code) => forest.get(code)).length;
      for (const unit of forest.children(programme.organisation)) {
        const bases = isBase(unit) ? [] : basesBelow(forest, unit, programme);
        // Who has but one Đoàn cơ sở can choose no more.
        const min = Math.min(perUnit.min, once(bases.map(({ code }) => code)));
        // One that is refused is no pilot.
        const isPilot = (code: string) => faultOf(forest.get(code), unit, forest, programme) === undefined;
        const count = once(chosen.flatMap((p) => (p.chosenBy === unit.code && isPilot(p.unit) ? [p.unit] : [])));
        if (count < min || count > perUnit.max)
          yield { file: programmeFiles.get(programme.code)!, values: { unit: unit.name, count, min, max: perUnit.max } };
      }
    }
  },
};

/** R10. Ensure that a pilot is a Đoàn cơ sở of the unit that chose it, in the programme's years. */
export const pilotOfOwn: ContentRule = {
  code: 'lam-diem-sai-don-vi',
  words: {
    title: 'Đơn vị làm điểm chưa đúng',
    what: '“{unit}” {reason}, nên không làm điểm cho “{by}” được.',
    cure: 'Chọn một Đoàn cơ sở trực thuộc đơn vị chọn, đang có trong những năm của chương trình.',
    example: { wrong: 'Đoàn xã của huyện khác', right: 'Đoàn xã của huyện mình' },
  },
  severity: 'error',
  clause,
  *check({ forest, programmes, programmeFiles }) {
    for (const programme of programmes)
      for (const { unit, chosenBy } of programme.pilots?.chosen ?? []) {
        const [base, by] = [forest.get(unit), forest.get(chosenBy)];
        const reason = base && by && faultOf(base, by, forest, programme);
        if (reason !== undefined) yield { file: programmeFiles.get(programme.code)!, values: { unit: base!.name, by: by!.name, reason } };
      }
  },
};
