import { describe, expect, test } from 'vitest';
import { mini } from '../../../scripts/tests/mini.ts';
import { begin, beginAnswers, check, missingOn, settle, settlement, type Missing, type RawContent } from '../index.ts';
import { namedCriteria } from './skeleton.ts';

/** What is missing on the first day, settled by the fields that are asked where it is told. */

const site = { name: 'Sổ', tagline: 'Sổ', smallestCell: 5, smallestSensitiveCell: 10, contacts: [] };
const answers = beginAnswers.parse({
  ...{ name: 'Đoàn phường Bến Xuân', units: 'Chi đoàn khu phố 1\nChi đoàn khu phố 2', skeleton: 'nam-nhom', year: 2026 },
});
const rootOf = (files: ReadonlyMap<string, string>, more: Partial<RawContent> = {}): RawContent => {
  const read = (part: string) =>
    [...files].flatMap(([path, text]) => (path.includes(part) ? [{ path, data: JSON.parse(text) as unknown }] : []));
  const [document] = mini().entries;
  const id = 'nam-nhom-ben-xuan-2026';
  const data = { ...(document!.data as object), organisation: 'ben-xuan', state: 'trinh', day: '2026-01-05' };
  return {
    ...{ site: read('site.json')[0], units: read('units'), programmes: read('programmes'), submissions: [], strays: [] },
    entries: [{ ...document!, id, path: `content/documents/${id}.md`, data }],
    ...more,
  };
};
const begun = begin(answers, { ...site, asOf: undefined }, '2026-01-05').files;
const raw = rootOf(begun);
const missingIn = (root: RawContent) => missingOn(check(root), '2026-01-05');
type Settled = Extract<NonNullable<Missing['at']>, { settle: string }>;
const asked = missingIn(raw).flatMap(({ what, at }) => (at && 'settle' in at ? [[at.settle, what, at] as const] : []));
const answered = ({ settle: kind, of, year, fields }: Settled, text: (name: string) => string) =>
  settlement.parse({ kind, of, year, said: Object.fromEntries(fields.map(({ name }) => [name, text(name)])) });
const after = (said: ReturnType<typeof answered>) => rootOf(new Map([...begun, ...settle(raw, check(raw).content!, said)]));
const words: Readonly<Record<string, string>> = { email: 'doan@example.vn', phone: '028 3800 0000' };

test('most of the things that are missing are settled where they are told', () => {
  expect(asked.map(([kind]) => kind)).toEqual(['nguoi_ky', 'noi_nhan_bao_cao', 'cac_tieu_chi', 'dieu_khoan', 'chu_de', 'dot', 'lien_he']);
});

describe('what was said is missing no longer, and the check accepts it', () => {
  test.each(asked)('%s: %s', (_, what, at) => {
    const root = after(answered(at, (name) => words[name] ?? 'Một điều'));
    expect(missingIn(root).map((one) => one.what)).not.toContain(what);
    expect(missingIn(root)).toHaveLength(missingIn(raw).length - 1);
    expect(check(root).contentIssues.filter(({ severity }) => severity === 'error')).toEqual(
      check(raw).contentIssues.filter(({ severity }) => severity === 'error'),
    );
  });
  test('clauses: each rule is called by its own name, those left empty wait on, and nothing else changes', () => {
    const at = asked.find(([kind]) => kind === 'dieu_khoan')![2];
    const labels = at.fields.map(({ label }) => label);
    expect(new Set(labels).size).toBe(labels.length);
    expect(labels).toEqual(
      expect.arrayContaining(['Giai đoạn', 'Nhóm tiêu chí: “Lý tưởng cách mạng, nhận thức chính trị”', 'Đăng ký › Số việc tối thiểu']),
    );
    const root = after(settlement.parse({ kind: 'dieu_khoan', of: at.of, said: { 'period.clause': ' Mục I ', name: 'Tên khác' } }));
    const [written, before] = [root, raw].map(({ programmes: [file] }) => file!.data as { period: { clause: object }; name: string });
    expect(written).toEqual({
      ...before,
      period: { ...before!.period, clause: { place: 'Mục I', setting: 'Theo văn bản của đơn vị; chưa trích nguyên văn.' } },
    });
    expect(missingIn(root).find(({ what }) => what.includes('điều khoản'))!.what).toContain(`${at.fields.length - 1} quy định`);
  });
  test('criteria are lines, and share the points of their group, so that they still add up', () => {
    const said = settlement.parse({
      kind: 'cac_tieu_chi',
      of: 'nam-nhom-ben-xuan-2026',
      said: { LT: 'Học lý luận\n\n Sinh hoạt \nNêu gương' },
    });
    const [family, other] = check(after(said)).content!.programmes[0]!.families;
    expect(family!.criteria.map(({ code, name, points }) => [code, name, points])).toEqual([
      ['LT1', 'Học lý luận', 7],
      ['LT2', 'Sinh hoạt', 7],
      ['LT3', 'Nêu gương', 6],
    ]);
    expect(other!.criteria).toHaveLength(1);
  });
  test('a day that was fixed gives way to today', () => {
    const fixed = rootOf(new Map([...begun, ['content/site.json', JSON.stringify({ ...site, asOf: '2016-11-20' })]]));
    const [text] = settle(fixed, check(fixed).content!, settlement.parse({ kind: 'hom_nay', of: 'site' })).values();
    expect(JSON.parse(text!)).not.toHaveProperty('asOf');
  });
});

