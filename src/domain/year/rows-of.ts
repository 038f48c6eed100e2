import type { Rows } from '../intake/rows.ts';
import { remember } from '../remember.ts';
import type { ActName } from '../schema/act.ts';
import type { amendments, aspectResults, ItemState, KindName, memberStates, personKinds, submissionKinds } from '../schema/submission.ts';

type PersonKind = keyof typeof personKinds;
type Aspect = keyof typeof aspectResults;

/** The text of a row in a column of its kind; '' where it is empty. */
type Cell<K extends KindName> = (column: keyof (typeof submissionKinds)[K]['columns']) => string;

/** What makes two items the same thing: the same words, whatever their case and stops. */
export const sameThing = remember((text) =>
  text
    .replace(/[\p{P}\s]+/gu, ' ')
    .trim()
    .toLowerCase(),
);

/** A number as written; undefined for an empty cell. */
const numberIn = (text: string): number | undefined => (text === '' ? undefined : Number(text));

/** What a row of each kind says, typed; `row` is its number in the file. The one place that knows which column says what. */
const readers = {
  'doan-vien': (cell: Cell<'doan-vien'>) => ({
    member: cell('ma_doan_vien'),
    kind: cell('doi_tuong') as PersonKind,
    state: cell('tinh_trang') as keyof typeof memberStates,
    /** Months lived here, as written; '' where not asked. */
    months: cell('so_thang_dia_phuong'),
  }),
  'dang-ky': (cell: Cell<'dang-ky'>, extra: (column: string) => string) => ({
    member: cell('ma_doan_vien'),
    /** What the row says of its person; the branch's list may say otherwise. */
    kind: cell('doi_tuong') as PersonKind,
    number: cell('stt'),
    criterion: cell('tieu_chi'),
    type: cell('loai'),
    /** What is to be done, made plain: two items with the same are one thing. */
    thing: sameThing(cell('noi_dung')),
    amount: numberIn(cell('so_luong')),
    day: cell('ngay_dang_ky'),
    /** The movement it answers to, as written. */
    campaign: extra('phong_trao'),
  }),
  'dieu-chinh': (cell: Cell<'dieu-chinh'>) => ({
    member: cell('ma_doan_vien'),
    /** The item's; '' where the member registers nothing. */
    number: cell('stt'),
    what: cell('thay_doi') as keyof typeof amendments,
    day: cell('ngay_thay_doi'),
  }),
  'ket-qua': (cell: Cell<'ket-qua'>) => ({
    member: cell('ma_doan_vien'),
    number: cell('stt'),
    round: cell('ky'),
    state: cell('trang_thai') as ItemState,
    amount: numberIn(cell('so_luong_dat')),
  }),
  'trao-doi': (cell: Cell<'trao-doi'>) => ({ member: cell('ma_doan_vien'), day: cell('ngay_trao_doi') }),
  'danh-gia': (cell: Cell<'danh-gia'>) => ({
    member: cell('ma_doan_vien'),
    rating: cell('de_nghi_xep_loai'),
    /** The share of items, in percent, that the BCH chose for a member working away. */
    threshold: numberIn(cell('nguong_ap_dung')),
    reason: cell('ly_do'),
  }),
  'cong-nhan': (cell: Cell<'cong-nhan'>) => ({
    branch: cell('ma_chi_doan'),
    member: cell('ma_doan_vien'),
    rating: cell('xep_loai_cong_nhan'),
    /** Why it differs from the proposal. */
    reason: cell('ly_do_thay_doi'),
    symbol: cell('so_van_ban'),
    day: cell('ngay_hop'),
  }),
  'so-viec': (cell: Cell<'so-viec'>) => ({
    act: cell('viec') as ActName,
    day: cell('ngay_lam'),
    /** A criterion, month, lesson, document, kind or unit; '' where the act names nothing. */
    about: cell('lien_quan'),
    present: numberIn(cell('co_mat')),
    all: numberIn(cell('tong_so')),
    agreed: numberIn(cell('dong_y')),
  }),
  'chi-doan-manh': (cell: Cell<'chi-doan-manh'>) => ({
    branch: cell('ma_chi_doan'),
    registered: cell('ngay_dang_ky_manh'),
    tu_tuong: cell('tu_tuong') as Aspect,
    to_chuc: cell('to_chuc') as Aspect,
    hoat_dong: cell('hoat_dong') as Aspect,
    /** The day; '' where it was not recognised. */
    recognised: cell('ngay_cong_nhan_manh'),
  }),
} as const satisfies { readonly [K in KindName]: (cell: Cell<K>, extra: (column: string) => string) => object };

/** A row of a kind, typed. */
export type RowOf<K extends KindName> = ReturnType<(typeof readers)[K]> & { row: number };

/** Reads some rows of a file of a kind. */
export function* rowsOf<K extends KindName>(kind: K, rows: Rows | undefined, which: Iterable<number> = rows ?? []): Generator<RowOf<K>> {
  const read = readers[kind] as unknown as (cell: (column: string) => string, extra: (column: string) => string) => RowOf<K>;
  for (const row of which) {
    const cell = (column: string) => rows!.at(row, column);
    const said = read(cell, (column) => (rows!.names.includes(column) ? cell(column) : ''));
    said.row = row;
    yield said;
  }
}

/** Whether at least two thirds came (Q L62, L72); a number left out counts as none. */
export const hasQuorum = ({ present = 0, all = 0 }: Pick<RowOf<'so-viec'>, 'present' | 'all'>): boolean => present * 3 >= all * 2;
