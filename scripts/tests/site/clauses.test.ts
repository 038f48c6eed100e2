import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import {
  actLabels,
  attachmentsNamed,
  check,
  collectionNames,
  collectionOf,
  criteriaOf,
  eventPage,
  formatNumber,
  hasEventPage,
  holdsIn,
  monthReportState as reportState,
  monthReportsOf,
  neededItems,
  openRemedies,
  remedyState,
  reviewSchema,
  shortDay,
  unitKinds,
} from '../../../src/domain/index.ts';
import {
  documents,
  empty,
  letterOf,
  linesOf,
  numbered,
  pathOf,
  placeName,
  rows,
  type ClauseRow,
} from '../../../src/pages/chuong-trinh/doi-chieu/_clauses.ts';
import { quarterOf, stateOf as eventState } from '../../../src/pages/lich/_events.ts';
import { sampleHere } from '../mini.ts';
import { readRoot } from '../../../src/repository/read-root.ts';

/** The two founding documents, clause by clause: each row of the register stands on a page, leads somewhere, is held by a test. */

const root = join(import.meta.dirname, '../../..');
const dist = join(root, 'dist');
if (!existsSync(dist)) throw new Error('Chưa có dist/. Chữa: npm run build');
const pageOf = (path: string) => join(dist, path.slice(1), path.endsWith('/') ? 'index.html' : '');
/** A page as it is read: what only keeps a line whole is not. */
const pageAt = (path: string) => parseHTML(readFileSync(pageOf(path), 'utf8').replaceAll('\u2060', '')).document as unknown as Document;
const mainOf = (path: string) => pageAt(path).querySelector('main')!.textContent!;
const content = check(readRoot(root)).content!;
/** Letters without blanks and case: a type of document stands in small letters and is shown in capitals. */
const letters = (text: string) => text.normalize('NFC').replace(/\s+/g, '').toLowerCase();

