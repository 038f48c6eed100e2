import { formOf, type FormPlace } from '../intake/form.ts';
import { readContent, type Content, type RawContent, type SubmissionSource } from '../intake/read-content.ts';
import type { ReadFile } from '../intake/read-submission.ts';
import type { Rows } from '../intake/rows.ts';
import { readingWords, Told, type Issue, type ReadingCode, type Severity } from '../issues.ts';
import { collectionNames } from '../schema/collections.ts';
import { existsIn, programmeOf } from '../schema/forest.ts';
import { kindNames, kindOf, type KindName } from '../schema/submission.ts';
import { levels, type Unit } from '../schema/unit.ts';
import { compareCodes } from '../vietnamese.ts';
import { rowsOf } from '../year/rows-of.ts';
import { Years } from '../year/years.ts';
import { honouredAfterRecognition } from './content/honours.ts';
import { contentRules, submissionRules } from './index.ts';
import type { Circumstances, Submission, SubmissionRule } from './rule.ts';

/** The verdict on one file, from best to worst. */
export type Verdict = 'accepted' | 'repaired' | 'warned' | 'rows-rejected' | 'rejected';

/** A submission after judgement: the rows that count. */
export interface Accepted extends FormPlace {
  path: string;
  rows: Rows;
}

export interface FileReport {
  path: string;
  verdict: Verdict;
  /** Rows that count, and rows that were left out. */
  accepted: number;
  leftOut: number;
  issues: readonly Issue[];
}

export interface CheckOptions {
  /** Only some of a unit's files are at hand: a rule that needs another one is silent, and that is told. */
  partial?: boolean;
  /** The browser's mode: columns that identify a person, and unknown ones, are dropped and listed instead of refused. */
  allowPersonal?: boolean;
  /** Path → units that have their own part of the same file: their rows are passed over there. */
  others?: ReadonlyMap<string, ReadonlySet<string>>;
  /** Takes each submission as soon as it is judged; then the report keeps no rows, whatever the root's size. */
  accept?: (accepted: Accepted) => void;
  /** The day of the check, where the site sets no other one; without it, rules that hang on the day are silent. */
  today?: string;
}

/** What a check tells people: about what they write, and about every submission. */
export interface Said {
  contentIssues: readonly Issue[];
  files: readonly FileReport[];
  /** Nothing was refused, neither content nor rows. */
  clean: boolean;
}

/** A whole check: what it tells, and what counts. */
export interface Report extends Said {
  content: Content | undefined;
  /** Empty where `CheckOptions.accept` took them. */
  accepted: readonly Accepted[];
}

export const submissionsFolder = 'content/submissions';
const pathPattern = new RegExp(`^${submissionsFolder}/([a-z0-9-]+)/(20\\d\\d)/(${kindNames.join('|')})\\.csv$`);

/** `content/submissions/<unit>/<year>/<kind>.csv` → its three parts; undefined when the path is not such a one. */
export const parseSubmissionPath = (path: string) => {
  const found = pathPattern.exec(path);
  return found ? { unit: found[1]!, year: Number(found[2]), kind: found[3] as KindName } : undefined;
};

export const submissionPath = (unit: string, year: number, kind: KindName) => `${submissionsFolder}/${unit}/${year}/${kind}.csv`;

const verdictOf = (issues: readonly Issue[], kept: number, leftOut: number): Verdict => {
  if (issues.some((i) => i.severity === 'loi')) return kept > 0 && leftOut > 0 ? 'rows-rejected' : 'rejected';
  if (issues.some((i) => i.severity === 'canh_bao')) return 'warned';
  return issues.some((i) => i.code === 'da-sua' || i.code === 'bang-ma-khac') ? 'repaired' : 'accepted';
};

/** What says that there is more of something, or that something waits, comes last: causes stand first. */
const placeOfRow = ({ code, row }: Issue): number => (code === 'con-nua' || code === 'cho-sua' ? Number.MAX_SAFE_INTEGER : (row ?? 0));
const byPlace = (a: Issue, b: Issue): number =>
  compareCodes(a.file, b.file) ||
  placeOfRow(a) - placeOfRow(b) ||
  compareCodes(a.code, b.code) ||
  compareCodes(a.column ?? '', b.column ?? '');

/** A file that stands in its place: of a unit that exists, in a year with a programme. */
interface Placed extends FormPlace {
  path: string;
  source: SubmissionSource;
}

/** Settings, units and programmes: what everything else hangs on. Refused, they are never left out: nothing new is published then. */
const isFoundation = (path: string): boolean => /^content\/(site\.json$|units\/|programmes\/)/.test(path);
/** What keeps a root from being published at all. */
export const stopping = ({ contentIssues }: Said): readonly Issue[] =>
  contentIssues.filter(({ severity, file }) => severity === 'loi' && isFoundation(file));

/**
 * Content without the entries in which something was refused (domain §0, row 17: one bad file never stops the site). What
 * points to an entry that is left out stays: pages pass over it.
 */
