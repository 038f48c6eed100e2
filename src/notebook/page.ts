import {
  emptyNotebook,
  joinPeople,
  nextYear,
  reissueCodes,
  rosterKind,
  withRows,
  type ListedPerson,
  type Notebook,
  type NotebookPlace,
  unitInYear,
} from '../domain/index.ts';
import { keepOffline } from '../working-page/keep-offline.ts';
import { know, unitName, type Organisation, type Published } from '../checker/known-organisation.ts';
import { afterDrawn } from '../working-page/moments.ts';
import { FileOpener } from '../checker/open-files.ts';
import { partOf } from '../working-page/template.ts';
import { Beginning } from './beginning.ts';
import { chance } from './chance.ts';
import { Draft, keptDraft } from './draft.ts';
import { nothing } from './elements.ts';
import { download } from '../site/download.ts';
import { bringFiles, handInList } from './files-to-hand-in.ts';
import { Opened } from './opened.ts';
import type { Papers } from './papers-view.ts';
import { Pieces } from './pieces.ts';
import { drawAsked, nothingAsked } from './still-asked.ts';
import { placeFor, readChosen } from './read-files.ts';
import { workbookFile } from './save.ts';
import { Sealing } from './sealing.ts';
import {
  finishWhenLeaving,
  tellProblems,
  whenLeft,
  writeAllProblems,
  writeAmiss,
  type StillAsked,
  type Desk,
  type Redraw,
  type Sight,
} from './row-view.ts';
import { Tabs } from './tabs.ts';
import { viewOf } from './sheet-views.ts';
import { words } from './words.ts';

/**
 * The page of a branch's own notebook. What it holds lives in this page's memory, and on the device where its owner says so;
 * the organisation is fetched when the page opens, and no other address is ever asked.
 */
class BranchNotebook extends HTMLElement {
  #organisation!: Promise<Organisation>;
  #opened: Opened | undefined;
  #tabs!: Tabs;
  readonly #sight: Sight = { round: '', open: new Set(), picks: new Map(), showsCodes: false };
  #beginning!: Beginning;
  #sealing!: Sealing;
  #draft!: Draft;
  #pieces!: Pieces;
  #asked = nothingAsked;
  #papers: Papers | undefined;
  readonly #opener = new FileOpener((text) => this.#say(text));

