import type { Honour } from './collections/honours.ts';
import type { Topic } from './collections/topics.ts';
import { monthAfter } from './months.ts';

/**
 * Tells whether an honour may be shown: published and, for a person, with a consent to the name that is in force on the day.
 * Until it is said whether the person is under 18 nobody knows whose consent it takes, and until it is said that she was rated well
 * enough nobody knows whether she may be honoured: nothing is shown (K L54, L59 “đoàn viên tiêu biểu thực hiện tốt”; R15, K-51).
 */
export const isShown = (honour: Honour, asOf: string): boolean =>
  honour.state === 'cong_bo' &&
  shownFrom(honour) <= asOf &&
  (honour.recipientKind === 'tap_the' || (honour.ratedEnough === 'co' && hasConsent(honour, asOf)));

const hasConsent = ({ consent }: Pick<Honour, 'consent'>, asOf: string): boolean =>
  consent !== undefined &&
  consent.scope.includes('ten') &&
  asOf <= consent.until &&
  (consent.minor === 'khong' || (consent.minor === 'co' && consent.guardianConsent !== undefined));

type Consented = Pick<Honour, 'recipientKind' | 'consent'>;
const later = (a: string, b: string): string => (a > b ? a : b);

/** The day from which a consent holds, and a guardian's with it unless the person is of age; '' where there is none, and of a collective. */
export const consentFrom = ({ recipientKind, consent }: Consented): string => {
  if (recipientKind === 'tap_the' || !consent) return '';
  return consent.minor === 'khong' ? consent.day : later(consent.day, consent.guardianConsent?.day ?? '');
};

/** A consent that ends before it holds covers no day. */
export const coversNoDay = (honour: Consented): boolean => consentFrom(honour) > (honour.consent?.until ?? '9999');

/** The first day on which an honour may be shown: it is decided, and consented to. */
const shownFrom = (honour: Honour): string => later(honour.decision.day, consentFrom(honour));

/** Tells whether an entry still holds: of one that was replaced, or has ended, another may stand in its place. */
export const stillHolds = ({ state }: { state: string }): boolean => state !== 'thay_the' && state !== 'het_hieu_luc';

/** The lessons of a set, number by number: of each number what was written of it, what holds first (K L47 “6 bài học lý luận chính trị”). */
export const lessonsOfSet = <T extends { data: { set: string; order: number; state: string } }>(
  lessons: readonly T[],
  set: string,
): readonly (readonly [T, ...T[]])[] => {
  const byNumber = Map.groupBy(
    lessons.filter(({ data }) => data.set === set && data.state !== 'trinh'),
    ({ data }) => data.order,
  );
  const heldFirst = (a: T, b: T) => Number(stillHolds(b.data)) - Number(stillHolds(a.data));
  return [...byNumber].sort(([a], [b]) => a - b).map(([, own]) => own.toSorted(heldFirst) as [T, ...T[]]);
};

/** Tells whether an entry may be shown at all: approved, and where it honours a person, with a living consent. */
export const entryIsShown = (data: Honour | { state: string }, asOf: string): boolean =>
  'recipientKind' in data ? isShown(data, asOf) : data.state !== 'trinh';

/** Tells whether the picture of an entry may be shown: that of an honoured person only where the consent says so (K L54, R15). */
export const mayShowPicture = (data: Honour | { state: string }, asOf: string): boolean =>
  entryIsShown(data, asOf) &&
  (!('recipientKind' in data) || data.recipientKind === 'tap_the' || data.consent?.scope.includes('anh') === true);

/** Tells whether an honour was shown and may not be any more: its page says so, and nothing else. */
export const isWithdrawn = (honour: Honour, asOf: string): boolean =>
  honour.state === 'go_bo' || (honour.state === 'cong_bo' && !isShown(honour, asOf) && shownFrom(honour) <= asOf && !coversNoDay(honour));

/** The months a topic serves: its own and, when one issue serves two, the next. */
export const monthsOf = ({ month, months }: Pick<Topic, 'month' | 'months'>): string[] =>
  Array.from({ length: months }, (_, i) => monthAfter(month, i));

/** The topic that serves a month, the latest before it where the month has none; `topics` stand with the newest first. */
export const topicServing = <T extends { data: Pick<Topic, 'month' | 'months'> }>(topics: readonly T[], month: string): T | undefined =>
  topics.find(({ data }) => monthsOf(data).includes(month)) ?? topics.find(({ data }) => data.month <= month) ?? topics.at(-1);

/** The months that none of an organisation's topics serves, from its first one up to a month (K L47 “hàng tháng”, K-32). */
export const monthsWithoutTopic = (topics: readonly Pick<Topic, 'month' | 'months'>[], until: string): string[] => {
  const served = new Set(topics.flatMap(monthsOf));
  const [first] = [...served].sort();
  const without: string[] = [];
  for (let month = first; month !== undefined && month <= until; month = monthAfter(month, 1)) if (!served.has(month)) without.push(month);
  return without;
};
