import {
  check,
  columnOf,
  headerOf,
  kindOf,
  memberColumn,
  submissionPath,
  thingsOf,
  writeSubmission,
  type Accepted,
  type FileReport,
  type ReadingCode,
  type SubmissionSource,
} from '../domain/index.ts';
import { today } from './device.ts';
import { findingsOf } from './findings.ts';
import { raw, unitName, yearOfPlace, type Organisation } from './known-organisation.ts';
import type { Judged, NotebookFound, Tally } from './messages.ts';
import {
  isHelp,
  lookedAt,
  notebooksAmong,
  passedOver,
  placedOf,
  type PlacedSheets,
  type SheetAtHand,
  type SheetOutcome,
} from './sheet-places.ts';

/** The checker's only way to the core: sheets → what a person is told of them. */

/** What counts of the sheets at hand, from which a unit's own reports are made. */
export interface AtHand {
  accepted: readonly Accepted[];
  /** What stands at a path, as it was dropped. */
  source: (path: string) => SubmissionSource | undefined;
  /** Path → how many of its rows were left out. */
  leftOut: ReadonlyMap<string, number>;
}

/** Judges sheets together, so that a rule that looks across files sees them all. */
export const judge = (
  organisation: Organisation,
  sources: readonly SheetAtHand[],
): { outcomes: readonly (SheetOutcome | NotebookFound)[]; atHand: AtHand } => {
  const notebooks = notebooksAmong(sources);
  const inNotebook = new Set(notebooks.flatMap(({ ids }) => ids));
  const sheets = sources.filter((sheet) => !isHelp(sheet) && !inNotebook.has(sheet.id));
  const seen = lookedAt(organisation, sheets);
  const { outcomes: found, atHand } = judgePlaced(organisation, placedOf(sheets, seen));
  const judged = Map.groupBy(found, ({ id }) => id);
  const joined = new Set(found.flatMap(({ with: others }) => others));
  const outcomes = sheets.flatMap((sheet): readonly SheetOutcome[] => {
    const about = { id: sheet.id, file: sheet.file, tab: sheet.tab };
    if (sheet.isHidden) return [{ state: 'skipped', ...about, tab: sheet.tab!, why: 'an' }];
    if (joined.has(sheet.id)) return [];
    const outcome = judged.get(sheet.id);
    if (outcome) return outcome.map(({ judged: one }) => one);
    const { kind, unit, year, fault } = seen.get(sheet.id)!;
    return [{ state: 'unplaced', ...about, seen: { kind, unit, year }, fault, unitName: unitName(organisation, unit) }];
  });
  return { outcomes: [...notebooks, ...outcomes.map((outcome) => passedOver(outcome, outcomes) ?? outcome)], atHand };
};

interface JudgedSheets {
  id: string;
  /** The other sheets that were read with it. */
  with: readonly string[];
  judged: Judged;
}

/** Judges what has a place. Of several files for one place only the newest is to be handed in; the others are told so. */
const judgePlaced = (
  organisation: Organisation,
  placed: readonly PlacedSheets[],
): { outcomes: readonly JudgedSheets[]; atHand: AtHand } => {
  const pathOf = ({ place }: PlacedSheets) => submissionPath(place.unit, place.year, place.kind);
  const newest = new Map(placed.map((file) => [pathOf(file), file]));
  const together = checkTogether(organisation, newest);
  const outcomes = placed.map((file): JudgedSheets => {
    const path = pathOf(file);
    const newer = newest.get(path)!;
    const { reports, accepted } = newer === file ? together : checkTogether(organisation, new Map([...newest, [path, file]]));
    const judged = judgedOf(organisation, file, reports.get(path)!, accepted.get(path), newer === file ? undefined : newer.sheets[0]!.file);
    const [first, ...others] = file.sheets.map(({ id }) => id);
    return { id: first!, with: others, judged };
  });
  const leftOut = new Map([...together.reports.values()].map((report) => [report.path, report.leftOut]));
  const source = (path: string) => {
    const file = newest.get(path);
    return file && sourceOf(path, file);
  };
  return { outcomes, atHand: { accepted: [...together.accepted.values()], source, leftOut } };
};

/** What is judged at a path, of the sheets that make it up. */
export const sourceOf = (path: string, { sheets }: PlacedSheets): SubmissionSource => ({
  path,
  chunks: sheets[0]!.chunks,
  sheets: sheets.map(({ tab, chunks, facts }) => ({ chunks, facts: { ...facts, name: tab } })),
});

const checkTogether = ({ published }: Organisation, files: ReadonlyMap<string, PlacedSheets>) => {
  const accepted = new Map<string, Accepted>();
  const { files: reports } = check(
    raw(
      published,
      [...files].map(([path, file]) => sourceOf(path, file)),
    ),
    {
      partial: true,
      allowPersonal: true,
      today: today(),
      others: new Map([...files].map(([path, { others }]) => [path, others])),
      accept: (submission) => void accepted.set(submission.path, submission),
    },
  );
  return { reports: new Map(reports.map((file) => [file.path, file])), accepted };
};

const judgedOf = (
  organisation: Organisation,
  { sheets, place, others }: PlacedSheets,
  { verdict, accepted, leftOut, issues }: FileReport,
  submission: Accepted | undefined,
  newer: string | undefined,
): Judged => {
  const dropped = issues.filter(({ code }) => code === ('cot-da-bo' satisfies ReadingCode));
  const { id, file } = sheets[0]!;
  const tab = sheets[0]!.tab === undefined ? undefined : sheets.map((sheet) => sheet.tab).join('”, “');
  return {
    state: 'judged',
    id,
    file,
    tab,
    part: others.size > 0,
    place,
    kindLabel: kindOf(place.kind).label,
    unitName: unitName(organisation, place.unit),
    yearName: yearOfPlace(organisation, place),
    newer,
    verdict: verdict === 'accepted' && dropped.length > 0 ? 'repaired' : verdict,
    accepted,
    leftOut,
    people: submission && headerOf(place.kind).includes(memberColumn) ? submission.rows.index(memberColumn).size : 0,
    tallyLabel: columnOf(place.kind, kindOf(place.kind).tally).label,
    tally: submission ? tallyOf(submission) : [],
    dropped: dropped.map(({ values }) => `cột ${values['letter']} (${values['kind']})`),
    findings: findingsOf(
      organisation,
      place,
      issues.filter((issue) => !dropped.includes(issue)),
    ),
    handIn:
      submission && verdict !== 'rejected'
        ? // The mark at the front lets Excel read Vietnamese.
          new Blob(['\ufeff', writeSubmission(place.kind, submission.rows)], { type: 'text/csv' })
        : undefined,
  };
};

/** How many rows there are of each criterion, state or rating, in the programme's order. */
const tallyOf = ({ programme, kind, unit, year, rows }: Accepted): readonly Tally[] => {
  const { tally } = kindOf(kind);
  const { names, labels = {} } = columnOf(kind, tally);
  const things = names
    ? thingsOf(programme, year, unit.yearKind)[names].map(({ code, name }) => [code, name] as const)
    : Object.entries(labels);
  const counts = new Map([...rows.groups(tally)].map(([text, found]) => [text, found.length]));
  return things.flatMap(([code, name]) =>
    counts.has(code) ? [{ label: names === 'criterion' ? `${code} — ${name}` : name, count: counts.get(code)! }] : [],
  );
};
