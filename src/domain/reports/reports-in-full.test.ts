import { describe, expect, test } from 'vitest';
import { check, ReportsInFull, standingOf, type RawContent } from '../index.ts';
import { at, mini, registrations } from '../../../scripts/tests/mini.ts';

/** Every report of any unit, from one place: what a root says and nothing refused, and where its reminders lead. */

const raw = mini({ [at('q8-p01-kp1', 'dang-ky')]: registrations('DV-1A', 5) });
const reportsOf = (root: RawContent, address?: string) => {
  const report = check(root);
  return ReportsInFull.ofRoot(root, { content: standingOf(report)!, report, asOf: '2016-11-20' }, address);
};
const withSettings = (more: object): RawContent => ({ ...raw, site: { ...raw.site!, data: { ...(raw.site!.data as object), ...more } } });
const reminders = (root: RawContent, address?: string): string =>
  reportsOf(root, address)
    .of('q8', 2016)!
    .find(({ code }) => code === 'P14')!
    .content()
    .reminders!.map(({ text }) => text)
    .join('\n');

describe('reports in full', () => {
  test('come by their number, and none for a year without a programme', () => {
    const numbers = reportsOf(raw)
      .of('q8', 2016)!
      .map(({ code }) => Number(code.slice(1)));
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    expect(numbers).toEqual(expect.arrayContaining([1, 9, 14]));
    expect(reportsOf(raw).of('q8', 2031)).toBeUndefined();
  });

  test('a reminder leads to the site of the settings, else to where the site is known to stand, else nowhere', () => {
    const known = 'https://may-chu.vn/nop/';
    expect(reminders(withSettings({ address: 'https://doan.vn/so' }), known)).toContain('Kiểm tra và nộp tại https://doan.vn/so/nop/');
    expect(reminders(withSettings({ address: 'https://doan.vn/so/' }), known)).not.toContain(known);
    expect(reminders(raw, known)).toContain(`Kiểm tra và nộp tại ${known}`);
    expect(reminders(raw)).not.toContain('Kiểm tra và nộp tại');
    expect(check(withSettings({ address: 'doan.vn' })).contentIssues.map(({ file }) => file)).toContain('content/site.json');
  });

  test('what was refused is in none', () => {
    const story = {
      path: 'content/stories/thu.md',
      collection: 'stories' as const,
      id: 'thu',
      body: '',
      data: {
        title: 'Mô hình thử',
        organisation: 'q8',
        unit: 'q8-p01',
        day: '2016-03-01',
        summary: 'Thử một việc',
        problem: 'Chưa có',
        how: ['Làm thử'],
        result: 'Đã xong',
        conditions: 'Không có',
        criteria: ['RL1'],
        picture: '@media/tranh.jpg',
        pictureAlt: 'Một bức tranh',
        photoConsent: 'tranh_ve',
        state: 'cong_bo',
        sample: true,
      },
    };
    const codes = (url: string) => {
      const facts = { html: [], links: [{ line: 1, url, picture: false, described: true }], anchors: [] };
      const reports = reportsOf({ ...raw, entries: [...raw.entries, { ...story, facts }] }).of('q8', 2016)!;
      return reports.map(({ code }) => code);
    };
    expect(codes('/chu-de/')).toContain('P17');
    expect(codes('/khong-co-trang-nay/')).not.toContain('P17');
  });
});
