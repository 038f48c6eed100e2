import { extname, join } from 'node:path';
import { build } from 'astro';
import { check } from '../src/domain/index.ts';
import { optionsOf, progress, run } from './lib/command.ts';
import { findHonourPlaces, readHonourPlaces, withdrawnLines, writeHonourPlaces } from './lib/honour-places.ts';
import { honourPlacesFile, removeUnnamed } from './lib/named-files.ts';
import { asOfOf, readRoot } from './lib/read-root.ts';
import { forgetEntries, tellSummary } from './lib/write.ts';
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
  forgetEntries(process.cwd());
  const dist = join(process.cwd(), 'dist');
  const before = readHonourPlaces(process.env['HONOURS_BEFORE'] ?? join(dist, honourPlacesFile));
  await build({ logLevel: 'warn' });
  const unnamed = removeUnnamed(dist);
  for (const [kind, files] of Map.groupBy(unnamed, (file) => extname(file)))
    progress(`bỏ ${files.length} tệp ${kind} không trang nào nêu: ${files.slice(0, 20).join(', ')}${files.length > 20 ? ', …' : ''}`);
  const places = findHonourPlaces(dist, report.content!, asOfOf(process.cwd()));
  writeHonourPlaces(dist, places);
  const withdrawn = withdrawnLines(before, places);
  for (const line of withdrawn) console.log(line);
  tellSummary(withdrawn);
  progress('xong: dist/');
  return 0;
});
