import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import {
  check,
  columnOf,
  columnRepeating,
  headerOf,
  identify,
  kindNames,
  limits,
  Rows,
  sampleRow,
  writeSubmission,
  type Chunks,
  type KindName,
  type ReadFile,
} from '../index.ts';
import { cellReader } from './cells.ts';
import type { ReadOptions } from './read-rows.ts';
import { readSubmission } from './read-submission.ts';
import { columnNamed } from './header.ts';
import { at, issuesOf, mini } from '../../../scripts/tests/mini.ts';

/** What holds of reading whatever is sent: random bytes, forms to which something happened on the way, and right ones. */

const folder = { unit: 'q8-p01-kp1', year: 2016 };
const utf8 = (text: string) => new TextEncoder().encode(text);
const whole =
  (bytes: Uint8Array): Chunks =>
  () => [bytes];
const read = (kind: KindName, chunks: Chunks, options: ReadOptions = { folder, names: {} }) =>
  readSubmission({ path: 'x.csv', chunks }, kind, options);
const readText = (kind: KindName, text: string, options?: ReadOptions) => read(kind, whole(utf8(text)), options);
const cellsOf = ({ rows }: ReadFile) => [...rows].map((row) => rows.cells(row));
/** All that reading comes to; a table's insides may differ. */
const told = (file: ReadFile) => ({ ...file, rows: cellsOf(file), places: [...file.rows].map((row) => file.rows.place(row)) });

interface Sent {
  kind: KindName;
  bytes: Uint8Array;
}
const judge = (files: readonly Sent[], allowPersonal = false) =>
  check(
    { ...mini(), submissions: files.map(({ kind, bytes }) => ({ path: at(folder.unit, kind), chunks: whole(bytes) })) },
    { allowPersonal },
  );

// ---- forms, rightly filled: every cell as its column wants it

const kinds = fc.constantFrom(...kindNames);
const words = 'đọc sách giúp mẹ dọn hẻm Hiến máu nhân đạo Đoàn ở khóm buổi mỗi tuần trồng cây 3 12 , ; "giọt (2 ? = ễ'.split(' ');
const codes = ['DV-1A', 'Q1', 'NAM', 'DOT:he-tinh-nguyen', 'RL5', 'SK', 'khong_xep_loai', 'q8-p01-kp2', '12-QĐ/ĐTN'];
const anyText = fc.oneof(
  fc.constantFrom(...codes),
  fc.array(fc.constantFrom(...words), { maxLength: 9 }).map((list) => list.join(' ')),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.stringMatching(/^[A-Z]{1,3}-\d[A-Z0-9]{1,5}$/),
  fc.date({ min: new Date('2015-09-01'), max: new Date('2017-12-31'), noInvalidDate: true }).map((day) => day.toISOString().slice(0, 10)),
  fc.integer({ min: 1, max: 9999 }).map((n) => String(n / 100)),
  fc.integer({ min: 0, max: 101 }).map(String),
);
/** Some of each sort; every column takes from them what suits it. */
const texts = fc.sample(anyText, { numRuns: 500, seed: 1 });
const cellsOfColumn = new Map<string, fc.Arbitrary<string>>();
const cellIn = (kind: KindName, column: string): fc.Arbitrary<string> => {
  const key = `${kind}/${column}`;
  const known = cellsOfColumn.get(key);
  if (known) return known;
  const { labels = {}, example } = columnOf(kind, column);
  const suits = (text: string) => {
    const verdict = cellReader(kind, column).read(text);
    // The template's example of a code is nobody's: its row may be the example itself, which is passed over.
    const isFree = column !== 'ma_doan_vien' || text !== example;
    return 'value' in verdict && verdict.value === text && verdict.repairs === undefined && isFree;
  };
  const suiting = [...Object.keys(labels), example, '', ...texts].filter(suits);
  const some = fc.constantFrom(...suiting);
  const cell = suiting.length > texts.length / 2 ? fc.oneof(some, anyText.filter(suits)) : some;
  cellsOfColumn.set(key, cell);
  return cell;
};

type Table = readonly (readonly string[])[];
interface Form {
  kind: KindName;
  /** The header, then the rows. */
  table: Table;
}
const ownCell = (kind: KindName, column: string) =>
  column === 'nam' ? String(folder.year) : column === columnRepeating(kind, 'unit') ? folder.unit : undefined;
