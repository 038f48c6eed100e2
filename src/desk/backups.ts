import { localForage } from 'decap-cms-lib-util';
import type { DraftFile } from './open-form.ts';

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
 * The backups of one entry, or of the new entries of a collection, that no open form writes to. The newest comes first. What
 * another form goes on writing word for word is not left behind.
 */
export const abandonedBackups = async (collection: string, slug: string): Promise<Backup[]> => {
  const found: Backup[] = [];
  await shelf.iterate<Backup>((backup) => {
    if (backup.collection === collection && backup.slug === slug) found.push(backup);
  });
  const { held = [] } = await navigator.locks.query();
  const alive = new Set(held.map(({ name }) => name));
  const written = new Set(found.filter(({ id }) => alive.has(lockOf(id))).map(({ text }) => text.trim()));
  return found.filter(({ id, text }) => !alive.has(lockOf(id)) && !written.has(text.trim())).sort((a, b) => b.at - a.at);
};

/** Says that a form of this tab writes to the backup, until it lets go or the tab is gone. */
export const holdBackup = (id: string): (() => void) => {
  let release = () => {};
  void navigator.locks.request(lockOf(id), () => new Promise<void>((resolve) => (release = resolve)));
  return () => release();
};
const lockOf = (id: string): string => `ban-bien-tap ${id}`;
