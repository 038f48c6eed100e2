import type { Content, Entries } from '../intake/read-content.ts';
import type { Rows } from '../intake/rows.ts';
import type { Accepted } from '../rules/check-report.ts';
import type { DatasetV2, PublishedUnit, PublishedYear } from '../publish/v2.ts';
import { livesIn, viewOf, type YearView } from '../publish/view.ts';
import type { Spoken } from '../publish/view-row.ts';
import { collectionNames } from '../schema/collections.ts';
import { entryIsShown } from '../schema/entries.ts';
import type { Forest } from '../schema/forest.ts';
import { programmeOf } from '../schema/programme-lookup.ts';
import type { Programme } from '../schema/programme.ts';
import type { KindName } from '../schema/submission.ts';
import { isBaseUnit, levels, unitInYear, type Level, type Unit } from '../schema/unit.ts';
import { compareCodes, compareVietnamese, namesInSentence, shortDay } from '../vietnamese.ts';
import { BranchYear } from '../year/branch-year.ts';
import { isClosed } from '../year/due.ts';
import { lessonsLearned } from '../year/lessons-learned.ts';
import { differentItems } from '../year/item.ts';
import type { MemberYear } from '../year/member-year.ts';
import type { RegistrationStanding } from '../year/standing.ts';
import { registrationState, type ReceivedState } from '../year/states.ts';
import { membershipOf, Years } from '../year/years.ts';
import { publicBook, type PublicBook } from './public-book.ts';
import { type Papers } from './paper.ts';
import type { Described, ReportContent, ReportTable } from './report.ts';
import type { TakenIn } from './taken-in.ts';

/** What people wrote and may be shown, without its text. */
export type Writings = { readonly [K in keyof Entries]: readonly { id: string; data: Entries[K][number]['data'] }[] };

/** What every public report is made from: the published dataset, what people wrote, and acts of units. Nothing of a person. */
export interface PublicSource {
  dataset: DatasetV2;
  programmes: readonly Programme[];
  writings: Writings;
  book: PublicBook;
}

/** Everything public reports need of a root. An entry that waits for approval, or an honour without consent, is left out. */
export const publicSource = (content: Content, accepted: readonly Accepted[], dataset: DatasetV2): PublicSource => {
  const shown = collectionNames.map((name) => [
    name,
    content[name].filter(({ data }) => entryIsShown(data, dataset.asOf)).map(({ id, data }) => ({ id, data })),
  ]);
  return {
    dataset,
    programmes: content.programmes,
    writings: Object.fromEntries(shown) as Writings,
    book: publicBook(content, accepted),
  };
};

/** One unit's year as a public report looks at it. */
export interface PublicContext extends PublicSource {
  unit: PublishedUnit;
  year: number;
  programme: Programme;
  asOf: string;
  /** Each branch stands by itself, nothing is joined: for officials' own eyes. */
  inFull: boolean;
  /** It speaks of an organisation's whole year; in full any unit's report may stand for what is inside it. */
  isWhole: boolean;
  /** Whether a unit is this one or below it. */
  isInside: (code: string) => boolean;
  /** The address of the page where files are checked, for reminders; undefined where nobody said it. */
  address: string | undefined;
  /** Direct children of a year, by name. */
  childrenOf: (code: string) => readonly PublishedUnit[];
  /** Every unit below, without the unit itself, by name. */
  below: readonly PublishedUnit[];
  /** The year's public tables. */
  view: YearView;
  /** What a unit did and handed in. */
  did: (code: string) => PublishedYear | undefined;
  name: (code: string) => string;
  /** Whom a row speaks of: units that share a group are one row. */
  names: (row: Spoken) => string;
}

export const isBranch = ({ level }: { level: string }): boolean => levels[level as Level].submits;

/** A unit's year; undefined where nothing was counted in it. */
export const publicContext = (source: PublicSource, code: string, year: number, address: string | undefined): PublicContext | undefined => {
  const { dataset, programmes } = source;
  const unit = dataset.units.find((u) => u.code === code);
  const programme = programmes.find((p) => p.organisation === unit?.organisation && p.period.from <= year && year <= p.period.to);
  const view = unit && viewOf(dataset, unit.organisation, year);
  if (!unit || !programme || !view) return undefined;
  const byName = (a: PublishedUnit, b: PublishedUnit) => compareVietnamese(a.name, b.name);
  const children = Map.groupBy(dataset.units.filter((u) => livesIn(u, year)).sort(byName), (u) => u.parent ?? '');
  const childrenOf = (parent: string) => children.get(parent) ?? [];
  const belowOf = (parent: string): PublishedUnit[] => childrenOf(parent).flatMap((u) => [u, ...belowOf(u.code)]);
  const names = new Map(dataset.units.map((u) => [u.code, u.name]));
  const parents = new Map(dataset.units.map((u) => [u.code, u.parent]));
  const isInside = (of: string): boolean => {
    const above = parents.get(of);
    return of === code || (above ? isInside(above) : false);
  };
  const inFull = dataset.thresholds.members === 0;
  return {
    ...source,
    unit,
    year,
    programme,
    asOf: dataset.asOf,
    inFull,
    isWhole: inFull || unit.parent === null,
    isInside,
    address,
    childrenOf,
    below: belowOf(code),
    view,
    did: (of) => view.unit(of),
    name: (of) => names.get(of) ?? of,
    names: ({ units }) => namesInSentence(units.map((of) => names.get(of) ?? of)),
  };
};

