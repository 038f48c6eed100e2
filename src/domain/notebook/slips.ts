import { isDay } from '../schema/field.ts';
import { columnOf, type Row, type writers } from '../schema/submission.ts';
import { fold, shortDay, tidy } from '../vietnamese.ts';
import { birthMeant, notebookCells, type NotebookPlace } from './cells.ts';
import { itemColumns, memberColumn, ownColumns, rosterKind, withRows, type Notebook, type NotebookKind } from './notebook.ts';
import { likelyPeople } from './people.ts';
import { ownPointsFit, pointsColumns, withPoints } from './score-sheet.ts';

/** What a member tells by a slip: what he registers, or the points that he gives himself. */
export type SlipKind = Extract<NotebookKind, 'dang-ky' | 'cham-diem'>;

/**
 * A member's registration or score sheet as one message: the member writes it on a page of its own and sends it as people send
 * messages, the notebook takes it from whatever was pasted. It is written for eyes, and read by its signs. No day of birth is in
 * it: whose it is where two have one name, whoever keeps the notebook is asked.
 */
export interface Slip {
  kind: SlipKind;
  name: string;
  unit: string;
  year: number;
  /** The day of a registration; '' of a score sheet. */
  day: string;
  items: readonly Row[];
}

/** What each kind of slip is called, how it begins and counts, and the columns of a line in their order; what is empty at its end is left out. */
const slipKinds: Readonly<Record<SlipKind, { called: string; heading: string; counted: string; columns: readonly string[] }>> = {
  'dang-ky': {
    called: 'Phiếu',
    heading: 'PHIẾU ĐĂNG KÝ RÈN LUYỆN',
    counted: 'việc',
    columns: ownColumns('dang-ky').filter(
      (column) => ![memberColumn, itemColumns.number, itemColumns.day, itemColumns.writer].includes(column),
    ),
  },
  'cham-diem': {
    called: 'Phiếu chấm điểm',
    heading: 'PHIẾU TỰ CHẤM ĐIỂM',
    counted: 'tiêu chí',
    columns: [pointsColumns.criterion, pointsColumns.ownPoints],
  },
};
const allKinds = Object.keys(slipKinds) as SlipKind[];
const dayOf = (text: string): string => (isDay(text) ? shortDay(text) : text);
/** One line, without the sign that parts its cells. */
const plain = (text: string): string => tidy(text.replace(/\|/g, '/'));

const labels = { name: 'Họ và tên', birth: 'Ngày sinh', unit: 'Chi đoàn', day: 'Ngày đăng ký' } as const;
const ending = 'HẾT PHIẾU';

export const writeSlip = ({ kind, name, unit, year, day, items }: Slip): string => {
  const { heading, counted, columns } = slipKinds[kind];
  return [
    `${heading} ${year}`,
    `${labels.name}: ${plain(name)}`,
    `${labels.unit}: ${unit}`,
    ...(day === '' ? [] : [`${labels.day}: ${dayOf(day)}`]),
    ...items.map((item, i) => {
      const cells = columns.map((column) => {
        const text = item[column] ?? '';
        const shown = column === pointsColumns.ownPoints ? text.replace('.', ',') : dayOf(text);
        return plain(columnOf(kind, column).labels?.[text] ?? shown);
      });
      return [i + 1, ...cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1)].join(' | ');
    }),
    `${ending}: ${items.length} ${counted}`,
    '',
  ].join('\n');
};

/** A slip as it came, with a day of birth where somebody wrote one; whether its end came too, and as many items as it says; and the criteria whose points cannot be. */
export interface ReadSlip extends Slip {
  birth: string;
  isWhole: boolean;
  unfit: readonly string[];
}

const beginnings = allKinds.map((kind) => [kind, new RegExp(`${fold(slipKinds[kind].heading)} (20\\d\\d)`)] as const);
const end = new RegExp(`${fold(ending)}: ?(\\d+) (?:${allKinds.map((kind) => fold(slipKinds[kind].counted)).join('|')})`);
/** Which kind of slip begins with a line, and of which year. */
const begins = (folded: string): { kind: SlipKind; year: number } | undefined =>
  beginnings.flatMap(([kind, beginning]) => {
    const year = beginning.exec(folded)?.[1];
    return year === undefined ? [] : [{ kind, year: Number(year) }];
  })[0];
const itemLine = /^\s*\d{1,2}\s*\|(.+)$/;

