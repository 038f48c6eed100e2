import {
  check,
  publish,
  publishYears,
  readContent,
  YearCounter,
  type Content,
  type DatasetV2,
  type Report,
} from '../../src/domain/index.ts';
import { Cure } from './command.ts';
import { lastCommitOn } from './git.ts';
import { asOfDay, readRoot } from './read-root.ts';

/** Everything a command or the site needs of a root: what people wrote, the report on it, and what may be published. */
export interface PublishedRoot {
  content: Content;
  report: Report;
  dataset: DatasetV2;
  asOf: string;
}

/**
 * Reads a root, checks it and makes the published dataset. Rows with errors are left out; the report says which.
 * @param day the day the figures are to speak of; unset: the site's own
 */
export const publishRoot = (root: string, day?: string): PublishedRoot => {
  const report = check(readRoot(root));
  if (!report.content) throw new Cure('content/site.json chưa đúng khuôn.\n  Chữa: npm run check');
  const asOf = day ?? asOfDay(report.content.site.asOf);
  const options = { files: report.files, commit: lastCommitOn(root, 'content/submissions') };
  return { content: report.content, report, dataset: publish(report.content, report.accepted, asOf, options), asOf };
};

/** Only the dataset of a root, however large: files are counted as they are judged, and no rows are kept. */
export const datasetOf = (root: string): { content: Content; dataset: DatasetV2 } => {
  const raw = readRoot(root);
  const { content } = readContent(raw);
  if (!content) throw new Cure('content/site.json chưa đúng khuôn.\n  Chữa: npm run check');
  const asOf = asOfDay(content.site.asOf);
  const counter = new YearCounter(content, asOf);
  const { files } = check(raw, { accept: (accepted) => counter.add(accepted) });
  const commit = lastCommitOn(root, 'content/submissions');
  return { content, dataset: publishYears(content, counter.finish(), asOf, { files, commit }) };
};
