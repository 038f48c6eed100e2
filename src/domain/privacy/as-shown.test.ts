import { describe, expect, test } from 'vitest';
import { asShown } from './as-shown.ts';
import { matterIn, weighs } from './matter.ts';

/** Numbers and names are invented. */

const outcomeOf = (text: string): string => {
  const matter = matterIn(text);
  return matter ? `${weighs(matter, 'submission')}: ${matter.kind}` : 'pass';
};

describe('what a text says to whoever sees it is looked at like what it says', () => {
  test.each([
    ['Gọi 0912<b>345</b>678', 'một số điện thoại'],
    ['Gọi 0912<!-- x -->345678', 'một số điện thoại'],
    ['Gọi **0912**345**678**', 'một số điện thoại'],
    ['Gọi &#48;&#x39;12345678', 'một số điện thoại'],
    ['https://vi.example/%30%39%31%32345678', 'một số điện thoại'],
    ['Gọi 0912\\345\\678', 'một số điện thoại'],
    ['Gọi ⁰⁹¹²³⁴⁵⁶⁷⁸', 'một số điện thoại'],
    ['Gọi ⓪⑨①②③④⑤⑥⑦⑧', 'một số điện thoại'],
    ['Gọi 𝟎𝟗𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖', 'một số điện thoại'],
    ['Gọi ០៩១២៣៤៥៦៧៨', 'một số điện thoại'],
    ['Gọi ٠٩١٢٣٤٥٦٧٨', 'một số điện thoại'],
    [
      'Gọi 0\ufe0f\u20e39\ufe0f\u20e31\ufe0f\u20e32\ufe0f\u20e33\ufe0f\u20e34\ufe0f\u20e35\ufe0f\u20e36\ufe0f\u20e37\ufe0f\u20e38',
      'một số điện thoại',
    ],
    ['Gọi 0\u03329\u03321\u03322\u03323\u03324\u03325\u03326\u03327\u03328\u0332', 'một số điện thoại'],
    ['="09"&"12345678"', 'một số điện thoại'],
    ['=CONCATENATE("0912";"345678")', 'một số điện thoại'],
    ['9,12345678E+08', 'một số giấy tờ'],
    ['7.9203012345E+10', 'một số giấy tờ'],
    ['mau&#64;gmail.com', 'một địa chỉ thư'],
    ['mailto:mau%40gmail.com', 'một địa chỉ thư'],
    ['nguyễnvănmẫu@trườnghọc.vn', 'một địa chỉ thư'],
    ['MDkxMjM0NTY3OA==', 'một số điện thoại'],
    ['data:text/plain;base64,xJBUOiAwOTEyIDM0NSA2Nzg=', 'một số điện thoại'],
    ['Q0NDRCAwNzkyMDEwMDEyMzQ', 'một số giấy tờ'],
  ])('%s refuses', (text, kind) => expect(outcomeOf(text)).toBe(`refuse: ${kind}`));
  test.each([
    '**Nguyễn** *Văn* Mẫu',
    'Nguyễn<b> Văn</b> Mẫu',
    'Nguy&#7877;n V&#259;n M&#7851;u',
    'https://vi.example/Nguy%E1%BB%85n%20V%C4%83n%20M%E1%BA%ABu.pdf',
    'Nguуễn Văn Маi',
    'Νguyễn Văn Αn',
    '𝐍𝐠𝐮𝐲𝐞𝐧 𝐕𝐚𝐧 𝐀𝐧',
    '="Nguyễn"&" Văn Mẫu"',
    'N g u y ễ n  V ă n  M ẫ u',
    'N G U Y Ễ N   V Ă N   M Ẫ U',
    'N g u y ễ n V ă n M a i',
    'Tmd1eeG7hW4gVsSDbiBN4bqrdQ==',
    'Nguyễ n Vă n Mai',
    // As it is typed where nothing turns the keys into letters.
    'Nguyeenx Vawn Maaux',
    'NGUYEENX VAWN MAAUX',
    'Huyfnh Thij Bichs',
    'DDawngj Quoocs Vieetj',
    'Nguye6n4 Va8n Ma6u4',
    'Nguyen64 Van8 Mau64',
    'Nguye^~n Va(n Ma^~u',
    'Pha.m Thi. Hu+o+ng',
  ])('%s is held', (text) => expect(outcomeOf(text)).toBe('hold: một họ tên'));
  test.each([
    'Trồng 20*30*40*50 cây',
    'Thu 1.500.000đ & 2.000.000đ',
    'Sân 40m² × 25m², 3 ½ giờ',
    'Tìm hiểu <b>Luật Thanh niên</b>: https://vi.example/T%C3%ACm%20hi%E1%BB%83u',
    '**Học 6 bài** lý luận chính trị',
    'Đạt 100%20 bài',
    '=SUM(A1:A9)',
    '1,5E+3',
    'Điểm α và β, góc 45°',
    '&#99999999; &khong; %zz %ff',
    'Vitamin A B C D E',
    'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ',
    'https://vi.example/watch?v=AbCdEfGhIjKlMnOp',
    'Thi MOS, TOEIC 650; hoc Word Excel PowerPoint',
    'Ddojc 3 cuoons sachs',
    'test list best access boss',
    'Lớp 8A1, tổ 2B3',
  ])('%s passes', (text) => expect(outcomeOf(text)).toBe('pass'));
  test('what is shown as it stands is left alone', () => {
    for (const text of ['Giúp bạn học toán', 'Học 6 bài, ngày 12/03/2016 (q8-p05-kp1)']) expect(asShown(text)).toBe(text);
  });
});
