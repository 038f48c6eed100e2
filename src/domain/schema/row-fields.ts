import { remember } from '../remember.ts';
import type { ActName } from './act.ts';
import type { amendments, aspectResults, ItemState, KindName, memberStates, personKinds, writers } from './submission.ts';

type PersonKind = keyof typeof personKinds;
type Aspect = keyof typeof aspectResults;

/** One thing that a row says: the column it stands in, and what its text means. */
export interface RowField<T> {
  column: string;
  read: (text: string) => T;
}

const said = <T>(column: string, read: (text: string) => T): RowField<T> => ({ column, read });
/** What a column says as it is written, or one of its codes. */
const text = <T extends string = string>(column: string): RowField<T> => said(column, (written) => written as T);
/** A number; undefined where the cell is empty. */
const number = (column: string) => said(column, (written) => (written === '' ? undefined : Number(written)));

/** What makes two items the same thing: the same words, whatever their case and stops. */
export const sameThing = remember((written) =>
  written
    .replace(/[\p{P}\s]+/gu, ' ')
    .trim()
    .toLowerCase(),
);

/** The columns that several kinds have in common. */
export const memberColumn = 'ma_doan_vien';
export const branchColumn = 'ma_chi_doan';
export const itemColumn = 'stt';

const member = text(memberColumn);
const branch = text(branchColumn);
const item = text(itemColumn);

/** What the rows of each kind say: the one place that knows which column says what; everything else asks by these names. */
export const rowFields = {
  'doan-vien': {
    member,
    kind: text<PersonKind>('doi_tuong'),
    state: text<keyof typeof memberStates>('tinh_trang'),
    /** Months lived here; '' where not asked. */
    months: text('so_thang_dia_phuong'),
    /** The day on which she came or left; '' where the file has no such column. */
    moved: text('ngay_chuyen'),
    /** The numbers of the political lessons she has learned, “01” being 1; none where the file has no such column. */
    lessons: said('bai_da_hoc', (written) => written.split(/[;,\s]+/).flatMap((lesson) => lesson.replace(/^0+(?=\d)/, '') || [])),
  },
  'dang-ky': {
    member,
    number: item,
    /** What the row says of its person; the branch's list may say otherwise. */
    kind: text<PersonKind>('doi_tuong'),
    criterion: text('tieu_chi'),
    type: text('loai'),
    /** What is to be done, in the member's words. */
    written: text('noi_dung'),
    /** What is to be done, made plain: two items with the same are one thing. */
    thing: said('noi_dung', sameThing),
    amount: number('so_luong'),
    /** What is counted; '' where nothing is. */
    measure: text('don_vi_tinh'),
    /** The day by which its member wants to have it done; '' where none is written. */
    until: text('han'),
    day: text('ngay_dang_ky'),
    /** The movement it answers to, as written; '' where the file has no such column. */
    campaign: text('phong_trao'),
    /** Who wrote it down; '' where nobody says. */
    writer: text<keyof typeof writers | ''>('nguoi_ghi'),
  },
  'dieu-chinh': {
    member,
    /** '' where the member registers nothing. */
    number: item,
    what: text<keyof typeof amendments>('thay_doi'),
    day: text('ngay_thay_doi'),
  },
  'ket-qua': {
    member,
    number: item,
    round: text('ky'),
    state: text<ItemState>('trang_thai'),
    amount: number('so_luong_dat'),
    proof: text('minh_chung'),
  },
  'trao-doi': { member, day: text('ngay_trao_doi') },
  'cham-diem': {
    member,
    criterion: text('tieu_chi'),
    /** What she gives herself; undefined where she did not. */
    ownPoints: number('diem_tu_cham'),
    /** What the branch gives her. */
    points: said('diem_chi_doan', Number),
  },
  'danh-gia': {
    member,
    rating: text('de_nghi_xep_loai'),
    /** The share of items, in percent, that the BCH chose for a member working away. */
    threshold: number('nguong_ap_dung'),
    reason: text('ly_do'),
  },
  'cong-nhan': {
    branch,
    member,
    rating: text('xep_loai_cong_nhan'),
    /** Why it differs from the proposal. */
    reason: text('ly_do_thay_doi'),
    symbol: text('so_van_ban'),
    day: text('ngay_hop'),
  },
  'so-viec': {
    act: text<ActName>('viec'),
    day: text('ngay_lam'),
    /** A criterion, month, lesson, document, kind or unit; '' where the act names nothing. */
    about: text('lien_quan'),
    present: number('co_mat'),
    all: number('tong_so'),
    agreed: number('dong_y'),
    /** Young people outside the Đoàn who took part (Q L40). */
    youth: number('thanh_nien'),
    /** The place and what came of it, or a paper's number; '' where nothing is written. */
    note: text('ghi_chu_viec'),
  },
  'chi-doan-manh': {
    branch,
    registered: text('ngay_dang_ky_manh'),
    tu_tuong: text<Aspect>('tu_tuong'),
    to_chuc: text<Aspect>('to_chuc'),
    hoat_dong: text<Aspect>('hoat_dong'),
    /** The day; '' where it was not recognised. */
    recognised: text('ngay_cong_nhan_manh'),
  },
} satisfies { readonly [K in KindName]: Readonly<Record<string, RowField<unknown>>> };
export type RowFields = typeof rowFields;

/** The kinds whose rows each speak of a member. */
export const kindsOfMembers = (Object.keys(rowFields) as KindName[]).filter((kind) => 'member' in rowFields[kind]);

/** Something that rows of some kind say. */
export type FieldName = { [K in KindName]: keyof RowFields[K] }[KindName];

/** What the rows of a kind say → the column that says it. */
export const columnsSaying = <K extends KindName>(kind: K): { readonly [Field in keyof RowFields[K]]: string } =>
  Object.fromEntries(Object.entries(rowFields[kind]).map(([field, { column }]) => [field, column])) as {
    readonly [Field in keyof RowFields[K]]: string;
  };

/** The column of a kind that says a thing. */
export const columnSaying = (kind: KindName, field: FieldName): string => {
  const fields: Readonly<Record<string, RowField<unknown> | undefined>> = rowFields[kind];
  const found = fields[field];
  if (!found) throw new Error(`No column of ${kind} says “${field}”`);
  return found.column;
};
