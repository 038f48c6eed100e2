import { readingWords } from '../../intake/reading-words.ts';
import { parseSubmissionPath, submissionsFolder } from '../../schema/path.ts';
import { kindsUnder } from '../../schema/points.ts';
import { stillThere, shownPath, type GateRule } from './gate.ts';

const code = 'duong-dan-la';
const inFolder = new RegExp(`^${submissionsFolder}(/|$)`, 'i');

/** Ensure that what comes into the submissions' folder stands at `<unit>/<year>/<kind>.csv`, and nowhere else in it. */
export const rightPlace: GateRule = {
  code,
  words: readingWords[code],
  severity: 'error',
  source: 'thoả thuận: một tệp một đơn vị, một năm, một loại',
  *check({ touched, programmes }) {
    for (const entry of touched)
      if (stillThere(entry) && inFolder.test(entry.path) && !parseSubmissionPath(entry.path))
        yield { file: shownPath(entry.path), values: { kinds: kindsUnder(programmes).join(', ') } };
  },
};
