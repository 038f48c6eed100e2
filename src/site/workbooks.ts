import { colToLetter, writeXlsx, type CellStyle, type CellValue, type DataValidation, type WriteSheet } from 'hucre/xlsx';
import { columnOf, headerOf, kindOf, subjectOf, templateVersion, thingsOf, type KindName, type Programme } from '../domain/index.ts';

/**
 * Excel workbooks to fill in, made from the schema and the programme. What is typed stays as typed: cells are text, so
 * that Excel makes no date of a code and no month of a day. Lists offer what people read (a label, or a code with its
 * name behind it); whoever reads the file finds the code in it.
 */

interface Named {
  code: string;
  name: string;
}

/** What a workbook is for: one kind for anybody, or everything that one unit hands in for a year. */
export interface Book {
  heading: string;
  year: number;
  kinds: readonly KindName[];
  /** Whose criteria, rounds and ratings the lists offer. */
  programmes: readonly Programme[];
  /** The unit whose own it is: its code and the year stand in every row already. */
  unit?: string;
  /** The branches whose ratings the unit recognises. */
  branches?: readonly Named[];
}

/** The notice that goes with every form. */
export const onlyCodes =
  'Chỉ ghi mã đoàn viên. Họ tên, ngày sinh, số giấy tờ, điện thoại, địa chỉ, dân tộc, tôn giáo không ghi vào tệp; danh sách đối chiếu mã với họ tên do chi đoàn giữ riêng.';

const guideName = 'Hướng dẫn';
const listsName = 'Danh mục';
const sheetName = (kind: KindName): string => kindOf(kind).label;

/** Rows made ready: each further part of a row's key (member, item, round) makes the sheet longer. */
const readyRows = (kind: KindName): number => [60, 200, 400][kindOf(kind).key.length - 1]!;
/** Lists and notes go on below them, where Excel carries the look of the rows above along. */
export const lastRow = 2000;

/** What stands in a column that holds what the programme, or the tree of units, calls by a name. */
const namedIn = (kind: KindName, column: string, { branches = [], programmes, year }: Book): readonly Named[] => {
  const { names, type } = columnOf(kind, column);
  if (type === 'unit') return branches;
  return type === 'code' && names ? programmes.flatMap((p) => thingsOf(p, year, 'nam_duong_lich')[names]) : [];
};

/** What stands in every row of a unit's own workbook already, where a column repeats it. */
const repeated = (kind: KindName, column: string, { unit, year }: Book): CellValue | undefined =>
  unit === undefined ? undefined : { unit, year, none: undefined }[columnOf(kind, column).repeats ?? 'none'];

/** What the drop-down of a column offers; nothing where people write freely. */
export const offered = (kind: KindName, column: string, book: Book): readonly string[] => {
  if (repeated(kind, column, book) !== undefined) return [];
  const { labels } = columnOf(kind, column);
  if (labels) return Object.values(labels);
  return [...new Set(namedIn(kind, column, book).map(({ code, name }) => `${code} – ${name}`))];
};

const exampleOf = (kind: KindName, column: string, book: Book): string => offered(kind, column, book)[0] ?? columnOf(kind, column).example;

const solid = (rgb: string): CellStyle['fill'] => ({ type: 'pattern', pattern: 'solid', fgColor: { rgb } });
const font = (rgb: string, more: CellStyle['font'] = {}): CellStyle['font'] => ({ name: 'Calibri', size: 11, color: { rgb }, ...more });
export const style = {
  text: { numFmt: '@' },
  repeated: { font: font('6B7785') },
  required: { font: font('FFFFFF', { bold: true }), fill: solid('083A73') },
  optional: { font: font('083A73', { bold: true }), fill: solid('DCEAFA') },
  title: { font: font('083A73', { bold: true, size: 16 }) },
  section: { font: font('083A73', { bold: true, size: 13 }) },
  words: { alignment: { wrapText: true, vertical: 'top' } },
} satisfies Record<string, CellStyle>;

export const landscape: WriteSheet['pageSetup'] = {
  paperSize: 'a4',
  orientation: 'landscape',
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
};

/**
 * Drop-down lists by what they offer: two columns that offer the same share one. A list is headed by more than its
 * column's name, or the sheet would be read as a table of such columns.
 */
