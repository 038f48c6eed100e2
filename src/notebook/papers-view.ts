import {
  kindOf,
  memberSheet,
  notebookPapers,
  submissionPath,
  type MemberReminder,
  type NotebookPapers,
  type NotebookReport,
  type SubmissionSource,
  yearName,
} from '../domain/index.ts';
import { today } from '../checker/device.ts';
import { sourceOf } from '../checker/judge.ts';
import type { Organisation } from '../checker/known-organisation.ts';
import { madeReport, madeSheet } from '../checker/made-report.ts';
import type { FileOpener } from '../checker/open-files.ts';
import { OpenReport } from '../checker/open-report.ts';
import { lookedAt, placedOf, type SheetAtHand } from '../checker/sheet-places.ts';
import { partOf } from '../working-page/template.ts';
import { fileNamed, missingFiles } from '../checker/words.ts';
import { element } from './elements.ts';
import type { Opened } from './opened.ts';
import { bytesOf } from './read-files.ts';
import { words } from './words.ts';

/** What the papers may ask of the page. */
interface PapersPage {
  opened: () => Opened;
  organisation: Promise<Organisation>;
  opener: FileOpener;
  say: (text: string) => void;
}

const link = (textContent: string, press: (button: HTMLButtonElement) => void): HTMLButtonElement => {
  const made = element('button', { type: 'button', className: 'link', textContent });
  made.addEventListener('click', () => press(made));
  return made;
};

/** Reports with names, a member's own sheet and reminders: made on this device, loaded when they are first asked for. */
export class Papers {
  readonly #page: HTMLElement;
  readonly #does: PapersPage;
  readonly #report: OpenReport;
  /** Files of whoever recognises the ratings. */
  #beside: readonly SubmissionSource[] = [];

  constructor(page: HTMLElement, does: PapersPage) {
    this.#page = page;
    this.#does = does;
    this.#report = new OpenReport(page);
    const beside = partOf<HTMLInputElement>(page, 'beside');
    beside.addEventListener('change', () => {
      const [file] = beside.files ?? [];
      if (file) void this.#take(file);
      beside.value = '';
    });
    partOf(page, 'own-sheet').addEventListener('click', ({ currentTarget }) => this.#showOwn(currentTarget as HTMLElement));
  }

  /** Lists what can be made now. */
  draw(): void {
    const opened = this.#does.opened();
    const papers = this.#make();
    partOf(this.#page, 'paper-list').replaceChildren(...(papers ? papers.reports.map((one) => this.#offer(one)) : []));
    const person = partOf<HTMLSelectElement>(this.#page, 'paper-person');
    const chosen = person.value;
    person.replaceChildren(...[...opened.called].map(([code, name]) => new Option(name, code)));
    if (chosen !== '') person.value = chosen;
    const reminders = papers?.reminders ?? [];
    const none = element('li', { data: { look: 'good' }, textContent: words.nobodyToRemind });
    partOf(this.#page, 'reminders').replaceChildren(...(reminders.length === 0 ? [none] : reminders.map((one) => this.#reminder(one))));
  }

  #make(): NotebookPapers | undefined {
    const { known, now } = this.#does.opened();
    const at = (address: string) => new URL(address, location.href).href;
    const { organisation = '', slips = '' } = this.#page.dataset;
    const address = new URL('.', at(organisation)).href;
    return notebookPapers({ known, notebook: now, asOf: today(), address, slips: at(slips), beside: this.#beside });
  }

  #offer({ code, title, lacking }: NotebookReport): HTMLElement {
    const name = `${code}. ${title}`;
    if (lacking.length === 0)
      return element(
        'li',
        { data: { look: 'good' } },
        link(name, (button) => this.#show(code, button)),
      );
    const files = lacking.map((kind) => fileNamed(kind, kindOf(kind).label, '')).join('; ');
    return element('li', {}, element('b', { textContent: name }), ` ${missingFiles(files)}`);
  }

  #show(code: string, button: HTMLElement): void {
    const papers = this.#make()!;
    const { unit, year } = this.#does.opened().now;
    const report = papers.reports.find((one) => one.code === code)!;
    void this.#report.show(madeReport(report, { wanted: { unit, year, code }, day: papers.asOf, names: papers.names, notes: [] }), button);
  }

  #showOwn(button: HTMLElement): void {
    const { now, place } = this.#does.opened();
    const { value } = partOf<HTMLSelectElement>(this.#page, 'paper-person');
    if (value !== '')
      void this.#report.show(madeSheet(memberSheet(now, place, value), `${now.unit}-${now.year}-${value.toLowerCase()}`), button);
  }

  #reminder({ name, text }: MemberReminder): HTMLElement {
    const more = element(
      'details',
      { className: 'more' },
      element('summary', { textContent: words.seeReminder }),
      element('p', { className: 'message', textContent: text }),
    );
    const copy = link(words.copy, () =>
      navigator.clipboard.writeText(text).then(
        () => this.#does.say(words.reminderCopied(name)),
        () => {
          more.open = true;
          this.#does.say(words.byHand);
        },
      ),
    );
    copy.ariaLabel = words.copyFor(name);
    const send = 'share' in navigator ? [link(words.send, () => void navigator.share({ text }).catch(() => {}))] : [];
    return element('li', {}, element('b', { textContent: name }), ' ', copy, ...send, more);
  }

  /** Takes a file of whoever recognises the branch's ratings. */
  async #take(file: File): Promise<void> {
    const { now, place } = this.#does.opened();
    const sheets: SheetAtHand[] = [];
    for (const opened of await this.#does.opener.open(file))
      if ('content' in opened) {
        const { content, ...sheet } = opened;
        sheets.push({ ...sheet, chunks: await bytesOf(content) });
      }
    const placed = placedOf(sheets, lookedAt(await this.#does.organisation, sheets)).filter(
      ({ place: { kind, year } }) => kindOf(kind).by === 'recogniser' && year === now.year,
    );
    const paths = new Map(placed.map((one) => [submissionPath(one.place.unit, one.place.year, one.place.kind), one]));
    this.#beside = [...this.#beside.filter(({ path }) => !paths.has(path)), ...[...paths].map(([path, one]) => sourceOf(path, one))];
    this.#does.say(paths.size === 0 ? words.notRecognition(yearName(place.unit, now.year)) : words.recognitionTaken);
    this.draw();
  }
}
