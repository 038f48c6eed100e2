import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { wordsOf, type CheckReport, type Issue } from '../../src/domain/index.ts';
import type { Done, KeysIssued, OpenSetting, SettingsAtHand } from '../../src/desk/begin/server-answers.ts';
import { deskCommit, openSmallDesk, requests } from '../tests/desk-root.ts';
import { hashOfKey } from '../upkeep/keys.ts';
import { demandSound } from './begin.ts';
import { reconcile } from './copy.ts';

/** “Cài đặt” at the desk: each setting as it stands, changed as a whole, and nothing else with it. */

let opened: Awaited<ReturnType<typeof openSmallDesk>>;
let { root, copy, desk } = {} as typeof opened;
beforeEach(async () => {
  opened = await openSmallDesk();
  ({ root, copy, desk } = opened);
});
afterEach(() => opened.close());

const answered = async (body: object) => (await desk.ask(body)) as unknown as { status: number; body: unknown };
const open = async (setting: object) => (await answered(requests.setting(setting))).body as OpenSetting;
const change = (setting: object, was: object, data: object) => answered(requests.changeSetting(setting, was, data));
const refusal = ({ status, body }: { status: number; body: unknown }) => [status, String((body as { error?: string }).error)] as const;
const textOf = async (path: string) => {
  await reconcile(copy);
  return readFileSync(join(root, path), 'utf8');
};

test('what nobody changed keeps what it says', async () => {
  for (const [setting, path] of [
    [{ kind: 'trang' }, 'content/site.json'],
    [{ kind: 'chuong_trinh', of: 'rlhd-quan-8-2014' }, 'content/programmes/rlhd-quan-8-2014.json'],
    [{ kind: 'don_vi', of: 'q8-p01-kp1' }, 'content/units/mini.json'],
  ] as const) {
    const before = JSON.parse(await textOf(path)) as unknown;
    const { data } = await open(setting);
    expect((await change(setting, data, data)).status).toBe(200);
    expect(JSON.parse(await textOf(path)), path).toEqual(before);
  }
});

test('a due day of a year is changed alone', async () => {
  const setting = { kind: 'chuong_trinh', of: 'rlhd-quan-8-2014' };
  const { data } = await open(setting);
  const next = structuredClone(data) as { years: { due: { day: string }[] }[] };
  next.years.at(-1)!.due[0]!.day = '2016-02-15';
  const { status, body } = await change(setting, data, next);
  expect([status, (body as Done).said]).toEqual([200, [`Đã ghi: Chương trình “${String(data['name'])}”.`]]);
  const written = JSON.parse(await textOf('content/programmes/rlhd-quan-8-2014.json')) as typeof next & { code: string };
  expect([written.code, written.years.at(-1)!.due[0]!.day]).toEqual(['rlhd-quan-8-2014', '2016-02-15']);
});

test('stewards and signer of a unit', async () => {
  const setting = { kind: 'don_vi', of: 'q8-p01-kp1' };
  const { data } = await open(setting);
  expect((await change(setting, data, { ...data, stewards: [1234567], paper: { signer: 'Họ và tên' } })).status).toBe(200);
  expect(await textOf('content/units/mini.json')).toMatch(/"code":"q8-p01-kp1".*"stewards":\[1234567\].*"paper":\{"signer":"Họ và tên"\}/);
});

test('what cannot be is refused, by the name of its field; what another wrote meanwhile is not lost', async () => {
  const setting = { kind: 'trang' };
  const { data } = await open(setting);
  expect(refusal(await change(setting, data, { ...data, name: '' }))).toEqual([422, expect.stringContaining('Tên trang')]);
  const contacts = [{ organisation: 'khong-co', body: 'Ban Thường vụ' }];
  expect(refusal(await change(setting, data, { ...data, contacts }))).toEqual([422, expect.stringContaining('Liên hệ')]);
  expect((await change(setting, data, { ...data, name: 'Sổ của ta' })).status).toBe(200);
  expect(refusal(await change(setting, data, { ...data, name: 'Sổ khác' }))).toEqual([
    422,
    expect.stringContaining('vừa được sửa ở nơi khác'),
  ]);
});

test('what boards write in a setting is looked at as a text is: a number of papers is refused at its field, a birth day pointed out', async () => {
  const setting = { kind: 'trang' };
  const { data } = await open(setting);
  const answering = (answer: string) => change(setting, data, { ...data, questions: [{ question: 'Hỏi gì?', answer }] });
  const before = await textOf('content/site.json');
  expect(refusal(await answering('Căn cước 079201001234'))).toEqual([
    422,
    expect.stringContaining('Hỏi đáp › 1 › Trả lời có chỗ giống một số giấy tờ.'),
  ]);
  expect(await textOf('content/site.json')).toBe(before);
  const { status, body } = await answering('Bạn ấy sinh ngày 01/02/1999');
  expect([status, (body as Done).said]).toEqual([200, [expect.stringContaining('Đã ghi'), expect.stringContaining('một ngày sinh')]]);
});

test('a key is issued once in plain sight, kept as its hash, and taken back', async () => {
  const { body } = await answered(requests.issueKey('q8-p01-kp1'));
  const key = (body as Done).said[1]!;
  expect(await textOf('content/units/mini.json')).toContain(hashOfKey(key));
  expect(await textOf('content/units/mini.json')).not.toContain(key);
  const [kept] = (await open({ kind: 'don_vi', of: 'q8-p01-kp1' })).keys;
  expect((await answered(requests.revokeKey('q8-p01-kp1', kept!.sign))).status).toBe(200);
  expect((await open({ kind: 'don_vi', of: 'q8-p01-kp1' })).keys).toEqual([]);
  // Who is at the desk is not sent to a terminal.
  const [, gone] = refusal(await answered(requests.revokeKey('q8-p01-kp1', kept!.sign)));
  expect(gone).toContain('tải lại trang');
  expect(gone).not.toContain('npm run');
});

