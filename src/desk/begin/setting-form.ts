import { filledLines, shortDay } from '../../domain/index.ts';
import type { DeskField } from '../fields.ts';
import { element } from '../dialog.ts';

/**
 * A form drawn from the fields of a schema, filled with what stands. What nobody opens or changes comes out as it went in, so that a
 * file keeps its own words and order.
 */

type FieldData = Readonly<Record<string, unknown>>;
/** One field as it is drawn: what stands in it now, and where a place inside it is. */
interface DrawnField {
  nodes: readonly Node[];
  value: () => unknown;
  /** The control of a place, brought to sight: what holds it is opened. */
  at: (path: readonly PropertyKey[]) => HTMLElement | undefined;
}

const hintOf = ({ hint }: DeskField): HTMLElement[] => (hint ? [element('small', {}, hint)] : []);
const labelled = (field: DeskField, control: HTMLElement): HTMLElement => {
  const asked = field.required === false ? '' : ' (bắt buộc)';
  return element('label', {}, element('span', {}, `${field.label ?? field.name}${asked}`), control, ...hintOf(field));
};
/** One control with a text in it: what the text was means what it meant, another text means what it says. */
const control = (
  field: DeskField,
  input: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement,
  was: unknown,
  read: (text: string) => unknown,
): DrawnField => {
  const written = input.value;
  return {
    nodes: [labelled(field, input)],
    value: () => (input.value === written ? was : input.value.trim() === '' ? undefined : read(input.value.trim())),
    at: () => input,
  };
};

/** As Vietnamese writes it, with a comma; what is none, or would read as thousands, is none to the schema either, which says so. */
const numberIn = (text: string): number => (/^-?\d+(?:[.,]\d{1,2})?$/.test(text) ? Number(text.replace(',', '.')) : NaN);
const inWriting = (was: unknown): string => (typeof was === 'number' ? String(was).replace('.', ',') : typeof was === 'string' ? was : '');

const textField = (field: DeskField, was: unknown, type: 'text' | 'date' | 'month' | 'textarea'): DrawnField => {
  const input = type === 'textarea' ? element('textarea', { rows: '3' }) : element('input', { type, autocomplete: 'off' });
  input.value = inWriting(was);
  return control(field, input, was, (text) => text);
};
/** A text to the browser, whose own field for numbers gives nothing where it does not understand: as if it had been cleared. */
const numberField = (field: DeskField, was: unknown): DrawnField => {
  const input = element('input', { type: 'text', inputmode: 'decimal', autocomplete: 'off' });
  input.value = inWriting(was);
  return control(field, input, was, numberIn);
};

type Option = Extract<DeskField, { widget: 'select' }>['options'][number];
/** The options of a list, after those that stand in a file and that the list does not know: they stay to be seen. */
const withOdd = (options: readonly Option[], standing: readonly string[]): Option[] => [
  ...standing.filter((one) => !options.some(({ value }) => value === one)).map((value) => ({ value, label: value })),
  ...options,
];

const selectField = (field: Extract<DeskField, { widget: 'select' }>, was: unknown): DrawnField => {
  const chosen = was ?? field.standing ?? '';
  const options = [{ value: '', label: '' }, ...withOdd(field.options, chosen === '' ? [] : [String(chosen as string)])].map(
    ({ value, label }) => element('option', { value }, label),
  );
  const select = element('select', {}, ...options);
  options.find(({ value }) => value === chosen)!.selected = true;
  return control(field, select, was, (text) => text);
};

const choicesField = (field: Extract<DeskField, { widget: 'select' }>, was: unknown): DrawnField => {
  const chosen = new Set(Array.isArray(was) ? (was as string[]) : []);
  const boxes = withOdd(field.options, [...chosen]).map(({ value, label }) => {
    const box = element('input', { type: 'checkbox', value });
    box.checked = chosen.has(value);
    return { box, label: element('label', {}, box, element('span', {}, label)) };
  });
  const group = element(
    'fieldset',
    {},
    element('legend', {}, field.label ?? field.name),
    ...hintOf(field),
    ...boxes.map(({ label }) => label),
  );
  const read = () => boxes.filter(({ box }) => box.checked).map(({ box }) => box.value);
  return {
    nodes: [group],
    value: () => {
      const now = read();
      return now.length === chosen.size && now.every((value) => chosen.has(value)) ? was : now;
    },
    at: () => boxes[0]?.box,
  };
};

const booleanField = (field: DeskField, was: unknown): DrawnField => {
  const box = element('input', { type: 'checkbox' });
  box.checked = was === true;
  return {
    nodes: [element('label', {}, box, element('span', {}, field.label ?? field.name, ...hintOf(field)))],
    value: () => (box.checked === (was === true) ? was : box.checked),
    at: () => box,
  };
};

/** Texts or numbers, one a line. */
const linesField = (field: Extract<DeskField, { widget: 'list' }>, was: unknown): DrawnField => {
  const isNumber = field.field?.widget === 'number';
  const input = element('textarea', { rows: '3' });
  input.value = Array.isArray(was) ? was.join('\n') : '';
  const hint = [field.hint, 'Mỗi dòng một điều.'].filter(Boolean).join(' ');
  const drawn = control({ ...field, hint, required: false }, input, was, (text) =>
    filledLines(text).map((line) => (isNumber ? numberIn(line) : line)),
  );
  return { ...drawn, value: () => drawn.value() ?? (was === undefined ? undefined : []) };
};

