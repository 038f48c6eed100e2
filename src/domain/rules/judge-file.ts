import { formOf, type FormPlace } from '../intake/form.ts';
import type { Content, SubmissionSource } from '../intake/read-content.ts';
import type { ReadFile } from '../intake/read-rows.ts';
import type { Rows } from '../intake/rows.ts';
import type { Issue, Severity } from '../issues.ts';
import { IssueLog } from '../intake/issue-log.ts';
import { readingWords, type ReadingCode } from '../intake/reading-words.ts';
import { existsIn } from '../schema/forest.ts';
import { programmeOf } from '../schema/programme-lookup.ts';
import { parseSubmissionPath } from '../schema/path.ts';
import { kindsUnder } from '../schema/points.ts';
import { branchColumn, columnSaying, memberColumn } from '../schema/row-fields.ts';
import { kindOf, type KindName } from '../schema/submission.ts';
import { levels } from '../schema/unit.ts';
import type { MemberYear } from '../year/member-year.ts';
import type { Membership } from '../year/membership.ts';
import type { Years } from '../year/years.ts';
import { submissionRules } from './index.ts';
import { byPlace, verdictOf, type Accepted, type CheckOptions, type FileReport } from './check-report.ts';
import type { Finding, Submission, SubmissionRule } from './rule.ts';

/** A file that stands in its place: of a unit that exists, in a year with a programme. */
export interface Placed extends FormPlace {
  path: string;
  source: SubmissionSource;
}

/** Finds a file's unit, year, kind and programme, or says why it has none. */
export const placeOf = (source: SubmissionSource, { forest, programmes }: Content): Placed | { refused: FileReport } => {
  const { path } = source;
  const refused = (code: ReadingCode, values: Issue['values']) => ({
    refused: {
      path,
      verdict: 'rejected',
      accepted: 0,
      leftOut: 0,
      issues: [{ code, severity: readingWords[code].severity, file: path, values }],
    } as const,
  });
  const place = parseSubmissionPath(path);
  if (!place) return refused('duong-dan-la', { kinds: kindsUnder(programmes).join(', ') });
  const { year, kind } = place;
  const unit = forest.get(place.unit);
  if (!unit) return refused('don-vi-la', { unit: place.unit, year });
  if (!existsIn(unit, year)) {
    const kin = [...forest.successors(unit.code), ...unit.predecessors.flatMap((code) => forest.get(code) ?? [])];
    const use = kin.filter((other) => existsIn(other, year)).map((other) => other.code);
    if (use.length > 0) return refused('don-vi-het-hieu-luc', { unit: unit.code, year, use: use.join(', ') });
    return refused('don-vi-la', { unit: unit.code, year });
  }
  const programme = programmeOf(programmes, forest, unit, year);
  if (!programme) {
    const own = programmes.find((p) => p.organisation === forest.root(unit).code);
    return refused('ngoai-giai-doan', { year, from: own?.period.from ?? '—', to: own?.period.to ?? '—' });
  }
  return { path, source, unit, year, kind, programme };
};

/** What a file is judged with. */
export interface Company {
  content: Content;
  /** The years of this circle of units, with what counts of the files judged before this one. */
  years: Years;
  /** The books of units that lead, and when each first sat to recognise: what one tells may hang on one of another circle. */
  books: Years;
  /** Where members are by the lists as they were handed in. */
  listings: Membership;
  exceptions: Exceptions;
  options: CheckOptions;
  /** The day of the check. */
  today: string | undefined;
  /** Only what each row says by itself is judged, not what a member's rows say together. */
  rowByRow?: boolean;
  accept: (accepted: Accepted) => void;
}

/** The rows of a submission as they were handed in, before any rule: undefined where there is none, or it has no place. */
export const rowsHandedIn = (
  content: Content,
  source: SubmissionSource | undefined,
  { allowPersonal }: Pick<CheckOptions, 'allowPersonal'> = {},
): Rows | undefined => {
  const placed = source && placeOf(source, content);
  return !placed || 'refused' in placed ? undefined : formOf(content, placed).read(placed.source, { allowPersonal }).rows;
};

/** A file as rules see it, with what they may ask. `current`: what was read, with the rows that no rule has refused yet. */
const submissionOf = ({ unit, year, kind, programme }: Placed, company: Company, current: () => ReadFile): Submission => {
  const { content, years, listings, books, today } = company;
  return {
    unit,
    year,
    kind,
    programme,
    today,
    get file() {
      return current();
    },
    own: years.of(unit.code, year)!,
    yearOf: (otherUnit, otherYear = year) => years.of(otherUnit, otherYear),
    bookOf: (otherUnit) => books.of(otherUnit, year),
    alsoListed: (member) => listings.others(unit, year, member),
    leftBefore: (member) => listings.left(unit, year, member),
    beganAs: (other) => listings.predecessors(other, year),
    content,
  };
};

/** Reads one file, before any rule. */
export const readPlaced = (content: Content, placed: Placed, { allowPersonal, others }: CheckOptions): ReadFile =>
  formOf(content, placed).read(placed.source, { allowPersonal, others: others?.get(placed.path) });

/**
 * Lets every rule judge one file, in order: a rule sees only rows that no earlier rule refused.
 * @param file what was read of it, where that was done before
 */
