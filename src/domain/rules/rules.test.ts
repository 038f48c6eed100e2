import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  catalogue,
  check,
  contentRules,
  extraColumns,
  headerOf,
  isShown,
  isWithdrawn,
  neededItems,
  submissionRules,
  wordsOf,
  type Honour,
} from '../index.ts';
import { at, branch, codesOf, issuesOf, mini, registrations } from '../../../scripts/tests/mini.ts';

/** Every rule of the programme by its clause: what the document says, an example that keeps to it, one that does not. */

/** The rules of a unit's book and of inspections, reviews and reports have their clauses in a file of their own, those of texts another. */
const theBook = ['book.test.ts', 'movement.test.ts', 'points.test.ts']
  .map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'))
  .join('\n');
const theTexts = readFileSync(join(import.meta.dirname, 'texts.test.ts'), 'utf8');

const q8 = 'q8-p01-kp1';
const dangKy = at(q8, 'dang-ky');
const roster = (rows: string) => ({ [at(q8, 'doan-vien')]: rows });
const withDay = 'nam,ma_chi_doan,ma_doan_vien,doi_tuong,tinh_trang,so_thang_dia_phuong,ngay_chuyen';
const member = '2016,q8-p01-kp1,DV-1A,doan_vien,dang_sinh_hoat,';
/** She left kp1 and kp2, each on its day, and came to a third branch. */
const leftTwice = (...days: [string, string]) =>
  Object.fromEntries(
    ['q8-p01-kp1', 'q8-p01-kp2', 'q8-cd-thue'].map((unit, i) => {
      const row = member.replace(q8, unit).replace('dang_sinh_hoat', i < 2 ? 'chuyen_di' : 'chuyen_den');
      return [at(unit, 'doan-vien'), `${withDay}\n${row},${days[i] ?? '2016-04-16'}`];
    }),
  );
const proposal = (rating: string, threshold = '', reason = '', code = 'DV-1A') =>
  `2016,q8-p01-kp1,${code},${rating},${threshold},${reason}`;
const recognised = (rating: string, reason = '', branch = q8, by = 'q8-p01', code = 'DV-1A') =>
  `2016,${by},${branch},${code},${rating},${reason},12-NQ/BCH,2017-01-08`;
const result = (stt: string, round: string) => `2016,q8-p01-kp1,DV-1A,${stt},${round},hoan_thanh,,`;
const five = registrations('DV-1A', 5);
const doneOfTen = (n: number) => ({
  [dangKy]: registrations('DV-1A', 10),
  [at(q8, 'ket-qua')]: Array.from({ length: n }, (_, i) => result(String(i + 1), 'Q1')).join('\n'),
});
/** `n` items of one member, the last of them registered on a day of its own. */
const lastOn = (day: string, n: number) => registrations('DV-1A', n).replace(/(.*)2016-02-20/s, `$1${day}`);
const away = '2016,q8-p01-kp1,DV-1A,doan_vien,di_lam_an_xa,5';
const oneItem = (text: string, i: number) =>
  registrations('DV-1A', 1, { noi_dung: text, tieu_chi: i % 2 ? 'HD1' : 'RL1' }).replace(',1,', `,${i + 1},`);

/** The same five with the two columns that a file may have besides. */
const withExtras = (campaign: string, measure: string) =>
  [
    [...headerOf('dang-ky'), ...extraColumns('dang-ky')].join(','),
    ...five.split('\n').map((line) => `${line},${campaign},${measure}`),
  ].join('\n');

interface Case {
  clause: string;
  code: string;
  keeps: Record<string, string>;
  breaks: Record<string, string>;
  /** Where only these files are at hand, as on the page. */
  partial?: true;
}
/** `n` members with five items each, of which only the first may be like another's. */
const everybody = (n: number, first: (i: number) => string) =>
  Array.from({ length: n }, (_, i) =>
    registrations(`DV-${i}A`, 5)
      .replaceAll('ở khu phố', `ở tổ ${i}`)
      .replace(/Tham gia 2 buổi Chủ nhật xanh ở tổ \d+/, first(i)),
  ).join('\n');
