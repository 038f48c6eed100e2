import { z } from 'zod';
import { collections, mediaFolder, type CollectionName } from '../../src/domain/index.ts';
import { defaultsOf } from '../../src/desk/lookup.ts';
import { mergeEntry } from '../../src/desk/merge-entry.ts';
import { changedMeanwhile, noDraft, Refused, type TwoVersions, twoVersions, type Version } from './answers.ts';
import { type Asset, mediaNamed, settleMedia, uploadsRef } from './media.ts';
import { type TreeChange, type DeskStore, mainRef, type Move } from './store.ts';

/**
 * Drafts: one commit on the version of main that it was begun from, under `refs/heads/cms/<collection>/<slug>`. A draft is
 * what its author changed since then of her own entry, and the pictures that entry names; nothing else that may lie in
 * its tree counts.
 */

export interface DraftName {
  collection: CollectionName;
  slug: string;
}
/** What is kept of a draft beside its commit. */
const noteSchema = z.strictObject({ status: z.string(), files: z.array(z.string()) });
type Note = z.infer<typeof noteSchema>;

export interface Draft extends DraftName {
  tip: string;
  /** The commit it was begun from; undefined where it shares no history with main. */
  base: string | undefined;
  status: string;
  /** Paths of the entry, in its tree and in main. */
  files: readonly string[];
  note: string | undefined;
}

export const firstStatus = 'draft';
const draftRef = ({ collection, slug }: DraftName) => `refs/heads/cms/${collection}/${slug}`;
const noteRef = ({ collection, slug }: DraftName) => `refs/desk/drafts/${collection}/${slug}`;
const pathOf = ({ collection, slug }: DraftName) => `content/${collections[collection].folder}/${slug}.md`;
export const mainTip = async (store: DeskStore): Promise<string> => (await store.resolve(mainRef))!;

export const draftNames = async (store: DeskStore): Promise<string[]> => {
  const refs = await store.git('for-each-ref', '--format=%(refname)', 'refs/heads/cms/');
  return refs.split('\n').flatMap((ref) => {
    const name = ref.slice('refs/heads/cms/'.length);
    return name.split('/').length === 2 && Object.hasOwn(collections, name.split('/')[0]!) ? [name] : [];
  });
};

export const findDraft = async (store: DeskStore, name: DraftName): Promise<Draft | undefined> => {
  const tip = await store.resolve(draftRef(name));
  if (tip === undefined) return undefined;
  const note = await store.resolve(noteRef(name));
  const base = await store.mergeBase(await mainTip(store), tip);
  const { status, files } =
    note === undefined ? await formerNote(store, name, { tip, base }) : noteSchema.parse(JSON.parse((await store.text(note))!));
  return { ...name, tip, base, status, files, note };
};

/** Drafts of former versions: the status stood in the clone's settings, and a branch might hold other entries too. */
const formerNote = async (store: DeskStore, name: DraftName, { tip, base }: { tip: string; base: string | undefined }): Promise<Note> => {
  const label = await store.git('config', `branch.cms/${name.collection}/${name.slug}.description`).catch(() => '');
  const status = label.split('/').at(-1) || firstStatus;
  const own = pathOf(name);
  if (base === undefined || (await store.fileIn(tip, own)) !== undefined) return { status, files: [own] };
  const others = await store.changedBetween(base, tip, own.slice(0, own.lastIndexOf('/')));
  return { status, files: [others.find(({ path, after }) => after !== undefined && path.endsWith('.md'))?.path ?? own] };
};

export const draftOf = async (store: DeskStore, name: DraftName): Promise<Draft> => {
  const draft = await findDraft(store, name);
  if (draft === undefined) throw noDraft();
  return draft;
};

/** What a draft changes: its entry (also where its text is main's again), and the pictures that the entry names. */
export const changesOf = async (store: DeskStore, { tip, base, files }: Draft) => {
  const changes: { path: string; id: string; newFile: boolean }[] = [];
  const named = new Set<string>();
  for (const path of files) {
    const id = await store.fileIn(tip, path);
    if (id === undefined) continue;
    changes.push({ path, id, newFile: (await store.fileIn(base, path)) === undefined });
    for (const name of mediaNamed((await store.text(id))!)) named.add(`${mediaFolder}/${name}`);
  }
  for (const path of named) {
    const [id, before] = [await store.fileIn(tip, path), await store.fileIn(base, path)];
    if (id !== undefined && id !== before) changes.push({ path, id, newFile: before === undefined });
  }
  return changes;
};

