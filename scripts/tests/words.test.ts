import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  catalogue,
  check,
  columnOf,
  columnRepeating,
  contentRules,
  doorWords,
  exampleRows,
  gateRules,
  headerOf,
  isSyllable,
  kindNames,
  kindOf,
  parseSubmissionPath,
  readingWords,
  sampleRow,
  submissionRules,
  submissionsFolder,
  wordsOf,
  type Issue,
  type IssueWords,
  type KindName,
  type RawContent,
  type ReadingCode,
  type Severity,
} from '../../src/domain/index.ts';
import { readSubmission } from '../../src/domain/intake/read-submission.ts';
import { formFields, readForm, sentTwice, unplaced } from '../../src/host/form.ts';
import { consoleReport } from '../reporters/console.ts';
import { at, branch, issuesOf, mini, registrations, scored } from './mini.ts';

/** The words of every issue: how they speak, whether their blanks are filled, and whether their examples tell the truth. */

const root = join(import.meta.dirname, '../..');
const all = [...catalogue].map(([code, words]) => ({ code, words }));
const sentencesOf = ({ what, cure }: IssueWords) => [what, cure];

describe('how the words of issues speak', () => {
  test.each(all)('$code: a title, what happened, what to do, an example', ({ code, words }) => {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(words.title).toMatch(/^[“\p{Lu}].{5,45}[^.]$/u);
    for (const sentence of sentencesOf(words)) {
      expect(sentence).toMatch(/^[“{\p{Lu}]/u);
      expect(sentence, 'ends as a sentence does, or with what to write').toMatch(/\.$|\}$|ví dụ: [^ ]+$/);
      expect(sentence.length).toBeLessThanOrEqual(180);
    }
    expect(words.example.wrong).not.toBe(words.example.right);
    expect(words.example.right).not.toBe('');
  });

  test('what has a form at the desk is mended there, in no file and at no terminal', () => {
    const sent = all.filter(({ words }) => /content\/(?:site\.json|exceptions\.json|units|programmes)|npm run/.test(words.cure));
    expect(sent.map(({ code }) => code)).toEqual([]);
  });

  /** Names that programs give their own buttons and formats, blanks, and addresses of files: no words of ours. */
  const named =
    /Add file → Upload files|#REF!|#N\/A|Save As|Comma delimited|CSV UTF-8|UTF-8|Format Cells|\((File|Text|Delete|PAGE)\)|phím Tab|bấm Edit|\{\w+\}|\d,\d+E\+\d+|[\w/.-]+\.(csv|md|json)|content\/[\w/]+/giu;
  /** Abbreviations and names everybody in the organisation knows. */
  const known = new Set(['excel', 'word', 'csv', 'bch', 'windows', 'mb', 'png', 'jpeg', 'webp', 'pdf', 'https']);
  const foreign = (sentence: string) =>
    [...sentence.replace(named, ' ').matchAll(/[\p{L}\p{M}]+/gu)]
      .map(([word]) => word.toLowerCase())
      .filter((word) => !known.has(word) && !isSyllable(word));
  test.each(all)('$code: in Vietnamese, with no programmer’s word and no bare name of a column', ({ words }) => {
    for (const sentence of [words.title, ...sentencesOf(words)]) {
      expect(foreign(sentence)).toEqual([]);
      expect(sentence.replace(named, ' ')).not.toMatch(/\w_\w|[a-z]+-[a-z]+-/);
      expect(sentence.toLowerCase()).not.toMatch(/vui lòng|xin hãy|không hợp lệ|bạn đã sai|lỗi của (bạn|đồng chí)/);
    }
  });
  test('the two rules above see what they are for', () => {
    for (const bad of ['Dòng header bị sai.', 'Lỗi parse ở file này.', 'Cột có giá trị null.', 'Chuỗi string, regex, token, row.'])
      expect(foreign(bad), bad).not.toEqual([]);
    for (const good of [
      'Chọn Tệp (File) → Lưu thành (Save As) → “CSV UTF-8 (Comma delimited)”.',
      'Đặt ở content/submissions/a/2016/dang-ky.csv.',
    ])
      expect(foreign(good), good).toEqual([]);
  });
  test('the people and codes of examples are invented', () => {
    for (const { code, words } of all)
      for (const text of Object.values(words.example)) {
        for (const [found] of text.matchAll(/\b[A-Z]{2,4}-\d\w*/g))
          expect(['DV-1A', 'DV-2B', 'TN-1A', sampleRow('dang-ky')['ma_doan_vien']], code).toContain(found);
        expect(text.replace('0900 000 000', '').replace('12345678', ''), code).not.toMatch(/\d{3}[ .]?\d{3}[ .]?\d{2,}/);
      }
  });
});

