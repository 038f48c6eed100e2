import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compareVietnamese,
  dayInVietnam,
  fold,
  formatNumber,
  formatShare,
  isSyllable,
  isTornSyllable,
  longDay,
  monthName,
  repairsOf,
  shortDay,
  tidy,
  vowels,
} from './index.ts';

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
    expect(['2016-06-30T16:59:59Z', '2016-06-30T17:00:00Z', '2016-12-31T17:00:00Z'].map((at) => dayInVietnam(new Date(at)))).toEqual([
      '2016-06-30',
      '2016-07-01',
      '2017-01-01',
    ]);
    expect(longDay('2015-02-27')).toBe('ngày 27 tháng 02 năm 2015');
    expect(longDay('2014-03-17')).toBe('ngày 17 tháng 3 năm 2014');
    expect(monthName('2016-11')).toBe('tháng 11/2016');
  });
  test('numbers and shares', () => {
    expect(formatNumber(1234567)).toBe('1.234.567');
    expect(formatNumber(1234.5, 1)).toBe('1.234,5');
    expect(formatShare(1, 0)).toBe('—');
    expect(formatShare(9999, 10_000)).toBe('99,9%');
    expect(formatShare(25, 2613)).toBe('1%');
    expect(formatShare(0, 5)).toBe('0%');
  });
});

describe('a text as it should be written', () => {
  const hidden =
    '\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202e\u2066\u2069\u061c\ufe00\ufe0f\u180e\u3164\u{e0001}\u{e0061}\u{e0100}\u0000\u0007\u0091';
  test.each([
    ['Nguye\u0302\u0303n', 'Nguyễn', ['gộp dấu thanh']],
    ['Nguye\u0303\u0302n', 'Nguyễn', ['gộp dấu thanh']],
    ['Nguyẽ\u0302n', 'Nguyễn', ['gộp dấu thanh']],
    ['bá\u0306c \u00f3\u031b', 'bắc ớ', ['gộp dấu thanh']],
    ['vie\u0323\u0302t vie\u0302\u0323t', 'việt việt', ['gộp dấu thanh']],
    ['Ð\u0189\u00f0\u0256', 'ĐĐđđ', ['đổi Ð thành Đ']],
    ['！Ｃ１－ｚ，（５％）～', '!C1-z,(5%)~', ['đổi chữ và số khổ rộng']],
    ['＝HYPERLINK', '=HYPERLINK', ['đổi chữ và số khổ rộng']],
    [`Đo${hidden}àn`, 'Đoàn', ['bỏ ký tự ẩn']],
    [
      'a\u00a0b\u3000c\td\r\ne\u2028f\u0085g\u2800h',
      'a b c d e f g h',
      ['đổi chỗ xuống dòng và khoảng trắng lạ thành dấu cách', 'bỏ khoảng trắng thừa'],
    ],
    ['  hai   chữ ', 'hai chữ', ['bỏ khoảng trắng thừa']],
    [' ', '', ['bỏ khoảng trắng thừa']],
    ['Ｅ\u0302\u0303\u200b', 'Ễ', ['bỏ ký tự ẩn', 'đổi chữ và số khổ rộng', 'gộp dấu thanh']],
  ] as const)('%j is %j', (raw, text, repairs) => {
    expect(tidy(raw)).toBe(text);
    expect(repairsOf(raw)).toEqual(repairs);
  });
  test.each([
    ...[
      '',
      'Đọc 3 cuốn sách',
      '20°C, 5 m², ½ × 3 ± 1',
      '“Đoàn” – ‘Hội’ — …',
      'café Ångström ß ñ',
      'ⅷ № ™ ﬁ',
      '1.000₫ → 2.000₫',
      'ខ្មែរ',
      '你好',
      'Ω Ж ا',
    ],
    ...['👩‍🏫 dạy 👨‍👩‍👧', '👩🏽‍🏫', '❤️ 🇻🇳 👍🏽', '=1+2', "O'Hara", 'hoà hòa'],
  ])('what people rightly write stays: %s', (text) => {
    expect(tidy(text)).toBe(text);
    expect(repairsOf(text)).toEqual([]);
  });
  test('a picture’s selector and joiner are dropped anywhere else', () => {
    expect(tidy('a\ufe0fb\u200dc 👩\u200d 👩\u200b\u200d🏫')).toBe('abc 👩 👩🏫');
  });
  test('no heap of marks stops it', () => {
    const begun = performance.now();
    expect(tidy(`a${'\u0301\u0323'.repeat(500_000)}`).length).toBeLessThan(40);
    fold(`a${'\u0301\u0323'.repeat(500_000)} ${'\u200b'.repeat(500_000)}${' '.repeat(500_000)}b`);
    // To sort a million marks by pairs would be hours.
    expect(performance.now() - begun).toBeLessThan(8000);
    expect(tidy(`a${'\u0344'.repeat(40)}`)).toBe(tidy(tidy(`a${'\u0344'.repeat(40)}`)));
  });

  const pieces = fc.constantFrom(
    ...'aeouđĐÐ\u00f0ẽơ\u0300\u0301\u0302\u0303\u0304\u0306\u0309\u031b\u0323\u0344\u200b\u200d\ufe0f\u00ad\u00a0 \n1Ａ，❤\u0085\u2126\u212b©가\u1100\u1161',
    '👩',
    '🏽',
    '\u{e0061}',
  );
  const anything = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: pieces, maxLength: 40 }), fc.string());
  test('tidy and fold settle at once, whatever comes', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(tidy(tidy(text))).toBe(tidy(text));
        expect(repairsOf(tidy(text))).toEqual([]);
        expect(fold(fold(text))).toBe(fold(text));
      }),
      { numRuns: 3000 },
    );
  });
  test('what is left alone at a glance is what mending would leave alone', () => {
    fc.assert(
      fc.property(anything, (text) => {
        // An invisible character in front makes tidy look closer.
        expect(tidy(`\u200b${text}`)).toBe(tidy(text));
        expect(repairsOf(text).length > 0).toBe(tidy(text) !== text);
      }),
      { numRuns: 3000 },
    );
    for (let code = 0x20; code < 0x2200; code++) {
      const text = `a${String.fromCharCode(code)}b`;
      expect(tidy(`\u200b${text}`), code.toString(16)).toBe(tidy(text));
    }
  });
});

