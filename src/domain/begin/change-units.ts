import { z } from 'zod';
import { Cure } from '../cure.ts';
import type { Content, RawContent } from '../intake/read-content.ts';
import { addDays } from '../reports/days.ts';
import { code, day, field, text } from '../schema/field.ts';
import { existsOn } from '../schema/forest.ts';
import { levels, unitFileSchema, type Unit } from '../schema/unit.ts';
import { proposeUnits } from './propose-units.ts';
import { slugOf } from './unit-names.ts';
import { unitFile } from './write-content.ts';

const from = field(day(), { label: 'Từ ngày', hint: 'Ngày đầu tiên của điều mới.' });
const note = field(text(300).optional(), { label: 'Căn cứ', hint: 'Ví dụ: Quyết định số 12-QĐ/ĐTN ngày 25/06/2026.' });

/** What may happen to units after the first day: each is a form at the desk. */
export const unitChange = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('them'),
    parent: field(code(), 'Đơn vị cấp trên'),
    list: field(text(200_000), { label: 'Tên đơn vị', hint: 'Mỗi dòng một đơn vị, hoặc chép từ Excel.' }),
    questions: z.record(z.string(), z.string()).default({}),
    from: from.optional(),
  }),
  z.strictObject({ kind: z.literal('doi_ten'), unit: field(code(), 'Đơn vị'), name: field(text(160), 'Tên mới'), from, note }),
  z.strictObject({
    kind: z.literal('nhap'),
    units: field(z.array(code()).min(2), 'Các đơn vị nhập lại'),
    name: field(text(160), 'Tên đơn vị mới'),
    from,
    note,
  }),
  z.strictObject({ kind: z.literal('chuyen'), unit: field(code(), 'Đơn vị'), to: field(code(), 'Về đơn vị cấp trên'), from, note }),
  z.strictObject({
    kind: z.literal('thoi'),
    unit: field(code(), 'Đơn vị'),
    until: field(day(), { label: 'Ngày cuối cùng', hint: 'Ngày cuối đơn vị còn hoạt động.' }),
    note,
  }),
]);
export type UnitChange = z.infer<typeof unitChange>;

/** Units as they are after a change: those that are new, and those that are written anew. */
export interface ChangedUnits {
  added: readonly Unit[];
  /** Code → the unit as it is written from now on. */
  changed: ReadonlyMap<string, Unit>;
}

/** Gathers what changes, with codes that nothing else has. */
class Changing {
  readonly added: Unit[] = [];
  readonly changed = new Map<string, Unit>();
  readonly #forest: Content['forest'];

  constructor({ forest }: Content) {
    this.#forest = forest;
  }

  /** A unit that is there on each of these days. */
  living(wanted: string, ...days: readonly string[]): Unit {
    const unit = this.#forest.get(wanted);
    if (!unit) throw new Cure(`Không có đơn vị “${wanted}”.\n  Chữa: chọn trong danh sách.`);
    const on = days.find((one) => !existsOn(unit, one));
    if (on !== undefined) throw new Cure(`${unit.name} không hoạt động ngày ${on}.\n  Chữa: chọn ngày khác, hoặc đơn vị khác.`);
    return unit;
  }

  isTaken = (wanted: string): boolean => this.#forest.get(wanted) !== undefined || this.added.some((unit) => unit.code === wanted);

  freeCode(wanted: string): string {
    const short = wanted.slice(0, 55).replace(/-+$/, '');
    let free = short;
    for (let n = 2; this.isTaken(free); n++) free = `${short}-${n}`;
    return free;
  }

  below(unit: Unit, on: string): readonly Unit[] {
    return this.#forest.children(unit.code).filter((child) => existsOn(child, on));
  }

  end(unit: Unit, until: string, reason?: string): void {
    this.changed.set(unit.code, { ...unit, validTo: until, ...(reason && { lineageNote: unit.lineageNote ?? reason }) });
    for (const child of this.below(unit, until)) this.end(child, until, reason);
  }

  /** Goes on as a new unit below another from a day; what stands below it goes with it. A code never changes, so the new one has its own. */
  goOn(unit: Unit, parent: Unit, on: string, reason: string | undefined): void {
    const own = slugOf(unit.name) || unit.code.split('-').at(-1)!;
    const next: Unit = {
      ...unit,
      code: this.freeCode(`${parent.code}-${own}`),
      parent: parent.code,
      branchType: levels[unit.level].submits ? (levels[parent.level].branches ?? 'co_so') : undefined,
      predecessors: [unit.code],
      validFrom: on,
      keys: [],
      lineageNote: reason,
    };
    const below = this.below(unit, on);
    this.changed.set(unit.code, { ...unit, validTo: addDays(on, -1) });
    this.added.push(next);
    for (const child of below) this.goOn(child, next, on, reason);
  }
}

const order = Object.keys(levels);
const demandAbove = (parent: Unit, unit: Unit): void => {
  if (order.indexOf(parent.level) >= order.indexOf(unit.level))
    throw new Cure(
      `${unit.name} (${levels[unit.level].label}) không ở dưới ${parent.name} (${levels[parent.level].label}) được.\n  Chữa: chọn đơn vị ở cấp cao hơn.`,
    );
};

