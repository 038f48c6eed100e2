import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { attempts, decode, NotText, openBytes, type Attempt, type Chunks } from '../index.ts';
import { delimiters, readRecords, unwrapped, type Batch } from './records.ts';
import { delimiterOfRows, findHeader } from './header.ts';

/** From bytes to text and from text to records, however both come in pieces. */

const utf8 = (text: string) => new TextEncoder().encode(text);
const pieces =
  (...parts: (readonly number[] | Uint8Array)[]): Chunks =>
  () =>
    parts.map((part) => Uint8Array.from(part));
const bytesOf = (text: string) => [...utf8(text)];
const decoded = (chunks: Chunks, attempt: Attempt) => [...decode(chunks, attempt)].join('');
const tries = (chunks: Chunks) => [...attempts(openBytes(chunks))].map(({ encoding, strict }) => `${encoding}${strict ? ' strictly' : ''}`);

describe('the encoding to read by', () => {
  const wide = (text: string, big: boolean) => [...text].flatMap((c) => (big ? [0, c.charCodeAt(0)] : [c.charCodeAt(0), 0]));
  test.each<[string, number[], string[]]>([
    ['the mark of UTF-16LE', [0xff, 0xfe, 65, 0], ['UTF-16LE']],
    ['the mark of UTF-16BE', [0xfe, 0xff, 0, 65], ['UTF-16BE']],
    ['the mark of UTF-16LE before letters that have no zero', [0xff, 0xfe, 0xc5, 0x1e], ['UTF-16LE']],
    ['the mark of UTF-16BE before such', [0xfe, 0xff, 0x1e, 0xc5], ['UTF-16BE']],
    ['the second half of a mark', [65, 0xff, 65, 65], ['UTF-8 strictly', 'windows-1258']],
    ['half of a mark', [0xff, 65, 65, 65], ['UTF-8 strictly', 'windows-1258']],
    ['the other half', [0xfe, 0xfe, 65, 65], ['UTF-8 strictly', 'windows-1258']],
    ['zeros behind letters', wide('nam,stt', false), ['UTF-16LE']],
    ['zeros before letters', wide('nam,stt', true), ['UTF-16BE']],
    ['many zeros at even places and one elsewhere', [0, 65, 0, 65, 65, 0], ['UTF-8 strictly', 'windows-1258']],
    ['a fifth of zeros before letters is not enough', [0, 65, 65, 66, 67], ['UTF-8 strictly', 'windows-1258']],
    ['zeros on both sides', [65, 0, 0, 65, 65, 0], ['UTF-8 strictly', 'windows-1258']],
    ['few zeros', [65, 66, 67, 0, ...bytesOf('một hai ba bốn năm sáu')], ['UTF-8 strictly', 'UTF-8']],
    ['few zeros at even places', [65, 66, 0, 67, ...bytesOf('một hai ba bốn năm sáu')], ['UTF-8 strictly', 'UTF-8']],
    ['a fifth of zeros is not enough', [65, 0, 65, 66, 67], ['UTF-8 strictly', 'windows-1258']],
    ['more than a fifth is', [65, 0, 65, 0, 67, 68, 69], ['UTF-16LE']],
    ['letters outside ASCII among them', [0xa1, 0x1e, ...wide('nam,stt', false)], ['UTF-16LE']],
    ['ASCII alone', bytesOf('nam'), ['UTF-8 strictly', 'windows-1258']],
  ])('%s', (_, bytes, expected) => expect(tries(pieces(bytes))).toEqual(expected));
  test('zeros after the first four thousand bytes tell nothing', () => {
    const plain = Array.from({ length: 4096 }, () => 65);
    const zeros = Array.from({ length: 4096 }, (_, i) => (i % 2 ? 0 : 65));
    expect(tries(pieces([...plain, ...zeros, ...zeros]))[0]).toBe('UTF-8 strictly');
  });
  test('bytes that are no UTF-8 are judged from where they begin, however far down', () => {
    const far = Array.from({ length: 300_000 }, () => 0x61);
    const tcvn3 = [...'Lao ®éng, Lµm viÖc tèt, §oµn viªn häc tËp'].map((c) => c.charCodeAt(0));
    expect(tries(pieces(far, [0x20], tcvn3))).toEqual(['UTF-8 strictly', 'TCVN3']);
    expect(tries(pieces([...far, 0x20, ...tcvn3]))).toEqual(['UTF-8 strictly', 'TCVN3']);
    // One word is all there is to judge by, and “ếng” alone is none: what stands before its first strange byte belongs to it.
    const [text, word] = [[...far.slice(0, 300), 0x20], [...'tiÕng'].map((c) => c.charCodeAt(0))];
    for (let cut = 0; cut <= word.length; cut++) {
      expect(tries(pieces([...text, ...word.slice(0, cut)], word.slice(cut)))[1]).toBe('TCVN3');
      expect(tries(pieces(text, word.slice(0, cut), word.slice(cut)))[1]).toBe('TCVN3');
    }
    expect(tries(pieces(text, ...word.map((byte) => [byte]), [0x20, 0x61]))[1]).toBe('TCVN3');
    expect(tries(pieces([...text, ...word.slice(0, 2)], text.slice(0, 100), word.slice(2)))[1]).toBe('windows-1258');
    // The word that the first strange byte stands in belongs to what is judged, also where the piece ends inside it.
    for (let cut = 1; cut < 9; cut++)
      expect(tries(pieces([...far, 0x20, ...tcvn3.slice(0, cut)], tcvn3.slice(cut, cut + 1), tcvn3.slice(cut + 1)))[1]).toBe('TCVN3');
  });
});

