import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  addFigures,
  check,
  datasetIndex,
  datasetV2,
  fixedGroups,
  noFigures,
  publish,
  publishedFiles,
  publishedTables,
  rollUp,
  viewOf,
  type DatasetV2,
  type Programme,
  type PublishedTables,
} from '../index.ts';
import { publishRoot } from '../../repository/publish-root.ts';
import { readRoot } from '../../repository/read-root.ts';
import { largeSample } from '../../../scripts/tests/large-sample.ts';
import { at, mini, programmeFiles, registrations, sampleHere } from '../../../scripts/tests/mini.ts';
import { randomForest, type Movement } from '../../../scripts/tests/random-forest.ts';
import { recountOf, type Counted, type Recount } from '../../../scripts/tests/recount.ts';

const root = join(import.meta.dirname, '../../..');
/** The whole sample: what this repository carries of it is too little to find much in. */
const sample = largeSample();
const { dataset, content, report, asOf } = publishRoot(sample);
const tablesIn = (d: DatasetV2, organisation: string, year: number): PublishedTables =>
  d.years.find((y) => y.organisation === organisation && y.year === year)!;

/** Every number of an organisation's year beside its recount: what differs, as words. */
const differences = (tables: PublishedTables, recount: Recount): { differs: string[]; looked: number } => {
  const { year } = tables;
  const branches = new Map(tables.groups.map((g) => [g.branches[0]!, g.branches]));
  // Who came to a branch that has not handed in brought her own figures along: they are not told.
  const handedIn = (kind: string) => (code: string) => {
    const owed = tables.units.find(({ unit }) => unit === code)!.due.filter((due) => due.kind === kind);
    return owed.length === 0 || owed.some(({ received }) => received > 0);
  };
  const inside = (groups: readonly string[]) => groups.flatMap((g) => branches.get(g)!);
  const of = (code: string) => recount(code, year);
  const sum = (codes: readonly string[], value: (c: Counted) => number) => codes.reduce((n, code) => n + value(of(code)), 0);
  const differs: string[] = [];
  let looked = 0;
  const same = (what: string, told: number | string, counted: number) => {
    if (typeof told === 'string') return;
    looked += 1;
    if (told !== counted) differs.push(`${tables.organisation}/${year} ${what}: ${told}, recount ${counted}`);
  };
  for (const g of tables.groups) {
    same(
      `${g.branches[0]!} members`,
      g.members,
      sum(g.branches, (c) => c.members),
    );
    same(
      `${g.branches[0]!} registered`,
      g.registered,
      sum(g.branches.filter(handedIn('dang-ky')), (c) => c.registered),
    );
    same(
      `${g.branches[0]!} recognised`,
      g.recognised,
      sum(g.branches.filter(handedIn('cong-nhan')), (c) => c.recognised),
    );
  }
  for (const b of tables.bases)
    same(
      `${b.groups[0]!} youth`,
      b.youth,
      sum(inside(b.groups), (c) => c.youth),
    );
  for (const d of tables.details) {
    const own = inside(d.groups).filter(handedIn('dang-ky'));
    same(
      `${d.groups[0]!} items`,
      d.items,
      sum(own, (c) => c.items),
    );
    same(
      `${d.groups[0]!} done`,
      d.done,
      sum(own, (c) => c.done),
    );
    for (const s of d.byCriterion) {
      same(
        `${d.groups[0]!} ${s.code}`,
        s.registered,
        sum(own, (c) => c.byCriterion.get(s.code) ?? 0),
      );
      same(
        `${d.groups[0]!} ${s.code} done`,
        s.done,
        sum(own, (c) => c.doneBy.get(s.code) ?? 0),
      );
    }
    for (const s of d.byType)
      same(
        `${d.groups[0]!} ${s.code}`,
        s.registered,
        sum(own, (c) => c.types.get(s.code) ?? 0),
      );
    for (const s of d.byCampaign)
      same(
        `${d.groups[0]!} ${s.code}`,
        s.registered,
        sum(own, (c) => c.byCampaign.get(s.code) ?? 0),
      );
    const school = dataset.units.some((u) => own.includes(u.code) && u.yearKind === 'nam_hoc');
    if (!school)
      for (const r of d.byRound)
        same(
          `${d.groups[0]!} ${r.code}`,
          r.done,
          sum(own, (c) => c.byRound.get(r.code) ?? 0),
        );
  }
  for (const r of tables.ratings) {
    const own = inside(r.groups).filter(handedIn('cong-nhan'));
    same(
      `${r.groups[0]!} rated`,
      r.rated,
      sum(own, (c) => c.recognised),
    );
    for (const l of r.levels ?? [])
      same(
        `${r.groups[0]!} ${l.code}`,
        l.people,
        sum(own, (c) => c.byRating.get(l.code) ?? 0),
      );
    if (r.levels) same(`${r.groups[0]!} rest`, r.rest!, r.rated - r.levels.reduce((n, l) => n + l.people, 0));
  }
  for (const u of tables.unfulfilled)
    for (const l of u.levels)
      same(
        `${u.groups[0]!} ${l.code}`,
        l.people,
        sum(inside(u.groups).filter(handedIn('cong-nhan')), (c) => c.byRating.get(l.code) ?? 0),
      );
  return { differs, looked };
};

