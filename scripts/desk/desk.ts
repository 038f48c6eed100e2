import { existsSync, realpathSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import type { Copy } from './bring-forward.ts';
import { blocked, closeCopy, openCopy, reconcile } from './copy.ts';
import { asOneModule, emptyPictures, packagesAsTheyAre } from './served-modules.ts';
import { forgetEntries } from '../command/write.ts';
import { deskApi, deskMount, deskUrl, takeTurns } from './api.ts';
import { handInHere, handInMount } from '../service/here.ts';
import { LocalHandIns } from '../service/local-host.ts';

export interface DeskOptions {
  root: string;
  /** Exactly this port; without it, 4321 or the next free one. */
  port?: number | undefined;
  say: (line: string) => void;
}

export interface RunningDesk {
  site: string;
  desk: string;
  stop: () => Promise<void>;
}

const host = '127.0.0.1';

/** What src/desk and the text editor in it import. */
const deskPackages = [
  ...[
    'dayjs',
    'decap-cms-app',
    'decap-cms-lib-util',
    'decap-cms-locales',
    'heic-to/csp',
    'immutable',
    'react',
    'react-select/base',
    'yaml',
  ],
  ...[
    'actions/editorialWorkflow',
    'actions/media',
    'backend',
    'lib/polyfill',
    'reducers/combinedReducer',
    'redux/index',
    'valueObjects/AssetProxy',
  ].map((part) => `decap-cms-core/dist/esm/${part}.js`),
  '@astrojs/markdown-remark',
  ...['core', 'ctx', 'preset-commonmark', 'preset-gfm', 'transformer', 'utils'].map((name) => `@milkdown/${name}`),
  ...['commands', 'history', 'inputrules', 'keymap', 'model', 'schema-list', 'state', 'tables', 'view'].map(
    (name) => `@milkdown/prose/${name}`,
  ),
  // The page “Bắt đầu” proposes with the domain, which needs these.
  ...['papaparse', 'zod'],
  ...['mdast-util-from-markdown', 'mdast-util-gfm', 'micromark-extension-gfm'],
];

/** Opens the site and the desk on this machine. Whatever is published at the desk comes home as commits on main. */
export const startDesk = async ({ root: given, port: wanted, say }: DeskOptions): Promise<RunningDesk> => {
  const root = existingFolder(given);
  if (!existsSync(join(root, 'node_modules'))) throw blocked(`Chưa cài các gói của dự án trong ${root}.`, 'npm ci');
  process.chdir(root);
  const firstPort = await freePort(wanted);
  const copy = await openCopy(root, say);
  const inTurn = takeTurns();

  let told = '';
  const bringHome = async () => {
    try {
      for (const subject of await inTurn(() => reconcile(copy))) say(`Đã về bản làm việc: ${subject}`);
      told = '';
    } catch (error) {
      const words = (error as Error).message;
      if (words !== told) say(words);
      told = words;
    }
  };
  await bringHome();

  say('Đang mở trang…');
  const handIns = new LocalHandIns({ folder: copy.folder, store: copy.store, inTurn, say });
  const server = await openSite(
    copy,
    { root, port: firstPort, isPortGiven: wanted !== undefined },
    {
      [deskMount]: deskApi(copy, inTurn, say, () => handIns.waiting()),
      [handInMount]: handInHere(handIns, say),
    },
  );

  let busy: Promise<void> | undefined;
  const clock = setInterval(() => {
    busy ??= bringHome().finally(() => (busy = undefined));
  }, 1000);

  const site = `http://${host}:${server.address.port}/`;
  return {
    site,
    desk: `${site}admin/`,
    stop: async () => {
      clearInterval(clock);
      await server.stop();
      await bringHome();
      closeCopy(copy);
    },
  };
};

/** Opens the site, with the servers of the desk and of handing in on the same address. */
const openSite = async (
  copy: Copy,
  { root, port, isPortGiven }: { root: string; port: number; isPortGiven: boolean },
  mounted: Readonly<Record<string, ReturnType<typeof deskApi>>>,
) => {
  process.env.DESK_LOCAL_URL = deskUrl;
  process.env.HAND_IN_LOCAL_URL = `${handInMount}/nop/`;
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  process.env.ASTRO_DISABLE_UPDATE_CHECK = 'true';
  const bundled = join(root, '.astro', 'vite');
  const { dev } = await import('astro');
  forgetEntries(root);
  return dev({
    root,
    // What Astro and Vite warn of is for whoever writes programs; what concerns who sits here, the desk says itself.
    logLevel: 'error',
    base: '/',
    server: { host, port },
    devToolbar: { enabled: false },
    integrations: [
      {
        name: 'desk',
        hooks: {
          'astro:server:setup': ({ server: vite }) => {
            for (const [mount, api] of Object.entries(mounted)) vite.middlewares.use(mount, api);
          },
        },
      },
    ],
    vite: {
      plugins: [asOneModule(join(root, 'src/domain/index.ts')), packagesAsTheyAre(bundled), emptyPictures(join(root, 'content/media/'))],
      cacheDir: bundled,
      server: {
        // Between asking and opening another program may take it.
        strictPort: isPortGiven,
        hmr: { overlay: false },
        watch: { ignored: [`${copy.folder}/**`] },
        // node_modules may be a link to a folder elsewhere, as in a second working tree.
        fs: { allow: [root, realpathSync(join(root, 'node_modules'))] },
      },
      // Named here, they are bundled while the site opens and not when the desk is first visited.
      optimizeDeps: { include: [...deskPackages] },
    },
  });
};

const existingFolder = (folder: string): string => {
  try {
    return realpathSync(resolve(folder));
  } catch {
    throw blocked(`Không có thư mục ${folder}.`, 'xem lại đường dẫn sau --root');
  }
};

const freePort = async (wanted: number | undefined): Promise<number> => {
  if (wanted !== undefined) {
    if (await isFree(wanted)) return wanted;
    throw blocked(`Cổng ${wanted} đang có chương trình khác dùng.`, 'bỏ --port để tự chọn cổng, hoặc đóng chương trình ấy');
  }
  for (let port = 4321; port < 4421; port += 1) if (await isFree(port)) return port;
  throw blocked('Các cổng 4321–4420 đều có chương trình khác dùng.', 'npm start -- --port <số cổng khác>');
};

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolveFree) => {
    const probe = createServer();
    probe.once('error', () => resolveFree(false));
    probe.listen(port, host, () => probe.close(() => resolveFree(true)));
  });
