import { z } from 'zod';
import { guidingLevels, levels, type Level, type Unit } from '../schema/unit.ts';
import { programmeSchema, type Programme } from '../schema/programme.ts';
import type { Clause } from '../schema/clause.ts';
import { yearFrom, type ModelYear, type YearWords } from './move-year.ts';
import common from './skeletons/common.json' with { type: 'json' };
import threeContents from './skeletons/ba-noi-dung.json' with { type: 'json' };
import fiveGroups from './skeletons/nam-nhom.json' with { type: 'json' };
import twoFamilies from './skeletons/ren-luyen-hanh-dong.json' with { type: 'json' };
import school from './skeletons/truong-hoc.json' with { type: 'json' };

/**
 * A programme to begin with: what one orders, without the clauses and names of whoever issues it, and a model year. What the
 * organisation itself must say waits: its clauses are `pendingClause`, families without criteria of their own are
 * `namelessFamilies`.
 */
export interface Skeleton {
  code: string;
  title: string;
  short: string;
  /** By what one tells it from the others, and what it orders. */
  label: string;
  about: string;
  /** Whose year it is made for, where not for everybody's. */
  yearKind?: Unit['yearKind'];
  programme: Readonly<Record<string, unknown>>;
  year: Omit<ModelYear, 'year'>;
}

/** The model years of the skeletons are counted from here: a leap year, so that every day is in it. */
const modelYear = 2000;

export const skeletons = [fiveGroups, twoFamilies, threeContents, school].map((skeleton) => ({
  ...skeleton,
  programme: { ...common, ...skeleton.programme },
})) as unknown as readonly Skeleton[];
/** All of them, those made for a kind of year first, and those made for another one last. */
export const skeletonsFor = (yearKind: Unit['yearKind']): readonly Skeleton[] => {
  const fit = (skeleton: Skeleton) => (skeleton.yearKind === undefined ? 1 : skeleton.yearKind === yearKind ? 0 : 2);
  return [...skeletons].sort((a, b) => fit(a) - fit(b));
};
export const skeletonOf = (code: string): Skeleton | undefined => skeletons.find((skeleton) => skeleton.code === code);
/** The drives of a skeleton's year: each counts once somebody gives it a theme. */
export const drivesOf = ({ year }: Skeleton): Skeleton['year']['drives'] => year.drives;

interface NamedFamily {
  code: string;
  name: string;
  short: string;
  criteria: readonly { name: string; points?: number | undefined; clause?: Clause | undefined }[];
}
/** The families that wait for their criteria: their one criterion is the family itself. */
export const namelessFamilies = <T extends Pick<NamedFamily, 'name' | 'criteria'>>(families: readonly T[]): readonly T[] =>
  families.filter(({ name, criteria }) => criteria.length === 1 && criteria[0]!.name === name);
/**
 * The criteria of a family that had none of its own, as its organisation names them. The points of the family are parted among
 * them, so that they still add up; the first ones get what is left over.
 */
export const namedCriteria = ({ code, criteria: [only] }: Pick<NamedFamily, 'code' | 'criteria'>, names: readonly string[]) => {
  const { points, clause } = only ?? {};
  const whole = Math.floor(points ?? 0);
  const share = (i: number) =>
    Math.floor(whole / names.length) + (i < whole % names.length ? 1 : 0) + (i === 0 ? (points ?? 0) - whole : 0);
  return names.map((name, i) => ({
    code: `${code}${i + 1}`,
    name,
    ...(points !== undefined && { points: share(i) }),
    ...(clause && { clause }),
  }));
};
/** The families of a skeleton, which its organisation may give criteria. */
export const familiesOf = ({ programme }: Skeleton) => programme['families'] as readonly NamedFamily[];

/** The code of a programme that an organisation begins from a skeleton. */
export const begunCode = (skeleton: Pick<Skeleton, 'code'>, organisation: string, year: number): string =>
  `${skeleton.code}-${organisation}-${year}`.slice(0, 60);
/** The model year that a programme was begun with; undefined of one that came from elsewhere. */
export const modelOf = ({ code, organisation, years }: Pick<Programme, 'code' | 'organisation' | 'years'>): ModelYear | undefined => {
  const model = skeletons.find((skeleton) => years.some(({ year }) => begunCode(skeleton, organisation, year) === code));
  return model && { year: modelYear, ...model.year };
};

