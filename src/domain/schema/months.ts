/** The month so many months after another; both `YYYY-MM`. */
export const monthAfter = (month: string, by = 1): string => {
  const [y, m] = month.split('-').map(Number) as [number, number];
  const n = y * 12 + m - 1 + by;
  return `${Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`;
};
