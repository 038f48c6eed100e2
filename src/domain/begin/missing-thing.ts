import type { CollectionName } from '../schema/collections.ts';
import type { SigningUnit } from './read-signers.ts';
import type { SettingKind } from './settings.ts';
import type { Settlement } from './settle.ts';

/** How soon what is missing is wanted, in the words that part the list. */
export const needs = {
  ngay: 'Cần ngay: chi đoàn chờ những điều này',
  sau: 'Để sau cũng được: trang vẫn chạy, chi đoàn vẫn nộp được',
} as const;
export const nothingNow = 'Không còn gì phải làm ngay: chi đoàn đăng ký và nộp được rồi.';

/** Something that is not there yet on the first day, and what mends it. */
export interface Missing {
  need: keyof typeof needs;
  what: string;
  mend: string;
  /** Where at the desk it is mended: an entry (without a name, a new one), a form of its own, or a place among the settings. */
  at?:
    | { collection: CollectionName; id?: string }
    | { form: 'year' | 'units' }
    | { setting: `${SettingKind}/${string}` }
    | { settle: Settlement['kind']; of: string; year?: number; fields: readonly FieldAsked[]; units?: readonly SigningUnit[] };
}

/** One thing that is asked: its name among the answers, and its label. */
export interface FieldAsked {
  name: string;
  label: string;
  /** Several things, one a line. */
  lines?: boolean;
}

/** Where things are mended, as somebody at the terminal reads it too. */
export const here = 'ở mục Bắt đầu của bàn biên tập';
export const inSettings = 'ở mục Cài đặt của bàn biên tập';
