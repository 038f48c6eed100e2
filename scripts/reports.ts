import { optionsOf, run } from './command/command.ts';
import { progress } from '../src/repository/progress.ts';
import { siteFrom } from '../src/host/site-address.ts';
import { writeReports } from './publish/reports.ts';
import { allReports, Cure } from '../src/domain/index.ts';

const codes = allReports.map(({ code }) => String(code));
const codesWhere = (holds: (report: (typeof allReports)[number]) => unknown) =>
  allReports
    .filter(holds)
    .map(({ code }) => code)
    .join(', ');

const help = `Lập báo cáo của một đơn vị, đầy đủ cho mọi đơn vị bên dưới: trang in A4 (.html), bảng tính (.csv), và văn bản để ký (.docx) với ${codesWhere(({ papers }) => papers)}.

  npm run reports -- --unit MÃ --year NĂM [--report P5] [--names TỆP] [--out THƯ_MỤC] [--root THƯ_MỤC]

  --unit    mã đơn vị, cấp nào cũng được
  --year    năm
  --report  chỉ một báo cáo, ${codes[0]} đến ${codes.at(-1)}
  --names   danh sách trên máy này có cột mã đoàn viên và cột họ tên (.xlsx, .csv); nêu nhiều lần được.
            Họ tên chỉ vào các tệp được lập ra, không vào kho
  --out     ghi vào thư mục này (mặc định: .reports)
  --root    thư mục của kho (mặc định: thư mục đang đứng)

Mọi tệp ở đây là bản nội bộ, có mã đoàn viên và số nhỏ: giữ trong đơn vị, không đăng lên trang.
Lời nhắc dẫn tới trang Kiểm tra và nộp ở địa chỉ ghi trong content/site.json (address); không có thì theo biến môi trường SITE_URL,
SITE_BASE; không có nữa thì lời nhắc không ghi địa chỉ.`;

await run(async (args) => {
  const { values } = optionsOf(
    args,
    {
      unit: { type: 'string', default: '' },
      year: { type: 'string', default: '' },
      out: { type: 'string', default: '.reports' },
      report: { type: 'string' },
      names: { type: 'string', multiple: true, default: [] },
      root: { type: 'string', default: process.cwd() },
    },
    help,
  );
  const { unit, year, out, root } = values;
  if (unit === '' || !/^20\d\d$/.test(year)) throw new Cure(`Cần --unit và --year, ví dụ: --unit q8-p01-kp1 --year 2016.\n\n${help}`);
  const only = values.report?.toUpperCase();
  if (only !== undefined && !codes.includes(only)) throw new Cure(`--report nhận ${codes[0]} đến ${codes.at(-1)}.\n\n${help}`);
  progress('đọc, kiểm tra và tính số liệu …');
  const site = siteFrom(process.env);
  const address = site && `${site}nop/`;
  const paths = await writeReports({ root, unit, year: Number(year), out, only, address, names: values.names });
  for (const path of paths) console.log(path);
  progress(`${paths.length} tệp`);
  return 0;
});
