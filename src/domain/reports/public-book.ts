import type { Accepted } from '../rules/check-report.ts';
import { actOf, type ActName } from '../schema/act.ts';
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
  /** It is to say what was agreed, and does not (Q L69, Q-40). */
  lacksSummary?: true;
}

/** A chi đoàn mạnh with the unit and year it registered for. A branch is not a person. */
interface StrongInYear extends Omit<RowOf<'chi-doan-manh'>, 'row' | 'registered'> {
  unit: string;
  year: number;
}

/**
 * What a unit's committee suggests to register under a criterion, in its own words: a branch to its members, a unit above to those of all
 * its branches (Q L69, Q-42; K L59 “Cụ thể hóa các nội dung cho phù hợp với thực tiễn”, K-48). Of what to do, never of a person.
 */
export interface OwnSuggestion {
  unit: string;
  year: number;
  criterion: string;
  text: string;
}

export interface PublicBook {
  suggestions: readonly OwnSuggestion[];
  deeds: readonly Deed[];
  strong: readonly StrongInYear[];
}

/** What may be told of units' books: acts and branches, no person; and no free text but what a unit suggests to members. */
export const publicBook = (content: ConstructorParameters<typeof Years>[0], accepted: readonly Accepted[]): PublicBook => {
  const years = new Years(content);
  for (const file of accepted) if (file.kind === 'so-viec' || file.kind === 'chi-doan-manh') years.put(file);
  const all = [...years.all()];
  const deeds = all.flatMap((own) =>
    [...own.each('so-viec')].map(({ act, day, about, note }): Deed => {
      const symbol = act === 'ke_hoach' ? symbolAlone(note) : undefined;
      const lacksSummary = actOf(act).summarised && note === '';
      return {
        unit: own.unit.code,
        year: own.year,
        act,
        day,
        about,
        ...(symbol !== undefined && { symbol }),
        ...(lacksSummary && { lacksSummary }),
      };
    }),
  );
  const suggestions = all.flatMap((own) =>
    own.acts('dinh_huong').flatMap(({ about, note }): OwnSuggestion[] => {
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

/** What is suggested to the members of a unit: its own, then what stands above, as `line` names them from the unit up. */
export const suggestedTo = <S extends Pick<OwnSuggestion, 'unit'>>(suggestions: readonly S[], line: readonly string[]): readonly S[] =>
  line.flatMap((code) => suggestions.filter((s) => s.unit === code));

/** The acts of a unit in a year by their name. */
export const deedsOf = ({ deeds }: PublicBook, unit: string, year: number, act: ActName): readonly Deed[] =>
  deeds.filter((d) => d.unit === unit && d.year === year && d.act === act);
