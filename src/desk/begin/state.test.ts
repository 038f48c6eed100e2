import { parseHTML } from 'linkedom';
import { expect, test, vi } from 'vitest';
import type { Missing } from '../../domain/index.ts';
import { drawMissing, drawYears, offerYear, yearForm } from './state.ts';

/** What is missing, as the page draws it anew after each thing that was settled. */

const { document, Event } = parseHTML('<html><body><div></div></body></html>');
vi.stubGlobal('document', document);
vi.stubGlobal('Event', Event);
const place = document.querySelector('div')!;

const settled = (settle: 'lien_he' | 'nguoi_ky', what: string): Missing => ({
  need: 'ngay',
  what,
  mend: 'Ghi ở đây.',
  at: { settle, of: 'ben-xuan', fields: [{ name: 'phone', label: 'Điện thoại' }] },
});
const form = (settle: string) => place.querySelector<HTMLFormElement>(`form[data-settle=${settle}]`)!;

test('what somebody is writing in one form stays when another was sent', () => {
  const [contact, signer] = [settled('lien_he', 'Chưa có điện thoại.'), settled('nguoi_ky', 'Chưa có người ký.')];
  drawMissing(place, [contact, signer], '/admin/');
  form('nguoi_ky').closest('details')!.open = true;
  form('nguoi_ky').querySelector('input')!.value = 'Họ và tên';
  drawMissing(place, [signer], '/admin/');
  expect([form('nguoi_ky').closest('details')!.open, form('nguoi_ky').querySelector('input')!.value]).toEqual([true, 'Họ và tên']);
  expect(form('lien_he')).toBeNull();
});

test('what is wanted at once stands apart from what can wait, and is told even where nothing is', () => {
  const drawn = () => [...place.querySelectorAll('h3, li > b')].map(({ textContent }) => textContent);
  drawMissing(place, [{ ...settled('nguoi_ky', 'Chưa có người ký.'), need: 'sau' }, settled('lien_he', 'Chưa có điện thoại.')], '/admin/');
  expect(drawn()).toEqual([
    'Cần ngay: chi đoàn chờ những điều này',
    'Chưa có điện thoại.',
    'Để sau cũng được: trang vẫn chạy, chi đoàn vẫn nộp được',
    'Chưa có người ký.',
  ]);
  drawMissing(place, [], '/admin/');
  expect(drawn()).toEqual(['Không còn gì phải làm ngay: chi đoàn đăng ký và nộp được rồi.']);
});

test('a list of signers shows what the machine reads in it, asks what it is not sure of, and stays when another thing was settled', () => {
  const units = [
    { code: 'my-long', name: 'Đoàn xã Mỹ Long' },
    { code: 'my-quy', name: 'Đoàn xã Mỹ Quý' },
  ];
  const lacking: Missing = {
    need: 'sau',
    what: 'Chưa ghi người ký.',
    mend: 'Ghi.',
    at: { settle: 'nguoi_ky', of: 'a', fields: [], units },
  };
  const shown = () =>
    [...form('nguoi_ky').querySelectorAll('caption, td, legend, [role=status] > p')].map(({ textContent }) => textContent);
  drawMissing(place, [lacking], '/admin/');
  form('nguoi_ky').closest('details')!.open = true;
  const list = form('nguoi_ky').querySelector('textarea')!;
  list.value = 'Đơn vị\tNgười ký\nXã Mỹ Long\tNguyễn Văn An\nMỹ Quý\tTrần Thị Bình';
  list.dispatchEvent(new Event('input'));
  const before = [
    'Dòng 3: “Mỹ Quý” là đơn vị nào?',
    ...['Nhận ra người ký của 1 đơn vị.', 'Đoàn xã Mỹ Long', 'Nguyễn Văn An', 'Dòng 3: “Mỹ Quý” chưa rõ là đơn vị nào.'],
  ];
  expect(shown()).toEqual(before);
  drawMissing(place, [lacking], '/admin/');
  expect(shown()).toEqual(before);
  const choice = form('nguoi_ky').querySelectorAll<HTMLInputElement>('[type=radio]');
  for (const one of choice) one.checked = one.value === 'my-quy';
  choice[1]!.dispatchEvent(new Event('change', { bubbles: true }));
  expect(shown().slice(1)).toEqual([
    ...['Nhận ra người ký của 2 đơn vị.', 'Đoàn xã Mỹ Long', 'Nguyễn Văn An', 'Đoàn xã Mỹ Quý', 'Trần Thị Bình'],
  ]);
});

test('each leads to its page of the desk', () => {
  const leads = (at: Missing['at']) => {
    drawMissing(place, [{ need: 'sau', what: 'Thiếu.', mend: 'Ghi.', ...(at && { at }) }], '/admin/');
    return place.querySelector('a')?.getAttribute('href');
  };
  expect(leads({ setting: 'chuong_trinh/a/aims' })).toBe('/admin/cai-dat/#chuong_trinh/a/aims');
  expect(leads({ form: 'units' })).toBe('/admin/don-vi/');
  expect(leads({ collection: 'topics' })).toBe('/admin/#/collections/topics/new');
});

test('a year far ahead is folded: nobody who has just begun takes it for the next thing to do', () => {
  const next = { code: 'a', name: 'A', isPast: false, drives: [], called: 'năm sau', year: 2027 };
  expect(yearForm({ ...next, isEarly: false }).tagName).toBe('FORM');
  expect(yearForm({ ...next, isEarly: true }).tagName).toBe('DETAILS');
});

test('what somebody is writing for a year stays when another thing was settled; a year that was added begins empty', () => {
  const years = document.createElement('div');
  const next = { code: 'a', name: 'A', isPast: true, isEarly: false, drives: [], year: 2027, called: 'năm 2027' };
  const fields = () => [...years.querySelectorAll('input')].map(({ value, checked }) => checked || value);
  drawYears(years, [next]);
  const [theme] = years.querySelectorAll('input');
  theme!.value = 'Chủ đề';
  years.querySelector<HTMLInputElement>('[type=checkbox]')!.checked = true;
  drawYears(years, [next]);
  expect([fields()[0], fields().at(-1)]).toEqual(['Chủ đề', true]);
  drawYears(years, [{ ...next, year: 2028 }]);
  expect(fields()[0]).toBe('');
  expect(fields()).not.toContain(true);
});

test('the year is offered until somebody writes one, and never into what somebody is writing', () => {
  const field = document.createElement('input');
  expect([offerYear(field, '2026', false, false), field.value]).toEqual(['2026', '2026']);
  field.value = '';
  expect([offerYear(field, '2026', false, true), field.value]).toEqual(['2026', '']);
  field.value = '2027';
  expect([offerYear(field, '2026', true, false), field.value]).toEqual(['2027', '2027']);
});
