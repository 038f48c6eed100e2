import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { deskApi, deskMount, deskUrl, type InTurn, takeTurns } from '../desk/api.ts';
import type { Copy } from '../desk/bring-forward.ts';
import { closeCopy, openCopy } from '../desk/copy.ts';
import { git } from './browser/working-copy.ts';
import { mini } from './mini.ts';

/** A small organisation as a repository on disk, and its desk. */

export const write = (folder: string, file: string, text: string | Uint8Array): void => {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
};
export const read = (folder: string, file: string): string => readFileSync(join(folder, file), 'utf8');
export const commit = (folder: string, file: string, text: string): void => {
  write(folder, file, text);
  git(folder, 'add', '.');
  git(folder, 'commit', '--quiet', '-m', `Sửa ${file}`);
};

/** A topic as somebody wrote it by hand. */
export const topicPath = (month: string): string => `content/topics/q8-${month}.md`;
export const topic = (month: string, more: Record<string, string> = {}, body = 'Một đoạn.\n'): string => {
  const fields = {
    title: `'Chủ đề ${month}'`,
    organisation: 'q8',
    month: `'${month}' # viết tay`,
    theme: 'Giữ lời đã hứa',
    summary: 'Mỗi bạn kể một việc.',
    criteria: '[RL1]',
    ...more,
  };
  const lines = Object.entries(fields).map(([key, value]) => `${key}: ${value}\n`);
  return `---\n${lines.join('')}---\n\n${body}`;
};

export const makeRoot = (): string => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'so-ren-luyen-desk-')));
  git(root, 'init', '--quiet', '--initial-branch=main');
  git(root, 'config', 'user.name', 'Người thử');
  git(root, 'config', 'user.email', 'thu@localhost');
  write(root, '.gitignore', '.desk/\n');
  const { site, units, programmes } = mini();
  for (const { path, data } of [site!, ...units, ...programmes]) write(root, path, JSON.stringify(data));
  for (const month of ['2016-03', '2016-04', '2016-11']) write(root, topicPath(month), topic(month));
  git(root, 'add', '.');
  git(root, 'commit', '--quiet', '-m', 'Khởi đầu');
  return root;
};

/** A commit on a branch of the desk's repository, made without the desk. */
export const deskCommit = (desk: string, file: string, text: string | null, branch = 'main'): void => {
  const clone = mkdtempSync(join(tmpdir(), 'so-ren-luyen-clone-'));
  try {
    git(clone, 'clone', '--quiet', desk, '.');
    git(clone, 'config', 'user.name', 'Người khác');
    git(clone, 'config', 'user.email', 'khac@localhost');
    git(
      clone,
      'switch',
      '--quiet',
      '-C',
      branch,
      ...(branch === 'main' ? [] : [git(clone, 'branch', '-r').includes(branch) ? `origin/${branch}` : 'main']),
    );
    if (text === null) git(clone, 'rm', '--quiet', file);
    else write(clone, file, text);
    git(clone, 'add', '.');
    git(clone, 'commit', '--quiet', '-m', `Sửa ${file}`);
    git(clone, 'push', '--quiet', 'origin', branch);
  } finally {
    rmSync(clone, { recursive: true, force: true });
  }
};

export interface Answer {
  status: number;
  body: Record<string, never> & { files: { path: string; id: string; data: string }[] };
}
export interface Client {
  port: number;
  /** Asks and waits for the answer. */
  ask: (body: object | string, headers?: Record<string, string>) => Promise<Answer>;
  /** Asks and leaves without waiting, once the request has been sent. */
  askAndLeave: (body: object) => Promise<void>;
}

export const clientOf = (port: number): Client => {
  const send = (headers: Record<string, string>) =>
    // A connection of its own: one kept from before may just be closing on a busy machine.
    request({
      port,
      host: '127.0.0.1',
      path: deskUrl,
      method: 'POST',
      agent: false,
      headers: { 'content-type': 'application/json', ...headers },
    });
  const answerTo = (body: object | string, headers: Record<string, string> = {}): Promise<Answer> =>
    new Promise((resolve, reject) => {
      send(headers)
        .on('response', (response) => {
          const chunks: Buffer[] = [];
          response
            .on('data', (chunk: Buffer) => chunks.push(chunk))
            .on('error', reject)
            .on('end', () =>
              resolve({ status: response.statusCode!, body: JSON.parse(Buffer.concat(chunks).toString() || '{}') as Answer['body'] }),
            );
        })
        .on('error', reject)
        .end(typeof body === 'string' ? body : JSON.stringify(body));
    });
  /** The version that stands now: the draft's, else main's; null where there is none. */
  const standing = async (path: string): Promise<string | null> => {
    for (const request of [requests.draftText(path), requests.get(path)]) {
      const { status, body } = await answerTo(request);
      const { id, file } = body as unknown as { id?: string; file?: { id: string } };
      if (status === 200) return file?.id ?? id ?? null;
    }
    return null;
  };
  /** Says of each file which version it was opened from, where a test does not: the one that stands now. */
  const opened = async (body: object | string): Promise<object | string> => {
    const save = body as ReturnType<typeof requests.save>;
    if (typeof body === 'string' || save.action !== 'persistEntry') return body;
    const dataFiles: object[] = [];
    for (const file of save.params.dataFiles) dataFiles.push({ base: await standing(file.path), ...file });
    return { ...save, params: { ...save.params, dataFiles } };
  };
  return {
    port,
    ask: async (body, headers = {}) => answerTo(await opened(body), headers),
    askAndLeave: (body) =>
      new Promise((resolve) => {
        const asked = send({});
        asked
          .on('error', () => undefined)
          .end(JSON.stringify(body), () => {
            asked.destroy();
            resolve();
          });
      }),
  };
};

