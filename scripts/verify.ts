import { optionsOf, run } from './command/command.ts';
import { progress } from '../src/repository/progress.ts';
import { verifySite } from './publish/verify-site.ts';

const help = `Tính lại mọi số đã công bố từ bản sao của kho, rồi so từng số: bộ số liệu, trang và bảng tính.

  npm run verify -- [--site THƯ_MỤC] [--root THƯ_MỤC]

  --site   trang đã dựng, hoặc bản tải về của trang (mặc định: dist)
  --root   thư mục của kho (mặc định: thư mục đang đứng)

Mã thoát 0: mọi số khớp; 1: có số không khớp.`;

const most = 50;

await run(async (args) => {
  const { values } = optionsOf(
    args,
    {
      site: { type: 'string', default: 'dist' },
      root: { type: 'string', default: process.cwd() },
    },
    help,
  );
  progress('đọc, kiểm tra và tính lại …');
  const { asOf, wrong, files, numbers } = verifySite(values.site, values.root);
  for (const line of wrong.slice(0, most)) console.log(`✗ ${line}`);
  if (wrong.length > most) console.log(`  và ${wrong.length - most} chỗ khác.`);
  if (wrong.length === 0) console.log(`✓ Khớp cả ${numbers} số trong ${files} tệp, tính đến ${asOf}.`);
  return wrong.length === 0 ? 0 : 1;
});
