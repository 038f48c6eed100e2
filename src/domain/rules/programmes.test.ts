import { describe, expect, test } from 'vitest';
import {
  approvedThemes,
  check,
  criteriaOf,
  handbookAudiences,
  programmeSchema,
  offeredTo,
  suggestionGroups,
  suggestionsFor,
  type SuggestedTo,
  themeKinds,
  type Clause,
  type Programme,
  type UnitKind,
} from '../index.ts';
import { readRoot } from '../../repository/read-root.ts';
import { largeSample } from '../../../scripts/tests/large-sample.ts';
import { sampleHere } from '../../../scripts/tests/mini.ts';

/** The programmes are what their documents say: every clause is quoted word for word, every promised number is there. */

const { content, accepted } = check(readRoot(largeSample()));
const plain = (text: string) =>
  text
    .replace(/^#+ |^\s*[-*+] |\*\*|^\s*\d+\. /gm, '')
    .replace(/\s+/g, ' ')
    .normalize('NFC');
const clausesOf = (value: unknown, path = ''): [string, Clause][] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([key, inner]): [string, Clause][] =>
        key === 'clause' ? [[path, inner as Clause]] : clausesOf(inner, `${path}/${key}`),
      );
const programme = (code: string): Programme => content!.programmes.find((p) => p.code === code)!;
const kg = programme('rldv-kien-giang-2015');
const q8 = programme('rlhd-quan-8-2014');

describe.each([kg, q8])('$code', (p) => {
  const body = plain(content!.documents.find((d) => d.id === p.document)!.body);
  test('every clause stands in the document, word for word, or is named a choice of the organisation', () => {
    const clauses = clausesOf(p);
    expect(clauses.length).toBeGreaterThan(60);
    for (const [path, { quote, setting }] of clauses)
      if (quote === undefined) expect(setting, path).toBeTruthy();
      else expect(body.includes(plain(quote)), `${path}: ${quote}`).toBe(true);
  });
  test('a word changed would be seen', () => expect(body.includes('ít nhất 06 việc làm')).toBe(false));
});

describe('what the documents order', () => {
  test('K L15, Q L4: the periods', () => {
    expect([kg.period.from, kg.period.to]).toEqual([2015, 2017]);
    expect([q8.period.from, q8.period.to]).toEqual([2014, 2017]);
  });
  test('K L27–33: three areas; Q L21–33: 5 + 5 criteria', () => {
    expect(criteriaOf(kg).map((c) => c.criterion.code)).toEqual(['NT', 'CM', 'SK']);
    expect(q8.families.map((f) => f.criteria.map((c) => c.code))).toEqual([
      ['RL1', 'RL2', 'RL3', 'RL4', 'RL5'],
      ['HD1', 'HD2', 'HD3', 'HD4', 'HD5'],
    ]);
  });
  test('Q L90 “ít nhất 05”; K sets no minimum', () => {
    expect(q8.registration.minimumItems.count).toBe(5);
    expect(kg.registration.minimumItems.count).toBe(1);
  });
  test('Q L83: quarters and the year; Q L85: 40–50 %, reading A', () => {
    expect(q8.rounds.map((r) => r.code)).toEqual(['Q1', 'Q2', 'Q3', 'Q4', 'NAM']);
    expect(q8.away).toMatchObject({ reading: 'A', min: 40, max: 50, kinds: ['dia_ban_dan_cu'], rating: 'hoan_thanh' });
    expect(kg.away).toBeUndefined();
  });
  test('K L38–42: four pilots in four blocs; K L60: two or three a unit; K L43: June 2015', () => {
    expect(kg.pilots!.chosen.filter((c) => c.chosenBy === 'kg').map((c) => [c.unit, c.bloc])).toEqual([
      ['kg-ldtbxh', 'cong_chuc_vien_chuc'],
      ['kg-to-chau', 'do_thi'],
      ['kg-thanh-yen-a', 'nong_thon'],
      ['kg-khoa-thmn', 'truong_hoc'],
    ]);
    expect(kg.pilots!.perUnit).toMatchObject({ min: 2, max: 3 });
    expect(kg.pilots!.interimReview.month).toBe('2015-06');
  });
  test('Q L47–83: four steps of the Đoàn cơ sở, five of the chi đoàn, by their names', () => {
    const names = (level: string) => q8.steps.filter((s) => s.level === level).map((s) => s.name);
    expect(names('co_so')).toEqual(['Triển khai', 'Hướng dẫn', 'Kiểm tra, giám sát', 'Công nhận']);
    expect(names('chi_doan')).toEqual(['Định hướng nội dung', 'Triển khai', 'Đăng ký', 'Hỗ trợ', 'Kiểm tra, đánh giá']);
  });
  test('K L47: six lessons', () => expect(kg.lessonSet).toMatchObject({ count: 6 }));
  test('Q L39 “chủ đề năm của Đoàn và chủ đề năm thực hiện cuộc vận động”: every year has both, every drive its theme and days', () => {
    for (const p of [kg, q8])
      for (const { year, themes, drives } of p.years) {
        expect(
          approvedThemes({ themes })
            .map((t) => t.kind)
            .sort(),
          `${p.code} ${year}`,
        ).toEqual(Object.keys(themeKinds).sort());
        for (const { theme, from, to } of drives) expect([theme.length > 0, from < to], `${p.code} ${year}`).toEqual([true, true]);
      }
  });
  test('Q L69 “theo chủ đề của từng đợt hoạt động” (Q-41): a drive without its theme or its days is none', () => {
    const [year, ...others] = q8.years;
    const [drive] = year!.drives;
    const isOne = (one: object) => programmeSchema.safeParse({ ...q8, years: [{ ...year, drives: [one] }, ...others] }).success;
    expect(isOne(drive!)).toBe(true);
    for (const part of ['theme', 'from', 'to']) expect(isOne({ ...drive, [part]: undefined }), part).toBe(false);
  });
  test('Q L6 “Thực hiện chương trình công tác Đoàn và phong trào thanh thiếu nhi Quận 8 năm 2014” (Q-04): the year stands in it', () => {
    const [first, ...later] = q8.years;
    expect(first!.workProgramme!.text).toBe('Chương trình công tác Đoàn và phong trào thanh thiếu nhi Quận 8 năm 2014');
    for (const { year, workProgramme } of later) expect(workProgramme!.text).toContain(`năm ${year} (minh hoạ)`);
  });
  test('Q L37 “hướng dẫn tổ chức ngày đoàn viên rèn luyện và hành động” (Q-19): days with a guide of their own', () => {
    const days = q8.years.flatMap(({ events }) => events.filter(({ kind }) => kind === 'ngay_ren_luyen'));
    expect(days).toHaveLength(4);
    for (const { from, to, documents } of days) expect([from < to, documents.length]).toEqual([true, 1]);
  });
  test('Q L11 “Văn minh – hiện đại – nghĩa tình”: the slogan is the document’s own', () => {
    expect(q8.slogan!.clause.quote).toContain(`“${q8.slogan!.text}”`);
    expect(kg.slogan).toBeUndefined();
  });
  test('K L34 “có xây dựng Hướng dẫn riêng”: announced, and not said to be there', () => {
    expect(kg.separateGuide).toMatchObject({ clause: { quote: expect.stringContaining('Hướng dẫn riêng') as string } });
    expect(kg.separateGuide!.document).toBeUndefined();
    expect(q8.separateGuide).toBeUndefined();
  });
});