describe('a file’s beginning', () => {
  const walked = (sizes: readonly number[]) => {
    let walks = 0;
    const chunks: Chunks = () => {
      walks += 1;
      let n = 0;
      return sizes.map((size) => Uint8Array.from({ length: size }, () => n++ % 251));
    };
    return { bytes: openBytes(chunks), walks: () => walks };
  };
  test('a short file is walked once', () => {
    const { bytes, walks } = walked([100, 0, 50]);
    expect(bytes.head).toEqual(Uint8Array.from({ length: 150 }, (_, i) => i % 251));
    expect([...bytes.chunks()]).toEqual([bytes.head]);
    expect(walks()).toBe(1);
  });
  test('of a long one the beginning is taken, and the whole stays to be walked', () => {
    const { bytes, walks } = walked([200_000, 200_000]);
    expect(bytes.head).toEqual(Uint8Array.from({ length: 1 << 18 }, (_, i) => i % 251));
    expect([...bytes.chunks()].map((chunk) => chunk.length)).toEqual([200_000, 200_000]);
    expect(walks()).toBe(2);
  });
  test('one that ends where the beginning ends is walked again', () => {
    const { bytes } = walked([1 << 18]);
    expect(bytes.head.length).toBe(1 << 18);
    expect([...bytes.chunks()].length).toBe(1);
  });
});

describe('bytes become text', () => {
  const strict: Attempt = { encoding: 'UTF-8', strict: true };
  const cutEverywhere = (bytes: readonly number[], attempt: Attempt) => {
    const whole = decoded(pieces(bytes), attempt);
    for (let cut = 0; cut <= bytes.length; cut++) expect(decoded(pieces(bytes.slice(0, cut), bytes.slice(cut)), attempt)).toBe(whole);
    expect(decoded(pieces(...bytes.map((byte) => [byte])), attempt)).toBe(whole);
    return whole;
  };
  test.each([
    ['a\r\nb\rc\nd', 'a\nb\nc\nd'],
    ['a\r\r\nb\n\rc', 'a\n\nb\n\nc'],
    ['a\r', 'a\n'],
    ['a\r\n', 'a\n'],
    ['\r', '\n'],
    ['', ''],
    ['ễ', 'ễ'],
  ])('line ends of %j', (text, plain) => expect(cutEverywhere(bytesOf(text), strict)).toBe(plain));
  test('the mark at the beginning goes, once or twice, in UTF-8 or as windows-1252 reads it; elsewhere it stays', () => {
    expect(decoded(pieces(bytesOf('\ufeffnam')), strict)).toBe('nam');
    expect(decoded(pieces(bytesOf('\ufeff\ufeffï»¿nam\ufeff')), strict)).toBe('nam\ufeff');
    expect(decoded(pieces(bytesOf('nam\n'), bytesOf('ï»¿nam')), strict)).toBe('nam\nï»¿nam');
    expect(decoded(pieces([0xef, 0xbb, 0xbf, 0x6e]), { encoding: 'TCVN3', strict: false })).toBe('n');
  });
  test.each<[string, number[], Attempt]>([
    ['a zero', [65, 0], strict],
    ['a zero in an old font', [65, 0], { encoding: 'VNI', strict: false }],
    ['a zero letter of UTF-16', [65, 0, 0, 0], { encoding: 'UTF-16LE', strict: false }],
    ['half a letter at the end', [65, 0xe1, 0xbb], strict],
    ['a byte that is none', [0xff, 65], strict],
  ])('%s is no text', (_, bytes, attempt) => expect(() => decoded(pieces(bytes), attempt)).toThrow(NotText));
  test('not strictly, what cannot be read is marked', () => {
    expect(decoded(pieces([65, 0xe1, 0xbb]), { encoding: 'UTF-8', strict: false })).toBe('A\ufffd');
    expect(decoded(pieces([65, 0x0d, 0xe1]), { encoding: 'UTF-8', strict: false })).toBe('A\n\ufffd');
    expect(decoded(pieces([65, 0, 66]), { encoding: 'UTF-16LE', strict: false })).toBe('A\ufffd');
  });
  test('TCVN3 and VNI come out as windows-1252 has them', () => {
    for (const encoding of ['TCVN3', 'VNI'] as const) expect(decoded(pieces([0xae, 0x6f]), { encoding, strict: false })).toBe('®o');
    expect(decoded(pieces([0xd0, 0x6f]), { encoding: 'windows-1258', strict: false })).toBe('Đo');
  });
});

