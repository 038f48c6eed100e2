import type { Content } from '../intake/read-content.ts';
import { rollUpYears, type UnitYear } from '../progress/roll-up.ts';
import type { Accepted, FileReport } from '../rules/check-report.ts';
import { submissionPath } from '../schema/path.ts';
import { criteriaOf, ratingsOf } from '../schema/programme-lookup.ts';
import { kindNames, kindOf } from '../schema/submission.ts';
import type { Programme } from '../schema/programme.ts';
import type { Unit } from '../schema/unit.ts';
import type { YearFacts } from './did.ts';
import { fulfilling, tablesOf } from './tables.ts';
import { noThresholds, thresholdsOf, type Thresholds } from '../schema/thresholds.ts';
import { datasetV2, publishedTables, publishedUnit, type DatasetV2, type Publication, type PublishedUnit } from './v2.ts';

/** What a publication knows beside content and what was accepted. */
export interface PublishOptions {
  /** What the check said of each file: tells where figures come from. */
  files?: readonly FileReport[];
  commit?: string | undefined;
  /** The day on which each file first came, where the history of the repository tells it. */
  days?: ReadonlyMap<string, string> | undefined;
  /** Parts the years whose lists are due, so that `fixedGroups` can be written down. Such a dataset is not published. */
  fixing?: boolean;
}

/**
 * From what was accepted to what the world may read. Throws when the result holds anything the schema does not list:
 * a leak must stop the build, not be shown.
 * @param asOf the day the figures speak of, `YYYY-MM-DD`
 */
export const publish = (content: Content, accepted: readonly Accepted[], asOf: string, options: PublishOptions = {}): DatasetV2 => {
  const publication = publicationOf(content, rollUpYears(content, accepted, asOf), asOf, options);
  return { ...publication, years: [...publication.years] };
};

/**
 * The same figures in full, each branch by itself: for officials, made from the repository on their own machine and never
 * published (domain §0, row 14). Its thresholds are none, which the published dataset's schema refuses.
 */
export const inFull = (content: Content, accepted: readonly Accepted[], asOf: string, options: PublishOptions = {}): DatasetV2 => {
  const years = [...yearsOf(content, rollUpYears(content, accepted, asOf), { asOf, options, thresholds: noThresholds, inFull: true })];
  return { ...headOf(content, asOf, noThresholds, options), years };
};

/**
 * The same from years that were counted while the files were judged. Its years come one at a time, once: those of 200,000
 * members are too large to stand in memory together.
 */
export const publicationOf = (
  content: Content,
  counted: Iterable<readonly UnitYear[]>,
  asOf: string,
  options: PublishOptions = {},
): Publication => {
  const thresholds = thresholdsOf(content.site);
  const head = datasetV2.omit({ years: true }).parse(headOf(content, asOf, thresholds, options));
  return { ...head, years: yearsOf(content, counted, { asOf, options, thresholds, inFull: false }) };
};

interface TablesAsked {
  asOf: string;
  options: PublishOptions;
  thresholds: Thresholds;
  inFull: boolean;
}
/** The tables of each year that was counted, one at a time. */
function* yearsOf({ forest }: Content, counted: Iterable<readonly UnitYear[]>, asked: TablesAsked): Generator<DatasetV2['years'][number]> {
  const { options, thresholds, asOf } = asked;
  const sourcesOf = sourcesTold(asked);
  const { fixing = false } = options;
  for (const own of counted) {
    const { unit, year, programme } = own[0]!;
    const organisation = forest.root(unit).code;
    yield publishedTables.parse(
      tablesOf({ organisation, year, programme, asOf, thresholds, years: own, forest, fixing, inFull: asked.inFull, sourcesOf }),
    );
  }
}

