/** Git's objects as they are asked for, of a repository on this machine or of the host. */

/** What stands under one name of the store. */
export interface FoundObject {
  id: string;
  type: string;
  size: number;
}
/** One entry of a folder. The name is kept byte by byte, one character each. */
export interface TreeEntry {
  mode: string;
  name: string;
  id: string;
}

/** A line of a published file, and the commit that brought it as it stands. */
export interface BroughtLine {
  commit: string;
  text: string;
}

/** Reading objects, wherever they stand. */
export interface Objects {
  find: (name: string) => Promise<FoundObject | undefined>;
  read: (name: string) => Promise<Buffer | undefined>;
  list: (name: string, most?: number) => Promise<readonly TreeEntry[] | undefined>;
  /** The lines of a file as a commit has it, each with the commit that brought it; none where that cannot be told. */
  lines: (commit: string, path: string) => Promise<readonly BroughtLine[]>;
  /** Every reading is a question to another machine: what only warns is left to whoever has the objects at hand. */
  isFar?: boolean;
}
