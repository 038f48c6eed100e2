import { isSyllable, isTornSyllable, vowels } from '../vietnamese.ts';
import { fontTables, fromTable, wordRun, type Font, type FontTable } from './old-encoding-tables.ts';

/**
 * What old fonts and wrong encodings did to a text, seen by its words: under the right reading they are Vietnamese
 * syllables. Everything here takes time by the length of the text, and leaves alone what it is not sure of.
 */

/** What a text was written in, or read by, in words for the reader. */
export type LegacyTable = Font | 'UTF-8 đọc nhầm thành windows-1252';

/** How bytes that are no UTF-8 are to be read; those of a font as windows-1252, then cell by cell with `fontReader`. */
export type LegacyEncoding = 'windows-1258' | Font;

/** A word as a syllable, whatever stops and quotes stand around it. */
const readsWell = (run: string): boolean => run.length < 30 && isSyllable(run.replace(/^\p{P}+|\p{P}+$/gu, ''));

/** So many words tell what a text is; the rest need not be asked. */
const enoughWords = 2000;
const outsideAscii = /[^\0-\x7f]/;
/** A sign that no text puts inside a word, or before one: with it, or with two old letters, one word is proof. */
const unmistakable =
  /[A-Za-z][\u00a1-\u00a9\u00ab-\u00ae\u00b5-\u00b8\u00bb-\u00be\u00d7\u00f7][A-Za-z\u00a1-\u00ff]|^[§®][a-z\u00b5-\u00ff]/;

interface Weight {
  /** Words of two letters and more with letters of the table, or with others outside ASCII. */
  words: number;
  /** How many of them are syllables as they stand, and under the table. */
  before: number;
  after: number;
  unmistakable: boolean;
  /** Letters that the table has not: it is not what the text was written in. */
  strange: boolean;
}

const weigh = (text: string, { name, pattern }: FontTable): Weight => {
  const weight: Weight = { words: 0, before: 0, after: 0, unmistakable: false, strange: false };
  for (const [run] of text.matchAll(wordRun)) {
    if (run.length === 1) continue;
    const rest = run.replace(pattern, '');
    const strange = /[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff]/.test(rest);
    const read = fromTable(run, name);
    if (!strange && (rest === run || read.length === 1)) continue;
    const before = readsWell(run);
    const after = !strange && readsWell(read);
    weight.words += 1;
    if (before) weight.before += 1;
    if (after) weight.after += 1;
    if (after && !before && (unmistakable.test(run) || run.match(pattern)!.length > 1)) weight.unmistakable = true;
    if (strange) weight.strange = true;
    if (weight.words === enoughWords) break;
  }
  return weight;
};

/**
 * The table by which a text reads clearly better: four of five words are syllables under it, and at least half of all,
 * two or more, were none before. One is enough when it is unmistakable (`Lµm`, `®oµn`) or its neighbours are known: then
 * the others may be syllables either way (`Ñôn vò tính`).
 */
const tableFor = (text: string, neighbours: LegacyTable | undefined): FontTable | undefined => {
  const [first, second] = Object.values(fontTables)
    .map((table) => ({ table, weight: weigh(text, table) }))
    .sort((a, b) => b.weight.after - a.weight.after);
  const { table, weight } = first!;
  const gained = weight.after - weight.before;
  const needed = weight.unmistakable || neighbours === table.name ? 1 : 2;
  const enough = gained * 2 >= weight.words || (gained > 0 && neighbours === table.name);
  const clear = gained >= needed && enough && weight.after * 5 >= weight.words * 4;
  const alone = weight.after > second!.weight.after || neighbours === table.name;
  return clear && alone && !weight.strange ? table : undefined;
};

/** The characters of the bytes 80–FF in windows-1252. The five bytes it leaves open, and latin-1, give control characters. */
const high = new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 128 }, (_, i) => 128 + i));
const byteOf = new Map([...high].map((c, i) => [c, 128 + i]));
for (let control = 0x80; control < 0xa0; control++) byteOf.set(String.fromCharCode(control), control);
const trailing = `[${high.slice(0, 64)}\u0080-\u009f]`;
/** UTF-8's bytes back to their character; undefined when they are none. */
const characterOf = (sequence: string): string | undefined => {
  const { length } = sequence;
  let code = byteOf.get(sequence[0]!)! & (0x7f >> length);
  for (let i = 1; i < length; i++) code = code * 64 + (byteOf.get(sequence[i]!)! & 0x3f);
  const least = [0, 0, 0x80, 0x800, 0x10000][length]!;
  return code < least || code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? undefined : String.fromCodePoint(code);
};

