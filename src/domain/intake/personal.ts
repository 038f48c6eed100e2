import { fold } from '../vietnamese.ts';

/**
 * Columns that identify a person or tell what nobody may ask for here (domain §2.4, §2.14): folded name → what it is.
 * A file with one of them is refused whole.
 */
const forbidden: readonly [RegExp, string][] = [
  [/^(ho( va)? ten|ten( (doan vien|dv|day du|goi))?|ho ten.*|ho|ten dem|full ?name|name)$/, 'họ tên'],
  [/ngay ?(thang)?( nam)? ?sinh|nam sinh|birth|^dob$|^tuoi$/, 'ngày sinh'],
  [/cccd|cmnd|can cuoc|chung minh|dinh danh|so the|ho chieu/, 'số giấy tờ'],
  [/dien thoai|^(sdt|dt|so dt|phone|mobile)$|zalo|facebook/, 'số liên lạc'],
  [/e-?mail|thu dien tu/, 'địa chỉ thư'],
  [/dia chi|thuong tru|tam tru|que quan|noi o|nguyen quan/, 'nơi ở'],
  [/dan toc|ton giao/, 'dân tộc, tôn giáo'],
  [/ngay vao d(oan|ang)|vao dang|dang vien|ky luat/, 'thông tin tổ chức, kỷ luật'],
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

const shapes: readonly [RegExp, string][] = [
  [/[\w.+-]+@[\w-]+(\.[\w-]+)+/, 'một địa chỉ thư'],
  [/(?<![\d.])\+?84[\s.-]?\d{2,3}([\s.-]?\d{3}){2}(?!\d)|(?<![\d.])0\d{2,3}([\s.-]?\d{3}){2,3}(?!\d)/, 'một số điện thoại'],
  [/(?<!\d)(\d{9}|\d{12})(?!\d)/, 'một số giấy tờ'],
];

/** What personal matter a cell's text looks like, if any: an e-mail address, a phone or an identity number. */
export const personalValue = (text: string): string | undefined =>
  /[@\d]/.test(text) ? shapes.find(([pattern]) => pattern.test(text))?.[1] : undefined;
