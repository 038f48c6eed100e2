import { resolve } from 'node:path';
import { check, Cure, existsIn, beginAnswers, yearAnswers, type YearAnswers } from '../src/domain/index.ts';
import { asOfDay, readRoot } from '../src/repository/read-root.ts';
import { askAll, askYear, summaryOf } from './begin/ask.ts';
import { answersIn, continuing, missingLines, planBegin, writeBegun, writeYear } from './begin/begin-root.ts';
import { Dialogue } from './begin/dialogue.ts';
import { optionsOf, run } from './command/command.ts';
import { consoleReport } from './reporters/console.ts';
import { carriesSample } from './sample/root.ts';

const help = `Bắt đầu: hỏi tên tổ chức, danh sách đơn vị, chương trình, hạn của năm; ghi thành nội dung của kho; nói còn thiếu gì.

  npm run begin [-- --answers TỆP] [--root THƯ_MỤC]
  npm run begin -- --year NĂM [--answers TỆP] [--root THƯ_MỤC]

  (không ghi gì thêm)  hỏi từng câu; phần có sẵn để xem thử được bỏ đi, trọn vẹn
  --year     sang năm mới: ngày của năm trước dời sang, chỉ hỏi chủ đề
  --answers  trả lời lấy từ tệp JSON này, không hỏi
  --day      bắt đầu vào ngày này (mặc định: hôm nay)
  --root     thư mục của kho (mặc định: thư mục đang đứng)

Chưa trả lời đến câu cuối thì chưa ghi gì.`;

const next = `
Tiếp theo:
  npm start            mở trang và bàn biên tập trên máy này để xem
  npm run check        kiểm tra lại bất cứ lúc nào
  git add content && git commit -m "Bắt đầu"    giữ lại trong kho`;

const beginHere = async (root: string, day: string, file: string | undefined): Promise<number> => {
  const raw = readRoot(root);
  const talk = file === undefined ? new Dialogue(process.stdin, console.log) : undefined;
  try {
    const answers = file === undefined ? await askAll(talk!, day) : answersIn(file, beginAnswers);
    const begun = planBegin(root, raw, answers, day);
    if (talk) {
      const removing = carriesSample(raw) ? ' Phần có sẵn để xem thử sẽ được bỏ đi.' : '';
      if (!(await talk.yes(`Ghi vào ${root}/content?${removing}`))) throw new Cure('Chưa ghi gì.\n  Chữa: chạy lại khi đã sẵn sàng.');
    } else console.log(summaryOf(begun.proposed));
    const report = writeBegun(root, raw, begun);
    console.log(`\nĐã ghi:\n${[...begun.files.keys()].map((path) => `  ${path}`).join('\n')}\n\n${consoleReport(report)}`);
    console.log(`\nCòn thiếu cho ngày đầu\n${missingLines(report, day).join('\n')}\n${next}`);
    return report.clean ? 0 : 1;
  } finally {
    talk?.close();
  }
};

const newYear = async (root: string, year: number, file: string | undefined): Promise<number> => {
  const raw = readRoot(root);
  const before = check(raw);
  const talk = file === undefined ? new Dialogue(process.stdin, console.log) : undefined;
  const given = file === undefined ? undefined : answersIn(file, yearAnswers);
  try {
    const plans: [ReturnType<typeof continuing>[number], YearAnswers][] = [];
    for (const continued of continuing(raw, year)) {
      const { programme } = continued;
      talk?.say(`\n${programme.name}: thêm ${continued.called}.`);
      const extended =
        talk && year > programme.period.to
          ? await talk.yes(`Chương trình ghi đến hết năm ${programme.period.to}. Cấp ban hành đã kéo dài?`)
          : false;
      plans.push([continued, given ?? { ...(await askYear(talk!, continued.called, continued.drives)), extended }]);
    }
    for (const [continued, answers] of plans) {
      const waiting = writeYear(root, before, continued, year, answers);
      console.log(`Đã thêm ${continued.called} vào ${continued.path}.`);
      if (waiting.length > 0) console.log(`  Chưa mở, chờ chủ đề: ${waiting.map(({ name }) => name).join(', ')}.`);
    }
    const ended = before.content!.forest.units.filter((unit) => existsIn(unit, year - 1) && !existsIn(unit, year));
    if (ended.length > 0) console.log(`Không còn trong năm ${year}: ${ended.map(({ name }) => name).join('; ')}.`);
    const report = check(readRoot(root));
    // A day of that year on every calendar, a school’s too.
    const inThatYear = `${year}-09-01`;
    console.log(`\n${consoleReport(report)}\n\nCòn thiếu cho ngày đầu năm\n${missingLines(report, inThatYear).join('\n')}`);
    return report.clean ? 0 : 1;
  } finally {
    talk?.close();
  }
};

await run(async (args) => {
  const { values } = optionsOf(
    args,
    {
      answers: { type: 'string' },
      year: { type: 'string' },
      day: { type: 'string' },
      root: { type: 'string', default: process.cwd() },
    },
    help,
  );
  const [root, day] = [resolve(values.root), asOfDay(values.day)];
  if (values.year === undefined) return beginHere(root, day, values.answers);
  const year = Number(values.year);
  if (!Number.isInteger(year) || year < 2000 || year > 2100) throw new Cure(`--year cần một năm, ví dụ 2027.\n\n${help}`);
  return newYear(root, year, values.answers);
});
