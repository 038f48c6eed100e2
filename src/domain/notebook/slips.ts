import { isDay } from '../schema/field.ts';
import { columnOf, type Row, type writers } from '../schema/submission.ts';
import { fold, shortDay, tidy } from '../vietnamese.ts';
import { birthMeant, notebookCells, type NotebookPlace } from './cells.ts';
import { itemColumns, memberColumn, ownColumns, rosterKind, withRows, type Notebook } from './notebook.ts';
import { likelyPerson } from './people.ts';

/**
 * A member's registration as one message: the member writes it on a page of its own and sends it as people send messages, the
 * notebook takes it from whatever was pasted. It is written for eyes, and read by its signs.
 */
export interface Slip {
  name: string;
  birth: string;
  unit: string;
  year: number;
  day: string;
  items: readonly Row[];
}

/** The columns of an item in their order in its line; what is empty at the end is left out. */
const slipColumns = ownColumns('dang-ky').filter(
  (column) => ![memberColumn, itemColumns.number, itemColumns.day, itemColumns.writer].includes(column),
);
const dayOf = (text: string): string => (isDay(text) ? shortDay(text) : text);
/** One line, without the sign that parts its cells. */
const plain = (text: string): string => tidy(text.replace(/\|/g, '/'));

const heading = 'PHIẾU ĐĂNG KÝ RÈN LUYỆN';
const labels = { name: 'Họ và tên', birth: 'Ngày sinh', unit: 'Chi đoàn', day: 'Ngày đăng ký' } as const;
const ending = 'HẾT PHIẾU';

export const writeSlip = ({ name, birth, unit, year, day, items }: Slip): string =>
  [
    `${heading} ${year}`,
    `${labels.name}: ${plain(name)}`,
    ...(birth === '' ? [] : [`${labels.birth}: ${dayOf(birth)}`]),
    `${labels.unit}: ${unit}`,
    ...(day === '' ? [] : [`${labels.day}: ${dayOf(day)}`]),
    ...items.map((item, i) => {
      const shown = slipColumns.map((column) => {
        const text = item[column] ?? '';
        return plain(columnOf('dang-ky', column).labels?.[text] ?? dayOf(text));
      });
      return [i + 1, ...shown.slice(0, shown.findLastIndex((cell) => cell !== '') + 1)].join(' | ');
    }),
    `${ending}: ${items.length} việc`,
    '',
  ].join('\n');

/** A slip as it came; whether its end came too, and as many items as it says. */
export interface ReadSlip extends Slip {
  isWhole: boolean;
}

const beginning = /phieu dang ky ren luyen (20\d\d)/;
const end = /het phieu: ?(\d+) viec/;
const itemLine = /^\s*\d{1,2}\s*\|(.+)$/;

/** The slips in a pasted text, in the order in which they came; whatever stands between them is passed over. */
export const readSlips = (text: string, place: NotebookPlace): readonly ReadSlip[] => {
  const cells = notebookCells(place);
  const slips: { -readonly [K in keyof ReadSlip]: K extends 'items' ? Row[] : ReadSlip[K] }[] = [];
  let isOpen = false;
  for (const line of text.split(/\r\n?|\n/)) {
    const folded = fold(line);
    const year = beginning.exec(folded)?.[1];
    if (year !== undefined) {
      slips.push({ name: '', birth: '', unit: '', year: Number(year), day: '', items: [], isWhole: false });
      isOpen = true;
    }
    const slip = slips.at(-1);
    if (!slip || !isOpen || year !== undefined) continue;
    const promised = end.exec(folded)?.[1];
    if (promised !== undefined) {
      slip.isWhole = slip.items.length === Number(promised);
      isOpen = false;
      continue;
    }
    const item = itemLine.exec(line)?.[1]?.split('|').map(tidy);
    if (item)
      slip.items.push(Object.fromEntries(slipColumns.map((column, i) => [column, cells.meant('dang-ky', column, item[i] ?? '').value])));
    for (const [field, label] of Object.entries(labels) as [keyof typeof labels, string][])
      if (folded.startsWith(`${fold(label)}:`)) {
        const said = tidy(line.slice(line.indexOf(':') + 1));
        slip[field] = field === 'birth' || field === 'day' ? birthMeant(said) : said;
      }
  }
  return slips;
};