describe.runIf(sampleHere)('the sample, recounted by other means', () => {
  const unitFiles = readdirSync(join(sample, 'content/units')).flatMap(
    (f) => (JSON.parse(readFileSync(join(sample, 'content/units', f), 'utf8')) as { units: Record<string, string>[] }).units,
  );
  const { recount } = recountOf(
    (path) => (existsSync(join(sample, path)) ? readFileSync(join(sample, path), 'utf8') : undefined),
    unitFiles,
    asOf,
  );
  test('the sample is clean, so a recount over all rows is fair', () => {
    expect(report.clean).toBe(true);
    expect(report.files.every((f) => f.leftOut === 0)).toBe(true);
  });
  test('every number of every table, every year', () => {
    const found = dataset.years.map((tables) => differences(tables, recount));
    console.log(`recount: ${found.reduce((n, f) => n + f.looked, 0)} numbers of the sample's tables`);
    expect(found.flatMap((f) => f.differs)).toEqual([]);
    expect(found.reduce((n, f) => n + f.looked, 0)).toBeGreaterThan(4000);
  });
  test('every unit of a closed year: its figures are all of its branches', () => {
    for (const tables of dataset.years.filter((y) => y.closed)) {
      const view = viewOf(dataset, tables.organisation, tables.year)!;
      for (const { unit } of tables.units) {
        const [people, items] = [view.people(unit), view.items(unit)];
        const add = (units: readonly string[], of: (c: Counted) => number) =>
          units.reduce((n, code) => n + of(recount(code, tables.year)), 0);
        expect([unit, people.members.value]).toEqual([unit, add(people.units, (c) => c.members)]);
        if (typeof items.items.value === 'number') expect([unit, items.items.value]).toEqual([unit, add(items.units, (c) => c.items)]);
      }
    }
  });
  test('sums by kind, bloc and pilot add up to the organisation', () => {
    for (const tables of dataset.years) {
      const view = viewOf(dataset, tables.organisation, tables.year)!;
      const whole = view.people(tables.organisation).members.value;
      for (const by of ['kind', 'pilot'] as const)
        expect(view.sums(by).reduce((n, s) => n + (s.people.members.value as number), 0)).toBe(whole);
      expect(view.ratingSums('kind').reduce((n, s) => n + (s.ratings?.rated ?? 0), 0)).toBe(view.ratings(tables.organisation)?.rated ?? 0);
    }
  });
});

