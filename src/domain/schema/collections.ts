import type { z } from 'zod';
import {
  departmentReportSchema,
  documentSchema,
  honourSchema,
  inspectionSchema,
  lessonSchema,
  reviewSchema,
  storySchema,
  topicSchema,
} from './authored.ts';

/** The two departments that write (plan K, III.1). The desk groups its collections by them. */
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
  /** Where the site shows an entry. */
  path: string;
}

export const collections = {
  topics: {
    folder: 'topics',
    label: 'Chủ đề sinh hoạt',
    singular: 'chủ đề',
    about: 'chủ đề sinh hoạt từng tháng',
    department: 'tuyen-giao',
    schema: topicSchema,
    body: 'Nội dung sinh hoạt',
    slug: '{{fields.organisation}}-{{fields.month}}',
    unique: true,
    path: 'chu-de',
  },
  documents: {
    folder: 'documents',
    label: 'Văn bản, hướng dẫn',
    singular: 'văn bản',
    about: 'văn bản, hướng dẫn',
    department: 'tuyen-giao',
    schema: documentSchema,
    body: 'Nội dung văn bản',
    slug: '{{slug}}',
    path: 'thu-vien',
  },
  lessons: {
    folder: 'lessons',
    label: 'Bài học lý luận chính trị',
    singular: 'bài học',
    about: 'bài học lý luận chính trị',
    department: 'tuyen-giao',
    schema: lessonSchema,
    body: 'Nội dung bài học',
    slug: '{{fields.set}}-{{fields.order}}',
    unique: true,
    path: 'bai-hoc',
  },
  stories: {
    folder: 'stories',
    label: 'Mô hình hay, cách làm tốt',
    singular: 'mô hình',
    about: 'mô hình hay, cách làm tốt',
    department: 'to-chuc-kiem-tra',
    schema: storySchema,
    body: 'Câu chuyện',
    slug: '{{slug}}',
    path: 'mo-hinh',
  },
  honours: {
    folder: 'honours',
    label: 'Tuyên dương, khen thưởng',
    singular: 'gương điển hình',
    about: 'tuyên dương, khen thưởng',
    department: 'to-chuc-kiem-tra',
    schema: honourSchema,
    body: 'Lời tuyên dương',
    slug: '{{fields.year}}-{{fields.unit}}-{{slug}}',
    path: 'tuyen-duong',
  },
  inspections: {
    folder: 'inspections',
    label: 'Kiểm tra, giám sát',
    singular: 'cuộc kiểm tra',
    about: 'cuộc kiểm tra: kết luận, việc cần khắc phục và hạn; không ghi tên người',
    department: 'to-chuc-kiem-tra',
    schema: inspectionSchema,
    body: 'Diễn biến',
    slug: '{{fields.planned}}-{{fields.unit}}',
    path: 'kiem-tra',
  },
  reviews: {
    folder: 'reviews',
    label: 'Sơ kết, đánh giá',
    singular: 'bản đánh giá',
    about: 'sơ kết điểm, đánh giá 06 tháng và 01 năm của cơ sở Đoàn',
    department: 'to-chuc-kiem-tra',
    schema: reviewSchema,
    body: 'Ghi thêm',
    slug: '{{fields.year}}-{{fields.unit}}-{{slug}}',
    path: 'so-ket',
  },
  departmentReports: {
    folder: 'department-reports',
    label: 'Báo cáo tháng của phòng, ban',
    singular: 'báo cáo tháng',
    about: 'báo cáo hằng tháng của phòng, ban về các đơn vị được phân công theo dõi',
    department: 'to-chuc-kiem-tra',
    schema: departmentReportSchema,
    body: 'Ghi thêm',
    slug: '{{fields.month}}-{{fields.department}}',
    unique: true,
    path: 'bao-cao-thang',
  },
} as const satisfies Record<string, Collection>;
export type CollectionName = keyof typeof collections;
export const collectionNames = Object.keys(collections) as CollectionName[];
