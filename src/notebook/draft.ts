import { emptyNotebook, notebookKinds, type Notebook } from '../domain/index.ts';
import { afterDrawn } from '../working-page/moments.ts';
import { draftPlace as place } from './draft-kept.ts';

/**
 * The draft on this device, kept only where its owner says so. The browser's plain storage is enough for one branch, and it
 * writes at once: what is written the moment the page goes away is not lost, as it may be in a database that answers later.
 */

const keepDraft = (notebook: Notebook): boolean => {
  try {
    const text = JSON.stringify(notebook);
    localStorage.setItem(place, text);
    return localStorage.getItem(place) === text;
  } catch {
    return false; // full, or forbidden: then she is warned before the page goes away
  }
};

const forgetDraft = (): void => {
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

/** Keeps what is at hand, or forgets it, as its owner says at the control. */
export class Draft {
  readonly #control: HTMLInputElement;
  readonly #now: () => Notebook | undefined;
  #isDue = false;

  constructor(control: HTMLInputElement, now: () => Notebook | undefined) {
    this.#control = control;
    this.#now = now;
    control.addEventListener('change', () => this.#keep());
    addEventListener('pagehide', () => this.#isDue && this.#keep());
  }

  get isWanted(): boolean {
    return this.#control.checked;
  }
  set isWanted(is: boolean) {
    this.#control.checked = is;
  }

  /** A press is answered first: a year is many rows to write down. At the latest it is kept when the page goes. */
  keepSoon(): void {
    if (!this.#isDue) afterDrawn(() => this.#isDue && this.#keep());
    this.#isDue = true;
  }

  #keep(): void {
    this.#isDue = false;
    const now = this.#now();
    if (!now) return;
    if (this.isWanted) this.isWanted = keepDraft(now);
    else forgetDraft();
  }
}