const recordsOf = (batches: Iterable<Batch>) =>
  [...batches].flatMap(({ records, lines, broken }) =>
    records.map((record, i) => ({ record, line: lines[i]!, ...(broken && { broken }) })),
  );
const read = (text: string | readonly string[], delimiter: ',' | ';' | '\t' = ',', first = 1) =>
  recordsOf(readRecords(typeof text === 'string' ? [text] : text, delimiter, first));

describe('text becomes records', () => {
  test('of well-made text every record and its line, wherever the pieces end', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'ễ', ',', ';', '\t', '"', '\n', ' '), maxLength: 6 });
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(table, fc.constantFrom(...delimiters), fc.array(fc.nat(200), { maxLength: 6 }), (rows, delimiter, cuts) => {
        const text = Papa.unparse(rows, { delimiter, newline: '\n' });
        let line = 3;
        const expected = rows.map((record) => {
          const begins = line;
          line += 1 + record.join('').split('\n').length - 1;
          return { record, line: begins };
        });
        const at = [0, ...cuts.filter((cut) => cut < text.length).sort((a, b) => a - b), text.length];
        const parts = at.slice(1).map((end, i) => text.slice(at[i], end));
        // The text's end: a last record that is one empty cell is no record.
        if (expected.at(-1)!.record.join('') === '' && expected.at(-1)!.record.length === 1) expected.pop();
        expect(read(parts, delimiter, 3)).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });
  test('a quote that is never closed costs its own line alone', () => {
    expect(read('a,b\n"c,d\ne,f\ng,h')).toEqual([
      { record: ['a', 'b'], line: 1 },
      { record: [], line: 2, broken: 'nhay-kep-ho' },
      { record: ['e', 'f'], line: 3 },
      { record: ['g', 'h'], line: 4 },
    ]);
    expect(read('"c,d')).toEqual([{ record: ['c,d'], line: 1 }]);
    expect(read('"c"x,d\ne,f')).toEqual([
      { record: [], line: 1, broken: 'nhay-kep-ho' },
      { record: ['e', 'f'], line: 2 },
    ]);
  });
  test('good records between broken ones are read', () => {
    expect(read('"a\nb,c\n"d\ne,f\ng,h\n"i\nj')).toEqual([
      { record: [], line: 1, broken: 'nhay-kep-ho' },
      { record: ['b', 'c'], line: 2 },
      { record: [], line: 3, broken: 'nhay-kep-ho' },
      { record: ['e', 'f'], line: 4 },
      { record: ['g', 'h'], line: 5 },
      { record: [], line: 6, broken: 'nhay-kep-ho' },
      { record: ['j'], line: 7 },
    ]);
  });
  test('after a record of many lines the next is counted from its last', () => {
    expect(read('"a\nb\nc",d\n"e\nf","g\nh"\ni,j').map(({ line }) => line)).toEqual([1, 4, 7]);
  });
  test('a line longer than a quarter of a million letters is skipped, and what follows is read', () => {
    const long = 'x'.repeat((1 << 18) + 10);
    const after = [
      { record: ['a', 'b'], line: 1 },
      { record: [], line: 2, broken: 'o-qua-dai' },
      { record: ['c', 'd'], line: 3 },
    ];
    expect(read(`a,b\n"${long}\nc,d\n`)).toEqual(after);
    expect(read(['a,b\n"', long, long, '\n', 'c,d\n'])).toEqual(after);
    expect(read(['a,b\n"', long, `${long}\nc,`, 'd'])).toEqual(after);
    const [quarter, row] = ['x'.repeat(1 << 18), 'c,d\n'];
    expect(read([`"${quarter.slice(2)}`, '",b\n'])).toHaveLength(1);
    expect(read([`"${quarter.slice(4)}`, '",b']).map(({ broken }) => broken)).toEqual([undefined]);
    expect(read([`"${quarter.slice(3)}`, '",b']).map(({ broken }) => broken)).toEqual(['o-qua-dai']);
    expect(read(`"${quarter.slice(1)}\n${row}`)[0]!.broken).toBe('nhay-kep-ho');
    expect(read(`"${quarter}\n${row}`)[0]!.broken).toBe('o-qua-dai');
    // A short line is not called long for what follows it.
    expect(read(`"a\n${row.repeat(100_000)}`)[0]).toEqual({ record: [], line: 1, broken: 'nhay-kep-ho' });
    expect(read([`a,b\n${'x'.repeat(1 << 18)}\nc,d`]).map(({ broken }) => broken)).toEqual([undefined, undefined, undefined]);
  });
  test('after a hundred broken records the file is given up', () => {
    const given = read('"a\n'.repeat(150));
    expect(given).toHaveLength(101);
    expect(given[99]).toEqual({ record: [], line: 100, broken: 'nhay-kep-ho' });
    expect(given[100]).toEqual({ record: [], line: 101, broken: 'doc-do-dang' });
    let asked = 0;
    const endless = function* () {
      while (asked < 1000) yield ((asked += 1), '"a\n'.repeat(200));
    };
    expect(recordsOf(readRecords(endless(), ',', 1))).toHaveLength(101);
    expect(asked).toBeLessThan(3);
    expect(read(`${'"a\n'.repeat(99)}b,c`).at(-1)).toEqual({ record: ['b', 'c'], line: 100 });
  });
});

