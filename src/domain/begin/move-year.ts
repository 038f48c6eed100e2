import { existsIn, type Forest } from '../schema/forest.ts';
import { isDay } from '../schema/field.ts';
import { programmeSchema, themesSaid, type Programme, type ProgrammeYear, type ThemeKind } from '../schema/programme.ts';
import { Cure } from '../cure.ts';

/** A day so many years on; of 29 February, the month's last. */
const dayAfterYears = (day: string, years: number): string => {
  const moved = `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;
  return isDay(moved) ? moved : moved.replace('-29', '-28');
};

/** What only the organisation can say of a year: its themes, and of each drive. */
export interface YearWords {
  themes?: Readonly<Partial<Record<ThemeKind, string>>>;
  /** Drive → its theme. */
  drives?: Readonly<Record<string, string>>;
}

/** A drive as a year before had it, waiting for this year's theme. */
export type DriveWithoutTheme = Omit<ProgrammeYear['drives'][number], 'theme'>;

/** What another year is made from: a year before, or the model year of a skeleton. */
export interface ModelYear extends Pick<ProgrammeYear, 'year' | 'due'> {
  drives: readonly DriveWithoutTheme[];
  events?: ProgrammeYear['events'];
}

/** A year without what only its end or its own board brings. */
export type BegunYear = Pick<ProgrammeYear, 'year' | 'themes' | 'drives' | 'due'> & Partial<Pick<ProgrammeYear, 'events'>>;

/**
 * The year that follows from another: the same days, so many years on. A drive counts only with a theme of its own (Q L83 “chủ đề”);
 * what was held, closed or fixed belongs to the year before.
 */
export const yearFrom = (model: ModelYear, year: number, { themes = {}, drives = {} }: YearWords = {}): BegunYear => {
  const by = year - model.year;
  const moved = (day: string) => dayAfterYears(day, by);
  return {
    year,
    themes: themesSaid(themes),
    drives: model.drives.flatMap(({ code, name, from, to }) =>
      drives[code] ? { code, name, theme: drives[code], from: moved(from), to: moved(to) } : [],
    ),
    due: model.due
      .filter(({ round }) => !round?.startsWith('DOT:') || drives[round.slice(4)])
      .map((due) => ({ ...due, day: moved(due.day), ...(due.schoolDay && { schoolDay: moved(due.schoolDay) }) })),
    ...(model.events?.length && {
      events: model.events.map((event) => ({
        ...event,
        from: moved(event.from),
        to: moved(event.to),
        held: undefined,
        documents: [],
      })),
    }),
  };
};

/** Who follows which units from a year on: those that have ended by then are left out, and what was before stays as it was. */
const assignmentsFrom = (
  assignments: NonNullable<Programme['assignments']>,
  forest: Forest,
  year: number,
): NonNullable<Programme['assignments']> => {
  const isThere = (code: string) => {
    const unit = forest.get(code);
    return unit !== undefined && existsIn(unit, year);
  };
  return {
    ...assignments,
    departments: assignments.departments.flatMap((row) => {
      const units = row.units.filter(isThere);
      if (row.to !== undefined || units.length === row.units.length) return [row];
      const ended = { ...row, to: `${year - 1}-12-31` };
      return units.length === 0 ? [ended] : [ended, { ...row, units, from: `${year}-01-01` }];
    }),
  };
};

export interface NewYear {
  /** As it is written: what nobody asked to change keeps its own words and order. */
  data: unknown;
  /** Drives that the year before had and nobody gave a theme: left out until somebody does. */
  waiting: readonly DriveWithoutTheme[];
}

/** The last year that a programme has before another: the one it would follow. */
export const yearBefore = (programme: Programme, year: number): ProgrammeYear | undefined =>
  programme.years.filter((y) => y.year < year).sort((a, b) => b.year - a.year)[0];

/**
 * A programme's file with one more year, made from its last. Throws where the year is there, or lies outside the period and nobody
 * says that the period was extended.
 */
export const withYear = (data: unknown, forest: Forest, year: number, words: YearWords = {}, extended = false): NewYear => {
  const programme = programmeSchema.parse(data);
  if (programme.years.some((y) => y.year === year))
    throw new Cure(`${programme.name} đã có năm ${year}.\n  Chữa: sửa thẳng năm ấy trong tệp chương trình, hoặc chọn năm khác.`);
  const before = yearBefore(programme, year);
  if (before === undefined) throw new Cure(`${programme.name} chưa có năm nào trước ${year} để theo.\n  Chữa: chọn một năm sau.`);
  const { from, to } = programme.period;
  if (year > to && !extended)
    throw new Cure(
      `${programme.name} ghi giai đoạn ${from} – ${to}.\n  Chữa: nếu cấp ban hành đã kéo dài, trả lời “có” khi được hỏi; nếu có chương trình mới, thêm chương trình ấy.`,
    );
  const made = yearFrom(before, year, words);
  const written = data as Programme;
  return {
    data: {
      ...written,
      period: { ...written.period, to: Math.max(to, year) },
      ...(programme.assignments && { assignments: assignmentsFrom(programme.assignments, forest, year) }),
      years: [...written.years, made].sort((a, b) => a.year - b.year),
    },
    waiting: before.drives.filter(({ code }) => made.drives.every((drive) => drive.code !== code)),
  };
};