const rowOf = (kind: KindName) =>
  fc.tuple(
    ...headerOf(kind).map((column) => (ownCell(kind, column) === undefined ? cellIn(kind, column) : fc.constant(ownCell(kind, column)!))),
  );
const forms: fc.Arbitrary<Form> = kinds.chain((kind) =>
  fc.array(rowOf(kind), { minLength: 1, maxLength: 6 }).map((rows) => ({ kind, table: [headerOf(kind), ...rows] })),
);

const rowsOf = ({ kind, table: [, ...records] }: Form): Rows => {
  const names = headerOf(kind);
  const { rows, text, add } = Rows.build(names);
  const known = names.map(() => new Map<string, number>());
  for (const [i, record] of records.entries())
    add(
      Int32Array.from(record, (cell, c) => known[c]!.get(cell) ?? (known[c]!.set(cell, text(c, cell)), known[c]!.get(cell)!)),
      i + 2,
      i + 2,
    );
  return rows;
};

// ---- what happens to a form on its way

const write = (table: Table, delimiter = ',', newline = '\n') => Papa.unparse(table as string[][], { delimiter, newline });
const delimiters = fc.constantFrom(',', ';', '\t');
const newlines = fc.constantFrom('\n', '\r\n', '\r');
const utf16 = (text: string, little: boolean) => {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), little);
  return new Uint8Array(view.buffer);
};
const encoders = fc.constantFrom(
  utf8,
  (text: string) => utf8(`\ufeff${text}`),
  (text: string) => utf16(`\ufeff${text}`, true),
  (text: string) => utf16(`\ufeff${text}`, false),
);
/** The low byte of every letter: no encoding at all. */
const tearing = fc.constant((text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0) & 0xff));

/** Stands in no message, whatever the file. */
const secret = 'BÍ-MẬT-7QX';
const oddCells = [
  ...[secret, `=${secret}`, `${secret}?oàn`, `${secret} 0912345678`, `Đoàn viên ${secret}`, secret.repeat(300)],
  ...['31/02/2016', '20/2/16', '42420', '1.234,5', '2 buổi', '1,23E+11', 'RL 1', 'Đoàn viên', 'Tổng cộng', 'Nguyễn Văn A', 'q8-p01-kp2'],
  ...['ChÊt l\u00adîng', 'Äá»\u008dc', 'Ngh?nh', '\u00a0\u200b', '"', 'a\nb', '-', ' ', ''],
];
const headings = ['Họ và tên', 'Ngày sinh', 'Số điện thoại', 'Ghi chú', 'Lớp', '__proto__', ''];

type Mend = (table: Table, a: number, b: number) => Table;
const inPlace = <T>(list: readonly T[], i: number, become: (item: T) => T): T[] =>
  list.map((item, at) => (at === i % list.length ? become(item) : item));
const columnPut = (table: Table, where: number, cell: (row: number) => string): Table =>
  table.map((row, i) => row.toSpliced(where % (row.length + 1), 0, cell(i)));
