import { isDeepStrictEqual } from 'node:util';
import en from 'decap-cms-locales/dist/esm/en/index.js';
import vi from 'decap-cms-locales/dist/esm/vi/index.js';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { backendFrom, deskCollections, deskConfig, fitting } from './config.ts';
import { type DeskField, deskFields, sometimesAsked } from './fields.ts';
import { nameFromFields, namingFields } from './entry-file-name.ts';
import { tidyEntry } from './tidy-entry.ts';
import { inOrder } from './unit-choices.ts';
import { ourVietnamese, over, type Phrases } from './vi.ts';
import {
  begin,
  beginAnswers,
  type Collection,
  collections,
  departments,
  field,
  fieldMeta,
  handbookAudiences,
  type Programme,
  programmeSchema,
  settingSchemas,
  skeletons,
} from '../domain/index.ts';

const table = Object.entries<Collection>(collections);
const desk = deskCollections();
const fieldsBelow = (fields: readonly DeskField[]): DeskField[] =>
  fields.flatMap((one) => [
    one,
    ...('fields' in one && one.fields ? fieldsBelow(one.fields) : []),
    ...('field' in one && one.field ? fieldsBelow([one.field]) : []),
  ]);

describe('collections', () => {
  it('has one desk collection for each content kind, kept by department', () => {
    expect(desk.map(({ name }) => name).sort()).toEqual(table.map(([name]) => name).sort());
    const order = desk.map(({ name }) => Object.keys(departments).indexOf(collections[name as keyof typeof collections].department));
    expect(order).toEqual([...order].sort());
  });

  it.each(table)('%s: folder, slug and body come from the table', (name, { folder, slug, body }) => {
    const one = desk.find((collection) => collection.name === name);
    expect(one).toMatchObject({ folder: `content/${folder}`, extension: 'md', format: 'frontmatter', slug });
    expect(one?.fields?.at(-1)).toMatchObject({ name: 'body', label: body, widget: 'markdown' });
  });

  it.each(desk)('$name: every field speaks Vietnamese and every relation leads somewhere', ({ fields = [] }) => {
    for (const one of fieldsBelow(fields)) {
      expect(one.label, one.name).toBeTruthy();
      expect(one.label, one.name).not.toBe(one.name);
      expect(one.label).toBe(one.label?.normalize('NFC'));
      if (one.widget === 'relation') expect(Object.keys(collections)).toContain(one.collection);
    }
  });

  it('refuses a field without a label, and a shape it has no control for', () => {
    expect(() => deskFields(z.strictObject({ planted: z.string() }))).toThrow('planted');
    expect(() => deskFields(z.strictObject({ planted: field(z.array(z.strictObject({ inner: z.string() })), 'Có nhãn') }))).toThrow(
      'inner',
    );
    expect(() => deskFields(z.strictObject({ planted: field(z.union([z.string(), z.number()]), 'Có nhãn') }))).toThrow('planted');
  });
});

/** What Decap's own controls let through: presence, pattern, limits, options. */
const deskAccepts = (one: DeskField, value: unknown): boolean => {
  if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return one.required === false;
  const counted = (items: unknown[], { min = 0, max = Infinity }: { min?: number; max?: number }) =>
    items.length >= min && items.length <= max;
  switch (one.widget) {
    case 'select': {
      const offered = one.options.map(({ value }) => value as unknown);
      return one.multiple
        ? counted(value as unknown[], one) && (value as unknown[]).every((item) => offered.includes(item))
        : offered.includes(value);
    }
    case 'list':
      return (
        counted(value as unknown[], one) &&
        (value as unknown[]).every((item) => (one.field ? deskAccepts(one.field, item) : objectAccepts(one.fields ?? [], item)))
      );
    case 'object':
      return objectAccepts(one.fields, value);
    case 'number':
      return (value as number) >= (one.min ?? -Infinity) && (value as number) <= (one.max ?? Infinity);
    default:
      return !one.pattern || new RegExp(one.pattern[0]).test(String(value));
  }
};
const objectAccepts = (fields: readonly DeskField[], value: unknown): boolean =>
  fields.every((one) => deskAccepts(one, (value as Record<string, unknown>)[one.name]));

