import { readContent, type Content, type RawContent } from '../intake/read-content.ts';
import type { Issue } from '../issues.ts';
import { kindNames } from '../schema/submission.ts';
import { levels, type Unit } from '../schema/unit.ts';
import { compareCodes } from '../vietnamese.ts';
import { rowsOf } from '../year/rows-of.ts';
import { Years } from '../year/years.ts';
import { honouredAfterRecognition } from './content/honours.ts';
import { contentRules } from './index.ts';
import { Exceptions, judgeFile, placeOf, type Placed } from './judge-file.ts';
import { byPlace, type Accepted, type CheckOptions, type FileReport, type Report } from './report.ts';
import type { Circumstances } from './rule.ts';

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
      contentIssues.push({ code: 'chua-cong-nhan', severity: 'error', file: path, values: { year: data.year } });
  if (!options.partial)
    for (const index of exceptions.unused())
      contentIssues.push({ code: 'ngoai-le-thua', severity: 'error', file: raw.exceptions!.path, values: { index: index + 1 } });

  files.sort((a, b) => compareCodes(a.path, b.path));
  const noErrors = (issues: readonly Issue[]) => issues.every((i) => i.severity !== 'error');
  const clean = noErrors(contentIssues) && files.every((f) => noErrors(f.issues));
  return { content, contentIssues: contentIssues.sort(byPlace), files, accepted, clean };
};

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
