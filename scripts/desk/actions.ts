import { collectionNames, collections, mediaFolder, type CollectionName } from '../../src/domain/index.ts';
import { noDraft, Refused } from './answers.ts';
import { beginActions } from './begin.ts';
import { waitingSaid, type WaitingPull } from '../../src/host/waiting.ts';
import type { Copy } from './bring-forward.ts';
import {
  changesOf,
  draftNames,
  draftOf,
  draftOnMain,
  dropDraft,
  findDraft,
  firstStatus,
  mainTip,
  publishDraft,
  saveDraft,
  setStatus,
  type DraftName,
} from './drafts.ts';
import { DeskJudge } from './judge.ts';
import { type Asset, firstOf, keepUpload, mediaAtHand, mediaFile, mediaNamed, takeIn, uploadsRef } from './media.ts';
import type { Action, ParamsOf } from './requests.ts';
import { settingActions } from './settings.ts';
import { type DeskStore, mainRef } from './store.ts';

/** What each request of Decap's proxy protocol does. Each answers with what the page gets, or throws. */
export type Actions = { readonly [A in Action]: (params: ParamsOf<A>) => Promise<unknown> };

/** Requests that change something: they go one after another. The rest read one version each and never wait. */
export const writing: ReadonlySet<Action> = new Set([
  'deleteUnpublishedEntry',
  'persistEntry',
  'updateUnpublishedEntryStatus',
  'publishUnpublishedEntry',
  'persistMedia',
  'deleteFile',
  'deleteFiles',
  'begin',
  'emptySample',
  'beginYear',
  'changeUnits',
  'settle',
  'changeSetting',
  'issueKey',
  'issueKeysBelow',
  'revokeKey',
]);

const nameOfFolder = (folder: string): CollectionName => collectionNames.find((name) => collections[name].folder === folder)!;

const entryAt = async (store: DeskStore, version: string, path: string, label?: string) => {
  const id = await store.fileIn(version, path);
  return { data: (await store.text(id)) ?? null, file: { path, ...(label !== undefined && { label }), id: id ?? null } };
};

/** Reading what stands on main. */
const entryActions = (store: DeskStore) =>
  ({
    entriesByFolder: async ({ folder, extension }) => {
      const main = await mainTip(store);
      const files = await store.filesIn(main, folder);
      const wanted = files.filter(({ path }) => path.endsWith(extension && `.${extension}`));
      return Promise.all(wanted.map(async ({ path, id }) => ({ data: await store.text(id), file: { path, id } })));
    },
    entriesByFiles: async ({ files }) => {
      const main = await mainTip(store);
      return Promise.all(files.map(({ path, label }) => entryAt(store, main, path, label)));
    },
    getEntry: async ({ path }) => entryAt(store, await mainTip(store), path),
  }) satisfies Partial<Actions>;

const named = (id: string | undefined, collection: CollectionName | undefined, slug: string | undefined): DraftName => {
  const [first, second] = id?.split('/') ?? [collection, slug];
  if (!first || !second) throw noDraft();
  return { collection: first as CollectionName, slug: second };
};

/** Pictures that a text may name though main does not have them yet. */
const picturesOf = async (store: DeskStore, path: string, raw: string, sent: readonly Asset[]): Promise<string[]> => {
  const [collection, file] = path.split('/').slice(1) as [string, string];
  const name = { collection: nameOfFolder(collection), slug: file.replace(/\.md$/, '') };
  const sources = [(await findDraft(store, name))?.tip, await store.resolve(uploadsRef)];
  const named = [...mediaNamed(raw)].map((one) => `${mediaFolder}/${one}`);
  const found = await Promise.all(
    named.map(async (one) => sent.some((asset) => asset.path === one) || (await firstOf(store, sources, one)) !== undefined),
  );
  return named.filter((_, index) => found[index]);
};