describe('lines that are one quoted cell each', () => {
  test('are unwrapped, with the quotes inside', () => {
    expect([...unwrapped(['"a,b"\n"c,""d, e"""\n'], '\t')].join('')).toBe('a,b\nc,"d, e"\n');
    expect([...unwrapped(['"a,', 'b"\n', '"c\td"'], '\t')].join('')).toBe('a,b\nc\td\n');
    expect([...unwrapped(['"a"\t"b"'], '\t')].join('')).toBe('a\tb\n');
  });
});

describe('the sign between the cells of the rows', () => {
  const columns = 'nam,ma_chi_doan,ma_doan_vien,ngay_trao_doi';
  const row = '2016,q8-p01-kp1,DV-1A,2016-05-02';
  const sign = (text: string) => delimiterOfRows(text, findHeader('trao-doi', text)!);
  test.each([
    ['the header’s own', `${columns}\n${row}`, ','],
    ['no rows', columns, ','],
    ['only empty rows', `${columns}\n\n ,\n`, ','],
    ['the rows’ own', `${columns}\n${row.replaceAll(',', ';')}`, ';'],
    ['tabs', `${columns.replaceAll(',', ';')}\n${row.replaceAll(',', '\t')}`, '\t'],
    ['titles above', `Đoàn;phường;1;x\n${columns}\n${row.replaceAll(',', ';')}`, ';'],
    ['one row that has several cells by it', `${columns}\n${row.replaceAll(',', ';')}\n${row}`, ','],
    ['by no sign more than one cell', `${columns}\nmột\nhai`, ','],
    ['one row among many that has several cells by it', `${columns}\n${`${row.replaceAll(',', ';')}\n`.repeat(5)}${row}`, ','],
    ['rows with an empty cell', `${columns}\n2016;q8-p01-kp1;;2016-05-02`, ';'],
    ['rows with blanks alone do not count', `${columns}\n${row.replaceAll(',', ';')}\n \n  \n`, ';'],
    ['half of the rows only', `${columns}\n${row.replaceAll(',', ';')}\nmột`, ','],
    ['two of three', `${columns}\n${row.replaceAll(',', ';')}\n${row.replaceAll(',', ';')}\nmột`, ';'],
    ['rows of too few cells', `${columns}\n2016;q8-p01-kp1`, ','],
    ['rows of three of four cells', `${columns}\n2016;q8-p01-kp1;DV-1A`, ';'],
    ['empty rows between do not count', `${columns}\n\n\n${row.replaceAll(',', ';')}\n\n`, ';'],
    ['after twenty rows nothing is asked', `${columns}\n${'một\n'.repeat(20)}${`${row.replaceAll(',', ';')}\n`.repeat(50)}`, ','],
    ['rows beyond the twentieth do not count', `${columns}\n${`${row.replaceAll(',', ';')}\n`.repeat(20)}${row}`, ';'],
  ])('%s', (_, text, expected) => expect(sign(text)).toBe(expected));
});
