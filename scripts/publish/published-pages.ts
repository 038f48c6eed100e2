import {
  compareVietnamese,
  figureWaits,
  formatNumber,
  formatShare,
  isBranch,
  isUntouched,
  noBranch,
  publicContext,
  publicReports,
  publicSource,
  ratingRows,
  reportCsv,
  reportSlug,
  roundsOf,
  viewOf,
  type Figure,
  type Known,
  type Programme,
  type PublishedUnit,
  type ReportContent,
  yearNumbers,
} from '../../src/domain/index.ts';
import type { PublishedRoot } from '../../src/repository/publish-root.ts';

/** What the pages and sheets of a publication must say, computed again from a root: for `npm run verify`. */

/** One file of the site: what it must hold. `numbers` are the numbers of its tables in their order. */
export type Expected = { path: string } & ({ text: string } | { numbers: readonly string[] });

const known = (value: Known): string => (typeof value === 'number' ? formatNumber(value) : figureWaits[value]);
const share = ({ value, of }: Figure): string => (typeof value === 'number' ? formatShare(value, of) : '—');
const shown = (cell: string | number): string => (typeof cell === 'number' ? formatNumber(cell) : cell);

/** Every report of the site as sheet and page. */
function* reportFiles({ content, report, dataset }: PublishedRoot): Generator<Expected> {
  const source = publicSource(content, report.accepted, dataset);
  for (const kind of publicReports)
    for (const { organisation, years } of yearsByOrganisation(dataset))
      for (const year of kind.yearly ? years : years.slice(0, 1)) {
        const context = publicContext(source, organisation, year, '');
        if (!context || !kind.isFor(context)) continue;
        const made = kind.build(context);
        const path = `bao-cao/${reportSlug(kind)}/${organisation}${kind.yearly ? `-${year}` : ''}`;
        yield { path: `${path}.csv`, text: reportCsv(made) };
        yield { path: `${path}/index.html`, numbers: reportCells(made) };
      }
}

const reportCells = ({ tables }: ReportContent): string[] =>
  tables
    .filter(({ rows }) => rows.length > 0)
    .flatMap(({ columns, rows, total }) =>
      [...rows, ...(total ? [total] : [])].flatMap((row) => row.flatMap((cell, i) => (columns[i]!.number ? [shown(cell)] : []))),
    );

const yearsByOrganisation = ({ years }: PublishedRoot['dataset']) =>
  [...Map.groupBy(years, (y) => y.organisation)].map(([organisation, own]) => ({
    organisation,
    years: own.map((y) => y.year).sort((a, b) => b - a),
  }));

type View = NonNullable<ReturnType<typeof viewOf>>;
type Items = ReturnType<View['items']>;
type PublishedUnitYear = PublishedRoot['dataset']['years'][number]['units'][number];

/** The table of rounds, and the chart over it: drawn where some quarter has a figure. */
const roundNumbers = ({ rounds, branches }: PublishedUnitYear, items: Items, kinds: ReadonlyMap<string, string>): readonly string[] => {
  const reported = rounds.findLastIndex((r) => r.branches > 0);
  const shownRounds = rounds.filter((r, i) => r.expected > 0 || i <= reported);
  const roundOf = (code: string) => items.byRound.find((r) => r.code === code)?.done ?? items.items;
  const isDrawn = shownRounds.some((r) => kinds.get(r.code) !== 'dot' && typeof roundOf(r.code).value === 'number');
  if (!isDrawn || countOf(items) === 0) return [];
  const isSingle = branches === 1 && items.branches === 1;
  return shownRounds.flatMap(({ code }) => {
    const done = roundOf(code);
    const from = isSingle ? [] : [`${formatNumber(done.branches)}/${formatNumber(items.branches)} chi đoàn`];
    return [known(done.value), share(done), ...from];
  });
};

const countOf = ({ items: { value } }: Items): number => (typeof value === 'number' ? value : 0);

/** The table of criteria, each family with its sum. */
const criteriaNumbers = (view: View, items: Items, { families }: Programme): readonly string[] => {
  const line = ({ registered, done }: { registered: number; done: Figure }) => [formatNumber(registered), known(done.value), share(done)];
  if (countOf(items) === 0) return [];
  return families.flatMap(({ criteria }) => [
    ...criteria.flatMap((c) => line(items.byCriterion.find((x) => x.code === c.code)!)),
    ...line(view.family(items, criteria)),
  ]);
};

/** The table of the units below. Of a line of which nothing is known, why is said once. */
const numbersBelow = (view: View, children: readonly string[]): readonly string[] =>
  view.lines(children).flatMap(({ people, items, branches }) => {
    const values = [people.members.value, people.registered.value, items.items.value, items.done.value];
    const cells = values.map((value, i) => (i === 3 && typeof value === 'number' ? share(items.done) : known(value)));
    const isUnknown = typeof values[0] === 'string' && new Set(values).size === 1;
    return [`${people.listed}/${branches}`, ...(!isUnknown ? cells : branches === 0 ? [noBranch] : cells.slice(0, 1))];
  });

