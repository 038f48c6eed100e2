import { fold } from '../vietnamese.ts';
import { signsOf } from './signs.ts';

/**
 * What may tell of one person's life without a name or a number: pages of people on social networks, where somebody
 * lives, a year of birth, health, belief, discipline, a vehicle. It is held for a person, never refused: a class of
 * people (“thanh niên sinh năm 1998”) and a lesson (“phòng chống HIV”) read much alike.
 */

/** A page of a network on which people have pages, or a sign that points at one. */
const profile =
  /(?:facebook|fb|instagram|threads|tiktok|twitter)\.(?:com|net|watch)\/[@\w.]|\bfb\.(?:me|watch)\/\w|(?<![\w.])(?:m|t)\.me\/\w|youtube\.com\/@|zalo\.me\/\w|(?<!\p{L}|(?:nhóm|trang|fanpage|page) )(?:fb|facebook|zalo|tiktok|insta(?:gram)?|nick) ?: ?(?!\d|chi|Chi|đoàn|Đoàn|nhóm|Nhóm|trang|Trang)[\p{L}@]|(?<![\p{L}.])(?:fb|facebook|zalo|tiktok|insta(?:gram)?|ig|viber|telegram) ?:? ?@\w|(?<![\w.])x\.com\/\w/iu;

const plate = /(?<![\w/])\d{2} ?[-–]? ?[A-ZĐ]{1,2}\d? ?[-– ] ?(?:\d{3}\.\d{2}|\d{4,5})(?![\d.])/;

const privateMatter = 'chuyện riêng của một người';
/** `công an treo cờ`, `mượn ly đi rửa`: without their marks these are other words, so they are asked for without them only where a text has none. */
const marked = /(?<!\p{L})(?:án treo|l[yi] dị)(?!\p{L})/iu;
const unmarked = /(?<!cong )(?<![a-z])an treo(?![a-z])|(?<![a-z])l[yi] di(?![a-z])/;

const patterns: readonly [RegExp, string][] = [
  [
    /(?:so nha|nha so) \d|(?<![a-z])ngu \d|dia chi ?:? ?(?:so )?\d|(?<!\d)\d+\/\d+\w?,? (?:to|hem|ngo) \d|(?:(?:thuong|tam) tru|ngu|ho khau) (?:(?:tai|o|so) ?)?\d+(?!\d| ?(?:ho|nguoi|gia dinh|truong hop|luot|cuon|quyen|bo|lan|ngay|thang|nam)(?![a-z]))|(?<![a-z])(?:o|tai|nha) (?:so )?\d+(?:\/\d+)+\w? [a-z]/,
    'nơi ở của một người',
  ],
  [
    /(?<!(?<![a-z])(?:thanh nien|doan vien|cong dan|hoc sinh|sinh vien|nguoi|ban|tre|chau|nhung ai|hoc|ve|thi|tuyen|phat|hy|tai|mon|vo|nu|y|an|moi|khai|giao) )(?<![a-z])sinh(?: nam)?:? ?(?:19[3-9]\d|200\d|201[0-5])(?![\d/.-]|-\d)|(?<!(?<![a-z])(?:hoc|ve|thi|tuyen|hy|mon|nu) )(?<![a-z])sinh (?:vao |thang |vao thang )?(?:0?[1-9]|1[0-2])\/(?:19[3-9]\d|200\d)(?!\d)|(?<![a-z])sn[ :.]{1,2}(?:19|20)?\d\d(?!\d)/,
    'năm sinh của một người',
  ],
  [
    /(?:(?<!(?:trang|chuan|thiet) )(?<![a-z])(?:bi|nhiem|mac|dieu tri)(?: [a-z]+){0,2} (?:hiv|aids|ung thu|tam than|tram cam|lao phoi|viem gan|dong kinh|tieu duong|suy than|bai liet|than kinh|sot xuat huyet|covid|dot quy|tai bien|xuat huyet|lao(?= ?$|[,.;)])|gay (?:tay|chan|xuong))|benh tim|cach ly tai nha|f0 |(?<![a-z])(?:mang|co) thai (?:\d|thang|nen)|tram cam)/,
    'sức khoẻ của một người',
  ],
  [/tin do |theo dao [a-z]/, 'tín ngưỡng của một người'],
  [
    /(?<!(?:trang|chuan|thiet) )bi (?:ky luat|cong an|(?:xu )?phat vi|di tu|tam giam|khien trach|canh cao|khai tru|xoa ten|bat|tu )|(?:da|dang) cai nghien|bi duoi (?:hoc|viec)|ly hon|xoa ten/,
    privateMatter,
  ],
];
const worthALook =
  /\d\/\d|nhà|nha |trú|tru |ngụ|ngu |hộ kh|ho kh|xuất huy|xuat huy|[Cc]ovid|treo|TREO|[Ll][yi] [dD]|L[YI] D|địa chỉ|dia chi|[sS]inh|SINH|[sS][nN]|HIV|[Aa]ids|AIDS|ung th|tâm th|trầm|tram c|thai|lao |viêm|viem|tim|cách ly|cach ly|F0|thận|than |liệt|liet|ly h|đạo|dao |tín đ|tin do|kỷ lu|ky lu|khiển|khien|cảnh cáo|canh cao|khai tr|xo[aá]|bị |bi |nghi[eệ]n/;

/** What a text may tell of one person's life, if anything. */
export const lifeTold = (text: string): string | undefined => {
  const { digits, marks } = signsOf(text);
  if (marks && profile.test(text)) return 'một trang cá nhân';
  if (digits > 4 && plate.test(text)) return 'biển số xe';
  if (!worthALook.test(text)) return undefined;
  const folded = fold(text);
  if (marked.test(text) || (!/[^\0-\x7f]/.test(text) && unmarked.test(folded))) return privateMatter;
  return patterns.find(([pattern]) => pattern.test(folded))?.[1];
};