/** Who is away has three of five items done at a threshold of 45 %. */
const threeOfFiveAway = {
  ...roster(away),
  [dangKy]: five,
  [at(q8, 'ket-qua')]: [result('1', 'Q1'), result('2', 'Q2'), result('3', 'NAM')].join('\n'),
  [at(q8, 'danh-gia')]: proposal('hoan_thanh', '45', 'Đi làm xa'),
};
/** Who went to another branch, with what both propose. */
const movedTo = (unit: string) => {
  const came = member.replace(q8, unit).replace('dang_sinh_hoat', 'chuyen_den');
  return {
    ...roster(member.replace('dang_sinh_hoat', 'chuyen_di')),
    [at(unit, 'doan-vien')]: came,
    [at(q8, 'danh-gia')]: proposal('hoan_thanh'),
    [at(unit, 'danh-gia')]: proposal('hoan_thanh').replace(q8, unit),
  };
};
/** Who went to another branch with what she had registered. */
const cameWith = (items: string) => ({
  ...roster(member.replace('dang_sinh_hoat', 'chuyen_di')),
  [at('q8-p01-kp2', 'doan-vien')]: member.replace('kp1', 'kp2').replace('dang_sinh_hoat', 'chuyen_den'),
  [dangKy]: items,
});
const [proposedTwice, proposedApart] = [movedTo('q8-p01-kp2'), movedTo('q8-cd-thue')];
const talk = (unit: string) => ({ [at(unit, 'trao-doi')]: `2016,${unit},DV-1A,2016-05-14` });
const cases: Case[] = [
  {
    clause: 'Q L79 “Hằng tháng hoặc hằng quý, BCH chi đoàn cần trao đổi với đoàn viên” (Q-52): K orders none',
    code: 'khong-dat-trao-doi:warning',
    keeps: talk(q8),
    breaks: talk('kg-to-chau-kp1'),
  },
  {
    clause: 'Q L76: two branches of an organisation list the same code as theirs',
    code: 'ma-o-hai-noi:warning',
    keeps: { ...roster(member), [at('q8-p01-kp2', 'doan-vien')]: member.replace('kp1', 'kp2').replace('dang_sinh_hoat', 'chuyen_di') },
    breaks: { ...roster(member), [at('q8-p01-kp2', 'doan-vien')]: member.replace('kp1', 'kp2') },
  },
  {
    clause: 'Q L76: codes of two organisations, or of two years, are not compared',
    code: 'ma-o-hai-noi:warning',
    keeps: {
      ...roster(member),
      [at('kg-to-chau-kp1', 'doan-vien')]: member.replace('q8-p01-kp1', 'kg-to-chau-kp1'),
      [at('q8-p01-kp2', 'doan-vien', 2015)]: member.replace('kp1', 'kp2').replace('2016', '2015'),
    },
    breaks: { ...roster(member), [at('q8-cd-thue', 'doan-vien')]: member.replace('q8-p01-kp1', 'q8-cd-thue') },
  },
  {
    clause: 'Q L76: a transfer counts when both lists have it; where one has it the other is asked, and nobody is joined',
    code: 'chuyen-mot-noi-ghi:warning',
    keeps: {
      ...roster(member.replace('dang_sinh_hoat', 'chuyen_di')),
      [at('q8-p01-kp2', 'doan-vien')]: member.replace('kp1', 'kp2').replace('dang_sinh_hoat', 'chuyen_den'),
    },
    breaks: {
      ...roster(member.replace('dang_sinh_hoat', 'chuyen_di')),
      [at('q8-p01-kp2', 'doan-vien')]: member.replace('kp1', 'kp2'),
    },
  },
  {
    clause: 'Q L74, L76: nobody comes to a branch before she left the other: each answers for her from one day on',
    code: 'den-truoc-khi-di:warning',
    keeps: {
      ...roster(`${withDay}\n${member.replace('dang_sinh_hoat', 'chuyen_di')},2016-08-01`),
      [at('q8-p01-kp2', 'doan-vien')]: `${withDay}\n${member.replace('kp1', 'kp2').replace('dang_sinh_hoat', 'chuyen_den')},2016-08-01`,
    },
    breaks: {
      ...roster(`${withDay}\n${member.replace('dang_sinh_hoat', 'chuyen_di')},2016-08-01`),
      [at('q8-p01-kp2', 'doan-vien')]: `${withDay}\n${member.replace('kp1', 'kp2').replace('dang_sinh_hoat', 'chuyen_den')},2016-03-01`,
    },
  },
  {
    clause: 'Q L76: who left two branches for a third: their days say which spoke for her last',
    code: 'roi-hai-noi-chua-ro:warning',
    keeps: leftTwice('2016-04-15', '2016-04-16'),
    breaks: leftTwice('2016-04-15', '2016-04-15'),
  },
  {
    clause: 'Q L76: the same, where one of the two days is not written',
    code: 'roi-hai-noi-chua-ro:warning',
    keeps: leftTwice('2016-04-16', '2016-04-15'),
    breaks: leftTwice('2016-04-15', ''),
  },
  {
    clause: 'Q L85, L76: who came and works away came too: nor she before she left',
    code: 'den-truoc-khi-di:warning',
    keeps: {
      ...roster(`${withDay}\n${member.replace('dang_sinh_hoat', 'chuyen_di')},2016-08-01`),
      [at('q8-p01-kp2', 'doan-vien')]: `${withDay}\n${away.replace('kp1', 'kp2')},2016-08-01`,
    },
    breaks: {
      ...roster(`${withDay}\n${member.replace('dang_sinh_hoat', 'chuyen_di')},2016-08-01`),
      [at('q8-p01-kp2', 'doan-vien')]: `${withDay}\n${away.replace('kp1', 'kp2')},2016-07-31`,
    },
  },
  {
    clause: 'Q L90 “hàng năm mỗi đoàn viên … ít nhất 05 việc” (R1): who came with three, and registered none where she is',
    code: 'chuyen-den-chua-du-viec:warning',
    keeps: { ...cameWith(five) },
    breaks: { ...cameWith(registrations('DV-1A', 3)) },
  },
  {
    clause:
      'Q L90 “ít nhất 05 việc làm, hành động, chỉ tiêu cụ thể” (R1, Q-63): two that are word for word the same are one, also beyond the fifth',
    code: 'viec-trung:warning',
    keeps: { [dangKy]: registrations('DV-1A', 6) },
    breaks: { [dangKy]: registrations('DV-1A', 6).replace('Tham gia 3 buổi', 'Tham gia 2 buổi') },
  },
  ...['Tích cực tham gia', 'Luôn luôn gương mẫu trong sinh hoạt', 'Đọc sách'].map((text) => ({
    clause: `Q L90 “cụ thể” (Q-61): “${text}” is vague; “Tham gia 2 buổi Chủ nhật xanh” passes`,
    code: 'viec-chua-cu-the:warning',
    keeps: { [dangKy]: five.replace('Tham gia 2 buổi Chủ nhật xanh ở khu phố', 'Tham gia 2 buổi Chủ nhật xanh') },
    breaks: { [dangKy]: five.replace('Tham gia 2 buổi Chủ nhật xanh ở khu phố', text) },
  })),
  {
    clause: 'Q L89 “phù hợp với khả năng, điều kiện của bản thân”: 29 alike of 61 pass, 30 are pointed out, whatever case and stops',
    code: 'noi-dung-giong-nhau:warning',
    keeps: { [dangKy]: everybody(61, (i) => (i < 29 ? 'Dọn rác ở hẻm 12' : `Dọn rác ở hẻm ${i}`)) },
    breaks: { [dangKy]: everybody(61, (i) => (i < 30 ? ['Dọn rác ở hẻm 12', 'dọn rác – ở hẻm 12.'][i % 2]! : `Dọn rác ở hẻm ${i}`)) },
  },
  {
    clause: 'K L25 “Đoàn viên phải thực sự là chủ thể của quá trình rèn luyện” (K-15): one text for more than half of ten people',
    code: 'noi-dung-giong-nhau:warning',
    keeps: { [dangKy]: everybody(10, (i) => (i < 5 ? 'Dọn rác ở hẻm 12' : `Dọn rác ở hẻm ${i + 20}`)) },
    breaks: { [dangKy]: everybody(10, (i) => (i < 6 ? 'Dọn rác ở hẻm 12' : `Dọn rác ở hẻm ${i + 20}`)) },
  },
  {
    clause: 'K L25 (K-15): a few friends may do one thing together, a whole branch of ten is asked',
    code: 'noi-dung-giong-nhau:warning',
    keeps: { [dangKy]: everybody(9, () => 'Dọn rác ở hẻm 12') },
    breaks: { [dangKy]: everybody(10, () => 'Dọn rác ở hẻm 12') },
  },
  {
    clause: 'Q L90 “hàng năm mỗi đoàn viên nghiên cứu tự đăng ký” (Q-62): the same as last year, in another order',
    code: 'nhu-nam-truoc:warning',
    keeps: {
      [at(q8, 'dang-ky', 2015)]: registrations('DV-1A', 5, { nam: '2015', ngay_dang_ky: '2015-02-20' }),
      [dangKy]: five.replace('Tham gia 2 buổi', 'Tham gia 12 buổi'),
    },
    breaks: {
      [at(q8, 'dang-ky', 2015)]: registrations('DV-1A', 5, { nam: '2015', ngay_dang_ky: '2015-02-20' }),
      [dangKy]: five.split('\n').reverse().join('\n'),
    },
  },
  {
    clause: 'Law 91/2025/QH15: no name of a person in a free text',
    code: 'co-ten-nguoi:warning',
    keeps: { [dangKy]: five.replace('Tham gia 2 buổi Chủ nhật xanh ở khu phố', 'Giúp 2 em nhỏ ở đường Nguyễn Văn Trỗi') },
    breaks: { [dangKy]: five.replace('Tham gia 2 buổi Chủ nhật xanh ở khu phố', 'Giúp em Trần Thị Mẫu học 2 buổi') },
  },
  ...['2014-02-20', '2018-01-01'].map((day) => ({
    clause: `Q L74: a day of 2016’s registration in ${day.slice(0, 4)}`,
    code: 'ngay-xa-nam:warning',
    keeps: { [dangKy]: registrations('DV-1A', 5, { ngay_dang_ky: '2015-09-01' }) },
    breaks: { [dangKy]: registrations('DV-1A', 5, { ngay_dang_ky: day }) },
  })),
  ...['2015-07-10', '2061-07-10'].map((day) => ({
    clause: `Q L74, L79: a day on which somebody came in 2016 in ${day.slice(0, 4)}: by it she is owed, and owes`,
    code: 'ngay-xa-nam:warning',
    keeps: roster(`${withDay}\n${member.replace('dang_sinh_hoat', 'chuyen_den')},2016-07-10`),
    breaks: roster(`${withDay}\n${member.replace('dang_sinh_hoat', 'chuyen_den')},${day}`),
  })),
  {
    clause: 'Q L74 “tự đăng ký và gửi về … theo thời gian quy định”: an item due on its day of registration, and the day before',
    code: 'han-truoc-dang-ky:warning',
    keeps: { [dangKy]: registrations('DV-1A', 5, { han: '2016-02-20', ngay_dang_ky: '2016-02-20' }) },
    breaks: { [dangKy]: registrations('DV-1A', 5, { han: '2016-02-19', ngay_dang_ky: '2016-02-20' }) },
  },
  {
    clause: 'K L15 “giai đoạn 2015 - 2017”',
    code: 'ngoai-giai-doan:error',
    keeps: { [dangKy]: five },
    breaks: { [at(q8, 'dang-ky', 2018)]: registrations('DV-1A', 5, { nam: '2018' }) },
  },
  {
    clause: 'Q L76 “Chi đoàn phải tổng hợp các nội dung đoàn viên đăng ký”: the branch hands in, not the base unit',
    code: 'sai-cap-nop:error',
    keeps: { [dangKy]: five },
    breaks: { [at('q8-p01', 'dang-ky')]: registrations('DV-1A', 5, { unit: 'q8-p01' }) },
  },
  {
    clause: 'one file a unit, year and kind',
    code: 'khong-khop-thu-muc:error',
    keeps: { [dangKy]: five },
    breaks: { [dangKy]: registrations('DV-1A', 5, { unit: 'q8-p01-kp2' }) },
  },
  {
    clause: 'Q L90 one registration of an item a year',
    code: 'dong-trung:error',
    keeps: { [dangKy]: five },
    breaks: { [dangKy]: `${five}\n${five.split('\n')[0]!}` },
  },
  {
    clause: 'a code that a notebook issued is checked by its last sign',
    code: 'ma-go-nham:error',
    keeps: { ...roster(`${member.replace('DV-1A', '7K3-MQ2-XG')}\n${member.replace('DV-1A', '7K3-MQ2')}`) },
    breaks: { ...roster(`${member.replace('DV-1A', '7K3-MQ2-XG')}\n${member.replace('DV-1A', '7K3-QM2-XG')}`) },
  },
  {
    clause: 'codes of that form which a branch made up itself stay valid',
    code: 'ma-go-nham:error',
    keeps: { ...roster(['CDA-KP2-07', 'CDA-KP2-08', 'CDA-KP2-09'].map((code) => member.replace('DV-1A', code)).join('\n')) },
    breaks: {
      ...roster(['7K3-MQ2-XG', '7K3-MQ2-XG'.replace('G', 'O')].map((code) => member.replace('DV-1A', code)).join('\n')),
    },
  },
  {
    clause: 'Q L76 the branch follows its own members',
    code: 'ma-khong-trong-danh-sach:warning',
    keeps: { ...roster(member), [dangKy]: five },
    breaks: { ...roster(member), [dangKy]: registrations('DV-2B', 5) },
  },
  {
    clause: 'K L23 “trong các phong trào của Đoàn” (K-10): a movement that the programme does not name',
    code: 'phong-trao-la:warning',
    keeps: { [dangKy]: withExtras('hoc-tap-va-lam-theo-bac', '') },
    breaks: { [dangKy]: withExtras('chay-bo-vi-cong-dong', '') },
  },
  {
    clause: 'Law 91/2025/QH15: no name of a person among the measures',
    code: 'co-ten-nguoi:warning',
    keeps: { [dangKy]: withExtras('', 'Nhờ anh chị đi trước chỉ buổi đầu') },
    breaks: { [dangKy]: withExtras('', 'Nhờ anh Trần Văn Mẫu chỉ buổi đầu') },
  },
  {
    clause: 'Q L22–26: RL6 is not one of the five criteria',
    code: 'tieu-chi-la:error',
    keeps: { [dangKy]: registrations('DV-1A', 5, { tieu_chi: 'RL5' }) },
    breaks: { [dangKy]: registrations('DV-1A', 5, { tieu_chi: 'RL6' }) },
  },
  {
    clause: 'Q L89 “đăng ký, thực hiện dựa trên các tiêu chí” (Q-60): an item without a criterion',
    code: 'o-trong:error',
    keeps: { [dangKy]: registrations('DV-1A', 5, { tieu_chi: 'RL5' }) },
    breaks: { [dangKy]: registrations('DV-1A', 5, { tieu_chi: '' }) },
  },
  {
    clause: 'K L27–33: K has NT, CM and SK, not RL1',
    code: 'tieu-chi-la:error',
    keeps: { [at('kg-to-chau-kp1', 'dang-ky')]: registrations('DV-1A', 1, { unit: 'kg-to-chau-kp1', tieu_chi: 'NT' }) },
    breaks: { [at('kg-to-chau-kp1', 'dang-ky')]: registrations('DV-1A', 1, { unit: 'kg-to-chau-kp1', tieu_chi: 'RL1' }) },
  },
  {
    clause: 'Q L90 “chỉ tiêu cụ thể”: a target needs number and unit',
    code: 'chi-tieu-thieu-so:error',
    keeps: { [dangKy]: registrations('DV-1A', 5, { loai: 'chi_tieu', so_luong: '2', don_vi_tinh: 'buổi' }) },
    breaks: { [dangKy]: registrations('DV-1A', 5, { loai: 'chi_tieu', so_luong: '2' }) },
  },
  {
    clause: 'Q L90 “ít nhất 05 việc làm, hành động, chỉ tiêu”: 4 are refused, 5 pass',
    code: 'duoi-toi-thieu:error',
    keeps: { [dangKy]: five },
    breaks: { [dangKy]: registrations('DV-1A', 4) },
  },
  {
    clause: 'Q L90: five with the same text are one',
    code: 'duoi-toi-thieu:error',
    keeps: { [dangKy]: registrations('DV-1A', 6) },
    breaks: { [dangKy]: registrations('DV-1A', 5, { noi_dung: 'Giữ sạch hẻm 12' }) },
  },
  {
    clause: 'K sets no minimum: one item passes; a “thanh niên” is not held to it (Q L40)',
    code: 'duoi-toi-thieu:error',
    keeps: {
      [at('kg-to-chau-kp1', 'dang-ky')]: registrations('DV-1A', 1, { unit: 'kg-to-chau-kp1', tieu_chi: 'SK' }),
      [dangKy]: registrations('TN-1A', 2, { doi_tuong: 'thanh_nien' }),
    },
    breaks: { [dangKy]: registrations('TN-1A', 2) },
  },
  {
    clause: 'Q L90 “gắn với tiêu chí rèn luyện và tiêu chí hành động”',
    code: 'thieu-nhom:warning',
    keeps: { [dangKy]: five },
    breaks: { [dangKy]: registrations('DV-1A', 5, { tieu_chi: 'RL1' }) },
  },
  {
    clause: 'Q L74 “theo thời gian quy định”: late is noted, never dropped',
    code: 'dang-ky-tre:note',
    keeps: { [dangKy]: registrations('DV-1A', 5, { ngay_dang_ky: '2016-03-31' }) },
    breaks: { [dangKy]: registrations('DV-1A', 5, { ngay_dang_ky: '2016-04-01' }) },
  },
  {
    clause: 'Q L74, L90 “ít nhất 05 việc”: five in time and a sixth after the day are in time, four and a fifth after it are late',
    code: 'dang-ky-tre:note',
    keeps: { [dangKy]: lastOn('2016-04-01', 6) },
    breaks: { [dangKy]: lastOn('2016-04-01', 5) },
  },
  {
    clause: 'Q L83 results are of what was registered',
    code: 'viec-chua-dang-ky:error',
    keeps: { [dangKy]: five, [at(q8, 'ket-qua')]: result('5', 'Q1') },
    breaks: { [dangKy]: five, [at(q8, 'ket-qua')]: result('6', 'Q1') },
  },
  ...[
    'file:///C:/anh.jpg',
    String.raw`\\10.0.0.5\share\anh.jpg`,
    String.raw`D:\anh.jpg`,
    'http://192.168.1.5/anh',
    'javascript:alert(1)',
  ].map((place) => ({
    clause: `K “kiểm tra việc triển khai và tổ chức thực hiện Chương trình”: evidence that others can open, not ${place}`,
    code: 'minh-chung-kho-mo:warning',
    keeps: { [dangKy]: five, [at(q8, 'ket-qua')]: `${result('5', 'Q1')}https://example.vn/10.1/file:a` },
    breaks: { [dangKy]: five, [at(q8, 'ket-qua')]: `${result('5', 'Q1')}${place}` },
  })),
  {
    clause: 'Q L76, L90 “chỉ tiêu cụ thể”: 80 % of an item that counts per cent, and of one that counts buổi',
    code: 'phan-tram-cua-viec:error',
    keeps: {
      [dangKy]: registrations('DV-1A', 5, { loai: 'chi_tieu', so_luong: '90', don_vi_tinh: '%' }),
      [at(q8, 'ket-qua')]: '2016,q8-p01-kp1,DV-1A,1,Q1,dang_lam,80%,',
    },
    breaks: {
      [dangKy]: registrations('DV-1A', 5, { loai: 'chi_tieu', so_luong: '5', don_vi_tinh: 'buổi' }),
      [at(q8, 'ket-qua')]: '2016,q8-p01-kp1,DV-1A,1,Q1,dang_lam,80%,',
    },
  },
  {
    clause: 'Q L76, L90 “chỉ tiêu cụ thể”: 80 % of an item that is registered in per cent, and of one of which nothing is at hand',
    code: 'phan-tram-chua-ro:error',
    keeps: {
      [dangKy]: registrations('DV-1A', 5, { loai: 'chi_tieu', so_luong: '90', don_vi_tinh: '%' }),
      [at(q8, 'ket-qua')]: '2016,q8-p01-kp1,DV-1A,1,Q1,dang_lam,80%,',
    },
    breaks: { [at(q8, 'ket-qua')]: '2016,q8-p01-kp1,DV-1A,1,Q1,dang_lam,80%,' },
    partial: true,
  },
  {
    clause: 'Q L83 “hàng quý, đợt cao điểm trong năm, hàng năm”',
    code: 'ky-la:error',
    keeps: { [dangKy]: five, [at(q8, 'ket-qua')]: [result('1', 'Q1'), result('2', 'DOT:he-tinh-nguyen'), result('3', 'NAM')].join('\n') },
    breaks: { [dangKy]: five, [at(q8, 'ket-qua')]: result('1', 'DOT:khong-co') },
  },
  {
    clause: 'Q L85 “đoàn viên ở địa bàn dân cư thường xuyên đi làm ăn xa”',
    code: 'di-xa-sai-loai-hinh:error',
    keeps: roster('2016,q8-p01-kp1,DV-1A,doan_vien,di_lam_an_xa,5'),
    breaks: { [at('q8-cd-thue', 'doan-vien')]: '2016,q8-cd-thue,DV-1A,doan_vien,di_lam_an_xa,5' },
  },
  {
    clause: 'Q L85 “tương ứng với số tháng sinh hoạt tại địa phương”: the months must stand there',
    code: 'di-xa-thieu-thang:error',
    keeps: roster('2016,q8-p01-kp1,DV-1A,doan_vien,di_lam_an_xa,0'),
    breaks: roster('2016,q8-p01-kp1,DV-1A,doan_vien,di_lam_an_xa,'),
  },
  {
    clause: 'Q L85: away and here all twelve months is looked at again',
    code: 'di-xa-du-thang:warning',
    keeps: roster('2016,q8-p01-kp1,DV-1A,doan_vien,di_lam_an_xa,11'),
    breaks: roster('2016,q8-p01-kp1,DV-1A,doan_vien,di_lam_an_xa,12'),
  },
  ...['39', '51'].map((p) => ({
    clause: `Q L85 “chỉ tính 40-50%”: ${p} is outside`,
    code: 'nguong-ngoai-khoang:error',
    keeps: { ...roster('2016,q8-p01-kp1,DV-1A,doan_vien,di_lam_an_xa,5'), [at(q8, 'danh-gia')]: proposal('hoan_thanh', '45', 'Đi làm xa') },
    breaks: { ...roster('2016,q8-p01-kp1,DV-1A,doan_vien,di_lam_an_xa,5'), [at(q8, 'danh-gia')]: proposal('hoan_thanh', p, 'Đi làm xa') },
  })),
  {
    clause: 'Q L85 “Riêng đối với…”: a threshold only for members away',
    code: 'nguong-khong-ap-dung:error',
    keeps: { ...roster(member), [at(q8, 'danh-gia')]: proposal('hoan_thanh') },
    breaks: { ...roster(member), [at(q8, 'danh-gia')]: proposal('hoan_thanh', '45', 'Đi làm xa') },
  },
  {
    clause: 'Q L85 “là hoàn thành nhiệm vụ”: never more by the concession alone',
    code: 'vuot-muc-di-xa:error',
    keeps: { ...roster('2016,q8-p01-kp1,DV-1A,doan_vien,di_lam_an_xa,5'), [at(q8, 'danh-gia')]: proposal('hoan_thanh', '45', 'Đi xa') },
    breaks: {
      ...roster('2016,q8-p01-kp1,DV-1A,doan_vien,di_lam_an_xa,5'),
      [at(q8, 'danh-gia')]: proposal('hoan_thanh_tot', '45', 'Đi xa'),
    },
  },
  ...[
    ['2016-09-29', '2016-09-30', 'the last round that is over when proposals are due ends on 30 September'],
    ['2015-02-01', '2016-10-01', 'of an earlier year'],
  ].map(([early, then, why]) => ({
    clause: `Q L62 “họp xét và công nhận” (R8): a session on ${early}, ${why}`,
    code: 'hop-xet-truoc-chi-doan:error',
    keeps: {
      [at(q8, 'danh-gia')]: proposal('hoan_thanh'),
      [at('q8-p01', 'cong-nhan')]: recognised('hoan_thanh').replace('2017-01-08', then!),
    },
    breaks: {
      [at(q8, 'danh-gia')]: proposal('hoan_thanh'),
      [at('q8-p01', 'cong-nhan')]: recognised('hoan_thanh').replace('2017-01-08', early!),
    },
  })),
  {
    clause: 'Q L17 “làm căn cứ”, R14: another rating than the share of items done suggests says why',
    code: 'de-nghi-thieu-ly-do:error',
    keeps: {
      ...roster(member),
      [dangKy]: five,
      [at(q8, 'ket-qua')]: result('1', 'Q1'),
      [at(q8, 'danh-gia')]: proposal('khong_hoan_thanh'),
    },
    breaks: {
      ...roster(member),
      [dangKy]: five,
      [at(q8, 'ket-qua')]: result('1', 'Q1'),
      [at(q8, 'danh-gia')]: proposal('hoan_thanh_xuat_sac'),
    },
  },
  {
    clause: 'R14: with a reason, people decide; where no result was handed in, nothing is suggested',
    code: 'de-nghi-thieu-ly-do:error',
    keeps: {
      ...roster(member),
      [dangKy]: five,
      [at(q8, 'ket-qua')]: result('1', 'Q1'),
      [at(q8, 'danh-gia')]: proposal('hoan_thanh_xuat_sac', '', 'Dẫn đầu đợt hè'),
      [at('q8-p01-kp2', 'danh-gia')]: proposal('hoan_thanh_xuat_sac', '', '', 'DV-9Z').replace('kp1', 'kp2'),
    },
    breaks: { ...roster(member), [dangKy]: five, [at(q8, 'ket-qua')]: result('1', 'Q1'), [at(q8, 'danh-gia')]: proposal('hoan_thanh_tot') },
  },
  {
    clause: 'R14: nine of ten done suggest the highest rating; with one left undone it says why all the same',
    code: 'de-nghi-thieu-ly-do:error',
    keeps: { ...roster(member), ...doneOfTen(10), [at(q8, 'danh-gia')]: proposal('hoan_thanh_xuat_sac') },
    breaks: { ...roster(member), ...doneOfTen(9), [at(q8, 'danh-gia')]: proposal('hoan_thanh_xuat_sac') },
  },
  {
    clause: 'R14: below the highest what the share suggests needs no reason; with one, the highest needs none more',
    code: 'de-nghi-thieu-ly-do:error',
    keeps: {
      ...roster(member),
      ...doneOfTen(9),
      [at(q8, 'danh-gia')]: proposal('hoan_thanh_xuat_sac', '', 'Việc còn lại do mưa bão'),
    },
    breaks: { ...roster(member), ...doneOfTen(8), [at(q8, 'danh-gia')]: proposal('hoan_thanh_xuat_sac') },
  },
  ...(
    [
      ['left the day after the meeting, not on its day', ['chuyen_di', '2016-12-11'], ['chuyen_di', '2016-12-10'], ['2016-12-10']],
      ['nor long before', ['dang_sinh_hoat', ''], ['chuyen_di', '2016-08-01'], ['2016-12-10']],
      [
        'on the day of one of several meetings she was here',
        ['chuyen_di', '2016-12-11'],
        ['chuyen_di', '2016-12-10'],
        ['2016-12-12', '2016-12-10'],
      ],
      ['came on the day of the meeting, not the day after', ['chuyen_den', '2016-12-10'], ['chuyen_den', '2016-12-11'], ['2016-12-10']],
      ['where no day is written, nobody knows', ['chuyen_di', ''], ['chuyen_di', '2016-12-10'], ['2016-12-10']],
      ['no meeting in the book: nobody judges before the last round is over', ['chuyen_di', '2016-10-01'], ['chuyen_di', '2016-09-30'], []],
      ['without a book, nothing is said of who came', ['chuyen_den', '2016-12-25'], ['chuyen_di', '2016-09-30'], []],
    ] as const
  ).map(([what, here, gone, meetings]) => {
    const proposed = ([state, day]: readonly [string, string]) => ({
      ...roster(`${withDay}\n${member.replace('dang_sinh_hoat', state)},${day}`),
      [at(q8, 'danh-gia')]: proposal('hoan_thanh'),
      ...(meetings.length > 0 && {
        [at(q8, 'so-viec')]: meetings.map((day) => `2016,q8-p01-kp1,hop_danh_gia,${day},,8,9,8,,`).join('\n'),
      }),
    });
    const clause = `Q L62 “đánh giá, xếp loại đoàn viên tại chi đoàn”, L76 (R8): a branch proposes who was in it when it judged: ${what}`;
    return { clause, code: 'de-nghi-nguoi-vang:warning', keeps: proposed(here), breaks: proposed(gone) };
  }),
  {
    clause: 'Q L85: whoever applies the concession says why',
    code: 'nguong-thieu-ly-do:error',
    keeps: { ...roster(away), [at(q8, 'danh-gia')]: proposal('hoan_thanh', '45', 'Đi làm xa') },
    breaks: { ...roster(away), [at(q8, 'danh-gia')]: proposal('hoan_thanh', '45') },
  },
  {
    clause: 'Q L85, reading A: 5 items at 45 % need 3 done',
    code: 'chua-dat-nguong:warning',
    keeps: threeOfFiveAway,
    breaks: {
      ...roster(away),
      [dangKy]: five,
      [at(q8, 'ket-qua')]: [result('1', 'Q1'), result('2', 'Q2')].join('\n'),
      [at(q8, 'danh-gia')]: proposal('hoan_thanh', '45', 'Đi làm xa'),
    },
  },
  {
    clause: 'Q L85 “số việc mà đoàn viên hoàn thành trong phiếu đăng ký”: of nothing registered no share is done',
    code: 'chua-dat-nguong:warning',
    keeps: threeOfFiveAway,
    breaks: {
      ...roster(away),
      [dangKy]: five.replaceAll('DV-1A', 'DV-9Z'),
      [at(q8, 'danh-gia')]: proposal('hoan_thanh', '45', 'Đi làm xa'),
    },
  },
  {
    clause: 'Q L85: who is proposed as not rated is asked for no threshold',
    code: 'chua-dat-nguong:warning',
    keeps: {
      ...roster(away),
      [dangKy]: five,
      [at(q8, 'ket-qua')]: result('1', 'Q1'),
      [at(q8, 'danh-gia')]: proposal('khong_xep_loai', '45', 'Đi làm xa'),
    },
    breaks: {
      ...roster(away),
      [dangKy]: five,
      [at(q8, 'ket-qua')]: result('1', 'Q1'),
      [at(q8, 'danh-gia')]: proposal('hoan_thanh', '45', 'Đi làm xa'),
    },
  },
  {
    clause: 'K L53 speaks of “đoàn viên”, Q L40 of “đoàn viên thanh niên”',
    code: 'thanh-nien-khong-dang-ky:error',
    keeps: { [dangKy]: registrations('TN-1A', 1, { doi_tuong: 'thanh_nien' }) },
    breaks: {
      [at('kg-to-chau-kp1', 'dang-ky')]: registrations('TN-1A', 1, { unit: 'kg-to-chau-kp1', tieu_chi: 'NT', doi_tuong: 'thanh_nien' }),
    },
  },
  {
    clause: 'Q L40: who is a member stands in the branch’s list',
    code: 'doi-tuong-khac:warning',
    keeps: { ...roster(member), [dangKy]: five },
    breaks: { ...roster(member), [dangKy]: registrations('DV-1A', 5, { doi_tuong: 'thanh_nien' }) },
  },
  {
    clause: 'Q L90: a member called “thanh niên” in the registrations is still held to five',
    code: 'duoi-toi-thieu:error',
    keeps: { ...roster(member), [dangKy]: five },
    breaks: { ...roster(member), [dangKy]: registrations('DV-1A', 2, { doi_tuong: 'thanh_nien' }) },
  },
  {
    clause: 'Q L90: of a member with a refused item the five wait until it is mended',
    code: 'cho-sua:note',
    keeps: { [dangKy]: five },
    breaks: { [dangKy]: five.replace('RL5', 'RL6') },
  },
  {
    clause: 'Q L90: case and full stops do not make another item, marks do',
    code: 'duoi-toi-thieu:error',
    keeps: { [dangKy]: ['Trồng cây', 'Trông cây', 'Trong cầy', 'Tròng cây', 'Trống cây'].map(oneItem).join('\n') },
    breaks: { [dangKy]: ['Quét hẻm', 'Quét hẻm.', '(Quét hẻm)', 'QUÉT HẺM', 'Quét  hẻm!'].map(oneItem).join('\n') },
  },
  {
    clause: 'Q L62: a refused proposal is no proposal',
    code: 'chua-de-nghi:error',
    keeps: { [at(q8, 'danh-gia')]: proposal('hoan_thanh'), [at('q8-p01', 'cong-nhan')]: recognised('hoan_thanh') },
    breaks: { [at(q8, 'danh-gia')]: proposal('kha'), [at('q8-p01', 'cong-nhan')]: recognised('hoan_thanh') },
  },
  {
    clause: 'Q L62: of two proposals the first counts, a rating changed from it says why',
    code: 'doi-thieu-ly-do:error',
    keeps: {
      [at(q8, 'danh-gia')]: `${proposal('hoan_thanh')}\n${proposal('hoan_thanh_tot')}`,
      [at('q8-p01', 'cong-nhan')]: recognised('hoan_thanh'),
    },
    breaks: {
      [at(q8, 'danh-gia')]: `${proposal('hoan_thanh')}\n${proposal('hoan_thanh_tot')}`,
      [at('q8-p01', 'cong-nhan')]: recognised('hoan_thanh_tot'),
    },
  },
  {
    clause: 'Q L17: ratings are those of the programme',
    code: 'xep-loai-la:error',
    keeps: { [at(q8, 'danh-gia')]: proposal('hoan_thanh_tot') },
    breaks: { [at(q8, 'danh-gia')]: proposal('kha') },
  },
  {
    clause: '“Không xếp loại” says why',
    code: 'khong-xep-loai-thieu-ly-do:error',
    keeps: { [at(q8, 'danh-gia')]: proposal('khong_xep_loai', '', 'Mới chuyển đến') },
    breaks: { [at(q8, 'danh-gia')]: proposal('khong_xep_loai') },
  },
  {
    clause: 'Q L40 “đoàn viên thanh niên”: a “thanh niên” registers and is not rated',
    code: 'thanh-nien-khong-xep-loai:error',
    keeps: { ...roster(member), [at(q8, 'danh-gia')]: proposal('hoan_thanh') },
    breaks: { ...roster('2016,q8-p01-kp1,DV-1A,thanh_nien,dang_sinh_hoat,'), [at(q8, 'danh-gia')]: proposal('hoan_thanh') },
  },
  {
    clause: 'Q L64 “chi đoàn cơ sở và chi đoàn bộ phận”: a chi đoàn cơ sở is recognised by the unit above',
    code: 'sai-noi-cong-nhan:error',
    keeps: {
      [at('q8-cd-thue', 'danh-gia')]: '2016,q8-cd-thue,DV-1A,hoan_thanh,,',
      [at('q8', 'cong-nhan')]: recognised('hoan_thanh', '', 'q8-cd-thue', 'q8'),
    },
    breaks: {
      [at('q8-cd-thue', 'danh-gia')]: '2016,q8-cd-thue,DV-1A,hoan_thanh,,',
      [at('q8-p01', 'cong-nhan')]: recognised('hoan_thanh', '', 'q8-cd-thue'),
    },
  },
  {
    clause: 'Q L62 “Trên cơ sở đề nghị của chi đoàn”',
    code: 'chua-de-nghi:error',
    keeps: { [at(q8, 'danh-gia')]: proposal('hoan_thanh'), [at('q8-p01', 'cong-nhan')]: recognised('hoan_thanh') },
    breaks: { [at('q8-p01', 'cong-nhan')]: recognised('hoan_thanh') },
  },
  {
    clause: 'Q L62 “họp xét và công nhận”: a changed rating says why',
    code: 'doi-thieu-ly-do:error',
    keeps: { [at(q8, 'danh-gia')]: proposal('hoan_thanh'), [at('q8-p01', 'cong-nhan')]: recognised('hoan_thanh_tot', 'Có thành tích') },
    breaks: { [at(q8, 'danh-gia')]: proposal('hoan_thanh'), [at('q8-p01', 'cong-nhan')]: recognised('hoan_thanh_tot') },
  },
  {
    clause: 'Q L62 “công nhận kết quả xếp loại đoàn viên của chi đoàn hàng năm”: who changed her branch has one result a year',
    code: 'cong-nhan-hai-lan:warning',
    keeps: { ...proposedTwice, [at('q8-p01', 'cong-nhan')]: recognised('hoan_thanh') },
    breaks: { ...proposedTwice, [at('q8-p01', 'cong-nhan')]: `${recognised('hoan_thanh')}\n${recognised('hoan_thanh', '', 'q8-p01-kp2')}` },
  },
  {
    clause: 'Q L62, L64: the same by two bodies; two people with one code are two results',
    code: 'cong-nhan-hai-lan:warning',
    keeps: {
      ...proposedApart,
      [at('q8-cd-thue', 'doan-vien')]: member.replace('q8-p01-kp1', 'q8-cd-thue'),
      [at('q8-p01', 'cong-nhan')]: recognised('hoan_thanh'),
      [at('q8', 'cong-nhan')]: recognised('hoan_thanh', '', 'q8-cd-thue', 'q8'),
    },
    breaks: {
      ...proposedApart,
      [at('q8-p01', 'cong-nhan')]: recognised('hoan_thanh'),
      [at('q8', 'cong-nhan')]: recognised('hoan_thanh', '', 'q8-cd-thue', 'q8'),
    },
  },
];

