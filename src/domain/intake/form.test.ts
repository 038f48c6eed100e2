import { describe, expect, test } from 'vitest';
import { allColumns, check, columnOf, kindNames, readContent, rowsHandedIn, type KindName } from '../index.ts';
import { readerOf } from './cells.ts';
import { formOf } from './form.ts';
import { at, mini, registrations } from '../../../scripts/tests/mini.ts';

/** The one reader of a submission: bound to the content and to the file's place, whoever asks. */

const unit = 'q8-p01-kp1';
const named = registrations('DV-1A', 8)
  .replace(',RL3,', ',"Rèn luyện, nâng cao hiểu biết về truyền thống",')
  .replace(',HD2,', ',Tiêu chí hành động 2,');
/** Each thing by the name that the programme gives it, as a form on paper has it. */
const files: readonly (readonly [kind: KindName, rows: string, column: string, codes: readonly string[]])[] = [
  ['dang-ky', named, 'tieu_chi', ['RL1', 'HD2', 'RL3', 'HD4', 'RL5', 'HD1', 'RL2', 'HD3']],
  ['ket-qua', `2016,${unit},DV-1A,1,Quý II,hoan_thanh,,`, 'ky', ['Q2']],
  ['danh-gia', `2016,${unit},DV-1A,Hoàn thành tốt nhiệm vụ,,Chi đoàn biểu quyết`, 'de_nghi_xep_loai', ['hoan_thanh_tot']],
];

describe('a form', () => {
  const raw = mini(Object.fromEntries(files.map(([kind, rows]) => [at(unit, kind), rows])));
  const content = readContent(raw).content!;
  const { accepted } = check(raw);

  test.each(files)('%s: what the programme calls its things is read the same by whoever asks', (kind, _, column, codes) => {
    const source = raw.submissions.find(({ path }) => path === at(unit, kind))!;
    const judged = accepted.find((file) => file.kind === kind)!;
    for (const rows of [judged.rows, rowsHandedIn(content, source)!, formOf(content, judged).read(source).rows])
      expect([...rows].map((row) => rows.at(row, column))).toEqual(codes);
  });

  test('a file that is not there, or has no place, has no rows', () => {
    expect(rowsHandedIn(content, undefined)).toBeUndefined();
    expect(rowsHandedIn(content, { path: at('q8-p99-kp1', 'dang-ky'), chunks: () => [] })).toBeUndefined();
  });
});

describe('a column', () => {
  test.each(kindNames.flatMap((kind) => allColumns(kind).map((column) => [kind, column] as const)))(
    '%s.%s takes the example that it shows, as it stands',
    (kind, column) => {
      const declared = columnOf(kind, column);
      const { example, optional = false } = declared;
      if (example !== '') expect(readerOf(declared).read(example)).toEqual({ value: example });
      expect('value' in readerOf(declared).read('')).toBe(optional);
    },
  );
});
