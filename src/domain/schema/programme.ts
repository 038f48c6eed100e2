import { z } from 'zod';
import { actLabels, type ActName } from './act.ts';
import { clause } from './clause.ts';
import { reviewPeriods } from './collections/reviews.ts';
import { choice, code, codesOf, day, field, month, monthDay, text, year } from './field.ts';
import { dayOfYear, kindLabels, stepSchema } from './step.ts';
import { kindsOwed, personKinds } from './submission.ts';
import { blocs, levelLabels, talkRhythms, unitKinds, type Bloc, type UnitKind } from './unit.ts';

/** What a member may be offered to register: never an order, any other text is as good (K L25; Q L16, L69, L72). */
const suggestionSchema = z.strictObject({
  text: field(text(120), { label: 'Việc gợi ý', hint: 'Cụ thể, đếm được: có số lượng và đơn vị tính.' }),
  kinds: field(z.array(codesOf(unitKinds)).default([]), {
    label: 'Cho loại hình',
    labels: unitKinds,
    hint: 'Để trống nếu dùng cho mọi chi đoàn.',
  }),
  blocs: field(z.array(codesOf(blocs)).default([]), {
    label: 'Cho khu vực, khối',
    labels: blocs,
    hint: 'Để trống nếu dùng cho mọi khu vực.',
  }),
  people: field(z.array(codesOf(personKinds)).default([]), {
    label: 'Cho đối tượng',
    labels: personKinds,
    hint: 'Để trống nếu dùng cho cả đoàn viên và thanh niên.',
  }),
});

const criterionSchema = z.strictObject({
  code: field(z.string().regex(/^[A-Z]{1,4}[0-9]{0,2}$/), { label: 'Mã tiêu chí', hint: 'Ví dụ: RL1, HD5, NT' }),
  name: field(text(200), 'Tên tiêu chí'),
  contents: field(z.array(text(400)).default([]), 'Nội dung cụ thể'),
  aims: field(z.array(code()).default([]), 'Phục vụ mục đích'),
  points: field(z.number().positive().optional(), 'Điểm tối đa'),
  campaigns: field(z.array(code()).default([]), 'Gắn với cuộc vận động, phong trào'),
  suggestions: field(z.array(suggestionSchema).default([]), 'Gợi ý việc đăng ký'),
  clause: clause(),
});

const familySchema = z.strictObject({
  code: field(z.string().regex(/^[A-Z]{1,4}[0-9]{0,2}$/), 'Mã nhóm'),
  name: field(text(160), 'Tên nhóm'),
  short: field(text(40), 'Tên gọn'),
  criteria: field(z.array(criterionSchema).min(1), 'Tiêu chí'),
  clause: clause(),
});

export const roundKinds = { quy: 'Quý', nam: 'Năm' } as const;
const roundSchema = z.strictObject({
  code: field(z.string().regex(/^(Q[1-4]|NAM)$/), 'Mã kỳ'),
  name: field(text(40), 'Tên kỳ'),
  kind: choice(roundKinds, { label: 'Loại kỳ' }),
  lastDay: field(
    z.strictObject({
      calendar: field(monthDay(), 'Năm dương lịch'),
      school: field(monthDay(), { label: 'Năm học', hint: 'Tháng 1 đến tháng 8 thuộc năm sau.' }),
    }),
    'Ngày cuối kỳ (tháng-ngày)',
  ),
  clause: clause(),
});

/** What a programme asks of a registration that leaves out a family of criteria. */
export const familyDemands = { loi: 'Lỗi', canh_bao: 'Cảnh báo', ghi_nhan: 'Ghi nhận', khong_xet: 'Không xét' } as const;

/** So many parts of so many, and how a meeting with fewer is taken. */
const shareSchema = z.strictObject({
  parts: field(z.int().min(1).max(10), 'Số phần'),
  of: field(z.int().min(1).max(10), 'Trên tổng số phần'),
  /** More than the share, not as much. */
  more: field(z.boolean().default(false), 'Phải quá, không phải bằng'),
  severity: field(codesOf(familyDemands), { label: 'Mức độ', labels: familyDemands }),
});
export type MeetingShare = z.infer<typeof shareSchema>;

