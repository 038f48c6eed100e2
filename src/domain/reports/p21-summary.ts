import { ratingsOf } from '../schema/forest.ts';
import { formatShare, shortDay } from '../vietnamese.ts';
import { aboutYear, type PublicReport } from './context.ts';
import { number, words } from './report.ts';

/** P21. The printable summary for those a document names “(để b/c)”: Party and central bodies (K L64, L66). */
export const summaryForBodies: PublicReport = {
  code: 'P21',
  title: 'Báo cáo tóm tắt “để b/c”',
  period: '06 tháng, 01 năm',
  from: 'Tỉnh Đoàn, Quận Đoàn',
  to: 'Cấp uỷ, Đoàn cấp trên',
  clause: 'K L64–66 “Ban Dân vận TU, Ban Tuyên giáo TU (để b/c)” (K-55, K-56)',
  audience: 'cong_khai',
  yearly: true,
  isFor: ({ unit, figures }) => unit.parent === null && figures(unit.code) !== undefined,
  build: (context) => {
    const { unit, programme, writings, figures, year } = context;
    const own = figures(unit.code)!;
    const order = writings.documents.find(({ id }) => id === programme.document)?.data;
    const to = order?.recipients.filter((r) => r.purpose === 'bc').map((r) => r.name) ?? [];
    const families = programme.families.map((f) => ({ name: f.name, ...own.items.byFamily.find((x) => x.code === f.code)! }));
    const honours = writings.honours.filter(({ data }) => data.organisation === unit.code && data.year === year);
    const stories = writings.stories.filter(({ data }) => data.organisation === unit.code && data.day.startsWith(String(year)));
    return {
      title: `${summaryForBodies.title}: ${programme.short}`,
      lead: `${aboutYear(context)} ${to.length > 0 ? `Kính gửi: ${to.join('; ')} (để b/c).` : 'Văn bản của chương trình không ghi nơi nhận “để b/c”.'}`,
      facts: [
        ['chi đoàn', own.branches],
        ['đoàn viên', own.people.members],
        ['đoàn viên đã đăng ký', own.people.registered],
        ['việc đã đăng ký', own.items.registered],
        ['việc đã hoàn thành', own.items.done],
        ['đoàn viên đã có kết quả công nhận', own.ratings.total],
      ],
      tables: [
        {
          caption: 'Kết quả theo nhóm tiêu chí',
          columns: [words('Nhóm tiêu chí'), number('Việc đăng ký'), number('Hoàn thành'), number('Tỷ lệ trên việc đăng ký')],
          rows: families.map((f) => [f.name, f.registered, f.done, formatShare(f.done, f.registered)]),
          total: ['Cộng', own.items.registered, own.items.done, formatShare(own.items.done, own.items.registered)],
        },
        {
          caption: 'Tiến độ từng kỳ, cộng dồn',
          columns: [
            words('Kỳ'),
            words('Ngày cuối'),
            number('Chi đoàn đã báo cáo'),
            number('Chi đoàn đã hết kỳ'),
            number('Việc hoàn thành'),
          ],
          rows: own.items.byRound.map((r) => [r.name, shortDay(r.to), r.branches, r.expected, r.done]),
        },
        {
          caption: 'Xếp loại đã công nhận',
          columns: [words('Mức'), number('Đoàn viên')],
          rows: ratingsOf(programme).map(({ code, name }) => {
            const found = own.ratings.recognised.find((r) => r.code === code);
            return [name, found ? found.people : 0];
          }),
          total: ['Cộng', own.ratings.total],
        },
        {
          caption: 'Điển hình trong năm',
          columns: [words('Nội dung'), number('Số lượng')],
          rows: [
            ['Tập thể được tuyên dương', honours.filter(({ data }) => data.recipientKind === 'tap_the').length],
            ['Cá nhân được tuyên dương', honours.filter(({ data }) => data.recipientKind === 'ca_nhan').length],
            ['Mô hình hay, cách làm tốt', stories.length],
          ],
        },
      ],
    };
  },
};
