import Papa from 'papaparse';
import { shortDay } from '../vietnamese.ts';

/** A key that a unit just got: `sign` is what is told of it from now on, `key` is never seen again. */
export interface IssuedKey {
  unit: string;
  name: string;
  key: string;
  sign: string;
}

/** The keys of many units as a list that Excel opens: to be parted, each handed to its unit. What looks like a formula is made text. */
export const keyList = (issued: readonly IssuedKey[], today: string): string => {
  const rows = issued.map(({ unit, name, key, sign }) => ({
    'Đơn vị': name,
    'Mã đơn vị': unit,
    'Khoá nộp': key,
    'Vết khoá': sign,
    'Ngày cấp': shortDay(today),
  }));
  return `\ufeff${Papa.unparse(rows, { escapeFormulae: true, newline: '\r\n' })}\r\n`;
};
