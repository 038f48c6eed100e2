import { expect, test } from 'vitest';
import { documentPeriod, documentStanding } from './document-standing.ts';

const programme = { from: 2015, to: 2017 };
const plan = { from: 2016, to: 2016 };

test.each([
  ['K “giai đoạn 2015 - 2017”: to its last day', { state: 'cong_bo' }, programme, '2017-12-31', true, 'Còn hiệu lực'],
  ['and no longer', { state: 'cong_bo' }, programme, '2018-01-01', false, 'Đã hết giai đoạn 2015 – 2017'],
  ['Q L39 “kế hoạch … hàng năm”: a plan is for its year', { state: 'cong_bo' }, plan, '2017-01-01', false, 'Đã hết năm 2016'],
  ['guidance is for no years', { state: 'cong_bo' }, undefined, '2026-11-30', true, 'Còn hiệu lực'],
  ['the day its board wrote', { state: 'cong_bo', validTo: '2016-05-01' }, programme, '2016-05-01', false, 'Hết hiệu lực từ 01/05/2016'],
  ['until then it holds', { state: 'cong_bo', validTo: '2016-05-01' }, programme, '2016-04-30', true, 'Còn hiệu lực'],
  ['ended, the day unknown', { state: 'het_hieu_luc' }, undefined, '2016-04-30', false, 'Hết hiệu lực'],
  ['replaced', { state: 'thay_the', validTo: '2016-01-01' }, programme, '2016-04-30', false, 'Đã được thay thế'],
] as const)('%s', (_, entry, period, asOf, holds, said) => {
  expect(documentStanding({ validTo: undefined, ...entry }, period, asOf)).toEqual({ holds, said });
});

test('the years of a document are its programme’s, or the one whose plan it is', () => {
  const years = [{ year: 2016, plan: 'ke-hoach-2016' }] as unknown as Parameters<typeof documentPeriod>[0][number]['years'];
  const programmes = [{ document: 'chuong-trinh', period: { ...programme, clause: {} } as never, years }];
  expect(documentPeriod(programmes, 'chuong-trinh')).toMatchObject(programme);
  expect(documentPeriod(programmes, 'ke-hoach-2016')).toEqual(plan);
  expect(documentPeriod(programmes, 'cam-nang')).toBeUndefined();
});
