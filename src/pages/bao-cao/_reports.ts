import { organisations, reports as source, site, yearsOf } from '../../site/content.ts';
import {
  allReports,
  checkerAddress,
  publicContext,
  publicReports,
  reportSlug,
  type Described,
  type Programme,
  type PublicContext,
  type PublicReport,
  type PublishedUnit,
  unitInYear,
} from '../../domain/index.ts';
import { href } from '../../site/links.ts';

/** Every public report that stands on the site: of which organisation and year, at which address. */

const checker = checkerAddress(site, process.env.SITE_URL ? new URL(href('nop/'), process.env.SITE_URL).href : undefined);

export interface StandingReport {
  kind: PublicReport;
  unit: PublishedUnit;
  /** Undefined where one report speaks of all years. */
  year: number | undefined;
  /** The last part of its address. */
  key: string;
  context: PublicContext;
}

const reportsOf = (kind: PublicReport): readonly StandingReport[] =>
  organisations.flatMap((unit) => {
    const years = yearsOf(unit.code).map((y) => y.year);
    return (kind.yearly ? years : years.slice(0, 1)).flatMap((year): StandingReport[] => {
      const context = publicContext(source, unit.code, year, checker);
      if (!context || !kind.isFor(context)) return [];
      return [{ kind, unit, context, year: kind.yearly ? year : undefined, key: kind.yearly ? `${unit.code}-${year}` : unit.code }];
    });
  });

/** The words a report rests on, where they are a programme's own; the register's ids and another programme's words are not shown. */
export const citedFor = ({ clause }: Described, { short, ...programme }: Programme): string | undefined => {
  const quote = /“(.+?)”/.exec(clause)?.[1];
  const own = JSON.stringify(programme).normalize();
  return quote?.split(' … ').every((part) => own.includes(part.normalize())) ? `${short}: “${quote}”` : undefined;
};

/** All of them, by the report's code, then by organisation, the newest year first. */
export const standing: readonly StandingReport[] = publicReports.flatMap(reportsOf);
export const standingOf = ({ code }: Described): readonly StandingReport[] => standing.filter((s) => s.kind.code === code);
export const hrefOf = ({ kind, key }: StandingReport): string => href(`bao-cao/${reportSlug(kind)}/${key}/`);
export const sheetOf = ({ kind, key }: StandingReport): string => href(`bao-cao/${reportSlug(kind)}/${key}.csv`);
export const named = ({ unit, year }: StandingReport): string => (year === undefined ? unit.name : unitInYear(unit, year));

/** The paths of one page, or sheet, a standing report. */
export const pathsOf = () => standing.map((s) => ({ params: { report: reportSlug(s.kind), key: s.key }, props: { standing: s } }));

export { allReports };
