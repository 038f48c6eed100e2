import { unzipSync } from 'fflate';
import { compareCodes, mediaFault, mediaFolder, type RawContent } from '../domain/index.ts';
import { readFiles } from '../site/content-files.ts';
import { belowContent } from './folders.ts';
import type { CopyFault } from './messages.ts';

/** A copy of the repository that somebody opened on the own device, as a ZIP or a folder → content as the core takes it. */

/** A file of a copy; its bytes are had when they are asked for. */
export interface CopiedFile {
  size: number;
  bytes: () => Uint8Array;
  chunks: () => Iterable<Uint8Array>;
}
/** Files by their path. */
export type RepositoryCopy = ReadonlyMap<string, CopiedFile>;

/** Why a copy cannot be used. */
export class CopyError extends Error {
  readonly fault: CopyFault;
  constructor(fault: CopyFault) {
    super(fault);
    this.fault = fault;
  }
}

export type Come = (done: number, total: number) => void;

/** What may be opened as a ZIP: all of it then stands in memory. A folder may be larger. */
const limits = { packed: 512 << 20, unpacked: 1024 << 20 } as const;

/** What a ZIP holds below any folder `content`; the rest is not unpacked. */
export const copyInZip = (zip: Uint8Array, come: Come = () => {}): RepositoryCopy => {
  if (zip.length > limits.packed) throw new CopyError('kho-qua-lon');
  let [passed, unpacked] = [0, 0];
  try {
    const files = unzipSync(zip, {
      filter: ({ name, size, originalSize }) => {
        come((passed += size), zip.length);
        const isWanted = belowContent.test(name) && !name.endsWith('/');
        unpacked += isWanted ? originalSize : 0;
        if (unpacked > limits.unpacked) throw new CopyError('kho-qua-lon');
        return isWanted;
      },
    });
    return new Map(
      Object.entries(files).map(([path, bytes]) => [path, { size: bytes.length, bytes: () => bytes, chunks: () => [bytes] }] as const),
    );
  } catch (error) {
    throw error instanceof CopyError ? error : new CopyError('zip-hong');
  }
};

const settings = 'content/site.json';

/** The paths as the repository has them: a ZIP of the host, and a folder that was chosen, stand one or more folders further down. */
const fromContentOn = (copy: RepositoryCopy): RepositoryCopy => {
  const roots = [...copy.keys()].filter((path) => path === settings || path.endsWith(`/${settings}`)).sort((a, b) => a.length - b.length);
  if (roots.length === 0) throw new CopyError('khong-phai-kho');
  const above = roots[0]!.length - settings.length;
  const [root, inside] = [roots[0]!.slice(0, above), `${roots[0]!.slice(0, above)}content/`];
  const own = [...copy].filter(([path]) => path.startsWith(inside) && !path.endsWith('/.DS_Store'));
  return new Map(own.map(([path, file]) => [path.slice(root.length), file]));
};

/** Reads a copy as the command reads a folder. @param come told how much of it was read; what is handed in is read later, as it is judged */
export const readCopy = (copy: RepositoryCopy, come: Come = () => {}): RawContent => {
  const files = fromContentOn(copy);
  const paths = [...files.keys()].sort(compareCodes);
  const total = [...files.values()].reduce((sum, { size }) => sum + size, 0);
  const waiting = new Set(paths);
  let read = 0;
  const note = (path: string): void => {
    if (waiting.delete(path)) come((read += files.get(path)!.size), total);
  };
  const bytes = (path: string): Uint8Array => {
    note(path);
    return files.get(path)!.bytes();
  };
  function* chunks(path: string): Generator<Uint8Array> {
    yield* files.get(path)!.chunks();
    note(path);
  }
  return readFiles({
    paths,
    bytes,
    submission: (path) => ({ path, chunks: () => chunks(path) }),
    media: paths
      .filter((path) => path.startsWith(`${mediaFolder}/`))
      .map((path) => ({ path, fault: mediaFault(path.slice(mediaFolder.length + 1), bytes(path)) })),
  });
};
