import type CMS from 'decap-cms-app';
import dayjs from 'dayjs';
import type { z } from 'zod';
import { Backend } from 'decap-cms-core/dist/esm/backend.js';
import { collections, type Collection } from '../domain/index.ts';
import { abandonedBackups, type Backup, dropBackup, holdBackup, keepBackup } from './backups.ts';
import type { DeskConfig } from './config.ts';
import { askAboutBackups, askAboutCopy, askWhichVersion, tellIssues, tellReferences, tellTaken } from './dialogs.ts';
import { DeskError } from './errors.ts';
import {
  collectionOf,
  dataOf,
  draftFiles,
  fillForm,
  followAddress,
  formBase,
  formData,
  type FormBefore,
  formText,
  openForm,
  type OpenForm,
  reloadForm,
  setFormBase,
  setSavedAs,
  takenNames,
  watchForm,
} from './form.ts';
import type { DataFile, DeskIssue, Implementation, Page } from './backend.ts';
import { guardLocal } from './guard-local.ts';
import { guardOnline } from './guard-online.ts';
import { judgeHere } from './judge-here.ts';
import { type Defaults, mergeEntry, resolveEntry } from './merge-entry.ts';
import { openMediaDoor } from './media-door.ts';
import { nameFromFields, namingFields } from './names.ts';
import { tellAbove, watchScreen } from './panel.ts';
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
    deleteLocalDraftBackup: () => desk.letGo(),
  });
  watchForm(desk);
  openMediaDoor(takenNames);
  window.addEventListener('hashchange', followAddress);
  watchScreen(() => openForm()?.persisting === true);
  // What was saved on this page has no date yet on the board.
  for (const words of Object.values(dayjs.Ls)) Object.assign(words, { invalidDate: 'vừa xong' });
};

/** How often what is being typed is written down, in milliseconds. */
const rhythm = 300;
const publishedByMerging = `Viết xong, chuyển bài sang “Sẵn sàng”. Bài lên trang khi yêu cầu gộp (pull request) của bài được duyệt và gộp trên ${hostName}.`;

class Desk implements Page {
  readonly #config: DeskConfig;
  readonly #online: boolean;
  #implementation: Implementation | undefined;
  /** The backup that the open form writes to. */
  #session: { id: string; release: () => void } | undefined;
  #writing: ReturnType<typeof setTimeout> | undefined;
  /** A text that the person has let go of: saved, or thrown away on purpose. */
  #letGo: string | undefined;
  /** What was saved is not what the form shows. */
  #stale = false;
  /** A backup to open without asking, and where to go once the form is quiet. */
  #carried: string | undefined;
  #onward: string | undefined;

  constructor(config: DeskConfig, online: boolean) {
    this.#config = config;
    this.#online = online;
  }

