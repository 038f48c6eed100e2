import { roundsOf, unitInYear, type Programme } from '../domain/index.ts';
import { roundChart, shareChart, type ChartStep, type Share } from './chart-forms.ts';
import type { ShownYear } from './content.ts';

/** The charts of a unit's year, and the rows they are drawn of: the page, its tables and the pictures for other sites ask here. */

const titleOf = ({ unit, year }: ShownYear): string => unitInYear(unit, year);

/** The rounds of the unit's calendar that are over or reported on, and of those the ones that may stand beside each other. */
export const roundsShown = (year: ShownYear, programme: Programme) => {
  const items = year.view.items(year.unit.code);
  const named = new Map(roundsOf(programme, year.year, year.unit.yearKind).map((r) => [r.code, r]));
  const reported = year.did.rounds.findLastIndex((r) => r.branches > 0);
  const shown = year.did.rounds
    .filter((r, i) => r.expected > 0 || i <= reported)
    .map((r) => ({
      ...r,
      ...named.get(r.code)!,
      ended: r.expected > 0,
      done: items.byRound.find((x) => x.code === r.code)?.done ?? items.items,
    }));
  /** A round on which few have reported is in the table; beside the others it would look like a fall. */
  const most = Math.max(...shown.map((r) => r.done.branches));
  const drawn = shown.flatMap((r) =>
    r.kind !== 'dot' && typeof r.done.value === 'number' && r.done.branches * 2 >= most
      ? [{ label: r.name, done: r.done.value, ended: r.ended, figure: r.done }]
      : [],
  );
  const registered = typeof items.items.value === 'number' ? items.items.value : 0;
  return { items, shown, drawn: registered === 0 ? [] : drawn, registered };
};

/** The families of criteria with what was registered and done; none where nothing is known or nothing registered. */
export const familiesShown = (year: ShownYear, programme: Programme) => {
  const items = year.view.items(year.unit.code);
  const families = programme.families.map((family) => ({
    name: family.name,
    total: year.view.family(items, family.criteria),
    criteria: family.criteria.map(({ code, name }) => ({
      name,
      ...(items.byCriterion.find((c) => c.code === code) ?? { code, registered: 0, done: items.items }),
    })),
  }));
  return { items, families };
};

/** Pictures of a unit's year that other sites may show, by the name of their file. */
export const unitCharts = {
  'ket-qua-theo-ky': (year: ShownYear, programme: Programme): string | undefined => {
    const { drawn, registered } = roundsShown(year, programme);
    return drawn.length === 0 ? undefined : roundSvg(year, drawn, registered);
  },
  'theo-tieu-chi': (year: ShownYear, programme: Programme): string | undefined => {
    const { items, families } = familiesShown(year, programme);
    return typeof items.items.value === 'number' && items.items.value > 0 ? familySvg(year, families) : undefined;
  },
} as const;
export type UnitChart = keyof typeof unitCharts;

export const roundSvg = (year: ShownYear, drawn: readonly ChartStep[], registered: number): string =>
  roundChart(`Số việc hoàn thành tính đến cuối mỗi kỳ, ${titleOf(year)}`, drawn, registered);
export const familySvg = (year: ShownYear, families: ReturnType<typeof familiesShown>['families']): string => {
  const rows = families
    .flatMap((f) => f.criteria)
    .map((c): Share => ({ label: c.code, registered: c.registered, done: typeof c.done.value === 'number' ? c.done.value : 0 }));
  return shareChart(`Việc đăng ký và hoàn thành theo tiêu chí, ${titleOf(year)}`, rows);
};