test('signers of many units are written from a list, and who is left in it is missing still', () => {
  const units = ['Đoàn xã Mỹ Long\tChi đoàn ấp 1', 'Đoàn xã Mỹ Quý\tChi đoàn ấp 1', 'Đoàn phường Mỹ Quý\tChi đoàn ấp 1'].join('\n');
  const province = rootOf(begin({ ...answers, name: 'Tỉnh đoàn Sông Tiền', units }, site, '2026-01-05').files);
  const settled = (said: Record<string, string>) => {
    const asked = settlement.parse({ kind: 'nguoi_ky', of: 'song-tien', year: 2026, said });
    const [[path, text]] = [...settle(province, check(province).content!, asked)] as [[string, string]];
    return { ...province, units: province.units.map((file) => (file.path === path ? { path, data: JSON.parse(text) as unknown } : file)) };
  };
  const list = 'Đơn vị\tNgười ký\tĐịa danh\nXã Mỹ Long\tNguyễn Văn An\tMỹ Long\nMỹ Quý\tTrần Thị Bình\t';
  const signerMissing = (root: RawContent) => missingIn(root).find(({ at }) => at && 'settle' in at && at.settle === 'nguoi_ky')?.what;
  const papersIn = (root: RawContent) =>
    check(root)
      .content!.forest.units.flatMap(({ code, paper }) => (paper ? [[code, paper]] : []))
      .sort();
  expect(signerMissing(province)).toBe('Chưa ghi người ký văn bản của Tỉnh đoàn Sông Tiền và 3 đơn vị khác.');
  const some = settled({ 'list:': list, 'q:dong-3': 'song-tien-my-quy-2', 'song-tien': 'Phạm Thị Dung' });
  expect(papersIn(some)).toEqual([
    ['song-tien', { signer: 'Phạm Thị Dung' }],
    ['song-tien-my-long', { signer: 'Nguyễn Văn An', place: 'Mỹ Long' }],
    ['song-tien-my-quy-2', { signer: 'Trần Thị Bình' }],
  ]);
  expect(signerMissing(some)).toBe('Chưa ghi người ký văn bản của Đoàn xã Mỹ Quý.');
  expect(() => settled({ 'list:': 'Mỹ Quý\tTrần Thị Bình' })).toThrow(/Chưa nhận ra người ký[\s\S]*Chữa: /);
});

test.each<[object, RegExp]>([
  [{ kind: 'chu_de', of: 'nam-nhom-ben-xuan-2026', year: 2026, said: { doan: ' ' } }, /Chưa ghi gì/],
  [{ kind: 'chu_de', of: 'la', year: 2026, said: { doan: 'A' } }, /Không có chương trình “la”/],
  [{ kind: 'chu_de', of: 'nam-nhom-ben-xuan-2026', year: 2031, said: { doan: 'A' } }, /chưa có năm 2031/],
  [{ kind: 'lien_he', of: 'la', said: { phone: '1' } }, /Không có tổ chức “la”/],
])('%j is told, with what to do', (said, told) => {
  expect(() => settle(raw, check(raw).content!, settlement.parse(said))).toThrow(told);
  expect(() => settle(raw, check(raw).content!, settlement.parse(said))).toThrow(/Chữa: /);
});