type Rows = readonly (readonly string[])[];
type Files = Readonly<Record<string, string>>;
const q8 = 'q8-p01-kp1';
const dangKy = at(q8, 'dang-ky');
const five = registrations('DV-1A', 5);
/** A row of each kind of which nothing is said. */
const good: Readonly<Record<KindName, readonly string[]>> = {
  'doan-vien': ['2016', q8, 'DV-1A', 'doan_vien', 'dang_sinh_hoat', ''],
  'dang-ky': five.split('\n')[0]!.split(','),
  'dieu-chinh': ['2016', q8, 'DV-1A', '5', 'sua', '2016-06-15', 'Đi học xa'],
  'ket-qua': ['2016', q8, 'DV-1A', '1', 'NAM', 'hoan_thanh', '', ''],
  'trao-doi': ['2016', q8, 'DV-1A', '2016-05-14'],
  'so-viec': ['2016', q8, 'hop_bch', '2016-01-16', '', '5', '5', '', '', 'Ra quân hằng tháng'],
  'cham-diem': ['2016', q8, 'DV-1A', 'RL1', '9', '9'],
  'danh-gia': ['2016', q8, 'DV-1A', 'hoan_thanh', '', ''],
  'cong-nhan': ['2016', 'q8-p01', q8, 'DV-1A', 'hoan_thanh', '', '12-NQ/BCH', '2017-01-08'],
  'chi-doan-manh': ['2016', 'q8-p01', q8, '2016-02-20', 'dat', 'dat', 'dat', ''],
};
const home = (kind: KindName) => at(kindOf(kind).by === 'recogniser' ? 'q8-p01' : q8, kind);
const quoted = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const asIs = (cell: string) => cell;
const csv = (rows: Rows, write = quoted) => rows.map((row) => `${row.map(write).join(',')}\n`).join('');

/** The first row of an example names columns; what it leaves out stands as in a good row. */
const filled = (kind: KindName, [labels, ...rows]: Rows, base = good[kind]): Rows => {
  const columns = headerOf(kind).map((column) => columnOf(kind, column).label);
  const strange = labels!.filter((label) => !columns.includes(label));
  if (strange.length > 0) throw new Error(`${kind} has no column ${strange.join(', ')}`);
  return rows.map((row) => columns.map((label, i) => (labels!.includes(label) ? row[labels!.indexOf(label)]! : base[i]!)));
};
/** The place of a file whose name an example tells, with or without its folders. */
const placeNamed = (name: string) => (name.includes('/') ? `${submissionsFolder}/${name}` : home(name.replace('.csv', '') as KindName));

/** Five good registrations beside those of an example, so that nothing is said of how few there are. */
const others = `${five.replace(/(?<=doan_vien,)\d/g, '1$&').replaceAll('ở khu phố', 'ở hẻm 12')}\n`;
/** Some columns of a kind, in the file of the unit that the row names; beside it what rules compare it with. */
const part =
  (kind: KindName, beside: Files = {}, base = good[kind]) =>
  (rows: Rows): RawContent => {
    const unitAt = headerOf(kind).indexOf(columnRepeating(kind, 'unit'));
    const byUnit = Map.groupBy(filled(kind, rows, base), (row) => row[unitAt]!);
    const above = kind === 'dang-ky' && base[1] === q8 ? others : '';
    return mini({ ...beside, ...Object.fromEntries([...byUnit].map(([unit, own]) => [at(unit, kind), above + csv(own)])) });
  };
/** A whole file, where it belongs or where it says. */
const whole =
  (kind?: KindName, write = quoted) =>
  (rows: Rows): RawContent => {
    const path = kind ? home(kind) : placeNamed(rows[0]![0]!);
    return { ...mini(), submissions: [{ path, chunks: () => [new TextEncoder().encode(csv(kind ? rows : rows.slice(1), write))] }] };
  };
/** The text of one cell. Below it the file goes on. */
const cell =
  (kind: KindName, column: string, write = quoted) =>
  (rows: Rows): RawContent => {
    const text = rows[0]![0]!;
    const row = good[kind].map((value, i) => (headerOf(kind)[i] === column ? write(text) : value));
    const below = kind === 'dang-ky' ? others : csv([good[kind]]).replace('DV-1A', 'DV-2B');
    return mini({ [home(kind)]: `${csv([row], asIs)}${below}` });
  };
/** Names of files, each with what belongs in it. */
const files = (names: Rows, more: Partial<RawContent> = {}): RawContent =>
  mini(
    Object.fromEntries(
      names.map(([name]) => {
        const kind = kindNames.find((known) => name!.includes(known))!;
        const unitAt = headerOf(kind).indexOf(columnRepeating(kind, 'unit'));
        const unit = parseSubmissionPath(placeNamed(name!))?.unit ?? good[kind][unitAt]!;
        return [placeNamed(name!), kind === 'dang-ky' ? registrations('DV-1A', 5, { unit }) : csv([good[kind].with(unitAt, unit)])];
      }),
    ),
    more,
  );
/** The registrations of one member, each another item, with as many like the first one as make `upTo`. */
const member =
  (upTo: number) =>
  (rows: Rows): RawContent => {
    const own = filled('dang-ky', rows);
    const items = [...own, ...Array.from({ length: Math.max(0, upTo - own.length) }, () => own[0]!)].map((row, i) =>
      row.with(4, `${i + 1}`).with(7, `Tham gia ${i + 2} buổi Chủ nhật xanh`),
    );
    const families = rows[0]!.includes(columnOf('dang-ky', 'tieu_chi').label);
    return mini({ [dangKy]: csv(families ? items : items.map((row, i) => row.with(5, i % 2 ? 'HD1' : 'RL1'))) });
  };
const firstText = (text: string, ...more: Parameters<typeof registrations>) =>
  registrations(...more).replace('Tham gia 2 buổi Chủ nhật xanh ở khu phố', text);

