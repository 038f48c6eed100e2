import { statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { Worker } from 'node:worker_threads';
import { progress } from './progress.ts';
import { withoutWithdrawn, type SiteContent } from './site-content.ts';

/** Following what is written below `content/` while the site runs. */

/** What a count beside the running site came to; `failed`: files could not be read just now. */
export type CountedSite = { content: SiteContent } | { refused: string } | { failed: string };

/** The worker that counts, and who waits for what it was asked. */
let counter: { worker: Worker; waiting: Map<number, (counted: CountedSite) => void> } | undefined;
let asked = 0;

/** Counts beside the site that runs: its pages answer meanwhile. One worker serves all counts: the second takes half the time. */
const countedApart = (root: string): Promise<CountedSite> => {
  if (!counter) {
    const worker = new Worker(join(import.meta.dirname, 'site-content.worker.ts'));
    const waiting = new Map<number, (counted: CountedSite) => void>();
    const ended = (words: string) => {
      counter = undefined;
      for (const done of waiting.values()) done({ failed: words });
      waiting.clear();
    };
    worker.on('message', ({ id, counted }: { id: number; counted: CountedSite }) => {
      waiting.get(id)?.(counted);
      waiting.delete(id);
      // Nobody waits for an idle worker, and the program may end.
      if (waiting.size === 0) worker.unref();
    });
    worker.on('error', (error: Error) => ended(error.message));
    worker.on('exit', () => ended('việc đọc bị ngắt giữa chừng'));
    counter = { worker, waiting };
  }
  const { worker, waiting } = counter;
  const id = (asked += 1);
  worker.ref();
  worker.postMessage({ id, root });
  return new Promise((resolve) => waiting.set(id, resolve));
};

/** Nothing has been written for so long, in milliseconds, when files are read: a half-written one is waited for. */
const quiet = 300;
/** So many times files that could not be read are tried again before that is told. */
const tries = 3;
/** So many lines of what is left out are told at a time. */
const linesTold = 20;

/** What changed since the last count, and what each file looked like when that was told. */
class ChangedFiles {
  readonly #stamps = new Map<string, string>();

  get size(): number {
    return this.#stamps.size;
  }

  add(path: string): void {
    this.#stamps.set(path, stampOf(path));
  }

  /** Whether none has changed since this was asked last. */
  areAtRest(): boolean {
    const moved = [...this.#stamps].flatMap(([path, before]) => (stampOf(path) === before ? [] : path));
    for (const path of moved) this.add(path);
    return moved.length === 0;
  }

  /** All of them: they are about to be counted. */
  take(): ReadonlyMap<string, string> {
    const files = new Map(this.#stamps);
    this.#stamps.clear();
    return files;
  }

  /** Those that could not be counted; what was told of one since stays. */
  putBack(files: ReadonlyMap<string, string>): void {
    for (const [path, stamp] of files) if (!this.#stamps.has(path)) this.#stamps.set(path, stamp);
  }
}
const stampOf = (path: string): string => {
  const found = statSync(path, { throwIfNoEntry: false });
  return found ? `${found.mtimeMs} ${found.size}` : 'không có';
};

/** What `followContent` does, with what it knows between two counts. */
class ContentFollower {
  readonly #root: string;
  readonly #use: (content: SiteContent) => Promise<void>;
  readonly #tell: (line: string) => void;
  readonly #changed = new ChangedFiles();
  #last: SiteContent;
  #timer: NodeJS.Timeout | undefined;
  #counting = false;
  #failures = 0;
  #told = '';

  constructor(root: string, first: SiteContent, use: (content: SiteContent) => Promise<void>, tell: (line: string) => void) {
    this.#root = root;
    this.#last = first;
    this.#use = use;
    this.#tell = tell;
  }

  changed(path: string): void {
    this.#changed.add(path);
    if (!this.#counting) this.#wait();
  }

  #wait(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#count(), quiet);
  }

  async #count(): Promise<void> {
    if (this.#counting || this.#changed.size === 0) return;
    if (!this.#changed.areAtRest()) return this.#wait();
    this.#counting = true;
    try {
      await this.#read(this.#changed.take());
    } catch (error) {
      this.#say((error as Error).message);
    }
    this.#counting = false;
    if (this.#changed.size > 0) this.#wait();
  }

  async #read(files: ReadonlyMap<string, string>): Promise<void> {
    const counted = await countedApart(this.#root);
    this.#failures = 'failed' in counted ? this.#failures + 1 : 0;
    if ('content' in counted) {
      const known = new Set(this.#last.leftOut);
      await this.#take(counted.content);
      this.#told = '';
      this.#tell(`đã cập nhật trang theo ${files.size} tệp thay đổi`);
      const leftOut = counted.content.leftOut.filter((line) => !known.has(line));
      for (const line of leftOut.slice(0, linesTold)) this.#tell(`để lại ${line}`);
      if (leftOut.length > linesTold) this.#tell(`để lại ${leftOut.length - linesTold} tệp khác; xem: npm run check`);
    } else if ('refused' in counted) await this.#keepLast(`${counted.refused}\n           Trang đang mở giữ nguyên như trước khi sửa.`);
    else if (this.#failures < tries) this.#changed.putBack(files);
    else
      await this.#keepLast(
        `Chưa đọc lại được content/: ${counted.failed}\n           Trang đang mở giữ nguyên; lưu lại một tệp để đọc lại.`,
      );
  }

  /** The people of the last state who are withdrawn since leave it, whatever keeps the rest from being counted. */
  async #keepLast(words: string): Promise<void> {
    const living = withoutWithdrawn(this.#root, this.#last);
    if (living.entries.honours.length < this.#last.entries.honours.length) await this.#take(living);
    this.#say(words);
  }

  async #take(content: SiteContent): Promise<void> {
    await this.#use(content);
    this.#last = content;
  }

  #say(words: string): void {
    if (words !== this.#told) this.#tell(words);
    this.#told = words;
  }
}

/**
 * Follows the files below `content/`: however many change, they are read once, when all have come to rest; never two counts at
 * once, and the newest state is always counted last. A state that cannot be published is told once, and the last good one stays.
 * @param first the state that is shown now
 * @param use takes each new state
 * @param tell takes what the person at the terminal should know
 * @returns takes the path of each file that changed
 */
export const followContent = (
  root: string,
  first: SiteContent,
  use: (content: SiteContent) => Promise<void>,
  tell: (line: string) => void = progress,
): ((path: string) => void) => {
  const follower = new ContentFollower(root, first, use, tell);
  return (path) => follower.changed(path);
};

/** What tells of files that were written, wherever somebody asks it to look. */
interface Watcher {
  add: (folder: string) => unknown;
  on: (event: 'all', told: (event: string, path: string) => void) => unknown;
}

/** Follows whatever is written below `content/`, of whatever kind: every page may hang on it. */
export const watchContent = (
  root: string,
  watcher: Watcher,
  first: SiteContent,
  use: (content: SiteContent) => Promise<void>,
  tell?: (line: string) => void,
): void => {
  const folder = join(root, 'content');
  const follow = followContent(root, first, use, tell);
  watcher.add(folder);
  watcher.on('all', (_, path) => void (path.startsWith(folder + sep) && follow(path)));
};
