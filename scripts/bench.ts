import { Cure } from '../src/domain/index.ts';
import { benchLines } from './bench/lines.ts';
import { take, type BenchMeasure, type Subject } from './bench/measures.ts';
import { optionsOf, run } from './command/command.ts';

const help = `Đo tốc độ và bộ nhớ. Mọi con số là tỉ lệ so với một cách làm khác, đo trên cùng dữ liệu, trong cùng lần chạy.

  npm run bench -- [--rows 1000000] [--runs 3]

  --rows   số dòng đăng ký của dữ liệu lớn; dữ liệu nhỏ bằng một phần mười
  --runs   mỗi cách làm chạy chừng này lần, xen kẽ nhau; lấy lần nhanh nhất`;

await run(async (args) => {
  const { values } = optionsOf(
    args,
    {
      rows: { type: 'string', default: '1000000' },
      runs: { type: 'string', default: '3' },
      measure: { type: 'string' },
      subject: { type: 'string' },
    },
    help,
  );
  if (values.measure !== undefined) {
    console.log(JSON.stringify(await take(values.measure as BenchMeasure, JSON.parse(values.subject!) as Subject)));
    return 0;
  }
  const [members, runs] = [Number(values.rows) / 5, Number(values.runs)];
  if (!Number.isInteger(members / 10) || members < 100 || !Number.isInteger(runs) || runs < 1)
    throw new Cure(`--rows cần một bội số của 50, ít nhất 500; --runs cần một số nguyên dương.\n\n${help}`);

  console.log((await benchLines({ members, runs })).join('\n'));
  return 0;
});