const sameItems = (one: readonly Row[], other: readonly Row[]): boolean => {
  const written = (items: readonly Row[]) => items.map((item) => slipColumns.map((column) => item[column] ?? '').join('|')).sort();
  return written(one).join('\n') === written(other).join('\n');
};

/** Why a slip is not taken, in words. */
const doubtWords = {
  nameless: () => 'Một phiếu không ghi họ tên: hỏi lại người gửi.',
  year: (whose, { year }, notebook) => `${whose} là của năm ${year}, sổ này là năm ${notebook.year}: chưa ghi vào sổ.`,
  cut: (whose, { items }) => `${whose} bị cắt, chỉ có ${items.length} việc: chưa ghi vào sổ, nhờ gửi lại cả tin.`,
  unit: (whose, { unit }) => `${whose} ghi chi đoàn khác (${unit}): chưa ghi vào sổ.`,
  unknown: (whose) => `${whose}: chưa rõ là ai trong sổ. Thêm người ấy, hoặc sửa họ tên, ngày sinh ở mục “Đoàn viên”, rồi dán lại.`,
  differs: (whose) => `${whose} khác với đăng ký đã có trong sổ: giữ đăng ký cũ. Muốn theo phiếu thì xoá các việc cũ rồi dán lại.`,
} as const satisfies Record<string, (whose: string, slip: ReadSlip, notebook: Notebook) => string>;

/** Why a slip cannot be taken; undefined for one that can. */
const doubtOf = (notebook: Notebook, slip: ReadSlip, owner: string | undefined): keyof typeof doubtWords | undefined => {
  if (slip.name === '') return 'nameless';
  if (slip.year !== notebook.year) return 'year';
  if (!slip.isWhole) return 'cut';
  if (slip.unit !== '' && slip.unit !== notebook.unit) return 'unit';
  if (owner === undefined) return 'unknown';
  const before = notebook.rows['dang-ky'].filter((row) => row[memberColumn] === owner);
  return before.length > 0 && !sameItems(before, slip.items) ? 'differs' : undefined;
};

/** Whose slip it is. Where it broke off before the line of the branch, its day of birth may be half a day. */
const ownerOf = (notebook: Notebook, { name, birth, unit, isWhole }: ReadSlip): string | undefined =>
  likelyPerson(notebook.rows[rosterKind], { name, birth: isWhole || unit !== '' ? birth : '' });

/** Takes slips into the notebook: each person's once, whatever the order; what is doubtful stays out and is told. */
export const takeSlips = (
  notebook: Notebook,
  slips: readonly ReadSlip[],
): { notebook: Notebook; taken: readonly string[]; doubts: readonly string[] } => {
  let now = notebook;
  const taken = new Map<string, string>();
  const doubts: { why: keyof typeof doubtWords; slip: ReadSlip; owner: string | undefined }[] = [];
  for (const slip of slips) {
    const owner = ownerOf(now, slip);
    const why = doubtOf(now, slip, owner);
    if (why !== undefined) doubts.push({ why, slip, owner });
    else if (now.rows['dang-ky'].every((row) => row[memberColumn] !== owner)) {
      const { number, day, writer } = itemColumns;
      // Whoever sent a slip registered himself (K L25, K-15).
      const own = { [memberColumn]: owner!, [day]: slip.day, [writer]: 'doan_vien' satisfies keyof typeof writers };
      const items = slip.items.map((item, i): Row => ({ ...item, ...own, [number]: String(i + 1) }));
      now = withRows(now, 'dang-ky', [...now.rows['dang-ky'], ...items]);
      taken.set(owner!, slip.name);
    }
  }
  // A slip that came twice, once cut and once whole, is no longer doubtful; a namesake's is.
  const open = doubts.filter(({ why, owner }) => why !== 'cut' || owner === undefined || !taken.has(owner));
  const births = Map.groupBy(slips, ({ name }) => fold(name));
  const told = open.map(({ why, slip }) => {
    const namesakes = new Set(births.get(fold(slip.name))?.map(({ birth }) => birth));
    const born = namesakes.size > 1 && slip.birth !== '' ? ` (sinh ${dayOf(slip.birth)})` : '';
    return doubtWords[why](`Phiếu của ${slip.name}${born}`, slip, now);
  });
  return { notebook: now, taken: [...taken.values()], doubts: [...new Set(told)] };
};
