import type { Unit } from '../../src/domain/index.ts';

/** The years of the sample, and the day it stands at: the first year is over, the second under way. */
export const years = [2015, 2016] as const;
export const today = '2016-11-20';

/** The day `count` days after another one; before it where `count` is negative. */
export const daysAfter = (day: string, count: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);

/** A working year, the calendar's or a school's from September. Its months are counted from 0. */
export class WorkingYear {
  readonly year: number;
  readonly isSchool: boolean;
  /** The month under way today; 11 when the year is over. */
  readonly current: number;
  readonly isOver: boolean;
  readonly #firstMonth: number;

  constructor(unit: Unit, year: number) {
    this.year = year;
    this.isSchool = unit.yearKind === 'nam_hoc';
    this.#firstMonth = this.isSchool ? 9 : 1;
    let current = 0;
    while (current < 11 && this.day(current + 1) <= today) current++;
    this.current = current;
    this.isOver = this.day(12) <= today;
  }

  /** The day that comes `days` after the first day of a month of this year. */
  day(month: number, days = 0): string {
    return new Date(Date.UTC(this.year, this.#firstMonth - 1 + month, 1 + days)).toISOString().slice(0, 10);
  }

  /** A calendar month (1–12) as a month of this year, and back. */
  fromCalendar(month: number): number {
    return (month - this.#firstMonth + 12) % 12;
  }
  toCalendar(month: number): number {
    return ((month + this.#firstMonth - 1) % 12) + 1;
  }
}
