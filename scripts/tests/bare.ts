import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { deflateSync, inflateSync } from 'node:zlib';

/**
 * A real bare Git repository whose objects are written byte by byte, so that it can hold what no Git client would make. They are read
 * byte by byte as well: nothing packs them, and a Git that is started for each costs a hundred times as much.
 */

/** What stands at a path: a plain file's text or bytes, or any mode with any object. */
export type Leaf = string | Uint8Array | { mode: string; text?: string; id?: string };
/** Path → what stands there. */
export type Files = Readonly<Record<string, Leaf>>;
/** One entry of a folder as Git stores it: any name, any order, any number of times. */
export interface RawEntry {
  mode: string;
  name: string | Buffer;
  id: string;
}

/** Who commits where Git asks for somebody. */
const author = {
  GIT_AUTHOR_NAME: 'Thử',
  GIT_AUTHOR_EMAIL: '1+thu@users.noreply.github.com',
  GIT_COMMITTER_NAME: 'Thử',
  GIT_COMMITTER_EMAIL: '1+thu@users.noreply.github.com',
};

export class Bare {
  readonly folder: string;

  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), 'bare-'));
    this.git('init', '--bare', '--quiet', '--initial-branch=main', '.');
  }

  git(...args: string[]): string {
    return execFileSync('git', args, {
      cwd: this.folder,
      env: { ...process.env, ...author },
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim();
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  write(type: 'blob' | 'tree' | 'commit', body: Uint8Array): string {
    const bytes = Buffer.concat([Buffer.from(`${type} ${body.length}\0`), body]);
    const id = createHash('sha1').update(bytes).digest('hex');
    const path = join(this.folder, 'objects', id.slice(0, 2), id.slice(2));
    if (!existsSync(path)) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, deflateSync(bytes, { level: 1 }));
    }
    return id;
  }

  blob(contents: string | Uint8Array): string {
    return this.write('blob', Buffer.from(contents as Uint8Array));
  }

  /** A folder exactly as given: neither sorted nor checked. */
  rawTree(entries: readonly RawEntry[]): string {
    return this.write(
      'tree',
      Buffer.concat(
        entries.flatMap(({ mode, name, id }) => [Buffer.from(`${mode} `), Buffer.from(name), Buffer.from([0]), Buffer.from(id, 'hex')]),
      ),
    );
  }

  /** A whole tree from paths. Names may be anything but empty and without `/`. */
  tree(files: Files): string {
    type Folder = Map<string, Folder | { mode: string; id: string }>;
    const root: Folder = new Map();
    for (const [path, leaf] of Object.entries(files)) {
      const parts = path.split('/');
      let folder = root;
      for (const part of parts.slice(0, -1)) {
        if (!(folder.get(part) instanceof Map)) folder.set(part, new Map());
        folder = folder.get(part) as Folder;
      }
      const plain = typeof leaf === 'string' || leaf instanceof Uint8Array;
      folder.set(
        parts.at(-1)!,
        plain ? { mode: '100644', id: this.blob(leaf) } : { mode: leaf.mode, id: leaf.id ?? this.blob(leaf.text ?? '') },
      );
    }
    const write = (folder: Folder): string => {
      const entries = [...folder].map(([name, child]) =>
        child instanceof Map ? { mode: '40000', name, id: write(child) } : { mode: child.mode, name, id: child.id },
      );
      const key = ({ mode, name }: { mode: string; name: string }) => Buffer.from(mode === '40000' ? `${name}/` : name);
      return this.rawTree(entries.sort((a, b) => Buffer.compare(key(a), key(b))));
    };
    return write(root);
  }

  #object(id: string): { type: string; body: Buffer } {
    const bytes = inflateSync(readFileSync(join(this.folder, 'objects', id.slice(0, 2), id.slice(2))));
    return { type: bytes.toString('latin1', 0, bytes.indexOf(32)), body: bytes.subarray(bytes.indexOf(0) + 1) };
  }

  /** The bytes of an object. */
  read(id: string): Buffer {
    return this.#object(id).body;
  }

  /** The tree that a commit holds. */
  treeOf(commit: string): string {
    return this.read(commit).toString('latin1', 'tree '.length, 'tree '.length + 40);
  }

  /** What lies in a folder, as Git lists it; of a commit, in its topmost. */
  list(id: string): { mode: string; name: string; id: string }[] {
    const { type, body: bytes } = this.#object(id);
    if (type === 'commit') return this.list(this.treeOf(id));
    const entries: { mode: string; name: string; id: string }[] = [];
    for (let at = 0, end = bytes.indexOf(0); end >= 0; at = end + 21, end = bytes.indexOf(0, at)) {
      const blank = bytes.indexOf(32, at);
      const mode = bytes.toString('latin1', at, blank).padStart(6, '0');
      entries.push({ mode, name: bytes.toString('utf8', blank + 1, end), id: bytes.toString('hex', end + 1, end + 21) });
    }
    return entries;
  }

  /** What lies below a folder, path by path. */
  #below(tree: string, folder = ''): Files {
    const files = this.list(tree).map(({ mode, name, id }) =>
      mode === '040000' ? this.#below(id, `${folder}${name}/`) : { [folder + name]: { mode, id } },
    );
    return Object.assign({}, ...files) as Files;
  }

  /** A tree with some files put in or replaced. */
  treeWith(tree: string, files: readonly { path: string; mode: string; content: string }[]): string {
    const brought = files.map(({ path, mode, content }) => [path, { mode, text: content }] as const);
    return this.tree({ ...this.#below(tree), ...Object.fromEntries(brought) });
  }

  /** The commit on which a branch stands; '' where there is no such branch. */
  tip(branch: string): string {
    try {
      return readFileSync(join(this.folder, 'refs/heads', branch), 'utf8').trim();
    } catch {
      return '';
    }
  }

  /** Lets a branch stand on a commit. */
  setBranch(branch: string, commit: string): void {
    const path = join(this.folder, 'refs/heads', branch);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${commit}\n`);
  }

  /** Lets go of a branch, or of all whose names begin with a folder's. */
  dropBranches(name: string): void {
    rmSync(join(this.folder, 'refs/heads', name), { recursive: true, force: true });
  }

  commit(tree: string, ...parents: string[]): string {
    return this.commitBy(author.GIT_AUTHOR_EMAIL, tree, ...parents);
  }

  /** A commit whose author's mail address is this one. */
  commitBy(mail: string, tree: string, ...parents: string[]): string {
    const sender = `Thử <${mail}> 1451606400 +0700`;
    const who = `${author.GIT_AUTHOR_NAME} <${author.GIT_AUTHOR_EMAIL}> 1451606400 +0700`;
    const lines = [`tree ${tree}`, ...parents.map((p) => `parent ${p}`), `author ${sender}`, `committer ${who}`, '', 'Thử', ''];
    return this.write('commit', Buffer.from(lines.join('\n')));
  }

  /** The merge of two commits as Git makes it; throws when they conflict. */
  merge(ours: string, theirs: string): string {
    return this.commit(this.git('merge-tree', '--write-tree', ours, theirs), ours, theirs);
  }

  /** Everything a commit holds, written to a new folder. */
  unpack(commit: string): string {
    const folder = mkdtempSync(join(tmpdir(), 'unpacked-'));
    const tar = execFileSync('git', ['archive', commit], { cwd: this.folder, maxBuffer: 1 << 28 });
    execFileSync('tar', ['-x', '-C', folder], { input: tar });
    return folder;
  }
}
