import type { Issue } from '../issues.ts';
import { IssueLog } from './issue-log.ts';
import type { ReadingCode } from './reading-words.ts';
import { dispensable, headerOf, kindNames, kindOf, type KindName } from '../schema/submission.ts';
import { attempts, decode, limits, NotText, openBytes, type Attempt, type Bytes } from './bytes.ts';
import { columnsOf } from './columns.ts';
import { delimiterOfRows, findHeader, type Header } from './header.ts';
import { fontReader } from './old-encoding-tables.ts';
import { lostLetters, recogniseText } from './old-encodings.ts';
import { listOfPeople } from './people-list.ts';
import { cutAnew, delimiters, firstRecords, readRecords, unwrapped, type Delimiter } from './records.ts';
import { RowReader, type ReadFile, type ReadOptions } from './read-rows.ts';
import { Rows } from './rows.ts';
import type { SubmissionSource } from './read-content.ts';
import type { SheetFacts, SheetSource } from './sheets.ts';

/** The file as a whole cannot be read; the reason has been told. */
class Unreadable extends Error {}

/**
 * Reads one submission: bytes → encoding → dialect → header → rows → cells. Never throws; whatever can be understood is
 * kept, safe repairs are listed, the rest is refused row by row with the place in the sender's file. The sheets of a workbook
 * that make it up are read in their order, as one; their rows keep their sheet.
 */
export const readSubmission = (source: SubmissionSource, kind: KindName, options: ReadOptions): ReadFile => {
  const { path, sheets = [{ chunks: source.chunks, facts: {} }] } = source;
  const parts = sheets.map((sheet) => readSheet(path, kind, sheet, options));
  if (parts.length === 1) return parts[0]!;
  const nameOf = (at: number) => sheets[at]!.facts.name ?? '';
  /** So many rows stand before a sheet's own. */
  const before = (at: number) => parts.slice(0, at).reduce((n, part) => n + part.rows.length, 0);
  const join = (rows: (part: ReadFile) => Rows) => Rows.join(parts.map((part, at) => ({ rows: rows(part), name: nameOf(at) })));
  return {
    path,
    kind,
    rows: join((part) => part.rows),
    refused: parts.reduce((n, part) => n + part.refused, 0),
    faulty: join((part) => part.faulty),
    waiting: new Set(parts.flatMap((part) => [...part.waiting])),
    percents: new Set(parts.flatMap((part, at) => [...part.percents].map((row) => row + before(at)))),
    issues: parts.flatMap((part, at) => part.issues.map((issue) => ({ ...issue, sheet: nameOf(at) }))),
    headings: parts[0]!.headings,
  };
};

const readSheet = (path: string, kind: KindName, { chunks, facts }: SheetSource, options: ReadOptions): ReadFile => {
  let log = new IssueLog(path);
  const bytes = openBytes(chunks);
  const foreign = foreignKind(bytes.head);
  if (foreign) log.addReading(foreign.code, foreign.values);
  else
    for (const attempt of attempts(bytes)) {
      log = new IssueLog(path);
      try {
        return readAs(attempt, { path, kind, bytes, options, log, facts });
      } catch (error) {
        // Under another encoding the header may well be one: only a file that is text in this one is judged by it.
        if (error instanceof Unreadable && isText(bytes, attempt)) break;
        if (!(error instanceof Unreadable || error instanceof NotText)) throw error;
        if (!(error instanceof NotText)) continue;
        log = new IssueLog(path);
        log.addReading('khong-doc-duoc');
      }
    }
  const none = () => Rows.build(headerOf(kind)).rows;
  return {
    path,
    kind,
    rows: none(),
    refused: 0,
    faulty: none(),
    waiting: new Set(),
    percents: new Set(),
    issues: log.issues(),
    headings: new Map(),
  };
};

