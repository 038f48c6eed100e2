import { progress } from '../../src/repository/progress.ts';
import { inTemporaryFolder } from '../command/write.ts';
import { writeSample } from '../sample/root.ts';
import { writeRoot, type Size } from './data.ts';
import type { BenchMeasure, Subject, Taken } from './measures.ts';
import { dist, pageStands, timesInNotebook, timesOnPage } from './page.ts';
import { repositoryOf, runAlone } from './runs.ts';
import { timesOfSearch } from './search.ts';

/** What a benchmark says: a line for each ratio, beside what it should be. */

const years = [2014, 2015, 2016, 2017];
/** In one file, and in files as branches hand them in: some seventeen members each. */
const shapes: Record<string, (members: number) => Size> = {
  'một tệp': (members) => ({ branches: 1, years: [2016], membersOfBranch: members }),
  'nhiều tệp': (members) => ({ branches: Math.ceil(members / 17 / years.length), years, membersOfBranch: 17 }),
};

const ratio = (n: number) => n.toFixed(n < 0.1 ? 3 : 2);
const lineOf = (name: string, value: string, aim: string) => `${name.padEnd(66)} ${value.padStart(8)}   ${aim}`;

/** What is measured of one shape of data: where it stands, how many rows it has, how often each measure runs. */
interface Measured {
  shape: string;
  subject: Subject;
  rows: number;
  runs: number;
}

/** The fastest run of each measure, and the most memory that any run of it took. */
const fastest = async (measures: readonly BenchMeasure[], { shape, subject, rows, runs }: Measured): Promise<Map<BenchMeasure, Taken>> => {
  const best = new Map<BenchMeasure, Taken>();
  for (let i = 0; i < runs; i++)
    for (const measure of measures) {
      progress(`${shape}: ${measure}, lần ${i + 1}/${runs} …`);
      const taken = await runAlone(measure, subject);
      if (measure !== 'judge' && taken.rows !== rows) throw new Error(`${measure}: ${taken.rows} of ${rows} rows`);
      if (taken.rows < 1) throw new Error(`${measure}: the work was not done`);
      const before = best.get(measure);
      best.set(measure, { ...taken, ms: Math.min(taken.ms, before?.ms ?? Infinity), peak: Math.max(taken.peak, before?.peak ?? 0) });
    }
  return best;
};

/** Lines on rows of which all five codes are wrong, no two alike, in the file at `root`; each run beside one of the file without faults. */
const linesOnWrong = async (root: string, { shape, subject, rows, runs }: Measured): Promise<string[]> => {
  const wrong: { times: number; peak: number }[] = [];
  for (let i = 0; i < runs; i++) {
    progress(`${shape}: wrong, lần ${i + 1}/${runs} …`);
    const clean = await runAlone('check', subject);
    const taken = await runAlone('wrong', { root });
    if (taken.rows !== rows) throw new Error(`wrong: ${taken.rows} of ${rows} rows`);
    wrong.push({ times: taken.ms / clean.ms, peak: taken.peak });
  }
  const times = wrong.map((taken) => taken.times).sort((a, b) => a - b);
  const middle = ratio(times[Math.floor(times.length / 2)]!);
  return [
    lineOf('  mọi mã đều sai, không mã nào giống nhau : cùng tệp không có lỗi', middle, '≤ 2, trung vị'),
    lineOf('  bộ nhớ cao nhất khi mọi mã đều sai, MB', Math.max(...wrong.map((taken) => taken.peak)).toFixed(0), '≤ 300'),
  ];
};

