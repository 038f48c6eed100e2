import { optionsOf, run } from './command/command.ts';
import { writeFile } from './command/write.ts';
import { variableNames } from '../src/host/addresses.ts';
import { gitHost, hostVariables } from '../src/host/host.ts';
import { waitingAt } from '../src/host/waiting.ts';
import { waitingTable, waitingText } from './reporters/waiting.ts';

const help = `Kể những lần nộp và phiếu đang chờ ở máy chủ Git: chờ từ bao giờ, tới lượt ai.

  npm run waiting [-- --summary TỆP]

  --summary  ghi thêm bảng vào tệp này (${variableNames.summary})

Biến môi trường: ${hostVariables} (chỉ cần quyền đọc).`;

await run(async (args) => {
  const { values } = optionsOf(args, { summary: { type: 'string' } }, help);
  const waiting = await waitingAt(gitHost(process.env));
  const now = new Date();
  console.log(waitingText(waiting, now));
  if (values.summary !== undefined) writeFile(values.summary, `${waitingTable(waiting, now)}\n`);
  return 0;
});
