import { amendments } from '../../schema/submission.ts';
import { compareCodes } from '../../vietnamese.ts';
import type { BranchYear } from '../../year/branch-year.ts';
import { differentItems } from '../../year/item.ts';
import { minimumRules } from '../../year/standing.ts';
import type { SubmissionRule } from '../rule.ts';

/** Ensure that a change names its item, and that who registers nothing names none. */
export const changeNamesItem: SubmissionRule = {
  code: 'thay-doi-viec-nao',
  words: {
    title: 'Số thứ tự việc chưa hợp với thay đổi',
    what: 'Với “{change}”, ô số thứ tự việc cần {wanted}.',
    cure: 'Sửa ô số thứ tự việc, hoặc chọn lại thay đổi.',
    example: {
      wrong: 'Số thứ tự việc | Thay đổi\n | Bỏ việc',
      right: 'Số thứ tự việc | Thay đổi\n6 | Bỏ việc',
    },
  },
  severity: 'error',
  kinds: ['dieu-chinh'],
  clause: 'Q L76 “để theo dõi, kiểm tra, nhắc nhở, đánh giá” (Q-47, Q-48)',
  *check({ own }) {
    for (const { row, what, number } of own.each('dieu-chinh')) {
      const isWhole = what === 'khong_dang_ky';
      if (isWhole !== (number === ''))
        yield { rows: [row], field: 'number', values: { change: amendments[what], wanted: isWhole ? 'để trống' : 'ghi số của việc ấy' } };
    }
  },
};

/** Ensure that nobody has both registered and a reason not to. */
export const noItemsUnlessRegistered: SubmissionRule = {
  code: 'khong-dang-ky-ma-co-viec',
  words: {
    title: 'Ghi không đăng ký mà đã có việc',
    what: 'Dòng này ghi “{change}”, nhưng tệp đăng ký có việc của người ấy.',
    cure: 'Xoá dòng này; nếu người ấy thôi không đăng ký nữa thì xoá các việc của người ấy trong tệp đăng ký (dang-ky.csv).',
    example: {
      wrong: 'Mã đoàn viên | Số thứ tự việc | Thay đổi\nDV-1A | | Không đăng ký, có lý do',
      right: 'Mã đoàn viên | Số thứ tự việc | Thay đổi\nDV-2B | | Không đăng ký, có lý do',
    },
  },
  severity: 'error',
  kinds: ['dieu-chinh'],
  needs: ['dang-ky'],
  clause: 'Q L74 “đoàn viên tự đăng ký” (Q-39, Q-45)',
  *check({ own }) {
    for (const { row, what, member } of own.each('dieu-chinh'))
      if (what === 'khong_dang_ky' && own.member(member).hasRegistered)
        yield { rows: [row], field: 'what', values: { change: amendments[what] } };
  },
};

/** What a branch dropped of a member's items. */
interface Drops {
  rows: readonly number[];
  gone: readonly { thing: string | undefined; day: string }[];
  /** By which her branches' drops follow each other: their last day; of one day what is dropped decides, never a branch's code. */
  key: string;
}
const dropsIn = (branch: BranchYear, member: string): Drops => {
  const drops = branch.of('dieu-chinh', member).filter(({ what }) => what === 'bo');
  // Of what was written twice one may stay.
  const isKept = (number: string) => branch.member(member).item(number)?.dropped === false;
  const gone = drops
    .filter(({ number }) => !isKept(number))
    .map(({ number, day }) => ({ thing: branch.itemOf(member, number)?.thing, day }));
  const last = drops.reduce((latest, { day }) => (day > latest ? day : latest), '');
  const things = gone.map(({ thing }) => thing ?? '').sort();
  return { rows: drops.map(({ row }) => row), gone, key: [last, ...things].join('\n') };
};

/**
 * R1. Ensure that a member still has the programme's minimum of items after dropping some, wherever she registered them; else they all
 * stay that this branch drops.
 */
export const dropKeepsMinimum: SubmissionRule = {
  code: minimumRules.dropped,
  words: {
    title: 'Bỏ việc thì không còn đủ số việc',
    what: 'Bỏ như vậy thì một đoàn viên còn {count} việc; chương trình yêu cầu ít nhất {minimum}. Các việc ấy vẫn được giữ.',
    cure: 'Bàn để đăng ký thêm việc khác cho đủ {minimum}, ghi vào tệp đăng ký và thêm dòng “{change}” ở tệp này.',
    example: {
      wrong: 'Mã đoàn viên | Số thứ tự việc | Thay đổi\nDV-1A | 5 | Bỏ việc',
      right: 'Mã đoàn viên | Số thứ tự việc | Thay đổi\nDV-1A | 5 | Sửa việc',
    },
  },
  severity: 'error',
  kinds: ['dieu-chinh'],
  ofMember: true,
  needs: ['dang-ky'],
  clause: 'Q L90 “ít nhất 05 việc làm, hành động, chỉ tiêu” (R1, Q-63)',
  *check({ programme, own, yearOf }) {
    const minimum = programme.registration.minimumItems.count;
    for (const member of own.byMember('dieu-chinh').members()) {
      const drops = dropsIn(own, member);
      const { kind, registrations, units } = own.whole(member);
      if (drops.rows.length === 0 || kind !== 'doan_vien') continue;
      const elsewhere = units.flatMap((code) => (code === own.unit.code ? [] : (yearOf(code) ?? [])));
      const earlier = elsewhere.map((branch) => dropsIn(branch, member)).filter((other) => other.rows.length > 0 && other.key < drops.key);
      const countWithout = (gone: readonly Drops['gone'][number][]) =>
        differentItems(registrations.filter(({ thing, day }) => !gone.some((drop) => drop.thing === thing && day <= drop.day)));
      // Of what was dropped before only that is gone which left enough; what another branch dropped later is asked about there.
      const before = earlier
        .sort((a, b) => compareCodes(a.key, b.key))
        .reduce<Drops['gone']>((gone, other) => (countWithout([...gone, ...other.gone]) < minimum ? gone : [...gone, ...other.gone]), []);
      const count = countWithout([...before, ...drops.gone]);
      if (count < minimum) yield { rows: drops.rows, member, field: 'what', values: { count, minimum, change: amendments.them } };
    }
  },
};

/** Point out a change made before its item was registered. */
export const changeAfterRegistration: SubmissionRule = {
  code: 'thay-doi-truoc-dang-ky',
  words: {
    title: 'Thay đổi trước ngày đăng ký',
    what: 'Ngày thay đổi ở dòng này đứng trước ngày đăng ký của việc ấy.',
    cure: 'Xem lại hai ngày: ngày thay đổi ở tệp này, ngày đăng ký ở tệp đăng ký (dang-ky.csv).',
    example: { wrong: 'Ngày thay đổi\n15/01/2016', right: 'Ngày thay đổi\n15/06/2016' },
  },
  severity: 'warning',
  kinds: ['dieu-chinh'],
  needs: ['dang-ky'],
  clause: 'Q L74, L76 (Q-46, Q-48)',
  *check({ own }) {
    for (const { row, member, number, day } of own.each('dieu-chinh'))
      if (day < (own.member(member).item(number)?.day ?? '')) yield { rows: [row], field: 'day', values: {} };
  },
};
