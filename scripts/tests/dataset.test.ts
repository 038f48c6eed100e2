import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  addFigures,
  check,
  datasetV1,
  derivable,
  nearlyKnown,
  noFigures,
  publish,
  rollUp,
  type DatasetV1,
  type PublishedYear,
  type Sum,
} from '../../src/domain/index.ts';
import { publishRoot } from '../lib/publish-root.ts';
import { readRoot } from '../lib/read-root.ts';
import { at, mini, programmeFiles, registrations, sampleHere } from './mini.ts';

const root = join(import.meta.dirname, '../..');
const { dataset, content, report, asOf } = publishRoot(root);
const yearOf = (d: DatasetV1, unit: string, year: number): PublishedYear => d.years.find((y) => y.unit === unit && y.year === year)!;

/** A recount that shares nothing with the product: split rows, sets and sums, straight from the files. */
const naive = () => {
  const split = (line: string): string[] => {
    const cells: string[] = [];
    let cell = '';
    let quoted = false;
    for (const c of line)
      if (c === '"') quoted = !quoted;
      else if (c === ',' && !quoted) {
        cells.push(cell);
        cell = '';
      } else cell += c;
    return [...cells, cell];
  };
  const rowsOf = (unit: string, year: number, kind: string): Record<string, string>[] => {
    let text: string;
    try {
      text = readFileSync(join(root, 'content/submissions', unit, String(year), `${kind}.csv`), 'utf8');
    } catch {
      return [];
    }
    const [header, ...lines] = text.trimEnd().split('\n').map(split);
    return lines.map((line) => Object.fromEntries(header!.map((name, i) => [name, line[i]!])));
  };
  const units = readdirSync(join(root, 'content/units')).flatMap(
    (f) => (JSON.parse(readFileSync(join(root, 'content/units', f), 'utf8')) as { units: Record<string, string>[] }).units,
  );
  const alive = (u: Record<string, string>, year: number) =>
    (u['validFrom'] ?? '') <= `${year}-12-31` && (u['validTo'] ?? '9') >= `${year}-01-01`;
  const leaves = (code: string, year: number): string[] => {
    const unit = units.find((u) => u['code'] === code)!;
    if (unit['level'] === 'chi_doan') return alive(unit, year) ? [code] : [];
    return units.filter((u) => u['parent'] === code && alive(u, year)).flatMap((u) => leaves(u['code']!, year));
  };
  return (code: string, year: number) => {
    const sum = {
      branches: 0,
      members: 0,
      youth: 0,
      away: 0,
      registered: 0,
      items: 0,
      done: 0,
      recognised: 0,
      byCriterion: new Map<string, number>(),
      byCampaign: new Map<string, number>(),
      byRating: new Map<string, number>(),
    };
    for (const leaf of leaves(code, year)) {
      const parent = units.find((u) => u['code'] === leaf)!['parent']!;
      const roster = rowsOf(leaf, year, 'doan-vien').filter((r) => r['tinh_trang'] !== 'chuyen_di');
      const members = new Set(roster.filter((r) => r['doi_tuong'] === 'doan_vien').map((r) => r['ma_doan_vien']));
      const dropped = new Set(
        rowsOf(leaf, year, 'dieu-chinh')
          .filter((r) => r['thay_doi'] === 'bo')
          .map((r) => `${r['ma_doan_vien']} ${r['stt']}`),
      );
      const items = rowsOf(leaf, year, 'dang-ky').filter((r) => !dropped.has(`${r['ma_doan_vien']} ${r['stt']}`));
      const order = ['DOT:thang-thanh-nien', 'Q1', 'Q2', 'DOT:he-tinh-nguyen', 'Q3', 'Q4', 'NAM'];
      const results = rowsOf(leaf, year, 'ket-qua').sort((a, b) => order.indexOf(a['ky']!) - order.indexOf(b['ky']!));
      const last = new Map(results.map((r) => [`${r['ma_doan_vien']} ${r['stt']}`, r['trang_thai']]));
      sum.branches += 1;
      sum.members += members.size;
      sum.youth += roster.length - members.size;
      sum.away += roster.filter((r) => r['tinh_trang'] === 'di_lam_an_xa' && r['doi_tuong'] === 'doan_vien').length;
      sum.registered += new Set(items.map((r) => r['ma_doan_vien']).filter((m) => members.has(m))).size;
      sum.items += items.length;
      sum.done += items.filter((r) => last.get(`${r['ma_doan_vien']} ${r['stt']}`) === 'hoan_thanh').length;
      for (const r of items) {
        sum.byCriterion.set(r['tieu_chi']!, (sum.byCriterion.get(r['tieu_chi']!) ?? 0) + 1);
        if (r['phong_trao']) sum.byCampaign.set(r['phong_trao'], (sum.byCampaign.get(r['phong_trao']) ?? 0) + 1);
      }
      for (const r of rowsOf(parent, year, 'cong-nhan'))
        if (r['ma_chi_doan'] === leaf && members.has(r['ma_doan_vien'])) {
          sum.recognised += 1;
          sum.byRating.set(r['xep_loai_cong_nhan']!, (sum.byRating.get(r['xep_loai_cong_nhan']!) ?? 0) + 1);
        }
    }
    return sum;
  };
};