/** Drafts: reading, keeping, publishing, and what the check would say of a text that is being written. */
const draftActions = (store: DeskStore, judge: DeskJudge) =>
  ({
    unpublishedEntries: () => draftNames(store),
    unpublishedEntry: async ({ id, collection, slug }) => {
      const draft = await draftOf(store, named(id, collection, slug));
      const changes = await changesOf(store, draft);
      const updatedAt = await store.writtenAt(draft.tip);
      return {
        collection: draft.collection,
        slug: draft.slug,
        status: draft.status,
        diffs: changes.map(({ path, newFile }) => ({ id: path, path, newFile })),
        updatedAt,
      };
    },
    unpublishedEntryDataFile: async ({ path, ...name }) => {
      const id = await store.fileIn((await draftOf(store, name)).tip, path);
      if (id === undefined) throw noDraft();
      return { data: await store.text(id), id };
    },
    unpublishedEntryMediaFile: async ({ path, ...name }) => {
      const id = await store.fileIn((await draftOf(store, name)).tip, path);
      if (id === undefined) throw new Refused(404, `Không còn tệp ${path} trong bản nháp.`);
      return mediaFile(store, { path, id });
    },
    persistEntry: ({ dataFiles, assets, options: { collectionName: collection, commitMessage: message, status = firstStatus } }) =>
      saveDraft(store, { name: { collection, slug: dataFiles[0]!.slug }, dataFiles, assets, message, status }),
    updateUnpublishedEntryStatus: async ({ newStatus, ...name }) => {
      await setStatus(store, name, newStatus);
      return { message: 'Đã đổi trạng thái.' };
    },
    deleteUnpublishedEntry: async (name) => {
      await dropDraft(store, name);
      return { message: 'Đã bỏ bản nháp.' };
    },
    publishUnpublishedEntry: async (name) => {
      const [draft, main] = [await draftOf(store, name), await mainTip(store)];
      const { changes, texts } = await draftOnMain(store, draft, main);
      const pictures = changes.map(({ path }) => path).filter((path) => path.startsWith(`${mediaFolder}/`));
      await judge.demand(main, texts, pictures);
      await publishDraft(store, draft, main, changes);
      return { message: 'Đã công bố bài.' };
    },
    judge: async ({ dataFiles, assets }) => {
      await Promise.all(assets.map(takeIn));
      const pictures = await Promise.all(dataFiles.map(({ path, raw }) => picturesOf(store, path, raw, assets)));
      const texts = new Map(dataFiles.map(({ path, raw }) => [path, raw]));
      return { issues: await judge.issues(await mainTip(store), texts, pictures.flat()) };
    },
  }) satisfies Partial<Actions>;

/** Deletes files of main, which nothing may miss, and files that were uploaded and stand in no entry yet. */
const remove = async (
  store: DeskStore,
  judge: DeskJudge,
  { paths, message }: { paths: readonly string[]; message: string },
): Promise<{ message: string }> => {
  const main = await mainTip(store);
  const media = paths.filter((path) => path.startsWith(`${mediaFolder}/`));
  const there = await Promise.all(paths.map(async (path) => ({ path, id: await store.fileIn(main, path) })));
  const gone = there.flatMap(({ path, id }) => (id === undefined ? [] : [{ path, id: undefined }]));
  if (gone.length > 0) await judge.demand(main, new Map(gone.map(({ path }) => [path, null])));
  const uploads = await store.resolve(uploadsRef);
  const left =
    uploads &&
    (await store.treeWith(
      uploads,
      media.map((path) => ({ path, id: undefined })),
    ));
  const tip = gone.length > 0 ? await store.commit((await store.treeWith(main, gone))!, [main], message) : main;
  await store.move([
    ...(gone.length > 0 ? [{ ref: mainRef, from: main, to: tip }] : []),
    ...(uploads && left !== uploads ? [{ ref: uploadsRef, from: uploads, to: left }] : []),
  ]);
  return { message: `Đã xoá ${paths.join(', ')}.` };
};

/** Pictures and files, and deleting what stands on main. */
const fileActions = (store: DeskStore, judge: DeskJudge) =>
  ({
    getMedia: async () => {
      const files = await mediaAtHand(store, await mainTip(store));
      return Promise.all(files.map((file) => mediaFile(store, file)));
    },
    getMediaFile: async ({ path }) => {
      const found = (await mediaAtHand(store, await mainTip(store))).find((file) => file.path === path);
      if (!found) throw new Refused(404, `Không có tệp ${path}.`);
      return mediaFile(store, found);
    },
    persistMedia: async ({ asset }) => keepUpload(store, await mainTip(store), asset),
    deleteFile: ({ path, options }) => remove(store, judge, { paths: [path], message: options.commitMessage }),
    deleteFiles: ({ paths, options }) => remove(store, judge, { paths, message: options.commitMessage }),
  }) satisfies Partial<Actions>;

/** What the desk's server does at each request, on one copy of the repository. */
export const deskActions = ({ store }: Copy, waiting: () => Promise<readonly WaitingPull[]>): Actions => {
  const judge = new DeskJudge(store);
  return {
    info: () => Promise.resolve({ repo: 'desk', publish_modes: ['editorial_workflow'], type: 'local_git' }),
    ...entryActions(store),
    ...draftActions(store, judge),
    ...fileActions(store, judge),
    ...beginActions(store),
    ...settingActions(store),
    // It takes turns itself, and what may go in by now goes in.
    waiting: async () => waitingSaid(await waiting(), new Date()),
    getDeployPreview: () => Promise.resolve(null),
  };
};
