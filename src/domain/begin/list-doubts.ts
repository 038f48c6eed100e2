/** Something only a person can tell. The first option is what is taken when nobody answers. */
export interface Question {
  id: string;
  text: string;
  options: readonly { code: string; label: string }[];
  /** What counts now: the answer given, or the first option. */
  chosen: string;
  answered: boolean;
}

/** Questions as they come up, with the answers that are there already. */
export class Doubts {
  readonly questions: Question[] = [];
  readonly #answers: Readonly<Record<string, string>>;

  constructor(answers: Readonly<Record<string, string>>) {
    this.#answers = answers;
  }

  ask(id: string, text: string, options: readonly (readonly [code: string, label: string])[]): string {
    const given = Object.hasOwn(this.#answers, id) ? this.#answers[id] : undefined;
    const answered = options.some(([code]) => code === given);
    const chosen = answered ? given! : options[0]![0];
    this.questions.push({ id, text, options: options.map(([code, label]) => ({ code, label })), chosen, answered });
    return chosen;
  }
}
