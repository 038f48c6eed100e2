import { describe, expect, test } from 'vitest';
import { check, headerOf, programmeSchema, type CheckOptions, type KindName, type RawContent } from '../index.ts';
import { at, branch, codesOf, issuesOf, mini, programmeFiles, registrations } from '../../../scripts/tests/mini.ts';

/**
 * The rules of what a unit did in its year: its book, amendments, results, strong branches; and of inspections, reviews and
 * reports. Each by its clause: what the document says, an example that keeps to it, one that does not.
 */

const q8 = 'q8-p01-kp1';
const base = 'q8-p01';
const items = (n: number) => ({ [at(q8, 'dang-ky')]: registrations('DV-1A', n) });
/** Six items, the last alone in its family. */
const oneOfItsFamily = (kind = 'doan_vien') => ({
  [at(q8, 'dang-ky')]: registrations('DV-1A', 6, { tieu_chi: 'RL1', doi_tuong: kind }).replace(',6,RL1,', ',6,HD1,'),
});
const counted = (n: number) => ({
  [at(q8, 'dang-ky')]: registrations('DV-1A', 5, { loai: 'chi_tieu', so_luong: String(n), don_vi_tinh: 'buổi' }),
});
/** Rows of a unit's book: act, day, what it refers to, present, all, agreed. */
const book = (unit: string, ...rows: string[]) => ({ [at(unit, 'so-viec')]: rows.map((row) => `2016,${unit},${row},,`).join('\n') });
/** The same with whole rows: young people who came, and the note. */
const summed = (...rows: string[]) => rows.map((row) => `2016,${q8},${row}`).join('\n');
const change = (...rows: string[]) => ({ [at(q8, 'dieu-chinh')]: rows.map((row) => `2016,${q8},${row},Đi học xa`).join('\n') });
const results = (...rows: string[]) => ({ [at(q8, 'ket-qua')]: rows.map((row) => `2016,${q8},DV-1A,${row},`).join('\n') });
const strong = (by: string, row: string, unit = q8) => ({ [at(by, 'chi-doan-manh')]: `2016,${by},${unit},${row}` });
const proposed = { [at(q8, 'danh-gia')]: `2016,${q8},DV-1A,hoan_thanh,,` };
const recognised = { ...proposed, [at(base, 'cong-nhan')]: `2016,${base},${q8},DV-1A,hoan_thanh,,12-NQ/BCH,2017-01-08` };
const sent = { ...recognised, ...book(base, 'gui_danh_sach,2017-01-10,,,,') };

