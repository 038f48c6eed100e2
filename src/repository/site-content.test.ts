import { appendFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { stringify } from 'yaml';
import { check, collectionNames, collections, stopping, withoutRefused } from '../domain/index.ts';
import { publishRoot } from './publish-root.ts';
import { readRoot } from './read-root.ts';
import { followContent, watchContent } from './follow-content.ts';
import { siteContent, withoutWithdrawn, type SiteContent } from './site-content.ts';
import { writeFile } from '../../scripts/command/write.ts';
import { leftOutLines } from '../domain/index.ts';
import { at, honourData, inspection, mini, registrations } from '../../scripts/tests/mini.ts';

/** What the site is made of: everything that nothing refused, of a root on disk, now and after every change. */

let root: string;
const write = (path: string, content: string) => writeFile(join(root, path), content);
const entry = (data: object, body = '') => `---\n${stringify(data)}---\n${body}`;

const topic = (month: string, more: object = {}) => ({
  title: `Tháng ${month}`,
  organisation: 'q8',
  month,
  theme: 'T',
  summary: 'S',
  ...more,
});
const story = (more: object = {}) => ({
  title: 'Sân bóng',
  organisation: 'q8',
  unit: 'q8-p01',
  day: '2016-05-01',
  summary: 'S',
  problem: 'P',
  how: ['H'],
  result: 'R',
  conditions: 'C',
  photoConsent: 'tranh_ve',
  ...more,
});
const lesson = (order: number, more: object = {}) => ({
  title: `Bài ${order}`,
  set: 'bo-mot',
  order,
  organisation: 'q8',
  summary: 'S',
  ...more,
});
const review = (more: object = {}) => ({
  title: 'Đánh giá',
  organisation: 'q8',
  kind: '1_nam',
  by: 'q8',
  unit: 'q8-p01',
  year: 2015,
  day: '2015-12-31',
  results: 'R',
  causes: 'C',
  lessons: 'L',
  next: 'N',
  ...more,
});

const good: Readonly<Record<string, string>> = {
  'content/topics/q8-2016-01.md': entry(topic('2016-01', { lessons: ['bo-mot-1'] }), 'Xem [bài học](/bai-hoc/bo-mot-1/).\n'),
  'content/topics/q8-2016-02.md': entry(topic('2016-02')),
  'content/lessons/bo-mot-1.md': entry(lesson(1)),
  'content/stories/san-bong.md': entry(story()),
  'content/honours/2016-tap-the.md': entry(honourData()),
  'content/inspections/2016-05-01-q8-p01.md': entry(inspection()),
  'content/reviews/2016-q8-p01-nam.md': entry(review()),
};
const person = { recipientKind: 'ca_nhan', recipient: 'Người Mẫu', recognition: '9-NQ/BCH', ratedEnough: 'co' };
const consent = { record: 'PĐY-1', day: '2016-10-21', scope: ['ten'], until: '2019-01-01', minor: 'khong' };

/** One fault each: a file of its own, which may not get in nor keep anything else out. */
const faults: Readonly<Record<string, string>> = {
  'content/topics/mot-khoa-hai-lan.md': '---\ntitle: A\ntitle: B\n---\n',
  'content/topics/the-la.md': '---\ntitle: !!js/function "x"\n---\n',
  'content/topics/khong-phan-dau.md': 'Chỉ có chữ.\n',
  'content/topics/ma-html.md': entry(topic('2016-03'), '<script>alert(1)</script>\n'),
  'content/topics/lien-ket-may-nay.md': entry(topic('2016-04'), '[x](http://127.0.0.1:4321/)\n'),
  'content/topics/trang-khong-co.md': entry(topic('2016-05'), '[x](/chu-de/khong-co/)\n'),
  'content/topics/anh-khong-co.md': entry(topic('2016-06', { picture: '@media/khong-co.jpg', pictureAlt: 'A' })),
  'content/topics/anh-noi-khac.md': entry(topic('2016-07', { picture: 'https://vi-du.vn/a.jpg', pictureAlt: 'A' })),
  'content/topics/anh-ra-ngoai.md': entry(topic('2016-08', { picture: '@media/../../etc/passwd', pictureAlt: 'A' })),
  'content/topics/anh-trong-bai.md': entry(topic('2016-09'), '![tả](@media/khong-co.png)\n'),
  'content/topics/anh-khong-ta.md': entry(topic('2016-10'), '![](@media/khong-co.png)\n'),
  'content/topics/thang-trung.md': entry(topic('2016-01')),
  'content/topics/muc-la.md': entry(topic('2016-11', { layout: '../x.astro' })),
  'content/topics/bai-hoc-khong-co.md': entry(topic('2016-12', { lessons: ['khong-co'] })),
  'content/topics/Tên có dấu.md': entry(topic('2017-01')),
  'content/stories/don-vi-khong-co.md': entry(story({ unit: 'q8-p99' })),
  'content/stories/thieu-muc.md': entry(story({ how: [] })),
  'content/honours/khong-dong-y.md': entry(honourData(person)),
  'content/honours/chua-cong-nhan.md': entry(honourData({ ...person, consent })),
  'content/lessons/tieu-chi-khong-co.md': entry(lesson(2, { criteria: ['XX'] })),
  'content/inspections/sai-trinh-tu.md': entry(inspection({ findings: ['Tốt'] })),
  'content/reviews/sai-don-vi.md': entry(review({ unit: 'q8-p01-kp1' })),
  'content/department-reports/chua-phan-cong.md': entry({
    title: 'Báo cáo',
    organisation: 'q8',
    department: 'khong-co',
    month: '2016-03',
    day: '2016-03-30',
    situation: 'S',
  }),
  [at('q8-p01-kp2', 'dang-ky')]: 'không phải bảng\n',
  [at('q8-p99', 'dang-ky')]: 'a\n',
  'content/submissions/ghi-chu.txt': 'x',
  'content/chu-de.docx': 'x',
};
const roster = (...codes: string[]) => codes.map((code) => `2016,q8-p01-kp1,${code},doan_vien,dang_sinh_hoat,`).join('\n');

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'so-ren-luyen-content-')));
  const raw = mini({ [at('q8-p01-kp1', 'doan-vien')]: roster('DV-1A', 'DV-2B'), [at('q8-p01-kp1', 'dang-ky')]: registrations('DV-1A', 5) });
  for (const { path, data } of [raw.site!, ...raw.units, ...raw.programmes]) write(path, JSON.stringify(data));
  for (const { path, data } of raw.entries) write(path, entry(data as object));
  for (const { path, chunks } of raw.submissions) write(path, Buffer.concat([...chunks()]).toString());
  for (const [path, text] of Object.entries(good)) write(path, text);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const idsOf = ({ entries }: SiteContent) => collectionNames.flatMap((name) => entries[name].map(({ path }) => path)).sort();
