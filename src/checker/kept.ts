import { get, update } from 'idb-keyval';
import type { HandIn, HandInStanding } from '../domain/index.ts';

/**
 * What this device keeps of handing in: presses that are not through yet, receipts, and the unit's key where somebody asked for
 * it. Nobody but this page reads it. A browser that keeps nothing still hands in; it only forgets when the page is closed.
 */

/** A press on its way, with the names of what is in it. */
export interface Waiting {
  id: string;
  /** The moment it may be sent again. */
  due: number;
  asked: HandIn;
  what: string;
  /** The page of the unit: code and year. */
  unit: string;
}

/** What was handed in, by whichever way. Without a number nobody but people can tell how it went on. */
export interface KeptReceipt extends Omit<HandInStanding, 'number' | 'state'> {
  id: string;
  number?: string | undefined;
  state: HandInStanding['state'] | 'da-giao';
  what: string;
  /** Of which file how many rows were taken: what the sender alone was told. */
  rows?: string;
  unit: string;
}

interface Kept {
  waiting: Waiting[];
  receipts: KeptReceipt[];
  key: string;
}
const nothing: Kept = { waiting: [], receipts: [], key: '' };
const mostReceipts = 50;

/** What stands in for a store that the browser refuses. */
let inMemory = nothing;
let isRefused = false;
const name = 'nop';

/** Whoever only checks leaves nothing behind: the store is not opened before there is something to keep. */
const begun = async (): Promise<boolean> =>
  typeof indexedDB.databases !== 'function' || (await indexedDB.databases()).some((one) => one.name === 'keyval-store');

export const kept = async (): Promise<Kept> => {
  try {
    if (isRefused || !(await begun())) return inMemory;
    return { ...nothing, ...(await get<Kept>(name)) };
  } catch {
    return inMemory;
  }
};

/** Tells whether the browser keeps it: what was written is read back. */
const change = async (make: (before: Kept) => Kept): Promise<boolean> => {
  inMemory = make(await kept());
  try {
    await update<Kept>(name, (before) => make({ ...nothing, ...before }));
    isRefused = (await get<Kept>(name)) === undefined;
  } catch {
    isRefused = true;
  }
  return !isRefused;
};

export const keepWaiting = (one: Waiting): Promise<boolean> =>
  change((before) => ({ ...before, waiting: [...before.waiting.filter(({ id }) => id !== one.id), one] }));
export const dropWaiting = (gone: string): Promise<boolean> =>
  change((before) => ({ ...before, waiting: before.waiting.filter(({ id }) => id !== gone) }));
/** The newest first; the same receipt once. */
export const keepReceipt = (one: KeptReceipt): Promise<boolean> =>
  change((before) => ({ ...before, receipts: [one, ...before.receipts.filter(({ id }) => id !== one.id)].slice(0, mostReceipts) }));
export const changeReceipt = (one: KeptReceipt): Promise<boolean> =>
  change((before) => ({ ...before, receipts: before.receipts.map((other) => (other.id === one.id ? one : other)) }));
export const dropReceipt = (gone: string): Promise<boolean> =>
  change((before) => ({ ...before, receipts: before.receipts.filter(({ id }) => id !== gone) }));
export const keepKey = (key: string): Promise<boolean> => change((before) => ({ ...before, key }));