/** Which files of a unit figures come from; where rows may be told, how many and why some were left out. */
const sourcesTold = ({ asOf, options, thresholds }: TablesAsked): YearFacts['sourcesOf'] => {
  const reports = new Map((options.files ?? []).map((file) => [file.path, file]));
  return (unit, year, rowsTold) =>
    kindNames.flatMap((kind) => {
      const path = submissionPath(unit, year, kind);
      const file = reports.get(path);
      if (!file) return [];
      const day = options.days?.get(path);
      const tells = rowsTold && kindOf(kind).ofThings;
      // A reason beside a few rows would speak of one person.
      const reasons =
        tells && file.leftOut >= thresholds.rated
          ? [...new Set(file.issues.filter((i) => i.severity === 'error').map((i) => i.code))].sort()
          : [];
      const rows = tells ? { rows: file.accepted, leftOut: file.leftOut } : {};
      return [{ kind, path, ...(day !== undefined && day <= asOf ? { day } : {}), ...rows, reasons }];
    });
};

const headOf = (content: Content, asOf: string, thresholds: Thresholds, { commit }: PublishOptions): Omit<DatasetV2, 'years'> => ({
  version: 'v2',
  asOf,
  thresholds,
  programmes: content.programmes.map((p) => ({
    code: p.code,
    name: p.name,
    organisation: p.organisation,
    criteria: criteriaOf(p).map(({ family, criterion }) => ({ code: criterion.code, name: criterion.name, family: family.code })),
    campaigns: p.campaigns.map(({ code, name }) => ({ code, name })),
    ratings: ratingsOf(p).map(({ code, name }) => ({ code, name, fulfils: fulfilling(p).has(code) })),
    rounds: p.rounds.map(({ code, name }) => ({ code, name })),
  })),
  units: content.forest.units.map((unit) => unitOf(content, unit)),
  commit: commit ?? null,
});

/** A unit as the schema lists it: what it does not list stays here, what is unset is null. */
const unitOf = ({ forest, programmes }: Content, unit: Unit): PublishedUnit => {
  const pilot = programmes
    .flatMap((p) =>
      (p.pilots?.chosen ?? []).filter((c) => c.unit === unit.code).map(({ chosenBy, bloc }) => ({ programme: p.code, chosenBy, bloc })),
    )
    .at(-1);
  const successors = forest.successors(unit.code).map((s) => s.code);
  const all: Readonly<Record<string, unknown>> = { ...unit, organisation: forest.root(unit).code, successors, pilot };
  return publishedUnit.parse(Object.fromEntries(Object.keys(publishedUnit.shape).map((key) => [key, all[key] ?? null])));
};

/** The groups of a year as its programme keeps them. */
export interface FixedGroups {
  programme: string;
  organisation: string;
  year: number;
  people: string[][];
  items: string[][];
}

/**
 * The groups of the years that are not fixed yet, to be written once (`npm run dataset -- --fix`), from a dataset made for
 * it (`fixing`). Branches that count by the school year hand in later, and are fixed then beside the others.
 */
export const fixedGroups = ({ years, units }: Publication, programmes: readonly Programme[]): readonly FixedGroups[] => {
  const calendars = new Map(units.map((u) => [u.code, u.yearKind]));
  return [...years].flatMap(({ programme, organisation, year, groups, details, closed }) => {
    const before = programmes.find((p) => p.code === programme)?.years.find((y) => y.year === year)?.groups ?? { people: [], items: [] };
    const done = new Set(before.people.flat().map((code) => calendars.get(code)));
    const branches = new Map(groups.map((g) => [g.branches[0]!, g.branches]));
    const isNew = (codes: readonly string[]) => !codes.some((code) => done.has(calendars.get(code)));
    const people = groups.map((g) => g.branches).filter(isNew);
    const items = details.filter((d) => d.groups.length > 1).map((d) => d.groups.flatMap((g) => branches.get(g)!));
    if (closed || people.length === 0) return [];
    return [{ programme, organisation, year, people: [...before.people, ...people], items: [...before.items, ...items.filter(isNew)] }];
  });
};