/** Bytes that copying and cleaning lose: what windows-1252 leaves open, the hard blank, the soft hyphen. */
const oftenLost = [0x81, 0x8d, 0x8f, 0x90, 0x9d, 0xa0, 0xad];
const vietnamese = new Set([...vowels, ...vowels.map((row) => row.toUpperCase()), 'đĐ'].join(''));
/**
 * What is left of a letter without its last byte → the letters it may have been. The web and word processors also set a
 * hard blank where windows-1252 has no character.
 */
const lettersBehind = (lead: string, bytes: readonly number[]) =>
  bytes.map((byte) => characterOf(lead + String.fromCharCode(byte))!).filter((letter) => vietnamese.has(letter));
const beheaded = new Map([
  ...['Ã', 'Ä', 'Æ', 'áº', 'á»'].map((lead) => [lead, lettersBehind(lead, oftenLost)] as const),
  // Behind the others the hard blank itself is the likely byte: à, Ơ, Ạ.
  [
    'á»\u00a0',
    lettersBehind(
      'á»',
      oftenLost.filter((byte) => byte !== 0xad),
    ),
  ] as const,
]);

/** A whole sequence, what is left of one (with what may have been set in its place), or anything else outside ASCII. */
const utf8 = new RegExp(
  `([\u00c2-\u00df]${trailing}|(?!á»\u00a0)[\u00e0-\u00ef]${trailing}{2}|[\u00f0-\u00f4]${trailing}{3})|(${[...beheaded.keys()].sort((a, b) => b.length - a.length).join('|')})[?\ufffd]?|[^\\0-\\x7f]`,
  'g',
);
const hole = '\ufffc';
/** The letters that Vietnamese alone has (ă đ ĩ ũ ơ ư, Ạ to ỹ), scrambled; and with them those it shares (à é ô …). */
const ownLetter = new RegExp(`[ÄÅÆ]${trailing}|á[º»]${trailing}`, 'g');
const anyLetter = new RegExp(`[ÃÄÅÆ]${trailing}|á[º»]${trailing}`);

/** A word of UTF-8 read as windows-1252, put right. A letter without its last byte is known where only one can stand, or makes a syllable. */
const unscramble = (run: string): string | undefined => {
  const holes: (readonly string[])[] = [];
  let sound = true;
  const text = run.replace(utf8, (_, whole?: string, rest?: string) => {
    const letter = whole === undefined ? undefined : characterOf(whole);
    if (letter !== undefined) return letter;
    if (rest === undefined) sound = false;
    else holes.push(beheaded.get(rest)!);
    return hole;
  });
  if (!sound || holes.length === 0) return sound ? text : undefined;
  if (holes.length > 1) return undefined;
  const words = holes[0]!.map((letter) => text.replace(hole, letter));
  const possible = words.length > 1 ? words.filter(readsWell) : words;
  return possible.length === 1 ? possible[0] : undefined;
};

/**
 * UTF-8 read as windows-1252, once or more. Every character outside ASCII must belong to a sequence; then words must read
 * better, or sequences occur that Vietnamese alone has.
 */
const fromScrambled = (text: string): string | undefined => {
  // A hard blank that became a plain one: nobody can tell `lÃ m` (làm) from `lÃ mình` (là mình).
  if (!/[ÃÄÅÆ]|á[º»]/.test(text) || text.includes('Ã ')) return undefined;
  let [words, before, after, own, sound] = [0, 0, 0, 0, true];
  const result = text.replace(/[A-Za-z?\u0080-\uffff]+/g, (run) => {
    if (!sound || !outsideAscii.test(run)) return run;
    const read = unscramble(run);
    sound = read !== undefined;
    words += 1;
    if (read === undefined || words > enoughWords) return read ?? run;
    if (readsWell(run)) before += 1;
    if (readsWell(read)) after += 1;
    own += run.match(ownLetter)?.length ?? 0;
    return read;
  });
  if (!sound) return undefined;
  const clear = after > before || (after > 0 && own > 0) || own > 1;
  return fromScrambled(result) ?? (clear && !anyLetter.test(result) ? result : undefined);
};

