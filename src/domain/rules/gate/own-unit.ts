import { actingFor, submissionsIn, unitsOfAuthor, type GateRule } from './gate.ts';

/** Ensure that a steward hands in only for the own unit or one below it. */
export const ownUnit: GateRule = {
  code: 'khong-phai-don-vi-minh',
  words: {
    title: 'Tệp của đơn vị khác',
    what: 'Tài khoản hay khoá nộp này là của {own}, nộp được cho đơn vị ấy và các đơn vị bên dưới; {unit} không nằm trong số đó.',
    cure: 'Chuyển tệp cho {unit} hoặc cấp trên của đơn vị ấy nộp; nếu ghi nhầm đơn vị thì ghi lại đơn vị của mình.',
    example: { wrong: 'q8-p01-kp2/2016/dang-ky.csv', right: 'q8-p01-kp1/2016/dang-ky.csv' },
  },
  severity: 'error',
  source: 'mối nguy: sửa số liệu của đơn vị khác',
  *check(change) {
    const own = unitsOfAuthor(change).map(({ name }) => name);
    if (own.length === 0) return;
    for (const { entry, unit } of submissionsIn(change))
      if (unit && !actingFor(change, unit)) yield { file: entry.path, values: { own: own.join('; '), unit: unit.name } };
  },
};
