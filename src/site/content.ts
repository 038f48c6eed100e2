import { getCollection, getEntry, type CollectionEntry } from 'astro:content';
import {
  attachmentsNamed,
  collectionNames,
  collections,
  compareCodes,
  compareVietnamese,
  documentAboveIn,
  documentTypes,
  firstDayOf,
  handbookAudiences,
  kindsUnder,
  lineageOf as lineageIn,
  livesIn,
  mostPoints,
  runningYear,
  topicServing,
  unitKinds,
  viewOf,
  yearName,
  type Collection,
  type CollectionName,
  type HandbookAudience,
  type Programme,
  type ProgrammeEvent,
  type PublishedUnit,
  type PublishedYear,
  type YearView,
  suggestedTo,
} from '../domain/index.ts';
import { isBranch, isLong, listed } from './unit-list.ts';

/** The only module that queries collections: pages ask here and get what may be shown, in the order it is shown. */

const published = (await getEntry('published', 'v2'))!.data;
export const { site, programmes, dataset, reports, notTaken } = published;
/** Honours that were shown and may not be any more, by id alone: of what they said nothing goes out. */
export const withdrawnHonours = published.withdrawn;
export const { asOf } = dataset;
export const currentMonth = asOf.slice(0, 7);

const unitsByCode = new Map(dataset.units.map((u) => [u.code, u]));
const childrenByParent = Map.groupBy(dataset.units, (u) => u.parent ?? '');
export const units = dataset.units;
export const unit = (code: string): PublishedUnit | undefined => unitsByCode.get(code);
export const unitName = (code: string): string => unit(code)?.name ?? code;
/** The years of a programme, as its organisation counts them. */
export const periodSaid = ({ organisation, period: { from, to } }: Pick<Programme, 'organisation' | 'period'>): string =>
  from === to
    ? yearOfUnit(organisation, from)
    : unit(organisation)?.yearKind === 'nam_hoc'
      ? `năm học ${from} – ${from + 1} đến ${to} – ${to + 1}`
      : `${from}–${to}`;
const calendar = { yearKind: 'nam_duong_lich' } as const;
/** A year as a unit calls it, and as the whole site does. */
export const yearOfUnit = (code: string, year: number): string => yearName(unit(code) ?? calendar, year);
export const yearOfSite = (year: number): string => yearName(siteCounts, year);

/** A unit's year: what it did and handed in, and the public tables of its organisation. */
export interface ShownYear {
  unit: PublishedUnit;
  year: number;
  programme: string;
  did: PublishedYear;
  view: YearView;
}
export const yearOf = (code: string, year: number): ShownYear | undefined => {
  const of = unit(code);
  const view = of && viewOf(dataset, of.organisation, year);
  const did = view?.unit(code);
  return of && view && did && { unit: of, year, programme: view.tables.programme, did, view };
};
/** A unit's years, the newest first. */
export const yearsOf = (code: string): readonly ShownYear[] =>
  [...new Set(dataset.years.map((y) => y.year))].sort((a, b) => b - a).flatMap((year) => yearOf(code, year) ?? []);
/** What the units that became one of today had, year by year. */
export const lineageOf = (code: string) => lineageIn(dataset, code);
export const childrenOf = (code: string, year: number): readonly PublishedUnit[] =>
  (childrenByParent.get(code) ?? []).filter((u) => livesIn(u, year));
/** The files of a unit's year and of all units below it. */
export const sourcesOf = (code: string, year: number): ShownYear['did']['sources'] => [
  ...(yearOf(code, year)?.did.sources ?? []),
  ...childrenOf(code, year).flatMap((below) => sourcesOf(below.code, year)),
];
/** With whom a branch is counted, in a group of several. */
export const countedWith = ({ unit: { code }, view }: ShownYear): string | undefined => {
  const others = (view.group(code)?.branches ?? []).filter((other) => other !== code);
  return others.length > 0 ? `với ${others.map(unitName).join(', ')}` : undefined;
};
export { isBranch };
/** From the organisation down to the unit above. */
export const pathTo = (u: PublishedUnit): readonly PublishedUnit[] => {
  const above = u.parent === null ? undefined : unit(u.parent);
  return above ? [...pathTo(above), above] : [];
};
/** The organisations that run a programme. */
export const organisations = dataset.units.filter((u) => u.parent === null && programmes.some((p) => p.organisation === u.code));
/** How the whole site counts years: by the calendar, unless every organisation goes by the school year. */
const siteCounts = organisations.length > 0 && organisations.every(({ yearKind }) => yearKind === 'nam_hoc') ? organisations[0]! : calendar;
export const currentYear = runningYear(siteCounts, asOf);
const below = ({ code }: PublishedUnit) => childrenOf(code, currentYear);
/** Units with all below them, as far as they stand in one list. */
export const listOf = (some: readonly PublishedUnit[]) => listed(some, below);
const longLists = new Set(organisations.filter((o) => isLong(below(o), below)).map(({ code }) => code));
/** Whether the chi đoàn of its organisation are listed on the page of the unit above them alone, with what else lists all. */
export const isListedApart = ({ organisation }: PublishedUnit): boolean => longLists.has(organisation);
/** Units that came after the founding organisations and have no figures of their own. */
export const otherRoots = dataset.units.filter((u) => u.parent === null && !organisations.includes(u));