const add = (changing: Changing, change: UnitChange & { kind: 'them' }, asOf: string): void => {
  const parent = changing.living(change.parent, change.from ?? asOf);
  const { units, faults } = proposeUnits(parent, change.list, change.questions);
  if (faults.length > 0) throw new Cure(`Danh sách còn chỗ chưa đúng:\n  ${faults.join('\n  ')}\n  Chữa: sửa những dòng ấy.`);
  const there = new Set(changing.below(parent, change.from ?? asOf).map(({ name }) => name.toLowerCase()));
  const codes = new Map([[units[0]!.code, parent.code]]);
  for (const unit of units.slice(1)) {
    if (unit.parent === units[0]!.code && there.has(unit.name.toLowerCase()))
      throw new Cure(`${parent.name} đã có “${unit.name}”.\n  Chữa: bỏ dòng ấy, hoặc ghi tên khác.`);
    codes.set(unit.code, changing.freeCode(unit.code));
    changing.added.push({ ...unit, code: codes.get(unit.code)!, parent: codes.get(unit.parent!)!, validFrom: change.from });
  }
};

const rename = (changing: Changing, { unit: wanted, name, from: on, note: why }: UnitChange & { kind: 'doi_ten' }): void => {
  const unit = changing.living(wanted, on);
  if (unit.name === name) throw new Cure(`${unit.name} đã mang tên ấy.\n  Chữa: ghi tên mới.`);
  const said = `Đến ngày ${addDays(on, -1).split('-').reverse().join('/')} tên là ${unit.name}${why ? `; ${why}` : ''}`;
  const before = unit.lineageNote === undefined ? '' : `${unit.lineageNote}. `;
  changing.changed.set(unit.code, { ...unit, name, lineageNote: `${before}${said}`.slice(0, 300) });
};

const merge = (changing: Changing, { units, name, from: on, note: why }: UnitChange & { kind: 'nhap' }): void => {
  const old = [...new Set(units)].map((wanted) => changing.living(wanted, addDays(on, -1), on));
  const [first, second] = old;
  if (!first || !second) throw new Cure('Nhập lại cần ít nhất hai đơn vị.\n  Chữa: chọn thêm đơn vị.');
  if (old.some(({ level, parent }) => level !== first.level || parent !== first.parent))
    throw new Cure('Chỉ nhập được các đơn vị cùng cấp, cùng đơn vị cấp trên.\n  Chữa: chuyển đơn vị về chung một nơi trước, rồi nhập.');
  const parent = first.parent === undefined ? undefined : changing.living(first.parent, on);
  if (!parent) throw new Cure(`${first.name} là tổ chức.\n  Chữa: sáp nhập tổ chức thì bắt đầu tổ chức mới ở trang Bắt đầu.`);
  const own = slugOf(name) || 'don-vi';
  const next: Unit = {
    ...first,
    name,
    code: changing.freeCode(`${parent.code}-${own}`),
    predecessors: old.map((unit) => unit.code),
    validFrom: on,
    ...{ stewards: [], keys: [], paper: undefined, lineageNote: why },
    sample: old.every(({ sample }) => sample),
  };
  changing.added.push(next);
  for (const unit of old) {
    const below = changing.below(unit, on);
    changing.changed.set(unit.code, { ...unit, validTo: addDays(on, -1) });
    for (const child of below) changing.goOn(child, next, on, why);
  }
};

const move = (changing: Changing, { unit: wanted, to, from: on, note: why }: UnitChange & { kind: 'chuyen' }): void => {
  const [unit, parent] = [changing.living(wanted, addDays(on, -1), on), changing.living(to, on)];
  if (unit.parent === undefined) throw new Cure(`${unit.name} là tổ chức, không chuyển được.\n  Chữa: chọn đơn vị bên dưới.`);
  if (unit.parent === to) throw new Cure(`${unit.name} đã thuộc ${parent.name}.\n  Chữa: chọn nơi khác.`);
  demandAbove(parent, unit);
  changing.goOn(unit, parent, on, why);
};

/**
 * What becomes of the units of a root by one change. Nothing of the past is written over: who ends or moves keeps its code, its files
 * and its pages, and who goes on names whom it continues.
 * @param asOf today: from when units are added where nobody says
 * @throws a Cure where the change cannot be
 */
export const changeUnits = (content: Content, change: UnitChange, asOf: string): ChangedUnits => {
  const changing = new Changing(content);
  if (change.kind === 'them') add(changing, change, asOf);
  else if (change.kind === 'doi_ten') rename(changing, change);
  else if (change.kind === 'nhap') merge(changing, change);
  else if (change.kind === 'chuyen') move(changing, change);
  else changing.end(changing.living(change.unit, change.until, addDays(change.until, 1)), change.until, change.note);
  const { added, changed } = changing;
  return { added, changed };
};

/** The unit files that a change writes anew, as text: each unit where it stood, the new ones last in the file of what they hang below. */
export const unitFilesAfter = ({ units }: RawContent, content: Content, { added, changed }: ChangedUnits): ReadonlyMap<string, string> => {
  const fileOf = (unit: Unit): string => {
    const above = added.find(({ code: own }) => own === unit.parent);
    return content.unitFiles.get(unit.code) ?? (above ? fileOf(above) : content.unitFiles.get(unit.parent!)!);
  };
  const touched = new Set([...changed.values(), ...added].map(fileOf));
  return new Map(
    units
      .filter(({ path }) => touched.has(path))
      .map(({ path, data }) => {
        const standing = unitFileSchema.parse(data).units.map((unit) => changed.get(unit.code) ?? unit);
        return [path, unitFile([...standing, ...added.filter((unit) => fileOf(unit) === path)])];
      }),
  );
};
