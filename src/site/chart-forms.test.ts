import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { formatNumber } from '../domain/index.ts';
import { roundChart, shareChart, standalone, type ChartStep, type Share } from './chart-forms.ts';

/** What a chart draws is what its rows say: lengths as well as words, and where there is nothing, too. */

const drawn = (svg: string) => {
  const { document } = parseHTML(`<html><body>${svg}</body></html>`);
  const rects = (className: string, side: 'width' | 'height') =>
    [...document.querySelectorAll(`.${className} rect`)].map((rect) => Number(rect.getAttribute(side)));
  return {
    rects,
    texts: [...document.querySelectorAll('text')].map((t) => t.textContent!),
    label: document.querySelector('svg')!.getAttribute('aria-label'),
    text: svg,
  };
};
/** Every length is as long as its number, measured by the longest. */
const inProportion = (lengths: readonly number[], numbers: readonly number[], unit: number) => {
  expect(lengths).toHaveLength(numbers.length);
  lengths.forEach((length, i) => expect(length).toBeCloseTo(numbers[i]! * unit, 3));
};

const shares: readonly [string, Share[]][] = [
  [
    'some',
    [
      { label: 'A', registered: 40, done: 31 },
      { label: 'B', registered: 7, done: 0 },
      { label: 'C', registered: 0, done: 0 },
    ],
  ],
  ['one', [{ label: 'A', registered: 1, done: 1 }]],
  [
    'very many',
    [
      { label: 'A', registered: 123_456, done: 3 },
      { label: 'B', registered: 5, done: 5 },
    ],
  ],
  [
    'all nothing',
    [
      { label: 'A', registered: 0, done: 0 },
      { label: 'B', registered: 0, done: 0 },
    ],
  ],
  ['no row', []],
];
describe('registered and done', () => {
  test.each(shares)('%s', (_, rows) => {
    const { rects, texts, text, label } = drawn(shareChart('Tên', rows));
    expect(label).toBe('Tên');
    expect(text).not.toMatch(/NaN|Infinity|undefined/);
    for (const { registered, done } of rows) expect(texts).toContain(`${formatNumber(done)}/${formatNumber(registered)}`);
    const registered = rects('registered', 'width');
    const most = Math.max(1, ...rows.map((r) => r.registered));
    // 380 wide, less what the names and the numbers take.
    const unit = (380 - 44 - 56) / most;
    inProportion(
      registered,
      rows.map((r) => r.registered),
      unit,
    );
    inProportion(
      rects('done', 'width'),
      rows.map((r) => r.done),
      unit,
    );
  });
  test('a bar that is too long would be seen', () => {
    expect(() => inProportion([280, 280], [40, 7], 7)).toThrow();
  });
});

const step = (label: string, done: number, ended = true): ChartStep => ({ label, done, ended });
const rounds: readonly [string, ChartStep[], number][] = [
  ['some, the last not over', [step('Quý I', 10), step('Quý II', 45), step('Quý III', 60, false)], 115],
  ['nothing done', [step('Quý I', 0), step('Quý II', 0)], 12],
  ['nothing registered', [step('Quý I', 0)], 0],
  ['no round', [], 3],
];
describe('done by the end of each round', () => {
  test.each(rounds)('%s', (_, rows, registered) => {
    const { rects, texts, text } = drawn(roundChart('Tên', rows, registered));
    expect(text).not.toMatch(/NaN|Infinity|undefined/);
    for (const { label, done } of rows) expect(texts).toEqual(expect.arrayContaining([label, formatNumber(done)]));
    expect(texts.join(' ')).toContain(`${formatNumber(registered)} việc đã đăng ký`);
    // 220 high, less what stands above and below.
    const unit = (220 - 26 - 28) / Math.max(1, registered);
    inProportion(
      rects('done', 'height'),
      rows.filter((r) => r.ended).map((r) => r.done),
      unit,
    );
    inProportion(
      rects('open', 'height'),
      rows.filter((r) => !r.ended).map((r) => r.done),
      unit,
    );
  });
  test('an axis counts in whole numbers, and begins at nothing', () => {
    const { texts } = drawn(roundChart('Tên', [step('Quý I', 1)], 3));
    expect(texts.slice(0, 4)).toEqual(expect.arrayContaining(['0', '1', '2', '3']));
  });
});

test('a picture for other sites is whole by itself: named, coloured, and the same bars', () => {
  const svg = shareChart('Tên “A” & B', [{ label: 'A', registered: 40, done: 31 }]);
  const tokens = readFileSync(join(import.meta.dirname, '../styles/tokens.css'), 'utf8');
  const alone = standalone(svg, tokens);
  expect(alone).toMatch(/^<svg[^>]* xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  expect(alone).toContain('<title>Tên “A” &amp; B</title>');
  expect(alone).not.toMatch(/undefined|var\(/);
  expect(drawn(alone).rects('done', 'width')).toEqual(drawn(svg).rects('done', 'width'));
  for (const [, name] of svg.matchAll(/class="([a-z]+)"/g)) expect(alone).toContain(`.${name}{`);
});
