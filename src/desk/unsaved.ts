import { abandonedBackups, type Backup, dropBackup, holdBackup, keepBackup } from './backups.ts';
import type { DeskConfig } from './config.ts';
import { askAboutBackups, askWhichVersion } from './ask-and-tell.ts';
import {
  draftFiles,
  fillForm,
  formBase,
  type FormBefore,
  formData,
  formText,
  openForm,
  type OpenForm,
  reloadForm,
  setFormBase,
} from './open-form.ts';
import { defaultsOf, fieldsAt } from './lookup.ts';
import { mergeEntry, resolveEntry } from './merge-entry.ts';

/** How often what is being typed is written down, in milliseconds. */
const rhythm = 300;

/** Keeps what is being typed until it is saved or let go of, and gives back what was left unsaved in an earlier visit. */
export class Unsaved {
  readonly #config: DeskConfig;
  /** The backup that the open form writes to. */
  #session: { id: string; release: () => void } | undefined;
  #writing: ReturnType<typeof setTimeout> | undefined;
  /** A text that the person has let go of: saved, or thrown away on purpose. */
  #letGo: string | undefined;
  /** A backup to open without asking, and where to go once the form is quiet. */
  #carried: string | undefined;
  #onward: string | undefined;
  /** Ends the question that is being asked; there is one at a time. */
  #asking: AbortController | undefined;
  /** What the person wants to decide on later: not asked again while this form stands. */
  readonly #later = new Set<string>();

  constructor(config: DeskConfig) {
    this.#config = config;
  }

  /** Goes where a text was carried to, if one was. */
  goOn(): boolean {
    if (this.#onward === undefined) return false;
    location.hash = this.#onward;
    this.#onward = undefined;
    return true;
  }

  typed(): void {
    this.#writing ??= setTimeout(() => void this.#write(), rhythm);
  }

  closed(): void {
    if (this.#writing) void this.#write();
    this.#asking?.abort();
    this.#session?.release();
    this.#session = undefined;
  }

  /** The person has saved what the form holds, or has agreed to lose it. */
  async letGo(): Promise<void> {
    clearTimeout(this.#writing);
    this.#writing = undefined;
    if (openForm()) this.#letGo = formText(this.#config);
    if (this.#session) await dropBackup(this.#session.id);
  }

  /** Begins to write down what the open form holds. */
  open(): void {
    this.#session?.release();
    const id = crypto.randomUUID();
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
  continue(before: FormBefore): boolean {
    const mine = formText(this.#config, before.entry);
    if (mine === this.#letGo) return false;
    const { text } = mergeEntry({ base: before.base, theirs: formBase() ?? '', mine }, defaultsOf(before.form.path));
    // Both changed one field: the form keeps its own version, and the next save asks.
    if (text === null) setFormBase(before.base);
    fillForm(text ?? mine);
    return true;
  }

  /** Asks about what was left unsaved in an earlier visit to this form. */
  offer(form: OpenForm): void {
    this.#later.clear();
    void this.#ask(form);
  }

  /** Asks again while nothing waits to be saved: a tab with the same entry may have crashed since the form was opened. */
  offerAgain(): void {
    const form = openForm();
    if (form && !form.changed && !form.persisting && !this.#asking) void this.#ask(form);
  }

  async #ask(form: OpenForm): Promise<void> {
    this.#asking?.abort();
    const asking = (this.#asking = new AbortController());
    const here = () => !asking.signal.aborted && openForm()?.key === form.key;
    await this.#askOne(form, here, asking.signal);
    if (this.#asking === asking) this.#asking = undefined;
  }

  async #askOne(form: OpenForm, here: () => boolean, signal: AbortSignal): Promise<void> {
    const usable = await this.#leftBehind(form);
    if (usable.length === 0 || !here()) return;
    const carried = usable.find(({ id }) => id === this.#carried);
    const { open, drop } = carried ? { open: carried, drop: [] } : await askAboutBackups(usable, signal);
    this.#carried = undefined;
    for (const { id } of drop) await dropBackup(id);
    if (!here()) return;
    if (drop.length > 0) return this.#askOne(form, here, signal);
    for (const { id } of usable) this.#later.add(id);
    if (open) await this.#takeUp(open, form, here);
  }

  /** What there is to ask about; what the entry says already is done with. */
  async #leftBehind(form: OpenForm): Promise<Backup[]> {
    const usable: Backup[] = [];
    for (const backup of await abandonedBackups(form.collection, form.slug))
      if (!form.isNew && same(backup.text, formText(this.#config))) await dropBackup(backup.id);
      else if (!this.#later.has(backup.id)) usable.push(backup);
    return usable;
  }

  /** Puts a backup into the form, together with what was saved meanwhile. */
  async #takeUp(backup: Backup, form: OpenForm, here: () => boolean): Promise<void> {
    const sides = { base: backup.base, theirs: formBase() ?? '', mine: backup.text };
    const merged = form.isNew ? { text: backup.text } : mergeEntry(sides, defaultsOf(form.path));
    let { text } = merged;
    if (text === null && 'conflicts' in merged) {
      const choices = await askWhichVersion(
        { path: form.path, conflicts: merged.conflicts, when: 'reopening' },
        fieldsAt(this.#config, form.path),
      );
      if (!choices || !here()) return;
      text = resolveEntry(sides, choices, defaultsOf(form.path));
    }
    // Kept as this form's own before the one left behind goes: another tab may take that one up as well.
    if (this.#session) await keepBackup({ ...backup, id: this.#session.id });
    await dropBackup(backup.id);
    if (here()) fillForm(text ?? backup.text, backup.files);
  }

  /** Takes what is in the form to a new entry, and puts the form back to what is saved. */
  async carryOver(collection: string, text: string): Promise<void> {
    const id = crypto.randomUUID();
    await keepBackup({ id, collection, slug: '', base: null, text, title: titleIn(formData()), files: draftFiles(), at: Date.now() });
    await this.letGo();
    this.#carried = id;
    this.#onward = `/collections/${collection}/new`;
    // Not before Decap has taken in that nothing was saved.
    setTimeout(reloadForm);
  }
}

const titleIn = (data: Readonly<Record<string, unknown>>): string => String(data.title ?? data.recipient ?? data.month ?? '');
const same = (one: string, other: string): boolean => one.trim() === other.trim();
