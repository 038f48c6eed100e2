import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  check,
  identify,
  parseSubmissionPath,
  readContent,
  readingWords,
  submissionRules,
  submissionsFolder,
  unitFinder,
  writeSubmission,
  type CheckOptions,
  type RawContent,
} from '../../src/domain/index.ts';
import { submissionSource } from '../../src/repository/read-root.ts';
import { consoleReport } from '../reporters/console.ts';
import { mini } from './mini.ts';

/**
 * The museum of bad files. A folder of `cases/` is a case: what a sender sent, byte for byte, where she put it; and
 * `_expected.txt`, what is told her and which rows are kept. A new case is a new folder; `vitest -u` writes what is expected.
 */
const museum = join(import.meta.dirname, 'cases');
const expectedFile = '_expected.txt';
const cases = readdirSync(museum, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();

/** Units that mini's organisation has not: a school, a company, a coast guard, a commune before and after its merger. */
const units = { path: 'content/units/cases.json', data: JSON.parse(readFileSync(join(museum, '_units.json'), 'utf8')) as unknown };

/** Of these a file has no column of unit or year, or names a unit there as others are called too: the page asks. */
const asked = new Set([
  'bang-tong-hop-cua-truong-thpt',
  'chi-doan-ghi-ten-khong-ghi-ma',
  'chi-doan-manh-danh-dau-x',
  'cot-ho-ten-va-ngay-sinh',
  'cot-stt-nguoi-va-so-viec',
  'google-bieu-mau-cua-cong-ty',
  'hai-doi-danh-sach-co-cap-bac',
  'ket-qua-ghi-rieng-tung-quy',
  'so-viec-nhan-thay-ma-ngay-kieu-viet',
  'thieu-cot-nam-va-chi-doan',
  'trao-doi-ghi-ca-noi-dung',
]);
const unitOf = unitFinder(readContent({ ...mini(), units: [...mini().units, units] }).content!.forest);

/** A case as content to judge: what lies below the submissions' folder is a submission, anything else a stray. */
const contentOf = (name: string): RawContent => {
  const folder = join(museum, name);
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== expectedFile)
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
  const isSubmission = (path: string) => path.startsWith(`${submissionsFolder}/`);
  const content = mini();
  return {
    ...content,
    units: [...content.units, units],
    submissions: paths.filter(isSubmission).map((path) => submissionSource(folder, path)),
    strays: paths.filter((path) => !isSubmission(path)),
  };
};

/** What a judgement comes to: in a line a file the verdict, the rows and the codes; then the words; then the rows kept. */
const told = (content: RawContent, options: CheckOptions): string => {
  const report = check(content, options);
  const codes = (issues: readonly { code: string }[]) => [...new Set(issues.map(({ code }) => code))].sort().join(' ') || '–';
  return [
    ...[...Map.groupBy(report.contentIssues, ({ file }) => file)].map(([file, issues]) => `${file} | ${codes(issues)}`),
    ...report.files.map((f) => `${f.path} | ${f.verdict} | ${f.accepted} + ${f.leftOut} | ${codes(f.issues)}`),
    '',
    consoleReport(report, { notes: true }),
    ...report.accepted.map(({ path, kind, rows }) => `\n${path}:\n${writeSubmission(kind, rows).trimEnd()}`),
    '',
  ].join('\n');
};

/** In the repository, and on the checker's page where that says something else: it drops what is not to be sent. */
const judged = (content: RawContent): string => {
  const [repository, page] = [told(content, {}), told(content, { allowPersonal: true, partial: true })];
  return repository === page ? repository : `${repository}\n— Ở trang Kiểm tra và nộp —\n\n${page}`;
};

const judgedCases = new Map<string, string>();
const judgedCase = (name: string): string => judgedCases.get(name) ?? judgedCases.set(name, judged(contentOf(name))).get(name)!;

/** The codes of those lines. */
const codesIn = (said: string): string[] =>
  said.split('\n').flatMap((line) => (/^content\/.* \| /.test(line) ? line.split(' | ').at(-1)!.split(' ') : []));

describe('what people send', () => {
  test.each(cases)('%s', async (name) => {
    const said = judgedCase(name);
    await expect(said).toMatchFileSnapshot(join(museum, name, expectedFile));
    expect(said, 'a blank of the words that nobody filled').not.toMatch(/\{\w+\}/);
    const content = contentOf(name);
    expect(judged({ ...content, submissions: [...content.submissions].reverse() }), 'files given in another order').toBe(said);
    // Dropped on the page, a file of which rows count is placed by what it says itself; or the page asks.
    for (const { path, chunks } of content.submissions.filter(({ path }) =>
      new RegExp(`^${path} \\| .* \\| [1-9]\\d* \\+ `, 'm').test(said),
    )) {
      const { kind, unit, year } = identify(chunks, unitOf);
      expect({ kind, unit, year }, path).toEqual({ ...parseSubmissionPath(path)!, ...(asked.has(name) && { unit, year }) });
    }
  });

  test('the museum is large, and every code that a submission can raise hangs in it', () => {
    /** Raised by what people write in forms, which has tests of its own. */
    const elsewhere = [
      'bai-khong-doc-duoc',
      'noi-dung-sai',
      'ten-tep-sai',
      'ma-trung',
      'chua-cong-nhan',
      'tuyen-duong-qua-so',
      'ngoai-le-thua',
    ];
    /** Said of workbooks alone, which have tests of their own. */
    const ofWorkbooks = ['cot-an', 'dong-an', 'o-cong-thuc-chua-tinh'];
    /** Needs units that became others, which have tests of their own. */
    const ofLineage = ['nguoi-cu-chua-ghi', 'nguoi-cu-o-lai'];
    /** Needs a programme that demands the quorum, one with a set of lessons, or one of reading B: tried with the rules, and where reports give one answer. */
    const ofDemands = ['hop-danh-gia-chua-du', 'bai-hoc-ngoai-bo', 'chua-chon-nguong'];
    /** Needs a programme that gives points, which has tests of its own. */
    const ofPoints = ['diem-vuot-muc', 'hai-cot-khac-muc', 'phieu-giong-nhau', 'phieu-thieu-tieu-chi'];
    /** Hangs on the day of the check: tried with the rules of the book. */
    const ofTheDay = ['ngay-chua-den', 'ky-chua-bat-dau'];
    const shown = new Set(cases.flatMap((name) => codesIn(judgedCase(name))));
    const all = [...Object.keys(readingWords), ...submissionRules.map(({ code }) => code)];
    expect(all.filter((code) => !shown.has(code)).sort()).toEqual(
      [...elsewhere, ...ofWorkbooks, ...ofLineage, ...ofDemands, ...ofPoints, ...ofTheDay].sort(),
    );
    expect(cases.length).toBeGreaterThanOrEqual(120);
  });
});
