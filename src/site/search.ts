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

const isMarked = (word: string): boolean => fold(word) !== word.normalize('NFC').toLowerCase();
const isNumber = (word: string): boolean => /^\d+$/.test(word);

export class Search {
  readonly #entries: readonly SearchEntry[];
  readonly #index = new MiniSearch<{ id: number; title: string; more: string }>({
    fields: ['title', 'more'],
    tokenize: wordsIn,
    processTerm: fold,
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
  }

  /** The best first; entries that lack marks which were typed come after all that have them. */
  find(query: string): readonly Found[] {
    const asked = wordsIn(query);
    const all = this.#index.search(query, { combineWith: 'AND' });
    const hits = all.length > 0 ? all : this.#index.search(query, { combineWith: 'OR' });
    const marked = asked.filter(isMarked).map(withMarks);
    const phrase = asked.map(fold).join(' ');
    return hits
      .map(({ id, score }) => {
        const [path, kind, title, more] = this.#entries[id as number]!;
        const words = wordsIn(`${title} ${more}`).map(withMarks);
        const kept = marked.filter((typed, i) => words.some((word) => isWord(typed, word, i === marked.length - 1))).length;
        const together = ` ${wordsIn(title).map(fold).join(' ')} `;
        const whole = together.includes(` ${phrase} `) ? 2 : together.includes(` ${phrase}`) ? 1 : 0;
        // Of two that hold all of it, the one that holds little besides.
        const share = asked.length / Math.max(1, wordsIn(title).length);
        return { path, kind, title, more, order: [kept, whole, whole > 0 ? share : 0, score] as const };
      })
      .sort((a, b) => {
        const at = a.order.findIndex((value, i) => value !== b.order[i]);
        return at < 0 ? a.title.length - b.title.length : b.order[at]! - a.order[at]!;
      })
      .map(({ path, kind, title, more }) => ({ path, kind, title, more }));
  }
}