/** An organisation recounted on two days, and its branches one by one. */
const recounted = (seed: number, movement?: Movement): { differs: string[]; looked: number } => {
  const { raw } = randomForest(seed, movement);
  const texts = new Map(
    raw.submissions.map((s) => [s.path, Buffer.concat([...(s.chunks() as Iterable<Uint8Array>)]).toString('utf8')] as const),
  );
  const { units } = raw.units[0]!.data as { units: Record<string, string>[] };
  const { content, accepted, files } = check(raw);
  // A row that was refused is in no recount of the texts; how rows are refused is tested elsewhere.
  const refused = new Set(files.filter((f) => f.leftOut > 0).map((f) => f.path));
  const all = { differs: [] as string[], looked: 0 };
  for (const day of ['2016-05-30', '2016-11-20', '2018-12-31']) {
    const d = publish(content!, accepted, day, { fixing: true });
    const { recount } = recountOf((path) => texts.get(path), units, day);
    const schools = new Set(d.units.filter((u) => u.yearKind === 'nam_hoc').map((u) => u.code));
    for (const tables of refused.size > 0 ? [] : d.years) {
      const plain = { ...tables, details: tables.details.map((x) => (x.groups.some((g) => schools.has(g)) ? { ...x, byRound: [] } : x)) };
      const { differs, looked } = differences(plain, recount);
      all.differs.push(...differs.map((words) => `${day} ${words}`));
      all.looked += looked;
    }
    for (const { unit, year, figures } of refused.size > 0 ? [] : rollUp(content!, accepted, day)) {
      const { branches, members, youth, away, registered, items, done, recognised } = recount(unit.code, year);
      const own = { branches, members, youth, away, registered, items, done, recognised };
      const { people } = figures;
      const product = {
        branches: figures.branches,
        ...{ members: people.members, youth: people.youth, away: people.away, registered: people.registered },
        ...{ items: figures.items.registered, done: figures.items.done },
        recognised: Object.values(people.recognised).reduce((a, b) => a + b, 0),
      };
      all.looked += 8;
      if (JSON.stringify(product) !== JSON.stringify(own))
        all.differs.push(`${day} ${unit.code}: ${JSON.stringify(product)}, recount ${JSON.stringify(own)}`);
    }
  }
  return all;
};

describe('random organisations, recounted by other means', () => {
  test.each(Array.from({ length: process.env['MODE'] === 'chance' ? 30 : 10 }, (_, i) => 500 + i))('organisation %i', (seed) => {
    const { differs, looked } = recounted(seed);
    expect(differs).toEqual([]);
    expect(looked).toBeGreaterThan(0);
  });
});

describe('random years in which people and units move, recounted by other means', () => {
  test.each(Array.from({ length: 10 }, (_, i) => i))('part %i', (part) => {
    let years = 0;
    for (let seed = 1000 + part; seed < (process.env['MODE'] === 'chance' ? 1200 : 1020); seed += 10) {
      const { differs, looked } = recounted(seed, 'people too');
      expect({ seed, differs }).toEqual({ seed, differs: [] });
      years += Number(looked > 0);
    }
    expect(years).toBeGreaterThanOrEqual(1);
  });
});

