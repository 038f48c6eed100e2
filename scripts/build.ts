import { check } from '../src/domain/index.ts';
import { buildSite } from './lib/build-site.ts';
import { optionsOf, progress, run } from './lib/command.ts';
import { readRoot } from './lib/read-root.ts';
import { consoleReport } from './reporters/console.ts';

const help = `Kiểm tra nội dung rồi dựng trang vào dist/.

  npm run build

Dừng lại, không dựng, khi có nội dung hay dòng bị từ chối.
Địa chỉ công bố đặt bằng biến môi trường SITE_URL và SITE_BASE.`;

await run(async (args) => {
  const { values } = optionsOf(args, { help: { type: 'boolean', default: false } }, help);
  if (values.help) {
    console.log(help);
    return 0;
  }
  progress('kiểm tra content/ …');
  const report = check(readRoot(process.cwd()));
  console.log(consoleReport(report));
  if (!report.clean) return 1;
  progress('dựng trang …');
  await buildSite(process.cwd(), report.content!);
  progress('xong: dist/');
  return 0;
});
