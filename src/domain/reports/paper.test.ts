import { describe, expect, test } from 'vitest';
import { groundOf, programmeInYear } from './paper.ts';

/** How a paper names a programme and the document that orders it. */

describe('the ground of a paper', () => {
  const order = { type: 'KH', day: '2026-01-02', by: 'Ban Thường vụ Đoàn phường Bến Xuân', title: 'Rèn luyện đoàn viên năm 2026' };
  test.each([
    [
      'a document with its number',
      '05-KH/ĐTN',
      'Căn cứ Kế hoạch số 05-KH/ĐTN ngày 02/01/2026 của Ban Thường vụ Đoàn phường Bến Xuân về rèn luyện đoàn viên năm 2026',
    ],
    ['one that is not issued yet is not cited by a number', 'Chưa có số', 'Căn cứ Chương trình rèn luyện'],
  ])('%s', (_, symbol, ground) => {
    expect(groundOf({ order: { ...order, symbol } as never }, { name: 'Chương trình rèn luyện' })).toBe(ground);
  });
});

test.each([
  ['Chương trình rèn luyện đoàn viên năm 2026', 'năm 2026', 'Chương trình rèn luyện đoàn viên năm 2026'],
  ['Chương trình rèn luyện giai đoạn 2026 – 2028', 'năm 2026', 'Chương trình rèn luyện giai đoạn 2026 – 2028, năm 2026'],
])('“%s”, %s: the year is said once', (name, when, said) => expect(programmeInYear({ name }, when)).toBe(said));