/** What somebody may hand in, under one programme or another. */
export const kindsHandedIn = kindsUnder(programmes);
/** Whether members are scored under any of them. */
export const givesPoints = programmes.some((one) => mostPoints(one) > 0);
export const programme = (code: string): Programme | undefined => programmes.find((p) => p.code === code);
export const programmesOf = (organisation: string): readonly Programme[] => programmes.filter((p) => p.organisation === organisation);
const criteria = new Map(programmes.flatMap((p) => p.families.flatMap((f) => f.criteria.map((c) => [c.code, c] as const))));
export const criterionName = (code: string): string => criteria.get(code)?.name ?? code;

/** A unit's year as it stands before anything of it was handed in. */
export const firstDay = (u: PublishedUnit) => (livesIn(u, currentYear) ? firstDayOf(programmes, u.organisation, u, asOf) : undefined);

/**
 * While `npm start` follows what changes, Astro writes entries and their pictures one after the other: for that moment an entry has
 * none. A build does not pass over a picture that is missing.
 */
const withPicture = <E extends { data: object }>(entry: E): E =>
  import.meta.env.DEV && 'picture' in entry.data && typeof entry.data.picture === 'string'
    ? { ...entry, data: { ...entry.data, picture: undefined } }
    : entry;
/** A collection in which nothing was written yet is not asked for: Astro would warn of it in the terminal. */
const entriesOf = async <C extends CollectionName>(name: C): Promise<CollectionEntry<C>[]> => {
  const { internal, order, ascending }: Collection = collections[name];
  if (internal || !published.written.includes(name)) return [];
  const key = ({ data }: CollectionEntry<C>) => order(data as never);
  const written = (await getCollection(name)).map(withPicture);
  return written.sort((a, b) => (ascending ? 1 : -1) * compareCodes(key(a), key(b)) || compareCodes(a.id, b.id));
};
/** What may be shown of each collection, sorted as it says itself. */
export const entries = Object.fromEntries(
  await Promise.all(collectionNames.map(async (name) => [name, await entriesOf(name)] as const)),
) as unknown as { readonly [C in CollectionName]: readonly CollectionEntry<C>[] };
export const { stories, honours, inspections, reviews, lessons } = entries;

/** Topics, newest month first. One of a coming month is there as soon as it is published: units have it before the month (K-32). */
export const { topics } = entries;
export const topicOf = (month: string): CollectionEntry<'topics'> | undefined => topicServing(topics, month);
/** The whole library: what orders, and what helps those who carry it out. */
export const library = entries.documents;
export const document = (id: string): CollectionEntry<'documents'> | undefined => library.find((d) => d.id === id);
/** The document above, where the library has it (K-07). */
export const documentAbove = (doc: CollectionEntry<'documents'>) => documentAboveIn(library, doc);
/** The documents that carry one out. */
export const documentsBelow = (doc: CollectionEntry<'documents'>) => library.filter((other) => documentAbove(other) === doc);
/** A document as a sentence names it. */
export const documentName = ({ data }: CollectionEntry<'documents'>): string => `${documentTypes[data.type]} ${data.symbol}: ${data.title}`;
export const documents = library.filter((d) => d.data.audience === undefined);
/** The handbooks of one audience (K L53). */
export const handbooksOf = (audience: HandbookAudience) => library.filter((d) => d.data.audience === audience);
export const lesson = (id: string): CollectionEntry<'lessons'> | undefined => lessons.find((l) => l.id === id);
/** Something to learn from or to work by: of which year, on which criteria, for whom; empty: on all, for everybody. */
export interface Material {
  year: number;
  collection: 'documents' | 'topics' | 'lessons';
  id: string;
  title: string;
  criteria: readonly string[];
  audience: readonly string[];
  /** Names of the files that go with it. */
  files: readonly string[];
}
const materialOf = (
  { collection, id, data, body = '' }: CollectionEntry<Material['collection']>,
  year: number,
  audience: readonly string[] = [],
): Material => ({ year, collection, id, title: data.title, criteria: data.criteria, audience, files: attachmentsNamed(body) });
/** The library of every year: documents, topics of the months, lessons of the programmes in force, the newest year first (K L49, K-35). */
export const materials: readonly { year: number; all: readonly Material[] }[] = [
  ...Map.groupBy(
    [
      ...library.map((d) => materialOf(d, Number(d.data.day.slice(0, 4)), d.data.audience && [handbookAudiences[d.data.audience]])),
      ...topics.map((t) =>
        materialOf(
          t,
          Number(t.data.month.slice(0, 4)),
          t.data.audience.map((kind) => unitKinds[kind]),
        ),
      ),
      ...programmes.flatMap(({ lessonSet, period: { from, to } }) =>
        Array.from({ length: Math.min(to, currentYear) - from + 1 }, (_, i) => from + i).flatMap((year) =>
          lessons.filter(({ data }) => data.set === lessonSet?.set).map((l) => materialOf(l, year)),
        ),
      ),
    ],
    ({ year }) => year,
  ),
]
  .map(([year, all]) => ({ year, all }))
  .sort((a, b) => b.year - a.year);
