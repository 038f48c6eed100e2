import {
  catalogue,
  columnOf,
  allColumns,
  contentRules,
  daysNear,
  doorWords,
  exampleRows,
  gateRules,
  kindNames,
  kindsUnder,
  readingWords,
  shortDay,
  submissionRules,
  type Clause,
  type IssueGroup,
  type IssueWords,
  type KindName,
  type Programme,
  type Severity,
} from '../../domain/index.ts';

/** What the help pages tell of each kind of issue, gathered from whatever raises it. */

export interface Help {
  code: string;
  words: IssueWords;
  group: IssueGroup;
  /** None or several where the programme decides. */
  severities: readonly Severity[];
  /** The kinds of files it concerns; undefined: all of them, or none in particular. */
  kinds?: readonly KindName[] | undefined;
  /** What orders it, as the rule names it. */
  clause?: string | undefined;
}

type Facts = Pick<Help, 'group' | 'severities' | 'kinds' | 'clause'>;

/** Every code of the catalogue, in its groups' order. */
export const helpPages = (programmes: readonly Programme[]): readonly Help[] => {
  const facts = new Map<string, Facts>();
  const shown = kindsUnder(programmes);
  for (const { code, severity, kinds: judged, clause } of submissionRules) {
    const kinds = judged.filter((kind) => shown.includes(kind));
    const asked = typeof severity === 'string' ? [severity] : programmes.flatMap((programme) => severity(programme) ?? []);
    const all = kinds.length === shown.length;
    facts.set(code, { group: 'quy_dinh', severities: [...new Set(asked)], kinds: all ? undefined : kinds, clause });
  }
  for (const { code, severity, clause } of contentRules) facts.set(code, { group: 'noi_dung', severities: [severity], clause });
  for (const { code, severity } of gateRules) facts.set(code, { group: 'noi_nop', severities: [severity] });
  for (const code of Object.keys(doorWords)) facts.set(code, { group: 'noi_nop', severities: ['error'] });
  for (const [code, { group, severity }] of Object.entries(readingWords)) facts.set(code, { group, severities: [severity] });
  return [...catalogue].map(([code, words]) => ({ code, words, ...facts.get(code)! }));
};

/** What becomes of what was sent. */
export const outcomes: Readonly<Record<IssueGroup, Readonly<Record<Severity, string>>>> = (() => {
  const file = {
    error: 'Cả tệp để lại, chưa tính dòng nào, cho tới khi sửa.',
    warning: 'Tệp vẫn được nhận; xem lại cho chắc.',
    note: 'Tệp vẫn được nhận, không mất dòng nào của bảng.',
  };
  return {
    tep: file,
    cot: file,
    o: {
      error: 'Dòng ấy để lại, chưa tính, cho tới khi sửa. Các dòng đúng không phải làm lại.',
      warning: 'Dòng ấy vẫn được tính; xem lại cho chắc.',
      note: 'Không phải sửa; các dòng của bảng vẫn được tính.',
    },
    quy_dinh: {
      error: 'Những dòng được nêu để lại, chưa tính, cho tới khi sửa; không nêu dòng nào thì là cả tệp. Các dòng đúng không phải làm lại.',
      warning: 'Dòng ấy vẫn được tính; chi đoàn xem lại có đúng ý không.',
      note: 'Dòng ấy vẫn được tính.',
    },
    noi_nop: {
      error: 'Lần nộp chưa được nhận; số liệu trên trang chưa có gì thay đổi.',
      warning: 'Người phụ trách xem rồi mới nhập; không mất gì.',
      note: 'Lần nộp vẫn được nhận; điều này chỉ được ghi lại.',
    },
    noi_dung: {
      error: 'Trang chưa dựng lại được cho tới khi sửa; bản đang công bố vẫn giữ nguyên.',
      warning: 'Trang vẫn dựng được; ban phụ trách xem lại.',
      note: 'Trang vẫn dựng được.',
    },
  };
})();