/** The branches directly below a unit, as figures count them: none that became another during the year, or begins later. */
export const branchesOf = ({ view, childrenOf }: PublicContext, code: string): readonly PublishedUnit[] =>
  childrenOf(code).filter((u) => isBranch(u) && !view.isElsewhere(u.code));

/** The units that became one during the year, each with what it did until then. */
export const formerly = ({ view, dataset }: PublicContext, { predecessors }: PublishedUnit): readonly PublishedUnit[] =>
  predecessors.filter(view.isElsewhere).flatMap((code) => dataset.units.find((u) => u.code === code) ?? []);

/** The units of which one began: what all of them did needs not be done again. One that was there before owes its own. */
export const beganAs = (context: PublicContext, unit: PublishedUnit): readonly PublishedUnit[] =>
  formerly(context, unit).filter(({ validTo }) => (validTo ?? '9999') < (unit.validFrom ?? ''));

/** Whether something is so of a unit, or of all the units of which it began. */
export const holdsOf = (context: PublicContext, unit: PublishedUnit, isSo: (code: string) => boolean): boolean => {
  const before = beganAs(context, unit);
  return isSo(unit.code) || (before.length > 0 && before.every((one) => holdsOf(context, one, isSo)));
};

/** The units that have branches of their own: Đoàn cơ sở, and units with chi đoàn cơ sở directly below. */
export const withBranches = (context: PublicContext): readonly PublishedUnit[] =>
  [context.unit, ...context.below].filter((u) => !isBranch(u) && branchesOf(context, u.code).length > 0);

/** A base unit, or a chi đoàn cơ sở, which stands for itself (Q L64). */
export const baseUnits = ({ unit, below, view }: PublicContext): readonly PublishedUnit[] =>
  [unit, ...below].filter((u) => isBaseUnit(u) && !view.isElsewhere(u.code));

export interface PublicReport extends Described {
  audience: 'cong_khai';
  /** Whether a year has a report of its own; otherwise one speaks of all years. */
  yearly: boolean;
  /** Files without which it would say what is not so; undefined where it is made of what people wrote, too. */
  needs?: readonly KindName[];
  /** Whether the programme, or what was written, asks for it. */
  isFor: (context: PublicContext) => boolean;
  build: (context: PublicContext) => ReportContent;
  /** From members' rows: for officials' own eyes, below the tables; nothing of it goes out. */
  inside?: (context: InternalContext) => readonly ReportTable[];
  /** From figures in full. */
  papers?: Papers<PublicContext>;
}

/** A branch with everybody of its year. */
export interface Branch {
  unit: Unit;
  /** The unit that recognises its ratings: its Đoàn cơ sở, or the one above a chi đoàn cơ sở. */
  base: Unit | undefined;
  own: BranchYear;
  /** By code. */
  people: readonly MemberYear[];
  /** How a member's registration stands; whose rows were all refused has too few (Q L90). */
  standing: (member: MemberYear) => RegistrationStanding;
  /** How many different things somebody handed in who has too few: some may have been refused, or wait to be mended. */
  tooFew: (member: MemberYear) => number;
  /** The day by which registrations are owed: its own, or that of the branches that became it. */
  due: string | undefined;
  /** How its registration stands; undefined where nothing was received. */
  registration: ReceivedState | undefined;
}

/** One unit's year as a report for its own eyes looks at it: member codes and small numbers, never published. */
export interface InternalContext {
  unit: Unit;
  year: number;
  programme: Programme;
  forest: Forest;
  asOf: string;
  address: string | undefined;
  /** The branch itself, or every branch below, unit by unit, by name. */
  branches: readonly Branch[];
  /** Code → the lessons learned in the programme's years until this one. */
  learned: () => ReturnType<typeof lessonsLearned>;
  /** The year of this unit or another. */
  yearOf: (unit: string) => BranchYear | undefined;
  takenIn: InternalSource['takenIn'];
}

/** Somebody with the branch she stands in. */
export interface Person {
  branch: Branch;
  p: MemberYear;
}
/** Everybody of the branches, branch by branch. */
export const everybody = ({ branches }: Pick<InternalContext, 'branches'>): readonly Person[] =>
  branches.flatMap((branch) => branch.people.map((p) => ({ branch, p })));

