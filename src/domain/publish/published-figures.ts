import type { Figures } from '../progress/figures.ts';
import type { KindName } from '../schema/submission.ts';

/** What is told of the people of a group of branches, besides how many members they have. */
interface GroupFigure {
  /** What the published table calls it, and says of it. */
  column: string;
  about: string;
  /** It is known of a branch that handed this in. */
  from: KindName;
  value: (figures: Figures) => number;
}

/** Every such figure. A new one is its line here, and stands in the dataset, its tables and what pages ask for. */
const all = {
  registered: {
    column: 'da_dang_ky',
    about: 'Đoàn viên đã đăng ký',
    from: 'dang-ky',
    value: ({ people }) => people.registered,
  },
  recognised: {
    column: 'da_cong_nhan',
    about: 'Đoàn viên đã có kết quả công nhận',
    from: 'cong-nhan',
    value: ({ people }) => Object.values(people.recognised).reduce((a, b) => a + b, 0),
  },
} as const satisfies Record<string, GroupFigure>;
export type GroupFigureName = keyof typeof all;
export const groupFigures: Readonly<Record<GroupFigureName, GroupFigure>> = all;
export const groupFigureNames = Object.keys(all) as GroupFigureName[];

/** Something of each of them, by its name. */
export const ofGroupFigures = <T>(make: (figure: GroupFigure, name: GroupFigureName) => T): Record<GroupFigureName, T> =>
  Object.fromEntries(groupFigureNames.map((name) => [name, make(groupFigures[name], name)])) as Record<GroupFigureName, T>;
