import { atThresholds, awayReading, suggestRating, type Achievement, type Clause, type Programme } from '../../../domain/index.ts';
import { document, programmes } from '../../../site/content.ts';

/** How branches judge a member's year: every figure is computed by the code that judges what branches hand in. */

/** Numbers of registered items that the tables stand for. */
export const counts = [5, 6, 7, 8, 9, 10];
const member = (more: Partial<Achievement>): Achievement => ({
  kind: 'doan_vien',
  state: 'dang_sinh_hoat',
  registered: 0,
  done: 0,
  ...more,
});
/** How a programme calls a rating of its scale, or the one for those who have none. */
export const nameOf = (p: Programme, rating: string) => [...p.ratings.scale, p.ratings.notRated].find((r) => r.code === rating)!.name;

/** The fewest items done for which a rating, or a better one, is suggested. */
const fewestFor = (p: Programme, rating: string, registered: number): number => {
  const order = p.ratings.scale.map((r) => r.code);
  const reaches = (done: number) => order.indexOf(suggestRating(p, member({ registered, done }))!.rating) <= order.indexOf(rating);
  return Array.from({ length: registered + 1 }, (_, done) => done).find(reaches)!;
};

/** What the document says about teaching branches to evaluate, where it does. */
const teaching = (p: Programme): Clause | undefined =>
  p.bodies.flatMap((b) => b.duties).find((d) => d.clause.quote?.includes('phương pháp đánh giá'))?.clause;

interface Example {
  name: string;
  who: string;
  year: Achievement;
}
const athome = (registered: number): Example[] => [
  {
    name: 'Đoàn viên sinh hoạt thường xuyên',
    who: 'Sinh hoạt đều ở chi đoàn cả năm.',
    year: member({ registered, done: registered - 1 }),
  },
];
const away = (p: Programme, registered: number): Example[] => {
  if (!p.away) return [];
  const { min, max } = p.away;
  const [low, high] = [min, max].map((threshold) => ({ threshold, done: Math.floor((registered * max) / 100) }));
  return [
    {
      name: `Đoàn viên đi làm ăn xa, ngưỡng ${low!.threshold}%`,
      who: 'Ở địa phương 5 tháng trong năm. BCH chi đoàn họp, chọn ngưỡng, ghi lý do và số tháng.',
      year: member({ state: 'di_lam_an_xa', registered, done: low!.done, threshold: low!.threshold }),
    },
    {
      name: `Vẫn người ấy, nếu ngưỡng là ${high!.threshold}%`,
      who: 'Cùng một kết quả; BCH chi đoàn chọn mức cao hơn vì người ấy ở nhà nhiều tháng hơn.',
      year: member({ state: 'di_lam_an_xa', registered, done: high!.done, threshold: high!.threshold }),
    },
    {
      name: 'Đi làm ăn xa mà vẫn xong hết',
      who: awayReading(p).whoDidAll,
      year: member({ state: 'di_lam_an_xa', registered, done: registered, threshold: low!.threshold }),
    },
  ];
};

/** Each programme's way to judge a year, with its scale, its thresholds and examples. */
export const methods = programmes.map((p) => {
  const registered = Math.max(p.registration.minimumItems.count, 5);
  return {
    p,
    source: document(p.document),
    teaching: teaching(p),
    marks: p.ratings.scale.map((r) => ({ rating: r, fewest: counts.map((n) => fewestFor(p, r.code, n)) })),
    thresholds: p.away && counts.map((n) => ({ n, at: atThresholds(p, member({ registered: n })) })),
    examples: [...athome(registered), ...away(p, registered)].map((e) => ({ ...e, suggestion: suggestRating(p, e.year)! })),
  };
});
