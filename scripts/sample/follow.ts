import { compareCodes, type Unit } from '../../src/domain/index.ts';
import type { Meetings } from './book.ts';
import { daysAfter, today, WorkingYear } from './calendar.ts';
import type { Life, Rows } from './life.ts';
import type { Presence } from './people.ts';
import { random } from './random.ts';
import type { SampleRoot } from './tasks.ts';
import { isUndone } from './undone.ts';

/** Which months belong together for a branch's talks. */
const periodsOf = ({ talks }: Unit): readonly (readonly number[])[] =>
  talks === 'thang' ? Array.from({ length: 12 }, (_, month) => [month]) : [0, 3, 6, 9].map((first) => [first, first + 1, first + 2]);

/**
 * The talks of a BCH with its members, month by month or quarter by quarter, by day only (programme Q, 2.2 Bước 4). One
 * branch in four now and then forgets somebody.
 */
export const talkWith = (unit: Unit, calendarYear: number, roster: readonly Presence[]): Rows['trao-doi'] => {
  const { code } = unit;
  const year = new WorkingYear(unit, calendarYear);
  const chance = random(`${code} ${calendarYear} talks`);
  const forgets = random(`${code} forgets`).chance(0.25) ? 0.06 : 0;
  const rows: Rows['trao-doi'][number][] = [];
  if (isUndone(code, 'trao-doi', calendarYear)) return rows;
  for (const [i, months] of periodsOf(unit).entries()) {
    const name = months.length > 1 ? `Q${i + 1}` : String(year.toCalendar(i)).padStart(2, '0');
    if (isUndone(code, 'trao-doi', calendarYear, name)) continue;
    const days = [1, 2, 3].map(() => year.day(chance.pick(months), chance.int(2, 26)));
    for (const { person, kind, joins = 0, leaves = 12 } of roster) {
      const isHere = joins <= months[0]! && leaves > months.at(-1)!;
      const day = chance.pick(days);
      if (kind !== 'doan_vien' || !isHere || day > today || chance.chance(forgets)) continue;
      rows.push({ nam: String(calendarYear), ma_chi_doan: code, ma_doan_vien: person.code, ngay_trao_doi: day });
    }
  }
  return rows.sort((a, b) => compareCodes(a.ma_doan_vien, b.ma_doan_vien) || compareCodes(a.ngay_trao_doi, b.ngay_trao_doi));
};

/** The movement that items of a criterion answer to. */
const movementOf: Readonly<Record<SampleRoot, (criterion: string) => string>> = {
  kg: (criterion) => (criterion === 'NT' ? 'hoc-tap-va-lam-theo-bac' : ''),
  q8: (criterion) => (criterion === 'RL5' ? 'hoc-tap-va-lam-theo-bac' : criterion.startsWith('HD') ? 'xung-kich-dong-hanh' : ''),
};
const measures = [
  'Làm sau giờ tan ca, mỗi tuần hai buổi',
  'Rủ một bạn cùng xóm làm chung',
  'Cuối tháng tự xem lại ở buổi sinh hoạt chi đoàn',
  'Sắp vào sáng chủ nhật',
  'Gắn với việc được giao ở cơ quan',
  'Nhờ anh chị đi trước chỉ buổi đầu',
  '',
  '',
];

/** One branch in twelve also writes by which means an item is done, and the movement it answers to (K L23, Q L12, L20). */
export const withMeasures = (root: SampleRoot, { code }: Unit, year: number, rows: Rows['dang-ky']): Rows['dang-ky'] => {
  if (!random(`${code} measures`).chance(0.08)) return rows;
  const chance = random(`${code} ${year} measures`);
  return rows.map((row) => ({
    ...row,
    phong_trao: chance.chance(0.7) ? movementOf[root](row.tieu_chi) : '',
    bien_phap: chance.pick(measures),
  }));
};

const reasons = {
  them: ['Nhận thêm việc của chi đoàn trong đợt hè', 'Thi xong, còn thời gian nên thêm một việc', 'Được nhờ giúp một em ở gần nhà'],
  sua: [
    'Đổi ca làm, dời sang buổi tối',
    'Lớp mở trễ, dời hạn sang quý sau',
    'Giảm số buổi cho vừa với lịch thi',
    'Đổi nơi làm cho gần nhà',
  ],
  bo: ['Hoạt động của đơn vị không tổ chức nữa', 'Chuyển chỗ làm, không còn làm được việc này', 'Lớp học không mở trong năm'],
  khong_dang_ky: [
    'Đi học tập trung ngoài địa phương',
    'Đang làm thủ tục chuyển sinh hoạt Đoàn',
    'Nghỉ việc riêng dài ngày, đã báo chi đoàn',
    'Mới đi làm ở tỉnh khác, chưa ổn định',
  ],
} as const;

