import { submissionPath, type KindName } from '../../src/domain/index.ts';

/** A recount that shares nothing with the product: split rows, sets and sums, straight from the files, person by person. */

type Record_ = Readonly<Record<string, string>>;
type UnitRecord = Readonly<Record<string, string | string[] | undefined>>;

/** What one unit and all below it have in a year. */
export interface Counted {
  branches: number;
  members: number;
  youth: number;
  away: number;
  registered: number;
  items: number;
  done: number;
  recognised: number;
  doneBy: Map<string, number>;
  byRound: Map<string, number>;
  types: Map<string, number>;
  byCriterion: Map<string, number>;
  byCampaign: Map<string, number>;
  byRating: Map<string, number>;
}
export type Recount = (code: string, year: number) => Counted;

const order = ['DOT:thang-thanh-nien', 'Q1', 'Q2', 'DOT:he-tinh-nguyen', 'Q3', 'Q4', 'NAM'];
const add = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
const plainly = new Map<string, string>();
/** A text by its words. Each is asked for thousands of times. */
const plain = (text: string): string => {
  const known = plainly.get(text);
  if (known !== undefined) return known;
  const words = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  plainly.set(text, words);
  return words;
};

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

/**
 * @param asOf the day of which it speaks: a branch that begins later has nobody yet
 * @returns the recount, and the rows of a kind about the people who are in a branch, wherever they were handed in (`code`)
 */
