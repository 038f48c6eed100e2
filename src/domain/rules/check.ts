import { readContent, type Content, type RawContent } from '../intake/read-content.ts';
import type { ReadFile } from '../intake/read-rows.ts';
import { Rows } from '../intake/rows.ts';
import type { Issue } from '../issues.ts';
import { branchColumn, columnSaying, memberColumn } from '../schema/row-fields.ts';
import { kindNames } from '../schema/submission.ts';
import { levels } from '../schema/unit.ts';
import { compareCodes } from '../vietnamese.ts';
import { circlesOf, Membership, type Transfer } from '../year/membership.ts';
import { membershipOf, Years } from '../year/years.ts';
import { RecognisedResults } from './recognised-results.ts';
import { contentRules } from './index.ts';
import { Exceptions, judgeFile, placeOf, readPlaced, type Company, type Placed } from './judge-file.ts';
import { byPlace, type Accepted, type CheckOptions, type FileReport, type Report } from './report.ts';
import type { Circumstances } from './rule.ts';

/** Judges everything below `content/`. The order in which files are given does not matter. */
export const check = (raw: RawContent, options: CheckOptions = {}): Report => {
  const { content, issues: contentIssues } = readContent(raw);
  if (!content) return { content, contentIssues: contentIssues.sort(byPlace), files: [], accepted: [], clean: false };

  const files: FileReport[] = [];
  const accepted: Accepted[] = [];
  const recognised = new RecognisedResults(content);
  const exceptions = new Exceptions(content);
  const listed: Circumstances['lists'][number][] = [];
  const accept = (a: Accepted, years: Years) => {
    recognised.add(a);
    if (a.kind === 'doan-vien') listed.push({ unit: a.unit, year: a.year, programme: a.programme });
    if (options.accept) options.accept(a, years);
    else accepted.push(a);
  };
  const placed: Placed[] = [];
  for (const source of new Map(raw.submissions.map((s) => [s.path, s])).values()) {
    const found = placeOf(source, content);
    if ('refused' in found) files.push(found.refused);
    else placed.push(found);
  }

  const circle = orderToJudge(placed, content.forest);
  const today = options.today && (content.site.asOf ?? options.today);
  const { read: led, books } = readBooks(placed, { content, options });
  const { listings, counted, membership, lists, elsewhere } = whereMembersAre(placed, circle, {
    content,
    books,
    exceptions,
    options,
    today,
  });
  const read = new Map([...lists, ...led]);
  for (const members of Map.groupBy(placed, circle).values()) {
    const years = new Years(content, membership, elsewhere);
    for (const list of members.flatMap(({ path }) => counted.get(path) ?? [])) years.put(list);
    const company = { content, years, books, listings, exceptions, options, today, accept: (a: Accepted) => accept(a, years) };
    foretell(members, company);
    files.push(...judgeTogether(members, company, read));
  }

  for (const rule of contentRules)
    for (const { file, values, line } of rule.check(content, { today, lists: listed }))
      contentIssues.push({ code: rule.code, severity: rule.severity, file, ...(line !== undefined && { row: line, line }), values });
  contentIssues.push(...recognised.unfounded(content.honours));
  if (!options.partial)
    for (const index of exceptions.unused())
      contentIssues.push({ code: 'ngoai-le-thua', severity: 'error', file: raw.exceptions!.path, values: { index: index + 1 } });

  files.sort((a, b) => compareCodes(a.path, b.path));
  const noErrors = (issues: readonly Issue[]) => issues.every((i) => i.severity !== 'error');
  const clean = noErrors(contentIssues) && files.every((f) => noErrors(f.issues));
  return { content, contentIssues: contentIssues.sort(byPlace), files, accepted, clean };
};

/** Puts files in the order in which they are judged, and says of each to which circle it belongs. */
const orderToJudge = (placed: Placed[], forest: Content['forest']): ((file: Pick<Placed, 'unit'>) => string) => {
  // Units of a circle are judged together, and then forgotten: rules look no further. What a unit received hangs on what those below
  // it sent: theirs come first.
  const circleOf = circlesOf(forest);
  const circle = ({ unit }: Pick<Placed, 'unit'>) => circleOf(unit);
  const depths = new Map<string, number>();
  for (const { unit } of placed)
    depths.set(circleOf(unit), Math.min(forest.ancestors(unit).length, depths.get(circleOf(unit)) ?? Infinity));
  // A unit's book comes last: it tells of what the other files hold.
  const rank = ({ kind }: Placed) => (kind === 'so-viec' ? kindNames.length : kindNames.indexOf(kind));
  placed.sort(
    (a, b) =>
      depths.get(circle(b))! - depths.get(circle(a))! ||
      compareCodes(circle(a), circle(b)) ||
      a.year - b.year ||
      rank(a) - rank(b) ||
      compareCodes(a.unit.code, b.unit.code),
  );
  return circle;
};

/** Judges files of one circle, in their order. A session is judged by the days in the branches' books, which are judged after it. */
const judgeTogether = (files: readonly Placed[], company: Company, read: ReadonlyMap<Placed, ReadFile>): readonly FileReport[] => {
  const { content, options, years } = company;
  const books = new Map(
    files.filter(({ kind }) => kind === 'so-viec').map((file) => [file, read.get(file) ?? readPlaced(content, file, options)]),
  );
  for (const [file, { rows }] of books) years.put({ ...file, rows });
  return files.map((file) => {
    const report = judgeFile(file, company, books.get(file) ?? read.get(file));
    keepForAbove(file, company);
    return report;
  });
};

