import { describe, expect, test } from 'vitest';
import type { PublishedUnit } from '../publish/v2.ts';
import { unitsAddressed } from './addressed.ts';

const unit = (code: string, name: string, level: string, parent: string | null, more: object = {}) =>
  ({ code, name, level, kind: 'dia_ban_dan_cu', parent, branchType: null, organisation: 't', ...more }) as unknown as PublishedUnit;
const units = [
  unit('t', 'Tỉnh Đoàn', 'tinh', null),
  unit('h', 'Huyện Đoàn Gò', 'huyen', 't'),
  unit('k', 'Đoàn khối Các cơ quan', 'khoi', 't', { kind: 'cong_chuc_vien_chuc' }),
  unit('w', 'Đoàn phường Đặc khu mới', 'xa', 't'),
  unit('x', 'Xã Đoàn Gò', 'co_so', 'h'),
  unit('s', 'Đoàn trường THPT', 'co_so', 'h', { kind: 'truong_hoc' }),
  unit('x1', 'Chi đoàn ấp 1', 'chi_doan', 'x', { branchType: 'bo_phan' }),
  unit('s1', 'Chi đoàn 10A1', 'chi_doan', 's', { kind: 'truong_hoc', branchType: 'bo_phan' }),
  unit('d1', 'Chi đoàn cơ sở Công ty', 'chi_doan', 'h', { kind: 'doanh_nghiep', branchType: 'co_so' }),
];
const meant = (line: string) => unitsAddressed(line, 't', units)?.map(({ code }) => code);

describe('K L71 “Các Huyện, Thị, Thành Đoàn và Đoàn trực thuộc (để t/h)” (K-59): whom a line of “Nơi nhận” means', () => {
  test.each([
    ['Các Huyện, Thị, Thành Đoàn và Đoàn trực thuộc', ['h', 'k', 'w']],
    ['Đoàn xã, phường, đặc khu và Đoàn trực thuộc', ['w', 'x', 'h', 'k']],
    ['Các xã, phường, thị trấn Đoàn', ['w', 'x']],
    ['Cơ sở Đoàn trực thuộc', ['w', 'x', 's', 'd1']],
    ['Các chi đoàn', ['x1', 's1', 'd1']],
    ['Các chi đoàn trong trường học', ['s1']],
    ['Các chi đoàn trong doanh nghiệp', ['d1']],
    ['Huyện Đoàn Gò; Xã Đoàn Gò', ['h', 'x']],
    ['Các chi đoàn lực lượng vũ trang', []],
    ['Các đ/c Ủy viên BCH Tỉnh Đoàn', undefined],
    ['Các Ban, đơn vị Tỉnh Đoàn', undefined],
    ['Ban Dân vận TU, Ban Tuyên giáo TU', undefined],
  ])('%s', (line, codes) => expect(meant(line)).toEqual(codes));
});