/** What stands for a blank where no file is at hand: a word for a name, a likely number. `code.blank` where one needs its own. */
const blanks: Readonly<Record<string, string>> = {
  'bai-co-so-giay-to.label': 'Bài này',
  'bai-co-ten-nguoi.label': 'Bài này',
  act: 'tên việc',
  change: 'tên thay đổi',
  day: '20/12/2016',
  department: 'tên ban',
  doing: 'Đang làm',
  met: 'Đạt',
  missing: 'tên mặt',
  theme: 'chủ đề năm',
  wanted: 'điều ghi ở trang biểu mẫu',
  before: '2015',
  by: 'Đoàn cấp trên',
  code: 'mã ấy',
  column: 'tên cột',
  columns: 'cột B, cột C',
  count: '3',
  done: '2',
  due: '31/03/2016',
  encoding: 'cũ',
  example: 'mẫu của cột',
  expected: 'đơn vị khác',
  family: 'tên nhóm',
  field: 'tên mục',
  files: '5.000',
  first: '4',
  from: '2014',
  how: 'đổi số thứ tự',
  index: '1',
  key: 'mã đoàn viên',
  kind: 'họ tên',
  label: 'tên cột',
  letter: 'E',
  limit: 'cho phép',
  line: '3',
  max: '50',
  meaning: 'tên cột',
  megabytes: '64',
  min: '40',
  minimum: '5',
  month: '12/2016',
  need: 'cần 3 việc',
  needed: '3',
  options: 'các mục của danh mục',
  other: 'nơi khác',
  path: 'tên mục',
  percent: '45',
  programme: 'mã chương trình',
  rating: 'tên mức xếp loại',
  reason: 'điều chưa khớp',
  registered: '5',
  repair: 'điều đã sửa',
  rows: '3',
  range: 'từ 0 trở lên',
  said: '2015',
  sending: 'Gửi danh sách công nhận về Ban Tổ chức cấp trên',
  set: 'tên bộ',
  shown: '200',
  symbol: 'số, ký hiệu',
  tag: '<…>',
  takes: 'số nguyên',
  target: 'mã ấy',
  title: 'điều đã nêu',
  to: '2017',
  unit: 'mã đơn vị',
  use: 'mã mới',
  what: 'một tấm ảnh',
  where: 'Tệp',
  year: '2016',
  'tep-anh-sai.how': 'Tải tệp lên lại qua bàn biên tập; tệp nào chưa nhận được, bàn biên tập nói rõ cách chữa.',
  'bao-cao-thang-sai-ngay.day': '30/09/2016',
  'bao-cao-thang-sai-ngay.month': '10/2016',
  'bao-cao-thang-sai-ngay.reason': 'trước khi tháng ấy bắt đầu',
  'bang-thu-hai.label': 'tên mẫu',
  'chu-de-trung.other': 'một bài khác',
  'chua-doi-chieu.kind': 'dang-ky',
  'chua-doi-chieu.label': 'tên mẫu',
  'con-nua.count': '300',
  'co-quan-ban-hanh-la.day': '27/02/2015',
  'co-quan-ban-hanh-la.issuer': 'Tên cơ quan',
  'cot-da-bo.kind': 'vì sao',
  'bai-hoc-ngoai-bo.count': '6',
  'bai-hoc-ngoai-bo.said': '1; 7',
  'cot-thieu.label': 'tên mẫu',
  'cot-thieu.version': 'số của mẫu',
  'dau-cach-khac.header': 'dấu chấm phẩy',
  'dau-cach-khac.rows': 'dấu phẩy',
  'diem-vuot-muc.criterion': 'ấy',
  'diem-vuot-muc.given': '22',
  'diem-vuot-muc.most': '20',
  'di-xa-sai-loai-hinh.kinds': 'những loại hình chương trình nêu',
  'duong-dan-la.kinds': kindsUnder([]).join(', '),
  'gia-tri-ca-nhan.kind': 'một số điện thoại',
  'khong-khop-thu-muc.expected': 'mã hoặc năm của thư mục',
  'khong-phai-don-vi-minh.own': 'đơn vị được giao',
  'khong-phai-don-vi-minh.unit': 'đơn vị ghi trong tệp',
  'chua-ro-ai-de-nghi.unit': 'chi đoàn ấy',
  'de-nghi-cung-cong-nhan.unit': 'chi đoàn',
  'mot-nguoi-hai-phia.unit': 'chi đoàn ấy',
  'mot-nguoi-hai-phia.reason': 'đề nghị ấy cũng do tài khoản này nộp',
  'hai-cot-khac-muc.own': '92',
  'hai-cot-khac-muc.ownRating': 'Hoàn thành xuất sắc nhiệm vụ',
  'hai-cot-khac-muc.points': '74',
  'hai-cot-khac-muc.rating': 'Hoàn thành nhiệm vụ',
  'ket-qua-lui.before': 'Quý I',
  'ket-qua-lui.now': '1',
  'ket-qua-lui.round': 'Quý II',
  'ket-qua-lui.was': '2',
  'ky-chua-bat-dau.round': 'Quý III',
  'ky-chua-bat-dau.today': '15/06/2016',
  'ky-la.options': 'các kỳ của năm',
  'lam-diem-sai-don-vi.by': 'đơn vị chọn',
  'lam-diem-sai-don-vi.reason': 'không phải Đoàn cơ sở trực thuộc đơn vị chọn',
  'lam-diem-sai-don-vi.unit': 'Đơn vị ấy',
  'to-chuc-thieu-lien-he.unit': 'Tổ chức ấy',
  'lam-diem-sai-so.unit': 'Đơn vị ấy',
  'lam-diem-sai-so.count': '1',
  'lam-diem-sai-so.max': '3',
  'lam-diem-sai-so.min': '2',
  'chuyen-den-chua-du-viec.lacking': 'mới có 3 việc, cần ít nhất 5',
  'chuyen-mot-noi-ghi.came': 'Chuyển đến trong năm',
  'chuyen-mot-noi-ghi.other': 'Một chi đoàn khác',
  'den-truoc-khi-di.other': 'một chi đoàn khác',
  'roi-hai-noi-chua-ro.other': 'một chi đoàn khác',
  'de-nghi-nguoi-vang.day': '01/08/2016',
  'de-nghi-nguoi-vang.judged': 'chi đoàn họp đánh giá ngày 10/12/2016',
  'de-nghi-nguoi-vang.moved': 'chuyển đi',
  'de-nghi-thieu-ly-do.measured': 'Hoàn thành 3 trong 5 việc',
  'de-nghi-thieu-ly-do.suggested': 'Hoàn thành nhiệm vụ',
  'vuot-muc-di-xa.otherwise': ', hoặc để trống ngưỡng nếu người ấy hoàn thành như mọi đoàn viên',
  'dong-y-chua-den-ngay.day': '23/03/2027',
  'dong-y-khong-ngay-nao.from': '23/03/2016',
  'dong-y-khong-ngay-nao.until': '01/01/2016',
  'quyet-dinh-chua-den-ngay.day': '18/03/2027',
  'quyet-dinh-chua-den-ngay.proposed': 'Đề xuất',
  'dong-y-chua-qua-nua.share': 'quá 1/2',
  'chua-du-hai-phan-ba.share': '2/3',
  'hop-danh-gia-chua-du.branch': 'q8-p01-kp1',
  'hop-truoc-ky-cuoi.day': '30/09/2016',
  'hop-truoc-ky-cuoi.round': 'Quý III',
  'hop-xet-truoc-chi-doan.before': 'cuộc họp đánh giá của chi đoàn',
  'hop-xet-truoc-chi-doan.day': '08/12/2016',
  'ma-o-hai-noi.came': 'Chuyển đến trong năm',
  'ma-o-hai-noi.left': 'Chuyển đi trong năm',
  'ma-o-hai-noi.other': 'một chi đoàn khác',
  'cong-nhan-hai-lan.branch': 'chi đoàn trước',
  'cong-nhan-hai-lan.by': 'nơi công nhận trước',
  'cong-nhan-hai-lan.day': '08/01/2017',
  'nguoi-cu-chua-ghi.count': '3',
  'nguoi-cu-chua-ghi.left': 'Chuyển đi trong năm',
  'nguoi-cu-o-lai.count': '3',
  'nguoi-cu-o-lai.left': 'Chuyển đi trong năm',
  'nguoi-cu-o-lai.unit': 'chi đoàn đã chia tách',
  'ngay-chua-den.today': '20/11/2016',
  'ngay-xa-nam.from': shortDay(daysNear(2016)[0]),
  'ngay-xa-nam.to': shortDay(daysNear(2016)[1]),
  'noi-dung-giong-nhau.count': '38',
  'nop-thay.unit': 'đơn vị cấp dưới',
  'nhan-truoc-khi-gui.before': 'ngày gửi',
  'nhan-truoc-khi-gui.day': '10/01/2017',
  'phien-hop-khac-ngay.act': 'Họp Ban Chấp hành xét, công nhận xếp loại',
  'phien-hop-khac-ngay.days': '08/01/2017',
  'phieu-chua-ro.file': 'tệp đính kèm thứ 2',
  'phieu-chua-ro.missing': 'loại tệp, đơn vị, năm',
  'phieu-giong-nhau.count': '14',
  'phieu-hai-tep.file': 'Tệp đính kèm thứ 2',
  'phieu-hai-tep.other': 'tệp đính kèm thứ 1',
  'phieu-nhieu-tep.most': '60',
  'phieu-thieu-tieu-chi.missing': 'CM1, VT1',
  'phieu-thieu.example': 'q8-p01-kp1',
  'sai-cap-nop.expected': 'chi đoàn',
  'sai-cap-nop.label': 'tên mẫu',
  'sai-mau.label': 'tên mẫu',
  'sai-mau.other': 'tên mẫu khác',
  'sai-noi-cong-nhan.expected': 'Đoàn cấp trên',
  'so-hai-cach.first': '',
  'so-hai-cach.ways': 'ba chữ số sau dấu chấm, dấu phẩy là hàng nghìn hay phần lẻ',
  'so-bai-sai.count': '5',
  'so-bai-sai.expected': '6',
  'thua-o.count': '9',
  'thua-o.expected': '8',
  'tieu-chi-la.options': 'các mã tiêu chí của chương trình',
  'tieu-chi-chua-co-muc-dich.code': 'SK',
  'tieu-de-la.label': 'tên mẫu',
  'van-ban-cap-tren-la.parent': 'số, ký hiệu',
  'van-ban-cap-tren-la.reason': 'thư viện không có văn bản ấy, và câu chưa đủ để ai cũng tìm được',
  'van-ban-trung.other': 'một bài khác',
  'xep-loai-la.options': 'các mức của thang xếp loại',
};