/** What a file is, by its first bytes, when it is no table of text at all. */
export const foreignKind = (head: Uint8Array): { code: ReadingCode; values?: Issue['values'] } | undefined => {
  const no = (what: string) => ({ code: 'khong-phai-bang', values: { what } }) as const;
  const begins = (...bytes: number[]) => bytes.every((b, i) => head[i] === b);
  if (begins(0x50, 0x4b, 3, 4) || begins(0xd0, 0xcf, 0x11, 0xe0)) return { code: 'la-tep-excel' };
  if (begins(0xff, 0xd8, 0xff) || begins(0x89, 0x50, 0x4e, 0x47) || begins(0x47, 0x49, 0x46, 0x38)) return no('một bức ảnh');
  if (begins(0x25, 0x50, 0x44, 0x46)) return no('một tệp PDF');
  if (begins(0x1f, 0x8b)) return no('một tệp nén');
  const text = new TextDecoder().decode(head.subarray(0, 400)).trimStart();
  if (/^<(!doctype|html|\?xml|table)/i.test(text)) return no('một trang web');
  if (/^version https:\/\/git-lfs/.test(text)) return no('chỗ trỏ tới một tệp lớn cất nơi khác');
  const blanks = [0x20, 0x0a, 0x0d, 0xef, 0xbb, 0xbf];
  return head.every((b) => blanks.includes(b)) ? { code: 'tep-rong' } : undefined;
};

/** Whether the whole of a file decodes. */
const isText = (bytes: Bytes, attempt: Attempt): boolean => {
  if (!attempt.strict) return true;
  try {
    for (const piece of decode(bytes.chunks, attempt)) void piece;
    return true;
  } catch {
    return false;
  }
};

interface Reading {
  path: string;
  kind: KindName;
  bytes: Bytes;
  options: ReadOptions;
  log: IssueLog;
  facts: SheetFacts;
}

/** The first text of a file: enough for titles and header. A line `sep=;` before everything is Excel's, not a row. */
export const beginningOf = ({ head }: Bytes, attempt: Attempt): { text: string; separator: string } => {
  let text = '';
  for (const piece of decode(() => [head], { ...attempt, strict: false })) text += piece;
  text = fontReader(attempt.encoding)?.(text) ?? text;
  const separator = /^"?sep=."?\n/i.exec(text)?.[0] ?? '';
  return { text: text.slice(separator.length), separator };
};

/** Where a table begins in a text, and the sign of its lines where each of them is one quoted cell. */
export interface TableInText {
  header: Header;
  wrapped: Delimiter | undefined;
}

/** The header of a kind in a text, also where each line of the text is one quoted cell. */
export const headerIn = (kind: KindName, text: string): TableInText | undefined => {
  const header = findHeader(kind, text);
  if (header) return { header, wrapped: undefined };
  for (const wrapped of delimiters) {
    const inner = findHeader(kind, [...unwrapped([text], wrapped)].join(''));
    if (inner && inner.delimiter !== wrapped) return { header: inner, wrapped };
  }
  const inner = findHeader(kind, [...unwrapped([text], '\t')].join(''));
  return inner && { header: inner, wrapped: '\t' };
};

/** The text without the quotes that a spreadsheet put around each of its lines. */
const asMeant = (text: string, wrapped: Delimiter | undefined): string => (wrapped ? [...unwrapped([text], wrapped)].join('') : text);

/** The first rows of a table, each cut by its own sign, as the whole file is read. */
export const firstRows = (text: string, { header, wrapped }: TableInText, count: number) => {
  const meant = asMeant(text, wrapped);
  const delimiter = delimiterOfRows(meant, header);
  return firstRecords(meant, delimiter, header.at + 1 + count)
    .slice(header.at + 1)
    .map((record) => cutAnew(record, header.cells.length, delimiter)?.cells ?? record);
};