describe('rules on submissions, clause by clause', () => {
  test.each(cases)('$clause → $code', ({ code, keeps, breaks, partial = false }) => {
    expect(codesOf(mini(keeps), { partial })).not.toContain(code);
    expect(codesOf(mini(breaks), { partial })).toContain(code);
  });
  test('Q L62: of two results of one day, by branches of which either may be the earlier, both are asked about', () => {
    const twice = (day: string) => ({
      ...leftTwice('2016-04-15', '2016-04-15'),
      [at(q8, 'danh-gia')]: proposal('hoan_thanh'),
      [at('q8-p01-kp2', 'danh-gia')]: proposal('hoan_thanh').replace(q8, 'q8-p01-kp2'),
      [at('q8-p01', 'cong-nhan')]: `${recognised('hoan_thanh')}\n${recognised('hoan_thanh', '', 'q8-p01-kp2').replace('2017-01-08', day)}`,
    });
    const asked = (day: string) => codesOf(mini(twice(day))).filter((code) => code.startsWith('cong-nhan-hai-lan'));
    expect([asked('2017-01-08').length, asked('2017-01-09').length]).toEqual([2, 1]);
  });
  test('every rule has its case here', () => {
    const tested = new Set(cases.map((c) => c.code.split(':')[0]));
    expect(submissionRules.map((r) => r.code).filter((code) => !tested.has(code) && !theBook.includes(`code: '${code}`))).toEqual([]);
  });
  test('every rule file of the folders is in the registry', () => {
    const folder = join(import.meta.dirname, '.');
    const registry = readFileSync(join(folder, 'index.ts'), 'utf8');
    for (const room of ['submissions', 'content'])
      for (const file of readdirSync(join(folder, room))) expect(registry, file).toContain(`'./${room}/${file}'`);
  });
  test('R5: the table of needed items, rounded up, in whole numbers', () => {
    const table = [5, 6, 7, 8, 10].map((n) => [n, neededItems(n, 40), neededItems(n, 50)]);
    expect(table).toEqual([
      [5, 2, 3],
      [6, 3, 3],
      [7, 3, 4],
      [8, 4, 4],
      [10, 4, 5],
    ]);
  });
});