/** Fields that files of former versions leave out, and that the form asks for. */
const askedAnew = ['minor'];

/** Values worth trying in a control: at, just inside and just outside what it allows. */
const samplesOf = (one: DeskField): unknown[] => {
  switch (one.widget) {
    case 'boolean':
      return [undefined, true, false];
    case 'number':
      return [undefined, ...[one.min, one.max].flatMap((limit) => (limit === undefined ? [] : [limit - 1, limit, limit + 1]))];
    case 'select': {
      const offered = one.options.map(({ value }) => value as unknown);
      if (one.multiple) return [undefined, [], offered, [offered[0]], ['không-có']];
      // The form insists on a choice where the schema would quietly fall back on its default, or read an older file.
      return [...(one.standing === undefined && !askedAnew.includes(one.name) ? [undefined] : []), ...offered, 'không-có'];
    }
    case 'datetime':
      return [undefined, '2016-02-29', '2016-12-01'];
    case 'image':
      return [undefined, '@media/anh.webp'];
    case 'relation':
      return [undefined, [], ['sau-bai-2015-1']];
    case 'object':
      return [undefined, ...objectSamples(one.fields)];
    case 'list':
      return [
        undefined,
        [],
        ...(one.field ? samplesOf(one.field) : objectSamples(one.fields ?? [])).filter((item) => item !== undefined).map((item) => [item]),
      ];
    default: {
      const longest = Number(/\{\d+,(\d+)\}/.exec(one.pattern?.[0] as string)?.[1] ?? 20);
      const plain = [
        'a',
        'kg',
        'kg-to-chau',
        'KG',
        'a--b',
        '2016-12',
        '2016-13',
        '2016-1',
        'NT',
        'Đoàn viên hẵng đợi',
        'a'.repeat(longest),
        'a'.repeat(longest + 1),
      ];
      const blanks = one.pattern?.[0].toString().startsWith('^\\s*') ? [' ', '\n', ' a ', ` ${'ẵ'.repeat(longest)} `] : [];
      return [undefined, '', ...plain, ...blanks];
    }
  }
};
/** A whole object of each field's first good value, then one with each field's other samples in turn. */
const objectSamples = (fields: readonly DeskField[]): Record<string, unknown>[] => {
  const whole = Object.fromEntries(
    fields.map((one) => [one.name, samplesOf(one).find((value) => value !== undefined && value !== '' && deskAccepts(one, value))]),
  );
  return [whole, ...fields.flatMap((one) => samplesOf(one).map((value) => ({ ...whole, [one.name]: value })))];
};

describe.each(table)('%s: form and schema agree', (_, { schema }) => {
  it.each(deskFields(schema))('$name', (one) => {
    const property = (schema.shape as Record<string, z.ZodType>)[one.name]!;
    for (const value of samplesOf(one)) {
      const saved = tidyEntry([one], { [one.name]: value })[one.name];
      const good = property.safeParse(saved).success;
      if (deskAccepts(one, value)) expect(good, `let through: ${JSON.stringify(value)}`).toBe(true);
      // What tidying would have cured may be refused; what needed no cure may not.
      else if (isDeepStrictEqual(saved, value)) expect(good, `refused: ${JSON.stringify(value)}`).toBe(false);
    }
  });
});

describe('limits of a schema are limits of its form', () => {
  const limited = z.strictObject({
    steps: field(z.array(z.string().min(1)).min(2).max(3), 'Các bước'),
    kinds: field(
      z
        .array(z.enum(['a', 'b', 'c']))
        .min(2)
        .max(2),
      'Loại',
    ),
    order: field(z.int().min(5).max(9), 'Bài số'),
    name: field(z.string().min(3).max(5), 'Tên'),
    note: field(z.string().max(4).optional(), 'Ghi chú'),
  });
  it.each([
    ['steps', [['x'], ['x', 'x'], ['x', 'x', 'x'], ['x', 'x', 'x', 'x']]],
    ['kinds', [['a'], ['a', 'b'], ['a', 'b', 'c']]],
    ['order', [4, 5, 9, 10]],
    ['name', ['ab', 'abc', 'abcde', 'abcdef']],
    ['note', ['abcd', 'abcde']],
  ] as const)('%s', (name, values) => {
    const one = deskFields(limited).find((each) => each.name === name)!;
    for (const value of values) expect(deskAccepts(one, value), JSON.stringify(value)).toBe(limited.shape[name].safeParse(value).success);
  });
});

