import {
  inFull,
  internalContext,
  internalReports,
  internalReportsOf,
  isBranch,
  kindOf,
  kindsUnder,
  publicContext,
  publicReports,
  publicSource,
  rowsHandedIn,
  submissionPath,
  ReportsInFull,
  type Accepted,
  type Content,
  type InternalContext,
  type InternalReport,
  type InternalSource,
  type KindName,
  type MemberNames,
  type PublicContext,
  type PublicReport,
  type Unit,
  unitInYear,
} from '../domain/index.ts';
import type { AtHand } from './judge.ts';
import type { Organisation } from './known-organisation.ts';
import { madeReport } from './made-report.ts';
import type { MadeReport, Offered, UnitReports, WantedReport } from './messages.ts';
import { booksWithout, branchesWithout, fileNamed, rowsNotCounted } from './words.ts';

/**
 * A unit's own reports from the files at hand, in full for all that is below it. They hold member codes, and names where a list
 * is at hand: made here, they stay on the device. Those made of what people wrote, too, come from the repository alone.
 */

/** A report with the files it is made from. */
type Made = Pick<InternalReport, 'code' | 'title' | 'needs' | 'fuller'>;
const fullReports: readonly (PublicReport & { needs: readonly KindName[] })[] = publicReports.flatMap(({ needs, ...report }) =>
  needs ? [{ ...report, needs }] : [],
);

/** Whose file of a kind a unit's report is made from: its own, its branches', the recognisers'; of books the one above too. */
const holdersOf = ({ unit, branches, forest }: InternalContext, kind: KindName): readonly Unit[] => {
  const { by } = kindOf(kind);
  if (by === 'branch') return branches.map((branch) => branch.unit);
  const up = unit.parent === undefined ? undefined : forest.get(unit.parent);
  if (by === 'recogniser') return [...new Set(branches.flatMap(({ base }) => base ?? []))];
  return by === 'any' ? [unit, ...(up && !isBranch(unit) ? [up] : [])] : [unit];
};

/** What the files at hand are to one unit's year. */
interface Hand {
  context: InternalContext;
  has: (unit: Unit, kind: KindName) => boolean;
}

const offerOf = ({ context, has }: Hand, { code, title, needs, fuller }: Made): Offered => {
  const asked = kindsUnder([context.programme]);
  const lacking = (kinds: readonly KindName[]) =>
    kinds.flatMap((kind) => {
      if (!asked.includes(kind)) return [];
      const { by, label } = kindOf(kind);
      const holders = holdersOf(context, kind);
      const without = holders.filter((holder) => !has(holder, kind));
      const isOfMany = (by === 'branch' || by === 'recogniser') && holders.length > 1;
      // Of many one is enough to begin with: the paper names those that are missing.
      if (without.length === 0 || (isOfMany && without.length < holders.length)) return [];
      const own = without.length === 1 && without[0] === context.unit;
      const many = by === 'branch' ? 'các chi đoàn' : 'các đơn vị công nhận';
      const whose = own ? '' : without.length > 1 && isOfMany ? many : without.map(({ name }) => name).join(', ');
      return fileNamed(kind, label, whose);
    });
  return { code, title, missing: lacking(needs).join('; '), fuller: lacking(fuller.filter((kind) => kind !== 'dieu-chinh')).join('; ') };
};

/** Units of whom something is at hand, and those above two or more of their branches, by year. */
const unitsAtHand = ({ forest }: Content, accepted: readonly Accepted[]): readonly { unit: Unit; year: number }[] =>
  [...Map.groupBy(accepted, ({ year }) => year)].flatMap(([year, own]) => {
    const units = new Map(own.map(({ unit }) => [unit.code, unit]));
    const above = [...units.values()].filter(isBranch).flatMap((branch) => forest.ancestors(branch));
    for (const [code, times] of Map.groupBy(above, (unit) => unit.code)) if (times.length > 1) units.set(code, times[0]!);
    return [...units.values()].map((unit) => ({ unit, year }));
  });

