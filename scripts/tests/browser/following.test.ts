import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { programmeFiles } from '../mini.ts';
import { honour, SmallRoot, type SmallEntry } from './small-root.ts';
import { pageAt, terminal } from './working-copy.ts';

/** `npm start` over a root that changes under it: what its pages say in the end, and what the terminal says meanwhile. */

const root = new SmallRoot();
let start: ChildProcess;
let output = '';
let site = '';

const story = (id: string, title: string, more: object = {}): SmallEntry => ({
  collection: 'stories',
  id,
  data: {
    title,
    organisation: 'q8',
    unit: 'q8-p01',
    day: '2016-05-01',
    summary: 'Tóm tắt',
    problem: 'Vấn đề',
    how: ['Cách làm'],
    result: 'Kết quả',
    conditions: 'Điều kiện',
    photoConsent: 'tranh_ve',
    ...more,
  },
});
const lesson = (title: string): SmallEntry => ({
  collection: 'lessons',
  id: 'bo-mot-1',
  data: { title, set: 'bo-mot', order: 1, organisation: 'q8', summary: 'Tóm tắt' },
});
const page = async (path: string): Promise<string> => {
  const answer = await pageAt(`${site}${path}`);
  return `${answer.status} ${await answer.text()}`;
};
const counts = () => output.match(/đã cập nhật trang theo \d+ tệp/g) ?? [];
const until = async (what: string, holds: () => boolean | Promise<boolean>) => {
  for (const end = Date.now() + 600_000; !(await holds()); await new Promise((resolve) => setTimeout(resolve, 200)))
    if (Date.now() > end) throw new Error(`Not in ten minutes: ${what}\n${output.slice(-2000)}`);
};
/** Waits until a page says what it should; nothing but the page tells. */
const says = (path: string, holds: (text: string) => boolean) => until(path, async () => holds(await page(path)));
const terminalSays = (words: string | RegExp) => until(String(words), () => output.search(words) >= 0);

