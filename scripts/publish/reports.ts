import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Cure, namesIn, paperWithNames, reportCsv, reportWithNames, ReportsInFull, type ReportInFull } from '../../src/domain/index.ts';
import { officialDocument } from '../../src/site/official-document.ts';
import { reportHtml } from '../reporters/report-page.ts';
import { checkedRoot } from '../../src/repository/publish-root.ts';
import { isWorkbook } from '../../src/workbook/workbook.ts';
import { readWorkbook } from '../../src/workbook/read-workbook.ts';
import { takenInAt } from '../../src/repository/git.ts';
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

/** All of a unit's reports of a year, in full for everything below it: for its own eyes (domain §0, row 14). */
const reportsOf = ({ root, unit, year, address }: ReportOrder): { asOf: string; reports: readonly ReportInFull[] } => {
  const raw = readRoot(root);
  const checked = checkedRoot(raw);
  if (!checked.content.forest.get(unit)) throw new Cure(`Không có đơn vị mã ${unit}.\n  Chữa: xem mã trong content/units.`);
  const reports = ReportsInFull.ofRoot(raw, checked, address, takenInAt(root)).of(unit, year);
  if (!reports) throw new Cure(`${unit}: năm ${year} không có chương trình nào đang thực hiện.\n  Chữa: chọn năm khác với --year.`);
  return { asOf: checked.asOf, reports };
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
    const named = reportWithNames(content(), names);
    write(`${path}.html`, reportHtml(named, true));
    write(`${path}.csv`, reportCsv(named));
    for (const { key, paper } of papers())
      write(`${path}${key && `-${key}`}.docx`, await officialDocument(paperWithNames(paper, names), asOf));
  }
  return paths;
};