describe.runIf(sampleHere)('the sample, recounted by other means', () => {
  const recount = naive();
  const counted = rollUp(content, report.accepted, asOf);
  test('the sample is clean, so a recount over all rows is fair', () => {
    expect(report.clean).toBe(true);
    expect(report.files.every((f) => f.leftOut === 0)).toBe(true);
  });
  const registeredBy = (counts: Record<string, { registered: number }>) =>
    Object.fromEntries(
      Object.entries(counts)
        .filter(([, c]) => c.registered > 0)
        .map(([code, c]) => [code, c.registered]),
    );
  test('every unit, every level, every year', () => {
    expect(counted.length).toBeGreaterThan(200);
    for (const { unit, year, figures } of counted) {
      const by = recount(unit.code, year);
      const { people, items, branches } = figures;
      expect(
        {
          branches,
          members: people.members,
          youth: people.youth,
          away: people.away,
          registered: people.registered,
          items: items.registered,
          done: items.done,
          recognised: Object.values(people.recognised).reduce((a, b) => a + b, 0),
          byCriterion: registeredBy(items.byCriterion),
          byCampaign: registeredBy(items.byCampaign),
          byRating: Object.fromEntries(Object.entries(people.recognised).filter(([, n]) => n > 0)),
        },
        `${unit.code} ${year}`,
      ).toEqual({
        ...by,
        byCriterion: Object.fromEntries(by.byCriterion),
        byCampaign: Object.fromEntries(by.byCampaign),
        byRating: Object.fromEntries(by.byRating),
      });
    }
  });
  test('what is published is what was counted, or hidden', () => {
    for (const { unit, year, figures } of counted) {
      const p = yearOf(dataset, unit.code, year);
      expect(p.items.registered).toBe(figures.items.registered);
      expect(p.items.byFamily.reduce((n, f) => n + f.registered, 0)).toBe(figures.items.registered);
      expect([null, figures.people.members]).toContain(p.people.members);
      expect([null, figures.people.registered]).toContain(p.people.registered);
      for (const cell of [p.people.members, p.people.registered, ...p.ratings.recognised.map((r) => r.people)])
        if (cell !== null) expect(cell === 0 || cell >= 5).toBe(true);
    }
  });
});

