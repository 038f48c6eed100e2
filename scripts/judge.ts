import { Cure, optionsOf, run } from './lib/command.ts';
import { judgeCommits } from './lib/gate-judge.ts';
import { writeFile } from './lib/write.ts';
import { gateText } from './reporters/markdown.ts';

const help = `Xét một lần nộp (các commit từ BASE tới HEAD) mà không lấy tệp nào ra khỏi kho Git.

  node scripts/judge.ts --repo THƯ_MỤC --base COMMIT --head COMMIT --author SỐ [--maintainer] [--format text|json] [--out TỆP]

  --repo        kho Git, có hay không có cây làm việc đều được
  --base        commit đang công bố (mã đầy đủ): đơn vị, chương trình, người nộp được đọc từ đây
  --head        commit được nộp (mã đầy đủ)
  --author      số hiệu tài khoản của người nộp
  --maintainer  người nộp là người phụ trách kỹ thuật: tệp hệ thống được chuyển cho người xem thay vì từ chối
  --format      text: cho người đọc; json: cho máy đọc
  --out         ghi vào tệp này (mặc định: in ra màn hình)

Mã thoát: 0 khi nhận được hoặc chờ người xem, 1 khi chưa nhận, 2 khi không xét được.`;

await run(async (args) => {
  const { values } = optionsOf(
    args,
    {
      repo: { type: 'string', default: process.cwd() },
      base: { type: 'string', default: '' },
      head: { type: 'string', default: '' },
      author: { type: 'string', default: '' },
      maintainer: { type: 'boolean', default: false },
      format: { type: 'string', default: 'text' },
      out: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
    help,
  );
  if (values.help) {
    console.log(help);
    return 0;
  }
  if (!['text', 'json'].includes(values.format)) throw new Cure(`--format chỉ nhận text hoặc json.\n\n${help}`);
  if (!/^\d{1,15}$/.test(values.author)) throw new Cure(`--author cần một số, ví dụ 900015.\n\n${help}`);
  const { base, head, maintainer } = values;
  const verdict = await judgeCommits(values.repo, { base, head, author: Number(values.author), maintainer });
  const answer = values.format === 'json' ? `${JSON.stringify(verdict, null, 1)}\n` : gateText(verdict);
  if (values.out === undefined) process.stdout.write(answer);
  else writeFile(values.out, answer);
  return verdict.verdict === 'refused' ? 1 : 0;
});
