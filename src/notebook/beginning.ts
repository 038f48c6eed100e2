import type { ListedPerson } from '../domain/index.ts';
import type { Organisation } from '../checker/known-organisation.ts';
import { partOf } from '../working-page/template.ts';
import { listenForUnits } from './find-unit.ts';
import { pastedPeople } from './read-files.ts';
import { words } from './words.ts';

/** What the page does once it is said of whom, and of which year. */
interface BeginningPage {
  choose: (file: File) => void;
  make: (unit: Promise<string>, year: number, list: readonly ListedPerson[]) => void;
}

/** How a notebook is begun: a file is chosen, or a list is pasted, and branch and year are said. */
export class Beginning {
  readonly #page: HTMLElement;
  #list: readonly ListedPerson[] = [];

  constructor(page: HTMLElement, organisation: Promise<Organisation>, { choose, make }: BeginningPage) {
    this.#page = page;
    for (const name of ['file', 'another']) {
      const input = partOf<HTMLInputElement>(page, name);
      input.addEventListener('change', () => {
        const [file] = input.files ?? [];
        if (file) choose(file);
        input.value = '';
      });
    }
    const pasted = partOf<HTMLTextAreaElement>(page, 'pasted');
    pasted.addEventListener('input', () => this.show(pastedPeople(pasted.value)));
    const chosenUnit = listenForUnits(page, organisation);
    partOf<HTMLFormElement>(page, 'make').addEventListener('submit', (event) => {
      event.preventDefault();
      make(chosenUnit(), Number(partOf<HTMLSelectElement>(page, 'year').value), this.#list);
    });
  }

  /** What was found in a list, before it becomes a notebook. */
  show(people: readonly ListedPerson[]): void {
    this.#list = people;
    partOf(this.#page, 'found').textContent = words.found(people.length);
  }
}
