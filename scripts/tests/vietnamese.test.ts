import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareVietnamese, fold, formatNumber, formatShare, longDay, monthName, shortDay, tidy } from '../../src/domain/index.ts';

describe('Vietnamese text', () => {
  test('tidy mends what a sheet brings', () => {
    expect(tidy('Nguye\u0302\u0303n\u00a0 Ð\u0061\u0323t\u200b')).toBe('Nguyễn Đạt');
    expect(tidy('  hai   chữ ')).toBe('hai chữ');
  });
  test.each([
    ['Đoàn viên', 'doan vien'],
    ['HỌ VÀ TÊN', 'ho va ten'],
    ['Hoà', 'hoa'],
    ['Hòa', 'hoa'],
    ['ƯỚC MƠ', 'uoc mo'],
  ])('fold(%s) = %s', (text, folded) => expect(fold(text)).toBe(folded));
  test('the alphabet: a < à < ă < â, d < đ, numbers by value', () => {
    const sorted = ['Phường 2', 'Đảo', 'Phường 10', 'Dảo', 'ân', 'an', 'ăn', 'Phường 1'].sort(compareVietnamese);
    expect(sorted).toEqual(['an', 'ăn', 'ân', 'Dảo', 'Đảo', 'Phường 1', 'Phường 2', 'Phường 10']);
  });
  test('days as people and as documents write them', () => {
    expect(shortDay('2015-02-27')).toBe('27/02/2015');
    expect(longDay('2015-02-27')).toBe('ngày 27 tháng 02 năm 2015');
    expect(longDay('2014-03-17')).toBe('ngày 17 tháng 3 năm 2014');
    expect(monthName('2016-11')).toBe('tháng 11/2016');
  });
  test('numbers and shares', () => {
    expect(formatNumber(1234567)).toBe('1.234.567');
    expect(formatNumber(1234.5, 1)).toBe('1.234,5');
    expect(formatShare(1, 0)).toBe('—');
    expect(formatShare(999, 1000)).toBe('99%');
    expect(formatShare(25, 2613)).toBe('<1%');
    expect(formatShare(0, 5)).toBe('0%');
  });
  test('tidy and fold settle at once, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(tidy(tidy(text))).toBe(tidy(text));
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });
});
