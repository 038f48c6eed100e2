import { once } from 'node:events';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createPage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createServer, type ViteDevServer } from 'vite';
import { asOneModule, packagesAsTheyAre } from './served-modules.ts';

/** What the browser of the desk is given: one module, and the newest. */

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'mot-tep-')));
const entry = join(folder, 'index.ts');
const bundled = join(folder, 'bundled');
let server: ViteDevServer;
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const given = async () => (await server.environments.client.transformRequest(entry))?.code ?? '';

beforeAll(async () => {
  write('index.ts', "export { rule } from './rule.ts';");
  write('rule.ts', "import { note } from './note.json' with { type: 'json' };\nexport const rule: string = `${note}: năm việc`;");
  write('note.json', '{ "note": "Hướng dẫn" }');
  write('page.ts', "import { packed } from 'packed';\nconsole.log(packed);");
  mkdirSync(join(folder, 'node_modules/packed'), { recursive: true });
  write('node_modules/packed/package.json', '{ "name": "packed", "type": "module", "main": "index.js" }');
  write('node_modules/packed/index.js', 'export const packed = "gói";');
  server = await createServer({
    root: folder,
    configFile: false,
    logLevel: 'silent',
    server: { middlewareMode: true },
    cacheDir: bundled,
    plugins: [asOneModule(entry), packagesAsTheyAre(bundled)],
    optimizeDeps: { include: ['packed'] },
  });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

test('what it imports from this repository is in it', async () => {
  const code = await given();
  expect(code).toContain('năm việc');
  expect(code).toContain('Hướng dẫn');
  expect(code).not.toContain('import');
});

test('a file that changes is there at the next reload', async () => {
  const seen = new Promise((resolve) => server.watcher.on('change', resolve));
  write('rule.ts', 'export const rule = "sáu việc";');
  await seen;
  await expect.poll(given).toContain('sáu việc');
  expect(await given()).not.toContain('năm việc');
});

test('neither that module nor a package brings a map that is longer than itself', async () => {
  const page = createPage(server.middlewares).listen(0, '127.0.0.1');
  await once(page, 'listening');
  const text = async (path: string) => (await fetch(`http://127.0.0.1:${(page.address() as AddressInfo).port}${path}`)).text();
  const [packed] = /\/bundled\/deps\/packed\.js\?v=\w+/.exec(await text('/page.ts')) ?? [];
  const given = [await text('/index.ts'), await text(packed ?? '')];
  page.close();
  expect(given).toEqual([expect.stringContaining('việc'), expect.stringContaining('gói')]);
  expect(given.join('\n')).not.toContain('sourceMappingURL');
});
