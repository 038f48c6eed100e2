/**
 * Search over everything public, on the reader's own device. Marks are optional: “doan phuong” finds Đoàn phường. Where
 * somebody types them they count: “phường 1” does not mean “phương 1”. The tone may stand over either vowel of a syllable.
 */

/** One entry of the index: where, what kind, its name, and a little more by which it is found. */
export type SearchEntry = readonly [path: string, kind: string, title: string, more: string];
export interface Found {
  path: string;
  kind: string;
  title: string;
  more: string;
}

const tones = /[\u0300\u0301\u0303\u0309\u0323]/gu;
/** Without marks, in small letters: what everything is found by. The domain's own `fold` would bring all of the domain to the page. */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .toLowerCase();
/** With its marks, the tone apart, so that it does not matter over which vowel it stands. */
export const withMarks = (word: string): { letters: string; tone: string } => {
  const apart = word.normalize('NFD').toLowerCase();
  return { letters: apart.replace(tones, ''), tone: (apart.match(tones) ?? []).join('') };
};
type Marked = ReturnType<typeof withMarks>;
/** The same word; of the last one, which may still be being typed, its beginning. */
const isWord = (typed: Marked, word: Marked, last: boolean): boolean =>
  word.letters === typed.letters
    ? word.tone === typed.tone
    : last && word.letters.startsWith(typed.letters) && (typed.tone === '' || typed.tone === word.tone);
const wordsIn = (text: string): string[] => text.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** A document's number glued to its type stands apart from it, as documents are listed: “22HD/TWĐTN” (K L4, K-02). */
const symbolApart = (query: string): string => query.replace(/(\d)(?=\p{L}{2,3}\s*[-/])/gu, '$1 ');

const isMarked = (word: string): boolean => fold(word) !== word.normalize('NFC').toLowerCase();
const isNumber = (word: string): boolean => /^\d+$/.test(word);

/** So many letters may be missed, too many or changed in a word of that length; two that changed places are one. */
const mostOff = (word: string): number => (word.length > 4 && !isNumber(word) ? Math.round(word.length * 0.2) : 0);
const isNear = (typed: string, word: string, most: number): boolean => {
  if (Math.abs(typed.length - word.length) > most) return false;
  let [twoBefore, before]: [number[], number[]] = [[], Array.from({ length: word.length + 1 }, (_, i) => i)];
  for (let i = 1; i <= typed.length; i++) {
    const row = [i];
    for (let j = 1; j <= word.length; j++) {
      const same = typed[i - 1] === word[j - 1] ? 0 : 1;
      const turned = i > 1 && j > 1 && typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1] ? twoBefore[j - 2]! + 1 : Infinity;
      row.push(Math.min(before[j]! + 1, row[j - 1]! + 1, before[j - 1]! + same, turned));
    }
    if (Math.min(...row) > most) return false;
    [twoBefore, before] = [before, row];
  }
  return before[word.length]! <= most;
};
/** How much a typed word says of a word that stands there. A number is itself: 1 is not 13; all else may still be being typed. */
const likeness = (typed: string, word: string): number => {
  if (word === typed) return 1;
  if (word.startsWith(typed)) return isNumber(typed) && typed.length < 3 ? 0 : (0.5 * typed.length) / word.length;
  const most = mostOff(typed);
  return most > 0 && isNear(typed, word, most) ? 0.1 : 0;
};
/** A word of an entry's name says more than one of what stands beside it. */
const ofTitle = 3;

/** A word that stands in entries: a province's names, thousands of them, are made of few. */
interface KnownWord {
  folded: string;
  marked: Marked;
}
/** An entry by the numbers of its words. */
interface Words {
  title: readonly number[];
  more: readonly number[];
}
/** What was typed, each of its words compared with each word that stands anywhere, so that entries have only to look up. */
interface TypedQuery {
  /** For each typed word, how much it says of the word of that number. */
  alike: readonly Float32Array[];
  /** For each one typed with its marks, whether the word of that number is it, marks and all. */
  kept: readonly (readonly boolean[])[];
  /** Whether the word of that number begins like the last one typed. */
  begins: readonly boolean[];
}
interface Hit {
  id: number;
  kept: number;
  whole: number;
  share: number;
  score: number;
}

