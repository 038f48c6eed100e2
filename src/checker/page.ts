import { takeBrought } from './from-notebook.ts';
import { card, lookOf } from './card.ts';
import { CopyAtHand } from './copy-at-hand.ts';
import { folderDropped } from './folders.ts';
import judgeAddress from './judge.worker.ts?worker&url';
import {
  bookOf,
  type FromJudge,
  type Outcome,
  type Place,
  type Sheet,
  type ToJudge,
  type UnitReports,
  type UnreadableSheet,
  type WantedReport,
} from './messages.ts';
import { HandInWays, type Ready } from './hand-in.ts';
import { keepOffline } from '../working-page/keep-offline.ts';
import { whenTurnedTo } from '../working-page/moments.ts';
import { offersBlock } from './offers.ts';
import { FileOpener } from './open-files.ts';
import { OpenReport } from './open-report.ts';
import { partOf } from '../working-page/template.ts';
import { Line, Stopped } from './workers.ts';
import { progress, skippedLine, summary } from './words.ts';

/**
 * The checker's page: takes files, lets the workers read and judge them, shows what they found. Files live in this page's
 * memory only; what is handed in, by a press, is kept on the device until it has gone through.
 */
class FileChecker extends HTMLElement {
  /** What was chosen so far, in the order it came. */
  #sheets = new Map<string, Sheet>();
  #unreadable = new Map<string, UnreadableSheet>();
  #line: Line<ToJudge, FromJudge> | undefined;
  #begun = false;
  readonly #opener = new FileOpener((text) => this.#progress(text));
  #report!: OpenReport;
  #copy!: CopyAtHand;
  #ways!: HandInWays;
  #addresses: string[] = [];
  #turn = Promise.resolve();

