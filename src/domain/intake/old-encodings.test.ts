import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { isSyllable } from '../index.ts';
import { fromTable } from './old-encoding-tables.ts';
import { likeliestEncoding, lostLetters, recogniseText } from './old-encodings.ts';
import { sampleFiles } from '../../../scripts/sample/generate.ts';
import { plantForest } from '../../../scripts/sample/units.ts';
import { largeSample } from '../../../scripts/tests/large-sample.ts';
import { sampleHere } from '../../../scripts/tests/mini.ts';

/** What old fonts and wrong encodings did, done here by means of our own, and undone by the house's. */

/** TCVN 5712:1993 (VN3), byte by byte: each vowel bare, then huyền, hỏi, ngã, sắc, nặng; `..` where ASCII has it. */
const tcvnBytes = `
  a .. B5 B6 B7 B8 B9   ă A8 BB BC BD BE C6   â A9 C7 C8 C9 CA CB   e .. CC CE CF D0 D1   ê AA D2 D3 D4 D5 D6   i .. D7 D8 DC DD DE
  o .. DF E1 E2 E3 E4   ô AB E5 E6 E7 E8 E9   ơ AC EA EB EC ED EE   u .. EF F1 F2 F3 F4   ư AD F5 F6 F7 F8 F9   y .. FA FB FC FD FE`;
const tones = ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323'];
const tcvnCode = new Map<string, string>([...'ĂÂÊÔƠƯĐ'].map((capital, i) => [capital, String.fromCharCode(0xa1 + i)]));
tcvnCode.set('đ', '\u00ae');
for (const [, vowel, codes] of tcvnBytes.matchAll(/(\p{L})((?: (?:[0-9A-F]{2}|\.\.)){6})/gu))
  for (const [i, code] of codes!.trim().split(' ').entries())
    if (code !== '..') tcvnCode.set((vowel! + tones[i]!).normalize('NFC'), String.fromCharCode(parseInt(code, 16)));
const asTcvn3 = (text: string) => [...text].map((c) => tcvnCode.get(c) ?? tcvnCode.get(c.toLowerCase()) ?? c).join('');

/** VNI: the bare letter (ô for ơ, ö for ư), then one letter for its hat and tone together. */
const vniMarks = new Map([
  ['', ['', 'ø', 'û', 'õ', 'ù', 'ï']],
  ['\u0302', ['â', 'à', 'å', 'ã', 'á', 'ä']],
  ['\u0306', ['ê', 'è', 'ú', 'ü', 'é', 'ë']],
]);
const vniAlone = new Map([...'ìỉĩíịỵđ'].map((letter, i) => [letter, 'ìæóíòîñ'[i]!]));
const asVni = (text: string) =>
  [...text]
    .map((c) => {
      const small = c.toLowerCase();
      const [, base, horn, marks] = /^(\p{L})(\u031b?)(\p{M}*)$/u.exec(small.normalize('NFD')) ?? [];
      const tone = tones.findIndex((t) => t !== '' && marks?.includes(t));
      const hat = [...(marks ?? '')].find((m) => vniMarks.has(m)) ?? '';
      const old =
        vniAlone.get(small) ??
        (base === undefined
          ? small
          : (horn === '' ? base : base === 'o' ? 'ô' : 'ö') + (marks === '' ? '' : vniMarks.get(hat)![tone < 0 ? 0 : tone]!));
      return c === small ? old : old.toUpperCase();
    })
    .join('');

const utf8 = (text: string) => new TextEncoder().encode(text);
const western = (bytes: Uint8Array) => new TextDecoder('windows-1252').decode(bytes);
const latin1 = (bytes: Uint8Array) => [...bytes].map((b) => String.fromCharCode(b)).join('');
const bytesOf = (text: string) => Uint8Array.from([...text].map((c) => c.charCodeAt(0)));
const scrambled = 'UTF-8 đọc nhầm thành windows-1252';

/** What members register in the sample, and every text that people wrote. */
const items = [
  ...new Set(
    [...sampleFiles(plantForest())]
      .filter(({ path }) => path.endsWith('dang-ky.csv'))
      .flatMap(({ text }) => Papa.parse<Record<string, string>>(text, { header: true }).data.map((row) => row['noi_dung'] ?? '')),
  ),
].filter((item) => /[^\0-\x7f]/.test(item));
const content = join(largeSample(), 'content');
const lines = readdirSync(content, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(md|json)$/.test(file))
  .flatMap((file) => readFileSync(join(content, file), 'utf8').split('\n'));
const wordsOf = (texts: readonly string[]) => [...new Set(texts.flatMap((text) => text.match(/[\p{L}\p{M}]+/gu) ?? []))];
const words = wordsOf(items).filter((word) => /^\p{Ll}+$/u.test(word));
const sentence = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 12 }).map((list) => list.join(' '));
const isMarked = (text: string) => /[^\0-\x7f]/.test(text);

