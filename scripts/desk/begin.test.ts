import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ChangeEffect } from '../../src/domain/index.ts';
import type { BeginState, Done } from '../../src/desk/begin/server-answers.ts';
import { git } from '../tests/browser/working-copy.ts';
import { deskCommit, openSmallDesk, requests } from '../tests/desk-root.ts';
import { reconcile } from './copy.ts';

/** “Bắt đầu” at the desk: what its page asks, on a repository that carries what came with the product. */

const answers = {
  name: 'Đoàn phường Bến Xuân',
  units:
    'Chi đoàn khu phố 1\nChi đoàn khu phố 2\nChi đoàn Công an phường\nChi đoàn Trường THCS Bến Xuân\nChi đoàn Trạm Y tế\nChi đoàn khu phố 3',
  skeleton: 'nam-nhom',
  year: 2026,
  until: 2028,
  themes: { doan: 'Tiên phong' },
  drives: { 'thang-thanh-nien': 'Chung sức' },
  days: { '2026-03-31': '2026-04-15' },
  document: { symbol: '05-KH/ĐTN', day: '2026-01-02' },
  contact: { phone: '028 3800 0000' },
};
let opened: Awaited<ReturnType<typeof openSmallDesk>>;
let { root, copy, desk } = {} as typeof opened;
beforeEach(async () => {
  opened = await openSmallDesk();
  ({ root, copy, desk } = opened);
});
afterEach(() => opened.close());

const ask = async <T>(body: object): Promise<T> => {
  const { status, body: answer } = await desk.ask(body);
  expect([status, answer], JSON.stringify(body).slice(0, 200)).toEqual([200, expect.anything()]);
  return answer as unknown as T;
};
const refused = async (body: object): Promise<string> => {
  const { status, body: answer } = await desk.ask(body);
  expect(status).toBe(422);
  return String(answer.error);
};
const contentOf = (folder: string) =>
  Object.fromEntries(
    readdirSync(join(folder, 'content'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]),
  );

test('groups that are due are fixed by a press, once, and the list asks no more', async () => {
  const isAsked = ({ missing }: BeginState) => missing.find(({ at }) => at && 'settle' in at && at.settle === 'nhom');
  expect(isAsked((await ask<Done>(requests.begin(answers))).state)).toBeUndefined();
  await reconcile(copy);
  const site = JSON.parse(readFileSync(join(root, 'content/site.json'), 'utf8')) as object;
  deskCommit(copy.folder, 'content/site.json', JSON.stringify({ ...site, asOf: '2026-05-01' }));
  const handIn = (people: number) => {
    const rows = Array.from({ length: people }, (_, i) => `2026,ben-xuan-kp1,DV-${i + 1}A,doan_vien,dang_sinh_hoat`);
    const list = ['nam,ma_chi_doan,ma_doan_vien,doi_tuong,tinh_trang', ...rows, ''].join('\n');
    deskCommit(copy.folder, 'content/submissions/ben-xuan-kp1/2026/doan-vien.csv', list);
  };
  handIn(2);
  const due = isAsked(await ask<BeginState>(requests.beginState()))!;
  expect(due.what).toMatch(/^Nhóm số liệu năm 2026 .* chưa chốt/);
  const { of, year } = due.at as { of: string; year: number };
  expect(await refused(requests.settle({ kind: 'nhom', of, year, said: {} }))).toMatch(/quá ít.*Chữa: /s);
  handIn(40);
  const { state } = await ask<Done>(requests.settle({ kind: 'nhom', of, year, said: {} }));
  expect(isAsked(state)).toBeUndefined();
  await reconcile(copy);
  const { years } = JSON.parse(readFileSync(join(root, `content/programmes/${of}.json`), 'utf8')) as {
    years: { year: number; groups?: object }[];
  };
  expect(years.find((one) => one.year === year)!.groups).toBeDefined();
});

test('says what is there: the sample, its organisations, and what is missing', async () => {
  const state = await ask<BeginState>(requests.beginState());
  expect(state).toMatchObject({ sample: true });
  expect(state.organisations.map(({ code }) => code)).toContain('q8');
  expect(state.missing.length).toBeGreaterThan(3);
});

describe('to begin', () => {
  test('writes one commit, byte for byte what `npm run begin --answers` writes, and it comes home', async () => {
    const other = mkdtempSync(join(tmpdir(), 'so-ren-luyen-begin-'));
    cpSync(join(root, 'content'), join(other, 'content'), { recursive: true });
    writeFileSync(join(other, 'tra-loi.json'), JSON.stringify(answers));
    const command = spawnSync(
      process.execPath,
      [join(import.meta.dirname, '../begin.ts'), '--root', other, '--answers', join(other, 'tra-loi.json')],
      { encoding: 'utf8' },
    );
    expect([command.status, command.stderr]).toEqual([0, expect.any(String)]);

    const { said, state } = await ask<Done>(requests.begin(answers));
    expect(said[0]).toContain('Nhận ra 7 đơn vị: 1 Đoàn xã, phường, đặc khu, 6 Chi đoàn.');
    expect(state).toMatchObject({ sample: false, organisations: [{ code: 'ben-xuan', name: 'Đoàn phường Bến Xuân', units: 7 }] });
    expect(git(copy.folder, 'log', '-1', '--format=%s', 'main')).toBe('Bắt đầu: Đoàn phường Bến Xuân');
    expect(await reconcile(copy)).toEqual(['Bắt đầu: Đoàn phường Bến Xuân']);
    expect(contentOf(root)).toEqual(contentOf(other));
    expect(git(root, 'status', '--porcelain')).toBe('');
    rmSync(other, { recursive: true, force: true });
  });
  test.each<[what: string, more: object, words: RegExp]>([
    ['answers of another shape', { year: '2026' }, /Câu trả lời còn chỗ chưa đúng: Năm bắt đầu/],
    ['a list that cannot stand', { units: 'Huyện đoàn Cù Lao' }, /Dòng 1: “Huyện đoàn Cù Lao”/],
    ['a skeleton that is not there', { skeleton: 'khong-co' }, /Không có khung “khong-co”/],
  ])('writes nothing with %s', async (_, more, words) => {
    const before = git(copy.folder, 'rev-parse', 'main');
    expect(await refused(requests.begin({ ...answers, ...more }))).toMatch(words);
    expect(git(copy.folder, 'rev-parse', 'main')).toBe(before);
  });
  test('twice is refused: nothing of an organisation is written over', async () => {
    await ask(requests.begin(answers));
    expect(await refused(requests.begin(answers))).toMatch(/Đã có content\/units\/ben-xuan\.json/);
  });
});

