import Papa from 'papaparse';
import { z } from 'zod';
import { divisionNames, divisions } from '../progress/figures.ts';
import { groupFigureNames, groupFigures } from './published-figures.ts';
import { datasetIndex, figureWaits, publishedTables, type DatasetV2, type Publication, type PublishedTables } from './v2.ts';

/** The files of a publication below `so-lieu/`: the dataset split by year, its tables as CSV, and what every field means. */

/** What changed from one version of the dataset to the next, the newest first. */
export const datasetChanges = [
  {
    version: 'v2',
    day: '2026-11-28',
    text: 'Không còn ô ẩn. Mọi số về người và việc của họ đứng theo nhóm chi đoàn; chưa nộp, chưa đến kỳ và số 0 là ba điều khác nhau. Mỗi tổ chức, mỗi năm một tệp; có bảng CSV và lược đồ.',
  },
  { version: 'v1', day: '2026-01-01', text: 'Mỗi đơn vị một bộ số; ô quá ít người để trống. Không còn công bố.' },
] as const;

export interface PublishedFile {
  /** Below `so-lieu/`. */
  path: string;
  /** Its text; a year's comes in as many pieces as there are units. */
  pieces: Iterable<string>;
}

type Year = Pick<PublishedTables, 'organisation' | 'year' | 'programme'>;
type Listed = Omit<DatasetV2, 'years'> & { years: readonly Year[] };
const nameOf = ({ organisation, year }: Year): string => `v2/${organisation}-${year}`;

interface FileColumn {
  name: string;
  type: 'string' | 'integer';
  description: string;
}
interface TableFile {
  name: string;
  /** What a link to it says. */
  short: string;
  title: string;
  columns: readonly FileColumn[];
  rows: (tables: PublishedTables) => readonly (readonly (string | number)[])[];
}
const text = (name: string, description: string): FileColumn => ({ name, type: 'string', description });
const whole = (name: string, description: string): FileColumn => ({ name, type: 'integer', description });
const groupCodes = text('nhom', 'Mã các nhóm cộng lại');
const codes = (list: readonly string[]): string => list.join(' ');

/** The tables as sheets: one line a row over groups, the groups named by their branches. */
const sheets: readonly TableFile[] = [
  {
    name: 'nhom',
    short: 'số người',
    title: 'Số người theo nhóm chi đoàn',
    columns: [
      text('nhom', 'Mã nhóm: mã chi đoàn đầu tiên của nhóm'),
      text('chi_doan', 'Mã các chi đoàn trong nhóm, cách nhau một dấu cách'),
      whole('doan_vien', 'Đoàn viên trong danh sách'),
      ...Object.values(groupFigures).map(({ column, about }) => whole(column, about)),
    ],
    rows: ({ groups }) => groups.map((g) => [g.branches[0]!, codes(g.branches), g.members, ...groupFigureNames.map((name) => g[name])]),
  },
  {
    name: 'thanh-nien',
    short: 'thanh niên',
    title: 'Thanh niên theo Đoàn cơ sở',
    columns: [groupCodes, whole('thanh_nien', 'Thanh niên cùng tham gia')],
    rows: ({ bases }) => bases.map((b) => [codes(b.groups), b.youth]),
  },
  {
    name: 'viec',
    short: 'số việc',
    title: 'Số việc theo nhóm, từng chiều',
    columns: [
      groupCodes,
      text('chieu', `tong, ${divisionNames.map((name) => divisions[name].table).join(', ')} hoặc ky`),
      text('ma', 'Mã trong chiều ấy; tong để mã “tat_ca”'),
      whole('dang_ky', 'Việc đã đăng ký'),
      whole('hoan_thanh', 'Việc đã hoàn thành; theo kỳ: cộng dồn đến cuối kỳ'),
    ],
    rows: ({ details }) =>
      details.flatMap((d) => {
        const dimensions = {
          tong: [{ code: 'tat_ca', registered: d.items, done: d.done }],
          ...Object.fromEntries(divisionNames.map((name) => [divisions[name].table, d[name]])),
          ky: d.byRound.map((r) => ({ ...r, registered: d.items })),
        };
        return Object.entries(dimensions).flatMap(([name, list]) => list.map((s) => [codes(d.groups), name, s.code, s.registered, s.done]));
      }),
  },
  {
    name: 'xep-loai',
    short: 'xếp loại',
    title: 'Xếp loại theo nhóm Đoàn cơ sở',
    columns: [
      groupCodes,
      text('muc', 'Mã mức; “con_lai”: các mức không hoàn thành và không xếp loại; “tat_ca”: tổng'),
      whole('doan_vien', 'Đoàn viên'),
    ],
    rows: ({ ratings, unfulfilled }) => {
      const level = (code: string, people: number | undefined) => (people === undefined ? [] : [{ code, people }]);
      const told = ratings.map(({ groups, rated, levels = [], rest }) => ({
        groups,
        levels: [...level('tat_ca', rated), ...levels, ...level('con_lai', rest)],
      }));
      return [...told, ...unfulfilled].flatMap(({ groups, levels }) => levels.map((l) => [codes(groups), l.code, l.people]));
    },
  },
];

