import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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
  withoutProposals,
  type CollectionName,
  type DatasetV2,
  type KindName,
  type Programme,
  type PublicSource,
  type Site,
} from '../domain/index.ts';
import { leftOutLines } from '../domain/index.ts';
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
    programmes: content.programmes.map(withoutProposals),
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
