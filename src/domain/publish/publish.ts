import type { Content } from '../intake/read-content.ts';
import { submissionPath, type Accepted, type FileReport } from '../rules/check.ts';
import { dueKey, duesOf } from '../rules/due.ts';
import { rollUp, type UnitYear } from '../progress/roll-up.ts';
import type { Progress } from '../progress/tracker.ts';
import { roundsOf } from '../schema/forest.ts';
import { kindNames, type KindName } from '../schema/submission.ts';
import { levels } from '../schema/unit.ts';
import { blockOf, cellOf, hiddenCells, hiddenIn, ratingCodes, recognisedTotal, sumId, type Box } from './hide.ts';
import { sumsOf } from './sums.ts';
import { datasetV1, type DatasetV1, type PublishedDue, type PublishedUnit, type PublishedYear } from './v1.ts';

/** What a publication knows beside content and what was accepted. */
export interface PublishOptions {
  /** What the check said of each file: tells where figures come from. */
  files?: readonly FileReport[];
  /** The last publication: what it hid stays hidden, so that two publications together tell no more than one. */
  before?: DatasetV1 | undefined;
  commit?: string | undefined;
}

/** Kinds whose rows are things to do, not people: how many there are tells nothing of anybody. */
const ofThings: readonly KindName[] = ['dang-ky', 'ket-qua', 'so-viec'];

/**
 * From what was accepted to what the world may read. Throws when the result holds anything the schema does not list:
 * a leak must stop the build, not be shown.
 * @param asOf the day the figures speak of, `YYYY-MM-DD`
 */
