import { describe, expect, test } from 'vitest';
import { fold, Search, withMarks, type SearchEntry } from './search.ts';

const titles: readonly (readonly [title: string, more?: string])[] = [
  ['Đoàn phường 1'],
  ['Chi đoàn khu phố 1, phường 1'],
  ['Đoàn phường 10'],
  ['Đoàn phường 13'],
  ['Chi đoàn khu phố 1, phường 2'],
  ['Phương pháp sinh hoạt chi đoàn'],
  ['Đoàn xã Thuận Yên'],
  ['Xã hội học tập'],
  ['Công ty Hòa Bình'],
  ['Kế hoạch triển khai Chương trình rèn luyện đoàn viên', '138-KH/TĐTN-BTCKT'],
  ['Chương trình rèn luyện và hành động', '05-CTr/ĐTN-BTC'],
  ['Đường đi học'],
];
const search = new Search(titles.map(([title, more = ''], i): SearchEntry => [`/${i}/`, 'Trang', title, more]));
const found = (query: string) => search.find(query).map(({ title }) => title);

describe('search', () => {
  test.each([
    ['with marks', 'Đoàn phường 13', 'Đoàn phường 13'],
    ['without', 'doan phuong 13', 'Đoàn phường 13'],
    ['đ is d', 'duong di hoc', 'Đường đi học'],
    ['in capitals', 'DOAN XA THUAN YEN', 'Đoàn xã Thuận Yên'],
    ['the tone over the other vowel', 'Hoà Bình', 'Công ty Hòa Bình'],
    ['in another form of Unicode', 'Hòa Bình'.normalize('NFD'), 'Công ty Hòa Bình'],
    ['a number of a document', '138-KH', 'Kế hoạch triển khai Chương trình rèn luyện đoàn viên'],
    ['one typed with loose blanks', '138 -KH/ TĐTN', 'Kế hoạch triển khai Chương trình rèn luyện đoàn viên'],
    ['one typed without any', '138KH/TĐTN', 'Kế hoạch triển khai Chương trình rèn luyện đoàn viên'],
    ['the sign of another', '05-CTr/ĐTN', 'Chương trình rèn luyện và hành động'],
    ['half a word', 'thuan ye', 'Đoàn xã Thuận Yên'],
    ['a letter missed', 'chuong tirnh hanh dong', 'Chương trình rèn luyện và hành động'],
  ])('%s', (_, query, first) => {
    expect(found(query)[0]).toBe(first);
  });
  test('“phường 1” finds phường 1 first, and 10 and 13 only by further typing', () => {
    expect(found('phường 1').slice(0, 2)).toEqual(['Đoàn phường 1', 'Chi đoàn khu phố 1, phường 1']);
    expect(found('phường 1')).not.toContain('Đoàn phường 13');
  });
  test('marks that are typed count', () => {
    expect(found('phường')[0]).toMatch(/phường/);
    expect(found('phương')[0]).toBe('Phương pháp sinh hoạt chi đoàn');
    expect(found('xã')[0]).toMatch(/xã|Xã/);
  });
  test('nothing is found where nothing is', () => {
    expect(found('qwxyz')).toEqual([]);
    expect(found('')).toEqual([]);
  });
  test('where nothing holds all words, what holds most of them is found, and nothing that holds fewer', () => {
    expect(found('Đoàn xã qwxyz Thuận Yên')).toEqual(['Đoàn xã Thuận Yên']);
  });
  test('typed on letter by letter, it finds what it finds at once', () => {
    const asked = 'Chi đoàn khu phố 1';
    for (let i = 1; i < asked.length; i += 1) found(asked.slice(0, i));
    const atOnce = new Search(titles.map(([title, more = ''], i): SearchEntry => [`/${i}/`, 'Trang', title, more]));
    expect(search.find(asked)).toEqual(atOnce.find(asked));
  });
  test('within one kind nothing else is found', () => {
    const two = new Search([
      ['/a/', 'Đơn vị', 'Đoàn phường 1', ''],
      ['/b/', 'Văn bản', 'Về Đoàn phường 1', ''],
    ]);
    expect(two.find('phường 1').map(({ path }) => path)).toEqual(['/a/', '/b/']);
    expect(two.find('phường 1', 'Văn bản').map(({ path }) => path)).toEqual(['/b/']);
    expect(two.find('phường 1', 'Bài học')).toEqual([]);
    // What another kind holds whole takes nothing from this one.
    expect(two.find('Về phường', 'Đơn vị').map(({ path }) => path)).toEqual(['/a/']);
  });
  test('folding', () => {
    expect(fold('Đặng Thuỵ Ưu')).toBe('dang thuy uu');
    expect(withMarks('hoà')).toEqual(withMarks('hòa'));
    expect(withMarks('phường')).not.toEqual(withMarks('phương'));
  });
});
