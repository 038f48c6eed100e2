import { describe, expect, test } from 'vitest';
import {
  fixedGroups,
  publicationOf,
  publishedFiles,
  rollUpYears,
  type Content,
  type DatasetV2,
  type PublishedTables,
  type UnitYear,
} from '../index.ts';
import { publishRoot } from '../../repository/publish-root.ts';
import { derivedSets, pinnedSets, statementsOf, type Leak, type Rule, type Statement } from '../../../scripts/tests/attack.ts';
import { dice, judged } from '../../../scripts/tests/random-forest.ts';
import { largeSample } from '../../../scripts/tests/large-sample.ts';
import { sampleHere } from '../../../scripts/tests/mini.ts';

/**
 * domain §0, row 7: “Thresholds mean the smallest set of branches a number speaks of.” Somebody reads everything that was
 * published, of one day and of ten, and works out what follows; nothing may follow about a set that is too small.
 */

/** What was counted, year by year. */
type Counted = readonly (readonly UnitYear[])[];

/**
 * What is known inside, and was not published: how many people each branch has; of several days how many it had at most, for whoever
 * went away since stood in what was told before.
 */
const rulesOf = (...days: readonly Counted[]) => {
  const figures = days.map((years) => new Map(years.flat().map((y) => [`${y.unit.code}/${y.year}`, y.figures.people])));
  return (year: number, { thresholds }: DatasetV2) => {
    const most = (count: (people: UnitYear['figures']['people']) => number) => (branch: string) =>
      Math.max(...figures.flatMap((people) => people.get(`${branch.split('@')[0]!}/${year}`) ?? []).map(count));
    const [members, persons] = [most((people) => people.members), most((people) => people.persons)];
    const rated = most(({ recognised }) => Object.values(recognised).reduce((a, b) => a + b, 0));
    return (what: string): Rule => {
      if (what === 'ratings') return { weight: rated, least: thresholds.rated };
      if (what === 'unfulfilled') return { weight: rated, least: thresholds.unfulfilled };
      if (isOfItems({ of: what })) {
        // “None, or at least so many”: that nobody registered may be known of as many members as make a group.
        const mayHaveNone = (branches: readonly string[]) => branches.reduce((n, b) => n + members(b), 0) >= thresholds.members;
        return { weight: persons, least: thresholds.registered, mayHaveNone };
      }
      return { weight: members, least: thresholds.members };
    };
  };
};

const leaksIn = (statements: readonly Statement[], ruleOf: (what: string) => Rule): Leak[] =>
  [...Map.groupBy(statements, (s) => s.of)].flatMap(([what, own]) => derivedSets(own, ruleOf(what)));

/** Parts of published sets whose own most is published too: recognised by group, the remainder by ratings group. */
const pinsIn = (tables: PublishedTables, ruleOf: (what: string) => Rule): Leak[] => {
  const groups = new Map(tables.groups.map((g) => [g.branches[0]!, g]));
  const ratings = new Map(tables.ratings.flatMap((r) => r.groups.map((g) => [g, r] as const)));
  const byLevel = tables.ratings.flatMap((r) =>
    (r.levels ?? []).map((l) => ({
      of: `rated ${l.code}`,
      value: l.people,
      parts: r.groups
        .map((g) => groups.get(g)!)
        .map((g) => ({ branches: g.branches, most: typeof g.recognised === 'number' ? g.recognised : r.rated })),
    })),
  );
  const low = tables.unfulfilled.flatMap((u) =>
    u.levels.map((l) => ({
      of: `unfulfilled ${l.code}`,
      value: l.people,
      parts: [...new Set(u.groups.map((g) => ratings.get(g)!))].map((r) => ({
        branches: r.groups.flatMap((g) => groups.get(g)!.branches),
        most: r.rest ?? r.rated,
      })),
    })),
  );
  // A level that nobody of a large set has is told of the whole; one that stands out in a part is not.
  return [...pinnedSets(byLevel, ruleOf('ratings')), ...pinnedSets(low, ruleOf('unfulfilled'))].filter((l) => l.people > 0);
};

