import { fold, monthName, squeeze } from '../vietnamese.ts';
import type { NamedThing } from './column.ts';
import type { Programme } from './programme.ts';
import { criteriaOf, ratingsOf, roundsOf, yearMonthsOf } from './programme-lookup.ts';
import { unitKinds, type Unit } from './unit.ts';

interface Thing {
  code: string;
  name: string;
}
/** What a programme gives a code and a name, in the order of its lists. What an act refers to may have one too. */
export const thingsOf = (
  programme: Programme,
  year: number,
  yearKind: Unit['yearKind'],
): Readonly<Record<NamedThing, readonly Thing[]>> => {
  const criterion = criteriaOf(programme).map((of) => of.criterion);
  return {
    criterion,
    campaign: programme.campaigns,
    round: roundsOf(programme, year, yearKind),
    rating: ratingsOf(programme),
    reference: [
      ...criterion,
      ...Object.entries(unitKinds).map(([code, name]) => ({ code, name })),
      ...yearMonthsOf(year, yearKind).map((code) => ({ code, name: monthName(code) })),
    ],
  };
};

/** `3/2016`, `tháng 3`; and what a spreadsheet makes of the first. Nothing is squeezed: of `1/1/2016` it would make `11/2016`. */
const monthWays = (code: string): readonly string[] => {
  const [year, month] = code.split('-') as [string, string];
  const n = Number(month);
  const english = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')[n - 1]!;
  return [`${n}/${year}`, `${month}/${year}`, `tháng ${n}`, `tháng ${month}`, `01/${month}/${year}`, `${english}-${year.slice(2)}`];
};

/** Names by which a thing may be called, made plain in a way → its code; a name of two things is nobody's. */
const unambiguous = (pairs: readonly (readonly [name: string, code: string])[], known: ReadonlyMap<string, string>) => {
  const codes = Map.groupBy(pairs, ([name]) => name);
  return [...codes].flatMap(([name, found]) => {
    const [first, ...others] = new Set(found.map(([, code]) => code));
    return others.length > 0 || name === '' || known.has(name) ? [] : [[name, first!] as const];
  });
};

/** `Hoàn thành xuất sắc nhiệm vụ` → `htxsnv`: what everybody writes on a form. */
const initials = (name: string): string =>
  fold(name)
    .split(/[^a-z0-9]+/)
    .map((word) => word.slice(0, 1))
    .join('');

/** The ways in which a rating is shortened: its initials, “HT” for “Hoàn thành”, without “nhiệm vụ” at the end. */
const shortRatings = (name: string): readonly string[] => {
  const whole = [name, name.replace(/ nhiệm vụ$/i, '')];
  return whole.flatMap((words) => [initials(words), squeeze(words), squeeze(words.replace(/hoàn thành/i, 'ht'))]);
};

/** Each name of a thing as written, with its code before it, folded, and squeezed to letters and figures (also shortened as people do) → its code. */
export type Names = ReadonlyMap<string, string>;

/** What a programme calls its own things. */
export const programmeNames = (programme: Programme, year: number, yearKind: Unit['yearKind']): Readonly<Record<NamedThing, Names>> => {
  type Called = readonly (readonly [name: string, code: string])[];
  const names = (things: readonly Thing[], shorter: Called = [], besides: Called = []): Names => {
    const written = things.flatMap(({ code, name }) => [name, `${code} – ${name}`, code].map((text) => [text, code] as const));
    const known = new Map([...[...written, ...besides].map(([text, code]) => [fold(text), code] as const), ...written]);
    const squeezed = [...written.map(([text, code]) => [squeeze(text), code] as const), ...shorter];
    return new Map([...unambiguous(squeezed, known), ...known]);
  };
  // “Tiêu chí hành động 2”, “Hành động 2”; and “Tiêu chí 2” where there is one family.
  const counted = programme.families.flatMap((family) =>
    family.criteria.flatMap(({ code }, i) =>
      [family.name, family.name.replace(/^(tiêu chí|nội dung) /i, ''), 'tiêu chí', 'nội dung'].map(
        (name) => [squeeze(`${name} ${i + 1}`), code] as const,
      ),
    ),
  );
  const { criterion, campaign, round, rating, reference } = thingsOf(programme, year, yearKind);
  const months = yearMonthsOf(year, yearKind).flatMap((code) => monthWays(code).map((way) => [way, code] as const));
  const ratings = rating.flatMap(({ code, name }) => shortRatings(name).map((short) => [short, code] as const));
  return {
    criterion: names(criterion, counted),
    campaign: names(campaign),
    round: names(round),
    rating: names(rating, ratings),
    reference: names(reference, [], months),
  };
};
