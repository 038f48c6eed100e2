/** One section of a format: how it shows the numbers it is for. */
interface FormatSection {
  /** For which numbers it is, where it says so itself: `[>=100]`. */
  condition: { sign: string; than: number } | undefined;
  /** It holds a place for the number; without one it shows its words alone, or nothing. */
  hasNumber: boolean;
  /** The number is multiplied by a hundred and shown with its sign, or has that sign behind it as a word. */
  percent: 'counted' | 'written' | undefined;
  /** At most so many decimals are shown; undefined where the format leaves that open. */
  decimals: number | undefined;
  /** At least so many digits stand before the decimals. */
  digits: number;
  /** Words and signs around the number: `"KP1-"000`, `0" buổi"`, `#,##0 ₫`. */
  before: string;
  after: string;
  /** It shows a fraction of so many parts (`?/8`), or not the number's own digits: its thousands (`0,`), pieces of it (`00-00`). */
  recast: { fraction: string } | 'other' | undefined;
}
/** How a cell's format shows a number. */
export type NumberFormat = readonly FormatSection[];

/** What a cell shows of its number. */
export interface CellShows {
  /** The number that is seen (of per cent the number before the sign); undefined where the format shows none. */
  value: number | undefined;
  /** All that is seen, without signs for thousands. */
  text: string;
  /** It is per cent: of the number times a hundred, or of the number itself. */
  percent?: 'counted' | 'written' | undefined;
  /** What is seen is another number than the cell's, not only a rounded one. */
  isOther?: true;
}

/** A format's pieces: literal text, what is not shown, where the number stands, per cent, the next section, anything else. */
const pieces =
  /"(?<quoted>[^"]*)"|\\(?<escaped>.)|\[\$(?<currency>[^\]-]*)[^\]]*\]|\[(?<bracket>[^\]]*)\]|[_*].|(?<general>General)|(?<fraction>(?:[#0?]+\s+)?[#0?]+\s*\/\s*(?:[#0?]+|\d+))|(?<exponent>[#0?][#0?,.]*E[+-][#0?]+)|(?<digits>[#0?][#0?,]*(?:\.[#0?,]*)?|\.[#0?,]+)|(?<percent>%)|(?<end>;)|(?<sign>[\s()/:+$€£¥₫-])|(?<other>.)/giu;

const emptySection = (): FormatSection => ({
  condition: undefined,
  hasNumber: false,
  percent: undefined,
  decimals: undefined,
  digits: 1,
  before: '',
  after: '',
  recast: undefined,
});

/** Where the number stands: how many digits it has, a blank being a sign for thousands. */
const placed = (section: FormatSection, digits: string): void => {
  const [whole = '', part] = digits.replace(/,+$/, '').split('.');
  section.decimals = part?.replaceAll(',', '').length ?? 0;
  section.digits = (section.hasNumber ? section.digits : 0) + (whole.match(/0/g)?.length ?? 0);
  if (digits.endsWith(',')) section.recast = 'other';
};

/**
 * Reads a format's code (ECMA-376 part 1, §18.8.31), section by section, as far as it shows numbers. Undefined for days,
 * times and texts, and where it holds what is not known here.
 */