const listed = (...rows: string[]) => ({ [at(q8, 'doan-vien')]: rows.map((row) => `2016,${q8},${row}`).join('\n') });
/** The lists of branches, with the day on which somebody came or left. */
const listsWithDays = ([, ...rows]: Rows): RawContent =>
  mini(
    Object.fromEntries(
      rows.map(([unit, code, state, day]) => [
        at(unit!, 'doan-vien'),
        csv([
          [...headerOf('doan-vien'), 'ngay_chuyen'],
          [...good['doan-vien'].with(1, unit!).with(2, code!).with(4, state!), day!],
        ]),
      ]),
    ),
  );
const roster = listed('DV-1A,doan_vien,dang_sinh_hoat,', 'TN-1A,thanh_nien,dang_sinh_hoat,');
const away = listed('DV-1A,doan_vien,di_lam_an_xa,5');
const registered = { [dangKy]: five };
const proposed = { [at(q8, 'danh-gia')]: good['danh-gia'].join(',') };
const conceded = { [at(q8, 'danh-gia')]: `2016,${q8},DV-1A,hoan_thanh,45,Ở địa phương 5 tháng` };
/** Somebody who changed her branch, proposed by both. */
const movedOn = Object.fromEntries(
  [q8, 'q8-p01-kp2'].flatMap((unit, i) => [
    [at(unit, 'doan-vien'), `2016,${unit},DV-1A,doan_vien,${i === 0 ? 'chuyen_di' : 'chuyen_den'},`],
    [at(unit, 'danh-gia'), good['danh-gia'].with(1, unit).join(',')],
  ]),
);
const recognised = { ...proposed, [at('q8-p01', 'cong-nhan')]: good['cong-nhan'].join(',') };
/** `n` items of one member, each a target of so many, and what happened to the last of them. */
const targets = (n: number) => ({ [dangKy]: registrations('DV-1A', n, { loai: 'chi_tieu', so_luong: '2', don_vi_tinh: 'buổi' }) });
const sixth = { ...targets(6), [at(q8, 'dieu-chinh')]: `2016,${q8},DV-1A,6,bo,2016-06-15,Đi học xa` };
/** An act after the last round, when a branch may judge the year. */
const inDecember = good['so-viec'].with(3, '2016-12-11');
/** The same where the programme takes nothing less than its quorum and majority. */
const demanded = (raw: RawContent): RawContent => ({
  ...raw,
  programmes: raw.programmes.map(({ path, data }) => {
    const { recognition, ...others } = data as { recognition: { meeting: Record<string, object> } };
    const meeting = Object.fromEntries(Object.entries(recognition.meeting).map(([asked, how]) => [asked, { ...how, severity: 'loi' }]));
    return { path, data: { ...others, recognition: { ...recognition, meeting } } };
  }),
});
const withReason = good['danh-gia'].with(5, 'Ở địa phương 5 tháng');
/** The same where of what who works away did only a share is counted (R5, reading B). */
const discounted = (raw: RawContent): RawContent => ({
  ...raw,
  programmes: raw.programmes.map(({ path, data }) => {
    const { away: told, ...others } = data as { away?: object };
    return { path, data: { ...others, ...(told && { away: { ...told, reading: 'B' } }) } };
  }),
});

/** A branch that went up into another before the year of the examples. */
const merged = [branch('q8-p01-kp9', { validTo: '2014-12-31' }), branch('q8-p01-kp10', { predecessors: ['q8-p01-kp9'] })];

/** The same rows handed in for a branch that became another during the year, before. */
const continued =
  (...heirs: readonly string[]) =>
  (rows: Rows): RawContent => {
    const before = 'q8-p01-cu';
    const listed = ['DV-1A', 'DV-2B'].map((code) => good['doan-vien'].with(1, before).with(2, code).with(4, 'Đang sinh hoạt').with(5, ''));
    const raw = part('doan-vien', { [at(before, 'doan-vien')]: csv(listed) })(rows);
    const { units } = (raw.units[0] as { data: { units: { code: string }[] } }).data;
    const now = units.map((u) => (heirs.includes(u.code) ? { ...u, validFrom: '2016-07-01', predecessors: [before] } : u));
    return { ...raw, units: [{ path: 'content/units/mini.json', data: { units: [...now, branch(before, { validTo: '2016-06-30' })] } }] };
  };

/** What the unit above received of the lists of two Đoàn cơ sở, of which one sent its own. */
const received = (rows: Rows): RawContent => {
  const sent = good['so-viec'].with(1, 'q8-p01').with(2, 'gui_danh_sach').with(3, '2017-01-10').with(5, '').with(6, '');
  const raw = part('so-viec', { ...recognised, [at('q8-p01', 'so-viec')]: csv([sent]) }, sent.with(1, 'q8'))(rows);
  const other = { code: 'q8-p02', name: 'Đoàn phường 2', level: 'co_so', kind: 'dia_ban_dan_cu', parent: 'q8' };
  return { ...raw, units: [...raw.units, { path: 'content/units/more.json', data: { units: [other] } }] };
};