/** A sentence in parts; a part that stands for a blank says so. */
export const partsOf = (code: string, sentence: string): readonly { text: string; blank: boolean }[] =>
  sentence.split(/\{(\w+)\}/).map((part, i) => {
    if (i % 2 === 0) return { text: part, blank: false };
    const text = blanks[`${code}.${part}`] ?? blanks[part];
    if (text === undefined) throw new Error(`${code}: no words for the blank {${part}}`);
    return { text, blank: true };
  });

export const plainText = (code: string, sentence: string): string =>
  partsOf(code, sentence)
    .map(({ text }) => text)
    .join('');

const labels: ReadonlySet<string> = new Set(kindNames.flatMap((kind) => allColumns(kind).map((column) => columnOf(kind, column).label)));

/** A cell of an example as it is drawn. */
export interface ExampleCell {
  text: string;
  /** It names a column or a file. */
  heading: boolean;
  /** It is what the other drawing has otherwise. */
  marked: boolean;
  span: number;
}

/** One side of an example as rows of cells, with what differs from the other side. */
export const drawn = (example: string, other: string): readonly (readonly ExampleCell[])[] => {
  const [rows, others] = [exampleRows(example), exampleRows(other)];
  const width = Math.max(...rows.map((row) => row.length));
  const alike = rows.length === others.length && rows.every((row, r) => row.length === others[r]!.length);
  const elsewhere = new Set(others.flat());
  return rows.map((row, r) => {
    const heading = row.filter((cell) => labels.has(cell)).length * 2 >= row.length || (rows.length > 1 && row[0]!.endsWith('.csv'));
    return row.map((text, c) => ({
      text,
      heading,
      marked: alike ? others[r]![c] !== text : text !== '' && !elsewhere.has(text),
      span: c === row.length - 1 ? width - c : 1,
    }));
  });
};

