import { document } from '../../site/content.ts';
import { words } from '../../site/frame-words.ts';
import { documents } from './doi-chieu/_clauses.ts';

/** Whether the founding documents are here: without them nothing of their register is shown. */
export const registerHere = Object.values(documents).some(({ entry }) => entry !== undefined && document(entry));

/** What stands beside every programme. */
export const programmeWays = words.programmeWays.filter(([path]) => registerHere || path !== 'chuong-trinh/doi-chieu/');
