import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { check } from '../../src/domain/index.ts';
import { mini } from '../tests/mini.ts';
import { ChosenFiles } from './chosen-files.ts';

/** Files from elsewhere, named on the command line, as they were sent. */

const tests = join(import.meta.dirname, '../tests');
const content = mini();
const units = { path: 'content/units/cases.json', data: JSON.parse(readFileSync(join(tests, 'cases/_units.json'), 'utf8')) as unknown };
const raw = { ...content, units: [...content.units, units] };

/** Where it lies and how it is called says nothing of it. */
const folder = mkdtempSync(join(tmpdir(), 'tep-'));
afterAll(() => rmSync(folder, { recursive: true }));
const sent = join(folder, 'ban sua.csv');
const told = (file: string, allowPersonal = false) => {
  copyFileSync(join(tests, file), sent);
  return [...new ChosenFiles(raw, folder, [sent]).layers(allowPersonal)].flatMap(({ raw: layer, told: of }) =>
    of(check(layer, { allowPersonal, partial: allowPersonal })).map(({ path, verdict, accepted, leftOut, issues }) => ({
      path: path === sent,
      verdict,
      rows: `${accepted} + ${leftOut}`,
      codes: [...new Set(issues.map(({ code }) => code))].join(' '),
    })),
  );
};

describe('a file from elsewhere', () => {
  const handedIn = 'content/submissions/q8-p05-kp1/2016/dang-ky.csv';
  test.each(['don-vi-ghi-bang-ten', 'don-vi-ma-thieu-so-0'])('is its unit’s, however the unit is called: %s', (name) => {
    expect(told(`cases/${name}/${handedIn}`)).toEqual([{ path: true, verdict: 'repaired', rows: '5 + 0', codes: 'da-sua' }]);
  });

  test.each([
    ['danh-sach-34-cot', 'kg-to-chau-kp1/2016/doan-vien.csv', 'danh-sach-nguoi'],
    ['bang-diem-nam-nhom', 'kg-to-chau-kp1/2016/danh-gia.csv', 'bang-diem'],
  ])('that is no form is told for what it is: %s', (name, file, codes) => {
    expect(told(`cases/${name}/content/submissions/${file}`)).toEqual([{ path: true, verdict: 'rejected', rows: '0 + 0', codes }]);
  });

  test.each(readdirSync(join(tests, 'privacy/gate')))(
    'with a person beside its rows is refused, as the gate will refuse it: %s',
    (name) => {
      const [one] = told(`privacy/gate/${name}`);
      expect(one).toMatchObject({ verdict: 'rejected', rows: '0 + 10' });
      expect(one!.codes).toContain('thong-tin-ca-nhan');
      // What the page writes anew holds nothing of it.
      expect(told(`privacy/gate/${name}`, true)).toMatchObject([{ rows: '10 + 0' }]);
    },
  );
});