/** Something with fields of its own: drawn once somebody opens it. */
const partField = (
  title: string,
  draw: () => DrawnForm,
  was: unknown,
  { open = false, hint = [] }: { open?: boolean; hint?: readonly Node[] } = {},
): DrawnField & { box: HTMLDetailsElement } => {
  let inner: DrawnForm | undefined;
  const box = element('details', {}, element('summary', {}, title), ...hint);
  const show = () => {
    if (inner) return inner;
    inner = draw();
    box.append(element('div', { class: 'part' }, ...inner.nodes));
    return inner;
  };
  box.addEventListener('toggle', () => box.open && show());
  if (open) {
    show();
    box.open = true;
  }
  return {
    box,
    nodes: [box],
    value: () => (inner ? inner.value() : was),
    at: (path) => {
      box.open = true;
      return show().at(path) ?? box.querySelector('summary') ?? undefined;
    },
  };
};

/** What an item of a list is called: its first words. */
const titleOf = (fields: readonly DeskField[], item: unknown, position: number): string => {
  const words = fields.flatMap((field) => {
    const value = (item as FieldData | undefined)?.[field.name];
    if (typeof value !== 'string' && typeof value !== 'number') return [];
    if (field.widget === 'datetime') return shortDay(String(value));
    return field.widget === 'select' ? (field.options.find((option) => option.value === value)?.label ?? String(value)) : String(value);
  });
  const told = words.slice(0, 3).join(' – ');
  return told === '' ? `Mục ${position + 1}` : told.length > 90 ? `${told.slice(0, 90)}…` : told;
};

const listField = (field: Extract<DeskField, { widget: 'list' }>, was: unknown): DrawnField => {
  const own = field.fields ?? [];
  const items: { drawn: DrawnField; row: HTMLElement }[] = [];
  const rows = element('ol', {});
  let touched = false;
  const add = (item: unknown, open: boolean) => {
    const drawn = partField(titleOf(own, item, items.length), () => drawFields(own, (item ?? {}) as FieldData), item, { open });
    const drop = element('button', { type: 'button', class: 'button quiet' }, 'Bỏ mục này');
    const row = element('li', {}, ...drawn.nodes);
    const entry = { drawn, row };
    drop.addEventListener('click', () => {
      touched = true;
      items.splice(items.indexOf(entry), 1);
      row.remove();
    });
    drawn.box.addEventListener('toggle', () => drawn.box.append(drop));
    if (open) drawn.box.append(drop);
    items.push(entry);
    rows.append(row);
  };
  for (const item of Array.isArray(was) ? (was as unknown[]) : []) add(item, false);
  const more = element('button', { type: 'button', class: 'button quiet' }, `Thêm: ${field.label ?? field.name}`);
  more.addEventListener('click', () => {
    touched = true;
    add(undefined, true);
    rows.lastElementChild?.querySelector<HTMLElement>('input, select, textarea')?.focus();
  });
  return {
    nodes: [element('fieldset', {}, element('legend', {}, field.label ?? field.name), ...hintOf(field), rows, element('p', {}, more))],
    value: () => (items.length === 0 && !touched ? was : items.map(({ drawn }) => drawn.value() ?? {})),
    at: ([position, ...rest]) => (position === undefined ? more : (items[Number(position)]?.drawn.at(rest) ?? more)),
  };
};

/** Tells of something with fields of its own whether nothing is said in any of them. */
const isEmpty = (value: unknown): boolean =>
  value === undefined || value === '' || (typeof value === 'object' && value !== null && Object.values(value).every(isEmpty));

const objectField = (field: Extract<DeskField, { widget: 'object' }>, was: unknown): DrawnField => {
  const draw = () => drawFields(field.fields, (was ?? {}) as FieldData);
  const drawn = partField(field.label ?? field.name, draw, was, { hint: hintOf(field) });
  // What may be left out and of which nothing is said any more is not there.
  const value = () => {
    const now = drawn.value();
    return field.required === false && isEmpty(now) && !(was !== undefined && isEmpty(was)) ? undefined : now;
  };
  return { ...drawn, value };
};

const drawOne = (field: DeskField, was: unknown): DrawnField => {
  switch (field.widget) {
    case 'select':
      return field.multiple ? choicesField(field, was) : selectField(field, was);
    case 'boolean':
      return booleanField(field, was);
    case 'number':
      return numberField(field, was);
    case 'datetime':
      return textField(field, was, 'date');
    case 'object':
      return objectField(field, was);
    case 'list':
      return field.fields ? listField(field, was) : linesField(field, was);
    case 'text':
      return textField(field, was, 'textarea');
    case 'string':
      return textField(field, was, field.picks ?? 'text');
    default:
      return textField(field, was, 'text');
  }
};

export interface DrawnForm {
  nodes: readonly Node[];
  value: () => FieldData;
  at: (path: readonly PropertyKey[]) => HTMLElement | undefined;
}

/** The fields of a schema with what stands in them; what has no field stays as it is. */
export const drawFields = (fields: readonly DeskField[], data: FieldData): DrawnForm => {
  const drawn = new Map(fields.map((field) => [field.name, drawOne(field, data[field.name])]));
  return {
    nodes: [...drawn.values()].flatMap(({ nodes }) => nodes),
    value: () => {
      const names = [...new Set([...Object.keys(data), ...drawn.keys()])];
      const said = names.map((name) => [name, drawn.has(name) ? drawn.get(name)!.value() : data[name]] as const);
      return Object.fromEntries(said.filter(([, value]) => value !== undefined));
    },
    at: ([name, ...rest]) => drawn.get(String(name))?.at(rest),
  };
};
