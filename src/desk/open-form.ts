import { fromJS, type List, type Map } from 'immutable';
import { loadUnpublishedEntry } from 'decap-cms-core/dist/esm/actions/editorialWorkflow.js';
import { addAssets } from 'decap-cms-core/dist/esm/actions/media.js';
import { currentBackend } from 'decap-cms-core/dist/esm/backend.js';
import createRootReducer from 'decap-cms-core/dist/esm/reducers/combinedReducer.js';
import { type Action, type EntryName, type State, store } from 'decap-cms-core/dist/esm/redux/index.js';
import { createAssetProxy } from 'decap-cms-core/dist/esm/valueObjects/AssetProxy.js';
import type { DeskConfig } from './config.ts';
import { collectionOf } from './lookup.ts';
import { tidyEntry } from './tidy-entry.ts';

type EntryState = Map<string, unknown>;
type DraftState = Map<string, unknown>;

/** A picture or file that was chosen in the form and is not saved yet. */
export interface DraftFile {
  id: string;
  name: string;
  path: string;
  size: number;
  draft: true;
  file: File;
  field?: unknown;
}

/** The form that is open, as the rest of the desk sees it. */
export interface OpenForm {
  /** Another one each time a form is filled from outside. */
  key: string;
  collection: string;
  /** '' for a new entry. */
  slug: string;
  path: string;
  isNew: boolean;
  changed: boolean;
  persisting: boolean;
  /** Whether a published version stands behind it; a draft of a new entry has none. */
  published: boolean;
}

const draft = () => store.getState().entryDraft;
const entryOf = () => draft().get('entry') as EntryState | undefined;

/** The form that is open; undefined on every other screen, and while an entry is being loaded. */
export const openForm = (): OpenForm | undefined => formIn(draft());
const formIn = (draft: DraftState): OpenForm | undefined => {
  const entry = draft.get('entry') as EntryState | undefined;
  const key = draft.get('key') as string | undefined;
  if (!key || !entry?.get('collection')) return undefined;
  return {
    key,
    collection: entry.get('collection') as string,
    slug: entry.get('slug') as string,
    path: entry.get('path') as string,
    isNew: entry.get('newRecord') === true,
    changed: draft.get('hasChanged') === true,
    persisting: entry.get('isPersisting') === true,
    published: entry.get('newRecord') !== true && (!entry.get('status') || entry.get('isModification') === true),
  };
};

/** Settles once no form holds anything that waits to be saved. */
export const nothingUnsaved = (): Promise<void> =>
  new Promise((resolve) => {
    const look = () => {
      const form = openForm();
      if (form?.changed || form?.persisting) return;
      stop();
      resolve();
    };
    const stop = store.subscribe(look);
    look();
  });

/** What the open form holds at this moment, as data and as the text of its file. */
export const formData = (entry = entryOf()): Record<string, unknown> => (entry?.get('data') as EntryState | undefined)?.toJS() ?? {};
export const formText = (config: DeskConfig, entry = entryOf()): string => {
  const collection = entry && store.getState().collections.get(entry.get('collection') as string);
  if (!collection) return '';
  const { fields = [] } = collectionOf(config, entry.get('collection') as string) ?? {};
  return backend().entryToRaw(collection, entry.set('data', fromJS(tidyEntry(fields, formData(entry)))));
};

const backend = () => currentBackend(store.getState().config);

/** The text that the form was opened from. Decap keeps it beside the data, and never changes it. */
const openedFrom = (): string | null => {
  const entry = entryOf();
  return entry?.get('newRecord') === true ? null : ((entry?.get('raw') as string | undefined) ?? null);
};

/** The data that a file's text holds. */
export const dataOf = (collection: string, text: string): Record<string, unknown> => {
  const found = store.getState().collections.get(collection);
  return found ? backend().entryWithFormat(found)({ raw: text }).data : {};
};

/** Puts a text into the open form as something typed and not yet saved, with the files that belong to it. */
export const fillForm = (text: string, files: readonly DraftFile[] = []): void => {
  const entry = entryOf();
  if (!entry) return;
  store.dispatch(addAssets(files.map(({ path, file, field }) => createAssetProxy({ path, file, field }))));
  const others = (entry.get('mediaFiles') as List<EntryState>).filterNot((one) => files.some(({ id }) => id === one?.get('id')));
  const filled = entry
    .set('data', fromJS(dataOf(entry.get('collection') as string, text)))
    .set('raw', base ?? '')
    .set('mediaFiles', (fromJS(files) as unknown as List<EntryState>).concat(others))
    .delete('isPersisting');
  // The two steps of Decap's own recovery, in one: what it asks in between is asked by the desk, in words that tell more.
  filling = true;
  store.dispatch({ type: 'DRAFT_LOCAL_BACKUP_RETRIEVED', payload: { entry: filled } });
  store.dispatch({ type: 'DRAFT_CREATE_FROM_LOCAL_BACKUP' });
  filling = false;
};
let filling = false;

