import { z } from 'zod';
import { choice, code, codesOf, day, field, text } from './field.ts';

/** What one level of the organisation is. Who recognises ratings follows from the tree, see `Forest`. */
interface LevelOfUnits {
  label: string;
  /** How the names of its units begin, folded. */
  named: RegExp;
  /** Hands in members' registrations and results: a chi đoàn. */
  submits: boolean;
  /** A “cơ sở Đoàn”, which the unit above reviews (K L59); a chi đoàn cơ sở is one too, see `isBaseUnit`. */
  isBase: boolean;
  /** The chi đoàn that stand directly below it (Q L64). */
  branches: 'bo_phan' | 'co_so' | null;
  /** A programme may have steps for its year (Q L47, L66). */
  hasSteps: boolean;
  /** Its units are each of one kind, and their pages say which. */
  ofOneKind: boolean;
  /** For whom its head signs a paper, where the unit's own settings say nothing (domain §2.12). */
  signsFor: string;
  /** To whom a root of this level reports: the one body that can stand above it. */
  reportsTo?: string;
}

const committee = 'TM. BAN CHẤP HÀNH';
/** What the levels have in common below which chi đoàn stand as chi đoàn cơ sở. */
const aboveBases = {
  submits: false,
  branches: 'co_so',
  hasSteps: false,
  ofOneKind: false,
  signsFor: 'TM. BAN THƯỜNG VỤ',
} as const;

/**
 * The levels of the organisation, from the top down: whatever stands further up may stand above, and of those that a name fits
 * the first is meant. A new level is a new line here.
 */
export const levels = {
  tinh: {
    label: 'Tỉnh, thành Đoàn',
    named: /^(tinh|thanh) doan\b|^doan (tinh|thanh pho)\b/,
    isBase: false,
    ...aboveBases,
    reportsTo: 'Ban Bí thư Trung ương Đoàn',
  },
  huyen: {
    label: 'Huyện, quận, thị Đoàn và tương đương',
    named: /^(quan|huyen|thi) doan\b|^doan (quan|huyen|thi xa)\b/,
    isBase: false,
    ...aboveBases,
  },
  khoi: {
    label: 'Đoàn khối, Đoàn trực thuộc',
    named: /^doan (khoi|cac co quan|uy ban nhan dan|ubnd|(truong )?dai hoc|dang uy)\b/,
    isBase: false,
    ...aboveBases,
    hasSteps: true,
  },
  xa: {
    label: 'Đoàn xã, phường, đặc khu',
    named: /^(xa|phuong|dac khu|thi tran)( doan)?\b|^doan( thanh nien)? (xa|phuong|dac khu|thi tran)\b/,
    isBase: true,
    ...aboveBases,
    hasSteps: true,
  },
  co_so: {
    label: 'Đoàn cơ sở',
    named: /^(doan|lien chi doan)\b/,
    submits: false,
    isBase: true,
    branches: 'bo_phan',
    hasSteps: true,
    ofOneKind: true,
    signsFor: committee,
  },
  chi_doan: {
    label: 'Chi đoàn',
    named: /^chi doan\b/,
    submits: true,
    isBase: false,
    branches: null,
    hasSteps: true,
    ofOneKind: true,
    signsFor: committee,
  },
} as const satisfies Record<string, LevelOfUnits>;
export type Level = keyof typeof levels;
/** The one body that can stand above a root of this level; undefined where there are several. */
export const onlyAbove = (level: Level): string | undefined => (levels[level] as LevelOfUnits).reportsTo;
/** The levels that something holds of, from the top down. */
const levelsThat = (hold: (level: LevelOfUnits) => boolean): readonly Level[] =>
  (Object.keys(levels) as Level[]).filter((level) => hold(levels[level]));