/** Reading A (a concession) or B (a discount) of the sentence about members away: domain R5. */
export const awayReadings = {
  A: 'Hoàn thành từ 40–50% số việc đã đăng ký được tính là hoàn thành nhiệm vụ',
  B: 'Chỉ 40–50% số việc đã hoàn thành được tính',
} as const;

const ratingSchema = z.strictObject({
  code: field(z.string().regex(/^[a-z_]+$/), 'Mã xếp loại'),
  name: field(text(60), 'Tên xếp loại'),
  /** Share of the registered items done, in percent, from which the machine suggests this rating. People decide. */
  suggestedFrom: field(z.int().min(0).max(100), 'Gợi ý từ tỷ lệ hoàn thành (%)'),
  /** The sum of the branch's points from which it is suggested instead, where the programme rates by points. */
  pointsFrom: field(z.number().min(0).optional(), {
    label: 'Gợi ý từ tổng điểm',
    hint: 'Khi chương trình chấm điểm: ghi ở mọi mức, mức thấp nhất là 0. Để trống: gợi ý theo tỷ lệ hoàn thành.',
  }),
  fulfils: field(z.boolean(), 'Được tính là hoàn thành nhiệm vụ'),
});

/** What an emulation indicator is measured by, each a share between 0 and 1 of the unit's own figures. */
export const measures = {
  dang_ky: 'Đoàn viên đã đăng ký trên tổng số đoàn viên',
  hoan_thanh: 'Việc hoàn thành trên số việc đã đăng ký',
  bao_cao_ky: 'Lượt báo cáo kỳ đã nộp trên số lượt phải nộp',
  nop_dung_han: 'Tệp đã nộp trên số tệp đã đến hạn',
  cong_nhan: 'Đoàn viên được công nhận kết quả trên tổng số đoàn viên',
} as const;
export type Measure = keyof typeof measures;

const dutySchema = z.strictObject({ text: field(text(500), 'Nhiệm vụ'), clause: clause() });
const bodySchema = z.strictObject({
  code: field(code(), 'Mã'),
  name: field(text(160), 'Cơ quan, bộ phận'),
  duties: field(z.array(dutySchema).min(1), 'Nhiệm vụ'),
});

/** What is owed and by when. `kind` is a CSV kind; `round` belongs to results only. */
export const dueSchema = z.strictObject({
  kind: field(z.enum(kindsOwed), { label: 'Loại', labels: kindLabels }),
  level: choice(levelLabels, { label: 'Cấp phải nộp' }),
  round: field(z.string().optional(), { label: 'Kỳ', hint: 'Mã kỳ ở mục Kỳ đánh giá; chỉ ghi cho kết quả.' }),
  day: field(day(), 'Hạn (năm dương lịch)'),
  schoolDay: field(day().optional(), 'Hạn (năm học)'),
});

