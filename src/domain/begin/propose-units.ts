import { codePattern } from '../schema/field.ts';
import { levels, unitKinds, unitSchema, type Level, type Unit, type UnitKind } from '../schema/unit.ts';
import { fold, squeeze } from '../vietnamese.ts';
import { Doubts, type Question } from './list-doubts.ts';
import { readListing, type ListedLine, type Listing } from './read-listing.ts';
import { asSpoken, blocNamed, kindNamed, levelNamed, slugOf, withLevel } from './unit-names.ts';

/** A unit of the list on its way to become one: where it hangs, and what its own line said of it. */
interface Sprout {
  name: string;
  line: number;
  parent: Sprout | undefined;
  children: Sprout[];
  said: Partial<ListedLine>;
  /** Named only as what is above others: a line of its own is no double. */
  implied: boolean;
}

export interface ProposedUnits {
  units: readonly Unit[];
  questions: readonly Question[];
  /** What keeps the list from becoming units, each with the line. */
  faults: readonly string[];
  left: Listing['left'];
}

/** The organisation itself, as far as somebody said. */
export interface Root {
  name: string;
  code?: string | undefined;
  level?: Level | undefined;
  kind?: UnitKind | undefined;
}

const order = Object.keys(levels) as Level[];
const isAbove = (upper: Level, lower: Level) => order.indexOf(upper) < order.indexOf(lower);
const key = (name: string) => name.toLowerCase();
const placed = ({ name, parent }: Sprout) => (parent?.parent ? `“${name}” của ${parent.name}` : `“${name}”`);

/** Whether a later line means the unit that an earlier one named already. */
const isTwice = (known: Sprout, line: number, doubts: Doubts): boolean =>
  doubts.ask(`trung-${line}`, `Dòng ${line} ghi lại ${placed(known)} đã có ở dòng ${known.line}.`, [
    ['mot', 'một đơn vị, bỏ dòng sau'],
    ['hai', 'hai đơn vị khác nhau'],
  ]) === 'mot';

/** Puts a name below another; a second line of the same name is asked about, one unit unless somebody says two. */
const put = (parent: Sprout, name: string, { line, ...said }: ListedLine, isLast: boolean, doubts: Doubts): Sprout => {
  const known = parent.children.find((child) => key(child.name) === key(name));
  if (known && (!isLast || known.implied)) {
    if (isLast) Object.assign(known, { implied: false, said, line });
    return known;
  }
  if (known && isTwice(known, line, doubts)) return known;
  const sprout: Sprout = { name, line, parent, children: [], said: isLast ? said : {}, implied: !isLast };
  parent.children.push(sprout);
  return sprout;
};

/** A single column with several levels in it: what stands below a unit in the list is of it, if nobody says otherwise. */
const nest = (root: Sprout, lines: readonly ListedLine[], doubts: Doubts): void => {
  const said = lines.map((line) => levelNamed(line.names[0]!));
  const upper = lines.find(
    (_, i) => said[i] !== undefined && said[i] !== 'chi_doan' && (said[i + 1] ?? 'chi_doan') === 'chi_doan' && i + 1 < lines.length,
  );
  const nested =
    upper !== undefined &&
    doubts.ask(
      'xep-bac',
      `Danh sách một cột có nhiều cấp. Các dòng đứng dưới “${upper.names[0]!}” là đơn vị của nơi ấy?`,
      said[0] === undefined || said[0] === 'chi_doan' ? [noNest, byOrder] : [byOrder, noNest],
    ) === byOrder[0];
  const path: [Level, Sprout][] = [];
  lines.forEach((line, i) => {
    const level = said[i] ?? 'chi_doan';
    while (path.length > 0 && !(nested && isAbove(path.at(-1)![0], level))) path.pop();
    path.push([level, put(path.at(-1)?.[1] ?? root, line.names[0]!, line, true, doubts)]);
  });
};
const byOrder = ['theo-thu-tu', 'phải, theo thứ tự trong danh sách'] as const;
const noNest = ['thang', 'không, mọi đơn vị thuộc thẳng tổ chức'] as const;

/** Gives a unit what stood below another that is the same: a unit that both have is asked about. */
const adopt = (first: Sprout, other: Sprout, doubts: Doubts): void => {
  for (const child of other.children) {
    const known = namesake(first, child);
    if (known && isTwice(known, child.line, doubts)) adopt(known, child, doubts);
    else {
      child.parent = first;
      first.children.push(child);
    }
  }
};
const namesake = ({ children }: Sprout, { name }: Sprout) => children.find((child) => key(child.name) === key(name));

/** The names of one parent that differ so little that a slip of the hand may have made two of one. */
const askAlike = (sprout: Sprout, doubts: Doubts): void => {
  for (const alike of Map.groupBy(sprout.children, ({ name }) => squeeze(asSpoken(name))).values()) {
    const [first, ...others] = alike;
    for (const other of others.filter(({ name }) => key(name) !== key(first!.name))) {
      const letters = (name: string) => fold(asSpoken(name)).replace(/[^a-z0-9]/g, '');
      const marksDiffer = letters(other.name) === letters(first!.name) && asSpoken(other.name) !== asSpoken(first!.name);
      const shareUnits = other.children.some((child) => namesake(first!, child) !== undefined);
      const [two, one] = [
        ['hai', 'hai đơn vị khác nhau'],
        ['mot', `một đơn vị, tên là “${first!.name}”`],
      ] as const;
      const answer = doubts.ask(
        `giong-${other.line}`,
        `Dòng ${other.line}: ${placed(other)} gần giống “${first!.name}” (dòng ${first!.line}).`,
        marksDiffer || shareUnits ? [two, one] : [one, two],
      );
      if (answer !== 'mot') continue;
      adopt(first!, other, doubts);
      sprout.children.splice(sprout.children.indexOf(other), 1);
    }
  }
  for (const child of sprout.children) askAlike(child, doubts);
};

