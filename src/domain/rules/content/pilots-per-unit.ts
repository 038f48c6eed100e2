import { existsIn, isHeirOf, knownAs, withoutHeirs, type Forest } from '../../schema/forest.ts';
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

/** How many pilots a unit chose, and how many there are with those that it chose under its other codes: a unit, a pilot, and what it became are one. */
const chosenBy = (unit: Unit, forest: Forest, programme: Programme): { own: number; all: number } => {
  const line = new Set(knownAs(forest.units, unit.code).map(({ code }) => code));
  // One that is refused is no pilot.
  const isPilot = (code: string, by: string) => faultOf(forest.get(code), forest.get(by) ?? unit, forest, programme) === undefined;
  const once = (such: (by: string) => boolean) =>
    withoutHeirs(
      programme.pilots!.chosen.flatMap((p) => (such(p.chosenBy) && isPilot(p.unit, p.chosenBy) ? [p.unit] : [])),
      (code) => forest.get(code),
    ).length;
  return { own: once((by) => by === unit.code), all: once((by) => line.has(by)) };
};

/** R10. Point out a unit that chose fewer or more pilots than the plan asks, or none. One that became another is asked under its last code. */
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
    const get = (code: string) => forest.get(code);
    for (const programme of programmes) {
      if (!programme.pilots) continue;
      const { min, max } = programme.pilots.perUnit;
      const { from, to } = programme.period;
      const units = forest.children(programme.organisation).filter((unit) => existsIn(unit, from, to));
      for (const unit of units) {
        const { own, all } = chosenBy(unit, forest, programme);
        const bases = (isBase(unit) ? [] : basesBelow(forest, unit, programme)).map(({ code }) => code);
        // Who has but one Đoàn cơ sở can choose no more.
        const least = Math.min(min, withoutHeirs(bases, get).length);
        const isFew = all < least && !units.some((other) => !isBase(other) && isHeirOf(other, unit.code, get));
        const count = own > max ? own : all;
        if (own > max || isFew) yield { file: programmeFiles.get(programme.code)!, values: { unit: unit.name, count, min: least, max } };
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