test('what came with the product goes by one press, and what nothing is left of is not taken out twice', async () => {
  const { state } = await ask<Done>(requests.emptySample());
  expect(state).toMatchObject({ sample: false, organisations: [] });
  expect(await refused(requests.emptySample())).toMatch(/không còn phần có sẵn/);
});

test('a new year by one press: asked for by programme, refused a second time', async () => {
  const { state } = await ask<Done>(requests.begin(answers));
  expect(state.nextYears).toEqual([
    expect.objectContaining({
      code: 'nam-nhom-ben-xuan-2026',
      year: 2027,
      isPast: false,
      drives: [expect.objectContaining({ code: 'thang-thanh-nien' })],
    }),
  ]);
  const { code, year } = state.nextYears[0]!;
  const done = await ask<Done>(requests.beginYear(code, year, { themes: { doan: 'Năm mới' } }));
  expect(done.said).toEqual([expect.stringContaining('Đã thêm năm 2027'), 'Chưa mở, chờ chủ đề: Tháng Thanh niên.']);
  expect(done.state.nextYears[0]).toMatchObject({ year: 2028 });
  await reconcile(copy);
  const written = JSON.parse(readFileSync(join(root, `content/programmes/${code}.json`), 'utf8')) as {
    years: { due: { day: string }[] }[];
  };
  expect(written.years[1]!.due[0]!.day).toBe('2027-04-15');
  expect(await refused(requests.beginYear(code, year))).toMatch(/đã có năm 2027/);
});

test('a change of units is told before it is done, and then is one commit', async () => {
  const change = { kind: 'nhap', units: ['q8-p01-kp1', 'q8-p01-kp2'], name: 'Chi đoàn khu phố 12', from: '2016-07-01' };
  const before = git(copy.folder, 'rev-parse', 'main');
  const effect = await ask<ChangeEffect>(requests.unitEffect(change));
  expect(effect.units.at(-1)).toContain('tiếp nối q8-p01-kp1, q8-p01-kp2');
  expect(git(copy.folder, 'rev-parse', 'main')).toBe(before);
  const { said } = await ask<Done>(requests.changeUnits(change));
  expect(said).toEqual(effect.units);
  await reconcile(copy);
  const written = JSON.parse(readFileSync(join(root, 'content/units/mini.json'), 'utf8')) as {
    units: { code: string; validTo?: string }[];
  };
  expect(written.units.map(({ code }) => code)).toEqual([
    ...['q8', 'q8-p01', 'q8-p01-kp1', 'q8-p01-kp2', 'q8-cd-thue', 'kg', 'kg-to-chau', 'kg-to-chau-kp1', 'q8-p01-kp12'],
  ]);
  expect(await refused(requests.changeUnits(change))).toMatch(/không hoạt động ngày/);
  expect(await refused(requests.changeUnits({ ...change, from: 'mai' }))).toMatch(/Biểu mẫu còn chỗ chưa đúng: Từ ngày/);
});

test('an organisation that stands begins another programme: the same name, no list; its units stay as they are', async () => {
  await ask(requests.begin(answers));
  const { said } = await ask<Done>(requests.begin({ name: answers.name, skeleton: 'ba-noi-dung', year: 2029, until: 2031 }));
  expect(said.at(-1)).toContain('Còn thiếu cho ngày đầu');
  await reconcile(copy);
  expect(Object.keys(contentOf(root)).filter((path) => /programmes|units/.test(path))).toEqual(
    expect.arrayContaining([expect.stringContaining('ba-noi-dung-ben-xuan-2029'), expect.stringContaining('nam-nhom-ben-xuan-2026')]),
  );
  const units = JSON.parse(readFileSync(join(root, 'content/units/ben-xuan.json'), 'utf8')) as { units: object[] };
  expect(units.units).toHaveLength(7);
  expect(await refused(requests.begin({ name: answers.name, skeleton: 'ba-noi-dung', year: 2027, until: 2029 }))).toMatch(/Chưa ghi gì/);
});

test('what is missing is settled where it is told, and then is missing no longer', async () => {
  const { state } = await ask<Done>(requests.begin({ ...answers, contact: {} }));
  const missing = state.missing.find(({ at }) => at && 'settle' in at && at.settle === 'lien_he')!;
  const said = { kind: 'lien_he', of: 'ben-xuan', said: { phone: '028 3800 0000' } };
  const done = await ask<Done>(requests.settle(said));
  expect(done.state.missing.map(({ what }) => what)).not.toContain(missing.what);
  expect(git(copy.folder, 'log', '-1', '--format=%s', 'main')).toBe('Bổ sung: liên hệ');
  expect(await refused(requests.settle({ ...said, said: {} }))).toMatch(/Chưa ghi gì/);
  expect(await refused(requests.settle({ ...said, kind: 'la' }))).toMatch(/Biểu mẫu còn chỗ chưa đúng/);
});
