import { gateLimits, gitModes, mediaFault, mediaFaults, mediaFolder, mediaLimits, type Issue } from '../../src/domain/index.ts';
import type { ObjectStore } from '../../src/repository/objects.ts';
import type { Touched } from './brought.ts';

/**
 * Judges the pictures and attachments that a change brings by the one judge of media. Sizes are asked before bytes are read.
 * @returns an issue for each that may not come in, as many as are told of one kind
 */
export const mediaIssues = async (source: Pick<ObjectStore, 'find' | 'read'>, touched: readonly Touched[]): Promise<Issue[]> => {
  const files = touched.filter(({ entry }) => entry.after === gitModes.file && entry.path.startsWith(`${mediaFolder}/`));
  const issues: Issue[] = [];
  for (const { entry, id } of files) {
    if (issues.length >= gateLimits.issuesPerCode) break;
    const found = await source.find(id);
    const tooLarge = found?.type !== 'blob' || found.size > mediaLimits.pdf;
    const name = entry.path.slice(mediaFolder.length + 1);
    const fault = tooLarge ? 'lon' : mediaFault(name, (await source.read(id))!);
    if (fault === undefined) continue;
    const { reason, cure } = mediaFaults[fault];
    issues.push({ code: 'tep-anh-sai', severity: 'error', file: entry.path, values: { reason, how: cure } });
  }
  return issues;
};