export const themeKinds = { doan: 'Chủ đề năm của Đoàn', cuoc_van_dong: 'Chủ đề năm của cuộc vận động' } as const;
/** Events of which branches report that they held them: an act of their books by the same name (Q L37, Q-19). */
export const eventKinds = { ngay_ren_luyen: actLabels.ngay_ren_luyen } as const satisfies Partial<Record<ActName, string>>;
export type ThemeKind = keyof typeof themeKinds;
/** A department proposes a year's theme, the Ban Thường vụ approves one (K L49 “Tham mưu nội dung chuyên đề”, K-34). */
export const themeStates = { de_xuat: 'Đề xuất', duyet: 'Đã duyệt' } as const;
const programmeYearSchema = z.strictObject({
  year: field(year(), 'Năm'),
  themes: field(
    z
      .array(
        z.strictObject({
          kind: choice(themeKinds, { label: 'Loại' }),
          text: field(text(200), 'Chủ đề'),
          state: field(codesOf(themeStates).optional(), {
            label: 'Đã duyệt chưa',
            labels: themeStates,
            hint: 'Để trống là đã duyệt. Đề xuất thì không hiện trên trang; mỗi loại chỉ duyệt một chủ đề.',
          }),
        }),
      )
      .default([]),
    'Chủ đề năm',
  ),
  /** What the year's own plan is part of (Q L6 “Thực hiện chương trình công tác Đoàn và phong trào thanh thiếu nhi”, Q-04). */
  workProgramme: field(
    z
      .strictObject({
        text: field(text(200), 'Tên chương trình công tác'),
        document: field(code().optional(), { label: 'Văn bản', hint: 'Để trống khi thư viện chưa có.', collection: 'documents' }),
      })
      .optional(),
    'Chương trình công tác năm',
  ),
  /** Q L39 “kế hoạch … hàng năm”. */
  plan: field(code().optional(), { label: 'Kế hoạch năm', hint: 'Để trống khi chưa ban hành.', collection: 'documents' }),
  drives: field(
    z
      .array(
        z.strictObject({
          code: field(code(), 'Mã đợt'),
          name: field(text(80), 'Tên đợt'),
          theme: field(text(200), 'Chủ đề'),
          from: field(day(), 'Từ ngày'),
          to: field(day(), 'Đến ngày'),
        }),
      )
      .default([]),
    'Đợt cao điểm',
  ),
  due: field(z.array(dueSchema).default([]), 'Hạn nộp'),
  events: field(
    z
      .array(
        z.strictObject({
          code: field(code(), 'Mã'),
          name: field(text(160), 'Tên'),
          kind: field(codesOf(eventKinds).optional(), { label: 'Loại', labels: eventKinds, hint: 'Để trống là hội nghị, sự kiện khác.' }),
          from: field(day(), 'Từ ngày'),
          to: field(day(), 'Đến ngày'),
          held: field(day().optional(), { label: 'Đã tổ chức ngày', hint: 'Để trống khi chưa tổ chức.' }),
          documents: field(z.array(code()).default([]), { label: 'Tài liệu', collection: 'documents' }),
          clause: clause(),
        }),
      )
      .default([]),
    'Lịch hội nghị, sự kiện',
  ),
  closed: field(z.boolean().default(false), { label: 'Đã khoá sổ', hint: 'Sổ của năm đã chốt: không nhận thêm hay sửa tệp nộp.' }),
  /** The groups of the year's public figures, written once when its lists are due (domain §0, row 7). */
  groups: field(
    z
      .strictObject({
        people: field(z.array(z.array(code()).min(1)), 'Nhóm tính số người'),
        items: field(z.array(z.array(code()).min(2)), 'Nhóm tính chi tiết số việc'),
      })
      .optional(),
    { label: 'Nhóm số liệu đã chốt', hint: 'Lệnh “npm run dataset -- --fix” ghi, không sửa tay.', widget: 'hidden' },
  ),
});

/**
 * A programme: everything its document orders, as data. Nothing here has a twin in code; a new programme is a new file.
 * Sources: plan 138-KH/TĐTN-BTCKT (K) and programme 05-CTr/ĐTN-BTC (Q); see `content/programmes`.
 */
