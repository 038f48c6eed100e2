import { ownCopy } from '../remember.ts';
import { personalColumn } from '../privacy/personal-columns.ts';
import { lookAt, type Matter } from '../privacy/matter.ts';
import { attempts, decode, NotText, openBytes, type Chunks } from './bytes.ts';
import { fontReader } from './old-encoding-tables.ts';
import { recogniseText } from './old-encodings.ts';

/** Something in a file that points at a person, and where. */
export interface PersonalFinding {
  matter: Matter;
  /** Line of the text file. */
  line: number;
  /** It stands in a row of a table of ours, not above, below or beside it. */
  inRow: boolean;
}

/** So many sights of a weight are told of a file; a person looks at the first of them. */
const mostTold = 50;
/** So many lines are asked whether they are headings. */
const mostHeadings = 1000;
/** A longer line is looked at in pieces, which overlap: no pattern may work through a megabyte at once. */
const longestPiece = 4000;
const overlap = 100;

/** A cell that a machine writes: a unit's or a member's code, a criterion, a word of a list. */
const machineCell = /^(?=[^-_\d]*[-_\d])(?=.*[A-Za-z])[\w-]{2,40}$/;
/** What need not be looked at: short, and nothing but figures and signs, or a criterion's code. */
const plainCell = /^(?:[\d.,/:% -]{0,8}|\d{4}-\d\d-\d\d|[A-Z]{1,3}\d\d?)$/;

const otherSigns = /[;\t|]/;
/** The cells of a line, cut at every sign that some program cuts at; what stands in quotes is one. */
const cellsOf = (line: string): string[] =>
  line.includes('"') ? (line.match(/"(?:[^"]|"")*"?|[^,;\t|"]+/g) ?? []) : otherSigns.test(line) ? line.split(/[,;\t|]/) : line.split(',');

/** The letters behind what an old program wrote. */
const meant = (cell: string): string => (/[^\0-\x7f]/.test(cell) ? (recogniseText(cell)?.text ?? cell) : cell);

const known = new Map<string, Matter | null>();
const mostKnown = 30_000;
const cellMatter = (cell: string): Matter | undefined => {
  let found = known.get(cell);
  if (found === undefined) {
    if (known.size >= mostKnown) known.clear();
    known.set(ownCopy(cell), (found = lookAt(meant(cell)) ?? null));
  }
  return found ?? undefined;
};

/** A row of headings that asks for a person's matter: `STT, Họ và tên, Ngày sinh`. */
const headingMatter = (cells: readonly string[]): Matter | undefined => {
  const filled = cells.filter((cell) => cell.trim() !== '' && cell.length < 60);
  if (filled.length < 3) return undefined;
  const kind = filled.map((cell) => personalColumn(meant(cell))).find((found) => found !== undefined);
  return kind === undefined ? undefined : { kind: `cột ${kind}`, weight: 'co_the', bare: true };
};

/** `Nguyễn,Văn,An`, `0912,345678`: a name or a number over short cells of a short line, which no row of ours is: its codes have hyphens. */
const tornMatter = (line: string, cells: readonly string[]): Matter | undefined => {
  if (cells.length < 2 || line.length > 60 || /[-_]/.test(line)) return undefined;
  const filled = cells.filter((cell) => cell.trim() !== '');
  if (filled.length < 2 || filled.some((cell) => cell.length > 12)) return undefined;
  const number = cellMatter(filled.join(' '));
  if (number && number.weight !== 'co_the') return number;
  const name = cellMatter(filled.filter((cell) => !/\d/.test(cell)).join(' '));
  return name?.bare ? name : undefined;
};

/** Looks over the lines of a text as the reader would read them. */
function* sightsIn(lines: Iterable<string>): Generator<PersonalFinding> {
  let number = 0;
  let asked = 0;
  /** The line before, where nothing was seen: sheets repeat themselves downwards. */
  let clean: readonly string[] = [];
  for (const line of lines) {
    number += 1;
    if (line === '') continue;
    const cells = line.length > longestPiece ? piecesOf(line) : cellsOf(line);
    let isRow: boolean | undefined;
    // Headings stand at the top of a table; a file has few.
    if (asked < mostHeadings && cells.length > 2 && !/\d{4}/.test(line)) {
      asked += 1;
      const matter = headingMatter(cells);
      if (matter) yield { matter, line: number, inRow: false };
    }
    const before = clean;
    clean = cells;
    for (let at = 0; at < cells.length; at++) {
      const cell = cells[at]!;
      if (cell === '' || cell === before[at] || plainCell.test(cell)) continue;
      const matter = cellMatter(cell.length > 1 && cell.startsWith('"') ? cell.slice(1, -1) : cell);
      if (!matter) continue;
      clean = [];
      isRow ??= cells.filter((other) => machineCell.test(other.trim())).length >= 2;
      yield { matter, line: number, inRow: isRow };
    }
    const torn = clean === cells ? tornMatter(line, cells) : undefined;
    if (torn) yield { matter: torn, line: number, inRow: false };
  }
}
const piecesOf = (line: string): string[] => {
  const pieces: string[] = [];
  for (let at = 0; at < line.length; at += longestPiece - overlap) pieces.push(line.slice(at, at + longestPiece));
  return pieces;
};

/** Text in pieces → its lines. */
function* linesOf(pieces: Iterable<string>): Generator<string> {
  let rest = '';
  for (const piece of pieces) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop()!;
    yield* lines;
  }
  yield rest;
}

/**
 * What points at a person anywhere in a file's bytes: decoded as the reader decodes them, then line by line and cell by
 * cell, whatever the reader would skip or mend. Undefined when the bytes are no text: nobody can look into them.
 */
export const personalIn = (chunks: Chunks): readonly PersonalFinding[] | undefined => {
  for (const attempt of attempts(openBytes(chunks))) {
    const { encoding } = attempt;
    const meant = fontReader(encoding);
    const sights: PersonalFinding[] = [];
    const told = new Map<string, number>();
    try {
      const lines = linesOf(decode(chunks, attempt));
      for (const sight of sightsIn(meant ? mapped(lines, meant) : lines)) {
        // However many names come first, a number behind them is seen, and a name outside the rows.
        const weight = `${sight.matter.weight} ${sight.matter.bare === true || !sight.inRow}`;
        const count = (told.get(weight) ?? 0) + 1;
        told.set(weight, count);
        if (count <= mostTold) sights.push(sight);
      }
      return sights;
    } catch (error) {
      if (!(error instanceof NotText)) throw error;
    }
  }
  return undefined;
};
function* mapped(lines: Iterable<string>, of: (line: string) => string): Generator<string> {
  for (const line of lines) yield of(line);
}