describe.each([kg, q8])('$code: what may be registered', (p) => {
  const own = (kind?: UnitKind) => suggestionsFor(p, { kind }).flatMap(({ texts }) => texts);
  const every = criteriaOf(p).flatMap(({ criterion }) => criterion.suggestions.map(({ text }) => text));

  test('Q L69, L72 “gợi ý, hướng dẫn đoàn viên đăng ký”: a handful for each criterion, for any branch and by kind', () => {
    expect(suggestionsFor(p).map(({ criterion }) => criterion.code)).toEqual(criteriaOf(p).map(({ criterion }) => criterion.code));
    for (const { criterion } of criteriaOf(p)) expect(criterion.suggestions.length, criterion.code).toBeGreaterThanOrEqual(4);
    const shown = suggestionGroups(p, 'Mọi chi đoàn').flatMap(({ criteria }) => criteria.flatMap(({ texts }) => texts));
    expect(every.filter((text) => !shown.includes(text))).toEqual([]);
  });
  test('K L25, Q L16 “phù hợp với điều kiện ở từng khu vực, đối tượng”: a village and a school are offered different things', () => {
    const [village, school] = [own('dia_ban_dan_cu'), own('truong_hoc')];
    expect(Math.min(village.length, school.length)).toBeGreaterThan(2);
    expect(village.filter((text) => school.includes(text) || own().includes(text))).toEqual([]);
    const texts = (to: SuggestedTo) => suggestionsFor(p, to).flatMap((offered) => offered.texts);
    // K has towns and villages; quận 8 is a town, and there young people who are no members register too.
    const [town, country] = [texts({ bloc: 'do_thi' }), texts({ bloc: 'nong_thon' })];
    expect([town.length > 0, country.length > 0, texts({ person: 'thanh_nien' }).length > 0]).toEqual([true, p === kg, p === q8]);
    expect(town.filter((text) => country.includes(text) || own().includes(text))).toEqual([]);
  });
  test('Q L69: a branch is offered, criterion by criterion, what is for its kind and then what is for all', () => {
    const offered = offeredTo(p, { kind: 'truong_hoc', bloc: 'do_thi' });
    expect(offered.map(({ criterion }) => criterion)).toEqual(criteriaOf(p).map(({ criterion }) => criterion));
    const texts = offered.flatMap((one) => one.texts);
    expect([...texts].sort()).toEqual(
      [...own('truong_hoc'), ...suggestionsFor(p, { bloc: 'do_thi' }).flatMap((one) => one.texts), ...own()].sort(),
    );
    expect(texts.indexOf(own('truong_hoc')[0]!)).toBeLessThan(texts.indexOf(suggestionsFor(p)[0]!.texts[0]!));
  });
  test('Q L16: what names a kind of branch and an area is offered where both are so', () => {
    const { criterion } = criteriaOf(p)[0]!;
    const suggestions = [{ text: 'Việc 1 của ấp nông thôn', kinds: ['dia_ban_dan_cu'], blocs: ['nong_thon'], people: [] }];
    const families = [{ ...p.families[0]!, criteria: [{ ...criterion, suggestions }] }] as unknown as typeof p.families;
    const offered = (to: SuggestedTo) => suggestionsFor({ families }, to).length;
    expect(offered({ kind: 'dia_ban_dan_cu', bloc: 'nong_thon' })).toBe(1);
    expect(offered({ kind: 'dia_ban_dan_cu', bloc: 'do_thi' })).toBe(0);
    expect([offered({ kind: 'dia_ban_dan_cu' }), offered({ bloc: 'nong_thon' }), offered({ kind: 'truong_hoc' }), offered({})]).toEqual([
      1, 1, 0, 0,
    ]);
  });
  test('Q L90 “việc làm, hành động, chỉ tiêu cụ thể”: each says how much, and none is said twice', () => {
    expect(every.filter((text) => !/\d/.test(text))).toEqual([]);
    expect(new Set(every).size).toBe(every.length);
  });
  test.runIf(sampleHere)('Q L72: a suggestion is never compulsory: what members wrote otherwise was taken', () => {
    const written = accepted.filter((a) => a.kind === 'dang-ky').flatMap((a) => [...a.rows].map((row) => a.rows.at(row, 'noi_dung')));
    expect(written.length).toBeGreaterThan(1000);
    expect(written.filter((text) => every.includes(text))).toEqual([]);
  });
});