describe('one more file', () => {
  const dangKy = at('q8-p01-kp1', 'dang-ky');
  const viewIn = (submissions: Record<string, string>) => {
    const result = check(mini(submissions));
    return viewOf(publish(result.content!, result.accepted, '2016-11-20', { fixing: true }), 'q8', 2016)!;
  };
  const members = Array.from({ length: 6 }, (_, i) => `DV-${i + 1}A`);
  const roster = members.map((m) => `2016,q8-p01-kp1,${m},doan_vien,dang_sinh_hoat,`).join('\n');
  test('a unit’s registrations change its figures by exactly what a recount by hand gives', () => {
    const before = viewIn({ [at('q8-p01-kp1', 'doan-vien')]: roster });
    const after = viewIn({ [at('q8-p01-kp1', 'doan-vien')]: roster, [dangKy]: members.map((m) => registrations(m, 5)).join('\n') });
    for (const unit of ['q8-p01-kp1', 'q8-p01', 'q8']) {
      expect(before.items(unit).items.value).toBe('chua_nop');
      const now = after.items(unit);
      expect(now.items.value).toBe(30);
      // Five items a member: RL1, HD2, RL3, HD4, RL5.
      expect(now.byCriterion.filter((c) => c.registered > 0).map((c) => [c.code, c.registered])).toEqual([
        ['RL1', 6],
        ['RL3', 6],
        ['RL5', 6],
        ['HD2', 6],
        ['HD4', 6],
      ]);
      expect(after.unit(unit)!.due.find((d) => d.kind === 'dang-ky')).toMatchObject({ received: 1 });
      expect(after.people(unit)).toMatchObject({ members: { value: 6 }, registered: { value: 6, of: 6 } });
    }
    expect(after.unit('q8-p01-kp2')).toEqual(before.unit('q8-p01-kp2'));
  });
  test('the last round wins, and rounds count from the year’s beginning', () => {
    const result = (stt: number, ky: string, state: string) => `2016,q8-p01-kp1,DV-1A,${stt},${ky},${state},,`;
    const results = [
      result(1, 'Q1', 'dang_lam'),
      result(1, 'Q2', 'hoan_thanh'),
      result(2, 'Q1', 'hoan_thanh'),
      result(3, 'Q3', 'khong_thuc_hien'),
    ].join('\n');
    const { done, byRound } = viewIn({
      [at('q8-p01-kp1', 'doan-vien')]: roster,
      [dangKy]: members.map((m) => registrations(m, 5)).join('\n'),
      [at('q8-p01-kp1', 'ket-qua')]: results,
    }).items('q8-p01-kp1');
    expect(done.value).toBe(2);
    expect(Object.fromEntries(byRound.map((r) => [r.code, r.done.value]))).toMatchObject({
      Q1: 1,
      Q2: 2,
      Q3: 2,
      Q4: 'chua_den_ky',
      NAM: 'chua_den_ky',
    });
  });
  test.runIf(sampleHere)('figures add in any order', () => {
    const a = rollUp(content, report.accepted, asOf)
      .slice(0, 12)
      .map((y) => y.figures);
    expect([...a].reverse().reduce(addFigures, noFigures())).toEqual(a.reduce(addFigures, noFigures()));
  });
});

describe('a third programme is a new content file', () => {
  test('five groups, 26 criteria of 4 points: no code changes', () => {
    const raw = mini();
    const base = raw.programmes[0]!.data as Record<string, unknown>;
    const clause = { place: 'Điều 1', setting: 'Chương trình thử' };
    const families = [7, 6, 5, 4, 4].map((n, i) => ({
      code: `N${i + 1}`,
      name: `Nhóm ${i + 1}`,
      short: `Nhóm ${i + 1}`,
      clause,
      criteria: Array.from({ length: n }, (_, j) => ({
        code: `${'ABCDE'[i]}${j + 1}`,
        name: `Tiêu chí ${i + 1}.${j + 1}`,
        points: 4,
        clause,
      })),
    }));
    const third = {
      ...base,
      code: 'rldv-thu',
      organisation: 'moi',
      period: { from: 2023, to: 2027, clause },
      families,
      away: undefined,
      years: [{ year: 2023 }],
    };
    const units = [
      { code: 'moi', name: 'Đoàn xã Mới', level: 'xa', kind: 'dia_ban_dan_cu' },
      { code: 'moi-ap1', name: 'Chi đoàn ấp 1', level: 'chi_doan', kind: 'dia_ban_dan_cu', branchType: 'co_so', parent: 'moi' },
    ];
    const members = Array.from({ length: 5 }, (_, i) => `DV-${i + 1}A`);
    const roster = members.map((m) => `2023,moi-ap1,${m},doan_vien,dang_sinh_hoat,`).join('\n');
    const lines = families
      .flatMap((f) => f.criteria)
      .map((c, i) =>
        registrations(members[i % 5]!, 1, {
          nam: '2023',
          unit: 'moi-ap1',
          tieu_chi: c.code,
          noi_dung: `Việc ${i}`,
          ngay_dang_ky: '2023-02-01',
        }).replace(',1,', `,${i + 1},`),
      );
    const result = check({
      ...raw,
      units: [...raw.units, { path: 'content/units/moi.json', data: { units } }],
      programmes: [...raw.programmes, { path: 'content/programmes/rldv-thu.json', data: third }],
      submissions: mini({ [at('moi-ap1', 'doan-vien', 2023)]: roster, [at('moi-ap1', 'dang-ky', 2023)]: lines.join('\n') }).submissions,
    });
    expect(result.clean).toBe(true);
    const items = viewOf(publish(result.content!, result.accepted, '2023-12-31', { fixing: true }), 'moi', 2023)!.items('moi');
    expect(items.byCriterion).toHaveLength(26);
    expect([items.items.value, items.byCriterion.every((c) => c.registered === 1)]).toEqual([26, true]);
  });
});