/** Code → the content in which its example stands. */
const placed: Readonly<Record<string, (rows: Rows) => RawContent>> = {
  'bang-ma-khac': (rows) => {
    const content = cell('danh-gia', 'ly_do')(rows);
    const [source] = content.submissions;
    const text = new TextDecoder().decode([...source!.chunks()][0]).split('\n');
    // The letters of the old table are bytes of their own; nothing else in the file is but the row that has them.
    const bytes = [...text].flatMap((line) => (line.includes('§') ? [...`${line}\n`].map((c) => c.charCodeAt(0)) : []));
    const chunks = () => [new TextEncoder().encode(`${text[0]}\n`), Uint8Array.from(bytes)];
    return bytes.length > 0 ? { ...content, submissions: [{ ...source!, chunks }] } : content;
  },
  'tep-rong': whole('doan-vien'),
  'tep-trong': whole('doan-vien'),
  'xung-dot': whole('doan-vien'),
  'dau-cach-khac': whole('doan-vien', asIs),
  'bang-thu-hai': whole('doan-vien'),
  'sai-mau': whole(),
  'dong-tren-bang': whole('doan-vien'),
  'tieu-de-la': whole('doan-vien'),
  'cot-thieu': whole('doan-vien'),
  'cot-thua': whole('doan-vien'),
  'cot-gan-dung': whole('doan-vien'),
  'cot-trung': whole('doan-vien'),
  'cot-ca-nhan': whole('doan-vien'),
  'cot-da-bo': whole('doan-vien'),
  'cot-dien-giup': whole('doan-vien'),
  'cot-de-trong': whole('danh-gia'),
  'dong-ngoai-bang': whole('doan-vien'),
  'nhay-kep-ho': cell('danh-gia', 'ly_do', asIs),
  'thua-o': cell('danh-gia', 'ly_do', asIs),
  'o-khong-ten': whole('doan-vien'),
  'o-trong': whole('doan-vien'),
  'dong-chua-dien': part('dang-ky'),
  'ma-la-ho-ten': part('doan-vien'),
  'danh-sach-nguoi': whole('doan-vien'),
  'bang-diem': whole('danh-gia'),
  'so-le': part('dang-ky'),
  'so-hai-cach': part('dang-ky'),
  'dong-mau': part('dang-ky', {}, Object.values({ ...sampleRow('dang-ky'), nam: '2016', ma_chi_doan: q8 })),
  'o-loi-excel': cell('dang-ky', 'noi_dung'),
  'so-sai': part('dang-ky'),
  'o-sai': part('doan-vien'),
  'khong-trong-danh-muc': part('doan-vien'),
  'gia-tri-ca-nhan': cell('dang-ky', 'noi_dung'),
  'o-cong-thuc': cell('dang-ky', 'noi_dung'),
  'chu-mat': cell('dang-ky', 'noi_dung'),
  'chu-roi': part('dang-ky'),
  'nam-hai-so': part('dang-ky'),
  'ngay-khong-co': part('dang-ky'),
  'excel-doi-so': part('doan-vien'),
  'da-sua': part('doan-vien'),
  'chua-doi-chieu': (rows) => files(rows),
  'duong-dan-la': (rows) => files(rows),
  'don-vi-la': (rows) => files(rows),
  'don-vi-het-hieu-luc': (rows) => files(rows, { units: [...mini().units, { path: 'content/units/x.json', data: { units: merged } }] }),
  'ngoai-giai-doan': (rows) => files(rows),

  'sai-cap-nop': (rows) => files(rows),
  'khong-khop-thu-muc': ([name, ...rows]) => {
    const path = placeNamed(name![0]!);
    const { kind } = parseSubmissionPath(path)!;
    return mini({ [path]: csv(filled(kind, rows)) });
  },
  'dong-trung': part('ket-qua', registered),
  'ma-go-nham': part('doan-vien'),
  'ma-khong-trong-danh-sach': part('danh-gia', roster),
  'ma-o-hai-noi': part('doan-vien'),
  'chuyen-mot-noi-ghi': part('doan-vien'),
  'den-truoc-khi-di': listsWithDays,
  'roi-hai-noi-chua-ro': listsWithDays,
  'chuyen-den-chua-du-viec': ([, ...rows]) => {
    const theirs = (unit: string) =>
      rows.filter(([of]) => of === unit).map(([, code, number]) => registrations(code!, Number(number), { unit }).split('\n').at(-1)!);
    const listed = (unit: string, state: string) => csv([good['doan-vien'].with(1, unit).with(2, 'DV-1A').with(4, state).with(5, '')]);
    const files = [q8, 'q8-p01-kp2'].flatMap((unit, i) => [
      [at(unit, 'doan-vien'), listed(unit, i === 0 ? 'Chuyển đi trong năm' : 'Chuyển đến trong năm')],
      ...(theirs(unit).length > 0 ? [[at(unit, 'dang-ky'), theirs(unit).join('\n')]] : []),
    ]);
    return mini(Object.fromEntries(files) as Record<string, string>);
  },
  'nguoi-cu-chua-ghi': continued(q8),
  'nguoi-cu-o-lai': continued(q8, 'q8-p01-kp2'),
  'di-xa-sai-loai-hinh': part('doan-vien', {}, good['doan-vien'].with(5, '5')),
  'di-xa-thieu-thang': part('doan-vien'),
  'di-xa-du-thang': part('doan-vien'),
  'thanh-nien-khong-dang-ky': part('dang-ky', {}, good['dang-ky'].with(1, 'kg-to-chau-kp1').with(5, 'NT')),
  'doi-tuong-khac': part('dang-ky', roster),
  'tieu-chi-la': part('dang-ky'),
  'phong-trao-la': ([labels, rows]) =>
    mini({ [dangKy]: csv([[...headerOf('dang-ky'), ...labels!], ...five.split('\n').map((line) => [...line.split(','), ...rows!])]) }),
  'chi-tieu-thieu-so': part('dang-ky'),
  'duoi-toi-thieu': member(0),
  'viec-trung': part('dang-ky'),
  'thieu-nhom': member(5),
  'dang-ky-tre': member(5),
  'ngay-xa-nam': part('dang-ky'),
  'ngay-chua-den': part('dang-ky'),
  'han-truoc-dang-ky': part('dang-ky'),
  'minh-chung-kho-mo': part('ket-qua', registered),
  'viec-chua-cu-the': part('dang-ky'),
  'noi-dung-giong-nhau': ([, ...rows]) =>
    mini({
      [dangKy]: Array.from({ length: 30 }, (_, i) =>
        firstText(rows[i % rows.length]![0]!, `DV-${i}A`, 5).replaceAll('ở khu phố', `ở tổ ${i}`),
      ).join('\n'),
    }),
  'nhu-nam-truoc': ([, ...rows]) =>
    mini(
      Object.fromEntries(
        rows.map(([nam, text]) => [
          at(q8, 'dang-ky', Number(nam)),
          firstText(text!, 'DV-1A', 5, { nam: nam!, ngay_dang_ky: `${nam}-02-20` }),
        ]),
      ),
    ),
  'co-ten-nguoi': part('dang-ky'),
  'viec-chua-dang-ky': part('ket-qua', registered),
  'ky-la': part('ket-qua', registered),
  'ky-chua-bat-dau': part('ket-qua', registered),
  'phan-tram-cua-viec': part('ket-qua', {
    [dangKy]: registrations('DV-1A', 5, { loai: 'chi_tieu', so_luong: '5', don_vi_tinh: 'buổi' }),
  }),
  'phan-tram-chua-ro': part('ket-qua'),
  'xep-loai-la': part('danh-gia'),
  'khong-xep-loai-thieu-ly-do': part('danh-gia'),
  'thanh-nien-khong-xep-loai': part('danh-gia', roster),
  'nguong-ngoai-khoang': part('danh-gia', away),
  'nguong-khong-ap-dung': part('danh-gia', roster),
  'nguong-thieu-ly-do': part('danh-gia', away),
  'chua-dat-nguong': part('ket-qua', { ...away, ...registered, ...conceded }),
  'vuot-muc-di-xa': part('danh-gia', away, withReason),
  'sai-noi-cong-nhan': part('cong-nhan', { [at('q8-cd-thue', 'danh-gia')]: good['danh-gia'].with(1, 'q8-cd-thue').join(',') }),
  'chua-de-nghi': (rows) => files(rows),
  'doi-thieu-ly-do': part('cong-nhan', proposed),
  'cong-nhan-hai-lan': part('cong-nhan', movedOn),
  'hop-xet-truoc-chi-doan': part('cong-nhan', proposed),
  'hop-truoc-ky-cuoi': part('so-viec', {}, good['so-viec'].with(4, '')),
  'de-nghi-nguoi-vang': ([, ...rows]) => {
    const [[state, day, rating]] = rows as [[string, string, string]];
    return mini({
      [at(q8, 'doan-vien')]: csv([
        [...headerOf('doan-vien'), 'ngay_chuyen'],
        [...good['doan-vien'].with(4, state), day],
      ]),
      [at(q8, 'danh-gia')]: csv([good['danh-gia'].with(3, rating)]),
      [at(q8, 'so-viec')]: csv([good['so-viec'].with(2, 'hop_danh_gia').with(3, '2016-12-10').with(7, '5').with(9, '')]),
    });
  },
  'de-nghi-thieu-ly-do': part('danh-gia', { ...roster, [dangKy]: five, [home('ket-qua')]: csv([good['ket-qua']]) }),

  'thay-doi-viec-nao': part('dieu-chinh', targets(6)),
  'khong-dang-ky-ma-co-viec': part('dieu-chinh', registered),
  'bo-viec-duoi-toi-thieu': part('dieu-chinh', registered),
  'thay-doi-truoc-dang-ky': part('dieu-chinh', registered),
  'ket-qua-viec-da-bo': part('ket-qua', sixth),
  'bo-viec-da-xong': part('ket-qua', sixth),
  'hoan-thanh-chua-du-so': part('ket-qua', targets(5)),
  'ket-qua-lui': part('ket-qua', targets(5)),
  'khong-dat-trao-doi': part('trao-doi'),
  'manh-chua-du-ba-mat': part('chi-doan-manh'),
  'manh-truoc-dang-ky': part('chi-doan-manh'),
  'viec-khac-cap': part('so-viec', {}, good['so-viec'].with(2, 'thong_bao').with(5, '').with(6, '')),
  'lien-quan-sai': part('so-viec'),
  'so-nguoi-chua-khop': part('so-viec'),
  'hop-chua-ghi-noi-dung': part('so-viec'),
  'chua-du-hai-phan-ba': part('so-viec', {}, inDecember),
  'dong-y-chua-qua-nua': part('so-viec', {}, inDecember),
  'truoc-khi-cong-nhan': part('so-viec', recognised, good['so-viec'].with(5, '').with(6, '')),
  'phien-hop-khac-ngay': part('so-viec', recognised, good['so-viec'].with(1, 'q8-p01').with(5, '7').with(6, '9').with(7, '7')),
  'chua-ghi-hop-danh-gia': part('so-viec', proposed, inDecember),
  'nhan-truoc-khi-gui': received,
  'nhan-chua-thay-gui': received,
};
/** Code → why its example cannot be put into a file here. What people write in forms has its own tests. */
const notPlaced: Readonly<Record<string, string>> = {
  'khong-doc-duoc': 'bytes that are no text; the example is the file’s name',
  'la-tep-excel': 'bytes that are no text; the example is the file’s name',
  'khong-phai-bang': 'bytes that are no text; the example is the file’s name',
  'dong-an': 'a row that a workbook hides; workbooks have tests of their own',
  'cot-an': 'a column that a workbook hides; workbooks have tests of their own',
  'o-cong-thuc-chua-tinh': 'a cell of a workbook; workbooks have tests of their own',
  'bai-hoc-ngoai-bo': 'needs a programme with a set of lessons',
  'chua-chon-nguong': 'needs a programme that counts a share of what was done (reading B)',
  'o-gop': 'two rows, of which the second begins like the end of the first',
  'nhu-tren': 'speaks of the row above',
  'cho-sua': 'goes with the issue that it waits for',
  'hop-danh-gia-chua-du': 'goes with the issue of the meeting, where the programme demands it',
  'phan-tram-don-vi': 'goes with the members’ minimum, which waits',
  'nam-khac': 'a result needs its registration',
  'doc-do-dang': 'a hundred rows like the one of the example',
  'qua-lon': 'hundreds of megabytes',
  'con-nua': 'speaks of another issue, two hundred times',
  'diem-vuot-muc': 'needs a programme that gives points',
  'hai-cot-khac-muc': 'needs a programme that gives points',
  'khong-cham-diem': 'needs a programme that gives points',
  'phieu-giong-nhau': 'needs a programme that gives points',
  'phieu-thieu-tieu-chi': 'needs a programme that gives points',
  'o-qua-dai': 'thousands of letters; the example says so',
};
const judged = (code: string, example: string) => {
  // What is told where other files are not at hand.
  const partial = ['chua-doi-chieu' satisfies ReadingCode, 'phan-tram-chua-ro'].includes(code);
  const days: Readonly<Record<string, string>> = { 'ngay-chua-den': '2016-11-20', 'ky-chua-bat-dau': '2016-06-15' };
  const raw = placed[code]!(exampleRows(example));
  const site = { ...raw.site!, data: { ...(raw.site!.data as object), asOf: undefined } };
  const on = (day: string) => check({ ...raw, site }, { today: day });
  return issuesOf(days[code] === undefined ? check(raw, { partial }) : on(days[code]));
};