/** The levels above every chi đoàn, from the bottom up: they lead, and hand in no members' files. */
export const leadingLevels: readonly Level[] = levelsThat(({ submits }) => !submits).toReversed();
/** The levels whose BCH leads chi đoàn and has steps of its own: the Đoàn cơ sở, and those below which chi đoàn cơ sở stand today. */
export const guidingLevels: readonly Level[] = levelsThat(({ submits, hasSteps }) => hasSteps && !submits).toReversed();
export const levelLabels = Object.fromEntries(Object.entries(levels).map(([k, v]) => [k, v.label])) as Record<Level, string>;
type LevelWithSteps = { [L in Level]: (typeof levels)[L]['hasSteps'] extends true ? L : never }[Level];
/** The levels whose year a programme may divide into steps, from the bottom up. */
export const stepLevels = Object.fromEntries(
  levelsThat(({ hasSteps }) => hasSteps)
    .toReversed()
    .map((level) => [level, levels[level].label]),
) as Record<LevelWithSteps, string>;

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
  keys: field(
    z.array(z.strictObject({ hash: field(z.string().regex(/^[0-9a-f]{64}$/), 'Vết khoá'), issued: field(day(), 'Ngày cấp') })).default([]),
    {
      label: 'Khoá nộp',
      hint: 'Chỉ giữ vết của khoá, không giữ khoá. Cấp và thu hồi ở mục Cài đặt của bàn biên tập.',
    },
  ),
  paper: field(
    z
      .strictObject({
        issuer: field(text(120).optional(), { label: 'Cơ quan ban hành', hint: 'Như in ở góc trái, ví dụ: BCH ĐOÀN PHƯỜNG 1' }),
        place: field(text(60).optional(), { label: 'Địa danh' }),
        authority: field(text(120).optional(), { label: 'Thay mặt', hint: 'Ví dụ: TM. BAN THƯỜNG VỤ' }),
        actingFor: field(text(120).optional(), {
          label: 'Ký thay',
          hint: 'Chức vụ của người được ký thay, ví dụ: BÍ THƯ; để trống nếu tự ký.',
        }),
        position: field(text(120).optional(), { label: 'Chức vụ người ký', hint: 'Để trống là BÍ THƯ.' }),
        signer: field(text(80).optional(), { label: 'Họ và tên người ký' }),
        reportsTo: field(z.array(text(120)).optional(), {
          label: 'Nơi nhận báo cáo',
          hint: 'Cấp trên trước, rồi cấp uỷ mà đơn vị này gửi báo cáo. Để trống là đơn vị cấp trên trong sổ. Ví dụ: Ban Thường vụ Đảng uỷ phường',
        }),
        listsTo: field(text(80).optional(), {
          label: 'Ban nhận danh sách công nhận',
          hint: 'Của đơn vị này, khi đơn vị dưới gửi lên. Để trống là Ban Tổ chức. Ví dụ: Ban Tổ chức – Kiểm tra',
        }),
      })
      .optional(),
    { label: 'Văn bản của đơn vị', hint: 'Dùng khi làm tờ trình, báo cáo, thông báo.' },
  ),
  sample: field(z.boolean().default(false), { label: 'Dữ liệu minh hoạ' }),
});
export type Unit = z.infer<typeof unitSchema>;

/** Who hands in: an account of the Git host by its number, or a unit's key by its sign. Nobody can choose either. */
export type SenderId = number | string;
/** A number in letters that make no word and no figure, so that nobody takes it for a name or a telephone. */
export const inLetters = (hex: string): string => hex.replace(/[0-9a-f]/g, (digit) => 'bcdghkmnpqrstvxz'[parseInt(digit, 16)]!);
/** By this a key is told from others wherever it may be read. */
export const signOfKey = (hash: string): string => inLetters(hash.slice(0, 12));
/** Whether a unit names this sender as its own. */
export const isSenderOf = (
  { stewards = [], keys = [] }: Partial<Pick<Unit, 'stewards' | 'keys'>>,
  sender: SenderId | undefined,
): boolean => (typeof sender === 'number' ? stewards.includes(sender) : keys.some(({ hash }) => signOfKey(hash) === sender));

/** A year as a unit's papers and pages name it: a school's reaches over two (K L59, K-50: “school year”). */
export const yearName = ({ yearKind }: Pick<Unit, 'yearKind'>, year: number): string =>
  yearKind === 'nam_hoc' ? `năm học ${year} – ${year + 1}` : `năm ${year}`;

/** A unit in a year, as headings name both. */
export const unitInYear = (unit: Pick<Unit, 'name' | 'yearKind'>, year: number): string => `${unit.name}, ${yearName(unit, year)}`;

/** A “cơ sở Đoàn”: a unit of a base level, or a chi đoàn cơ sở, which stands for itself (Q L64). */
export const isBaseUnit = ({ level, branchType }: { level: Level; branchType?: Unit['branchType'] | null }): boolean =>
  levels[level].isBase || branchType === 'co_so';

/** A file of `content/units`: the units of one organisation, or of the organisations that succeeded it. */
export const unitFileSchema = z.strictObject({ units: z.array(unitSchema) });
/** The units of a file as they are written, whatever is amiss in them. */
export const unitsAsWritten = (data: unknown): readonly Readonly<Record<string, unknown>>[] => {
  const { units } = (data ?? {}) as { units?: unknown };
  return Array.isArray(units) ? units.filter((unit) => typeof unit === 'object' && unit !== null) : [];
};