/** What pages say of single branches beside numbers: flags that count persons, rows of files. */
const flagsTell = (tables: PublishedTables): string[] => {
  const flags = new Map(tables.units.map((u) => [u.unit, u]));
  const ofPersons = (branch: string) =>
    flags
      .get(branch)!
      .steps.map(({ evidence }) => evidence.filter((e) => e.have === undefined).map((e) => [e.code, e.met, e.overdue, e.due]));
  const alone = new Set(tables.details.filter((d) => d.groups.length === 1).map((d) => d.groups[0]!));
  return [
    // Who owes on other days, or owes less for there is nobody of whom to tell, is known to; of all others one says what all say.
    ...tables.groups.flatMap(({ branches }) => {
      if (tables.units.length === 0) return [];
      const owing = Map.groupBy(branches, (b) =>
        flags
          .get(b)!
          .due.map((d) => `${d.kind} ${d.day}`)
          .join(),
      );
      const said = (b: string) => JSON.stringify(ofPersons(b).map((own) => own.map(([code, met, over]) => [code, met, over])));
      return [...owing.values()].some((alike) => new Set(alike.map(said)).size > 1) ? [`steps of ${branches.join()}`] : [];
    }),
    ...tables.waiting.flatMap(({ unit }) => (JSON.stringify(ofPersons(unit)).includes('true') ? [`steps of ${unit}`] : [])),
    ...tables.units.flatMap(({ unit, sources }) => {
      const single = tables.groups.some((g) => g.branches.length === 1 && g.branches[0] === unit) && alone.has(unit);
      const isBranch = tables.groups.some((g) => g.branches.includes(unit)) || tables.waiting.some((w) => w.unit === unit);
      return isBranch && !single && sources.some((s) => s.rows !== undefined) ? [`rows of ${unit}`] : [];
    }),
  ];
};

/** The same statements, with what is done by now told apart by the rounds that were reported: it is another number tomorrow. */
const asOfRounds = (tables: PublishedTables, statements: readonly Statement[]): Statement[] => {
  const rounds = new Map(tables.units.map((u) => [u.unit, u.rounds.flatMap((r) => (r.branches > 0 ? r.code : [])).join('+')]));
  return statements.map((s) => (s.of === 'done' ? { ...s, branches: s.branches.map((b) => `${b}@${rounds.get(b)}`) } : s));
};

const isOfItems = ({ of }: Pick<Statement, 'of'>): boolean => of === 'items' || of.startsWith('done');

/**
 * A branch that became another is part of it, so what was told of both is of the same people. Where one of which nothing of the kind
 * had been told went into one that had such a figure, its people come into that figure, and that follows: it is what changed inside
 * a group.
 */
const asBefore = ({ forest }: Content, known: readonly Statement[], statements: readonly Statement[]): Statement[] => {
  const codeOf = (branch: string) => branch.split('@')[0]!;
  const told = new Map([...Map.groupBy(known, (s) => s.of)].map(([of, own]) => [of, new Set(own.flatMap((s) => s.branches.map(codeOf)))]));
  const partsIn = (had: ReadonlySet<string> | undefined) => (branch: string) => {
    const [code, ...rounds] = branch.split('@');
    const { predecessors } = forest.get(code!)!;
    const isKnown = predecessors.length > 0 && predecessors.every((before) => had?.has(before));
    return isKnown ? predecessors.map((before) => [before, ...rounds].join('@')) : [branch];
  };
  return statements.map((s) =>
    /^(ratings|unfulfilled|recognised)$/.test(s.of) ? s : { ...s, branches: s.branches.flatMap(partsIn(told.get(s.of))) },
  );
};

/** What the world reads of what was counted. */
const published = (content: Content, counted: Iterable<readonly UnitYear[]>, asOf: string): DatasetV2 => {
  const publication = publicationOf(content, counted, asOf);
  return { ...publication, years: [...publication.years] };
};

/** Nothing is blank: no hidden number anywhere in the tables. */
const blanks = (dataset: DatasetV2): number =>
  dataset.years.reduce(
    (n, { groups, bases, details, ratings, unfulfilled }) =>
      n + (JSON.stringify({ groups, bases, details, ratings, unfulfilled }).match(/null/g)?.length ?? 0),
    0,
  );