export const publish = (content: Content, accepted: readonly Accepted[], asOf: string, options: PublishOptions = {}): DatasetV1 => {
  const { forest, site, programmes } = content;
  const years = rollUp(content, accepted, asOf);
  const sums = sumsOf(content, years);
  const reports = new Map((options.files ?? []).map((file) => [file.path, file]));

  const boxes: readonly Box[] = [
    ...years.map(({ unit, year, programme, figures, steps }) => ({
      id: unit.code,
      year,
      programme,
      figures,
      parts: forest.children(unit.code, year).map((child) => child.code),
      tellsWhoLacks: steps.some(({ evidence }) => evidence.some((e) => e.need.scope === 'moi_nguoi')),
    })),
    ...sums.map((sum) => ({ ...sum, id: sumId(sum), parts: sum.units, block: blockOf(sum), tellsWhoLacks: false })),
  ];
  const before = hiddenIn(options.before, programmes);
  const hidden = new Set<string>();
  for (const group of Map.groupBy(boxes, (box) => box.year).values()) for (const cell of hiddenCells(group, site, before)) hidden.add(cell);

  const pilots = new Map(
    programmes.flatMap((p) =>
      (p.pilots?.chosen ?? []).map((c) => [c.unit, { programme: p.code, chosenBy: c.chosenBy, bloc: c.bloc }] as const),
    ),
  );
  const units: PublishedUnit[] = forest.units.map((u) => ({
    code: u.code,
    name: u.name,
    level: u.level,
    kind: u.kind,
    bloc: u.bloc ?? null,
    cluster: u.cluster ?? null,
    branchType: u.branchType ?? null,
    parent: u.parent ?? null,
    organisation: forest.root(u).code,
    validFrom: u.validFrom ?? null,
    validTo: u.validTo ?? null,
    predecessors: u.predecessors,
    successors: forest.successors(u.code).map((s) => s.code),
    lineageNote: u.lineageNote ?? null,
    pilot: pilots.get(u.code) ?? null,
    sample: u.sample,
  }));

  /** What is counted alike for a unit and for a sum of units; rounds by the calendar of most. */
  const counts = ({ id, year, programme, figures }: Box, yearKind: Parameters<typeof roundsOf>[2]) => {
    const { people, items, handedIn, roundOver, branches } = figures;
    const cell = (name: string, value: number) => (hidden.has(cellOf({ id, year }, name)) ? null : value);
    const shareOf = (counts: typeof items.byCriterion, code: string) => ({ code, ...(counts[code] ?? { registered: 0, done: 0 }) });
    const byCriterion = programme.families.flatMap((f) => f.criteria.map(({ code }) => shareOf(items.byCriterion, code)));
    return {
      year,
      programme: programme.code,
      branches,
      people: {
        members: cell('members', people.members),
        youth: cell('youth', people.youth),
        registered: cell('registered', people.registered),
      },
      items: {
        registered: items.registered,
        done: items.done,
        dropped: items.dropped,
        byFamily: programme.families.map((family) => {
          const own = byCriterion.filter((c) => family.criteria.some((x) => x.code === c.code));
          return {
            code: family.code,
            registered: own.reduce((n, c) => n + c.registered, 0),
            done: own.reduce((n, c) => n + c.done, 0),
          };
        }),
        byCriterion,
        byCampaign: programme.campaigns.map(({ code }) => shareOf(items.byCampaign, code)).filter(({ registered }) => registered > 0),
        byType: Object.entries(items.byType).map(([code, { registered, done }]) => ({ code, registered, done })),
        byRound: roundsOf(programme, year, yearKind).map(({ code, name, kind, to }) => ({
          code,
          name,
          kind,
          to,
          expected: roundOver[code] ?? 0,
          branches: handedIn[dueKey('ket-qua', code)] ?? 0,
          done: items.byRound[code] ?? 0,
        })),
      },
      ratings: {
        recognised: ratingCodes(programme).map((code) => ({ code, people: cell(`recognised:${code}`, people.recognised[code] ?? 0) })),
        total: cell('recognised', recognisedTotal(figures)),
      },
    };
  };

  const publishYear = ({ unit, year, programme, figures, steps }: UnitYear, box: Box): PublishedYear => {
    const { handedIn, overdue, branches, acts, stepsDone, stepsOf } = figures;
    const due: PublishedDue[] = duesOf(programme, year, unit.yearKind).map(({ kind, round, day }) => {
      const key = dueKey(kind, round);
      return { kind, round: round ?? null, day, expected: branches, received: handedIn[key] ?? 0, overdue: overdue[key] ?? 0 };
    });
    return {
      unit: unit.code,
      ...counts(box, unit.yearKind),
      due,
      acts: Object.keys(acts)
        .sort()
        .map((code) => ({ code, count: acts[code]! })),
      steps: steps.map(publishStep),
      stepsBelow: levels[unit.level].submits
        ? []
        : programme.steps
            .map(({ level, number }) => ({
              level,
              number,
              done: stepsDone[`${level}:${number}`] ?? 0,
              of: stepsOf[`${level}:${number}`] ?? 0,
            }))
            .filter(({ level, of }) => of > 0 && level !== unit.level),
      sources: sourcesOf(unit.code, year),
    };
  };

  const sourcesOf = (unit: string, year: number): PublishedYear['sources'] =>
    kindNames.flatMap((kind) => {
      const path = submissionPath(unit, year, kind);
      const file = reports.get(path);
      if (!file) return [];
      const tells = ofThings.includes(kind);
      // A reason beside a few rows would speak of one person.
      const reasons =
        tells && file.leftOut >= site.smallestSensitiveCell
          ? [...new Set(file.issues.filter((i) => i.severity === 'loi').map((i) => i.code))].sort()
          : [];
      return [{ kind, path, rows: tells ? file.accepted : null, leftOut: tells ? file.leftOut : null, reasons }];
    });

  const mostOf = (codes: readonly string[]) => {
    const kinds = codes.map((code) => forest.get(code)!.yearKind);
    return kinds.every((kind) => kind === 'nam_hoc') ? 'nam_hoc' : 'nam_duong_lich';
  };

  return datasetV1.parse({
    version: 'v1',
    asOf,
    smallestCell: site.smallestCell,
    smallestSensitiveCell: site.smallestSensitiveCell,
    units,
    years: years.map((year, i) => publishYear(year, boxes[i]!)),
    sums: sums.map(({ dimension, key, organisation, units: codes }, i) => ({
      dimension,
      key,
      organisation,
      units: [...codes],
      ...counts(boxes[years.length + i]!, mostOf(codes)),
    })),
    commit: options.commit ?? null,
  } satisfies DatasetV1);
};

/** A step as the world sees it: how many people it still lacks is not told. */
const publishStep = ({ step, state, evidence }: Progress): PublishedYear['steps'][number] => ({
  number: step.number,
  name: step.name,
  state,
  evidence: evidence.map(({ need, label, have, of, due, overdue }) => {
    const ofPeople = need.scope === 'moi_nguoi';
    return {
      code: need.act ?? need.kind!,
      label,
      scope: need.scope,
      met: have >= of,
      have: ofPeople ? null : have,
      of: ofPeople ? null : of,
      due: due ?? null,
      overdue,
    };
  }),
});
