import { extname, join } from 'node:path';
import { build } from 'astro';
import { check, stopping } from '../src/domain/index.ts';
import { optionsOf, progress, run } from './lib/command.ts';
import { decodePictures } from './lib/decode-pictures.ts';
import { findHonourPlaces, readHonourPlaces, withdrawnLines, writeHonourPlaces } from './lib/honour-places.ts';
import { honourPlacesFile, removeUnnamed } from './lib/named-files.ts';
import { asOfDay, readRoot } from './lib/read-root.ts';
import { forgetEntries, tellSummary } from './lib/write.ts';
import { consoleReport } from './reporters/console.ts';
import { leftOutLines } from './reporters/summary.ts';

const help = `Kiểm tra nội dung rồi dựng trang vào dist/.

  npm run build [-- --strict]

Bài và dòng bị từ chối được để lại và nêu tên; phần còn lại vẫn dựng. Danh mục đơn vị, chương trình hay thiết lập còn chỗ
sai thì không dựng gì: bản đang có trên mạng giữ nguyên.

  --strict   dừng lại, không dựng, khi có bất cứ bài hay dòng nào bị từ chối

Địa chỉ công bố đặt bằng biến môi trường SITE_URL và SITE_BASE.
Mã thoát: 0 khi dựng xong, 1 khi dừng lại vì nội dung, 2 khi không chạy được.`;

await run(async (args) => {
  const { values } = optionsOf(args, { strict: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } }, help);
  if (values.help) {
    console.log(help);
    return 0;
  }
  progress('kiểm tra content/ …');
  await decodePictures(process.cwd());
  const report = check(readRoot(process.cwd()));
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

  progress('dựng trang …');
  forgetEntries(process.cwd());
  const dist = join(process.cwd(), 'dist');
  const before = readHonourPlaces(process.env['HONOURS_BEFORE'] ?? join(dist, honourPlacesFile));
  await build({ logLevel: 'warn' });
  const unnamed = removeUnnamed(dist);
  for (const [kind, files] of Map.groupBy(unnamed, (file) => extname(file)))
    progress(`bỏ ${files.length} tệp ${kind} không trang nào nêu: ${files.slice(0, 20).join(', ')}${files.length > 20 ? ', …' : ''}`);
  const places = findHonourPlaces(dist, content, asOfDay(content.site.asOf));
  writeHonourPlaces(dist, places);
  const withdrawn = withdrawnLines(before, places);
  for (const line of withdrawn) console.log(line);
  tellSummary('Đã gỡ', withdrawn);
  progress('xong: dist/');
  return 0;
});
