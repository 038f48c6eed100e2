<<<<<<< HEAD
import { check, publish, stopping, withoutRefused, type Content, type DatasetV2, type Issue, type Report } from '../../src/domain/index.ts';
=======
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
>>>>>>> w-figures
import { Cure } from './command.ts';
import { lastCommitOn } from './git.ts';
import { asOfDay, readRoot } from './read-root.ts';

/** Everything a command or the site needs of a root: what people wrote and nothing refused, the report, and what may be published. */
export interface PublishedRoot {
  content: Content;
  report: Report;
  dataset: DatasetV2;
  asOf: string;
}

/** Settings, units or programmes in which something was refused: nothing can be published, and the issues say why. */
export class FoundationRefused extends Cure {
  readonly issues: readonly Issue[];
  constructor(issues: readonly Issue[]) {
    const files = [...new Set(issues.map(({ file }) => file))].join(', ');
    super(`Chưa công bố được: ${files} còn chỗ sai. Bản đang có trên mạng giữ nguyên.\n  Chữa: npm run check`);
    this.issues = issues;
  }
}

/**
 * Reads a root, checks it and makes the published dataset. Entries and rows with errors are left out; the report says which.
 * @param day the day the figures are to speak of; unset: the site's own
 */
export const publishRoot = (root: string, day?: string): PublishedRoot => {
  const report = check(readRoot(root));
  const refused = stopping(report);
  if (!report.content || refused.length > 0) throw new FoundationRefused(refused);
  const content = withoutRefused(report.content, report.contentIssues);
  const asOf = day ?? asOfDay(content.site.asOf);
  const options = { files: report.files, commit: lastCommitOn(root, 'content/submissions') };
  return { content, report, dataset: publish(content, report.accepted, asOf, options), asOf };
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
