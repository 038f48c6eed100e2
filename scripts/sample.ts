import { resolve } from 'node:path';
import { optionsOf, run } from './command/command.ts';
import { Cure } from '../src/domain/index.ts';
import { emptyRoot, writeSample, writeSmallSample } from './sample/root.ts';

const help = `Viết dữ liệu minh hoạ: đơn vị, số liệu nộp của hai năm, tranh. Chạy lại bao nhiêu lần cũng ra đúng những tệp ấy.

  npm run sample -- [--out THƯ_MỤC [--members SỐ]] [--empty] [--root THƯ_MỤC]

  (không ghi gì thêm)  viết lại phần nhỏ nằm sẵn trong kho
  --out      viết trọn bộ minh hoạ ra thư mục này, sau khi chép nội dung đã biên tập sang
  --members  trọn bộ ấy có ít nhất chừng này mã đoàn viên (để đo tốc độ)
  --empty    ngược lại: bỏ mọi thứ minh hoạ, giữ văn bản, chương trình và đơn vị thật
  --root     thư mục của kho (mặc định: thư mục đang đứng)`;

await run((args) => {
  const { values } = optionsOf(
    args,
    {
      members: { type: 'string' },
      empty: { type: 'boolean', default: false },
      out: { type: 'string' },
      root: { type: 'string', default: process.cwd() },
    },
    help,
  );
  const members = values.members === undefined ? undefined : Number(values.members);
  if (members !== undefined && !(Number.isInteger(members) && members > 0)) throw new Cure(`--members cần một số nguyên dương.\n\n${help}`);
  if (members !== undefined && (values.out === undefined || values.empty))
    throw new Cure(`--members đi cùng --out, không đi cùng --empty.\n\n${help}`);

  const [root, out] = [resolve(values.root), values.out && resolve(values.out)];
  if (out) writeSample(root, out, members);
  else if (!values.empty) writeSmallSample(root);
  if (values.empty) emptyRoot(out ?? root);
  return 0;
});
