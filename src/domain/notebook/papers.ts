import { yearName } from '../schema/unit.ts';
import type { RawContent, SubmissionSource } from '../intake/read-content.ts';
import { internalContext, type InternalContext } from '../reports/context.ts';
import type { MemberNames } from '../reports/member-names.ts';
import { internalReports } from '../reports/register.ts';
import { missingSaid, type Outstanding } from '../reports/reminder.ts';
import { ReportsInFull, type ReportInFull } from '../reports/reports-in-full.ts';
import { check } from '../rules/check.ts';
import { rowsHandedIn } from '../rules/judge-file.ts';
import { submissionPath } from '../schema/path.ts';
import { kindOf, type KindName } from '../schema/submission.ts';
import type { MemberYear } from '../year/member-year.ts';
import { notebookFiles } from './notebook-files.ts';
import { itemColumns, memberColumn, rosterKind, type Notebook } from './notebook.ts';

/** What a branch makes of its notebook for its own eyes: its reports, with names beside the codes, and words to its members. */

/** A report of the branch, and which files it still lacks. */
export interface NotebookReport extends ReportInFull {
  lacking: readonly KindName[];
}
/** What one member is reminded of, ready to be sent. */
export interface MemberReminder {
  code: string;
  name: string;
  text: string;
}
export interface NotebookPapers {
  /** The day they speak of. */
  asOf: string;
  names: MemberNames;
  reports: readonly NotebookReport[];
  reminders: readonly MemberReminder[];
}

interface Making {
  /** What the organisation publishes of itself. */
  known: RawContent;
  notebook: Notebook;
  /** Today, where the settings set no day. */
  asOf: string;
  /** Where files are checked, for reminders. */
  address: string;
  /** Where a member writes what she registers. */
  slips: string;
  /** Files of others that belong to the branch's year: of whoever recognises its ratings. */
  beside?: readonly SubmissionSource[];
}

export const namesOf = ({ rows }: Notebook): MemberNames =>
  new Map(rows[rosterKind].map((person) => [person[memberColumn]!, person['ho_ten'] ?? '']));

/** The branch's papers; undefined where the settings cannot be read, or no programme is in force. */
export const notebookPapers = ({ known, notebook, asOf, address, slips, beside = [] }: Making): NotebookPapers | undefined => {
  const submissions = [...notebookFiles(notebook), ...beside];
  const report = check({ ...known, submissions }, { partial: true, allowPersonal: true });
  // Of the organisation only what this branch needs is at hand: what is published was judged whole before.
  const { content } = report;
  if (!content) return undefined;
  const { unit, year } = notebook;
  const handedIn = (of: string, when: number, kind: KindName) =>
    rowsHandedIn(
      content,
      submissions.find(({ path }) => path === submissionPath(of, when, kind)),
      { allowPersonal: true },
    );
  const source = { content, accepted: report.accepted, asOf: content.site.asOf ?? asOf, address, handedIn };
  const context = internalContext(source, unit, year);
  if (!context) return undefined;
  const has = new Set(report.accepted.map(({ kind }) => kind));
  // What the branch writes itself is all here: where it wrote nothing, nothing was done.
  const isLacking = (kind: KindName) => (kind === rosterKind || kindOf(kind).by === 'recogniser') && !has.has(kind);
  const needs = new Map<string, readonly KindName[]>(internalReports.map((one) => [one.code, one.needs]));
  const reports = new ReportsInFull(source)
    .own(unit, year)!
    .map((one): NotebookReport => ({ ...one, lacking: needs.get(one.code)!.filter(isLacking) }));
  return { asOf: source.asOf, names: namesOf(notebook), reports, reminders: remindersOf(context, notebook, slips) };
};

/** Items that a member still owes (Q L74, L90): none registered, or too few of them. */
const itemsOwed = ({ branches: [branch], programme, unit, year }: InternalContext, p: MemberYear): readonly Outstanding[] => {
  const { count } = programme.registration.minimumItems;
  const { due } = p;
  const standing = branch!.standing(p);
  if (standing === 'few') return [{ what: `thêm việc đăng ký: mới có ${branch!.tooFew(p)}, cần ít nhất ${count}`, due }];
  return standing === 'none' ? [{ what: `bản đăng ký rèn luyện ${yearName(unit, year)}, ít nhất ${count} việc`, due }] : [];
};

/** Items that are past the day which their member chose, and are not done. */
const itemsOverdue = ({ asOf }: InternalContext, p: MemberYear, notebook: Notebook): readonly Outstanding[] => {
  const own = notebook.rows['dang-ky'].filter((row) => row[memberColumn] === p.code);
  const texts = new Map(own.map((row) => [row[itemColumns.number]!, row[itemColumns.thing]!]));
  return p.items
    .filter((item) => !item.done && item.until !== '' && item.until < asOf)
    .map((item) => ({ what: `kết quả của việc “${texts.get(item.number) ?? item.number}”`, due: item.until }));
};

const remindersOf = (context: InternalContext, notebook: Notebook, slips: string): readonly MemberReminder[] => {
  const names = namesOf(notebook);
  const people = context.branches.flatMap((branch) => branch.people).filter((p) => p.mayBeRated && names.get(p.code));
  return people.flatMap((p) => {
    const [owed, overdue] = [itemsOwed(context, p), itemsOverdue(context, p, notebook)];
    if (owed.length + overdue.length === 0) return [];
    const name = names.get(p.code)!;
    const text = [
      `Chào ${name},`,
      `${context.unit.name} đang ghi sổ rèn luyện ${yearName(context.unit, context.year)}. Phần của bạn còn:`,
      ...[...owed, ...overdue].map((one) => `– ${missingSaid(one, context.asOf)}`),
      owed.length > 0 ? `Ghi ở ${slips} rồi gửi lại chi đoàn một tin nhắn.` : 'Nhắn lại chi đoàn đã làm tới đâu.',
      'Vướng ở đâu cứ nói, mình cùng gỡ. Cảm ơn bạn!',
    ].join('\n');
    return [{ code: p.code, name, text }];
  });
};