describe('a syllable', () => {
  test.each(
    `a ở ý ạ ai yêu yến ngoằn nghiêng nghỉ nguyễn Nguyễn NGUYỄN khuỷu khuya huỳnh hoà hòa hoè hòe thuỷ thủy quý quốc quyển quà quăng quê
    quýt gì gìn giếng già giữa giúp gửi ghế kẻ kính kỹ cũng ươm ước ưu ươu ruốc rượu xoong moóc tuýp uỷ ủy oán oẹ thuở huơ khoắng khuâng
    xuất tuần thuê huênh huếch mía mùa mưa đoàn Đoàn ĐOÀN`.split(/\s+/),
  )('%s is one', (word) => {
    expect(isSyllable(word)).toBe(true);
    expect(isSyllable(word.normalize('NFD'))).toBe(true);
  });
  test.each([
    ...[
      '',
      ' ',
      'â',
      'ă',
      'b',
      'cat',
      'các ',
      'bạnbè',
      'tíêng',
      'tiếngg',
      'hòan',
      'giin',
      'qúy',
      'ngiêng',
      'nghà',
      'kà',
      'ce',
      'ghà',
      'bàp',
      'học1',
    ],
    ...[
      'nGuyễn',
      'NguYễn',
      'Nguyn',

      'iêu',
      'tyên',
      'strong',
      'café',
      'Zalo',
      'fang',
      'a\u0301\u0300',
      'ế\u0300',
      'Nguy?n',
      'đ',
      'ĐTN',
      'Krông',
    ],
  ])('“%s” is none', (word) => expect(isSyllable(word)).toBe(false));
  test('before c, ch, p, t only sắc and nặng are spoken', () => {
    for (const [i, tone] of ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323'].entries())
      for (const word of ['ca_c', 'sa_ch', 'ha_p', 'ma_t']) expect(isSyllable(word.replace('_', tone)), word + i).toBe(i > 3);
  });
  test('every vowel with every tone, and nothing but its five', () => {
    expect(vowels).toHaveLength(12);
    for (const row of vowels) expect(new Set([...row].map((v) => fold(v))), row).toEqual(new Set([fold(row[0]!)]));
    expect(vowels.join('')).toHaveLength(72);
  });
  test.each(['Nguy?n', 'h?c', '?oàn', 'ng??i', 'tr??ng', '?i?u', 'l?', 'NGUY?N', '??c', 'qu?c', 'hu?'])('%s is a torn one', (word) =>
    expect(isTornSyllable(word)).toBe(true),
  );
  test.each(['', '?', 'Nguyễn', 'ai?', 'Sao?Vì', 'what?why', 'ba?em', 'cá?', 'đi?', 'h?ccc', 'c?p?t', 'Zal?'])(
    '“%s” is none torn',
    (word) => expect(isTornSyllable(word)).toBe(false),
  );
  test('it takes a word of any length without a thought', () => {
    const begun = performance.now();
    for (const word of ['a'.repeat(1_000_000), 'ng'.repeat(500_000), `a${'\u0301\u0323'.repeat(500_000)}`, '?'.repeat(1_000_000)]) {
      expect(isSyllable(word)).toBe(false);
      expect(isTornSyllable(word)).toBe(false);
    }
    expect(performance.now() - begun).toBeLessThan(2000);
  });
});
