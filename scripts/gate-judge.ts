import { optionsOf, run } from './command/command.ts';
import { senderOf, type Sender } from '../src/host/event.ts';
import { serviceAt } from './gate/base.ts';
import { judgeCommits } from './gate/judge.ts';
import { variableNames } from '../src/host/addresses.ts';
import { gitHost } from '../src/host/host.ts';
import { writeFile } from './command/write.ts';
import { gateText } from './reporters/console.ts';
import { Cure } from '../src/domain/index.ts';

const help = `Xét một lần nộp (các commit từ BASE tới HEAD) mà không lấy tệp nào ra khỏi kho Git.

  node scripts/gate-judge.ts --repo THƯ_MỤC --base COMMIT --head COMMIT (--event TỆP | --author SỐ [--maintainer] [--seen]) [--format text|json] [--out TỆP] [--outputs TỆP]

  --repo        kho Git, có hay không có cây làm việc đều được
  --base        commit đang công bố (mã đầy đủ): đơn vị, chương trình, người nộp được đọc từ đây
  --head        commit được nộp (mã đầy đủ)
  --event       tệp sự kiện của lần nộp (${variableNames.event}): người nộp, quyền, tiêu đề, tên nhánh, nhãn đọc từ đó và hỏi máy chủ
  --author      số hiệu tài khoản của người nộp
  --maintainer  người nộp là người phụ trách kỹ thuật: bài viết, phần mềm được chuyển cho người xem thay vì từ chối
  --seen        người phụ trách đã xem những điều máy không tự quyết được
  --format      text: cho người đọc; json: cho máy đọc
  --out         ghi vào tệp này (mặc định: in ra màn hình)
  --outputs     ghi vào tệp này rằng lần nộp có thể tự vào sổ hay không (${variableNames.outputs})

Mã thoát: 0 khi nhận được hoặc chờ người xem, 1 khi chưa nhận, 2 khi không xét được.`;

await run(async (args) => {
  const { values } = optionsOf(
    args,
    {
      repo: { type: 'string', default: process.cwd() },
      base: { type: 'string', default: '' },
      head: { type: 'string', default: '' },
      author: { type: 'string', default: '' },
      event: { type: 'string' },
      maintainer: { type: 'boolean', default: false },
      seen: { type: 'boolean', default: false },
      format: { type: 'string', default: 'text' },
      out: { type: 'string' },
      outputs: { type: 'string' },
    },
    help,
  );
  if (!['text', 'json'].includes(values.format)) throw new Cure(`--format chỉ nhận text hoặc json.\n\n${help}`);
  const { base, head, maintainer, seen } = values;
  if (values.event === undefined && !/^\d{1,15}$/.test(values.author)) throw new Cure(`--author cần một số, ví dụ 900015.\n\n${help}`);
  const sender: Sender =
    values.event === undefined
      ? { author: Number(values.author), maintainer, seen }
      : await senderOf(values.event, gitHost(process.env), await serviceAt(values.repo, base));
  const verdict = await judgeCommits(values.repo, { base, head, ...sender });
  const answer = values.format === 'json' ? `${JSON.stringify(verdict, null, 1)}\n` : gateText(verdict);
  if (values.out === undefined) process.stdout.write(answer);
  else writeFile(values.out, answer);
  if (values.outputs !== undefined) writeFile(values.outputs, `alone=${verdict.alone}\n`);
  return verdict.verdict === 'refused' ? 1 : 0;
});
