import * as z from 'zod';

/** The fewest people a public figure may speak of, whatever the settings say (domain §0, row 7). */
export const leastCell = { members: 5, rated: 10 } as const;

/**
 * The fewest people in a set of branches about which a number follows (domain §0, row 7): they may be raised in
 * `content/site.json`, not lowered.
 */
export const publishedThresholds = z.strictObject({
  members: z.int().min(leastCell.members),
  registered: z.int().min(leastCell.members),
  rated: z.int().min(leastCell.rated),
  unfulfilled: z.int().min(100),
});
export type Thresholds = z.infer<typeof publishedThresholds>;

/** Thresholds of nobody: what is made with them is for officials' own eyes, and no published file may say so. */
export const noThresholds: Thresholds = { members: 0, registered: 0, rated: 0, unfulfilled: 0 };

/** The thresholds of a site: what it sets, never below the least. */
export const thresholdsOf = ({
  smallestCell,
  smallestSensitiveCell,
}: Record<'smallestCell' | 'smallestSensitiveCell', number>): Thresholds => {
  const least = (name: keyof Thresholds) => publishedThresholds.shape[name].minValue!;
  const members = Math.max(least('members'), smallestCell);
  const rated = Math.max(least('rated'), smallestSensitiveCell);
  return { members, registered: members, rated, unfulfilled: Math.max(least('unfulfilled'), 10 * rated) };
};
