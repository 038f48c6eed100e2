import { serve } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import { Cure } from '../src/domain/index.ts';
import { siteFrom } from '../src/host/site-address.ts';
import { handInHost, handInVariables } from '../src/host/hand-in-host.ts';
import { progress } from '../src/repository/progress.ts';
import { optionsOf, run } from './command/command.ts';
import { serviceApp } from './service/app.ts';

const help = `Chạy máy nhận tệp: đơn vị nộp bằng khoá ở trang Kiểm tra và nộp, không cần tài khoản.

  npm run hand-in -- [--port SỐ] [--host ĐỊA_CHỈ]

  --port   cổng (mặc định: PORT, hoặc 8787)
  --host   địa chỉ nghe (mặc định: 127.0.0.1; đặt máy chủ web có HTTPS ở trước)

Biến môi trường: SITE_URL, SITE_BASE; ${handInVariables}.
Trên máy chủ không giữ tiến trình (serverless): dùng scripts/service/worker.ts, cũng những biến ấy.`;

await run(async (args) => {
  const { values } = optionsOf(args, { port: { type: 'string' }, host: { type: 'string', default: '127.0.0.1' } }, help);
  const port = Number(values.port ?? process.env['PORT'] ?? 8787);
  if (!(Number.isInteger(port) && port >= 0 && port < 65536)) throw new Cure(`--port cần một số từ 0 đến 65535 (0: máy chọn).\n\n${help}`);
  const app = serviceApp({
    place: { host: handInHost(process.env) },
    site: siteFrom(process.env),
    whence: (context) => {
      const near = getConnInfo(context).remote.address ?? '';
      // A web server on this machine says whom it speaks for; nobody else is believed.
      return /^(127\.|::1$|::ffff:127\.)/.test(near) ? (context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() ?? near) : near;
    },
    say: progress,
  });
  const server = serve({ fetch: app.fetch, port, hostname: values.host }, (at) =>
    progress(`máy nhận nghe ở http://${values.host}:${at.port}/nop`),
  );
  await new Promise((resolve, reject) => {
    server.once('error', ({ code, message }: NodeJS.ErrnoException) =>
      reject(new Cure(`Không nghe được ở cổng ${port} (${code ?? message}).\n  Chữa: chọn cổng khác với --port.`)),
    );
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve);
  });
  server.close();
  return 0;
});
