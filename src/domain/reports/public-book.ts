import type { Accepted } from '../rules/report.ts';
import type { ActName } from '../schema/act.ts';
import { symbolAlone } from '../schema/document-symbol.ts';
import { compareCodes } from '../vietnamese.ts';
import type { RowOf } from '../year/rows-of.ts';
import { Years } from '../year/years.ts';

/** One act of a unit: what, when, and what it refers to. Never who came, nor how many. */
export interface Deed extends Pick<RowOf<'so-viec'>, 'act' | 'day' | 'about'> {
  unit: string;
  year: number;
  /** The number of the unit's own plan, where its note is that and nothing else: a document's number, never a text (Q L50, Q-29). */
  symbol?: string;
}

/** A chi đoàn mạnh with the unit and year it registered for. A branch is not a person. */
interface StrongInYear extends Omit<RowOf<'chi-doan-manh'>, 'row' | 'registered'> {
  unit: string;
  year: number;
}

/** What a branch's committee suggests to register under a criterion, in its own words (Q L69, Q-42): of what to do, never of a person. */
export interface BranchSuggestion {
  unit: string;
  year: number;
  criterion: string;
  text: string;
}

export interface PublicBook {
  suggestions: readonly BranchSuggestion[];
  deeds: readonly Deed[];
  strong: readonly StrongInYear[];
}

/** What may be told of units' books: acts and branches, no person; and no free text but what a branch suggests to its members. */
export const publicBook = (content: ConstructorParameters<typeof Years>[0], accepted: readonly Accepted[]): PublicBook => {
  const years = new Years(content);
  for (const file of accepted) if (file.kind === 'so-viec' || file.kind === 'chi-doan-manh') years.put(file);
  const all = [...years.all()];
  const deeds = all.flatMap((own) =>
    [...own.each('so-viec')].map(({ act, day, about, note }): Deed => {
      const symbol = act === 'ke_hoach' ? symbolAlone(note) : undefined;
      return { unit: own.unit.code, year: own.year, act, day, about, ...(symbol !== undefined && { symbol }) };
    }),
  );
  const suggestions = all.flatMap((own) =>
    own.acts('dinh_huong').flatMap(({ about, note }): BranchSuggestion[] => {
      return note === '' ? [] : [{ unit: own.unit.code, year: own.year, criterion: about, text: note }];
    }),
  );
  const strong = all.flatMap((own) =>
    [...own.each('chi-doan-manh')].map(({ branch, tu_tuong, to_chuc, hoat_dong, recognised }): StrongInYear => {
      return { unit: own.unit.code, year: own.year, branch, tu_tuong, to_chuc, hoat_dong, recognised };
    }),
  );
  const key = (d: Deed) => [d.unit, d.year, d.day, d.act, d.about].join('\t');
  return {
    suggestions: suggestions.sort((a, b) =>
      compareCodes([a.unit, a.year, a.criterion, a.text].join('\t'), [b.unit, b.year, b.criterion, b.text].join('\t')),
    ),
    deeds: deeds.sort((a, b) => compareCodes(key(a), key(b))),
    strong: strong.sort((a, b) => compareCodes(a.branch, b.branch) || a.year - b.year),
  };
};

/** The acts of a unit in a year by their name. */
export const deedsOf = ({ deeds }: PublicBook, unit: string, year: number, act: ActName): readonly Deed[] =>
  deeds.filter((d) => d.unit === unit && d.year === year && d.act === act);
