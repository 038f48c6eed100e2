/** The day so many days after another; both `YYYY-MM-DD`. */
export const addDays = (day: string, days: number): string => {
  const [y, m, d] = day.split('-').map(Number) as [number, number, number];
  return new Date(Date.UTC(y, m - 1, d + days)).toISOString().slice(0, 10);
};

/** By how many days one comes after another; both `YYYY-MM-DD`. */
export const daysLate = (due: string, day: string): number => (Date.parse(day) - Date.parse(due)) / 86_400_000;
