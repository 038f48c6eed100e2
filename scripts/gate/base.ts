import {
  collections,
  contactLines,
  Cure,
  fold,
  isSenderOf,
  parseSubmissionPath,
  readEntry,
  submissionsFolder,
  type KindName,
  type RawContent,
  type SenderId,
  type Site,
  type Unit,
} from '../../src/domain/index.ts';

import type { Objects } from '../../src/host/objects.ts';
import type { Clearance } from '../../src/host/event.ts';
import { isObjectId, ObjectStore } from '../../src/repository/objects.ts';

/** A key as a unit's file keeps it. */
export type UnitKey = Unit['keys'][number];
/** Keys of a unit that are written nowhere: those of this machine, where whoever sits at it needs none. */
export type OwnKeys = (unit: string) => readonly UnitKey[];

/** A unit as its file lists it: only what is needed to find out which units matter. The schema judges those later. */
interface ListedUnit {
  code: string;
  name?: string;
  parent?: string;
  stewards?: number[];
  keys?: UnitKey[];
}

/**
 * What stands published at one commit, read piece by piece: an organisation has thousands of units and files, a change
 * concerns a handful.
 */
export class Published {
  readonly #store: Objects;
  readonly commit: string;
  readonly #unitFiles: readonly { path: string; units: readonly ListedUnit[] }[];
  readonly #units: ReadonlyMap<string, ListedUnit>;

  private constructor(store: Objects, commit: string, unitFiles: readonly { path: string; units: readonly ListedUnit[] }[]) {
    this.#store = store;
    this.commit = commit;
    this.#unitFiles = unitFiles;
    this.#units = new Map(unitFiles.flatMap((file) => file.units.map((unit) => [unit.code, unit])));
  }

  /**
   * Opens what stands published at a commit. Throws a cure when its units cannot be read: nothing can be judged then.
   * @param ownKeys keys of a unit that count beside those that stand published
   */
  static async at(store: Objects, commit: string, ownKeys: OwnKeys = () => []): Promise<Published> {
    const files = (await filesIn(store, commit, 'content/units')).filter((path) => path.endsWith('.json'));
    const unitFiles = await Promise.all(
      files.map(async (path) => {
        const { units } = (await jsonAt(store, commit, path)) as { units?: unknown };
        const listed = Array.isArray(units) ? (units as ListedUnit[]) : [];
        return { path, units: listed.map((unit) => withKeys(unit, ownKeys(unit.code))) };
      }),
    );
    return new Published(store, commit, unitFiles);
  }

  unit(code: string): ListedUnit | undefined {
    return this.#units.get(code);
  }