/** The level of a unit: what its name says; a Đoàn above Đoàn cơ sở is none itself. */
const levelOf = ({ name, children }: Sprout, unnamed: Level): Level => {
  const named = levelNamed(name) ?? (children.length > 0 ? 'co_so' : unnamed);
  return named === 'co_so' && children.some((child) => levelOf(child, unnamed) === 'co_so') ? 'khoi' : named;
};

const kindOfLine = (said: string | undefined): UnitKind | undefined =>
  (Object.keys(unitKinds) as UnitKind[]).find((kind) => said !== undefined && squeeze(unitKinds[kind]) === squeeze(said));

class Growing {
  readonly units: Unit[] = [];
  readonly faults: string[] = [];
  readonly #codes = new Set<string>();

  /** The code that the list gives, or one made from the name below the code above. */
  code(said: string | undefined, name: string, parent: Unit | undefined): string {
    const own = slugOf(name) || 'don-vi';
    const above = parent?.code.split('-') ?? [];
    const words = own.split('-');
    while (words.length > 1 && above.includes(words.at(-1)!)) words.pop();
    const made = parent ? `${parent.code}-${words.join('-')}` : own;
    const wanted = said !== undefined && codePattern.test(said) ? said : made.slice(0, 55).replace(/-+$/, '');
    let code = wanted;
    for (let n = 2; this.#codes.has(code); n++) code = `${wanted}-${n}`;
    this.#codes.add(code);
    return code;
  }

  grow(sprout: Sprout, root: Root, parent: Unit | undefined, unnamed: Level): void {
    const isRoot = parent === undefined;
    const level = (isRoot ? root.level : undefined) ?? levelOf(sprout, unnamed);
    const name = isRoot ? sprout.name : withLevel(sprout.name, level);
    const kind = (isRoot ? root.kind : kindOfLine(sprout.said.kind)) ?? kindNamed(name) ?? parent?.kind ?? 'dia_ban_dan_cu';
    if (parent && !isAbove(parent.level, level))
      this.faults.push(
        `Dòng ${sprout.line}: ${placed(sprout)} là ${levels[level].label}, không ở dưới ${parent.name} (${levels[parent.level].label}) được.`,
      );
    const given = isRoot ? root.code : sprout.said.code;
    const unit = unitSchema.parse({
      code: this.code(given?.toLowerCase(), name, parent),
      name: name.slice(0, 160),
      level,
      kind,
      bloc: level === 'tinh' ? undefined : (blocNamed(name, kind) ?? (kind === parent?.kind ? parent.bloc : undefined)),
      cluster: sprout.said.cluster?.slice(0, 60),
      branchType: levels[level].submits ? ((parent && levels[parent.level].branches) ?? 'co_so') : undefined,
      parent: parent?.code,
      yearKind: kind === 'truong_hoc' ? 'nam_hoc' : undefined,
    });
    this.units.push(unit);
    for (const child of sprout.children) this.grow(child, root, unit, unnamed);
  }
}

/**
 * The units of an organisation from a pasted list: codes are proposed, levels and kinds read from the names, and whatever may
 * be a slip is asked. The same list with the same answers makes the same units.
 */
export const proposeUnits = (root: Root, list: string, answers: Readonly<Record<string, string>> = {}): ProposedUnits => {
  const doubts = new Doubts(answers);
  const { lines, left } = readListing(list);
  const trunk: Sprout = { name: root.name, line: 0, parent: undefined, children: [], said: {}, implied: false };
  const own = lines
    .map((line) => ({ ...line, names: key(line.names[0]!) === key(root.name) ? line.names.slice(1) : line.names }))
    .filter(({ names }) => names.length > 0);
  if (own.every(({ names }) => names.length === 1)) nest(trunk, own, doubts);
  else
    for (const line of own) {
      let at = trunk;
      line.names.forEach((name, i) => (at = put(at, name, line, i === line.names.length - 1, doubts)));
    }
  askAlike(trunk, doubts);
  const silent = lines.filter(({ names }) => levelNamed(names.at(-1)!) === undefined);
  const unnamed =
    silent.length === 0
      ? 'chi_doan'
      : doubts.ask('khong-ro-cap', `${silent.length} dòng không ghi “Chi đoàn” hay “Đoàn”, như “${silent[0]!.names.at(-1)!}”. Đó là:`, [
          ['chi_doan', 'chi đoàn'],
          ['co_so', 'Đoàn cơ sở'],
        ]);
  const growing = new Growing();
  growing.grow(trunk, root, undefined, unnamed as Level);
  return { units: growing.units, questions: doubts.questions, faults: growing.faults, left };
};
