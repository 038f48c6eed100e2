import { describe, expect, test } from 'vitest';
import { documentAboveIn, isNamedInFull, normalSymbol, symbolAlone, symbolParts, symbolsIn } from './document-symbol.ts';

describe('K L4 “Số: 138 -KH/TĐTN-BTCKT” (K-02)', () => {
  /** The 22 shapes that were really met (domain §2.12), each as it is displayed. */
  test.each([
    ['138 -KH/TĐTN-BTCKT', 138, 'KH', 'TĐTN', 'BTCKT', '138-KH/TĐTN-BTCKT'],
    ['05-CTr/ĐTN-BTC', 5, 'CTr', 'ĐTN', 'BTC', '05-CTr/ĐTN-BTC'],
    ['269-KH/TWĐTN-BTC', 269, 'KH', 'TWĐTN', 'BTC', '269-KH/TWĐTN-BTC'],
    ['01 NQ/TĐTN', 1, 'NQ', 'TĐTN', undefined, '01-NQ/TĐTN'],
    ['289/HD/ĐTN-BTC', 289, 'HD', 'ĐTN', 'BTC', '289-HD/ĐTN-BTC'],
    ['94 /HD- TĐ', 94, 'HD', 'TĐ', undefined, '94-HD/TĐ'],
    ['22HD/TWĐTN', 22, 'HD', 'TWĐTN', undefined, '22-HD/TWĐTN'],
    ['80-KH/TWĐTN', 80, 'KH', 'TWĐTN', undefined, '80-KH/TWĐTN'],
    ['27-CTr/TWĐTN-CTĐ', 27, 'CTr', 'TWĐTN', 'CTĐ', '27-CTr/TWĐTN-CTĐ'],
    ['1289-QĐ/TWĐTN-CTĐ', 1289, 'QĐ', 'TWĐTN', 'CTĐ', '1289-QĐ/TWĐTN-CTĐ'],
    ['29-HD/TWĐTN-VP', 29, 'HD', 'TWĐTN', 'VP', '29-HD/TWĐTN-VP'],
    ['66 HD/ĐTN', 66, 'HD', 'ĐTN', undefined, '66-HD/ĐTN'],
    ['34 HD/TĐ', 34, 'HD', 'TĐ', undefined, '34-HD/TĐ'],
    ['57/ HD-TWĐTN', 57, 'HD', 'TWĐTN', undefined, '57-HD/TWĐTN'],
    ['26  -CTr/TWĐTN-VP', 26, 'CTr', 'TWĐTN', 'VP', '26-CTr/TWĐTN-VP'],
    ['19 - HD/TĐTN -TCKT', 19, 'HD', 'TĐTN', 'TCKT', '19-HD/TĐTN-TCKT'],
    ['09-HD/ĐX-XTS', 9, 'HD', 'ĐX', 'XTS', '09-HD/ĐX-XTS'],
    ['638-HD/ĐTNCA', 638, 'HD', 'ĐTNCA', undefined, '638-HD/ĐTNCA'],
    ['02-HD/ĐTN-T02', 2, 'HD', 'ĐTN', 'T02', '02-HD/ĐTN-T02'],
    ['20 -QĐ/HĐĐTW', 20, 'QĐ', 'HĐĐTW', undefined, '20-QĐ/HĐĐTW'],
    ['03-HD/ĐTN', 3, 'HD', 'ĐTN', undefined, '03-HD/ĐTN'],
    ['411-KH/TWĐTN-BTC', 411, 'KH', 'TWĐTN', 'BTC', '411-KH/TWĐTN-BTC'],
  ])('%s', (text, number, type, body, department, shown) => {
    for (const form of [text, text.normalize('NFD'), ` ${text} `]) {
      expect(symbolParts(form)).toEqual({ number, type, body, department });
      expect(normalSymbol(form)).toBe(shown);
    }
  });
  test.each([
    ['12-TTR/ĐTN', '12-TTr/ĐTN'],
    ['01 -HD/TĐTN-BTCKT  (minh hoạ)', '01-HD/TĐTN-BTCKT (minh hoạ)'],
    ['Chưa có số', 'Chưa có số'],
    ['138/TĐTN', '138/TĐTN'],
  ])('is shown in one way, and what is no symbol as it stands: %s', (text, shown) => expect(normalSymbol(text)).toBe(shown));
});

test.each([
  ['8 -KH/ĐTN', '8-KH/ĐTN'],
  ['8-KH/ĐTN (người soạn)', '8-KH/ĐTN'],
  ['8-KH/ĐTN, giao chi đoàn khu phố 1', undefined],
  ['Bàn kế hoạch', undefined],
  ['', undefined],
])('Q L50 (Q-29): a note that is a number and nothing else may be told, without what stands in brackets: %j', (note, told) =>
  expect(symbolAlone(note)).toBe(told),
);

describe('K L19 “Căn cứ Kế hoạch số 269-KH/TWĐTN-BTC, ngày 22/12/2014” (K-07)', () => {
  const library = [
    { id: 'a', data: { symbol: '138-KH/TĐTN-BTCKT', day: '2015-02-27' } },
    { id: 'b', data: { symbol: '138-KH/TĐTN-BTCKT', day: '2018-03-01' } },
    { id: 'c', data: { symbol: '12-KH/ĐTN', day: '2016-01-05' } },
  ];
  const above = (parent: string | undefined, day = '2019-01-01', id = 'own') =>
    documentAboveIn(library, { id, data: { symbol: '1-KH/ĐTN', day, parent } })?.id;
  test.each([
    ['Kế hoạch số 138 -KH/TĐTN-BTCKT của Ban Thường vụ', '2016-05-01', 'a'],
    ['Kế hoạch số 138-KH/TĐTN-BTCKT', '2019-01-01', 'b'],
    ['Kế hoạch số 138-KH/TĐTN, ngày 27/2/2015', '2019-01-01', 'a'],
    ['Kế hoạch số 138-KH/TĐTN, ngày 28/2/2015', '2019-01-01', undefined],
    ['c', '2016-05-01', 'c'],
    ['Kế hoạch số 12-KH/ĐTN', '2015-05-01', undefined],
    ['Kế hoạch số 183-KH/TĐTN-BTCKT', '2019-01-01', undefined],
    ['Kế hoạch số 1138-KH/TĐTN-BTCKT', '2019-01-01', undefined],
  ])('%s, named on %s: %s', (parent, day, id) => expect(above(parent, day)).toBe(id));
  test('no document stands above itself', () => expect(above('12-KH/ĐTN', '2016-01-05', 'c')).toBeUndefined());
  test('a sentence in full tells what the library has not', () => {
    expect(symbolsIn('Kế hoạch số 269-KH/TWĐTN-BTC, ngày 22/12/2014')).toEqual([
      { number: 269, type: 'KH', body: 'TWĐTN', department: 'BTC' },
    ]);
    expect(isNamedInFull('Kế hoạch số 269-KH/TWĐTN-BTC, ngày 22/12/2014 của Ban Bí thư Trung ương Đoàn')).toBe(true);
    expect(isNamedInFull('Kế hoạch số 269-KH/TWĐTN-BTC')).toBe(false);
    expect(isNamedInFull('138-kh-tdtn-btckt-2016, ngày 22/12/2014')).toBe(false);
  });
});
