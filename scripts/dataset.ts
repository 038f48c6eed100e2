import { optionsOf, progress, run } from './lib/command.ts';
import { publishRoot } from './lib/publish-root.ts';
import { writeFile } from './lib/write.ts';

const help = `Tính bộ số liệu công bố (bản v1): chỉ có số đếm, không có mã đoàn viên.

  npm run dataset -- [--root THƯ_MỤC] [--out TỆP]

  --root   thư mục của kho (mặc định: thư mục đang đứng)
  --out    ghi vào tệp này (mặc định: in ra màn hình)`;

await run((args) => {
  const { values } = optionsOf(
    args,
    { root: { type: 'string', default: process.cwd() }, out: { type: 'string' }, help: { type: 'boolean', default: false } },
    help,
  );
  if (values.help) {
    console.log(help);
    return 0;
  }
  progress('đọc, kiểm tra và tính số liệu …');
  const { dataset } = publishRoot(values.root);
  const json = `${JSON.stringify(dataset, null, 1)}\n`;
  if (values.out === undefined) process.stdout.write(json);
  else writeFile(values.out, json);
  progress(`${dataset.units.length} đơn vị, ${dataset.years.length} bộ số liệu đơn vị – năm, tính đến ${dataset.asOf}`);
  return 0;
});