export const programmeSchema = z.strictObject({
  code: field(code(), 'Mã chương trình'),
  name: field(text(200), 'Tên chương trình'),
  short: field(text(60), 'Tên gọn'),
  organisation: field(code(), { label: 'Đơn vị ban hành', coded: 'Mã đơn vị gốc' }),
  document: field(code(), { label: 'Văn bản', collection: 'documents' }),
  period: field(z.strictObject({ from: field(year(), 'Từ năm'), to: field(year(), 'Đến năm'), clause: clause() }), 'Giai đoạn'),
  basis: field(z.array(z.strictObject({ text: field(text(400), 'Văn bản căn cứ'), clause: clause() })).default([]), 'Căn cứ ban hành'),
  aims: field(z.array(z.strictObject({ code: field(code(), 'Mã'), text: field(text(400), 'Mục đích'), clause: clause() })), 'Mục đích'),
  /** What the place itself strives for, in its own words (Q L11). */
  slogan: field(z.strictObject({ text: field(text(120), 'Khẩu hiệu'), clause: clause() }).optional(), 'Khẩu hiệu của địa phương'),
  families: field(z.array(familySchema).min(1), 'Nhóm tiêu chí'),
  separateGuide: field(
    z
      .strictObject({
        text: field(text(300), 'Nội dung'),
        document: field(code().optional(), { label: 'Văn bản', hint: 'Để trống khi chưa ban hành.', collection: 'documents' }),
        clause: clause(),
      })
      .optional(),
    'Hướng dẫn riêng được báo trước',
  ),
  registration: field(
    z.strictObject({
      minimumItems: field(z.strictObject({ count: field(z.int().min(1), 'Số việc tối thiểu'), clause: clause() }), 'Số việc tối thiểu'),
      everyFamily: field(
        z.strictObject({
          severity: field(codesOf(familyDemands), { label: 'Mức độ', labels: familyDemands }),
          clause: clause(),
        }),
        'Đủ các nhóm tiêu chí',
      ),
      nonMembers: field(
        z.strictObject({ mayRegister: field(z.boolean(), 'Thanh niên được đăng ký'), clause: clause() }),
        'Thanh niên chưa vào Đoàn',
      ),
    }),
    'Đăng ký',
  ),
  rounds: field(z.array(roundSchema).min(1), 'Kỳ đánh giá'),
  talks: field(
    z
      .strictObject({
        rhythms: field(z.array(codesOf(talkRhythms)).min(1), { label: 'Nhịp trao đổi', labels: talkRhythms }),
        clause: clause(),
      })
      .optional(),
    'Trao đổi với đoàn viên',
  ),
  away: field(
    z
      .strictObject({
        reading: field(codesOf(awayReadings), { label: 'Cách hiểu', labels: awayReadings }),
        min: field(z.int().min(1).max(100), 'Ngưỡng thấp nhất (%)'),
        max: field(z.int().min(1).max(100), 'Ngưỡng cao nhất (%)'),
        kinds: field(z.array(codesOf(unitKinds)).min(1), { label: 'Áp dụng cho loại hình', labels: unitKinds }),
        rating: field(z.string(), { label: 'Xếp loại được tính', hint: 'Không bao giờ cao hơn mức này.' }),
        aboveRating: field(codesOf(familyDemands).default('canh_bao'), { label: 'Đề nghị cao hơn mức ấy', labels: familyDemands }),
        clause: clause(),
      })
      .optional(),
    'Đoàn viên đi làm ăn xa',
  ),
  ratings: field(
    z.strictObject({
      scale: field(z.array(ratingSchema).min(2), 'Thang xếp loại, từ cao xuống thấp'),
      /** The lowest rating with which a member may be honoured (plan K, III.2: "đoàn viên tiêu biểu thực hiện tốt"). */
      honourFrom: field(z.string().optional(), { label: 'Được tuyên dương từ mức', hint: 'Mã xếp loại; để trống: mức nào cũng được.' }),
      notRated: field(z.strictObject({ code: field(z.string(), 'Mã'), name: field(text(60), 'Tên') }), 'Không xếp loại'),
      clause: clause(),
    }),
    'Xếp loại',
  ),
  recognition: field(
    z.strictObject({
      /** What the branch's own meeting must have had before its proposal goes up. */
      meeting: field(z.strictObject({ quorum: field(shareSchema, 'Số có mặt'), majority: field(shareSchema, 'Số đồng ý') }).optional(), {
        label: 'Cuộc họp đánh giá của chi đoàn',
        hint: 'Để trống khi chương trình không đặt.',
      }),
      clause: clause(),
    }),
    'Công nhận',
  ),
  pilots: field(
    z
      .strictObject({
        perUnit: field(
          z.strictObject({ min: field(z.int(), 'Ít nhất'), max: field(z.int(), 'Nhiều nhất'), clause: clause() }),
          'Mỗi đơn vị chọn',
        ),
        chosen: field(
          z.array(
            z.strictObject({
              unit: field(code(), 'Đơn vị làm điểm'),
              chosenBy: field(code(), 'Đơn vị chọn'),
              bloc: field(codesOf(blocs), { label: 'Khối', labels: blocs }),
              clause: clause(),
            }),
          ),
          'Đơn vị làm điểm',
        ),
        interimReview: field(z.strictObject({ month: month('Tháng sơ kết'), clause: clause() }), 'Sơ kết'),
      })
      .optional(),
    'Chỉ đạo điểm',
  ),
  steps: field(z.array(stepSchema).default([]), 'Các bước'),
  reviews: field(
    z
      .array(
        z.strictObject({
          name: field(text(80), 'Tên'),
          everyMonths: field(z.int().min(1).max(12), 'Chu kỳ (tháng)'),
          by: field(text(160), 'Cơ quan thực hiện'),
          ofBases: field(codesOf(reviewPeriods).optional(), {
            label: 'Là kỳ đánh giá cơ sở Đoàn',
            labels: reviewPeriods,
            hint: 'Chỉ chọn khi văn bản giao cấp trên đánh giá cơ sở Đoàn; mỗi cơ sở còn thiếu sẽ được nêu.',
          }),
          due: field(dayOfYear(), { label: 'Hạn (tháng-ngày)', hint: 'Để trống: ngày cuối kỳ, 30/6 và 31/12 hoặc theo năm học.' }),
          clause: clause(),
        }),
      )
      .default([]),
    'Định kỳ báo cáo, đánh giá',
  ),
  lessonSet: field(
    z.strictObject({ set: field(code(), 'Bộ bài học'), count: field(z.int().min(1), 'Số bài'), clause: clause() }).optional(),
    'Bài học lý luận chính trị',
  ),
  campaigns: field(
    z.array(z.strictObject({ code: field(code(), 'Mã'), name: field(text(160), 'Tên'), clause: clause() })).default([]),
    'Cuộc vận động, phong trào',
  ),
  bodies: field(z.array(bodySchema).min(1), 'Cơ quan chịu trách nhiệm'),
  /** Which department follows which units (plan K, III.1: "chỉ đạo, theo dõi các huyện, thị, thành Đoàn và Đoàn trực thuộc"). */
  assignments: field(
    z
      .strictObject({
        /** The day of the following month by which a department's monthly report is due. */
        dueDay: field(z.int().min(1).max(28), 'Hạn báo cáo: ngày của tháng sau'),
        departments: field(
          z.array(
            z.strictObject({
              code: field(code(), 'Mã'),
              name: field(text(160), 'Phòng, ban, đơn vị'),
              units: field(z.array(code()).min(1), 'Đơn vị được phân công theo dõi'),
              from: field(day(), 'Từ ngày'),
              to: field(day().optional(), 'Đến ngày'),
            }),
          ),
          'Phân công',
        ),
        clause: clause(),
      })
      .optional(),
    'Phân công theo dõi đơn vị',
  ),
  emulation: field(
    z
      .strictObject({
        indicators: field(
          z.array(
            z.strictObject({ measure: choice(measures, { label: 'Đo bằng' }), points: field(z.int().min(1).max(100), 'Điểm tối đa') }),
          ),
          'Chỉ số',
        ),
        clause: clause(),
      })
      .optional(),
    'Chỉ số thi đua',
  ),
  strongBranch: field(z.strictObject({ clause: clause() }).optional(), 'Chi đoàn mạnh'),
  years: field(z.array(programmeYearSchema).min(1), 'Từng năm'),
});
export type Programme = z.infer<typeof programmeSchema>;
export type ProgrammeYear = Programme['years'][number];
export type ProgrammeEvent = ProgrammeYear['events'][number];
/** An event of which units report has a page: its guide, its days, who reported it (Q L37, Q-19). */
export const hasEventPage = ({ kind }: ProgrammeEvent): boolean => kind !== undefined;
export const eventPage = ({ organisation }: Pick<Programme, 'organisation'>, of: number, { code: name }: ProgrammeEvent): string =>
  `lich/${organisation}-${of}-${name}/`;
