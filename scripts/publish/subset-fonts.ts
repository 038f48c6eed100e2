import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import subsetFont from 'subset-font';

/**
 * The letters of the site's typeface: what Vietnamese is written with, and no more. Without the hints for screens of long ago a
 * weight is a third of what the package brings. A letter outside of this (a foreign name) is set in the device's own typeface.
 */

const base = 'aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ';
const ascii = String.fromCharCode(...Array.from({ length: 95 }, (_, i) => i + 32));
const signs = '\u00a0“”‘’…–—·›‹«»×°§%₫−→←↑↓\u2011½²³';
/** A text that comes decomposed still finds its marks. */
const marks = '\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323';
export const letters = [...new Set(ascii + base + base.toUpperCase() + signs + marks)].sort();

/** The package parts a weight in two files; these letters stand in the one, all others in the other. */
const runs: readonly (readonly [first: number, last: number])[] = [
  [0x102, 0x103],
  [0x110, 0x111],
  [0x128, 0x129],
  [0x168, 0x169],
  [0x1a0, 0x1b0],
  [0x300, 0x309],
  [0x323, 0x323],
  [0x1ea0, 0x1ef9],
  [0x20ab, 0x20ab],
];
const isVietnamese = (letter: string): boolean =>
  runs.some(([first, last]) => first <= letter.codePointAt(0)! && letter.codePointAt(0)! <= last);
const parts = { vietnamese: letters.filter(isVietnamese), latin: letters.filter((c) => !isVietnamese(c)) };

/** Neighbours as one range, as a style sheet names them. */
const ranges = (list: readonly string[]): string[] => {
  const hex = (code: number) => code.toString(16).toUpperCase().padStart(4, '0');
  const runs: [first: number, last: number][] = [];
  for (const code of list.map((c) => c.codePointAt(0)!)) {
    const run = runs.at(-1);
    if (run?.[1] === code - 1) run[1] = code;
    else runs.push([code, code]);
  }
  return runs.map(([first, last]) => `U+${hex(first)}${last > first ? `-${hex(last)}` : ''}`);
};

export interface FontFile {
  weight: number;
  style: 'normal';
  src: [string];
  unicodeRange: string[];
}

/** Cuts the weights asked for into a folder, and says of each file which letters it holds. */
export const subsetFonts = async (root: string, weights: readonly number[]): Promise<FontFile[]> => {
  const from = join(root, 'node_modules/@fontsource/be-vietnam-pro/files');
  const folder = join(root, '.astro/fonts');
  mkdirSync(folder, { recursive: true });
  const files: FontFile[] = [];
  for (const weight of weights)
    for (const [part, list] of Object.entries(parts)) {
      const path = join(folder, `${part}-${weight}.woff2`);
      const whole = readFileSync(join(from, `be-vietnam-pro-${part}-${weight}-normal.woff2`));
      const cut = await subsetFont(whole, list.join(''), { targetFormat: 'woff2', noHinting: true, noLayoutClosure: true });
      if (!existsSync(path) || !readFileSync(path).equals(cut)) writeFileSync(path, cut);
      files.push({ weight, style: 'normal', src: [path], unicodeRange: ranges(list) });
    }
  return files;
};
