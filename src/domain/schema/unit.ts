import { z } from 'zod';
import { choice, code, codesOf, day, field, text } from './field.ts';

/**
 * The levels of the organisation, from the top down. A new level is a new line here.
 * `submits`: hands in members' registrations and results. Who recognises ratings follows from the tree, see `Forest`.
 */
export const levels = {
  tinh: { label: 'Tỉnh, thành Đoàn', submits: false },
  huyen: { label: 'Huyện, quận, thị Đoàn và tương đương', submits: false },
  xa: { label: 'Đoàn xã, phường, đặc khu', submits: false },
  co_so: { label: 'Đoàn cơ sở', submits: false },
  chi_doan: { label: 'Chi đoàn', submits: true },
} as const;
export type Level = keyof typeof levels;
export const levelLabels = Object.fromEntries(Object.entries(levels).map(([k, v]) => [k, v.label])) as Record<Level, string>;

/** Kinds of units (domain §6 `loai_hinh`). */
export const unitKinds = {
  dia_ban_dan_cu: 'Địa bàn dân cư',
  truong_hoc: 'Trường học',
  cong_chuc_vien_chuc: 'Công chức, viên chức',
  doanh_nghiep: 'Doanh nghiệp',
  luc_luong_vu_trang: 'Lực lượng vũ trang',
  khac: 'Khác',
} as const;
export type UnitKind = keyof typeof unitKinds;

/** Blocs (khối) in which pilots are chosen and figures compared: plan K, III.1. */
export const blocs = {
  cong_chuc_vien_chuc: 'Khối công chức, viên chức',
  do_thi: 'Khối đô thị',
  nong_thon: 'Khối nông thôn',
  truong_hoc: 'Khối trường học',
  doanh_nghiep: 'Khối doanh nghiệp',
  luc_luong_vu_trang: 'Khối lực lượng vũ trang',
} as const;
export type Bloc = keyof typeof blocs;

/** The two kinds of branches (programme Q, 2.2): a chi đoàn cơ sở answers to the unit above, not to a Đoàn cơ sở. */
export const branchTypes = {
  bo_phan: 'Chi đoàn bộ phận',
  co_so: 'Chi đoàn cơ sở',
} as const;

/** How often the BCH talks with each member (programme Q, 2.2 Bước 4: "Hằng tháng hoặc hằng quý"). */
export const talkRhythms = { thang: 'Hằng tháng', quy: 'Hằng quý' } as const;

export const yearKinds = { nam_duong_lich: 'Năm dương lịch', nam_hoc: 'Năm học' } as const;

/** One unit of the forest. Its successors are not written: they are the units that name it as a predecessor. */
export const unitSchema = z.strictObject({
  code: field(code(), { label: 'Mã đơn vị', hint: 'Chữ thường không dấu, số và gạch nối; không bao giờ đổi.' }),
  name: field(text(160), 'Tên đơn vị'),
  level: choice(levelLabels, { label: 'Cấp' }),
  kind: choice(unitKinds, { label: 'Loại hình' }),
  bloc: field(codesOf(blocs).optional(), { label: 'Khối', labels: blocs }),
  cluster: field(text(60).optional(), { label: 'Cụm thi đua' }),
  branchType: field(codesOf(branchTypes).optional(), { label: 'Loại chi đoàn', labels: branchTypes }),
  parent: field(code().optional(), { label: 'Đơn vị cấp trên', hint: 'Mã đơn vị; để trống nếu là gốc.' }),
  yearKind: field(codesOf(yearKinds).default('nam_duong_lich'), { label: 'Tính theo', labels: yearKinds }),
  talks: field(codesOf(talkRhythms).optional(), {
    label: 'Nhịp trao đổi với đoàn viên',
    labels: talkRhythms,
    hint: 'Chi đoàn chọn; để trống là hằng quý.',
  }),
  validFrom: field(day().optional(), { label: 'Hiệu lực từ' }),
  validTo: field(day().optional(), { label: 'Hiệu lực đến' }),
  predecessors: field(z.array(code()).default([]), { label: 'Tiếp nối từ', hint: 'Mã các đơn vị đã nhập thành đơn vị này.' }),
  lineageNote: field(text(300).optional(), { label: 'Căn cứ chia tách, sáp nhập' }),
  stewards: field(z.array(z.int().positive()).default([]), {
    label: 'Tài khoản được nộp thay đơn vị',
    hint: 'Số hiệu (id) tài khoản trên máy chủ Git, không phải tên đăng nhập.',
  }),
  sample: field(z.boolean().default(false), { label: 'Dữ liệu minh hoạ' }),
});
export type Unit = z.infer<typeof unitSchema>;

/** A file of `content/units`: the units of one organisation, or of the organisations that succeeded it. */
export const unitFileSchema = z.strictObject({ units: z.array(unitSchema) });
