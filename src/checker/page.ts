import documentAddress from './document.worker.ts?worker&url';
import judgeAddress from './judge.worker.ts?worker&url';
import workbookAddress from './workbook.worker.ts?worker&url';
import {
  bookOf,
  type FromDocument,
  type FromJudge,
  type FromWorkbook,
  type Judged,
  type MadeReport,
  type Outcome,
  type Place,
  type Sheet,
  type ToDocument,
  type ToJudge,
  type ToWorkbook,
  type UnitReports,
  type UnreadableSheet,
  type WantedReport,
} from './messages.ts';
import { card, handInBlock, lookOf, offersBlock, showReport } from './view.ts';
import { isWorkbook } from './workbook.ts';
import { Line, Stopped } from './workers.ts';
import { paperwork, progress, skippedLine, summary } from './words.ts';

/**
 * What a file holds now: once it is changed on the disk, the browser no longer gives out what was chosen. Undefined where
 * it cannot be had; a file far beyond any table is not copied, the core will say so.
 */
const copyOf = async (file: File): Promise<Blob | undefined> => {
  if (file.size > 256 << 20) return file;
  try {
    return new Blob([await file.arrayBuffer()]);
  } catch {
    return undefined;
  }
};

/**
 * The checker's page: takes files, lets the workers read and judge them, shows what they found. Files live in this page's
 * memory only; nothing is stored and nothing is sent.
 */
class FileChecker extends HTMLElement {
  /** What was chosen so far, in the order it came. */
  #sheets = new Map<string, Sheet>();
  #files = 0;
  #unreadable = new Map<string, UnreadableSheet>();
  #judge!: Line<ToJudge, FromJudge>;
  #workbooks: Line<ToWorkbook, FromWorkbook> | undefined;
  #documents: Line<ToDocument, FromDocument> | undefined;
  /** The report that is open, and the button that opened it. */
  #report: { made: MadeReport; button: HTMLElement } | undefined;
  #opening = '';
  #addresses: string[] = [];

  connectedCallback(): void {
    this.#judge = this.#startJudge();
    const input = this.#part<HTMLInputElement>('files');
    input.addEventListener('change', () => {
      void this.#take([...(input.files ?? [])]);
      input.value = ''; // the same file, mended, can be chosen again
    });
    this.#part('stop').addEventListener('click', () => this.#renew());
    for (const part of ['print', 'print-report']) this.#part(part).addEventListener('click', () => print());
    this.#part('csv').addEventListener('click', () => this.#save(this.#report!.made.csv, 'csv'));
    this.#part('docx').addEventListener('click', () => void this.#saveOfficial());
    // The way back of the browser, or of the phone, leads back to the files too.
    this.#part('back').addEventListener('click', () => this.#leaveReport());
    this.#part('report').addEventListener('keydown', ({ key }) => key === 'Escape' && this.#leaveReport());
    addEventListener('popstate', () => this.#closeReport());
    this.#welcomeDrops();
    this.#keepOffline();
  }

  #part<T extends HTMLElement = HTMLElement>(name: string): T {
    return this.querySelector<T>(`[data-part=${name}]`)!;
  }

