import { optionsOf, run } from './command/command.ts';
import { progress } from '../src/repository/progress.ts';
import { acceptPull, outcomeWords } from './gate/accept.ts';
import { readVerdict } from './gate/verdict.ts';
import { gitHost, hostVariables } from '../src/host/host.ts';

const help = `Nhập một lần nộp sạch vào bản chung, theo kết quả mà scripts/gate-judge.ts đã ghi ra; không nhập gì ngoài điều đã xét.

  node scripts/gate-accept.ts --verdict TỆP --pull SỐ --head COMMIT

  --verdict  kết quả xét (JSON); tệp không có, không đọc được hoặc nói về commit khác thì không nhập
  --pull     số của lần nộp
  --head     commit đã xét

Biến môi trường: ${hostVariables}.`;

await run(async (args) => {
  const { values } = optionsOf(
    args,
    {
      verdict: { type: 'string', default: 'verdict.json' },
      pull: { type: 'string', default: '' },
      head: { type: 'string', default: '' },
    },
    help,
  );
  const { head } = values;
  const pull = Number(values.pull);
  const verdict = readVerdict(values.verdict);
  const github = gitHost(process.env);
  const outcome = verdict ? await acceptPull(github, { verdict, pull, head }) : 'for-a-person';
  progress(`lần nộp #${pull}: ${outcomeWords[outcome]}`);
  return 0;
});
