import type { ContentRule } from '../rule.ts';

/** R10. Point out a unit that chose fewer or more pilots than the plan asks. */
export const pilotsPerUnit: ContentRule = {
  code: 'lam-diem-sai-so',
  words: {
    title: 'Số đơn vị làm điểm chưa đúng',
    what: 'Đơn vị “{unit}” chọn {count} Đoàn cơ sở làm điểm; kế hoạch yêu cầu từ {min} đến {max}.',
    cure: 'Chọn thêm hoặc bớt cho đúng.',
    example: { wrong: 'Đoàn phường A', right: 'Đoàn phường A\nĐoàn xã B' },
  },
  severity: 'warning',
  clause: 'K L60 “Mỗi đơn vị chọn từ 02 - 03 Đoàn cơ sở” (R10, K-52)',
  *check({ programmes, programmeFiles }) {
    for (const { code, organisation, pilots } of programmes) {
      if (!pilots) continue;
      const { min, max } = pilots.perUnit;
      const byUnit = Map.groupBy(
        pilots.chosen.filter((p) => p.chosenBy !== organisation),
        (p) => p.chosenBy,
      );
      for (const [unit, chosen] of byUnit)
        if (chosen.length < min || chosen.length > max)
          yield { file: programmeFiles.get(code)!, values: { unit, count: chosen.length, min, max } };
    }
  },
};