  guard(implementation: Implementation): Implementation {
    this.#implementation = implementation;
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
    const labels = changed.map((name) => this.#labelOf(collectionName, name) ?? name);
    if (await askAboutCopy(labels)) await this.#carryOver(collectionName, file.raw);
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

  /** What holds where a file of this collection leaves a field out: a default written out is no change. */
  defaultsOf(path: string): Defaults {
    const { shape } = (collections as Record<string, Collection>)[this.#collectionAt(path) ?? '']?.schema ?? { shape: {} };
    const defaults = Object.entries(shape as Record<string, z.ZodType>).map(
      ([name, schema]) => [name, schema.safeParse(undefined).data] as const,
    );
    return Object.fromEntries(defaults.filter(([, value]) => value !== undefined));
  }

  async choose(question: Parameters<Page['choose']>[0]) {
    return askWhichVersion(question, this.#fieldsOf(question.path));
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
    else void tellIssues(issues, (field) => this.#labelOf(collection, field), `#/collections/${collection}/entries/${slug}`);
  }

  referenced(references: Parameters<Page['referenced']>[0]): void {
    const pointers = references.map(({ path, field }) => {
      const collection = this.#collectionAt(path);
      const slug = /([^/]+)\.md$/.exec(path)?.[1] ?? '';
      if (!collection) return { words: path.replace(/^content\/(submissions\/)?/, '') };
      const label = this.#labelOf(collection, field);
      return {
        words: [`${collectionOf(this.#config, collection)?.label ?? ''}: ${slug}`, ...(label ? [`mục “${label}”`] : [])].join(', '),
        address: `#/collections/${collection}/entries/${slug}`,
      };
    });
    void tellReferences([...new Map(pointers.map((pointer) => [pointer.words, pointer])).values()]);
  }

  // What happens to the form.

  opened(form: OpenForm, before: FormBefore | undefined): void {
    if (before?.form.changed && this.#continue(before)) return;
    this.#open();
    tellAbove(undefined);
    if (this.#onward !== undefined) {
      location.hash = this.#onward;
      this.#onward = undefined;
      return;
    }
    if (!form.isNew || this.#online) void this.#judge(form);
    void this.#offer(form);
  }

  typed(): void {
    this.#writing ??= setTimeout(() => void this.#write(), rhythm);
  }

  settled(form: OpenForm): void {
    void this.letGo();
    if (this.#stale) this.#refresh();
    else void this.#judge(form);
  }

  closed(): void {
    if (this.#writing) void this.#write();
    this.#session?.release();
    this.#session = undefined;
    tellAbove(undefined);
  }

  /** The person has saved what the form holds, or has agreed to lose it. */
  async letGo(): Promise<void> {
    clearTimeout(this.#writing);
    this.#writing = undefined;
    if (openForm()) this.#letGo = formText(this.#config);
    if (this.#session) await dropBackup(this.#session.id);
  }

  #open(id: string = crypto.randomUUID()): void {
    this.#session?.release();
    this.#session = { id, release: holdBackup(id) };
  }

  async #write(): Promise<void> {
    clearTimeout(this.#writing);
    this.#writing = undefined;
    const form = openForm();
    if (!form?.changed || !this.#session) return;
    const { collection, slug } = form;
    const text = formText(this.#config);
    if (text === this.#letGo) return;
    await keepBackup({
      id: this.#session.id,
      collection,
      slug,
      base: formBase(),
      text,
      title: titleIn(formData()),
      files: draftFiles(),
      at: Date.now(),
    });
  }

  /** Decap read the entry again under the hands of somebody who was typing: what was typed goes on. */
  #continue(before: FormBefore): boolean {
    const mine = formText(this.#config, before.entry);
    if (mine === this.#letGo) return false;
    const { text } = mergeEntry({ base: before.base, theirs: formBase() ?? '', mine }, this.defaultsOf(before.form.path));
    // Both changed one field: the form keeps its own version, and the next save asks.
    if (text === null) setFormBase(before.base);
    fillForm(text ?? mine);
    return true;
  }

  /** Asks about what was left unsaved in an earlier visit to this form. */
  async #offer(form: OpenForm): Promise<void> {
    const found = await abandonedBackups(form.collection, form.slug);
    const usable: Backup[] = [];
    for (const backup of found)
      if (!form.isNew && same(backup.text, formText(this.#config))) await dropBackup(backup.id);
      else usable.push(backup);
    const here = () => openForm()?.key === form.key;
    if (usable.length === 0 || !here()) return;
    const carried = usable.find(({ id }) => id === this.#carried);
    const { open, drop } = carried ? { open: carried, drop: [] } : await askAboutBackups(usable);
    this.#carried = undefined;
    for (const { id } of drop) await dropBackup(id);
    if (!open) return drop.length > 0 && usable.length > drop.length ? this.#offer(form) : undefined;
    if (!here()) return;
    const sides = { base: open.base, theirs: formBase() ?? '', mine: open.text };
    const merged = form.isNew ? { text: open.text } : mergeEntry(sides, this.defaultsOf(form.path));
    let { text } = merged;
    if (text === null && 'conflicts' in merged) {
      const choices = await askWhichVersion({ path: form.path, conflicts: merged.conflicts, when: 'reopening' }, this.#fieldsOf(form.path));
      if (!choices || !here()) return;
      text = resolveEntry(sides, choices, this.defaultsOf(form.path));
    }
    this.#open(open.id);
    fillForm(text ?? open.text, open.files);
  }

  /** Takes what is in the form to a new entry, and puts the form back to what is saved. */
  async #carryOver(collection: string, text: string): Promise<void> {
    const id = crypto.randomUUID();
    await keepBackup({ id, collection, slug: '', base: null, text, title: titleIn(formData()), files: draftFiles(), at: Date.now() });
    await this.letGo();
    this.#carried = id;
    this.#onward = `/collections/${collection}/new`;
    // Not before Decap has taken in that nothing was saved.
    setTimeout(reloadForm);
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
    tellAbove({ issues, labelOf: (field) => this.#labelOf(collection, field), ...(this.#online && { note: publishedByMerging }) });
  }

  #fieldsOf(path: string) {
    return collectionOf(this.#config, this.#collectionAt(path) ?? '')?.fields ?? [];
  }

  #collectionAt(path: string): string | undefined {
    return this.#config.collections.find(({ folder }) => path.startsWith(`${folder ?? ''}/`))?.name;
  }

  #labelOf(collection: string, field: string): string | undefined {
    return collectionOf(this.#config, collection)?.fields.find(({ name }) => name === field.split(/[.[]/)[0])?.label;
  }
}

const titleIn = (data: Readonly<Record<string, unknown>>): string => String(data.title ?? data.recipient ?? data.month ?? '');
const same = (one: string, other: string): boolean => one.trim() === other.trim();
