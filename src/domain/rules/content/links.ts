import { entriesOf } from '../../intake/read-content.ts';
import { linkFaults, linkPlace } from '../../intake/links.ts';
import { mediaFolder, pictureKinds } from '../../intake/media-words.ts';
import type { ContentRule } from '../rule.ts';
import { sitePages } from '../site-pages.ts';

/** An address as it may be shown: readable, short, and without what stands before an `@`. */
const shown = (url: string): string => {
  const plain = url.replace(/\/\/[^/@]*@/, '//…@').replace(/[^\x20-\x7e\p{Script=Latin}]/gu, '□');
  return plain.length > 80 ? `${plain.slice(0, 79)}…` : plain || '(trống)';
};

/** Ensure that a text is text: HTML is neither shown nor run. */
export const noMarkup: ContentRule = {
  code: 'ma-html',
  words: {
    title: 'Có mã lệnh trong bài',
    what: 'Chỗ này có mã “{tag}”; bài chỉ gồm chữ, không chạy mã.',
    cure: 'Bỏ mã ấy đi. Muốn chữ đậm thì viết **chữ**, muốn liên kết thì viết [chữ](địa chỉ). Nếu chỉ là dấu nhỏ hơn thì để một khoảng trắng ngay sau dấu ấy.',
    example: { wrong: 'a<b>c', right: 'a < b > c' },
  },
  severity: 'error',
  clause: 'thoả thuận: bài viết là chữ, không phải mã (SECURITY)',
  *check(content) {
    for (const { path, facts } of entriesOf(content)) for (const { line, tag } of facts.html) yield { file: path, line, values: { tag } };
  },
};

/** Ensure that a link can be followed by whoever reads the site. */
export const linksOpen: ContentRule = {
  code: 'lien-ket-sai',
  words: {
    title: 'Liên kết không mở được',
    what: 'Liên kết “{target}” {reason}.',
    cure: 'Chép địa chỉ đầy đủ (https://…) của trang ấy từ trình duyệt; trang của Sổ thì viết từ dấu / đầu tiên, như /chu-de/; tệp thì tải lên rồi chọn ở bàn biên tập.',
    example: { wrong: '[bài tháng 10](http://localhost:4321/chu-de/kg-2016-10/)', right: '[bài tháng 10](/chu-de/kg-2016-10/)' },
  },
  severity: 'error',
  clause: 'thoả thuận: người đọc mở được mọi liên kết (SECURITY)',
  *check(content) {
    for (const { path, facts } of entriesOf(content))
      for (const { line, url } of facts.links) {
        const place = linkPlace(url);
        if (place.kind === 'refused') yield { file: path, line, values: { target: shown(url), reason: linkFaults[place.reason] } };
      }
  },
};

/** Ensure that a link within the site leads to a page that is there. */
export const linksLead: ContentRule = {
  code: 'trang-khong-co',
  words: {
    title: 'Liên kết tới trang không có',
    what: 'Liên kết “{target}” dẫn tới một trang không có hoặc chưa công bố.',
    cure: 'Mở trang muốn dẫn tới, chép phần địa chỉ từ dấu / sau tên trang; nếu là bài còn chờ duyệt thì công bố bài ấy trước.',
    example: { wrong: '[bài tháng 10](/chu-de/thang-10/)', right: '[bài tháng 10](/chu-de/kg-2016-10/)' },
  },
  severity: 'error',
  clause: 'thoả thuận: người đọc mở được mọi liên kết (SECURITY)',
  *check(content) {
    const pages = sitePages(content);
    for (const { path, facts } of entriesOf(content)) {
      const anchors = new Set(facts.anchors);
      for (const { line, url, picture } of facts.links) {
        const place = linkPlace(url);
        const fault = { file: path, line, values: { target: shown(url) } };
        if (place.kind === 'anchor' && !anchors.has(place.anchor)) yield fault;
        if (place.kind === 'page' && !picture && !pages.has(place.path)) yield fault;
      }
    }
  },
};

/** Ensure that what an entry shows or hands out is there, and is what it is used as. */
export const mediaThere: ContentRule = {
  code: 'anh-khong-co',
  words: {
    title: 'Ảnh hoặc tệp không dùng được',
    what: '“{target}” {reason}.',
    cure: `Tải ảnh (${pictureKinds}) hoặc tệp PDF lên ở bàn biên tập, rồi chọn lại trong bài.`,
    example: { wrong: 'Ảnh | https://vi-du.vn/anh.jpg', right: 'Ảnh | @media/chu-nhat-xanh.jpg' },
  },
  severity: 'error',
  clause: 'thoả thuận: ảnh của trang nằm trong kho, không lấy ở nơi khác (SECURITY)',
  *check(content) {
    const files = content.media && new Map(content.media.map((file) => [file.path.slice(mediaFolder.length + 1), file]));
    const faultOf = (url: string, picture: boolean): string | undefined => {
      const place = linkPlace(url);
      if (place.kind === 'refused' && !picture) return undefined;
      if (place.kind !== 'media') return picture ? 'không phải ảnh đã tải lên' : undefined;
      if (files && !files.has(place.name)) return 'không có trong kho ảnh';
      if (files?.get(place.name)?.fault !== undefined) return 'là tệp chưa dùng được';
      if (place.name.endsWith('.pdf') === picture)
        return picture ? 'là tệp PDF, không hiện được như ảnh' : 'là ảnh: dùng nút chèn ảnh, không dùng liên kết';
      return undefined;
    };
    for (const { path, data, facts } of entriesOf(content)) {
      const reason = data.picture === undefined || data.picture === '' ? undefined : faultOf(data.picture, true);
      if (reason !== undefined) yield { file: path, values: { target: shown(data.picture!), reason } };
      for (const { line, url, picture } of facts.links) {
        const why = faultOf(url, picture);
        if (why !== undefined) yield { file: path, line, values: { target: shown(url), reason: why } };
      }
    }
  },
};