const versionOf = async (store: DeskStore, id: string | undefined): Promise<Version | null> => {
  const data = await store.text(id);
  return id === undefined || data === undefined ? null : { id, data };
};

/** One file of a save, as the page sends it. */
export interface Saved {
  slug: string;
  path: string;
  raw: string;
  newPath?: string | undefined;
  base: string | null;
  settled?: string | null | undefined;
}
interface Saving {
  name: DraftName;
  dataFiles: readonly Saved[];
  assets: readonly Asset[];
  message: string;
  status: string;
}

/**
 * Saves a draft. Where somebody saved since the form was opened, both are put together field by field, or nothing is
 * written and the answer is both versions. Throws `Refused`.
 */
export const saveDraft = async (store: DeskStore, { name, dataFiles, assets, message, status }: Saving) => {
  const folder = `content/${collections[name.collection].folder}/`;
  if (!dataFiles.every(({ path, newPath = path }) => path.startsWith(folder) && newPath.startsWith(folder)))
    throw new Refused(403, 'Một bản nháp chỉ ghi được vào thư mục của loại bài ấy.');
  const main = await mainTip(store);
  const before = await findDraft(store, name);
  const conflicts: TwoVersions[] = [];
  const texts: { path: string; text: string; merged: boolean }[] = [];
  for (const file of dataFiles) {
    const settledNow = file.settled === undefined || (file.settled ?? undefined) === (await store.fileIn(main, file.path));
    const found = await mergeSaved(store, file, before?.tip ?? main, before !== undefined);
    if (!settledNow && 'text' in found) throw twoVersions([await mainAgainst(store, file, before, main)]);
    if ('text' in found) texts.push({ path: file.newPath ?? file.path, ...found });
    else conflicts.push(found);
  }
  if (conflicts.length > 0) throw changedMeanwhile(conflicts);

  const settled = dataFiles.some((file) => file.settled !== undefined);
  const base = before === undefined || settled ? main : before.base;
  const moved = dataFiles.filter(({ path, newPath }) => newPath !== undefined && newPath !== path).map(({ path }) => path);
  const changes: TreeChange[] = moved.map((path) => ({ path, id: undefined }));
  const untouched = (before?.files ?? []).filter((path) => !moved.includes(path) && texts.every((text) => text.path !== path));
  for (const path of untouched) changes.push({ path, id: await store.fileIn(before?.tip, path) });
  const files = [];
  for (const { path, text, merged } of texts) {
    const sources = [before?.tip, await store.resolve(uploadsRef)];
    const media = await settleMedia(store, text, { assets, sources, standing: base ?? main });
    const id = await store.write(media.text);
    changes.push({ path, id }, ...media.changes);
    files.push({ path, id, data: media.text, merged });
  }
  const tree = (await store.treeWith(base, changes))!;
  const isNew =
    files.every(({ path }) => before !== undefined && before.files.includes(path)) &&
    (await store.fileIn(base, files[0]!.path)) === undefined;
  const subject = isNew ? await store.git('log', '-1', '--format=%B', before!.tip) : message;
  const tip = await store.commit(tree, base === undefined ? [] : [base], subject);
  const note = await writeNote(store, {
    status: before?.status ?? status,
    files: [...new Set([...(before?.files ?? []), ...moved, ...files.map(({ path }) => path)])],
  });
  await store.move([
    { ref: draftRef(name), from: before?.tip, to: tip },
    { ref: noteRef(name), from: before?.note, to: note },
  ]);
  return {
    message: 'Đã lưu bản nháp.',
    merged: files.some(({ merged }) => merged),
    files: files.map(({ path, id, data }) => ({ path, id, data })),
  };
};

const writeNote = (store: DeskStore, note: Note): Promise<string> => store.write(JSON.stringify(note));

/** What is to be saved of one file, or the two versions of it. */
const mergeSaved = async (
  store: DeskStore,
  { path, raw, base }: Saved,
  standing: string,
  isDraft: boolean,
): Promise<{ text: string; merged: boolean } | TwoVersions> => {
  const current = await versionOf(store, await store.fileIn(standing, path));
  if (base === null) return current ? { path, base: null, current } : { text: raw, merged: false };
  const opened = await versionOf(store, base);
  if (current === null) {
    // Taken off the site, or deleted: the text goes on as a draft where nothing of it was written after that.
    const kept = opened && mergeEntry({ base: opened.data, theirs: opened.data, mine: raw }, defaultsOf(path)).text;
    return kept === opened?.data && kept !== undefined && !isDraft ? { text: kept!, merged: false } : { path, base: opened, current: null };
  }
  const { text } = mergeEntry({ base: opened?.data ?? null, theirs: current.data, mine: raw }, defaultsOf(path));
  return text === null ? { path, base: opened, current } : { text, merged: current.id !== base };
};

