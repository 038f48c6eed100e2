import { colToLetter, writeXlsx, type DataValidation, type WriteSheet } from 'hucre/xlsx';
import {
  helpRows,
  helpTitle,
  sheetsOf,
  sheetTitles,
  type Notebook,
  type NotebookPlace,
  type NotebookSheet,
  type NotebookSheetColumn,
  unitInYear,
} from '../domain/index.ts';
import { landscape, lastRow, Lists, style, typedIn } from '../site/workbooks.ts';

/** A notebook as an Excel workbook: lists to choose from beside the cells, nothing locked, the same bytes for the same notebook. */

/** Rows that are ready to be written in below those that are. */
const spare = 200;

const validation = ({ label, hint, offered }: NotebookSheetColumn, lists: Lists): Omit<DataValidation, 'range'> => {
  const note = { showInputMessage: true, inputMessage: [label, hint].filter(Boolean).join('. ').slice(0, 255) };
  if (offered.length === 0) return { type: 'custom', formula1: 'TRUE', ...note };
  return {
    type: 'list',
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: 'warning',
    formula1: offered === 'people' ? typedIn(sheetTitles['doan-vien'], 0) : lists.place(label, offered),
    errorTitle: 'Chưa có trong danh sách',
    errorMessage: 'Bấm mũi tên cạnh ô để chọn. Vẫn giữ điều vừa ghi?',
    ...note,
  };
};

const dataSheet = ({ name, columns, rows }: NotebookSheet, lists: Lists): WriteSheet => ({
  name,
  columns: columns.map(({ label, hidden }, c) => ({
    width: Math.min(48, Math.max(label.length, 8, ...rows.map((row) => row[c]!.length))) + 3,
    style: style.text,
    ...(hidden && { hidden }),
  })),
  rows: [columns.map(() => null), ...rows.map((row) => row.map((cell) => cell || null)), ...Array.from({ length: spare }, () => [])],
  cells: new Map(columns.map(({ label, required }, c) => [`0,${c}`, { value: label, style: required ? style.required : style.optional }])),
  dataValidations: columns.map((column, c) => ({
    ...validation(column, lists),
    range: `${colToLetter(c)}2:${colToLetter(c)}${lastRow}`,
  })),
  freezePane: { rows: 1 },
  pageSetup: landscape,
});

const helpSheet = (notebook: Notebook, unit: NotebookPlace['unit']): WriteSheet => {
  const rows = helpRows(notebook, unit);
  return {
    name: helpTitle,
    columns: [{ width: 24 }, { width: 90 }],
    cells: new Map(
      rows.flatMap((cells, r) =>
        cells.map(
          (value, c) => [`${r},${c}`, { value, style: r === 0 ? style.title : cells.length > 1 ? style.text : style.words }] as const,
        ),
      ),
    ),
    rowDefs: new Map(rows.flatMap((cells, r) => (r > 0 && cells.length === 1 ? [[r, { height: 32 }] as const] : []))),
    merges: rows.flatMap((cells, row) => (cells.length === 1 ? [{ startRow: row, startCol: 0, endRow: row, endCol: 1 }] : [])),
    pageSetup: landscape,
  };
};

export const notebookWorkbook = async (notebook: Notebook, place: NotebookPlace): Promise<Uint8Array<ArrayBuffer>> => {
  const lists = new Lists();
  const sheets = sheetsOf(notebook, place).map((sheet) => dataSheet(sheet, lists));
  const written = new Date(Date.UTC(notebook.year, 0, 1));
  const bytes = await writeXlsx({
    sheets: [...sheets, helpSheet(notebook, place.unit), lists.sheet()],
    properties: { title: `Sổ chi đoàn ${unitInYear(place.unit, notebook.year)}`, created: written, modified: written },
  });
  return bytes as Uint8Array<ArrayBuffer>;
};
