import { compareCodes } from '../vietnamese.ts';

/** `total` is the sum of `parts`. Cells are named by any string. */
export interface Sum {
  total: string;
  parts: readonly string[];
}

/** What `protect` is given: every cell of an organisation's year, and what is known of it. */
export interface Cells {
  /** Every cell that appears in a sum, with its number of people. */
  values: ReadonlyMap<string, number>;
  /** Cells that are not published at all. */
  unpublished: ReadonlySet<string>;
  /** Cells anybody can tell from elsewhere (nobody registered where nothing was handed in): hiding them hides nothing. */
  known: ReadonlySet<string>;
  /** Unpublished cells of which something else tells whether they are empty. */
  told?: ReadonlySet<string>;
  sums: readonly Sum[];
  /** Cells that must stay hidden, published or not. */
  sensitive: Iterable<string>;
  /** The hidden parts of an open total hold at least so many people together. */
  least: number;
}

/**
 * Chooses which published cells to hide so that nobody can tell a sensitive cell, exactly or nearly.
 *
 * A sum is safe when it has no cell that must stay hidden, or two hidden cells at least, whose parts hold `least` people
 * together where the total is open. Where it is not, one more of its cells is hidden, and from then on must stay hidden
 * too: a part before the total, one with people before an empty one, the one that leaves the fewest other sums with a
 * single hidden cell, then the smallest. Afterwards all sums are looked at together: what elimination gives exactly, or
 * what bounds leave no room for, is treated the same way.
 */
export const protect = ({ values, unpublished, known, told: tells = new Set(), sums, sensitive, least }: Cells): Set<string> => {
  const kept = new Set(sensitive);
  const hidden = new Set([...kept, ...unpublished]);
  const sumsOf = new Map<string, Sum[]>();
  for (const sum of sums)
    for (const cell of cellsOf(sum)) {
      const list = sumsOf.get(cell);
      if (list) list.push(sum);
      else sumsOf.set(cell, [sum]);
    }
  const hiddenIn = (sum: Sum) => cellsOf(sum).filter((c) => hidden.has(c) && !known.has(c));
  const safe = (sum: Sum): boolean => {
    const inside = hiddenIn(sum);
    if (!inside.some((c) => kept.has(c))) return true;
    return inside.length > 1 && (hidden.has(sum.total) || inside.reduce((n, c) => n + values.get(c)!, 0) >= least);
  };
  const partner = (sum: Sum): string | undefined => {
    const price = (cell: string) => {
      const lonely = sumsOf.get(cell)!.filter((other) => other !== sum && hiddenIn(other).length === 0).length;
      return [values.get(cell) === 0 ? 2 : cell === sum.total ? 1 : 0, lonely, values.get(cell)!];
    };
    return cellsOf(sum)
      .filter((c) => !hidden.has(c) && !known.has(c))
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
      const also = safe(sum) ? undefined : partner(sum);
      if (also !== undefined) keep(also);
    }
  };
  for (const cell of [...kept]) queue.push(...(sumsOf.get(cell) ?? []));
  /** Where a cell's own sums have nothing left to hide: the nearest sum, by way of hidden cells, that has. */
  const farther = (cells: readonly string[]): { also: string; unpublished: readonly string[] } | undefined => {
    const met = new Set(cells);
    for (const cell of met)
      for (const sum of sumsOf.get(cell) ?? []) {
        const also = partner(sum);
        if (also !== undefined) return { also, unpublished: [] };
        for (const next of cellsOf(sum)) if (hidden.has(next) && !known.has(next)) met.add(next);
      }
    return undefined;
  };
  for (;;) {
    settle();
    const secret = new Set([...hidden].filter((c) => !known.has(c)));
    const told = new Set([...derivable(sums, secret), ...nearlyKnown({ values, unpublished, told: tells, sums, hidden: secret })]);
    const toldKept = [...kept].filter((cell) => told.has(cell));
    const step =
      toldKept
        .flatMap((cell) => sumsOf.get(cell)!)
        .map((sum) => ({ also: partner(sum), unpublished: cellsOf(sum).filter((c) => told.has(c) && !kept.has(c)) }))
        .find(({ also, unpublished: also2 }) => also !== undefined || also2.length > 0) ?? farther(toldKept);
    if (!step) return new Set([...hidden].filter((cell) => !unpublished.has(cell)));
    for (const cell of step.also === undefined ? step.unpublished : [step.also]) keep(cell);
  }
};

const cellsOf = ({ total, parts }: Sum): readonly string[] => [total, ...parts];
const compare = (a: readonly number[], b: readonly number[]): number => a.reduce((found, n, i) => found || n - b[i]!, 0);

/**
 * The hidden cells for which the sums leave a single number, to somebody who also knows that a published cell
 * that is hidden is not empty: lower and upper bounds are drawn together until they rest.
 */
export const nearlyKnown = ({
  values,
  unpublished,
  told = new Set(),
  sums,
  hidden,
}: Pick<Cells, 'values' | 'unpublished' | 'told' | 'sums'> & { hidden: ReadonlySet<string> }): string[] => {
  const low = new Map<string, number>();
  const high = new Map<string, number>();
  for (const cell of hidden) {
    low.set(cell, values.get(cell) === 0 || (unpublished.has(cell) && !told.has(cell)) ? 0 : 1);
    high.set(cell, Infinity);
  }
  const lowOf = (c: string) => low.get(c) ?? values.get(c)!;
  const highOf = (c: string) => high.get(c) ?? values.get(c)!;
  const inside = sums.filter((sum) => cellsOf(sum).some((c) => hidden.has(c)));
  for (let moved = true, turns = 0; moved && turns < 50; turns++) {
    moved = false;
    const narrow = (cell: string, from: number, to: number) => {
      if (!hidden.has(cell)) return;
      if (from > low.get(cell)!) moved = Boolean(low.set(cell, from));
      if (to < high.get(cell)!) moved = Boolean(high.set(cell, to));
    };
    for (const { total, parts } of inside) {
      narrow(total, sumOf(parts, lowOf), sumOf(parts, highOf));
      for (const part of parts) narrow(part, lowOf(total) - sumOf(parts, highOf, part), highOf(total) - sumOf(parts, lowOf, part));
    }
  }
  return [...hidden].filter((c) => low.get(c) === high.get(c));
};
const sumOf = (parts: readonly string[], of: (c: string) => number, without?: string): number =>
  parts.reduce((n, c) => (c === without ? n : n + of(c)), 0);

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
