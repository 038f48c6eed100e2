import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  Document,
  Footer,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  Tab,
  TabStopType,
  LeaderType,
  LineRuleType,
  TextRun,
  UnderlineType,
  VerticalAlign,
  WidthType,
  type IRunOptions,
} from 'docx';
import { formatNumber, leftOpen, letterhead, type Cell, type Paper, type PaperBlock, type ReportTable } from '../domain/index.ts';

/**
 * A paper in the official form of the Đoàn (HD 29-HD/TWĐTN-VP; domain §2.12): its eight parts in their places, Times New
 * Roman 13–14, A4, as a document an office can number, correct, sign and stamp. The same content gives the same bytes.
 */

/** Sizes in half points, as the format counts them. */
const size = { text: 28, small: 26, table: 22, wideTable: 20, to: 22 } as const;
/** A table with more columns than these is set smaller. */
const columnsAtEase = 6;
const millimetres = convertMillimetersToTwip;
const page = { top: millimetres(20), bottom: millimetres(20), left: millimetres(30), right: millimetres(15) };
const textWidth = millimetres(210 - 30 - 15);

const { CENTER, JUSTIFIED, LEFT, RIGHT } = AlignmentType;
type Align = (typeof AlignmentType)[keyof typeof AlignmentType];
interface LinePlace {
  before?: number;
  after?: number;
  /** It stays on the page of what follows. */
  keepNext?: boolean;
  pageBreakBefore?: boolean;
}
/** A period of years, and what a copy is for, are not parted at the end of a line. */
const unparted = (text: string): string => text.replace(/(?<=\d) [-–] (?=\d)|\(để \S+\)/g, (whole) => whole.replaceAll(' ', '\u00a0'));
const line = (
  text: string,
  look: IRunOptions = {},
  alignment: Align = CENTER,
  { keepNext = false, pageBreakBefore = false, ...spacing }: LinePlace = {},
) => new Paragraph({ alignment, spacing, keepNext, pageBreakBefore, children: [new TextRun({ text: unparted(text), ...look })] });
/** What only people know is a dotted line to the end of the text's width. */
const written = (text: string): (string | Tab)[] => (text === leftOpen ? [new Tab()] : [unparted(text)]);
const paragraph = (text: string, keepNext = false, italics = false) =>
  new Paragraph({
    tabStops: text === leftOpen ? [{ type: TabStopType.RIGHT, position: textWidth, leader: LeaderType.DOT }] : [],
    alignment: JUSTIFIED,
    // Said outright: LibreOffice reads a line without its rule as so many points.
    spacing: { after: 120, line: 300, lineRule: LineRuleType.AUTO },
    indent: { firstLine: millimetres(10) },
    keepNext,
    keepLines: keepNext,
    children: [new TextRun({ children: written(text), italics })],
  });

const noBorder = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const bare = { top: noBorder, bottom: noBorder, left: noBorder, right: noBorder };
/** Two parts side by side, without rules: the head and the foot of the form. */
const beside = (left: readonly Paragraph[], right: readonly Paragraph[]): Table => {
  const halves = [Math.round(textWidth * 0.46), Math.round(textWidth * 0.54)];
  const half = (children: readonly Paragraph[], i: number) =>
    new TableCell({
      children: [...children],
      borders: bare,
      margins: { left: 0, right: 0 },
      width: { size: halves[i]!, type: WidthType.DXA },
    });
  return new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: halves,
    borders: { ...bare, insideHorizontal: noBorder, insideVertical: noBorder },
    rows: [new TableRow({ cantSplit: true, children: [half(left, 0), half(right, 1)] })],
  });
};

const head = ({ issuer, symbol, place, type, subject }: Paper): Table =>
  beside(
    [
      ...issuer.map((name, i) => line(name, { size: size.small, bold: i === issuer.length - 1 })),
      line('***', { size: size.small }),
      line(symbol, { size: size.small }),
      // A công văn says what it is about below its number.
      ...(type === undefined ? [line(subject, { size: size.to })] : []),
    ],
    [
      line(letterhead, { size: size.small, bold: true, underline: { type: UnderlineType.SINGLE } }),
      line(
        place.replace(/ngày .*$/, (day) => day.replaceAll(' ', '\u00a0')),
        { size: size.small, italics: true },
        CENTER,
        { before: 160 },
      ),
    ],
  );

const signature = ({ authority, signer }: Paper): readonly Paragraph[] => [
  ...authority.map((text) => line(text, { bold: true })),
  ...[0, 1, 2, 3].map(() => line('')),
  ...(signer ? [line(signer, { bold: true })] : []),
];

