import type CMS from 'decap-cms-app';
import dayjs from 'dayjs';
import { Backend } from 'decap-cms-core/dist/esm/backend.js';
import { collections, type Collection } from '../domain/index.ts';
import type { DeskConfig } from './config.ts';
import { askAboutCopy, askWhichVersion, tellIssues, tellReferences, tellTaken } from './ask-and-tell.ts';
import { DeskError } from './errors.ts';
import {
  dataOf,
  followAddress,
  isBeingWritten,
  formBase,
  type FormBefore,
  formText,
  openForm,
  type OpenForm,
  reloadForm,
  setFormBase,
  setSavedAs,
  takenNames,
  watchForm,
} from './open-form.ts';
import type { DataFile, DeskIssue, Implementation, Page } from './backend.ts';
import { guardLocal } from './guard-local.ts';
import { guardOnline } from './guard-online.ts';
import { judgeHere } from './judge-here.ts';
import { collectionAt, collectionOf, fieldsAt, labelOf } from './lookup.ts';
import { openMediaDoor } from './media-door.ts';
import { nameFromFields, namingFields } from './entry-file-name.ts';
import { tellAbove, watchScreen } from './panel.ts';
import { Unsaved } from './unsaved.ts';
import { tellWaiting } from './waiting.ts';
import { hostName } from '../host/addresses.ts';

/**
 * Everything the desk does beyond Decap's own editor: it guards every save, keeps what is being typed, and tells what is
 * still missing. To be called once, before Decap starts.
 */
export const openDesk = (cms: typeof CMS, config: DeskConfig): void => {
  const online = config.backend.name !== 'proxy';
  const desk = new Desk(config, online);
  const backend = cms.getBackend(config.backend.name) as unknown as { init: (...args: unknown[]) => Implementation };
  const { init } = backend;
  backend.init = (...args) => desk.guard(init(...args));
  // Decap keeps one backup an entry, loses that of a new one, and lets two tabs write over each other's.
  Object.assign(Backend.prototype, {
    getLocalDraftBackup: () => Promise.resolve({}),
    persistLocalDraftBackup: () => Promise.resolve(),
    // Done with an entry, Decap lets go of whichever is open by then: what is being written there is nobody's to let go of.
    deleteLocalDraftBackup: () => (isBeingWritten() ? Promise.resolve() : desk.letGo()),
  });
  watchForm(desk);
  openMediaDoor(takenNames);
  window.addEventListener('hashchange', followAddress);
  for (const sign of ['focus', 'visibilitychange']) window.addEventListener(sign, () => desk.returned());
  watchScreen(() => openForm()?.persisting === true);
  // What was saved on this page has no date yet on the board.
  for (const words of Object.values(dayjs.Ls)) Object.assign(words, { invalidDate: 'vừa xong' });
};

const publishedByMerging = `Viết xong, chuyển bài sang “Sẵn sàng”. Bài lên trang khi yêu cầu gộp (pull request) của bài được duyệt và gộp trên ${hostName}.`;

class Desk implements Page {
  readonly #config: DeskConfig;
  readonly #online: boolean;
  #implementation: Implementation | undefined;
  /** What was saved is not what the form shows. */
  #stale = false;
  readonly #unsaved: Unsaved;

  constructor(config: DeskConfig, online: boolean) {
    this.#config = config;
    this.#online = online;
    this.#unsaved = new Unsaved(config);
  }