describe('what is written beside the programmes', () => {
  test.runIf(sampleHere)('K L53 “Bí thư Chi đoàn, Bí thư Đoàn xã, phường, thị trấn; … trong các doanh nghiệp”: a handbook for each', () => {
    for (const audience of Object.keys(handbookAudiences)) {
      const [handbook] = content!.documents.filter((d) => d.data.audience === audience && d.data.state === 'cong_bo');
      for (let m = 1; m <= 12; m++) expect(handbook?.body, audience).toContain(`**Tháng ${m}.**`);
    }
  });
  test.runIf(sampleHere)('K L20, Q L6: something waits for approval, so that its having no page is seen on real content', () => {
    expect(content!.documents.filter((d) => d.data.state === 'trinh').map((d) => d.id)).toEqual(['cam-nang-chi-doan-truong-hoc']);
  });
  test('K L23 “… người công dân tốt, người bạn tốt của thanh niên, … tấm gương tốt của thiếu nhi, có uy tín …” (K-09, K-11): no aim is cut short', () => {
    const aims = kg.aims.map(({ text }) => text).join('\n');
    const said =
      'tư tưởng chính trị; đạo đức; lối sống; chuyên môn nghiệp vụ; sức khỏe và kỹ năng; ý thức trách nhiệm; xung kích, tiên phong; người công dân tốt; ' +
      'người bạn tốt của thanh niên; tấm gương tốt của thiếu nhi; có uy tín đối với thanh niên và cộng đồng xã hội';
    expect(said.split('; ').filter((part) => !aims.includes(part))).toEqual([]);
  });
  test('Q L11, L16 “Tuổi trẻ Việt Nam học tập và làm theo lời Bác”, Q L20 “xung kích, đồng hành”, K L23: every campaign has its own', () => {
    const named = [...new Set([kg, q8].flatMap((p) => p.campaigns.map((c) => c.code)))];
    expect(named).toEqual(expect.arrayContaining(['lam-theo-loi-bac', 'xung-kich-dong-hanh', 'hoc-tap-va-lam-theo-bac']));
    const tagged = [...content!.topics, ...content!.stories, ...content!.documents].flatMap((entry) => entry.data.campaigns);
    expect(named.filter((campaign) => !tagged.includes(campaign))).toEqual([]);
    const counted = [kg, q8].flatMap((p) => criteriaOf(p).flatMap(({ criterion }) => criterion.campaigns));
    expect(counted).toEqual(expect.arrayContaining(['lam-theo-loi-bac', 'xung-kich-dong-hanh', 'hoc-tap-va-lam-theo-bac']));
  });
});
