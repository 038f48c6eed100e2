import { statSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import {
  collectionNames,
  entryIsShown,
  isWithdrawn,
  mayShowPicture,
  parseSubmissionPath,
  publicSource,
  sitePages,
  type CollectionName,
  type DatasetV1,
  type KindName,
  type Programme,
  type PublicSource,
  type Site,
} from '../../src/domain/index.ts';
import { progress } from './command.ts';
import { publishRoot } from './publish-root.ts';

/** A submission of which something was refused. No count: in a small branch that would speak of a person. */
export interface NotTaken {
  unit: string;
  year: number;
  kind: KindName;
  /** Nothing of it counts, or only a part was left out. */
  whole: boolean;
}

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
  dataset: DatasetV1;
  reports: PublicSource;
  notTaken: readonly NotTaken[];
  /** Ids of honours that were shown and may not be any more. */
  withdrawn: readonly string[];
  /** Every page that a text may lead to, as the check knows them. */
  pages: ReadonlySet<string>;
  /** Nothing was refused. */
  clean: boolean;
}

/** Reads, judges and counts a root. Throws a `FoundationRefused` where nothing may be published. */
export const siteContent = (root: string): SiteContent => {
  const { content, report, dataset, asOf } = publishRoot(root);
  const shown = collectionNames.map((name) => [
    name,
    content[name]
      .filter(({ data }) => entryIsShown(data, asOf))
      .map(({ id, path, data, body }) => ({ id, path, body, data: mayShowPicture(data, asOf) ? data : { ...data, picture: undefined } })),
  ]);
  return {
    entries: Object.fromEntries(shown) as SiteContent['entries'],
    site: content.site,
    programmes: content.programmes,
    dataset,
    reports: publicSource(content, report.accepted, dataset),
    notTaken: report.files.flatMap(({ path, verdict }) => {
      const place = parseSubmissionPath(path);
      return place && (verdict === 'rejected' || verdict === 'rows-rejected') ? { ...place, whole: verdict === 'rejected' } : [];
    }),
    withdrawn: content.honours.flatMap(({ id, data }) => (isWithdrawn(data, asOf) ? id : [])),
    pages: sitePages(content).named,
    clean: report.clean,
  };
};

/** The same, counted beside the site that runs: its pages answer meanwhile. */
const countedApart = (root: string): Promise<SiteContent> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(join(import.meta.dirname, 'site-content.worker.ts'), { workerData: root });
    worker.once('message', (message: { content: SiteContent } | { refused: string }) =>
      'content' in message ? resolve(message.content) : reject(new Error(message.refused)),
    );
    worker.once('error', reject);
  });

/** Nothing has been written for so long, in milliseconds, when files are read: a half-written one is waited for. */
const quiet = 300;

/**
 * Follows the files below `content/`: however many change, they are read once, when all have come to rest; never two counts at
 * once, and the newest state is always counted last. A state that cannot be published is told once, and the last good one stays.
 * @param use takes each new state
 * @returns tells that a file changed
 */
export const followContent = (root: string, use: (content: SiteContent) => Promise<void>): ((path: string) => void) => {
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let counting = false;
  let told = '';

  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void count(), quiet);
  };
  const isAtRest = (path: string): boolean => {
    try {
      return Date.now() - statSync(path).mtimeMs >= quiet;
    } catch {
      return true;
    }
  };
  const count = async () => {
    if (counting || changed.size === 0) return;
    if (![...changed].every(isAtRest)) return wait();
    counting = true;
    const files = changed.size;
    changed.clear();
    try {
      await use(await countedApart(root));
      progress(`đã cập nhật trang theo ${files} tệp thay đổi`);
      told = '';
    } catch (error) {
      const words = (error as Error).message;
      if (words !== told) progress(`${words}\n  Trang giữ nguyên như trước khi sửa.`);
      told = words;
    }
    counting = false;
    if (changed.size > 0) wait();
  };
  return (path) => {
    changed.add(path);
    if (!counting) wait();
  };
};