const foot = (paper: Paper): Table =>
  beside(
    [
      line('Nơi nhận:', { size: size.small, bold: true, italics: true }, LEFT),
      ...paper.recipients.map((name, i) => line(`– ${name}${i === paper.recipients.length - 1 ? '.' : ';'}`, { size: size.to }, LEFT)),
    ],
    signature(paper),
  );

const shown = (cell: Cell): string => (typeof cell === 'number' ? formatNumber(cell) : cell);

/** How wide a word is, set in so many half points: Times New Roman's letters, hyphens and digits, with the margins of its cell. */
const wordWidth = (word: string, look: number): number => {
  const ems = [...word].map((letter) => (/[MW]/.test(letter) ? 0.95 : letter === '-' ? 0.34 : /[\d\p{Ll}]/u.test(letter) ? 0.5 : 0.73));
  return Math.ceil(ems.reduce((a, b) => a + b, 0) * look * 10) + 100;
};
const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

/** How wide each column is: it has room for what stands in it, within reason, and no word, code or day in it is broken. */
const widthsOf = ({ columns, rows, total }: ReportTable, look: number): readonly number[] => {
  const longest = (texts: readonly string[]) => Math.max(0, ...texts.map((text) => text.length));
  const cells = columns.map((_, i) => [...rows, ...(total ? [total] : [])].map((row) => shown(row[i]!)));
  const words = cells.map((own) => own.flatMap((cell) => cell.split(' ')));
  const weights = columns.map(({ label }, i) =>
    Math.max(longest(label.split(' ')) + 3, Math.min(24, longest(cells[i]!) + 2), Math.min(14, longest(words[i]!) + 5)),
  );
  const room = columns.map(({ label }, i) => Math.max(...[...label.split(' '), ...words[i]!].map((word) => wordWidth(word, look))));
  // A member's code takes its own room, no more. Where all the words together do not fit, it alone keeps it.
  const fixed = columns.map(({ member }, i) => (member ? room[i] : undefined));
  const isFixed = (i: number) => fixed[i] !== undefined;
  for (;;) {
    const left = textWidth - sum(fixed.map((width) => width ?? 0));
    const share = left / sum(weights.filter((_, i) => !isFixed(i)));
    const tight = columns.flatMap((_, i) => (!isFixed(i) && share * weights[i]! < room[i]! ? [i] : []));
    if (tight.length === 0 || sum(room) > textWidth) return columns.map((_, i) => fixed[i] ?? Math.floor(share * weights[i]!));
    for (const i of tight) fixed[i] = room[i];
  }
};

interface RowLook {
  bold?: boolean;
  tableHeader?: boolean;
  /** It stays on the page of the next row. */
  keepNext?: boolean;
}
/** @param isLast whether its end stays with what follows: the close and the signature */
const tableOf = (table: ReportTable, isLast: boolean): Table => {
  const { columns, rows, total } = table;
  const look = columns.length > columnsAtEase ? size.wideTable : size.table;
  const widths = widthsOf(table, look);
  const row = (cells: readonly Cell[], { bold = false, tableHeader = false, keepNext = false }: RowLook = {}) =>
    new TableRow({
      tableHeader,
      cantSplit: true,
      children: columns.map(
        (c, i) =>
          new TableCell({
            width: { size: widths[i]!, type: WidthType.DXA },
            verticalAlign: tableHeader ? VerticalAlign.CENTER : VerticalAlign.TOP,
            margins: { top: 40, bottom: 40, left: 40, right: 40 },
            children: [line(shown(cells[i]!), { size: look, bold }, tableHeader ? CENTER : c.number ? RIGHT : LEFT, { keepNext })],
          }),
      ),
    });
  const labels = columns.map((c) => c.label);
  return new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: widths,
    rows: [
      row(labels, { bold: true, tableHeader: true, keepNext: true }),
      // The head goes to the next page with the first row, the sum with the last. More rows kept together make LibreOffice more often leave
      // headings further down alone at a page's foot.
      ...rows.map((cells, i) => row(cells, { keepNext: i === rows.length - 1 && (isLast || total !== undefined) })),
      ...(total ? [row(total, { bold: true, keepNext: isLast })] : []),
    ],
  });
};

const blocks = (body: readonly PaperBlock[]): (Paragraph | Table)[] =>
  body.flatMap((block, i): (Paragraph | Table)[] => {
    const next = body[i + 1];
    if ('heading' in block) return [line(block.heading, { bold: true }, LEFT, { before: 160, after: 80, keepNext: true })];
    // What leads to a table stays on its page, and the end of the text with the close and the signature.
    if ('text' in block) return block.text.split('\n').map((text) => paragraph(text, next === undefined || 'table' in next));
    return block.table.rows.length > 0
      ? [tableOf(block.table, next === undefined), line('', { size: size.to }, CENTER, { keepNext: next === undefined })]
      : [paragraph('Không có dòng nào.')];
  });

