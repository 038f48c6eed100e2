import { check, leftOutLines, stopping, waitingLines, withoutRefused } from '../src/domain/index.ts';
import { buildSite } from './publish/build-site.ts';
import { optionsOf, run } from './command/command.ts';
import { progress } from '../src/repository/progress.ts';
import { decodePictures } from '../src/repository/decode-pictures.ts';
import { asOfDay, readRoot } from '../src/repository/read-root.ts';
import { tellSummary } from './command/write.ts';
import { consoleReport } from './reporters/console.ts';

const help = `Kiểm tra nội dung rồi dựng trang vào dist/.

  npm run build [-- --strict]

Bài và dòng bị từ chối được để lại và nêu tên; phần còn lại vẫn dựng. Danh mục đơn vị, chương trình hay thiết lập còn chỗ
sai thì không dựng gì: bản đang có trên mạng giữ nguyên.

  --strict   dừng lại, không dựng, khi có bất cứ bài hay dòng nào bị từ chối

Địa chỉ công bố đặt bằng biến môi trường SITE_URL và SITE_BASE.
Mã thoát: 0 khi dựng xong, 1 khi dừng lại vì nội dung, 2 khi không chạy được.`;

await run(async (args) => {
  const { values } = optionsOf(args, { strict: { type: 'boolean', default: false } }, help);
  progress('kiểm tra content/ …');
  await decodePictures(process.cwd());
  const report = check(readRoot(process.cwd()), { today: asOfDay(undefined) });
  console.log(consoleReport(report));
  const { content } = report;
  if (!content || stopping(report).length > 0) {
    console.log('✗ Không công bố: danh mục, chương trình hay thiết lập còn chỗ sai. Bản đang có trên mạng giữ nguyên.');
    tellSummary('Không công bố; bản đang có trên mạng giữ nguyên. Chỗ sai', leftOutLines({ ...report, files: [] }));
    return 1;
  }
  if (!report.clean && values.strict) return 1;
  const leftOut = leftOutLines(report);
  if (leftOut.length > 0) console.log(['! Vẫn dựng trang, để lại:', ...leftOut.map((line) => `  ${line}`)].join('\n'));
  tellSummary('Đã công bố, để lại', leftOut);
  tellSummary('Đã công bố, số liệu còn chờ', waitingLines(report));

  progress('dựng trang …');
  await buildSite(process.cwd(), withoutRefused(content, report.contentIssues));
  progress('xong: dist/');
  return 0;
});
