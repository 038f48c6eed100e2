import { compareCodes } from '../vietnamese.ts';

/** `total` is the sum of `parts`. Cells are named by any string. */
export interface Sum {
  total: string;
  parts: readonly string[];
}

/**
 * Chooses which cells to hide so that no sum, alone or combined with others, gives a sensitive cell back.
 *
 * Wherever a sum has one hidden cell only, a second one of it is hidden, and from then on must stay hidden too: the one
 * that leaves the fewest other sums with a single hidden cell, then the smallest. What combined sums would still give
 * away is found by elimination over all of them and treated the same way.
 * @param values every published cell, with its number of people; a cell in a sum that is not here is never published
 * @param sensitive the cells that must stay hidden, published or not
 * @returns the names of the published cells to hide
 */
export const protect = (values: ReadonlyMap<string, number>, sums: readonly Sum[], sensitive: Iterable<string>): Set<string> => {
  const kept = new Set(sensitive);
  const hidden = new Set(kept);
  const sumsOf = new Map<string, Sum[]>();
  for (const sum of sums)
    for (const cell of cellsOf(sum)) {
      if (!values.has(cell)) hidden.add(cell);
      const list = sumsOf.get(cell);
      if (list) list.push(sum);
      else sumsOf.set(cell, [sum]);
    }
  const hiddenIn = (sum: Sum) => cellsOf(sum).filter((c) => hidden.has(c));
  const partner = (sum: Sum): string | undefined => {
    const price = (cell: string) => {
      const lonely = sumsOf.get(cell)!.filter((other) => other !== sum && hiddenIn(other).length === 0).length;
      return [cell === sum.total ? 1 : 0, values.get(cell) === 0 ? 1 : 0, lonely, values.get(cell)!];
    };
    return cellsOf(sum)
      .filter((c) => !hidden.has(c))
      .map((cell) => ({ cell, price: price(cell) }))
      .sort((x, y) => compare(x.price, y.price) || compareCodes(x.cell, y.cell))[0]?.cell;
  };
  const queue: Sum[] = [];
  const keep = (cell: string) => {
    hidden.add(cell);
    kept.add(cell);
    queue.push(...(sumsOf.get(cell) ?? []));
  };
  const settle = () => {
    for (let sum = queue.pop(); sum; sum = queue.pop()) {
      const [only, second] = hiddenIn(sum);
      if (only === undefined || second !== undefined || !kept.has(only)) continue;
      const also = partner(sum);
      if (also !== undefined) keep(also);
    }
  };
  for (const cell of [...kept]) queue.push(...(sumsOf.get(cell) ?? []));
  for (;;) {
    settle();
    const computable = new Set(derivable(sums, hidden));
    const step = [...kept]
      .filter((cell) => computable.has(cell))
      .flatMap((cell) => sumsOf.get(cell)!)
      .map((sum) => ({ also: partner(sum), unpublished: cellsOf(sum).filter((c) => computable.has(c) && !kept.has(c)) }))
      .find(({ also, unpublished }) => also !== undefined || unpublished.length > 0);
    if (!step) return new Set([...hidden].filter((cell) => values.has(cell)));
    for (const cell of step.also === undefined ? step.unpublished : [step.also]) keep(cell);
  }
};

const cellsOf = ({ total, parts }: Sum): readonly string[] => [total, ...parts];
const compare = (a: readonly number[], b: readonly number[]): number => a.reduce((found, n, i) => found || n - b[i]!, 0);

/**
 * The hidden cells that somebody who knows every open cell and every sum can compute exactly: those whose value is
 * fixed by the sums, found by bringing the sums over the hidden cells into reduced form.
 */
export const derivable = (sums: readonly Sum[], hidden: ReadonlySet<string>): string[] => {
  const pivots = new Map<string, Map<string, number>>();
  const users = new Map<string, Set<string>>();
  const note = (pivot: string, row: Map<string, number>) => {
    for (const cell of row.keys()) {
      const set = users.get(cell);
      if (set) set.add(pivot);
      else users.set(cell, new Set([pivot]));
    }
  };
  const subtract = (row: Map<string, number>, other: Map<string, number>, factor: number) => {
    for (const [cell, k] of other) {
      const left = (row.get(cell) ?? 0) - factor * k;
      if (Math.abs(left) < 1e-9) row.delete(cell);
      else row.set(cell, left);
    }
  };
  for (const { total, parts } of sums) {
    const row = new Map<string, number>();
    if (hidden.has(total)) row.set(total, 1);
    for (const part of parts) if (hidden.has(part)) row.set(part, (row.get(part) ?? 0) - 1);
    for (const cell of [...row.keys()]) {
      const pivot = pivots.get(cell);
      if (pivot && row.has(cell)) subtract(row, pivot, row.get(cell)!);
    }
    const first = row.keys().next();
    if (first.done) continue;
    const lead = first.value;
    const k = row.get(lead)!;
    for (const [cell, value] of row) row.set(cell, value / k);
    for (const pivot of users.get(lead) ?? []) {
      const old = pivots.get(pivot)!;
      const factor = old.get(lead);
      if (factor === undefined) continue;
      subtract(old, row, factor);
      note(pivot, row);
    }
    pivots.set(lead, row);
    note(lead, row);
  }
  return [...pivots].filter(([, row]) => row.size === 1).map(([cell]) => cell);
};
