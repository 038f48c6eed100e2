import {
  check,
  columnOf,
  headerOf,
  fold,
  Forest,
  identify,
  kindNames,
  kindOf,
  levels,
  namesUnit,
  readContent,
  rowRuns,
  submissionPath,
  thingsOf,
  wordsOf,
  writeSubmission,
  type Accepted,
  type Chunks,
  type Content,
  type FileReport,
  type Issue,
  type IssueWords,
  type RawContent,
  type ReadingCode,
  type SubmissionSource,
} from '../domain/index.ts';
import { recognisedAbove } from './words.ts';
import {
  bookOf,
  type ShownFinding,
  type FoundUnit,
  type Judged,
  type Place,
  type Sheet,
  type Skipped,
  type Tally,
  type Unplaced,
} from './messages.ts';

/** The checker's only way to the core: sheets → what a person is told of them. */

/**
 * What the checker must know of the organisation, as the site publishes it: of what people wrote only the documents and
 * lessons that a unit's book may name; no member, no steward, no exception.
 */
export type Published = Pick<RawContent, 'site' | 'units' | 'programmes' | 'entries'>;

export interface Organisation {
  published: Published;
  /** Undefined where the site's settings cannot be read. */
  content: Content | undefined;
  forest: Forest;
}

const raw = (published: Published, submissions: RawContent['submissions'] = []): RawContent => ({
  ...published,
  strays: [],
  submissions,
});
export const know = (published: Published): Organisation => {
  const { content } = readContent(raw(published));
  return { published, content, forest: content?.forest ?? new Forest([]) };
};

/** A sheet whose bytes can be walked. */
export type SheetAtHand = Omit<Sheet, 'content'> & { chunks: Chunks };
/** The sheets of one workbook that make up one submission, or one file; and what it is of a file that holds several units. */
interface PlacedSheets {
  sheets: readonly SheetAtHand[];
  place: Place;
  /** Other units of the same file, which have parts of their own. */
  others: ReadonlySet<string>;
}
type SheetOutcome = Judged | Unplaced | Skipped;

/** What counts of the sheets at hand, from which a unit's own reports are made. */
export interface AtHand {
  accepted: readonly Accepted[];
  /** What stands at a path, as it was dropped. */
  source: (path: string) => SubmissionSource | undefined;
  /** Path → how many of its rows were left out. */
  leftOut: ReadonlyMap<string, number>;
}

/** Sheets of the templates that hold help and lists, no rows. */
const helpSheets = new Set(['huong dan', 'danh muc']);

/** Judges sheets together, so that a rule that looks across files sees them all. */
export const judge = (
  organisation: Organisation,
  sources: readonly SheetAtHand[],
): { outcomes: readonly SheetOutcome[]; atHand: AtHand } => {
  const sheets = sources.filter(({ tab }) => tab === undefined || !helpSheets.has(fold(tab)));
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
  return { outcomes: outcomes.map((outcome) => passedOver(outcome, outcomes) ?? outcome), atHand };
};

/** What is to be judged as one: sheets of one workbook for one place; of a file with rows of several units a part for each. */
const placedOf = (sheets: readonly SheetAtHand[], seen: ReadonlyMap<string, SeenPlace>): readonly PlacedSheets[] => {
  const placed = new Map<string, { sheets: SheetAtHand[]; place: Place; others: ReadonlySet<string> }>();
  for (const sheet of sheets) {
    const { kind, unit, year, units = [] } = seen.get(sheet.id)!;
    if (sheet.isHidden || kind === undefined || unit === undefined || year === undefined) continue;
    const all = sheet.answer?.unit === undefined && units.length > 1 ? units : [unit];
    for (const of of all) {
      const key = [bookOf(sheet), kind, of, year].join('\n');
      const others = new Set(all.filter((other) => other !== of));
      const same = placed.get(key);
      if (same) placed.set(key, { ...same, sheets: [...same.sheets, sheet], others: new Set([...same.others, ...others]) });
      else placed.set(key, { sheets: [sheet], place: { kind, unit: of, year }, others });
    }
  }
  return [...placed.values()];
};

/** What a sheet is, as far as it shows. */
type SeenPlace = Partial<Place> & { units?: readonly string[]; fault?: Unplaced['fault'] };

/** What each sheet is, as far as it shows; sheets of one workbook are of one unit and year unless they say otherwise. */
export const lookedAt = (organisation: Organisation, sheets: readonly SheetAtHand[]): ReadonlyMap<string, SeenPlace> => {
  const unitOf = unitFinder(organisation);
  const look = (sheet: SheetAtHand): SeenPlace => {
    if (sheet.isHidden) return {};
    const { fault, ...found } = identify(sheet.chunks, unitOf);
    return { ...found, ...sheet.answer, ...(fault && { fault: wordsOf(fault) }) };
  };
  const seen = new Map(sheets.map((sheet) => [sheet.id, look(sheet)] as const));
  for (const sheet of sheets) {
    const place = seen.get(sheet.id)!;
    const others = sheets.filter((other) => bookOf(other) === bookOf(sheet) && other !== sheet).map(({ id }) => seen.get(id)!);
    if (place.kind === undefined) continue;
    place.unit ??= others.find(({ unit }) => unit !== undefined)?.unit;
    place.year ??= others.find(({ year }) => year !== undefined)?.year;
  }
  return seen;
};