/** The lines on one shape of data. */
const linesOn = async (shape: string, folder: string, { members, runs }: { members: number; runs: number }): Promise<string[]> => {
  const sizeOf = shapes[shape]!;
  const roots = { large: `${folder}/${shape}-lon`, small: `${folder}/${shape}-nho`, wrong: `${folder}/sai` };
  progress(`viết dữ liệu: ${shape} …`);
  const rows = writeRoot(process.cwd(), roots.large, sizeOf(members));
  writeRoot(process.cwd(), roots.small, sizeOf(members / 10));
  const subject: Subject = { root: roots.large };
  const measures: BenchMeasure[] = ['papa', 'zod', 'check', 'read', 'look'];
  if (shape === 'nhiều tệp') {
    progress('đưa vào kho Git …');
    subject.repository = repositoryOf(roots.large, `${folder}/kho.git`);
    measures.push('judge');
  }
  const measured = { shape, subject, rows, runs };
  const best = await fastest(measures, measured);
  const isOneFile = shape === 'một tệp';
  if (isOneFile) writeRoot(process.cwd(), roots.wrong, sizeOf(members), true);
  const onWrong = isOneFile ? await linesOnWrong(roots.wrong, measured) : [];
  const { peak } = await runAlone('check', { root: roots.small });
  const ms = (measure: BenchMeasure) => best.get(measure)!.ms;
  const highest = best.get('check')!.peak;
  const files = sizeOf(members).branches * sizeOf(members).years.length;
  const seconds = measures.map((m) => `${m} ${(ms(m) / 1000).toFixed(2)} s`).join(', ');
  return [
    `\n${rows.toLocaleString('vi-VN')} dòng đăng ký, ${files.toLocaleString('vi-VN')} tệp`,
    lineOf('  kiểm tra trọn vẹn : PapaParse một mình', ratio(ms('check') / ms('papa')), '≤ 1.6'),
    lineOf('  kiểm tra trọn vẹn : zod từng dòng', ratio(ms('check') / ms('zod')), '≤ 0.35'),
    lineOf('  tìm thông tin cá nhân : đọc', ratio(ms('look') / ms('read')), '≤ 1'),
    lineOf('  bộ nhớ cao nhất, MB', highest.toFixed(0), '≤ 300'),
    lineOf('  bộ nhớ cao nhất : khi dữ liệu bằng một phần mười', ratio(highest / peak), 'phẳng: ≈ 1'),
    ...onWrong,
    ...(subject.repository ? [lineOf('  xét một tệp trong kho : kiểm tra trọn vẹn', ratio(ms('judge') / ms('check')), '≤ 0.02')] : []),
    `  (${seconds}; nhanh nhất của ${runs} lần)`,
  ];
};

const linesOnSample = async (root: string): Promise<string[]> => {
  progress('viết dữ liệu minh hoạ …');
  writeSample(process.cwd(), root, 20_000);
  const [checked, published] = [await runAlone('check', { root }), await runAlone('dataset', { root })];
  return [
    `\n20.000 đoàn viên minh hoạ, ${checked.rows.toLocaleString('vi-VN')} dòng`,
    lineOf('  tính bộ số liệu công bố : kiểm tra trọn vẹn', ratio(published.ms / checked.ms), '≤ 2'),
    lineOf('  bộ nhớ cao nhất khi tính bộ số liệu, MB', published.peak.toFixed(0), '200.000: ≤ 1024'),
  ];
};

const linesOnPage = async (folder: string, runs: number): Promise<string[]> => {
  if (!pageStands()) return ['\nTrang Kiểm tra và nộp, Sổ chi đoàn, Tìm: chưa dựng với dữ liệu minh hoạ (npm run build), nên không đo'];
  const { five, thousands, clean, wrong } = await timesOnPage(folder, runs);
  const [few, many] = [await timesInNotebook(10, 2 * runs), await timesInNotebook(200, 2 * runs)];
  const search = await timesOfSearch(dist, runs);
  return [
    '\nTrang Kiểm tra và nộp, trong trình duyệt',
    lineOf('  5.000 dòng : 5 dòng', ratio(thousands / five), '≤ 20'),
    lineOf('  200.000 dòng, dòng nào cũng có lỗi : không có lỗi', ratio(wrong / clean), '≤ 2'),
    '\nTrang Sổ chi đoàn, một lần bấm',
    lineOf('  tích một việc, sổ 200 người : sổ 10 người', ratio(many.tick / few.tick), '≤ 3'),
    lineOf('  xoá một dòng, sổ 200 người : sổ 10 người', ratio(many.remove / few.remove), '≤ 3'),
    '\nTrang Tìm, trong 5.500 đơn vị',
    lineOf('  máy làm sau mỗi chữ gõ, lâu nhất, trên bộ xử lý chậm gấp bốn, ms', search.slowest.toFixed(0), '≤ 100'),
    lineOf('  mục lục các đơn vị, kB', (search.index / 1000).toFixed(0), '≤ 600'),
  ];
};

/** Everything that is measured, line by line: on as many rows in one file and in many, then on the sample, then on the page. */
export const benchLines = (asked: { members: number; runs: number }): Promise<string[]> =>
  inTemporaryFolder(async (folder) => {
    const lines: string[] = [];
    for (const shape of Object.keys(shapes)) lines.push(...(await linesOn(shape, folder, asked)));
    return [...lines, ...(await linesOnSample(`${folder}/minh-hoa`)), ...(await linesOnPage(folder, asked.runs))];
  });