  /** Finds the unit that a text means: by its code, or by its name where only one is called so. */
  unitFinder(): (text: string) => string | undefined {
    const named = new Map<string, string | undefined>();
    for (const { code, name = code } of this.#units.values()) named.set(fold(name), named.has(fold(name)) ? undefined : code);
    return (text) => (this.unit(text) ? text : named.get(fold(text)));
  }

  childrenOf(code: string): readonly ListedUnit[] {
    return [...this.#units.values()].filter((unit) => unit.parent === code);
  }

  /** The organisation a unit belongs to. */
  rootOf(code: string): string {
    let unit = this.unit(code);
    for (let steps = 0; unit?.parent !== undefined && steps < 20; steps++) unit = this.unit(unit.parent) ?? unit;
    return unit?.code ?? code;
  }

  /** The unit that stands above all of these, or is the one; undefined where they have none in common. */
  unitAbove(codes: readonly string[]): string | undefined {
    const line = (code: string): string[] => {
      const found: string[] = [];
      for (let unit = this.unit(code); unit && found.length < 20; unit = unit.parent === undefined ? undefined : this.unit(unit.parent))
        found.push(unit.code);
      return found;
    };
    const [first, ...others] = codes.map(line);
    return first?.find((code) => others.every((other) => other.includes(code)));
  }

  /** Whom people of these organisations may ask, a line each; without one that is known, everybody whom the site names. */
  async contacts(roots: readonly string[]): Promise<readonly string[]> {
    const { contacts = [] } = (await jsonAt(this.#store, this.commit, 'content/site.json')) as { contacts?: Site['contacts'] };
    const own = contacts.filter(({ organisation }) => roots.includes(organisation));
    return contactLines(own.length > 0 ? own : contacts);
  }

  /** All units of an organisation. */
  unitsOf(root: string): readonly string[] {
    return [...this.#units.keys()].filter((code) => this.rootOf(code) === root);
  }

  /** The units that name this sender as their own. */
  unitsOfSender(sender: SenderId): readonly ListedUnit[] {
    return [...this.#units.values()].filter((unit) => isSenderOf(unit, sender));
  }

  /** Whether somebody has looked who hands in for no unit, or looks after the whole. */
  hasSeen(seen: Clearance = false): boolean {
    return typeof seen === 'object' ? this.unitsOfSender(seen.unlessSteward).length === 0 : seen;
  }

  /** The unit that a key was issued to, by what is kept of the key; undefined for one that is none, or is no more. */
  unitOfKey(hash: string): ListedUnit | undefined {
    return [...this.#units.values()].find(({ keys = [] }) => keys.some((key) => key.hash === hash));
  }

  /** Everything but submissions and entries that the judgement of these units needs: the units with all above them, their programmes. */
  async contentFor(units: ReadonlySet<string>, places: ReadonlySet<string>): Promise<Omit<RawContent, 'submissions' | 'entries'>> {
    const wanted = new Set<string>();
    const roots = new Set<string>();
    for (const code of units)
      for (let unit = this.unit(code); unit; unit = unit.parent === undefined ? undefined : this.unit(unit.parent)) {
        if (unit.parent === undefined) roots.add(unit.code);
        if (wanted.has(unit.code)) break;
        wanted.add(unit.code);
      }
    const [site, exceptions, programmes] = await Promise.all([
      jsonAt(this.#store, this.commit, 'content/site.json'),
      this.#store
        .find(`${this.commit}:content/exceptions.json`)
        .then((found) => found && jsonAt(this.#store, this.commit, 'content/exceptions.json')),
      filesIn(this.#store, this.commit, 'content/programmes').then((paths) =>
        Promise.all(paths.map(async (path) => ({ path, data: await jsonAt(this.#store, this.commit, path) }))),
      ),
    ]);
    const listed = (exceptions as { exceptions?: { unit: string; year: number }[] } | undefined)?.exceptions ?? [];
    return {
      site: { path: 'content/site.json', data: site },
      exceptions: {
        path: 'content/exceptions.json',
        data: { exceptions: listed.filter(({ unit, year }) => places.has(placeKey(unit, year))) },
      },
      units: this.#unitFiles
        .map(({ path, units: all }) => ({ path, data: { units: all.filter((unit) => wanted.has(unit.code)) } }))
        .filter(({ data }) => data.units.length > 0),
      programmes: programmes.filter(({ data }) => roots.has((data as { organisation?: string }).organisation ?? '')),
      strays: [],
    };
  }

  /** The documents and lessons among some words: a unit's book names them by their ids. */
  async entriesNamed(words: ReadonlySet<string>): Promise<RawContent['entries']> {
    const found = (['documents', 'lessons'] as const).map(async (collection) => {
      const folder = `content/${collections[collection].folder}`;
      const ids = (await this.namesIn(folder)).map((name) => name.replace(/\.md$/, '')).filter((id) => words.has(id));
      const read = ids.map(async (id) => {
        const path = `${folder}/${id}.md`;
        const entry = readEntry((await this.read(path))!);
        return 'reason' in entry ? [] : [{ path, collection, id, data: entry.data, body: '' }];
      });
      return (await Promise.all(read)).flat();
    });
    return (await Promise.all(found)).flat();
  }

  /** The submissions of one unit and year that stand published. */
  async submissionsOf(unit: string, year: number): Promise<readonly { path: string; kind: KindName; id: string }[]> {
    const folder = `${submissionsFolder}/${unit}/${year}`;
    const entries = (await this.#store.list(`${this.commit}:${folder}`)) ?? [];
    return entries.flatMap(({ name, id }) => {
      const path = `${folder}/${name}`;
      const place = parseSubmissionPath(path);
      return place ? [{ path, kind: place.kind, id }] : [];
    });
  }

  /** What stands published under a path. */
  read(path: string): Promise<Buffer | undefined> {
    return this.#store.read(`${this.commit}:${path}`);
  }

  /** The names in a published folder; `''` is the top. */
  async namesIn(folder: string): Promise<readonly string[]> {
    const entries = (await this.#store.list(`${this.commit}:${folder}`)) ?? [];
    return entries.map(({ name }) => Buffer.from(name, 'latin1').toString('utf8'));
  }

  /** The id of what stands published under a path. */
  async idOf(path: string): Promise<string | undefined> {
    return (await this.#store.find(`${this.commit}:${path}`))?.id;
  }
}

const withKeys = (unit: ListedUnit, more: readonly UnitKey[]): ListedUnit =>
  more.length === 0 ? unit : { ...unit, keys: [...(unit.keys ?? []), ...more] };

/** The account of the hand-in service, where what stands published names one. */
export const serviceAt = async (repository: string, commit: string): Promise<number | undefined> => {
  if (!isObjectId(commit)) return undefined;
  const store = new ObjectStore(repository);
  try {
    const { handIn } = (await jsonAt(store, commit, 'content/site.json')) as { handIn?: { account?: unknown } };
    return typeof handIn?.account === 'number' ? handIn.account : undefined;
  } finally {
    store.close();
  }
};

/** A unit and a year under one name. */
export const placeKey = (unit: string, year: number): string => `${unit}/${year}`;

const filesIn = async (store: Objects, commit: string, folder: string): Promise<string[]> => {
  const entries = (await store.list(`${commit}:${folder}`)) ?? [];
  const paths = entries.map(({ mode, name }) =>
    mode === '040000' ? filesIn(store, commit, `${folder}/${name}`) : Promise.resolve([`${folder}/${name}`]),
  );
  return (await Promise.all(paths)).flat();
};

const jsonAt = async (store: Objects, commit: string, path: string): Promise<unknown> => {
  const bytes = await store.read(`${commit}:${path}`);
  try {
    return JSON.parse((bytes ?? '').toString());
  } catch {
    throw new Cure(
      `${path} của bản đang công bố (${commit.slice(0, 8)}) không đọc được.\n  Chữa: npm run check trên nhánh main, rồi sửa tệp ấy.`,
    );
  }
};
