import {
  internalContext,
  internalPaper,
  internalReports,
  internalReportsOf,
  isBranch,
  kindOf,
  rowsHandedIn,
  reportCsv,
  submissionPath,
  type Content,
  type InternalContext,
  type InternalReport,
  type InternalSource,
  type KindName,
  type Unit,
} from '../domain/index.ts';
import { paperStyle, reportBody, reportStyle } from '../site/report-html.ts';
import type { AtHand } from './judge.ts';
import type { Organisation } from './known-organisation.ts';
import type { MadeReport, Offered, UnitReports, WantedReport } from './messages.ts';
import { booksWithout, branchesWithout, fileNamed, rowsNotCounted } from './words.ts';

/** A unit's own reports (P1–P7, P20) from the files at hand. They hold member codes: made here, they stay on the device. */

/** Whose file of a kind a unit's report is made from: its own, its branches', the recogniser's; of books the one above too. */
const holdersOf = ({ unit, branches, forest }: InternalContext, kind: KindName): readonly Unit[] => {
  const { by } = kindOf(kind);
  if (by === 'branch') return branches.map((branch) => branch.unit);
  const up = unit.parent === undefined ? undefined : forest.get(unit.parent);
  const above = up ? [up] : [];
  if (isBranch(unit)) return by === 'recogniser' ? above : [unit];
  return by === 'any' ? [unit, ...above] : [unit];
};

/** What the files at hand are to one unit's year. */
interface Hand {
  context: InternalContext;
  has: (unit: Unit, kind: KindName) => boolean;
}

const offerOf = ({ context, has }: Hand, { code, title, needs, fuller }: InternalReport): Offered => {
  const lacking = (kinds: readonly KindName[]) =>
    kinds.flatMap((kind) => {
      const { by, label } = kindOf(kind);
      const holders = holdersOf(context, kind);
      const without = holders.filter((holder) => !has(holder, kind));
      // Of branches one is enough to begin with: the paper names those that are missing.
      if (without.length === 0 || (by === 'branch' && without.length < holders.length)) return [];
      const own = without.length === 1 && without[0] === context.unit;
      const whose = own ? '' : without.length > 1 && by === 'branch' ? 'các chi đoàn' : without.map(({ name }) => name).join(', ');
      return fileNamed(kind, label, whose);
    });
  return { code, title, missing: lacking(needs).join('; '), fuller: lacking(fuller.filter((kind) => kind !== 'dieu-chinh')).join('; ') };
};

/** The reports of each unit and year of which something was accepted; branches first. */
export const reportsAtHand = ({ content }: Organisation, { accepted }: AtHand): readonly UnitReports[] => {
  if (!content) return [];
  const groups = Map.groupBy(accepted, ({ unit, year }) => `${unit.code}/${year}`);
  const offers = [...groups.values()].flatMap(([first]) => {
    const { unit, year } = first!;
    // Whether a programme asks for a report does not depend on files: none is walked for this.
    const context = internalContext({ content, accepted: [], asOf: '', address: '' }, unit.code, year);
    if (!context || context.branches.length === 0) return [];
    const files = new Set(accepted.filter((a) => a.year === year).map((a) => `${a.unit.code}/${a.kind}`));
    const hand = { context, has: (of: Unit, kind: KindName) => files.has(`${of.code}/${kind}`) };
    const own = internalReportsOf(context);
    const changed = !isBranch(unit) || hand.has(unit, 'dieu-chinh');
    const changes = changed ? '' : fileNamed('dieu-chinh', kindOf('dieu-chinh').label, '');
    return [{ unit, year, changes, reports: own.map((report) => offerOf(hand, report)) }];
  });
  return offers
    .sort((a, b) => Number(isBranch(b.unit)) - Number(isBranch(a.unit)))
    .map(({ unit, ...more }) => ({ ...more, unit: unit.code, unitName: unit.name }));
};

/** What the paper must say of itself: branches and books that are not here, and rows that wait to be mended. */
const notesOf = (context: InternalContext, { needs, fuller }: InternalReport, { accepted, leftOut }: AtHand): readonly string[] => {
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

/** @param asOf the day the figures speak of, where the site does not set one; @param address where files are checked, for reminders */
export const makeReport = ({ content }: Organisation, atHand: AtHand, wanted: WantedReport, asOf: string, address: string): MadeReport => {
  const { unit: code, year } = wanted;
  const day = content!.site.asOf ?? asOf;
  const { accepted } = atHand;
  const context = internalContext({ content: content!, accepted, asOf: day, address, handedIn: handedIn(content!, atHand) }, code, year)!;
  const report = internalReports.find((r) => r.code === wanted.code)!;
  const made = report.build(context);
  return {
    name: `${code}-${year}-${wanted.code.toLowerCase()}`,
    notes: notesOf(context, report, atHand),
    body: reportBody(made, true),
    look: reportStyle,
    paper: paperStyle,
    csv: new Blob([reportCsv(made)], { type: 'text/csv' }),
    paperwork: report.official && { official: internalPaper(context, content!.documents, report.official, made.title), content: made, day },
  };
};