/** The founding documents as rules name them, and the programme that each ordered. */
const documents: Readonly<Record<string, string>> = { K: 'rldv-kien-giang-2015', Q: 'rlhd-quan-8-2014' };

/** `Q L62, L64 “…”` → the document, its lines, the words it quotes. */
const citation = /([KQ]) (L\d+(?:[–-]\d+)?(?:, L\d+(?:[–-]\d+)?)*)(?: “([^”]+)”)?/g;
const quotedAt = new Map(
  [...submissionRules, ...contentRules].flatMap(({ clause }) =>
    [...clause.matchAll(citation)].flatMap(([, letter, lines, quote]) => (quote ? [[`${letter} ${lines!.split(',')[0]}`, quote]] : [])),
  ) as [string, string][],
);

const clausesIn = (value: unknown): readonly Clause[] => {
  if (typeof value !== 'object' || value === null) return [];
  return 'place' in value ? [value as Clause] : Object.values(value).flatMap(clausesIn);
};
/** Fewer letters than this are found in too many clauses. */
const tellingQuote = 15;
const even = (text: string) => text.replace(/\s*[–-]\s*/g, '-').toLowerCase();

export interface Ground {
  programme: Programme;
  /** The clause of the programme that has the words; undefined where the rule names only the document. */
  clause?: Clause | undefined;
}