describe('the wall', () => {
  test('a key that is not listed stops the publication', () => {
    const leak = structuredClone(dataset) as unknown as { units: Record<string, unknown>[] };
    leak.units[0]!['stewards'] = [1];
    expect(datasetV2.safeParse(leak).success).toBe(false);
  });
  test('no member code, no text a member wrote and no steward stands in the dataset', () => {
    const json = JSON.stringify(dataset);
    for (const file of report.accepted.slice(0, 60))
      for (const cells of [...file.rows].slice(0, 20).map((row) => file.rows.cells(row))) {
        expect(json).not.toContain(cells['ma_doan_vien']!);
        if (cells['noi_dung']) expect(json).not.toContain(cells['noi_dung']);
      }
    for (const u of content.forest.units) for (const id of u.stewards) expect(json).not.toContain(String(id));
  });
  test('the published files are what their schemas say, and no number is blank', () => {
    const files = new Map([...publishedFiles(dataset)].map(({ path, pieces }) => [path, [...pieces].join('')]));
    expect(datasetIndex.safeParse(JSON.parse(files.get('v2.json')!)).success).toBe(true);
    const years = [...files.keys()].filter((path) => /^v2\/.*\.json$/.test(path));
    expect(years).toHaveLength(dataset.years.length);
    for (const path of years) expect(publishedTables.safeParse(JSON.parse(files.get(path)!)).success).toBe(true);
    const { resources } = JSON.parse(files.get('datapackage.json')!) as {
      resources: { path: string; schema: { fields: { name: string; type: string }[]; missingValues: string[] } }[];
    };
    for (const { path, schema } of resources) {
      const [header, ...rows] = files
        .get(path)!
        .trimEnd()
        .split('\r\n')
        .map((line) => line.split(','));
      expect(header).toEqual(schema.fields.map((f) => f.name));
      for (const row of rows)
        for (const [i, cell] of row.entries())
          expect(cell).toMatch(schema.fields[i]!.type === 'integer' ? new RegExp(`^(\\d+|${schema.missingValues.join('|')})$`) : /./);
    }
    for (const path of ['v2.schema.json', 'v2-nam.schema.json'])
      expect(JSON.parse(files.get(path)!)).toMatchObject({ type: 'object', additionalProperties: false });
  });
  test('“groups of a year are fixed”: written once into the programme, and what is written is taken', () => {
    const open = content.programmes.map((p) => ({ ...p, years: p.years.map((y) => ({ ...y, groups: undefined })) }));
    const fixing = publish({ ...content, programmes: open }, report.accepted, asOf, { fixing: true });
    const [year] = fixedGroups(fixing, open).filter((f) => f.year === Number(asOf.slice(0, 4)));
    const programmes = open.map((p) => ({
      ...p,
      years: p.years.map((y) =>
        p.code === year!.programme && y.year === year!.year ? { ...y, groups: { people: year!.people, items: year!.items } } : y,
      ),
    }));
    const again = publish({ ...content, programmes }, report.accepted, asOf);
    const [before, after] = [fixing, again].map((d) => tablesIn(d, year!.organisation, year!.year));
    expect({ ...after, fixed: false, units: [] }).toEqual({ ...before, units: [] });
    expect(after!.fixed).toBe(true);
    const once = publish({ ...content, programmes }, report.accepted, asOf, { fixing: true });
    expect(fixedGroups(once, programmes).some((f) => f.year === year!.year && f.organisation === year!.organisation)).toBe(false);
  });
  test('lists are due and groups are not fixed: nobody is counted in the meantime', () => {
    const raw = readRoot(sample);
    const open = raw.programmes.map(({ path, data }) => ({
      path,
      data: { ...(data as Programme), years: (data as Programme).years.map((y) => ({ ...y, groups: undefined })) },
    }));
    const meanwhile = publish(check({ ...raw, programmes: open }).content!, report.accepted, asOf).years.find((y) => y.year === 2016)!;
    expect([meanwhile.groups, meanwhile.details, meanwhile.ratings]).toEqual([[], [], []]);
    expect(meanwhile.waiting.map(({ why }) => why)).toContain('cho_chot');
  });
});

