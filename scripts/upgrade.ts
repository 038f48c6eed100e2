import { resolve } from 'node:path';
import { optionsOf, run } from './command/command.ts';
import { progress } from '../src/repository/progress.ts';
import { generate } from './upkeep/generated.ts';
import { changesSince, mergeVersion, npmIn, versionOf } from './upkeep/upgrade.ts';
import { Cure } from '../src/domain/index.ts';

const help = `Đưa kho của đơn vị lên một bản mới của sản phẩm: gộp, cài, kiểm tra lại nội dung, cho xem có gì đổi. Nội dung (content/) và người duyệt (CODEOWNERS) giữ nguyên từng chữ.

  npm run upgrade -- --from ĐỊA_CHỈ [--version TÊN] [--root THƯ_MỤC]

  --from     kho của sản phẩm: địa chỉ hoặc thư mục
  --version  nhánh hoặc nhãn của bản cần lên (mặc định: main)
  --root     kho của đơn vị (mặc định: thư mục đang đứng); một kho cũ chưa có lệnh này thì chạy từ bản mới`;

await run(async (args) => {
  const { values } = optionsOf(
    args,
    {
      from: { type: 'string' },
      version: { type: 'string', default: 'main' },
      root: { type: 'string', default: process.cwd() },
      // The new version calls itself: what it brings is checked by its own code.
      since: { type: 'string' },
    },
    help,
  );
  const root = resolve(values.root);
  const npm = npmIn(root);
  if (values.since !== undefined) {
    for (const path of generate(root, 'write')) progress(`đã viết lại ${path} theo bản mới: xem rồi ghi vào kho`);
    console.log(`\n${changesSince(root, values.since)}\n`);
    npm('run', '--silent', 'check');
    return 0;
  }
  if (values.from === undefined) throw new Cure(`--from cần địa chỉ kho của sản phẩm.\n\n${help}`);
  const version = versionOf(root);
  progress(`gộp bản ${values.version} …`);
  const before = await mergeVersion(root, values.from, values.version);
  if (before === undefined) {
    console.log(`Kho đã có bản này rồi (${version}).`);
    return 0;
  }
  try {
    progress('cài các gói của bản mới …');
    npm('ci');
    npm('run', '--silent', 'upgrade', '--', '--since', version);
  } catch {
    throw new Cure(
      `Bản mới chưa qua được lần kiểm tra ở trên; kho trên mạng chưa đổi gì.\n  Trở lại như cũ: git reset --hard ${before} && npm ci`,
    );
  }
  console.log(
    `\nĐã lên bản ${versionOf(root)} trên máy này. Xem thử: npm start. Đưa lên mạng: git push. Trở lại: git reset --hard ${before} && npm ci`,
  );
  return 0;
});