  #startJudge(): Line<ToJudge, FromJudge> {
    const line = new Line<ToJudge, FromJudge>(judgeAddress, ({ done, total }) =>
      this.#progress(progress.judging(done / total), done / total),
    );
    const address = new URL(this.dataset['organisation']!, location.href).href;
    line.ask<'ready'>({ ask: 'know', address }).then(
      () => (this.dataset['ready'] = ''),
      () => {}, // the next question says that something is amiss
    );
    return line;
  }

  /** Files may be dropped anywhere: beside the mark the browser would open them and leave the page. */
  #welcomeDrops(): void {
    const zone = this.#part('zone');
    document.addEventListener('dragover', (event) => {
      event.preventDefault();
      zone.dataset['over'] = '';
    });
    document.addEventListener('dragleave', (event) => {
      if (!event.relatedTarget) delete zone.dataset['over'];
    });
    document.addEventListener('drop', (event) => {
      event.preventDefault();
      delete zone.dataset['over'];
      void this.#take([...(event.dataTransfer?.files ?? [])]);
    });
  }

  #keepOffline(): void {
    const { offline } = this.dataset;
    if (offline === undefined || !('serviceWorker' in navigator)) return;
    navigator.serviceWorker.register(offline).then(
      () => navigator.serviceWorker.ready.then(() => (this.dataset['offlineReady'] = '')),
      () => {}, // a browser that refuses still checks; it only needs the network to open the page
    );
  }

  /** Opens the files and judges everything at hand; on a stop everything is as before. */
  async #take(files: readonly File[]): Promise<void> {
    if (files.length === 0 || this.dataset['busy'] !== undefined) return;
    this.#leaveReport();
    await this.#busily(async () => {
      const sheets = new Map(this.#sheets);
      const unreadable = new Map(this.#unreadable);
      for (const file of files) {
        const came = await this.#open(file);
        const former = [...sheets.values()].filter((sheet) => sheet.file === file.name);
        for (const { id } of await this.#givingWay(former, came)) sheets.delete(id);
        unreadable.delete(file.name);
        for (const opened of came)
          if ('fault' in opened) unreadable.set(opened.id, opened);
          else sheets.set(opened.id, opened);
      }
      await this.#show(sheets, unreadable);
    });
  }

  /**
   * Of the former sheets of the same name, those that give way to what came. A file stays where each says that it is of
   * another unit or year: the files of two chi đoàn bear the same names in two folders.
   */
  async #givingWay(former: readonly Sheet[], came: readonly (Sheet | UnreadableSheet)[]): Promise<readonly Sheet[]> {
    const sheets = came.filter((sheet) => 'content' in sheet);
    if (former.length === 0 || sheets.length === 0) return former;
    const all = [...former, ...sheets];
    const { places } = await this.#judge.ask<'looked'>({ ask: 'look', sheets: all });
    const folders = new Map(
      all.map(({ id }, i) => [id, places[i]!.unit && places[i]!.year ? `${places[i]!.unit}/${places[i]!.year}` : '']),
    );
    const foldersOf = (list: readonly Sheet[]) => list.map(({ id }) => folders.get(id)!).filter(Boolean);
    const now = foldersOf(sheets);
    return [...Map.groupBy(former, bookOf).values()].flatMap((book) => {
      const before = foldersOf(book);
      return before.length === 0 || now.length === 0 || before.some((folder) => now.includes(folder)) ? book : [];
    });
  }

  async #open(file: File): Promise<readonly (Sheet | UnreadableSheet)[]> {
    const number = ++this.#files;
    const about = { id: `${number}\n`, file: file.name };
    this.#opening = file.name;
    this.#progress(progress.opening(file.name));
    const content = await copyOf(file);
    if (!content) return [{ state: 'unreadable', ...about, id: file.name, fault: 'khong-lay-duoc' }];
    if (!isWorkbook(new Uint8Array(await content.slice(0, 4).arrayBuffer()))) return [{ ...about, content }];
    this.#workbooks ??= new Line(workbookAddress, ({ rows }) => this.#progress(progress.workbook(this.#opening, rows)));
    const answer = await this.#workbooks.ask<'tabs' | 'fault'>({ content });
    if (answer.tell === 'fault') return [{ state: 'unreadable', ...about, id: file.name, fault: answer.fault }];
    return answer.tabs.map(({ name, ...tab }) => ({ id: `${number}\n${name}`, file: file.name, tab: name, ...tab }));
  }

  async #show(sheets: Map<string, Sheet>, unreadable: Map<string, UnreadableSheet>): Promise<void> {
    const { outcomes, reports } = await this.#judge.ask<'judged'>({ ask: 'judge', sheets: [...sheets.values()] });
    this.#sheets = sheets;
    this.#unreadable = unreadable;
    this.#render([...unreadable.values(), ...outcomes], reports);
  }

  #render(outcomes: readonly Outcome[], reports: readonly UnitReports[]): void {
    const shown = outcomes.filter((outcome) => outcome.state !== 'skipped');
    const actions = {
      drop: (id: string) => this.#again((sheets, unreadable) => void (sheets.delete(id) || unreadable.delete(id))),
      answer: (id: string, answer: Place) => this.#again((sheets) => void sheets.set(id, { ...sheets.get(id)!, answer })),
      find: async (text: string) => (await this.#judge.ask<'found'>({ ask: 'find', text })).units,
    };
    for (const address of this.#addresses.splice(0)) URL.revokeObjectURL(address);
    this.#part('cards').replaceChildren(...shown.map((outcome) => card(outcome, actions, this.dataset['help']!)));
    const skipped = this.#part('skipped');
    skipped.textContent = skippedLine(outcomes.filter((o) => o.state === 'skipped'));
    skipped.hidden = skipped.textContent === '';

    const ready = shown.filter(
      (outcome): outcome is Judged & { handIn: Blob } =>
        outcome.state === 'judged' && outcome.handIn !== undefined && outcome.newer === undefined,
    );
    const folders = Map.groupBy(ready, ({ place }) => `${place.unit}/${place.year}`);
    const address = (blob: Blob) => {
      this.#addresses.push(URL.createObjectURL(blob));
      return this.#addresses.at(-1)!;
    };
    this.#part('hand-in').hidden = ready.length === 0;
    this.#part('folders').replaceChildren(...[...folders.values()].map((files) => handInBlock(files, this.dataset['repository'], address)));

    this.#part('offers').hidden = reports.length === 0;
    this.#part('units').replaceChildren(
      ...reports.map((offers) => offersBlock(offers, (wanted, button) => void this.#busily(() => this.#openReport(wanted, button)))),
    );

    this.#part('results').hidden = shown.length === 0;
    for (const part of this.querySelectorAll<HTMLElement>('[data-before]')) part.hidden = shown.length > 0;
    const heading = this.#part('summary');
    heading.textContent = shown.length === 0 ? '' : summary(shown.map(lookOf));
    (shown.length === 0 ? this.#part('files') : heading).focus();
  }

  /** Shows a report in place of everything else: what is seen is what is printed. */
  async #openReport(wanted: WantedReport, button: HTMLElement): Promise<void> {
    this.#progress(progress.report);
    const { made } = await this.#judge.ask<'made'>({ ask: 'report', sheets: [...this.#sheets.values()], wanted });
    this.#report = { made, button };
    this.#part('docx').hidden = made.paperwork === undefined;
    this.#part('paperwork').textContent = '';
    const paper = new CSSStyleSheet();
    paper.replaceSync(made.paper);
    document.adoptedStyleSheets = [paper];
    this.#part('report').hidden = false;
    this.dataset['report'] = '';
    history.pushState({}, '');
    showReport(this.#part('paper'), made).focus();
    scrollTo({ top: 0, behavior: 'instant' });
  }

  #closeReport(): void {
    if (!this.#report) return;
    const { button } = this.#report;
    this.#report = undefined;
    document.adoptedStyleSheets = [];
    this.#part('report').hidden = true;
    this.#part('paper').shadowRoot!.replaceChildren();
    delete this.dataset['report'];
    button.focus();
  }

  #leaveReport(): void {
    if (!this.#report) return;
    this.#closeReport();
    history.back();
  }

  #save(content: Blob, ending: string): void {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(content);
    link.download = `${this.#report!.made.name}.${ending}`;
    link.click();
    // The browser takes what it needs after the press; long after, the memory is given back.
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  /** Writes the open report in the official form; the library that does comes when it is first asked for. */
  async #saveOfficial(): Promise<void> {
    const report = this.#report!;
    const said = this.#part('paperwork');
    said.textContent = paperwork.writing;
    this.#documents ??= new Line(documentAddress, () => {});
    try {
      const { document } = await this.#documents.ask<'document'>(report.made.paperwork!);
      if (report !== this.#report) return;
      this.#save(document, 'docx');
      said.textContent = paperwork.written;
    } catch {
      this.#documents?.end();
      this.#documents = undefined;
      said.textContent = paperwork.failed;
    }
  }

  /** Judges once more after a change of what is at hand. */
  #again(change: (sheets: Map<string, Sheet>, unreadable: Map<string, UnreadableSheet>) => void): void {
    void this.#busily(async () => {
      const sheets = new Map(this.#sheets);
      const unreadable = new Map(this.#unreadable);
      change(sheets, unreadable);
      await this.#show(sheets, unreadable);
    });
  }

  async #busily(work: () => Promise<void>): Promise<void> {
    this.dataset['busy'] = '';
    this.#part('working').hidden = false;
    this.#say('');
    try {
      await work();
    } catch (error) {
      this.#say(error instanceof Stopped ? progress.stopped : progress.failed);
      if (!(error instanceof Stopped)) {
        console.error(error);
        this.#renew();
      }
      this.#part('files').focus();
    } finally {
      delete this.dataset['busy'];
      this.#part('working').hidden = true;
    }
  }

  /** Ends the workers, whatever they are doing, and starts the judge anew. */
  #renew(): void {
    this.#workbooks?.end();
    this.#workbooks = undefined;
    this.#judge.end();
    this.#judge = this.#startJudge();
  }

  #say(text: string): void {
    this.#part('said').textContent = text;
  }

  #progress(text: string, share?: number): void {
    const bar = this.#part<HTMLProgressElement>('bar');
    if (share === undefined) bar.removeAttribute('value');
    else bar.value = share;
    const doing = this.#part('doing');
    if (doing.textContent !== text) doing.textContent = text;
  }
}

// The newest thing the core needs of a browser. An older one keeps the way by hand, which the page shows until this runs.
if ('groupBy' in Map) customElements.define('file-checker', FileChecker);
