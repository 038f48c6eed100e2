import { z } from 'zod';

/** What a form, a template or a help page must know about a field beyond its shape. */
export interface FieldMeta {
  /** The name people read, in Vietnamese. */
  label: string;
  /** One sentence under the field: what to write, with an example. */
  hint?: string;
  /** How its code is written: told only where nobody can choose it from a list. */
  coded?: string;
  /** A form control other than the one its shape suggests. */
  widget?: 'text' | 'month' | 'image' | 'relation' | 'hidden';
  /** For a relation: the collection whose entries may be named. */
  collection?: string;
  /** For an enumeration: code → the words people read. */
  labels?: Readonly<Record<string, string>>;
  /** Left out freely by its shape, asked for by a rule in some entries: the hint says when. */
  sometimes?: true;
  /** Left out by older files alone: whoever saves the form answers. */
  asked?: true;
  /** For a pattern: what the desk says when the text does not fit. */
  misfit?: string;
}

/** The registry that holds every field's words. Wrapped in `ui` so that it never mixes with JSON Schema keys. */
export const fieldMeta = z.registry<{ ui: FieldMeta }>();

/** Gives a schema its label. Call it last: `.optional()` and `.default()` make a new schema without it. */
export const field = <T extends z.ZodType>(schema: T, meta: FieldMeta | string): T => {
  fieldMeta.add(schema, { ui: typeof meta === 'string' ? { label: meta } : meta });
  return schema;
};

/** The place inside data that a path leads to: what people call each step, and what its field says of itself. */
export const placeOf = (
  schema: z.ZodType,
  path: readonly PropertyKey[],
): { steps: readonly string[]; shape: z.ZodType | undefined; meta: FieldMeta | undefined } => {
  const steps: string[] = [];
  let at: z.ZodType | undefined = schema;
  for (const step of path) {
    while (at instanceof z.ZodOptional || at instanceof z.ZodDefault || at instanceof z.ZodPrefault || at instanceof z.ZodPipe)
      at = (at instanceof z.ZodPipe ? at.out : at.unwrap()) as z.ZodType;
    const isPosition = /^\d+$/.test(String(step));
    if (at instanceof z.ZodArray) {
      at = at.element as z.ZodType;
      if (isPosition) steps.push(String(Number(step) + 1));
      if (isPosition) continue;
    }
    at = at instanceof z.ZodObject ? (at.shape[String(step)] as z.ZodType | undefined) : undefined;
    steps.push((at && fieldMeta.get(at)?.ui.label) ?? String(step));
  }
  return { steps, shape: at, meta: at && fieldMeta.get(at)?.ui };
};
/**
 * What people call a place inside data: the labels of its fields from the outside in, positions counted from 1.
 * A step without a label is told by its own name.
 */
export const labelOf = (schema: z.ZodType, path: readonly PropertyKey[]): string => placeOf(schema, path).steps.join(' › ') || 'cả tệp';
/** The words of what may be chosen at a place inside data; none where nobody chooses. */
export const choicesAt = (schema: z.ZodType, path: readonly PropertyKey[]): Labels => placeOf(schema, path).meta?.labels ?? {};

/** An enumeration written once, as code → label: the schema, the form's options and the words on the page. */
export type Labels = Readonly<Record<string, string>>;
export const codesOf = <const T extends Labels>(labels: T) => z.enum(Object.keys(labels) as [keyof T & string, ...(keyof T & string)[]]);
export const choice = <const T extends Labels>(labels: T, meta: Omit<FieldMeta, 'labels'>) => field(codesOf(labels), { ...meta, labels });

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

/** Tells whether `YYYY-MM-DD` is a day of the calendar (31/02 is not). */
export const isDay = (text: string): boolean => {
  if (!dayPattern.test(text)) return false;
  const [y, m, d] = text.split('-').map(Number) as [number, number, number];
  return m >= 1 && m <= 12 && d >= 1 && d <= new Date(Date.UTC(y, m, 0)).getUTCDate();
};

/** A calendar day as `YYYY-MM-DD`. YAML readers turn an unquoted day into a Date at UTC midnight: both are accepted. */
export const day = () => z.preprocess((v) => (v instanceof Date ? v.toISOString().slice(0, 10) : v), z.iso.date());

/** A month as `YYYY-MM`, picked from a calendar where the browser has one for months. */
export const month = (label: string) =>
  field(z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/), {
    label,
    widget: 'month',
    hint: 'Năm-tháng, ví dụ: 2016-12',
    misfit: 'cần viết như 2016-12',
  });

/** A day of any year as `MM-DD`. */
export const monthDay = () => z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);

/** A stable ASCII code: lower-case letters, digits and hyphens. */
export const codePattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;
export const code = () => z.string().regex(codePattern).max(60);

export const year = () => z.int().min(2000).max(2100);

/** A text without outer blanks, of at least one letter. */
export const text = (max = 300) => z.string().trim().min(1).max(max);
