import { uploadAddress } from '../host/addresses.ts';
import type { HandIn, HandInRefusal, Receipt } from '../domain/index.ts';
import { dropWaiting, kept, keepKey, keepReceipt, keepWaiting, type Waiting } from './kept.ts';
import type { Judged } from './messages.ts';
import { Receipts } from './receipts.ts';
import { send } from './send.ts';
import { partOf, slot, template, write } from '../working-page/template.ts';
import { copied, count, notCopied, partial, sending, shared } from './words.ts';

/** Handing in what was checked: one press for all of it, and the other ways that are open from this page. */

/** A file that may be handed in. */
export type Ready = Judged & { handIn: Blob };

const fileName = ({ place }: Ready): string => `${place.kind}.csv`;
const pageOf = ({ place }: Ready): string => `${place.unit}/${place.year}`;

/** What is handed in, by kinds, units and years: never a count. */
const told = (files: readonly Ready[]): string =>
  [...Map.groupBy(files, pageOf).values()]
    .map((own) => `${own.map(({ kindLabel }) => kindLabel).join(', ')} – ${own[0]!.unitName}, ${own[0]!.yearName}`)
    .join('; ');

/** How many rows of each file were taken; of several units, whose they are. */
const taken = (files: Receipt['files']): string => {
  const isOne = new Set(files.map(({ unit }) => unit)).size === 1;
  return files.map(({ label, unit, rows }) => `${label}${isOne ? '' : ` ${unit}`}: ${count(rows)} dòng`).join(' · ');
};

export class HandInWays {
  readonly #page: HTMLElement;
  readonly #service: string | undefined;
  readonly #receipts: Receipts;
  #files: readonly Ready[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isSending = false;
  /** The press by which what is offered here was sent. */
  #pressed: string | undefined;