describe('what a form says and forgives', () => {
  it('a field that a rule asks for in some entries says when, and no name of it is shared with one that is free', () => {
    const asked = table.flatMap(([, { schema }]) => sometimesAsked(schema));
    expect([...new Set(asked)].sort()).toEqual(['consent', 'pictureAlt', 'ratedEnough', 'recognition']);
    for (const [, { schema }] of table)
      for (const one of deskFields(schema))
        if (asked.includes(one.name)) {
          expect(one.hint, one.name).toMatch(/bắt buộc (khi|với)/i);
          expect(sometimesAsked(schema)).toContain(one.name);
        }
  });
  it('K L54 (R15): whoever writes a consent answers whether the person is under 18, and nothing is chosen beforehand', () => {
    const consent = deskFields(collections.honours.schema).find(({ name }) => name === 'consent')!;
    const one = consent.widget === 'object' ? consent.fields.find(({ name }) => name === 'minor') : undefined;
    expect(one).toMatchObject({ widget: 'select', required: true, label: 'Người này dưới 18 tuổi?' });
    expect(one).toMatchObject({
      options: [
        { value: 'co', label: 'Có' },
        { value: 'khong', label: 'Không' },
      ],
    });
    expect(one).not.toHaveProperty('standing');
    expect(consent).toMatchObject({ required: false });
  });
  it('a default is shown and not written, and no entry calls two things “Trạng thái”', () => {
    for (const { fields } of desk)
      for (const one of fields) {
        if (one.widget === 'select') expect(one).not.toHaveProperty('default');
        expect(one.label).not.toBe('Trạng thái');
      }
  });
  it.each(table)('%s: every code of an enumeration is offered in its own words', (_, { schema }) => {
    for (const one of deskFields(schema)) {
      const labels = fieldMeta.get((schema.shape as Record<string, z.ZodType>)[one.name]!)?.ui.labels;
      if (labels) expect(one, one.name).toMatchObject({ options: Object.entries(labels).map(([value, label]) => ({ value, label })) });
    }
  });
  it('outer blanks do not count', () => {
    const title = deskFields(collections.topics.schema)[0]!;
    for (const text of [' a ', ` ${'ẵ'.repeat(160)}\n`]) expect(deskAccepts(title, text)).toBe(true);
    for (const text of [' ', ` ${'ẵ'.repeat(161)} `]) expect(deskAccepts(title, text)).toBe(false);
  });
});