describe('the tables', () => {
  test('known pairs', () => {
    expect(fromTable('NguyÔn V¨n §¹t, TrÇn ThÞ Hång, Lª §øc', 'TCVN3')).toBe('Nguyễn Văn Đạt, Trần Thị Hồng, Lê Đức');
    expect(fromTable('Xin chaøo caùc baïn', 'VNI')).toBe('Xin chào các bạn');
  });
  const alphabet = 'àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ';
  test('every small letter, and the capitals that TCVN3 has', () => {
    for (const letter of `${alphabet}ĂÂÊÔƠƯĐ`) expect(fromTable(asTcvn3(letter), 'TCVN3'), letter).toBe(letter);
    expect(new Set([...alphabet].map(asTcvn3)).size).toBe(alphabet.length);
  });
  test('every letter of VNI, small and capital, and a capital with small marks', () => {
    for (const letter of `${alphabet}${alphabet.toUpperCase()}`) expect(fromTable(asVni(letter), 'VNI'), letter).toBe(letter);
    expect(fromTable('Ñaûng Aán Öùng', 'VNI')).toBe('Đảng Ấn Ứng');
  });
  test.each([
    ['NGUY\u00d4N V\u00a1N AN', 'NGUYỄN VĂN AN'],
    ['Tæ CHøC', 'TỔ CHỨC'],
    ['Tæ TNXP', 'Tổ TNXP'],
    ['Lª Tý', 'Lê Tý'],
    ['¸nh s¸ng', 'ánh sáng'],
  ])('capitals that TCVN3 cannot write: %s is %s', (old, text) => expect(fromTable(old, 'TCVN3').normalize('NFC')).toBe(text));
});

