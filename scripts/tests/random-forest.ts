import { check, levels, type Accepted, type Content, type RawContent } from '../../src/domain/index.ts';
import { at, branch, mini, registrations } from './mini.ts';

/** Random organisations in memory, for tests that ask of any organisation what holds of the sample. */

/** A number between 0 and 1 from a seed, always the same ones in the same order. */
export const dice = (seed: number): (() => number) => {
  let state = seed * 2_654_435_761 + 1;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
};

interface UnitLike {
  code: string;
  level: string;
  kind: string;
  parent?: string;
  [more: string]: unknown;
}

/** An organisation of any size: districts or none, base units of one to five branches, chi đoàn cơ sở, tiny branches, schools. */
export const randomForest = (seed: number, movement?: Movement): { raw: RawContent; paths: readonly string[] } => {
  const random = dice(seed);
  const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!;
  const kinds = ['dia_ban_dan_cu', 'dia_ban_dan_cu', 'truong_hoc', 'cong_chuc_vien_chuc'] as const;
  const units: UnitLike[] = [{ code: 'q8', level: 'tinh', kind: 'dia_ban_dan_cu' }];
  const branches: UnitLike[] = [];
  const addBranch = (code: string, parent: string, kind: string, branchType: string) => {
    const school = kind === 'truong_hoc' && random() < 0.5 ? { yearKind: 'nam_hoc' } : {};
    branches.push(branch(code, { parent, kind, branchType, ...school }) as UnitLike);
  };
  const districts = seed % 3 === 0 ? [] : Array.from({ length: 1 + Math.floor(random() * 3) }, (_, i) => `q8-h${i}`);
  for (const code of districts) units.push({ code, level: 'huyen', kind: 'dia_ban_dan_cu', parent: 'q8' });
  for (const above of districts.length > 0 ? districts : ['q8']) {
    for (let i = 0, n = Math.floor(random() * 4) + (seed % 5 === 0 ? 0 : 1); i < n; i++) {
      const [code, kind] = [`${above}-c${i}`, pick(kinds)];
      units.push({ code, level: 'co_so', kind, parent: above, ...(random() < 0.5 ? { bloc: pick(['do_thi', 'nong_thon']) } : {}) });
      for (let k = 0, m = pick([1, 2, 2, 3, 3, 4, 5]); k < m; k++)
        addBranch(`${code}-b${k}`, code, random() < 0.9 ? kind : pick(kinds), 'bo_phan');
    }
    for (let i = 0, n = pick([0, 0, 1, 2]); i < n; i++) addBranch(`${above}-d${i}`, above, pick(kinds), 'co_so');
  }
  const full = random() < 0.4;
  const files: Record<string, string[]> = {};
  const put = (path: string, ...lines: string[]) => (files[path] ??= []).push(...lines);
  let next = 0;
  for (const { code, parent, yearKind } of branches) {
    const session = yearKind === 'nam_hoc' ? '2017-08-28' : '2017-01-08';
    const size = random() < 0.25 ? Math.floor(random() * 5) : 5 + Math.floor(random() * 22);
    const youth = random() < 0.4 ? Math.floor(random() * 4) : 0;
    const share = full ? 1 : pick([0.1, 0.5, 0.8, 1, 1]);
    const rounds = ['Q1', 'Q2', 'Q3', 'Q4', 'NAM'].filter(() => random() < 0.85);
    const recognised = full || random() < 0.85;
    for (let i = 0; i < size + youth; i++) {
      const member = `DV-${next++}A`;
      const kind = i < size ? 'doan_vien' : 'thanh_nien';
      put(at(code, 'doan-vien'), `2016,${code},${member},${kind},dang_sinh_hoat,`);
      if (random() < share) {
        put(at(code, 'dang-ky'), registrations(member, pick([5, 5, 5, 6]), { unit: code, doi_tuong: kind }));
        for (const round of rounds)
          for (const item of [1, 2, 3, 4, 5])
            put(at(code, 'ket-qua'), `2016,${code},${member},${item},${round},${random() < 0.6 ? 'hoan_thanh' : 'dang_lam'},,`);
      }
      if (kind === 'doan_vien' && recognised) {
        const rating = pick([
          'hoan_thanh_xuat_sac',
          'hoan_thanh_tot',
          'hoan_thanh_tot',
          'hoan_thanh',
          'hoan_thanh',
          'khong_hoan_thanh',
          'khong_xep_loai',
        ]);
        const reason = rating === 'khong_xep_loai' ? 'Mới chuyển đến' : 'Chi đoàn biểu quyết';
        put(at(code, 'danh-gia'), `2016,${code},${member},${rating},,${reason}`);
        put(at(parent!, 'cong-nhan'), `2016,${parent!},${code},${member},${rating},,12-NQ/BCH,${session}`);
      }
    }
  }
  const forest = { units: [...units, ...branches], files, random };
  if (movement === 'units' || movement === 'people too') mergeSome(forest, movement);
  if (movement === 'people' || movement === 'people too') moveSome(forest);
  const raw = mini(Object.fromEntries(Object.entries(files).map(([path, lines]) => [path, lines.join('\n')])), {
    units: [{ path: 'content/units/mini.json', data: { units: forest.units.map((u) => ({ name: `Đơn vị ${u.code}`, ...u })) } }],
  });
  return { raw, paths: Object.keys(files) };
};