describe('choices', () => {
  const unit = (code: string, name: string, parent?: string) => ({ code, name, ...(parent && { parent }) });
  const criterion = (code: string, name: string) => ({ code, name });
  const programme = {
    short: 'RLĐV',
    families: [{ criteria: [criterion('NT', 'Nhận thức')] }],
    campaigns: [{ code: 'chi-doan-manh', name: 'Xây dựng Chi đoàn mạnh' }],
    lessonSet: { set: 'sau-bai-2015' },
  } as unknown as Programme;
  const { collections: chosen } = deskConfig({ name: 'proxy' }, 'http://localhost/', {
    units: [unit('kg', 'Tỉnh Đoàn'), unit('kg-to-chau', 'Đoàn phường Tô Châu', 'kg')] as never,
    programmes: [programme],
    asOf: '2016-11-20',
  });
  const named = (collection: string, name: string) =>
    fieldsBelow(chosen.find((one) => one.name === collection)?.fields ?? []).filter((one) => one.name === name);

  it('offers names where the data hold the codes, at every depth', () => {
    expect(named('topics', 'organisation')).toMatchObject([{ widget: 'select', options: [{ value: 'kg', label: 'Tỉnh Đoàn' }] }]);
    expect(named('topics', 'criteria')).toMatchObject([
      { widget: 'select', multiple: true, options: [{ value: 'NT', label: 'NT – Nhận thức (RLĐV)' }] },
    ]);
    for (const written of ['topics', 'stories', 'documents'])
      expect(named(written, 'campaigns')).toMatchObject([
        { widget: 'select', multiple: true, options: [{ value: 'chi-doan-manh', label: 'Xây dựng Chi đoàn mạnh' }] },
      ]);
    expect(named('lessons', 'set')).toMatchObject([{ options: [{ value: 'sau-bai-2015', label: 'sau-bai-2015 (RLĐV)' }] }]);
    const units = [
      { value: 'kg', label: 'Tỉnh Đoàn' },
      { value: 'kg-to-chau', label: 'Đoàn phường Tô Châu – Tỉnh Đoàn' },
    ];
    expect(named('stories', 'unit')).toMatchObject([{ options: units }, { options: units }]);
  });
  it('one thing to choose, which must be chosen, is chosen; of several, and of what may be left out, none', () => {
    expect(named('topics', 'organisation')).toMatchObject([{ required: true, default: 'kg' }]);
    for (const one of [...named('stories', 'unit'), ...named('topics', 'campaigns'), ...named('topics', 'criteria')])
      if (one.widget === 'select') expect(one, one.name).not.toHaveProperty('default');
  });
});

describe('settings', () => {
  it.each(Object.entries(settingSchemas))('%s: every field has a control and words, and every choice is told in words', (_, schema) => {
    for (const one of fieldsBelow(deskFields(schema))) {
      expect(one.label, one.name).toMatch(/^\p{Lu}/u);
      if (one.widget === 'select') for (const { value, label } of one.options) expect(label, `${one.name} ${value}`).not.toBe(value);
    }
  });
  it('what only a command writes is not asked for', () => {
    expect(fieldsBelow(deskFields(settingSchemas.chuong_trinh)).map(({ name }) => name)).not.toContain('groups');
  });
});

describe('an organisation that has just begun', () => {
  const site = { name: 'Sổ', tagline: 'Sổ', smallestCell: 10, smallestSensitiveCell: 20 };
  it.each(skeletons.map(({ code }) => code))('%s: its programme as the file holds it offers its criteria', (skeleton) => {
    const answers = beginAnswers.parse({ name: 'Đoàn phường Bến Xuân', units: 'Chi đoàn khu phố 1', skeleton, year: 2026 });
    const { files, proposed } = begin(answers, site, '2026-01-05');
    const written = [...files].filter(([path]) => path.startsWith('content/programmes/')).map(([, text]) => JSON.parse(text) as unknown);
    const { collections: made } = deskConfig({ name: 'proxy' }, 'http://localhost/', {
      units: proposed.units,
      programmes: fitting(programmeSchema, written),
      asOf: '2026-01-05',
    });
    const criteria = made.find(({ name }) => name === 'topics')?.fields.find(({ name }) => name === 'criteria');
    expect(criteria?.widget === 'select' && criteria.options.length).toBeGreaterThanOrEqual(3);
  });
  it('what does not fit offers nothing, and closes nothing', () => {
    expect(fitting(programmeSchema, [{ code: 'hong' }, null])).toEqual([]);
  });
});

