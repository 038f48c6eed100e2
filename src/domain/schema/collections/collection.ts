import { z } from 'zod';
import { code, codesOf, field, text } from '../field.ts';

/** The departments that write (plan K, III.1). The desk groups its collections by them. */
export const departments = {
  'tuyen-giao': 'Ban Tuyên giáo',
  'to-chuc-kiem-tra': 'Ban Tổ chức – Kiểm tra',
} as const;

/** What one content kind is. Astro's collections, the desk's forms and the validator are all made from this table. */
export interface Collection {
  /** Folder below `content/`, one Markdown file an entry. */
  folder: string;
  label: string;
  singular: string;
  /** What stands in it, for whoever looks for the place of something. */
  about: string;
  department: keyof typeof departments;
  schema: z.ZodObject;
  /** Label of the text below the front matter. */
  body: string;
  /** How the desk names a new file; the pattern every file name follows. */
  slug: string;
  /** What names the file says which entry it is: no second entry has it, and a saved entry keeps it. */
  unique?: true;
  /** Where the site shows an entry, and the list of all. */
  path: string;
  /** By what a list of its entries is sorted: the greatest first, as days are; `ascending`: the least. */
  order: (data: never) => string;
  ascending?: true;
  /** What the search shows of an entry, and finds it by: its title, and a little more. Without it entries are not found one by one. */
  found?: (data: never, unitName: (code: string) => string) => readonly [title: string, more: string];
  /** Its entries have no page: officials' own reports say what stands in them (domain §0, row 14). */
  internal?: true;
  /** Submissions name its entries, or these name them: with a change of one, every row is judged again. */
  tiedToSubmissions?: true;
}

/** How a list of entries of this shape is sorted, and how the search shows one. */
export type SortedBy<S extends z.ZodObject> = (data: z.infer<S>) => string;
export type FoundBy<S extends z.ZodObject> = (
  data: z.infer<S>,
  unitName: (code: string) => string,
) => readonly [title: string, more: string];

/** The life of an entry (domain §5.8). Only the last three are shown; a draft lives in the desk's own branch. */
export const entryStates = {
  trinh: 'Trình duyệt',
  cong_bo: 'Công bố',
  het_hieu_luc: 'Hết hiệu lực',
  thay_the: 'Đã được thay thế',
} as const;
/** Fields that several kinds have. */
export const state = () =>
  field(codesOf(entryStates).default('cong_bo'), {
    label: 'Hiệu lực của bài',
    labels: entryStates,
    hint: 'Bài đang trình duyệt không hiện trên trang.',
  });
export const title = () => field(text(160), { label: 'Tiêu đề', hint: 'Viết như tiêu đề trên báo: ngắn, rõ việc.' });
export const summary = () => field(text(400), { label: 'Tóm tắt', widget: 'text', hint: 'Một, hai câu; hiện ở trang chủ và danh sách.' });
export const organisation = () => field(code(), { label: 'Đơn vị ban hành', coded: 'Mã đơn vị gốc, ví dụ: kg' });
export const criteria = () =>
  field(z.array(z.string()).default([]), {
    label: 'Tiêu chí liên quan',
    coded: 'Mã tiêu chí của chương trình, ví dụ: NT, CM, SK hoặc RL1.',
  });
export const campaigns = () =>
  field(z.array(code()).default([]), {
    label: 'Cuộc vận động, phong trào',
    coded: 'Mã cuộc vận động, phong trào của chương trình, ví dụ: lam-theo-loi-bac.',
  });
export const sample = () => field(z.boolean().default(false), { label: 'Dữ liệu minh hoạ' });
export const picture = () => field(z.string().optional(), { label: 'Ảnh', widget: 'image' });
export const pictureAlt = () =>
  field(text(200).optional(), { label: 'Lời tả ảnh', hint: 'Cho người không nhìn thấy ảnh; bắt buộc khi có ảnh.', sometimes: true });
