import { parseHTML } from 'linkedom';
import { beforeEach, expect, test, vi } from 'vitest';
import type { SettingAsked } from '../../domain/index.ts';

/** The page “Cài đặt”: nothing that somebody is writing goes without being asked, and nobody's change is written over. */

const answers: string[] = [];
const show = vi.fn<(title: string) => Promise<string>>(() => Promise.resolve(answers.shift() ?? ''));
const download = vi.fn<(name: string) => void>();
vi.mock('../../site/download.ts', () => ({ download }));
vi.mock('../dialog.ts', async (original) => ({ ...(await original<typeof import('../dialog.ts')>()), show }));

const parts = `
  <p data-part="said"></p><ul data-part="ways"></ul>
  <form data-part="find"><datalist data-part="units"></datalist><input name="unit"></form>
  <form data-part="form" hidden><h2 data-part="title"></h2><div data-part="fields"></div><div data-part="faults"></div><button>Ghi</button></form>
  <section data-part="keys" hidden><p data-part="new-key"></p><div data-part="key-list"></div><p data-part="key-told"></p></section>`;
const { document, Event, HTMLElement, customElements } = parseHTML('<html><body></body></html>');
Object.assign(HTMLElement.prototype, { scrollIntoView: () => undefined });

const listeners = new Map<string, () => void>();
const location = {
  at: '',
  get hash() {
    return this.at;
  },
  set hash(hash: string) {
    if (this.at === `#${hash}`) return;
    this.at = `#${hash}`;
    listeners.get('hashchange')!();
  },
};
const history = { replaceState: (_: unknown, __: string, hash: string) => (location.at = hash) };
for (const [name, value] of Object.entries({ document, HTMLElement, customElements, location, history })) vi.stubGlobal(name, value);
vi.stubGlobal('addEventListener', (name: string, does: () => void) => listeners.set(name, does));

/** The desk's server: units with a signer each, written only over what stands. */
let stored: Record<string, { data: object; keys: { sign: string; issued: string }[] }>;
let asked: string[];
const server: Record<string, (params: { setting: SettingAsked; was: string; data: object; unit: string; sign: string }) => unknown> = {
  settings: () => ({
    programmes: [{ code: 'ct', name: 'Năm nhóm' }],
    units: ['a', 'b'].map((code) => ({ code, name: `Chi đoàn ${code.toUpperCase()}`, level: 'chi_doan', parent: 'p' })),
    documents: [],
    rules: [],
  }),
  setting: ({ setting }) => ({ withoutSender: 3, ...(stored[setting.of ?? setting.kind] ?? { data: { name: 'Sổ' }, keys: [] }) }),
  changeSetting: ({ setting, was, data }) => {
    const one = stored[setting.of!]!;
    if (JSON.stringify(one.data) !== was) throw new Error('Mục này vừa được sửa ở nơi khác.');
    one.data = data;
    return { said: ['Đã ghi.'] };
  },
  issueKey: ({ unit }) => (stored[unit]!.keys.push({ sign: 'k1', issued: '2026-01-02' }), { said: ['KHOÁ-MỚI'] }),
  issueKeysBelow: () => ({ said: ['Đã cấp khoá cho 3 đơn vị.'], list: 'Chi đoàn A,KHOÁ' }),
  revokeKey: ({ unit }) => ((stored[unit]!.keys = []), { said: ['Đã thu hồi.'] }),
};
vi.stubGlobal('fetch', (_: string, { body }: { body: string }) => {
  const { action, params } = JSON.parse(body) as { action: string; params: never };
  asked.push(action);
  try {
    const answer = JSON.parse(JSON.stringify(server[action]!(params))) as unknown;
    return Promise.resolve({ ok: true, json: () => Promise.resolve(answer) });
  } catch (error) {
    return Promise.resolve({ ok: false, json: () => Promise.resolve({ error: (error as Error).message }) });
  }
});

let page: HTMLElement;
const part = <T extends HTMLElement = HTMLElement>(name: string): T => page.querySelector<T>(`[data-part="${name}"]`)!;
const settle = () => new Promise((resolve) => setTimeout(resolve, 5));
const press = async (label: string) => {
  const button = [...page.querySelectorAll('button')].find(({ textContent }) => textContent === label)!;
  (button.closest('form[data-part=form]') && label === 'Ghi' ? part('form') : button).dispatchEvent(
    new Event(label === 'Ghi' ? 'submit' : 'click', { bubbles: true, cancelable: true }),
  );
  await settle();
};
const go = async (hash: string) => {
  location.hash = hash;
  await settle();
};
const follow = async (hash: string) => {
  const link = page.querySelector(`a[href="#${hash}"]`)!;
  link.dispatchEvent(new Event('click', { bubbles: true, cancelable: true }));
  if (location.hash !== `#${hash}`) location.hash = hash;
  await settle();
};
const signer = () => {
  const box = [...part('fields').querySelectorAll('details')].find(({ textContent }) => textContent!.startsWith('Văn bản'))!;
  if (!box.querySelector('.part')) {
    box.open = true;
    box.dispatchEvent(new Event('toggle'));
  }
  const label = [...box.querySelectorAll('label')].find(({ textContent }) => textContent!.startsWith('Họ và tên'))!;
  return label.querySelector('input')!;
};

