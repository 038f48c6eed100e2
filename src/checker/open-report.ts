import { download } from '../site/download.ts';
import documentAddress from './document.worker.ts?worker&url';
import type { FromDocument, MadeReport, ToDocument } from './messages.ts';
import { partOf } from '../working-page/template.ts';
import { paperwork } from './words.ts';
import { Line } from './workers.ts';

/** The report that is open in place of everything else on the page: what is seen is what is printed. */
export class OpenReport {
  readonly #page: HTMLElement;
  /** The report, and the button that opened it. */
  #open: { made: MadeReport; button: HTMLElement } | undefined;
  #documents: Line<ToDocument, FromDocument> | undefined;
  /** Once the browser has gone back from the report that was left. */
  #left: Promise<unknown> = Promise.resolve();

  constructor(page: HTMLElement) {
    this.#page = page;
    partOf(page, 'print-report').addEventListener('click', () => print());
    partOf(page, 'csv').addEventListener('click', () => this.#save(this.#open!.made.csv, 'csv'));
    partOf(page, 'docx').addEventListener('click', () => void this.#saveOfficial());
    // The way back of the browser, or of the phone, leads back to the files too.
    partOf(page, 'back').addEventListener('click', () => this.leave());
    partOf(page, 'report').addEventListener('keydown', ({ key }) => key === 'Escape' && this.leave());
    addEventListener('popstate', () => this.#close());
  }

  /** Shows a report; the button that asked for it is gone back to. */
  async show(made: MadeReport, button: HTMLElement): Promise<void> {
    // One that is opened before that would be closed by it.
    await this.#left;
    const page = this.#page;
    this.#open = { made, button };
    partOf(page, 'docx').hidden = made.papers.length === 0;
    partOf(page, 'paperwork').textContent = '';
    const paper = new CSSStyleSheet();
    paper.replaceSync(made.paper);
    document.adoptedStyleSheets = [paper];
    partOf(page, 'report').hidden = false;
    page.dataset['report'] = '';
    history.pushState({}, '');
    showReport(partOf(page, 'paper'), made).focus();
    scrollTo({ top: 0, behavior: 'instant' });
  }

  /** Goes back to the files, if a report is open. */
  leave(): void {
    if (!this.#open) return;
    this.#close();
    this.#left = new Promise((gone) => addEventListener('popstate', gone, { once: true }));
    history.back();
  }

  #close(): void {
    if (!this.#open) return;
    const { button } = this.#open;
    this.#open = undefined;
    document.adoptedStyleSheets = [];
    partOf(this.#page, 'report').hidden = true;
    partOf(this.#page, 'paper').shadowRoot!.replaceChildren();
    delete this.#page.dataset['report'];
    button.focus();
  }

  #save(content: Blob, ending: string, key = ''): void {
    download(`${this.#open!.made.name}${key && `-${key}`}.${ending}`, content);
  }

  /** Writes the open report in the official form; the library that does comes when it is first asked for. */
  async #saveOfficial(): Promise<void> {
    const report = this.#open!;
    const said = partOf(this.#page, 'paperwork');
    said.textContent = paperwork.writing;
    this.#documents ??= new Line(documentAddress, () => {});
    try {
      for (const { key, ...paper } of report.made.papers) {
        const { document } = await this.#documents.ask<'document'>(paper);
        if (report !== this.#open) return;
        this.#save(document, 'docx', key);
      }
      said.textContent = paperwork.written;
    } catch {
      this.#documents?.end();
      this.#documents = undefined;
      said.textContent = paperwork.failed;
    }
  }
}

/** Shows a report on its paper, which nothing of the page's own look reaches. Gives its title, to be spoken first. */
const showReport = (paper: HTMLElement, { notes, body, look }: MadeReport): HTMLElement => {
  const shadow = paper.shadowRoot ?? paper.attachShadow({ mode: 'open' });
  const style = new CSSStyleSheet();
  style.replaceSync(look);
  shadow.adoptedStyleSheets = [style];
  const sheet = document.createElement('div');
  sheet.className = 'report';
  sheet.innerHTML = body;
  const title = sheet.querySelector('h1')!;
  title.tabIndex = -1;
  title.after(
    ...notes.map((text) => {
      const note = document.createElement('p');
      note.textContent = text;
      return note;
    }),
  );
  shadow.replaceChildren(sheet);
  return title;
};
