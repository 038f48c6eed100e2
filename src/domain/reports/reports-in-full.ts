import type { Content, RawContent } from '../intake/read-content.ts';
import { inFull, type PublishOptions } from '../publish/publish.ts';
import { rowsHandedIn } from '../rules/judge-file.ts';
import type { Report } from '../rules/check-report.ts';
import { checkerAddress } from '../schema/site.ts';
import { submissionPath } from '../schema/path.ts';
import type { KindName } from '../schema/submission.ts';
import {
  internalContext,
  publicContext,
  publicSource,
  type InternalContext,
  type InternalSource,
  type PublicReport,
  type PublicSource,
} from './context.ts';
import { issuerOf, type Issuer, type NamedPaper, type Papers } from './paper.ts';
import { byNumber, internalReportsOf, publicReports } from './register.ts';
import type { Described, ReportContent } from './report.ts';

/** One of a unit's reports of a year, made when it is asked for. */
export interface ReportInFull extends Pick<Described, 'code' | 'title'> {
  content: () => ReportContent;
  /** The papers in which it goes out, in the official form; none where this unit issues none. */
  papers: () => readonly NamedPaper[];
}

/** A report of the register, by what it is made from. */
interface Reporting<Context> extends Pick<Described, 'code' | 'title'> {
  build: (context: Context) => ReportContent;
  papers?: Papers<Context>;
}

const madeFrom =
  <Context>(context: Context, issuer: Issuer) =>
  (report: Reporting<Context>): ReportInFull => ({
    code: report.code,
    title: report.title,
    content: () => report.build(context),
    papers: () => report.papers?.(context, issuer) ?? [],
  });

/** A public report with what only officials see below its tables. */
const withInside = (report: PublicReport, own: InternalContext): PublicReport => ({
  ...report,
  build: (context) => {
    const content = report.build(context);
    return { ...content, tables: [...content.tables, ...(report.inside?.(own) ?? [])] };
  },
});

/** What all units' reports are made from. */
export interface ReportsSource extends InternalSource {
  /** What became of each file, where a report tells whence its figures are. */
  files?: PublishOptions['files'] | undefined;
}

/** A root that was checked, and of whose foundations nothing was refused. */
interface CheckedRoot {
  content: Content;
  report: Pick<Report, 'accepted' | 'files'>;
  /** The day the figures speak of. */
  asOf: string;
}

/** All reports of any unit, in full for everything below it: for officials' own eyes (domain §0, row 14). */
export class ReportsInFull {
  readonly #source: ReportsSource;
  /** Every unit's figures: counted once, when the first of them is wanted. */
  #figures: PublicSource | undefined;

  constructor(source: ReportsSource) {
    this.#source = { ...source, address: checkerAddress(source.content.site, source.address) };
  }

  /** Those of a whole root. @param address the page where files are checked, for reminders, where the settings do not say it
   * @param takenIn the repository's history, where it is at hand */
  static ofRoot(
    { submissions }: Pick<RawContent, 'submissions'>,
    { content, report: { accepted, files }, asOf }: CheckedRoot,
    address: string | undefined,
    takenIn?: InternalSource['takenIn'],
  ): ReportsInFull {
    const sources = new Map(submissions.map((source) => [source.path, source]));
    const handedIn = (of: string, year: number, kind: KindName) => rowsHandedIn(content, sources.get(submissionPath(of, year, kind)));
    return new ReportsInFull({ content, accepted, files, asOf, address, handedIn, takenIn });
  }

  /** Those of a unit's year that it makes for its own eyes; undefined where no programme was in force. */
  own(code: string, year: number): readonly ReportInFull[] | undefined {
    const own = internalContext(this.#source, code, year);
    return own && this.#madeFromOwn(own);
  }

  /** All of a unit's year, by their code; undefined where no programme was in force. */
  of(code: string, year: number): readonly ReportInFull[] | undefined {
    const { content, accepted, asOf, address, files } = this.#source;
    const own = internalContext(this.#source, code, year);
    if (!own) return undefined;
    this.#figures ??= publicSource(content, accepted, inFull(content, accepted, asOf, files && { files }));
    const whole = publicContext(this.#figures, code, year, address);
    const issuer = issuerOf(content, own.unit, year);
    const ofAll = whole
      ? publicReports.filter((report) => report.isFor(whole)).map((report) => madeFrom(whole, issuer)(withInside(report, own)))
      : [];
    return [...this.#madeFromOwn(own), ...ofAll].sort(byNumber);
  }

  #madeFromOwn(own: InternalContext): ReportInFull[] {
    return internalReportsOf(own).map(madeFrom(own, issuerOf(this.#source.content, own.unit, own.year)));
  }
}