  connectedCallback(): void {
    this.#organisation = fetch(this.dataset['organisation']!).then(async (response) => know((await response.json()) as Published));
    this.#beginning = new Beginning(this, this.#organisation, {
      choose: (file) => void this.#choose(file),
      make: (unit, year, list) => {
        this.#say(words.making);
        afterDrawn(() => void this.#make(unit, year, list));
      },
    });
    this.#sealing = new Sealing(this, {
      workbook: () => workbookFile(this.#desk.opened),
      open: (file) => void this.#choose(file),
      say: (text) => this.#say(text),
    });
    this.#pieces = new Pieces(this.#part('view'), (made) => writeAmiss(this.#opened!, made));
    this.#listenToNotebook();
    keepOffline(this);
    finishWhenLeaving();
    this.#draft = new Draft(this.#part('draft'), () => this.#opened?.now);
    addEventListener('beforeunload', (event) => {
      if (this.#opened && !this.#opened.isSaved && !this.#draft.isWanted) event.preventDefault();
    });
    void this.#organisation.then((organisation) => {
      const draft = keptDraft();
      const place = draft && placeFor(organisation, draft.unit, draft.year);
      if (draft && place && !('why' in place)) {
        this.#draft.isWanted = true;
        this.#open(organisation, place, draft, { isSaved: false, say: words.fromDraft });
      }
      this.dataset['ready'] = '';
    });
  }

  #part<T extends HTMLElement = HTMLElement>(name: string): T {
    return partOf<T>(this, name);
  }

  #say(text: string): void {
    this.#part('said').textContent = text;
  }

  async #choose(file: File): Promise<void> {
    this.#say(words.looking);
    if (await this.#sealing.takes(file)) return;
    const organisation = await this.#organisation;
    const chosen = await readChosen(organisation, this.#opener, file);
    if (chosen.is === 'neither') return this.#say(chosen.why);
    this.#say('');
    if (chosen.is === 'list') {
      if (this.#opened) return this.#join(chosen.people);
      this.#beginning.show(chosen.people);
      this.#part('found').focus();
      return;
    }
    if (this.#opened && !this.#opened.isSaved && !confirm(words.replace)) return;
    const { place, notebook, doubts } = chosen;
    this.#open(organisation, place, notebook, { isSaved: true, say: words.opened(place), asked: { doubts } });
  }

  async #make(unit: Promise<string>, year: number, list: readonly ListedPerson[]): Promise<void> {
    const code = await unit;
    if (code === '') return this.#say(words.noUnit);
    const organisation = await this.#organisation;
    const place = placeFor(organisation, code, year);
    if ('why' in place) return this.#say(place.why);
    const { people, questions } = joinPeople([], list, chance);
    const notebook = withRows(emptyNotebook(code, year), rosterKind, people);
    this.#open(organisation, place, notebook, { isSaved: false, say: words.made(people.length), asked: { people: questions } });
  }

  /** Puts another list beside the people of the open notebook. */
  #join(list: readonly ListedPerson[]): void {
    const { opened } = this.#desk;
    const { people, questions, found, added, gone } = joinPeople(opened.people, list, chance);
    const say = words.joined(found, added, gone.length);
    this.#take(withRows(opened.now, rosterKind, people), { say, asked: { people: questions } });
  }

  #open(
    organisation: Organisation,
    place: NotebookPlace,
    notebook: Notebook,
    { isSaved, say, asked }: { isSaved: boolean; say: string; asked?: Partial<StillAsked> },
  ): void {
    this.#opened?.close();
    this.#opened = new Opened(organisation, place, notebook, isSaved);
    this.#pieces.forget();
    delete this.#sight.day;
    this.#asked = { ...nothingAsked, ...asked };
    this.#part('begin').hidden = true;
    this.#part('notebook').hidden = false;
    this.#part('whose').textContent = unitInYear({ ...place.unit, name: unitName(organisation, place.unit.code) }, place.year);
    this.#part('files-list').replaceChildren(nothing(words.judging));
    this.#draw();
    this.#judge(false);
    this.#say(say);
    this.#part('whose').focus();
  }

  #listenToNotebook(): void {
    const press = (name: string, what: () => void) => this.#part(name).addEventListener('click', what);
    this.#tabs = new Tabs(this, () => this.#draw());
    press('undo', () => {
      this.#desk.opened.undo();
      this.#after({ say: words.undone });
    });
    press('save', () => void this.#save());
    press('files', () => this.#turn('hand-in') && this.#listFiles());
    this.#part<HTMLAnchorElement>('bring').addEventListener('click', (event) => this.#bring(event));
    press('papers', () => void this.#togglePapers());
    press('codes', () => {
      this.#sight.showsCodes = !this.#sight.showsCodes;
      this.#tabs.now = rosterKind;
      this.#draw();
    });
    press('reissue', () => {
      if (confirm(words.reissue)) this.#take(reissueCodes(this.#desk.opened.now, chance), { say: words.reissued });
    });
    press('next-year', () => void this.#nextYear());
    // What was not told while a row was being filled in is told when she leaves it.
    whenLeft(this.#part('view'), (row) => writeAllProblems(this.#desk, row));
  }

  /** Shows a part, or hides it again; tells whether it is shown now. */
  #turn(name: string): boolean {
    const part = this.#part(name);
    part.hidden = !part.hidden;
    if (!part.hidden) part.focus();
    return !part.hidden;
  }

  /** What makes reports is loaded when it is first asked for. */
  async #togglePapers(): Promise<void> {
    if (!this.#turn('papers-list')) return;
    if (!this.#papers) {
      const { Papers } = await import('./papers-view.ts');
      this.#papers = new Papers(this, {
        opened: () => this.#desk.opened,
        organisation: this.#organisation,
        opener: this.#opener,
        say: (text) => this.#say(text),
      });
    }
    this.#papers.draw();
  }

  async #nextYear(): Promise<void> {
    const { opened } = this.#desk;
    const organisation = await this.#organisation;
    const place = placeFor(organisation, opened.now.unit, opened.now.year + 1);
    if ('why' in place) return this.#say(place.why);
    this.#open(organisation, place, nextYear(opened.now, place.year), { isSaved: false, say: words.next(place) });
  }

  /** Whoever goes to hand in takes the files along, and keeps the notebook: no other place knows whose a code is. */
  #bring(event: MouseEvent): void {
    if (this.#desk.opened.isSaved || this.#draft.isWanted) return void bringFiles(this.#desk.opened);
    const link = event.currentTarget as HTMLAnchorElement;
    event.preventDefault();
    void this.#save().then(() => link.click());
  }

  async #save(): Promise<void> {
    const { opened } = this.#desk;
    const file = await workbookFile(opened);
    download(file.name, file);
    opened.isSaved = true;
    this.#say(words.saved);
  }

  get #desk(): Desk {
    return {
      opened: this.#opened!,
      help: this.dataset['help']!,
      take: (next, redraw) => this.#take(next, redraw),
      draw: () => this.#draw(),
    };
  }

  #take(next: Notebook, redraw?: Redraw): void {
    this.#opened!.take(next);
    this.#after(redraw);
  }

  /** After a change: it is kept where she wants that, judged a moment later, and drawn anew where rows came or went. */
  #after(redraw?: Redraw): void {
    this.#draft.keepSoon();
    this.#judge();
    if (redraw) {
      this.#asked = { ...this.#asked, ...redraw.asked };
      const focused = (document.activeElement as HTMLElement | null)?.dataset['tick'];
      this.#draw();
      const wanted = redraw.focus === undefined ? undefined : `[data-row="${redraw.focus}"] :is(input, select)`;
      const found = this.querySelector<HTMLElement>(wanted ?? `[data-tick="${CSS.escape(focused ?? '')}"]`);
      found?.focus();
      this.#say(redraw.say ?? '');
    }
  }

  /** Once nothing more was changed for a moment; at once where nothing is known yet. */
  #judge(isKnown = true): void {
    const tell = () => {
      this.#listFiles();
      this.#refresh();
    };
    this.#opened!.judgeSoon(tell, isKnown ? undefined : 0);
  }

  /** Draws the sheet that is looked at; what the judge says of it follows. */
  #draw(): void {
    const desk = this.#desk;
    this.#tabs.draw(desk.opened.place.programme);
    this.#pieces.draw(viewOf(desk, this.#tabs.now, this.#sight));
    this.#part('asked').hidden = drawAsked(this.#part('questions'), desk, this.#asked, (next) => (this.#asked = next(this.#asked))) === 0;
    this.#part<HTMLButtonElement>('undo').disabled = !desk.opened.canUndo;
    tellProblems(desk, this.#part('sheet-problems'), () => desk.opened.problems(this.#tabs.now));
    afterDrawn(() => writeAmiss(desk.opened, this));
  }

  /** When it is asked for and after judging, not after each change: a button that is made anew while it is being pressed does nothing. */
  #listFiles(): void {
    const { opened } = this.#desk;
    this.#part('bring').hidden = opened.isJudged && opened.judged.every(({ text }) => text === undefined);
    this.#part('files-list').replaceChildren(...(opened.isJudged ? handInList(opened) : [nothing(words.judging)]));
    if (!this.#part('papers-list').hidden) this.#papers?.draw();
  }

  /** Writes what the judge says, without touching what is being written. */
  #refresh(): void {
    const desk = this.#desk;
    const { opened } = desk;
    writeAllProblems(desk, this);
    writeAmiss(opened, this);
    this.#part<HTMLButtonElement>('undo').disabled = !opened.canUndo;
  }
}

customElements.define('branch-notebook', BranchNotebook);
