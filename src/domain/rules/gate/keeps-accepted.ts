import { stillThere, type GateRule } from './gate.ts';

/** Note that rows which were accepted go or are written otherwise: nothing is amiss, but a person enters it. */
export const keepsAccepted: GateRule = {
  code: 'thay-dong-da-nhan',
  words: {
    title: 'Thay hoặc bỏ dòng đã nhận',
    what: 'Có dòng đã vào sổ mà tệp này ghi khác đi hoặc không còn ghi.',
    cure: 'Đúng ý thì không phải làm gì thêm: người phụ trách xem rồi nhập. Không phải thì tải bản đang có về, ghi thêm vào bản ấy rồi nộp lại.',
    example: { wrong: 'dang-ky.csv | việc 2 ghi khác', right: 'dang-ky.csv | việc 2 như cũ, thêm việc 6' },
  },
  severity: 'note',
  source: 'thoả thuận: bỏ hay thay dòng đã nhận thì người xem (quyết định 16)',
  *check({ replacing, losing, touched }) {
    // Of what is taken away, changed from an old version or breaks another file, other rules speak.
    const plain = new Set(touched.filter((entry) => stillThere(entry) && !entry.movedOn).map(({ path }) => path));
    if (losing.length === 0) for (const file of replacing) if (plain.has(file)) yield { file, values: {} };
  },
};
