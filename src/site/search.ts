import MiniSearch from 'minisearch';

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
export const wordsIn = (text: string): string[] => text.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** A document's number glued to its type stands apart from it, as documents are listed: “22HD/TWĐTN” (K L4, K-02). */
const symbolApart = (query: string): string => query.replace(/(\d)(?=\p{L}{2,3}\s*[-/])/gu, '$1 ');

const isMarked = (word: string): boolean => fold(word) !== word.normalize('NFC').toLowerCase();
const isNumber = (word: string): boolean => /^\d+$/.test(word);

/** Remembers what was made of a word: a province's names are made of few. */
const remembered = <T>(make: (word: string) => T): ((word: string) => T) => {
  const known = new Map<string, T>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const made = make(word);
    known.set(word, made);
    return made;
  };
};
const folded = remembered(fold);
const marked = remembered(withMarks);

/** An entry as it is compared with what was typed. */
interface Words {
  /** All its words, with their marks. */
  all: readonly Marked[];
  /** Its name without marks, a blank before and after each word. */
  title: string;
  /** How many words its name has. */
  count: number;
}

export class Search {
  readonly #entries: readonly SearchEntry[];
  readonly #words: readonly Words[];
  /** Of the words that were asked last. */
  #hits: ReadonlyMap<string, ReadonlyMap<number, number>> = new Map();
  readonly #index = new MiniSearch<{ id: number; title: string; more: string }>({
    fields: ['title', 'more'],
    tokenize: wordsIn,
    processTerm: folded,
    searchOptions: {
      boost: { title: 3 },
      // A number is itself: 1 is not 13. Anything else may still be being typed, or be one letter off.
      prefix: (term) => !isNumber(term) || term.length > 2,
      fuzzy: (term) => (term.length > 4 && !isNumber(term) ? 0.2 : false),
      weights: { prefix: 0.5, fuzzy: 0.2 },
    },
  });

  constructor(entries: readonly SearchEntry[]) {
    this.#entries = entries;
    this.#index.addAll(entries.map(([, , title, more], id) => ({ id, title, more })));
    // While the index comes, so that the first letter does not pay for it.
    this.#words = entries.map(([, , title, more]) => {
      const own = wordsIn(title);
      return {
        all: [...own, ...wordsIn(more)].map(marked),
        title: ` ${own.map(folded).join(' ')} `,
        count: Math.max(1, own.length),
      };
    });
  }

  /** Which entries hold a word, and how well. Whoever types on asks again for the words before the last: they are remembered. */
  #hitsOf(word: string): ReadonlyMap<number, number> {
    return this.#hits.get(word) ?? new Map(this.#index.search(word).map(({ id, score }) => [id as number, score]));
  }

  /** The entries that hold the most of some words, all of them where one does. */
  #holding(words: readonly string[], kind: string | undefined): readonly (readonly [id: number, score: number])[] {
    this.#hits = new Map(words.map((word) => [word, this.#hitsOf(word)]));
    const held = new Map<number, { words: number; score: number }>();
    let most = 0;
    for (const hits of this.#hits.values())
      for (const [id, score] of hits) {
        if (kind !== undefined && this.#entries[id]![1] !== kind) continue;
        const own = held.get(id) ?? { words: 0, score: 0 };
        own.words += 1;
        own.score += score;
        held.set(id, own);
        most = Math.max(most, own.words);
      }
    return [...held].flatMap(([id, own]) => (own.words === most ? [[id, own.score] as const] : []));
  }

  /**
   * The best first; entries that lack marks which were typed come after all that have them.
   * @param kind only entries of this kind; all where it is left out
   */
  find(said: string, kind?: string): readonly Found[] {
    const query = symbolApart(said);
    const asked = wordsIn(query);
    const typed = asked.filter(isMarked).map(marked);
    const phrase = asked.map(folded).join(' ');
    return this.#holding(asked, kind)
      .map(([id, score]) => {
        const words = this.#words[id]!;
        const kept = typed.filter((one, i) => words.all.some((word) => isWord(one, word, i === typed.length - 1))).length;
        const whole = words.title.includes(` ${phrase} `) ? 2 : words.title.includes(` ${phrase}`) ? 1 : 0;
        // Of two that hold all of it, the one that holds little besides.
        const share = whole > 0 ? asked.length / words.count : 0;
        return { id, kept, whole, share, score };
      })
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