describe('the clause table', () => {
  const range = (letter: string, last: number, width = 0, from = 1) =>
    Array.from({ length: last - from + 1 }, (_, i) => `${letter}${String(from + i).padStart(width, '0')}`);
  const parts = (id: string) => ['a', 'b', 'c', 'd', 'e'].map((part) => id + part);
  const register = [
    ...range('K-', 62, 2),
    ...range('Q-', 16, 2),
    ...parts('Q-17'),
    ...parts('Q-18'),
    ...range('Q-', 68, 2, 19),
    ...range('R', 16),
    ...range('P', 21),
  ];

  test('has every row of the register once, in its order, and none empty', () => {
    expect(rows.map((row) => row.id)).toEqual(register);
    expect([numbered('K'), numbered('Q'), numbered('R'), numbered('P')]).toEqual([62, 68, 16, 21]);
    expect(empty).toEqual([]);
    expect(rows.filter((row) => row.lines === '')).toEqual([]);
    expect(rows.find((row) => row.id === 'P12')!.lines).toBe('K L55, Q L41, Q L58, Q L59');
  });

  /** The document as it is read on its page: the text of its file, with the parts of the form. */
  const pages = { K: letters(mainOf(`/thu-vien/${documents.K.entry}/`)), Q: letters(mainOf(`/thu-vien/${documents.Q.entry}/`)) };
  /** Whether each part between ellipses stands there, one after the other. */
  const isSaid = (quote: string, text: string): boolean => {
    let at = 0;
    return quote.split('…').every((part) => {
      const found = text.indexOf(letters(part), at);
      at = found + letters(part).length;
      return found >= 0;
    });
  };
  const quoted = rows.flatMap((row) => {
    const letter = letterOf(row);
    return letter === 'K' || letter === 'Q' ? [{ ...row, text: pages[letter] }] : [];
  });
  test('every sentence stands in its document, word for word', () => {
    const wrong = quoted.filter((row) => !isSaid(row.quote, row.text)).map((row) => row.id);
    // What Word left behind at the end of plan K is the one thing that must not be taken over.
    expect(wrong).toEqual(['K-62']);
  });
  test('a word changed, left out or moved would be seen', () => {
    const { quote } = rows.find((row) => row.id === 'Q-63')!;
    expect(isSaid(quote, pages.Q)).toBe(true);
    expect(isSaid(quote.replace('05', '06'), pages.Q)).toBe(false);
    expect(isSaid('việc làm, chỉ tiêu', pages.Q)).toBe(false);
    expect(isSaid('tiêu chí hành động … ít nhất 05 việc làm', pages.Q.slice(pages.Q.indexOf('ítnhất05')))).toBe(false);
  });

  test('every page it leads to is there, with the place on it', () => {
    const paths = [...new Set(rows.flatMap((row) => row.where.map(pathOf)).filter((path) => path.startsWith('/')))];
    const missing = paths.filter((path) => {
      const [page, place] = path.split('#') as [string, string?];
      return !existsSync(pageOf(page)) || (place !== undefined && !pageAt(page).getElementById(place));
    });
    expect(missing).toEqual([]);
  });
  test('every file it names is there, and every row is held by a test that names it', () => {
    const files = rows.flatMap((row) => row.where.map(pathOf)).filter((path) => !path.startsWith('/'));
    expect(files.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    // What stands in this file beside the names of its tests names rows that others hold.
    const namesIn = (path: string, text: string) =>
      import.meta.filename.endsWith(path) ? text.match(/^ *(test|describe).*$/gm)!.join('\n') : text;
    const sources = ['src', 'scripts'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((path) => path.endsWith('.test.ts') && !path.includes('node_modules'))
        .map((path) => namesIn(path, readFileSync(join(root, folder, path), 'utf8'))),
    );
    const isHeld = ({ id, test: name }: ClauseRow) => {
      const named = new RegExp(`['"\`].*(?<![\\w-])${id}(?!\\w)`);
      return sources.some((source) => (name === undefined ? named.test(source) : source.includes(name)));
    };
    expect(rows.filter((row) => !isHeld(row)).map(({ id }) => id)).toEqual([]);
    expect(isHeld({ ...rows[0]!, id: 'K-99' })).toBe(false);
    expect(isHeld({ ...rows[0]!, test: 'no test is called so' })).toBe(false);
  });
  test('the page shows every row, its words and its places, and no test’s name', () => {
    const page = pageAt('/chuong-trinh/doi-chieu/');
    expect(page.querySelector('main')!.textContent).not.toMatch(/\.test\.ts|scripts\//);
    for (const row of rows) {
      const shown = letters(page.getElementById(row.id)!.textContent!);
      for (const words of [...linesOf(row), row.quote, ...row.where.map(placeName)]) expect(shown, row.id).toContain(letters(words));
    }
    expect(linesOf(rows.find((row) => row.id === 'R8')!)).toEqual(['Chương trình 05-CTr, dòng 62–63', 'Chương trình 05-CTr, dòng 83']);
    const [count] = page.querySelectorAll('.figures > div');
    expect(count!.querySelector('dd')!.textContent).toBe('62 + 68');
    expect(count!.querySelector('dt')!.textContent).toBe('dòng của hai văn bản, không dòng nào trống');
  });
});

describe('what boards write', () => {
  test('K L20, Q L6: what waits for approval has no page, and what is for officials alone has none', () => {
    const entries = collectionNames.flatMap((name) => {
      const { path, internal = false } = collectionOf(name);
      return content[name].map(({ id, data }) => ({ path: `/${path}/${id}/`, state: data.state, internal }));
    });
    expect(entries.filter(({ internal }) => internal).length).toBeGreaterThan(0);
    for (const { path, state, internal } of entries.filter((entry) => entry.state === 'trinh' || entry.state === 'cong_bo'))
      if (state === 'trinh' || internal) expect(existsSync(pageOf(path)), path).toBe(false);
      else if (!path.startsWith('/tuyen-duong/')) expect(existsSync(pageOf(path)), path).toBe(true);
  });
  test('K L54 “đánh giá, sơ kết, rút kinh nghiệm”: a review has all four of its parts', () => {
    const whole = { title: 'x', organisation: 'kg', kind: '1_nam', by: 'kg', unit: 'kg', year: 2016, day: '2016-12-31' };
    const four = { results: 'a', causes: 'b', lessons: 'c', next: 'd' };
    expect(reviewSchema.safeParse({ ...whole, ...four }).success).toBe(true);
    for (const part of Object.keys(four)) expect(reviewSchema.safeParse({ ...whole, ...four, [part]: ' ' }).success, part).toBe(false);
    for (const { id, data } of content.reviews.filter((r) => r.data.state !== 'trinh'))
      for (const part of ['results', 'causes', 'lessons', 'next'] as const)
        expect(letters(pageAt(`/so-ket/${id}/`).getElementById(part)!.parentElement!.textContent!), id).toContain(letters(data[part]));
  });
  test('Q L37–83: the book has a word for every act', () => {
    const forms = mainOf('/bieu-mau/');
    for (const label of Object.values(actLabels)) expect(forms).toContain(label);
  });
  test('Q L37 “hướng dẫn tổ chức ngày đoàn viên rèn luyện và hành động” (Q-19): its page has the guide, the days and who reported it', () => {
    const { accepted } = check(readRoot(root));
    const days = content.programmes.flatMap((p) =>
      p.years.flatMap(({ year, events }) => events.filter(hasEventPage).map((event) => ({ p, year, event }))),
    );
    for (const { p, year, event } of days) {
      const path = `/${eventPage(p, year, event)}`;
      const held = accepted.filter(
        (file) =>
          file.kind === 'so-viec' &&
          file.year === year &&
          content.forest.root(file.unit).code === p.organisation &&
          [...file.rows.where('viec', (act) => act === 'ngay_ren_luyen')].some((row) => {
            const day = file.rows.at(row, 'ngay_lam');
            return event.from <= day && day <= event.to;
          }),
      );
      const page = pageAt(path);
      const links = [...page.querySelectorAll('[aria-labelledby="reported"] td a')].map((a) => a.getAttribute('href'));
      expect(links.toSorted(), path).toEqual(held.map(({ unit }) => `/don-vi/${unit.code}/${year}/`).toSorted());
      expect(page.querySelector('main')!.textContent, path).toContain(`${shortDay(event.from)}–${shortDay(event.to)}`);
      const guides = [...page.querySelectorAll('[aria-labelledby="guide"] a')].map((a) => a.getAttribute('href'));
      expect(guides, path).toEqual(expect.arrayContaining(event.documents.map((id) => `/thu-vien/${id}/`)));
      expect(
        [...pageAt('/lich/').querySelectorAll('main a')].map((a) => a.getAttribute('href')),
        path,
      ).toContain(path);
    }
    expect(days.length > 0).toBe(sampleHere);
  });
  test('Q L69 “Định hướng nội dung đăng ký” (Q-42): the branch’s own suggestions stand on its page, and its members’ sheet has them', () => {
    const { accepted } = check(readRoot(root));
    const suggested = accepted.flatMap((file) =>
      file.kind === 'so-viec'
        ? [...file.rows.where('viec', (act) => act === 'dinh_huong')].flatMap((row) => {
            const [criterion, text] = ['lien_quan', 'ghi_chu_viec'].map((column) => file.rows.at(row, column)) as [string, string];
            // A branch's stand in the file of the unit above it, any other's in its own.
            const parent = file.unit.level === 'chi_doan' ? file.unit.parent! : file.unit.code;
            return text === '' ? [] : [{ unit: file.unit.code, parent, year: file.year, criterion, text }];
          })
        : [],
    );
    expect(suggested.length > 0).toBe(sampleHere);
    for (const { unit, parent, year, criterion, text } of suggested) {
      const page = pageAt(`/don-vi/${unit}/${year}/`);
      // A branch that became another one during the year has no figures of its own.
      if (page.getElementById('headline'))
        expect(page.querySelector('[aria-labelledby="orientation"]')?.textContent, `${unit} ${year}`).toContain(text);
      const file = JSON.parse(readFileSync(pageOf(`/phieu/goi-y/${parent}.json`), 'utf8')) as object[];
      expect(file).toContainEqual({ unit, year, criterion, text });
    }
  });
  test('Q L50 “Xây dựng và triển khai kế hoạch” (Q-29): the step shows the plan’s number and day, and the document that it makes concrete', () => {
    const { accepted } = check(readRoot(root));
    const plans = accepted.flatMap((file) => {
      if (file.kind !== 'so-viec' || file.unit.level !== 'co_so') return [];
      const cell = (row: number, column: Parameters<typeof file.rows.at>[1]) => file.rows.at(row, column);
      const passedOn = [...file.rows.where('viec', (act) => act === 'trien_khai_chi_doan')].map((row) => cell(row, 'ngay_lam')).sort();
      return [...file.rows.where('viec', (act) => act === 'ke_hoach')].map((row) => {
        const day = cell(row, 'ngay_lam');
        const on = passedOn.find((one) => one >= day);
        return { unit: file.unit.code, year: file.year, day, on, about: cell(row, 'lien_quan'), note: cell(row, 'ghi_chu_viec') };
      });
    });
    for (const { unit, year, day, on, about, note } of plans) {
      const steps = pageAt(`/don-vi/${unit}/${year}/`).querySelector('.steps');
      if (!steps || steps.children.length === 0) continue;
      const said = steps.textContent.replace(/\s+/g, ' ');
      // A note that is a number and nothing else is the plan's own; any other stays inside.
      const plan = /^\d+-KH\/ĐTN$/.test(note) ? `số ${note}, ${shortDay(day)}` : shortDay(day);
      // “đến các chi đoàn bộ phận”: the day it went there, or that nobody wrote it down.
      const further = on === undefined ? 'sổ chưa ghi ngày đưa đến các chi đoàn' : `đến các chi đoàn ${shortDay(on)}`;
      expect(said, unit).toContain(`${plan} (${further}), cụ thể hoá`);
      expect(
        [...steps.querySelectorAll('a')].map((a) => a.getAttribute('href')),
        unit,
      ).toContain(`/thu-vien/${about}/`);
    }
    expect(plans.length > 0).toBe(sampleHere);
  });
  test('Q L53 “theo đặc thù của từng loại hình chi đoàn” (Q-30): the step names each kind with the day on which it was guided', () => {
    const guided = check(readRoot(root)).accepted.flatMap((file) =>
      file.kind === 'so-viec' && file.unit.level === 'co_so'
        ? [...file.rows.where('viec', (act) => act === 'huong_dan')].map((row) => {
            const kind = unitKinds[file.rows.at(row, 'lien_quan') as keyof typeof unitKinds];
            return { at: `/don-vi/${file.unit.code}/${file.year}/`, said: `${kind} ${shortDay(file.rows.at(row, 'ngay_lam'))}` };
          })
        : [],
    );
    for (const { at, said } of guided) {
      const steps = pageAt(at).querySelector('.steps');
      if (steps && steps.children.length > 0) expect(steps.textContent.replace(/\s+/g, ' '), at).toContain(said);
    }
    expect(guided.length > 0).toBe(sampleHere);
  });
  test('K L49 “tài liệu hỗ trợ … nâng cao nhận thức chính trị hàng năm” (K-35): by year, criterion and audience, each file with its type and size', () => {
    const page = pageAt('/thu-vien/');
    const links = (section: string) =>
      new Set([...page.querySelectorAll(`[aria-labelledby="${section}"] a:not([download])`)].map((a) => a.getAttribute('href')));
    const [byYear, ...ways] = ['by-year', 'by-criterion', 'by-audience'].map(links);
    for (const way of ways) expect(way).toEqual(byYear);
    const shown = (section: string) =>
      [...page.querySelectorAll(`[aria-labelledby="${section}"] summary`)].map((summary) => summary.textContent!.trim());
    const topics = content.topics.filter(({ data }) => data.state !== 'trinh');
    for (const code of new Set(topics.flatMap(({ data }) => data.criteria)))
      expect(
        shown('by-criterion').some((name) => name.startsWith(`${code}:`)),
        code,
      ).toBe(true);
    const named = [...content.documents, ...content.topics, ...content.lessons].flatMap(({ data, body }) =>
      data.state === 'trinh' ? [] : attachmentsNamed(body),
    );
    for (const name of named) {
      const bytes = readFileSync(join(root, 'content/media', name));
      const size = `PDF, ${formatNumber(Math.ceil(bytes.length / 1024))} KB`;
      const link = [...page.querySelectorAll('a[download]')].find((a) => a.textContent!.includes(size));
      expect(link, name).toBeDefined();
      expect(readFileSync(join(dist, link!.getAttribute('href')!.slice(1)))).toEqual(bytes);
    }
    expect(named.length > 0).toBe(sampleHere);
  });
  test('K L61 “nếu có khó khăn, vướng mắc” (K-54): questions are answered on a page of their own', () => {
    const page = pageAt('/hoi-dap/').querySelector('main')!;
    expect([...page.querySelectorAll('article h3')].map((h) => h.textContent)).toEqual(
      content.site.questions.map(({ question }) => question),
    );
    for (const { answer } of content.site.questions) expect(letters(page.textContent!)).toContain(letters(answer));
  });
  test('K L53, Q L40: the member’s own sheet has every criterion, for what is registered and how it is judged', () => {
    for (const programme of content.programmes) {
      const path = `/bieu-mau/phieu-dang-ky/${programme.code}/`;
      if (!existsSync(pageOf(path))) continue;
      const sheet = mainOf(path);
      for (const { criterion } of criteriaOf(programme)) expect(sheet, programme.code).toContain(criterion.code);
      for (const words of ['Mã đoàn viên', 'Nội dung', 'Trạng thái']) expect(sheet, programme.code).toContain(words);
    }
  });
});

describe('what has a day', () => {
  const asOf = '2016-11-20';
  test('K L55: what is still to be mended stands first, and past its day is marked', () => {
    const due = (day: string, closed?: string) => ({ text: day, due: day, closed });
    expect(remedyState(due('2016-11-20'), asOf)).toBe('open');
    expect(remedyState(due('2016-11-19'), asOf)).toBe('overdue');
    expect(remedyState(due('2016-11-19', '2016-11-20'), asOf)).toBe('closed');
    expect(remedyState(due('2016-11-19', '2016-11-21'), asOf)).toBe('overdue');
    const inspections = [
      { data: { remedies: [due('2016-12-01'), due('2016-01-01', '2016-02-01')] } },
      { data: { remedies: [due('2016-10-01')] } },
    ];
    expect(openRemedies(inspections, asOf).map(({ remedy }) => remedy.due)).toEqual(['2016-10-01', '2016-12-01']);

    const shown = content.inspections.filter(({ data }) => data.state !== 'trinh');
    const first = pageAt('/kiem-tra/').querySelector('main table')?.textContent ?? '';
    for (const { remedy, state } of openRemedies(shown, content.site.asOf ?? asOf)) {
      expect(letters(first)).toContain(letters(remedy.text));
      if (state === 'overdue') expect(first).toContain(`quá hạn ${shortDay(remedy.due)}`);
    }
  });
  test('K L44 “định kỳ hàng tháng”: a monthly report is missing from the day after its due day', () => {
    const due = '2016-11-05';
    expect(reportState(due, undefined, '2016-11-05')).toBe('notYet');
    expect(reportState(due, undefined, '2016-11-06')).toBe('missing');
    expect(reportState(due, '2016-11-05', asOf)).toBe('onTime');
    expect(reportState(due, '2016-11-06', asOf)).toBe('late');
    expect(reportState(due, '2016-11-21', asOf)).toBe('missing');
  });
  test('K L44: months are owed from the first assignment on, by those who hold one', () => {
    const departments = [{ code: 'a', name: 'A', units: ['kg'], from: '2016-10-31' }];
    const assignments = { dueDay: 5, departments, clause: { place: 'x', setting: 'x' } };
    const owed = (code: string) =>
      monthReportsOf(assignments, code, ['2016-09', '2016-10', '2016-11'], asOf, () => undefined).map(({ month }) => month);
    expect([owed('a'), owed('b')]).toEqual([['2016-10', '2016-11'], []]);
    expect(holdsIn({ from: '2016-10-31', to: '2016-11-01' }, '2016-11')).toBe(true);
    expect(holdsIn({ from: '2016-10-31', to: '2016-11-01' }, '2016-12')).toBe(false);
  });
  test('K L43 “Hội nghị báo cáo viên cấp tỉnh quý I/2015”: an event past its last day and not held is marked', () => {
    const conference = { from: '2015-01-01', to: '2015-03-31' };
    expect(quarterOf(conference)).toBe('quý I/2015');
    expect(quarterOf({ ...conference, to: '2015-03-30' })).toBeUndefined();
    expect(eventState(conference, '2015-03-31')).toBe('ahead');
    expect(eventState(conference, '2015-04-01')).toBe('overdue');
    expect(eventState({ ...conference, held: '2015-03-20' }, '2015-04-01')).toBe('held');
    const calendar = letters(mainOf('/lich/'));
    for (const event of content.programmes.flatMap((p) => p.years.flatMap((y) => y.events)))
      expect(calendar).toContain(letters(`${event.name}`));
  });
});

describe('the evaluation method', () => {
  const page = pageAt('/chuong-trinh/danh-gia/');
  test('Q L85: what is needed of members away, as the judge counts it (R5)', () => {
    const cells = (tr: Element) => [...tr.children].map((cell) => parseFloat(cell.textContent!.trim().replace(/^Ngưỡng /, '')));
    const table = [...page.querySelectorAll('[aria-label*="đi làm ăn xa"] tr')].map(cells);
    const [[, ...thresholds], ...lines] = table as [number[], ...number[][]];
    expect(thresholds).toEqual([40, 45, 50]);
    expect(lines.map(([n]) => n)).toEqual([5, 6, 7, 8, 9, 10]);
    for (const [n, ...needed] of lines) expect(needed, `${n}`).toEqual(thresholds.map((p) => neededItems(n!, p)));
    const forty = Object.fromEntries(lines.map(([n, low, , high]) => [n, [low, high]]));
    expect(forty).toMatchObject({ 5: [2, 3], 6: [3, 3], 7: [3, 4], 8: [4, 4], 10: [4, 5] });
  });
  test('Q L54 “phương pháp đánh giá đoàn viên”: the sentence, its reading, the scale of every programme', () => {
    const text = letters(page.querySelector('main')!.textContent!);
    for (const programme of content.programmes) {
      for (const { name } of programme.ratings.scale) expect(text).toContain(letters(name));
      if (!programme.away) continue;
      expect(text).toContain(letters(programme.away.clause.quote!));
      expect(text).toContain(letters(programme.away.clause.setting!));
    }
    expect(text).toContain(letters('Hướng dẫn cho chi đoàn phương pháp đánh giá đoàn viên'));
  });
});