describe('examples tell the truth', () => {
  test.each(Object.keys(placed))('%s: the wrong example raises this and nothing else, the right one nothing', (code) => {
    const { wrong, right } = catalogue.get(code)!.example;
    const [before, after] = [judged(code, wrong), judged(code, right)];
    const same = new Set(after.map((issue) => issue.code));
    expect(after.filter((issue) => issue.severity !== 'note').map((issue) => issue.code)).toEqual([]);
    // A repair on the way is no fault.
    const said = before.map((issue) => issue.code).filter((other) => !same.has(other) && (other !== 'da-sua' || code === other));
    expect([...new Set(said)]).toEqual([code]);
  });
  test('every code that a submission can raise has its example here, or a reason', () => {
    const reading = Object.entries(readingWords).flatMap(([code, { group }]) => (group === 'noi_dung' ? [] : [code]));
    expect([...Object.keys(placed), ...Object.keys(notPlaced)].sort()).toEqual([...reading, ...submissionRules.map((r) => r.code)].sort());
  });
  test('a code is raised with the severity that the table says', () => {
    for (const code of Object.keys(placed))
      for (const issue of judged(code, catalogue.get(code)!.example.wrong)) {
        const told = readingWords[issue.code as ReadingCode] as { severity: Severity } | undefined;
        if (told) expect(issue.severity, issue.code).toBe(told.severity);
      }
  });
});