/** The desk's server by itself, as Vite mounts it. */
export const serve = async (
  copy: Copy,
  say?: (line: string) => void,
  inTurn: InTurn = takeTurns(),
): Promise<Client & { server: Server }> => {
  const api = deskApi(copy, inTurn, say);
  const server = createServer((incoming, outgoing) => {
    incoming.url = incoming.url?.slice(deskMount.length);
    api(incoming, outgoing);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, ...clientOf((server.address() as AddressInfo).port) };
};

/** A small organisation whose desk is open; `close` leaves nothing of it. */
export const openSmallDesk = async () => {
  const root = makeRoot();
  const copy = await openCopy(root, () => undefined);
  const desk = await serve(copy);
  return {
    ...{ root, copy, desk },
    close: () => {
      desk.server.close();
      closeCopy(copy);
      rmSync(root, { recursive: true, force: true });
    },
  };
};

const onMain = { branch: 'main' };
export const slugOf = (path: string): string => path.split('/').at(-1)!.replace(/\.md$/, '');
const collectionOf = (path: string): string => path.split('/')[1]!;
const draftOf = (path: string) => ({ ...onMain, collection: collectionOf(path), slug: slugOf(path) });

/** Requests as Decap's page sends them. */
export const requests = {
  get: (path: string) => ({ action: 'getEntry', params: { ...onMain, path } }),
  list: (folder = 'content/topics') => ({ action: 'entriesByFolder', params: { ...onMain, folder, extension: 'md', depth: 1 } }),
  save: (path: string, raw: string, more: { base?: string | null; settled?: string | null; newPath?: string; assets?: object[] } = {}) => {
    const { assets = [], ...file } = more;
    return {
      ...onMain,
      action: 'persistEntry',
      params: {
        ...onMain,
        dataFiles: [{ slug: slugOf(path), path, raw, ...file }],
        assets,
        options: {
          collectionName: collectionOf(path),
          commitMessage: `Sửa ${slugOf(path)}`,
          useWorkflow: true,
          status: 'draft',
          newEntry: false,
          unpublished: false,
          hasSubfolders: true,
        },
      },
    };
  },
  drafts: () => ({ action: 'unpublishedEntries', params: onMain }),
  draft: (path: string) => ({ action: 'unpublishedEntry', params: draftOf(path) }),
  draftText: (path: string) => ({ action: 'unpublishedEntryDataFile', params: { ...draftOf(path), path, id: path } }),
  draftMedia: (path: string, media: string) => ({
    action: 'unpublishedEntryMediaFile',
    params: { ...draftOf(path), path: media, id: media },
  }),
  status: (path: string, newStatus: string) => ({ action: 'updateUnpublishedEntryStatus', params: { ...draftOf(path), newStatus } }),
  publish: (path: string) => ({ action: 'publishUnpublishedEntry', params: draftOf(path) }),
  drop: (path: string) => ({ action: 'deleteUnpublishedEntry', params: draftOf(path) }),
  remove: (...paths: string[]) => ({ action: 'deleteFiles', params: { ...onMain, paths, options: { commitMessage: 'Xoá' } } }),
  judge: (path: string, raw: string) => ({ action: 'judge', params: { ...onMain, dataFiles: [{ path, raw }] } }),
  media: () => ({ action: 'getMedia', params: { ...onMain, mediaFolder: 'content/media' } }),
  begin: (answers: object) => ({ action: 'begin', params: { ...onMain, answers } }),
  unitEffect: (change: object) => ({ action: 'unitEffect', params: { ...onMain, change } }),
  changeUnits: (change: object) => ({ action: 'changeUnits', params: { ...onMain, change } }),
  settle: (said: object) => ({ action: 'settle', params: { ...onMain, said } }),
  settings: () => ({ action: 'settings', params: onMain }),
  setting: (setting: object) => ({ action: 'setting', params: { ...onMain, setting } }),
  changeSetting: (setting: object, was: object, data: object) => ({
    action: 'changeSetting',
    params: { ...onMain, setting, was: JSON.stringify(was), data },
  }),
  issueKey: (unit: string) => ({ action: 'issueKey', params: { ...onMain, unit } }),
  issueKeysBelow: (unit: string) => ({ action: 'issueKeysBelow', params: { ...onMain, unit } }),
  revokeKey: (unit: string, sign: string) => ({ action: 'revokeKey', params: { ...onMain, unit, sign } }),
  beginState: () => ({ action: 'beginState', params: onMain }),
  emptySample: () => ({ action: 'emptySample', params: onMain }),
  beginYear: (programme: string, year: number, answers: object = {}) => ({
    action: 'beginYear',
    params: { ...onMain, programme, year, answers },
  }),
  upload: (asset: object) => ({ action: 'persistMedia', params: { ...onMain, asset, options: { commitMessage: 'Tải lên' } } }),
};
export const asset = (name: string, bytes: Uint8Array) => ({
  path: `content/media/${name}`,
  content: Buffer.from(bytes).toString('base64'),
  encoding: 'base64',
});