/** What moves in a year: nothing; branches that become others on 1 July; people who go from one to another or leave; both. */
export type Movement = 'units' | 'people' | 'people too' | undefined;
interface Draft {
  units: UnitLike[];
  files: Record<string, string[]>;
  random: () => number;
}

/** The lines of a member's rows, each by itself: some were put several at once. */
const linesOf = (files: Draft['files'], path: string): string[] => (files[path] = (files[path] ?? []).flatMap((text) => text.split('\n')));
const memberOf = (line: string): string => line.split(',')[2]!;
/** A line as another branch hands it in. */
const handedInBy = (code: string, line: string): string => line.split(',').with(1, code).join(',');
const takeOut = (files: Draft['files'], path: string, which: (line: string) => boolean): string[] => {
  const all = linesOf(files, path);
  files[path] = all.filter((line) => !which(line));
  if (files[path].length === 0) Reflect.deleteProperty(files, path);
  return all.filter(which);
};
const give = (files: Draft['files'], path: string, lines: readonly string[]) => {
  if (lines.length > 0) files[path] = [...(files[path] ?? []), ...lines];
};
const isLate = (line: string): boolean => /^(Q3|Q4|NAM)$/.test(line.split(',')[4]!);

/** Some branches become another in the middle of the year: one is renamed, or two of a base unit are merged. What comes later is the new one's. */
const mergeSome = ({ units, files, random }: Draft, movement: Movement): void => {
  const left = units.filter((u) => u.level === 'chi_doan');
  for (let first = left.shift(); first; first = left.shift()) {
    if (random() > 0.3) continue;
    const at2 = left.findIndex((u) => u.parent === first!.parent && u['yearKind'] === first!['yearKind']);
    const old = at2 >= 0 && random() < 0.7 ? [first, ...left.splice(at2, 1)] : [first];
    const code = `${first.code}-moi`;
    // In the middle of its own year.
    const [validTo, validFrom] = first['yearKind'] === 'nam_hoc' ? ['2017-02-28', '2017-03-01'] : ['2016-06-30', '2016-07-01'];
    units.push({ ...first, code, validFrom, predecessors: old.map((u) => u.code) });
    const handsInList = random() < 0.7;
    const registersAgain = random() < 0.4;
    for (const before of old) {
      before['validTo'] = validTo;
      const list = linesOf(files, at(before.code, 'doan-vien'));
      // Some forget somebody, where that is what is tried.
      const named = list.filter(() => movement === 'units' || random() < 0.9);
      if (handsInList)
        give(
          files,
          at(code, 'doan-vien'),
          named.map((line) => handedInBy(code, line)),
        );
      if (registersAgain)
        give(
          files,
          at(code, 'dang-ky'),
          linesOf(files, at(before.code, 'dang-ky')).map((line) => handedInBy(code, line)),
        );
      for (const kind of ['ket-qua', 'danh-gia'] as const) {
        const later = takeOut(files, at(before.code, kind), (line) => kind === 'danh-gia' || isLate(line));
        give(
          files,
          at(code, kind),
          later.map((line) => handedInBy(code, line)),
        );
      }
      const recognised = takeOut(files, at(first.parent!, 'cong-nhan'), (line) => line.split(',')[2] === before.code);
      give(
        files,
        at(first.parent!, 'cong-nhan'),
        recognised.map((line) => line.split(',').with(2, code).join(',')),
      );
    }
    for (const kind of ['doan-vien', 'dang-ky'] as const)
      if (files[at(first.code, kind)]?.length === 0) Reflect.deleteProperty(files, at(first.code, kind));
  }
};

