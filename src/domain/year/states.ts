import type { Programme } from '../schema/programme.ts';

/**
 * How a branch's registration stands (domain §5.8). Of the first two the repository knows nothing: what is being written is on
 * the secretary's device, what was sent waits at the gate, whose answer says so. Here both are “not received”.
 */
export const registrationStates = {
  nhap: 'Đang nhập',
  gui: 'Đã gửi, chờ nhận',
  nhan: 'Đã nhận',
  nhan_dung_han: 'Đã nhận, đúng hạn',
  nhan_tre: 'Đã nhận, trễ',
  can_bo_sung: 'Cần bổ sung',
  chot: 'Đã chốt',
} as const;
export type RegistrationState = keyof typeof registrationStates;
/** The states that the repository can tell. */
export type ReceivedState = Exclude<RegistrationState, 'nhap' | 'gui'>;

/** What is said of a branch from which nothing was received. */
export const notReceived = 'Chưa nhận (đang nhập, hoặc đã gửi và chờ nhận)';

export interface RegistrationFacts {
  received: boolean;
  /** Somebody registered after the due day; undefined where that is not told. */
  late: boolean | undefined;
  /** The day by which it is owed; undefined where nothing is. */
  due: string | undefined;
  /** Some row was left out, and waits to be mended. */
  leftOut: boolean;
  /** Some member has neither registered nor a reason. */
  lacking: boolean;
  /** The year's book is closed. */
  closed: boolean;
  asOf: string;
}

/**
 * How a branch's registration stands (Q L74 “theo thời gian quy định”, L76; §5.8). Who has not registered is missing only from the
 * day after the due day on.
 * @returns undefined where nothing was received
 */
export const registrationState = ({
  received,
  late,
  due,
  leftOut,
  lacking,
  closed,
  asOf,
}: RegistrationFacts): ReceivedState | undefined => {
  if (!received) return undefined;
  if (closed) return 'chot';
  if (leftOut || (lacking && due !== undefined && due < asOf)) return 'can_bo_sung';
  if (late === undefined || due === undefined) return 'nhan';
  return late ? 'nhan_tre' : 'nhan_dung_han';
};

/** The words for a state, or for there being none. */
export const registrationWords = (state: RegistrationState | undefined): string =>
  state === undefined ? notReceived : registrationStates[state];

/** How a pilot stands (domain §5.8). */
export const pilotStates = { chon: 'Đã chọn', so_ket: 'Đã sơ kết', ket_thuc: 'Đã kết thúc' } as const;
export type PilotState = keyof typeof pilotStates;

/** What a pilot's state follows from: its unit, its programme, and the day of its interim review, if there is one. */
export interface PilotFacts {
  unit: { validTo?: string | null | undefined };
  programme: Pick<Programme, 'period' | 'pilots'>;
  reviewed: string | undefined;
  asOf: string;
}

/**
 * How a pilot stands (K L37–43: chosen, reviewed in the month of the plan; it ends with the programme's period, or with the unit).
 * `overdue`: the month of the interim review is over, and there is none.
 */
export const pilotState = ({ unit, programme, reviewed, asOf }: PilotFacts): { state: PilotState; overdue: boolean } => {
  const { period, pilots } = programme;
  const isReviewed = reviewed !== undefined && reviewed <= asOf;
  const overdue = !isReviewed && pilots !== undefined && pilots.interimReview.month < asOf.slice(0, 7);
  const isOver = asOf > `${period.to}-12-31` || asOf > (unit.validTo ?? '9999');
  return { state: isOver ? 'ket_thuc' : isReviewed ? 'so_ket' : 'chon', overdue };
};
