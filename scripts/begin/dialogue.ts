import { createInterface, type Interface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { z } from 'zod';
import { Cure } from '../../src/domain/index.ts';

/** One thing to choose from: what it stands for, and how it is read. */
export type Choice<T> = readonly [value: T, label: string];

/** Questions and answers, one line each: the same with a person at a terminal and with lines from a file. */
export class Dialogue {
  readonly #lines: AsyncIterator<string>;
  readonly #reader: Interface;
  readonly say: (text: string) => void;

  constructor(input: Readable, say: (text: string) => void) {
    this.#reader = createInterface({ input, crlfDelay: Infinity });
    this.#lines = this.#reader[Symbol.asyncIterator]();
    this.say = say;
  }

  close(): void {
    this.#reader.close();
  }

  async #next(): Promise<string> {
    const { done, value } = await this.#lines.next();
    if (done) throw new Cure('Chưa trả lời hết các câu hỏi, nên chưa ghi gì.\n  Chữa: chạy lại và trả lời đến câu cuối.');
    return value.trim();
  }

  /** Asks for one line; an empty one is the proposal, or nothing where the shape lets it be left out. */
  async line<T extends z.ZodType>(question: string, shape: T, proposal?: string): Promise<z.infer<T>> {
    for (;;) {
      this.say(`\n${question}${proposal === undefined ? '' : `\n  (Enter: ${proposal})`}`);
      const said = await this.#next();
      const answer = shape.safeParse(said === '' ? proposal : said);
      if (answer.success) return answer.data;
      this.say('  Chưa đọc được câu trả lời ấy, xin viết lại.');
    }
  }

  /** The number of a choice; an empty line is the first one. */
  async choose<T>(question: string, choices: readonly Choice<T>[]): Promise<T> {
    for (;;) {
      this.say(`\n${question}\n${choices.map(([, label], i) => `  ${i + 1}. ${label}`).join('\n')}\n  (Enter: 1)`);
      const said = await this.#next();
      const chosen = choices[said === '' ? 0 : Number(said) - 1];
      if (chosen) return chosen[0];
      this.say(`  Xin gõ một số từ 1 đến ${choices.length}.`);
    }
  }

  async yes(question: string): Promise<boolean> {
    return this.choose(question, [
      [true, 'có'],
      [false, 'không'],
    ]);
  }

  /** Several lines, up to one that is a full stop alone; tabs stay as they were pasted. */
  async paragraph(question: string): Promise<string> {
    this.say(`\n${question}\n  (Dán xong, gõ một dấu chấm rồi Enter.)`);
    const lines: string[] = [];
    for (;;) {
      const { done, value } = await this.#lines.next();
      if (done || value.trim() === '.') return lines.join('\n');
      lines.push(value);
    }
  }
}
