import { ratingsOf } from '../schema/programme-lookup.ts';
import type { RatingsRow } from '../publish/view-row.ts';
import { formatShare, formatShares } from '../vietnamese.ts';
import type { Programme } from '../schema/programme.ts';
import type { PaperBlock } from './paper.ts';
import { number, sumOf, words, type ReportTable } from './report.ts';

/** The words of the one column for the levels that do not fulfil, and for who was not rated. */
export const restName = 'Mức khác và không xếp loại';

/**
 * Ratings as they may stand in public: the levels that fulfil, then the others as one; these apart only where the row is
 * large enough (domain §0, row 7). Empty where only the total stands, or nothing yet.
 */
export const ratingRows = (programme: Programme, row: RatingsRow | undefined): readonly (readonly [name: string, people: number])[] => {
  if (!row?.levels) return [];
  const names = new Map(ratingsOf(programme).map((r) => [r.code, r.name]));
  const named = (levels: readonly { code: string; people: number }[]) =>
    levels.map(({ code, people }) => [names.get(code) ?? code, people] as const);
  return [...named(row.levels), ...(row.apart ? named(row.apart) : [[restName, row.rest] as const])];
};

type LevelRows = readonly (readonly [name: string, people: number])[];

/** The table of a paper that says how many have which level: “Cộng” is all of them. */
const levelTable = (label: string, rows: LevelRows): ReportTable => {
  const all = sumOf(rows, ([, people]) => people);
  return {
    caption: '',
    columns: [words(label), number('Số đoàn viên'), number('Tỷ lệ')],
    rows: partedRows(rows),
    total: ['Cộng', all, formatShare(all, all)],
  };
};

/** The table as a paper shows it, with a note below where a share was rounded so that all add up. */
export const levelBlocks = (label: string, rows: LevelRows): readonly PaperBlock[] => {
  const rounding = roundingSaid(rows);
  return [{ table: levelTable(label, rows) }, ...(rounding ? [{ text: `Ghi chú: ${rounding}.` }] : [])];
};

/** What is said of shares of levels where one of them differs from what its own division gives; '' where none does. */
export const roundingSaid = (rows: LevelRows): string => {
  const all = sumOf(rows, ([, people]) => people);
  const isPlain = partedRows(rows).every(([, people, share]) => share === formatShare(people, all));
  return isPlain ? '' : 'tỷ lệ được làm tròn sao cho cộng lại đúng 100%';
};

/** Levels with how many have each, and the share of it: the shares add up to 100. */
export const partedRows = (rows: LevelRows): readonly (readonly [string, number, string])[] => {
  const shares = formatShares(rows.map(([, people]) => people));
  return rows.map(([name, people], i) => [name, people, shares[i]!]);
};
