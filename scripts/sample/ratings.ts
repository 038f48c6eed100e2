import type { WorkingYear } from './calendar.ts';
import type { Presence } from './people.ts';
import type { Random } from './random.ts';
import type { Item } from './register.ts';
import type { SampleRoot } from './tasks.ts';

/** Both programmes' ratings, from the highest down, with the share of items done (%) from which each is suggested. */
const scale = [
  ['hoan_thanh_xuat_sac', 90],
  ['hoan_thanh_tot', 80],
  ['hoan_thanh', 50],
  ['khong_hoan_thanh', 0],
] as const;
const [best, , least, worst] = scale.map(([rating]) => rating) as [string, string, string, string];
const notRated = 'khong_xep_loai';

const step = (rating: string, by: 1 | -1): string => scale[scale.findIndex(([code]) => code === rating) + by]?.[0] ?? rating;
const lower = (rating: string) => step(rating, 1);
const raise = (rating: string) => step(rating, -1);

export interface ProposedRating {
  rating: string;
  /** The share (%) from which a member away is taken to have fulfilled the year; '' for everybody else. */
  threshold: string;
  reason: string;
}

const reasons = {
  lower: [
    'Làm xong việc đăng ký nhưng vắng ba buổi sinh hoạt chi đoàn không báo',
    'Hai việc làm xong sau hạn đã đăng ký',
    'Việc đăng ký còn nhẹ so với khả năng, chi đoàn biểu quyết mức này',
    'Có việc làm xong nhưng chưa nêu được kết quả cụ thể',
  ],
  raise: [
    'Phụ trách thêm việc chung của chi đoàn, chi đoàn biểu quyết nâng mức',
    'Việc chưa xong do đơn vị hoãn hoạt động, không do đoàn viên',
    'Giúp nhiều bạn khác hoàn thành việc đăng ký, tập thể ghi nhận',
  ],
} as const;

/** A branch's proposal: what the share done suggests, then people's judgement, with the reason where they differ. */
export const propose = (
  chance: Random,
  root: SampleRoot,
  { person, joins, leaves }: Presence,
  items: readonly Item[],
  year: WorkingYear,
): ProposedRating => {
  const proposal = (rating: string, reason = '', threshold = ''): ProposedRating => ({ rating, threshold, reason });
  const monthName = (month: number) => `tháng ${year.toCalendar(month)}`;
  if (leaves !== undefined) return proposal(notRated, `Chuyển sinh hoạt Đoàn đi từ ${monthName(leaves)}`);
  if (joins !== undefined && joins > 6) return proposal(notRated, `Chuyển đến từ ${monthName(joins)}, chưa đủ 6 tháng`);
  if (items.length === 0) return proposal(notRated, 'Không đăng ký rèn luyện trong năm');

  const done = items.filter((item) => item.doneIn !== undefined).length;
  const suggested = scale.find(([, from]) => done * 100 >= items.length * from)![0];
  const home = person.monthsHome;
  if (home !== undefined && done * 100 < 80 * items.length) {
    const threshold = home >= 7 ? 50 : home >= 5 ? 45 : 40;
    const fulfilled = done >= Math.ceil((items.length * threshold) / 100);
    return proposal(
      fulfilled ? least : worst,
      `Sống ở địa phương ${home} tháng, làm xong ${done} trên ${items.length} việc đăng ký`,
      String(threshold),
    );
  }
  if (suggested === best && items.length < 3)
    return proposal(lower(suggested), `Làm xong cả ${items.length} việc nhưng số việc đăng ký còn ít`);
  // With three items a member is either at 100 % or below 70: Kiên Giang's branches weigh more than the share.
  const [down, up] = root === 'kg' ? [0.3, 0.25] : [0.1, 0.12];
  if (suggested === best ? chance.chance(down) : suggested !== worst && suggested !== least && chance.chance(0.1))
    return proposal(lower(suggested), chance.pick(reasons.lower));
  if (suggested !== best && chance.chance(up)) return proposal(raise(suggested), chance.pick(reasons.raise));
  return proposal(suggested);
};

const changes = {
  lower: [
    'Ban Chấp hành kiểm tra sổ chi đoàn: một việc chưa có kết quả',
    'Đối chiếu với yêu cầu chung của các chi đoàn cùng khối',
    'Tỷ lệ việc làm xong chưa đến mức đề nghị',
  ],
  raise: ['Ban Chấp hành ghi nhận thêm việc làm ở đợt cao điểm do cấp trên giao', 'Chi đoàn tính thiếu một việc đã có xác nhận'],
} as const;

/** What the unit that recognises makes of a proposal: nearly always the same, now and then another with its reason. */
export const recognise = (chance: Random, { rating, threshold }: ProposedRating): { rating: string; reason: string } => {
  if (rating === notRated || threshold || !chance.chance(0.04)) return { rating, reason: '' };
  const down = rating === best || (rating !== worst && chance.chance(0.5));
  return { rating: down ? lower(rating) : raise(rating), reason: chance.pick(changes[down ? 'lower' : 'raise']) };
};