describe('what an error costs', () => {
  test('rows of the member below the minimum are left out; the others stay', () => {
    const report = check(mini({ [dangKy]: `${five}\n${registrations('DV-2B', 4)}` }));
    expect(report.files[0]).toMatchObject({ verdict: 'rows-rejected', accepted: 5, leftOut: 4 });
    expect(report.clean).toBe(false);
  });
  test('a decided exception keeps them, and is itself an error once nothing needs it', () => {
    const exception = {
      rule: 'duoi-toi-thieu',
      unit: q8,
      year: 2016,
      member: 'DV-2B',
      reason: 'Ốm dài ngày',
      decidedBy: 'Ban Tổ chức',
      day: '2016-04-02',
    };
    const exceptions = { path: 'content/exceptions.json', data: { exceptions: [exception] } };
    const kept = check(mini({ [dangKy]: registrations('DV-2B', 4) }, { exceptions }));
    expect(kept.files[0]).toMatchObject({ accepted: 4, leftOut: 0 });
    expect(kept.clean).toBe(true);
    expect(codesOf(mini({ [dangKy]: registrations('DV-2B', 5) }, { exceptions }))).toContain('ngoai-le-thua:error');
  });
  test('a warning or a note leaves nothing out', () => {
    const report = check(mini({ [dangKy]: registrations('DV-1A', 5, { ngay_dang_ky: '2016-05-01', tieu_chi: 'RL1' }) }));
    expect(report.files[0]).toMatchObject({ verdict: 'warned', accepted: 5, leftOut: 0 });
  });
  test('an issue names file, spreadsheet row and line', () => {
    const report = check(mini({ [dangKy]: registrations('DV-1A', 5, { tieu_chi: 'RL6' }) }));
    expect(issuesOf(report).find((i) => i.code === 'tieu-chi-la')).toMatchObject({ file: dangKy, row: 2, line: 2, column: 'tieu_chi' });
  });
});