describe('K L34 “BTV Tỉnh Đoàn có xây dựng Hướng dẫn riêng” (K-21): a guide that was announced waits in the list of what is missing', () => {
  const base = mini();
  const guide = {
    ...base.entries[0]!,
    id: 'huong-dan',
    path: 'content/documents/huong-dan.md',
    data: { ...(base.entries[0]!.data as object), organisation: 'kg', type: 'HD', symbol: '19-HD/TĐTN-TCKT', day: '2015-03-10' },
  };
  const waiting = (root: RawContent) =>
    missingOn(check(root), '2016-11-20').flatMap(({ at }) => (at && 'settle' in at && at.settle === 'huong_dan_rieng' ? [at] : []));
  const withGuide = { ...base, entries: [...base.entries, guide] };
  const said = (symbol: string) => settlement.parse({ kind: 'huong_dan_rieng', of: 'rldv-kien-giang-2015', said: { symbol } });

  test('until it is there and named', () => {
    expect(waiting(base)).toHaveLength(1);
    expect(waiting(withGuide)).toHaveLength(1);
    const [[path, text]] = [...settle(withGuide, check(withGuide).content!, said('19 - HD/TĐTN -TCKT'))] as [[string, string]];
    const named = withGuide.programmes.map((file) => (file.path === path ? { path, data: JSON.parse(text) as unknown } : file));
    expect(waiting({ ...withGuide, programmes: named })).toEqual([]);
    const draft = { ...guide, data: { ...guide.data, state: 'trinh' } };
    expect(waiting({ ...base, entries: [...base.entries, draft], programmes: named })).toHaveLength(1);
  });
  test('and one that the library has not is told', () => {
    expect(() => settle(base, check(base).content!, said('19-HD/TĐTN-TCKT'))).toThrow(/Thư viện chưa có văn bản số “19-HD\/TĐTN-TCKT”/);
  });
});

describe('K L49 “Tham mưu nội dung chuyên đề học tập và làm theo” (K-34): a theme that was proposed waits to be approved, and says so', () => {
  const theme = (kind: string, text: string, state?: string) => ({ kind, text, ...(state && { state }) });
  const told = (...themes: object[]) => {
    const base = mini();
    const programmes = base.programmes.map(({ path, data }) => {
      const programme = data as { code: string; years: { year: number }[] };
      if (programme.code !== 'rldv-kien-giang-2015') return { path, data };
      return { path, data: { ...programme, years: programme.years.map((y) => (y.year === 2016 ? { ...y, themes } : y)) } };
    });
    return missingOn(check({ ...base, programmes }), '2016-11-20')
      .filter(({ what }) => what.includes('chủ đề năm') || what.includes('Chủ đề năm'))
      .filter(({ at }) => JSON.stringify(at).includes('rldv-kien-giang-2015'))
      .map(({ what, at }) => [what, at && 'settle' in at ? at.fields.map(({ name }) => name).join() : 'cài đặt']);
  };
  const doan = theme('doan', 'Năm mới');
  const waits = ['Năm 2016, chủ đề năm của cuộc vận động mới được đề xuất, chờ duyệt: “Bài một”; “Bài hai”.', 'cài đặt'];
  const [one, two] = [theme('cuoc_van_dong', 'Bài một', 'de_xuat'), theme('cuoc_van_dong', 'Bài hai', 'de_xuat')];
  test.each<[string, readonly object[], readonly (readonly string[])[]]>([
    ['both are there', [doan, theme('cuoc_van_dong', 'Bài một')], []],
    ['two are proposed', [doan, one, two], [waits]],
    ['one of them is approved', [doan, one, theme('cuoc_van_dong', 'Bài hai', 'duyet')], []],
    ['of one kind nothing is said', [one, two], [['Năm 2016 chưa có: chủ đề năm của Đoàn.', 'doan'], waits]],
  ])('%s', (_, themes, lines) => expect(told(...themes)).toEqual(lines));
});

test('the points of a family are parted whole among its criteria, halves too', () => {
  const parted = (points: number, ...names: string[]) =>
    namedCriteria({ code: 'LT', criteria: [{ name: 'Lý tưởng', points }] }, names).map((criterion) => criterion.points);
  expect(parted(20, 'A', 'B', 'C')).toEqual([7, 7, 6]);
  expect(parted(20.5, 'A', 'B')).toEqual([10.5, 10]);
});
