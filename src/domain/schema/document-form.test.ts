import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { documentSchema, readEntry, recipientLines, signedMark, type Document } from '../index.ts';
import { foundingFolder } from '../../../scripts/tests/mini.ts';
import { symbolParts } from './document-symbol.ts';

/** The parts of a document's form, of the two founding documents as they print them (HD 29-HD/TWĐTN-VP; domain §2.12). */

const folder = join(foundingFolder, 'documents');
const written = readdirSync(folder).map(
  (name) => (readEntry(readFileSync(join(folder, name), 'utf8')) as unknown as { data: Document }).data,
);
const named = (symbol: string): Document => documentSchema.parse(written.find((data) => data.symbol === symbol));
const [plan, programme] = [named('138-KH/TĐTN-BTCKT'), named('05-CTr/ĐTN-BTC')];

describe('“Nơi nhận”, each with what for; who is named without it gets it for information', () => {
  test('K L64–73 (K-55, K-56, K-57, K-58, K-59, K-60)', () =>
    expect(recipientLines(plan)).toEqual([
      '– Ban Dân vận TU, Ban Tuyên giáo TU (để b/c);',
      '– Ban Tổ chức TWĐ, Văn phòng TWĐ (để b/c);',
      '– Các đ/c Ủy viên BCH Tỉnh Đoàn;',
      '– Các Ban, đơn vị Tỉnh Đoàn;',
      '– Các Huyện, Thị, Thành Đoàn và Đoàn trực thuộc (để t/h);',
      '– Lưu VP, BTC.',
    ]));
  test('Q L91–95 (Q-66, Q-67, Q-68)', () =>
    expect(recipientLines(programme)).toEqual([
      '– Thành đoàn;',
      '– Quận đoàn 8: UV.BCH QĐ; các Ban đối tượng;',
      '– Cơ sở Đoàn trực thuộc;',
    ]));
});

describe('K L74–78 “TM. BAN THƯỜNG VỤ … PHÓ BÍ THƯ THƯỜNG TRỰC / Đã ký / Nguyễn Quốc Nam” (K-61)', () => {
  test('for whom, as what and who signed', () => {
    expect(plan.signer).toEqual({
      authority: 'TM. BAN THƯỜNG VỤ TỈNH ĐOÀN',
      position: 'PHÓ BÍ THƯ THƯỜNG TRỰC',
      name: 'Nguyễn Quốc Nam',
      signed: true,
    });
    expect(signedMark(plan)).toBe('Đã ký');
  });
  test('what is not signed is marked as a draft', () => {
    expect(signedMark({ signer: { ...plan.signer!, signed: false } })).toBe('Dự thảo');
    expect(signedMark(programme)).toBe('Bản lưu không ghi người ký');
  });
});

test('Q L1 “05-CTr/ĐTN-BTC” (Q-01): a programme by its symbol; the head that an old file lacks must be told', () => {
  expect(symbolParts(programme.symbol)).toMatchObject({ number: 5, type: 'CTr', body: 'ĐTN', department: 'BTC' });
  const { issuer, ...headless } = programme;
  expect(documentSchema.safeParse({ ...headless, issuer }).success).toBe(true);
  expect(documentSchema.safeParse(headless).success).toBe(false);
});
