import { optionsOf, run } from './command/command.ts';
import { progress } from '../src/repository/progress.ts';
import { serviceAt } from './gate/base.ts';
import { judgeForm } from './door/judge.ts';
import { gitHost, hostVariables } from '../src/host/host.ts';
import { senderOfCommit } from '../src/host/event.ts';
import { isObjectId } from '../src/repository/objects.ts';
import { mayAskHost, server, serverHere, variableNames } from '../src/host/addresses.ts';
import { writeFile } from './command/write.ts';
import { Cure } from '../src/domain/index.ts';

const help = `Xét một phiếu nộp tệp: đọc phiếu từ tệp sự kiện, lấy tệp đính kèm hoặc nội dung dán vào, xét như một lần nộp.

  node scripts/door-judge.ts --event TỆP --base COMMIT --out TỆP [--repo THƯ_MỤC]

  --event  tệp sự kiện của quy trình (${variableNames.event})
  --base   commit đang công bố (mã đầy đủ)
  --out    ghi kết quả (JSON) vào tệp này
  --repo   kho Git (mặc định: thư mục đang đứng)

Biến môi trường: ${variableNames.server}, nơi giữ tệp đính kèm; ${hostVariables}\nđể hỏi ai được gắn nhãn “đã xem”.`;

await run(async (args) => {
  const { values } = optionsOf(
    args,
    {
      event: { type: 'string', default: '' },
      base: { type: 'string', default: '' },
      out: { type: 'string', default: 'door.json' },
      repo: { type: 'string', default: process.cwd() },
    },
    help,
  );
  if (!isObjectId(values.base)) throw new Cure(`--base cần mã commit đầy đủ.\n\n${help}`);
  const at = serverHere() ?? server;
  // Without a token nobody is known to look after the project; a form is judged all the same.
  const github = mayAskHost() ? gitHost(process.env) : undefined;
  const report = await judgeForm(values.repo, {
    base: values.base,
    event: values.event,
    server: at,
    ...(github && {
      rightsOf: (login: string) => github.rightsOf(login),
      senderOf: senderOfCommit(github, await serviceAt(values.repo, values.base)),
    }),
  });
  writeFile(values.out, JSON.stringify(report));
  progress(`phiếu #${report.issue}: ${report.files.length > 0 ? 'nhận' : 'chưa nhận'}`);
  return 0;
});
