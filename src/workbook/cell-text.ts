import { formulaCell, numberCell, percentCell, textCell } from '../domain/index.ts';
import { shownBy, type NumberFormat } from './number-format.ts';

/** A cell's value as the text that stands for it: a day as `yyyy-mm-dd`, a number as it is seen, a formula without a result by its mark. */
export const cellText = (
  value: string | number | boolean | Date | null | undefined,
  { format, isUnfinished }: { format: NumberFormat | undefined; isUnfinished: boolean },
): string => {
  if (value === null || value === undefined || value === '') return isUnfinished ? formulaCell : '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '?' : value.toISOString().slice(0, 10);
  if (typeof value !== 'number') return textCell(String(value));
  if (isUnfinished) return formulaCell;
  const shown = format && shownBy(format, value);
  if (!shown) return numberCell(value);
  const { value: seen, percent } = shown;
  if (seen === undefined) return textCell(shown.text);
  return percent
    ? percentCell(percent === 'written' ? value / 100 : value, { ...shown, value: seen })
    : numberCell(value, { ...shown, value: seen });
};