describe('determinism', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'so-ren-luyen-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const bytes = JSON.stringify(dataset, null, 1);

  test('files in another order', () => {
    const raw = readRoot(sample);
    const turned = {
      ...raw,
      submissions: [...raw.submissions].reverse(),
      units: [...raw.units].reverse(),
      programmes: [...raw.programmes].reverse(),
      entries: [...raw.entries].reverse(),
    };
    const again = check(turned);
    const options = { files: again.files, commit: dataset.commit ?? undefined };
    expect(JSON.stringify(publish(again.content!, again.accepted, asOf, options), null, 1)).toBe(bytes);
  });
  test('another folder, time zone and language', () => {
    const other = join(folder, 'một nơi khác');
    mkdirSync(other);
    cpSync(join(sample, 'content'), join(other, 'content'), { recursive: true });
    for (const env of [
      { TZ: 'America/Los_Angeles', LC_ALL: 'C' },
      { TZ: 'Asia/Ho_Chi_Minh', LC_ALL: 'vi_VN.UTF-8' },
    ]) {
      const out = execFileSync(process.execPath, [join(root, 'scripts/dataset.ts'), '--root', other], {
        encoding: 'utf8',
        env: { ...process.env, ...env, VITEST: '1' },
        maxBuffer: 1 << 28,
      });
      // A folder without history knows no commit; all else is the same.
      expect(out).toBe(`${JSON.stringify({ ...dataset, commit: null }, null, 1)}\n`);
    }
  });
  test('the check says what it says and ends with 1 when something is left out', () => {
    const broken = join(folder, 'broken');
    mkdirSync(broken);
    cpSync(join(root, 'content'), join(broken, 'content'), { recursive: true });
    mkdirSync(join(broken, 'content/submissions/khong-co/2016'), { recursive: true });
    writeFileSync(join(broken, 'content/submissions/khong-co/2016/dang-ky.csv'), 'x');
    const run = (cwd: string, ...files: string[]) => {
      try {
        return {
          out: execFileSync(process.execPath, [join(root, 'scripts/check.ts'), '--root', cwd, ...files], {
            encoding: 'utf8',
            stdio: 'pipe',
          }),
          status: 0,
        };
      } catch (error) {
        const { stdout, status } = error as { stdout: string; status: number };
        return { out: stdout, status };
      }
    };
    expect(run(root).status).toBe(0);
    expect(run(broken)).toMatchObject({ status: 1, out: expect.stringContaining('“khong-co” không có') });
    expect(run(folder).status).toBe(2);
    expect(run(`${root}/`).status).toBe(0);
    // R8: what a book tells may hang on the session of the unit above, or on the book of one below.
    const books = ['q8-p01-kp1', 'q8'].map((unit) => join(root, at(unit, 'so-viec', 2015)));
    const chosen = run(root, ...books);
    expect(chosen).toMatchObject({ status: 0, out: expect.not.stringMatching(/chưa thấy kết quả công nhận|nào được nhận/) });
    for (const book of books) expect(chosen.out).toContain(book);
  });
  test('the programme files are those of the two founding documents', () => {
    expect(content.programmes.map((p) => p.document).sort()).toEqual(['05-ctr-dtn-btc-2014', '138-kh-tdtn-btckt-2015']);
    expect(Object.values(programmeFiles)).toHaveLength(2);
  });
});
