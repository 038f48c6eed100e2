/**
 * Parts of a whole in steps of it, so that they add up to the whole: each is rounded down, and the steps that are left go to
 * the largest remainders, but first to who would have none at all. Each differs from what it exactly is by less than a step, a
 * larger part never has fewer, and equal parts have equally many: where the steps that are left do not reach all of them, none
 * has one more, and the sum is a few steps short.
 * @returns none where the parts add up to nothing
 */
export const apportion = (parts: readonly number[], steps: number): readonly number[] => {
  const whole = parts.reduce((sum, part) => sum + part, 0);
  if (whole === 0) return [];
  const floorOf = (part: number) => Math.floor((part * steps) / whole);
  const remainder = (part: number) => (part * steps) % whole;
  const isNone = (part: number) => floorOf(part) === 0;
  let left = steps - parts.reduce((sum, part) => sum + floorOf(part), 0);
  const equals = [...Map.groupBy(parts, (part) => part)].filter(([part]) => remainder(part) > 0);
  const more = new Set<number>();
  /** Of those that begin alike the larger comes first, and where it has no step more the smaller has none either. */
  const passedOver = new Set<number>();
  for (const [part, { length }] of equals.sort(([a], [b]) => Number(isNone(b)) - Number(isNone(a)) || remainder(b) - remainder(a))) {
    // Little is not none, though the sum be a step too long for it.
    const fits = length <= left || (isNone(part) && left > 0);
    if (fits && !passedOver.has(floorOf(part))) {
      more.add(part);
      left -= length;
    } else passedOver.add(floorOf(part));
  }
  return parts.map((part) => floorOf(part) + Number(more.has(part)));
};
