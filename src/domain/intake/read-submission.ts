import Papa from 'papaparse';
import type { Issue, ReadingCode } from '../issues.ts';
import { isDay } from '../schema/field.ts';
import { columnMeta, headerOf, kindOf, type KindName, type Row } from '../schema/submission.ts';
import { fold, tidy } from '../vietnamese.ts';
import { decode } from './bytes.ts';
import { personalColumn, personalValue } from './personal.ts';

/** One row as understood, with its place in the sender's own file. */
export interface ReadRow {
  cells: Row;
  row: number;
  line: number;
}

/** What one file holds after reading: the rows that could be understood, and what was seen on the way. */
export interface ReadFile {
  path: string;
  kind: KindName;
  rows: readonly ReadRow[];
  /** Rows left out while reading. */
  refused: number;
  issues: readonly Issue[];
}

/** Limits of one file, stated to the sender when passed. */
export const limits = { bytes: 16 * 1024 * 1024, cell: 2000, issuesPerCode: 200 } as const;

/** UTF-8 once read as another encoding (`á»`, `Ä‘`, `Æ°`) or saved without its letters (`??`): nothing can mend it here. */
const brokenText = /á»|áº[\u00a0-\u00bf]|Ä‘|Æ°|\p{L}\?\p{L}/u;

const delimiters = [',', ';', '\t'] as const;
const headerName = (cell: string) => fold(cell).replace(/[\s.-]+/g, '_');

