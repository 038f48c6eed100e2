import { headerOf } from '../../src/domain/index.ts';
import { registrations } from './mini.ts';

/** What the page says of a workbook of a client. Rows are `accepted + left out`, a hand-in each. */
export interface Expected {
  /** Registrations that are handed in with it, the first of its files. */
  registered?: string;
  rows: readonly string[];
  /** Codes and rows of what asks for a look. */
  told?: readonly string[];
  /** Words that are among those people read. */
  words?: readonly string[];
  /** What is said of sheets that were passed over. */
  skipped?: string;
  /** Where the CSV of the same sheets is read otherwise, and why that is right. */
  csv?: { why: string; rows?: readonly string[]; told?: readonly string[] };
}

/** Items of which so many per cent are to be done. */
const inPercent = [headerOf('dang-ky').join(','), registrations('K1-7M2', 5, { loai: 'chi_tieu', so_luong: '90', don_vi_tinh: '%' })].join(
  '\n',
);

/** Writer and file → what is right. Without `csv` the workbook and the CSV beside it come to the same rows and words. */
export const clientWorkbooks: Readonly<Record<string, Expected>> = {
  'libreoffice/ba-loai-ba-trang': {
    rows: ['2 + 0', '10 + 0', '2 + 0'],
    skipped: 'Đã bỏ qua: trang tính “Ghi chú” (không có dòng tiêu đề của mẫu nào).',
  },
  'libreoffice/bang-bat-dau-o-c4': { rows: ['5 + 0'] },
  'libreoffice/chi-doan-manh': { rows: ['2 + 0'] },
  'libreoffice/chu-nhieu-kieu': { rows: ['5 + 0'] },
  'libreoffice/cong-nhan': {
    rows: ['3 + 0'],
    words: [
      'Cột “Mã chi đoàn”: điền theo ô gộp ở 1 ô.',
      'Cột “Ngày họp xét”: điền theo ô gộp ở 1 ô.',
      'Cột “Số văn bản công nhận”: điền theo ô gộp ở 1 ô.',
    ],
    csv: { why: 'text files do not know of merged cells', rows: ['2 + 1'], told: ['o-trong 3', 'o-trong 3', 'o-trong 3'] },
  },
  'libreoffice/cong-thuc-co-ket-qua': { rows: ['4 + 1'], told: ['so-le 4', 'cho-sua'] },
  'libreoffice/cong-thuc-ra-chu-rong': { rows: ['5 + 0'] },
  'libreoffice/cot-an-ho-ten': { rows: ['5 + 0'] },
  'libreoffice/cot-an': {
    rows: ['5 + 0'],
    told: ['cot-an 2', 'cot-an 2'],
    words: ['Cột “Số lượng” đang ẩn trong Excel mà có nội dung', 'Bỏ ẩn cột để xem lại'],
    csv: { why: 'text files do not know what is hidden', told: [] },
  },
  'libreoffice/dang-ky-ngay-va-so-that': { rows: ['10 + 0'] },
  'libreoffice/danh-sach-chon': { rows: ['5 + 0'] },
  'libreoffice/danh-sach-doan-vien': { rows: ['4 + 0'] },
  'libreoffice/dieu-chinh': { rows: ['2 + 0'] },
  'libreoffice/dong-an-bang-tay': {
    rows: ['10 + 0'],
    told: ['dong-an 4, 9–10'],
    words: ['Dòng này đang ẩn trong Excel', 'Bỏ lọc, bỏ ẩn để xem lại'],
    csv: { why: 'text files do not know what is hidden', told: [] },
  },
  'libreoffice/dong-tren-va-duoi-bang': { rows: ['5 + 0'], told: ['dong-ngoai-bang 12–15'] },
  'libreoffice/dung-sai': { rows: ['2 + 1'], told: ['khong-trong-danh-muc 4'] },
  'libreoffice/font-tcvn3': { rows: ['5 + 0'] },
  'libreoffice/font-vni': { rows: ['5 + 0'] },
  'libreoffice/ghi-chu-gan-o': { rows: ['5 + 0'] },
  'libreoffice/hai-chi-doan-hai-trang': { rows: ['5 + 0', '5 + 0'] },
  'libreoffice/hai-chi-doan-mot-trang': { rows: ['5 + 0', '5 + 0'] },
  'libreoffice/hai-trang-mot-loai': { rows: ['7 + 0'] },
  'libreoffice/hang-nghin': {
    rows: ['5 + 0'],
    csv: {
      why: 'three digits behind a comma are asked about in a text; the workbook holds the number itself',
      rows: ['4 + 1'],
      told: ['so-hai-cach 4', 'cho-sua'],
    },
  },
  'libreoffice/he-ngay-1904': { rows: ['5 + 0'] },
  'libreoffice/ho-ten-o-cot-ma': {
    rows: ['5 + 2'],
    told: ['ma-la-ho-ten 7–8'],
    words: ['giống một họ tên; nơi nộp chung chỉ nhận mã đoàn viên'],
  },
  'libreoffice/lien-ket-trong-o': { rows: ['5 + 0'] },
  'libreoffice/loc-chua-chon': { rows: ['5 + 0'] },
  'libreoffice/loc-dong-an': {
    rows: ['10 + 0'],
    told: ['dong-an 2–6'],
    words: ['Dòng này đang ẩn trong Excel', 'Bỏ lọc, bỏ ẩn để xem lại'],
    csv: { why: 'text files do not know what is hidden', told: [] },
  },
  'libreoffice/ma-do-dinh-dang-so': { rows: ['5 + 0'] },
  'libreoffice/ngay-ghi-nhu-chu': { rows: ['5 + 1'], told: ['nam-hai-so 7'] },
  'libreoffice/ngay-kem-gio': { rows: ['5 + 0'] },
  'libreoffice/ngay-viet-bang-chu': {
    rows: ['5 + 0'],
    csv: { why: 'a day shown as 30/09 has its year in the workbook only', rows: ['0 + 5'], told: ['nam-hai-so 2–6'] },
  },
  'libreoffice/o-bao-loi': { rows: ['9 + 2'], told: ['o-loi-excel 5', 'o-loi-excel 7', 'cho-sua'], words: ['đang hiện lỗi của Excel'] },
  'libreoffice/o-chi-co-dau-cach': { rows: ['5 + 0'] },
  'libreoffice/o-gop-khoi-hai-chieu': {
    rows: ['6 + 0'],
    words: ['Cột “Mã đoàn viên”: điền theo ô gộp ở 4 ô.', 'Cột “Đối tượng”: điền theo ô gộp ở 4 ô.'],
  },
  'libreoffice/o-gop-ma-doan-vien': {
    rows: ['10 + 0'],
    words: ['Cột “Mã đoàn viên”: điền theo ô gộp ở 8 ô.', 'Cột “Đối tượng”: điền theo ô gộp ở 8 ô.'],
  },
  'libreoffice/o-gop-nam-va-chi-doan': {
    rows: ['10 + 0'],
    words: ['Cột “Mã chi đoàn”: điền theo ô gộp ở 9 ô.', 'Cột “Ngày đăng ký”: điền theo ô gộp ở 9 ô.', 'Cột “Năm”: điền theo ô gộp ở 9 ô.'],
    csv: { why: 'text files do not know of merged cells', rows: ['1 + 9'], told: ['o-trong 3–11', 'cho-sua'] },
  },
  'libreoffice/o-gop-tieu-de-hai-dong': { rows: ['5 + 0'] },
  'libreoffice/phan-tram-dang-ky': {
    rows: ['4 + 1'],
    told: ['phan-tram-don-vi 4', 'cho-sua'],
    words: ['Cột “Số lượng”: tách con số và đơn vị tính ở 3 ô.'],
  },
  'libreoffice/phan-tram-ket-qua': { registered: inPercent, rows: ['5 + 0', '5 + 0'] },
  'libreoffice/phan-tram-nguong': { rows: ['3 + 1'], told: ['nguong-ngoai-khoang 5'] },
  'libreoffice/so-ghi-nhu-chu': { rows: ['5 + 0'] },
  'libreoffice/so-kem-don-vi-do-dinh-dang': {
    rows: ['5 + 0'],
    words: ['Cột “Số lượng”: tách con số và đơn vị tính ở 5 ô.'],
    csv: {
      why: '“6 buổi” beside “buổi” is two units in a text; in the workbook one is only shown',
      rows: ['4 + 1'],
      told: ['so-sai 6', 'cho-sua'],
    },
  },
  'libreoffice/so-khong-dung-dau': { rows: ['5 + 0'] },
  'libreoffice/so-le-lam-tron-khi-hien': { rows: ['5 + 0'], words: ['Cột “Số lượng”: làm tròn như số đang hiện ở 3 ô.'] },
  'libreoffice/so-le': {
    rows: ['4 + 3'],
    told: ['so-le 2, 5, 8', 'cho-sua'],
    csv: {
      why: 'three digits behind a comma are asked about in a text; the workbook holds the number itself',
      told: ['so-le 2', 'so-hai-cach 5, 8', 'cho-sua'],
    },
  },
  'libreoffice/so-luong-la-ngay': { rows: ['9 + 1'], told: ['so-sai 3', 'cho-sua'] },
  'libreoffice/so-mu-o-cot-ma': { rows: ['5 + 2'], told: ['gia-tri-ca-nhan 7–8'] },
  'libreoffice/so-viec': { rows: ['3 + 0'], told: ['hop-chua-ghi-noi-dung 2'] },
  'libreoffice/tien-te': {
    rows: ['5 + 0'],
    words: ['Cột “Số lượng”: tách con số và đơn vị tính ở 5 ô.'],
    csv: {
      why: 'three digits behind a comma are asked about in a text; the workbook holds the number itself',
      rows: ['4 + 1'],
      told: ['so-hai-cach 6', 'cho-sua'],
    },
  },
  'libreoffice/trang-an': {
    rows: ['5 + 0'],
    skipped: 'Đã bỏ qua: trang tính “Bản cũ” (đang ẩn trong Excel; cần nộp thì bỏ ẩn rồi chọn lại tệp).',
  },
  'libreoffice/trang-khoa': { rows: ['5 + 0'] },
  'libreoffice/trao-doi-gop-ngay': {
    rows: ['4 + 0'],
    words: ['Cột “Ngày trao đổi”: điền theo ô gộp ở 2 ô.'],
    csv: { why: 'text files do not know of merged cells', rows: ['2 + 2'], told: ['o-trong 3–4'] },
  },
  'libreoffice/vung-ke-san': { rows: ['5 + 0'] },
  'libreoffice/xep-loai': { rows: ['4 + 0'], told: ['cot-de-trong 1'] },
  'libreoffice/xuong-dong-trong-o': { rows: ['5 + 0'] },
  'exceljs/bao-loi': { rows: ['4 + 2'], told: ['o-loi-excel 3', 'o-loi-excel 4', 'cho-sua'], words: ['đang hiện lỗi của Excel'] },
  'exceljs/chu-nhieu-kieu-va-ghi-chu': { rows: ['5 + 0'] },
  'exceljs/cong-thuc-ca-cot-chua-tinh': {
    rows: ['0 + 5'],
    told: ['o-cong-thuc-chua-tinh 2–6'],
    words: ['Ô ở cột “Ngày đăng ký” là một công thức mà tệp không lưu kết quả', 'Mở tệp bằng Excel, bấm lưu một lần rồi chọn lại tệp'],
    csv: {
      why: 'LibreOffice reckons the formula when it opens the workbook; nobody knows whether the library meant that',
      rows: ['5 + 0'],
      told: [],
    },
  },
  'exceljs/cong-thuc-chua-tinh': {
    rows: ['4 + 2'],
    told: ['o-cong-thuc-chua-tinh 3', 'o-cong-thuc-chua-tinh 7', 'cho-sua'],
    words: ['Ô ở cột “Số lượng” là một công thức mà tệp không lưu kết quả', 'Mở tệp bằng Excel, bấm lưu một lần rồi chọn lại tệp'],
    csv: {
      why: 'LibreOffice reckons the formula when it opens the workbook; nobody knows whether the library meant that',
      rows: ['6 + 0'],
      told: [],
    },
  },
  'exceljs/cong-thuc-chung': { rows: ['5 + 0'] },
  'exceljs/cot-an': {
    rows: ['5 + 0'],
    told: ['cot-an 2', 'cot-an 2'],
    words: ['Cột “Số lượng” đang ẩn trong Excel mà có nội dung', 'Bỏ ẩn cột để xem lại'],
    csv: { why: 'text files do not know what is hidden', told: [] },
  },
  'exceljs/dang-ky': { rows: ['10 + 0'] },
  'exceljs/hai-trang-hai-don-vi': { rows: ['5 + 0', '5 + 0'] },
  'exceljs/he-ngay-1904': { rows: ['5 + 0'] },
  'exceljs/loc-dong-an': {
    rows: ['10 + 0'],
    told: ['dong-an 3–4, 8'],
    words: ['Dòng này đang ẩn trong Excel', 'Bỏ lọc, bỏ ẩn để xem lại'],
    csv: { why: 'text files do not know what is hidden', told: [] },
  },
  'exceljs/ma-do-dinh-dang-so': { rows: ['5 + 0'], words: ['Cột “Số lượng”: tách con số và đơn vị tính ở 5 ô.'] },
  'exceljs/o-gop': {
    rows: ['10 + 0'],
    words: [
      'Cột “Mã đoàn viên”: điền theo ô gộp ở 8 ô.',
      'Cột “Ngày đăng ký”: điền theo ô gộp ở 9 ô.',
      'Cột “Đối tượng”: điền theo ô gộp ở 9 ô.',
    ],
    csv: {
      why: 'text files do not know of merged cells',
      rows: ['1 + 9'],
      told: ['o-trong 3–11', 'o-trong 7', 'nhu-tren 8–11', 'cho-sua'],
    },
  },
  'exceljs/phan-tram': { registered: inPercent, rows: ['5 + 0', '3 + 0'] },
  'exceljs/so-le': {
    rows: ['3 + 2'],
    told: ['so-le 2, 5', 'cho-sua'],
    words: ['Cột “Số lượng”: làm tròn như số đang hiện ở 1 ô.'],
    csv: {
      why: 'three digits behind a comma are asked about in a text; the workbook holds the number itself',
      told: ['so-le 2', 'so-hai-cach 5', 'cho-sua'],
    },
  },
  'exceljs/trang-an-va-an-han': {
    rows: ['5 + 0'],
    skipped:
      'Đã bỏ qua: trang tính “Cũ” (đang ẩn trong Excel; cần nộp thì bỏ ẩn rồi chọn lại tệp); trang tính “Rất cũ” (đang ẩn trong Excel; cần nộp thì bỏ ẩn rồi chọn lại tệp).',
  },
  'sheetjs/chuoi-dung-chung': { rows: ['5 + 0'] },
  'sheetjs/cong-thuc-chua-tinh': {
    rows: ['3 + 3'],
    told: ['o-cong-thuc-chua-tinh 3', 'o-cong-thuc-chua-tinh 4', 'o-cong-thuc-chua-tinh 7', 'cho-sua'],
    words: ['Ô ở cột “Số lượng” là một công thức mà tệp không lưu kết quả', 'Mở tệp bằng Excel, bấm lưu một lần rồi chọn lại tệp'],
    csv: {
      why: 'LibreOffice reckons the formula when it opens the workbook; nobody knows whether the library meant that',
      rows: ['6 + 0'],
      told: [],
    },
  },
  'sheetjs/cong-thuc-co-ket-qua': { rows: ['4 + 1'], told: ['so-le 2', 'cho-sua'] },
  'sheetjs/dang-ky': { rows: ['10 + 0'] },
  'sheetjs/dong-an': {
    rows: ['5 + 0'],
    told: ['dong-an 4–5'],
    words: ['Dòng này đang ẩn trong Excel', 'Bỏ lọc, bỏ ẩn để xem lại'],
    csv: { why: 'text files do not know what is hidden', told: [] },
  },
  'sheetjs/dung-sai-va-loi': { rows: ['1 + 2'], told: ['khong-trong-danh-muc 3', 'o-loi-excel 4'] },
  'sheetjs/hai-trang-mot-loai': { rows: ['7 + 0'] },
  'sheetjs/he-ngay-1904': { rows: ['5 + 0'] },
  'sheetjs/nguong': { rows: ['1 + 1'], told: ['nguong-thieu-ly-do 3'] },
  'sheetjs/o-gop': { rows: ['10 + 0'], words: ['Cột “Mã đoàn viên”: điền theo ô gộp ở 8 ô.', 'Cột “Đối tượng”: điền theo ô gộp ở 8 ô.'] },
  'sheetjs/phan-tram': {
    rows: ['4 + 1'],
    told: ['phan-tram-don-vi 4', 'cho-sua'],
    words: ['Cột “Số lượng”: tách con số và đơn vị tính ở 3 ô.', 'Cột “Số lượng”: làm tròn như số đang hiện ở 1 ô.'],
  },
  'sheetjs/so-ghi-nhu-chu': {
    rows: ['4 + 1'],
    told: ['so-sai 6', 'cho-sua'],
    words: ['Cột “Số lượng”: tách con số và đơn vị tính ở 1 ô.'],
  },
  'sheetjs/so-le': {
    rows: ['3 + 2'],
    told: ['so-le 2, 5', 'cho-sua'],
    words: ['Cột “Số lượng”: làm tròn như số đang hiện ở 1 ô.'],
    csv: {
      why: 'three digits behind a comma are asked about in a text; the workbook holds the number itself',
      told: ['so-le 2', 'so-hai-cach 5', 'cho-sua'],
    },
  },
  'sheetjs/tieu-de-gop-hai-dong': { rows: ['5 + 0'] },
  'sheetjs/trang-an': {
    rows: ['5 + 0'],
    skipped: 'Đã bỏ qua: trang tính “Bản cũ” (đang ẩn trong Excel; cần nộp thì bỏ ẩn rồi chọn lại tệp).',
  },
};
