import type {
  CmsFieldBase,
  CmsFieldBoolean,
  CmsFieldDateTime,
  CmsFieldFileOrImage,
  CmsFieldMarkdown,
  CmsFieldNumber,
  CmsFieldRelation,
  CmsFieldSelect,
  CmsFieldStringOrText,
  CmsSelectWidgetOptionObject as Option,
} from 'decap-cms-core';
import { z } from 'zod';
import { type FieldMeta, fieldMeta } from '../domain/index.ts';

/** One value to choose. A unit's says from which day to which day it stands, so that the list can put the right ones first. */
export type FieldChoice = Option & { from?: string; to?: string };
/** Field name → the values that the data allow: units, criteria, lesson sets. A field named here becomes a select. */
export type Choices = Readonly<Record<string, readonly FieldChoice[]>>;

/** JSON Schema with the words of the field registry merged in. */
type Shape = z.core.JSONSchema.JSONSchema & { ui?: FieldMeta };

/** The controls our schemas need, of all that Decap has. */
type FieldControl =
  | CmsFieldBoolean
  | CmsFieldDateTime
  | CmsFieldFileOrImage
  | CmsFieldMarkdown
  | CmsFieldNumber
  | CmsFieldRelation
  | SelectControl
  | TextField
  | { widget: 'object'; collapsed?: boolean; fields: DeskField[] }
  | ListControl;
/** `picks`: the browser's own way to choose, in place of typing. */
type TextField = CmsFieldStringOrText & { picks?: 'month' };
interface SelectControl extends Omit<CmsFieldSelect, 'options' | 'default'> {
  options: FieldChoice[];
  /** What holds where a file leaves the field out. Shown as chosen, and not written: Decap would write a `default`. */
  standing?: string;
}
interface ListControl {
  widget: 'list';
  collapsed?: boolean;
  default?: unknown[];
  summary?: string;
  min?: number;
  max?: number;
  field?: DeskField;
  fields?: DeskField[];
}
export type DeskField = CmsFieldBase & FieldControl;
/** A control, and what it may have to say of the field's presence and pattern. */
type Controlled = FieldControl & Pick<CmsFieldBase, 'required' | 'pattern'>;

/** The desk's form for a schema. Constraints come from the schema's JSON Schema, words from the registry. */
export const deskFields = (schema: z.ZodObject, choices: Choices = {}): DeskField[] =>
  fieldsOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', metadata: fieldMeta as never }) as Shape, choices);

/** The names of a schema's fields that a rule asks for in some entries only. */
export const sometimesAsked = (schema: z.ZodObject): string[] =>
  Object.entries(schema.shape as Record<string, z.ZodType>).flatMap(([name, inner]) => (fieldMeta.get(inner)?.ui.sometimes ? [name] : []));

const fieldsOf = (shape: Shape, choices: Choices): DeskField[] =>
  Object.entries(shape.properties ?? {}).flatMap(([name, property]) =>
    // What only a command writes is nobody's to fill in.
    (property as Shape).ui?.widget === 'hidden' ? [] : fieldOf(name, property as Shape, shape.required?.includes(name) ?? false, choices),
  );

const fieldOf = (name: string, shape: Shape, required: boolean, choices: Choices): DeskField => {
  if (!shape.ui) throw new Error(`${name}: a field without a label`);
  const { label, coded, hint } = shape.ui;
  const told = [!choices[name] && coded, hint].filter(Boolean).join(' ');
  return {
    name,
    label,
    ...(told && { hint: told }),
    required: required || shape.ui.asked === true,
    ...controlOf(name, shape, shape.ui, choices),
    ...(required && onlyChoice(shape, choices[name])),
  };
};

/** Where there is one thing to choose, and it must be chosen, it is. */
const onlyChoice = ({ type }: Shape, options: readonly FieldChoice[] = []): { default?: never } =>
  type === 'string' && options.length === 1 ? { default: options[0]!.value as never } : {};

