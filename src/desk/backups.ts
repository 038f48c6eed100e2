import { localForage } from 'decap-cms-lib-util';
import type { DraftFile } from './form.ts';

/** What was being typed in one form, kept in this browser until it is saved. */
export interface Backup {
  id: string;
  collection: string;
  /** '' for a new entry. */
  slug: string;
  /** The text that the form was opened from; null for a new entry. */
  base: string | null;
  text: string;
  title: string;
  files: DraftFile[];
  /** When it was last written, in milliseconds. */
  at: number;
}

const shelf = localForage.createInstance({ name: 'ban-bien-tap' });

/** Named by the form and not by the entry: two tabs with the same entry, or two new entries, never write over each other. */
export const keepBackup = async (backup: Backup): Promise<void> => void (await shelf.setItem(backup.id, backup));
export const dropBackup = (id: string): Promise<void> => shelf.removeItem(id);

/**
 * The backups of one entry, or of the new entries of a collection: those that no open form writes to, the newest first, and those
 * that one does. Of a tab that has just crashed the browser may say for a while that it still writes.
 */
export const backupsOf = async (collection: string, slug: string): Promise<{ abandoned: Backup[]; held: Backup[] }> => {
  const found: Backup[] = [];
  await shelf.iterate<Backup>((backup) => {
    if (backup.collection === collection && backup.slug === slug) found.push(backup);
  });
  const locks = await navigator.locks.query();
  const alive = new Set((locks.held ?? []).map(({ name }) => name));
  const { held = [], abandoned = [] } = Object.groupBy(found, ({ id }) => (alive.has(lockOf(id)) ? 'held' : 'abandoned'));
  return { abandoned: abandoned.sort((a, b) => b.at - a.at), held };
};

/** Waits until the form that writes to one of the backups has let go of it or is gone. Rejects when `signal` aborts first. */
export const oneLetGo = (backups: readonly Backup[], signal: AbortSignal): Promise<void> =>
  Promise.race(backups.map(({ id }) => navigator.locks.request(lockOf(id), { mode: 'shared', signal }, () => {})));

/** Says that a form of this tab writes to the backup, until it lets go or the tab is gone. */
export const holdBackup = (id: string): (() => void) => {
  let release = () => {};
  void navigator.locks.request(lockOf(id), () => new Promise<void>((resolve) => (release = resolve)));
  return () => release();
};
const lockOf = (id: string): string => `ban-bien-tap ${id}`;
