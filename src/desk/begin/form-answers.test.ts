import { describe, expect, test } from 'vitest';
import { beginAnswers } from '../../domain/index.ts';
import { answersFromForm, yearFromForm } from './form-answers.ts';

/** What stands in the form becomes the same answers as a file of them. */

const form = (fields: Readonly<Record<string, string>>): FormData => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return data;
};
const ward = { name: ' Đoàn phường Bến Xuân ', skeleton: 'nam-nhom', year: '2026', units: 'Chi đoàn khu phố 1' };

describe('the form “Bắt đầu”', () => {
  test.each<[what: string, fields: Readonly<Record<string, string>>, answers: object]>([
    ['what is left empty is not answered', { code: '', until: ' ', 'contact.phone': '' }, {}],
    [
      'a list keeps its tabs and blanks, and loses the browser’s line ends',
      { units: '\tKhu phố 1\r\nKhu phố 2' },
      { units: '\tKhu phố 1\nKhu phố 2' },
    ],
    [
      'criteria are lines, of the chosen skeleton alone',
      { 'criteria:nam-nhom:LT': 'Một\n\n Hai ', 'criteria:khac:LT': 'Ba' },
      { criteria: { LT: ['Một', 'Hai'] } },
    ],
    [
      'drives are of the chosen skeleton alone',
      { 'drive:nam-nhom:he-tinh-nguyen': 'Xanh', 'drive:khac:a': 'B' },
      { drives: { 'he-tinh-nguyen': 'Xanh' } },
    ],
    [
      'only a day that was changed is an answer',
      { 'day:2026-03-31': '2026-03-31', 'day:2026-07-10': '2026-07-15' },
      { days: { '2026-07-10': '2026-07-15' } },
    ],
    ['what the machine asked back is answered by its name', { 'q:trung-2': 'hai' }, { questions: { 'trung-2': 'hai' } }],
    [
      'document, contact and paper stand in their parts',
      { 'document.symbol': '05-KH', 'paper.signer': 'Họ và tên' },
      { document: { symbol: '05-KH' }, paper: { signer: 'Họ và tên' } },
    ],
  ])('%s', (_, fields, answers) => {
    const base = { name: 'Đoàn phường Bến Xuân', skeleton: 'nam-nhom', year: 2026, units: 'Chi đoàn khu phố 1' };
    expect(beginAnswers.parse(answersFromForm(form({ ...ward, ...fields })))).toEqual(beginAnswers.parse({ ...base, ...answers }));
  });
  test('a year’s form says themes, drives, and whether the period was extended', () => {
    expect(yearFromForm(form({ 'theme:doan': 'Mới', 'drive:he': ' ', extended: 'on' }))).toEqual({
      themes: { doan: 'Mới' },
      drives: {},
      extended: true,
    });
  });
});
