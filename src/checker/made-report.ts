import { paperWithNames, reportCsv, reportWithNames, type MemberNames, type ReportContent, type ReportInFull } from '../domain/index.ts';
import { paperStyle, reportBody, reportStyle } from '../site/report-html.ts';
import type { MadeReport, WantedReport } from './messages.ts';
import { namesBeside } from './words.ts';

/** What a report is shown with, beside what it says. */
interface Showing {
  wanted: WantedReport;
  /** The day its figures speak of. */
  day: string;
  /** Names by code, from lists that are open here. */
  names: MemberNames;
  /** What the paper must say of what it was made from. */
  notes: readonly string[];
}

/** What is to be read, printed and taken along, for the unit's own eyes. @param name of its files, without their ending */
export const madeSheet = (content: ReportContent, name: string): MadeReport => ({
  name,
  notes: [],
  body: reportBody(content, true),
  look: reportStyle,
  paper: paperStyle,
  csv: new Blob([reportCsv(content)], { type: 'text/csv' }),
  papers: [],
});

/** A unit's report as the page shows it and gives it away. */
export const madeReport = ({ code, content, papers }: ReportInFull, { wanted, day, names, notes }: Showing): MadeReport => {
  const said = content();
  const made = reportWithNames(said, names);
  return {
    ...madeSheet(made, `${wanted.unit}-${wanted.year}-${code.toLowerCase()}`),
    notes: [...notes, ...(made === said ? [] : [namesBeside])],
    papers: papers().map(({ key, paper }) => ({ key, paper: paperWithNames(paper, names), day })),
  };
};