/** dd/mm/yyyy with its variants → `yyyy-mm-dd`; undefined when it is not such a day. Two-digit years are never guessed. */
export const readDay = (text: string): string | undefined => {
  const found = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  if (!found) return undefined;
  const [, d, m, y] = found as unknown as [string, string, string, string];
  const iso = `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
  return isDay(iso) ? iso : undefined;
};

/** `1.500` → `1500`, `1,5` → `1.5`, `01` → `1`: numbers as Vietnamese sheets write them. */
const plainNumber = (text: string): string =>
  text
    .replace(/\.(?=\d{3}(\D|$))/g, '')
    .replace(',', '.')
    .replace(/^0+(?=\d)/, '');

type Verdict = { value: string; repair?: string } | { refused: { code: ReadingCode; values: Issue['values'] } };

/** Judges one column: each different text once, however many rows carry it. */
class ColumnReader {
  readonly #seen = new Map<string, Verdict>();
  readonly #kind: KindName;
  readonly #column: string;

  constructor(kind: KindName, column: string) {
    this.#kind = kind;
    this.#column = column;
  }

  read(cell: string): Verdict {
    const known = this.#seen.get(cell);
    if (known) return known;
    const verdict = this.#judge(cell);
    this.#seen.set(cell, verdict);
    return verdict;
  }

  #judge(cell: string): Verdict {
    const meta = columnMeta(this.#kind, this.#column);
    const schema = kindOf(this.#kind).columns[this.#column]!;
    const label = meta.label;
    if (cell.length > limits.cell) return { refused: { code: 'o-qua-dai', values: { label, limit: limits.cell } } };
    const value = tidy(cell);
    const personal = personalValue(value);
    if (personal) return { refused: { code: 'gia-tri-ca-nhan', values: { kind: personal } } };
    if (/^[=+@\uff1d\uff0b\uff20-]/.test(value) && !/^- \p{L}/u.test(value)) return { refused: { code: 'o-cong-thuc', values: {} } };
    if (schema.safeParse(value).success) {
      // Line ends and case do not matter to a sheet; only a change a reader could notice is called a repair.
      return value === cell.trim() ? { value } : { value, repair: 'bỏ khoảng trắng hoặc ký tự lạ' };
    }
    if (value === '')
      return { refused: { code: 'o-trong', values: { label, example: meta.patternMessage ?? Object.keys(meta.labels ?? {})[0] ?? '' } } };
    const attempts: [string | undefined, string][] = [
      [readDay(value), 'viết ngày theo dạng năm-tháng-ngày'],
      [/^[\d.,]+$/.test(value) ? plainNumber(value) : undefined, 'viết số không có dấu phân cách hàng nghìn'],
      [
        Object.entries(meta.labels ?? {}).find(([code, words]) => fold(code) === headerName(value) || fold(words) === fold(value))?.[0],
        'đổi chữ thành mã trong danh mục',
      ],
      [value.toUpperCase(), 'viết hoa'],
      [value.toLowerCase(), 'viết thường'],
    ];
    for (const [attempt, repair] of attempts)
      if (attempt !== undefined && schema.safeParse(attempt).success) return { value: attempt, repair };
    return meta.labels
      ? { refused: { code: 'khong-trong-danh-muc', values: { label, options: Object.keys(meta.labels).join(', ') } } }
      : { refused: { code: 'o-sai', values: { label, example: meta.patternMessage ?? '' } } };
  }
}

/**
 * Reads one submission: bytes → encoding → dialect → header → rows → cells. Never throws; whatever can be understood is
 * kept, safe repairs are listed, the rest is refused row by row with the place in the sender's file.
 */
export const readSubmission = (path: string, kind: KindName, bytes: Uint8Array): ReadFile => {
  const issues: Issue[] = [];
  const header = headerOf(kind);
  const label = kindOf(kind).label;
  const counts = new Map<ReadingCode, number>();
  /** Says the first of a kind one by one; of the rest only how many there are. */
  const say = (code: ReadingCode, severity: Issue['severity'], values: Issue['values'] = {}, place: Partial<Issue> = {}) => {
    const count = (counts.get(code) ?? 0) + 1;
    counts.set(code, count);
    if (count <= limits.issuesPerCode) issues.push({ code, severity, file: path, values, ...place });
  };
  const nothing = (): ReadFile => ({ path, kind, rows: [], refused: 0, issues });

  if (bytes.length > limits.bytes) {
    say('qua-lon', 'loi', { limit: `${limits.bytes / 1024 / 1024} MB` });
    return nothing();
  }
  const decoded = decode(bytes);
  if (!decoded || brokenText.test(decoded.text)) {
    say('khong-doc-duoc', 'loi');
    return nothing();
  }
  if (decoded.encoding !== 'UTF-8') say('bang-ma-khac', 'ghi_nhan', { encoding: decoded.encoding });
  const text = decoded.text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const body = text.replace(/^"?sep=."?\n/i, '');
  const firstDataLine = body === text ? 1 : 2;

  // The delimiter is the one that makes the header line recognisable, not the one that occurs most.
  const firstLine = body.slice(0, body.indexOf('\n') < 0 ? undefined : body.indexOf('\n'));
  const known = new Set(header);
  const score = (d: string) => firstLine.split(d).filter((c) => known.has(headerName(c.replace(/"/g, '')))).length;
  const delimiter = delimiters.reduce((best, d) => (score(d) > score(best) ? d : best));
  const parsed = Papa.parse<string[]>(body, { delimiter, newline: '\n', header: false, dynamicTyping: false, skipEmptyLines: false });
  const records = parsed.data;
  // A quote that is never closed swallows the rows after it: none of them can be trusted.
  const unclosed = parsed.errors.find((e) => e.type === 'Quotes');
  if (unclosed) {
    say('nhay-kep-ho', 'loi', {}, { row: (unclosed.row ?? 0) + firstDataLine });
    return nothing();
  }

  const names = (records[0] ?? []).map(headerName);
  const personal = (records[0] ?? []).flatMap((cell, i) => (known.has(names[i]!) ? [] : (personalColumn(cell) ?? [])));
  if (personal.length > 0) {
    for (const what of new Set(personal)) say('cot-ca-nhan', 'loi', { kind: what }, { row: 1, line: 1 });
    return nothing();
  }
  if (!names.some((n) => known.has(n))) {
    say('tieu-de-la', 'loi', { label, header: header.join(',') }, { row: 1, line: 1 });
    return nothing();
  }
  const place = new Map<string, number>();
  for (const [i, name] of names.entries()) {
    if (name === '') continue;
    if (!known.has(name)) say('cot-thua', 'loi', { label, header: header.join(',') }, { row: 1, line: 1 });
    else if (place.has(name)) say('cot-trung', 'loi', { column: name }, { row: 1, line: 1, column: name });
    else place.set(name, i);
  }
  for (const column of header)
    if (!place.has(column))
      say('cot-thieu', 'loi', { label, column, meaning: columnMeta(kind, column).label }, { row: 1, line: 1, column });
  if (issues.some((i) => i.severity === 'loi')) return nothing();

  const columns = header.map((name) => ({ name, at: place.get(name)!, reader: new ColumnReader(kind, name) }));
  const repairs = new Map<string, number>();
  const rows: ReadRow[] = [];
  let refused = 0;
  let line = firstDataLine;
  for (const [index, record] of records.entries()) {
    const at = { row: index + firstDataLine, line };
    line += 1;
    for (const cell of record) if (cell.includes('\n')) line += cell.split('\n').length - 1;
    if (index === 0 || record.every((cell) => cell.trim() === '')) continue;

    let whole = true;
    if (record.some((cell, i) => names[i] === '' && cell.trim() !== '')) {
      say('o-khong-ten', 'loi', {}, at);
      whole = false;
    }
    if (record.length > names.length && record.slice(names.length).some((c) => c.trim() !== '')) {
      say('thua-o', 'loi', { count: record.length, expected: names.length }, at);
      whole = false;
    }
    const cells: Record<string, string> = {};
    for (const { name, at: position, reader } of columns) {
      const verdict = reader.read(record[position] ?? '');
      if ('refused' in verdict) {
        say(verdict.refused.code, 'loi', verdict.refused.values, { ...at, column: name });
        whole = false;
      } else {
        cells[name] = verdict.value;
        if (verdict.repair) {
          const key = `${name}\n${verdict.repair}`;
          repairs.set(key, (repairs.get(key) ?? 0) + 1);
        }
      }
    }
    if (whole) rows.push({ cells, ...at });
    else refused += 1;
  }
  for (const count of counts.values())
    if (count > limits.issuesPerCode)
      issues.push({ code: 'con-nua', severity: 'ghi_nhan', file: path, values: { shown: limits.issuesPerCode, count } });
  for (const [key, count] of repairs) {
    const [column, repair] = key.split('\n') as [string, string];
    say('da-sua', 'ghi_nhan', { column, repair, count }, { column });
  }
  if (rows.length === 0 && refused === 0) say('tep-trong', 'canh_bao');
  return { path, kind, rows, refused, issues };
};