describe('units to choose from', () => {
  const units = [
    { code: 'ag-to-chau', name: 'Đoàn phường Tô Châu', parent: 'ag', validFrom: '2025-07-01' },
    { code: 'ag', name: 'Tỉnh Đoàn An Giang', validFrom: '2025-07-01' },
    { code: 'kg', name: 'Tỉnh Đoàn Kiên Giang', validTo: '2025-06-30' },
    { code: 'kg-to-chau', name: 'Đoàn phường Tô Châu', parent: 'kg', validTo: '2025-06-30' },
    { code: 'kg-giang-thanh', name: 'Huyện Đoàn Giang Thành', parent: 'kg', validTo: '2025-06-30' },
  ];
  const assigned = { departments: [{ code: 'van-phong', name: 'Văn phòng Tỉnh Đoàn' }] };
  const programme = { families: [], campaigns: [], assignments: assigned } as unknown as Programme;
  const offered = (asOf: string, collection: string, name: string) => {
    const made = deskConfig({ name: 'proxy' }, 'http://localhost/', { units, programmes: [programme], asOf });
    const field = made.collections.find((one) => one.name === collection)?.fields.find((one) => one.name === name);
    return field?.widget === 'select' ? field.options.map(({ label }) => label) : [];
  };
  it('F13: those that stand today come first, and namesakes tell when they stand', () => {
    expect(offered('2016-11-20', 'reviews', 'unit')).toEqual([
      'Tỉnh Đoàn Kiên Giang',
      'Đoàn phường Tô Châu – Tỉnh Đoàn Kiên Giang, đến 30/06/2025',
      'Huyện Đoàn Giang Thành – Tỉnh Đoàn Kiên Giang',
      'Đoàn phường Tô Châu – Tỉnh Đoàn An Giang, từ 01/07/2025',
      'Tỉnh Đoàn An Giang, từ 01/07/2025',
    ]);
    expect(offered('2026-01-01', 'reviews', 'unit').at(-1)).toBe('Huyện Đoàn Giang Thành – Tỉnh Đoàn Kiên Giang, đến 30/06/2025');
  });
  it('F13: who reviews, who inspects and which department reports are lists of names', () => {
    for (const collection of ['reviews', 'inspections']) expect(offered('2016-11-20', collection, 'by')).toHaveLength(5);
    expect(offered('2016-11-20', 'departmentReports', 'department')).toEqual(['Văn phòng Tỉnh Đoàn']);
  });
  it('an entry of another year has the units of that year first', () => {
    const choices = [{ to: '2025-06-30' }, { from: '2025-07-01' }, {}];
    expect(inOrder(choices, '2026-01-01', '2026-12-31')).toEqual([{ from: '2025-07-01' }, {}, { to: '2025-06-30' }]);
    expect(inOrder(choices, '2025-01-01', '2025-12-31')).toEqual(choices);
  });
});

describe('the name of a file', () => {
  it('comes from the fields alone where it says which entry it is', () => {
    for (const [name, { unique, slug, schema }] of table)
      if (unique) {
        expect(namingFields(slug).length, name).toBeGreaterThan(0);
        expect(nameFromFields(slug, {}), name).toBeDefined();
        for (const one of namingFields(slug)) expect(Object.keys(schema.shape), name).toContain(one);
      }
    expect(nameFromFields(collections.topics.slug, { organisation: 'kg', month: '2016-12' })).toBe('kg-2016-12');
    expect(nameFromFields(collections.stories.slug, { title: 'Một' })).toBeUndefined();
  });
  it('F14: two units with one title each have their own', () => {
    expect(collections.honours.slug).toBe('{{fields.year}}-{{fields.unit}}-{{slug}}');
  });
});

describe('handbooks', () => {
  const audience = deskFields(collections.documents.schema).find(({ name }) => name === 'audience');
  it('K L53: a document says for whom it is a handbook, or says nothing', () => {
    expect(audience).toMatchObject({ widget: 'select', required: false });
    expect(audience).toMatchObject({ options: Object.entries(handbookAudiences).map(([value, label]) => ({ value, label })) });
    expect(audience && deskAccepts(audience, undefined)).toBe(true);
  });
});

describe('what is saved', () => {
  const fields = deskFields(collections.honours.schema);

  it('is in NFC, trimmed, and holds nothing empty', () => {
    const saved = tidyEntry(fields, {
      title: '  Đoàn viên '.normalize('NFD'),
      picture: '',
      pictureAlt: null,
      sample: false,
      reason: 'Một\u200b\n Hai ',
    });
    expect(saved).toEqual({ title: 'Đoàn viên', reason: 'Một\nHai' });
  });

  it('leaves an optional object out until something is written in it', () => {
    expect(tidyEntry(fields, { consent: { scope: [], minor: '', guardianConsent: {} } })).toEqual({});
    expect(tidyEntry(deskFields(collections.documents.schema), { signer: { signed: false } })).toEqual({});
    expect(tidyEntry(deskFields(collections.documents.schema), { signer: { name: 'A' } })).toEqual({
      signer: { name: 'A', signed: false },
    });
  });

  it('keeps fields it does not know, and the text as written', () => {
    const body: DeskField = { name: 'body', widget: 'markdown' };
    expect(tidyEntry([body], { other: ' x ', body: '    mã\n\n' })).toEqual({ other: ' x ', body: '    mã\n\n' });
  });
});

