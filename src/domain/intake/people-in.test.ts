import { describe, expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { namesIn, peopleIn } from './people-in.ts';

/** Lists of people as organisations have them. Everybody here is invented. */

const people = (text: string) => peopleIn(() => [new TextEncoder().encode(text)]);
const told = (text: string) => people(text).map(({ name, birth, number, phone, code }) => [name, birth, number, phone, code].join(' | '));
const museum = join(import.meta.dirname, '../../../scripts/tests/cases');
const file = (name: string) => readFileSync(join(museum, name, 'content/submissions/kg-to-chau-kp1/2016/doan-vien.csv'), 'utf8');

describe('the people of a list', () => {
  test('the official list of 34 columns, headings in two lines, days of birth in a column for men and one for women', () => {
    expect(told(file('danh-sach-34-cot'))[0]).toMatch(/^Nguyễn Văn Thử \| 1998-03-01 \| 8000001 \| 09\d+ \| $/);
    expect(told(file('danh-sach-trich-ngang'))).toEqual(['Nguyễn Văn Thử | 1998-03-01 |  |  | ', 'Trần Thị Mẫu | 1998-03-02 |  |  | ']);
  });
  test.each([
    ['one column', 'Họ và tên\nNguyễn Văn Thử\nTrần Thị Mẫu\n'],
    ['numbered, without a heading', '1. Nguyễn Văn Thử\n2. Trần Thị Mẫu\n'],
    ['in two columns', 'STT;Họ và đệm;Tên\n1;Nguyễn Văn;Thử\n2;Trần Thị;Mẫu\n'],
    ['with what stands under it', 'STT,Họ tên\n1,Nguyễn Văn Thử\n2,Trần Thị Mẫu\n,Tổng cộng: 2\n,Lê Văn Ký\n'],
    ['in groups', 'STT\tHọ tên đoàn viên\nTổ 1\t\n1\tNguyễn Văn Thử\n\tTổ 2\n2\tTrần Thị Mẫu\n'],
  ])('%s', (_, text) => {
    expect(people(text).map(({ name }) => name)).toEqual(['Nguyễn Văn Thử', 'Trần Thị Mẫu']);
  });
  test('a person whose name begins as a total does is one', () => {
    expect(people('Họ tên\nTống Thị Mẫu\nCông Văn Thử\n')).toHaveLength(2);
  });
  test('codes and names: what is no code is the official number', () => {
    const text = 'Mã đoàn viên,Họ và tên\ndv-7k3m,Nguyễn Văn Thử\n7K3-MQ2-XG,Trần Thị Mẫu\n8000001,Lê Văn Giả\n';
    expect(told(text)).toEqual([
      'Nguyễn Văn Thử |  |  |  | DV-7K3M',
      'Trần Thị Mẫu |  |  |  | 7K3-MQ2-XG',
      'Lê Văn Giả |  | 8000001 |  | ',
    ]);
    expect([...namesIn(() => [new TextEncoder().encode(text)])]).toEqual([
      ['DV-7K3M', 'Nguyễn Văn Thử'],
      ['7K3-MQ2-XG', 'Trần Thị Mẫu'],
    ]);
  });
  test('a table of anything else, and bytes that are no text, list nobody', () => {
    expect(people('nam,ma_chi_doan\n2016,q8-p01-kp1\n')).toEqual([]);
    expect(peopleIn(() => [Uint8Array.from([0, 1, 2, 255, 254, 0, 0])])).toEqual([]);
  });
});