/** The last sentence stays with the signature below it: no signature stands alone on a page. */
const closing = (text: string, signed: Table): (Paragraph | Table)[] => [paragraph(text, true), signed];

const title = (type: string, subject: string, { beside = '', pageBreakBefore = false } = {}): Paragraph[] => [
  line(type, { bold: true, size: 32 }, CENTER, { before: 360, pageBreakBefore }),
  line(subject, { bold: true }, CENTER),
  ...(beside === '' ? [] : [line(beside, { italics: true })]),
  line('-----', {}, CENTER, { after: 240 }),
];

/** Kính gửi: one body in the middle of the line, several below each other. */
const addressed = ({ to }: Paper): Paragraph[] => {
  if (to.length < 2)
    return to.map((name) => line(`Kính gửi: ${name === leftOpen ? leftOpen.slice(0, 14) : `${name}.`}`, {}, CENTER, { after: 200 }));
  const each = to.map(
    (name, i) =>
      new Paragraph({
        indent: { left: millimetres(45) },
        spacing: { after: i === to.length - 1 ? 200 : 0 },
        children: [new TextRun({ text: `– ${name}${i === to.length - 1 ? '.' : ';'}` })],
      }),
  );
  return [new Paragraph({ indent: { left: millimetres(30) }, children: [new TextRun({ text: 'Kính gửi:' })] }), ...each];
};

const text = (paper: Paper): (Paragraph | Table)[] => [
  head(paper),
  ...(paper.type === undefined ? [line('', {}, CENTER, { after: 200 })] : title(paper.type, paper.subject)),
  ...addressed(paper),
  ...paper.grounds.map((ground) => paragraph(`${ground};`, false, true)),
  ...blocks(paper.body),
  ...closing(paper.close, foot(paper)),
];

/** Below a table a document must go on: with a line that takes no room, so that no empty page follows. */
const end = (): Paragraph =>
  new Paragraph({ spacing: { line: 20, lineRule: LineRuleType.EXACT }, children: [new TextRun({ text: '', size: 2 })] });

/** The list that goes with a paper, signed again. */
const attachment = (paper: Paper): (Paragraph | Table)[] => {
  const { attached } = paper;
  if (!attached) return [];
  return [
    ...title('DANH SÁCH', attached.title, { beside: attached.with, pageBreakBefore: true }),
    ...blocks(attached.body),
    ...closing(attached.close, beside([line('')], signature(paper))),
  ];
};

/** @param day the day the document bears inside, `YYYY-MM-DD`: the day its figures speak of, never the clock */
export const officialDocument = async (paper: Paper, day: string): Promise<Uint8Array<ArrayBuffer>> => {
  const document = new Document({
    title: paper.subject,
    styles: { default: { document: { run: { font: 'Times New Roman', size: size.text, language: { value: 'vi-VN' } } } } },
    sections: [
      {
        properties: { page: { size: { width: millimetres(210), height: millimetres(297) }, margin: page } },
        footers: { default: new Footer({ children: [pageNumber()] }) },
        children: [...text(paper), ...attachment(paper), end()],
      },
    ],
  });
  const bytes = await Packer.toArrayBuffer(document, false, [{ path: 'docProps/core.xml', data: coreXml(paper.subject, day) }]);
  return withoutClock(new Uint8Array(bytes));
};

const pageNumber = () => new Paragraph({ alignment: CENTER, children: [new TextRun({ children: [PageNumber.CURRENT], size: size.to })] });

/** What the document says of itself; the library would write the time of the clock here. */
const coreXml = (title: string, day: string): string => {
  const core = 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties';
  const spaces = `xmlns:cp="${core}" xmlns:dc="http://purl.org/dc/elements/1.1/"`;
  const time = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${day}T00:00:00Z</dcterms:${name}>`;
  const more = 'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
  const safe = title.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  return `<?xml version="1.0" encoding="UTF-8"?><cp:coreProperties ${spaces} ${more}><dc:title>${safe}</dc:title>${time('created')}${time('modified')}</cp:coreProperties>`;
};

/** 1 January 1980, the first day a ZIP archive can tell. */
const firstDay = 0x21;

/** The archive with one fixed time in place of the clock's, in the head of each part and in the list at its end. */
const withoutClock = (zip: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> => {
  const view = new DataView(zip.buffer);
  const stamp = (at: number) => view.setUint32(at, firstDay << 16, true);
  const end = zip.length - 22;
  let at = view.getUint32(end + 16, true);
  for (let parts = view.getUint16(end + 10, true); parts > 0; parts--) {
    stamp(at + 12);
    stamp(view.getUint32(at + 42, true) + 10);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return zip;
};