interface Case {
  clause: string;
  code: string;
  keeps: Record<string, string>;
  breaks: Record<string, string>;
}
const learned = (written: string) => ({
  [at('kg-to-chau-kp1', 'doan-vien')]:
    `${[...headerOf('doan-vien'), 'bai_da_hoc'].join(',')}\n2016,kg-to-chau-kp1,DV-1A,doan_vien,dang_sinh_hoat,,${written}`,
});
const cases: Case[] = [
  {
    clause: 'Q L46–62, L66–83 “thực hiện theo các bước sau”: a branch does not issue the guidance of a Đoàn cơ sở',
    code: 'viec-khac-cap:error',
    keeps: book(base, 'huong_dan_danh_gia,2016-02-20,,,,'),
    breaks: book(q8, 'huong_dan_danh_gia,2016-02-20,,,,'),
  },
  {
    clause: 'Q L72 “Tổ chức sinh hoạt chi đoàn quán triệt”: nor a Đoàn cơ sở a branch meeting',
    code: 'viec-khac-cap:error',
    keeps: book(q8, 'sinh_hoat_quan_triet,2016-02-20,,12,17,'),
    breaks: book(base, 'sinh_hoat_quan_triet,2016-02-20,,12,17,'),
  },
  {
    clause: 'Q L69 “Định hướng nội dung đăng ký rèn luyện và hành động”: by a criterion in force (Q-42)',
    code: 'lien-quan-sai:error',
    keeps: book(q8, 'dinh_huong,2016-02-20,RL5,,,'),
    breaks: book(q8, 'dinh_huong,2016-02-20,RL6,,,'),
  },
  {
    clause: 'K L59 “Cụ thể hóa các nội dung cho phù hợp với thực tiễn” (K-48): a unit above suggests too, by a criterion in force',
    code: 'lien-quan-sai:error',
    keeps: book(base, 'dinh_huong,2016-02-20,RL5,,,'),
    breaks: book(base, 'dinh_huong,2016-02-20,RL6,,,'),
  },
  ...[
    [q8, '2016-12', '2017-01'],
    [q8, '2016-01', '2015-12'],
    [q8, '3/2016', '3/2015'],
    [q8, 'Tháng 11', '1/1/2016'],
    ['q8-lop', 'tháng 01/2017', 'tháng 1/2016'],
    ['q8-lop', '2016-09', '2016-08'],
    ['q8-lop', '2017-08', '2017-09'],
  ].map(([unit, keeps, breaks]) => ({
    clause: `K L47 “chủ đề sinh hoạt Chi đoàn hàng tháng”: a month of the unit’s own year, ${unit}: ${keeps}, not ${breaks}`,
    code: 'lien-quan-sai:error',
    keeps: book(unit!, `chu_de_thang,2016-12-20,${keeps},12,17,`),
    breaks: book(unit!, `chu_de_thang,2016-12-20,${breaks},12,17,`),
  })),
  {
    clause: 'K L47 “6 bài học lý luận chính trị” (K-33): a lesson of the programme’s set, not of another',
    code: 'lien-quan-sai:error',
    keeps: book('kg-to-chau-kp1', 'hoc_bai,2016-03-20,sau-bai-1,12,17,'),
    breaks: book('kg-to-chau-kp1', 'hoc_bai,2016-03-20,bon-bai-1,12,17,'),
  },
  ...['2', '1; 2', '0', '00', '02', 'đủ'].map((written) => ({
    clause: `K L47 “6 bài học lý luận chính trị” (R11, K-33): of a set of one nobody has learned “${written}”`,
    code: 'bai-hoc-ngoai-bo:error',
    keeps: learned('01'),
    breaks: learned(written),
  })),
  {
    clause: 'K L59 “Cụ thể hóa các nội dung” (K-48): a plan without the document above it',
    code: 'lien-quan-sai:error',
    keeps: book(base, 'ke_hoach,2016-02-20,x,,,'),
    breaks: book(base, 'ke_hoach,2016-02-20,,,,'),
  },
  {
    clause: 'Q L53 “theo đặc thù của từng loại hình chi đoàn” (Q-30)',
    code: 'lien-quan-sai:error',
    keeps: book(base, 'huong_dan,2016-02-20,dia_ban_dan_cu,,,'),
    breaks: book(base, 'huong_dan,2016-02-20,khu phố,,,'),
  },
  {
    clause: 'Q L58 “Kiểm tra, giám sát, đồng thời hỗ trợ chi đoàn” (Q-32): a branch of its own, not a neighbour’s',
    code: 'lien-quan-sai:error',
    keeps: { ...book(base, `kiem_tra_ho_tro,2016-05-20,${q8},,,`), ...book('q8', `kiem_tra_ho_tro,2016-05-20,${q8},,,`) },
    breaks: book(base, 'kiem_tra_ho_tro,2016-05-20,q8-cd-thue,,,'),
  },
  {
    clause: 'Q L58: nor itself',
    code: 'lien-quan-sai:error',
    keeps: book('q8', `kiem_tra_ho_tro,2016-05-20,${base},,,`),
    breaks: book('q8', 'kiem_tra_ho_tro,2016-05-20,q8,,,'),
  },
  {
    clause: 'Q L69 “tổ chức họp và thống nhất các nội dung”: where an act refers to nothing, the cell stays empty',
    code: 'lien-quan-sai:error',
    keeps: book(q8, 'hop_bch,2016-01-16,,5,5,'),
    breaks: book(q8, 'hop_bch,2016-01-16,RL1,5,5,'),
  },
  ...[',,', '5,,', ',5,', '0,5,', '6,5,', '4,5,5'].map((heads) => ({
    clause: `Q L62, L69 (Q-34, Q-40): how many came of how many, and agreed: “${heads}”`,
    code: 'so-nguoi-chua-khop:error',
    keeps: book(q8, 'hop_bch,2016-01-16,,5,5,5', 'thong_bao,2017-01-16,,,,'),
    breaks: book(q8, `hop_bch,2016-01-16,,${heads}`),
  })),
  {
    clause:
      'Q L69 “tổ chức họp và thống nhất các nội dung, cách thức tổ chức” (Q-40): a summary of what was agreed; a meeting of members needs none',
    code: 'hop-chua-ghi-noi-dung:warning',
    keeps: {
      [at(q8, 'so-viec')]: summed('hop_bch,2016-01-16,,5,5,,,Ra quân ngày 26 hằng tháng', 'sinh_hoat_quan_triet,2016-02-20,,12,17,,,'),
    },
    breaks: book(q8, 'hop_bch,2016-01-16,,5,5,5'),
  },
  ...['hop_danh_gia', 'sinh_hoat_quan_triet'].map((act) => ({
    clause: `Q L62, L72 (Q-34: quorum < 2/3 warned): 12 of 18 are enough for ${act}, 11 are not`,
    code: 'chua-du-hai-phan-ba:warning',
    keeps: book(q8, `${act},2016-12-10,,12,18,`, 'ngay_ren_luyen,2016-12-10,,1,18,'),
    breaks: book(q8, `${act},2016-12-10,,11,18,`),
  })),
  {
    clause: 'Q L83 “đề nghị với đoàn cấp trên công nhận” (Q-34: votes): 8 of 14 are more than half, 7 are not',
    code: 'dong-y-chua-qua-nua:warning',
    keeps: book(q8, 'hop_danh_gia,2016-12-10,,14,17,8', 'hop_danh_gia,2016-12-11,,14,17,', 'hop_bch,2016-12-10,,5,5,1'),
    breaks: book(q8, 'hop_danh_gia,2016-12-10,,14,17,7'),
  },
  {
    clause: 'Q L83 “thông báo trong chi đoàn về kết quả công nhận của Đoàn cấp trên” (R8, Q-56): not before the session',
    code: 'truoc-khi-cong-nhan:error',
    keeps: { ...recognised, ...book(q8, 'thong_bao,2017-01-08,,,,') },
    breaks: { ...recognised, ...book(q8, 'thong_bao,2017-01-07,,,,') },
  },
  {
    clause: 'Q L83 (R8): nor where this branch’s results were not recognised',
    code: 'truoc-khi-cong-nhan:error',
    keeps: { ...recognised, ...book(q8, 'thong_bao,2017-01-20,,,,') },
    breaks: { ...recognised, ...book('q8-p01-kp2', 'thong_bao,2017-01-20,,,,') },
  },
  {
    clause: 'Q L64, L83: a chi đoàn cơ sở announces what the unit above recognised',
    code: 'truoc-khi-cong-nhan:error',
    keeps: {
      [at('q8-cd-thue', 'danh-gia')]: '2016,q8-cd-thue,DV-1A,hoan_thanh,,',
      [at('q8', 'cong-nhan')]: '2016,q8,q8-cd-thue,DV-1A,hoan_thanh,,12-NQ/BCH,2017-01-08',
      ...book('q8-cd-thue', 'thong_bao,2017-01-09,,,,'),
    },
    breaks: book('q8-cd-thue', 'thong_bao,2017-01-09,,,,'),
  },
  {
    clause: 'Q L63 “Tổng hợp danh sách kết quả công nhận … gởi về Quận đoàn” (R8, Q-36): after the session',
    code: 'truoc-khi-cong-nhan:error',
    keeps: { ...recognised, ...book(base, 'gui_danh_sach,2017-01-10,,,,') },
    breaks: { ...recognised, ...book(base, 'gui_danh_sach,2017-01-05,,,,') },
  },
  {
    clause: 'Q L63: a unit without branches of its own sends on the lists of those below',
    code: 'truoc-khi-cong-nhan:error',
    keeps: book('kg', 'gui_danh_sach,2017-01-05,,,,'),
    breaks: book('kg-to-chau', 'gui_danh_sach,2017-01-05,,,,'),
  },
  {
    clause: 'Q L63 “gởi về Quận đoàn thông qua Ban Tổ chức Quận đoàn” (R8, Q-36): received on the day it was sent, not the day before',
    code: 'nhan-truoc-khi-gui:error',
    keeps: { ...sent, ...book('q8', `nhan_danh_sach,2017-01-10,${base},,,`) },
    breaks: { ...sent, ...book('q8', `nhan_danh_sach,2017-01-09,${base},,,`) },
  },
  {
    clause: 'Q L63 (Q-36): sent twice, it may be received after the first time',
    code: 'nhan-truoc-khi-gui:error',
    keeps: {
      ...recognised,
      ...book(base, 'gui_danh_sach,2017-01-20,,,,', 'gui_danh_sach,2017-01-10,,,,'),
      ...book('q8', `nhan_danh_sach,2017-01-12,${base},,,`),
    },
    breaks: { ...sent, ...book('q8', `nhan_danh_sach,2017-01-12,${base},,,`, `nhan_danh_sach,2017-01-08,${base},,,`) },
  },
  {
    clause: 'Q L62–63 (R8): where no book tells of the sending, a list is received on the day of its session, not the day before',
    code: 'nhan-truoc-khi-gui:error',
    keeps: { ...recognised, ...book('q8', `nhan_danh_sach,2017-01-08,${base},,,`) },
    breaks: { ...recognised, ...book('q8', `nhan_danh_sach,2017-01-07,${base},,,`) },
  },
  {
    clause: 'Q L63 (Q-36): a sending before the session is refused, and no list was sent',
    code: 'nhan-chua-thay-gui:warning',
    keeps: { ...sent, ...book('q8', `nhan_danh_sach,2017-01-12,${base},,,`) },
    breaks: { ...recognised, ...book(base, 'gui_danh_sach,2017-01-07,,,,'), ...book('q8', `nhan_danh_sach,2017-01-12,${base},,,`) },
  },
  ...[
    ['recognised in two sessions, either may stand in the book', '2017-01-20', '2017-01-19'],
    ['nor does one that recognised nobody agree', '2017-01-08', '2017-01-09'],
  ].map(([what, right, wrong]) => {
    const twice = `${recognised[at(base, 'cong-nhan')]}\n2016,${base},${q8},DV-2B,hoan_thanh,,13-NQ/BCH,2017-01-20`;
    const both = { [at(q8, 'danh-gia')]: `${proposed[at(q8, 'danh-gia')]}\n2016,${q8},DV-2B,hoan_thanh,,`, [at(base, 'cong-nhan')]: twice };
    return {
      clause: `Q L41, L62 “Ban Chấp hành Đoàn cơ sở họp xét và công nhận” (R8, Q-24, Q-35): ${what}`,
      code: 'phien-hop-khac-ngay:warning',
      keeps: { ...both, ...book(base, `hop_cong_nhan,${right},,7,9,7`) },
      breaks: { ...both, ...book(base, `hop_cong_nhan,${wrong},,7,9,7`) },
    };
  }),
  {
    clause: 'Q L62 (Q-35): a session of which no result was handed in yet stands alone',
    code: 'phien-hop-khac-ngay:warning',
    keeps: { ...proposed, ...book(base, 'hop_cong_nhan,2017-01-09,,7,9,7') },
    breaks: { ...recognised, ...book(base, 'hop_cong_nhan,2017-01-09,,7,9,7') },
  },
  {
    clause: 'Q L63 “Tổng hợp danh sách kết quả công nhận … gởi về” (Q-36): a receipt of what nobody’s book sent',
    code: 'nhan-chua-thay-gui:warning',
    keeps: { ...sent, ...book('q8', `nhan_danh_sach,2017-01-12,${base},,,`) },
    breaks: { ...recognised, ...book(base, 'trien_khai_bch,2016-02-10,,6,8,'), ...book('q8', `nhan_danh_sach,2017-01-12,${base},,,`) },
  },
  {
    clause: 'Q L63 (Q-36): what was sent in another year is no sending of this one',
    code: 'nhan-chua-thay-gui:warning',
    keeps: { ...sent, ...book('q8', `nhan_danh_sach,2017-01-12,${base},,,`) },
    breaks: {
      [at(base, 'so-viec', 2015)]: `2015,${base},gui_danh_sach,2016-01-10,,,,,,`,
      ...book('q8', `nhan_danh_sach,2017-01-12,${base},,,`),
    },
  },
  ...[
    ['the unit above it', 'q8', base, 'q8', q8],
    ['not one further up', 'kg', 'kg-to-chau', 'kg', 'kg-to-chau-kp1'],
    ['not itself', 'q8', base, base, base],
    ['not a neighbour', 'q8', base, 'kg', base],
  ].map(([who, by, of, wrongBy, wrongOf]) => ({
    clause: `Q L63 “gởi về Quận đoàn” (Q-36: received date set only by the unit above): ${who}; a chi đoàn sends no list`,
    code: 'lien-quan-sai:error',
    keeps: book(by!, `nhan_danh_sach,2017-01-12,${of},,,`),
    breaks: book(wrongBy!, `nhan_danh_sach,2017-01-12,${wrongOf},,,`),
  })),
  {
    clause:
      'Q L83 “theo từng giai đoạn hàng quý”, then “báo cáo và đề nghị” (R8): the meeting after the last round before proposals are due',
    code: 'hop-truoc-ky-cuoi:error',
    keeps: book(q8, 'hop_danh_gia,2016-09-30,,14,17,14'),
    breaks: book(q8, 'hop_danh_gia,2016-09-29,,14,17,14'),
  },
  {
    clause: 'Q L62 “Trên cơ sở đề nghị của chi đoàn” (R8): a session on 8 January is not before the branch’s own meeting',
    code: 'hop-xet-truoc-chi-doan:error',
    keeps: { ...recognised, ...book(q8, 'hop_danh_gia,2017-01-08,,14,17,14') },
    breaks: { ...recognised, ...book(q8, 'hop_danh_gia,2017-01-09,,14,17,14') },
  },
  {
    clause: 'Q L62 “Trên cơ sở đề nghị của chi đoàn” (Q-34): a proposal and a book that tells of no meeting',
    code: 'chua-ghi-hop-danh-gia:note',
    keeps: { ...proposed, ...book(q8, 'hop_danh_gia,2016-12-10,,14,17,14') },
    breaks: { ...proposed, ...book(q8, 'hop_bch,2016-12-10,,5,5,') },
  },
  {
    clause: 'Q L62: a branch that keeps no book is not asked for it',
    code: 'chua-ghi-hop-danh-gia:note',
    keeps: { ...proposed, ...book('q8-p01-kp2', 'hop_bch,2016-12-10,,5,5,') },
    breaks: { ...proposed, ...book(q8, 'hop_bch,2016-12-10,,5,5,') },
  },
  ...['them', 'sua', 'bo'].map((kind) => ({
    clause: `Q L76 “theo dõi, kiểm tra” (Q-48): “${kind}” names its item`,
    code: 'thay-doi-viec-nao:error',
    keeps: { ...items(6), ...change(`DV-1A,6,${kind},2016-06-15`) },
    breaks: { ...items(6), ...change(`DV-1A,,${kind},2016-06-15`) },
  })),
  {
    clause: 'Q L74 “đoàn viên tự đăng ký” (Q-39: or has a reason): who registers nothing names no item',
    code: 'thay-doi-viec-nao:error',
    keeps: change('DV-2B,,khong_dang_ky,2016-03-15'),
    breaks: change('DV-2B,1,khong_dang_ky,2016-03-15'),
  },
  {
    clause: 'Q L76: a change is of an item that was registered; an added one stands in the registrations too',
    code: 'viec-chua-dang-ky:error',
    keeps: { ...items(6), ...change('DV-1A,6,them,2016-06-15', 'DV-2B,,khong_dang_ky,2016-03-15') },
    breaks: { ...items(5), ...change('DV-1A,6,them,2016-06-15') },
  },
  {
    clause: 'Q L74 (Q-39): nobody has both items and a reason to have none',
    code: 'khong-dang-ky-ma-co-viec:error',
    keeps: { ...items(5), ...change('DV-2B,,khong_dang_ky,2016-03-15') },
    breaks: { ...items(5), ...change('DV-1A,,khong_dang_ky,2016-03-15') },
  },
  {
    clause: 'Q L90 “ít nhất 05 việc làm, hành động, chỉ tiêu” (R1): of six one may be dropped, not two',
    code: 'bo-viec-duoi-toi-thieu:error',
    keeps: { ...items(6), ...change('DV-1A,6,bo,2016-06-15') },
    breaks: { ...items(6), ...change('DV-1A,6,bo,2016-06-15', 'DV-1A,5,bo,2016-06-15') },
  },
  {
    clause: 'Q L40 “đoàn viên thanh niên”: a “thanh niên” is not held to five; to change an item is not to drop it',
    code: 'bo-viec-duoi-toi-thieu:error',
    keeps: {
      [at(q8, 'dang-ky')]: `${registrations('DV-1A', 5)}\n${registrations('TN-1A', 2, { doi_tuong: 'thanh_nien' })}`,
      ...change('DV-1A,5,sua,2016-06-15', 'TN-1A,2,bo,2016-06-15'),
    },
    breaks: { ...items(5), ...change('DV-1A,5,bo,2016-06-15') },
  },
  {
    clause: 'K L53: K sets no minimum, but one item is the least',
    code: 'bo-viec-duoi-toi-thieu:error',
    keeps: {
      [at('kg-to-chau-kp1', 'dang-ky')]: registrations('DV-1A', 2, { unit: 'kg-to-chau-kp1', tieu_chi: 'NT' }),
      [at('kg-to-chau-kp1', 'dieu-chinh')]: '2016,kg-to-chau-kp1,DV-1A,2,bo,2016-06-15,Đi học xa',
    },
    breaks: {
      [at('kg-to-chau-kp1', 'dang-ky')]: registrations('DV-1A', 1, { unit: 'kg-to-chau-kp1', tieu_chi: 'NT' }),
      [at('kg-to-chau-kp1', 'dieu-chinh')]: '2016,kg-to-chau-kp1,DV-1A,1,bo,2016-06-15,Đi học xa',
    },
  },
  {
    clause: 'Q L90 “gắn với tiêu chí rèn luyện và tiêu chí hành động” (R2): of six the one of its family may not be dropped unasked',
    code: 'thieu-nhom:warning',
    keeps: { ...oneOfItsFamily(), ...change('DV-1A,5,bo,2016-06-15', 'DV-1A,6,sua,2016-06-15') },
    breaks: { ...oneOfItsFamily(), ...change('DV-1A,6,bo,2016-06-15') },
  },
  {
    clause: 'Q L40: a “thanh niên” owes no family',
    code: 'thieu-nhom:warning',
    keeps: { ...oneOfItsFamily('thanh_nien'), ...change('DV-1A,6,bo,2016-06-15') },
    breaks: { ...oneOfItsFamily(), ...change('DV-1A,6,bo,2016-06-15', 'DV-1A,5,sua,2016-06-15') },
  },
  {
    clause: 'Q L74, L76: registered first, changed then',
    code: 'thay-doi-truoc-dang-ky:warning',
    keeps: { ...items(5), ...change('DV-1A,5,sua,2016-02-20') },
    breaks: { ...items(5), ...change('DV-1A,5,sua,2016-02-19') },
  },
  {
    clause: 'Q L76 “đánh giá kết quả thực hiện” (Q-48): a round that ended before the item was dropped still tells of it',
    code: 'ket-qua-viec-da-bo:warning',
    keeps: { ...items(6), ...change('DV-1A,6,bo,2016-06-15', 'DV-1A,5,sua,2016-06-15'), ...results('6,Q1,dang_lam,', '5,NAM,dang_lam,') },
    breaks: { ...items(6), ...change('DV-1A,6,bo,2016-06-15'), ...results('6,Q2,dang_lam,') },
  },
  {
    clause: 'Q L83 “theo từng giai đoạn hàng quý” (R6, Q-53): what a round told to be done is not dropped without a word',
    code: 'bo-viec-da-xong:warning',
    keeps: { ...items(7), ...change('DV-1A,6,bo,2016-06-15', 'DV-1A,5,sua,2016-06-15'), ...results('6,Q1,dang_lam,', '5,Q1,hoan_thanh,') },
    breaks: { ...items(7), ...change('DV-1A,6,bo,2016-06-15'), ...results('6,Q1,hoan_thanh,') },
  },
  {
    clause: 'Q L90 “chỉ tiêu cụ thể” (Q-48, Q-64): done is as much as was registered',
    code: 'hoan-thanh-chua-du-so:warning',
    keeps: { ...counted(10), ...results('1,Q1,dang_lam,9', '2,Q1,hoan_thanh,10', '3,Q1,hoan_thanh,') },
    breaks: { ...counted(10), ...results('1,Q1,hoan_thanh,9') },
  },
  {
    clause: 'Q L83 “hàng quý, đợt cao điểm trong năm, hàng năm”; K L59 (Q-53, K-50): what was done does not become less',
    code: 'ket-qua-lui:warning',
    keeps: { ...counted(10), ...results('1,NAM,dang_lam,9', '1,Q2,dang_lam,', '1,Q1,dang_lam,9') },
    breaks: { ...counted(10), ...results('1,NAM,dang_lam,8', '1,Q2,dang_lam,', '1,Q1,dang_lam,9') },
  },
  {
    clause: 'Q L83: nor undone, the drive that ended between two quarters being a round like them',
    code: 'ket-qua-lui:warning',
    keeps: { ...items(5), ...results('1,DOT:thang-thanh-nien,hoan_thanh,', '1,Q1,hoan_thanh,', '2,Q1,dang_lam,') },
    breaks: { ...items(5), ...results('1,DOT:thang-thanh-nien,hoan_thanh,', '1,Q2,dang_lam,') },
  },
  {
    clause: 'K L57 “trên cả 03 mặt chính trị - tư tưởng, tổ chức và hoạt động” (K-47: recognition needs all three)',
    code: 'manh-chua-du-ba-mat:error',
    keeps: { ...strong(base, '2016-02-20,dat,dat,dat,2016-12-20'), ...strong('q8', '2016-02-20,dat,chua_xet,chua_dat,', 'q8-cd-thue') },
    breaks: strong(base, '2016-02-20,dat,chua_xet,dat,2016-12-20'),
  },
  {
    clause: 'K L57 (K-47: register → guide → recognise)',
    code: 'manh-truoc-dang-ky:error',
    keeps: strong(base, '2016-02-20,dat,dat,dat,2016-02-20'),
    breaks: strong(base, '2016-02-20,dat,dat,dat,2016-02-19'),
  },
  {
    clause: 'K L57, Q L64: a strong branch stands directly below who recognises it',
    code: 'sai-noi-cong-nhan:error',
    keeps: { ...strong(base, '2016-02-20,dat,dat,dat,2016-12-20'), ...strong('q8', '2016-02-20,dat,dat,dat,2016-12-20', 'q8-cd-thue') },
    breaks: strong('q8', '2016-02-20,dat,dat,dat,2016-12-20'),
  },
  {
    clause: 'Q L79 “trao đổi với đoàn viên” (Q-52): with a member of the list, who may have moved away or be a “thanh niên”',
    code: 'ma-khong-trong-danh-sach:warning',
    keeps: {
      [at(q8, 'doan-vien')]: `2016,${q8},DV-1A,doan_vien,chuyen_di,\n2016,${q8},TN-1A,thanh_nien,dang_sinh_hoat,`,
      [at(q8, 'trao-doi')]: `2016,${q8},DV-1A,2016-05-14\n2016,${q8},TN-1A,2016-05-14`,
    },
    breaks: {
      [at(q8, 'doan-vien')]: `2016,${q8},DV-1A,doan_vien,dang_sinh_hoat,`,
      [at(q8, 'trao-doi')]: `2016,${q8},DV-2B,2016-05-14`,
    },
  },
];