describe.runIf(sampleHere)('the sample', () => {
  const { dataset, content, report, asOf } = publishRoot(largeSample());
  const rules = rulesOf([...rollUpYears(content, report.accepted, asOf)]);
  test('nothing follows about a set under the thresholds, from any year', () => {
    for (const tables of dataset.years) {
      const ruleOf = rules(tables.year, dataset);
      const statements = statementsOf(tables);
      expect(statements.length).toBeGreaterThan(200);
      expect([leaksIn(statements, ruleOf), pinsIn(tables, ruleOf), flagsTell(tables)]).toEqual([[], [], []]);
    }
  });
  test('no cell is blank; at least 90 % of branches stand alone, all in groups of at most three', () => {
    const sizes = dataset.years.flatMap((y) => y.groups.map((g) => g.branches.length));
    const branches = sizes.reduce((a, b) => a + b, 0);
    const alone = sizes.filter((n) => n === 1).length;
    console.log(`sample: blank cells ${blanks(dataset)}; ${alone}/${branches} branches alone, the largest group has ${Math.max(...sizes)}`);
    expect(blanks(dataset)).toBe(0);
    expect(alone / branches).toBeGreaterThanOrEqual(0.9);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(3);
  });

  /** The first group of several, with a number that would part it. */
  const parting = (tables: PublishedTables) => tables.groups.find((g) => g.branches.length > 1)!;
  const [tables] = dataset.years as [PublishedTables];
  const ruleOf = rules(tables.year, dataset);
  const small = (() => {
    const members = ruleOf('members');
    const group = parting(tables);
    return { group, tiny: group.branches.toSorted((a, b) => members.weight(a) - members.weight(b))[0]! };
  })();
  test.each([
    [
      'a unit’s total beside groups',
      (s: Statement[]) => [...s, { of: 'members', branches: small.group.branches.filter((b) => b !== small.tiny), value: 1 }],
    ],
    ['a branch’s own “recognised”', (s: Statement[]) => [...s, { of: 'recognised', branches: [small.tiny], value: 1 }]],
    [
      'the details of one group beside what it was joined with',
      (s: Statement[]) => {
        const all = tables.details.flatMap((d) => d.groups);
        return [
          ...s,
          { of: 'items', branches: all.filter((b) => b !== small.group.branches[0]), value: 1 },
          { of: 'items', branches: [...all.filter((b) => b !== small.group.branches[0]), small.tiny], value: 2 },
        ];
      },
    ],
  ])('a planted leak is found: %s', (_, plant) => {
    expect(leaksIn(plant(statementsOf(tables)), ruleOf).some((l) => l.branches.includes(small.tiny))).toBe(true);
  });
  test('a planted leak by bounds is found: the remainder of a small group stands apart', () => {
    const row = tables.ratings[0]!;
    const planted = {
      ...tables,
      unfulfilled: [
        {
          groups: [...row.groups, ...tables.ratings[1]!.groups],
          levels: [
            { code: 'khong_hoan_thanh', people: 1 },
            { code: 'khong_xep_loai', people: 3 },
          ],
        },
      ],
    };
    const ratings = tables.ratings.map((r, i) => (i === 0 ? { ...r, rest: 4 } : i === 1 ? { ...r, rest: 0 } : r));
    expect(pinsIn({ ...planted, ratings }, ruleOf)).not.toEqual([]);
  });
  test('a planted leak beside the numbers is found: rows of a file, a flag that counts persons', () => {
    const withRows = tables.units.map((u) => (u.unit === small.tiny ? { ...u, sources: u.sources.map((s) => ({ ...s, rows: 15 })) } : u));
    expect(flagsTell({ ...tables, units: withRows })).toEqual([`rows of ${small.tiny}`]);
    const steps = dataset.years.find((y) => y.units.some((u) => u.steps.some((s) => s.evidence.some((e) => e.have === undefined))))!;
    const { branches } = parting(steps);
    const turned = steps.units.map((u) =>
      u.unit === branches[0]
        ? {
            ...u,
            steps: u.steps.map((s) => ({ ...s, evidence: s.evidence.map((e) => (e.have === undefined ? { ...e, met: !e.met } : e)) })),
          }
        : u,
    );
    expect(flagsTell({ ...steps, units: turned })).toEqual([`steps of ${branches.join()}`]);
  });
  test('the files hold nothing that the tables do not', () => {
    for (const { path, pieces } of publishedFiles(dataset)) if (path.endsWith('.csv')) expect([...pieces].join('')).not.toMatch(/,,|,\r/);
  });
});

const days = ['2016-03-15', '2016-04-01', '2016-04-12', '2016-05-30', '2016-07-05', '2016-08-01', '2016-10-05', '2016-11-20', '2016-12-25'];
const chance = process.env['MODE'] === 'chance';
// A part of them each time, with those that once told something; a thousand others in the full run.
const onceTold = [200_154, 200_350, 400_040, 400_128, 400_136, 500_098, 500_650];
const forests = chance
  ? Array.from({ length: 1000 }, (_, i) => i + 1 + Math.floor(Math.random() * 1e6))
  : [...Array.from({ length: 90 }, (_, i) => i + 1), ...onceTold];

