import type { Programme } from '../schema/programme.ts';
import type { Clause } from '../schema/clause.ts';
import type { KindName } from '../schema/submission.ts';
import type { Figure, UnitsRow } from './view-row.ts';

/** Why a figure is what it is: what is counted, by which clause of the unit's own programme, from which files. */
interface Explanation {
  /** Where it stands on a page. */
  name: string;
  figure: string;
  rule: string;
  clause: (programme: Programme) => Clause | undefined;
  kinds: readonly KindName[];
  /** A number by which a unit's year is known. */
  number?: {
    /** What stands beside it. */
    label: string;
    value: (rows: Pick<UnitsRow, 'people' | 'items'>) => Figure;
    /** Whose chi đoàn are all of whom it is told. */
    row: 'people' | 'items';
    /** What it is a share of, in words. */
    share?: string;
    /** What the chi đoàn over which it is taken did. */
    over?: string;
  };
}

/** Everything that is explained behind the numbers of a unit's page. A number more at their head is its entry here. */
export const explanations: readonly Explanation[] = [
  {
    name: 'members',
    figure: 'Đoàn viên',
    rule: 'Đếm mỗi mã trong danh sách của chi đoàn có đối tượng “đoàn viên”, trừ người đã chuyển đi trong năm; ai chuyển giữa hai chi đoàn của tổ chức, hoặc chi đoàn nhập giữa năm, thì tính một lần, ở nơi đang sinh hoạt. Thanh niên chưa vào Đoàn đếm riêng, từ Đoàn cơ sở trở lên.',
    clause: (p) => p.registration.nonMembers.clause,
    kinds: ['doan-vien'],
    number: { label: 'đoàn viên', row: 'people', value: ({ people }) => people.members },
  },
  {
    name: 'registered',
    figure: 'Đoàn viên đã đăng ký',
    rule: 'Đoàn viên có trong danh sách và có đăng ký được nhận, đủ số việc tối thiểu của chương trình (việc trùng nhau tính một) hoặc được quyết định ngoại lệ. Đăng ký sau hạn vẫn tính, ghi là trễ.',
    clause: (p) => p.registration.minimumItems.clause,
    kinds: ['doan-vien', 'dang-ky', 'dieu-chinh'],
    number: {
      label: 'đoàn viên đã đăng ký',
      row: 'people',
      value: ({ people }) => people.registered,
      share: 'đoàn viên',
      over: 'đã nộp',
    },
  },
  {
    name: 'items',
    figure: 'Việc đã đăng ký',
    rule: 'Mỗi dòng đăng ký được nhận là một việc; việc đã bỏ có lý do không tính nữa, việc chưa xong của người đã đi cũng vậy. Theo tiêu chí, theo nhóm và theo loại là cùng những việc ấy, chia ra.',
    clause: (p) => p.registration.minimumItems.clause,
    kinds: ['dang-ky', 'dieu-chinh'],
    number: { label: 'việc đã đăng ký', row: 'items', value: ({ items }) => items.items, over: 'đã nộp' },
  },
  {
    name: 'done',
    figure: 'Việc đã hoàn thành',
    rule: 'Một việc là hoàn thành khi kỳ gần nhất nói đến nó ghi “hoàn thành”. Cột theo kỳ là số việc hoàn thành tính đến cuối kỳ ấy, cộng dồn từ đầu năm.',
    clause: (p) => p.rounds[0]?.clause,
    kinds: ['dang-ky', 'ket-qua'],
    number: {
      label: 'việc đã hoàn thành',
      row: 'items',
      value: ({ items }) => items.done,
      share: 'số việc đăng ký',
      over: 'đã báo cáo',
    },
  },
  {
    name: 'recognised',
    figure: 'Xếp loại được công nhận',
    rule: 'Đoàn viên có mã trong kết quả do cấp có thẩm quyền họp xét và công nhận. Đề nghị của chi đoàn không công bố.',
    clause: (p) => p.recognition.clause,
    kinds: ['doan-vien', 'cong-nhan'],
    number: {
      label: 'đoàn viên đã có kết quả công nhận',
      row: 'people',
      value: ({ people }) => people.recognised,
      over: 'đã được công nhận',
    },
  },
  {
    name: 'due',
    figure: 'Tình hình nộp',
    rule: 'Mỗi chi đoàn một lần cho mỗi loại tệp, khi có người cần ghi trong tệp ấy; quá hạn khi qua ngày hạn theo lịch của chi đoàn (năm dương lịch hoặc năm học) mà chưa có tệp nào được nhận. Điều nơi cũ đã ghi của người chuyển đến thì đi theo người ấy.',
    clause: (p) => p.reviews[0]?.clause,
    kinds: ['doan-vien', 'dang-ky', 'ket-qua', 'danh-gia', 'cong-nhan'],
  },
  {
    name: 'steps',
    figure: 'Các bước trong năm',
    rule: 'Một bước xong khi đủ mọi điều nó cần, lấy từ sổ công việc và các tệp đã nộp, và mọi bước trước đã xong; điều không còn ai để làm thì không bước nào phải chờ.',
    clause: (p) => p.steps[0]?.clause,
    kinds: ['so-viec', 'trao-doi', 'dang-ky', 'ket-qua', 'danh-gia', 'cong-nhan'],
  },
];
/** Those that are numbers. */
export const yearNumbers = explanations.flatMap(({ number, ...one }) => (number ? [{ ...one, ...number }] : []));