  connectedCallback(): void {
    const input = this.#part<HTMLInputElement>('files');
    input.addEventListener('change', () => {
      void this.#receive([...(input.files ?? [])]);
      input.value = ''; // the same file, mended, can be chosen again
    });
    this.#part('stop').addEventListener('click', () => this.#renew());
    this.#part('print').addEventListener('click', () => print());
    this.#report = new OpenReport(this);
    this.#copy = new CopyAtHand(this, {
      busily: (work) => this.#busily(work),
      progress: (text, share) => this.#progress(text, share),
      show: (made, button) => this.#report.show(made, button),
      dropped: () => [...this.#sheets.values()].map(({ content }) => content),
      opener: this.#opener,
      address: new URL('.', this.#organisation).href,
    });
    this.#ways = new HandInWays(this);
    this.#welcomeDrops();
    const brought = takeBrought();
    // What a notebook made was looked at there: what is left to do is the press.
    void this.#take(brought).then(() => brought.length > 0 && this.#ways.lead());
    whenTurnedTo(() => this.#begin());
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') void this.#knowAgain();
    });
  }

  /** The judge and the offline copy are many times the page: they come when somebody turns to it, not to whoever only reads. */
  #begin(): void {
    if (this.#begun) return;
    this.#begun = true;
    void this.#judge;
    keepOffline(this);
  }

  get #judge(): Line<ToJudge, FromJudge> {
    return (this.#line ??= this.#startJudge());
  }

  #part<T extends HTMLElement = HTMLElement>(name: string): T {
    return partOf<T>(this, name);
  }

  get #organisation(): string {
    return new URL(this.dataset['organisation']!, location.href).href;
  }

  /** A page may stand open for weeks: what was judged by what the organisation no longer says is judged again. */
  async #knowAgain(): Promise<void> {
    const told = await this.#line?.ask<'ready'>({ ask: 'know', address: this.#organisation }).catch(() => undefined);
    if (told?.isNew && this.#sheets.size > 0 && this.dataset['busy'] === undefined) this.#again(() => {});
  }

  #startJudge(): Line<ToJudge, FromJudge> {
    const line = new Line<ToJudge, FromJudge>(judgeAddress, ({ done, total }) =>
      this.#progress(progress.judging(done / total), done / total),
    );
    line.ask<'ready'>({ ask: 'know', address: this.#organisation }).then(
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
      const folder = event.dataTransfer ? folderDropped(event.dataTransfer) : undefined;
      void this.#receive([...(event.dataTransfer?.files ?? [])], folder);
    });
  }

  /** A folder is a copy of the repository, and so is a ZIP but for one of files to hand in; any other file is judged. */
  async #receive(files: readonly File[], folder?: FileSystemDirectoryEntry): Promise<void> {
    const zip = files.find(({ name }) => /\.zip$/i.test(name));
    const packed = zip && !folder ? await (await import('./tables-in-zip.ts')).tablesInZip(zip) : undefined;
    if (folder) await this.#copy.openFolder(folder);
    else if (zip && !packed) await this.#copy.openZip(zip);
    await this.#take([...(packed ?? []), ...files.filter((file) => file !== zip && file.name !== folder?.name)]);
  }

  /** Opens the files and judges everything at hand; on a stop everything is as before. */
  async #take(files: readonly File[]): Promise<void> {
    if (files.length === 0) return;
    this.#begin();
    await this.#busily(async () => {
      this.#report.leave();
      const sheets = new Map(this.#sheets);
      const unreadable = new Map(this.#unreadable);
      for (const file of files) {
        const came = await this.#opener.open(file);
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

  async #show(sheets: Map<string, Sheet>, unreadable: Map<string, UnreadableSheet>): Promise<void> {
    const { outcomes, reports } = await this.#judge.ask<'judged'>({ ask: 'judge', sheets: [...sheets.values()] });
    this.#sheets = sheets;
    this.#unreadable = unreadable;
    this.#render([...unreadable.values(), ...outcomes], reports);
  }

  #render(outcomes: readonly Outcome[], reports: readonly UnitReports[]): void {
    const shown = outcomes.filter((outcome) => outcome.state !== 'skipped');
    const actions = {
      drop: (ids: readonly string[]) =>
        this.#again((sheets, unreadable) => {
          for (const id of ids) if (!sheets.delete(id)) unreadable.delete(id);
        }),
      answer: (id: string, answer: Place) => this.#again((sheets) => void sheets.set(id, { ...sheets.get(id)!, answer })),
      find: async (text: string) => (await this.#judge.ask<'found'>({ ask: 'find', text })).units,
    };
    for (const address of this.#addresses.splice(0)) URL.revokeObjectURL(address);
    this.#part('cards').replaceChildren(...shown.map((outcome) => card(outcome, actions, this.dataset['help']!)));
    const skipped = this.#part('skipped');
    skipped.textContent = skippedLine(outcomes.filter((o) => o.state === 'skipped'));
    skipped.hidden = skipped.textContent === '';

    const ready = shown.filter(
      (outcome): outcome is Ready => outcome.state === 'judged' && outcome.handIn !== undefined && outcome.newer === undefined,
    );
    const address = (blob: Blob) => {
      this.#addresses.push(URL.createObjectURL(blob));
      return this.#addresses.at(-1)!;
    };
    this.#ways.show(ready, address);

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

  async #openReport(wanted: WantedReport, button: HTMLElement): Promise<void> {
    this.#progress(progress.report);
    const { made } = await this.#judge.ask<'made'>({ ask: 'report', sheets: [...this.#sheets.values()], wanted });
    await this.#report.show(made, button);
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

  /** One work after another: what comes while the page is busy waits for its turn. */
  #busily(work: () => Promise<void>): Promise<void> {
    return (this.#turn = this.#turn.then(() => this.#work(work)));
  }

  async #work(work: () => Promise<void>): Promise<void> {
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
    this.#opener.end();
    this.#copy.end();
    this.#line?.end();
    this.#line = this.#startJudge();
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

customElements.define('file-checker', FileChecker);
