import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matterIn, personalValue } from '../index.ts';
import { chanceFrom } from '../../../scripts/tests/mini.ts';
import { isMemberCode } from './column.ts';
import { checksOut, codeSigns, isIssuedForm, issueCode } from './member-code.ts';

const issued = fc.nat({ max: 2 ** 31 - 1 }).map((seed) => issueCode(chanceFrom(seed)));
const places = [0, 1, 2, 4, 5, 6, 8, 9];

describe('a code that a notebook issues', () => {
  test('is valid, checks out, and points at nobody', () => {
    fc.assert(
      fc.property(issued, (code) => {
        expect(code).toMatch(/^\w{3}-\w{3}-\w{2}$/);
        expect([isMemberCode(code), isIssuedForm(code), checksOut(code)]).toEqual([true, true, true]);
        expect([matterIn(code), personalValue(code)]).toEqual([undefined, undefined]);
      }),
      { numRuns: 2000 },
    );
  });
  test('with any one sign wrong, known or not, it does not check out', () => {
    fc.assert(
      fc.property(issued, fc.constantFrom(...places), fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'), (code, at, sign) => {
        fc.pre(code[at] !== sign);
        expect(checksOut(code.slice(0, at) + sign + code.slice(at + 1))).toBe(false);
      }),
      { numRuns: 3000 },
    );
  });
  test('with any two signs swapped, neighbours or not, it does not check out', () => {
    fc.assert(
      fc.property(issued, fc.constantFrom(...places), fc.constantFrom(...places), (code, a, b) => {
        fc.pre(code[a] !== code[b]);
        const signs = [...code];
        [signs[a], signs[b]] = [signs[b]!, signs[a]!];
        expect(checksOut(signs.join(''))).toBe(false);
      }),
      { numRuns: 3000 },
    );
  });
  test('is none of those that are taken, and each sign is drawn as often as another', () => {
    const first = issueCode(chanceFrom(1));
    expect(issueCode(chanceFrom(1), new Set([first]))).not.toBe(first);
    const drawn = Array.from({ length: 3000 }, (_, seed) => issueCode(chanceFrom(seed * 7919))).join('');
    const counts = [...codeSigns].map((sign) => drawn.split(sign).length - 1);
    expect(Math.max(...counts) / Math.min(...counts)).toBeLessThan(1.5);
  });
  test('in a province of 200,000 members less than one pair is expected to be alike', () => {
    const letters = 23;
    const bodies = codeSigns.length ** 7;
    const lost = (letters / codeSigns.length) ** 8 + (1 - letters / codeSigns.length) ** 8;
    const pairs = (200_000 * 199_999) / 2;
    expect(codeSigns).toHaveLength(31);
    expect(pairs / (bodies * (1 - lost))).toBeLessThan(1);
  });
  test('codes of older forms stay valid and are not taken for one', () => {
    for (const old of ['DV-7K3M', 'KP1-012', 'DV-1A', 'A1B2C3D4'])
      expect([isMemberCode(old), isIssuedForm(old)], old).toEqual([true, false]);
  });
});