describe.runIf(sampleHere)('an attacker who knows the whole published dataset', () => {
  const counted = rollUp(content, report.accepted, asOf);
  const truth = new Map<string, number>();
  const open = new Set<string>();
  const sums: Sum[] = [];
  const secret: string[] = [];
  const told = new Set<string>();
  for (const { unit, year, figures, programme } of counted) {
    const p = yearOf(dataset, unit.code, year);
    const at = (name: string, code = unit.code) => `${code}/${year}/${name}`;
    const { members, registered, recognised } = figures.people;
    const total = Object.values(recognised).reduce((a, b) => a + b, 0);
    const cell = (name: string, n: number, shown: number | null | undefined, threshold: number) => {
      truth.set(at(name), n);
      if (shown !== null && shown !== undefined) {
        expect(shown, at(name)).toBe(n);
        open.add(at(name));
      }
      if (n > 0 && n < threshold) secret.push(at(name));
    };
    cell('members', members, p.people.members, 5);
    cell('registered', registered, p.items.registered === 0 ? 0 : p.people.registered, 5);
    cell('not-registered', members - registered, undefined, 10);
    const none = !p.due.some((d) => d.kind === 'cong-nhan' && d.received > 0);
    cell('recognised', total, none ? 0 : p.ratings.total, 5);
    const poor = programme.ratings.scale.filter((r) => !r.fulfils).map((r) => r.code);
    for (const r of p.ratings.recognised) cell(r.code, recognised[r.code] ?? 0, none ? 0 : r.people, poor.includes(r.code) ? 10 : 5);
    const names = ['members', 'registered', 'not-registered', 'recognised', ...p.ratings.recognised.map((r) => r.code)];
    const children = content.forest.children(unit.code, year).map((c) => c.code);
    if (children.length > 0) for (const name of names) sums.push({ total: at(name), parts: children.map((c) => at(name, c)) });
    sums.push({ total: at('members'), parts: [at('registered'), at('not-registered')] });
    sums.push({ total: at('recognised'), parts: p.ratings.recognised.map((r) => at(r.code)) });
    // The page of a branch says whether everybody registered.
    if (p.steps.some((step) => step.evidence.some((e) => e.scope === 'moi_nguoi')))
      (members === registered ? open : told).add(at('not-registered'));
  }
  // The sums beside the tree: by kind, bloc, pilot, and by lineage.
  for (const s of dataset.sums) {
    const id = `${s.dimension}:${s.organisation}:${s.key}/${s.year}`;
    const sum = (name: string) => s.units.reduce((n, unit) => n + truth.get(`${unit}/${s.year}/${name}`)!, 0);
    const shown = new Map<string, number | null>([
      ...Object.entries(s.people).filter(([name]) => name !== 'youth'),
      ['recognised', s.ratings.total],
      ...s.ratings.recognised.map((r) => [r.code, r.people] as const),
    ]);
    for (const name of [...shown.keys(), 'not-registered']) {
      truth.set(`${id}/${name}`, sum(name));
      const cell = shown.get(name);
      if (cell !== null && cell !== undefined) {
        expect(cell, `${id}/${name}`).toBe(sum(name));
        expect(cell === 0 || cell >= 5, `${id}/${name}`).toBe(true);
        open.add(`${id}/${name}`);
      }
      sums.push({ total: `${id}/${name}`, parts: s.units.map((unit) => `${unit}/${s.year}/${name}`) });
    }
    sums.push({ total: `${id}/members`, parts: [`${id}/registered`, `${id}/not-registered`] });
    sums.push({ total: `${id}/recognised`, parts: s.ratings.recognised.map((r) => `${id}/${r.code}`) });
    const lacking = sum('not-registered');
    if (lacking > 0 && lacking < 10) secret.push(`${id}/not-registered`);
  }
  const unpublished = new Set([...truth.keys()].filter((c) => c.endsWith('/not-registered')));
  const hidden = new Set([...truth.keys()].filter((c) => !open.has(c)));
  test('no small cell is shown, computed, or pinned down by bounds', () => {
    expect(secret.length).toBeGreaterThan(150);
    expect(secret.filter((c) => open.has(c))).toEqual([]);
    const exact = new Set([...derivable(sums, hidden), ...nearlyKnown({ values: truth, unpublished, told, sums, hidden })]);
    expect(secret.filter((c) => exact.has(c))).toEqual([]);
  });
});