/** The themes by which a year goes: a proposed one is not one yet (K L49, K-34). */
export const approvedThemes = ({ themes = [] }: Partial<Pick<ProgrammeYear, 'themes'>>): ProgrammeYear['themes'] =>
  themes.filter(({ state }) => state !== 'de_xuat');
/** What departments proposed and nobody has approved yet. */
export const proposedThemes = ({ themes }: Pick<ProgrammeYear, 'themes'>): ProgrammeYear['themes'] =>
  themes.filter(({ state }) => state === 'de_xuat');
/** The kinds of which a year has no theme yet (Q L39, Q-20). */
export const themesLacking = (settings: Pick<ProgrammeYear, 'themes'>): readonly ThemeKind[] => {
  const there = new Set(approvedThemes(settings).map(({ kind }) => kind));
  return (Object.keys(themeKinds) as ThemeKind[]).filter((kind) => !there.has(kind));
};
/** Themes of a year from what was said of each kind; a kind of which nothing was said has none. */
export const themesSaid = (said: Readonly<Record<string, string | undefined>>): { kind: ThemeKind; text: string }[] =>
  (Object.keys(themeKinds) as ThemeKind[]).flatMap((kind) => (said[kind] ? [{ kind, text: said[kind] }] : []));
/** A programme as everybody may read it: without what is only proposed. */
export const withoutProposals = (programme: Programme): Programme => ({
  ...programme,
  years: programme.years.map((settings) => ({ ...settings, themes: approvedThemes(settings) })),
});
export type Criterion = Programme['families'][number]['criteria'][number];

