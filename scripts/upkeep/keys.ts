import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import {
  Cure,
  type IssuedKey,
  type RawContent,
  signOfKey,
  unitFile,
  unitsAsWritten,
  unitSchema,
  type Unit,
} from '../../src/domain/index.ts';
import { asOfRoot, readRoot } from '../../src/repository/read-root.ts';
import { writeFile } from '../command/write.ts';

/**
 * Keys with which units hand in without an account. A key is shown once, when it is issued; what is kept of it is its hash,
 * from which nobody gets back 140 random bits.
 */

/** Letters and digits that nobody takes for one another when read aloud or copied by hand. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const groups = 7;
const groupLength = 4;

/** A new key: `7K3M-9QXR-…`, 28 signs of 5 random bits each. */
export const makeKey = (): string => {
  const signs = Array.from(randomBytes(groups * groupLength), (byte) => letters[byte % letters.length]!).join('');
  return signs.match(new RegExp(`.{${groupLength}}`, 'g'))!.join('-');
};

/** A key as it was meant, however it was typed; undefined for what is none. */
const plainKey = (typed: string): string | undefined => {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return plain.length === groups * groupLength && [...plain].every((sign) => letters.includes(sign)) ? plain : undefined;
};

/** What is kept of a key; undefined for what is none. */
export const hashOfKey = (typed: string): string | undefined => {
  const plain = plainKey(typed);
  return plain === undefined ? undefined : createHash('sha256').update(plain).digest('hex');
};

/** A file of units as they are written: what is amiss in one of them keeps no other from its keys. */
interface UnitList {
  path: string;
  units: readonly Unit[];
}
const listsIn = ({ units }: RawContent): readonly UnitList[] =>
  units.map(({ path, data }) => ({ path, units: unitsAsWritten(data) as unknown as readonly Unit[] }));
const listsOf = (root: string): readonly UnitList[] => listsIn(readRoot(root));

/** A unit of a list, with the keys it has. */
const withKeys = ({ path }: UnitList, unit: Unit): Unit => {
  const read = unitSchema.shape.keys.safeParse(unit.keys);
  if (!read.success) throw new Cure(`${path} chưa đúng khuôn.\n  Chữa: npm run check -- ${path}`);
  return Object.assign(unit, { keys: read.data });
};
/** A unit, with the keys it has, and the file that lists it. */
const unitIn = (lists: readonly UnitList[], code: string): { list: UnitList; unit: Unit } => {
  for (const list of lists) {
    const unit = list.units.find((one) => one.code === code);
    if (unit) return { list, unit: withKeys(list, unit) };
  }
  throw new Cure(`Không có đơn vị nào mang mã “${code}”.\n  Chữa: xem mã ở content/units, hoặc ở địa chỉ trang của đơn vị ấy.`);
};

const write = (root: string, { path, units }: UnitList) => writeFile(join(root, path), unitFile(units));

/** Gives a unit a key more, of which it keeps the hash. */
const giveKey = (unit: Unit, today: string): { key: string; sign: string } => {
  const key = makeKey();
  const hash = hashOfKey(key)!;
  unit.keys.push({ hash, issued: today });
  return { key, sign: signOfKey(hash) };
};

/** Issues a unit a key more. Gives the key, which stands nowhere else, and the file that keeps its hash. */
export const issueKey = (root: string, code: string, today: string): { key: string; sign: string; path: string } => {
  const { list, unit } = unitIn(listsOf(root), code);
  const issued = giveKey(unit, today);
  write(root, list);
  return { ...issued, path: list.path };
};

/** Of the units from one down, itself the first, those that have not ended and for which neither key nor account hands in. */
const withoutSender = (lists: readonly UnitList[], code: string, day: string): readonly Unit[] => {
  const { unit } = unitIn(lists, code);
  const below = Map.groupBy(
    lists.flatMap(({ units }) => units),
    ({ parent }) => parent,
  );
  const tree = new Set<Unit>();
  const add = (one: Unit): void => {
    if (tree.has(one)) return;
    tree.add(one);
    for (const child of below.get(one.code) ?? []) add(child);
  };
  add(unit);
  return [...tree].filter(({ keys, stewards, validTo }) => !keys?.length && !stewards?.length && day <= (validTo ?? day));
};
/** How many units would get a key of `issueKeysBelow`. */
export const countWithoutSender = (root: string, code: string): number => {
  const raw = readRoot(root);
  return withoutSender(listsIn(raw), code, asOfRoot(raw)).length;
};

/**
 * Issues each unit below a unit, and itself, its first key, where nobody can hand in for it yet. Gives each key once: `keep` has them
 * before their hashes are written, so that no unit has a key that nobody knows.
 */
export const issueKeysBelow = (
  root: string,
  code: string,
  today: string,
  keep: (issued: readonly IssuedKey[]) => void = () => undefined,
): { issued: readonly IssuedKey[]; paths: readonly string[] } => {
  const raw = readRoot(root);
  const lists = listsIn(raw);
  const listOf = new Map(lists.flatMap((list) => list.units.map((unit) => [unit, list] as const)));
  const changed = new Set<UnitList>();
  const issued = withoutSender(lists, code, asOfRoot(raw)).map((unit) => {
    const list = listOf.get(unit)!;
    changed.add(list);
    return { unit: unit.code, name: unit.name, ...giveKey(withKeys(list, unit), today) };
  });
  if (issued.length > 0) keep(issued);
  for (const list of changed) write(root, list);
  return { issued, paths: [...changed].map(({ path }) => path) };
};

/** Takes back one key of a unit, by its sign, or all it has. Gives the signs of those that are gone, and the file. */
export const revokeKeys = (root: string, code: string, sign: string | undefined): { signs: readonly string[]; path: string } => {
  const { list, unit } = unitIn(listsOf(root), code);
  const goes = ({ hash }: { hash: string }) => sign === undefined || signOfKey(hash) === sign;
  const signs = unit.keys.filter(goes).map(({ hash }) => signOfKey(hash));
  if (signs.length === 0)
    throw new Cure(`${unit.name} không có khoá nào như vậy.\n  Chữa: npm run keys -- --unit ${code} --list để xem các khoá đang có.`);
  unit.keys = unit.keys.filter((key) => !goes(key));
  write(root, list);
  return { signs, path: list.path };
};

/** The keys of a unit: their signs, and the days they were issued. */
export const keysOf = (root: string, code: string): readonly { sign: string; issued: string }[] =>
  unitIn(listsOf(root), code).unit.keys.map(({ hash, issued }) => ({ sign: signOfKey(hash), issued }));
