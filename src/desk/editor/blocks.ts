import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

/** Where a top-level block (paragraph, list, table, footnote) stands in the text it was read from. */
export interface Block {
  start: number;
  end: number;
}

/** A block as the editor would write it. */
export interface Written {
  text: string;
  /** The same block with other list marks, for two lists that follow each other and are not one. */
  apart: () => string;
}

/** The top-level blocks of a text, in order; what lies between them are blank lines and indents. */
export const blocksOf = (text: string): Block[] => {
  let last = 0;
  return fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }).children.map(({ position }) => {
    // A heading underlined with dashes right below a definition is said to begin where the definition does.
    const start = position!.start.offset!;
    const after = start < last ? last + /^\s*/.exec(text.slice(last))![0].length : start;
    last = position!.end.offset!;
    return { start: after, end: last };
  });
};

/**
 * The text to save. `opened` is what the editor would write for each block of `source` before anything was touched, `edited` for
 * each block there is now. A block that would still be written the same keeps the bytes it has in `source`, and so do the blank
 * lines between two that still follow each other. Without an edit the result is `source`.
 */
export const stitch = (source: string, opened: readonly string[], edited: readonly Written[]): string => {
  const found = blocksOf(source);
  // Should the two readings ever count differently, there is no telling which bytes belong to what: all or nothing.
  const matching = found.length === opened.length;
  const blocks = matching ? found : [{ start: 0, end: source.length }];
  const before = matching ? opened : [opened.join(blank)];
  const all: Written = { text: edited.map(({ text }) => text).join(blank), apart: () => all.text };
  const now = matching ? edited : [all];

  const eol = source.includes('\r\n') ? '\r\n' : '\n';
  const pieces = piecesOf(source, blocks, before, now);
  const anew = ({ fresh, apart }: Piece): Piece => ({ text: fresh, fresh, apart, kept: false });
  const besideChange = (j: number) => [pieces[j - 1], pieces[j + 1]].some((other) => other && !other.kept);
  const attempts = [
    () => join(source, blocks, pieces, eol, { gaps: true }),
    () => join(source, blocks, pieces, eol, { gaps: false }),
    () => join(source, blocks, pieces, eol, { gaps: false, apart: true }),
    () =>
      join(
        source,
        blocks,
        pieces.map((piece, j) => (besideChange(j) ? anew(piece) : piece)),
        eol,
        { gaps: false, apart: true },
      ),
    () => join(source, blocks, pieces.map(anew), eol, { gaps: false, apart: true }),
  ];
  for (const attempt of attempts) {
    const { text, at } = attempt();
    // Every block must come back as one block, at the place where it was put.
    const again = blocksOf(text);
    if (again.length === at.length && again.every(({ start, end }, i) => start === at[i]?.start && end === at[i]?.end)) return text;
  }
  return attempts.at(-1)!().text;
};

const blank = '\n\n';

interface Piece extends Written {
  /** The block of the source whose place this one takes. */
  place?: number;
  /** The block of the source that it is. */
  from?: number;
  /** It has the very bytes of the source. */
  kept: boolean;
  /** As the editor would write it, whatever the source has. */
  fresh: string;
}

const piecesOf = (source: string, blocks: readonly Block[], opened: readonly string[], edited: readonly Written[]): Piece[] => {
  const slice = (i: number) => source.slice(blocks[i]?.start, blocks[i]?.end);
  const same = align(
    opened,
    edited.map(({ text }) => text),
  );
  // A block that was moved keeps its bytes too.
  const moved = new Map(opened.map((text, i) => [text, i]));
  const pieces = edited.map((written, j): Piece => {
    const i = same[j] ?? moved.get(written.text);
    const fresh = written.text;
    return i === undefined
      ? { ...written, fresh, kept: false }
      : { ...written, fresh, text: slice(i), place: same[j], from: i, kept: true };
  });
  // As many changed blocks as there were between two unchanged ones: each stands where its forerunner stood.
  for (let from = 0; from < pieces.length; from++) {
    if (pieces[from]?.place !== undefined) continue;
    let to = from;
    while (to < pieces.length && pieces[to]?.place === undefined) to++;
    const first = from === 0 ? 0 : pieces[from - 1]!.place! + 1;
    const end = to === pieces.length ? opened.length : pieces[to]!.place!;
    if (end - first === to - from) for (let j = from; j < to; j++) pieces[j]!.place = first + j - from;
    from = to;
  }
  return pieces.filter(({ text }) => text !== '');
};