  constructor(page: HTMLElement) {
    this.#page = page;
    const { service } = page.dataset;
    this.#service = service === undefined ? undefined : new URL(service, location.href).href;
    this.#receipts = new Receipts(page, this.#service);
    this.#find('press')?.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#press();
    });
    this.#part('share-now').addEventListener('click', () => void this.#share());
    this.#find('copy-all')?.addEventListener('click', () => void this.#copyAll());
    addEventListener('online', () => void this.#sendWaiting(true));
    addEventListener('hashchange', () => void this.#receipts.open());
    void this.#open();
  }

  /** What this device kept of earlier presses. */
  async #open(): Promise<void> {
    const key = this.#find<HTMLInputElement>('key');
    const { key: remembered } = await kept();
    if (key && remembered !== '') {
      key.value = remembered;
      this.#find<HTMLInputElement>('remember')!.checked = true;
    }
    await this.#receipts.open();
    await this.#sendWaiting();
    this.#page.dataset['waysReady'] = '';
  }

  #part<T extends HTMLElement = HTMLElement>(name: string): T {
    return partOf<T>(this.#page, name);
  }
  #find<T extends HTMLElement = HTMLElement>(name: string): T | undefined {
    return this.#page.querySelector<T>(`[data-part=${name}]`) ?? undefined;
  }

  /** Offers these files to hand in. */
  show(files: readonly Ready[], address: (blob: Blob) => string): void {
    this.#files = files;
    this.#pressed = undefined;
    this.#offer(files.length > 0);
    const folders = [...Map.groupBy(files, pageOf).values()];
    this.#part('folders').replaceChildren(...folders.map((own) => folderBlock(own, address)));
    const button = this.#find('send');
    if (button) button.textContent = sending.button(files.length);
    const { repository } = this.#page.dataset;
    if (repository !== undefined) {
      this.#part('uploads').replaceChildren(
        ...folders.map(([first]) =>
          wayLink(`Mở chỗ nộp của ${first!.unitName}`, uploadAddress(repository, `content/submissions/${pageOf(first!)}`)),
        ),
      );
    }
    this.#part('share').hidden = files.length === 0 || !canShare(files);
  }

  /** Leads straight to the press, where there is something to hand in. */
  lead(): void {
    if (this.#files.length > 0) lookAt(this.#page.querySelector<HTMLElement>('#nop')!);
  }

  #offer(is: boolean): void {
    this.#part('hand-in').hidden = this.#part('to-hand-in').hidden = !is;
  }

  async #press(): Promise<void> {
    if (this.#isSending || this.#files.length === 0) return;
    // From here on, not only once it is sent: a second press meanwhile is the same press.
    this.#isSending = true;
    const files = this.#files;
    const key = this.#find<HTMLInputElement>('key')?.value.trim();
    if (key !== undefined) await keepKey(this.#find<HTMLInputElement>('remember')!.checked ? key : '');
    const texts = await Promise.all(files.map(({ handIn }) => handIn.text()));
    const asked: HandIn = {
      ...(key !== undefined && { key }),
      files: files.map(({ place: { unit, year, kind } }, i) => ({ unit, year, kind, csv: texts[i]! })),
    };
    const waiting = { id: crypto.randomUUID(), due: 0, asked, what: told(files), unit: pageOf(files[0]!) };
    this.#pressed = waiting.id;
    // Kept before it is sent: what is cut off half way goes again.
    await keepWaiting(waiting);
    await this.#send(waiting);
  }

  async #send(one: Waiting): Promise<void> {
    this.#isSending = true;
    this.#say(sending.now);
    const answer = await send(this.#service!, one.asked);
    this.#isSending = false;
    this.#say('');
    if ('receipt' in answer) {
      const { files, ...standing } = answer.receipt;
      await dropWaiting(one.id);
      await keepReceipt({ ...standing, id: standing.number, what: one.what, rows: taken(files), unit: one.unit });
      this.#part('answer').replaceChildren();
      await this.#receipts.show();
      // What was taken is offered no more.
      if (one.id === this.#pressed) this.#offer(false);
      return lookAt(this.#page.querySelector<HTMLElement>('#bien-nhan')!);
    }
    const { again } = answer.refusal;
    if (again === undefined) await dropWaiting(one.id);
    else this.#wake(again);
    const isKept = again !== undefined && (await keepWaiting({ ...one, due: Date.now() + again * 1000 }));
    this.#refused(one, answer.refusal, isKept);
  }

  /** Sends what did not get through, where its time has come. */
  async #sendWaiting(atOnce = false): Promise<void> {
    if (this.#service === undefined || this.#isSending) return;
    for (const one of (await kept()).waiting) {
      const rest = one.due - Date.now();
      if (rest > 0 && !atOnce) this.#wake(rest / 1000);
      else await this.#send(one);
    }
  }

  #wake(seconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#sendWaiting(), Math.max(1, seconds) * 1000);
  }

  #refused(one: Waiting, { title, what, cure, places, ask, again }: HandInRefusal, isKept: boolean): void {
    const card = template('refusal');
    write(card, 'title', title);
    write(card, 'what', what);
    write(card, 'cure', cure);
    write(card, 'kept', again === undefined ? '' : isKept ? sending.kept : sending.notKept);
    slot(card, 'places').replaceChildren(
      ...places.map((place) => {
        const item = template('place');
        write(item, 'title', place.title);
        write(item, 'where', [place.file, place.where].filter(Boolean).join(', '));
        write(item, 'what', place.what);
        write(item, 'cure', place.cure);
        return item;
      }),
    );
    write(card, 'ask', ask.length === 0 ? sending.askBelow : sending.ask(ask));
    const [once, never] = [slot(card, 'again'), slot(card, 'give-up')];
    once.hidden = never.hidden = again === undefined;
    once.addEventListener('click', () => void this.#send(one));
    never.addEventListener('click', () => {
      void dropWaiting(one.id);
      card.remove();
    });
    this.#offer(true);
    const place = this.#part('answer');
    place.replaceChildren(card);
    lookAt(place);
  }

  /** Gives the files to whatever the device can share them by. */
  async #share(): Promise<void> {
    const files = this.#files;
    try {
      await navigator.share({ files: shareable(files), title: 'Nộp tệp', text: shared.text(told(files)) });
    } catch (error) {
      // Unless she has changed her mind.
      if ((error as DOMException).name !== 'AbortError') this.#say(shared.failed, false);
      return;
    }
    const day = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date());
    const kinds = [...new Set(files.map(({ kindLabel }) => kindLabel))];
    const id = crypto.randomUUID();
    await keepReceipt({ id, day, kinds, state: 'da-giao', ...shared.receipt, what: told(files), unit: pageOf(files[0]!) });
    await this.#receipts.show();
  }

  /** Puts all files at hand, one below another, where the form's last field takes them from. */
  async #copyAll(): Promise<void> {
    const texts = await Promise.all(this.#files.map(({ handIn }) => handIn.text()));
    const told = await navigator.clipboard.writeText(texts.map((text) => text.replace(/^\ufeff/, '')).join('')).then(
      () => copied(texts.length),
      () => notCopied,
    );
    this.#part('copied').textContent = told;
  }

  #say(text: string, isBusy = text !== ''): void {
    const line = this.#part('sending');
    line.textContent = text;
    line.hidden = text === '';
    const button = this.#find<HTMLButtonElement>('send');
    if (button) button.disabled = isBusy;
  }
}

/** Brings a part to the top of the window, and whoever hears the page to it. */
const lookAt = (part: HTMLElement): void => {
  part.focus({ preventScroll: true });
  part.scrollIntoView();
};

const shareable = (files: readonly Ready[]): File[] =>
  files.map((file) => new File([file.handIn], `${file.place.unit}-${file.place.year}-${fileName(file)}`, { type: 'text/csv' }));
const canShare = (files: readonly Ready[]): boolean =>
  typeof navigator.canShare === 'function' && navigator.canShare({ files: shareable(files) });

/** The files of one folder, each to take along. */
const folderBlock = (files: readonly Ready[], address: (blob: Blob) => string): HTMLElement => {
  const block = template('folder');
  write(block, 'folder', `${files[0]!.unitName}, ${files[0]!.yearName}`);
  slot(block, 'files').append(
    ...files.map((file) => {
      const item = template('download');
      const link = item.querySelector('a')!;
      link.href = address(file.handIn);
      link.download = fileName(file);
      write(item, 'name', `Tải ${fileName(file)}`);
      write(item, 'rows', `${count(file.accepted)} dòng`);
      write(item, 'partial', file.leftOut > 0 ? partial(file.leftOut) : '');
      return item;
    }),
  );
  return block;
};

const wayLink = (text: string, address: string): HTMLElement => {
  const item = template('way-link');
  const link = item.querySelector('a')!;
  link.href = address;
  link.textContent = text;
  return item;
};
