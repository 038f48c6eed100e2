import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { bodyField, entryFields, mergeEntry, resolveEntry } from './merge-entry.ts';
import { largeSample } from '../../scripts/tests/large-sample.ts';

const file = (front: string, body = '\nMột đoạn.\n') => `---\n${front}---\n${body}`;
const handwritten = file(`# Chủ đề của tháng\ntitle: 'Biết ơn'\nmonth: '2016-11' # tháng\ncriteria: [NT, CM]\nsample: true\n`);
const merged = (base: string | null, theirs: string, mine: string) => mergeEntry({ base, theirs, mine }, { months: 1, sample: false });

describe('what a form changes of an entry', () => {
  it('nothing, where Decap only writes it in its own way', () => {
    const decaps = file(`title: Biết ơn\nmonth: 2016-11\nmonths: 1\ncriteria:\n  - NT\n  - CM\nsummary: ''\nsample: true\n`, 'Một đoạn.');
    expect(merged(handwritten, handwritten, decaps)).toEqual({ text: handwritten, conflicts: [] });
    expect(merged(handwritten, handwritten, decaps.replaceAll('\n', '\r\n')).text).toBe(handwritten);
  });

  it('only the field that was changed, in the style in which it stood', () => {
    const mine = handwritten.replace('2016-11', '2016-12').replace('[NT, CM]', '\n  - NT\n  - SK').replace('# tháng', '');
    const wanted = handwritten.replace('2016-11', '2016-12').replace('[NT, CM]', '[NT, SK]');
    expect(merged(handwritten, handwritten, mine).text).toBe(wanted);
  });

  it('a new field comes after the one before it, a cleared one goes with its lines and leaves the remarks', () => {
    const mine = file(`month: 2016-11\nsummary: Tóm tắt\ncriteria:\n  - NT\n  - CM\nsample: true\n`);
    expect(merged(handwritten, handwritten, mine).text).toBe(
      file(`# Chủ đề của tháng\nmonth: '2016-11' # tháng\nsummary: Tóm tắt\ncriteria: [NT, CM]\nsample: true\n`),
    );
  });

  it('line ends and the blank lines around the text stay', () => {
    const old = handwritten.replaceAll('\n', '\r\n');
    const mine = handwritten.replace('Biết ơn', 'Nhớ ơn').replace('\nMột đoạn.\n', 'Hai đoạn.  \nMột dòng ngắt.');
    expect(merged(old, old, mine).text).toBe(old.replace('Biết ơn', 'Nhớ ơn').replace('Một đoạn.', 'Hai đoạn.  \r\nMột dòng ngắt.'));
  });

  it('a hard line break in the text is a change', () => {
    const mine = handwritten.replace('Một đoạn.', 'Một đoạn.  \nHết.');
    const back = handwritten.replace('Một đoạn.', 'Một đoạn.\nHết.');
    expect(merged(mine, mine, back).text).toBe(back);
  });

  it('a day stays a day, and a text over many lines a text', () => {
    const base = file('day: 2016-11-20\nquote: |\n  Dòng một\n  # không phải lời ghi\nby: q8\n');
    const mine = file('day: 2016-11-21\nquote: |\n  Dòng hai\n  # không phải lời ghi\nby: q8\n');
    expect(merged(base, base, mine).text).toBe(mine);
  });
});

describe('two people’s changes to one entry', () => {
  const mine = handwritten.replace('Biết ơn', 'Nhớ ơn');

  it('different fields are put together', () => {
    const theirs = handwritten.replace('Một đoạn.', 'Hai đoạn.');
    expect(merged(handwritten, theirs, mine).text).toBe(theirs.replace('Biết ơn', 'Nhớ ơn'));
  });

  it('the same field is a conflict, and either choice is kept whole', () => {
    const theirs = handwritten.replace('Biết ơn', 'Tri ân').replace('true', 'false');
    const versions = { base: handwritten, theirs, mine: mine.replace('2016-11', '2016-12') };
    expect(mergeEntry(versions)).toEqual({
      text: null,
      conflicts: [{ field: 'title', base: 'Biết ơn', theirs: 'Tri ân', mine: 'Nhớ ơn' }],
    });
    expect(resolveEntry(versions, { title: 'theirs' })).toBe(theirs.replace('2016-11', '2016-12'));
    expect(resolveEntry(versions, { title: 'mine' })).toBe(theirs.replace('Tri ân', 'Nhớ ơn').replace('2016-11', '2016-12'));
  });

  it('the same change by both is no conflict', () => {
    expect(merged(handwritten, mine, mine)).toEqual({ text: mine, conflicts: [] });
  });

  it('front matter that cannot be read makes the whole file one text', () => {
    const broken = file('title: A: b\n');
    expect(merged(broken, broken, mine).text).toBe(mine);
    expect(merged(handwritten, broken, handwritten).text).toBe(broken);
    expect(merged(handwritten, broken, mine).conflicts.map(({ field }) => field)).toEqual([bodyField]);
    expect(resolveEntry({ base: handwritten, theirs: broken, mine }, { body: 'mine' })).toBe(mine);
  });
});