export class Search {
  readonly #entries: readonly SearchEntry[];
  readonly #known: KnownWord[] = [];
  readonly #words: readonly Words[];

  constructor(entries: readonly SearchEntry[]) {
    const numbers = new Map<string, number>();
    const numberOf = (word: string): number => {
      const before = numbers.get(word);
      if (before !== undefined) return before;
      numbers.set(word, this.#known.length);
      return this.#known.push({ folded: fold(word), marked: withMarks(word) }) - 1;
    };
    this.#entries = entries;
    this.#words = entries.map(([, , title, more]) => ({ title: wordsIn(title).map(numberOf), more: wordsIn(more).map(numberOf) }));
  }

  #ask(words: readonly string[]): TypedQuery {
    const folded = words.map(fold);
    const marked = words.filter(isMarked).map(withMarks);
    return {
      alike: folded.map((word) => Float32Array.from(this.#known, (known) => likeness(word, known.folded))),
      kept: marked.map((word, i) => this.#known.map((known) => isWord(word, known.marked, i === marked.length - 1))),
      begins: this.#known.map((known) => known.folded.startsWith(folded.at(-1)!)),
    };
  }

  /** How much each typed word says of each entry: a row of numbers for each. */
  #said({ alike }: TypedQuery, kind: string | undefined): Float32Array[] {
    return alike.map((likes) => {
      const most = (words: readonly number[]): number => {
        let best = 0;
        for (const word of words) best = Math.max(best, likes[word]!);
        return best;
      };
      return Float32Array.from(this.#words, ({ title, more }, id) =>
        kind === undefined || this.#entries[id]![1] === kind ? Math.max(ofTitle * most(title), most(more)) : 0,
      );
    });
  }

  /** 2: the name holds all that was typed, word after word; 1: the last one is only begun; 0: it does not. */
  #whole(title: readonly number[], { alike, begins }: TypedQuery): number {
    const last = alike.length - 1;
    let best = 0;
    for (let from = 0; from + last < title.length; from++) {
      const isThere = begins[title[from + last]!]! && alike.every((likes, i) => i === last || likes[title[from + i]!] === 1);
      if (isThere) best = Math.max(best, alike[last]![title[from + last]!] === 1 ? 2 : 1);
    }
    return best;
  }

  /**
   * The best first; entries that lack marks which were typed come after all that have them.
   * @param kind only entries of this kind; all where it is left out
   */
  find(query: string, kind?: string): readonly Found[] {
    const typed = wordsIn(symbolApart(query));
    if (typed.length === 0) return [];
    const asked = this.#ask(typed);
    const said = this.#said(asked, kind);
    /** What stands in few entries says more. */
    const rare = said.map((row) => Math.log(1 + row.length / row.reduce((n, one) => n + (one > 0 ? 1 : 0), 1)));
    const ids = this.#words.map((_, id) => id);
    const all = ids.filter((id) => said.every((row) => row[id]! > 0));
    const hits = (all.length > 0 ? all : ids.filter((id) => said.some((row) => row[id]! > 0))).map((id): Hit => {
      const { title, more } = this.#words[id]!;
      const whole = this.#whole(title, asked);
      return {
        id,
        kept: asked.kept.filter((isKept) => title.some((word) => isKept[word]) || more.some((word) => isKept[word])).length,
        whole,
        // Of two that hold all of it, the one that holds little besides.
        share: whole > 0 ? typed.length / title.length : 0,
        score: said.reduce((sum, row, i) => sum + row[id]! * rare[i]!, 0),
      };
    });
    return hits
      .sort(
        (a, b) =>
          b.kept - a.kept ||
          b.whole - a.whole ||
          b.share - a.share ||
          b.score - a.score ||
          this.#entries[a.id]![2].length - this.#entries[b.id]![2].length,
      )
      .map(({ id }) => {
        const [path, ownKind, title, more] = this.#entries[id]!;
        return { path, kind: ownKind, title, more };
      });
  }
}