/**
 * Puts beforehand what counts of the registrations of branches from which somebody went on: where she is now these are judged with her
 * own, and that file may come first. They are judged again in their turn.
 */
const foretell = (files: readonly Placed[], company: Company): void => {
  const { years } = company;
  for (const file of files)
    if (file.kind === 'dang-ky' && years.of(file.unit.code, file.year)!.hasLost) judgeFile(file, { ...company, accept: () => undefined });
};

/** Keeps of a unit that leads what the one above it may ask: of its book what counts, and when it first sat to recognise. */
const keepForAbove = (file: Placed, { years, books }: Pick<Company, 'years' | 'books'>): void => {
  const { kind, unit, year } = file;
  const rows = levels[unit.level].submits ? undefined : years.of(unit.code, year)!.rows(kind);
  if (!rows) return;
  if (kind === 'so-viec') books.put({ ...file, rows });
  if (kind !== 'cong-nhan') return;
  const dayOf = (row: number) => rows.at(row, columnSaying(kind, 'day'));
  let first: number | undefined;
  for (const row of rows) if (first === undefined || dayOf(row) < dayOf(first)) first = row;
  books.put({ ...file, rows: rows.only(first === undefined ? [] : [first]) });
};

/** Reads the books of all units that lead: a receipt stands in the book of the unit above the one that sent (Q L63). Each counts as it was handed in until it is judged. */
const readBooks = (placed: readonly Placed[], { content, options }: Pick<Company, 'content' | 'options'>) => {
  const leading = placed.filter(({ kind, unit }) => kind === 'so-viec' && !levels[unit.level].submits);
  const read = new Map(leading.map((file) => [file, readPlaced(content, file, options)]));
  const books = new Years(content);
  for (const [file, { rows }] of read) books.put({ ...file, rows });
  return { read, books };
};

/**
 * Reads all lists of members, and says where each member is by what counts of them: a person's year may go on in a branch that is
 * judged apart from the one where it began. What counts of whoever so changed circles is judged here, beforehand.
 */
const whereMembersAre = (
  placed: readonly Placed[],
  circle: (placed: Pick<Placed, 'unit'>) => string,
  company: Pick<Company, 'content' | 'books' | 'exceptions' | 'options' | 'today'>,
) => {
  const { content, options, today } = company;
  const lists = new Map(placed.filter(({ kind }) => kind === 'doan-vien').map((file) => [file, readPlaced(content, file, options)]));
  const listings = new Membership(content.forest, today);
  for (const [{ unit, year }, { rows }] of lists) listings.add(unit, year, rows);
  const counted: Accepted[] = [];
  for (const [file, read] of lists)
    judgeFile(file, { ...company, listings, years: new Years(content), accept: (a) => counted.push(a) }, read);
  const membership = membershipOf(content, counted, today);

  // What a branch says of who came to it is judged by what the branch before said of her; who went on from there needs both.
  const leaving = [...membership.transfers()].filter(({ from, among }) =>
    among.some((unit) => circle({ unit }) !== circle({ unit: from })),
  );
  const judge = (before?: Years) => judgeLeaving(placed, leaving, { ...company, listings, lists, membership, before });
  const once = judge();
  const elsewhere = leaving.some(({ among }) => among.length > 2) ? judge(once) : once;
  return { lists, listings, counted: new Map(counted.map((list) => [list.path, list])), membership, elsewhere };
};

interface Leaving extends Omit<Company, 'years' | 'accept'> {
  lists: ReadonlyMap<Placed, ReadFile>;
  membership: Membership;
  /** What counts of them by what was known before. */
  before: Years | undefined;
}
/** What counts of those who left a branch for one that is judged apart. */
const judgeLeaving = (
  placed: readonly Placed[],
  leaving: readonly Transfer[],
  { lists, membership, before, ...company }: Leaving,
): Years => {
  const { content } = company;
  /** Path → what counts in it of those who left; a file of recognitions tells of several branches. */
  const theirs = new Map<string, Omit<Accepted, 'rows'> & { parts: Parameters<typeof Rows.join>[0] }>();
  for (const own of Map.groupBy(leaving, ({ from, year }) => `${from.code}/${year}`).values()) {
    const { from, year } = own[0]!;
    const members = new Set(own.map(({ member }) => member));
    const recogniser = content.forest.recogniser(from);
    const keep = ({ rows, ...file }: Accepted) => {
      if (!rows.names.includes(memberColumn)) return;
      const of = (row: number) => file.unit === from || rows.at(row, branchColumn) === from.code;
      const kept = [...rows.where(memberColumn, (code) => members.has(code))].filter(of);
      theirs.set(file.path, { ...file, parts: [...(theirs.get(file.path)?.parts ?? []), { rows: rows.only(kept), name: '' }] });
    };
    const isOwn = ({ unit, kind }: Placed) => unit === from || (unit === recogniser && kind === 'cong-nhan');
    judgeTogether(
      placed.filter((file) => file.year === year && isOwn(file)),
      { ...company, years: new Years(content, membership, before), accept: keep },
      lists,
    );
  }
  const elsewhere = new Years(content, membership);
  for (const { parts, ...file } of theirs.values()) elsewhere.put({ ...file, rows: Rows.join(parts) });
  return elsewhere;
};