/** For each of `b`, the index of its equal in `a`, in rising order and as many as there can be. */
const align = (a: readonly string[], b: readonly string[]): (number | undefined)[] => {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const rows = a.length - tail;
  const columns = b.length - tail;
  // longest[i][j]: how many can be paired from a[i] and b[j] on.
  const longest = Array.from({ length: rows + 1 }, () => new Array<number>(columns + 1).fill(0));
  for (let i = rows - 1; i >= head; i--)
    for (let j = columns - 1; j >= head; j--)
      longest[i]![j] = a[i] === b[j] ? longest[i + 1]![j + 1]! + 1 : Math.max(longest[i + 1]![j]!, longest[i]![j + 1]!);
  const pairs: (number | undefined)[] = b.map((_, j) => (j < head ? j : j >= columns ? j - b.length + a.length : undefined));
  for (let i = head, j = head; i < rows && j < columns;)
    if (a[i] === b[j]) pairs[j++] = i++;
    else if (longest[i + 1]![j]! >= longest[i]![j + 1]!) i++;
    else j++;
  return pairs;
};

const join = (
  source: string,
  blocks: readonly Block[],
  pieces: readonly Piece[],
  eol: string,
  { gaps, apart = false }: { gaps: boolean; apart?: boolean },
): { text: string; at: Block[] } => {
  const first = pieces[0];
  if (!first) return { text: '', at: [] };
  const gapBefore = (i: number) => source.slice(blocks[i - 1]?.end ?? 0, blocks[i]?.start);
  // The items of a list that keeps its bytes are indented as its first one is.
  const indentOf = (piece: Piece) => (piece.from === undefined || !isList(piece) ? '' : /[ \t]*$/.exec(gapBefore(piece.from))![0]);
  let text = blocks.length > 0 ? tidyGap(source.slice(0, blocks[0]!.start), first) : source.trim();
  const at: Block[] = [];
  pieces.forEach((piece, j) => {
    const last = pieces[j - 1];
    if (last) {
      const follows = piece.place !== undefined && last.place !== undefined && piece.place === last.place + 1;
      const keep = follows && (gaps || (piece.kept && last.kept));
      text += keep ? tidyGap(gapBefore(piece.place!), piece) : eol + eol + indentOf(piece);
    }
    const now = apart && runsOn(pieces, j) ? piece.apart() : piece.text;
    // A list moves to the right as a whole, or not at all.
    const indent = isList(piece) ? /[ \t]*$/.exec(text)![0] : '';
    const own = piece.kept ? piece.text : now.replace(/\n(?=.)/g, `\n${indent}`).replaceAll('\n', eol);
    at.push({ start: text.length, end: text.length + own.length });
    text += own;
  });
  return { text: text + source.slice(blocks.at(-1)?.end ?? source.length), at };
};

/** A changed block brings its own indent, none, unless it is a list: what follows may be indented by the same. */
const tidyGap = (gap: string, next: Piece): string => (next.kept || isList(next) ? gap : gap.replace(/[ \t]+$/, ''));

/** Whether a list would run on into the one before or behind it. Of several changed ones, every second takes other marks. */
const runsOn = (pieces: readonly Piece[], j: number): boolean => {
  const like = (other: Piece | undefined) => other !== undefined && sameMark(other.text, pieces[j]!.text);
  const last = pieces[j - 1];
  return like(last) ? last!.kept || !runsOn(pieces, j - 1) : like(pieces[j + 1]) && pieces[j + 1]!.kept;
};

const isList = ({ text }: Piece): boolean => markOf(text) !== undefined;
const sameMark = (a: string, b: string): boolean => markOf(a) !== undefined && markOf(a) === markOf(b);
const markOf = (text: string): string | undefined => /^(?:[-*+]|\d+[.)])(?=\s)/.exec(text)?.[0].replace(/\d+/, '');
