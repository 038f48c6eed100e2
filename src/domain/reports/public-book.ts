import type { Content } from '../intake/read-content.ts';
import type { Accepted } from '../rules/check-report.ts';
import { actOf, type ActName } from '../schema/act.ts';
import { symbolAlone } from '../schema/document-symbol.ts';
import { entryIsShown } from '../schema/entries.ts';
import { issuingBodyOf } from '../schema/issuing-body.ts';
import type { Unit } from '../schema/unit.ts';
import { compareCodes } from '../vietnamese.ts';
import type { RowOf } from '../year/rows-of.ts';
import { Years } from '../year/years.ts';

/** One act of a unit: what, when, and what it refers to. Never who came, nor how many. */
export interface Deed extends Pick<RowOf<'so-viec'>, 'act' | 'day' | 'about'> {
  unit: string;
  year: number;
  /** The number of the unit's own plan, where its note is that and nothing else: a document's number, never a text (Q L50, Q-29). */
  symbol?: string;
  /** That plan in the library, where its unit's committee has put it there (Q L50 “Xây dựng và triển khai kế hoạch”, Q-29). */
  plan?: string;
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

/** The document that a unit issued on a day under a number, as far as everybody may read it. */
const issuedBy = (content: Content, unit: Unit, { day, symbol }: Pick<Deed, 'day' | 'symbol'>): string | undefined =>
  content.documents.find(
    ({ data }) =>
      data.day === day && data.symbol === symbol && entryIsShown(data, day) && issuingBodyOf(content, data)?.unit?.code === unit.code,
  )?.id;

/** What may be told of units' books: acts and branches, no person; and no free text but what a unit suggests to members. */
export const publicBook = (content: Content, accepted: readonly Accepted[]): PublicBook => {
  const years = new Years(content);
  for (const file of accepted) if (file.kind === 'so-viec' || file.kind === 'chi-doan-manh') years.put(file);
  const all = [...years.all()];
  const deeds = all.flatMap((own) =>
    [...own.each('so-viec')].map(({ act, day, about, note }): Deed => {
      const symbol = act === 'ke_hoach' ? symbolAlone(note) : undefined;
      const plan = symbol === undefined ? undefined : issuedBy(content, own.unit, { day, symbol });
      const lacksSummary = actOf(act).summarised && note === '';
      return {
        unit: own.unit.code,
        year: own.year,
        act,
        day,
        about,
        ...(symbol !== undefined && { symbol }),
        ...(plan !== undefined && { plan }),
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

/** Of kinds of branches, which a unit guided and on which day first, and which not yet (Q L53 “theo đặc thù của từng loại hình chi đoàn”, Q-30). */
export const guidance = <K extends string>(book: PublicBook, unit: string, year: number, kinds: readonly K[]) => {
  const deeds = deedsOf(book, unit, year, 'huong_dan');
  const days = kinds.map((kind) => ({ kind, day: deeds.find(({ about }) => about === kind)?.day }));
  return {
    guided: days.flatMap(({ kind, day }) => (day === undefined ? [] : [{ kind, day }])),
    left: days.flatMap(({ kind, day }) => (day === undefined ? [kind] : [])),
  };
};

/** The day on which what a unit had by a day went to its branches (Q L50 “triển khai … đến các chi đoàn bộ phận”, Q-29). */
export const passedOn = (book: PublicBook, unit: string, year: number, from: string): string | undefined =>
  deedsOf(book, unit, year, 'trien_khai_chi_doan').find(({ day }) => day >= from)?.day;