export class Lists {
  readonly #lists = new Map<string, { label: string; options: readonly string[] }>();

  /** Where a list stands, as a formula of the columns that use it. */
  place(label: string, options: readonly string[]): string {
    const key = options.join('\n');
    if (!this.#lists.has(key)) this.#lists.set(key, { label, options });
    const letter = colToLetter([...this.#lists.keys()].indexOf(key));
    return `'${listsName}'!$${letter}$2:$${letter}$${options.length + 1}`;
  }

  sheet(): WriteSheet {
    const lists = [...this.#lists.values()];
    const longest = Math.max(0, ...lists.map(({ options }) => options.length));
    return {
      name: listsName,
      columns: lists.map(({ label, options }) => ({ width: Math.max(label.length, ...options.map((o) => o.length)) + 2 })),
      rows: [lists.map(() => null), ...Array.from({ length: longest }, (_, i) => lists.map(({ options }) => options[i] ?? null))],
      cells: new Map(lists.map(({ label }, i) => [`0,${i}`, { value: `Cột ${label}`, style: style.required }])),
      freezePane: { rows: 1 },
      pageSetup: landscape,
    };
  }
}

/** What was already typed in a column of another sheet, and no blank below it. */
export const typedIn = (sheet: string, column: number): string => {
  const from = `'${sheet}'!$${colToLetter(column)}$2`;
  const all = `${from}:$${colToLetter(column)}$${lastRow}`;
  return `OFFSET(${from},0,0,MAX(1,COUNTA(${all})),1)`;
};

/** What stands beside a cell while it is being filled in, and what it offers. A value off the list is questioned, not refused. */
const validation = (kind: KindName, column: string, book: Book, lists: Lists): Omit<DataValidation, 'range'> => {
  const { label, hint, example, type } = columnOf(kind, column);
  const options = offered(kind, column, book);
  const question = { type: 'list', allowBlank: true, showErrorMessage: true, errorStyle: 'warning' } as const;
  const note = (last: string | undefined) => ({
    showInputMessage: true,
    inputMessage: [label, hint, last].filter(Boolean).join('. ').slice(0, 255),
  });
  if (repeated(kind, column, book) !== undefined) return { type: 'custom', formula1: 'TRUE', ...note('Đã điền sẵn') };
  if (type === 'member' && kind !== 'doan-vien' && book.kinds.includes('doan-vien'))
    return {
      ...question,
      formula1: typedIn(sheetName('doan-vien'), headerOf('doan-vien').indexOf(subjectOf('doan-vien'))),
      errorTitle: 'Mã chưa có trong danh sách',
      errorMessage: `Mã này chưa có ở trang tính “${sheetName('doan-vien')}”. Vẫn ghi mã này?`,
      ...note(`Chọn trong các mã đã ghi ở trang tính “${sheetName('doan-vien')}”`),
    };
  if (options.length > 0)
    return {
      ...question,
      formula1: lists.place(label, options),
      errorTitle: 'Không có trong danh mục',
      errorMessage: 'Bấm mũi tên cạnh ô để chọn. Vẫn giữ điều vừa ghi?',
      ...note('Bấm mũi tên cạnh ô để chọn'),
    };
  return { type: 'custom', formula1: 'TRUE', ...note(example && `Ví dụ: ${example}`) };
};

const dataSheet = (kind: KindName, book: Book, lists: Lists): WriteSheet => {
  const header = headerOf(kind);
  const ready = header.map((column) => repeated(kind, column, book) ?? null);
  return {
    name: sheetName(kind),
    columns: header.map((column, i) => {
      const longest = Math.max(column.length, ...[exampleOf(kind, column, book), ...offered(kind, column, book)].map((t) => t.length));
      // Whole numbers stay numbers: as text, Excel would mark each of them as a mistake.
      const isWhole = ['whole', 'year'].includes(columnOf(kind, column).type);
      const body = ready[i] !== null ? style.repeated : isWhole ? undefined : style.text;
      return { width: Math.min(longest, 48) + 3, ...(body && { style: body }) };
    }),
    rows: Array.from({ length: readyRows(kind) + 1 }, () => ready),
    cells: new Map(
      header.map((column, i) => [`0,${i}`, { value: column, style: columnOf(kind, column).optional ? style.optional : style.required }]),
    ),
    dataValidations: header.map((column, i) => ({
      ...validation(kind, column, book, lists),
      range: `${colToLetter(i)}2:${colToLetter(i)}${lastRow}`,
    })),
    freezePane: { rows: 1 },
    pageSetup: landscape,
  };
};

/** What to do, in the order in which it is done. */
const stepsOf = ({ kinds, unit }: Book): readonly string[] => [
  kinds.length > 1
    ? 'Mỗi trang tính là một loại tệp. Đang nộp loại nào thì điền trang ấy, các trang khác cứ để trống.'
    : `Điền vào trang tính “${sheetName(kinds[0]!)}”: ${kindOf(kinds[0]!).row}.`,
  'Dòng đầu là tên cột, giữ nguyên. Cột nền đậm cần ghi đủ; cột nền nhạt để trống được.',
  ...(unit === undefined ? [] : ['Cột chữ xám đã điền sẵn. Dòng mới chỉ có phần điền sẵn thì không tính.']),
  `Ô có mũi tên thì bấm để chọn; mã và tên đầy đủ nằm ở trang tính “${listsName}”.`,
  'Ngày ghi như 20/02/2016 hoặc 2016-02-20.',
  onlyCodes,
  'Điền xong thì lưu lại, rồi mở trang web để kiểm tra và nộp.',
];

/** The guide's columns, in letters of its font. */
const guideWidths = [26, 84, 16, 46];
/** How high a row stands: its longest text, broken at the width it has. */
const heightOf = (cells: readonly string[], widths: readonly number[]): number =>
  16 * Math.max(1, ...cells.map((text, i) => Math.ceil((text.length * 1.1) / widths[i]!)));

const guideSheet = (book: Book): WriteSheet => {
  const wide = [guideWidths.reduce((a, b) => a + b)];
  const rows: { cells: string[]; look: CellStyle; height?: number }[] = [
    { cells: [book.heading], look: style.title, height: 26 },
    ...stepsOf(book).map((step, i) => {
      const cells = [`${i + 1}. ${step}`];
      return { cells, look: style.words, height: heightOf(cells, wide) };
    }),
  ];
  const merges = rows.map((_, row) => ({ startRow: row, startCol: 0, endRow: row, endCol: guideWidths.length - 1 }));
  for (const kind of book.kinds) {
    rows.push(
      { cells: [], look: style.words },
      { cells: [`${sheetName(kind)}, phiên bản mẫu ${templateVersion(kind)}`], look: style.section },
      { cells: ['Cột', 'Ghi gì', 'Cần ghi', 'Ví dụ'], look: style.required },
      ...headerOf(kind).map((column) => {
        const { label, hint, optional } = columnOf(kind, column);
        const same = repeated(kind, column, book);
        const need = same !== undefined ? 'đã điền sẵn' : optional ? 'để trống được' : 'cần ghi';
        const example = String(same ?? exampleOf(kind, column, book));
        const cells = [column, hint ? `${label}. ${hint}` : label, need, example];
        return { cells, look: style.words, height: heightOf(cells, guideWidths) };
      }),
    );
  }
  return {
    name: guideName,
    columns: guideWidths.map((width) => ({ width })),
    cells: new Map(rows.flatMap(({ cells, look }, r) => cells.map((value, c) => [`${r},${c}`, { value, style: look }] as const))),
    rowDefs: new Map(rows.flatMap(({ height }, r) => (height === undefined ? [] : [[r, { height }] as const]))),
    merges,
    pageSetup: landscape,
  };
};

/** A workbook as bytes, the same at every build: one sheet a kind, then what to do and what the lists offer. */
export const workbook = async (book: Book): Promise<Uint8Array<ArrayBuffer>> => {
  const lists = new Lists();
  const data = book.kinds.map((kind) => dataSheet(kind, book, lists));
  const written = new Date(Date.UTC(book.year, 0, 1));
  const bytes = await writeXlsx({
    sheets: [...data, guideSheet(book), lists.sheet()],
    properties: { title: book.heading, created: written, modified: written },
  });
  return bytes as Uint8Array<ArrayBuffer>;
};
