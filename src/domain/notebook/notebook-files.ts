import type { RawContent, SubmissionSource } from '../intake/read-content.ts';
import { Rows } from '../intake/rows.ts';
import { writeSubmission } from '../intake/write-submission.ts';
import type { Issue } from '../issues.ts';
import { check } from '../rules/check.ts';
import type { Accepted, FileReport } from '../rules/check-report.ts';
import { submissionPath } from '../schema/path.ts';
import { allColumns, type Row } from '../schema/submission.ts';
import { fileRow, memberColumn, notebookKinds, type Notebook, type NotebookKind } from './notebook.ts';
import { awaitsBranch } from './score-sheet.ts';

/** What is handed in of a notebook: codes alone, and of them only what the same judge that receives it finds right. */

/** A row of nobody would be taken for one of the person above it: it stays behind. */
const ownerless = (notebook: Notebook, kind: NotebookKind): readonly number[] =>
  [...notebook.rows[kind].keys()].filter((at) => notebook.rows[kind][at]![memberColumn] === '');

/** What a member gives herself waits for the branch's points. */
const isReady = (kind: NotebookKind, row: Row): boolean => kind !== 'cham-diem' || !awaitsBranch(row);

/** The rows of a kind that have an owner, and are ready. */
const ownedRows = (notebook: Notebook, kind: NotebookKind): readonly number[] => {
  const rows = notebook.rows[kind];
  const left = new Set(ownerless(notebook, kind));
  return [...rows.keys()].filter((at) => !left.has(at) && isReady(kind, rows[at]!));
};

/** The text of a kind's file: its rows in their order, below the header. */
const textOf = (notebook: Notebook, kind: NotebookKind, owned: readonly number[]): string => {
  const columns = allColumns(kind);
  const { rows, addTexts } = Rows.build(columns);
  for (const at of owned) {
    const file = fileRow(notebook, kind, notebook.rows[kind][at]!);
    addTexts(
      columns.map((column) => file[column]!),
      at + 2,
      at + 2,
    );
  }
  return writeSubmission(kind, rows);
};

/** A notebook's files before anybody judged them; `owned`: of each of their rows the place in the notebook. */
export const notebookFiles = (notebook: Notebook): readonly (SubmissionSource & { kind: NotebookKind; owned: readonly number[] })[] =>
  notebookKinds
    .filter((kind) => notebook.rows[kind].some((row) => isReady(kind, row)))
    .map((kind) => {
      const owned = ownedRows(notebook, kind);
      const path = submissionPath(notebook.unit, notebook.year, kind);
      return { kind, owned, path, chunks: () => [new TextEncoder().encode(textOf(notebook, kind, owned))] };
    });

export interface JudgedKind {
  kind: NotebookKind;
  path: string;
  verdict: FileReport['verdict'];
  accepted: number;
  leftOut: number;
  /** What is to be handed in; undefined where nothing of it counts. */
  text: string | undefined;
  /** What is to be said of each row, by its place in the notebook; of the sheet as a whole at -1. */
  issues: ReadonlyMap<number, readonly Issue[]>;
  /** Rows that do not say whose they are. */
  ownerless: readonly number[];
}

/**
 * Judges a notebook as its files will be, all together.
 * @param known what the organisation publishes of itself: units, programmes, settings
 */
export const judgeNotebook = (known: RawContent, notebook: Notebook): readonly JudgedKind[] => {
  const written = notebookFiles(notebook);
  const accepted = new Map<string, Accepted>();
  const { files } = check({ ...known, submissions: written }, { partial: true, accept: (file) => void accepted.set(file.path, file) });
  return written.map(({ kind, path, owned }) => {
    const report = files.find((file) => file.path === path)!;
    const rows = accepted.get(path)?.rows;
    return {
      kind,
      path,
      verdict: report.verdict,
      accepted: report.accepted,
      leftOut: report.leftOut,
      text: rows && report.verdict !== 'rejected' ? writeSubmission(kind, rows) : undefined,
      issues: Map.groupBy(report.issues, ({ row = 1 }) => owned[row - 2] ?? -1),
      ownerless: ownerless(notebook, kind),
    };
  });
};