describe('where the desk keeps its entries', () => {
  it('takes place and device out of every photograph, wherever it is', () => {
    for (const name of ['proxy', 'github'] as const)
      expect(deskConfig({ name }, 'https://x.vn/', { units: [], programmes: [], asOf: '2016-11-20' })).toMatchObject({
        media_processing: { enabled: true, strip_metadata: true },
      });
  });
  it('online a protected main is published by merging: no button promises more, and each list says so', () => {
    const data = { units: [], programmes: [], asOf: '2016-11-20' };
    const online = deskConfig({ name: 'github' }, 'https://x.vn/', data).collections;
    for (const { publish, delete: remove, description } of online) {
      expect([publish, remove]).toEqual([false, false]);
      expect(description).toContain('yêu cầu gộp (pull request)');
    }
    for (const { publish, description } of deskConfig({ name: 'proxy' }, 'http://localhost/', data).collections) {
      expect(publish).toBeUndefined();
      expect(description).not.toContain('pull request');
    }
  });
  it('is nowhere until somebody says where', () => {
    expect(backendFrom({})).toBeUndefined();
    expect(backendFrom({ DESK_REPO: 'a/b' })).toBeUndefined();
  });
  it('is the copy on this machine, or a repository with its own sign-in', () => {
    expect(backendFrom({ DESK_LOCAL_URL: '/desk/api/v1/' })).toEqual({ name: 'proxy', proxy_url: '/desk/api/v1/', branch: 'main' });
    expect(backendFrom({ DESK_REPO: 'a/b', DESK_AUTH_URL: 'https://x.vn/auth' })).toMatchObject({
      name: 'github',
      repo: 'a/b',
      base_url: 'https://x.vn',
      auth_endpoint: 'auth',
    });
  });
});

describe('the desk in Vietnamese', () => {
  const leaves = (phrases: Phrases, path = ''): [string, string][] =>
    Object.entries(phrases).flatMap(([key, value]) =>
      typeof value === 'string' ? [[path + key, value] as [string, string]] : leaves(value, `${path}${key}.`),
    );
  const english = new Map(leaves(en));
  const spoken = new Map(leaves(over(vi, ourVietnamese)));
  const blanks = (phrase: string) => [...new Set(phrase.match(/%\{\w+\}/g))].sort();

  it('has every phrase of Decap', () => {
    expect([...english.keys()].filter((key) => !spoken.has(key))).toEqual([]);
  });
  it('has no phrase that Decap never asks for', () => {
    expect(
      leaves(ourVietnamese)
        .map(([key]) => key)
        .filter((key) => !english.has(key)),
    ).toEqual([]);
  });
  it('leaves nothing in English', () => {
    const same = [...english].filter(([key, phrase]) => spoken.get(key) === phrase).map(([, phrase]) => phrase);
    expect(same.filter((phrase) => /[a-z]{3}/i.test(phrase.replace(/%\{\w+\}/g, '')))).toEqual([]);
  });
  it('fills the same blanks', () => {
    // The names given here are the one in the file and the one of Decap's control, not words that people know.
    const exceptions = ['editor.editorWidgets.datetime.setToNow', 'editor.editorControl.field.widgetLabel'];
    const wrong = [...english].filter(
      ([key, phrase]) => !exceptions.includes(key) && blanks(phrase).join() !== blanks(spoken.get(key) ?? '').join(),
    );
    expect(wrong.map(([key]) => key)).toEqual([]);
  });
  it('is in NFC', () => {
    for (const [key, phrase] of spoken) expect(phrase, key).toBe(phrase.normalize('NFC'));
  });
});
