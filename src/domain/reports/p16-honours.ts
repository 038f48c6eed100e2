import { countHonoured, honourForms, recipientKinds, type Honour } from '../schema/collections/honours.ts';
import { compareVietnamese, shortDay } from '../vietnamese.ts';
import { aboutYear, type PublicReport } from './context.ts';
import { words, type ReportTable } from './report.ts';

/** P16. The year's roll of honour; a person stands in it only with a living consent (K L54, L59). */
export const honoursRoll: PublicReport = {
  code: 'P16',
  title: 'Bảng tuyên dương tập thể, cá nhân điển hình',
  question: 'Ai, tập thể nào được tuyên dương?',
  period: 'Hằng năm',
  from: 'Ban Tổ chức – Kiểm tra',
  to: 'Công khai',
  clause: 'K L54, L59 “tuyên dương các tập thể và cá nhân điển hình” (K-42, K-51, R15)',
  audience: 'cong_khai',
  yearly: true,
  isFor: ({ isWhole, isInside, year, writings }) =>
    isWhole && writings.honours.some(({ data }) => isInside(data.unit) && data.year === year),
  build: (context) => {
    const { isInside, year, writings, name } = context;
    const honours = writings.honours
      .map(({ data }) => data)
      .filter((h) => isInside(h.unit) && h.year === year)
      .sort((a, b) => compareVietnamese(a.recipient, b.recipient));
    const of = (kind: Honour['recipientKind']) => honours.filter((h) => h.recipientKind === kind);
    const table = (kind: Honour['recipientKind']): ReportTable => ({
      caption: `${recipientKinds[kind]}, xếp theo tên`,
      columns: ['Được tuyên dương', 'Đơn vị', 'Danh hiệu, thành tích', 'Hình thức', 'Cấp khen', 'Quyết định', 'Ngày'].map(words),
      rows: of(kind).map((h) => [
        h.recipient,
        name(h.unit),
        h.title,
        honourForms[h.form],
        h.awardedBy,
        h.decision.symbol,
        shortDay(h.decision.day),
      ]),
    });
    return {
      title: honoursRoll.title,
      lead: `${aboutYear(context)} Cá nhân có tên ở đây đã đồng ý công khai, và còn trong thời hạn đồng ý.`,
      facts: [
        ['tập thể', countHonoured(honours, 'tap_the')],
        ['cá nhân', countHonoured(honours, 'ca_nhan')],
        ['lượt tuyên dương', honours.length],
      ],
      tables: [table('tap_the'), table('ca_nhan')],
    };
  },
};
