import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import {
  collectionNames,
  collections,
  entryIsShown,
  isShown,
  isWithdrawn,
  mayShowPicture,
  parseSubmissionPath,
  publicSource,
  readEntry,
  readingWords,
  sitePages,
  type CollectionName,
  type DatasetV2,
  type KindName,
  type Programme,
  type PublicSource,
  type Site,
} from '../domain/index.ts';
import { leftOutLines } from '../domain/index.ts';
import { progress } from './progress.ts';
import { publishRoot } from './publish-root.ts';

/** A submission of which something was refused. No count: in a small branch that would speak of a person. */
export interface NotTaken {
  unit: string;
  year: number;
  kind: KindName;
  /** Nothing of it counts, or only a part was left out. */
  whole: boolean;
  /** What is wrong with the file itself, by its help page. Of its rows nothing is told: that would speak of people. */
  codes: readonly string[];
}

/** Codes of what is wrong with a file as a whole or with its columns. */
const aboutFiles: ReadonlySet<string> = new Set(
  Object.entries(readingWords).flatMap(([code, { group }]) => (group === 'tep' || group === 'cot' ? code : [])),
);

/** An entry that may be shown; its picture only where that may be shown too. */
export interface ShownEntry {
  id: string;
  path: string;
  data: Readonly<Record<string, unknown>>;
  body: string;
}

/** Everything the site is made of at one moment, judged. What may not be shown is not in it. */
export interface SiteContent {
  entries: Readonly<Record<CollectionName, readonly ShownEntry[]>>;
  site: Site;
  programmes: readonly Programme[];
  dataset: DatasetV2;
  reports: PublicSource;
  notTaken: readonly NotTaken[];
  /** Ids of honours that were shown and may not be any more. */
  withdrawn: readonly string[];
  /** Every page that a text may lead to, as the check knows them. */
  pages: ReadonlySet<string>;
  /** What was refused, a line a file. */
  leftOut: readonly string[];
}

/** Reads, judges and counts a root. Throws a `FoundationRefused` where nothing may be published. */
export const siteContent = (root: string): SiteContent => {
  const { content, report, dataset, asOf } = publishRoot(root);
  const shown = collectionNames.map((name) => [
    name,
    content[name]
      .filter(({ data }) => entryIsShown(data, asOf))
      .map(({ id, path, data, body }) => ({
        id,
        path,
        body,
        data: mayShowPicture(data, asOf) && 'picture' in data && data.picture ? data : { ...data, picture: undefined },
      })),
  ]);
  return {
    entries: Object.fromEntries(shown) as SiteContent['entries'],
    site: content.site,
    programmes: content.programmes,
    dataset,
    reports: publicSource(content, report.accepted, dataset),
    notTaken: report.files.flatMap(({ path, verdict, issues }) => {
      const place = parseSubmissionPath(path);
      if (!place || (verdict !== 'rejected' && verdict !== 'rows-rejected')) return [];
      const ofFile = issues.filter(({ severity, code }) => severity === 'error' && aboutFiles.has(code));
      return { ...place, whole: verdict === 'rejected', codes: [...new Set(ofFile.map(({ code }) => code))] };
    }),
    withdrawn: content.honours.flatMap(({ id, data }) => (isWithdrawn(data, asOf) ? id : [])),
    pages: sitePages(content).named,
    leftOut: leftOutLines(report),
  };
};

/**
 * The last good state without honours that are withdrawn or cannot be read since: whatever is wrong elsewhere, a person is shown
 * by a living consent alone.
 */
export const withoutWithdrawn = (root: string, last: SiteContent): SiteContent => {
  const mayStay = ({ path, data: shown }: ShownEntry): boolean => {
    try {
      const text = readEntry(readFileSync(join(root, path)));
      const now = 'reason' in text ? undefined : collections.honours.schema.safeParse(text.data).data;
      return now !== undefined && isShown(now, last.dataset.asOf) && JSON.stringify(now.consent) === JSON.stringify(shown['consent']);
    } catch {
      return false;
    }
  };
  const honours = last.entries.honours.filter(mayStay);
  const ids = new Set(honours.map(({ id }) => id));
  const { writings } = last.reports;
  return {
    ...last,
    entries: { ...last.entries, honours },
    reports: { ...last.reports, writings: { ...writings, honours: writings.honours.filter(({ id }) => ids.has(id)) } },
    withdrawn: [...last.withdrawn, ...last.entries.honours.flatMap(({ id }) => (ids.has(id) ? [] : id))],
  };
};

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

const tellLeftOut = (lines: readonly string[], tell: (line: string) => void): void => {
  for (const line of lines.slice(0, linesTold)) tell(`để lại ${line}`);
  if (lines.length > linesTold) tell(`để lại ${lines.length - linesTold} tệp khác; xem: npm run check`);
};

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
  const changed = new ChangedFiles();
  let last = first;
  let timer: NodeJS.Timeout | undefined;
  let counting = false;
  let failures = 0;
  let told = '';

  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void count(), quiet);
  };
  const say = (words: string) => {
    if (words !== told) tell(words);
    told = words;
  };
  const take = async (content: SiteContent) => {
    await use(content);
    last = content;
  };
  /** The people of the last state who are withdrawn since leave it, whatever keeps the rest from being counted. */
  const keepLast = async (words: string) => {
    const living = withoutWithdrawn(root, last);
    if (living.entries.honours.length < last.entries.honours.length) await take(living);
    say(words);
  };
  const read = async (files: ReadonlyMap<string, string>) => {
    const counted = await countedApart(root);
    failures = 'failed' in counted ? failures + 1 : 0;
    if ('content' in counted) {
      const known = new Set(last.leftOut);
      await take(counted.content);
      told = '';
      tell(`đã cập nhật trang theo ${files.size} tệp thay đổi`);
      tellLeftOut(
        counted.content.leftOut.filter((line) => !known.has(line)),
        tell,
      );
    } else if ('refused' in counted) await keepLast(`${counted.refused}\n           Trang đang mở giữ nguyên như trước khi sửa.`);
    else if (failures < tries) changed.putBack(files);
    else await keepLast(`Chưa đọc lại được content/: ${counted.failed}\n           Trang đang mở giữ nguyên; lưu lại một tệp để đọc lại.`);
  };
  const count = async () => {
    if (counting || changed.size === 0) return;
    if (!changed.areAtRest()) return wait();
    counting = true;
    const files = changed.take();
    try {
      await read(files);
    } catch (error) {
      say((error as Error).message);
    }
    counting = false;
    if (changed.size > 0) wait();
  };
  return (path) => {
    changed.add(path);
    if (!counting) wait();
  };
};
