import type { Content } from '../intake/read-content.ts';
import type { Issue } from '../issues.ts';
import type { Honour } from '../schema/collections/honours.ts';
import { daysOf } from '../schema/forest.ts';
import { levels, type Unit } from '../schema/unit.ts';
import { tidy } from '../vietnamese.ts';
import { rowsOf } from '../year/rows-of.ts';
import type { Accepted } from './check-report.ts';

/** What one document recognised of one branch's year. */
interface RecognisedBranch {
  symbol: string;
  branch: string;
  /** The first session of any rating; the last of one that is good enough to be honoured for, and how many have such a rating. */
  first: string;
  lastEnough: string;
  enough: number;
}

type HonourEntry = Content['honours'][number];

/**
 * What was recognised, as far as honours hang on it (R15, K L59): that there was a session before, and how many of a branch were rated
 * well enough. Who they are is told by no entry: a name never stands beside a code.
 */
export class RecognisedResults {
  readonly #forest: Content['forest'];
  /** Recogniser and year → its documents, branch by branch. */
  readonly #of = new Map<string, Map<string, RecognisedBranch>>();

  /** Organisation and year of which something was handed in: of others nobody can tell what was recognised. */
  readonly #told: ReadonlySet<string>;

  constructor({ forest, handedIn }: Content) {
    this.#forest = forest;
    const places = [...handedIn].map((place) => place.split('/') as [code: string, year: string]);
    this.#told = new Set(places.flatMap(([code, year]) => (forest.get(code) ? [`${forest.root(forest.get(code)!).code}\t${year}`] : [])));
  }

  add({ kind, unit, year, programme, rows }: Accepted): void {
    if (kind !== 'cong-nhan') return;
    const { scale, honourFrom } = programme.ratings;
    const last = honourFrom === undefined ? scale.length - 1 : scale.findIndex((r) => r.code === honourFrom);
    const enough = new Set(scale.slice(0, last + 1).map((r) => r.code));
    const documents = new Map<string, RecognisedBranch>();
    this.#of.set(`${unit.code}\t${year}`, documents);
    for (const { rating, symbol, branch, day } of rowsOf('cong-nhan', rows)) {
      const key = `${symbol}\t${branch}`;
      const found = documents.get(key) ?? { symbol, branch, first: day, lastEnough: '', enough: 0 };
      documents.set(key, found);
      if (day < found.first) found.first = day;
      if (!enough.has(rating)) continue;
      found.enough += 1;
      if (day > found.lastEnough) found.lastEnough = day;
    }
  }

  /**
   * What of a unit's year was recognised, under the names it has had: of a branch by the unit above, of another by itself. Other
   * units' numbers say nothing of it.
   */
  #ofUnit(unit: Unit, year: number): readonly RecognisedBranch[] {
    const isBranch = levels[unit.level].submits;
    const line = this.#forest.lineOf(unit);
    const by = isBranch
      ? new Set(line.flatMap((one) => this.#forest.recogniser(one) ?? []).flatMap((one) => this.#forest.lineOf(one)))
      : line;
    const all = [...by].flatMap(({ code }) => [...(this.#of.get(`${code}\t${year}`)?.values() ?? [])]);
    return isBranch ? all.filter(({ branch }) => line.some(({ code }) => code === branch)) : all;
  }

  /** The same, also by the units below. */
  #within(unit: Unit, year: number): readonly RecognisedBranch[] {
    const below = levels[unit.level].submits ? [] : this.#forest.children(unit.code).filter(({ level }) => !levels[level].submits);
    return [...this.#ofUnit(unit, year), ...below.flatMap((child) => this.#within(child, year))];
  }

  /** Honours that stand without the recognition which they need. */
  unfounded(honours: readonly HonourEntry[]): Issue[] {
    const published = honours.filter(({ data }) => data.state === 'cong_bo');
    const alone = published.filter(({ data }) => !this.#isAfterRecognition(data));
    const issues: Issue[] = alone.map(({ path, data }) => told(path, 'chua-cong-nhan', { year: data.year }));
    return [...issues, ...this.#tooMany(published.filter((entry) => !alone.includes(entry)))];
  }

  /** Whether what an honour cites was recognised before it was decided; of a collective's whole year, whether anything was (K-51). */
  #isAfterRecognition({ recipientKind, unit: code, year, recognition, decision }: Honour): boolean {
    const unit = this.#forest.get(code);
    if (!unit) return recipientKind === 'tap_the';
    if (recipientKind === 'ca_nhan') {
      const days = this.#ofUnit(unit, year).flatMap((r) => (r.symbol === recognition && r.enough > 0 ? [r.lastEnough] : []));
      return days.length > 0 && days.every((day) => day <= decision.day);
    }
    const found = this.#within(unit, year).filter(({ first }) => first <= decision.day);
    if (recognition !== undefined) return found.some(({ symbol }) => symbol === recognition);
    // Decided while the year lasts, it is for a drive or a deed, not for the year.
    const isOfYear = decision.day > daysOf(unit, year)[1] && this.#told.has(`${this.#forest.root(unit).code}\t${year}`);
    return !isOfYear || found.length > 0;
  }

  /** Of the persons honoured of a unit those who are more than were rated well enough in it; in the order of the entries. */
  #tooMany(honours: readonly HonourEntry[]): Issue[] {
    const named = new Map<string, Set<string>>();
    return honours.flatMap(({ path, data: { recipientKind, recipient, unit: code, year } }) => {
      const unit = this.#forest.get(code);
      if (recipientKind !== 'ca_nhan' || !unit) return [];
      const by = levels[unit.level].submits ? this.#forest.recogniser(unit) : undefined;
      const exceeded = [unit, ...(by ? [by] : [])].find((scope) => {
        const key = `${this.#forest.lineOf(scope)[0]!.code}\t${year}`;
        const names = (named.get(key) ?? new Set<string>()).add(tidy(recipient).toLowerCase());
        named.set(key, names);
        return names.size > this.#ofUnit(scope, year).reduce((sum, { enough }) => sum + enough, 0);
      });
      return exceeded ? [told(path, 'tuyen-duong-qua-so', { year, unit: exceeded.name })] : [];
    });
  }
}

const told = (file: string, code: string, values: Issue['values']): Issue => ({ code, severity: 'error', file, values });
