import { shortDay } from '../vietnamese.ts';
import { type PublicReport } from './context.ts';
import { number, words } from './report.ts';

/** P17. Model stories, and where they were copied (K L54). One roll for all years. */
export const modelStories: PublicReport = {
  code: 'P17',
  title: 'Mô hình hay, cách làm tốt và nơi nhân rộng',
  question: 'Mô hình nào hay, nơi nào làm theo?',
  period: 'Liên tục',
  from: 'Ban Tổ chức – Kiểm tra',
  to: 'Công khai',
  clause: 'K L54 “phổ biến, nhân rộng mô hình hay, cách làm tốt” (K-41)',
  audience: 'cong_khai',
  yearly: false,
  isFor: ({ isWhole, isInside, writings }) => isWhole && writings.stories.some(({ data }) => isInside(data.unit)),
  build: ({ unit, isInside, writings, asOf, name }) => {
    const stories = writings.stories
      .map(({ data }) => data)
      .filter((s) => isInside(s.unit))
      .sort((a, b) => (a.day < b.day ? 1 : -1));
    const copies = stories.reduce((n, s) => n + s.copiedBy.length, 0);
    return {
      title: modelStories.title,
      lead: `${unit.name}, tính đến ngày ${shortDay(asOf)}. Mới nhất trước.`,
      facts: [
        ['mô hình', stories.length],
        ['lượt nhân rộng', copies],
        ['mô hình đã được làm theo', stories.filter((s) => s.copiedBy.length > 0).length],
      ],
      tables: [
        {
          caption: 'Các mô hình',
          columns: [
            words('Mô hình'),
            words('Đơn vị'),
            words('Ngày đăng'),
            words('Tiêu chí'),
            number('Nhân rộng'),
            words('Đã nhân rộng tại'),
          ],
          rows: stories.map((s) => [
            s.title,
            name(s.unit),
            shortDay(s.day),
            s.criteria.join(', ') || '—',
            s.copiedBy.length,
            s.copiedBy.map((c) => `${name(c.unit)} (từ ${shortDay(c.day)})`).join('; ') || 'chưa có nơi nào',
          ]),
        },
      ],
    };
  },
};