/** The sheets that each organisation's year has. */
export const publishedSheets: readonly Pick<TableFile, 'name' | 'short'>[] = sheets;

/** The dataset without its tables, and where these stand. */
export const indexOf = (dataset: Listed): z.infer<typeof datasetIndex> => ({
  ...dataset,
  years: dataset.years.map((y) => ({ organisation: y.organisation, year: y.year, programme: y.programme, file: `${nameOf(y)}.json` })),
});

/** A description of every file, as the Frictionless tools read it (Data Package, Table Schema). */
const dataPackage = (dataset: Listed) => ({
  profile: 'tabular-data-package',
  name: 'so-ren-luyen',
  title: 'Số liệu công bố của Sổ Rèn Luyện',
  version: '2.0.0',
  created: `${dataset.asOf}T00:00:00Z`,
  contributors: [],
  changes: datasetChanges,
  resources: dataset.years.flatMap((tables) =>
    sheets.map(({ name, title, columns }) => ({
      name: `${tables.organisation}-${tables.year}-${name}`,
      title: `${title}, ${tables.year}`,
      path: `${nameOf(tables)}-${name}.csv`,
      profile: 'tabular-data-resource',
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      schema: {
        fields: columns.map((c) => ({ ...c, ...(c.type === 'integer' ? { constraints: { minimum: 0 } } : {}) })),
        // What is not handed in, not due, or waits for its group is not a number; none of these is zero.
        missingValues: Object.keys(figureWaits),
      },
    })),
  ),
});

/**
 * JSON as `JSON.stringify(value, null, 1)` writes it, in pieces: what lies deeper than `depth` is one piece. So a province's
 * units never stand in memory as one text, and lists may come one item at a time.
 */
function* json(value: unknown, depth = 0, line = '\n'): Generator<string> {
  if (depth === 0 || typeof value !== 'object' || value === null) return yield JSON.stringify(value, null, 1).replaceAll('\n', line);
  const isList = Symbol.iterator in value;
  const [open, close] = isList ? '[]' : '{}';
  let before = open!;
  for (const item of isList ? (value as Iterable<unknown>) : Object.entries(value)) {
    const [key, inner] = isList ? ['', item] : (item as [string, unknown]);
    yield `${before}${line} ${isList ? '' : `${JSON.stringify(key)}: `}`;
    yield* json(inner, depth - 1, `${line} `);
    before = ',';
  }
  yield before === open ? `${open}${close}` : `${line}${close}`;
}
function* lines(pieces: Iterable<string>): Generator<string> {
  yield* pieces;
  yield '\n';
}

/** Every file of a publication, one at a time: a province's are large. */
export function* publishedFiles({ years, ...head }: Publication): Generator<PublishedFile> {
  const seen: Year[] = [];
  for (const tables of years) {
    const { organisation, year, programme } = tables;
    seen.push({ organisation, year, programme });
    yield { path: `${nameOf(tables)}.json`, pieces: lines(json(tables, 2)) };
    for (const { name, columns, rows } of sheets) {
      const cells = [columns.map((c) => c.name), ...rows(tables).map((row) => [...row])];
      yield { path: `${nameOf(tables)}-${name}.csv`, pieces: [`${Papa.unparse(cells, { newline: '\r\n' })}\r\n`] };
    }
  }
  const dataset = { ...head, years: seen };
  const others = {
    'v2.json': indexOf(dataset),
    'v2.schema.json': z.toJSONSchema(datasetIndex, { io: 'input' }),
    'v2-nam.schema.json': z.toJSONSchema(publishedTables, { io: 'input' }),
    'datapackage.json': dataPackage(dataset),
  };
  for (const [path, value] of Object.entries(others)) yield { path, pieces: lines(json(value)) };
}

/** The whole dataset as one text, in pieces. */
export const datasetText = (publication: Publication): Iterable<string> => lines(json(publication, 4));
