/** Document types (domain §2.12), symbol part → name printed above the abstract. */
export const documentTypes = {
  NQ: 'Nghị quyết',
  CT: 'Chỉ thị',
  KL: 'Kết luận',
  QĐ: 'Quyết định',
  QC: 'Quy chế',
  CTr: 'Chương trình',
  KH: 'Kế hoạch',
  HD: 'Hướng dẫn',
  BC: 'Báo cáo',
  TB: 'Thông báo',
  TTr: 'Tờ trình',
  CV: 'Công văn',
  BB: 'Biên bản',
} as const;
export type DocumentType = keyof typeof documentTypes;

/** What “Số: 138 -KH/TĐTN-BTCKT” says: the number, the type, the body that issues, its department (K L4, K-02). */
export interface DocumentSymbol {
  number: number;
  type: DocumentType;
  body: string;
  department: string | undefined;
}

const letters = Object.keys(documentTypes) as DocumentType[];
/** Long before short, so that CTr is not read as CT; also in capitals throughout. */
const typed = letters
  .flatMap((type) => [type, type.toUpperCase()])
  .toSorted((a, b) => b.length - a.length)
  .join('|');
/** Blanks, dashes and strokes stand anywhere, or nowhere: “22HD/TWĐTN”, “57/ HD-TWĐTN”, “94 /HD- TĐ”. */
const pattern = `(\\d{1,5})\\s*[-–/]?\\s*(${typed})\\s*[-–/]\\s*(\\p{Lu}[\\p{Lu}\\d]*)(?:\\s*[-–]\\s*(\\p{Lu}[\\p{Lu}\\d]*(?:-\\p{Lu}[\\p{Lu}\\d]*)*))?`;
const whole = new RegExp(`^\\s*${pattern}(?<note>\\s*\\([^)]*\\))?\\s*$`, 'u');
const within = new RegExp(`(?<![\\p{L}\\d])${pattern}(?![\\p{L}\\d])`, 'gu');

const read = ([, number, type, body, department]: readonly (string | undefined)[]): DocumentSymbol => ({
  number: Number(number),
  type: letters.find((one) => one.toUpperCase() === type!.toUpperCase())!,
  body: body!,
  department,
});

/** A symbol in its parts; undefined where a text is none, as “Chưa có số”. */
export const symbolParts = (text: string): DocumentSymbol | undefined => {
  const found = whole.exec(text.normalize('NFC'));
  return found ? read(found) : undefined;
};

/** A symbol as documents print it, whatever blanks were typed: `138 -KH/TĐTN-BTCKT` → `138-KH/TĐTN-BTCKT`. Any other text stays. */
export const normalSymbol = (text: string): string => {
  const found = whole.exec(text.normalize('NFC'));
  if (!found) return text;
  const { type, body, department } = read(found);
  const note = found.groups!['note']?.trim();
  return `${found[1]!}-${type}/${body}${department === undefined ? '' : `-${department}`}${note === undefined ? '' : ` ${note}`}`;
};

/** The symbol that a text is, without what stands in brackets behind it; undefined where the text says more, or something else. */
export const symbolAlone = (text: string): string | undefined => symbolParts(text) && normalSymbol(text.replace(/\s*\([^)]*\)\s*$/, ''));

/** The symbols that a sentence names. */
export const symbolsIn = (text: string): readonly DocumentSymbol[] => [...text.normalize('NFC').matchAll(within)].map(read);

/** Whether two symbols are one: a department left out may be any. */
const isSame = (a: DocumentSymbol, b: DocumentSymbol): boolean =>
  a.number === b.number &&
  a.type === b.type &&
  a.body === b.body &&
  (a.department === b.department || a.department === undefined || b.department === undefined);

/** The day that a sentence names, as `YYYY-MM-DD`. */
const dayIn = (text: string): string | undefined => {
  const found = /(?<!\d)(\d{1,2})\/(\d{1,2})\/(\d{4})(?!\d)/.exec(text);
  return found ? `${found[3]!}-${found[2]!.padStart(2, '0')}-${found[1]!.padStart(2, '0')}` : undefined;
};

/** What tells one entry of the library from the others. */
interface Numbered {
  id: string;
  data: { symbol: string; day: string };
}

/**
 * The document of the library that stands above one of a day: a text names it by its entry or by its symbol; of several years' the
 * latest that was there already, or the one of the day that the text names (K L19, K-07).
 */
export const documentAboveIn = <D extends Numbered>(
  library: readonly D[],
  { id, data }: Numbered & { data: { parent?: string | undefined } },
): D | undefined => {
  const { parent } = data;
  if (parent === undefined) return undefined;
  const [named, on] = [symbolsIn(parent), dayIn(parent)];
  return library
    .filter((other) => other.id !== id && other.data.day <= data.day)
    .filter((other) => other.id === parent || (bearsOneOf(other, named) && (on ?? other.data.day) === other.data.day))
    .toSorted((a, b) => (a.data.day < b.data.day ? 1 : -1))[0];
};

/** Whether a document bears one of the symbols that a sentence names. */
const bearsOneOf = ({ data }: Numbered, named: readonly DocumentSymbol[]): boolean => {
  const own = symbolParts(data.symbol);
  return own !== undefined && named.some((one) => isSame(one, own));
};

/** The document that a sentence means with another day: numbers begin anew each year, so that of one year it can only be this one. */
export const documentOfAnotherDay = <D extends Numbered>(library: readonly D[], id: string, text: string): D | undefined => {
  const [named, on] = [symbolsIn(text), dayIn(text)];
  return library.find(
    (other) => other.id !== id && bearsOneOf(other, named) && on !== other.data.day && on?.slice(0, 4) === other.data.day.slice(0, 4),
  );
};

/** Whether a text names a document so fully that whoever has not got it can ask for it: its symbol and its day. */
export const isNamedInFull = (text: string): boolean => symbolsIn(text).length > 0 && dayIn(text) !== undefined;
