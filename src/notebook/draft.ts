import { notebookKinds, type Notebook } from '../domain/index.ts';

/**
 * The draft on this device, kept only where its owner says so. The browser's plain storage is enough for one branch, and it
 * writes at once: what is written the moment the page goes away is not lost, as it may be in a database that answers later.
 */

const place = 'so-chi-doan';

export const keepDraft = (notebook: Notebook): boolean => {
  try {
    const text = JSON.stringify(notebook);
    localStorage.setItem(place, text);
    return localStorage.getItem(place) === text;
  } catch {
    return false; // full, or forbidden: then she is warned before the page goes away
  }
};

export const forgetDraft = (): void => {
  try {
    localStorage.removeItem(place);
  } catch {
    // forbidden: then nothing was kept
  }
};

/** What was kept, if it is a notebook. */
export const keptDraft = (): Notebook | undefined => {
  try {
    const kept = JSON.parse(localStorage.getItem(place) ?? 'null') as Notebook | null;
    const isWhole = kept !== null && typeof kept.unit === 'string' && notebookKinds.every((kind) => Array.isArray(kept.rows[kind]));
    return isWhole ? kept : undefined;
  } catch {
    return undefined;
  }
};
