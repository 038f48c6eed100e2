import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createServer, type ViteDevServer } from 'vite';
import { asOneModule } from './one-module.ts';

/** What the browser of the desk is given: one module, and the newest. */

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'mot-tep-')));
const entry = join(folder, 'index.ts');
let server: ViteDevServer;
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const given = async () => (await server.environments.client.transformRequest(entry))?.code ?? '';

beforeAll(async () => {
  write('index.ts', "export { rule } from './rule.ts';");
  write('rule.ts', "import { note } from './note.json' with { type: 'json' };\nexport const rule: string = `${note}: năm việc`;");
  write('note.json', '{ "note": "Hướng dẫn" }');
  server = await createServer({
    root: folder,
    configFile: false,
    logLevel: 'silent',
    server: { middlewareMode: true },
    plugins: [asOneModule(entry)],
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
  await expect.poll(given, { timeout: 60_000 }).toContain('sáu việc');
  expect(await given()).not.toContain('năm việc');
});
