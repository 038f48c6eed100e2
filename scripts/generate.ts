import { optionsOf, run } from './command/command.ts';
import { generate } from './upkeep/generated.ts';

const help = `Viết lại những chỗ lấy từ các bảng của chương trình: người duyệt (CODEOWNERS), bảng thư mục (content/README.md), loại tệp ở phiếu nộp.

  npm run generate [-- --check]

  --check    không viết; mã thoát 1 và tên những tệp đã cũ`;

await run((args) => {
  const { values } = optionsOf(args, { check: { type: 'boolean', default: false } }, help);
  const old = generate(process.cwd(), values.check ? 'find' : 'write');
  for (const path of old) console.log(values.check ? `${path} đã cũ. Chữa: npm run generate` : `đã viết ${path}`);
  return values.check && old.length > 0 ? 1 : 0;
});
