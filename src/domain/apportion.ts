/**
 * Parts of a whole in steps of it, so that they add up to the whole: each is rounded down, and the steps that are left go to
 * the largest remainders (the earlier of equals), but first to who would have none at all. Each differs from what it exactly
 * is by less than a step, and a larger part never has fewer.
 * @returns none where the parts add up to nothing
 */
export const apportion = (parts: readonly number[], steps: number): readonly number[] => {
  const whole = parts.reduce((sum, part) => sum + part, 0);
  if (whole === 0) return [];
  const floors = parts.map((part) => Math.floor((part * steps) / whole));
  const remainder = (i: number) => (parts[i]! * steps) % whole;
  const isNone = (i: number) => parts[i]! > 0 && floors[i] === 0;
  const left = steps - floors.reduce((sum, floor) => sum + floor, 0);
  const next = [...parts.keys()]
    .sort((a, b) => Number(isNone(b)) - Number(isNone(a)) || remainder(b) - remainder(a) || a - b)
    .slice(0, left);
  return floors.map((floor, i) => floor + Number(next.includes(i)));
};
