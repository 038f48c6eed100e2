import { resolve } from 'node:path';
import { optionsOf, run } from './command/command.ts';
import { progress } from '../src/repository/progress.ts';
import { copyAuthored, emptyRoot, writeSample } from './lib/sample/root.ts';
import { Cure } from '../src/domain/index.ts';

const help = `Viết dữ liệu minh hoạ: đơn vị, số liệu nộp của hai năm, tranh. Chạy lại bao nhiêu lần cũng ra đúng những tệp ấy.

  npm run sample -- [--members SỐ] [--empty] [--out THƯ_MỤC] [--root THƯ_MỤC]

  --members  viết ít nhất chừng này mã đoàn viên (để đo tốc độ); cần --out
  --empty    ngược lại: bỏ mọi thứ minh hoạ, giữ văn bản, chương trình và đơn vị thật
  --out      làm ở thư mục này, sau khi chép nội dung đã biên tập sang (mặc định: làm ngay trong kho)
  --root     thư mục của kho (mặc định: thư mục đang đứng)`;

await run((args) => {
  const { values } = optionsOf(
    args,
    {
      members: { type: 'string' },
      empty: { type: 'boolean', default: false },
      out: { type: 'string' },
      root: { type: 'string', default: process.cwd() },
      help: { type: 'boolean', default: false },
    },
    help,
  );
  if (values.help) {
    console.log(help);
    return 0;
  }
  const members = values.members === undefined ? undefined : Number(values.members);
  if (members !== undefined && !(Number.isInteger(members) && members > 0)) throw new Cure(`--members cần một số nguyên dương.\n\n${help}`);
  if (members !== undefined && (values.out === undefined || values.empty))
    throw new Cure(`--members đi cùng --out, không đi cùng --empty.\n\n${help}`);

  const root = resolve(values.out ?? values.root);
  if (values.out !== undefined) {
    progress(`chép nội dung đã biên tập sang ${root} …`);
    copyAuthored(resolve(values.root), root);
  }
  if (values.out !== undefined || !values.empty) writeSample(root, members);
  if (values.empty) emptyRoot(root);
  return 0;
});