const mishaps: Readonly<Record<string, Mend>> = {
  oddCell: (table, a, b) => [
    table[0]!,
    ...inPlace(table.slice(1), a, (row) => inPlace(row, b, () => oddCells[(a * b) % oddCells.length]!)),
  ],
  lowered: (table, a) => inPlace(table, a, (row) => row.map((cell) => cell.toLowerCase())),
  scrambled: (table, a) => inPlace(table, a, (row) => row.map((cell) => new TextDecoder('windows-1252').decode(utf8(cell)))),
  decomposed: (table, a) => inPlace(table, a, (row) => row.map((cell) => cell.normalize('NFD'))),
  cellsSwapped: (table, a, b) => inPlace(table, a, (row) => row.map((cell, i) => row[i === b ? b + 1 : i === b + 1 ? b : i] ?? cell)),
  cellLost: (table, a, b) => inPlace(table, a, (row) => row.toSpliced(b % row.length, 1)),
  cellMore: (table, a, b) => inPlace(table, a, (row) => [...row, oddCells[b % oddCells.length]!]),
  rowTwice: (table, a) => [...table, table[a % table.length]!],
  rowsTurned: (table) => [...table].reverse(),
  columnsTurned: (table) => table.map((row) => [...row].reverse()),
  columnLost: (table, a) => table.map((row) => row.toSpliced(a % row.length, 1)),
  columnMore: (table, a, b) =>
    columnPut(table, a, (row) => (row === 0 ? headings[b % headings.length]! : oddCells[(a + row) % oddCells.length]!)),
  title: (table, a) => [[oddCells[a % oddCells.length]!], ...table],
  blankRow: (table, a, b) => table.toSpliced(1 + (a % table.length), 0, Array<string>(b % 4).fill('')),
};
const mishap = fc.tuple(fc.constantFrom(...Object.values(mishaps)), fc.nat(40), fc.nat(40));
const litter = fc.tuple(fc.nat(), fc.constantFrom('"', ',', ';', '\t', '\n', '\r', '\r\n', '\ufeff', '\0', '?', '='));
/** A form as the template begins: its example may still stand above the rows. */
const begun: fc.Arbitrary<Form> = fc.tuple(forms, fc.boolean()).map(
  ([
    {
      kind,
      table: [header, ...rows],
    },
    left,
  ]) => ({ kind, table: [header!, ...(left ? [Object.values(sampleRow(kind))] : []), ...rows] }),
);
/** @param blank lines that stand below the header: with many of them the file is longer than the beginning it is judged by */
const onItsWay = (blank: number): fc.Arbitrary<Sent> =>
  fc
    .record({
      form: begun,
      happened: fc.array(mishap, { maxLength: 5 }),
      delimiter: delimiters,
      newline: newlines,
      litter: fc.array(litter, { maxLength: 3 }),
      encode: fc.oneof({ weight: 6, arbitrary: encoders }, { weight: 1, arbitrary: tearing }),
    })
    .map(({ form: { kind, table }, happened, delimiter, newline, litter: pieces, encode }) => {
      const mangled = happened.reduce((now, [mend, a, b]) => (now.every((row) => row.length > 0) ? mend(now, a, b) : now), table);
      const [header, ...rows] = write(mangled, delimiter, newline).split(newline);
      const written = [header, ...Array<string>(blank).fill(' '.repeat(60)), ...rows].join(newline);
      const text = pieces.reduce((now, [i, piece]) => {
        const place = now.length - (i % (now.length + 1));
        return now.slice(0, place) + piece + now.slice(place);
      }, written);
      return { kind, bytes: encode(text), [fc.toStringMethod]: () => `${kind}: ${JSON.stringify(text)}` };
    });
const nearlyRight = onItsWay(0);
const randomBytes: fc.Arbitrary<Sent> = fc.tuple(kinds, fc.boolean(), fc.uint8Array({ maxLength: 400 })).map(([kind, headed, bytes]) => ({
  kind,
  bytes: headed ? Uint8Array.from([...utf8(`${headerOf(kind).join(',')}\n`), ...bytes]) : bytes,
}));
const anything = fc.oneof({ weight: 1, arbitrary: randomBytes }, { weight: 4, arbitrary: nearlyRight });
const ways = fc.constantFrom<ReadOptions>({ folder, names: {} }, { folder, names: {}, allowPersonal: true });

/** Against each of hundreds of planted faults a few runs must do. */
const few = process.env['STRYKER_MUTATOR_WORKER'] === undefined ? 1 : 10;
const often = { numRuns: 300 / few };
const sometimes = { numRuns: 100 / few };