/** Whom suggestions are asked for: a kind of branch, an area, a kind of person. */
export interface SuggestedTo {
  kind?: UnitKind | undefined;
  bloc?: Bloc | undefined;
  person?: keyof typeof personKinds | undefined;
}
type OfferedItem = z.infer<typeof suggestionSchema>;

/** Whether something is for these: it names one of what is asked, and nothing else in its place; asked nothing, it names nothing. */
const isOffered = ({ kinds, blocs: areas, people }: OfferedItem, { kind, bloc, person }: SuggestedTo): boolean => {
  const named: readonly (readonly [readonly string[], string | undefined])[] = [
    [kinds, kind],
    [areas, bloc],
    [people, person],
  ];
  if (named.every(([, asked]) => asked === undefined)) return named.every(([own]) => own.length === 0);
  const fits = named.every(([own, asked]) => own.length === 0 || asked === undefined || own.includes(asked));
  return fits && named.some(([own, asked]) => asked !== undefined && own.includes(asked));
};

/**
 * What a programme offers to register, by criterion: to anybody, or to branches of one kind, in one area, to one kind of person
 * beside that (K L25 “phù hợp với điều kiện thực tế”; Q L16 “từng khu vực, đối tượng đoàn viên”, Q-12).
 */
export const suggestionsFor = (
  programme: Pick<Programme, 'families'>,
  to: SuggestedTo = {},
): readonly { criterion: Criterion; texts: readonly string[] }[] =>
  programme.families
    .flatMap((family) => family.criteria)
    .map((criterion) => ({ criterion, texts: criterion.suggestions.filter((s) => isOffered(s, to)).map((s) => s.text) }))
    .filter(({ texts }) => texts.length > 0);

/** What a branch is offered (Q L69, Q-42), by criterion: what is for its own kind and area first, then what is for every branch. */
export const offeredTo = (
  programme: Pick<Programme, 'families'>,
  { kind, bloc }: SuggestedTo,
): readonly { criterion: Criterion; texts: readonly string[] }[] => {
  const [own, every] = [suggestionsFor(programme, { kind, bloc }), suggestionsFor(programme)];
  const textsOf = (offered: typeof own, wanted: Criterion) => offered.find(({ criterion }) => criterion === wanted)?.texts ?? [];
  return programme.families
    .flatMap((family) => family.criteria)
    .map((criterion) => ({ criterion, texts: [...textsOf(own, criterion), ...textsOf(every, criterion)] }))
    .filter(({ texts }) => texts.length > 0);
};

/** All that a programme offers, group by group: to every branch first, then by kind of branch, area and kind of person. */
export const suggestionGroups = (programme: Pick<Programme, 'families'>, everyKind: string) => {
  const keysOf = <K extends string>(names: Readonly<Record<K, string>>) => Object.keys(names) as K[];
  return [
    { code: 'moi-chi-doan', name: everyKind, to: {} },
    ...keysOf(unitKinds).map((kind) => ({ code: kind as string, name: unitKinds[kind], to: { kind } })),
    ...keysOf(blocs).map((bloc) => ({ code: `khoi-${bloc}`, name: blocs[bloc], to: { bloc } })),
    ...keysOf(personKinds).map((person) => ({ code: person as string, name: personKinds[person], to: { person } })),
  ]
    .map(({ to, ...group }) => ({ ...group, criteria: suggestionsFor(programme, to) }))
    .filter(({ criteria }) => criteria.length > 0);
};
