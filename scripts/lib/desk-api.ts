import middlewares from 'decap-server/dist/middlewares.js';
import express, { type RequestHandler } from 'express';
import { collections } from '../../src/domain/index.ts';
import { type Copy, mend } from './desk-copy.ts';

/** Where the desk's page finds its server: on the site's own address, so that one port and one origin are enough. */
export const deskMount = '/desk';
export const deskUrl = `${deskMount}/api/v1/`;

/** Runs jobs one at a time, in the order they came. The clone has one working tree for all of them. */
export type InTurn = <T>(job: () => Promise<T>) => Promise<T>;
export const takeTurns = (): InTurn => {
  let last: Promise<unknown> = Promise.resolve();
  return (job) => {
    const mine = last.then(job);
    last = mine.catch(() => undefined);
    return mine;
  };
};

/** Decap's local server with the guards it lacks: who may ask, what may be touched, one request at a time. */
export const deskApi = async (copy: Copy, inTurn: InTurn) => {
  const app = express();
  app.use(onlyThisPage, express.json({ limit: '50mb' }), onlyContent, oneAtATime(copy, inTurn));
  // The server takes its folder from the environment, and its git would climb to the working copy were `.desk/.git` gone.
  process.env.GIT_REPO_DIRECTORY = copy.folder;
  process.env.GIT_CEILING_DIRECTORIES = copy.root;
  await middlewares.registerLocalGit(app, { logLevel: 'error' });
  return app;
};

/** A page of another site, even one whose name was made to point at this machine, gets nothing. */
const onlyThisPage: RequestHandler = (request, response, next) => {
  const { host = '', origin } = request.headers;
  const here = /^(localhost|127\.0\.0\.1)(:\d+)?$/.test(host) && (origin === undefined || origin === `http://${host}`);
  if (here) next();
  else response.status(403).json({ error: 'Bàn biên tập chỉ nhận yêu cầu từ chính trang của nó trên máy này.' });
};

/** Decap's server would write anywhere in the clone, `.git` and scripts included, and all of main comes home. */
const folders = [...Object.values(collections).map(({ folder }) => folder), 'media'].join('|');
const ours = new RegExp(`^content[\\\\/](${folders})([\\\\/]|$)`);
const onlyContent: RequestHandler = (request, response, next) => {
  if (allowed(request.body)) next();
  else response.status(403).json({ error: 'Bàn biên tập chỉ đọc và ghi các bài trong thư mục content, trên nhánh main.' });
};

const pathKeys = new Set(['path', 'newPath', 'paths', 'folder', 'mediaFolder']);
const allowed = (value: unknown, key = ''): boolean => {
  if (Array.isArray(value)) return value.every((item) => allowed(item, key));
  if (typeof value === 'object' && value !== null) return Object.entries(value).every(([name, inner]) => allowed(inner, name));
  if (key === 'branch') return value === 'main';
  return !pathKeys.has(key) || (typeof value === 'string' && ours.test(value) && !/(^|[\\/])\.{1,2}([\\/]|$)/.test(value));
};

const oneAtATime =
  (copy: Copy, inTurn: InTurn): RequestHandler =>
  (_request, response, next) => {
    const json = response.json.bind(response);
    response.json = (body: unknown) =>
      json(
        response.statusCode < 500
          ? body
          : {
              error:
                'Bài này vừa được sửa ở nơi khác. Hãy chép phần đang viết ra chỗ khác, bỏ thay đổi chưa công bố của bài, rồi sửa lại từ bản mới.',
            },
      );
    void inTurn(async () => {
      const answered = new Promise((resolve) => response.once('close', resolve));
      next();
      await answered;
      if (response.statusCode >= 500) await mend(copy);
    });
  };
