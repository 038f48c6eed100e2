import { check } from '../src/domain/index.ts';
import { Cure, optionsOf, progress, run } from './lib/command.ts';
import { readRoot } from './lib/read-root.ts';
import { consoleReport } from './reporters/console.ts';
import { jsonReport } from './reporters/json.ts';

const help = `Kiểm tra nội dung và các tệp nộp.

  npm run check -- [--root THƯ_MỤC] [--format text|json] [--notes]

  --root     thư mục của kho (mặc định: thư mục đang đứng)
  --format   text: cho người đọc; json: cho máy đọc
  --notes    hiện cả những điều chỉ ghi nhận (sửa giúp, nộp trễ)

Mã thoát: 0 khi không có gì bị để lại, 1 khi có, 2 khi không chạy được.`;

await run((args) => {
  const { values } = optionsOf(
    args,
    {
      root: { type: 'string', default: process.cwd() },
      format: { type: 'string', default: 'text' },
      notes: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
    help,
  );
  if (values.help) {
    console.log(help);
    return 0;
  }
  if (!['text', 'json'].includes(values.format)) throw new Cure(`--format chỉ nhận text hoặc json.\n\n${help}`);
  progress('đọc và kiểm tra content/ …');
  const report = check(readRoot(values.root));
  console.log(values.format === 'json' ? jsonReport(report) : consoleReport(report, { notes: values.notes }));
  return report.clean ? 0 : 1;
});