/** The reports of each unit and year of which something was accepted; branches first. */
export const reportsAtHand = ({ content }: Organisation, { accepted }: AtHand): readonly UnitReports[] => {
  if (!content) return [];
  const full = fullSource(content, accepted, content.site.asOf ?? '9999-12-31');
  const offers = unitsAtHand(content, accepted).flatMap(({ unit, year }) => {
    // Whether a programme asks for a report does not depend on files: none is walked for this.
    const context = internalContext({ content, accepted: [], asOf: '', address: '' }, unit.code, year);
    if (!context || context.branches.length === 0) return [];
    const files = new Set(accepted.filter((a) => a.year === year).map((a) => `${a.unit.code}/${a.kind}`));
    const hand = { context, has: (of: Unit, kind: KindName) => files.has(`${of.code}/${kind}`) };
    const whole = isBranch(unit) ? undefined : full(unit.code, year);
    const reports: readonly Made[] = [
      ...internalReportsOf(context),
      ...fullReports.filter((report) => whole && report.isFor(whole)).map((report) => ({ ...report, fuller: [] })),
    ];
    const changed = !isBranch(unit) || hand.has(unit, 'dieu-chinh');
    const changes = changed ? '' : fileNamed('dieu-chinh', kindOf('dieu-chinh').label, '');
    return [{ unit, year, changes, reports: reports.map((report) => offerOf(hand, report)) }];
  });
  return offers
    .sort((a, b) => Number(isBranch(b.unit)) - Number(isBranch(a.unit)))
    .map(({ unit, ...more }) => ({ ...more, unit: unit.code, unitInYear: unitInYear(unit, more.year) }));
};

/** The figures of the files at hand in full, counted when they are first asked for. */
const fullSource = (content: Content, accepted: readonly Accepted[], day: string) => {
  let source: Parameters<typeof publicContext>[0] | undefined;
  return (code: string, year: number): PublicContext | undefined =>
    publicContext((source ??= publicSource(content, accepted, inFull(content, accepted, day))), code, year, undefined);
};

/** What the paper must say of itself: branches and books that are not here, and rows that wait to be mended. */
const notesOf = (context: InternalContext, { needs, fuller }: Made, { accepted, leftOut }: AtHand): readonly string[] => {
  const { year } = context;
  const paths = new Set(accepted.map(({ path }) => path));
  const branchKinds = needs.filter((kind) => kindOf(kind).by === 'branch');
  const without = context.branches.filter(({ unit }) => branchKinds.some((kind) => !paths.has(submissionPath(unit.code, year, kind))));
  const books = fuller.includes('so-viec') ? holdersOf(context, 'so-viec') : [];
  const closed = books.filter(({ code }) => !paths.has(submissionPath(code, year, 'so-viec')));
  const waiting = [...needs, ...fuller]
    .flatMap((kind) => holdersOf(context, kind).map(({ code }) => submissionPath(code, year, kind)))
    .reduce((rows, path) => rows + (leftOut.get(path) ?? 0), 0);
  return [
    ...(without.length > 0 ? [branchesWithout(without.map(({ unit }) => unit.name))] : []),
    ...(closed.length > 0 ? [booksWithout(closed.map(({ name }) => name))] : []),
    ...(waiting > 0 ? [rowsNotCounted(waiting)] : []),
  ];
};

/** Registrations as they were dropped, before the rules left any out. */
const handedIn =
  (content: Content, { source: sourceAt }: AtHand): InternalSource['handedIn'] =>
  (of, year, kind) =>
    rowsHandedIn(content, sourceAt(submissionPath(of, year, kind)), { allowPersonal: true });

/** What a report is made with, beside the files. */
export interface ReportMaking {
  wanted: WantedReport;
  /** The day the figures speak of, where the site does not set one. */
  asOf: string;
  /** Where files are checked, for reminders. */
  address: string;
  /** Names by code, from lists that are open here. */
  names: MemberNames;
}

export const makeReport = ({ content }: Organisation, atHand: AtHand, { wanted, asOf, address, names }: ReportMaking): MadeReport => {
  const { unit, year, code } = wanted;
  const { accepted } = atHand;
  const day = content!.site.asOf ?? asOf;
  const source = { content: content!, accepted, asOf: day, address, handedIn: handedIn(content!, atHand) };
  const context = internalContext(source, unit, year)!;
  const kind = [...internalReports, ...fullReports].find((report) => report.code === code)!;
  const notes = notesOf(context, { fuller: [], ...kind }, atHand);
  return madeReport(
    new ReportsInFull(source).of(unit, year)!.find((report) => report.code === code)!,
    { wanted, day, names, notes },
  );
};