export const withoutRefused = (content: Content, contentIssues: readonly Issue[]): Content => {
  const refused = new Set(contentIssues.filter(({ severity }) => severity === 'loi').map(({ file }) => file));
  const kept = collectionNames.map((name) => [name, content[name].filter(({ path }) => !refused.has(path))]);
  return { ...content, unread: new Set(), ...Object.fromEntries(kept) } as Content;
};

/** Judges everything below `content/`. The order in which files are given does not matter. */
export const check = (raw: RawContent, options: CheckOptions = {}): Report => {
  const { content, issues: contentIssues } = readContent(raw);
  if (!content) return { content, contentIssues: contentIssues.sort(byPlace), files: [], accepted: [], clean: false };

  const files: FileReport[] = [];
  const accepted: Accepted[] = [];
  const sessions = new Sessions(content);
  const exceptions = new Exceptions(content);
  const lists: Circumstances['lists'][number][] = [];
  const accept = (a: Accepted) => {
    sessions.add(a);
    if (a.kind === 'doan-vien') lists.push({ unit: a.unit, year: a.year, programme: a.programme });
    if (options.accept) options.accept(a);
    else accepted.push(a);
  };
  const placed: Placed[] = [];
  for (const source of new Map(raw.submissions.map((s) => [s.path, s])).values()) {
    const found = placeOf(source, content);
    if ('refused' in found) files.push(found.refused);
    else placed.push(found);
  }

  // A unit that recognises is judged together with its branches, and then forgotten: rules look no further.
  const circle = ({ unit }: Placed) => (levels[unit.level].submits ? (unit.parent ?? unit.code) : unit.code);
  // A unit's book comes last: it tells of what the other files hold.
  const rank = ({ kind }: Placed) => (kind === 'so-viec' ? kindNames.length : kindNames.indexOf(kind));
  placed.sort(
    (a, b) => compareCodes(circle(a), circle(b)) || a.year - b.year || rank(a) - rank(b) || compareCodes(a.unit.code, b.unit.code),
  );
  const claims = new Map<string, Unit>();
  for (const members of Map.groupBy(placed, circle).values()) {
    const years = new Years(content);
    for (const file of members) files.push(judgeFile(file, { content, years, claims, exceptions, options, accept }));
  }

  const today = options.today && (content.site.asOf ?? options.today);
  for (const rule of contentRules)
    for (const { file, values, line } of rule.check(content, { today, lists }))
      contentIssues.push({ code: rule.code, severity: rule.severity, file, ...(line !== undefined && { row: line, line }), values });
  for (const { path, data } of content.honours)
    if (!honouredAfterRecognition(data, sessions.last(data)))
      contentIssues.push({ code: 'chua-cong-nhan', severity: 'loi', file: path, values: { year: data.year } });
  if (!options.partial)
    for (const index of exceptions.unused())
      contentIssues.push({ code: 'ngoai-le-thua', severity: 'loi', file: raw.exceptions!.path, values: { index: index + 1 } });

  files.sort((a, b) => compareCodes(a.path, b.path));
  const noErrors = (issues: readonly Issue[]) => issues.every((i) => i.severity !== 'loi');
  const clean = noErrors(contentIssues) && files.every((f) => noErrors(f.issues));
  return { content, contentIssues: contentIssues.sort(byPlace), files, accepted, clean };
};

