import { expect, test } from 'vitest';
import { beginQuestions, withAnswer } from './questions.ts';

/** What the form and the terminal ask, by the words and shapes of the answers. */

test('each question has its words, and what kind of answer it takes', () => {
  expect(beginQuestions.map(({ name, label, kind, isOptional }) => [name, label, kind, isOptional])).toEqual([
    ['name', 'Tên tổ chức', 'text', false],
    ['level', 'Cấp của tổ chức', 'choice', true],
    ['code', 'Mã của tổ chức', 'text', true],
    ['year', 'Năm bắt đầu', 'number', false],
    ['until', 'Giai đoạn đến năm', 'number', true],
    ['document.symbol', 'Số và ký hiệu', 'text', true],
    ['document.day', 'Ngày ban hành', 'day', true],
    ['contact.phone', 'Điện thoại', 'text', true],
    ['contact.email', 'Thư điện tử', 'email', true],
    ['paper.signer', 'Họ và tên người ký', 'text', true],
    ['paper.place', 'Địa danh', 'text', true],
  ]);
  expect(beginQuestions.map(({ longest }) => longest)).toEqual([
    160,
    undefined,
    60,
    undefined,
    undefined,
    40,
    undefined,
    40,
    undefined,
    80,
    60,
  ]);
});

test('an answer stands at its place, beside what is there', () => {
  expect(withAnswer({ name: 'A', paper: { place: 'B' } }, 'paper.signer', 'C')).toEqual({ name: 'A', paper: { place: 'B', signer: 'C' } });
});