/** The slips in a pasted text, in the order in which they came; whatever stands between them is passed over. */
export const readSlips = (text: string, place: NotebookPlace): readonly ReadSlip[] => {
  const cells = notebookCells(place);
  const slips: { -readonly [K in keyof ReadSlip]: K extends 'items' ? Row[] : ReadSlip[K] }[] = [];
  let isOpen = false;
  for (const line of text.split(/\r\n?|\n/)) {
    const folded = fold(line);
    const begun = begins(folded);
    if (begun) {
      slips.push({ ...begun, name: '', birth: '', unit: '', day: '', items: [], isWhole: false, unfit: [] });
      isOpen = true;
    }
    const slip = slips.at(-1);
    if (!slip || !isOpen || begun) continue;
    const promised = end.exec(folded)?.[1];
    if (promised !== undefined) {
      slip.isWhole = slip.items.length === Number(promised);
      isOpen = false;
      continue;
    }
    const item = itemLine.exec(line)?.[1]?.split('|').map(tidy);
    if (item) {
      const { kind } = slip;
      slip.items.push(
        Object.fromEntries(slipKinds[kind].columns.map((column, i) => [column, cells.meant(kind, column, item[i] ?? '').value])),
      );
    }
    for (const [field, label] of Object.entries(labels) as [keyof typeof labels, string][])
      if (folded.startsWith(`${fold(label)}:`)) {
        const said = tidy(line.slice(line.indexOf(':') + 1));
        slip[field] = field === 'birth' || field === 'day' ? birthMeant(said) : said;
      }
  }
  return slips.map((slip) => (slip.kind === 'cham-diem' ? { ...slip, unfit: unfitIn(slip.items, place) } : slip));
};

/** The criteria of a score sheet that give no points here, or fewer than were written, or to which none were written. */
const unfitIn = (items: readonly Row[], { programme }: NotebookPlace): readonly string[] =>
  items.filter((item) => !ownPointsFit(programme, item)).map((item) => item[pointsColumns.criterion]!);

const sameItems = (kind: SlipKind, one: readonly Row[], other: readonly Row[]): boolean => {
  const written = (items: readonly Row[]) =>
    items.map((item) => slipKinds[kind].columns.map((column) => item[column] ?? '').join('|')).sort();
  return written(one).join('\n') === written(other).join('\n');
};

/** What the notebook has already of what a kind of slip tells. */
const hadBefore = (notebook: Notebook, kind: SlipKind, owner: string): readonly Row[] =>
  notebook.rows[kind].filter((row) => row[memberColumn] === owner && (kind !== 'cham-diem' || row[pointsColumns.ownPoints] !== ''));
/** What is kept where a slip says otherwise than the notebook. */
const kept: Readonly<Record<SlipKind, string>> = {
  'dang-ky': 'đăng ký đã có trong sổ: giữ đăng ký cũ. Muốn theo phiếu thì xoá các việc cũ rồi dán lại',
  'cham-diem': 'điểm tự chấm đã có trong sổ: giữ điểm cũ. Muốn theo phiếu thì xoá các điểm ấy rồi dán lại',
};

/** Why a slip is not taken, in words. */
const doubtWords = {
  nameless: () => 'Một phiếu không ghi họ tên: hỏi lại người gửi.',
  year: (whose, { year }, notebook) => `${whose} là của năm ${year}, sổ này là năm ${notebook.year}: chưa ghi vào sổ.`,
  cut: (whose, { items, kind }) =>
    `${whose} bị cắt, chỉ có ${items.length} ${slipKinds[kind].counted}: chưa ghi vào sổ, nhờ gửi lại cả tin.`,
  unit: (whose, { unit }) => `${whose} ghi chi đoàn khác (${unit}): chưa ghi vào sổ.`,
  unknown: (whose) => `${whose}: chưa rõ là ai trong sổ. Thêm người ấy, hoặc sửa họ tên, ngày sinh ở mục “Đoàn viên”, rồi dán lại.`,
  unfit: (whose, { unfit }) =>
    `${whose} có điểm quá mức tối đa, hoặc ở tiêu chí không chấm điểm: ${unfit.join(', ')}. Chưa ghi vào sổ, nhờ chấm lại.`,
  differs: (whose, { kind }) => `${whose} khác với ${kept[kind]}.`,
} as const satisfies Record<string, (whose: string, slip: ReadSlip, notebook: Notebook) => string>;

/** Why a slip cannot be taken; undefined for one that can. */
const doubtOf = (notebook: Notebook, slip: ReadSlip, owner: string | undefined): keyof typeof doubtWords | undefined => {
  if (slip.name === '') return 'nameless';
  if (slip.year !== notebook.year) return 'year';
  if (!slip.isWhole) return 'cut';
  if (slip.unit !== '' && slip.unit !== notebook.unit) return 'unit';
  if (owner === undefined) return 'unknown';
  if (slip.unfit.length > 0) return 'unfit';
  const before = hadBefore(notebook, slip.kind, owner);
  return before.length > 0 && !sameItems(slip.kind, before, slip.items) ? 'differs' : undefined;
};

