import { z } from 'zod';
import { guidingLevels as guides, leadingLevels as above, type Level } from './unit.ts';

/** What an act's `lien_quan` names; `none`: the cell stays empty. */
export const references = {
  none: 'để trống',
  criterion: 'mã tiêu chí',
  month: 'tháng của chủ đề, như 3/2016',
  lesson: 'mã bài học',
  round: 'mã kỳ hoặc đợt',
  document: 'mã văn bản trong thư viện',
  kind: 'loại hình chi đoàn',
  unit: 'mã đơn vị trực thuộc',
  sender: 'mã đơn vị ngay dưới đã gửi danh sách',
} as const;
export type Reference = keyof typeof references;

export interface Act {
  label: string;
  /** The levels at which it is done. */
  levels: readonly Level[];
  refersTo: Reference;
  /** How many came, of how many, stands with it. */
  attended: boolean;
  /** What was agreed stands in its note. */
  summarised?: true;
  /** A branch where nobody is of whom such a file could tell does not owe it. */
  goesWith?: 'danh-gia';
  /** The clause that asks for it: K or Q with the line of the document. */
  clause: string;
}

const act = (label: string, levels: readonly Level[], clause: string, refersTo: Reference = 'none', attended = false): Act => ({
  label,
  levels,
  refersTo,
  attended,
  clause,
});

/**
 * What a unit does in a year beside handing in its members' files: the events of its book. The trackers, the lists of
 * what is missing, the coverage of lessons and topics and the audit of recognition are all counted from these.
 */
export const acts = {
  hop_bch: {
    ...act('Họp Ban Chấp hành thống nhất nội dung, cách tổ chức', ['chi_doan'], 'Q L69 (Q-40)', 'none', true),
    summarised: true,
  },
  dinh_huong: act('Gợi ý nội dung đăng ký theo tiêu chí', [...above, 'chi_doan'], 'Q L69; K L59 (Q-42, K-48)', 'criterion'),
  sinh_hoat_quan_triet: act('Sinh hoạt chi đoàn quán triệt, hướng dẫn đăng ký', ['chi_doan'], 'Q L72 (Q-43)', 'none', true),
  chu_de_thang: act('Sinh hoạt chi đoàn theo chủ đề tháng', ['chi_doan'], 'K L47 (R11)', 'month', true),
  hoc_bai: act('Học bài lý luận chính trị', ['chi_doan'], 'K L47 (P15)', 'lesson', true),
  ngay_ren_luyen: act('Ngày đoàn viên rèn luyện và hành động', ['chi_doan'], 'Q L37, L46 (Q-19, Q-26)', 'none', true),
  ra_quan: act('Hoạt động ra quân', ['chi_doan'], 'Q L79 (Q-50)', 'criterion', true),
  hop_danh_gia: act('Họp chi đoàn đánh giá, đề nghị xếp loại', ['chi_doan'], 'Q L62, L83 (Q-34)', 'none', true),
  thong_bao: { ...act('Thông báo kết quả công nhận trong chi đoàn', ['chi_doan'], 'Q L83 (Q-56)'), goesWith: 'danh-gia' },
  trien_khai_bch: act('Triển khai trong Ban Chấp hành', guides, 'Q L48 (Q-28)', 'none', true),
  trien_khai_chi_doan: act('Triển khai đến các chi đoàn', guides, 'Q L48 (Q-28)', 'none', true),
  ke_hoach: act('Ban hành kế hoạch năm', above, 'Q L46, L50; K L61 (Q-25, Q-29, K-48, K-53)', 'document'),
  huong_dan: act('Hướng dẫn nội dung theo loại hình chi đoàn', guides, 'Q L53 (Q-30)', 'kind'),
  huong_dan_danh_gia: act('Hướng dẫn phương pháp đánh giá đoàn viên', guides, 'Q L54 (Q-31)'),
  kiem_tra_ho_tro: act('Kiểm tra, giám sát và hỗ trợ chi đoàn', above, 'Q L58; K L59 (Q-32, K-49)', 'unit'),
  kiem_tra_quy_trinh: act('Kiểm tra quy trình đánh giá, xếp loại', above, 'Q L41, L59 (Q-24, Q-33)', 'unit'),
  hop_cong_nhan: act('Họp Ban Chấp hành xét, công nhận xếp loại', above, 'Q L41, L62 (Q-24, Q-35)', 'none', true),
  gui_danh_sach: act('Gửi danh sách công nhận về Ban Tổ chức cấp trên', above, 'Q L63 (Q-36)'),
  nhan_danh_sach: act('Nhận danh sách công nhận của đơn vị', above, 'Q L63 (Q-36)', 'sender'),
  quan_triet: act('Quán triệt đến Đoàn cơ sở', above, 'K L57 (K-46)', 'unit', true),
  tiep_nhan: act('Tiếp nhận văn bản để thực hiện', [...above, 'chi_doan'], 'K L37, L71 (K-22, K-59)', 'document'),
} as const satisfies Record<string, Act>;
export type ActName = keyof typeof acts;
export const actNames = Object.keys(acts) as ActName[];
export const actOf = (name: ActName): Act => acts[name];
export const actLabels = Object.fromEntries(actNames.map((name) => [name, acts[name].label])) as Record<ActName, string>;
export const actName = () => z.enum(actNames as [ActName, ...ActName[]]);