const mainAgainst = async (store: DeskStore, { path, raw }: Saved, draft: Draft | undefined, main: string): Promise<TwoVersions> => ({
  path,
  base: await versionOf(store, await store.fileIn(draft?.base, path)),
  current: await versionOf(store, await store.fileIn(main, path)),
  draft: { id: await store.write(raw), data: raw },
});

/** A draft put onto main as main stands now: the changes, or a refusal with both versions of what differs. */
export const draftOnMain = async (
  store: DeskStore,
  draft: Draft,
  main: string,
): Promise<{ changes: TreeChange[]; texts: Map<string, string | null> }> => {
  const conflicts: TwoVersions[] = [];
  const changes: TreeChange[] = [];
  const texts = new Map<string, string | null>();
  for (const path of draft.files) {
    const [base, theirs, mine] = [
      await store.fileIn(draft.base, path),
      await store.fileIn(main, path),
      await store.fileIn(draft.tip, path),
    ];
    if (mine === base) continue;
    const text = await putTogether(store, path, { base, theirs, mine });
    if (text === undefined) {
      const [was, current, written] = [await versionOf(store, base), await versionOf(store, theirs), await versionOf(store, mine)];
      conflicts.push({ path, base: was, current, draft: written });
    } else if (text === null) {
      texts.set(path, null);
      changes.push({ path, id: undefined });
    } else {
      const media = await settleMedia(store, text, { assets: [], sources: [draft.tip], standing: main });
      texts.set(path, media.text);
      changes.push({ path, id: await store.write(media.text) }, ...media.changes);
    }
  }
  if (conflicts.length > 0) throw twoVersions(conflicts);
  return { changes, texts };
};

/** The text of both; null: the file goes; undefined: a person has to choose. */
const putTogether = async (
  store: DeskStore,
  path: string,
  { base, theirs, mine }: { base: string | undefined; theirs: string | undefined; mine: string | undefined },
): Promise<string | null | undefined> => {
  if (theirs === base || theirs === mine) return mine === undefined ? null : (await store.text(mine))!;
  if (theirs === undefined || mine === undefined) return undefined;
  const was = await store.text(base);
  const versions = { base: was ?? null, theirs: (await store.text(theirs))!, mine: (await store.text(mine))! };
  return mergeEntry(versions, defaultsOf(path)).text ?? undefined;
};

/** Main with the draft on it, under its own subject; the draft is over then. Nothing of it happens, or all. */
export const publishDraft = async (store: DeskStore, draft: Draft, main: string, changes: readonly TreeChange[]): Promise<void> => {
  const tree = (await store.treeWith(main, changes))!;
  const unchanged = draft.base === main && (await store.resolve(`${draft.tip}^{tree}`)) === tree;
  const parents = draft.base === undefined ? [main] : [main, draft.tip];
  const tip = unchanged ? draft.tip : await store.commit(tree, parents, `Gộp bản nháp “${draft.slug}”`);
  await store.move([{ ref: mainRef, from: main, to: tip }, ...endOf(draft)]);
};

const endOf = (draft: Draft): Move[] => [
  { ref: draftRef(draft), from: draft.tip, to: undefined },
  ...(draft.note === undefined ? [] : [{ ref: noteRef(draft), from: draft.note, to: undefined }]),
];

export const dropDraft = async (store: DeskStore, name: DraftName): Promise<void> => {
  const draft = await findDraft(store, name);
  if (draft) await store.move(endOf(draft));
};

export const setStatus = async (store: DeskStore, name: DraftName, status: string): Promise<void> => {
  const draft = await draftOf(store, name);
  const note = await writeNote(store, { status, files: [...draft.files] });
  await store.move([{ ref: noteRef(draft), from: draft.note, to: note }]);
};

/** A publication that was cut off after main had moved leaves its draft behind: everything in it stands in main's history. */
export const endPublished = async (store: DeskStore): Promise<void> => {
  const main = await mainTip(store);
  for (const key of await draftNames(store)) {
    const [collection, slug] = key.split('/') as [CollectionName, string];
    const draft = await findDraft(store, { collection, slug });
    if (draft && (await store.isIn(draft.tip, main))) await store.move(endOf(draft));
  }
};
