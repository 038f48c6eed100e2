import { tidy } from '../domain/index.ts';
import type { DeskField } from './fields.ts';

type Data = Readonly<Record<string, unknown>>;

/**
 * What is saved of a form: tidy text, and no field that says nothing. Decap leaves '' or null where a field was
 * cleared, and some keyboards and PDF files give letters and marks apart, which would break the file's name.
 */
export const tidyEntry = (fields: readonly DeskField[], data: Data): Data => {
  const declared = fields.map((field) => [field.name, tidyValue(field, data[field.name])] as const);
  const kept = declared.filter(([, value]) => value !== undefined);
  const unknown = Object.entries(data).filter(([name]) => !fields.some((field) => field.name === name));
  return Object.fromEntries([...kept, ...unknown]);
};

const tidyValue = (field: DeskField, value: unknown): unknown => {
  switch (field.widget) {
    case 'boolean': {
      const on = value === true;
      return on === field.default ? undefined : on;
    }
    case 'object': {
      // A switch that was never touched does not make an object: the form shows it whether or not the object is there.
      const inner = tidyEntry(field.fields, (value ?? {}) as Data);
      return Object.values(inner).every((part) => part === false) ? undefined : inner;
    }
    case 'list': {
      const { fields, field: single } = field;
      const items = ((value ?? []) as unknown[]).map((item) =>
        fields ? tidyEntry(fields, item as Data) : single ? tidyValue(single, item) : item,
      );
      return filled(items.filter((item) => item !== undefined));
    }
    case 'markdown':
      return typeof value === 'string' ? filled(value.normalize('NFC')) : undefined;
    case 'text':
      return typeof value === 'string' ? filled(value.split('\n').map(tidy).join('\n').trim()) : undefined;
    default:
      return filled(typeof value === 'string' ? tidy(value) : value);
  }
};

const filled = (value: unknown): unknown =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0) ? undefined : value;
