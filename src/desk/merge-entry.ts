import { Document, isMap, isScalar, isSeq, parseDocument, Scalar, stringify, type Node, type Pair } from 'yaml';

/**
 * Two people's changes to one entry, put together field by field. The fields are the keys of the front matter; the text
 * below it is the field `body`. Knows no schema and no world: the page and the server use it alike.
 */

/** Three versions of one file: the one a form was opened from, the one that stands now, and what was written. */
export interface EntryVersions {
  base: string | null;
  theirs: string;
  mine: string;
}
/** One field that both sides changed, each in another way; values as data. */
export interface FieldConflict {
  field: string;
  base: unknown;
  theirs: unknown;
  mine: unknown;
}
export type Merged = { text: string; conflicts: [] } | { text: null; conflicts: FieldConflict[] };
/** Field → the value that counts where a file leaves it out: a default written out is no change. */
export type Defaults = Readonly<Record<string, unknown>>;

export const bodyField = 'body';

/**
 * The text that stands now with the fields that `mine` changed since `base`; what nobody changed keeps its bytes.
 * Where both changed a field there is no text, and the conflicts say what each wrote. Without a base every field is new.
 */
export const mergeEntry = (versions: EntryVersions, defaults: Defaults = {}): Merged => {
  const { taken, conflicts } = compare(versions, defaults);
  return conflicts.length > 0 ? { text: null, conflicts } : { text: patched(versions, taken), conflicts: [] };
};

/** The same, once a person has chosen between the two versions of each field; without a choice what stands now remains. */
export const resolveEntry = (versions: EntryVersions, choices: Readonly<Record<string, 'theirs' | 'mine'>>, defaults: Defaults = {}) => {
  const { taken, conflicts } = compare(versions, defaults);
  const chosen = conflicts.filter(({ field }) => choices[field] === 'mine').map(({ field }) => field);
  return patched(versions, [...taken, ...chosen]);
};

/** The fields of an entry's text as data. Front matter that cannot be read makes the whole text the body. */
export const entryFields = (text: string): ReadonlyMap<string, unknown> => partsOf(text).fields;

interface Parts {
  /** Up to and with the line end of the opening `---`; empty where there is no front matter. */
  head: string;
  front: string;
  /** The closing `---` and its line end. */
  fence: string;
  body: string;
  fields: ReadonlyMap<string, unknown>;
  /** Key → the place of its lines in `front`; undefined where the front matter is no plain list of keys. */
  pairs: ReadonlyMap<string, Lines> | undefined;
}
interface Lines {
  from: number;
  to: number;
  value: Node | null;
}

const shape = /^(\ufeff?---[ \t]*\r?\n)((?:[^]*?\r?\n)?)(---[ \t]*(?:\r?\n|$))([^]*)$/;

const bareParts = (text: string): Parts => ({
  head: '',
  front: '',
  fence: '',
  body: text,
  fields: new Map([[bodyField, text]]),
  pairs: new Map(),
});

/** The versions side by side. Where one of them cannot be taken apart, each is one text. */
const partsOfAll = ({ base, theirs, mine }: EntryVersions) => {
  const texts = [base ?? '', theirs, mine] as const;
  const parts = texts.map(partsOf);
  const whole = parts.some(({ head }, index) => head === '' && !(index === 0 && base === null));
  const [b, t, m] = whole ? texts.map(bareParts) : parts;
  return { base: b!, theirs: t!, mine: m! };
};

const partsOf = (text: string): Parts => {
  const bare = bareParts(text);
  const found = shape.exec(text);
  if (!found) return bare;
  const [, head, front, fence, body] = found as unknown as [string, string, string, string, string];
  const document = parseDocument(front);
  if (document.errors.length > 0) return bare;
  const data: unknown = document.toJS();
  if (typeof (data ?? {}) !== 'object' || Array.isArray(data)) return bare;
  const fields = new Map([...Object.entries(data ?? {}), [bodyField, body]]);
  return { head, front, fence, body, fields, pairs: placesOf(document, front) };
};

