import { optionsOf, run } from './command/command.ts';
import { progress } from '../src/repository/progress.ts';
import { Cure } from '../src/domain/index.ts';

const help = `Mở trang Sổ Rèn Luyện và bàn biên tập trên máy này. Nhấn Ctrl-C để đóng.

  npm start                          cổng 4321, hoặc cổng trống kế tiếp
  npm start -- --port 5000           dùng đúng cổng này
  npm start -- --root ../ban-khac    mở một bản làm việc khác`;

await run(async (args) => {
  const { values } = optionsOf(args, { port: { type: 'string' }, root: { type: 'string', default: '.' } }, help);
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65536))
    throw new Cure(`--port cần một số từ 1 đến 65535, đang là “${values.port}”.\n\n${help}`);

  const { startDesk } = await import('./desk/desk.ts').catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ERR_MODULE_NOT_FOUND' ? new Cure('Chưa cài đủ các gói của dự án.\n  Chữa: npm ci') : error;
  });
  const desk = await startDesk({ root: values.root, port, say: progress });
  console.log(`
  Trang           ${desk.site}
  Bàn biên tập    ${desk.desk}
  Bắt đầu         ${desk.desk}bat-dau/    (tổ chức mới, năm mới, còn thiếu gì)
  Đơn vị          ${desk.desk}don-vi/     (thêm, đổi tên, nhập, chuyển, thôi)
  Cài đặt         ${desk.desk}cai-dat/    (tiêu chí, hạn, liên hệ, người ký, khoá nộp)

Mở các địa chỉ trên bằng trình duyệt, để cửa sổ này mở. Điều ghi ở bàn biên tập được lưu vào kho này (Git, nhánh main). Nhấn Ctrl-C để đóng.
`);
  await new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, resolve);
  });
  progress('Đang đóng…');
  await desk.stop();
  return 0;
});
