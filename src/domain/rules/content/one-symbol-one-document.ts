import type { ContentRule } from '../rule.ts';

/** Ensure that an issuer's number, type and day name one document. */
export const oneSymbolOneDocument: ContentRule = {
  code: 'van-ban-trung',
  words: {
    title: 'Văn bản trùng',
    what: 'Số và ký hiệu “{symbol}” cùng ngày của cơ quan ấy đã có ở {other}.',
    cure: 'Giữ một bản; nếu là văn bản khác thì xem lại số hoặc ngày.',
    example: { wrong: '12-KH/ĐTN | 17/03/2016\n12-KH/ĐTN | 17/03/2016', right: '12-KH/ĐTN | 17/03/2016\n13-KH/ĐTN | 17/03/2016' },
  },
  severity: 'error',
  clause: 'K L4 (K-02)',
  *check({ documents }) {
    const taken = new Map<string, string>();
    for (const { id, path, data } of documents) {
      const key = `${data.issuer}\t${data.symbol.replace(/\s/g, '')}\t${data.day}`;
      const other = taken.get(key);
      if (other === undefined) taken.set(key, id);
      else yield { file: path, values: { symbol: data.symbol, other } };
    }
  },
};
