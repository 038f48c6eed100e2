import { fold } from '../vietnamese.ts';

/**
 * Columns that identify a person or tell what nobody may ask for here (domain §2.4, §2.14): folded name → what it is.
 * A file with one of them is refused whole.
 */
const forbidden: readonly [RegExp, string][] = [
  [
    /^(ho( va)? ten.*|ten( (doan vien|dv|day du|goi|rieng))?|ho|ho( va)?( ten)? (dem|lot).*|ten (dem|lot)|full ?name|name)$|\bho( va)? ten\b/,
    'họ tên',
  ],
  [/ngay ?(thang)?( nam)? ?sinh|nam sinh|birth|^dob$|^tuoi$/, 'ngày sinh'],
  [/cccd|cmnd|can cuoc|chung minh|dinh danh|so the|ho chieu/, 'số giấy tờ'],
  [/dien thoai|^(sdt|dt|so dt|phone|mobile)$|zalo|facebook/, 'số liên lạc'],
  [/e-?mail|thu dien tu/, 'địa chỉ thư'],
  [/dia chi|thuong tru|tam tru|que quan|noi o|nguyen quan/, 'nơi ở'],
  [/dan toc|ton giao/, 'dân tộc, tôn giáo'],
  [/ngay vao d(oan|ang)|vao dang|dang vien|ky luat/, 'thông tin tổ chức, kỷ luật'],
  [/^chuc (vu|danh)/, 'chức vụ'],
  [/gioi tinh|nam ?\/ ?nu/, 'giới tính'],
  [/chieu cao|can nang|benh|suc khoe/, 'thông tin sức khoẻ'],
];

/** What personal matter a column's name speaks of, if any. */
export const personalColumn = (name: string): string | undefined => {
  const folded = fold(name)
    .replace(/[_.:]+/g, ' ')
    .trim();
  return forbidden.find(([pattern]) => pattern.test(folded))?.[1];
};

/** A run of digits as people write numbers of phones and papers: with blanks, dots, dashes, slashes or brackets between. */
const digitRuns = /\(?\d(?:[\s.\-\u2010-\u2015/()]{0,2}\d){7,}/g;
const numberKinds: readonly [RegExp, string][] = [
  [/^(0|84)\d{8,10}$/, 'một số điện thoại'],
  [/^(\d{9}|\d{12})$/, 'một số giấy tờ'],
];

/** Most texts have no sign of an address and not eight digits close together: they are not looked at any further. */
const worthALook = /[@\uff20]|facebook|fb\.com|zalo|(?:[\d\uff10-\uff19][\s.\-\u2010-\u2015/()]{0,2}){8}/i;

/** What personal matter a cell's text looks like, if any: an address on the net, a phone or an identity number. */
export const personalValue = (text: string): string | undefined => {
  if (!worthALook.test(text)) return undefined;
  const plain = text.normalize('NFKC');
  if (/[\w.+-]\s?@\s?[\w-]+\.[\w-]/.test(plain)) return 'một địa chỉ thư';
  if (/facebook\.com|fb\.com|zalo\.me/i.test(plain)) return 'một trang cá nhân';
  for (const [run] of plain.matchAll(digitRuns)) {
    if (/^\d{1,3}(\.\d{3})+$/.test(run) || /^[1-9][\d ]*000 ?000$/.test(run)) continue; // a sum of money: 100.000.000
    const digits = run.replace(/\D/g, '');
    const found = numberKinds.find(([pattern]) => pattern.test(digits));
    if (found) return found[1];
  }
  return undefined;
};
