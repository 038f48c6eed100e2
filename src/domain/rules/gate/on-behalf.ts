import { actingFor, submissionsIn, type GateRule } from './gate.ts';

/** Note that a unit hands in for one below it: the record names the unit, never the person. */
export const onBehalf: GateRule = {
  code: 'nop-thay',
  words: {
    title: 'Nộp thay',
    what: '{by} nộp thay {unit}.',
    cure: 'Không phải làm gì thêm; điều này được ghi lại.',
    example: { wrong: 'q8-p01-kp1/2016/dang-ky.csv | Đoàn phường 1 gửi', right: 'q8-p01-kp1/2016/dang-ky.csv | Chi đoàn khu phố 1 gửi' },
  },
  severity: 'note',
  source: 'thoả thuận: cấp trên nộp thay thì nói rõ',
  *check(change) {
    for (const { entry, unit } of submissionsIn(change)) {
      const by = unit && actingFor(change, unit);
      if (by && by !== unit) yield { file: entry.path, values: { by: by.name, unit: unit.name } };
    }
  },
};
