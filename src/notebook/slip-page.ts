import {
  emptyNotebook,
  formatPoints,
  itemColumns,
  joinPeople,
  memberColumn,
  mostPoints,
  notebookScore,
  ownPointsFit,
  pointsColumns,
  rosterKind,
  scoredCriteria,
  suggestedTo,
  withRows,
  writeSlip,
  type Notebook,
  type NotebookPlace,
  type OwnSuggestion,
  type Row,
  type SlipKind,
} from '../domain/index.ts';
import { keepOffline } from '../working-page/keep-offline.ts';
import { know, type Organisation, type Published } from '../checker/known-organisation.ts';
import { partOf } from '../working-page/template.ts';
import { chance } from './chance.ts';
import { button, tools } from './elements.ts';
import { listenForUnits } from './find-unit.ts';
import { Opened } from './opened.ts';
import { addItem, pickItems } from './pick-items.ts';
import { whenReleased } from './pressing.ts';
import { sheetOf } from './score-sheet-view.ts';
import { placeFor } from './read-files.ts';
import { rowForm, writeAllProblems, type Desk, type Redraw } from './row-view.ts';
import { words } from './words.ts';

const { number, criterion, thing, day } = itemColumns;

/** How many items are still asked for stands above them all. */
const tooFew: ReadonlySet<string> = new Set(['duoi-toi-thieu']);

/**
 * A member's own page: a notebook of one person, of which nothing is kept. What comes out is a message, and who gets it is the
 * member's own choice.
 */
class MemberSlip extends HTMLElement {
  #organisation!: Promise<Organisation>;
  #opened: Opened | undefined;
  #suggested: readonly OwnSuggestion[] = [];
  #judging: ReturnType<typeof setTimeout> | undefined;
  #kind: SlipKind = 'dang-ky';

  connectedCallback(): void {
    this.#organisation = fetch(this.dataset['organisation']!).then(async (response) => know((await response.json()) as Published));
    const chosenUnit = listenForUnits(this, this.#organisation);
    this.#part<HTMLFormElement>('begin').addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#begin(chosenUnit(), Number(this.#part<HTMLSelectElement>('year').value));
    });
    const kind = this.querySelector<HTMLSelectElement>('[data-part=kind]');
    kind?.addEventListener('change', () => {
      this.#kind = kind.value as SlipKind;
      this.#part('day-asked').hidden = this.#kind !== 'dang-ky';
    });
    this.#part('copy').addEventListener('click', () => void this.#copy());
    this.#part('show-qr').addEventListener('click', () => void this.#showQr());
    const share = this.#part('share');
    share.hidden = !('share' in navigator);
    share.addEventListener('click', () => void navigator.share({ text: this.#part<HTMLTextAreaElement>('message').value }).catch(() => {}));
    this.#part('items').addEventListener('focusout', () => setTimeout(() => whenReleased(() => this.#refresh())));
    keepOffline(this);
    void this.#organisation.then(() => (this.dataset['ready'] = ''));
  }

  #part<T extends HTMLElement = HTMLElement>(name: string): T {
    return partOf<T>(this, name);
  }

  #say(text: string): void {
    this.#part('said').textContent = text;
  }

  async #begin(unit: Promise<string>, year: number): Promise<void> {
    const name = this.#part<HTMLInputElement>('name').value.trim();
    if (name === '') return this.#say(words.named);
    this.#say(words.startingSlip);
    const code = await unit;
    if (code === '') return this.#say(words.noUnit);
    const organisation = await this.#organisation;
    const place = placeFor(organisation, code, year);
    if ('why' in place) return this.#say(place.why);
    if (this.#kind === 'cham-diem' && mostPoints(place.programme) === 0) return this.#say(words.givesNoPoints);
    const { people } = joinPeople([], [{ name, birth: '', number: '', phone: '', code: '' }], chance);
    this.#say('');
    if (this.#kind === 'dang-ky') void this.#suggest(place, organisation);
    this.#part('heading').textContent = words.slipHeadings[this.#kind];
    this.#open(organisation, place, withRows(emptyNotebook(code, year), rosterKind, people));
  }

  /** What the branch and the units above suggest stands above what the programme does (Q L69, Q-42); without a network, or where nobody does, nothing. */
  async #suggest({ unit, year }: NotebookPlace, { forest }: Organisation): Promise<void> {
    if (!this.dataset['suggested']!.split(' ').includes(unit.parent ?? '')) return;
    const response = await fetch(`${this.dataset['suggestions']!}${unit.parent}.json`).catch(() => undefined);
    if (!response?.ok) return;
    const told = ((await response.json()) as OwnSuggestion[]).filter((s) => s.year === year);
    this.#suggested = suggestedTo(told, [unit.code, ...forest.ancestors(unit).map(({ code }) => code)]);
    whenReleased(() => this.#drawPicks());
  }

  #open(organisation: Organisation, place: NotebookPlace, notebook: Notebook): void {
    this.#opened = new Opened(organisation, place, notebook, true);
    this.#opened.judge();
    this.#part('begin').hidden = true;
    this.#part('slip').hidden = false;
    this.#draw();
    const first = this.#kind === 'dang-ky' ? this.#part('picks').querySelector('summary') : this.#part('items').querySelector('input');
    first?.focus();
  }

