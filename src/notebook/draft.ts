import { emptyNotebook, notebookKinds, type Notebook } from '../domain/index.ts';

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
    if (kept === null || typeof kept.unit !== 'string') return undefined;
    // A draft of an earlier version has no rows of a kind that came since.
    const rows = { ...emptyNotebook(kept.unit, kept.year).rows, ...kept.rows };
    return notebookKinds.every((kind) => Array.isArray(rows[kind])) ? { ...kept, rows } : undefined;
  } catch {
    return undefined;
  }
};