const lesson = (id: string) => ({
  path: `content/lessons/${id}.md`,
  collection: 'lessons' as const,
  id,
  body: '',
  data: { title: 'Bài một', set: id.slice(0, -2), order: 1, organisation: 'kg', summary: 'Tóm tắt' },
});
/** Mini's organisation with a class, two lessons, and programmes changed where told. */
const here = (submissions: Record<string, string> = {}, programmes: { quan8?: object; kienGiang?: object } = {}): RawContent => {
  const raw = mini(submissions);
  const units = [branch('q8-lop', { kind: 'truong_hoc', yearKind: 'nam_hoc' })];
  const changed = { [programmeFiles.quan8]: programmes.quan8, [programmeFiles.kienGiang]: programmes.kienGiang };
  return {
    ...raw,
    units: [...raw.units, { path: 'content/units/more.json', data: { units } }],
    entries: [...raw.entries, lesson('sau-bai-1'), lesson('bon-bai-1')],
    programmes: raw.programmes.map(({ path, data }) => ({ path, data: { ...(data as object), ...changed[path] } })),
  };
};
const clause = { place: 'Mục III.1', quote: 'như văn bản' };
const lessonSet = { set: 'sau-bai', count: 1, clause };

describe('rules on a unit’s book and what goes with it, clause by clause', () => {
  const codes = (submissions: Record<string, string>) => codesOf(here(submissions, { kienGiang: { lessonSet } }));
  test.each(cases)('$clause → $code', ({ code, keeps, breaks }) => {
    expect(codes(keeps)).not.toContain(code);
    expect(codes(breaks)).toContain(code);
  });
  test('R1: what may not be dropped stays, and the change of another item with it', () => {
    const report = check(mini({ ...items(5), ...change('DV-1A,5,bo,2016-06-15', 'DV-1A,4,sua,2016-06-15') }));
    expect(report.files.map(({ accepted, leftOut }) => [accepted, leftOut])).toEqual([
      [5, 0],
      [1, 1],
    ]);
  });
  test('R1: an exception decided for the member lets the item go', () => {
    const exception = {
      rule: 'bo-viec-duoi-toi-thieu',
      unit: q8,
      year: 2016,
      member: 'DV-1A',
      reason: 'Ốm dài ngày',
      decidedBy: 'Ban Tổ chức',
      day: '2016-06-20',
    };
    const exceptions = { path: 'content/exceptions.json', data: { exceptions: [exception] } };
    const report = check(mini({ ...items(5), ...change('DV-1A,5,bo,2016-06-15') }, { exceptions }));
    expect([report.clean, report.files.at(-1)!.accepted]).toEqual([true, 1]);
  });
  const ofTheDay = { code: 'ngay-chua-den:error' };
  const registeredOn = (more: object) => ({ [at(q8, 'dang-ky')]: registrations('DV-1A', 5, more) });
  test.each([
    { what: 'an act (R8)', keeps: book(q8, 'hop_bch,2016-11-20,,3,3,'), breaks: book(q8, 'hop_bch,2016-11-21,,3,3,') },
    {
      what: 'a registration (Q L74, R4)',
      keeps: registeredOn({ ngay_dang_ky: '2016-11-20' }),
      breaks: registeredOn({ ngay_dang_ky: '2016-11-21' }),
    },
    {
      what: 'that a chi đoàn mạnh was recognised (K L57, R13)',
      keeps: strong(base, '2016-02-20,dat,dat,dat,2016-11-20'),
      breaks: strong(base, '2016-02-20,dat,dat,dat,2016-11-21'),
    },
    {
      what: 'a registration, not what it is to be finished by (Q L74)',
      keeps: registeredOn({ han: '2016-12-31' }),
      breaks: registeredOn({ ngay_dang_ky: '2016-12-31', han: '2016-12-31' }),
    },
  ])('what is told as done is not dated after the day of the check: $what', ({ keeps, breaks }) => {
    const told = (files: Record<string, string>, today?: string) =>
      issuesOf(check(mini(files), { ...(today && { today }) })).map(({ code, severity }) => `${code}:${severity}`);
    expect(told(keeps, '2016-11-20')).not.toContain(ofTheDay.code);
    expect(told(breaks, '2016-11-20')).toContain(ofTheDay.code);
    expect(told(breaks)).not.toContain(ofTheDay.code);
  });
  const roundAhead = { code: 'ky-chua-bat-dau:error' };
  test.each([
    ['a quarter, from the day after the one before it ends', 'Q2', q8, '2016-04-01', '2016-03-31'],
    ['the first quarter, from the first day of the year', 'Q1', q8, '2016-01-01', '2015-12-31'],
    ['the year, from its first day', 'NAM', q8, '2016-01-01', '2015-12-31'],
    ['a drive, from its first day', 'DOT:he-tinh-nguyen', q8, '2016-06-01', '2016-05-31'],
    ['the first quarter of a school year', 'Q1', 'q8-lop', '2016-09-01', '2016-08-31'],
    ['the second quarter of a school year', 'Q2', 'q8-lop', '2016-12-01', '2016-11-30'],
    ['a drive of a school year', 'DOT:thang-thanh-nien', 'q8-lop', '2017-03-01', '2017-02-28'],
  ])(
    'Q L83 “theo từng giai đoạn hàng quý, đợt cao điểm trong năm, hàng năm” (R6): results are told of a round that has begun: %s',
    (_, round, unit, begun, ahead) => {
      const raw = here({
        [at(unit, 'dang-ky')]: registrations('DV-1A', 5, { unit, ngay_dang_ky: '2015-12-30' }),
        [at(unit, 'ket-qua')]: `2016,${unit},DV-1A,1,${round},dang_lam,,`,
      });
      const told = (today?: string) => {
        const site = { ...raw.site!, data: { ...(raw.site!.data as object), asOf: undefined } };
        return codesOf({ ...raw, site }, { ...(today && { today }) });
      };
      expect(told(begun)).not.toContain(roundAhead.code);
      expect(told(ahead)).toContain(roundAhead.code);
      expect(told()).not.toContain(roundAhead.code);
    },
  );
  test('where only the book is at hand, nothing is said of a recognition that may stand elsewhere', () => {
    const { files } = check(mini(book(q8, 'thong_bao,2017-01-20,,,,')), { partial: true });
    expect(files[0]!.issues.map(({ code, values }) => `${code} ${values['kind']}`)).toEqual(['chua-doi-chieu cong-nhan']);
    const together = check(mini({ ...recognised, ...book(q8, 'thong_bao,2017-01-07,,,,') }), { partial: true });
    expect(issuesOf(together).map(({ code }) => code)).toContain('truoc-khi-cong-nhan');
  });
  test('Q L63 (Q-36): where the sender’s book is not at hand, nothing is said of what it may tell, and this is said', () => {
    const receipt = book('q8', `nhan_danh_sach,2017-01-12,${base},,,`);
    const { files } = check(mini(receipt), { partial: true });
    expect(files[0]!.issues.map(({ code, values }) => `${code} ${values['label']}`)).toContain(
      'chua-doi-chieu Sổ công việc của đơn vị (q8-p01)',
    );
    const early = check(mini({ ...sent, ...book('q8', `nhan_danh_sach,2017-01-09,${base},,,`) }), { partial: true });
    expect(issuesOf(early).map(({ code }) => code)).toContain('nhan-truoc-khi-gui');
  });
  describe('Q L62, L83: nothing is recognised that no meeting in order proposed, where the programme demands its quorum or its majority', () => {
    const clauseOf = { place: 'Mục I', setting: 'Đoàn cấp trên quy định' };
    type How = 'loi' | 'canh_bao';
    const told = { code: 'hop-danh-gia-chua-du:error' };
    const meeting = (quorum: How, majority: How) => ({
      quorum: { parts: 2, of: 3, severity: quorum },
      majority: { parts: 1, of: 2, more: true, severity: majority },
    });
    test.each<[string, How, How, boolean]>([
      ['12,18,7', 'loi', 'loi', true],
      ['11,18,11', 'loi', 'loi', false],
      ['12,18,6', 'loi', 'loi', false],
      ['12,18,', 'loi', 'loi', false],
      ['12,18,', 'loi', 'canh_bao', true],
      ['11,18,11', 'canh_bao', 'loi', true],
      ['12,18,6', 'loi', 'canh_bao', true],
      ['11,18,5', 'canh_bao', 'canh_bao', true],
    ])('%s with quorum “%s”, majority “%s”: %s', (heads, quorum, majority, isRecognised) => {
      const raw = (rows: string[]) =>
        here({ ...recognised, ...book(q8, ...rows) }, { quan8: { recognition: { meeting: meeting(quorum, majority), clause: clauseOf } } });
      const isAccepted = (...rows: string[]) => !codesOf(raw(rows)).includes(told.code);
      expect(isAccepted(`hop_danh_gia,2016-12-10,,${heads}`)).toBe(isRecognised);
      // Who meets again in order is recognised; who has met about nothing is not, where it is demanded.
      expect(isAccepted(`hop_danh_gia,2016-12-10,,${heads}`, 'hop_danh_gia,2016-12-20,,12,18,7')).toBe(true);
      expect(isAccepted('hop_bch,2016-12-10,,5,5,')).toBe(![quorum, majority].includes('loi'));
      // On the day of the session, 8 January, is early enough; after it is not.
      const then = (day: string) => isAccepted(`hop_danh_gia,2016-12-10,,${heads}`, `hop_danh_gia,${day},,12,18,7`);
      expect([then('2017-01-08'), then('2017-01-09')]).toEqual([true, isRecognised]);
    });
    test('votes that are demanded and that nobody wrote are none, and this is told where they are missing', () => {
      const said = (majority: How) => {
        const asked = { recognition: { meeting: meeting('canh_bao', majority), clause: clauseOf } };
        return codesOf(here(book(q8, 'hop_danh_gia,2016-12-10,,12,18,'), { quan8: asked })).filter((code) => code.startsWith('dong-y'));
      };
      expect([said('loi'), said('canh_bao')]).toEqual([['dong-y-chua-qua-nua:error'], []]);
    });
    test('a recognition that comes without the book is not refused by a pull request’s judge, and this is said', () => {
      const raw = here(recognised, { quan8: { recognition: { meeting: meeting('loi', 'loi'), clause: clauseOf } } });
      const said = issuesOf(check(raw, { partial: true }));
      expect(said.map(({ code, values }) => `${code} ${values['kind']}`)).toContain('chua-doi-chieu so-viec');
      expect(said.map(({ code, severity }) => `${code}:${severity}`)).not.toContain(told.code);
    });
  });
  test('Q L85 “BCH Chi đoàn chỉ tính 40-50% số việc” (R5), reading B: who works away has a threshold, whoever is at home and whoever is not rated has none', () => {
    const told = { code: 'chua-chon-nguong:warning' };
    const { away } = check(mini()).content!.programmes.find(({ organisation }) => organisation === 'q8')!;
    const said = (reading: 'A' | 'B', state: string, rating: string, threshold: string) =>
      codesOf(
        here(
          {
            [at(q8, 'doan-vien')]: `2016,${q8},DV-1A,doan_vien,${state}`,
            [at(q8, 'danh-gia')]: `2016,${q8},DV-1A,${rating},${threshold},Ở địa phương 5 tháng`,
          },
          { quan8: { away: { ...away, reading } } },
        ),
      ).includes(told.code);
    const isAway = 'di_lam_an_xa,5';
    expect([said('B', isAway, 'hoan_thanh', ''), said('B', isAway, 'khong_hoan_thanh', '')]).toEqual([true, true]);
    expect([said('B', isAway, 'hoan_thanh', '45'), said('A', isAway, 'hoan_thanh', '')]).toEqual([false, false]);
    expect([said('B', 'dang_sinh_hoat,', 'hoan_thanh', ''), said('B', isAway, 'khong_xep_loai', '')]).toEqual([false, false]);
  });
  test('what is told says which number of people is lacking', () => {
    const reason = (heads: string) => issuesOf(check(mini(book(q8, `hop_bch,2016-01-16,,${heads}`))))[0]!.values['reason'];
    expect([',,', '5,,', '6,5,', '4,5,5'].map(reason)).toEqual([
      'chưa ghi số người có mặt',
      'chưa ghi tổng số người',
      'số có mặt lớn hơn tổng số',
      'số đồng ý lớn hơn số có mặt',
    ]);
  });
  test('what is told says what is wanted', () => {
    const wanted = (unit: string, row: string) =>
      issuesOf(check(here(book(unit, row), { kienGiang: { lessonSet } }))).find(({ code }) => code === 'lien-quan-sai')?.values['wanted'];
    expect(wanted(q8, 'chu_de_thang,2016-03-20,3,12,17,')).toBe('ghi tháng của chủ đề, như 3/2016 (từ tháng 1/2016 đến tháng 12/2016)');
    expect(wanted('kg-to-chau-kp1', 'hoc_bai,2016-03-20,Bài 1,12,17,')).toBe('ghi mã bài học (sau-bai-1)');
    expect(wanted('kg-to-chau-kp1', 'dinh_huong,2016-03-20,RL1,,,')).toBe('ghi mã tiêu chí (NT, CM, SK)');
    expect(wanted(q8, 'hop_bch,2016-03-20,RL1,5,5,')).toBe('để trống');
    expect(wanted(base, 'ke_hoach,2016-03-20,,,,')).toMatch(/^ghi mã văn bản trong thư viện, là văn bản cấp trên/);
  });
  test.each<[string, object, boolean]>([
    ['of the organisation above', { issuer: 'BCH QUẬN ĐOÀN 8' }, true],
    ['of a body outside', { issuer: 'BCH' }, true],
    ['of the unit itself', { issuer: 'BCH ĐOÀN PHƯỜNG 1' }, false],
    ['of another unit below', { issuer: 'BCH ĐOÀN PHƯỜNG 2' }, false],
    ['of another organisation', { issuer: 'BCH', organisation: 'kg' }, false],
  ])('K L59 “Cụ thể hóa các nội dung cho phù hợp với thực tiễn” (K-48): a plan below a document %s', (_, more, fits) => {
    const raw = mini(book('q8-p01', 'ke_hoach,2016-02-20,y,,,'));
    const other = { code: 'q8-p02', name: 'Đoàn phường 2', level: 'co_so', kind: 'dia_ban_dan_cu', parent: 'q8' };
    const units = raw.units.some(({ data }) => JSON.stringify(data).includes('"q8-p02"'))
      ? raw.units
      : [...raw.units, { path: 'content/units/more.json', data: { units: [other] } }];
    const [document] = raw.entries;
    const data = { ...(document!.data as object), symbol: '2-KH/ĐTN', ...more };
    const entries = [document!, { ...document!, id: 'y', path: 'content/documents/y.md', data }];
    expect(codesOf({ ...raw, units, entries }).includes('lien-quan-sai:error')).toBe(!fits);
  });
});

