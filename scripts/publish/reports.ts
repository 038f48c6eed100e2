import { join } from 'node:path';
import {
  Cure,
  inFull,
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
  type KindName,
  type Official,
  type ReportContent,
} from '../../src/domain/index.ts';
import { officialDocument } from '../../src/site/official-document.ts';
import { reportHtml } from '../reporters/report-html.ts';
import { checkedRoot } from '../../src/repository/publish-root.ts';
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
  address: string | undefined;
}

interface BuiltReport {
  code: Described['code'];
  content: ReportContent;
  official?: Official | undefined;
}

/** All of a unit's reports of a year, in full for everything below it: for its own eyes (domain §0, row 14). */
const reportsOf = ({ root, unit: code, year, address }: ReportOrder): { asOf: string; reports: readonly BuiltReport[] } => {
  const raw = readRoot(root);
  const { content, report, asOf } = checkedRoot(raw);
  if (!content.forest.get(code)) throw new Cure(`Không có đơn vị mã ${code}.\n  Chữa: xem mã trong content/units.`);
  const sources = new Map(raw.submissions.map((s) => [s.path, s]));
  const handedIn = (of: string, ofYear: number, kind: KindName) => rowsHandedIn(content, sources.get(submissionPath(of, ofYear, kind)));
  const { accepted, files } = report;
  const own = internalContext({ content, accepted, asOf, address, handedIn }, code, year);
  if (!own) throw new Cure(`${code}: năm ${year} không có chương trình nào đang thực hiện.\n  Chữa: chọn năm khác với --year.`);
  const whole = publicContext(publicSource(content, accepted, inFull(content, accepted, asOf, { files })), code, year, address);
  const built = (r: Described, made: ReportContent): BuiltReport => ({
    code: r.code,
    content: made,
    official: r.official && internalPaper(own, content.documents, r.official, made.title),
  });
  const reports = [
    ...internalReportsOf(own).map((r) => built(r, r.build(own))),
    ...publicReports.filter((r) => whole && r.isFor(whole)).map((r) => built(r, r.build(whole!))),
  ];
  return { asOf, reports };
};

/** Writes each report as a page to print and as CSV; those that go out as papers in the official form too. Gives the paths. */
export const writeReports = async (order: ReportOrder): Promise<readonly string[]> => {
  const { unit, year, out, only } = order;
  const { asOf, reports } = reportsOf(order);
  const made = reports.filter(({ code }) => only === undefined || code === only);
  if (made.length === 0)
    throw new Cure(`${unit}, năm ${year}: không có báo cáo ${only ?? 'nào'}.\n  Chữa: xem bảng báo cáo ở trang /bao-cao/.`);
  const paths: string[] = [];
  const write = (path: string, content: string | Uint8Array) => {
    writeFile(path, content);
    paths.push(path);
  };
  for (const { code, content, official } of made) {
    const path = join(out, `${unit}-${year}-${code.toLowerCase()}`);
    write(`${path}.html`, reportHtml(content, true));
    write(`${path}.csv`, reportCsv(content));
    if (official) write(`${path}.docx`, await officialDocument(official, content, asOf));
  }
  return paths;
};
