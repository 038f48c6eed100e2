import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contactLine, contactsFirst } from '../../src/domain/index.ts';
import { settingsHere } from './settings.ts';

/** K L61 “nếu có khó khăn, vướng mắc đề nghị liên hệ …” (K-54): every answer names whom to ask, by the one setting. */

const env = { SITE_URL: 'https://host.example', SITE_BASE: '/kho/' };
const site = { name: 'Sổ', tagline: 'Việc cụ thể', smallestCell: 5, smallestSensitiveCell: 10 };
const contacts = [{ organisation: 'kg', body: 'Ban Tổ chức - Kiểm tra', phone: '077. 3876903', email: 'ban@doan.example' }];

test.each([
  ['both in the settings', { ...site, address: 'https://doan.example/so', contacts }, 'https://doan.example/so/', 1],
  ['no address in the settings: the environment’s', { ...site, contacts }, 'https://host.example/kho/', 1],
  ['nobody to ask', site, 'https://host.example/kho/', 0],
  ['settings that are none', 'x', 'https://host.example/kho/', 0],
])('%s', (_, settings, address, asked) => {
  const root = mkdtempSync(join(tmpdir(), 'settings-'));
  mkdirSync(join(root, 'content'));
  writeFileSync(join(root, 'content/site.json'), JSON.stringify(settings));
  const ask = ['Ban Tổ chức - Kiểm tra · 077. 3876903 · ban@doan.example'].slice(0, asked);
  expect(settingsHere(env, root)).toEqual({ site: address, ask });
  rmSync(root, { recursive: true });
  expect(settingsHere(env, root)).toEqual({ site: 'https://host.example/kho/', ask: [] });
});

test('the board of whoever sent the files stands first, K L61 “đề nghị liên hệ với Ban Tổ chức - Kiểm tra” (K-54)', () => {
  const boards = [...contacts, { organisation: 'q8', body: 'Ban Tổ chức Quận Đoàn' }];
  const [kg, q8] = boards.map(contactLine);
  expect([[], ['kg'], ['q8'], ['q8', 'kg'], ['khac']].map((of) => contactsFirst(boards, of))).toEqual([
    [kg, q8],
    [kg, q8],
    [q8, kg],
    [kg, q8],
    [kg, q8],
  ]);
});