describe('a text is recognised by its words', () => {
  test.each([
    ['NguyÔn V¨n §¹t, TrÇn ThÞ Hång, Lª §øc', 'Nguyễn Văn Đạt, Trần Thị Hồng, Lê Đức', 'TCVN3'],
    ['Tr\u00adêng häc', 'Trường học', 'TCVN3'],
    ['cuèn s¸ch', 'cuốn sách', 'TCVN3'],
    ['cÆp hoÆc', 'cặp hoặc', 'TCVN3'],
    ['Lµm', 'Làm', 'TCVN3'],
    ['®oµn', 'đoàn', 'TCVN3'],
    ['§oµn', 'Đoàn', 'TCVN3'],
    ['Tr\u00adêng', 'Trường', 'TCVN3'],
    ['NhiÖt ®é 20°C, 5 m², “s¹ch”', 'Nhiệt độ 20°C, 5 m², “sạch”', 'TCVN3'],
    ['Xin chaøo caùc baïn', 'Xin chào các bạn', 'VNI'],
    ['COÂNG TAÙC ÑOAØN', 'CÔNG TÁC ĐOÀN', 'VNI'],
    ['tröôøng', 'trường', 'VNI'],
    ['Nguyá»…n VÄƒn Ä\u0090áº¡t', 'Nguyễn Văn Đạt', scrambled],
    ['tá»•', 'tổ', scrambled],
    ['lÃ\u00a0m', 'làm', scrambled],
    ['cÅ©ng', 'cũng', scrambled],
    ['â€œÄ\u0090á»\u008dcâ€\u009d', '“Đọc”', scrambled],
    ['Äáº¯k Láº¯k', 'Đắk Lắk', scrambled],
    ['Theo QÄ cá»§a ÄoÃ\u00a0n', 'Theo QĐ của Đoàn', scrambled],
    ['NguyÃ¡Â»â€¦n', 'Nguyễn', scrambled],
    ['Ä\u0090Ă\u00a0 Náºµng, ThÄƒng BĂ¬nh', 'Đà Nẵng, Thăng Bình', scrambled],
  ])('%s is %s (%s)', (old, text, table) => expect(recogniseText(old)).toEqual({ text, table }));

  test.each(['Há»c táº­p', 'Há»?c táº­p', 'Há»\ufffdc táº­p'])('a lost control character is found again where one letter fits: %s', (old) =>
    expect(recogniseText(old)?.text).toBe('Học tập'),
  );
  test.each([
    ['two letters fit', 'há»i'],
    ['a hard blank has become a plain one', 'hoÃ n'],
    ['a letter stands there that no byte gives', 'Ä‘Ã¡ ★'],
  ])('when %s nothing is guessed, and the loss is told', (_, old) => {
    expect(recogniseText(old)).toBeUndefined();
    expect(lostLetters(old)).toBe(true);
  });

  // One word whose old letters other languages have too: nothing tells which it is.
  test.each([
    ['Tæ', 'TCVN3', 'Tổ'],
    ['cuèn', 'TCVN3', 'cuốn'],
    ['chaøo', 'VNI', 'chào'],
  ] as const)('%s is left alone, unless its neighbours are %s', (old, table, text) => {
    expect(recogniseText(old)).toBeUndefined();
    expect(recogniseText(old, table)).toEqual({ text, table });
    expect(recogniseText('Tổ', table)).toBeUndefined();
    expect(recogniseText('mình là cá', table)).toBeUndefined();
  });

  test.each([
    ...['', 'DV-7K3M', '20°C', '50 % ', '®', 'Coca-Cola®', '©2016', '5 µm', '3 × 4', '½ ngày', '¼', '100 ¥', '§ 5', '§1', '«cá»', '«lá»…'],
    ...['café', 'Noël à Paris', 'Thaï', 'Hanoï', 'São Paulo', 'Müller', 'naïve', 'Übung', 'garçon', 'señor', 'résumé', 'Ångström'],
    ...[
      'Danh Sơn',
      'Thạch Thị Sà Rinh',
      'Niê',
      'Krông Nô',
      'Y Bhiăh',
      'Chôl Chnăm Thmây',
      'lễ Sen Đôlta',
      'ខ្មែរ',
      '你好，世界',
      '👩‍🏫 ❤️ 🇻🇳',
    ],
    ...[
      'là cá bé',
      'tòan hòan',
      'kh\u00adông',
      'Trình',
      'ơ',
      'à',
      '“THANH NHÃ”',
      'NHÃ”',
      'Nguyễn',
      'Nguyễn'.normalize('NFD'),
      'NguyÔn Tấn',
    ],
    'må',
  ])('fine as it stands: %s', (text) => expect(recogniseText(text)).toBeUndefined());

  test.each([
    ['words that fit either table', 'Tæ sæ bæ'],
    ['words that fit no table among those that do', 'må på tråd språk'],
    ['few new syllables among many old ones', 'cá bé té mé må på'],
    ['letters that the table has not', 'NguyÔn V¨n §¹t, TrÇn ThÞ Hång là'],
    ['letters that came through as Unicode', 'NguyÔn V¨n Tấn'],
    ['a letter of Unicode that may be a scrambled one', 'NguyÔn V¨n Ă¡'],
    ['single vowels', 'ôû aø'],
    ['a text scrambled twice that comes back but once', 'PHÃƒâ€œ'],
  ])('not clear: %s', (_, text) => expect(recogniseText(text)).toBeUndefined());

  test('no item, line or word that people wrote is touched, nor has it lost a letter', () => {
    const touched = (texts: readonly string[]) => texts.filter((text) => recogniseText(text) !== undefined || lostLetters(text));
    expect(items.length).toBeGreaterThan(3000);
    expect(touched(items)).toEqual([]);
    expect(touched(wordsOf(items))).toEqual([]);
    if (!sampleHere) return;
    expect(lines.length).toBeGreaterThan(4000);
    expect(touched(lines)).toEqual([]);
    expect(touched(wordsOf(lines))).toEqual([]);
  });

  const spoilers: [string, (text: string) => string][] = [
    ['TCVN3', asTcvn3],
    ['VNI', asVni],
    [scrambled, (text) => western(utf8(text))],
    [scrambled, (text) => latin1(utf8(text))],
    [scrambled, (text) => new TextDecoder('windows-1258').decode(utf8(text))],
  ];
  test.each(spoilers)('every item written in %s comes back', (table, spoil) => {
    const back = items.map((item) => recogniseText(spoil(item)));
    const right = back.filter((found, i) => found?.table === table && found.text.toLowerCase() === items[i]!.toLowerCase());
    const wrong = back.filter((found, i) => found !== undefined && found.text.toLowerCase() !== items[i]!.toLowerCase());
    expect(wrong).toEqual([]);
    expect(right.length / items.length).toBeGreaterThan(0.999);
  });
  test.each(spoilers)('any sentence written in %s comes back, or is left alone', (table, spoil) => {
    fc.assert(
      fc.property(sentence, (text) => {
        const old = spoil(text);
        const found = recogniseText(old);
        if (found !== undefined) expect(found).toEqual({ text, table });
        else if (table === scrambled) expect(isMarked(text)).toBe(false);
        else {
          // Words that are Vietnamese in their old letters too (`có` is `cã`) tell nothing.
          const marked = text.split(' ').filter(isMarked);
          const changed = marked.filter((word) => !isSyllable(spoil(word)));
          expect(changed.length < 4 || changed.length * 2 < marked.length).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });
  test('a sentence as it is meant stays, whatever its neighbours', () => {
    fc.assert(
      fc.property(sentence, fc.constantFrom(undefined, 'TCVN3', 'VNI'), (text, neighbours) => {
        expect(recogniseText(text, neighbours as 'VNI' | undefined)).toBeUndefined();
      }),
      { numRuns: 1000 },
    );
  });
});

describe('bytes that are no UTF-8', () => {
  const viet1258 = new Map([...Array(256).keys()].map((b) => [new TextDecoder('windows-1258').decode(Uint8Array.of(b)), b]));
  const as1258 = (text: string) =>
    Uint8Array.from(
      [...text].flatMap((c) => {
        if (viet1258.has(c)) return [viet1258.get(c)!];
        const marks = [...c.normalize('NFD')];
        const tone = marks.find((m) => tones.includes(m))!;
        const base = marks.filter((m) => m !== tone).join('');
        return [viet1258.get(base.normalize('NFC'))!, viet1258.get(tone)!];
      }),
    );
  test.each([
    ['windows-1258', as1258],
    ['TCVN3', (text: string) => bytesOf(asTcvn3(text))],
    ['VNI', (text: string) => bytesOf(asVni(text))],
    ['UTF-8', (text: string) => Uint8Array.of(...utf8(text), 0xe1, 0x20)],
  ] as const)('%s is told by one item', (encoding, write) => {
    expect(items.filter((item) => likeliestEncoding(write(item)) !== encoding)).toEqual([]);
  });
  test('what has no Vietnamese word is windows-1258', () => {
    expect(likeliestEncoding(bytesOf('Caf\u00e9 cr\u00e8me'))).toBe('windows-1258');
    expect(likeliestEncoding(new Uint8Array())).toBe('windows-1258');
  });
});

describe('letters lost for good', () => {
  test.each([
    ...[
      'Nguy?n V?n ??t',
      'h?c t?p',
      'ng??i',
      '?oàn viên',
      'NGUY?N',
      'l?p tr??ng',
      'ti?ng Vi?t, r?i ngh?',
      'Ng? Hành S?n',
      'v? sinh',
      'tr? con',
    ],
    ...['\ufffd', 'Nguy\ufffdn', 'lÃ m', 'lĂ m', 'há»i', 'Ä‘Ã ', 'cháº', '“h?c”', '(?ông)'],
  ])('lost: %s', (text) => expect(lostLetters(text)).toBe(true));
  test.each([
    ...[
      '',
      'ai?',
      'Sao?Vì sao?',
      'Làm gì?để ai?',
      'Có không? có.',
      'Thật à??',
      '???',
      'VIP?',
      'CLB?',
      'NH?',
      'đi k? em',
      'mấy h?',
      'Chọn câu b?',
      'vào mùa thu?',
      'bị ho? sao',
      'Đúng ? Sai ?',
      'đúng ? sai',
      '?? em',
    ],
    ...[
      'https://a.vn/?q=1&d=2',
      'a.vn/tim?d=1',
      'what?why',
      '20?C',
      'Huế',
      '«cá»',
      'lá»: «đọc cá»',
      'Vì sao? Để làm gì?',
      '?',
      '1?2',
      'cá?em',
    ],
  ])('nothing lost: %s', (text) => expect(lostLetters(text)).toBe(false));
  test('every item, once its letters outside latin-1 became “?”', () => {
    const spoilt = items
      .map((item) => [...item].map((c) => (/[\u0100-\u1fff]/.test(c) ? '?' : c)).join(''))
      .filter((t, i) => t !== items[i]);
    expect(spoilt.length).toBeGreaterThan(3000);
    expect(spoilt.filter((text) => !lostLetters(text))).toEqual([]);
  });
});

describe('whatever comes', () => {
  const odd = fc.constantFrom(...'aáÃÄÆº»¡¨µ\u00ad®§‘ƒ?\ufffdù ø<\u0300');
  test('nothing throws, and what is recognised stays as it came out', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: odd, maxLength: 60 })), (text) => {
        const found = recogniseText(text);
        lostLetters(text);
        likeliestEncoding(utf8(text));
        if (found?.table === 'TCVN3' || found?.table === 'VNI') expect(found.text).toBe(fromTable(text, found.table));
      }),
      { numRuns: 1000 },
    );
  });
  const million = 1_000_000;
  test.each(['°', '«', 'µ', 'Lµm ', 'á»', 'Ã', 'Ãƒ', 'Ã¡ ', '?', 'a?', 'a? ', 'ngh?ng ', 'ã ', 'aù', '\u00ad', 'A', '\u0301\u0323'])(
    'a megabyte of “%s” takes no time',
    (part) => {
      const text = `a${part.repeat(million / part.length)}a`;
      // In a square of the length it would be minutes, and the test's own limit would end it.
      expect([recogniseText(text)?.text ?? '', lostLetters(text)]).toHaveLength(2);
    },
  );
});
