import { filesBelow, filesChosen } from './folders.ts';
import type { FromCopy, GivenCopy, MadeReport, OpenedCopy, ToCopy, WantedReport } from './messages.ts';
import { offersBlock } from './offers.ts';
import type { FileOpener } from './open-files.ts';
import repositoryAddress from './repository.worker.ts?worker&url';
import { partOf, slot, write } from '../working-page/template.ts';
import { unitSearch } from './unit-search.ts';
import { Line } from './workers.ts';
import { copyFaults, namesOpen, noProgramme, openedCopy, progress } from './words.ts';

/** What the page does for this part of it. */
interface PageDoes {
  busily: (work: () => Promise<void>) => Promise<void>;
  progress: (text: string, share?: number) => void;
  show: (made: MadeReport, button: HTMLElement) => Promise<void>;
  /** What was dropped elsewhere on the page: a list of names may be among it. */
  dropped: () => readonly Blob[];
  opener: FileOpener;
  /** The page's own address, for reminders. */
  address: string;
}

/** A copy of the repository, opened on this device: every report of any unit is made from it. It stays in this page's memory. */
export class CopyAtHand {
  readonly #page: HTMLElement;
  readonly #does: PageDoes;
  readonly #form: HTMLFormElement;
  readonly #search: () => Promise<void>;
  #given: GivenCopy | undefined;
  #line: Line<ToCopy, FromCopy> | undefined;
  /** Lists of names that were opened here. */
  #lists: readonly Blob[] = [];

  constructor(page: HTMLElement, does: PageDoes) {
    this.#page = page;
    this.#does = does;
    this.#form = partOf<HTMLFormElement>(page, 'copy-form');
    const chosen = (part: string, take: (files: readonly File[]) => Promise<void>) => {
      const input = partOf<HTMLInputElement>(page, part);
      input.addEventListener('change', () => {
        const files = [...(input.files ?? [])];
        input.value = '';
        if (files.length > 0) void does.busily(() => take(files));
      });
      return input;
    };
    chosen('copy-zip', ([zip]) => this.#open({ zip: zip! }));
    const folder = chosen('copy-folder', (files) => this.#open({ folder: filesChosen(files) }));
    folder.closest('label')!.hidden = !('webkitdirectory' in folder);
    chosen('copy-names', (files) => this.#openLists(files));
    this.#search = unitSearch(this.#form, async (text) => (await this.#ask<'found'>({ ask: 'find', text })).units);
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      void does.busily(() => this.#offer());
    });
  }

  /** Opens a ZIP. */
  openZip(zip: File): Promise<void> {
    return this.#does.busily(() => this.#open({ zip }));
  }

  /** Opens a folder that was dropped. */
  openFolder(folder: FileSystemDirectoryEntry): Promise<void> {
    return this.#does.busily(async () => {
      this.#does.progress(progress.folder);
      await this.#open({ folder: await filesBelow(folder) });
    });
  }

  /** Ends what is being done; the copy is opened anew when something is wanted of it again. */
  end(): void {
    this.#line?.end();
    this.#line = undefined;
  }

  #ask<Tell extends FromCopy['tell']>(question: ToCopy): Promise<Extract<FromCopy, { tell: Tell }>> {
    if (!this.#line) {
      this.#line = new Line(repositoryAddress, ({ step, share }) => this.#does.progress(progress.copy(step, share), share));
      if (question.ask !== 'open' && this.#given)
        this.#line.ask({ ask: 'open', copy: this.#given, address: this.#does.address }).catch(() => {});
    }
    return this.#line.ask<Tell>(question);
  }

  async #open(copy: GivenCopy): Promise<void> {
    this.end();
    this.#given = copy;
    partOf(this.#page, 'copy-at-hand').hidden = true;
    partOf(this.#page, 'copy-offers').replaceChildren();
    this.#say('');
    this.#does.progress(progress.copy('zip' in copy ? 'unpack' : 'read', 0));
    const answer = await this.#ask<'opened' | 'fault'>({ ask: 'open', copy, address: this.#does.address });
    const said = answer.tell === 'opened' ? openedCopy(answer.opened) : copyFaults[answer.fault](answer.files);
    if (answer.tell === 'opened') await this.#welcome(answer.opened);
    else this.#given = undefined;
    this.#say(said).focus();
  }

  async #welcome({ years }: OpenedCopy): Promise<void> {
    slot(this.#form, 'year').replaceChildren(...years.map((year) => new Option(String(year))));
    slot<HTMLInputElement>(this.#form, 'query').value = '';
    await this.#search();
    partOf(this.#page, 'copy-at-hand').hidden = false;
  }

  /** Offers the reports of the unit and year that are chosen. */
  async #offer(): Promise<void> {
    const [unit, year] = [slot<HTMLSelectElement>(this.#form, 'unit').value, Number(slot<HTMLSelectElement>(this.#form, 'year').value)];
    if (unit === '') return;
    this.#does.progress(progress.report);
    const { offers } = await this.#ask<'offered'>({ ask: 'offers', unit, year });
    const open = (wanted: WantedReport, button: HTMLElement) => void this.#does.busily(() => this.#make(wanted, button));
    const place = partOf(this.#page, 'copy-offers');
    place.replaceChildren(...(offers ? [offersBlock(offers, open)] : []));
    write(this.#form, 'found', offers ? '' : noProgramme(year));
    place.querySelector<HTMLElement>('h3')?.scrollIntoView({ block: 'start' });
  }

  async #make(wanted: WantedReport, button: HTMLElement): Promise<void> {
    this.#does.progress(progress.report);
    const lists = [...this.#does.dropped(), ...this.#lists];
    const { made } = await this.#ask<'made'>({ ask: 'report', wanted, lists });
    await this.#does.show(made, button);
  }

  async #openLists(files: readonly File[]): Promise<void> {
    this.#does.progress(progress.names);
    const tables: Blob[] = [];
    for (const file of files) for (const sheet of await this.#does.opener.open(file)) if ('content' in sheet) tables.push(sheet.content);
    const { people } = await this.#ask<'named'>({ ask: 'names', lists: tables });
    if (people > 0) this.#lists = [...this.#lists, ...tables];
    partOf(this.#page, 'copy-named').textContent = namesOpen(people);
  }

  #say(text: string): HTMLElement {
    const said = partOf(this.#page, 'copy-said');
    said.textContent = text;
    return said;
  }
}
