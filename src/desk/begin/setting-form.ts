import { shortDay } from '../../domain/index.ts';
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

const labelled = (field: DeskField, control: HTMLElement, inside: 'before' | 'after' = 'after'): HTMLElement => {
  const hint = field.hint ? [element('small', {}, field.hint)] : [];
  const asked = field.required === false ? '' : ' (bắt buộc)';
  const words = element('span', {}, `${field.label ?? field.name}${asked}`);
  return inside === 'before' ? element('label', {}, control, words) : element('label', {}, words, control, ...hint);
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

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const textField = (field: DeskField, was: unknown, type: string): DrawnField => {
  const input = type === 'textarea' ? element('textarea', { rows: '3' }) : element('input', { type, autocomplete: 'off' });
  if (type === 'number') input.setAttribute('step', 'any');
  input.value = was === undefined || was === null ? '' : typeof was === 'object' ? '' : String(was as string | number);
  return control(field, input, was, (text) => (type === 'number' ? Number(text) : text));
};

const selectField = (field: Extract<DeskField, { widget: 'select' }>, was: unknown): DrawnField => {
  const chosen = was ?? field.standing ?? '';
  const known = field.options.some(({ value }) => value === chosen);
  // What the list does not know stays to be seen.
  const odd = known || chosen === '' ? [] : [{ value: String(chosen as string), label: String(chosen as string) }];
  const select = element(
    'select',
    {},
    ...[{ value: '', label: '' }, ...odd, ...field.options].map(({ value, label }) => element('option', { value }, label)),
  );
  select.value = String(chosen as string);
  return control(field, select, was, (text) => text);
};

const choicesField = (field: Extract<DeskField, { widget: 'select' }>, was: unknown): DrawnField => {
  const chosen = new Set(Array.isArray(was) ? (was as string[]) : []);
  const boxes = field.options.map(({ value, label }) => {
    const box = element('input', { type: 'checkbox', value });
    box.checked = chosen.has(value);
    return { box, label: element('label', {}, box, element('span', {}, label)) };
  });
  const group = element('fieldset', {}, element('legend', {}, field.label ?? field.name), ...boxes.map(({ label }) => label));
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
    nodes: [labelled({ ...field, required: false }, box, 'before')],
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
    linesOf(text).map((line) => (isNumber ? Number(line) : line)),
  );
  return { ...drawn, value: () => drawn.value() ?? (was === undefined ? undefined : []) };
};

/** Something with fields of its own: drawn once somebody opens it. */
const partField = (title: string, draw: () => DrawnForm, was: unknown, open = false): DrawnField & { box: HTMLDetailsElement } => {
  let inner: DrawnForm | undefined;
  const box = element('details', {}, element('summary', {}, title));
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
    const drawn = partField(titleOf(own, item, items.length), () => drawFields(own, (item ?? {}) as FieldData), item, open);
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
  const hint = field.hint ? [element('small', {}, field.hint)] : [];
  return {
    nodes: [element('fieldset', {}, element('legend', {}, field.label ?? field.name), ...hint, rows, element('p', {}, more))],
    value: () => (items.length === 0 && !touched ? was : items.map(({ drawn }) => drawn.value() ?? {})),
    at: ([position, ...rest]) => (position === undefined ? more : (items[Number(position)]?.drawn.at(rest) ?? more)),
  };
};

const objectField = (field: Extract<DeskField, { widget: 'object' }>, was: unknown): DrawnField => {
  const drawn = partField(field.label ?? field.name, () => drawFields(field.fields, (was ?? {}) as FieldData), was);
  // An object of which nothing is said is not there.
  const value = () => {
    const now = drawn.value() as FieldData | undefined;
    return was === undefined && now && Object.keys(now).length === 0 ? undefined : now;
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
      return textField(field, was, 'number');
    case 'datetime':
      return textField(field, was, 'date');
    case 'object':
      return objectField(field, was);
    case 'list':
      return field.fields ? listField(field, was) : linesField(field, was);
    case 'text':
      return textField(field, was, 'textarea');
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