describe('rules on what people write', () => {
  const honour = (more: object) => ({
    path: 'content/honours/h.md',
    collection: 'honours' as const,
    id: 'h',
    body: '',
    data: {
      title: 'Đoàn viên tiêu biểu',
      organisation: 'q8',
      recipientKind: 'ca_nhan',
      recipient: 'Một người',
      unit: 'q8-p01',
      year: 2016,
      form: 'giay_khen',
      awardedBy: 'Quận Đoàn 8',
      decision: { symbol: '1-QĐ/ĐTN', day: '2017-01-20', signer: 'Bí thư' },
      recognition: '12-NQ/BCH',
      ratedEnough: 'co',
      reason: 'Làm tốt',
      consent: { record: 'PĐY-1', day: '2017-01-21', scope: ['ten'], until: '2019-01-01', minor: 'khong' },
      state: 'cong_bo',
      ...more,
    },
  });
  const done = { [at(q8, 'danh-gia')]: proposal('hoan_thanh_tot'), [at('q8-p01', 'cong-nhan')]: recognised('hoan_thanh_tot') };
  const withEntry = (entry: ReturnType<typeof honour>, submissions: Record<string, string> = done) => {
    const raw = mini(submissions);
    return codesOf({ ...raw, entries: [...raw.entries, entry] });
  };
  test.each<[string, object, string | undefined, boolean]>([
    ['its own', {}, undefined, true],
    ['of another: it would stand on the page of the one and in the roll of the other', { organisation: 'kg' }, undefined, false],
    ['of that of which it began', { organisation: 'q8-moi' }, 'q8', true],
    ['of that which it did not', { organisation: 'q8-moi' }, 'kg', false],
  ])('K L59 “biểu dương, khen thưởng các cơ sở Đoàn” (decisions 3, 12): an organisation honours %s', (_, more, before, isOwn) => {
    const raw = mini(done);
    const heir = { code: 'q8-moi', name: 'Đoàn phường mới', level: 'tinh', kind: 'dia_ban_dan_cu', predecessors: before ? [before] : [] };
    const units = [...raw.units, { path: 'content/units/more.json', data: { units: [heir] } }];
    const codes = codesOf({ ...raw, units, entries: [...raw.entries, honour(more)] });
    expect(codes.includes('ngoai-don-vi-truc-thuoc:error')).toBe(!isOwn);
  });
  test('K L54, R15: a person is honoured after recognition and with a consent to the name', () => {
    expect(withEntry(honour({}))).toEqual([]);
    expect(withEntry(honour({ consent: undefined }))).toContain('thieu-dong-y:error');
    expect(
      withEntry(honour({ consent: { record: 'P', day: '2017-01-21', scope: ['anh'], until: '2019-01-01', minor: 'khong' } })),
    ).toContain('thieu-dong-y:error');
    expect(withEntry(honour({}), {})).toContain('chua-cong-nhan:error');
    expect(withEntry(honour({ recognition: '99-NQ/BCH' }))).toContain('chua-cong-nhan:error');
    const early = { symbol: '1-QĐ/ĐTN', day: '2017-01-07', signer: 'Bí thư' };
    expect(withEntry(honour({ decision: early }))).toContain('chua-cong-nhan:error');
  });
  test('K L54: a collective needs no consent, a proposal is not yet held to it', () => {
    expect(withEntry(honour({ recipientKind: 'tap_the', consent: undefined, recognition: undefined }))).toEqual([]);
    expect(withEntry(honour({ recognition: undefined, state: 'de_xuat' }), {})).toEqual([]);
    expect(withEntry(honour({ consent: undefined, state: 'go_bo' }), {})).toEqual(['da-go-bo:note']);
    expect(withEntry(honour({ consent: undefined, state: 'de_xuat' }), {})).toContain('thieu-dong-y:error');
  });
  test('K L59 “đoàn viên tiêu biểu thực hiện tốt” (K-51): what was recognised must be good enough', () => {
    const fair = { [at(q8, 'danh-gia')]: proposal('hoan_thanh'), [at('q8-p01', 'cong-nhan')]: recognised('hoan_thanh') };
    expect(withEntry(honour({}), fair)).toContain('chua-cong-nhan:error');
  });
  describe('K L59 (K-51: “member honour requires that member’s recognised rating of the year”): what can be known without a code beside a name', () => {
    /** So many members of a branch recognised as good enough, and so many below that. */
    const rated = (branch: string, good: number, fair: number) => {
      const codes = Array.from({ length: good + fair }, (_, i) => ({
        code: `DV-${i + 1}A`,
        rating: i < good ? 'hoan_thanh_tot' : 'hoan_thanh',
      }));
      return {
        proposals: { [at(branch, 'danh-gia')]: codes.map(({ code, rating }) => `2016,${branch},${code},${rating},,`).join('\n') },
        recognitions: codes.map(({ code, rating }) => `2016,q8-p01,${branch},${code},${rating},,12-NQ/BCH,2017-01-08`),
      };
    };
    const next = 'q8-p01-kp9';
    const dayBefore = (day: string) => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
    /** What is said of honours, `[unit, recipient]` each, where so many were recognised in the two branches. */
    const told = (good: readonly [kp1: number, kp2: number], honoured: readonly (readonly [unit: string, recipient: string])[]) => {
      const branches = good.map((n, i) => rated(`q8-p01-kp${i + 1}`, n, 1));
      const files = { [at('q8-p01', 'cong-nhan')]: branches.flatMap((b) => b.recognitions).join('\n') };
      const raw = mini(Object.assign(files, ...branches.map((b) => b.proposals)) as Record<string, string>);
      const entries = honoured.map(([unit, recipient], i) => ({
        ...honour({ unit, recipient }),
        id: `h${i}`,
        path: `content/honours/h${i}.md`,
      }));
      return issuesOf(check({ ...raw, entries: [...raw.entries, ...entries] })).map(({ code, file }) => `${file.slice(-5, -3)} ${code}`);
    };
    test.each<[string, [number, number], [string, string][], string[]]>([
      ['one good enough, one honoured', [1, 0], [[q8, 'Người Một']], []],
      [
        'one good enough, two honoured',
        [1, 0],
        [
          [q8, 'Người Một'],
          [q8, 'Người Hai'],
        ],
        ['h1 tuyen-duong-qua-so'],
      ],
      [
        'two good enough, two honoured',
        [2, 0],
        [
          [q8, 'Người Một'],
          [q8, 'Người Hai'],
        ],
        [],
      ],
      [
        'one person twice, written in another way',
        [1, 0],
        [
          [q8, 'Người Một'],
          [q8, 'NGƯỜI MỘT'],
        ],
        [],
      ],
      [
        'two whose names differ in a mark alone',
        [1, 0],
        [
          [q8, 'Người Hoa'],
          [q8, 'Người Hoà'],
        ],
        ['h1 tuyen-duong-qua-so'],
      ],
      ['of a branch where nobody was good enough', [1, 0], [['q8-p01-kp2', 'Người Một']], ['h0 chua-cong-nhan']],
      ['of the unit above, though in one branch', [1, 0], [['q8-p01', 'Người Một']], []],
      [
        'the unit’s and its branch’s together',
        [1, 0],
        [
          ['q8-p01', 'Người Một'],
          [q8, 'Người Hai'],
        ],
        ['h1 tuyen-duong-qua-so'],
      ],
      [
        'each of its own branch',
        [1, 1],
        [
          [q8, 'Người Một'],
          ['q8-p01-kp2', 'Người Hai'],
        ],
        [],
      ],
    ])('%s', (_, good, honoured, said) => expect(told(good, honoured)).toEqual(said));
    test.each([
      [undefined, ['chua-doi-chieu-muc:warning']],
      ['khong', ['chua-dat-muc:error']],
      ['co', []],
      ['chua_ro', ['noi-dung-sai:error']],
    ])('asked whether she was rated well enough: %s', (ratedEnough, said) => {
      expect(withEntry(honour({ ratedEnough }))).toEqual(said);
      expect(withEntry(honour({ ratedEnough, state: 'de_xuat' }))).toEqual(said.filter((code) => code.startsWith('noi')));
    });
    test.each<[string, string, string, string, readonly string[], string[]]>([
      ['recognised under the old name, honoured under the new', '2017-02-01', q8, next, ['Người Một'], []],
      ['recognised under the new name, honoured under the old', '2016-12-01', next, q8, ['Người Một'], []],
      ['one recognised, two honoured', '2017-02-01', q8, next, ['Người Một', 'Người Hai'], ['h1 tuyen-duong-qua-so']],
    ])('a unit that was renamed is the same: %s', (_, day, recognisedIn, honouredIn, names, said) => {
      const { proposals, recognitions } = rated(recognisedIn, 1, 0);
      const raw = mini({ ...proposals, [at('q8-p01', 'cong-nhan')]: recognitions.join('\n') });
      const [file] = raw.units as [{ path: string; data: { units: { code: string }[] } }];
      const old = file.data.units.map((unit) => (unit.code === q8 ? { ...unit, validTo: dayBefore(day) } : unit));
      const units = [{ ...file, data: { units: [...old, branch(next, { validFrom: day, predecessors: [q8] })] } }];
      // Under each of its names in turn: they are one unit’s persons.
      const honours = names.map((recipient, i) => ({
        ...honour({ unit: i === 0 ? honouredIn : recognisedIn, recipient }),
        id: `h${i}`,
        path: `content/honours/h${i}.md`,
      }));
      const found = issuesOf(check({ ...raw, units, entries: [...raw.entries, ...honours] }));
      expect(found.filter(({ file }) => file.includes('/honours/')).map(({ code, file }) => `${file.slice(-5, -3)} ${code}`)).toEqual(said);
    });
    test('no field of an honour can hold a member’s code', () => {
      expect(withEntry(honour({ member: 'DV-1A' }))).toContain('noi-dung-sai:error');
    });
  });
  describe('K L59 “biểu dương, khen thưởng các cơ sở Đoàn … thực hiện tốt … hàng năm” (K-51): a collective’s year too was recognised first', () => {
    const collective = (more: object) =>
      honour({ recipientKind: 'tap_the', consent: undefined, recognition: undefined, ratedEnough: undefined, ...more });
    const decided = (day: string) => ({ decision: { symbol: '1-QĐ/ĐTN', day, signer: 'Bí thư' } });
    test.each<[string, object, Record<string, string>, boolean]>([
      ['cites its own resolution', { recognition: '12-NQ/BCH' }, done, true],
      ['cites one that is not', { recognition: '99-NQ/BCH' }, done, false],
      ['cites another unit’s', { recognition: '12-NQ/BCH', unit: 'kg-to-chau', organisation: 'kg' }, done, false],
      ['cites nothing, and the year was recognised', {}, done, true],
      ['cites nothing, and nothing was', {}, roster(member), false],
      ['of a year of which nothing was handed in', {}, {}, true],
      ['decided before the session', decided('2017-01-07'), done, false],
      ['decided on its day', decided('2017-01-08'), done, true],
      ['decided on the year’s last day, for a drive', decided('2016-12-31'), roster(member), true],
      ['decided on the day after', decided('2017-01-01'), roster(member), false],
      ['a branch of which nobody was recognised', { unit: 'q8-p01-kp2' }, done, false],
      ['a district, by what its Đoàn cơ sở recognised', { unit: 'q8' }, done, true],
      ['only proposed', { state: 'de_xuat' }, {}, true],
    ])('%s', (_, more, submissions, passes) =>
      expect(withEntry(collective(more), submissions)).toEqual(passes ? [] : ['chua-cong-nhan:error']),
    );
  });
  test('§5.8 go_bo: a withdrawn honour is told, with what is left to do', () => {
    const raw = mini(done);
    const told = issuesOf(check({ ...raw, entries: [...raw.entries, honour({ state: 'go_bo' })] })).find((i) => i.code === 'da-go-bo')!;
    expect(wordsOf(told).cure).toContain('“Gỡ một bài tuyên dương” của content/README.md');
    expect(readFileSync(join(import.meta.dirname, '../../../content/README.md'), 'utf8')).toContain('## Gỡ một bài tuyên dương');
  });
  test('an entry that names what does not exist, or lacks words for its picture', () => {
    expect(withEntry(honour({ unit: 'khong-co' }))).toContain('tham-chieu-sai:error');
    expect(withEntry(honour({ picture: '@media/a.svg' }))).toContain('thieu-loi-ta-anh:error');
    expect(withEntry(honour({ layout: './x.astro' }))).toContain('noi-dung-sai:error');
  });
  test('K L59: the session that recognised is the unit’s own: numbers begin again in every ward', () => {
    expect(withEntry(honour({ unit: 'kg-to-chau', organisation: 'kg' }))).toContain('chua-cong-nhan:error');
    expect(withEntry(honour({ unit: 'q8' }))).toContain('chua-cong-nhan:error');
    expect(withEntry(honour({ unit: 'q8-cd-thue' }))).toContain('chua-cong-nhan:error');
    expect(withEntry(honour({ unit: 'q8-p01-kp2' }))).toContain('chua-cong-nhan:error');
    expect(withEntry(honour({ unit: q8 }))).toEqual([]);
  });
  test('K L54 (R15): a consent of a later day covers nothing yet', () => {
    const raw = mini(done);
    const on = (today: string) =>
      issuesOf(
        check(
          { ...raw, site: { ...raw.site!, data: { ...(raw.site!.data as object), asOf: today } }, entries: [...raw.entries, honour({})] },
          { today },
        ),
      );
    expect(on('2017-01-20').map((i) => `${i.code}:${i.severity}`)).toContain('dong-y-chua-den-ngay:error');
    expect(on('2017-01-21').map((i) => i.code)).not.toContain('dong-y-chua-den-ngay');
    const shownOn = (day: string) => isShown(honour({}).data as unknown as Honour, day);
    expect([shownOn('2017-01-20'), shownOn('2017-01-21')]).toEqual([false, true]);
  });
  const paper = { record: 'PĐY-1', day: '2017-01-21', scope: ['ten'], until: '2019-01-01' };
  const parent = { record: 'PĐY-2', day: '2017-02-10' };
  test.each<[string, object, string | undefined, boolean]>([
    ['nobody has said whether under 18', {}, 'chua-ro-tuoi:warning', false],
    ['not under 18', { minor: 'khong' }, undefined, true],
    ['under 18, no guardian', { minor: 'co' }, 'thieu-dong-y-giam-ho:error', false],
    ['under 18, a guardian consents', { minor: 'co', guardianConsent: parent }, undefined, true],
    ['under 18, a guardian without a paper', { minor: 'co', guardianConsent: { day: '2017-02-10' } }, 'noi-dung-sai:error', false],
    ['another answer', { minor: 'chua_ro' }, 'noi-dung-sai:error', false],
    ['a birth date in place of an answer', { minor: 'khong', birthday: '2000-01-01' }, 'noi-dung-sai:error', false],
    ['version 0.3, the switch set: the guardian consents on the same paper', { guardian: true }, undefined, true],
    ['version 0.3, the switch unset: it says nothing', { guardian: false }, 'chua-ro-tuoi:warning', false],
    ['asked since', { guardian: false, minor: 'khong' }, undefined, true],
  ])('K L59 “đoàn viên tiêu biểu” (R15, K-51): %s', (_, more, said, shown) => {
    const entry = honour({ consent: { ...paper, ...more } });
    expect(withEntry(entry)).toEqual(said === undefined ? [] : [said]);
    const read = check({ ...mini(done), entries: [...mini(done).entries, entry] }).content!.honours.find(({ id }) => id === 'h');
    expect(read !== undefined && isShown(read.data, '2017-06-30')).toBe(shown);
  });
  test('K L54 (R15): a guardian’s consent of a later day covers nothing yet, nor does the person’s own without it', () => {
    const minor = honour({ consent: { ...paper, minor: 'co', guardianConsent: parent } }).data as unknown as Honour;
    expect(['2017-02-09', '2017-02-10'].map((day) => [isShown(minor, day), isWithdrawn(minor, day)])).toEqual([
      [false, false],
      [true, false],
    ]);
  });
  const decided = { decision: { symbol: '1-QĐ/ĐTN', day: '2018-01-08', signer: 'Bí thư' } };
  const collective = { recipientKind: 'tap_the', consent: undefined, recognition: undefined, ratedEnough: undefined };
  test.each<[string, object, string | undefined, boolean]>([
    ['a decision of a later day is none yet', decided, 'quyet-dinh-chua-den-ngay:error', false],
    ['nor of a collective', { ...collective, ...decided }, 'quyet-dinh-chua-den-ngay:error', false],
    ['of a proposal none is asked', { ...decided, state: 'de_xuat' }, undefined, false],
    [
      'of age: no guardian is asked',
      { consent: { ...paper, minor: 'khong', guardianConsent: { ...parent, day: '2017-12-30' } } },
      undefined,
      true,
    ],
    [
      'under 18: a guardian is',
      { consent: { ...paper, minor: 'co', guardianConsent: { ...parent, day: '2017-12-30' } } },
      'dong-y-chua-den-ngay:error',
      false,
    ],
    [
      'a consent that ends before it begins',
      { consent: { ...paper, minor: 'khong', until: '2017-01-20' } },
      'dong-y-khong-ngay-nao:error',
      false,
    ],
    [
      'or before a guardian’s',
      { consent: { ...paper, minor: 'co', guardianConsent: parent, until: '2017-02-09' } },
      'dong-y-khong-ngay-nao:error',
      false,
    ],
    ['one of a day', { consent: { ...paper, minor: 'khong', day: '2017-06-30', until: '2017-06-30' } }, undefined, true],
  ])('K L54, L59 (R15), one answer of the check and the pages on 30 June 2017: %s', (_, more, said, shown) => {
    const raw = mini(done);
    const site = { ...raw.site!, data: { ...(raw.site!.data as object), asOf: '2017-06-30' } };
    const report = check({ ...raw, site, entries: [...raw.entries, honour(more)] }, { today: '2017-06-30' });
    expect(issuesOf(report).flatMap(({ code, severity }) => (severity === 'error' ? `${code}:${severity}` : []))).toEqual(
      said ? [said] : [],
    );
    const { data } = report.content!.honours.find(({ id }) => id === 'h')!;
    expect([isShown(data, '2017-06-30'), isWithdrawn(data, '2017-06-30')]).toEqual([shown, false]);
  });
  test('K L54: nobody asks the age of a collective, or of who was withdrawn', () => {
    expect(withEntry(honour({ recipientKind: 'tap_the', consent: paper, recognition: undefined }))).toEqual([]);
    expect(withEntry(honour({ state: 'go_bo', consent: { ...paper, minor: 'co' } }), {})).toEqual(['da-go-bo:note']);
  });
  test.each([
    [{}, true],
    [{ state: 'quyet_dinh' }, false],
    [{ state: 'go_bo' }, false],
    [{ consent: undefined }, false],
    [{ consent: { record: 'P', day: '2017-01-21', scope: ['anh'], until: '2019-01-01', minor: 'khong' } }, false],
    [{ consent: { record: 'P', day: '2017-01-21', scope: ['ten'], until: '2017-06-30', minor: 'khong' } }, true],
    [{ consent: { record: 'P', day: '2017-01-21', scope: ['ten'], until: '2017-06-29', minor: 'khong' } }, false],
    [{ recipientKind: 'tap_the', consent: undefined }, true],
    // K L59 “thực hiện tốt” (K-51): until it is answered nobody knows.
    [{ ratedEnough: undefined }, false],
    [{ ratedEnough: 'khong' }, false],
    [{ recipientKind: 'tap_the', consent: undefined, ratedEnough: undefined }, true],
  ])('an honour with %o is shown on 2017-06-30: %s', (more, shown) => {
    expect(isShown(honour(more).data as unknown as Honour, '2017-06-30')).toBe(shown);
  });
  const topic = (id: string, more: object = {}) => ({
    path: `content/topics/${id}.md`,
    collection: 'topics' as const,
    id,
    body: '',
    data: { title: 'Chủ đề', organisation: 'kg', month: '2016-01', theme: 'Chủ điểm', summary: 'Tóm tắt', ...more },
  });
  const withTopics = (...topics: ReturnType<typeof topic>[]) => codesOf({ ...mini(), entries: [...mini().entries, ...topics] });
  test('K L47: one topic a month and audience; an issue for two months takes both', () => {
    expect(withTopics(topic('a'), topic('b', { month: '2016-02' }))).toEqual([]);
    expect(withTopics(topic('a'), topic('b'))).toContain('chu-de-trung:error');
    expect(withTopics(topic('a', { months: 2 }), topic('b', { month: '2016-02' }))).toContain('chu-de-trung:error');
    expect(withTopics(topic('a', { audience: ['truong_hoc'] }), topic('b', { audience: ['doanh_nghiep'] }))).toEqual([]);
  });
  test('K L4: a symbol names one document of its issuer', () => {
    const raw = mini();
    const twin = { ...raw.entries[0]!, id: 'y', path: 'content/documents/y.md' };
    expect(codesOf({ ...raw, entries: [...raw.entries, twin] })).toContain('van-ban-trung:error');
  });
  const ofDocument = (more: object): string[] => {
    const raw = mini();
    return codesOf({ ...raw, entries: [{ ...raw.entries[0]!, data: { ...(raw.entries[0]!.data as object), ...more } }] });
  };
  test.each<[string, object, string[]]>([
    ['none', { issuer: undefined }, ['noi-dung-sai:error']],
    ['a unit’s own', { issuer: 'BCH ĐOÀN PHƯỜNG 1' }, []],
    ['in small letters, with the stars', { issuer: 'Ban Chấp hành Đoàn phường 1 ***' }, []],
    ['mistyped', { issuer: 'BCH ĐOÀN PHƯƠNG 11' }, ['co-quan-ban-hanh-la:warning']],
  ])('K L1–2 “BCH ĐOÀN TỈNH KIÊN GIANG ***” (K-01): an issuing body %s', (_, more, codes) => expect(ofDocument(more)).toEqual(codes));
  test.each<[string, string[]]>([
    ['2014-03-17', []],
    ['2014-12-31', []],
    ['2015-01-01', ['co-quan-ban-hanh-la:warning']],
  ])('K L1–2 (K-01): a body outside the organisation has its own days: %s', (day, codes) => {
    const raw = mini();
    const site = { ...(raw.site!.data as object), issuers: [{ name: 'BCH', validFrom: '2013-01-01', validTo: '2014-12-31' }] };
    const entries = [{ ...raw.entries[0]!, data: { ...(raw.entries[0]!.data as object), day } }];
    expect(codesOf({ ...raw, site: { ...raw.site!, data: site }, entries })).toEqual(codes);
  });
  test.each<[string, object, string[]]>([
    ['loosely spaced', { symbol: '1 /KH- ĐTN' }, []],
    ['of another type than the head', { symbol: '1-HD/ĐTN' }, ['so-ky-hieu-chua-ro:warning']],
    ['without a type', { symbol: '1/ĐTN' }, ['so-ky-hieu-chua-ro:warning']],
    ['not given yet, of a draft', { symbol: 'Chưa có số', state: 'trinh' }, []],
    ['not given, of what is published', { symbol: 'Chưa có số' }, ['so-ky-hieu-chua-ro:warning']],
  ])('K L4 “Số: 138 -KH/TĐTN-BTCKT” (K-02): a symbol %s', (_, more, codes) => expect(ofDocument(more)).toEqual(codes));
  test.each<[string, string | undefined, string[]]>([
    ['none', undefined, []],
    ['in full', 'Kế hoạch số 269-KH/TWĐTN-BTC, ngày 22/12/2014 của Ban Bí thư Trung ương Đoàn', []],
    ['without its day', 'Kế hoạch số 269-KH/TWĐTN-BTC', ['van-ban-cap-tren-la:warning']],
    ['by an entry that is not there', '138-kh-tdtn-btckt-2016', ['van-ban-cap-tren-la:warning']],
    ['itself', '1-KH/ĐTN', ['van-ban-cap-tren-la:warning']],
  ])('K L19 “Căn cứ Kế hoạch số 269-KH/TWĐTN-BTC” (K-07): the document above, %s', (_, parent, codes) =>
    expect(ofDocument({ parent })).toEqual(codes),
  );
  test.each<[string, string[]]>([
    ['10/01/2013', []],
    ['11/01/2013', ['van-ban-cap-tren-la:warning']],
    ['10/01/2012', []],
  ])('K L19 “ngày 22/12/2014” (K-07): the library has it of 10/01/2013, and numbers begin anew each year: of %s', (day, codes) => {
    const raw = mini();
    const [one] = raw.entries;
    const of = (id: string, more: object) => ({
      ...one!,
      id,
      path: `content/documents/${id}.md`,
      data: { ...(one!.data as object), ...more },
    });
    const entries = [of('x', { parent: `Kế hoạch số 9-KH/ĐTN ngày ${day}` }), of('tren', { symbol: '9-KH/ĐTN', day: '2013-01-10' })];
    expect(codesOf({ ...raw, entries })).toEqual(codes);
  });
  test.each([
    ['Lưu VP, BTC\n\nPAGE\n', true],
    ['BCH ĐOÀN TỈNH\n***\nSố: 138', true],
    ['Căn cứ\tKế hoạch', true],
    ['PAGE \\* MERGEFORMAT 2', true],
    ['Trang PAGE là một chữ trong câu, **đậm** thì được', false],
  ])('K L81 “PAGE” (K-62): what Word leaves is no text: %j', (body, left) => {
    const raw = mini();
    const codes = codesOf({ ...raw, entries: [{ ...raw.entries[0]!, body }] });
    expect(codes.includes('con-dau-vet-word:error')).toBe(left);
  });
  test.each<[string, object, string[]]>([
    ['with an aim', {}, []],
    ['without one', { aims: [] }, ['tieu-chi-chua-co-muc-dich:warning']],
    ['with one that is not there', { aims: ['khong-co'] }, ['tham-chieu-sai:error']],
  ])('K L23 “Nâng cao chất lượng đoàn viên về tư tưởng chính trị, đạo đức, lối sống” (K-09): a criterion %s', (_, more, codes) => {
    const raw = mini();
    const data = structuredClone(raw.programmes[1]!.data) as { families: { criteria: object[] }[] };
    Object.assign(data.families[0]!.criteria[0]!, more);
    expect(codesOf({ ...raw, programmes: [raw.programmes[0]!, { path: raw.programmes[1]!.path, data }] })).toEqual(codes);
  });
  test('the tree: a branch below the right level, lineage that exists, no code twice', () => {
    const withUnits = (units: object[]) => {
      const raw = mini();
      return codesOf({ ...raw, units: [...raw.units, { path: 'content/units/more.json', data: { units } }] });
    };
    const unit = { code: 'q8-x', name: 'X', level: 'co_so', kind: 'khac', parent: 'q8' };
    expect(withUnits([unit])).toEqual([]);
    expect(withUnits([{ ...unit, parent: 'khong-co' }])).toContain('cay-don-vi-sai:error');
    expect(withUnits([{ ...unit, parent: q8 }])).toContain('cay-don-vi-sai:error');
    expect(withUnits([{ ...unit, predecessors: ['khong-co'] }])).toContain('cay-don-vi-sai:error');
    expect(withUnits([{ ...unit, level: 'chi_doan', branchType: 'bo_phan' }])).toContain('cay-don-vi-sai:error');
    expect(withUnits([{ ...unit, code: 'q8' }])).toContain('ma-trung:error');
  });
  test.each([
    ['a criterion twice', { families: 'twice' }],
    ['a year twice', { years: [{ year: 2015 }, { year: 2015 }] }],
    ['a period that ends before it begins', { period: { from: 2017, to: 2015, clause: { place: 'x', setting: 'x' } } }],
    [
      'a due day of a round that is not',
      { years: [{ year: 2015, due: [{ kind: 'ket-qua', level: 'chi_doan', round: 'Q9', day: '2015-01-01' }] }] },
    ],
  ])('a programme with %s', (_, more) => {
    const raw = mini();
    const data = raw.programmes[1]!.data as { families: object[] };
    const change = 'families' in more ? { families: [...data.families, { ...data.families[0], code: 'X' }] } : more;
    expect(codesOf({ ...raw, programmes: [raw.programmes[0]!, { ...raw.programmes[1]!, data: { ...data, ...change } }] })).toContain(
      'chuong-trinh-sai:error',
    );
  });
  test.each<[string, string, boolean]>([
    ['2016-03-01', '2016-03-31', true],
    ['2016-01-01', '2016-12-31', true],
    ['2014-03-01', '2014-03-31', false],
    ['2015-12-20', '2016-01-10', false],
    ['2016-12-20', '2017-01-10', false],
    ['2016-03-31', '2016-03-01', false],
  ])('Q L83 “đợt cao điểm trong năm” (R6): a drive of 2016 from %s to %s is one of the year: %s', (from, to, isSound) => {
    const raw = mini();
    const programmes = raw.programmes.map(({ path, data }) => {
      const { years } = data as { years: { year: number }[] };
      const drives = [{ code: 'x', name: 'Đợt', theme: 'Chủ đề', from, to }];
      return { path, data: { ...(data as object), years: years.map((of) => ({ ...of, ...(of.year === 2016 && { drives }) })) } };
    });
    const said = issuesOf(check({ ...raw, programmes })).filter(({ code }) => code === 'chuong-trinh-sai');
    expect(said.length === 0).toBe(isSound);
  });
  test('what boards write: a number of papers is refused, who may be a person is pointed out, a consented honour passes', () => {
    const [entry] = mini().entries;
    const withBody = (body: string) => codesOf({ ...mini(), entries: [{ ...entry!, body }] });
    expect(withBody('Căn cước 079201001234')).toContain('bai-co-so-giay-to:error');
    const raw = mini();
    const withAnswer = (answer: string) => {
      const data = { ...(raw.site!.data as object), questions: [{ question: 'Hỏi gì?', answer }] };
      return check({ ...raw, site: { ...raw.site!, data } })
        .contentIssues.filter(({ code }) => code.startsWith('bai-co'))
        .map((issue) => `${issue.code}: ${wordsOf(issue).what}`);
    };
    expect(withAnswer('Gọi văn phòng 0912345678, gặp Ban Thường vụ')).toEqual([]);
    expect(withAnswer('Căn cước 079201001234')).toEqual(['bai-co-so-giay-to: Hỏi đáp › 1 › Trả lời có chỗ giống một số giấy tờ.']);
    expect(withAnswer('sinh ngày 01/02/1999')).toEqual(['bai-co-ten-nguoi: Hỏi đáp › 1 › Trả lời có chỗ giống một ngày sinh.']);
    const reasoned = {
      rule: 'duoi-toi-thieu',
      unit: 'q8-p01-kp1',
      year: 2016,
      member: 'DV-1A',
      reason: 'Căn cước 079201001234',
      decidedBy: 'BCH',
      day: '2016-01-05',
    };
    expect(codesOf({ ...raw, exceptions: { path: 'content/exceptions.json', data: { exceptions: [reasoned] } } })).toContain(
      'bai-co-so-giay-to:error',
    );
    // An office’s telephone stands in its documents.
    expect(withBody('Điện thoại 0912345678')).toEqual([]);
    for (const body of ['Giúp bà Sáu dọn nhà', 'sinh ngày 01/02/1999']) expect(withBody(body)).toEqual(['bai-co-ten-nguoi:warning']);
    expect(withBody('Kể chuyện Võ Thị Sáu ở đường Nguyễn Trung Trực')).toEqual([]);
    expect(withEntry(honour({}))).not.toContain('bai-co-ten-nguoi:warning');
  });
  test('domain §0, row 7: a list is due and its year has no groups yet', () => {
    const told = (today: string | undefined, groups?: object) => {
      const raw = mini(roster(member));
      const programmes = raw.programmes.map(({ path, data }) => {
        const { years, ...rest } = data as { years: { year: number }[] };
        return { path, data: { ...rest, years: years.map((y) => ({ ...y, ...(y.year === 2016 && { groups }) })) } };
      });
      const site = { ...raw.site!, data: { ...(raw.site!.data as object), asOf: undefined } };
      const { contentIssues } = check({ ...raw, programmes, site }, today === undefined ? {} : { today });
      return contentIssues.map(({ code, severity }) => `${code}:${severity}`).filter((code) => code.startsWith('nhom'));
    };
    expect(told('2016-05-01')).toEqual(['nhom-chua-chot:warning']);
    // Before the day, once groups are written, once the year is closed, and where nobody says which day it is.
    expect(['2016-03-01', '2018-01-01', undefined].map((day) => told(day))).toEqual([[], [], []]);
    expect(told('2016-05-01', { people: [[q8]], items: [] })).toEqual([]);
  });
  test('every content rule has been seen to speak', () => {
    const source = readFileSync(import.meta.filename, 'utf8') + theBook + theTexts;
    expect(contentRules.map((r) => r.code).filter((code) => !source.includes(`'${code}:`) && code !== 'so-bai-sai')).toEqual([]);
    expect(catalogue.size).toBeGreaterThan(50);
  });
  test.each<[string, readonly (readonly [unit: string, by: string])[], readonly string[]]>([
    [
      'renamed: what it chose before is chosen',
      [
        ['kg-h-a', 'kg-h'],
        ['kg-h-b', 'kg-h'],
      ],
      [],
    ],
    [
      'chosen under the new code',
      [
        ['kg-g-a', 'kg-g'],
        ['kg-g-b', 'kg-g'],
      ],
      [],
    ],
    [
      'one under either is two',
      [
        ['kg-h-a', 'kg-h'],
        ['kg-g-b', 'kg-g'],
      ],
      [],
    ],
    [
      'the same one under both is one',
      [
        ['kg-h-a', 'kg-h'],
        ['kg-g-a', 'kg-g'],
      ],
      ['Huyện G 1'],
    ],
    ['none: named once, as it is called now', [], ['Huyện G 0']],
    ['more than three of its own', ['a', 'b', 'c', 'd'].map((x) => [`kg-g-${x}`, 'kg-g'] as const), ['Huyện G 4']],
  ])(
    'K L60 “Mỗi đơn vị chọn từ 02 - 03 Đoàn cơ sở” (R10; decision 3: units have successors): a district that became another: %s',
    (_, chosen, told) => {
      const raw = mini();
      const clause = { place: 'x', setting: 'x' };
      const district = (code: string, name: string, more: object) => ({
        ...{ code, name, level: 'huyen', kind: 'dia_ban_dan_cu', parent: 'kg' },
        ...more,
      });
      const bases = (of: string, more: (x: string) => object) =>
        ['a', 'b', 'c', 'd'].map((x) => ({
          code: `${of}-${x}`,
          name: `Đoàn ${of}-${x}`,
          level: 'co_so',
          kind: 'dia_ban_dan_cu',
          parent: of,
          ...more(x),
        }));
      const until = { validTo: '2016-06-30' };
      const since = { validFrom: '2016-07-01' };
      const units = [
        district('kg-h', 'Huyện H', until),
        ...bases('kg-h', () => until),
        district('kg-g', 'Huyện G', { ...since, predecessors: ['kg-h'] }),
        ...bases('kg-g', (x) => ({ ...since, predecessors: [`kg-h-${x}`] })),
        // Over before the programme began: nothing is asked of it.
        district('kg-x', 'Huyện X', { validTo: '2014-12-31' }),
        ...bases('kg-x', () => ({})),
      ];
      const pilots = {
        perUnit: { min: 2, max: 3, clause },
        chosen: chosen.map(([unit, by]) => ({ unit, chosenBy: by, bloc: 'do_thi', clause })),
        interimReview: { month: '2015-06', clause },
      };
      const { contentIssues } = check({
        ...raw,
        units: [...raw.units, { path: 'content/units/more.json', data: { units } }],
        programmes: [raw.programmes[0]!, { ...raw.programmes[1]!, data: { ...(raw.programmes[1]!.data as object), pilots } }],
      });
      expect(contentIssues.map(({ values }) => `${values['unit']} ${values['count']}`)).toEqual(told);
    },
  );
  test('K L60: a unit with one pilot or four is pointed out', () => {
    const raw = mini();
    const programme = raw.programmes[1]!;
    const clause = { place: 'x', setting: 'x' };
    const base = (code: string) => ({ code, name: code, level: 'co_so', kind: 'dia_ban_dan_cu', parent: 'kg-h' });
    const bases = ['kg-h-a', 'kg-h-b', 'kg-h-c', 'kg-h-d'];
    const district = [
      { code: 'kg-h', name: 'Huyện Đoàn H', level: 'huyen', kind: 'dia_ban_dan_cu', parent: 'kg' },
      ...bases.map(base),
      { ...base('kg-h-x'), validTo: '2016-06-30' },
      { ...base('kg-h-x2'), validFrom: '2016-07-01', predecessors: ['kg-h-x'] },
      { ...base('kg-h-cu'), validTo: '2014-12-31' },
    ];
    const withPilots = (...units: readonly string[]) =>
      codesOf({
        ...raw,
        units: [...raw.units, { path: 'content/units/more.json', data: { units: district } }],
        programmes: [
          raw.programmes[0]!,
          {
            ...programme,
            data: {
              ...(programme.data as object),
              pilots: {
                perUnit: { min: 2, max: 3, clause },
                chosen: units.map((unit) => ({ unit, chosenBy: 'kg-h', bloc: 'do_thi', clause })),
                interimReview: { month: '2015-06', clause },
              },
            },
          },
        ],
      });
    expect(withPilots(...bases.slice(0, 2))).toEqual([]);
    expect(withPilots(...bases.slice(0, 3))).toEqual([]);
    for (const wrong of [[], bases.slice(0, 1), bases]) expect(withPilots(...wrong)).toEqual(['lam-diem-sai-so:warning']);
    // One that was renamed is one, under either code.
    expect(withPilots('kg-h-x', 'kg-h-x2')).toEqual(['lam-diem-sai-so:warning']);
    for (const two of [['kg-h-x'], ['kg-h-x2'], ['kg-h-x', 'kg-h-x2']]) expect(withPilots('kg-h-a', 'kg-h-b', ...two)).toEqual([]);
    // Another's Đoàn cơ sở, a chi đoàn, and one that ended before the programme began.
    expect(withPilots('kg-h-a', 'kg-h-b', 'kg-h-cu')).toEqual(['lam-diem-sai-don-vi:error']);
    for (const other of ['kg-to-chau', 'kg-to-chau-kp1'])
      expect(withPilots('kg-h-a', other)).toEqual(['lam-diem-sai-don-vi:error', 'lam-diem-sai-so:warning']);
    // One that is refused is no pilot: two of them are none, and beside three that hold there are not four.
    expect(withPilots('kg-to-chau', 'kg-to-chau-kp1')).toEqual([...Array(2).fill('lam-diem-sai-don-vi:error'), 'lam-diem-sai-so:warning']);
    expect(withPilots(...bases.slice(0, 3), 'kg-to-chau')).toEqual(['lam-diem-sai-don-vi:error']);
  });
});