/** The unit that a cell means: by its code, by a code that differs in its signs only, or by its name where only one is called so. */
const unitFinder = ({ forest }: Organisation): ((text: string) => string | undefined) => {
  const named = forest.units.map((unit) => [unit.code, namesUnit(forest, unit)] as const);
  const known = new Map<string, string | undefined>();
  return (text) => {
    if (forest.get(text)) return text;
    if (known.has(text)) return known.get(text);
    const found = named.filter(([, isNamed]) => isNamed(text));
    const code = found.length === 1 ? found[0]![0] : undefined;
    known.set(text, code);
    return code;
  };
};

/** Why a sheet of a workbook is passed over: another one of it holds rows, or already speaks for those without. */
const passedOver = (outcome: SheetOutcome, all: readonly SheetOutcome[]): Skipped | undefined => {
  const { id, file, tab } = outcome;
  if (tab === undefined) return undefined;
  const empty = (o: SheetOutcome) => o.state === 'judged' && o.accepted + o.leftOut === 0 && o.verdict !== 'rejected';
  const foreign = (o: SheetOutcome) => o.state === 'unplaced' && o.seen.kind === undefined;
  const idle = (o: SheetOutcome) => empty(o) || foreign(o);
  if (!idle(outcome)) return undefined;
  const siblings = all.filter((o) => bookOf(o) === bookOf(outcome));
  if (siblings.every(idle) && outcome === (siblings.find(empty) ?? siblings[0])) return undefined;
  return { state: 'skipped', id, file, tab, why: empty(outcome) ? 'trong' : 'khong-phai-mau' };
};

const unitName = ({ forest }: Organisation, code: string | undefined): string => {
  const unit = code === undefined ? undefined : forest.get(code);
  if (!unit) return code ?? '';
  const above = unit.parent === undefined ? undefined : forest.get(unit.parent);
  return above ? `${unit.name} (${above.name})` : unit.name;
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

const sourceOf = (path: string, { sheets }: PlacedSheets): SubmissionSource => ({
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
    newer,
    verdict: verdict === 'accepted' && dropped.length > 0 ? 'repaired' : verdict,
    accepted,
    leftOut,
    people: submission && headerOf(place.kind).includes('ma_doan_vien') ? submission.rows.index('ma_doan_vien').size : 0,
    tallyLabel: columnOf(place.kind, kindOf(place.kind).tally).label,
    tally: submission ? tallyOf(submission) : [],
    dropped: dropped.map(({ values }) => `cột ${values['letter']} (${values['kind']})`),
    findings: findingsOf(
      issues.filter((issue) => !dropped.includes(issue)),
      (issue) => saidOf(organisation, place, issue),
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

/** What was mended while reading: nothing is left to do about it. */
const mended: ReadonlySet<string> = new Set<ReadingCode>(['da-sua', 'bang-ma-khac', 'cot-dien-giup', 'dong-tren-bang']);
const order = ['error', 'warning', 'note'] as const;

/** The words of an issue. A branch has no file of the unit above: that one looks at it when it has both. */
const saidOf = ({ forest }: Organisation, { unit }: Place, issue: Issue): IssueWords => {
  const words = wordsOf(issue);
  const at = forest.get(unit);
  const recogniser = at && levels[at.level].submits ? forest.recogniser(at) : undefined;
  const kind =
    issue.code === ('chua-doi-chieu' satisfies ReadingCode) ? kindNames.find((name) => name === issue.values['kind']) : undefined;
  return recogniser && kind && kindOf(kind).by === 'recogniser' ? { ...words, ...recognisedAbove(recogniser.name) } : words;
};

/** Issues as a person reads them: equal ones as one, what needs a hand first. */
const findingsOf = (issues: readonly Issue[], said: (issue: Issue) => IssueWords): readonly ShownFinding[] => {
  const groups = Map.groupBy(issues, (issue) => {
    const { what, cure } = said(issue);
    return [issue.severity, issue.code, issue.column, what, cure].join('\n');
  });
  const findings = [...groups.values()].map((same): ShownFinding => {
    const { code, severity, column, values } = same[0]!;
    const rows = rowsOf(same);
    return {
      code,
      severity,
      mended: mended.has(code),
      ...said(same[0]!),
      count: same.length,
      // One issue speaks for all cells mended in the same way: it stands at the first of them.
      rows: code === ('da-sua' satisfies ReadingCode) && Number(values['count']) > 1 ? `${rows}…` : rows,
      column,
    };
  });
  return findings.sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity) || Number(a.mended) - Number(b.mended));
};

/** `2–4, 9`; of several sheets each with its name before its rows. */
const rowsOf = (issues: readonly Issue[]): string =>
  [...Map.groupBy(issues, ({ sheet }) => sheet)]
    .map(([sheet, same]) => {
      const runs = rowRuns(same.flatMap(({ row }) => row ?? []));
      return sheet === undefined ? runs : `trang “${sheet}”${runs && `: ${runs}`}`;
    })
    .join('; ');

const foundAtMost = 60;

/** Units that hand files in, by what was typed: every word, with or without marks, in the name, the unit above or the code. */
export const findUnits = ({ forest }: Organisation, text: string): readonly FoundUnit[] => {
  const words = fold(text).split(' ').filter(Boolean);
  const found: FoundUnit[] = [];
  for (const unit of forest.units) {
    if (!levels[unit.level].submits && !forest.children(unit.code).some((child) => levels[child.level].submits)) continue;
    const name = `${unit.name}${unit.parent === undefined ? '' : ` — ${forest.get(unit.parent)?.name ?? unit.parent}`}`;
    const folded = `${fold(name)} ${unit.code}`;
    if (words.every((word) => folded.includes(word)) && found.push({ code: unit.code, name }) === foundAtMost) break;
  }
  return found;
};
