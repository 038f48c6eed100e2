declare module 'decap-cms-locales' {
  export const en: import('./vi.ts').Phrases;
  export const vi: import('./vi.ts').Phrases;
}
/* The package's main file wants a browser; its parts do not. */
declare module 'decap-cms-locales/dist/esm/*/index.js' {
  const phrases: import('./vi.ts').Phrases;
  export default phrases;
}

/* What the desk uses of Decap's own parts, which come without types: the state of the open form, and the way from a form to a file's text. */
declare module 'decap-cms-core/dist/esm/redux/index.js' {
  import type { Map } from 'immutable';
  export interface State {
    config: unknown;
    entryDraft: Map<string, unknown>;
    collections: Map<string, Map<string, unknown>>;
    mediaLibrary: Map<string, unknown>;
  }
  export type EntryName = Partial<Record<'collection' | 'slug' | 'path', string>>;
  export interface Action {
    type: string;
    payload?: Partial<Record<'collection' | 'slug' | 'collectionName' | 'entrySlug', string>> & {
      entry?: Map<string, unknown> | EntryName;
    };
  }
  export const store: {
    getState: () => State;
    replaceReducer: (reduce: (state: State, action: Action) => State) => void;
    dispatch: (action: unknown) => unknown;
    subscribe: (listener: () => void) => () => void;
  };
}
declare module 'decap-cms-core/dist/esm/reducers/combinedReducer.js' {
  import type { Action, State } from 'decap-cms-core/dist/esm/redux/index.js';
  export default function createRootReducer(): (state: State, action: Action) => State;
}
declare module 'decap-cms-core/dist/esm/lib/polyfill.js' {}
declare module 'decap-cms-core/dist/esm/backend.js' {
  import type { Map } from 'immutable';
  type Entry = Map<string, unknown>;
  type Collection = Map<string, unknown>;
  export class Backend {
    entryToRaw(collection: Collection, entry: Entry): string;
    entryWithFormat(collection: Collection): (entry: { raw: string }) => { data: Record<string, unknown> };
    getLocalDraftBackup(collection: Collection, slug: string): Promise<object>;
    persistLocalDraftBackup(entry: Entry, collection: Collection): Promise<void>;
    deleteLocalDraftBackup(collection: Collection, slug: string | false): Promise<void>;
  }
  export const currentBackend: (config: unknown) => Backend;
}
declare module 'decap-cms-core/dist/esm/actions/editorialWorkflow.js' {
  import type { Map } from 'immutable';
  export const loadUnpublishedEntry: (collection: Map<string, unknown>, slug: string) => unknown;
}
declare module 'decap-cms-core/dist/esm/actions/media.js' {
  export const addAssets: (assets: readonly unknown[]) => unknown;
}
declare module 'decap-cms-core/dist/esm/valueObjects/AssetProxy.js' {
  export const createAssetProxy: (asset: { path: string; file?: File; field?: unknown }) => unknown;
}
declare module 'decap-cms-lib-util' {
  interface Storage {
    getItem: <T>(key: string) => Promise<T | null>;
    setItem: <T>(key: string, value: T) => Promise<T>;
    removeItem: (key: string) => Promise<void>;
    iterate: <T>(each: (value: T, key: string) => void) => Promise<void>;
  }
  export const localForage: { createInstance: (options: { name: string }) => Storage };
}