/** Windows set to Vietnamese reads by windows-1258: of scrambled Vietnamese only the byte C3 comes out otherwise. */
const onlyIn1258 = new RegExp(`Ă(?=${trailing})`, 'g');

/** Letters of Latin scripts that windows-1252 has not: they show that a text has come through as Unicode. */
const unicodeLetter = /[\u0300-\u036f\u0100-\u0151\u0154-\u015f\u0162-\u0177\u0179-\u017c\u017f-\u0191\u0193-\u024f\u1e00-\u1eff]/;

/**
 * A text as it was meant, and what it was written in; undefined when it is fine as it stands, or when nobody can be sure:
 * one word that could be another language's (`Tæ`) is left unless `neighbours`, what other cells of the file were found to
 * be, says so too. Ask before `tidy`, which drops the soft hyphen that is TCVN3's ư.
 */
export const recogniseText = (text: string, neighbours?: LegacyTable): { text: string; table: LegacyTable } | undefined => {
  if (!outsideAscii.test(text)) return undefined;
  const western = text.includes('Ă') ? text.replace(onlyIn1258, 'Ã') : text;
  if (unicodeLetter.test(western)) return undefined;
  const plain = fromScrambled(western);
  if (plain !== undefined) return { text: plain, table: 'UTF-8 đọc nhầm thành windows-1252' };
  if (western !== text) return undefined;
  const table = tableFor(text, neighbours);
  return table && { text: fromTable(text, table.name), table: table.name };
};

/**
 * The encoding under which bytes that are no UTF-8 have the most Vietnamese syllables; windows-1258, which spreadsheets
 * write, where none has more. `UTF-8` when they are UTF-8 after all, with some bytes damaged.
 */
export const likeliestEncoding = (sample: Uint8Array): LegacyEncoding | 'UTF-8' => {
  const read = (encoding: string) => new TextDecoder(encoding).decode(sample);
  const syllables = (text: string) => {
    let [words, good] = [0, 0];
    for (const [run] of text.matchAll(/[\p{L}\p{M}]+/gu)) {
      if (!outsideAscii.test(run)) continue;
      words += 1;
      if (isSyllable(run)) good += 1;
      if (words === enoughWords) break;
    }
    return good;
  };
  const western = read('windows-1252');
  const found: readonly (readonly [LegacyEncoding | 'UTF-8', number])[] = [
    ['windows-1258', syllables(read('windows-1258'))],
    ['UTF-8', syllables(read('utf-8'))],
    ...Object.values(fontTables).map((table) => [table.name, weigh(western, table).after] as const),
  ];
  return found.reduce((best, next) => (next[1] > best[1] ? next : best))[0];
};

/** A question mark that may stand for a letter. */
const besideLetter = /[\p{L}\p{M}]\?|\?[\p{L}\p{M}]/u;

/**
 * Whether letters of a text, after `recogniseText`, are lost for good: the replacement character; a word that is a
 * syllable with `?` for letters with marks (`Nguy?n`, `?oàn`); a beginning of a word with the rest gone, and no question
 * (`Ng? Hành`, `v? sinh`); what is left of a scrambled letter. Questions (`ai?`, `Sao?Vì`) and addresses lose nothing.
 */
export const lostLetters = (text: string): boolean => {
  if (/\ufffd|áº|[a-zß-ÿ][ÃĂ]|Ä‘|Æ°/.test(text) || (text.includes('á»') && !text.includes('«'))) return true;
  if (!text.includes('?') || !besideLetter.test(text)) return false;
  for (const { 0: run, index } of text.matchAll(/[\p{L}\p{M}?]+/gu)) {
    if (run.length > 14 || !run.includes('?')) continue;
    if (/[\d/=&]/.test(text[index - 1] ?? '') || text[index + run.length] === '=') continue;
    const word = run.replace(/\?+$/, '');
    if (word.includes('?') && (isTornSyllable(word) || isTornSyllable(run))) return true;
    if (word.includes('?') || isSyllable(word) || !isTornSyllable(`${word}?`)) continue;
    // Only the beginning is left. One letter may be a way of writing (`đi k?`), capitals an abbreviation (`NH?`).
    const goesOn = /^ [\p{Ll}\d]/u.test(text.slice(index + run.length, index + run.length + 3));
    if (word.length > 1 ? word !== word.toUpperCase() : goesOn && !/[kh]/.test(word)) return true;
  }
  return false;
};