describe('of whatever is sent', () => {
  test('reading ends, does not throw, and says the same twice', () => {
    fc.assert(
      fc.property(anything, ways, ({ kind, bytes }, way) => {
        expect(told(read(kind, whole(bytes), way))).toEqual(told(read(kind, whole(bytes), way)));
        expect(identify(whole(bytes))).toEqual(identify(whole(bytes)));
      }),
      often,
    );
  });

  test('how the bytes are cut into pieces changes nothing', () => {
    /** A piece holds only until the next is asked for. */
    const cut = (bytes: Uint8Array, sizes: readonly number[]): Chunks =>
      function* () {
        let at = 0;
        for (const size of [Math.max(bytes.length - 2000, 0), ...Array.from({ length: 2000 }, (_, i) => sizes[i % sizes.length]!)]) {
          const piece = bytes.slice(at, at + size);
          if (piece.length > 0) yield piece;
          piece.fill(0x23);
          at += size;
        }
      };
    const sizes = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 4 });
    const holds = ({ kind, bytes }: Sent, way: ReadOptions, list: readonly number[]): void => {
      expect(told(read(kind, cut(bytes, list), way))).toEqual(told(read(kind, whole(bytes), way)));
    };
    fc.assert(fc.property(anything, ways, sizes, holds), often);
    fc.assert(fc.property(onItsWay(5000), ways, sizes, holds), sometimes);
  });

  test('the same is told whichever file is given first, and of each kind of issue row by row', () => {
    const oneOfAKind = (files: readonly Sent[]) => new Set(files.map(({ kind }) => kind)).size === files.length;
    fc.assert(
      fc.property(fc.array(anything, { minLength: 1, maxLength: 3 }).filter(oneOfAKind), (files) => {
        const { files: reports } = judge(files);
        expect(judge([...files].reverse()).files).toEqual(reports);
        for (const { issues } of reports)
          for (const alike of Map.groupBy(issues, ({ code, column }) => `${code}\t${column}`).values()) {
            const rows = alike.map(({ row }) => row ?? 0);
            expect(rows).toEqual(rows.toSorted((a, b) => a - b));
          }
      }),
      sometimes,
    );
  });

  test('no text of a cell stands in what is told', () => {
    fc.assert(
      fc.property(nearlyRight, ways, ({ kind, bytes }, way) => {
        const issues = [...read(kind, whole(bytes), way).issues, ...issuesOf(judge([{ kind, bytes }], way.allowPersonal))];
        expect(JSON.stringify(issues)).not.toContain(secret);
      }),
      often,
    );
  });

  test('what was understood, written down, is understood again: every row, without a word, byte for byte', () => {
    fc.assert(
      fc.property(anything, ways, ({ kind, bytes }, way) => {
        const once = read(kind, whole(bytes), way);
        const written = writeSubmission(kind, once.rows);
        const again = readText(kind, written);
        expect(again.issues.map(({ code }) => code)).toEqual(once.rows.length === 0 ? ['tep-trong'] : []);
        expect(writeSubmission(kind, again.rows)).toBe(written);
      }),
      often,
    );
  });

  test('what a check accepts, it accepts again, byte for byte and with nothing to mend', () => {
    fc.assert(
      fc.property(nearlyRight, ({ kind, bytes }) => {
        const first = judge([{ kind, bytes }], true);
        // Where the minimum waits for a row to be mended, what is left is not yet a whole registration: the gate refuses it.
        fc.pre(!first.files.some(({ issues }) => issues.some(({ code }) => code === 'cho-sua')));
        for (const { kind: own, rows } of first.accepted) {
          const written = writeSubmission(own, rows);
          const { files, accepted } = judge([{ kind: own, bytes: utf8(written) }]);
          expect(files[0]).toMatchObject({ accepted: rows.length, leftOut: 0 });
          expect(
            files[0]!.issues
              .filter(({ severity }) => severity === 'error')
              .concat(files[0]!.issues.filter(({ code }) => code === 'da-sua')),
          ).toEqual([]);
          expect(writeSubmission(own, accepted[0]!.rows)).toBe(written);
        }
      }),
      sometimes,
    );
  });
});