const placesOf = (document: Document.Parsed, front: string): Parts['pairs'] => {
  const { contents } = document;
  if (contents === null) return new Map();
  if (!isMap(contents) || contents.flow) return undefined;
  const starts = contents.items.map(({ key }) => (key as Node).range![0]);
  // A key that does not begin its line stands behind `?`, a tag or an anchor: nothing a form writes.
  if (starts.some((at) => at > 0 && front[at - 1] !== '\n')) return undefined;
  return new Map(
    (contents.items as Pair<Node, Node | null>[]).map(({ key, value }, index) => {
      const [from, next] = [starts[index]!, starts[index + 1] ?? front.length];
      // Remarks at the beginning of a line belong to what follows them.
      const remarks = /(?<=\n)(?:[ \t]*\r?\n|#[^\n]*\n)*$/.exec(front.slice(from, next))!;
      return [String(isScalar(key) ? key.value : key), { from, to: from + remarks.index, value }];
    }),
  );
};

const compare = (versions: EntryVersions, defaults: Defaults): { taken: string[]; conflicts: FieldConflict[] } => {
  const { base, theirs, mine } = partsOfAll(versions);
  const [b, t, m] = [base.fields, theirs.fields, mine.fields];
  const taken: string[] = [];
  const conflicts: FieldConflict[] = [];
  for (const field of new Set([...t.keys(), ...m.keys()])) {
    const told = (fields: ReadonlyMap<string, unknown>) =>
      field === bodyField ? trimmedBody(fields.get(field)) : canonical(fields.get(field), defaults[field]);
    const [was, is, wanted] = [told(b), told(t), told(m)];
    if (wanted === was || wanted === is) continue;
    if (is === was) taken.push(field);
    else conflicts.push({ field, base: b.get(field), theirs: t.get(field), mine: m.get(field) });
  }
  return { taken, conflicts };
};

/** A value as one text that is the same however it was written: what a form drops or tidies makes no difference. */
const canonical = (value: unknown, otherwise: unknown): string => {
  const told = JSON.stringify(plain(value));
  return told !== undefined && told === JSON.stringify(plain(otherwise)) ? '' : (told ?? '');
};
const plain = (value: unknown): unknown => {
  if (typeof value === 'string') return tidyLines(value) || undefined;
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (Array.isArray(value)) {
    const items = value.map(plain).filter((item) => item !== undefined);
    return items.length > 0 ? items : undefined;
  }
  if (typeof value !== 'object' || value === null) return value ?? undefined;
  const entries = Object.entries(value).flatMap(([key, inner]) => (plain(inner) === undefined ? [] : [[key, plain(inner)] as const]));
  // A switch that was never touched does not make an object.
  return entries.every(([, inner]) => inner === false) ? undefined : Object.fromEntries(entries.sort(([a], [c]) => (a < c ? -1 : 1)));
};

const tidyLines = (text: string): string => {
  const lines = text.normalize('NFC').split(/\r?\n/);
  return lines
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .join('\n')
    .trim();
};
/** Blanks mean something in the text: two at a line's end break the line, four at its beginning make it code. */
const trimmedBody = (text: unknown): string =>
  String(text ?? '')
    .normalize('NFC')
    .replaceAll('\r\n', '\n')
    .replace(/^(?:[ \t]*\n)+|\s+$/g, '');

const patched = (versions: EntryVersions, taken: readonly string[]): string => {
  const { theirs: standing, mine: written } = partsOfAll(versions);
  const { theirs, mine } = versions;
  // Of texts that cannot be taken apart one is taken as it is.
  if (standing.head === '') return taken.length > 0 ? mine : theirs;
  const eol = theirs.includes('\r\n') ? '\r\n' : '\n';
  const fields = taken.filter((field) => field !== bodyField);
  const body = taken.includes(bodyField) ? bodyLike(standing.body, written.body, eol) : standing.body;
  if (fields.length === 0) return standing.head + standing.front + standing.fence + body;
  const wanted = new Map(standing.fields);
  for (const field of fields) {
    if (written.fields.has(field)) wanted.set(field, written.fields.get(field));
    else wanted.delete(field);
  }
  const front = standing.pairs && frontWith(standing.front, standing.pairs, written.fields, fields, eol);
  const sound = front !== undefined && sameData(front, wanted);
  return standing.head + (sound ? front : anew(wanted, eol)) + standing.fence + body;
};

/** A form trims the text; the blank lines around it stay as they were. */
const bodyLike = (standing: string, written: string, eol: string): string => {
  const text = trimmedBody(written);
  const [before] = /^(?:[ \t]*\r?\n)*/.exec(standing)!;
  return (standing.trim() ? before : '') + (text && `${text}\n`).replaceAll('\n', eol);
};

const frontWith = (
  front: string,
  pairs: ReadonlyMap<string, Lines>,
  written: ReadonlyMap<string, unknown>,
  fields: readonly string[],
  eol: string,
): string => {
  const edits: { from: number; to: number; text: string }[] = [];
  const order = [...written.keys()];
  for (const field of order.filter((key) => fields.includes(key) && !pairs.has(key))) {
    const before = order.slice(0, order.indexOf(field)).findLast((key) => pairs.has(key));
    const at = before === undefined ? 0 : pairs.get(before)!.to;
    edits.push({ from: at, to: at, text: lineOf(field, written.get(field), null, eol) });
  }
  for (const field of fields.filter((key) => pairs.has(key))) {
    const { from, to, value } = pairs.get(field)!;
    const rest = value && isScalar(value) && !value.type?.startsWith('BLOCK') ? front.slice(value.range![1], to).trimEnd() : '';
    const text = written.has(field) ? lineOf(field, written.get(field), value, eol) : '';
    edits.push({ from, to, text: rest && text ? text.replace(/\r?\n$/, `${rest}${eol}`) : text });
  }
  // Of several at one place the first written comes first; insertions before what they stand before.
  const sorted = edits.map((edit, index) => ({ ...edit, index })).sort((a, b) => a.from - b.from || a.to - b.to || a.index - b.index);
  let text = '';
  let at = 0;
  for (const edit of sorted) {
    text += front.slice(at, edit.from) + edit.text;
    at = edit.to;
  }
  return text + front.slice(at);
};

/** `key: value` in the style in which the field stood: quotes, or a list on one line. */
const lineOf = (key: string, value: unknown, before: Node | null, eol: string): string => {
  const document = new Document({ [key]: value });
  const node = (document.contents as unknown as { items: Pair<Node, Node>[] }).items[0]!.value;
  const quoted = before && isScalar(before) && (before.type === Scalar.QUOTE_SINGLE || before.type === Scalar.QUOTE_DOUBLE);
  if (quoted && isScalar(node) && typeof node.value === 'string') node.type = before.type!;
  if (isSeq(before) && isSeq(node) && before.flow) node.flow = true;
  return document.toString({ lineWidth: 0, flowCollectionPadding: false }).replaceAll('\n', eol);
};

const sameData = (front: string, wanted: ReadonlyMap<string, unknown>): boolean => {
  const document = parseDocument(front);
  if (document.errors.length > 0) return false;
  const data = Object.entries((document.toJS() ?? {}) as object);
  const expected = [...wanted].filter(([field]) => field !== bodyField);
  return data.length === expected.length && data.every(([key, value]) => JSON.stringify(value) === JSON.stringify(wanted.get(key)));
};

const anew = (wanted: ReadonlyMap<string, unknown>, eol: string): string =>
  stringify(Object.fromEntries([...wanted].filter(([field]) => field !== bodyField)), { lineWidth: 0 }).replaceAll('\n', eol);
