import { doAlone, tell } from './doing.ts';
import { element } from '../dialog.ts';
import type { UnitChoice } from './server-answers.ts';
import { BeginServer } from './server.ts';
import { changeFromForm, choiceOf, effectText } from './unit-forms.ts';

/** The page “Đơn vị”: what a change would do is shown first, and only what was shown is done. */
class DeskUnits extends HTMLElement {
  readonly #server = new BeginServer(this.dataset['api']!);

  connectedCallback(): void {
    for (const form of this.querySelectorAll<HTMLFormElement>('form[data-change]')) this.#open(form);
    void this.#offer();
  }

  #open(form: HTMLFormElement): void {
    const [effect, doIt] = [this.#part(form, 'effect'), this.#part<HTMLButtonElement>(form, 'do')];
    let shown: Record<string, unknown> | undefined;
    const change = () => changeFromForm(form.dataset['change']!, new FormData(form));
    form.addEventListener('input', (event) => {
      // What was shown is no longer what is asked.
      shown = undefined;
      doIt.hidden = true;
      effect.textContent = '';
      this.#oneMore(event.target as HTMLInputElement);
    });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const asked = change();
      void this.#run(effect, async () => {
        effect.textContent = effectText(await this.#server.unitEffect(asked));
        shown = asked;
        doIt.hidden = false;
      });
    });
    doIt.addEventListener('click', () => {
      const asked = shown;
      if (!asked) return;
      void this.#run(effect, async () => {
        const { said } = await this.#server.changeUnits(asked);
        form.reset();
        doIt.hidden = true;
        effect.textContent = '';
        tell(this.#part(this, 'said'), [...said, '', 'Đã ghi vào kho.'].join('\n'), false);
        await this.#offer();
      });
    });
  }

  /** Of several units each has a field; once the last is filled there is one more. */
  #oneMore(field: HTMLInputElement): void {
    if (field.name !== 'units' || field.value === '') return;
    const all = [...(field.form?.querySelectorAll<HTMLInputElement>('[name=units]') ?? [])];
    if (all.at(-1) !== field) return;
    field.parentElement!.after(
      element('label', {}, 'và đơn vị', element('input', { name: 'units', list: 'cac-don-vi', autocomplete: 'off' })),
    );
  }

  async #offer(): Promise<void> {
    await this.#run(this.#part(this, 'said'), async () => {
      const units: readonly UnitChoice[] = await this.#server.units();
      const nameOf = new Map(units.map(({ code, name }) => [code, name]));
      this.#part(this, 'units').replaceChildren(...units.map((unit) => element('option', { value: choiceOf(unit, nameOf) })));
      this.dataset['ready'] = '';
    });
  }

  #part<T extends HTMLElement = HTMLElement>(within: HTMLElement, name: string): T {
    return within.querySelector<T>(`[data-part="${name}"]`)!;
  }

  #run(place: HTMLElement, work: () => Promise<void>): Promise<void> {
    place.dataset['look'] = 'good';
    return doAlone(this, place, work);
  }
}
customElements.define('desk-begin', DeskUnits);

// What is published changes the site, and the dev server then reloads its pages. Not this one: somebody may be writing here.
import.meta.hot?.on('vite:beforeFullReload', () => new Promise<void>(() => {}));
