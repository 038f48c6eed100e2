/** So many times within so many seconds. How large a press may be: `handInLimits` of the schema. */
export interface Allowance {
  times: number;
  seconds: number;
}

/**
 * A branch has a handful of presses a day; a board that hands in for many has some dozens. A wrong key counts as any press:
 * nobody guesses 140 random bits, and whoever mistypes hers is told so each time.
 */
export const presses: Allowance = { times: 40, seconds: 600 };
export const looks: Allowance = { times: 300, seconds: 600 };

/**
 * Counts what comes from one place, in the memory of this process alone. Gives the seconds until one more is taken, 0 where
 * it is taken now.
 */
export const countingLimit = ({ times, seconds }: Allowance, mostPlaces = 10_000): ((place: string, now: number) => number) => {
  const seen = new Map<string, number[]>();
  return (place, now) => {
    const recent = (seen.get(place) ?? []).filter((moment) => moment > now - seconds * 1000);
    if (recent.length >= times) return Math.ceil((recent[0]! + seconds * 1000 - now) / 1000);
    // Whoever comes from ten thousand places is not stopped by being remembered.
    if (seen.size >= mostPlaces) seen.clear();
    seen.set(place, [...recent, now]);
    return 0;
  };
};
