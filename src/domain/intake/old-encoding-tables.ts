import { vowels } from '../vietnamese.ts';

/** Fonts of the time before Unicode: a new one is its name here, and its table below. */
export type Font = 'TCVN3' | 'VNI';

/** How such a font writes letters. */
export interface FontTable {
  name: Font;
  /** What stands in the text → the letter it means. */
  letters: ReadonlyMap<string, string>;
  /** Any key of `letters`, longest first. */
  pattern: RegExp;
  /** It has capitals with tones. */
  capitals: boolean;
}

/** Letters in the rows of `vowels`, blanks between, and `others`; a table that has them gives its capitals too. */
const tableOf = (
  name: FontTable['name'],
  rows: readonly string[],
  others: readonly (readonly [string, string])[],
  capitals: boolean,
): FontTable => {
  const letters = new Map(others);
  for (const [i, row] of rows.entries())
    for (const [j, old] of row.split(' ').entries()) {
      const letter = vowels[i]![j]!;
      if (old === letter && j === 0) continue;
      letters.set(old, letter);
      if (!capitals) continue;
      letters.set(old.toUpperCase(), letter.toUpperCase());
      letters.set(old[0]!.toUpperCase() + old.slice(1), letter.toUpperCase());
    }
  const keys = [...letters.keys()].sort((a, b) => b.length - a.length);
  return { name, letters, pattern: new RegExp(keys.join('|'), 'g'), capitals };
};

/**
 * TCVN 5712:1993, its third set (VN3, the “ABC” fonts), by what its bytes are in windows-1252; rows as in `vowels`. It has
 * no byte between 80 and 9F, and of capitals only Ă Â Ê Ô Ơ Ư Đ. U+00AD, its ư, is the soft hyphen.
 */
const tcvn3 = tableOf(
  'TCVN3',
  [
    'a µ ¶ · ¸ ¹',
    '¨ » ¼ ½ ¾ Æ',
    '© Ç È É Ê Ë',
    'e Ì Î Ï Ð Ñ',
    'ª Ò Ó Ô Õ Ö',
    'i × Ø Ü Ý Þ',
    'o ß á â ã ä',
    '« å æ ç è é',
    '¬ ê ë ì í î',
    'u ï ñ ò ó ô',
    '\u00ad õ ö ÷ ø ù',
    'y ú û ü ý þ',
  ],
  [...'®¡¢£¤¥¦§'].map((old, i) => [old, 'đĂÂÊÔƠƯĐ'[i]!]),
  false,
);

/** VNI (the fonts “VNI-Times”…): behind the bare letter another, which the font draws as its marks; both in small or capital. */
const vni = tableOf(
  'VNI',
  [
    'a aø aû aõ aù aï',
    'aê aè aú aü aé aë',
    'aâ aà aå aã aá aä',
    'e eø eû eõ eù eï',
    'eâ eà eå eã eá eä',
    'i ì æ ó í ò',
    'o oø oû oõ où oï',
    'oâ oà oå oã oá oä',
    'ô ôø ôû ôõ ôù ôï',
    'u uø uû uõ uù uï',
    'ö öø öû öõ öù öï',
    'y yø yû yõ yù î',
  ],
  [
    ['ñ', 'đ'],
    ['Ñ', 'Đ'],
  ],
  true,
);

/** Every such font. */
export const fontTables: Readonly<Record<Font, FontTable>> = { TCVN3: tcvn3, VNI: vni };

/** A word, with whatever letters of windows-1252 stand in it. */
export const wordRun = /[A-Za-z\u00a1-\u00ff]+/g;
const allCapital = (run: string): boolean => !/[a-z]/.test(run) && run.replace(/[^A-Z]/g, '').length > 1;

/**
 * Every letter of a text as the table has it, whatever comes out. Capitals that a table has not come back in words, and
 * texts, whose ASCII letters are all capital; `¸nh` remains `ánh`.
 */
export const fromTable = (text: string, font: Font): string => {
  const { letters, pattern, capitals } = fontTables[font];
  const read = (part: string) => part.replace(pattern, (old) => letters.get(old)!);
  if (capitals) return read(text);
  const inCapitals = !/[a-z]/.test(text) && (text.match(wordRun) ?? []).some((run) => allCapital(run) && /[^A-Z]/.test(run));
  return text.replace(wordRun, (run) => (inCapitals || allCapital(run) ? read(run).toUpperCase() : read(run)));
};

/** How a text in a font's letters is read; undefined where an encoding is no font's. */
export const fontReader = (encoding: string): ((text: string) => string) | undefined =>
  Object.hasOwn(fontTables, encoding) ? (text) => fromTable(text, encoding as Font) : undefined;