describe('every blank of the words is filled by those who raise them', () => {
  const blanksOf = (words: IssueWords) => [
    ...new Set(sentencesOf(words).flatMap((s) => [...s.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!))),
  ];
  const unfilled = (issues: readonly Issue[]) => issues.filter((issue) => /\{\w+\}/.test(sentencesOf(wordsOf(issue)).join(' ')));

  test.each([...contentRules, ...gateRules])('the rule $code, wherever it names values', ({ words, check: rule }) => {
    const raised = [...rule.toString().matchAll(/\bvalues(?::| =) \{([^}]*)\}/g)].map(([, values]) => values!.trim());
    for (const blank of blanksOf(words)) {
      expect(raised.length).toBeGreaterThan(0);
      for (const values of raised) expect(values).toMatch(new RegExp(`(^|[\\s,])${blank}\\s*(:|,|$)`));
    }
  });

  /** A form of the door: too many files, and answers nobody can read. */
  const wrongForm = formFields()
    .map(({ id, label }) => {
      const files = Array.from({ length: 61 }, (_, i) => `https://example.vn/user-attachments/files/${i}/a.csv`).join(' ');
      return `### ${label}\n\n${id === 'tep' ? files : '?'}`;
    })
    .join('\n\n');
  /** What people write in forms, wrong in every way that is told before a rule judges. */
  const wrongContent = () => {
    const [rating, cited] = ['hoan_thanh_tot', '12-NQ/BCH'];
    const raw = mini({
      [home('danh-gia')]: csv([good['danh-gia'].with(3, rating)]),
      [home('cong-nhan')]: csv([good['cong-nhan'].with(4, rating).with(6, cited)]),
    });
    const honour = {
      title: 'Đoàn viên tiêu biểu',
      organisation: 'q8',
      recipientKind: 'ca_nhan',
      recipient: 'Nguyễn Văn A',
      unit: 'q8-p01',
      year: 2016,
      form: 'giay_khen',
      awardedBy: 'Quận Đoàn 8',
      decision: { symbol: '1-QĐ/ĐTN', day: '2017-01-20', signer: 'Bí thư' },
      reason: 'Làm tốt',
      consent: { record: 'PĐY-1', day: '2017-01-21', scope: ['ten'], until: '2019-01-01', minor: 'khong' },
      state: 'cong_bo',
    };
    const entry = (id: string, data: object) => ({ path: `content/honours/${id}.md`, collection: 'honours' as const, id, body: '', data });
    const exception = {
      rule: 'duoi-toi-thieu',
      unit: q8,
      year: 2016,
      member: 'DV-1A',
      reason: 'Ốm',
      decidedBy: 'Ban Tổ chức',
      day: '2016-04-02',
    };
    return {
      ...raw,
      units: [...raw.units, ...raw.units],
      entries: [
        ...raw.entries,
        entry('h', honour),
        entry('Tên sai', { ...honour, month: '2016-13' }),
        // Two persons, where one was rated well enough.
        ...['Nguyễn Văn A', 'Trần Thị B'].map((recipient, i) => entry(`h${i}`, { ...honour, recipient, recognition: cited })),
      ],
      exceptions: { path: 'content/exceptions.json', data: { exceptions: [exception] } },
      strays: ['content/chu-de.docx'],
      unreadable: [{ path: 'content/topics/dở.md', line: 3, reason: 'ghi một mục hai lần' }],
    };
  };
  /** Two columns that lead to two ratings, a sheet with a gap, more points than there are, and sheets that are all alike. */
  const wrongPoints = {
    [home('cham-diem')]: csv([
      ...['RL1', 'RL2', 'RL3', 'RL4', 'RL5', 'HD1', 'HD2', 'HD3', 'HD4', 'HD5'].map((code) => ['2016', q8, 'DV-1A', code, '10', '7']),
      ['2016', q8, 'DV-2B', 'RL1', '9', '8'],
      ['2016', q8, 'DV-2B', 'RL2', '9', '11'],
      ...Array.from({ length: 10 }, (_, i) => ['2016', q8, `DV-${i + 10}A`, 'RL1', '9', '8']),
    ]),
  };
  const long = (length: number) =>
    mini({ [home('danh-gia')]: `${csv([good['danh-gia'].with(5, `"${'dài '.repeat(length)}`)], asIs)}${csv([good['danh-gia']])}` });
  const corpus: readonly Issue[] = [
    ...Object.keys(placed).flatMap((code) => Object.values(catalogue.get(code)!.example).flatMap((example) => judged(code, example))),
    ...issuesOf(check(wrongContent())),
    ...issuesOf(check(demanded(mini(recognised)))),
    ...issuesOf(check(discounted(mini({ ...away, ...proposed })))),
    ...readSubmission({ path: 'x.csv', chunks: () => [Uint8Array.of(0x89, 0x50, 0x4e, 0x47)] }, 'dang-ky', {
      folder: { unit: 'q8-p01-kp1', year: 2016 },
      names: {},
    }).issues,
    ...issuesOf(
      check(
        mini({
          [home('doan-vien')]: csv([
            [...headerOf('doan-vien'), 'bai_da_hoc'],
            [...good['doan-vien'], '7'],
          ]),
        }),
      ),
    ),
    ...[scored(mini(wrongPoints)), mini(wrongPoints)].flatMap((raw) => issuesOf(check(raw))),
    ...issuesOf(check(long(1000))),
    ...issuesOf(check(long(100_000))),
    ...issuesOf(check(mini({ [dangKy]: csv(Array.from({ length: 300 }, () => good['dang-ky'].with(5, 'RL 99'))) }))),
    ...readForm(wrongForm, formFields(), 'https://example.vn').problems,
    ...[unplaced('tệp đính kèm thứ 2', ['năm']), sentTwice('Tệp đính kèm thứ 2', 'tệp đính kèm thứ 1')],
    ...issuesOf(
      check(
        mini({
          [dangKy]: `${five.replace('viec_lam,Tham gia 2', 'chi_tieu,Tham gia 2').replace(',,,,2016-02-20', ',80%,buổi,,2016-02-20')}\n2016,${q8},,,9,RL1,viec_lam,Đọc 3 cuốn sách,,,,2016-02-20\n2016,${q8},nt,nt,6,RL1,viec_lam,Đọc 4 cuốn sách,,,,2016-02-20`,
          [at(q8, 'ket-qua')]: `2016,${q8},DV-1A,1,Q2/2015,hoan_thanh,,`,
        }),
      ),
    ),
    ...readSubmission(
      {
        path: 'x.csv',
        chunks: () => [],
        sheets: [
          {
            chunks: () => [new TextEncoder().encode(`${csv([Object.keys(sampleRow('dang-ky')), good['dang-ky'].with(8, '\u0013')])}`)],
            facts: { hiddenColumns: [[3, 4]] },
          },
        ],
      },
      'dang-ky',
      { folder: { unit: q8, year: 2016 }, names: {} },
    ).issues,
  ];
  test('readers, rules on submissions and the door, over everything they can be made to say here', () => {
    expect(unfilled(corpus)).toEqual([]);
    const said = new Set(corpus.map(({ code }) => code));
    const codes = [...Object.keys({ ...readingWords, ...doorWords }), ...submissionRules.map(({ code }) => code)];
    const withBlanks = codes.filter((code) => blanksOf(catalogue.get(code)!).length > 0);
    // A file too large to keep here: its one sentence is read where it is said.
    expect(withBlanks.filter((code) => !said.has(code))).toEqual(['qua-lon']);
    expect(readFileSync(join(root, 'src/domain/intake/columns.ts'), 'utf8')).toMatch(/say\('qua-lon',[^{]*\{ limit:/);
  });
  test('a blank that nobody fills is seen', () => {
    expect(unfilled([{ code: 'cot-thieu', severity: 'error', file: 'x', values: { label: 'Đăng ký' } }])).toHaveLength(1);
  });
});

describe('what the terminal says', () => {
  const list = (...states: readonly string[]) => states.map((state, i) => `2016,${q8},DV-${i}A,doan_vien,${state},`).join('\n');
  const said = (submissions: Files, notes = false) => consoleReport(check(mini(submissions)), { notes });
  const fine = 'dang_sinh_hoat';

  test('what is the same in many rows is said once, with the rows', () => {
    const text = said({ [home('doan-vien')]: list('x', 'x', fine, 'x', fine, 'x', 'x', 'x') });
    expect(text).toContain('  ✗ 6 dòng: 2–3, 5, 7–9, cột “tinh_trang”: Cột “Tình trạng” chỉ nhận một trong các mục');
    expect(text.match(/\[khong-trong-danh-muc\]/g)).toHaveLength(1);
    expect(text).toContain('doan-vien.csv — nhận 2 dòng, để lại 6 dòng');
    expect(text.split('\n').at(-1)).toBe('✗ Nhận 2 dòng, để lại 6 dòng. Có 6 lỗi: sửa những chỗ ghi ✗, rồi kiểm tra lại.');
  });
  test('of rows far apart only the first are named', () => {
    const text = said({ [home('doan-vien')]: list(...Array.from({ length: 40 }, (_, i) => (i % 2 ? fine : 'x'))) });
    expect(text).toContain('20 dòng: 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, …, cột');
  });
  test('one row is told as one; different sentences stay apart', () => {
    const text = said({ [home('doan-vien')]: list('x', '', fine) });
    expect(text).toContain('✗ dòng 2, cột “tinh_trang”: ');
    expect(text).toContain('✗ dòng 3, cột “tinh_trang”: Ô ở cột “Tình trạng” còn trống.');
  });
  test('a clean file is confirmed with its count, and thanked for', () => {
    expect(said({ [dangKy]: five }).split('\n')).toEqual([
      `  ${dangKy} — nhận đủ 5 dòng`,
      '✓ Nhận đủ 5 dòng của 1 tệp. Cảm ơn các đồng chí.',
    ]);
    const text = said({ [dangKy]: five, [at('q8-p01-kp2', 'dang-ky')]: `${headerOf('dang-ky').join(',')}\n` });
    expect(text).toContain('q8-p01-kp2/2016/dang-ky.csv — chưa có dòng nào');
    expect(text).toContain('✓ Nhận đủ 5 dòng của 1 tệp. Cảm ơn các đồng chí. Còn 1 tệp chưa có dòng nào được nhận.');
  });
  test('notes are counted, and told when asked for', () => {
    const late = { [dangKy]: registrations('DV-1A', 5, { ngay_dang_ky: '2016-05-01' }) };
    expect(said(late)).not.toContain('đăng ký sau hạn');
    expect(said(late)).toMatch(/✓ Nhận đủ 5 dòng của 1 tệp\. Cảm ơn các đồng chí\. Có 1 điều ghi nhận\.$/);
    expect(said(late, true)).toContain('· dòng 2: 5 dòng đăng ký sau hạn 31/03/2016.');
  });
  test('of many files only those that need a hand are named', () => {
    const years = Array.from({ length: 3 }, (_, i) => 2014 + i);
    const units = ['q8-p01-kp1', 'q8-p01-kp2', 'q8-cd-thue'];
    const many = Object.fromEntries(
      units.flatMap((unit) =>
        years.flatMap((year) => [
          [at(unit, 'doan-vien', year), `${year},${unit},DV-${units.indexOf(unit)}A,doan_vien,${fine},`],
          [
            at(unit, 'dang-ky', year),
            registrations(`DV-${units.indexOf(unit)}A`, 5, { unit, nam: `${year}`, ngay_dang_ky: `${year}-02-20`, noi_dung: '' }),
          ],
        ]),
      ),
    );
    const text = said(many);
    expect(text).not.toContain('doan-vien.csv');
    expect(text).toContain(`${at('q8-cd-thue', 'dang-ky', 2015)} — chưa nhận, để lại 5 dòng`);
  });
  test('content is told by its file; with nothing handed in, that is said', () => {
    const text = consoleReport(check(mini({}, { strays: ['content/la.docx'] })));
    expect(text).toContain('content/la.docx — nội dung\n    ✗ Tệp này không thuộc loại nội dung nào. [tep-la]\n      → ');
    expect(text.split('\n').at(-1)).toBe('✗ Có 1 lỗi: sửa những chỗ ghi ✗, rồi kiểm tra lại.');
    expect(said({})).toBe('✓ Nội dung không có gì phải sửa; chưa có tệp nộp nào.');
  });
});
