import { check, publish, type Content, type DatasetV1, type Report } from '../../src/domain/index.ts';
import { Cure } from './command.ts';
import { asOfDay, readRoot } from './read-root.ts';

/** Everything a command or the site needs of a root: what people wrote, the report on it, and what may be published. */
export interface PublishedRoot {
  content: Content;
  report: Report;
  dataset: DatasetV1;
  asOf: string;
}

/** Reads a root, checks it and makes the published dataset. Rows with errors are left out; the report says which. */
export const publishRoot = (root: string): PublishedRoot => {
  const report = check(readRoot(root));
  if (!report.content) throw new Cure('content/site.json chưa đúng khuôn.\n  Chữa: npm run check');
  const asOf = asOfDay(report.content.site.asOf);
  return { content: report.content, report, dataset: publish(report.content, report.accepted, asOf), asOf };
};