/** The notebook with what a slip tells of its owner. */
const withSlip = (notebook: Notebook, { kind, day, items }: ReadSlip, owner: string): Notebook => {
  if (kind === 'cham-diem') {
    const { criterion, ownPoints } = pointsColumns;
    return items.reduce((now, item) => withPoints(now, owner, item[criterion]!, { [ownPoints]: item[ownPoints]! }), notebook);
  }
  // Whoever sent a slip registered himself (K L25, K-15).
  const own = { [memberColumn]: owner, [itemColumns.day]: day, [itemColumns.writer]: 'doan_vien' satisfies keyof typeof writers };
  const rows = items.map((item, i): Row => ({ ...item, ...own, [itemColumns.number]: String(i + 1) }));
  return withRows(notebook, kind, [...notebook.rows[kind], ...rows]);
};

/** Whose slip it may be. Where it broke off before the line of the branch, a day of birth may be half a day. */
const ownersOf = (notebook: Notebook, { name, birth, unit, isWhole }: ReadSlip): ReturnType<typeof likelyPeople> =>
  likelyPeople(notebook.rows[rosterKind], { name, birth: isWhole || unit !== '' ? birth : '' });
const calledOf = ({ kind, name, birth }: ReadSlip): string =>
  `${slipKinds[kind].called} của ${name}${birth === '' ? '' : ` (sinh ${dayOf(birth)})`}`;

/** A slip of which only whoever keeps the notebook can say whose it is: of several of one name, or of another day of birth. */
export interface SlipQuestion {
  slip: ReadSlip;
  /** What it is called, and the codes of those who may have sent it. */
  called: string;
  like: readonly string[];
}

/** Takes a slip that somebody is said to have sent; or tells why not. */
export const takeSlipOf = (notebook: Notebook, slip: ReadSlip, owner: string): { notebook: Notebook; doubts: readonly string[] } => {
  const why = doubtOf(notebook, slip, owner);
  if (why !== undefined) return { notebook, doubts: [doubtWords[why](calledOf(slip), slip, notebook)] };
  return { notebook: hadBefore(notebook, slip.kind, owner).length === 0 ? withSlip(notebook, slip, owner) : notebook, doubts: [] };
};

/** Whether a slip was taken from one of some people, or is asked about already: it came twice. */
const cameBefore = (notebook: Notebook, slip: ReadSlip, like: readonly string[], asks: readonly SlipQuestion[]): boolean =>
  like.some((code) => sameItems(slip.kind, hadBefore(notebook, slip.kind, code), slip.items)) ||
  asks.some(({ called, slip: { kind, items } }) => called === calledOf(slip) && sameItems(kind, items, slip.items));

/** Takes slips into the notebook: each person's once, whatever the order; what is doubtful stays out and is told, or asked. */
export const takeSlips = (
  notebook: Notebook,
  slips: readonly ReadSlip[],
): { notebook: Notebook; taken: readonly string[]; doubts: readonly string[]; asks: readonly SlipQuestion[] } => {
  let now = notebook;
  const taken = new Map<string, string>();
  const settled = new Set<string>();
  const doubts: { why: keyof typeof doubtWords; slip: ReadSlip; owner: string | undefined }[] = [];
  const asks: SlipQuestion[] = [];
  for (const slip of slips) {
    const meant = ownersOf(now, slip);
    const [owner, like] = 'same' in meant ? [meant.same, []] : [undefined, meant.like];
    const why = doubtOf(now, slip, owner);
    if (why === 'unknown' && like.length > 0) {
      if (!cameBefore(now, slip, like, asks)) asks.push({ slip, called: calledOf(slip), like });
    } else if (why !== undefined) doubts.push({ why, slip, owner });
    else if (hadBefore(now, slip.kind, owner!).length === 0) {
      now = withSlip(now, slip, owner!);
      taken.set(owner!, slip.name);
      settled.add(`${slip.kind} ${owner!}`);
    }
  }
  // A slip that came twice, once cut and once whole, is no longer doubtful; a namesake's is.
  const open = doubts.filter(({ why, slip: { kind }, owner }) => why !== 'cut' || !settled.has(`${kind} ${owner}`));
  const told = open.map(({ why, slip }) => doubtWords[why](calledOf(slip), slip, now));
  return { notebook: now, taken: [...taken.values()], doubts: [...new Set(told)], asks };
};