/** The tables from round to round of an organisation: pilots and others, then the units of each bloc that has several. */
const numbersOfRounds = (
  view: View,
  { rounds }: PublishedUnitYear,
  units: readonly PublishedUnit[],
  kinds: ReadonlyMap<string, string>,
): readonly string[] => {
  const reported = rounds.findLastIndex((r) => r.branches > 0);
  const codes = rounds.flatMap((r, i) => ((r.expected > 0 || i <= reported) && kinds.get(r.code) !== 'dot' ? [r.code] : []));
  const blocOf = new Map(units.map(({ code, bloc }) => [code, bloc]));
  const lines = view.lines([...units].sort((a, b) => compareVietnamese(a.name, b.name)).map(({ code }) => code));
  const byBloc = Map.groupBy(lines, (line) => {
    const own = new Set(line.units.map((code) => blocOf.get(code)));
    return own.size === 1 ? ([...own][0] ?? '') : '';
  });
  const cells = ({ items }: { items: Items }) =>
    codes.map((code) => {
      const done = items.byRound.find((r) => r.code === code)?.done;
      return done && done.of > 0 ? share(done) : '—';
    });
  const isKnown = (row: readonly string[]) => row.some((cell) => cell !== '—');
  const pilots = view.sums('pilot').map(cells);
  // Of a unit without any there is no line.
  const blocs = [...byBloc.values()].filter((rows) => rows.length > 1).map((rows) => rows.map(cells).filter(isKnown));
  return [...(pilots.length > 1 && pilots.some(isKnown) ? [pilots] : []), ...blocs].flat(2);
};

/** Every unit's page of every year: the figures on top, and the tables of criteria, rounds, ratings and units below. */
function* unitPages({ content, dataset }: PublishedRoot): Generator<Expected> {
  const units = new Map(dataset.units.map((u) => [u.code, u]));
  for (const { organisation, year, units: own } of dataset.years) {
    const view = viewOf(dataset, organisation, year)!;
    const programme = content.programmes.find((p) => p.code === view.tables.programme)!;
    for (const did of own) {
      const unit = units.get(did.unit)!;
      const path = `don-vi/${unit.code}/${year}/index.html`;
      if (view.isElsewhere(unit.code)) {
        yield { path, numbers: [] };
        continue;
      }
      const [people, items, ratings] = [view.people(unit.code), view.items(unit.code), view.ratings(unit.code)];
      const top = yearNumbers.map((number) => known(number.value({ people, items }).value));
      const kinds = new Map(roundsOf(programme, year, unit.yearKind).map((r) => [r.code, r.kind]));
      const rated = ratings ? [...ratingRows(programme, ratings).map(([, n]) => formatNumber(n)), formatNumber(ratings.rated)] : [];
      const hasBelow = !isBranch(unit) && view.children(unit.code).length > 0;
      const children = content.forest.children(unit.code, year).map((u) => u.code);
      yield {
        path,
        numbers: [
          ...(isUntouched(view, unit.code)
            ? []
            : [...top, ...roundNumbers(did, items, kinds), ...criteriaNumbers(view, items, programme), ...rated]),
          ...(hasBelow ? numbersBelow(view, children) : []),
          ...(unit.parent === null
            ? numbersOfRounds(
                view,
                did,
                children.map((code) => units.get(code)!),
                kinds,
              )
            : []),
        ],
      };
    }
  }
}

/** What every file of a publication that holds figures must say. */
export function* expectedFiles(published: PublishedRoot): Generator<Expected> {
  yield* unitPages(published);
  yield* reportFiles(published);
}

const plain = (html: string): string =>
  html
    .replace(/<span class="visually-hidden">.*?<\/span>/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(lt|gt|amp|quot|#39|nbsp);/g, (_, name: string) => ({ lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'", nbsp: ' ' })[name]!)
    .replace(/\s+/g, ' ')
    .trim();

/** The numbers of a unit's page, in the order of `unitPages`; of a report's page all of its tables. */
export const numbersOn = (html: string, path: string): string[] => {
  const cells = (part: string) => [...part.matchAll(/<td class="n[^"]*"[^>]*>(.*?)<\/td>/gs)].map((m) => plain(m[1]!));
  const main = html.slice(html.indexOf('<main'));
  if (!path.startsWith('don-vi/')) return cells(main);
  const figures = /<dl class="figures"[^>]*>(.*?)<\/dl>/s.exec(main)?.[1] ?? '';
  const top = [...figures.matchAll(/<dd[^>]*>(.*?)<\/dd>/gs)].map((m) => plain(m[1]!));
  const tables = [...main.matchAll(/aria-label="Bảng: ([^"]*)"[^>]*>\s*<table[^>]*>(.*?)<\/table>/gs)].map(
    (m) => [plain(m[1]!), m[2]!] as const,
  );
  const named = ['việc hoàn thành theo kỳ', 'việc theo tiêu chí', 'xếp loại được công nhận', 'đơn vị trực thuộc'];
  return [
    ...top,
    ...named.flatMap((name) => cells(tables.find(([label]) => label === name)?.[1] ?? '')),
    ...tables.filter(([label]) => label.startsWith('từng kỳ: ')).flatMap(([, table]) => cells(table)),
  ];
};
