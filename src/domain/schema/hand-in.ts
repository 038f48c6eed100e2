import { z } from 'zod';
import { code } from './field.ts';
import { kindNames } from './submission.ts';

/** What the checker's page and the hand-in service say to each other: files and a key one way, a receipt or words the other. */

/** What one press may hold. A branch's year takes some hundred kilobytes. */
export const handInLimits = { files: 60, fileBytes: 8 * 1024 * 1024, allBytes: 16 * 1024 * 1024 } as const;

/** One press: all files at once. On a machine of one's own no key is asked for. */
export const handInSchema = z.strictObject({
  key: z.string().max(100).optional(),
  files: z
    .array(
      z.strictObject({
        unit: code(),
        year: z.int().min(2000).max(2099),
        kind: z.enum(kindNames),
        csv: z.string().max(handInLimits.fileBytes),
      }),
    )
    .min(1)
    .max(handInLimits.files),
});
export type HandIn = z.infer<typeof handInSchema>;

/** Where what was handed in stands, and the words for it. */
export const handInStates = {
  'dang-xet': {
    title: 'Đang xét',
    next: 'Máy đang xét lại theo quy định của chương trình. Không phải làm gì; vài phút nữa xem lại ở đây.',
  },
  'chua-xet-duoc': {
    title: 'Máy chưa xét được',
    next: 'Tệp không có gì phải sửa. Người phụ trách kỹ thuật cho máy xét lại; không phải làm gì, xem lại sau ở đây.',
  },
  'cho-xem': {
    title: 'Chờ ban phụ trách xem',
    next: 'Không có gì phải sửa; có điều máy không tự quyết được nên người phụ trách sẽ xem.',
  },
  'cho-nhap': { title: 'Đã xét, chờ vào sổ', next: 'Các tệp đều đúng quy định; người phụ trách nhập là vào sổ.' },
  'vao-so': { title: 'Đã nhận vào sổ', next: 'Cảm ơn đồng chí. Trang của đơn vị đổi theo ở lần dựng trang kế tiếp.' },
  'can-sua': {
    title: 'Cần sửa',
    next: 'Lần nộp này chưa vào sổ. Kiểm tra lại tệp ở trang này rồi nộp lại; chưa rõ chỗ nào thì hỏi ban phụ trách.',
  },
} as const satisfies Record<string, { title: string; next: string }>;
export type HandInState = keyof typeof handInStates;

/** What anybody who has its number may read of a hand-in: kinds and the day, no count. */
export interface HandInStanding {
  number: string;
  /** The day it was made, as people write it. */
  day: string;
  kinds: readonly string[];
  state: HandInState;
  title: string;
  next: string;
}
/** What the sender gets: the same, and how many rows of each file were taken. */
export interface Receipt extends HandInStanding {
  files: readonly { label: string; unit: string; year: number; rows: number }[];
}

/** Why nothing was taken: what happened, what to do, at which places, whom to ask. */
export interface HandInRefusal {
  code: string;
  title: string;
  what: string;
  cure: string;
  places: readonly { file: string; title: string; where: string; what: string; cure: string }[];
  ask: readonly string[];
  /** The same may be sent again after so many seconds, as it is; absent where something must change first. */
  again?: number;
}