describe('of a form', () => {
  test('rightly filled: every cell is read as it was written', () => {
    fc.assert(
      fc.property(forms, (form) => {
        const { kind, table } = form;
        const file = readText(kind, writeSubmission(kind, rowsOf(form)));
        expect(file.issues).toEqual([]);
        expect(cellsOf(file).map((row) => Object.values(row))).toEqual(table.slice(1));
      }),
      often,
    );
  });

  test('encoding, line ends, delimiter, the order of columns and their names change no accepted row', () => {
    fc.assert(
      fc.property(
        forms,
        encoders,
        newlines,
        delimiters,
        fc.infiniteStream(fc.nat()),
        fc.boolean(),
        ({ kind, table }, encode, newline, delimiter, dice, named) => {
          const order = headerOf(kind)
            .map((_, i) => [dice.next().value, i] as const)
            .sort(([a], [b]) => a - b)
            .map(([, i]) => i);
          const heading = (column: string) => (named ? columnOf(kind, column).label : column);
          const shuffled = table.map((row, i) => order.map((c) => (i === 0 ? heading(row[c]!) : row[c]!)));
          const file = read(kind, whole(encode(write(shuffled, delimiter, newline))));
          expect(cellsOf(file).map((row) => Object.values(row))).toEqual(table.slice(1));
          expect(file.refused).toBe(0);
        },
      ),
      often,
    );
  });

  test('every record that holds anything is accepted, left out, or said to be no row', () => {
    const cell = fc.oneof(
      { weight: 3, arbitrary: fc.constant('') },
      { weight: 1, arbitrary: fc.constantFrom(...oddCells.filter((c) => !/\u200b/.test(c))) },
    );
    const holed = forms.chain(({ kind, table }) =>
      fc
        .tuple(...table.slice(1).map((row) => fc.tuple(...row.map((right) => fc.oneof(fc.constant(right), cell)))))
        .map((rows) => ({ kind, rows })),
    );
    const aside = ['dong-ngoai-bang', 'dong-chua-dien', 'dong-mau'];
    fc.assert(
      fc.property(holed, ways, ({ kind, rows }, way) => {
        const names = headerOf(kind);
        /** Year and unit, filled down to below the last row, are no row. */
        const isFilledDown = (text: string, c: number) =>
          ownCell(kind, names[c]!) !== undefined && 'value' in cellReader(kind, names[c]!).read(text);
        const isRow = (record: readonly string[]) => record.some((text, c) => text.trim() !== '' && !isFilledDown(text, c));
        const file = readText(kind, write([names, ...rows]), way);
        const outside = file.issues.filter(({ code }) => aside.includes(code)).length;
        expect(file.rows.length + file.refused + outside).toBe(rows.filter(isRow).length);
      }),
      often,
    );
  });

  test('columns that name people are dropped on the checker’s page, and nothing of them is written down', () => {
    const columns = fc.array(fc.tuple(fc.nat(20), fc.constantFrom(...headings.filter((name) => name !== ''))), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(forms, columns, ({ kind, table }, some) => {
        // What is a strange column in one kind is a kind's own in another.
        const added = some.filter(([, name]) => columnNamed(kind, name) === undefined);
        const withPeople = added.reduce(
          (now, [where, name]) => columnPut(now, where, (row) => (row === 0 ? name : `${secret} ${row}`)),
          table,
        );
        const file = readText(kind, write(withPeople), { folder, names: {}, allowPersonal: true });
        expect(writeSubmission(kind, file.rows)).toBe(writeSubmission(kind, readText(kind, write(table)).rows));
        expect(JSON.stringify(file.issues)).not.toContain(secret);
        expect(file.issues.filter(({ code }) => code === 'cot-da-bo')).toHaveLength(added.length);
      }),
      often,
    );
  });
});

describe('of a file beyond every measure', () => {
  /** A header, then one piece again and again. */
  const again = (kind: KindName, piece: string, times: number): Chunks =>
    function* () {
      yield utf8(`${headerOf(kind).join(',')}\n`);
      const bytes = utf8(piece);
      for (let i = 0; i < times; i++) yield bytes;
    };

  test('no more is read than the limit of rows, and that is told', () => {
    const thousand = '2016,q8-p01-kp1,DV-1A,doan_vien,dang_sinh_hoat,\n'.repeat(1000);
    const file = read('doan-vien', again('doan-vien', thousand, limits.rows / 1000 + 3));
    expect(file.rows).toHaveLength(limits.rows);
    expect(file.issues.map(({ code }) => code)).toEqual(['qua-lon']);
  });

  test('an endless file ends at the limit of bytes', () => {
    const line = `2016,q8-p01-kp1,DV-1A,doan_vien,1,RL1,viec_lam,${'x'.repeat(1 << 16)},,,,2016-02-20\n`;
    const file = read('dang-ky', again('dang-ky', line, Infinity));
    expect(file.refused).toBe(Math.floor(limits.bytes / line.length));
    expect(file.issues.map(({ code }) => code)).toContain('qua-lon');
  });
});