const controlOf = (name: string, shape: Shape, ui: FieldMeta, choices: Choices): Controlled => {
  if (shape.type === 'array') return listOf(name, shape, ui, choices);
  const options = choices[name] ?? optionsOf(shape, ui);
  // Once chosen, never cleared: the schema would put the default back without a word.
  if (options)
    return {
      widget: 'select',
      options: [...options],
      ...(shape.default !== undefined && { required: true, standing: String(shape.default) }),
    };
  switch (shape.type) {
    case 'object':
      return { widget: 'object', collapsed: false, fields: fieldsOf(shape, choices) };
    case 'boolean':
      return { widget: 'boolean', required: false, ...defaultOf(shape) };
    case 'integer':
    case 'number':
      return { widget: 'number', value_type: shape.type === 'integer' ? 'int' : 'float', ...limitsOf(shape), ...defaultOf(shape) };
    case 'string':
      return textOf(shape, ui);
  }
  throw new Error(`${name}: no form control for ${JSON.stringify(shape).slice(0, 80)}`);
};

const listOf = (name: string, shape: Shape, ui: FieldMeta, choices: Choices): Controlled => {
  const item = shape.items as Shape;
  const required = (shape.minItems ?? 0) > 0;
  const size = { required, ...(required && { min: shape.minItems }), ...(shape.maxItems && { max: shape.maxItems }) };
  if (ui.widget === 'relation')
    return {
      widget: 'relation',
      multiple: true,
      collection: ui.collection ?? '',
      value_field: '{{slug}}',
      search_fields: ['title'],
      display_fields: ['title'],
      options_length: 200,
      ...size,
    };
  const options = choices[name] ?? optionsOf(item, ui);
  if (options) return { widget: 'select', multiple: true, options: [...options], ...size };
  // Without a default, a new entry would start with one item made of its fields' defaults.
  const list = { widget: 'list' as const, collapsed: false, default: [], ...size };
  if (item.type === 'object') {
    const fields = fieldsOf(item, choices);
    const [first] = fields as [DeskField, ...DeskField[]];
    return { ...list, fields, summary: `${first.label}: {{fields.${first.name}}}` };
  }
  const field = fieldOf('item', { ...item, ui: { label: ui.label, widget: 'text' } }, true, {});
  return { ...list, field, summary: `${ui.label}: {{fields.item}}` };
};

const optionsOf = (shape: Shape, ui: FieldMeta): FieldChoice[] | undefined =>
  shape.enum?.map((value) => ({ value, label: ui.labels?.[String(value)] ?? String(value) }));

const textOf = (shape: Shape, ui: FieldMeta): Controlled => {
  if (ui.widget === 'image') return { widget: 'image', choose_url: false };
  // Decap's own date is an instant in UTC: a day picked before seven in the morning would become the day before.
  if (shape.format === 'date') return { widget: 'datetime', date_format: 'YYYY-MM-DD', time_format: false, format: 'YYYY-MM-DD' };
  const control =
    ui.widget === 'text'
      ? { widget: 'text' as const }
      : { widget: 'string' as const, ...(ui.widget === 'month' && { picks: 'month' as const }) };
  return { ...control, ...patternOf(shape, ui), ...defaultOf(shape) };
};

/** Length and pattern in one expression; a length counts the text without outer blanks, as it is saved. */
const patternOf = ({ pattern, minLength = 0, maxLength }: Shape, ui: FieldMeta): Pick<CmsFieldBase, 'pattern'> => {
  const length = `{${minLength},${maxLength ?? ''}}`;
  if (pattern) return { pattern: [`(?=^[^]${length}$)${pattern}`, ui.misfit ?? ui.coded ?? ui.hint ?? `viết khớp mẫu ${pattern}`] };
  if (minLength > 0)
    return {
      pattern: [
        `^\\s*(?=\\S)[^]${length}(?<=\\S)\\s*$`,
        maxLength ? `viết từ ${minLength} đến ${maxLength} ký tự` : 'viết ít nhất một chữ',
      ],
    };
  return maxLength === undefined ? {} : { pattern: [`^[^]${length}$`, `viết không quá ${maxLength} ký tự`] };
};

const limitsOf = ({ minimum, maximum }: Shape) => ({
  ...(minimum !== undefined && minimum > Number.MIN_SAFE_INTEGER && { min: minimum }),
  ...(maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER && { max: maximum }),
});

const defaultOf = (shape: Shape) => (shape.default === undefined ? {} : { default: shape.default as never });