/** What stands as the clause of everything until the organisation writes where its own document orders it. */
export const pendingClause: Clause = {
  place: 'Chờ đơn vị ghi điều khoản',
  setting: 'Lấy từ khung có sẵn để bắt đầu; đơn vị đối chiếu với văn bản của mình rồi ghi điều khoản.',
};
export const isPending = ({ place }: Clause): boolean => place === pendingClause.place;

/** Whether a place of the shape is filled by a clause. */
const takesClause = (schema: z.ZodObject): boolean => 'clause' in schema.shape;
const inner = (schema: unknown): unknown =>
  schema instanceof z.ZodOptional || schema instanceof z.ZodDefault ? inner(schema.unwrap()) : schema;

/** Data of a shape with a clause wherever one belongs and none was written. */
export const withClauses = (schema: unknown, data: unknown, clause: Clause): unknown => {
  const shape = inner(schema);
  if (shape instanceof z.ZodArray && Array.isArray(data)) return data.map((item) => withClauses(shape.element, item, clause));
  if (!(shape instanceof z.ZodObject) || typeof data !== 'object' || data === null) return data;
  const filled = Object.fromEntries(Object.entries(data).map(([name, value]) => [name, withClauses(shape.shape[name], value, clause)]));
  return takesClause(shape) && !('clause' in filled) ? { ...filled, clause } : filled;
};

/** The levels of an organisation whose BCH stands directly above chi đoàn, the one with most of them first. */
const recognisingLevels = (units: readonly Unit[]): readonly Level[] => {
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  const above = units.flatMap(({ level, parent }) => (levels[level].submits && parent ? (byCode.get(parent)?.level ?? []) : []));
  const counted = [...Map.groupBy(above, (level) => level)].sort(([, a], [, b]) => b.length - a.length);
  return counted.length === 0 ? ['co_so'] : counted.map(([level]) => level);
};

/** What a programme of this organisation is made of, beside the skeleton. */
export interface ProgrammeWords extends YearWords {
  code: string;
  name: string;
  short?: string | undefined;
  organisation: string;
  document: string;
  period: { from: number; to: number };
  year: number;
  /** Family → its criteria as the organisation's own guide names them. */
  criteria?: Readonly<Record<string, readonly string[]>> | undefined;
  /** A day that was proposed → the organisation's own. */
  days?: Readonly<Record<string, string>> | undefined;
}

/** Data with its keys as the shape has them: the order in which every programme is read. */
const inOrder = (data: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.keys(programmeSchema.shape).flatMap((name) => (name in data ? [[name, data[name]]] : [])));

/** A skeleton as the programme of an organisation, as its file says it: with its names, its first year, and the levels that it has. */
export const programmeFrom = (skeleton: Skeleton, units: readonly Unit[], words: ProgrammeWords): unknown => {
  const guided = recognisingLevels(units);
  const { code, name, short, organisation, document: of, period, year, criteria = {}, days = {} } = words;
  const { families, steps, ...orders } = skeleton.programme as {
    families: readonly NamedFamily[];
    steps: readonly { level: Level }[];
  };
  const stepped = guided.filter((level) => guidingLevels.includes(level));
  const model: ModelYear = { year: modelYear, ...skeleton.year };
  const due = model.due.map((owed) => (owed.level === 'co_so' ? { ...owed, level: guided[0]! } : owed));
  const begun = yearFrom({ ...model, due }, year, words);
  const own = (day: string) => (Object.hasOwn(days, day) ? days[day]! : day);
  const data = {
    code,
    name,
    short: short ?? skeleton.short,
    organisation,
    document: of,
    period,
    aims: [],
    families: families.map((family) => {
      const named = criteria[family.code] ?? [];
      return named.length === 0 ? family : { ...family, criteria: namedCriteria(family, named) };
    }),
    ...orders,
    steps: steps.flatMap((step) => (step.level === 'co_so' ? stepped.map((level) => ({ ...step, level })) : [step])),
    years: [
      {
        ...begun,
        due: begun.due.map((owed) => ({ ...owed, day: own(owed.day), ...(owed.schoolDay && { schoolDay: own(owed.schoolDay) }) })),
      },
    ],
  };
  const written = withClauses(programmeSchema, inOrder(data), pendingClause);
  programmeSchema.parse(written);
  return written;
};
