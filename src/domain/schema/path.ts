import { kindNames, type KindName } from './submission.ts';

/** Where submissions stand. */
export const submissionsFolder = 'content/submissions';
const pathPattern = new RegExp(`^${submissionsFolder}/([a-z0-9-]+)/(20\\d\\d)/(${kindNames.join('|')})\\.csv$`);

/** `content/submissions/<unit>/<year>/<kind>.csv` → its three parts; undefined when the path is not such a one. */
export const parseSubmissionPath = (path: string) => {
  const found = pathPattern.exec(path);
  return found ? { unit: found[1]!, year: Number(found[2]), kind: found[3] as KindName } : undefined;
};

export const submissionPath = (unit: string, year: number, kind: KindName) => `${submissionsFolder}/${unit}/${year}/${kind}.csv`;
