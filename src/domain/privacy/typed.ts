import { isSyllable, vowels } from '../vietnamese.ts';

/** Vietnamese as it is typed where nothing turns the keys into letters: Telex `Nguyeenx`, VNI `Nguye6n4`, VIQR `Nguye^~n`. */

/** What the keys do to the letters they are typed with. */
interface TypedKeys {
  letters: string;
  hat: boolean;
  horn: boolean;
  breve: boolean;
  bar: boolean;
  tone: number;
}

/** The keys of the five tones, in the order of `vowels`. */
const tones = { telex: 'frxsj', vni: '23415', viqr: "`?~'." } as const;
const telex = (word: string): TypedKeys | undefined => {
  const [, first = '', rest = ''] = /^([^aeiouyw]*)([a-z]+)$/.exec(word) ?? [];
  if (!/aa|ee|oo|w|[sfrxj]|dd/.test(rest) && !first.includes('dd')) return undefined;
  const [, tone] = /[aeiouyw][a-z]*?([sfrxj])(?!.*[sfrxj])/.exec(rest) ?? [];
  const body = tone ? rest.slice(0, rest.lastIndexOf(tone)) + rest.slice(rest.lastIndexOf(tone) + 1) : rest;
  const bare = body
    .replace(/([aeo])\1/, '$1')
    .replace(/^w/, 'u')
    .replaceAll('w', '');
  return {
    letters: first.replace('dd', 'd') + bare,
    hat: /([aeo])\1/.test(body),
    breve: /aw/.test(body),
    horn: /[uo]\w*w|^w/.test(body) && !/aw/.test(body),
    bar: first.includes('dd'),
    tone: tone ? tones.telex.indexOf(tone) + 1 : 0,
  };
};

/** Keys that stand behind the letter they change, or at the word's end. */
const signed =
  (signs: RegExp, tonesOf: string, [hat, horn, breve, bar]: string) =>
  (word: string): TypedKeys | undefined => {
    const keys: readonly string[] = word.match(signs) ?? [];
    if (keys.length === 0 || keys.length > 3) return undefined;
    const tone = keys.find((key) => tonesOf.includes(key));
    return {
      letters: word.replace(signs, '').replace('dd', 'd'),
      hat: keys.includes(hat!),
      horn: keys.includes(horn!),
      breve: keys.includes(breve!),
      bar: keys.includes(bar!) || word.includes('dd'),
      tone: tone === undefined ? 0 : tonesOf.indexOf(tone) + 1,
    };
  };
const ways = [telex, signed(/[1-9]/g, tones.vni, '6789'), signed(/['`?~.^(+]/g, tones.viqr, '^+(-')];

const shapes = { hat: { a: 'â', e: 'ê', o: 'ô' }, horn: { o: 'ơ', u: 'ư' }, breve: { a: 'ă' }, bar: { d: 'đ' } } as const;

/** The syllable that the keys make: each letter that may bear a mark is tried. */
const made = ({ letters, tone, ...marks }: TypedKeys): string | undefined => {
  let words = [letters];
  for (const [name, shape] of Object.entries(shapes) as [keyof typeof shapes, Readonly<Record<string, string>>][])
    if (marks[name])
      words = words.flatMap((word) => [
        ...(name === 'horn' && word.includes('uo') ? [word.replace('uo', 'ươ')] : []),
        ...[...word].flatMap((letter, at) => (shape[letter] ? [word.slice(0, at) + shape[letter] + word.slice(at + 1)] : [])),
      ]);
  if (tone > 0)
    words = words.flatMap((word) =>
      [...word].flatMap((letter, at) => {
        const row = vowels.find(([bare]) => bare === letter);
        return row ? [word.slice(0, at) + row[tone]! + word.slice(at + 1)] : [];
      }),
    );
  return words.find(isSyllable);
};

/** No syllable has more letters and keys. */
const longest = 12;
const worthReading = /[a-z](?:aa|ee|oo|w)|[aeiouyw][a-z]{0,3}[sfrxj](?![a-z])|[a-z]\d|[aeiouy][\^~`(+]/i;

/** The text with the letters that its keys stand for; undefined where it is none that was typed so. */
export const asTyped = (text: string): string | undefined => {
  if (!text.includes(' ') || text.length > 400 || /[^\0-\x7f]/.test(text) || !worthReading.test(text)) return undefined;
  for (const way of ways) {
    let changed = 0;
    const read = text.replace(/[A-Za-z][A-Za-z1-9'`?~.^(+]*/g, (word) => {
      const low = word.toLowerCase();
      const keys = word.length > longest || isSyllable(low) ? undefined : way(low);
      const syllable = keys && made(keys);
      if (!syllable) return word;
      changed += 1;
      return word[0] === low[0] ? syllable : `${syllable[0]!.toUpperCase()}${syllable.slice(1)}`;
    });
    // One word may be another language's; two that become syllables are not.
    if (changed > 1) return read;
  }
  return undefined;
};
