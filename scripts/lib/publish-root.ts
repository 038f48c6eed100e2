import { existsSync, readFileSync } from 'node:fs';
import { check, datasetV1, publish, type Content, type DatasetV1, type Report } from '../../src/domain/index.ts';
import { Cure } from './command.ts';
import { lastCommitOn } from './git.ts';
import { asOfDay, readRoot } from './read-root.ts';

/** Everything a command or the site needs of a root: what people wrote, the report on it, and what may be published. */
export interface PublishedRoot {
  content: Content;
  report: Report;
  dataset: DatasetV1;
  asOf: string;
}

/**
 * Reads a root, checks it and makes the published dataset. Rows with errors are left out; the report says which.
 * @param before the file of the last publication, whose hidden cells stay hidden; none: nothing was published before
 * @param day the day the figures are to speak of; unset: the site's own
 */
export const publishRoot = (root: string, before = process.env['PUBLISHED_BEFORE'], day?: string): PublishedRoot => {
  const report = check(readRoot(root));
  if (!report.content) throw new Cure('content/site.json chưa đúng khuôn.\n  Chữa: npm run check');
  const asOf = day ?? asOfDay(report.content.site.asOf);
  const options = { files: report.files, before: readPublished(before), commit: lastCommitOn(root, 'content/submissions') };
  return { content: report.content, report, dataset: publish(report.content, report.accepted, asOf, options), asOf };
};

/** A dataset that was published; undefined where there is none, or it is of another version. */
export const readPublished = (path: string | undefined): DatasetV1 | undefined =>
  path === undefined || !existsSync(path) ? undefined : datasetV1.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data;
