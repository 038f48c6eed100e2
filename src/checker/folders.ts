import type { FolderFile } from './messages.ts';

/** Folders that are chosen or dropped, as files with their paths. */

/** A path by which a copy of the repository is known. */
export const belowContent = /(^|\/)content\/[^/]/;

/** What a working copy holds beside the repository's own files: much, and nothing that is read. */
const isBeside = (name: string): boolean => name.startsWith('.') || name === 'node_modules' || name === 'dist';

/** The files of a folder that was chosen. */
export const filesChosen = (files: Iterable<File>): readonly FolderFile[] =>
  [...files].map((content) => ({ path: content.webkitRelativePath, content }));

/** The first folder among what is dropped. It must be asked for at once: the browser forgets it after the drop. */
export const folderDropped = ({ items }: DataTransfer): FileSystemDirectoryEntry | undefined =>
  [...items].map((item) => item.webkitGetAsEntry()).find((entry): entry is FileSystemDirectoryEntry => entry?.isDirectory === true);

const entriesOf = async (folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> => {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  // The browser gives a hundred at a time, and none when there are no more.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all;
    all.push(...some);
  }
};

/** The files below a folder that was dropped. */
export const filesBelow = async (folder: FileSystemDirectoryEntry): Promise<readonly FolderFile[]> => {
  const found: FolderFile[] = [];
  for (const entry of await entriesOf(folder))
    if (isBeside(entry.name)) continue;
    else if (entry.isDirectory) found.push(...(await filesBelow(entry as FileSystemDirectoryEntry)));
    else {
      const content = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
      found.push({ path: entry.fullPath.slice(1), content });
    }
  return found;
};
