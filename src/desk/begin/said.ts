import type { DriveWithoutTheme, Missing, Unit, YearAnswers } from '../../domain/index.ts';

/** What the page “Bắt đầu” and its server say to each other. */

/** A programme that may have one more year. */
export interface NextYear {
  code: string;
  name: string;
  year: number;
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