export const recountOf = (textOf: (path: string) => string | undefined, all: readonly object[], asOf: string) => {
  const units = all as readonly UnitRecord[];
  const text = (u: UnitRecord, key: string, other = '') => (u[key] as string | undefined) ?? other;
  const byCode = new Map(units.map((u) => [text(u, 'code'), u]));
  const isSchool = (u: UnitRecord) => u['yearKind'] === 'nam_hoc';
  const firstDay = (u: UnitRecord, year: number) => (isSchool(u) ? `${year}-09-01` : `${year}-01-01`);
  const lastDay = (u: UnitRecord, year: number) => (isSchool(u) ? `${year + 1}-08-31` : `${year}-12-31`);
  const isAlive = (u: UnitRecord, year: number) =>
    text(u, 'validFrom') <= lastDay(u, year) && text(u, 'validFrom') <= asOf && text(u, 'validTo', '9') >= firstDay(u, year);
  const rootOf = (u: UnitRecord): string => (u['parent'] === undefined ? text(u, 'code') : rootOf(byCode.get(text(u, 'parent'))!));
  const files = new Map<string, readonly Record_[]>();
  const rowsOf = (unit: string, year: number, kind: string): readonly Record_[] => {
    const path = submissionPath(unit, year, kind as KindName);
    const known = files.get(path);
    if (known) return known;
    const [header, ...lines] = (textOf(path) ?? '').trimEnd().split('\n').map(split);
    const rows = lines.map((line) => Object.fromEntries(header!.map((name, i) => [name, line[i] ?? ''])));
    files.set(path, rows);
    return rows;
  };
  const byMember = new Map<readonly Record_[], Map<string, Record_[]>>();
  const rowsAbout = (unit: string, year: number, kind: string, member: string): readonly Record_[] => {
    const rows = rowsOf(unit, year, kind);
    const known = byMember.get(rows) ?? Map.groupBy(rows, (r) => r['ma_doan_vien']!);
    byMember.set(rows, known);
    return known.get(member) ?? [];
  };
  const leaves = (code: string, year: number): string[] => {
    const unit = byCode.get(code)!;
    if (unit['level'] === 'chi_doan') return isAlive(unit, year) ? [code] : [];
    return units.filter((u) => u['parent'] === code && isAlive(u, year)).flatMap((u) => leaves(text(u, 'code'), year));
  };
  const heirs = (code: string, year: number): string[] => {
    if (!isAlive(byCode.get(code)!, year)) return [];
    return units
      .filter((u) => ((u['predecessors'] ?? []) as string[]).includes(code) && isAlive(u, year))
      .filter(() => text(byCode.get(code)!, 'validTo', '9') < lastDay(byCode.get(code)!, year))
      .map((u) => text(u, 'code'));
  };

  /** Of an organisation's year: branch → person → the branches whose files speak of her, each with how many steps it is from here. */
  const placed = new Map<string, Map<string, Map<string, Map<string, number>>>>();
  const placesOf = (root: string, year: number) => {
    const known = placed.get(`${root}/${year}`);
    if (known) return known;
    const own = units.filter((u) => u['level'] === 'chi_doan' && rootOf(u) === root && isAlive(u, year)).map((u) => text(u, 'code'));
    const states = new Map<string, Map<string, string>>();
    for (const code of own)
      for (const r of rowsOf(code, year, 'doan-vien')) {
        const of = states.get(r['ma_doan_vien']!) ?? new Map<string, string>();
        states.set(r['ma_doan_vien']!, of.set(code, r['tinh_trang']!));
      }
    const next = (code: string, member: string): string | undefined => {
      const of = states.get(member) ?? new Map<string, string>();
      if (of.get(code) === 'chuyen_di') {
        const came = [...of].filter(([unit, state]) => unit !== code && state === 'chuyen_den').map(([unit]) => unit);
        return came.length === 1 ? came[0] : undefined;
      }
      const all = heirs(code, year);
      const known = all.length > 1 ? all.filter((unit) => of.has(unit)) : all;
      return known.length === 1 ? known[0] : undefined;
    };
    const places = new Map(own.map((code) => [code, new Map<string, Map<string, number>>()]));
    for (const code of own) {
      const members = new Set(['doan-vien', 'dang-ky'].flatMap((kind) => rowsOf(code, year, kind).map((r) => r['ma_doan_vien']!)));
      for (const member of members) {
        let [at, steps] = [code, 0];
        for (let then = next(at, member); then !== undefined; then = next(at, member)) [at, steps] = [then, steps + 1];
        const here = places.get(at)!;
        here.set(member, (here.get(member) ?? new Map<string, number>()).set(code, steps));
      }
    }
    placed.set(`${root}/${year}`, places);
    return places;
  };

  const person = (leaf: string, year: number, member: string, from: ReadonlyMap<string, number>, sum: Counted): void => {
    const before = [...from].filter(([code]) => code !== leaf).sort(([a, near], [b, far]) => near - far || (a < b ? -1 : 1));
    const where = [leaf, ...before.map(([code]) => code)];
    const of = (kind: string) => where.flatMap((code) => rowsAbout(code, year, kind, member).map((r): Record_ => ({ code, ...r })));
    const registrations = of('dang-ky');
    const row = of('doan-vien')[0];
    const isHere = row !== undefined && row['tinh_trang'] !== 'chuyen_di';
    const isMember = isHere && row['doi_tuong'] === 'doan_vien';
    if (isMember) sum.members += 1;
    else if (isHere) sum.youth += 1;
    if (isMember && row['tinh_trang'] === 'di_lam_an_xa') sum.away += 1;

    // Of the same thing registered in two branches, the row of the branch where she is now.
    const registered: Record_[] = [];
    for (const code of where)
      for (const r of registrations.filter((found) => found['code'] === code))
        if (!registered.some((known) => known['code'] !== code && plain(known['noi_dung']!) === plain(r['noi_dung']!))) registered.push(r);
    const same = (item: Record_, r: Record_): boolean => {
      if (item['stt'] === r['stt'] && item['code'] === r['code']) return true;
      const twin = registrations.find((d) => d['code'] === r['code'] && d['stt'] === r['stt']);
      // A number that no own registration has means the one she brought along.
      if (!twin) return item['stt'] === r['stt'] && where.indexOf(r['code']!) < where.indexOf(item['code']!);
      return plain(twin['noi_dung']!) === plain(item['noi_dung']!) && where.indexOf(r['code']!) > where.indexOf(item['code']!);
    };
    const changes = of('dieu-chinh').filter((r) => r['thay_doi'] === 'bo');
    const results = of('ket-qua');
    const stateAfter = (item: Record_, round: string): string => {
      for (const code of order.slice(0, order.indexOf(round) + 1).reverse()) {
        const said = where.flatMap((unit) => results.filter((r) => r['code'] === unit && r['ky'] === code && same(item, r)));
        if (said[0]) return said[0]['trang_thai']!;
      }
      return '';
    };
    const kept = registered
      .filter((item) => !changes.some((r) => same(item, r) && (r['code'] === item['code'] || r['ngay_thay_doi']! >= item['ngay_dang_ky']!)))
      .filter((item) => row?.['tinh_trang'] !== 'chuyen_di' || stateAfter(item, 'NAM') === 'hoan_thanh');
    if (isMember && registered.length > 0) sum.registered += 1;
    for (const item of kept) {
      const isDone = stateAfter(item, 'NAM') === 'hoan_thanh';
      sum.items += 1;
      add(sum.byCriterion, item['tieu_chi']!);
      add(sum.types, item['loai']!);
      if (item['phong_trao']) add(sum.byCampaign, item['phong_trao']);
      if (isDone) {
        sum.done += 1;
        add(sum.doneBy, item['tieu_chi']!);
      }
      for (const round of order) if (stateAfter(item, round) === 'hoan_thanh') add(sum.byRound, round);
    }
    const recognised = where.flatMap((code) =>
      rowsAbout(text(byCode.get(code)!, 'parent'), year, 'cong-nhan', member).filter((r) => r['ma_chi_doan'] === code),
    )[0];
    if (isMember && recognised) {
      sum.recognised += 1;
      add(sum.byRating, recognised['xep_loai_cong_nhan']!);
    }
  };

  const rowsOfPeople = (leaf: string, year: number, kind: string): readonly Record_[] =>
    [...(placesOf(rootOf(byCode.get(leaf)!), year).get(leaf) ?? [])].flatMap(([member, from]) =>
      [...from.keys()].flatMap((code) => rowsAbout(code, year, kind, member).map((r): Record_ => ({ code, ...r }))),
    );
  const known = new Map<string, Counted>();
  const recount: Recount = (code, year) => {
    const before = known.get(`${code}/${year}`);
    if (before) return before;
    const sum: Counted = {
      branches: 0,
      members: 0,
      youth: 0,
      away: 0,
      registered: 0,
      items: 0,
      done: 0,
      recognised: 0,
      doneBy: new Map(),
      byRound: new Map(),
      types: new Map(),
      byCriterion: new Map(),
      byCampaign: new Map(),
      byRating: new Map(),
    };
    const places = placesOf(rootOf(byCode.get(code)!), year);
    for (const leaf of leaves(code, year)) {
      const people = places.get(leaf)!;
      if (people.size > 0 || heirs(leaf, year).length === 0) sum.branches += 1;
      for (const [member, from] of people) person(leaf, year, member, from, sum);
    }
    known.set(`${code}/${year}`, sum);
    return sum;
  };
  return { recount, rowsOfPeople };
};
