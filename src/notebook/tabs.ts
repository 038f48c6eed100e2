import { notebookKinds, rosterKind, sheetKinds, type NotebookKind, type Programme } from '../domain/index.ts';
import { partOf } from '../working-page/template.ts';

/** The sheets as tabs: those that some programme of the site has stand in the markup, those of the branch's own are shown. */
export class Tabs {
  readonly #tabs: ReadonlyMap<NotebookKind, HTMLElement>;
  /** The sheet that is looked at. */
  now: NotebookKind = rosterKind;

  constructor(page: HTMLElement, turned: () => void) {
    this.#tabs = new Map(notebookKinds.flatMap((kind) => [[kind, partOf(page, `tab-${kind}`)] as const]).filter(([, tab]) => tab !== null));
    for (const [kind, tab] of this.#tabs)
      tab.addEventListener('click', () => {
        this.now = kind;
        turned();
      });
  }

  draw(programme: Programme): void {
    const sheets = sheetKinds(programme);
    if (!sheets.includes(this.now)) this.now = rosterKind;
    for (const [kind, tab] of this.#tabs) {
      tab.hidden = !sheets.includes(kind);
      tab.ariaCurrent = kind === this.now ? 'true' : 'false';
    }
  }
}