/** Everybody whom a branch's list has as a đoàn viên: whom it proposes, who is recognised and analysed (Q L17, L62–63, L76). */
export const membersOf = (context: Pick<InternalContext, 'branches'>): readonly Person[] =>
  everybody(context).filter(({ p }) => p.isMember);

/** The line on how many are so whom no list has: nobody counts them as a member, and nobody drops them in silence. None where there is nobody. */
export const unlisted = (
  context: Pick<InternalContext, 'branches'>,
  what: string,
  isSo: (p: MemberYear) => boolean,
): readonly (readonly [string, number])[] => {
  const found = everybody(context).filter(({ p }) => p.mayBeRated && !p.listed && isSo(p));
  return found.length > 0 ? [[`${what}, chưa có trong danh sách đoàn viên`, found.length]] : [];
};

/** Whether a report is one branch's own. */
export const isOwn = ({ unit, branches }: Pick<InternalContext, 'unit' | 'branches'>): boolean => branches[0]?.unit === unit;

/** What internal reports need of a root. `handedIn` gives a file's rows before the rules left any out, if it is there. */
export interface InternalSource {
  content: Content;
  accepted: readonly Accepted[];
  asOf: string;
  address: string | undefined;
  handedIn?: ((unit: string, year: number, kind: KindName) => Rows | undefined) | undefined;
  takenIn?: ((path: string) => TakenIn | undefined) | undefined;
}

/** A unit's year; undefined where no programme was in force. */
export const internalContext = (source: InternalSource, code: string, year: number): InternalContext | undefined => {
  const { content, accepted, asOf, address, handedIn, takenIn } = source;
  const { forest, programmes } = content;
  const unit = forest.get(code);
  const programme = unit && programmeOf(programmes, forest, unit, year);
  if (!unit || !programme) return undefined;
  const ofYear = accepted.filter((file) => file.year === year);
  const years = new Years(content, membershipOf(content, ofYear, asOf));
  for (const file of ofYear) years.put(file);
  const isHere = (branch: Unit) => branch === unit || !years.of(branch.code, year)!.isContinued;
  const branches = branchesIn(forest, unit, year)
    .filter(isHere)
    .map((branch): Branch => {
      const own = years.of(branch.code, year)!;
      const attempts = new BranchYear(branch, year, programme);
      const unjudged = handedIn?.(branch.code, year, 'dang-ky');
      if (unjudged) attempts.put('dang-ky', unjudged);
      const people = [...own.people()].sort((a, b) => compareCodes(a.code, b.code));
      const due = own.due ?? people.find((member) => member.due !== undefined)?.due;
      return {
        unit: branch,
        base: forest.recogniser(branch),
        own,
        people,
        due,
        registration: registrationState({
          received: own.has('dang-ky') || people.some(({ hasRegistered }) => hasRegistered),
          late: people.some(({ standing }) => standing === 'late'),
          due,
          leftOut: (unjudged?.length ?? 0) > (own.rows('dang-ky')?.length ?? 0),
          lacking: people.some((member) => member.isMember && member.lacksRegistration),
          closed: isClosed(programme, year, asOf),
          asOf,
        }),
        standing: (member) => (member.standing === 'none' && attempts.member(member.code).hasRegistered ? 'few' : member.standing),
        // What of her rows was refused here she handed in all the same.
        tooFew: ({ code, registrations, ownRows }) =>
          differentItems([...registrations, ...(ownRows.length > 0 ? [] : attempts.member(code).registrations)]),
      };
    });
  const learned = () => lessonsLearned(accepted, { forest, root: forest.root(unit), from: programme.period.from, until: year });
  return { unit, year, programme, forest, asOf, address, branches, learned, yearOf: (of) => years.of(of, year), takenIn };
};

/** The branches of a unit's year: itself, or those below; those directly below first, then unit by unit. */
const branchesIn = (forest: Forest, unit: Unit, year: number): readonly Unit[] => {
  if (levels[unit.level].submits) return [unit];
  const [own = [], units = []] = [true, false].map((is) => forest.children(unit.code, year).filter((u) => levels[u.level].submits === is));
  return [...own, ...units.flatMap((u) => branchesIn(forest, u, year))];
};

export interface InternalReport extends Described {
  audience: 'noi_bo';
  /** Files without which it would say what is not so, and files that make it fuller. */
  needs: readonly KindName[];
  fuller: readonly KindName[];
  isFor: (context: InternalContext) => boolean;
  build: (context: InternalContext) => ReportContent;
  papers?: Papers<InternalContext>;
}

/** How units that share a group stand in a public table. */
export const oneRow = 'Đơn vị chung một nhóm số liệu đứng chung một dòng.';

/** Of whom and when a report speaks, as its first line says it. */
export const aboutYear = ({ unit, year, asOf }: { unit: Pick<Unit, 'name' | 'yearKind'>; year: number; asOf: string }): string =>
  `${unitInYear(unit, year)}, tính đến ngày ${shortDay(asOf)}.`;
