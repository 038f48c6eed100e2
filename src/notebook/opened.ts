import {
  calledIn,
  judgeNotebook,
  memberColumn,
  notebookCells,
  rosterKind,
  withRows,
  wordsOf,
  type Issue,
  type JudgedKind,
  type Notebook,
  type NotebookCells,
  type NotebookKind,
  type NotebookPlace,
  type RawContent,
  type Row,
} from '../domain/index.ts';
import { raw, type Organisation } from '../checker/known-organisation.ts';
import { Line, Stopped } from '../checker/workers.ts';
import judgeAddress from './judge.worker.ts?worker&url';
import type { FromNotebookJudge, ToNotebookJudge } from './judge.worker.ts';
import { whenReleased } from './pressing.ts';
import { rememberLast } from './remember-last.ts';
import { words } from './words.ts';

/** What is amiss with a row, as it is told beside it. */
export interface Problem {
  isError: boolean;
  title: string;
  cure: string;
  /** Its page of help; '' where there is none. */
  code: string;
}

/**
 * What the judge must know for one branch: itself, whoever stands above it, and its programme. Judged anew after each change, a
 * phone should not read a whole province every time.
 */
const knownFor = ({ published, forest }: Organisation, { unit, programme }: NotebookPlace): RawContent =>
  raw({
    ...published,
    units: [{ path: 'content/units', data: { units: [unit, ...forest.ancestors(unit)] } }],
    programmes: published.programmes.filter(({ data }) => (data as { code?: string }).code === programme.code),
  });

/** So many steps can be taken back. */
const mostSteps = 200;

type FoundInRows = ReadonlyMap<NotebookKind, ReadonlyMap<Row | undefined, readonly Problem[]>>;

