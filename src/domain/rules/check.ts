import { readContent, type Content, type RawContent } from '../intake/read-content.ts';
import type { ReadFile } from '../intake/read-rows.ts';
import { Rows } from '../intake/rows.ts';
import type { Issue } from '../issues.ts';
import { branchColumn, columnSaying, memberColumn } from '../schema/row-fields.ts';
import { kindNames, type KindName } from '../schema/submission.ts';
import { levels } from '../schema/unit.ts';
import { compareCodes } from '../vietnamese.ts';
import { circlesOf, Membership } from '../year/membership.ts';
import { membershipOf, Years } from '../year/years.ts';
import { RecognisedResults } from './recognised-results.ts';
import { contentRules } from './index.ts';
import { Exceptions, judgeFile, placeOf, readPlaced, type Company, type Placed } from './judge-file.ts';
import { byPlace, type Accepted, type CheckOptions, type FileReport, type Report } from './check-report.ts';
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
  const before = { content, books, exceptions, options, today };
  const where = whereMembersAre(placed, before);
  const { listings, counted, membership, lists } = where;
  const reaching = judgeReaching(placed, circle, { ...before, ...where });
  const read = new Map([...lists, ...led]);
  for (const [name, members] of Map.groupBy(placed, circle)) {
    const years = new Years(content, membership, { has: (unit) => circle({ unit }) !== name, years: reaching });
    for (const list of members.flatMap(({ path }) => counted.get(path) ?? [])) years.put(list);
    const company = { content, years, books, listings, exceptions, options, today, accept: (a: Accepted) => accept(a, years) };
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

/** By year, and kind by kind. A unit's book comes last: it tells of what the other files hold. */
const byKind = (a: Placed, b: Placed): number => {
  const rank = ({ kind }: Placed) => (kind === 'so-viec' ? kindNames.length : kindNames.indexOf(kind));
  return a.year - b.year || rank(a) - rank(b);
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
  placed.sort(
    (a, b) =>
      depths.get(circle(b))! - depths.get(circle(a))! ||
      compareCodes(circle(a), circle(b)) ||
      byKind(a, b) ||
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
  const foretold = foretell(files, company, read);
  return files.map((file) => {
    const report = judgeFile(file, company, books.get(file) ?? foretold.get(file) ?? read.get(file));
    keepForAbove(file, company);
    return report;
  });
};

/** What a branch tells of somebody is judged by these, whichever branch of hers told them. */
const toldElsewhere: readonly KindName[] = ['dang-ky', 'dieu-chinh', 'ket-qua'];

/**
 * Puts beforehand what each row by itself leaves of what branches say of those who came to them, or went on from them: it is judged
 * with what the other branch says, whose file may come later. All is judged whole in its turn.
 * @returns what was read of these files
 */
const foretell = (files: readonly Placed[], company: Company, read: ReadonlyMap<Placed, ReadFile>): ReadonlyMap<Placed, ReadFile> => {
  const { content, options, years } = company;
  const ahead = { ...company, rowByRow: true, accept: () => undefined };
  const foretold = new Map<Placed, ReadFile>();
  const movers = new Map<Placed, ReadFile>();
  for (const file of files) {
    const own = years.of(file.unit.code, file.year)!;
    if (!toldElsewhere.includes(file.kind) || !own.hasMovers) continue;
    const whole = read.get(file) ?? readPlaced(content, file, options);
    const { rows } = whole;
    const theirs = rows.names.includes(memberColumn) ? onlyRows(whole, (row) => own.isMover(rows.at(row, memberColumn))) : whole;
    foretold.set(file, whole);
    movers.set(file, theirs);
    // No branch is judged before another has spoken: which of them comes first decides nothing.
    years.put({ ...file, rows: theirs.rows });
  }
  for (const [file, theirs] of movers) judgeFile(file, ahead, theirs);
  return foretold;
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

/** Reads all lists of members, and says where each member is: by the lists as they were handed in, and by what counts of them. */
const whereMembersAre = (placed: readonly Placed[], company: Omit<Company, 'years' | 'listings' | 'accept'>) => {
  const { content, options, today } = company;
  const lists = new Map(placed.filter(({ kind }) => kind === 'doan-vien').map((file) => [file, readPlaced(content, file, options)]));
  const listings = new Membership(content.forest, today);
  for (const [{ unit, year }, { rows }] of lists) listings.add(unit, year, rows);
  const counted: Accepted[] = [];
  for (const [file, read] of lists)
    judgeFile(file, { ...company, listings, years: new Years(content), accept: (a) => counted.push(a) }, read);
  const membership = membershipOf(content, counted, today);
  return { lists, listings, counted: new Map(counted.map((list) => [list.path, list])), membership };
};

interface Reaching extends Omit<Company, 'years' | 'accept'> {
  counted: ReadonlyMap<string, Accepted>;
  membership: Membership;
}
/**
 * Judges beforehand, all together, what was handed in of those whose year reaches over circles that are judged one by one: what a
 * branch says of somebody who came to it, or was there for a while, is judged by what the others said of her. This alone a circle knows of others.
 */
const judgeReaching = (
  placed: readonly Placed[],
  circle: (placed: Pick<Placed, 'unit'>) => string,
  { counted, membership, ...company }: Reaching,
): Years => {
  const { content, options } = company;
  const years = new Years(content, membership);
  /** Branch and year → who was there for a while. */
  const there = new Map<string, Set<string>>();
  for (const { year, member, units } of membership.ways())
    if (new Set(units.map((unit) => circle({ unit }))).size > 1)
      for (const { code } of units) there.set(`${code}/${year}`, (there.get(`${code}/${year}`) ?? new Set()).add(member));
  if (there.size === 0) return years;

  const recognisers = new Set([...there.keys()].map((key) => recogniserAt(content, key)));
  const files = placed
    .filter(
      ({ unit, year, kind }) => there.has(`${unit.code}/${year}`) || (kind === 'cong-nhan' && recognisers.has(`${unit.code}/${year}`)),
    )
    .sort(byKind);
  for (const { path } of files) if (counted.has(path)) years.put(counted.get(path)!);
  const read = new Map<Placed, ReadFile>();
  const judged = files.filter(({ kind }) => kind !== 'doan-vien');
  for (const file of judged) {
    const whole = readPlaced(content, file, options);
    const branchOf = (row: number) => (file.kind === 'cong-nhan' ? whole.rows.at(row, branchColumn) : file.unit.code);
    const isTheirs = (row: number) => there.get(`${branchOf(row)}/${file.year}`)?.has(whole.rows.at(row, memberColumn)) === true;
    read.set(file, whole.rows.names.includes(memberColumn) ? onlyRows(whole, isTheirs) : whole);
  }
  const together = { ...company, years, books: new Years(content), accept: () => undefined };
  judgeTogether(judged, together, read);
  return years;
};

/** The place of who recognises a branch, by the place of the branch. */
const recogniserAt = ({ forest }: Content, place: string): string => {
  const [code, year] = place.split('/') as [string, string];
  return `${forest.recogniser(forest.get(code)!)?.code}/${year}`;
};

/** A file that was read, with some of its rows alone. */
const onlyRows = (file: ReadFile, such: (row: number) => boolean): ReadFile => {
  const kept = [...file.rows].filter(such);
  const rows = Rows.join([{ rows: file.rows.only(kept), name: '' }]);
  return { ...file, rows, percents: new Set(kept.flatMap((row, at) => (file.percents.has(row) ? [at] : []))) };
};