test('a whole tree gets its first keys at once: each told in one list, kept as a hash; who can hand in already gets none', async () => {
  await answered(requests.issueKey('q8-p01-kp1'));
  const setting = { kind: 'don_vi', of: 'q8-cd-thue' };
  const { data } = await open(setting);
  await change(setting, data, { ...data, stewards: [7] });
  const { withoutSender } = await open({ kind: 'don_vi', of: 'q8' });
  const { body } = await answered(requests.issueKeysBelow('q8'));
  const { said, list } = body as KeysIssued;
  expect(said).toEqual([`Đã cấp khoá cho ${withoutSender} đơn vị.`]);
  const { data: rows } = Papa.parse<Record<string, string>>(list.slice(1), { header: true, skipEmptyLines: true });
  const text = await textOf('content/units/mini.json');
  const { units } = JSON.parse(text) as { units: { code: string; keys?: unknown[] }[] };
  expect(rows.map((row) => row['Mã đơn vị'])).toEqual(expect.arrayContaining(['q8', 'q8-p01', 'q8-p01-kp2']));
  for (const row of rows) {
    expect(text).toContain(hashOfKey(row['Khoá nộp']!));
    expect(text).not.toContain(row['Khoá nộp']);
  }
  // One key each, and as many lines as keys.
  expect([rows.length, units.filter(({ keys }) => keys?.length === 1).length, units.some(({ keys }) => keys && keys.length > 1)]).toEqual([
    withoutSender,
    withoutSender + 1,
    false,
  ]);
  expect(rows.map((row) => row['Mã đơn vị'])).not.toEqual(expect.arrayContaining(['q8-cd-thue']));
  expect((await open({ kind: 'don_vi', of: 'q8' })).withoutSender).toBe(0);
  expect(refusal(await answered(requests.issueKeysBelow('q8')))).toEqual([422, expect.stringContaining('không cấp gì')]);
});

test('one faulty unit closes nothing: it and the others of its file are offered, and it is mended where the others are set', async () => {
  const text = await textOf('content/units/mini.json');
  const { units } = JSON.parse(text) as { units: { code: string; kind: string }[] };
  const { kind } = units.find(({ code }) => code === 'q8-p01-kp1')!;
  const faulty = units.map((unit) => (unit.code === 'q8-p01-kp1' ? { ...unit, kind: 'la', talks: 3 } : unit));
  deskCommit(copy.folder, 'content/units/mini.json', JSON.stringify({ units: faulty }));
  const { status, body } = await answered(requests.settings());
  expect([status, (body as SettingsAtHand).units.map(({ code }) => code)]).toEqual([200, units.map(({ code }) => code)]);
  expect((body as SettingsAtHand).rules).toContainEqual({
    value: 'duoi-toi-thieu',
    label: wordsOf({ code: 'duoi-toi-thieu', values: {} }).title,
  });
  // What is said of rows, of no member, is decided for nobody.
  expect((body as SettingsAtHand).rules.map(({ value }) => value)).not.toContain('dong-trung');

  const neighbour = { kind: 'don_vi', of: 'q8-p01-kp2' };
  const { data: beside } = await open(neighbour);
  expect((await change(neighbour, beside, { ...beside, stewards: [7] })).status).toBe(200);
  expect((await answered(requests.issueKey('q8-p01-kp2'))).status).toBe(200);
  const signers = requests.settle({ kind: 'nguoi_ky', of: 'q8', said: { 'q8-p01': 'Họ và tên' } });
  expect(refusal(await answered(signers))).toEqual([422, expect.stringMatching(/^Chưa ghi gì.*Chữa: /s)]);

  const setting = { kind: 'don_vi', of: 'q8-p01-kp1' };
  const { data } = await open(setting);
  expect(data).toMatchObject({ kind: 'la', talks: 3 });
  expect((await change(setting, data, { kind })).status).toBe(200);
  const { units: written } = JSON.parse(await textOf('content/units/mini.json')) as { units: typeof units };
  expect(written.find(({ code }) => code === 'q8-p01-kp1')).toEqual(units.find(({ code }) => code === 'q8-p01-kp1'));
});

test('what was amiss already is not refused because it moved up, or because a file can be read again; what is new is', () => {
  const report = (...issues: [code: string, values: Issue['values']][]): CheckReport => ({
    ...{ content: undefined, files: [], accepted: [], clean: false },
    contentIssues: issues.map(([code, values]) => ({ code, severity: 'error', file: 'content/exceptions.json', values })),
  });
  const spare = (index: number) => ['ngoai-le-thua', { index }] as [string, Issue['values']];
  const unread: [string, Issue['values']] = ['noi-dung-sai', { path: 'a', label: 'A', reason: 'chưa có.' }];
  expect(() => demandSound(report(spare(2)), report(spare(1)))).not.toThrow();
  expect(() => demandSound(report(spare(2)), report(spare(1), spare(2)))).toThrow('Ngoại lệ thứ 2');
  expect(() => demandSound(report(unread), report(spare(1)))).not.toThrow();
  expect(() => demandSound(report(spare(1)), report(spare(1), unread))).toThrow('A');
});