/** The notebook at hand: what it holds now, what it held before, and what the judge says of it. */
export class Opened {
  readonly place: NotebookPlace;
  readonly cells: NotebookCells;
  readonly #known: RawContent;
  readonly #past: Notebook[] = [];
  #now: Notebook;
  readonly #called = rememberLast((_: NotebookKind, people: readonly Row[]) => calledIn(people));
  readonly #ofPeople = rememberLast((_: NotebookKind, rows: readonly Row[]) => Map.groupBy(rows, (row) => row[memberColumn] ?? ''));
  readonly #numbers = new WeakMap<Row, number>();
  #lastNumber = 0;
  readonly #numbered = rememberLast((_: NotebookKind, rows: readonly Row[]) => new Map(rows.map((row) => [this.numberOf(row), row])));
  #judged: readonly JudgedKind[] = [];
  #judge: Line<ToNotebookJudge, FromNotebookJudge> | undefined;
  #soon: ReturnType<typeof setTimeout> | undefined;
  /** Whether what was judged is what it holds now. */
  #isJudged = false;
  /** What was found of each row, and of each sheet as a whole; a row that has not changed since keeps it until all is judged again. */
  #found: FoundInRows = new Map();
  readonly #amiss = rememberLast((kind: NotebookKind, rows: readonly Row[], found: FoundInRows) => {
    const amiss = rows.filter((row) => (found.get(kind)?.get(row) ?? []).length > 0);
    const ofMember = new Map<string | undefined, number>([[undefined, amiss.length]]);
    for (const row of amiss) ofMember.set(row[memberColumn], (ofMember.get(row[memberColumn]) ?? 0) + 1);
    return ofMember;
  });
  /** Whether all of it stands in the workbook that was opened or saved last. */
  isSaved: boolean;

  constructor(organisation: Organisation, place: NotebookPlace, notebook: Notebook, isSaved: boolean) {
    this.#known = knownFor(organisation, place);
    this.place = place;
    this.cells = notebookCells(place);
    this.#now = notebook;
    this.isSaved = isSaved;
  }

  /** What the organisation publishes of itself, as far as this branch needs it. */
  get known(): RawContent {
    return this.#known;
  }

  get now(): Notebook {
    return this.#now;
  }

  get people(): readonly Row[] {
    return this.#now.rows[rosterKind];
  }

  /** Code → what a person is called. */
  get called(): ReadonlyMap<string, string> {
    return this.#called(rosterKind, this.people);
  }

  /** A person's rows in a sheet. */
  rowsOf(kind: NotebookKind, member: string): readonly Row[] {
    return this.#ofPeople(kind, this.#now.rows[kind]).get(member) ?? [];
  }

  /** By its number the page knows a row again: it keeps it while it is written in, and while others come and go. */
  numberOf(row: Row): number {
    const known = this.#numbers.get(row);
    if (known !== undefined) return known;
    this.#lastNumber += 1;
    this.#numbers.set(row, this.#lastNumber);
    return this.#lastNumber;
  }

  /** The row of a number as it is now; undefined where it is gone. */
  row(kind: NotebookKind, number: number): Row | undefined {
    return this.#numbered(kind, this.#now.rows[kind]).get(number);
  }

  /** The notebook with a row as it is after a change, or without it. */
  with(kind: NotebookKind, number: number, change: Row | undefined): Notebook {
    const before = this.row(kind, number);
    if (!before) return this.#now;
    const after = change && ({ ...before, ...change } as Row);
    if (after) this.#numbers.set(after, number);
    const rows = this.#now.rows[kind].flatMap((row) => (row === before ? (after ? [after] : []) : [row]));
    return withRows(this.#now, kind, rows);
  }

  /** Whether the judge has already spoken of what it holds now. */
  get isJudged(): boolean {
    return this.#isJudged;
  }

  /** What the judge says of what it holds now. */
  get judged(): readonly JudgedKind[] {
    if (!this.#isJudged) this.judge();
    return this.#judged;
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  take(next: Notebook): void {
    this.#past.push(this.#now);
    if (this.#past.length > mostSteps) this.#past.shift();
    this.#now = next;
    this.#isJudged = this.isSaved = false;
  }

  undo(): void {
    this.#now = this.#past.pop() ?? this.#now;
    this.#isJudged = this.isSaved = false;
  }

  judge(): void {
    this.#take(this.#now, judgeNotebook(this.#known, this.#now));
  }

  /** Judges after a while in which nothing was changed, and tells once that is done. */
  judgeSoon(tell: () => void, after = 300): void {
    clearTimeout(this.#soon);
    const told = () => this.#isJudged && whenReleased(tell);
    this.#soon = setTimeout(() => void this.#judgeAway().then(told), after);
  }

  /** Judges away from the page; where that cannot be, here. What was changed meanwhile is judged by whoever changed it. */
  async #judgeAway(): Promise<void> {
    const asked = this.#now;
    try {
      this.#judge ??= this.#startJudge();
      const { judged } = await this.#judge.ask<'judged'>({ notebook: asked });
      if (this.#now === asked) this.#take(asked, judged);
    } catch (error) {
      if (this.#now === asked && !(error instanceof Stopped)) this.judge();
    }
  }

  #startJudge(): Line<ToNotebookJudge, FromNotebookJudge> {
    const line = new Line<ToNotebookJudge, FromNotebookJudge>(judgeAddress, () => {});
    line.ask({ known: this.#known }).catch(() => {}); // the next question fails as well
    return line;
  }

  /** Another notebook takes the place of this one. */
  close(): void {
    clearTimeout(this.#soon);
    this.#isJudged = false;
    this.#judge?.end();
  }

  #take(notebook: Notebook, judged: readonly JudgedKind[]): void {
    this.#judged = judged;
    this.#isJudged = true;
    this.#found = new Map(judged.map((one) => [one.kind, this.#foundIn(one, notebook.rows[one.kind])]));
  }

  #foundIn({ issues, ownerless }: JudgedKind, rows: readonly Row[]): ReadonlyMap<Row | undefined, readonly Problem[]> {
    const nobody = new Set(ownerless);
    return new Map(
      [...new Set([...issues.keys(), ...ownerless])].map((at) => {
        const own = nobody.has(at) ? [{ isError: true, ...words.ownerless, code: '' }] : [];
        const told = (issues.get(at) ?? []).filter(({ severity }) => severity !== 'note');
        return [rows[at], [...own, ...told.map((issue) => this.#problem(issue))]] as const;
      }),
    );
  }

  /** What is amiss with a row, or with the sheet as a whole. */
  problems(kind: NotebookKind, row?: Row): readonly Problem[] {
    return this.#found.get(kind)?.get(row) ?? [];
  }

  #problem(issue: Issue): Problem {
    const { what, cure } = wordsOf(issue);
    return { isError: issue.severity === 'error', title: what, cure, code: issue.code };
  }

  /** How many rows of a kind, of one person or of all, have something amiss. */
  amiss(kind: NotebookKind, member?: string): number {
    return this.#amiss(kind, this.#now.rows[kind], this.#found).get(member) ?? 0;
  }
}
