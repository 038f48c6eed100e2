import { optionsOf, run } from './command/command.ts';
import { progress } from '../src/repository/progress.ts';
import { siteFrom } from '../src/host/github.ts';
import { writeReports } from './publish/reports.ts';
import { allReports, Cure } from '../src/domain/index.ts';

const codes = allReports.map(({ code }) => String(code));
const codesWhere = (holds: (report: (typeof allReports)[number]) => unknown) =>
  allReports
    .filter(holds)
    .map(({ code }) => code)
    .join(', ');

const help = `Viết báo cáo của một đơn vị: trang in A4 (.html), bảng tính (.csv), và thể thức văn bản (.docx) với ${codesWhere(({ official }) => official)}.

  npm run reports -- --unit MÃ --year NĂM [--out THƯ_MỤC] [--report P5] [--root THƯ_MỤC]

  --unit    mã đơn vị: chi đoàn, Đoàn cơ sở hay cấp trên
  --year    năm
  --out     ghi vào thư mục này (mặc định: .reports)
  --report  chỉ một báo cáo, ${codes[0]} đến ${codes.at(-1)}
  --root    thư mục của kho (mặc định: thư mục đang đứng)

${codesWhere(({ audience }) => audience === 'noi_bo')} có mã đoàn viên: giữ trong đơn vị, không đăng lên trang.
Biến môi trường: SITE_URL, SITE_BASE để lời nhắc dẫn tới trang Kiểm tra và nộp.`;

await run(async (args) => {
  const { values } = optionsOf(
    args,
    {
      unit: { type: 'string', default: '' },
      year: { type: 'string', default: '' },
      out: { type: 'string', default: '.reports' },
      report: { type: 'string' },
      root: { type: 'string', default: process.cwd() },
      help: { type: 'boolean', default: false },
    },
    help,
  );
  if (values.help) {
    console.log(help);
    return 0;
  }
  const { unit, year, out, root } = values;
  if (unit === '' || !/^20\d\d$/.test(year)) throw new Cure(`Cần --unit và --year, ví dụ: --unit q8-p01-kp1 --year 2016.\n\n${help}`);
  const only = values.report?.toUpperCase();
  if (only !== undefined && !codes.includes(only)) throw new Cure(`--report nhận ${codes[0]} đến ${codes.at(-1)}.\n\n${help}`);
  progress('đọc, kiểm tra và tính số liệu …');
  const site = siteFrom(process.env) ?? 'http://localhost:4321/';
  const paths = await writeReports({ root, unit, year: Number(year), out, only, address: `${site}nop/` });
  for (const path of paths) console.log(path);
  progress(`${paths.length} tệp`);
  return 0;
});