const wanted = ['content/documents/x.md', ...Object.keys(good)].sort();

describe('one bad file never stops the site', () => {
  test('the good root is good', () => {
    expect(check(readRoot(root)).contentIssues.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(idsOf(siteContent(root))).toEqual(wanted);
  });
  test.each(Object.keys(faults))('%s is left out and named, everything else is there', (path) => {
    write(path, faults[path]!);
    const content = siteContent(root);
    expect(content.leftOut.filter((line) => line.startsWith(`${path} – `))).toHaveLength(1);
    expect(idsOf(content)).toEqual(wanted);
    expect(publishRoot(root).report.accepted.find((a) => a.path === at('q8-p01-kp1', 'dang-ky'))?.rows.length).toBe(5);
    expect(leftOutLines(check(readRoot(root))).filter((line) => line.startsWith(`${path} – `))).toHaveLength(1);
  });
  test.each([
    ['an entry', 'content/topics/noi-khac.md'],
    ['a setting', 'content/exceptions.json'],
    ['a picture', 'content/media/noi-khac.png'],
    ['a folder of pictures', 'content/media/noi-khac'],
    ['a submission', at('q8-p01-kp2', 'dang-ky')],
    ['a folder of submissions', 'content/submissions/q8-p01-kp2'],
  ])('a link to elsewhere in the place of %s is named, and never followed', (_, path) => {
    writeFile(join(root, 'rieng/tu.md'), '---\ntitle: Riêng tư\n---\n');
    mkdirSync(join(root, path, '..'), { recursive: true });
    for (const target of ['rieng/tu.md', 'rieng', 'khong-co']) {
      symlinkSync(join(root, target), join(root, path));
      expect(idsOf(siteContent(root))).toEqual(wanted);
      expect(check(readRoot(root)).contentIssues.filter(({ severity }) => severity === 'error')).toEqual([
        { code: 'tep-la', severity: 'error', file: path, values: {} },
      ]);
      rmSync(join(root, path));
    }
  });
  test('whichever come together, nothing refused gets in and nothing unharmed is lost', () => {
    fc.assert(
      fc.property(fc.subarray(Object.keys(faults), { minLength: 2 }), (paths) => {
        for (const path of paths) write(path, faults[path]!);
        const content = siteContent(root);
        const told = leftOutLines(check(readRoot(root)));
        for (const path of paths) rmSync(join(root, path));
        expect(idsOf(content)).toEqual(wanted);
        expect(paths.filter((path) => !told.some((line) => line.startsWith(`${path} – `)))).toEqual([]);
      }),
      { numRuns: 8 },
    );
  });
  test('what points to an entry that is left out stays', () => {
    write('content/lessons/bo-mot-1.md', '---\ntitle: A: b\n---\n');
    const content = siteContent(root);
    expect(idsOf(content)).toEqual(wanted.filter((path) => !path.includes('/lessons/')));
    expect(content.pages.has('/bai-hoc/bo-mot-1/')).toBe(false);
    expect(leftOutLines(check(readRoot(root)))).toEqual(['content/lessons/bo-mot-1.md – dòng 2: không đọc được tệp [bai-khong-doc-duoc]']);
  });
  test('a unit’s file that was not taken is told by kind alone, whole or in part', () => {
    write(at('q8-p01-kp2', 'dang-ky'), 'không phải bảng\n');
    appendFileSync(join(root, at('q8-p01-kp1', 'dang-ky')), `\n${registrations('DV-2B', 5).replace('RL1', 'XX')}`);
    expect(siteContent(root).notTaken).toEqual([
      { unit: 'q8-p01-kp1', year: 2016, kind: 'dang-ky', whole: false, codes: [] },
      { unit: 'q8-p01-kp2', year: 2016, kind: 'dang-ky', whole: true, codes: ['tieu-de-la'] },
    ]);
  });
  test.each(['content/site.json', 'content/units/mini.json', 'content/programmes/rldv-kien-giang-2015.json'])(
    'refused, %s stops the publication and says so',
    (path) => {
      write(path, '{');
      expect(() => siteContent(root)).toThrow(/^Chưa công bố được: .*Bản đang có trên mạng giữ nguyên/);
      write(path, '{"name": 1}');
      expect(() => siteContent(root)).toThrow(path);
      expect(stopping(check(readRoot(root))).length).toBeGreaterThan(0);
    },
  );
});

/** What an honour of a person hangs on. */
const recognition = () => {
  write(
    at('q8-p01-kp1', 'danh-gia'),
    'nam,ma_chi_doan,ma_doan_vien,de_nghi_xep_loai,ly_do,nguong_ap_dung\n2016,q8-p01-kp1,DV-1A,hoan_thanh_tot,,\n',
  );
  write(
    at('q8-p01', 'cong-nhan'),
    'nam,ma_don_vi_cong_nhan,ma_chi_doan,ma_doan_vien,xep_loai_cong_nhan,ly_do,so_van_ban,ngay_hop\n2016,q8-p01,q8-p01-kp1,DV-1A,hoan_thanh_tot,,9-NQ/BCH,2016-10-08\n',
  );
};

describe('a person is shown by a living consent alone', () => {
  const path = 'content/honours/2016-nguoi-mau.md';
  const shown = (data: object) => {
    write(path, entry(data));
    return JSON.stringify(siteContent(root)).includes('Người Mẫu');
  };
  const living = { ...person, consent };
  test('decided, recognised, with a consent: shown; in every other case no trace', () => {
    recognition();
    expect(shown(honourData(living))).toBe(true);
    for (const more of [
      { state: 'go_bo' },
      { state: 'de_xuat' },
      { consent: { ...consent, until: '2016-11-19' } },
      { consent: { ...consent, scope: ['anh'] } },
      { consent: { ...consent, until: 'hôm nào đó' } },
      { consent: undefined },
      { recognition: undefined },
      { muc_la: 1 },
    ])
      expect(shown(honourData({ ...living, ...more })), JSON.stringify(more)).toBe(false);
    write(path, entry(honourData(living)).replace('state: cong_bo', 'state: cong_bo\nstate: go_bo'));
    expect(JSON.stringify(siteContent(root))).not.toContain('Người Mẫu');
  });
  test('a withdrawn one is known by its address alone', () => {
    recognition();
    expect(shown(honourData({ ...living, state: 'go_bo' }))).toBe(false);
    expect(siteContent(root).withdrawn).toEqual(['2016-nguoi-mau']);
  });
  test('a consent without the picture takes the picture away, and leaves the name', () => {
    recognition();
    write('content/media/nguoi.svg', '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><rect width="1" height="1"/></svg>');
    const pictureOf = (scope: string[]) => {
      write(path, entry(honourData({ ...living, picture: '@media/nguoi.svg', pictureAlt: 'Tả', consent: { ...consent, scope } })));
      return siteContent(root).entries.honours.find(({ id }) => id === '2016-nguoi-mau')!.data['picture'];
    };
    expect([pictureOf(['ten', 'anh']), pictureOf(['ten'])]).toEqual(['@media/nguoi.svg', undefined]);
  });
});

describe('a person of the last good state', () => {
  test('stays by the same living consent alone, whatever is wrong elsewhere', () => {
    const path = 'content/honours/2016-nguoi-mau.md';
    const living = { ...person, consent: { ...consent, scope: ['ten', 'anh'] } };
    const isShown = ({ entries }: SiteContent) => entries.honours.some(({ id }) => id === '2016-nguoi-mau');
    recognition();
    write(path, entry(honourData(living)));
    const last = siteContent(root);
    expect([isShown(last), isShown(withoutWithdrawn(root, last))]).toEqual([true, true]);
    for (const now of [{ state: 'go_bo' }, { consent: { ...consent, scope: ['ten'] } }, { muc_la: 1 }]) {
      write(path, entry(honourData({ ...living, ...now })));
      const left = withoutWithdrawn(root, last);
      expect([isShown(left), left.withdrawn], JSON.stringify(now)).toEqual([false, ['2016-nguoi-mau']]);
    }
    rmSync(join(root, path));
    expect(isShown(withoutWithdrawn(root, last))).toBe(false);
  });
});

describe('the running site follows content', () => {
  /** Waits until as many counts came as are awaited; a count that comes later than that fails the test by its number. */
  const following = () => {
    const states: SiteContent[] = [];
    const said: string[] = [];
    let awaited: { n: number; done: () => void } | undefined;
    const use = async (content: SiteContent) => {
      states.push(content);
      if (awaited && states.length >= awaited.n) awaited.done();
    };
    const follow = followContent(root, siteContent(root), use, (line) => void said.push(line));
    const counts = (n: number) => new Promise<void>((done) => (states.length >= n ? done() : (awaited = { n, done })));
    const change = (path: string, text: string) => {
      write(path, text);
      follow(join(root, path));
    };
    return { states, said, follow, counts, change };
  };
  const titles = (content: SiteContent) => content.entries.topics.map(({ data }) => data['title']);
  const february = 'content/topics/q8-2016-02.md';
  const named = (title: string) => entry(topic('2016-02', { title }));

  test('whatever is written below content/ is followed, of whatever kind, and nothing else is', async () => {
    const folders = [
      ...collectionNames.map((name) => collections[name].folder),
      'units',
      'programmes',
      'media',
      'submissions/q8-p01-kp1/2016',
    ];
    const said: string[] = [];
    const watched: string[] = [];
    let tell: (event: string, path: string) => void = () => {};
    const watcher = { add: (folder: string) => watched.push(folder), on: (_: 'all', told: typeof tell) => (tell = told) };
    watchContent(
      root,
      watcher,
      siteContent(root),
      () => Promise.resolve(),
      (line) => void said.push(line),
    );
    expect(watched).toEqual([join(root, 'content')]);
    for (const path of ['src/x.ts', 'content-2/x.md', 'dist/content/x.md']) tell('change', join(root, path));
    for (const path of ['content/site.json', 'content/exceptions.json', ...folders.map((folder) => `content/${folder}/x`)])
      tell('add', join(root, path));
    await expect.poll(() => said).toContain(`đã cập nhật trang theo ${folders.length + 2} tệp thay đổi`);
  });
  test('three hundred changed files are one count', async () => {
    const { states, counts, change } = following();
    for (let i = 0; i < 300; i += 1) change(`content/stories/bai-${i}.md`, entry(story({ title: `Bài ${i}` })));
    await counts(1);
    expect(states[0]!.entries.stories).toHaveLength(301);
    change(february, named('Sau cùng'));
    await counts(2);
    expect(states).toHaveLength(2);
    expect(titles(states[1]!)).toContain('Sau cùng');
  });
  test('what changes during a count is counted after it: the last state is the newest', async () => {
    const { states, counts, change } = following();
    change(february, named('Một'));
    await counts(1);
    change(february, named('Hai'));
    change(february, named('Ba'));
    await counts(2);
    expect(titles(states.at(-1)!)).toContain('Ba');
  });
  test('nothing is counted before what was told of has come to rest', async () => {
    const { counts, change } = following();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      change(february, '---\ntitle: Nửa');
      for (const more of ['bài', 'bài, rồi nữa']) {
        write(february, `---\ntitle: Nửa ${more}`);
        vi.advanceTimersByTime(1000 / 3);
        expect(vi.getTimerCount(), 'it waits once more').toBe(1);
      }
      vi.advanceTimersByTime(1000 / 3);
      expect(vi.getTimerCount(), 'it counts').toBe(0);
    } finally {
      vi.useRealTimers();
    }
    await counts(1);
  });
  test('a file that has changed since it was told of is waited for, whatever its clock says', async () => {
    const { states, follow, counts, change } = following();
    change(february, '---\ntitle: Nửa');
    // The second half comes without a word, before anything was read: this all happens in one turn.
    write(february, named('Cả bài'));
    const tomorrow = Date.now() / 1000 + 86_400;
    utimesSync(join(root, february), tomorrow, tomorrow);
    await counts(1);
    expect(titles(states[0]!)).toContain('Cả bài');
    follow(join(root, february));
    await counts(2);
    expect(states).toHaveLength(2);
  });
  test('half an entry that is left alone is left out and named; whole, it comes back', async () => {
    const { states, said, counts, change } = following();
    change(february, '---\ntitle: Nửa');
    await counts(1);
    const line = `${february} – dòng 2: không đọc được tệp [bai-khong-doc-duoc]`;
    expect(states[0]!.leftOut.filter((told) => told.startsWith('content/topics/'))).toEqual([line]);
    await expect.poll(() => said).toEqual(['đã cập nhật trang theo 1 tệp thay đổi', `để lại ${line}`]);
    expect(idsOf(states[0]!)).toEqual(wanted.filter((path) => path !== february));
    change(february, named('Cả bài'));
    await counts(2);
    expect(titles(states[1]!)).toContain('Cả bài');
  });
  test.each<[string, string | undefined, RegExp]>([
    ['a refused setting', '{', /^Chưa công bố được: content\/site\.json còn chỗ sai\./],
    ['a setting that cannot be read', undefined, /^Chưa đọc lại được content\/: Không thấy content\/site\.json/],
  ])('%s leaves the last good state, is told once, and keeps nobody who is withdrawn', async (_, broken, words) => {
    const { states, said, counts, change } = following();
    const settings = JSON.stringify(mini().site!.data);
    if (broken === undefined) rmSync(join(root, 'content/site.json'));
    else change('content/site.json', broken);
    change(february, named('Chờ thiết lập'));
    await expect.poll(() => said).toEqual([expect.stringMatching(words)]);
    expect([states, said[0]!.includes('Trang đang mở giữ nguyên')]).toEqual([[], true]);
    change('content/honours/2016-tap-the.md', entry(honourData({ state: 'go_bo' })));
    await counts(1);
    expect(states[0]!.entries.honours).toEqual([]);
    expect([JSON.stringify(states[0]!.reports.writings.honours), states[0]!.withdrawn]).toEqual(['[]', ['2016-tap-the']]);
    expect(titles(states[0]!)).not.toContain('Chờ thiết lập');
    change('content/site.json', settings.replace('"Sổ"', '"Sổ mới"'));
    await counts(2);
    expect([states[1]!.site.name, titles(states[1]!).includes('Chờ thiết lập')]).toEqual(['Sổ mới', true]);
    await expect.poll(() => said.slice(1)).toEqual([expect.stringContaining('đã cập nhật trang theo')]);
  });
});

test('a topic of a coming month is shown: units are to have it before the month (K-32)', () => {
  write('content/topics/q8-2016-12.md', entry(topic('2016-12', { title: 'Tháng sau' })));
  const content = siteContent(root);
  expect(content.dataset.asOf).toBe('2016-11-20');
  expect(content.entries.topics.map(({ data }) => data['title'])).toContain('Tháng sau');
});
test('what may not be shown is not even handed to the site', () => {
  write('content/topics/q8-2016-09.md', entry(topic('2016-09', { state: 'trinh', title: 'Chưa duyệt' })));
  const { report, content } = { report: check(readRoot(root)), content: siteContent(root) };
  expect(report.contentIssues).toEqual([]);
  expect(withoutRefused(report.content!, report.contentIssues).topics).toHaveLength(3);
  expect(JSON.stringify(content)).not.toContain('Chưa duyệt');
});
