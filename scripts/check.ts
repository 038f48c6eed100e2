import { join } from 'node:path';
import { Cure, check, writeSubmission, type Accepted, type CheckReport } from '../src/domain/index.ts';
import { ChosenFiles, chosenOf } from './command/chosen-files.ts';
import { optionsOf, run } from './command/command.ts';
import { progress } from '../src/repository/progress.ts';
import { decodePictures } from '../src/repository/decode-pictures.ts';
import { asOfDay, readRoot } from '../src/repository/read-root.ts';
import { writeFile } from './command/write.ts';
import { organisationsIn } from './command/organisations-in.ts';
import { settingsHere } from './command/settings.ts';
import { consoleReport } from './reporters/console.ts';
import { jsonReport } from './reporters/json.ts';

const help = `Kiểm tra nội dung và các tệp nộp.

  npm run check -- [--root THƯ_MỤC] [--format text|json] [--notes] [--normalised THƯ_MỤC] [--allow-personal] [TỆP…]

  TỆP…              chỉ báo về những tệp này: bài viết trong kho; tệp nộp ở trong kho hay ở bất cứ đâu (loại, đơn vị và năm
                    được nhận ra từ nội dung).
                    Các tệp khác trong kho vẫn được đọc để đối chiếu. Không ghi gì: cả kho.
  --root            thư mục của kho (mặc định: thư mục đang đứng)
  --format          text: cho người đọc; json: cho máy đọc
  --notes           hiện cả những điều chỉ ghi nhận (sửa giúp, nộp trễ)
  --normalised      viết những dòng được nhận vào thư mục này, theo đúng mẫu (CSV, UTF-8)
  --allow-personal  như trang Kiểm tra và nộp: bỏ cột có thông tin cá nhân và cột lạ ra, ghi lại, rồi đọc tiếp

json: { clean, content: [điều cần nói], files: [{ path, verdict, accepted, leftOut, issues }] }
  verdict   accepted      nhận
            repaired      nhận, có sửa giúp
            warned        nhận, có điều cần xem
            rows-rejected nhận một phần
            rejected      chưa nhận
  issues    { code, severity: error|warning|note, file, row, line, column, values }
            row: số dòng trong bảng tính; line: số dòng trong tệp chữ; column: tên cột trong tệp của người gửi

Mã thoát: 0 khi không có gì bị để lại, 1 khi có, 2 khi không chạy được.`;

await run(async (args) => {
  const { values, positionals } = optionsOf(
    args,
    {
      root: { type: 'string', default: process.cwd() },
      format: { type: 'string', default: 'text' },
      notes: { type: 'boolean', default: false },
      normalised: { type: 'string' },
      'allow-personal': { type: 'boolean', default: false },
    },
    help,
    true,
  );
  if (!['text', 'json'].includes(values.format)) throw new Cure(`--format chỉ nhận text hoặc json.\n\n${help}`);
  progress('đọc và kiểm tra content/ …');
  await decodePictures(values.root);
  const raw = readRoot(values.root);
  const today = asOfDay(undefined);
  const { normalised, 'allow-personal': allowPersonal } = values;
  const keep = (isWanted: (path: string) => boolean) => (accepted: Accepted) => {
    if (normalised !== undefined && isWanted(accepted.path))
      writeFile(join(normalised, accepted.path), writeSubmission(accepted.kind, accepted.rows));
  };
  let report: CheckReport;
  if (positionals.length === 0) report = check(raw, { allowPersonal, accept: keep(() => true), today });
  else {
    const { written, handedIn } = chosenOf(values.root, positionals);
    // Whether an honour follows a recognition stands in what units handed in: the whole is judged, and these are told.
    const contentIssues =
      written.size === 0 ? [] : check(raw, { accept: () => undefined, today }).contentIssues.filter((i) => written.has(i.file));
    const files = [...new ChosenFiles(raw, values.root, handedIn).layers(allowPersonal)].flatMap(({ raw: layer, isChosen, told }) =>
      told(check(layer, { allowPersonal, partial: allowPersonal, accept: keep(isChosen), today })),
    );
    const issues = [...contentIssues, ...files.flatMap((file) => file.issues)];
    report = { contentIssues, files, clean: issues.every(({ severity }) => severity !== 'error') };
  }
  console.log(
    values.format === 'json'
      ? jsonReport(report)
      : consoleReport(report, { notes: values.notes, ask: settingsHere(process.env, values.root, organisationsIn(raw, report)).ask }),
  );
  return report.clean ? 0 : 1;
});
