import { documentAboveIn, documentOfAnotherDay, documentTypes, isNamedInFull, symbolParts } from '../../schema/document-symbol.ts';
import { issuingBodyOf } from '../../schema/issuing-body.ts';
import { shortDay } from '../../vietnamese.ts';
import type { ContentRule } from '../rule.ts';

/** Point out a document whose issuing body is in no list, or did not stand on its day. */
export const issuerKnown: ContentRule = {
  code: 'co-quan-ban-hanh-la',
  words: {
    title: 'Cơ quan ban hành không có trong danh mục',
    what: '“{issuer}” không có trong danh mục cơ quan ban hành vào ngày {day}.',
    cure: 'Chọn lại cơ quan, hoặc xem lại ngày ban hành; cơ quan ngoài tổ chức thì mở mục Cài đặt của bàn biên tập, thêm ở “Cơ quan ban hành ngoài tổ chức”.',
    example: { wrong: 'Cơ quan ban hành | BCH TỈNH ĐOÀN KIÊN GIAN', right: 'Cơ quan ban hành | BCH TỈNH ĐOÀN KIÊN GIANG' },
  },
  severity: 'warning',
  clause: 'K L1–2 “BCH ĐOÀN TỈNH KIÊN GIANG” (K-01)',
  *check(content) {
    for (const { path, data } of content.documents)
      if (!issuingBodyOf(content, data)) yield { file: path, values: { issuer: data.issuer, day: shortDay(data.day) } };
  },
};

/** Point out a published document whose symbol cannot be read, or names another type than its head. */
export const symbolReads: ContentRule = {
  code: 'so-ky-hieu-chua-ro',
  words: {
    title: 'Số và ký hiệu chưa rõ',
    what: 'Số và ký hiệu “{symbol}” {reason}.',
    cure: 'Chép lại đúng như đầu văn bản: số, chữ viết tắt của tên loại, chữ viết tắt của cơ quan.',
    example: { wrong: 'Kế hoạch | 138/TĐTN', right: 'Kế hoạch | 138-KH/TĐTN-BTCKT' },
  },
  severity: 'warning',
  clause: 'K L4 “Số: 138 -KH/TĐTN-BTCKT” (K-02)',
  *check({ documents }) {
    for (const { path, data } of documents) {
      const { symbol, type, state } = data;
      const parts = symbolParts(symbol);
      if (state === 'trinh' || parts?.type === type) continue;
      const reason = parts
        ? `là của ${documentTypes[parts.type]}, mà bài ghi ${documentTypes[type]}`
        : 'chưa đủ số, tên loại viết tắt và cơ quan';
      yield { file: path, values: { symbol, reason } };
    }
  },
};

/** Ensure that an issuer's number and type name one document of a year: numbers begin anew with each. */
export const oneSymbolOneDocument: ContentRule = {
  code: 'van-ban-trung',
  words: {
    title: 'Văn bản trùng',
    what: 'Trong năm {year}, số và ký hiệu “{symbol}” của cơ quan ấy đã có ở {other}.',
    cure: 'Giữ một bản; nếu là văn bản khác thì xem lại số hoặc ngày.',
    example: { wrong: '12-KH/ĐTN | 17/03/2016\n12-KH/ĐTN | 20/05/2016', right: '12-KH/ĐTN | 17/03/2016\n13-KH/ĐTN | 20/05/2016' },
  },
  severity: 'error',
  clause: 'K L4 (K-02)',
  *check(content) {
    const taken = new Map<string, string>();
    for (const { id, path, data } of content.documents) {
      const parts = symbolParts(data.symbol);
      const year = data.day.slice(0, 4);
      const of = parts ? `${parts.type} ${parts.number}\t${year}` : `${data.symbol.replace(/\s/g, '')}\t${data.day}`;
      const key = `${issuingBodyOf(content, data)?.name ?? data.issuer}\t${of}`;
      const other = taken.get(key);
      if (other === undefined) taken.set(key, id);
      else yield { file: path, values: { symbol: data.symbol, year, other } };
    }
  },
};

/** Point out a document that names one above it which nobody finds. */
export const documentAboveKnown: ContentRule = {
  code: 'van-ban-cap-tren-la',
  words: {
    title: 'Không tìm thấy văn bản cấp trên',
    what: 'Mục “Văn bản cấp trên” ghi “{parent}”: {reason}.',
    cure: 'Xem lại số, ký hiệu và ngày. Văn bản không có trong thư viện thì ghi đủ tên loại, số, ngày và cơ quan ban hành.',
    example: {
      wrong: 'Văn bản cấp trên | 269-KH',
      right: 'Văn bản cấp trên | Kế hoạch số 269-KH/TWĐTN-BTC, ngày 22/12/2014 của Ban Bí thư Trung ương Đoàn',
    },
  },
  severity: 'warning',
  clause: 'K L19 “Căn cứ Kế hoạch số 269-KH/TWĐTN-BTC, ngày 22/12/2014” (K-07)',
  *check({ documents }) {
    for (const one of documents) {
      const { parent } = one.data;
      if (parent === undefined || documentAboveIn(documents, one)) continue;
      const meant = documentOfAnotherDay(documents, one.id, parent);
      const reason = meant
        ? `thư viện có văn bản số ấy trong năm ấy, nhưng của ngày ${shortDay(meant.data.day)}`
        : isNamedInFull(parent)
          ? undefined
          : 'thư viện không có văn bản ấy, và câu chưa đủ để ai cũng tìm được';
      if (reason !== undefined) yield { file: one.path, values: { parent, reason } };
    }
  },
};