export const numberFormat = (code: string): NumberFormat | undefined => {
  const sections = [emptySection()];
  for (const { groups = {} } of code.matchAll(pieces)) {
    const section = sections.at(-1)!;
    const { bracket, general, digits, fraction, exponent } = groups;
    if (groups['end'] !== undefined) sections.push(emptySection());
    else if (groups['other'] !== undefined) {
      // The fourth section is for texts.
      if (groups['other'] !== '@' || sections.length === 1) return undefined;
    } else if (bracket !== undefined) {
      const [, sign, than] = /^([<>=]+)(-?[\d.]+)$/.exec(bracket) ?? [];
      if (sign !== undefined) section.condition = { sign, than: Number(than) };
      else if (/^[hms]+$/i.test(bracket)) return undefined;
    } else if (groups['percent'] !== undefined) section.percent = 'counted';
    else if ((general ?? digits ?? fraction ?? exponent) !== undefined) {
      // `000-000`: what stands between belongs to the number as it is seen.
      if (section.after.trim() !== '') section.recast = 'other';
      section.after = '';
      if (digits !== undefined) placed(section, digits);
      section.hasNumber = true;
      if (fraction !== undefined) section.recast = { fraction: /\/\s*(.+)$/.exec(fraction)![1]! };
    } else {
      const words = groups['quoted'] ?? groups['escaped'] ?? groups['currency'] ?? groups['sign'] ?? '';
      if (section.hasNumber && words.trim() === '%') section.percent = 'written';
      else section[section.hasNumber ? 'after' : 'before'] += words;
    }
  }
  return code === '' ? undefined : sections;
};

/** A number as spreadsheets round it: a half goes up. Of what they cannot hold exactly nothing is made. */
const rounded = (value: number, decimals: number): number => {
  const text = String(Number(value.toPrecision(15)));
  return text.includes('e') ? value : Number(`${Math.round(Number(`${text}e${decimals}`))}e-${decimals}`);
};

const meets = (value: number, { sign, than }: NonNullable<FormatSection['condition']>): boolean =>
  ({ '<': value < than, '<=': value <= than, '>': value > than, '>=': value >= than, '=': value === than, '<>': value !== than })[sign] ??
  false;

/** The section that shows a number: the one whose condition it meets, or the first, the second below zero, the third for zero. */
const sectionFor = (format: NumberFormat, value: number): FormatSection => {
  if (format.some(({ condition }) => condition))
    return format.slice(0, 3).find(({ condition }) => !condition || meets(value, condition)) ?? format.at(-1)!;
  return (value < 0 ? format[1] : value === 0 ? format[2] : undefined) ?? format[0]!;
};

/** Whether a fraction says exactly what the number is: `?/?` has parts up to nine, `??/??` up to ninety-nine, `?/8` eighths. */
const isFraction = (value: number, fraction: string): boolean => {
  const isWhole = (parts: number) => Number.isInteger(Number((value * parts).toPrecision(15)));
  if (/^\d*[1-9]\d*$/.test(fraction)) return isWhole(Number(fraction));
  return Array.from({ length: 10 ** Math.min(fraction.length, 3) - 1 }, (_, i) => i + 1).some(isWhole);
};
/** Whether what is seen is the number itself, however it is written. */
const isItself = (value: number, { recast, before, after }: FormatSection): boolean => {
  // `"1"0`, `0"5"`, `-0`: with the signs beside it, it is another one.
  if (/\d$/.test(before) || /^\d/.test(after) || (value > 0 && /[-(]\s*$/.test(before))) return false;
  if (!recast || value === 0) return true;
  return recast !== 'other' && isFraction(value, recast.fraction);
};

/** What a format makes of a number. */
export const shownBy = (format: NumberFormat, value: number): CellShows => {
  const section = sectionFor(format, value);
  const { percent, decimals, digits, before, after, recast } = section;
  const words = (number: string) => `${before}${number}${percent ? '%' : ''}${after}`.trim();
  if (!section.hasNumber) return { value: undefined, text: words('') };
  const exact = percent === 'counted' ? value * 100 : value;
  const seen = decimals === undefined || recast ? exact : rounded(exact, decimals);
  const [whole = '', part] = String(Number(seen.toPrecision(15))).split('.');
  const isHidden = digits === 0 && seen === 0 && decimals !== undefined && !recast;
  const number = isHidden ? '' : `${whole.padStart(digits, '0')}${part === undefined ? '' : `,${part}`}`;
  return {
    // A dash for nought is nought; where nothing at all stands, nothing is said.
    value: isHidden && words('') === '' ? undefined : seen,
    text: words(number),
    percent,
    ...(!isItself(value, section) && { isOther: true }),
  };
};
