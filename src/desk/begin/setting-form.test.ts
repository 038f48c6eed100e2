import { parseHTML } from 'linkedom';
import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import { field, siteSchema } from '../../domain/index.ts';
import { deskFields, type Choices } from '../fields.ts';
import { drawFields } from './setting-form.ts';

/** A form of a setting: what nobody touched comes out as it went in, what somebody wrote as it was meant. */

const { document, Event } = parseHTML('<html><body></body></html>');
vi.stubGlobal('document', document);

const drawn = (shape: z.ZodObject, data: Record<string, unknown>, choices: Choices = {}) => {
  const form = drawFields(deskFields(shape, choices), data);
  const place = document.createElement('div');
  place.append(...form.nodes);
  const all = <T extends Element>(selector: string) => [...place.querySelectorAll<T>(selector)];
  const open = () => {
    for (const box of all<HTMLDetailsElement>('details')) {
      box.open = true;
      box.dispatchEvent(new Event('toggle'));
    }
  };
  return { form, place, all, open, inputs: () => all<HTMLInputElement>('input, textarea') };
};

test('a stored value that the list does not offer stays, and can be taken away', () => {
  const shape = siteSchema.pick({ takesAlone: true });
  const { form, inputs } = drawn(shape, { takesAlone: ['cu'] }, { takesAlone: [{ value: 'moi', label: 'Tổ chức mới' }] });
  expect(inputs().map(({ value, checked }) => [value, checked])).toEqual([
    ['cu', true],
    ['moi', false],
  ]);
  expect(form.value()).toEqual({ takesAlone: ['cu'] });
  inputs()[1]!.checked = true;
  expect(form.value()).toEqual({ takesAlone: ['cu', 'moi'] });
  inputs()[0]!.checked = false;
  expect(form.value()).toEqual({ takesAlone: ['moi'] });
});

test('something that may be left out is taken away by clearing its fields, however deep', () => {
  const handIn = { address: 'https://may-nhan.example/', account: 12345 };
  const one = drawn(siteSchema.pick({ handIn: true }), { handIn });
  one.open();
  expect(one.form.value()).toEqual({ handIn });
  for (const input of one.inputs()) input.value = '';
  expect(one.form.value()).toEqual({});

  const inner = field(z.strictObject({ text: field(z.string().optional(), 'Chữ') }).optional(), 'Trong');
  const shape = z.strictObject({
    free: field(z.strictObject({ inner }).optional(), 'Tuỳ ý'),
    asked: field(z.strictObject({ text: field(z.string().optional(), 'Chữ') }), 'Phải có'),
  });
  const deep = drawn(shape, { free: { inner: { text: 'a' } }, asked: { text: 'b' } });
  deep.open();
  deep.open();
  for (const input of deep.inputs()) input.value = '';
  expect(deep.form.value()).toEqual({ asked: {} });
});

test.each<[written: string, value: number]>([
  ['5', 5],
  ['4,5', 4.5],
  ['4.25', 4.25],
  ['-1', -1],
  // No number, or one that a Vietnamese reads as thousands: the schema refuses it, and nothing is cleared.
  ['1.000', NaN],
  ['năm', NaN],
  ['5 điểm', NaN],
])('a number written “%s” is %d', (written, value) => {
  const shape = z.strictObject({ most: field(z.number().optional(), 'Điểm tối đa'), ids: field(z.array(z.number()), 'Số hiệu') });
  const { form, inputs } = drawn(shape, { most: 7.5, ids: [1, 2] });
  expect(inputs().map((input) => input.value)).toEqual(['7,5', '1\n2']);
  expect(form.value()).toEqual({ most: 7.5, ids: [1, 2] });
  inputs()[0]!.value = written;
  inputs()[1]!.value = `3\n${written}`;
  expect(form.value()).toEqual({ most: value, ids: [3, value] });
  expect(shape.safeParse(form.value()).success).toBe(!Number.isNaN(value));
});

test('every field shows its hint, whatever its control', () => {
  const hinted = (label: string) => ({ label, hint: `Lời dặn ${label}.` });
  const kinds = z.enum(['mot', 'hai']);
  const shape = z.strictObject({
    text: field(z.string(), hinted('chữ')),
    long: field(z.string(), { ...hinted('chữ dài'), widget: 'text' }),
    number: field(z.number(), hinted('số')),
    day: field(z.iso.date(), hinted('ngày')),
    yes: field(z.boolean().default(false), hinted('có không')),
    kind: field(kinds, { ...hinted('một trong'), labels: { mot: 'Một', hai: 'Hai' } }),
    kinds: field(z.array(kinds), { ...hinted('vài trong'), labels: { mot: 'Một', hai: 'Hai' } }),
    part: field(z.strictObject({ text: field(z.string(), 'Chữ') }), hinted('phần')),
    parts: field(z.array(z.strictObject({ text: field(z.string(), 'Chữ') })), hinted('các phần')),
    lines: field(z.array(z.string()), hinted('các dòng')),
  });
  const { all } = drawn(shape, {});
  const hints = all('small').map(({ textContent }) => textContent);
  expect(hints).toEqual(Object.keys(shape.shape).map(() => expect.stringMatching(/^Lời dặn /)));
});

test('organisations whose files enter by themselves: what that means stands beside the choice', () => {
  const { place } = drawn(siteSchema.pick({ takesAlone: true }), {}, { takesAlone: [{ value: 'q8', label: 'Quận 8' }] });
  expect(place.textContent).toContain('thì tự vào sổ');
});