/** The header of a text that holds a kind's form. Throws where there is none: what stands there instead is told. */
const tableIn = (kind: KindName, text: string, log: IssueLog): TableInText => {
  const no = (code: ReadingCode, values: Issue['values']): never => {
    log.addReading(code, values, { row: 1, line: 1 });
    throw new Unreadable();
  };
  const found = headerIn(kind, text);
  const share = (k: KindName, header: Header | undefined) => (header?.place.size ?? 0) / headerOf(k).length;
  const lacks = headerOf(kind).some((column) => !found?.header.place.has(column) && !dispensable(kind, column));
  // A form with columns too many is still the form.
  const people = !found || lacks ? listOfPeople(text, !found) : undefined;
  if (people) return no(people.code, people.values);
  const nearness = (k: KindName) => share(k, k === kind ? found?.header : findHeader(k, text));
  const [other] = lacks ? kindNames.map((k) => ({ k, near: nearness(k) })).sort((a, b) => b.near - a.near) : [];
  if (other && other.near > Math.max(0.5, nearness(kind)))
    return no('sai-mau', { label: kindOf(kind).label, other: kindOf(other.k).label });
  if (found) return found;
  if (lostLetters(text.slice(0, 2000))) return no('chu-mat', { label: 'tiêu đề' });
  return no('tieu-de-la', { label: kindOf(kind).label, header: headerOf(kind).join(',') });
};

const readAs = (attempt: Attempt, { path, kind, bytes, options, log, facts }: Reading): ReadFile => {
  const { encoding } = attempt;
  const { text, separator } = beginningOf(bytes, attempt);
  if (encoding !== 'UTF-8') log.addReading('bang-ma-khac', { encoding });
  const { header, wrapped } = tableIn(kind, text, log);
  const columns = columnsOf(kind, header, options.allowPersonal === true, log);
  if (!columns) throw new Unreadable();
  // What an old encoding left in the header it left in every cell: then each is read by the same table.
  const { table } = header;
  if (table !== undefined) log.addReading('bang-ma-khac', { encoding: table });
  const meant = fontReader(encoding) ?? (table === undefined ? undefined : (cell: string) => recogniseText(cell, table)?.text ?? cell);

  let size = 0;
  const pieces = function* () {
    let isFirst = true;
    for (const piece of decode(bytes.chunks, attempt)) {
      size += piece.length;
      if (size > limits.bytes) return;
      yield isFirst ? piece.slice(separator.length) : piece;
      isFirst = false;
    }
  };
  const delimiter = delimiterOfRows(asMeant(text, wrapped), header);
  const signs = { ',': 'dấu phẩy', ';': 'dấu chấm phẩy', '\t': 'dấu tab' } as const;
  if (delimiter !== header.delimiter) log.addReading('dau-cach-khac', { header: signs[header.delimiter], rows: signs[delimiter] });

  const reader = new RowReader(kind, columns, options, log, facts);
  let row = 0;
  let otherSign: { sign: Delimiter; row: number; line: number } | undefined;
  for (const { records, lines, broken } of readRecords(
    wrapped ? unwrapped(pieces(), wrapped) : pieces(),
    delimiter,
    separator === '' ? 1 : 2,
  ))
    for (const [i, record] of records.entries()) {
      row += 1;
      if (row <= header.at + 1) continue;
      if (broken) reader.refuse(broken, row, lines[i]!);
      else {
        const cut = cutAnew(record, header.cells.length, delimiter);
        if (cut) otherSign ??= { sign: cut.delimiter, row, line: lines[i]! };
        const cells = cut?.cells ?? record;
        reader.read(meant ? cells.map(meant) : cells, row, lines[i]!);
      }
    }
  if (otherSign) {
    const { sign, ...place } = otherSign;
    log.addReading('dau-cach-khac', { header: signs[header.delimiter], rows: signs[sign] }, place);
  }
  if (size > limits.bytes || reader.full) log.addReading('qua-lon', { limit: `${limits.bytes / 2 ** 20} MB, ${limits.rows} dòng` });
  return { path, kind, ...reader.finish(), issues: log.issues(), headings: columns.headings };
};
