import { excelCsv } from '../reports/csv.ts';
import { shortDay } from '../vietnamese.ts';

/** A key that a unit just got: `sign` is what is told of it from now on, `key` is never seen again. */
export interface IssuedKey {
  unit: string;
  name: string;
  key: string;
  sign: string;
}

/** The keys of many units as a list that Excel opens: to be parted, each handed to its unit. */
export const keyList = (issued: readonly IssuedKey[], today: string): string =>
  excelCsv([
    ['Đơn vị', 'Mã đơn vị', 'Khoá nộp', 'Vết khoá', 'Ngày cấp'],
    ...issued.map(({ unit, name, key, sign }) => [name, unit, key, sign, shortDay(today)]),
  ]);