it('every entry of the sample comes back byte for byte from a form that changed nothing', () => {
  const content = join(largeSample(), 'content');
  const entries = readdirSync(content, { recursive: true, encoding: 'utf8' }).filter((name) => /^[a-z-]+\/[^/]+\.md$/.test(name));
  for (const entry of entries) {
    const text = readFileSync(join(content, entry), 'utf8');
    const { [bodyField]: body = '', ...front } = Object.fromEntries(entryFields(text));
    const mine = `---\n${stringify(front, { lineWidth: 40 })}---\n${String(body).trim()}`;
    expect(merged(text, text, mine).text, entry).toBe(text);
  }
});

// ---- any entry, by hand or by form

const names = ['title', 'month', 'criteria', 'signer', 'sample', bodyField] as const;
const words = fc.constantFrom('Biết ơn', '26. Tháng Ba', '2016-11', '# không', 'a: b', '“nháy”', "l'ami", '- x', 'yes', 'nhiều\ndòng');
const value = fc.oneof(
  words,
  fc.array(words, { minLength: 1, maxLength: 3 }),
  fc.record({ name: words, role: words }),
  fc.integer({ min: 1, max: 9 }),
);
const entry = fc.record({ title: words, month: words, criteria: value, signer: value, sample: fc.boolean(), body: words });
type Entry = Record<string, unknown>;
const changes = fc.dictionary(fc.constantFrom(...names), fc.option(value, { nil: undefined }), { maxKeys: 3 });
const changed = (data: Entry, change: Entry): Entry =>
  Object.fromEntries(
    Object.entries({ ...data, ...change })
      .filter(([, v]) => v !== undefined)
      .map(([k, v]) => [k, k === bodyField ? (Array.isArray(v) || typeof v === 'object' ? JSON.stringify(v) : String(v)) : v]),
  );
/** One field as people write it: with remarks, quotes, lists on one line. */
const byHand = ([key, v]: [string, unknown], style: number): string => {
  const options = { lineWidth: 0, ...(style % 2 && { defaultStringType: 'QUOTE_SINGLE' as const, defaultKeyType: 'PLAIN' as const }) };
  const plain = stringify({ [key]: v }, { ...options, ...(style % 3 === 0 && { collectionStyle: 'flow' as const }) });
  return `${style % 5 ? '' : `# về ${key}\n`}${plain.startsWith('{') ? stringify({ [key]: v }, options) : plain}`;
};
const handText = (data: Entry, styles: readonly number[], eol: string): string => {
  const { [bodyField]: body = '', ...front } = data;
  const lines = Object.entries(front).map((field, index) => byHand(field, styles[index] ?? 1));
  return `---\n${lines.join('')}---\n\n${String(body)}\n`.replaceAll('\n', eol);
};
const formText = (data: Entry): string => {
  const { [bodyField]: body = '', ...front } = data;
  return `---\n${stringify({ ...front, note: '' }, { lineWidth: 20 })}---\n${String(body)}`;
};
const dataOf = (text: string): Entry =>
  Object.fromEntries([...entryFields(text.replaceAll('\r\n', '\n'))].map(([k, v]) => [k, k === bodyField ? String(v).trim() : v]));
const told = (data: Entry): Entry => ({ ...data, [bodyField]: String(data[bodyField] ?? '').trim() });
const hand = fc.tuple(entry, fc.array(fc.nat(29), { minLength: 6, maxLength: 6 }), fc.constantFrom('\n', '\r\n'));

describe('of any entry', () => {
  it('a form that changed nothing changes no byte, and what stands now stays', () => {
    fc.assert(
      fc.property(hand, changes, ([data, styles, eol], change) => {
        const base = handText(data, styles, eol);
        expect(mergeEntry({ base, theirs: base, mine: formText(data) }).text).toBe(base);
        const theirs = handText(changed(data, change), styles, eol);
        expect(mergeEntry({ base, theirs, mine: base }).text).toBe(theirs);
        expect(mergeEntry({ base, theirs, mine: formText(data) }).text).toBe(theirs);
      }),
    );
  });

  it('what was changed is saved, and the bytes of everything else stay', () => {
    fc.assert(
      fc.property(hand, changes, ([data, styles, eol], change) => {
        const base = handText(data, styles, eol);
        const wanted = changed(data, change);
        const { text } = mergeEntry({ base, theirs: base, mine: formText(wanted) });
        expect(dataOf(text!)).toEqual(dataOf(formText(wanted).replace('note: ""\n', '')));
        Object.entries(data).forEach(([key, v], index) => {
          if (key in change) return;
          const bytes = key === bodyField ? `${String(v)}\n` : byHand([key, v], styles[index]!);
          expect(text).toContain(bytes.replaceAll('\n', eol));
        });
      }),
    );
  });

  it('it does not matter who saved first, and only a field that both changed is asked about', () => {
    fc.assert(
      fc.property(hand, changes, changes, ([data, styles, eol], one, other) => {
        const base = handText(data, styles, eol);
        const [a, b] = [formText(changed(data, one)), formText(changed(data, other))];
        const first = mergeEntry({ base, theirs: mergeEntry({ base, theirs: base, mine: a }).text!, mine: b });
        const second = mergeEntry({ base, theirs: mergeEntry({ base, theirs: base, mine: b }).text!, mine: a });
        const fields = (result: typeof first) => result.conflicts.map(({ field }) => field).sort();
        expect(fields(first)).toEqual(fields(second));
        expect(fields(first).every((field) => field in one && field in other)).toBe(true);
        if (first.text !== null) expect(told(dataOf(first.text))).toEqual(told(dataOf(second.text!)));
      }),
    );
  });
});
