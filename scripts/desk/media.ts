import { mediaFault, mediaFaults, mediaFolder, stripMetadata } from '../../src/domain/index.ts';
import { pictureOpens } from '../../src/repository/decode-pictures.ts';
import { Refused } from './answers.ts';
import { type TreeChange, type DeskStore } from './store.ts';

/** Pictures and files at the desk: what may come in, under what name, and which of them belong to an entry. */

/** What was uploaded and stands in no entry yet; a tree, never a part of main. */
export const uploadsRef = 'refs/desk/media';

/** A file as the browser sends it. */
export interface Asset {
  path: string;
  content: string;
  encoding: 'base64';
}
interface TakenFile {
  /** The file's name as the text of the entry calls it. */
  called: string;
  name: string;
  bytes: Uint8Array;
}

/**
 * A file without what it says of its maker, under a name that the site takes. Throws when its bytes are none that we take, or
 * are a picture that does not open.
 */
export const takeIn = async ({ path, content }: Asset): Promise<TakenFile> => {
  const called = path.slice(`${mediaFolder}/`.length);
  const bytes = stripMetadata(Buffer.from(content, 'base64'));
  const name = plainName(called);
  const fault = mediaFault(name, bytes) ?? ((await pictureOpens(name, bytes)) ? undefined : 'hong');
  if (fault === undefined) return { called, name, bytes };
  const { reason, cure } = mediaFaults[fault];
  throw new Refused(422, `Chưa nhận tệp “${called}”: ${reason}. ${cure}`, { code: 'tep-khong-nhan' });
};

const plainName = (called: string): string => {
  const [stem, ending] = [called.replace(/\.[^.]*$/, ''), called.includes('.') ? called.split('.').at(-1)! : ''];
  const plain = stem
    .normalize('NFD')
    .replace(/[đĐ]/g, 'd')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return `${plain || 'tep'}.${ending.toLowerCase()}`;
};

/** The same name with a sign of what is in the file, so that two pictures of one name can stand side by side. */
const distinct = (name: string, id: string): string => name.replace(/(\.[^.]*)$/, `-${id.slice(0, 8)}$1`);

/** Names of the files that a text speaks of. */
export const mediaNamed = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(/@media\/([^\s"'()<>[\]#?]+)/g)].map(([, name]) => decoded(name!)));
const decoded = (name: string): string => {
  try {
    return decodeURI(name);
  } catch {
    return name;
  }
};
const renamed = (text: string, from: string, to: string): string =>
  text.replace(/@media\/([^\s"'()<>[\]#?]+)/g, (whole, name: string) => (decoded(name) === from ? `@media/${to}` : whole));

/**
 * Files that the entry names and `standing` does not have, as changes to its tree, and the text with the names under
 * which they stand. A name that `standing` has for another picture is not taken from it.
 * @param sources trees in which a file may lie that was not sent again
 */
export const settleMedia = async (
  store: DeskStore,
  text: string,
  given: { assets: readonly Asset[]; sources: readonly (string | undefined)[]; standing: string },
): Promise<{ text: string; changes: TreeChange[] }> => {
  const named = mediaNamed(text);
  const sent = new Map((await Promise.all(given.assets.map(takeIn))).map((taken) => [taken.called, taken]));
  const changes: TreeChange[] = [];
  let settled = text;
  for (const called of named) {
    const taken = sent.get(called);
    const name = taken?.name ?? called;
    const id = taken ? await store.write(taken.bytes) : await firstOf(store, given.sources, `${mediaFolder}/${called}`);
    if (id === undefined) continue;
    const there = await store.fileIn(given.standing, `${mediaFolder}/${name}`);
    const free = there === undefined || there === id ? name : distinct(name, id);
    if (there !== id) changes.push({ path: `${mediaFolder}/${free}`, id });
    if (free !== called) settled = renamed(settled, called, free);
  }
  return { text: settled, changes };
};

/** A file in the first of these trees that has it. */
export const firstOf = async (store: DeskStore, trees: readonly (string | undefined)[], path: string): Promise<string | undefined> => {
  for (const tree of trees) {
    const id = await store.fileIn(tree, path);
    if (id !== undefined) return id;
  }
  return undefined;
};

/** A file as the desk's page takes it. */
export const mediaFile = async (store: DeskStore, { path, id }: { path: string; id: string }) => {
  const content = await store.reading((objects) => objects.read(id));
  return { id, content: content!.toString('base64'), encoding: 'base64', path, name: path.split('/').at(-1)! };
};

/** Keeps a file until an entry names it. */
export const keepUpload = async (store: DeskStore, main: string, asset: Asset) => {
  const { name, bytes } = await takeIn(asset);
  const id = await store.write(bytes);
  const uploads = await store.resolve(uploadsRef);
  const taken = [await store.fileIn(main, `${mediaFolder}/${name}`), await store.fileIn(uploads, `${mediaFolder}/${name}`)];
  const path = `${mediaFolder}/${taken.every((there) => there === undefined || there === id) ? name : distinct(name, id)}`;
  await store.move([{ ref: uploadsRef, from: uploads, to: await store.treeWith(uploads, [{ path, id }]) }]);
  return mediaFile(store, { path, id });
};

/** Everything that an entry could name: main's files, and what was uploaded. */
export const mediaAtHand = async (store: DeskStore, main: string): Promise<{ path: string; id: string }[]> => {
  const uploads = await store.resolve(uploadsRef);
  const kept = uploads === undefined ? [] : await store.filesIn(uploads, mediaFolder);
  const files = [...kept, ...(await store.filesIn(main, mediaFolder))];
  return [...new Map(files.map((file) => [file.path, file])).values()];
};
