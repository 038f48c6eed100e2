import type { DriveWithoutTheme, Missing, Unit, YearAnswers } from '../../domain/index.ts';

/** What the page “Bắt đầu” and its server say to each other. */

/** A programme that may have one more year. */
export interface NextYear {
  code: string;
  name: string;
  year: number;
  /** The year as its organisation calls it. */
  called: string;
  /** It is not yet time for that year. */
  isEarly: boolean;
  /** The programme ends before that year: whoever issued it must have extended it. */
  isPast: boolean;
  drives: readonly DriveWithoutTheme[];
}

export interface BeginState {
  /** Today in Vietnam. */
  today: string;
  /** What came with the product is still there. */
  sample: boolean;
  organisations: readonly { code: string; name: string; units: number }[];
  nextYears: readonly NextYear[];
  missing: readonly Missing[];
}

/** What was done, and what stands now. */
export interface Done {
  said: readonly string[];
  state: BeginState;
}

/** A unit as the forms offer it. */
export type UnitChoice = Pick<Unit, 'code' | 'name' | 'level'> & { parent?: string; validFrom?: string };

/** The answers to begin a year, and for which programme. */
export interface YearAsked {
  programme: string;
  year: number;
  answers: YearAnswers;
}

/** What may be set, and what the fields offer to choose from. */
export interface SettingsAtHand {
  programmes: readonly { code: string; name: string }[];
  units: readonly UnitChoice[];
  documents: readonly { value: string; label: string }[];
  /** What an exception may be decided of, by its title. */
  rules: readonly { value: string; label: string }[];
}

/** A setting as it stands; of a unit also its keys, by what is kept of each, and how many units from it down nobody hands in for. */
export interface OpenSetting {
  data: Record<string, unknown>;
  keys: readonly { sign: string; issued: string }[];
  withoutSender: number;
}
/** First keys of a whole tree, each told this once: what was done, and the list as a file. */
export interface KeysIssued extends Done {
  list: string;
}