/** Finds a file's unit, year, kind and programme, or says why it has none. */
const placeOf = (source: SubmissionSource, { forest, programmes }: Content): Placed | { refused: FileReport } => {
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
  if (!place) return refused('duong-dan-la', { kinds: kindNames.join(', ') });
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

interface Bench {
  content: Content;
  /** The years of this circle of units, with what counts of the files judged before this one. */
  years: Years;
  /** Organisation, year and member → the unit that listed the member first. */
  claims: Map<string, Unit>;
  exceptions: Exceptions;
  options: CheckOptions;
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

/** Reads one file and lets every rule judge it, in order: a rule sees only rows that no earlier rule refused. */
const judgeFile = (placed: Placed, bench: Bench): FileReport => {
  const { path, source, unit, year, kind, programme } = placed;
  const { content, years, claims, exceptions, options, accept } = bench;
  const { allowPersonal, others } = options;
  const file = formOf(content, placed).read(source, { allowPersonal, others: others?.get(path) });
  const told = new Told(path);
  let rows = file.rows;
  const own = years.of(unit.code, year)!;
  own.put(kind, rows);
  const submission: Submission = {
    unit,
    year,
    kind,
    programme,
    get file() {
      return { ...file, rows };
    },
    own,
    yearOf: (otherUnit, otherYear = year) => years.of(otherUnit, otherYear),
    claim: (member) => {
      const key = `${content.forest.root(unit).code}/${year}/${member}`;
      const first = claims.get(key);
      if (!first) claims.set(key, unit);
      return first === unit ? undefined : first;
    },
    content,
  };
  const absent = new Set<KindName>();
  /** Members of whom a row was left out, and those of whom therefore something was not told. */
  const [waiting, postponed] = [new Set(file.waiting), new Set<string>()];
  const missing = (rule: SubmissionRule): boolean => {
    const units = kindOf(kind).by === 'recogniser' ? [...rows.groups('ma_chi_doan')].map(([branch]) => branch) : [unit.code];
    // A branch is recognised by the unit above, in whose folder that file stands.
    const holder = (need: KindName, u: string) => (kindOf(need).by === 'recogniser' && levels[unit.level].submits ? unit.parent : u);
    const lacking = (rule.needs ?? []).filter((need) => units.some((u) => !years.of(holder(need, u) ?? '', year)?.rows(need)));
    for (const need of lacking) absent.add(need);
    return lacking.length > 0;
  };
  for (const rule of submissionRules) {
    if (!rule.kinds.includes(kind)) continue;
    const severity = typeof rule.severity === 'function' ? rule.severity(programme) : rule.severity;
    if (severity === undefined || (options.partial && missing(rule))) continue;
    const leftOut = new Set<number>();
    if (rule.ofEachRow && file.faulty.length > 0) tellFaulty(rule, severity, { submission, file, told });
    for (const { rows: found, column, member, values } of rule.check(submission)) {
      if (rule.ofWholeMember && member !== undefined && waiting.has(member)) {
        postponed.add(member);
        continue;
      }
      const decided = exceptions.covers(rule.code, unit.code, year, member) ? 'ghi_nhan' : severity;
      const heading = column === undefined ? {} : { column: file.headings.get(column) ?? column };
      told.say(rule.code, decided, values, { ...(found[0] !== undefined && rows.place(found[0])), ...heading });
      if (decided === 'loi') for (const row of found.length > 0 ? found : rows) leftOut.add(row);
    }
    if (leftOut.size === 0) continue;
    if (rows.names.includes('ma_doan_vien')) for (const row of leftOut) waiting.add(rows.at(row, 'ma_doan_vien'));
    rows = rows.without(leftOut);
    own.put(kind, rows);
  }
  if (postponed.size > 0) told.read('cho-sua', { count: postponed.size });
  for (const need of absent) told.say('chua-doi-chieu', 'ghi_nhan', { label: kindOf(need).label, kind: need });
  if (rows.length > 0) accept({ unit, year, kind, programme, path, rows });

  const leftOut = file.refused + file.rows.length - rows.length;
  const issues = [...file.issues, ...told.issues()].sort(byPlace);
  return { path, verdict: verdictOf(issues, rows.length, leftOut), accepted: rows.length, leftOut, issues };
};

/** What a rule says of rows that reading refused for another cell. A cell that could not be read, or is empty, is not judged. */
const tellFaulty = (
  rule: SubmissionRule,
  severity: Severity,
  { submission, file, told }: { submission: Submission; file: ReadFile; told: Told },
): void => {
  const { faulty } = file;
  for (const { rows, column, values } of rule.check({ ...submission, file: { ...file, rows: faulty } }))
    for (const row of rows)
      if (column !== undefined && faulty.at(row, column) !== '')
        told.say(rule.code, severity, values, { ...faulty.place(row), column: file.headings.get(column) ?? column });
};

/** The exceptions that were decided, and which of them were needed. */
class Exceptions {
  readonly #all: Content['exceptions'];
  readonly #used = new Set<number>();

  constructor({ exceptions }: Content) {
    this.#all = exceptions;
  }

  covers(rule: string, unit: string, year: number, member: string | undefined): boolean {
    const index =
      member === undefined ? -1 : this.#all.findIndex((e) => e.rule === rule && e.unit === unit && e.year === year && e.member === member);
    if (index >= 0) this.#used.add(index);
    return index >= 0;
  }

  unused(): number[] {
    return [...this.#all.keys()].filter((index) => !this.#used.has(index));
  }
}

/** The last session in which each document recognised ratings good enough to be honoured for: an honour may not come before it. */
class Sessions {
  readonly #days = new Map<string, string>();
  readonly #root: (unit: string) => string | undefined;

  constructor({ forest }: Content) {
    this.#root = (code) => {
      const unit = forest.get(code);
      return unit && forest.root(unit).code;
    };
  }

  add({ kind, unit, year, programme, rows }: Accepted): void {
    if (kind !== 'cong-nhan') return;
    const { scale, honourFrom } = programme.ratings;
    const enough = new Set(
      scale.slice(0, honourFrom === undefined ? undefined : scale.findIndex((r) => r.code === honourFrom) + 1).map((r) => r.code),
    );
    for (const { rating, symbol, day } of rowsOf('cong-nhan', rows)) {
      const key = this.#key(unit.code, year, symbol);
      if (enough.has(rating) && day > (this.#days.get(key) ?? '')) this.#days.set(key, day);
    }
  }

  last({ unit, year, recognition }: { unit: string; year: number; recognition?: string | undefined }): string | undefined {
    return this.#days.get(this.#key(unit, year, recognition));
  }

  #key(unit: string, year: number, symbol: string | undefined): string {
    return `${this.#root(unit)}\t${year}\t${symbol}`;
  }
}
