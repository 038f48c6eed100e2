import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  Cure,
  inFull,
  internalContext,
  internalReportsOf,
  issuerOf,
  namesIn,
  paperWithNames,
  publicContext,
  publicReports,
  publicSource,
  rowsHandedIn,
  reportCsv,
  reportWithNames,
  submissionPath,
  type Described,
  type Issuer,
  type KindName,
  type NamedPaper,
  type ReportContent,
} from '../../src/domain/index.ts';
import { officialDocument } from '../../src/site/official-document.ts';
import { reportHtml } from '../reporters/report-html.ts';
import { checkedRoot } from '../../src/repository/publish-root.ts';
import { isWorkbook } from '../../src/checker/workbook.ts';
import { readWorkbook } from '../../src/checker/read-workbook.ts';
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
  /** Address of the page where files are checked, for reminders; undefined: nobody said it. */
  address: string | undefined;
  /** Lists with a column of codes and one of names, on this machine only: workbooks or CSV. */
  names?: readonly string[];
}

/** A report of the register, by what it is made from. */
interface Reporting<Context> extends Pick<Described, 'code'> {
  build: (context: Context) => ReportContent;
  papers?: (context: Context, issuer: Issuer) => readonly NamedPaper[];
}
interface BuiltReport {
  code: Described['code'];
  content: ReportContent;
  papers: readonly NamedPaper[];
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
  const issuer = issuerOf(content, own.unit, year);
  const built =
    <Context>(context: Context) =>
    (report: Reporting<Context>): BuiltReport => ({
      code: report.code,
      content: report.build(context),
      papers: report.papers?.(context, issuer) ?? [],
    });
  const ofAll = whole ? publicReports.filter((report) => report.isFor(whole)).map(built(whole)) : [];
  return { asOf, reports: [...internalReportsOf(own).map(built(own)), ...ofAll] };
};

/** Members' names by code, from the lists that were named. */
const namesFrom = async (paths: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const names = new Map<string, string>();
  for (const path of paths) {
    const bytes = new Uint8Array(readFileSync(path));
    const tables = isWorkbook(bytes)
      ? await Promise.all((await readWorkbook(bytes)).map(async ({ content }) => new Uint8Array(await content.arrayBuffer())))
      : [bytes];
    const found = tables.flatMap((table) => [...namesIn(() => [table])]);
    if (found.length === 0)
      throw new Cure(`${path}: không thấy cột mã đoàn viên và cột họ tên.\n  Chữa: chọn danh sách có cả hai cột, lưu dạng Excel hay CSV.`);
    for (const [code, name] of found) names.set(code, name);
  }
  return names;
};

/** Writes each report as a page to print and as CSV; those that go out as papers in the official form too. Gives the paths. */
export const writeReports = async (order: ReportOrder): Promise<readonly string[]> => {
  const { unit, year, out, only } = order;
  const names = await namesFrom(order.names ?? []);
  const { asOf, reports } = reportsOf(order);
  const made = reports.filter(({ code }) => only === undefined || code === only);
  if (made.length === 0)
    throw new Cure(`${unit}, năm ${year}: không có báo cáo ${only ?? 'nào'}.\n  Chữa: xem bảng báo cáo ở trang /bao-cao/.`);
  const paths: string[] = [];
  const write = (path: string, content: string | Uint8Array) => {
    writeFile(path, content);
    paths.push(path);
  };
  for (const { code, content, papers } of made) {
    const path = join(out, `${unit}-${year}-${code.toLowerCase()}`);
    const named = reportWithNames(content, names);
    write(`${path}.html`, reportHtml(named, true));
    write(`${path}.csv`, reportCsv(named));
    for (const { key, paper } of papers)
      write(`${path}${key && `-${key}`}.docx`, await officialDocument(paperWithNames(paper, names), asOf));
  }
  return paths;
};
