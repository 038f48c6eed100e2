import {
  Cure,
  check,
  publish,
  publicationOf,
  standingOf,
  stopping,
  submissionsFolder,
  YearCounter,
  type Content,
  type DatasetV2,
  type Issue,
  type Publication,
  type RawContent,
  type PublishOptions,
  type Report,
} from '../domain/index.ts';

import { firstDays, lastCommitOn } from './git.ts';
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

/** What of a checked root may be published; throws where a setting, a unit list or a programme was refused. */
const publishable = (report: Report): Content => {
  const content = standingOf(report);
  if (!content) throw new FoundationRefused(stopping(report));
  return content;
};

/** What the history of a root tells of its files. */
const historyOf = (root: string): Pick<PublishOptions, 'commit' | 'days'> => ({
  commit: lastCommitOn(root, submissionsFolder),
  days: firstDays(root, submissionsFolder),
});

/** What a root says and nothing refused, with the report and the day its figures speak of. @param day unset: the site's own */
export const checkedRoot = (raw: RawContent, day?: string): Omit<PublishedRoot, 'dataset'> => {
  const report = check(raw, { today: asOfDay(undefined) });
  const content = publishable(report);
  return { content, report, asOf: day ?? asOfDay(content.site.asOf) };
};

/**
 * Reads a root, checks it and makes the published dataset. Entries and rows with errors are left out; the report says which.
 * @param day the day the figures are to speak of; unset: the site's own
 * @param days when each file came, where the root's own history is not to be asked
 */
export const publishRoot = (root: string, day?: string, days?: PublishOptions['days']): PublishedRoot => {
  const { content, report, asOf } = checkedRoot(readRoot(root), day);
  const history = historyOf(root);
  const options = { files: report.files, ...history, days: days ?? history.days };
  return { content, report, dataset: publish(content, report.accepted, asOf, options), asOf };
};

/** Only the publication of a root, however large: files are counted as they are judged, and no rows are kept. */
export const publicationOfRoot = (
  root: string,
  { fixing }: Pick<PublishOptions, 'fixing'> = {},
): { content: Content; publication: Publication; issues: readonly Issue[] } => {
  const raw = readRoot(root);
  // What boards wrote is judged first: counting begins with what of it stands.
  const content = publishable(check({ ...raw, submissions: [] }, { partial: true }));
  const asOf = asOfDay(content.site.asOf);
  const counter = new YearCounter(content, asOf);
  const { files, contentIssues } = check(raw, { accept: (accepted, years) => counter.add(accepted, years), today: asOf });
  return {
    content,
    publication: publicationOf(content, counter.years(), asOf, { files, ...historyOf(root), fixing }),
    issues: contentIssues,
  };
};