beforeAll(async () => {
  const programme = JSON.parse(readFileSync(join(root.folder, programmeFiles.quan8), 'utf8')) as object;
  root.write(
    programmeFiles.quan8,
    JSON.stringify({ ...programme, lessonSet: { set: 'bo-mot', count: 1, clause: { place: 'Mục III.1', quote: 'bài học' } } }),
  );
  root.put(lesson('Bài ban đầu'));
  root.put(story('san-bong', 'Sân bóng'));
  root.put(honour('nguoi-mau'));
  root.put(honour('tap-the', { recipientKind: 'tap_the', recipient: 'Chi đoàn khu phố 1', recognition: undefined, consent: undefined }));
  start = spawn(process.execPath, ['scripts/start.ts'], { cwd: root.folder, env: terminal(), stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [start.stdout!, start.stderr!]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  await terminalSays(/Bàn biên tập +http/);
  site = /Trang +(http\S+)/.exec(output)![1]!;
  await says('mo-hinh/', (text) => text.includes('Sân bóng'));
});
afterAll(async () => {
  const ended = start && once(start, 'exit');
  start?.kill('SIGTERM');
  await ended;
  root.close();
});

test('three hundred files at once are counted together, and the newest is shown', async () => {
  const before = counts().length;
  for (let i = 0; i < 300; i += 1) root.put(story(`bai-${i}`, `Bài kể ${i}.`));
  await says('mo-hinh/', (text) => Array.from({ length: 300 }, (_, i) => `Bài kể ${i}.`).every((title) => text.includes(title)));
  // The machine may stop between two words of the watcher; never is it a count a file.
  expect(counts().length - before).toBeLessThanOrEqual(3);
  for (let i = 0; i < 300; i += 1) root.remove(`content/stories/bai-${i}.md`);
  await says('mo-hinh/', (text) => !text.includes('Bài kể') && text.includes('Sân bóng'));
});

test('a lesson’s new title stands in its report, too', async () => {
  root.put(lesson('Bài đặt lại tên'));
  await says('bao-cao/p15/q8-2016/', (text) => text.includes('Bài đặt lại tên') && !text.includes('Bài ban đầu'));
  await says('bai-hoc/bo-mot-1/', (text) => text.includes('Bài đặt lại tên'));
});

test('half a file is no page, and is named; its other half makes it one', async () => {
  const { data } = story('hai-nua', 'Viết hai lần');
  const whole = `---\n${stringify(data)}---\nThân bài.\n`;
  root.write('content/stories/hai-nua.md', whole.slice(0, 60));
  await terminalSays(/để lại content\/stories\/hai-nua\.md – dòng \d+: không đọc được tệp/);
  expect(await page('mo-hinh/hai-nua/')).toMatch(/^404/);
  expect(await page('mo-hinh/')).toContain('Sân bóng');
  root.write('content/stories/hai-nua.md', whole);
  await says('mo-hinh/hai-nua/', (text) => text.startsWith('200') && text.includes('Thân bài.'));
});

test('a submission that is not taken is said on the page of its unit', async () => {
  const path = 'content/submissions/q8-p01-kp2/2016/dang-ky.csv';
  root.write(path, 'không phải bảng\n');
  await until(path, () => output.includes(`để lại ${path} – chưa nhận`));
  await says('don-vi/q8-p01-kp2/2016/', (text) => text.includes('tệp chưa nhận') && text.includes('href="/loi/tieu-de-la/"'));
  root.remove(path);
  await says('don-vi/q8-p01-kp2/2016/', (text) => !text.includes('tệp chưa nhận'));
});

test('a picture that is taken away costs no page its answer, and is there when it is put back', async () => {
  const picture = 'content/media/hinh.svg';
  const drawn = '<svg xmlns="http://www.w3.org/2000/svg" width="160" height="90"><path d="M0 0h160v90H0z"/></svg>';
  root.write(picture, drawn);
  root.put(story('co-hinh', 'Bài có hình', { picture: '@media/hinh.svg', pictureAlt: 'Một hình vẽ' }));
  const isShown = (text: string) => text.includes('alt="Một hình vẽ"');
  await says('mo-hinh/co-hinh/', isShown);
  // Also where no page has asked for it since it was named.
  const before = counts().length;
  root.put(story('hinh-nua', 'Bài nữa có hình', { picture: '@media/hinh.svg', pictureAlt: 'Một hình vẽ' }));
  await until('hinh-nua', () => counts().length > before);
  root.remove(picture);
  // Until the story is read anew it has no picture; nobody is told anything else meanwhile.
  await says('mo-hinh/', (text) => {
    expect(text.slice(0, 3)).toBe('200');
    return !text.includes('Bài có hình');
  });
  await terminalSays('để lại content/stories/co-hinh.md');
  expect(output).not.toContain('ImageNotFound');
  root.write(picture, drawn);
  await says('mo-hinh/co-hinh/', isShown);
});

test('a setting that breaks leaves the site as it was and is told once; whoever withdraws meanwhile is gone', async () => {
  const settings = readFileSync(join(root.folder, 'content/site.json'), 'utf8');
  expect(await page('tuyen-duong/')).toContain('Người Mẫu nguoi-mau');
  root.write('content/site.json', '{');
  await terminalSays(/Chưa công bố được: content\/site\.json còn chỗ sai/);
  root.put(honour('nguoi-mau', { state: 'go_bo' }));
  for (const path of ['tuyen-duong/', 'tuyen-duong/nguoi-mau/', 'bao-cao/p16/q8-2016/', 'don-vi/q8-p01/'])
    await says(path, (text) => text.startsWith('200') && !text.includes('Người Mẫu nguoi-mau'));
  expect(await page('mo-hinh/')).toContain('Sân bóng');
  root.put(story('san-bong', 'Sân bóng mới'));
  root.write('content/site.json', settings);
  await says('mo-hinh/', (text) => text.includes('Sân bóng mới'));
  expect(output.match(/Chưa công bố được/g)).toHaveLength(1);
});