describe('rules on inspections, reviews and reports', () => {
  type Written = 'inspections' | 'reviews' | 'departmentReports';
  const folders = { inspections: 'inspections', reviews: 'reviews', departmentReports: 'department-reports' };
  const whole: Record<Written, object> = {
    inspections: {
      title: 'Kiểm tra giữa năm',
      organisation: 'q8',
      kind: 'chuyen_de',
      by: 'q8',
      team: 'Ban Tổ chức',
      unit: q8,
      year: 2016,
      subjects: ['trien_khai'],
      planned: '2016-05-20',
      held: '2016-05-21',
      findings: ['Sổ ghi đủ'],
      remedies: [{ text: 'Ghi ngày họp', due: '2016-06-30', closed: '2016-06-20' }],
    },
    reviews: {
      title: 'Sáu tháng đầu năm',
      organisation: 'q8',
      kind: '6_thang',
      by: 'q8',
      unit: base,
      year: 2016,
      day: '2016-06-30',
      results: 'Đạt',
      causes: 'Ít người',
      lessons: 'Làm sớm',
      next: 'Làm tiếp',
    },
    departmentReports: {
      title: 'Báo cáo tháng 10',
      organisation: 'kg',
      department: 'van-phong',
      month: '2016-10',
      day: '2016-11-03',
      situation: 'Các đơn vị đã đăng ký',
    },
  };
  const entry = (collection: Written, more: object, id = 'a') => ({
    path: `content/${folders[collection]}/${id}.md`,
    collection,
    id,
    body: '',
    data: { ...whole[collection], ...more },
  });
  const pilots = {
    perUnit: { min: 1, max: 3, clause },
    chosen: [{ unit: 'kg-to-chau', chosenBy: 'kg', bloc: 'do_thi', clause }],
    interimReview: { month: '2015-06', clause },
  };
  const department = { code: 'van-phong', name: 'Văn phòng', units: ['kg-to-chau'], from: '2015-03-15' };
  const assigned = (more: object = {}) => ({ assignments: { dueDay: 5, departments: [{ ...department, ...more }], clause } });
  const codes = (entries: ReturnType<typeof entry>[], kienGiang: object = { pilots, ...assigned() }, options: CheckOptions = {}) => {
    const raw = here({}, { kienGiang });
    return codesOf({ ...raw, entries: [...raw.entries, ...entries] }, options);
  };

  test('a whole one of each keeps to every rule', () => {
    expect(codes((Object.keys(whole) as Written[]).map((collection) => entry(collection, {})))).toEqual([]);
  });
  const broken: [clause: string, code: string, collection: Written, keeps: object, breaks: object][] = [
    ['K L44 the unit exists', 'tham-chieu-sai:error', 'inspections', { unit: base }, { unit: 'khong-co' }],
    ['K L44 so does who inspects', 'tham-chieu-sai:error', 'inspections', { by: base }, { by: 'khong-co' }],
    ['K L59 and who reviews', 'tham-chieu-sai:error', 'reviews', {}, { by: 'khong-co' }],
    ['K L44 and whose report it is', 'tham-chieu-sai:error', 'departmentReports', {}, { organisation: 'khong-co' }],
    [
      'K L55 “ở các cấp bộ Đoàn” (K-44): any level, itself too',
      'ngoai-don-vi-truc-thuoc:error',
      'inspections',
      { unit: 'q8' },
      { unit: 'kg-to-chau' },
    ],
    [
      'K L59 “theo dõi kiểm tra và đôn đốc cơ sở” (K-49)',
      'ngoai-don-vi-truc-thuoc:error',
      'inspections',
      { by: base },
      { by: base, unit: 'q8-cd-thue' },
    ],
    ['K L59: reviews too', 'ngoai-don-vi-truc-thuoc:error', 'reviews', {}, { by: 'kg' }],
    [
      'K L59 “của các cơ sở Đoàn” (decision 12): an organisation tells of its own units',
      'ngoai-don-vi-truc-thuoc:error',
      'reviews',
      {},
      { organisation: 'kg' },
    ],
    ['Q L41 (decision 12): nor inspects another’s', 'ngoai-don-vi-truc-thuoc:error', 'inspections', {}, { organisation: 'kg' }],
    [
      'K L55 (K-43): no finding before the visit',
      'kiem-tra-sai-trinh-tu:error',
      'inspections',
      { held: undefined, findings: [], remedies: [] },
      { held: undefined, remedies: [] },
    ],
    ['K L55 (K-43): no remedy done before the visit', 'kiem-tra-sai-trinh-tu:error', 'inspections', {}, { held: undefined, findings: [] }],
    ['K L55 (K-43): nor on a day before it', 'kiem-tra-sai-trinh-tu:error', 'inspections', { held: '2016-06-20' }, { held: '2016-06-21' }],
    [
      'K L55 (K-43): nor due before it',
      'kiem-tra-sai-trinh-tu:error',
      'inspections',
      { held: '2016-06-30', remedies: [{ text: 'Ghi', due: '2016-06-30' }] },
      { held: '2016-07-01', remedies: [{ text: 'Ghi', due: '2016-06-30' }] },
    ],
    [
      'Q L41 “của từng năm”',
      'kiem-tra-sai-trinh-tu:error',
      'inspections',
      { held: '2017-01-05', remedies: [] },
      { held: '2015-12-30', remedies: [] },
    ],
    [
      'K L59 “các cơ sở Đoàn” (K-50): a chi đoàn bộ phận is none, a chi đoàn cơ sở is',
      'danh-gia-sai-don-vi:error',
      'reviews',
      { unit: 'q8-cd-thue' },
      { by: base, unit: q8 },
    ],
    [
      'K L15 “giai đoạn 2015 - 2017”, Q L4 “2014 - 2017” (K-05): of a year of the programme',
      'danh-gia-sai-don-vi:error',
      'reviews',
      { year: 2014, day: '2014-06-30' },
      { year: 2013, day: '2013-06-30' },
    ],
    [
      'K L59 “BTV các Huyện, Thị, Thành Đoàn”: by the unit above, not by itself',
      'danh-gia-sai-don-vi:error',
      'reviews',
      { kind: '1_nam', day: '2016-12-31' },
      { kind: '1_nam', day: '2016-12-31', by: base },
    ],
    [
      'K L59 “Định kỳ 06 tháng” (R12, K-50: due 30/6): from the month in which it ends, not before',
      'danh-gia-sai-don-vi:error',
      'reviews',
      { day: '2016-06-01' },
      { day: '2016-05-31' },
    ],
    [
      'K L59 “01 năm” (R12, K-50: due 31/12): from the month in which it ends, not before',
      'danh-gia-sai-don-vi:error',
      'reviews',
      { kind: '1_nam', day: '2016-12-01' },
      { kind: '1_nam', day: '2016-11-30' },
    ],
    [
      'K L43 “sơ kết công tác chỉ đạo điểm” (K-29): only pilots',
      'danh-gia-sai-don-vi:error',
      'reviews',
      { organisation: 'kg', kind: 'so_ket_diem', by: 'kg', unit: 'kg-to-chau' },
      { organisation: 'kg', kind: 'so_ket_diem', by: 'kg', unit: 'kg-to-chau-kp1' },
    ],
    [
      'K L43 “vào tháng 6 năm 2015”',
      'danh-gia-sai-don-vi:error',
      'reviews',
      { organisation: 'kg', kind: 'so_ket_diem', by: 'kg', unit: 'kg-to-chau', year: 2015, day: '2015-06-01' },
      { organisation: 'kg', kind: 'so_ket_diem', by: 'kg', unit: 'kg-to-chau', year: 2015, day: '2015-05-31' },
    ],
    [
      'K L44 “Các phòng, ban, đơn vị” (K-30): one that follows units',
      'phong-ban-chua-phan-cong:error',
      'departmentReports',
      {},
      { department: 'ban-khac' },
    ],
    [
      'K L44 (K-31): in the months in which it does',
      'phong-ban-chua-phan-cong:error',
      'departmentReports',
      { month: '2015-03' },
      { month: '2015-02' },
    ],
    [
      'K L44: a programme that assigns nobody asks nobody',
      'phong-ban-chua-phan-cong:error',
      'departmentReports',
      {},
      { organisation: 'q8' },
    ],
  ];
  test.each(broken)('%s → %s', (_, code, collection, keeps, breaks) => {
    expect(codes([entry(collection, keeps)])).toEqual([]);
    expect(codes([entry(collection, breaks)])).toContain(code);
  });
  test('K L44: an assignment ends with its last month', () => {
    const month = (to: string) => codes([entry('departmentReports', {})], assigned({ to }));
    expect(month('2016-10-01')).toEqual([]);
    expect(month('2016-09-30')).toContain('phong-ban-chua-phan-cong:error');
  });
  test('K L44 “định kỳ hàng tháng” (K-31): one report a month; one that is replaced, not published or refused takes nobody’s place', () => {
    const twice = (more: object) => codes([entry('departmentReports', {}), entry('departmentReports', more, 'b')]);
    const before = (more: object) => codes([entry('departmentReports', more), entry('departmentReports', {}, 'b')]);
    expect(twice({ month: '2016-11', day: '2016-12-05' })).toEqual([]);
    for (const state of ['thay_the', 'trinh', 'het_hieu_luc']) expect([twice({ state }), before({ state })]).toEqual([[], []]);
    expect(before({ day: '2016-09-30' })).toEqual(['bao-cao-thang-sai-ngay:error']);
    expect(twice({})).toContain('bao-cao-thang-trung:error');
  });
  test.each([
    ['on the month’s first day, not before it', '2016-10-01', '2016-09-30'],
    ['on the day of the check, not after it', '2016-11-20', '2016-11-21'],
  ])('K L44 “định kỳ hàng tháng, báo cáo” (R12, K-31): sent %s', (_, right, wrong) => {
    const on = (day: string) => codes([entry('departmentReports', { day })], undefined, { today: '2016-11-20' });
    expect(on(right)).toEqual([]);
    expect(on(wrong)).toEqual(['bao-cao-thang-sai-ngay:error']);
  });
  test('K L44 “theo dõi các huyện, thị, thành Đoàn và Đoàn trực thuộc” (K-30: with dates): who followed a unit until last year does not any more', () => {
    const until = (to: string) => codes([], assigned({ to }), { today: '2016-11-20' });
    expect(until('2016-01-01')).toEqual([]);
    expect(until('2015-12-31')).toEqual(['don-vi-chua-phan-cong:warning']);
  });
  test('K L59 “Định kỳ 06 tháng, 01 năm” (R12, K-50: two records per unit-year): one of each; a second counts only in the place of the first', () => {
    const twice = (more: object) => codes([entry('reviews', {}), entry('reviews', more, 'b')]);
    expect(twice({ kind: '1_nam', day: '2016-12-31' })).toEqual([]);
    expect(twice({ year: 2015, day: '2015-06-30' })).toEqual([]);
    expect(twice({ unit: 'q8-cd-thue' })).toEqual([]);
    expect(twice({ state: 'thay_the' })).toEqual([]);
    expect(twice({ day: '2016-07-20' })).toEqual(['danh-gia-trung:error']);
    const ofYear = { kind: '1_nam', day: '2016-12-31' };
    expect(codes([entry('reviews', ofYear), entry('reviews', { ...ofYear, results: 'Khác' }, 'b')])).toEqual(['danh-gia-trung:error']);
    // What is not published, or refused by itself, takes nobody's place.
    expect(codes([entry('reviews', { state: 'trinh' }), entry('reviews', {}, 'b')])).toEqual([]);
    const misplaced = codes([entry('reviews', { by: 'kg' }), entry('reviews', {}, 'b')]);
    expect([misplaced.includes('danh-gia-sai-don-vi:error'), misplaced.includes('danh-gia-trung:error')]).toEqual([true, false]);
    const raw = here({}, { kienGiang: { pilots, ...assigned() } });
    const told = issuesOf(check({ ...raw, entries: [...raw.entries, entry('reviews', {}, 'b'), entry('reviews', {}, 'a')] }));
    // Of two the one whose file's name comes first counts, in whatever order they are given.
    expect(told.map(({ file, values }) => [file, values['other']])).toEqual([['content/reviews/b.md', 'a']]);
  });
  test('K L59 (R12): what is dated after today was not held yet', () => {
    const raw = here({}, { kienGiang: { pilots, ...assigned() } });
    const on = (today: string) => {
      const site = { ...raw.site!, data: { ...(raw.site!.data as object), asOf: today } };
      const held = entry('reviews', { day: '2016-07-05' });
      return issuesOf(check({ ...raw, site, entries: [...raw.entries, held] }, { today })).map(({ code }) => code);
    };
    expect(on('2016-07-04')).toContain('danh-gia-sai-don-vi');
    expect(on('2016-07-05')).not.toContain('danh-gia-sai-don-vi');
  });
  test('K L44 (K-30: unassigned listed): every unit directly below the organisation is followed', () => {
    expect(codes([])).toEqual([]);
    expect(codes([], assigned({ units: ['kg-to-chau-kp1'] }))).toEqual(['don-vi-chua-phan-cong:warning']);
    expect(codes([], assigned({ units: ['kg-to-chau', 'khong-co'] }))).toEqual(['tham-chieu-sai:error']);
  });
});

