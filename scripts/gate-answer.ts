import { optionsOf, run } from './command/command.ts';
import { progress } from '../src/repository/progress.ts';
import { answerPull } from './gate/answer.ts';
import { gitHost, hostVariables } from '../src/host/host.ts';
import { settingsHere } from './command/settings.ts';

const help = `Trả lời một lần nộp: ghi một lời bình và trạng thái của commit, theo kết quả mà scripts/gate-judge.ts đã ghi ra.

  node scripts/gate-answer.ts --verdict TỆP [--pull SỐ] --head COMMIT [--run ĐỊA_CHỈ]

  --verdict  kết quả xét (JSON); tệp không có hoặc không đọc được thì trả lời là chưa xét được
  --pull     số của lần nộp; không có (hàng chờ nhập) thì chỉ ghi trạng thái
  --head     commit được nộp; kết quả nói về commit khác thì không dùng
  --run      địa chỉ nhật ký, để trạng thái dẫn tới

Biến môi trường: ${hostVariables}; SITE_URL, SITE_BASE nếu content/site.json chưa ghi địa chỉ trang.`;

await run(async (args) => {
  const { values } = optionsOf(
    args,
    {
      verdict: { type: 'string', default: 'verdict.json' },
      pull: { type: 'string', default: '' },
      head: { type: 'string', default: '' },
      run: { type: 'string' },
    },
    help,
  );
  const { verdict, head, run: log } = values;
  const github = gitHost(process.env);
  progress(
    await answerPull(github, {
      verdict,
      head,
      pull: values.pull === '' ? undefined : Number(values.pull),
      run: log,
      ...settingsHere(process.env),
    }),
  );
  return 0;
});
