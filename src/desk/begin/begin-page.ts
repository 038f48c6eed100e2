import {
  beginAnswers,
  Cure,
  labelOf,
  proposedDays,
  proposeUnits,
  rootOf,
  levelLabels,
  yearAnswers,
  yearToBegin,
} from '../../domain/index.ts';
import { doAlone, tell } from './doing.ts';
import { answersFromForm, yearFromForm } from './form-answers.ts';
import { drawDays, drawQuestions, drawUnits } from './proposals.ts';
import type { BeginState, Done } from './server-answers.ts';
import { BeginServer } from './server.ts';
import { drawWaiting } from '../waiting.ts';
import { drawMissing, drawYears, offerYear, organisationsLine } from './state.ts';

/** The page “Bắt đầu”: it proposes with the same functions as the command, and its server writes with them. */
class DeskBegin extends HTMLElement {
  readonly #server = new BeginServer(this.dataset['api']!);
  readonly #form = this.#part<HTMLFormElement>('answers');
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #state: BeginState | undefined;
  #yearIsOwn = false;

  connectedCallback(): void {
    this.#form.addEventListener('input', ({ target }) => {
      clearTimeout(this.#waiting);
      // What was amiss may be mended; a year that somebody wrote is no proposal any more.
      this.#part('faults').textContent = '';
      if (target === this.#field('year')) this.#yearIsOwn = this.#field('year').value !== '';
      // A list of thousands is not read anew at every letter.
      this.#waiting = setTimeout(() => this.#propose(), 300);
    });
    this.#field('year').addEventListener('blur', () => this.#propose());
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#begin();
    });
    this.#part('empty').addEventListener('click', () => void this.#do(() => this.#server.emptySample()));
    this.#part('year-forms').addEventListener('submit', (event) => {
      event.preventDefault();
      const form = event.target as HTMLFormElement;
      const { programme = '', year } = form.dataset;
      const answers = yearAnswers.parse(yearFromForm(new FormData(form)));
      void this.#do(() => this.#server.beginYear({ programme, year: Number(year), answers }));
    });
    this.#part('missing-list').addEventListener('submit', (event) => {
      event.preventDefault();
      const form = event.target as HTMLFormElement;
      const { settle: kind = '', of = '', year } = form.dataset;
      const said = Object.fromEntries([...new FormData(form)].map(([name, text]) => [name, String(text)]));
      void this.#do(() => this.#server.settle({ kind, of, ...(year && { year: Number(year) }), said }));
    });
    // It judges anew what waits, which may take a while: nothing else waits for it, and what cannot be told now is told at the next look.
    void this.#server.waiting().then(
      (waiting) => {
        drawWaiting(this.#part('waiting-list'), waiting);
        this.#part('waiting').hidden = waiting.length === 0;
      },
      () => undefined,
    );
    void this.#server.state().then(
      (state) => this.#show(state),
      (error: Error) => tell(this.#part('said'), error.message, true),
    );
  }

  #part<T extends HTMLElement = HTMLElement>(name: string): T {
    return this.querySelector<T>(`[data-part="${name}"]`)!;
  }

  #show(state: BeginState): void {
    this.#state = state;
    const own = !state.sample && state.organisations.length > 0;
    this.#part('missing').hidden = !own;
    drawMissing(this.#part('missing-list'), state.missing, this.dataset['desk']!);
    this.#part('years').hidden = !own || state.nextYears.length === 0;
    drawYears(this.#part('year-forms'), own ? state.nextYears : []);
    this.#part<HTMLDetailsElement>('new').open = !own;
    this.#part('sample').hidden = !state.sample;
    this.#part('removing').hidden = !state.sample;
    this.#part('standing').textContent = organisationsLine(state);
    this.#propose();
    this.dataset['ready'] = '';
  }

  #propose(): void {
    const said = answersFromForm(new FormData(this.#form));
    const {
      name = '',
      units,
      questions,
      skeleton,
    } = said as { name?: string; units: string; questions: Record<string, string>; skeleton: string };
    for (const part of this.querySelectorAll<HTMLElement>('[data-skeleton]')) part.hidden = part.dataset['skeleton'] !== skeleton;
    if (name === '') return this.#proposeYear(said, false);
    const { code, level } =
      beginAnswers.pick({ code: true, level: true }).partial().safeParse({ code: said['code'], level: said['level'] }).data ?? {};
    const root = rootOf({ name, code, level });
    this.#part('level').textContent = level ? '' : `Máy nhận ra: ${levelLabels[root.level]}.`;
    this.#part('code').textContent = code ? '' : `Đề nghị: ${root.code}.`;
    const proposed = proposeUnits({ name, code, level }, units, questions);
    drawQuestions(this.#part('questions'), proposed.questions);
    if (units.trim() === '') this.#part('units').replaceChildren();
    else drawUnits(this.#part('units'), proposed);
    this.#proposeYear(said, root.yearKind === 'nam_hoc');
  }

  /** The year that is offered, until somebody writes another, and its days. */
  #proposeYear(said: Record<string, unknown>, isSchool: boolean): void {
    const offered = String(yearToBegin(this.#today(), isSchool));
    const field = this.#field('year');
    const year = offerYear(field, offered, this.#yearIsOwn, document.activeElement === field);
    this.#field('until').placeholder = year;
    const answers = beginAnswers.safeParse({ ...said, year: Number(year), days: {} });
    if (!answers.success) return;
    try {
      drawDays(this.#part('days'), proposedDays(answers.data));
    } catch (error) {
      if (!(error instanceof Cure)) throw error;
    }
  }

  #today(): string {
    return this.#state?.today ?? '';
  }

  #field(name: string): HTMLInputElement {
    return this.#form.elements.namedItem(name) as HTMLInputElement;
  }

  async #begin(): Promise<void> {
    clearTimeout(this.#waiting);
    this.#propose();
    const said = answersFromForm(new FormData(this.#form));
    const answers = beginAnswers.safeParse(said);
    const faults = this.#part('faults');
    faults.textContent = '';
    if (!answers.success) {
      const labels = new Set(answers.error.issues.map(({ path }) => labelOf(beginAnswers, path)));
      faults.textContent = `Chưa ghi gì. Còn chỗ chưa đúng: ${[...labels].join('; ')}.`;
      const first = answers.error.issues[0]!.path;
      (this.#form.querySelector<HTMLElement>(`[name="${first.join('.')}"], [name="${String(first[0])}"]`) ?? faults).focus();
      return;
    }
    await this.#do(() => this.#server.begin(answers.data), faults);
  }

  /** Asks the server to write; what it refuses stands where it was asked. */
  async #do(work: () => Promise<Done>, faults = this.#part('said')): Promise<void> {
    this.dataset['busy'] = '';
    await doAlone(this, faults, async () => {
      const { said, state } = await work();
      this.#show(state);
      tell(this.#part('said'), [...said, '', 'Đã ghi vào kho.'].join('\n'), false);
    });
    delete this.dataset['busy'];
  }
}
customElements.define('desk-begin', DeskBegin);

// What is published changes the site, and the dev server then reloads its pages. Not this one: somebody may be writing here.
import.meta.hot?.on('vite:beforeFullReload', () => new Promise<void>(() => {}));