describe('rules on programmes', () => {
  const quan8 = programmeSchema.parse(mini().programmes[0]!.data);
  const codes = (more: object) => codesOf(here({}, { quan8: more }));
  const [first, ...rest] = quan8.years;
  const step = (level: string, number: number) => ({ ...quan8.steps[0]!, level, number });

  test('Q L39 “chủ đề năm của Đoàn và chủ đề năm thực hiện cuộc vận động” (Q-20): a year without either is pointed out', () => {
    const years = (themes: object[]) => codes({ years: [{ ...first, themes }, ...rest] });
    expect(years(first!.themes)).toEqual([]);
    expect(years(first!.themes.slice(1))).toEqual(['nam-thieu-chu-de:warning']);
    expect(years([])).toHaveLength(2);
  });
  test('K L49 “Tham mưu nội dung chuyên đề” (K-34): proposed, then approved, one of a kind in a year', () => {
    const [doan, campaign] = first!.themes;
    const years = (...themes: object[]) => codes({ years: [{ ...first, themes }, ...rest] });
    expect(years(doan!, campaign!, { ...doan, state: 'de_xuat' }, { ...doan, text: 'Khác', state: 'de_xuat' })).toEqual([]);
    expect(years(doan!, { ...campaign, state: 'de_xuat' })).toEqual(['nam-thieu-chu-de:warning']);
    expect(years(doan!, campaign!, { ...doan, text: 'Khác', state: 'duyet' })).toEqual(['chuong-trinh-sai:error']);
  });
  test('K L61 “nếu có khó khăn, vướng mắc đề nghị liên hệ với Ban Tổ chức - Kiểm tra” (K-54): an organisation names whom to ask', () => {
    const site = mini().site!;
    const contacts = (...of: string[]) => of.map((organisation) => ({ organisation, body: 'Ban Tổ chức' }));
    const known = (...of: string[]) =>
      codesOf(mini({}, { site: { ...site, data: { ...(site.data as object), contacts: contacts(...of) } } }));
    expect(known('q8', 'kg')).toEqual([]);
    expect(known('q8')).toEqual(['to-chuc-thieu-lien-he:warning']);
  });
  test('Q-20: a programme that sets no themes at all is not asked for them', () => {
    expect(codes({ years: quan8.years.map((year) => ({ ...year, themes: [] })) })).toEqual([]);
  });
  test.each([
    ['a step left out', [1, 3]],
    ['a step twice', [1, 2, 2]],
    ['no first step', [2, 3]],
  ])('Q L46–83 “các bước” (Q-27, Q-39): %s', (_, numbers) => {
    const both = (own: readonly number[]) => codes({ steps: [step('co_so', 1), ...own.map((number) => step('chi_doan', number))] });
    expect(both([3, 1, 2])).toEqual([]);
    expect(both(numbers)).toContain('chuong-trinh-sai:error');
  });
  const event = { code: 'hoi-nghi', name: 'Hội nghị', from: '2016-01-01', to: '2016-03-31', documents: ['x'], clause };
  test.each([
    ['an event that ends before it begins', 'chuong-trinh-sai:error', { to: '2015-12-31' }],
    ['a document that is not', 'tham-chieu-sai:error', { documents: ['khong-co'] }],
  ])('K L43 “triển khai tại Hội nghị báo cáo viên” (K-28): %s', (_, code, more) => {
    const events = (one: object) => codes({ years: [{ ...first, events: [one] }, ...rest] });
    expect(events(event)).toEqual([]);
    expect(events({ ...event, ...more })).toEqual([code]);
  });
  test('Q L11, L16, L20 “phong trào” (Q-06, Q-13, Q-15): a criterion names a campaign of its own programme', () => {
    const [family, ...others] = quan8.families;
    const [criterion, ...criteria] = family!.criteria;
    const named = (campaign: string) =>
      codes({ families: [{ ...family, criteria: [{ ...criterion, campaigns: [campaign] }, ...criteria] }, ...others] });
    expect(named(quan8.campaigns[0]!.code)).toEqual([]);
    expect(named('phong-trao-khong-co')).toEqual(['tham-chieu-sai:error']);
  });
  test('K L23 “trong các phong trào của Đoàn” (K-10): what is written for a campaign names one that is there', () => {
    const raw = here();
    const tagged = (campaign: string) =>
      codesOf({
        ...raw,
        entries: raw.entries.map((e) => (e.id === 'x' ? { ...e, data: { ...(e.data as object), campaigns: [campaign] } } : e)),
      });
    expect(tagged(quan8.campaigns[0]!.code)).toEqual([]);
    expect(tagged('phong-trao-khong-co')).toEqual(['tham-chieu-sai:error']);
  });
  test('K L34 “Hướng dẫn riêng” (K-21): once issued, it is in the library', () => {
    const guide = (document?: string) => codes({ separateGuide: { text: 'Hướng dẫn riêng', document, clause } });
    expect(guide()).toEqual([]);
    expect(guide('x')).toEqual([]);
    expect(guide('khong-co')).toEqual(['tham-chieu-sai:error']);
  });
  test('K L44: an assignment that ends before it begins', () => {
    const departments = [{ code: 'ban', name: 'Ban', units: [base, 'q8-cd-thue'], from: '2016-01-01' }];
    const codesWith = (to: string) => codes({ assignments: { dueDay: 5, departments: departments.map((d) => ({ ...d, to })), clause } });
    expect(codesWith('2016-01-01')).toEqual([]);
    expect(codesWith('2015-12-31')).toEqual(['chuong-trinh-sai:error']);
  });
});

test('no kind of file is without a case here or beside the rules that came first', () => {
  const kinds: readonly KindName[] = ['dieu-chinh', 'trao-doi', 'so-viec', 'chi-doan-manh', 'ket-qua'];
  const told = JSON.stringify(cases);
  expect(kinds.filter((kind) => !told.includes(`/${kind}.csv`))).toEqual([]);
});