  get #desk(): Desk {
    return {
      opened: this.#opened!,
      help: this.dataset['help']!,
      untold: tooFew,
      take: (next, redraw) => this.#take(next, redraw),
      draw: () => this.#draw(),
    };
  }

  #take(next: Notebook, redraw?: Redraw): void {
    const opened = this.#opened!;
    opened.take(next);
    if (redraw) {
      const ticked = `[data-tick="${CSS.escape((document.activeElement as HTMLElement | null)?.dataset['tick'] ?? '')}"]`;
      opened.judge();
      this.#draw();
      const wanted = redraw.focus === undefined ? ticked : `[data-row="${redraw.focus}"] :is(input, select)`;
      this.querySelector<HTMLElement>(wanted)?.focus();
      return;
    }
    clearTimeout(this.#judging);
    const judge = () => {
      opened.judge();
      this.#refresh();
    };
    this.#judging = setTimeout(() => whenReleased(judge), 300);
  }

  #draw(): void {
    const desk = this.#desk;
    const { now, people } = desk.opened;
    this.#part('picks').hidden = this.#kind !== 'dang-ky';
    if (this.#kind === 'cham-diem') {
      const [member, name] = [...desk.opened.called][0]!;
      this.#part('items').replaceChildren(sheetOf(desk, member, name, [pointsColumns.ownPoints]));
      return this.#refresh();
    }
    const rows = now.rows['dang-ky'];
    const forms = rows.map((row, at) => rowForm(desk, 'dang-ky', row, words.row.item(String(at + 1)), [memberColumn, number, day]));
    const add = button(words.addItem, () => addItem(desk, people[0]![memberColumn]!, { [day]: this.#today }));
    this.#drawPicks();
    this.#part('items').replaceChildren(...forms, tools(add));
    this.#refresh();
  }

  #drawPicks(): void {
    const desk = this.#desk;
    const picks = this.#part('picks');
    const list = pickItems(desk, desk.opened.people[0]![memberColumn]!, () => this.#today, this.#suggested);
    picks.replaceChildren(picks.querySelector('summary')!, list);
  }

  get #today(): string {
    return this.#part<HTMLInputElement>('day').value;
  }

  /** What is amiss, how much is still asked for, and the message as it stands. */
  #refresh(): void {
    const desk = this.#desk;
    const { now, people } = desk.opened;
    writeAllProblems(desk, this);
    const { said, items } = this.#kind === 'dang-ky' ? this.#registered() : this.#scored();
    const { ho_ten: name = '' } = people[0]!;
    const registered = this.#kind === 'dang-ky' ? this.#today : '';
    this.#part('count').textContent = said;
    const message = this.#part<HTMLTextAreaElement>('message');
    const written = writeSlip({ kind: this.#kind, name, unit: now.unit, year: now.year, day: registered, items });
    // A code that is shown is of the message as it was then: what is judged a moment later does not hide that of the same one.
    if (message.value !== written) this.#part('qr').hidden = true;
    message.value = written;
  }

  #registered(): { said: string; items: readonly Row[] } {
    const { now, place } = this.#desk.opened;
    const items = now.rows['dang-ky'].filter((row) => row[criterion] && row[thing]);
    return { said: words.needed(items.length, place.programme.registration.minimumItems.count), items };
  }

  /** Points that a criterion cannot give are told, and do not go along. */
  #scored(): { said: string; items: readonly Row[] } {
    const { now, place, people } = this.#desk.opened;
    const rows = now.rows['cham-diem'];
    const items = rows.filter((row) => ownPointsFit(place.programme, row));
    const unfit = rows.filter((row) => !items.includes(row)).map((row) => row[pointsColumns.criterion]!);
    const sum = notebookScore(now, place.programme, people[0]![memberColumn]!)?.own;
    const lacking = scoredCriteria(place.programme).length - items.length;
    return {
      said: words.ownPoints(sum === undefined ? undefined : formatPoints(sum), formatPoints(mostPoints(place.programme)), lacking, unfit),
      items,
    };
  }

  /** What draws the code is loaded when it is asked for. */
  async #showQr(): Promise<void> {
    const { drawQr } = await import('./draw-qr.ts');
    const canvas = this.#part<HTMLCanvasElement>('qr');
    canvas.hidden = !drawQr(canvas, this.#part<HTMLTextAreaElement>('message').value);
    this.#say(canvas.hidden ? words.tooLongForQr : words.qr);
    // What is said at the foot of the window must not lie over it.
    if (!canvas.hidden) canvas.scrollIntoView({ block: 'center' });
  }

  async #copy(): Promise<void> {
    const message = this.#part<HTMLTextAreaElement>('message');
    message.select();
    try {
      await navigator.clipboard.writeText(message.value);
      this.#say(words.copied);
    } catch {
      this.#say(words.byHand);
    }
  }
}

customElements.define('member-slip', MemberSlip);
