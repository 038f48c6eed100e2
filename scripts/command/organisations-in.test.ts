import { expect, test } from 'vitest';
import { check } from '../../src/domain/index.ts';
import { at, mini, registrations } from '../tests/mini.ts';
import { organisationsIn } from './organisations-in.ts';

/** K L61 “nếu có khó khăn, vướng mắc đề nghị liên hệ …” (K-54): whoever sent what is to be mended asks its own board. */

test.each([
  ['q8', { [at('q8-p01-kp1', 'dang-ky')]: registrations('DV-1A', 1) }],
  ['kg', { [at('kg-to-chau-kp1', 'so-viec')]: '2016,kg-to-chau-kp1,thong_bao,2016-11-01,,,,,,' }],
])('%s', (organisation, files) => {
  const raw = mini(files as Record<string, string>);
  expect(organisationsIn(raw, check(raw))).toEqual([organisation]);
});
