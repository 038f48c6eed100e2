import { optionsOf, run } from './command/command.ts';
import { progress } from '../src/repository/progress.ts';
import { answerForm } from './door/answer.ts';
import { gitHost, hostVariables } from '../src/host/host.ts';
import { settingsHere } from './command/settings.ts';

const help = `Trả lời một phiếu nộp tệp theo kết quả mà scripts/door-judge.ts đã ghi ra: lập lần nộp, hoặc nói rõ lý do chưa nhận.

  node scripts/door-answer.ts --report TỆP --issue SỐ [--run ĐỊA_CHỈ]

  --report  kết quả xét (JSON)
  --issue   số của phiếu
  --run     địa chỉ nhật ký, để trạng thái dẫn tới

Biến môi trường: ${hostVariables}; SITE_URL, SITE_BASE nếu content/site.json chưa ghi địa chỉ trang.`;

await run(async (args) => {
  const { values } = optionsOf(
    args,
    {
      report: { type: 'string', default: 'door.json' },
      issue: { type: 'string', default: '' },
      run: { type: 'string' },
    },
    help,
  );
  const { report, run: log } = values;
  const github = gitHost(process.env);
  const done = await answerForm(github, { report, issue: Number(values.issue), run: log, ...settingsHere(process.env) });
  progress(`phiếu #${values.issue}: ${done}`);
  return 0;
});
