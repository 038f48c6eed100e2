import { isBaseUnit, levels, type Level } from '../schema/unit.ts';
import { formatNumber, lowerFirst, namesInSentence } from '../vietnamese.ts';
import { figureWaits, type PublishedDue, type PublishedUnit, type PublishedYear } from './v2.ts';
import type { YearView } from './view.ts';
import type { Figure, RatingsRow, Spoken } from './view-row.ts';

/** A unit's year as people say it: a sentence with the figures in it, of whom each is taken over, and what is still owed. */

/** Words, and the number that is the point of them. */
export interface Said {
  figure?: string;
  words: string;
}

/** Of how many chi đoàn a figure is, out of how many: said where it is not all of them. */
export const amongSaid = ({ value, branches }: Figure, all: number): string =>
  typeof value === 'number' && branches < all ? `trong ${formatNumber(branches)}/${formatNumber(all)} chi đoàn` : '';

/** A share of what it is taken over; among how many chi đoàn, where `all` says how many there are. */
const share = (figure: Figure, words: string, all = 0): Said | undefined => {
  if (typeof figure.value !== 'number' || figure.of === 0) return undefined;
  const among = amongSaid(figure, all);
  return { figure: `${formatNumber(figure.value)} trong ${formatNumber(figure.of)}`, words: among ? `${words} (${among})` : words };
};

/** How many chi đoàn owe their list although its day has passed. */
const listsOwed = (did: Pick<PublishedYear, 'due'>): number => did.due.find(({ kind }) => kind === 'doan-vien')?.overdue ?? 0;

/** A registration that came before any list: received, and counted once a list says of whom it is. */
export const waitsForList = ({ due }: Pick<PublishedYear, 'due'>): boolean => {
  const received = (wanted: PublishedDue['kind']) => due.some(({ kind, received: n }) => kind === wanted && n > 0);
  return received('dang-ky') && !received('doan-vien');
};
const beforeItsList = 'đã nhận, chưa đếm được vì chưa nộp danh sách mã đoàn viên';

/**
 * What a stranger wants to know of a unit's year first, each part a clause of one sentence. Not handed in, not yet due and
 * none are told apart; nobody is named and nobody ranked.
 */
export const yearSaid = (view: YearView, unit: string, single: boolean): readonly Said[] => {
  const [people, items] = [view.people(unit), view.items(unit)];
  const { registered } = people;
  const did = view.unit(unit);
  const registration: Said =
    share(registered, 'đoàn viên đã đăng ký rèn luyện', people.branches) ??
    (typeof registered.value === 'number'
      ? { words: 'chưa có đoàn viên nào trong danh sách' }
      : { words: `đăng ký rèn luyện: ${did && waitsForList(did) ? beforeItsList : figureWaits[registered.value]}` });
  const owed = did && !single ? listsOwed(did) : 0;
  return [
    registration,
    share(items.done, 'việc đăng ký đã hoàn thành', items.branches),
    owed > 0 ? { words: 'chi đoàn chưa nộp danh sách', figure: `còn ${formatNumber(owed)}` } : undefined,
  ].filter((part) => part !== undefined);
};

/** The latest round that a figure stands for: how much was done by its end. */
export const roundSaid = (name: string, done: Figure): readonly Said[] =>
  [share(done, `việc đăng ký đã hoàn thành, tính đến hết ${lowerFirst(name)}`)].filter((part) => part !== undefined);

/** The items of each family of criteria. */
export const familiesSaid = (families: readonly { name: string; registered: number; done: Figure }[]): readonly Said[] =>
  families.map(
    ({ name, registered, done }) =>
      share(done, `việc thuộc nhóm “${name}” đã hoàn thành`) ?? {
        figure: formatNumber(registered),
        words: `việc đăng ký thuộc nhóm “${name}”`,
      },
  );

/** How many of those rated fulfil: the words of the scale stand in the table. */
export const ratingsSaid = ({ rated, rest, levels }: Pick<RatingsRow, 'rated' | 'rest' | 'levels'>): readonly Said[] =>
  levels === undefined
    ? [{ figure: formatNumber(rated), words: 'đoàn viên đã được công nhận xếp loại' }]
    : [{ figure: `${formatNumber(rated - rest)} trong ${formatNumber(rated)}`, words: 'đoàn viên được công nhận từ hoàn thành trở lên' }];

/**
 * Over whom ratings are, in words: always over whole base units, of which a row may hold several, and then all are named (domain §0,
 * row 7). `find` gives a unit by its code.
 */
export const ratedOver = (unit: string, { units }: Pick<Spoken, 'units'>, find: (code: string) => PublishedUnit | undefined): string => {
  const baseOf = (code: string): string => {
    const own = find(code);
    return own && levels[own.level as Level].submits && !isBaseUnit(own) ? (own.parent ?? code) : code;
  };
  const bases = [...new Set(units.map(baseOf))];
  if (bases.length === 1 && bases[0] === unit) return 'trong đơn vị';
  return `${bases.length > 1 ? 'tính chung' : 'tính cả'} ${namesInSentence(bases.map((code) => find(code)?.name ?? code))}`;
};

const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

export interface NextDue {
  /** What falls due together on the first day that is still to come. */
  next: readonly PublishedDue[];
  /** Days left until then. */
  days: number;
  /** What is past its day and missing from somebody. */
  overdue: readonly PublishedDue[];
}

/** What a unit owes next, and what it owes already. Undefined where nothing of the year is left to hand in. */
export const nextDue = ({ due }: Pick<PublishedYear, 'due'>, asOf: string): NextDue | undefined => {
  const open = due.filter(({ received, expected }) => received < expected);
  const coming = open.filter(({ day }) => day >= asOf);
  const first = coming[0]?.day;
  const overdue = open.filter((d) => d.overdue > 0);
  return first === undefined && overdue.length === 0
    ? undefined
    : { next: coming.filter(({ day }) => day === first), days: first === undefined ? 0 : dayNumber(first) - dayNumber(asOf), overdue };
};