/** What a rule stands on: clauses of the programmes, and what is said besides. */
export const groundsOf = (clause: string, programmes: readonly Programme[]): { grounds: readonly Ground[]; besides: string } => {
  const grounds: Ground[] = [];
  for (const [, letter, lines, words] of clause.matchAll(citation)) {
    const programme = programmes.find(({ code }) => code === documents[letter!]);
    if (!programme) continue;
    const quote =
      words ??
      lines!
        .split(', ')
        .map((line) => quotedAt.get(`${letter} ${line}`))
        .find(Boolean);
    // The shortest clause that has the words speaks most nearly of them.
    const found =
      quote === undefined || quote.length < tellingQuote
        ? undefined
        : clausesIn(programme)
            .filter((c) => c.quote !== undefined && even(c.quote).includes(even(quote)))
            .sort((a, b) => a.quote!.length - b.quote!.length)[0];
    if (!grounds.some((g) => g.programme === programme && (g.clause?.quote === found?.quote || found === undefined)))
      grounds.push({ programme, clause: found });
  }
  const besides = clause
    .replace(citation, '')
    .replace(/\([^)]*\b[RKQ]-?\d[^)]*\)/g, '')
    .replace(/^[\s:,;]+|[\s:,;]+$/g, '');
  return { grounds, besides: besides && `${besides[0]!.toUpperCase()}${besides.slice(1)}.` };
};