/** The fewest items a registration must keep: programme Q asks for five, plan K for none in particular. */
const least = { kg: 1, q8: 5 } as const;

/**
 * What changed of registrations after they were handed in. An item is dropped only where enough are left, of both
 * families, and nothing was reported on it. Most branches wrote down why somebody did not register.
 */
export const amend = (root: SampleRoot, unit: Unit, calendarYear: number, life: Life): Rows['dieu-chinh'] => {
  const chance = random(`${unit.code} ${calendarYear} amendments`);
  const items = Map.groupBy(life['dang-ky'], (row) => row.ma_doan_vien);
  const reported = new Set(life['ket-qua'].map((row) => `${row.ma_doan_vien} ${row.stt}`));
  const rows: Rows['dieu-chinh'][number][] = [];
  const write = (member: string, stt: string, change: keyof typeof reasons, day: string) => {
    if (day <= today)
      rows.push({
        nam: String(calendarYear),
        ma_chi_doan: unit.code,
        ma_doan_vien: member,
        stt,
        thay_doi: change,
        ngay_thay_doi: day,
        ly_do_thay_doi: chance.pick<string>(reasons[change]),
      });
  };

  const [changes, explains] = [chance.chance(0.35), chance.chance(0.7)];
  const lastDay = life['dang-ky'].map((row) => row.ngay_dang_ky).reduce((a, b) => (a > b ? a : b), '');
  for (const { ma_doan_vien: member, doi_tuong: kind, tinh_trang: state } of life['doan-vien']) {
    const own = items.get(member);
    if (!own) {
      if (explains && lastDay !== '' && kind === 'doan_vien' && state !== 'chuyen_di') write(member, '', 'khong_dang_ky', lastDay);
      continue;
    }
    if (!changes || !chance.chance(0.2)) continue;
    const change = chance.pick(['them', 'sua', 'bo'] as const);
    const day = daysAfter(own[0]!.ngay_dang_ky, chance.int(30, 120));
    const ahead = own.filter((row) => row.han > day);
    const idle = own.filter((row) => !reported.has(`${member} ${row.stt}`));
    const item = {
      them: () => ahead.find((row) => row === own.at(-1)),
      sua: () => ahead[0],
      bo: () => (own.length > least[root] ? idle.find((row) => keepsFamilies(own, row.stt)) : undefined),
    }[change]();
    if (item) write(member, item.stt, change, day);
  }
  return rows;
};

/** Whether both families, rèn luyện and hành động, are still there without an item; plan K has one family only. */
const keepsFamilies = (own: Rows['dang-ky'], dropped: string): boolean => {
  const familiesOf = (rows: Rows['dang-ky']) =>
    new Set(rows.map((row) => row.tieu_chi.slice(0, 2)).filter((family) => ['RL', 'HD'].includes(family)));
  return familiesOf(own.filter((row) => row.stt !== dropped)).size === familiesOf(own).size;
};

/**
 * The chi đoàn mạnh of the branches one unit recognises (plan K, III.2): who registered; once the year is over, its three
 * aspects and, where all are met, nearly always the day of recognition.
 */
export const strongBranches = (branches: readonly Meetings[], session: string | undefined): Rows['chi-doan-manh'] =>
  branches.flatMap(({ unit, year, told }) => {
    const chance = random(`${unit.code} ${year.year} strong`);
    const registered = daysAfter(told, chance.int(2, 15));
    if (!chance.chance(0.65) || registered > today) return [];
    const aspect = (likely: number) => (!year.isOver ? 'chua_xet' : chance.chance(likely) ? 'dat' : 'chua_dat');
    const aspects = { tu_tuong: aspect(0.95), to_chuc: aspect(0.8), hoat_dong: aspect(0.85) };
    const isStrong = Object.values(aspects).every((result) => result === 'dat') && session !== undefined && chance.chance(0.9);
    return [
      {
        nam: String(year.year),
        ma_co_so: unit.parent!,
        ma_chi_doan: unit.code,
        ngay_dang_ky_manh: registered,
        ...aspects,
        ngay_cong_nhan_manh: isStrong ? daysAfter(session, chance.int(0, 6)) : '',
      },
    ];
  });