/** The files chosen in the form and not saved yet. */
export const draftFiles = (): DraftFile[] =>
  ((entryOf()?.get('mediaFiles') as List<EntryState> | undefined)?.toJS() as DraftFile[] | undefined)?.filter(
    (file) => file.draft && (file.file as unknown) instanceof Blob,
  ) ?? [];

/** The names of all files that the desk knows, saved or not. */
export const takenNames = (): ReadonlySet<string> => {
  const saved = (store.getState().mediaLibrary.get('files') as { name: string }[] | undefined) ?? [];
  return new Set([...saved, ...draftFiles()].map(({ name }) => name));
};

/** Reads an entry from the repository into the form. */
const load = (collection: string, slug: string): void => {
  const found = store.getState().collections.get(collection);
  if (found) store.dispatch(loadUnpublishedEntry(found, slug));
};
export const reloadForm = (): void => {
  const form = openForm();
  if (form) load(form.collection, form.slug);
};

/** The entry that the address names; its slug is '' for a new one. */
const addressed = (): { collection: string; slug: string } | undefined => {
  const [, collection, slug = ''] = /^#\/collections\/([^/]+)\/(?:new|entries\/([^?]+))/.exec(location.hash) ?? [];
  return collection === undefined ? undefined : { collection, slug: decoded(slug) };
};
const decoded = (slug: string): string => {
  try {
    return decodeURIComponent(slug);
  } catch {
    return slug;
  }
};

/** Whether somebody has written in the form that the address names, and not saved it. */
export const isBeingWritten = (): boolean => {
  const [form, wanted] = [openForm(), addressed()];
  return form?.changed === true && form.collection === wanted?.collection && form.slug === wanted.slug;
};

/** Decap's editor, once open, shows what it shows whatever the address says: an entry opened from another one is loaded here. */
export const followAddress = (): void => {
  const [form, wanted] = [openForm(), addressed()];
  if (!form || !wanted?.slug || (form.isNew && form.persisting)) return;
  if (form.collection !== wanted.collection || form.slug !== wanted.slug) load(wanted.collection, wanted.slug);
};

/**
 * Decap gives the form whatever answer comes last. One that is about an entry which was left meanwhile is nothing to it:
 * else a text would be written into another entry than the one the address names, or be called saved when it is not.
 */
const isStray = ({ type, payload = {} }: Action, form: OpenForm | undefined): boolean => {
  const entry = payload.entry && ('toJS' in payload.entry ? (payload.entry.toJS() as EntryName) : payload.entry);
  if (type === 'DRAFT_CREATE_FROM_ENTRY') {
    const wanted = addressed();
    return entry?.collection !== wanted?.collection || (wanted?.slug ? entry?.slug !== wanted.slug : entry?.path !== savedAs);
  }
  const { collection = payload.collectionName, slug = payload.entrySlug ?? entry?.slug } = payload;
  return /^(UNPUBLISHED_)?ENTRY_/.test(type) && form !== undefined && (collection !== form.collection || slug !== form.slug);
};

/** The file that a new entry was just saved as, before the address names it. */
let savedAs: string | undefined;
export const setSavedAs = (path: string): void => void (savedAs = path);

export interface FormBefore {
  form: OpenForm;
  base: string | null;
  entry: EntryState;
}

/** What happens to the open form. */
export interface FormWatcher {
  /** An entry was put into the form. `before`: what the form held until then, where it was the same entry. */
  opened: (form: OpenForm, before: FormBefore | undefined) => void;
  typed: (form: OpenForm) => void;
  /** A save went through, and Decap has taken it in. */
  settled: (form: OpenForm) => void;
  closed: () => void;
}

/** The text that the open form's next save starts from. */
let base: string | null = null;
export const formBase = (): string | null => base;
export const setFormBase = (text: string | null): void => void (base = text);

export const watchForm = (watcher: FormWatcher): void => {
  const reduce = createRootReducer();
  store.replaceReducer((state: State, action: Action) => {
    const next = reduce(state, action);
    return isStray(action, formIn(state.entryDraft)) ? { ...next, entryDraft: state.entryDraft } : next;
  });
  let [last, lastForm]: [Map<string, unknown> | undefined, OpenForm | undefined] = [undefined, undefined];
  store.subscribe(() => {
    const now = draft();
    if (now === last) return;
    const entry = last?.get('entry') as EntryState | undefined;
    last = now;
    const form = openForm();
    const before = lastForm;
    lastForm = form;
    if (!form) {
      if (before) watcher.closed();
    } else if (form.key !== before?.key) {
      const same = before?.collection === form.collection && (before.slug === form.slug || (before.isNew && form.path === savedAs));
      const earlier = same && entry ? { form: before, base, entry } : undefined;
      savedAs = undefined;
      base = openedFrom();
      if (filling) watcher.typed(form);
      else watcher.opened(form, earlier);
    } else if (before.persisting && !form.persisting && !form.changed) watcher.settled(form);
    else if (form.changed && !form.persisting && now.getIn(['entry', 'data']) !== entry?.get('data')) watcher.typed(form);
  });
};
