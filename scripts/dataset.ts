import { join } from 'node:path';
import { datasetText, groupsFixed, publishedFiles, wordsOf } from '../src/domain/index.ts';
import { optionsOf, run } from './command/command.ts';
import { progress } from '../src/repository/progress.ts';
import { fixGroups } from './publish/fixed-groups.ts';
import { publicationOfRoot } from '../src/repository/publish-root.ts';
import { writePieces } from './command/write.ts';

const help = `Tính bộ số liệu công bố (bản v2): chỉ có số đếm theo nhóm chi đoàn, không có mã đoàn viên.

  npm run dataset -- [--root THƯ_MỤC] [--out TỆP] [--files THƯ_MỤC] [--fix]

  --root   thư mục của kho (mặc định: thư mục đang đứng)
  --out    ghi cả bộ vào một tệp (mặc định: in ra màn hình)
  --files  ghi từng tệp như ở trang /so-lieu/ (theo năm, bảng CSV, lược đồ) vào thư mục này
  --fix    chốt nhóm của các năm đã đến hạn nộp danh sách, ghi vào content/programmes; mỗi năm một lần`;

await run((args) => {
  const { values } = optionsOf(
    args,
    {
      root: { type: 'string', default: process.cwd() },
      out: { type: 'string' },
      files: { type: 'string' },
      fix: { type: 'boolean', default: false },
    },
    help,
  );
  progress('đọc, kiểm tra và tính số liệu …');
  if (values.fix) {
    for (const path of fixGroups(values.root)) progress(`đã chốt nhóm trong ${path}`);
    return 0;
  }
  const { publication, issues } = publicationOfRoot(values.root);
  if (values.files !== undefined) for (const { path, pieces } of publishedFiles(publication)) writePieces(join(values.files, path), pieces);
  else if (values.out !== undefined) writePieces(values.out, datasetText(publication));
  else for (const piece of datasetText(publication)) process.stdout.write(piece);
  progress(`${publication.units.length} đơn vị, số liệu tính đến ${publication.asOf}`);
  for (const issue of issues.filter(({ code }) => code === groupsFixed.code))
    progress(`${wordsOf(issue).what}\n  Chữa: npm run dataset -- --fix`);
  return 0;
});
