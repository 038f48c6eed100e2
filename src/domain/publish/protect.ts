/** `total` is the sum of `parts`. Cells are named by any string. */
export interface Sum {
  total: string;
  parts: readonly string[];
}

/**
 * Chooses which cells to hide so that no sum, alone or combined with others, gives a hidden cell back.
 *
 * First the sensitive cells; then, wherever a sum has just one hidden cell, another of its cells (the smallest that is
 * not zero, a part before the total); then an exact check by elimination over all sums at once.
 * @param values every cell that appears in a sum, with its number of people
 * @param sensitive the cells to hide in any case
 * @returns the names of all hidden cells
 */
export const protect = (values: ReadonlyMap<string, number>, sums: readonly Sum[], sensitive: Iterable<string>): Set<string> => {
  const hidden = new Set(sensitive);
  const sumsOf = new Map<string, Sum[]>();
  for (const sum of sums)
    for (const cell of [sum.total, ...sum.parts]) {
      const list = sumsOf.get(cell);
      if (list) list.push(sum);
      else sumsOf.set(cell, [sum]);
    }

  const partner = ({ total, parts }: Sum): string | undefined => {
    const open = (cells: readonly string[]) => cells.filter((c) => !hidden.has(c));
    const smallest = (cells: readonly string[]) =>
      cells.reduce<string | undefined>((best, c) => (best === undefined || values.get(c)! < values.get(best)! ? c : best), undefined);
    return smallest(open(parts).filter((c) => values.get(c)! > 0)) ?? open([total])[0] ?? smallest(open(parts));
  };
  const hide = (cell: string, queue: Sum[]) => {
    hidden.add(cell);
    queue.push(...(sumsOf.get(cell) ?? []));
  };

  const queue = [...sums];
  for (;;) {
    for (let sum = queue.pop(); sum; sum = queue.pop()) {
      const inside = [sum.total, ...sum.parts].filter((c) => hidden.has(c));
      if (inside.length !== 1) continue;
      const also = partner(sum);
      if (also !== undefined) hide(also, queue);
    }
    const revealed = derivable(sums, hidden);
    if (revealed.length === 0) return hidden;
    let progress = false;
    for (const cell of revealed)
      for (const sum of sumsOf.get(cell) ?? []) {
        const also = partner(sum);
        if (also === undefined) continue;
        hide(also, queue);
        progress = true;
        break;
      }
    if (!progress) return hidden;
  }
};

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