describe('one more file', () => {
  const dangKy = at('q8-p01-kp1', 'dang-ky');
  const datasetOf = (submissions: Record<string, string>) => {
    const result = check(mini(submissions));
    return publish(result.content!, result.accepted, '2016-11-20');
  };
  const members = Array.from({ length: 6 }, (_, i) => `DV-${i + 1}A`);
  const roster = members.map((m) => `2016,q8-p01-kp1,${m},doan_vien,dang_sinh_hoat,`).join('\n');
  test('a unit’s registrations change its figures by exactly what a recount by hand gives', () => {
    const before = datasetOf({ [at('q8-p01-kp1', 'doan-vien')]: roster });
    const after = datasetOf({ [at('q8-p01-kp1', 'doan-vien')]: roster, [dangKy]: members.map((m) => registrations(m, 5)).join('\n') });
    for (const unit of ['q8-p01-kp1', 'q8-p01', 'q8']) {
      expect(yearOf(before, unit, 2016).items.registered).toBe(0);
      const now = yearOf(after, unit, 2016);
      expect(now.items.registered).toBe(30);
      // Five items a member: RL1, HD2, RL3, HD4, RL5.
      expect(now.items.byFamily).toMatchObject([
        { code: 'RL', registered: 18 },
        { code: 'HD', registered: 12 },
      ]);
      expect(now.items.byCriterion.filter((c) => c.registered > 0).map((c) => [c.code, c.registered])).toEqual([
        ['RL1', 6],
        ['RL3', 6],
        ['RL5', 6],
        ['HD2', 6],
        ['HD4', 6],
      ]);
      expect(now.due.find((d) => d.kind === 'dang-ky')).toMatchObject({ received: 1 });
    }
    expect(yearOf(after, 'q8-p01-kp1', 2016).people).toMatchObject({ members: 6, registered: 6 });
    const { items, due } = yearOf(before, 'q8-p01-kp2', 2016);
    expect(yearOf(after, 'q8-p01-kp2', 2016)).toMatchObject({ items, due });
  });
  test('the last round wins, and rounds count from the year’s beginning', () => {
    const result = (stt: number, ky: string, state: string) => `2016,q8-p01-kp1,DV-1A,${stt},${ky},${state},,`;
    const results = [
      result(1, 'Q1', 'dang_lam'),
      result(1, 'Q2', 'hoan_thanh'),
      result(2, 'Q1', 'hoan_thanh'),
      result(3, 'Q3', 'khong_thuc_hien'),
    ].join('\n');
    const year = yearOf(datasetOf({ [dangKy]: registrations('DV-1A', 5), [at('q8-p01-kp1', 'ket-qua')]: results }), 'q8-p01-kp1', 2016);
    expect(year.items.done).toBe(2);
    expect(Object.fromEntries(year.items.byRound.map((r) => [r.code, r.done]))).toMatchObject({ Q1: 1, Q2: 2, Q3: 2, NAM: 2 });
  });
  test('a group of four people is hidden, its things to do are not', () => {
    const year = yearOf(
      datasetOf({ [at('q8-p01-kp1', 'doan-vien')]: roster.split('\n').slice(0, 4).join('\n'), [dangKy]: registrations('DV-1A', 5) }),
      'q8-p01-kp1',
      2016,
    );
    expect(year.people.members).toBeNull();
    expect(year.people.registered).toBeNull();
    expect(year.items.registered).toBe(5);
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
    const lines = families
      .flatMap((f) => f.criteria)
      .map((c, i) =>
        registrations('DV-1A', 1, {
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
      submissions: mini({ [at('moi-ap1', 'dang-ky', 2023)]: lines.join('\n') }).submissions,
    });
    expect(result.clean).toBe(true);
    const year = yearOf(publish(result.content!, result.accepted, '2023-12-31'), 'moi', 2023);
    expect(year.items.byCriterion).toHaveLength(26);
    expect(year.items.byFamily.map((f) => f.registered)).toEqual([7, 6, 5, 4, 4]);
  });
});

describe('the wall', () => {
  test('a key that is not listed stops the publication', () => {
    const leak = structuredClone(dataset) as unknown as { units: Record<string, unknown>[] };
    leak.units[0]!['stewards'] = [1];
    expect(datasetV1.safeParse(leak).success).toBe(false);
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
});

describe('determinism', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'so-ren-luyen-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const bytes = JSON.stringify(dataset, null, 1);

  test('files in another order', () => {
    const raw = readRoot(root);
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
    cpSync(join(root, 'content'), join(other, 'content'), { recursive: true });
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
  test('verify finds every published figure again, and names the one that was changed', () => {
    const published = join(folder, 'v1.json');
    const verify = (text: string) => {
      writeFileSync(published, text);
      try {
        const args = [join(root, 'scripts/verify.ts'), '--published', published, '--root', root];
        return { out: execFileSync(process.execPath, args, { encoding: 'utf8', stdio: 'pipe' }), status: 0 };
      } catch (error) {
        const { stdout, status } = error as { stdout: string; status: number };
        return { out: stdout, status };
      }
    };
    expect(verify(bytes)).toMatchObject({ status: 0, out: expect.stringContaining('✓ Khớp cả') });
    const [year] = dataset.years.filter((y) => y.items.done > 0);
    const changed = structuredClone(dataset);
    changed.years.find((y) => y.unit === year!.unit && y.year === year!.year)!.items.done += 1;
    const { status, out } = verify(JSON.stringify(changed));
    expect(status).toBe(1);
    expect(out.trim().split('\n')).toEqual([
      `✗ years[${year!.unit} ${year!.year}].items.done: đã công bố ${year!.items.done + 1}, tính lại ${year!.items.done}`,
    ]);
  });
  test('the check says what it says and ends with 1 when something is left out', () => {
    const broken = join(folder, 'broken');
    mkdirSync(broken);
    cpSync(join(root, 'content'), join(broken, 'content'), { recursive: true });
    mkdirSync(join(broken, 'content/submissions/khong-co/2016'), { recursive: true });
    writeFileSync(join(broken, 'content/submissions/khong-co/2016/dang-ky.csv'), 'x');
    const run = (cwd: string) => {
      try {
        return {
          out: execFileSync(process.execPath, [join(root, 'scripts/check.ts'), '--root', cwd], { encoding: 'utf8', stdio: 'pipe' }),
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
  });
  test('the programme files are those of the two founding documents', () => {
    expect(content.programmes.map((p) => p.document).sort()).toEqual(['05-ctr-dtn-btc-2014', '138-kh-tdtn-btckt-2015']);
    expect(Object.values(programmeFiles)).toHaveLength(2);
  });
});
