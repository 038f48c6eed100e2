import judgeAddress from './judge.worker.ts?worker&url';
import workbookAddress from './workbook.worker.ts?worker&url';
import type { FromJudge, FromWorkbook, Judged, Outcome, Place, Sheet, ToJudge, ToWorkbook, Unreadable } from './messages.ts';
import { card, handInBlock, lookOf } from './view.ts';
import { isWorkbook } from './workbook.ts';
import { Line, Stopped } from './workers.ts';
import { progress, skippedLine, summary } from './words.ts';

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
  /** What was chosen so far, in the order it came; a file of the same name takes the place of the former. */
  #sheets = new Map<string, Sheet>();
  #unreadable = new Map<string, Unreadable>();
  #judge!: Line<ToJudge, FromJudge>;
  #workbooks: Line<ToWorkbook, FromWorkbook> | undefined;
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
    this.#part('print').addEventListener('click', () => print());
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
    await this.#busily(async () => {
      const sheets = new Map(this.#sheets);
      const unreadable = new Map(this.#unreadable);
      for (const file of files) {
        for (const [id, sheet] of sheets) if (sheet.file === file.name) sheets.delete(id);
        unreadable.delete(file.name);
        for (const opened of await this.#open(file))
          if ('fault' in opened) unreadable.set(opened.id, opened);
          else sheets.set(opened.id, opened);
      }
      await this.#show(sheets, unreadable);
    });
  }

  async #open(file: File): Promise<readonly (Sheet | Unreadable)[]> {
    const about = { id: file.name, file: file.name };
    this.#opening = file.name;
    this.#progress(progress.opening(file.name));
    const content = await copyOf(file);
    if (!content) return [{ state: 'unreadable', ...about, fault: 'khong-lay-duoc' }];
    if (!isWorkbook(new Uint8Array(await content.slice(0, 4).arrayBuffer()))) return [{ ...about, content }];
    this.#workbooks ??= new Line(workbookAddress, ({ rows }) => this.#progress(progress.workbook(this.#opening, rows)));
    const answer = await this.#workbooks.ask<'tabs' | 'fault'>({ content });
    if (answer.tell === 'fault') return [{ state: 'unreadable', ...about, fault: answer.fault }];
    return answer.tabs.map((tab) => ({ id: `${file.name}\n${tab.name}`, file: file.name, tab: tab.name, content: tab.content }));
  }

  async #show(sheets: Map<string, Sheet>, unreadable: Map<string, Unreadable>): Promise<void> {
    const { outcomes } = await this.#judge.ask<'judged'>({ ask: 'judge', sheets: [...sheets.values()] });
    this.#sheets = sheets;
    this.#unreadable = unreadable;
    this.#render([...unreadable.values(), ...outcomes]);
  }

  #render(outcomes: readonly Outcome[]): void {
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

    this.#part('results').hidden = shown.length === 0;
    for (const part of this.querySelectorAll<HTMLElement>('[data-before]')) part.hidden = shown.length > 0;
    const heading = this.#part('summary');
    heading.textContent = shown.length === 0 ? '' : summary(shown.map(lookOf));
    (shown.length === 0 ? this.#part('files') : heading).focus();
  }

  /** Judges once more after a change of what is at hand. */
  #again(change: (sheets: Map<string, Sheet>, unreadable: Map<string, Unreadable>) => void): void {
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
