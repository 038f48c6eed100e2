import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { git, makeWorkingCopy, terminal } from './working-copy.ts';

/** `npm start` in a working copy of its own, and what people do at its desk. */

/** Waits for a fact outside the browser. */
export const until = async (what: string, seconds: number, holds: () => boolean, more: () => string = () => ''): Promise<void> => {
  for (const end = Date.now() + seconds * 1000; !holds(); await new Promise((resolve) => setTimeout(resolve, 100)))
    if (Date.now() > end) throw new Error(`Chờ quá ${seconds} giây: ${what}\n${more()}`);
};

/** Waits until a value on the page is what it should be. */
export const soon = <T>(value: () => T) => expect.poll(value);

export class RunningDesk {
  readonly folder: string;
  output = '';
  #process: ChildProcess | undefined;

  constructor(options: { without?: string } = {}) {
    this.folder = makeWorkingCopy(options);
  }

  get process(): ChildProcess {
    if (!this.#process) throw new Error('npm start has not been run');
    return this.#process;
  }

  /** The address of the site, once it was printed. */
  get site(): string {
    return [...this.output.matchAll(/Trang +(http\S+)/g)].at(-1)?.[1] ?? '';
  }

  get clone(): string {
    return join(this.folder, '.desk');
  }

  /** @param port the one to take; without it whichever is free */
  async start(port?: number): Promise<void> {
    const from = this.output.length;
    const started = spawn(process.execPath, ['scripts/start.ts', ...(port ? ['--port', String(port)] : [])], {
      cwd: this.folder,
      env: terminal(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#process = started;
    for (const stream of [started.stdout, started.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (this.output += text));
    await until(
      'npm start in địa chỉ',
      600,
      () => started.exitCode !== null || /Bàn biên tập +http/.test(this.output.slice(from)),
      () => this.output,
    );
    if (started.exitCode !== null) throw new Error(`npm start ended\n${this.output}`);
  }

  async stop(signal: NodeJS.Signals = 'SIGINT'): Promise<void> {
    const closed = once(this.process, 'exit');
    this.process.kill(signal);
    await closed;
  }

  async end(): Promise<void> {
    this.#process?.kill('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }

  git(...args: string[]): string {
    return git(this.clone, ...args);
  }

  /** A file as it stands in a draft, or on main; '' where it is not. */
  textOf(ref: string, file: string): string {
    // One version is asked throughout: the desk may move the branch between two questions.
    const version = this.git('for-each-ref', '--format=%(objectname)', `refs/heads/${ref}`);
    return version && this.git('ls-tree', '--name-only', version, file) ? this.git('show', `${version}:${file}`) : '';
  }

  until(what: string, holds: () => boolean, seconds = 600): Promise<void> {
    return until(what, seconds, holds, () => this.output.slice(-3000));
  }
}

/** One person at the desk. */
export class Editor {
  readonly page: Page;
  readonly #desk: RunningDesk;

  constructor(page: Page, desk: RunningDesk) {
    this.page = page;
    this.#desk = desk;
    // What Decap itself asks is a confirmation; the desk's own questions are dialogs on the page.
    page.on('dialog', (dialog) => void dialog.accept().catch(() => {}));
  }

  async signIn(): Promise<void> {
    await this.page.goto(`${this.#desk.site}admin/`, { waitUntil: 'commit' });
    await this.page.getByRole('button', { name: 'Vào bàn biên tập' }).click();
    await this.page.locator('a[href$="/collections/topics/new"]').first().waitFor();
  }

  reload(): Promise<unknown> {
    return this.page.reload({ waitUntil: 'commit' });
  }

  /** Opens an entry by its address, as a link from elsewhere would; once more if it is open already. */
  async open(collection: string, slug: string): Promise<void> {
    const address = `${this.#desk.site}admin/#/collections/${collection}/entries/${slug}`;
    if (this.page.url() === address) await this.reload();
    else {
      // Decap shows the form that stands until the other entry has been read; each form numbers its fields anew.
      const left = await this.page.evaluate(() => document.querySelector('[id^="title-field"]')?.id ?? '');
      await this.page.goto(address, { waitUntil: 'commit' });
      await this.page.locator(`[id^="title-field"]:not([id="${left}"])`).waitFor();
    }
    await this.page.waitForFunction(
      (wanted) => document.querySelector('[class*="-EditorContainer"] a[href*="/collections/"]') !== null && location.hash.endsWith(wanted),
      `/entries/${slug}`,
      {},
    );
    await this.field('title').waitFor();
  }

  /** Opens the form for a new entry. */
  async begin(collection: string): Promise<void> {
    await this.page.goto(`${this.#desk.site}admin/#/collections/${collection}/new`, { waitUntil: 'commit' });
    await this.field('title').waitFor();
  }

  field(name: string) {
    return this.page.locator(`[id^="${name}-field"]`);
  }

  /** Decap moves the cursor as it is typed to, so that a filled field takes a new text only from the keyboard. */
  async retype(name: string, text: string): Promise<void> {
    const field = this.field(name);
    // A form that is still being drawn takes the selection away again.
    await soon(async () => {
      await field.click();
      for (const key of ['ControlOrMeta+A', 'Delete']) await this.page.keyboard.press(key);
      return field.inputValue();
    }).toBe('');
    await this.page.keyboard.insertText(text);
  }

  async choose(name: string, words: RegExp): Promise<void> {
    await this.field(name).click();
    await this.page.getByRole('option', { name: words }).first().click();
  }

  /** Presses “Lưu”; what comes of it is for the test to wait for. */
  async save(): Promise<void> {
    await this.page.getByRole('button', { name: 'Lưu', exact: true }).click();
  }

  /** Saves, and waits until the desk says so and the form takes keys again. */
  async saved(): Promise<void> {
    // An earlier message may go while this one comes: they are told apart, not counted.
    await this.page.evaluate(() => document.querySelectorAll('.Toastify__toast').forEach((one) => one.setAttribute('data-seen', '')));
    await this.save();
    await this.page.locator('.Toastify__toast:not([data-seen])', { hasText: 'Đã lưu bài' }).first().waitFor();
    await this.page.getByText('Không có gì chờ lưu').waitFor();
  }

  /** A message that comes and goes by itself. */
  said(words: string) {
    return this.page.locator('.Toastify__toast', { hasText: words });
  }

  /** What is kept in this browser of what was typed and not saved: the titles and texts of all backups. */
  kept(): Promise<string[]> {
    return this.page.evaluate(
      () =>
        new Promise<string[]>((resolve) => {
          const opening = indexedDB.open('ban-bien-tap');
          opening.onsuccess = () => {
            const db = opening.result;
            const [store] = [...db.objectStoreNames].filter((name) => name === 'keyvaluepairs');
            if (!store) return resolve([]);
            const asking = db.transaction(store).objectStore(store).getAll() as IDBRequest<{ title: string; text: string }[]>;
            asking.onsuccess = () => {
              db.close();
              resolve(asking.result.map(({ title, text }) => `${title}\n${text}`));
            };
          };
        }),
    );
  }
  keptOnce(words: string): Promise<void> {
    return soon(async () => (await this.kept()).some((text) => text.includes(words))).toBe(true);
  }

  async status(from: string, to: string): Promise<void> {
    await this.page.getByRole('button', { name: `Trạng thái: ${from}` }).click();
    await this.page.getByRole('menuitem', { name: to }).click();
    await this.page.getByRole('button', { name: `Trạng thái: ${to}` }).waitFor();
  }

  /** Presses “Công bố”; what comes of it is for the test to wait for. */
  async publish(): Promise<void> {
    await this.page.getByRole('button', { name: 'Công bố', exact: true }).click();
    await this.page.getByRole('menuitem', { name: 'Công bố ngay' }).click();
  }

  async shot(name: string): Promise<void> {
    if (!process.env.SHOTS) return;
    mkdirSync(process.env.SHOTS, { recursive: true });
    await this.page.screenshot({ path: join(process.env.SHOTS, `desk-${name}.png`) });
  }
}

export const textIn = (folder: string, file: string): string => readFileSync(join(folder, file), 'utf8');
