import { vowels } from '../vietnamese.ts';

/** How a font of the time before Unicode writes letters. */
export interface FontTable {
  name: 'TCVN3' | 'VNI';
  /** What stands in the text → the letter it means. */
  letters: ReadonlyMap<string, string>;
  /** Any key of `letters`, longest first. */
  pattern: RegExp;
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
  return { name, letters, pattern: new RegExp(keys.join('|'), 'g') };
};

/**
 * TCVN 5712:1993, its third set (VN3, the “ABC” fonts), by what its bytes are in windows-1252; rows as in `vowels`. It has
 * no byte between 80 and 9F, and of capitals only Ă Â Ê Ô Ơ Ư Đ. U+00AD, its ư, is the soft hyphen.
 */
export const tcvn3 = tableOf(
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
export const vni = tableOf(
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

/** A word, with whatever letters of windows-1252 stand in it. */
export const wordRun = /[A-Za-z\u00a1-\u00ff]+/g;
const allCapital = (run: string): boolean => !/[a-z]/.test(run) && run.replace(/[^A-Z]/g, '').length > 1;

/**
 * Every letter of a text as the table has it, whatever comes out. TCVN3 has no capitals with tones: they come back in
 * words, and texts, whose ASCII letters are all capital; `¸nh` remains `ánh`.
 */
export const fromTable = (text: string, table: FontTable['name']): string => {
  const { letters, pattern } = table === 'VNI' ? vni : tcvn3;
  const read = (part: string) => part.replace(pattern, (old) => letters.get(old)!);
  if (table === 'VNI') return read(text);
  const inCapitals = !/[a-z]/.test(text) && (text.match(wordRun) ?? []).some((run) => allCapital(run) && /[^A-Z]/.test(run));
  return text.replace(wordRun, (run) => (inCapitals || allCapital(run) ? read(run).toUpperCase() : read(run)));
};
