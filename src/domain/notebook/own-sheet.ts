import { unitInYear } from '../schema/unit.ts';
import type { ReportContent, ReportTable } from '../reports/report.ts';
import { words } from '../reports/report.ts';
import { columnOf, kindOf, type Row } from '../schema/submission.ts';
import { isDay } from '../schema/field.ts';
import { shortDay } from '../vietnamese.ts';
import { notebookCells, type NotebookPlace } from './cells.ts';
import {
  codeFields,
  memberColumn,
  ownColumns,
  personalFields,
  rosterKind,
  sheetKinds,
  type Notebook,
  type NotebookKind,
} from './notebook.ts';

/** What stands about one member in a branch's notebook, all of it, for that member: whoever is written about may see it. */
export const memberSheet = (notebook: Notebook, place: NotebookPlace, member: string): ReportContent => {
  const cells = notebookCells(place);
  const person = notebook.rows[rosterKind].find((row) => row[memberColumn] === member) ?? {};
  const about = (column: string, label: string): readonly [string, string] => [
    label,
    isDay(person[column] ?? '') ? shortDay(person[column]!) : (person[column] ?? ''),
  ];
  const listed = [
    ...Object.entries({ ...personalFields, ...codeFields }).map(([column, label]) => about(column, label)),
    ...ownColumns(rosterKind).map(
      (column) => [columnOf(rosterKind, column).label, cells.shown(rosterKind, column, person[column] ?? '')] as const,
    ),
  ].filter(([, text]) => text !== '');
  const kinds = sheetKinds(place.programme).filter((kind) => kind !== rosterKind && ownColumns(kind).includes(memberColumn));
  const tableOf = (kind: NotebookKind): ReportTable => {
    const rows = notebook.rows[kind].filter((row) => row[memberColumn] === member);
    const columns = ownColumns(kind).filter((column) => column !== memberColumn && rows.some((row) => row[column]));
    const shown = (row: Row) => columns.map((column) => cells.shown(kind, column, row[column] ?? ''));
    return { caption: kindOf(kind).label, columns: columns.map((column) => words(columnOf(kind, column).label)), rows: rows.map(shown) };
  };
  const tables = kinds.map(tableOf);
  const empty = tables.filter(({ rows }) => rows.length === 0).map(({ caption }) => caption.toLowerCase());
  return {
    title: `Những điều sổ chi đoàn ghi về ${person['ho_ten'] || member}`,
    lead: `${unitInYear(place.unit, notebook.year)}.`,
    facts: [],
    tables: [
      { caption: kindOf(rosterKind).label, columns: [words('Mục'), words('Điều đã ghi')], rows: listed },
      ...tables.filter(({ rows }) => rows.length > 0),
    ],
    sections: [
      ...(empty.length > 0 ? [{ heading: 'Chưa ghi gì', text: `Năm nay sổ chưa ghi: ${empty.join('; ')}.` }] : []),
      {
        heading: 'Ai thấy những điều này',
        text: [
          'Họ tên, ngày sinh, mã định danh, điện thoại chỉ có trong sổ này, trên máy của chi đoàn.',
          'Tệp nộp ghi theo mã, không có họ tên; trang công khai chỉ có số đếm theo nhóm.',
          'Kết quả công nhận do cấp công nhận ghi, không có trong sổ này. Thấy chỗ nào chưa đúng thì báo bí thư chi đoàn để sửa.',
        ].join('\n'),
      },
    ],
  };
};
