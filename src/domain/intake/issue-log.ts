import type { Issue, Severity } from '../issues.ts';
import { readingWords, type ReadingCode } from './reading-words.ts';

/** Of one kind of issue this many are told one by one in a file; of the rest only how many there are. */
const toldOneByOne = 200;

/** The issues of one file, in the order in which they were found. */
export class IssueLog {
  readonly #file: string;
  readonly #issues: Issue[] = [];
  readonly #counts = new Map<string, number>();

  constructor(file: string) {
    this.#file = file;
  }

  /** What was found while reading: its severity stands beside its words. */
  addReading(code: ReadingCode, values: Issue['values'] = {}, place: Pick<Issue, 'sheet' | 'row' | 'line' | 'column'> = {}): void {
    this.add(code, readingWords[code].severity, values, place);
  }

  /** Counts one more of a kind that has been told often enough: what it would say need not be made then. */
  countsOnly(code: string): boolean {
    const count = this.#counts.get(code) ?? 0;
    if (count < toldOneByOne) return false;
    this.#counts.set(code, count + 1);
    return true;
  }

  add(code: string, severity: Severity, values: Issue['values'] = {}, place: Pick<Issue, 'sheet' | 'row' | 'line' | 'column'> = {}): void {
    const count = (this.#counts.get(code) ?? 0) + 1;
    this.#counts.set(code, count);
    if (count <= toldOneByOne) this.#issues.push({ code, severity, file: this.#file, values, ...place });
  }

  /** Everything told, and how many more there are of what was told too often. */
  issues(): Issue[] {
    const more = [...this.#counts]
      .filter(([, count]) => count > toldOneByOne)
      .map(([of, count]): Issue => ({
        code: 'con-nua',
        severity: 'note',
        file: this.#file,
        values: { of, shown: toldOneByOne, count },
      }));
    return [...this.#issues, ...more];
  }
}
