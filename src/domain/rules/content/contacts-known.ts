import type { ContentRule } from '../rule.ts';

/** Point out an organisation that runs a programme and names nobody to ask. */
export const contactsKnown: ContentRule = {
  code: 'to-chuc-thieu-lien-he',
  words: {
    title: 'Tổ chức chưa có nơi liên hệ',
    what: 'Chưa ghi ai trả lời khi “{unit}” có đơn vị gặp khó khăn, vướng mắc.',
    cure: 'Ghi ban phụ trách và số điện thoại hay thư điện tử vào mục Liên hệ của trang.',
    example: { wrong: 'Liên hệ |', right: 'Liên hệ | Ban Tổ chức - Kiểm tra, 077. 3876903' },
  },
  severity: 'warning',
  clause: 'K L61 “nếu có khó khăn, vướng mắc đề nghị liên hệ với Ban Tổ chức - Kiểm tra” (K-54)',
  *check({ forest, programmes, site }) {
    const known = new Set(site.contacts.map(({ organisation }) => organisation));
    for (const code of new Set(programmes.map(({ organisation }) => organisation)))
      if (!known.has(code)) yield { file: 'content/site.json', values: { unit: forest.get(code)?.name ?? code } };
  },
};