describe('random organisations, ten publications, files arriving in any order', () => {
  const tally = { branches: 0, inThree: 0, alone: 0, blank: 0, statements: 0, waited: new Map<string, number>() };
  // In every fourth some branches become others on 1 July, in every fourth people go from one to another, or leave.
  test.each(Array.from({ length: 10 }, (_, i) => i))('part %i', (part) => {
    for (const seed of forests.filter((s) => s % 10 === part)) {
      const movement = (['units', undefined, 'people'] as const)[seed % 4];
      const { content, accepted, paths } = judged(seed, movement);
      // That nobody had registered yet is nobody's figure, also when some do later. Where people move, who did what by now is told of
      // other people on each day.
      const lasts = (ruleOf: (what: string) => Rule) => (s: Statement) =>
        !isOfItems(s) || (s.branches.some((b) => ruleOf(s.of).weight(b) > 0) && (s.of === 'items' || movement === undefined));
      const partsOf = (code: string) => content.forest.get(code)?.predecessors ?? [];
      const random = dice(seed + 7);
      // Lists come early, most of the time; anything may come late.
      const comes = new Map(paths.map((path) => [path, Math.floor(random() * (path.endsWith('doan-vien.csv') && random() < 0.8 ? 2 : 9))]));
      let now = content;
      const known: Statement[] = [];
      // Who became another is known as what it was, as long as it was.
      const counts: Counted[] = ['2018-12-31', '2016-06-30'].map((day) => [...rollUpYears(content, accepted, day)]);
      for (const [i, asOf] of days.entries()) {
        const here = accepted.filter((a) => comes.get(a.path)! <= i);
        if (here.length === 0) continue;
        const counted = [...rollUpYears(now, here, asOf)];
        counts.push(counted);
        const dataset = published(now, counted, asOf);
        const own = rulesOf(counted);
        tally.blank += blanks(dataset);
        for (const tables of dataset.years) {
          const statements = statementsOf(tables, partsOf);
          tally.statements += statements.length;
          const ruleOf = own(tables.year, dataset);
          const leaks = [leaksIn(statements, ruleOf), pinsIn(tables, ruleOf), flagsTell(tables)];
          expect({ seed, asOf, leaks }).toEqual({ seed, asOf, leaks: [[], [], []] });
          for (const { why } of tables.waiting) tally.waited.set(why, (tally.waited.get(why) ?? 0) + 1);
          // A number of who did what by now is another one tomorrow; all others stay what they are once their file is there.
          const lasting = asOfRounds(tables, statements).filter(lasts(ruleOf));
          known.push(...asBefore(now, known, lasting));
        }
        const fixed = fixedGroups(publicationOf(now, counted, asOf, { fixing: true }), now.programmes);
        const groupsOf = (programme: string, year: number) => fixed.find((f) => f.programme === programme && f.year === year);
        now = {
          ...now,
          programmes: now.programmes.map((p) => ({
            ...p,
            years: p.years.map((y) => {
              const own = groupsOf(p.code, y.year);
              return own ? { ...y, groups: { people: own.people, items: own.items } } : y;
            }),
          })),
        };
      }
      // The tenth: the year is closed, and what waited is counted.
      const closed = published(now, rollUpYears(now, accepted, '2018-12-31'), '2018-12-31');
      tally.blank += blanks(closed);
      const ever = rulesOf(...counts);
      for (const tables of closed.years) {
        const ruleOf = ever(tables.year, closed);
        const leaks = [leaksIn(statementsOf(tables, partsOf), ruleOf), pinsIn(tables, ruleOf), flagsTell(tables)];
        expect({ seed, leaks }).toEqual({ seed, leaks: [[], [], []] });
        if (tables.year === 2016)
          known.push(...asBefore(now, known, asOfRounds(tables, statementsOf(tables, partsOf)).filter(lasts(ruleOf))));
        for (const { branches } of tables.groups) {
          tally.branches += branches.length;
          if (branches.length <= 3) tally.inThree += branches.length;
          if (branches.length === 1) tally.alone += 1;
        }
      }
      const together = leaksIn(known, ever(2016, closed));
      expect({ seed, together }).toEqual({ seed, together: [] });
    }
  });
  test('how they are parted', () => {
    const { branches, inThree, alone, blank, statements, waited } = tally;
    console.log(
      `${forests.length} forests: blank cells ${blank}; of ${branches} branches ${alone} alone, ${inThree} in groups of at most three; ${statements} numbers looked at; waiting`,
      Object.fromEntries(waited),
    );
    expect(blank).toBe(0);
    expect(inThree / branches).toBeGreaterThanOrEqual(0.9);
    expect([...waited.keys()].sort()).toContain('cho_khoa_so');
  });
});