const openAt = async (address: string) => {
  location.at = address;
  document.body.innerHTML = `<desk-begin data-api="/api">${parts}</desk-begin>`;
  page = document.querySelector('desk-begin')!;
  await import('./settings-page.ts');
  await settle();
};
const signedBy = (name: string) => ({ kind: 'dia_ban_dan_cu', paper: { signer: name } });

beforeEach(async () => {
  stored = { a: { data: signedBy('Một'), keys: [] }, b: { data: signedBy('Hai'), keys: [] } };
  asked = [];
  answers.length = 0;
  show.mockClear();
  await openAt('');
});

test('another’s change is not written over after a key was issued meanwhile', async () => {
  await go('don_vi/a');
  stored['a']!.data = signedBy('Người khác đặt');
  await press('Cấp khoá nộp mới');
  signer().value = 'Tôi đặt';
  await press('Ghi');
  expect(part('faults').textContent).toContain('vừa được sửa ở nơi khác');
  expect(stored['a']!.data).toEqual(signedBy('Người khác đặt'));
});

test('what a refusal says can be done: the same link opens the setting anew, and asks before it drops what was written', async () => {
  await go('don_vi/a');
  await go('trang');
  await go('don_vi/a');
  stored['a']!.data = signedBy('Người khác đặt');
  part<HTMLFormElement>('find').querySelector('input')!.value = 'Chi đoàn A [a]';
  part('find').dispatchEvent(new Event('submit', { cancelable: true }));
  await settle();
  expect([signer().value, show.mock.calls.length]).toEqual(['Người khác đặt', 0]);

  await go('trang');
  const opened = asked.length;
  await follow('trang');
  expect(asked.slice(opened)).toEqual(['setting']);
});

test.each([
  ['kept', '', 'Đang viết', '#don_vi/a'],
  ['dropped', 'leave', 'Hai', '#don_vi/b'],
])('what is written and not saved is asked about before another setting opens: %s', async (_, answer, now, address) => {
  await go('don_vi/a');
  signer().value = 'Đang viết';
  answers.push(answer);
  await go('don_vi/b');
  expect(show).toHaveBeenCalledOnce();
  expect([signer().value, location.hash, part('title').textContent]).toEqual([
    now,
    address,
    address === '#don_vi/a' ? 'Chi đoàn A' : 'Chi đoàn B',
  ]);
});

test('an address that is broken opens nothing, and what was open stays', async () => {
  await openAt('#%');
  expect([page.dataset['ready'], part('said').textContent]).toEqual(['', '']);
  await go('don_vi/a');
  await go('%');
  expect([part('title').textContent, part('said').textContent, part('form').hidden]).toEqual(['Chi đoàn A', '', false]);
});

test('a new key stays in sight until another setting is opened; none is taken back without a question', async () => {
  await go('don_vi/a');
  await press('Cấp khoá nộp mới');
  signer().value = 'Ba';
  await press('Ghi');
  expect([part('said').textContent, part('new-key').textContent]).toEqual(['Đã ghi.', 'KHOÁ-MỚI']);
  await press('Thu hồi');
  expect([asked.includes('revokeKey'), stored['a']!.keys.length]).toEqual([false, 1]);
  answers.push('revoke');
  await press('Thu hồi');
  expect([stored['a']!.keys, part('key-told').textContent]).toEqual([[], 'Đã thu hồi.']);
  await go('don_vi/b');
  expect([part('new-key').textContent, part('key-told').textContent]).toEqual(['', '']);
});

test('the list of keys given to a whole tree is kept until it is saved: nobody gets away from it unasked', async () => {
  await go('don_vi/a');
  await press('Cấp khoá cho 3 đơn vị chưa có ai nộp');
  expect([show.mock.lastCall?.[0], asked.includes('issueKeysBelow')]).toEqual(['Cấp khoá cho các đơn vị này?', false]);
  answers.push('issue');
  await press('Cấp khoá cho 3 đơn vị chưa có ai nộp');
  expect([part('key-told').textContent, part('new-key').textContent]).toEqual([
    'Đã cấp khoá cho 3 đơn vị.',
    expect.stringContaining('chỉ có lần này'),
  ]);
  await go('don_vi/b');
  expect([show.mock.lastCall?.[0], part('title').textContent, location.hash]).toEqual(['Bỏ phần đang ghi dở?', 'Chi đoàn A', '#don_vi/a']);
  await press('Lưu danh sách khoá');
  expect(download.mock.lastCall?.[0]).toBe('khoa-nop-a.csv');
  expect(part('key-told').textContent).toContain('Đã lưu danh sách vào tệp khoa-nop-a.csv');
  await go('don_vi/b');
  expect([part('title').textContent, part('new-key').textContent]).toEqual(['Chi đoàn B', '']);
});

test('a programme is called by its name', async () => {
  stored['ct'] = { data: { name: 'Năm nhóm' }, keys: [] };
  await go('chuong_trinh/ct');
  expect(part('title').textContent).toBe('Năm nhóm');
});