/** Some people go from one branch to another, with both lists or one saying so, or leave; some drop an item. */
const moveSome = ({ units, files, random }: Draft): void => {
  const branches = units.filter((u) => u.level === 'chi_doan' && u['validTo'] === undefined);
  for (const from of branches)
    for (const line of [...linesOf(files, at(from.code, 'doan-vien'))]) {
      const member = memberOf(line);
      const own = (l: string) => memberOf(l) === member;
      const items = linesOf(files, at(from.code, 'dang-ky')).filter(own);
      if (items.length === 6 && random() < 0.5)
        give(files, at(from.code, 'dieu-chinh'), [`2016,${from.code},${member},6,bo,2016-06-15,Chuyển ca`]);
      if (random() > 0.08) continue;
      const stays = random() < 0.1;
      if (!stays) {
        takeOut(files, at(from.code, 'doan-vien'), own);
        give(files, at(from.code, 'doan-vien'), [line.replace('dang_sinh_hoat', 'chuyen_di')]);
      }
      if (random() < 0.3) continue;
      const to = branches[Math.floor(random() * branches.length)]!;
      if (to === from) continue;
      give(files, at(to.code, 'doan-vien'), [
        handedInBy(to.code, line).replace('dang_sinh_hoat', random() < 0.9 ? 'chuyen_den' : 'dang_sinh_hoat'),
      ]);
      const how = random();
      if (how < 0.4)
        give(
          files,
          at(to.code, 'dang-ky'),
          items.map((l) => handedInBy(to.code, l)),
        );
      else if (how < 0.6)
        give(
          files,
          at(to.code, 'dang-ky'),
          items.map((l, i) =>
            handedInBy(to.code, l)
              .split(',')
              .with(7, `Trực ${i + 2} buổi ở nhà văn hoá`)
              .join(','),
          ),
        );
      if (items.length > 0 && !stays) {
        const later = takeOut(files, at(from.code, 'ket-qua'), (l) => own(l) && isLate(l));
        give(
          files,
          at(to.code, 'ket-qua'),
          later.map((l) => handedInBy(to.code, l)),
        );
      }
    }
  for (const path of Object.keys(files)) if (files[path]!.length === 0) Reflect.deleteProperty(files, path);
};

/** A random organisation, judged: everything of it counts. */
export const judged = (
  seed: number,
  movement?: Movement,
): { content: Content; accepted: readonly Accepted[]; paths: readonly string[] } => {
  const { raw, paths } = randomForest(seed, movement);
  const report = check(raw);
  const lost = movement?.startsWith('people') ? [] : report.files.filter((f) => f.leftOut > 0);
  if (lost.length > 0) throw new Error(`${lost[0]!.path}: ${JSON.stringify(lost[0]!.issues.find((i) => i.severity === 'error'))}`);
  return { content: report.content!, accepted: report.accepted, paths };
};

export const isBranchUnit = ({ level }: { level: keyof typeof levels }): boolean => levels[level].submits;