/** The same materials found another way: on which criterion, for whom; each once, the newest of it. */
export const materialsBy = (of: (material: Material) => readonly string[], everything: string) => {
  const once = [...new Map(materials.flatMap(({ all }) => all).map((m) => [`${m.collection}/${m.id}`, m])).values()];
  return [
    ...Map.groupBy(
      once.flatMap((m) => (of(m).length === 0 ? [everything] : of(m)).map((group) => ({ group, m }))),
      ({ group }) => group,
    ),
  ]
    .map(([group, found]) => ({ group, all: found.map(({ m }) => m) }))
    .sort((a, b) => compareVietnamese(a.group, b.group));
};
/** Campaigns and movements by code, with what each programme says of them (Q L11, L20; K L23). */
export const campaigns = [
  ...Map.groupBy(
    programmes.flatMap((p) => p.campaigns.map((campaign) => ({ ...campaign, programme: p }))),
    (c) => c.code,
  ),
].map(([code, said]) => ({ code, name: said[0]!.name, said }));
/** What was written for a campaign. */
export const writtenFor = (campaign: string) => {
  const tagged = (entry: { data: { campaigns: readonly string[] } }) => entry.data.campaigns.includes(campaign);
  return { topics: topics.filter(tagged), stories: stories.filter(tagged), documents: library.filter(tagged) };
};
export const storiesOf = (code: string) => stories.filter((s) => s.data.unit === code);
export const honoursOf = (code: string) => honours.filter((h) => h.data.unit === code);

/** What is said of a branch as a chi đoàn mạnh in a year; undefined where it did not register (K L57, K-17). */
export const strongBranch = (code: string, year: number) => reports.book.strong.find((s) => s.branch === code && s.year === year);

/** What a unit made of the programme for itself: its plans with the document above each, and its guidance (K L59; Q L53; K-48). */
export const ownWorkOf = (code: string, year: number) => {
  const own = reports.book.deeds.filter((d) => d.unit === code && d.year === year);
  return {
    plans: own.filter(({ act }) => act === 'ke_hoach').map(({ day, about, symbol }) => ({ day, symbol, above: document(about) })),
    guided: own.filter(({ act }) => act === 'huong_dan'),
  };
};

/** The days and drives that a branch held with its members in a year, in their order (K-16, Q-50). */
export const activitiesOf = (code: string, year: number) =>
  reports.book.deeds.filter((d) => d.unit === code && d.year === year && (d.act === 'ra_quan' || d.act === 'ngay_ren_luyen'));

/** What a unit suggests to members in a year, criterion by criterion (Q L69, Q-42). */
export const suggestedBy = (code: string, year: number) => reports.book.suggestions.filter((s) => s.unit === code && s.year === year);
const suggesting = new Set(reports.book.suggestions.map((s) => s.unit));
const upFrom = (code: string | null | undefined): readonly string[] => (code ? [code, ...upFrom(unit(code)?.parent)] : []);
/** All that is suggested to members, by the unit above their branches: what these suggest, then that unit and those above it. */
export const suggestionsBelow = new Map(
  [...Map.groupBy(dataset.units.filter(isBranch), (u) => u.parent ?? '')].flatMap(([parent, branches]) => {
    const codes = [...branches.map(({ code }) => code), ...upFrom(parent)].filter((code) => suggesting.has(code));
    return codes.length > 0 ? [[parent, suggestedTo(reports.book.suggestions, codes)] as const] : [];
  }),
);

/** Who reported an event, by the books of the organisation's branches: each once, with the days on which it held it (Q L37, L46; ). */
export const reportedBy = ({ organisation }: Pick<Programme, 'organisation'>, year: number, { kind, from, to }: ProgrammeEvent) => {
  const held = reports.book.deeds.filter(
    (d) => d.act === kind && d.year === year && from <= d.day && d.day <= to && unit(d.unit)?.organisation === organisation,
  );
  return [...Map.groupBy(held, (d) => d.unit)]
    .map(([code, deeds]) => ({ code, name: unitName(code), days: deeds.map((d) => d.day) }))
    .sort(byName);
};

export const byName = (a: { name: string }, b: { name: string }) => compareVietnamese(a.name, b.name);