export const judgeFile = (placed: Placed, company: Company, file = readPlaced(company.content, placed, company.options)): FileReport => {
  const { path, unit, year, kind, programme } = placed;
  const { years, books, exceptions, options, accept } = company;
  const log = new IssueLog(path);
  let rows = file.rows;
  const own = years.of(unit.code, year)!;
  own.put(kind, rows);
  const submission = submissionOf(placed, company, () => ({ ...file, rows }));
  /** Files that are not at hand, by what they are called. */
  const absent = new Map<string, KindName>();
  /** Members of whom a row was left out, and those of whom therefore something was not told. */
  const [waiting, postponed] = [new Set(file.waiting), new Set<string>()];
  const asked = kindsUnder([programme]);
  const missing = (rule: SubmissionRule): boolean => {
    const units = kindOf(kind).by === 'recogniser' ? [...rows.groups(branchColumn)].map(([branch]) => branch) : [unit.code];
    // A branch is recognised by the unit above, in whose folder that file stands.
    const holder = (need: KindName, u: string) => (kindOf(need).by === 'recogniser' && levels[unit.level].submits ? unit.parent : u);
    const needs = (rule.needs ?? []).filter((need) => asked.includes(need));
    const lacking = needs.filter((need) => units.some((u) => !years.of(holder(need, u) ?? '', year)?.rows(need)));
    for (const need of lacking) absent.set(kindOf(need).label, need);
    const book = 'so-viec' satisfies KindName;
    const unread = (rule.needsBooks?.(submission) ?? []).filter((u) => !books.of(u, year)?.rows(book));
    for (const u of unread) absent.set(`${kindOf(book).label} (${u})`, book);
    return lacking.length + unread.length > 0;
  };
  for (const rule of submissionRules) {
    if (!rule.kinds.includes(kind)) continue;
    const severity = typeof rule.severity === 'function' ? rule.severity(programme) : rule.severity;
    if (severity === undefined || (company.rowByRow && rule.ofWholeMember) || (options.partial && missing(rule))) continue;
    const leftOut = new Set<number>();
    if (rule.ofEachRow && file.faulty.length > 0) tellFaulty(rule, severity, { submission, file, log });
    for (const { rows: found, member, values, ...at } of rule.check(submission)) {
      if (rule.ofWholeMember && member !== undefined && waiting.has(member)) {
        postponed.add(member);
        continue;
      }
      const decided = exceptions.covers(rule.code, member === undefined ? undefined : own.member(member), year) ? 'note' : severity;
      const column = columnAt(kind, at);
      const heading = column === undefined ? {} : { column: file.headings.get(column) ?? column };
      log.add(rule.code, decided, values, { ...(found[0] !== undefined && rows.place(found[0])), ...heading });
      if (decided === 'error') for (const row of found.length > 0 ? found : rows) leftOut.add(row);
    }
    if (leftOut.size === 0) continue;
    if (rows.names.includes(memberColumn)) for (const row of leftOut) waiting.add(rows.at(row, memberColumn));
    rows = rows.without(leftOut);
    own.put(kind, rows);
  }
  if (postponed.size > 0) log.addReading('cho-sua', { count: postponed.size });
  for (const [label, need] of absent) log.add('chua-doi-chieu', 'note', { label, kind: need });
  if (rows.length > 0) accept({ unit, year, kind, programme, path, rows });

  const leftOut = file.refused + file.rows.length - rows.length;
  const issues = [...file.issues, ...log.issues()].sort(byPlace);
  return { path, verdict: verdictOf(issues, rows.length, leftOut), accepted: rows.length, leftOut, issues };
};

/** The column in which a finding is; undefined where it is about whole rows. */
const columnAt = (kind: KindName, { field, column }: Pick<Finding, 'field' | 'column'>): string | undefined =>
  field === undefined ? column : columnSaying(kind, field);

/** What a rule says of rows that reading refused for another cell. A cell that could not be read, or is empty, is not judged. */
const tellFaulty = (
  rule: SubmissionRule,
  severity: Severity,
  { submission, file, log }: { submission: Submission; file: ReadFile; log: IssueLog },
): void => {
  const { faulty } = file;
  for (const { rows, values, ...at } of rule.check({ ...submission, file: { ...file, rows: faulty } })) {
    const column = columnAt(submission.kind, at);
    for (const row of rows)
      if (column !== undefined && faulty.at(row, column) !== '')
        log.add(rule.code, severity, values, { ...faulty.place(row), column: file.headings.get(column) ?? column });
  }
};

/** The exceptions that were decided, and which of them were needed. */
export class Exceptions {
  readonly #all: Content['exceptions'];
  readonly #used = new Set<number>();

  constructor({ exceptions }: Content) {
    this.#all = exceptions;
  }

  /** What was decided of a member goes with her from branch to branch. */
  covers(rule: string, member: Pick<MemberYear, 'code' | 'units'> | undefined, year: number): boolean {
    const isOf = (e: Content['exceptions'][number]) => member?.code === e.member && member.units.includes(e.unit);
    const index = this.#all.findIndex((e) => e.rule === rule && e.year === year && isOf(e));
    if (index >= 0) this.#used.add(index);
    return index >= 0;
  }

  unused(): number[] {
    return [...this.#all.keys()].filter((index) => !this.#used.has(index));
  }
}
