import {
  check,
  namesIn,
  ReportsInFull,
  shortDay,
  standingOf,
  stopping,
  type Content,
  type MemberNames,
  type Report,
  type ReportInFull,
  unitInYear,
} from '../domain/index.ts';
import { bytesOf, piecesOf, today } from './device.ts';
import { findUnits } from './known-organisation.ts';
import { madeReport } from './made-report.ts';
import type { FolderFile, FromCopy, GivenCopy, OpenedCopy, ToCopy, WantedReport } from './messages.ts';
import { CopyError, copyInZip, readCopy, type RepositoryCopy } from './repository-copy.ts';

/**
 * Makes every report of any unit from a copy of the repository, as the command does, away from the page. It is loaded, with
 * what it needs to read what people wrote, when the first copy is opened. It asks nobody for anything.
 */

const tell = (message: FromCopy) => postMessage(message);

/** Tells how far a step has come, a hundredth at a time. */
const telling = (step: 'unpack' | 'read') => {
  let told = -1;
  return (done: number, total: number): void => {
    const hundredths = Math.floor((100 * done) / (total || 1));
    if (hundredths > told) tell({ tell: 'progress', step, share: (told = hundredths) / 100 });
  };
};

const copyInFolder = (files: readonly FolderFile[]): RepositoryCopy =>
  new Map(
    files.map(
      ({ path, content }) => [path, { size: content.size, bytes: () => bytesOf(content), chunks: () => piecesOf(content) }] as const,
    ),
  );

/** What is known of the copy that is open. */
interface Open {
  content: Content;
  asOf: string;
  reports: ReportsInFull;
}
let open: Open;
/** The unit and year that were asked for last, with their reports. */
let last: { unit: string; year: number; reports: readonly ReportInFull[] | undefined } | undefined;

const openedOf = ({ content, asOf }: Open, { accepted, files, contentIssues }: Report): OpenedCopy => {
  const years = [...new Set(accepted.map(({ year }) => year))].sort((a, b) => b - a);
  return {
    name: content.site.name,
    units: content.forest.units.length,
    files: files.length,
    asOf: shortDay(asOf),
    rowsLeftOut: files.reduce((sum, { leftOut }) => sum + leftOut, 0),
    entriesLeftOut: new Set(contentIssues.filter(({ severity }) => severity === 'error').map(({ file }) => file)).size,
    years: years.length > 0 ? years : [Number(asOf.slice(0, 4))],
  };
};

const openCopy = (given: GivenCopy, address: string): FromCopy => {
  const copy = 'zip' in given ? copyInZip(bytesOf(given.zip), telling('unpack')) : copyInFolder(given.folder);
  const raw = readCopy(copy, telling('read'));
  const report = check(raw, { today: today() });
  const content = standingOf(report);
  if (!content) return { tell: 'fault', fault: 'kho-con-sai', files: [...new Set(stopping(report).map(({ file }) => file))] };
  const asOf = content.site.asOf ?? today();
  open = { content, asOf, reports: ReportsInFull.ofRoot(raw, { content, report, asOf }, address) };
  last = undefined;
  return { tell: 'opened', opened: openedOf(open, report) };
};

const reportsOf = ({ unit, year }: Pick<WantedReport, 'unit' | 'year'>): readonly ReportInFull[] | undefined => {
  if (last?.unit !== unit || last.year !== year) last = { unit, year, reports: open.reports.of(unit, year) };
  return last.reports;
};

const namesOf = (lists: readonly Blob[]): MemberNames => new Map(lists.flatMap((list) => [...namesIn(() => piecesOf(list))]));

const answer = (asked: ToCopy): FromCopy => {
  switch (asked.ask) {
    case 'open':
      return openCopy(asked.copy, asked.address);
    case 'find':
      return { tell: 'found', units: findUnits(open.content.forest, asked.text) };
    case 'names':
      return { tell: 'named', people: namesOf(asked.lists).size };
    case 'offers': {
      const { unit, year } = asked;
      const reports = reportsOf(asked)?.map(({ code, title }) => ({ code, title, missing: '', fuller: '' }));
      return {
        tell: 'offered',
        offers: reports && { unit, unitInYear: unitInYear(open.content.forest.get(unit)!, year), year, reports, changes: '' },
      };
    }
    case 'report': {
      const { wanted, lists } = asked;
      const report = reportsOf(wanted)!.find(({ code }) => code === wanted.code)!;
      return { tell: 'made', made: madeReport(report, { wanted, day: open.asOf, names: namesOf(lists), notes: [] }) };
    }
  }
};

/** A file that lies elsewhere, or changed after it was chosen, cannot be read. */
const faultOf = (error: unknown): FromCopy => {
  if (error instanceof CopyError) return { tell: 'fault', fault: error.fault, files: [] };
  if (error instanceof DOMException) return { tell: 'fault', fault: 'khong-doc-duoc', files: [] };
  return { tell: 'failed' };
};

addEventListener('message', ({ data }: MessageEvent<ToCopy>) => {
  try {
    tell(answer(data));
  } catch (error) {
    tell(faultOf(error));
  }
});
