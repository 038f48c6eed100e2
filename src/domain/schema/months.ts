/** The month in which a school year begins; it ends with the last day of the one before. */
export const schoolYearBegins = '09';

/** The month so many months after another; both `YYYY-MM`. */
export const monthAfter = (month: string, by = 1): string => {
  const [y, m] = month.split('-').map(Number) as [number, number];
  const n = y * 12 + m - 1 + by;
  return `${Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`;
};

/** `2016-02` → `2016-02-29`. */
export const lastDayOf = (month: string): string => {
  const [y, m] = month.split('-').map(Number) as [number, number];
  return `${month}-${new Date(Date.UTC(y, m, 0)).getUTCDate()}`;
};
