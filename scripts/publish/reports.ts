import { join } from 'node:path';
import {
  Cure,
  internalContext,
  internalPaper,
  internalReportsOf,
  publicContext,
  publicReports,
  publicSource,
  rowsHandedIn,
  reportCsv,
  submissionPath,
  type Described,
  type InternalReport,
  type KindName,
  type Official,
  type PublicReport,
  type ReportContent,
} from '../../src/domain/index.ts';
import { officialDocument } from '../../src/site/official-document.ts';
import { reportHtml } from '../reporters/report-html.ts';

import { publishRoot, type PublishedRoot } from '../../src/repository/publish-root.ts';
import { readRoot } from '../../src/repository/read-root.ts';
import { writeFile } from '../command/write.ts';

/** Which reports of which unit and year, and where to write them. */
export interface ReportOrder {
  root: string;
  unit: string;
  year: number;
  out: string;
  /** Only this one, such as `P5`. */
  only?: string | undefined;
  /** Address of the page where files are checked, for reminders. */
  address: string;
}

interface BuiltReport {
  code: Described['code'];
  content: ReportContent;
  internal: boolean;
  official?: Official | undefined;
}

/** A unit's reports of a year: those for its own eyes, and the public ones that speak of it. */
const reportsOf = (
  { content, report, dataset, asOf }: PublishedRoot,
  { root, unit: code, year, address }: ReportOrder,
): readonly BuiltReport[] => {
  const { documents } = content;
  const sources = new Map(readRoot(root).submissions.map((s) => [s.path, s]));
  const handedIn = (of: string, ofYear: number, kind: KindName) => rowsHandedIn(content, sources.get(submissionPath(of, ofYear, kind)));
  const own = internalContext({ content, accepted: report.accepted, asOf, address, handedIn }, code, year);
  const shown = publicContext(publicSource(content, report.accepted, dataset), code, year, address);
  if (!own) throw new Cure(`${code}: năm ${year} không có chương trình nào đang thực hiện.\n  Chữa: chọn năm khác với --year.`);
  const built = (r: InternalReport | PublicReport, made: ReportContent): BuiltReport => ({
    code: r.code,
    content: made,
    internal: r.audience === 'noi_bo',
    official: r.official && internalPaper(own, documents, r.official, made.title),
  });
  return [
    ...internalReportsOf(own).map((r) => built(r, r.build(own))),
    ...publicReports.filter((r) => shown && r.isFor(shown)).map((r) => built(r, r.build(shown!))),
  ];
};

/** Writes each report as a page to print and as CSV; the proposal and the review in the official form too. Gives the paths. */
export const writeReports = async (wanted: ReportOrder): Promise<readonly string[]> => {
  const { root, unit, year, out, only } = wanted;
  const published = publishRoot(root);
  if (!published.content.forest.get(unit)) throw new Cure(`Không có đơn vị mã ${unit}.\n  Chữa: xem mã trong content/units.`);
  const made = reportsOf(published, wanted).filter(({ code }) => only === undefined || code === only);
  if (made.length === 0)
    throw new Cure(`${unit}, năm ${year}: không có báo cáo ${only ?? 'nào'}.\n  Chữa: xem bảng báo cáo ở trang /bao-cao/.`);
  const paths: string[] = [];
  const write = (path: string, content: string | Uint8Array) => {
    writeFile(path, content);
    paths.push(path);
  };
  for (const { code, content, internal, official } of made) {
    const path = join(out, `${unit}-${year}-${code.toLowerCase()}`);
    write(`${path}.html`, reportHtml(content, internal));
    write(`${path}.csv`, reportCsv(content));
    if (official) write(`${path}.docx`, await officialDocument(official, content, published.asOf));
  }
  return paths;
};