  guard(implementation: Implementation): Implementation {
    this.#implementation = implementation;
    if (this.#online) tellWaiting(implementation, this.#config.backend.repo ?? '');
    return this.#online ? guardOnline(implementation, this) : guardLocal(implementation, this);
  }

  // What the guard of the backend asks.

  baseOf(path: string, isNew: boolean): string | null | undefined {
    if (isNew) return null;
    return openForm()?.path === path ? formBase() : undefined;
  }

  async beforeSaving(file: DataFile, options: { collectionName: string; newEntry?: boolean }): Promise<void> {
    const { collectionName, newEntry } = options;
    const about = (collections as Record<string, Collection>)[collectionName];
    if (!about?.unique) return;
    const data = dataOf(collectionName, file.raw);
    if (newEntry) {
      const wanted = nameFromFields(about.slug, data);
      if (wanted === undefined || wanted === file.slug || !(await this.#clashes(about, wanted, data))) return;
      void tellTaken(about.singular, `#/collections/${collectionName}/entries/${wanted}`);
      throw new DeskError(`đã có ${about.singular} ấy.`);
    }
    const before = dataOf(collectionName, this.baseOf(file.path, false) ?? file.raw);
    const changed = namingFields(about.slug).filter((name) => data[name] !== before[name]);
    if (changed.length === 0) return;
    const labels = changed.map((name) => labelOf(this.#config, collectionName, name) ?? name);
    if (await askAboutCopy(labels)) await this.#unsaved.carryOver(collectionName, file.raw);
    throw new DeskError(`${labels.join(', ')} không đổi ở bài đã lưu.`);
  }

  /** Two entries that would bear one name may still be for different readers: a month has one topic for each audience. */
  async #clashes(about: Collection, slug: string, data: Readonly<Record<string, unknown>>): Promise<boolean> {
    const path = `content/${about.folder}/${slug}.md`;
    const text = (await this.#implementation?.getEntry(path).catch(() => undefined))?.data;
    const readers = (of: Readonly<Record<string, unknown>>) =>
      (of.audience as string[] | undefined)?.length ? (of.audience as string[]) : ['*'];
    const name = Object.keys(collections).find((key) => (collections as Record<string, Collection>)[key] === about) ?? '';
    const others = readers(text ? dataOf(name, text) : {});
    return readers(data).some((reader) => others.includes(reader));
  }

  async choose(question: Parameters<Page['choose']>[0]) {
    return askWhichVersion(question, fieldsAt(this.#config, question.path));
  }

  saved(files: readonly { path: string; data: string; other: boolean }[]): void {
    const form = openForm();
    if (!form) return;
    for (const { path, data, other } of files) {
      if (form.isNew) setSavedAs(path);
      else if (path !== form.path) continue;
      // A form that shows another text keeps the version it was opened from until it is read again.
      if (other) this.#stale = true;
      else setFormBase(data);
    }
    if (this.#stale && !form.persisting) this.#refresh();
  }

  refused(issues: readonly DeskIssue[], collection: string, slug: string): void {
    const form = openForm();
    if (form?.collection === collection && form.slug === slug) this.#tell(form, issues);
    else void tellIssues(issues, (field) => labelOf(this.#config, collection, field), `#/collections/${collection}/entries/${slug}`);
  }

  referenced(references: Parameters<Page['referenced']>[0]): void {
    const pointers = references.map(({ path, field }) => {
      const collection = collectionAt(this.#config, path);
      const slug = /([^/]+)\.md$/.exec(path)?.[1] ?? '';
      if (!collection) return { words: path.replace(/^content\/(submissions\/)?/, '') };
      const label = labelOf(this.#config, collection, field);
      return {
        words: [`${collectionOf(this.#config, collection)?.label ?? ''}: ${slug}`, ...(label ? [`mục “${label}”`] : [])].join(', '),
        address: `#/collections/${collection}/entries/${slug}`,
      };
    });
    void tellReferences([...new Map(pointers.map((pointer) => [pointer.words, pointer])).values()]);
  }

  // What happens to the form.

  opened(form: OpenForm, before: FormBefore | undefined): void {
    if (before?.form.changed && this.#unsaved.continue(before)) return;
    this.#unsaved.open();
    tellAbove(undefined);
    if (this.#unsaved.goOn()) return;
    if (!form.isNew || this.#online) void this.#judge(form);
    this.#unsaved.offer(form);
  }

  typed(): void {
    this.#unsaved.typed();
  }

  settled(form: OpenForm): void {
    void this.letGo();
    if (this.#stale) return this.#refresh();
    void this.#judge(form);
    this.#unsaved.offerAgain();
  }

  /** The person has come back to this tab. */
  returned(): void {
    this.#unsaved.offerAgain();
  }

  closed(): void {
    this.#unsaved.closed();
    tellAbove(undefined);
  }

  /** The person has saved what the form holds, or has agreed to lose it. */
  letGo(): Promise<void> {
    return this.#unsaved.letGo();
  }

  #refresh(): void {
    this.#stale = false;
    reloadForm();
  }

  // What is told above the form.

  async #judge(form: OpenForm): Promise<void> {
    if (form.isNew) return this.#tell(form, []);
    const raw = formBase() ?? formText(this.#config);
    const issues = this.#online
      ? judgeHere(form.collection, form.path, dataOf(form.collection, raw))
      : await this.#implementation
          ?.request?.({ action: 'judge', params: { branch: this.#config.backend.branch ?? 'main', dataFiles: [{ path: form.path, raw }] } })
          .then((answer) => (answer as { issues?: DeskIssue[] }).issues)
          // What is missing is told again at the next save, and publishing asks in any case.
          .catch((error: unknown) => void console.error(error));
    if (issues && openForm()?.key === form.key) this.#tell(form, issues);
  }

  #tell({ collection }: OpenForm, issues: readonly DeskIssue[]): void {
    tellAbove({ issues, labelOf: (field) => labelOf(this.#config, collection, field), ...(this.#online && { note: publishedByMerging }) });
  }
}
