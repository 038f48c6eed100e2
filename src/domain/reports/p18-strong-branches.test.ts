import { expect, test } from 'vitest';
import { check, inFull, publicContext, publicReports, publicSource, type RawContent } from '../index.ts';
import { at, branch, mini } from '../../../scripts/tests/mini.ts';

/** P18 where branches became others: each chi đoàn is counted once, and what was recognised is not lost. */

const [kp1, kp2, next, p01] = ['q8-p01-kp1', 'q8-p01-kp2', 'q8-p01-kp12', 'q8-p01'] as const;
const eighteenth = publicReports.find(({ code }) => code === 'P18')!;
const registered = (unit: string, recognised = '', activity = 'dat') => `2016,${p01},${unit},2016-02-20,dat,dat,${activity},${recognised}`;

/** What P18 says of phường 1, the two branches of which became one on 1 July. */
const told = (rows: readonly string[]) => {
  const raw = mini({
    [at(kp1, 'doan-vien')]: `2016,${kp1},DV-1A,doan_vien,dang_sinh_hoat,`,
    [at(kp2, 'doan-vien')]: `2016,${kp2},DV-2B,doan_vien,dang_sinh_hoat,`,
    [at(p01, 'chi-doan-manh')]: rows.join('\n'),
  });
  const { units } = (raw.units[0] as { data: { units: { code: string }[] } }).data;
  const ended = units.map((u) => ([kp1, kp2].includes(u.code as typeof kp1) ? { ...u, validTo: '2016-06-30' } : u));
  const merged = branch(next, { name: 'Chi đoàn mới', validFrom: '2016-07-01', predecessors: [kp1, kp2] });
  const asOf = '2016-12-31';
  const site = { ...raw.site!, data: { ...(raw.site!.data as object), asOf } };
  const whole = { ...raw, site, units: [{ path: 'content/units/mini.json', data: { units: [...ended, merged] } }] } as RawContent;
  const { content, accepted } = check(whole);
  const context = publicContext(publicSource(content!, accepted, inFull(content!, accepted, asOf)), p01, 2016, '')!;
  const { facts, tables } = eighteenth.build(context);
  const [counts, names, each] = tables;
  // Its programme orders none: it is told because it was handed in.
  expect(eighteenth.isFor(context)).toBe(rows.length > 0);
  // Whoever guides the branches is told of each how it stands; the public is not.
  expect(eighteenth.build({ ...context, inFull: false }).tables).toEqual([counts, names]);
  return [
    facts.map(([, count]) => count),
    counts!.rows[0]!.slice(3, 6),
    names!.rows.map(([name]) => name),
    each!.rows.map((row) => row.slice(1)),
  ];
};

const own = (unit: string, activity = 'đạt', recognised = 'chưa') => [`Chi đoàn ${unit}`, 'đạt', 'đạt', activity, recognised];

test.each<[string, readonly string[], readonly unknown[]]>([
  // branches, registered, recognised; meeting each aspect; named; each that registered, in full
  [
    'both registered, and the new one',
    [registered(kp1), registered(kp2), registered(next, '2016-12-20')],
    [[1, 1, 1], [1, 1, 1], ['Chi đoàn mới'], [['Chi đoàn mới', 'đạt', 'đạt', 'đạt', '20/12/2016']]],
  ],
  ['nobody registered', [], [[1, 0, 0], [0, 0, 0], [], []]],
  ['both registered', [registered(kp1), registered(kp2, '', 'chua_dat')], [[1, 1, 0], [1, 1, 0], [], [own(kp1), own(kp2, 'chưa đạt')]]],
  [
    'both were recognised',
    [registered(kp1, '2016-06-20'), registered(kp2, '2016-06-20')],
    [[1, 1, 1], [1, 1, 1], ['Chi đoàn mới'], [own(kp1, 'đạt', '20/06/2016'), own(kp2, 'đạt', '20/06/2016')]],
  ],
  [
    'one registered and was recognised',
    [registered(kp1, '2016-06-20')],
    [[1, 0, 0], [0, 0, 0], [`Chi đoàn ${kp1} (nay thuộc Chi đoàn mới)`], []],
  ],
])('K L57 “xây dựng Chi đoàn mạnh trên cả 03 mặt” (R13), two branches that became one: %s', (_, rows, expected) => {
  expect(told(rows)).toEqual(expected);
});
