/** How a cell's format shows a number. */
export interface NumberFormat {
  isPercent: boolean;
  /** At most so many decimals are shown; undefined where the format leaves that open. */
  decimals: number | undefined;
  /** At least so many digits stand before the decimals. */
  digits: number;
  /** Words and signs around the number: `"KP1-"000`, `0" buổi"`, `#,##0 ₫`. */
  before: string;
  after: string;
}

/** A format's pieces: literal text, what is not shown, where the number stands, per cent, the next section, anything else. */
const pieces =
  /"(?<quoted>[^"]*)"|\\(?<escaped>.)|\[\$(?<currency>[^\]-]*)[^\]]*\]|\[(?<bracket>[^\]]*)\]|[_*].|(?<general>General)|(?<digits>[#0?][#0?,]*(?:\.[#0?]*)?|\.[#0?]+)|(?<percent>%)|(?<end>;)|(?<sign>[\s()/:+$€£¥₫-])|(?<other>.)/giu;

/**
 * Reads a format's code (ECMA-376 part 1, §18.8.31), as far as it is one number with text around it. Undefined for days
 * and times, fractions, exponents, texts, scaled numbers and conditions.
 */
export const numberFormat = (code: string): NumberFormat | undefined => {
  const found: NumberFormat = { isPercent: false, decimals: undefined, digits: 1, before: '', after: '' };
  let hasNumber = false;
  for (const { groups = {} } of code.matchAll(pieces)) {
    const { bracket, general, digits, other } = groups;
    if (groups['end'] !== undefined) break;
    if (other !== undefined || (bracket !== undefined && /^(?:[<>=]|[hms]+$)/i.test(bracket))) return undefined;
    if (groups['percent'] !== undefined) found.isPercent = true;
    else if (general !== undefined || digits !== undefined) {
      if (hasNumber) return undefined;
      hasNumber = true;
      const [whole = '', part] = (digits ?? '').split('.');
      if (whole.endsWith(',') || part?.endsWith(',')) return undefined;
      if (digits !== undefined) found.decimals = part?.length ?? 0;
      found.digits = digits === undefined ? 1 : (whole.match(/0/g)?.length ?? 0);
    } else found[hasNumber ? 'after' : 'before'] += groups['quoted'] ?? groups['escaped'] ?? groups['currency'] ?? groups['sign'] ?? '';
  }
  return hasNumber ? found : undefined;
};

/** A number as spreadsheets round it: a half goes up. Of what they cannot hold exactly nothing is made. */
const rounded = (value: number, decimals: number): number => {
  const text = String(Number(value.toPrecision(15)));
  return text.includes('e') ? value : Number(`${Math.round(Number(`${text}e${decimals}`))}e-${decimals}`);
};

/** What a format makes of a number: the number that is seen (of per cent the number before the sign), and all that is seen, without signs for thousands. */
export const shownBy = (format: NumberFormat, value: number): { value: number; text: string } => {
  const { isPercent, decimals, digits, before, after } = format;
  const exact = isPercent ? value * 100 : value;
  const seen = decimals === undefined ? exact : rounded(exact, decimals);
  const [whole = '', part] = String(Number(seen.toPrecision(15))).split('.');
  const number = `${whole.padStart(digits, '0')}${part === undefined ? '' : `,${part}`}`;
  return { value: seen, text: `${before}${number}${isPercent ? '%' : ''}${after}`.trim() };
};
