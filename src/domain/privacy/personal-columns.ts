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
  [/ngay ?(thang)?( nam)? ?sinh(?! hoat)|nam sinh|birth|^dob$|^tuoi$/, 'ngày sinh'],
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
  // What stands below a place for a signature, in every form.
  if (/\b(ghi|viet) ro (ho|ten)|\bky,? ?(va )?(ghi ro )?ho\b/.test(folded)) return undefined;
  return forbidden.find(([pattern]) => pattern.test(folded))?.[1];
};
