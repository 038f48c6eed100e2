import { readContent, type Content, type RawContent, type SubmissionSource } from '../intake/read-content.ts';
import { readSubmission, type ReadFile, type ReadRow } from '../intake/read-submission.ts';
import type { Issue, ReadingCode } from '../issues.ts';
import { existsIn, programmeOf } from '../schema/forest.ts';
import { kindNames, type KindName } from '../schema/submission.ts';
import type { Programme } from '../schema/programme.ts';
import type { Unit } from '../schema/unit.ts';
import { compareCodes } from '../vietnamese.ts';
import { honouredAfterRecognition } from './content/honours.ts';
import { contentRules, submissionRules } from './index.ts';
import type { Submission } from './rule.ts';

/** The verdict on one file, from best to worst. */
export type Verdict = 'accepted' | 'repaired' | 'warned' | 'rows-rejected' | 'rejected';

/** A submission after judgement: the rows that count. */
export interface Accepted {
  unit: Unit;
  year: number;
  kind: KindName;
  programme: Programme;
  path: string;
  rows: readonly ReadRow[];
}

export interface FileReport {
  path: string;
  verdict: Verdict;
  /** Rows that count, and rows that were left out. */
  accepted: number;
  leftOut: number;
  issues: readonly Issue[];
}

/** What a whole check says: about what people write, and about every submission. */
export interface Report {
  content: Content | undefined;
  contentIssues: readonly Issue[];
  files: readonly FileReport[];
  accepted: readonly Accepted[];
  /** Nothing was refused, neither content nor rows. */
  clean: boolean;
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

const byPlace = (a: Issue, b: Issue): number =>
  compareCodes(a.file, b.file) ||
  (a.row ?? 0) - (b.row ?? 0) ||
  compareCodes(a.code, b.code) ||
  compareCodes(a.column ?? '', b.column ?? '');

/** Judges everything below `content/`. The order in which files are given does not matter. */
export const check = (raw: RawContent): Report => {
  const { content, issues: contentIssues } = readContent(raw);
  if (!content) return { content, contentIssues: contentIssues.sort(byPlace), files: [], accepted: [], clean: false };

  const sources = new Map<string, SubmissionSource>();
  for (const source of raw.submissions) sources.set(source.path, source);
  const rank = (path: string) => kindNames.findIndex((kind) => path.endsWith(`/${kind}.csv`));
  const paths = [...sources.keys()].sort((a, b) => rank(a) - rank(b) || compareCodes(a, b));

  /** What a file says after judgement; kinds are judged in their order, so that a rule sees only rows that counted. */
  const judged = new Map<string, ReadFile>();

  const usedExceptions = new Set<number>();
  const files: FileReport[] = [];
  const accepted: Accepted[] = [];
  for (const path of paths) {
    const place = parseSubmissionPath(path);
    const refuse = (code: ReadingCode, values: Issue['values']) =>
      files.push({ path, verdict: 'rejected', accepted: 0, leftOut: 0, issues: [{ code, severity: 'loi', file: path, values }] });
    if (!place) {
      refuse('duong-dan-la', { kinds: kindNames.join(', ') });
      continue;
    }
    const { unit: unitCode, year, kind } = place;
    const unit = content.forest.get(unitCode);
    const programme = unit && programmeOf(content.programmes, content.forest, unit, year);
    if (!unit || !existsIn(unit, year)) {
      refuse('don-vi-la', { unit: unitCode, year });
      continue;
    }
    if (!programme) {
      const own = content.programmes.find((p) => p.organisation === content.forest.root(unit).code);
      refuse('ngoai-giai-doan', { year, from: own?.period.from ?? '—', to: own?.period.to ?? '—' });
      continue;
    }
    const file = readSubmission(path, kind, sources.get(path)!.bytes());
    const other = (k: KindName, u = unitCode) => judged.get(submissionPath(u, year, k));

    const issues: Issue[] = [...file.issues];
    const leftOut = new Set<ReadRow>();
    let rows = file.rows;
    for (const rule of submissionRules) {
      if (!rule.kinds.includes(kind)) continue;
      const severity = typeof rule.severity === 'function' ? rule.severity(programme) : rule.severity;
      if (severity === undefined) continue;
      const submission: Submission = { unit, year, kind, programme, file: { ...file, rows }, other, content };
      for (const finding of rule.check(submission)) {
        const exception =
          finding.member === undefined
            ? -1
            : content.exceptions.findIndex(
                (e) => e.rule === rule.code && e.unit === unitCode && e.year === year && e.member === finding.member,
              );
        if (exception >= 0) usedExceptions.add(exception);
        const decided = exception >= 0 ? 'ghi_nhan' : severity;
        const first = finding.rows[0];
        issues.push({
          code: rule.code,
          severity: decided,
          file: path,
          ...(first && { row: first.row, line: first.line }),
          ...(finding.column !== undefined && { column: finding.column }),
          values: finding.values,
        });
        if (decided === 'loi') for (const row of finding.rows.length > 0 ? finding.rows : file.rows) leftOut.add(row);
      }
      if (leftOut.size > 0) rows = rows.filter((row) => !leftOut.has(row));
    }
    judged.set(path, { ...file, rows });
    const refused = file.refused + leftOut.size;
    files.push({
      path,
      verdict: verdictOf(issues, rows.length, refused),
      accepted: rows.length,
      leftOut: refused,
      issues: issues.sort(byPlace),
    });
    if (rows.length > 0) accepted.push({ unit, year, kind, programme, path, rows });
  }

  for (const rule of contentRules)
    for (const { file, values } of rule.check(content)) contentIssues.push({ code: rule.code, severity: rule.severity, file, values });
  const session = (unit: Unit | undefined, year: number, symbol: string | undefined) =>
    `${unit && content.forest.root(unit).code}\t${year}\t${symbol}`;
  const sessions = new Map<string, string>();
  for (const { kind, unit, year, rows } of accepted)
    if (kind === 'cong-nhan')
      for (const { cells } of rows) {
        const key = session(unit, year, cells['so_van_ban']);
        const day = cells['ngay_hop']!;
        if (day > (sessions.get(key) ?? '')) sessions.set(key, day);
      }
  for (const { path, data } of content.honours)
    if (!honouredAfterRecognition(data, sessions.get(session(content.forest.get(data.unit), data.year, data.recognition))))
      contentIssues.push({ code: 'chua-cong-nhan', severity: 'loi', file: path, values: { year: data.year } });
  for (const index of content.exceptions.keys())
    if (!usedExceptions.has(index))
      contentIssues.push({ code: 'ngoai-le-thua', severity: 'loi', file: raw.exceptions!.path, values: { index: index + 1 } });

  files.sort((a, b) => compareCodes(a.path, b.path));
  const clean = [...contentIssues, ...files.flatMap((f) => f.issues)].every((i) => i.severity !== 'loi');
  return { content, contentIssues: contentIssues.sort(byPlace), files, accepted, clean };
};
