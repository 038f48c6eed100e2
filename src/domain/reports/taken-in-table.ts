import { submissionPath } from '../schema/path.ts';
import { kindNames, kindOf, type KindName } from '../schema/submission.ts';
import type { Unit } from '../schema/unit.ts';
import type { InternalContext } from './context.ts';
import { number, words, type Cell, type ReportTable } from './report.ts';

/** A file of a unit's year, whether or not it was handed in. */
export type FileOfUnit = readonly [unit: Unit, kind: KindName];

/**
 * When files entered the repository, with how many rows that count, who took them in and by which commit, as its history tells
 * (Q L41 “kiểm tra quy trình công nhận”, Q L76 “gửi về Đoàn cấp trên báo cáo”; ). No table where no history is at hand.
 */
export const takenInTable = (
  { year, takenIn: told, yearOf }: InternalContext,
  caption: string,
  files: readonly FileOfUnit[],
): readonly ReportTable[] => {
  if (!told || files.length === 0) return [];
  const lineOf = ([unit, kind]: FileOfUnit): readonly Cell[] => {
    const entry = told(submissionPath(unit.code, year, kind));
    const rows = yearOf(unit.code)?.rows(kind)?.length ?? 0;
    const how = entry ? [entry.at, entry.by, entry.commit, entry.receipt || '—'] : ['chưa vào sổ', '—', '—', '—'];
    return [unit.name, kindOf(kind).label, rows, ...how];
  };
  return [
    {
      caption,
      columns: [
        words('Đơn vị'),
        words('Tệp'),
        number('Dòng được nhận'),
        ...['Lúc vào sổ', 'Người nhập', 'Lần ghi', 'Số biên nhận'].map(words),
      ],
      rows: files.map(lineOf),
    },
  ];
};

/** The files of a unit's year that its history knows. */
export const filesOf = ({ year, takenIn: told }: InternalContext, unit: Unit): readonly FileOfUnit[] =>
  kindNames.flatMap((kind) => (told?.(submissionPath(unit.code, year, kind)) ? [[unit, kind] as const] : []));
