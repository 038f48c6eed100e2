import {
  check,
  compareCodes,
  Cure,
  dayInVietnam,
  parseSubmissionPath,
  stillThere,
  submissionPath,
  type KindName,
  type RawContent,
  type Report,
  type SenderId,
  type TouchedPath,
} from '../../src/domain/index.ts';
import type { Objects } from '../../src/host/objects.ts';
import { placeKey, type Published } from './base.ts';

/** A submission that can be read: what it is, and its bytes. */
type Source = RawContent['submissions'][number];
const sourceOf = (path: string, bytes: Uint8Array): Source => ({ path, chunks: () => [bytes] });

/** A unit's year, whose files are read. */
interface UnitAndYear {
  unit: string;
  year: number;
}

/** A proposal's submissions, and whose they are. */
interface Handed {
  entries: readonly TouchedPath[];
  brought: ReadonlyMap<string, Uint8Array>;
  author: SenderId;
}

/** On which published files, units and entries the judgement of what is brought hangs; `books`: of which the book alone. */
const hangingOn = (published: Published, { entries, brought, author }: Handed) => {
  const places = new Map<string, UnitAndYear>();
  const earlier = new Map<string, UnitAndYear>();
  const books = new Map<string, UnitAndYear>();
  const named = new Set<string>();
  const lists = new Map<number, Map<string, Uint8Array[]>>();
  const units = new Set(published.unitsOfSender(author).map((unit) => unit.code));
  const add = (to: Map<string, UnitAndYear>, unit: string, year: number) => {
    units.add(unit);
    to.set(placeKey(unit, year), { unit, year });
  };
  for (const { path } of entries) {
    const place = parseSubmissionPath(path);
    const unit = place && published.unit(place.unit);
    if (!place || !unit) continue;
    const { kind, year } = place;
    add(places, unit.code, year);
    if (kind === 'cong-nhan') for (const child of published.childrenOf(unit.code)) add(places, child.code, year);
    else if (unit.parent !== undefined) add(places, unit.parent, year);
    if (kind === 'dang-ky') add(earlier, unit.code, year - 1);
    const bytes = brought.get(path);
    // A row of recognitions may name any branch; which one it is decides who should have recognised it.
    if (kind === 'cong-nhan' && bytes) for (const code of wordsIn(bytes, (word) => published.unit(word) !== undefined)) units.add(code);
    if (kind === 'so-viec' && bytes)
      for (const word of wordsIn(bytes, () => true)) {
        named.add(word);
        if (published.unit(word) && word !== unit.code) add(books, word, year);
      }
    if (kind === 'doan-vien' && bytes) {
      const ofYear = lists.get(year) ?? new Map<string, Uint8Array[]>();
      const root = published.rootOf(unit.code);
      lists.set(year, ofYear.set(root, [...(ofYear.get(root) ?? []), bytes]));
    }
  }
  return { places, earlier, books, named, lists, units };
};

/**
 * Judges what is brought together with everything its judgement hangs on, once without the change and once with it:
 * the unit's other files of the year; for recognitions also the files of the branches; for a branch also what its
 * recogniser has recognised; for a unit's book whatever it names, and the books of units that it names. What only warns is
 * read for the second time alone: last year's registrations, and the lists of other branches that name the same members. `leans`: the units whose published files can refuse what is brought.
 */
export const judgeFiles = async (
  published: Published,
  store: Objects,
  handed: Handed,
): Promise<{ before: Report; after: Report; leans: readonly string[] }> => {
  const { entries, brought } = handed;
  const { places, earlier, books, named, lists, units } = hangingOn(published, handed);
  const changed = new Set(entries.filter((entry) => brought.has(entry.path) || !stillThere(entry)).map((entry) => entry.path));
  const read = async (files: readonly { path: string; id: string }[]) =>
    Promise.all(files.map(async ({ path, id }) => sourceOf(path, (await store.read(id))!)));
  const standing = async (of: Iterable<UnitAndYear>, only?: KindName) => {
    const files = (await Promise.all([...of].map(({ unit, year }) => published.submissionsOf(unit, year)))).flat();
    return read(files.filter(({ kind }) => only === undefined || kind === only));
  };
  const aside = await standing(
    [...books].filter(([key]) => !places.has(key)).map(([, place]) => place),
    'so-viec',
  );
  const own = [...(await standing(places.values())), ...aside];
  const last = await standing([...earlier].filter(([key]) => !places.has(key)).map(([, place]) => place));
  const shared = store.isFar ? [] : await sharedLists(published, lists);
  for (const { unit } of shared) units.add(unit);

  const content = {
    ...(await published.contentFor(units, new Set([...places.keys(), ...earlier.keys()]))),
    entries: await published.entriesNamed(named),
  };
  const judge = (sources: readonly Source[]): Report => {
    const report = check({ ...content, submissions: sources }, { today: dayInVietnam(new Date()) });
    if (!report.content) throw new Cure('content/site.json của bản đang công bố chưa đúng khuôn.\n  Chữa: npm run check trên nhánh main.');
    return report;
  };
  const known = new Set(own.map((source) => source.path));
  const around = [...own, ...last, ...shared.map(({ source }) => source).filter(({ path }) => !known.has(path))];
  const kept = around.filter(({ path }) => !changed.has(path));
  const leans = [...new Set([...places.values(), ...books.values()].map(({ unit }) => unit))].sort(compareCodes);
  return { leans, before: judge(own), after: judge([...kept, ...[...brought].map(([path, bytes]) => sourceOf(path, bytes))]) };
};

/** The published lists of members, of the same organisation and year, that name somebody whom a brought list names. */
const sharedLists = async (
  published: Published,
  brought: ReadonlyMap<number, ReadonlyMap<string, readonly Uint8Array[]>>,
): Promise<{ unit: string; source: Source }[]> => {
  const found: { unit: string; source: Source }[] = [];
  for (const [year, organisations] of brought)
    for (const [root, files] of organisations) {
      const couldBeMember = (word: string) => /[a-z]/.test(word) && /\d/.test(word) && published.unit(word) === undefined;
      const members = new Set(files.flatMap((bytes) => [...wordsIn(bytes, couldBeMember)]));
      const lists = published.unitsOf(root).map(async (unit) => {
        const path = submissionPath(unit, year, 'doan-vien');
        const bytes = await published.read(path);
        if (bytes && wordsIn(bytes, (word) => members.has(word)).size > 0) found.push({ unit, source: sourceOf(path, bytes) });
      });
      await Promise.all(lists);
    }
  return found;
};

/** The words of a file, in small letters, that are wanted: however the file is written, codes stand in it letter by letter. */
const wordsIn = (bytes: Uint8Array, wanted: (word: string) => boolean): Set<string> => {
  const words = new Set<string>();
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1').replaceAll('\0', '').toLowerCase();
  for (const [word] of text.matchAll(/[a-z0-9]+(?:-[a-z0-9]+)*/g)) if (!words.has(word) && wanted(word)) words.add(word);
  return words;
};
